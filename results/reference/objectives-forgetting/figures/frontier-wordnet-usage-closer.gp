# Learning and forgetting: wordnet/usage, closer
# Made by tunebench. Data: frontier-wordnet-usage-closer.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-usage-closer.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 6.000 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,864 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01319; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,1800 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00463; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,6.000in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00463; title_font = ',10.5'
}
set output 'frontier-wordnet-usage-closer.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/usage, closer' at screen 0.01006, screen 0.97280 left font title_font
set label 'trained on wordnet/prefer-definition/artifact' at screen 0.01006, screen 0.94387 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 2). Best is low and to the right. Not in this picture, having lost far' at screen 0.01006, screen 0.15799 left textcolor rgb '#555555'
set label 'more: p-tuning-v2 · dpo judge=error(0.1) (2.49), p-tuning-v2 · dpo judge=error(0) (2.38), p-tuning-v2 ·' at screen 0.01006, screen 0.13137 left textcolor rgb '#555555'
set label 'dpo judge=error(0.3) (2.29), p-tuning-v2 · grpo (2.18), p-tuning · grpo (1.20), p-tuning-v2 · sft (0.758).' at screen 0.01006, screen 0.10475 left textcolor rgb '#555555'
set label 'Dotted line: the best that can be had, of all methods. Grey lines: 95 % bootstrap interval of the mean,' at screen 0.01006, screen 0.07812 left textcolor rgb '#555555'
set label 'which with 2 seeds holds the true mean in about 50 % of cases. Of 34 methods those are named that no' at screen 0.01006, screen 0.05150 left textcolor rgb '#555555'
set label 'other beats in both; the tables have all.' at screen 0.01006, screen 0.02488 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.05497; set rmargin at screen 0.96578; set tmargin at screen 0.88773; set bmargin at screen 0.23958
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.01006, screen 0.90799 left textcolor rgb '#555555'
set label 'Test accuracy' at screen 0.51038, screen 0.18924 center textcolor rgb '#555555'
set border 3
set xrange [0.52125:0.60375]
set xtics ('0.54' 0.54, '0.56' 0.56, '0.58' 0.58, '0.60' 0.6) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.05617984970747836:0.45763948526820686]
set ytics ('0.0' 0.0, '0.1' 0.1, '0.2' 0.2, '0.3' 0.30000000000000004, '0.4' 0.4)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft · sft' at first 0.5575000000000001, first -0.03241477354168831 left offset screen -0.14306, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 0.5575000000000001, first -0.03241477354168831 rto screen -0.07699, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'bitfit · sft' at first 0.56125, first -0.008448783369697788 left offset screen 0.00634, screen -0.01927 front textcolor rgb '#222222'
set label 'fft · dpo judge=error(0.3)' at first 0.5675, first -0.0012656102068497876 left offset screen -0.11818, screen 0.07448 front textcolor rgb '#222222'
set arrow from first 0.5675, first -0.0012656102068497876 rto screen 0.00000, screen 0.06250 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'fft · dpo judge=error(0.1)' at first 0.5925, first 0.006066467488201721 left offset screen -0.11818, screen -0.02240 front textcolor rgb '#222222'
set label 'fft · dpo judge=error(0)' at first 0.59375, first 0.007921119450145397 left offset screen -0.10954, screen 0.05365 front textcolor rgb '#222222'
set arrow from first 0.59375, first 0.007921119450145397 rto screen 0.00000, screen 0.04167 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer · dpo judge=error(0)' at first 0.595, first 0.2586310373484688 left offset screen -0.41815, screen -0.09948 front textcolor rgb '#222222'
set arrow from first 0.595, first 0.2586310373484688 rto screen -0.07609, screen -0.08750 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'frontier-wordnet-usage-closer.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-wordnet-usage-closer.dat' index 1 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 1 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 1 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 2 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 2 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 2 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 3 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 3 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 3 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 4 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · grpo', \
  'frontier-wordnet-usage-closer.dat' index 4 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · grpo', \
  'frontier-wordnet-usage-closer.dat' index 4 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · grpo', \
  'frontier-wordnet-usage-closer.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · sft', \
  'frontier-wordnet-usage-closer.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · sft', \
  'frontier-wordnet-usage-closer.dat' index 5 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · sft', \
  'frontier-wordnet-usage-closer.dat' index 6 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 6 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 6 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 7 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 8 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · grpo', \
  'frontier-wordnet-usage-closer.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · grpo', \
  'frontier-wordnet-usage-closer.dat' index 9 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · grpo', \
  'frontier-wordnet-usage-closer.dat' index 10 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · sft', \
  'frontier-wordnet-usage-closer.dat' index 10 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · sft', \
  'frontier-wordnet-usage-closer.dat' index 10 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · sft', \
  'frontier-wordnet-usage-closer.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 11 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 12 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 12 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 12 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 13 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 13 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 13 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 14 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · grpo', \
  'frontier-wordnet-usage-closer.dat' index 14 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · grpo', \
  'frontier-wordnet-usage-closer.dat' index 14 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · grpo', \
  'frontier-wordnet-usage-closer.dat' index 15 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · sft', \
  'frontier-wordnet-usage-closer.dat' index 15 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · sft', \
  'frontier-wordnet-usage-closer.dat' index 15 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · sft', \
  'frontier-wordnet-usage-closer.dat' index 16 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 16 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 16 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 17 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 17 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 17 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 18 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 18 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 18 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 19 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · grpo', \
  'frontier-wordnet-usage-closer.dat' index 19 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · grpo', \
  'frontier-wordnet-usage-closer.dat' index 19 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · grpo', \
  'frontier-wordnet-usage-closer.dat' index 20 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · sft', \
  'frontier-wordnet-usage-closer.dat' index 20 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · sft', \
  'frontier-wordnet-usage-closer.dat' index 20 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · sft', \
  'frontier-wordnet-usage-closer.dat' index 21 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 21 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 21 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 22 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 22 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 22 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 23 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 23 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 23 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 24 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · grpo', \
  'frontier-wordnet-usage-closer.dat' index 24 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · grpo', \
  'frontier-wordnet-usage-closer.dat' index 24 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · grpo', \
  'frontier-wordnet-usage-closer.dat' index 25 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · sft', \
  'frontier-wordnet-usage-closer.dat' index 25 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · sft', \
  'frontier-wordnet-usage-closer.dat' index 25 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · sft', \
  'frontier-wordnet-usage-closer.dat' index 26 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 26 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 26 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 27 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 27 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 27 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 28 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 28 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 28 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 29 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · sft', \
  'frontier-wordnet-usage-closer.dat' index 29 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · sft', \
  'frontier-wordnet-usage-closer.dat' index 29 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · sft', \
  'frontier-wordnet-usage-closer.dat' index 30 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 30 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 30 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0)', \
  'frontier-wordnet-usage-closer.dat' index 31 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 31 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 31 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-closer.dat' index 32 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 32 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 32 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-closer.dat' index 33 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · grpo', \
  'frontier-wordnet-usage-closer.dat' index 33 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · grpo', \
  'frontier-wordnet-usage-closer.dat' index 33 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · grpo', \
  'frontier-wordnet-usage-closer.dat' index 34 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · sft', \
  'frontier-wordnet-usage-closer.dat' index 34 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · sft', \
  'frontier-wordnet-usage-closer.dat' index 34 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · sft'
unset label; unset arrow; unset object; unset logscale
unset output
}
