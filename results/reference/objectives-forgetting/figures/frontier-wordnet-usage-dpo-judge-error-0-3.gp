# Learning and forgetting: wordnet/usage, dpo judge=error(0.3)
# Made by tunebench. Data: frontier-wordnet-usage-dpo-judge-error-0-3.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-usage-dpo-judge-error-0-3.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.861 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,700 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01629; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1458 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00571; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.861in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00571; title_font = ',10.5'
}
set output 'frontier-wordnet-usage-dpo-judge-error-0-3.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/usage,' at screen 0.02104, screen 0.96643 left font title_font
set label 'dpo judge=error(0.3)' at screen 0.02104, screen 0.92786 left font title_font
set label 'trained on wordnet/prefer-definition/artifact' at screen 0.02104, screen 0.89214 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 2); small' at screen 0.02104, screen 0.29357 left textcolor rgb '#555555'
set label 'marks are its seeds. Best is low and to the right.' at screen 0.02104, screen 0.26071 left textcolor rgb '#555555'
set label 'Dotted line: the best that can be had, of all' at screen 0.02104, screen 0.22786 left textcolor rgb '#555555'
set label 'methods; its corners also are fft · sft, bitfit · sft,' at screen 0.02104, screen 0.19500 left textcolor rgb '#555555'
set label 'fft · dpo judge=error(0.1), fft · dpo judge=' at screen 0.02104, screen 0.16214 left textcolor rgb '#555555'
set label 'error(0), adapter-pfeiffer · dpo judge=error(0).' at screen 0.02104, screen 0.12929 left textcolor rgb '#555555'
set label 'Grey lines: 95 % bootstrap interval of the mean,' at screen 0.02104, screen 0.09643 left textcolor rgb '#555555'
set label 'which with 2 seeds holds the true mean in about' at screen 0.02104, screen 0.06357 left textcolor rgb '#555555'
set label '50 % of cases.' at screen 0.02104, screen 0.03071 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.82286; set bmargin at screen 0.39429
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.02104, screen 0.84786 left textcolor rgb '#555555'
set label 'Test accuracy' at screen 0.52170, screen 0.33214 center textcolor rgb '#555555'
set border 3
set xrange [0.476875:0.600625]
set xtics ('0.500' 0.5, '0.525' 0.525, '0.550' 0.55, '0.575' 0.5750000000000001, '0.600' 0.6000000000000001) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.15436344198289015:2.52850726372355]
set ytics ('0.0' 0.0, '0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 0.5675, first -0.0012656102068497876 left offset screen -0.02076, screen 0.06621 front textcolor rgb '#222222'
set arrow from first 0.5675, first -0.0012656102068497876 rto screen 0.00000, screen 0.05143 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'bitfit' at first 0.5675, first 0.007712766661796211 left offset screen 0.05303, screen 0.05079 front textcolor rgb '#222222'
set arrow from first 0.5675, first 0.007712766661796211 rto screen 0.05303, screen 0.03600 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer' at first 0.56875, first 0.20425900804440889 left offset screen -0.05973, screen 0.12407 front textcolor rgb '#222222'
set arrow from first 0.56875, first 0.20425900804440889 rto screen 0.00000, screen 0.10929 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prefix' at first 0.5475, first 0.20410732709980117 left offset screen -0.02184, screen 0.04307 front textcolor rgb '#222222'
set arrow from first 0.5475, first 0.20410732709980117 rto screen 0.00000, screen 0.02829 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prompt' at first 0.5549999999999999, first 0.024610520998464835 left offset screen -0.25129, screen 0.09129 front textcolor rgb '#222222'
set arrow from first 0.5549999999999999, first 0.024610520998464835 rto screen -0.11269, screen 0.07650 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning' at first 0.55125, first 0.1924246293199109 left offset screen -0.23496, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 0.55125, first 0.1924246293199109 rto screen -0.07576, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning-v2' at first 0.49875, first 2.292805074357685 left offset screen 0.01326, screen -0.02379 front textcolor rgb '#222222'
set label 'lora' at first 0.56125, first -0.00032059932932426705 left offset screen -0.03625, screen 0.12407 front textcolor rgb '#222222'
set arrow from first 0.56125, first -0.00032059932932426705 rto screen 0.00000, screen 0.10929 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 1 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 2 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 3 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 4 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 5 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 6 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 7 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 8 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 9 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 10 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 10 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 10 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 11 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 12 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 12 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 12 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 13 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 13 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 13 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 14 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 14 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 14 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 15 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 15 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 15 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 16 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 16 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 16 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
