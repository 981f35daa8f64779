# Forgetting and distance: wordnet/usage, closer
# Made by tunebench. Data: divergence-wordnet-usage-closer.dat, in the same directory.
# Change what you like, and draw again with: gnuplot divergence-wordnet-usage-closer.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 6.375 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,918 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01242; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,1913 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00436; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,6.375in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00436; title_font = ',10.5'
}
set output 'divergence-wordnet-usage-closer.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Forgetting and distance: wordnet/usage, closer' at screen 0.01006, screen 0.97440 left font title_font
set label 'trained on wordnet/prefer-definition/artifact' at screen 0.01006, screen 0.94717 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 2). Colours are methods, marks objectives. Dashed line: y = a x + b x²' at screen 0.01006, screen 0.12364 left textcolor rgb '#555555'
set label 'of all runs. Not in this picture, having lost far more: p-tuning-v2 · dpo judge=error(0.1), p-tuning-v2 · dpo' at screen 0.01006, screen 0.09858 left textcolor rgb '#555555'
set label 'judge=error(0), p-tuning-v2 · dpo judge=error(0.3), p-tuning-v2 · grpo, p-tuning · grpo, p-tuning-v2 · sft.' at screen 0.01006, screen 0.07353 left textcolor rgb '#555555'
set label 'Grey lines: 95 % bootstrap interval of the mean, which with 2 seeds holds the true mean in about 50 % of' at screen 0.01006, screen 0.04847 left textcolor rgb '#555555'
set label 'cases.' at screen 0.01006, screen 0.02342 left textcolor rgb '#555555'
set label '' at screen 0.02315, screen 0.20316 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.04630, screen 0.20316 left textcolor rgb '#222222'
set label '' at screen 0.22235, screen 0.20316 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'bitfit' at screen 0.24550, screen 0.20316 left textcolor rgb '#222222'
set label '' at screen 0.42156, screen 0.20316 left point pointtype 4 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'adapter-pfeiffer' at screen 0.44471, screen 0.20316 left textcolor rgb '#222222'
set label '' at screen 0.62076, screen 0.20316 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'prefix' at screen 0.64391, screen 0.20316 left textcolor rgb '#222222'
set label '' at screen 0.02315, screen 0.17810 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#D55E00'
set label 'prompt' at screen 0.04630, screen 0.17810 left textcolor rgb '#222222'
set label '' at screen 0.22235, screen 0.17810 left point pointtype 4 pointsize 0.9*mark linecolor rgb '#56B4E9'
set label 'p-tuning' at screen 0.24550, screen 0.17810 left textcolor rgb '#222222'
set label '' at screen 0.42156, screen 0.17810 left point pointtype 4 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'p-tuning-v2' at screen 0.44471, screen 0.17810 left textcolor rgb '#222222'
set label '' at screen 0.62076, screen 0.17810 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora' at screen 0.64391, screen 0.17810 left textcolor rgb '#222222'
set label '' at screen 0.02315, screen 0.15305 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#7F7F7F'
set label 'dpo' at screen 0.04630, screen 0.15305 left textcolor rgb '#222222'
set label '' at screen 0.22235, screen 0.15305 left point pointtype 13 pointsize 0.9*mark linecolor rgb '#7F7F7F'
set label 'grpo' at screen 0.24550, screen 0.15305 left textcolor rgb '#222222'
set label '' at screen 0.42156, screen 0.15305 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#7F7F7F'
set label 'sft' at screen 0.44471, screen 0.15305 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.05497; set rmargin at screen 0.96578; set tmargin at screen 0.89434; set bmargin at screen 0.28431
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.01006, screen 0.91340 left textcolor rgb '#555555'
set label 'KL(base || tuned) on the new task (nats a token)' at screen 0.51038, screen 0.23693 center textcolor rgb '#555555'
set border 3
set xrange [-0.10695636306477432:2.246083624360261]
set xtics ('0.0' 0.0, '0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back linewidth 0.75 linecolor rgb '#888888'
set yrange [-0.05617984970747836:0.45763948526820686]
set ytics ('0.0' 0.0, '0.1' 0.1, '0.2' 0.2, '0.3' 0.30000000000000004, '0.4' 0.4)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
plot \
  'divergence-wordnet-usage-closer.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 2 linecolor rgb '#999999' title 'one curve of all runs', \
  'divergence-wordnet-usage-closer.dat' index 1 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 1 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 1 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 2 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 2 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 2 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 3 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 3 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 3 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 4 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · grpo', \
  'divergence-wordnet-usage-closer.dat' index 4 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · grpo', \
  'divergence-wordnet-usage-closer.dat' index 4 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · grpo', \
  'divergence-wordnet-usage-closer.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · sft', \
  'divergence-wordnet-usage-closer.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · sft', \
  'divergence-wordnet-usage-closer.dat' index 5 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · sft', \
  'divergence-wordnet-usage-closer.dat' index 6 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 6 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 6 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 7 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 8 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · grpo', \
  'divergence-wordnet-usage-closer.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · grpo', \
  'divergence-wordnet-usage-closer.dat' index 9 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · grpo', \
  'divergence-wordnet-usage-closer.dat' index 10 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · sft', \
  'divergence-wordnet-usage-closer.dat' index 10 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · sft', \
  'divergence-wordnet-usage-closer.dat' index 10 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · sft', \
  'divergence-wordnet-usage-closer.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 11 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 12 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 12 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 12 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 13 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 13 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 13 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 14 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · grpo', \
  'divergence-wordnet-usage-closer.dat' index 14 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · grpo', \
  'divergence-wordnet-usage-closer.dat' index 14 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · grpo', \
  'divergence-wordnet-usage-closer.dat' index 15 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · sft', \
  'divergence-wordnet-usage-closer.dat' index 15 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · sft', \
  'divergence-wordnet-usage-closer.dat' index 15 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · sft', \
  'divergence-wordnet-usage-closer.dat' index 16 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 16 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 16 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 17 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 17 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 17 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 18 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 18 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 18 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 19 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · grpo', \
  'divergence-wordnet-usage-closer.dat' index 19 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · grpo', \
  'divergence-wordnet-usage-closer.dat' index 19 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · grpo', \
  'divergence-wordnet-usage-closer.dat' index 20 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · sft', \
  'divergence-wordnet-usage-closer.dat' index 20 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · sft', \
  'divergence-wordnet-usage-closer.dat' index 20 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · sft', \
  'divergence-wordnet-usage-closer.dat' index 21 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 21 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 21 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 22 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 22 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 22 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 23 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 23 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 23 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 24 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · grpo', \
  'divergence-wordnet-usage-closer.dat' index 24 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · grpo', \
  'divergence-wordnet-usage-closer.dat' index 24 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · grpo', \
  'divergence-wordnet-usage-closer.dat' index 25 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · sft', \
  'divergence-wordnet-usage-closer.dat' index 25 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · sft', \
  'divergence-wordnet-usage-closer.dat' index 25 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · sft', \
  'divergence-wordnet-usage-closer.dat' index 26 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 26 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 26 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 27 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 27 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 27 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 28 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 28 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 28 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 29 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · sft', \
  'divergence-wordnet-usage-closer.dat' index 29 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · sft', \
  'divergence-wordnet-usage-closer.dat' index 29 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · sft', \
  'divergence-wordnet-usage-closer.dat' index 30 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 30 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 30 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0)', \
  'divergence-wordnet-usage-closer.dat' index 31 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 31 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 31 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0.1)', \
  'divergence-wordnet-usage-closer.dat' index 32 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 32 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 32 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0.3)', \
  'divergence-wordnet-usage-closer.dat' index 33 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · grpo', \
  'divergence-wordnet-usage-closer.dat' index 33 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · grpo', \
  'divergence-wordnet-usage-closer.dat' index 33 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · grpo', \
  'divergence-wordnet-usage-closer.dat' index 34 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · sft', \
  'divergence-wordnet-usage-closer.dat' index 34 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · sft', \
  'divergence-wordnet-usage-closer.dat' index 34 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · sft'
unset label; unset arrow; unset object; unset logscale
unset output
}
