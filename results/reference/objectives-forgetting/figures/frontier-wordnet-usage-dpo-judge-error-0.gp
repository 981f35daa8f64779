# Learning and forgetting: wordnet/usage, dpo judge=error(0)
# Made by tunebench. Data: frontier-wordnet-usage-dpo-judge-error-0.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-usage-dpo-judge-error-0.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.708 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,678 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01681; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1413 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00590; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.708in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00590; title_font = ',10.5'
}
set output 'frontier-wordnet-usage-dpo-judge-error-0.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/usage,' at screen 0.02104, screen 0.96534 left font title_font
set label 'dpo judge=error(0)' at screen 0.02104, screen 0.92552 left font title_font
set label 'trained on wordnet/prefer-definition/artifact' at screen 0.02104, screen 0.88864 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 2); small' at screen 0.02104, screen 0.27065 left textcolor rgb '#555555'
set label 'marks are its seeds. Best is low and to the right.' at screen 0.02104, screen 0.23673 left textcolor rgb '#555555'
set label 'Dotted line: the best that can be had, of all' at screen 0.02104, screen 0.20280 left textcolor rgb '#555555'
set label 'methods; its corners also are fft · sft, bitfit · sft,' at screen 0.02104, screen 0.16888 left textcolor rgb '#555555'
set label 'fft · dpo judge=error(0.3), fft · dpo judge=' at screen 0.02104, screen 0.13496 left textcolor rgb '#555555'
set label 'error(0.1). Grey lines: 95 % bootstrap interval of' at screen 0.02104, screen 0.10103 left textcolor rgb '#555555'
set label 'the mean, which with 2 seeds holds the true' at screen 0.02104, screen 0.06711 left textcolor rgb '#555555'
set label 'mean in about 50 % of cases.' at screen 0.02104, screen 0.03319 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.81711; set bmargin at screen 0.37463
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.02104, screen 0.84292 left textcolor rgb '#555555'
set label 'Test accuracy' at screen 0.52170, screen 0.31047 center textcolor rgb '#555555'
set border 3
set xrange [0.487125:0.605375]
set xtics ('0.50' 0.5, '0.52' 0.52, '0.54' 0.54, '0.56' 0.56, '0.58' 0.58, '0.60' 0.6) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.1585848891091057:2.6171576533740772]
set ytics ('0.0' 0.0, '0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 0.59375, first 0.007921119450145397 left offset screen 0.07576, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 0.59375, first 0.007921119450145397 rto screen 0.07576, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'bitfit' at first 0.585, first 0.026105774063869713 left offset screen 0.07955, screen 0.07102 front textcolor rgb '#222222'
set arrow from first 0.585, first 0.026105774063869713 rto screen 0.07955, screen 0.05575 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer' at first 0.595, first 0.2586310373484688 left offset screen -0.23894, screen 0.09491 front textcolor rgb '#222222'
set arrow from first 0.595, first 0.2586310373484688 rto screen 0.00000, screen 0.07965 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prefix' at first 0.5900000000000001, first 0.27737893680206294 left offset screen -0.13837, screen 0.03571 front textcolor rgb '#222222'
set arrow from first 0.5900000000000001, first 0.27737893680206294 rto screen -0.02917, screen 0.02044 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prompt' at first 0.5625, first 0.01896111058020955 left offset screen -0.06930, screen 0.02854 front textcolor rgb '#222222'
set label 'p-tuning' at first 0.55625, first 0.04159348999097079 left offset screen -0.23875, screen 0.07102 front textcolor rgb '#222222'
set arrow from first 0.55625, first 0.04159348999097079 rto screen -0.07955, screen 0.05575 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning-v2' at first 0.49749999999999994, first 2.384095945277476 left offset screen -0.04388, screen -0.04447 front textcolor rgb '#222222'
set arrow from first 0.49749999999999994, first 2.384095945277476 rto screen 0.00000, screen -0.02920 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'lora' at first 0.5874999999999999, first 0.027705454324994938 left offset screen -0.08576, screen 0.02456 front textcolor rgb '#222222'
plot \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 1 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 2 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 3 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 4 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 5 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 6 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 7 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 8 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 9 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 10 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 10 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 10 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 11 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 12 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 12 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 12 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 13 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 13 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 13 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 14 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 14 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 14 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 15 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 15 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 15 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 16 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 16 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 16 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
