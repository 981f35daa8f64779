# Learning and forgetting: wordnet/usage
# Made by tunebench. Data: frontier-wordnet-usage.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-usage.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 5.528 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,796 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01432; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,1658 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00503; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,5.528in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00503; title_font = ',10.5'
}
set output 'frontier-wordnet-usage.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/usage' at screen 0.01006, screen 0.97048 left font title_font
set label 'trained on wordnet/prefer-definition/artifact' at screen 0.01006, screen 0.93907 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 2). Best is low and to the right. Named are those far off; the closer' at screen 0.01006, screen 0.08606 left textcolor rgb '#555555'
set label 'picture names the others. Dotted line: the best that can be had, of all methods. Grey lines: 95 % bootstrap' at screen 0.01006, screen 0.05716 left textcolor rgb '#555555'
set label 'interval of the mean, which with 2 seeds holds the true mean in about 50 % of cases.' at screen 0.01006, screen 0.02827 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.05497; set rmargin at screen 0.96578; set tmargin at screen 0.87814; set bmargin at screen 0.17462
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.01006, screen 0.90013 left textcolor rgb '#555555'
set label 'Test accuracy' at screen 0.51038, screen 0.11997 center textcolor rgb '#555555'
set border 3
set xrange [0.47662499999999997:0.6058749999999999]
set xtics ('0.48' 0.48, '0.50' 0.5, '0.52' 0.52, '0.54' 0.54, '0.56' 0.56, '0.58' 0.58, '0.60' 0.6) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.16123251371927536:2.6637454295159437]
set ytics ('0.0' 0.0, '0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'p-tuning · grpo' at first 0.5, first 1.2044064133604861 left offset screen 0.00634, screen 0.02092 front textcolor rgb '#222222'
set label 'p-tuning-v2 · dpo judge=error(0)' at first 0.49749999999999994, first 2.384095945277476 left offset screen 0.00634, screen 0.02092 front textcolor rgb '#222222'
set label 'p-tuning-v2 · dpo judge=error(0.1)' at first 0.49624999999999997, first 2.4852968068108554 left offset screen -0.06429, screen 0.02431 front textcolor rgb '#222222'
set label 'p-tuning-v2 · dpo judge=error(0.3)' at first 0.49875, first 2.292805074357685 left offset screen 0.02536, screen -0.04466 front textcolor rgb '#222222'
set arrow from first 0.49875, first 2.292805074357685 rto screen 0.02536, screen -0.03166 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning-v2 · grpo' at first 0.495, first 2.183393813009123 left offset screen -0.08488, screen -0.05823 front textcolor rgb '#222222'
set arrow from first 0.495, first 2.183393813009123 rto screen 0.00000, screen -0.04523 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning-v2 · sft' at first 0.49624999999999997, first 0.7584360238014722 left offset screen 0.00634, screen -0.02092 front textcolor rgb '#222222'
plot \
  'frontier-wordnet-usage.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-wordnet-usage.dat' index 1 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 1 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 1 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 2 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 2 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 2 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 3 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 3 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 3 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 4 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · grpo', \
  'frontier-wordnet-usage.dat' index 4 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · grpo', \
  'frontier-wordnet-usage.dat' index 4 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · grpo', \
  'frontier-wordnet-usage.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · sft', \
  'frontier-wordnet-usage.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · sft', \
  'frontier-wordnet-usage.dat' index 5 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · sft', \
  'frontier-wordnet-usage.dat' index 6 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 6 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 6 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 7 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 8 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · grpo', \
  'frontier-wordnet-usage.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · grpo', \
  'frontier-wordnet-usage.dat' index 9 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · grpo', \
  'frontier-wordnet-usage.dat' index 10 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · sft', \
  'frontier-wordnet-usage.dat' index 10 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · sft', \
  'frontier-wordnet-usage.dat' index 10 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · sft', \
  'frontier-wordnet-usage.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 11 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 12 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 12 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 12 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 13 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 13 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 13 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 14 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · grpo', \
  'frontier-wordnet-usage.dat' index 14 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · grpo', \
  'frontier-wordnet-usage.dat' index 14 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · grpo', \
  'frontier-wordnet-usage.dat' index 15 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · sft', \
  'frontier-wordnet-usage.dat' index 15 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · sft', \
  'frontier-wordnet-usage.dat' index 15 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · sft', \
  'frontier-wordnet-usage.dat' index 16 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 16 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 16 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 17 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 17 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 17 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 18 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 18 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 18 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 19 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · grpo', \
  'frontier-wordnet-usage.dat' index 19 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · grpo', \
  'frontier-wordnet-usage.dat' index 19 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · grpo', \
  'frontier-wordnet-usage.dat' index 20 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · sft', \
  'frontier-wordnet-usage.dat' index 20 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · sft', \
  'frontier-wordnet-usage.dat' index 20 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · sft', \
  'frontier-wordnet-usage.dat' index 21 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 21 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 21 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 22 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 22 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 22 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 23 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 23 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 23 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 24 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · grpo', \
  'frontier-wordnet-usage.dat' index 24 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · grpo', \
  'frontier-wordnet-usage.dat' index 24 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · grpo', \
  'frontier-wordnet-usage.dat' index 25 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · sft', \
  'frontier-wordnet-usage.dat' index 25 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · sft', \
  'frontier-wordnet-usage.dat' index 25 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · sft', \
  'frontier-wordnet-usage.dat' index 26 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 26 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 26 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 27 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 27 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 27 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 28 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 28 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 28 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 29 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · grpo', \
  'frontier-wordnet-usage.dat' index 29 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · grpo', \
  'frontier-wordnet-usage.dat' index 29 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · grpo', \
  'frontier-wordnet-usage.dat' index 30 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · sft', \
  'frontier-wordnet-usage.dat' index 30 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · sft', \
  'frontier-wordnet-usage.dat' index 30 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · sft', \
  'frontier-wordnet-usage.dat' index 31 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2 · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 31 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2 · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 31 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 32 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2 · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 32 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2 · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 32 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 33 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2 · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 33 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2 · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 33 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 34 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2 · grpo', \
  'frontier-wordnet-usage.dat' index 34 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2 · grpo', \
  'frontier-wordnet-usage.dat' index 34 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · grpo', \
  'frontier-wordnet-usage.dat' index 35 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2 · sft', \
  'frontier-wordnet-usage.dat' index 35 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2 · sft', \
  'frontier-wordnet-usage.dat' index 35 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · sft', \
  'frontier-wordnet-usage.dat' index 36 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 36 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 36 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0)', \
  'frontier-wordnet-usage.dat' index 37 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 37 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 37 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0.1)', \
  'frontier-wordnet-usage.dat' index 38 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 38 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 38 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0.3)', \
  'frontier-wordnet-usage.dat' index 39 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · grpo', \
  'frontier-wordnet-usage.dat' index 39 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · grpo', \
  'frontier-wordnet-usage.dat' index 39 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · grpo', \
  'frontier-wordnet-usage.dat' index 40 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · sft', \
  'frontier-wordnet-usage.dat' index 40 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · sft', \
  'frontier-wordnet-usage.dat' index 40 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · sft'
unset label; unset arrow; unset object; unset logscale
unset output
}
