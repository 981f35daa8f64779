# Learning and forgetting: wordnet/usage, grpo
# Made by tunebench. Data: frontier-wordnet-usage-grpo.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-usage-grpo.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 5.028 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,724 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01575; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1508 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00552; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,5.028in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00552; title_font = ',10.5'
}
set output 'frontier-wordnet-usage-grpo.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/usage,' at screen 0.02104, screen 0.96754 left font title_font
set label 'grpo' at screen 0.02104, screen 0.93025 left font title_font
set label 'trained on wordnet/prefer-definition/artifact' at screen 0.02104, screen 0.89572 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 2); small' at screen 0.02104, screen 0.31699 left textcolor rgb '#555555'
set label 'marks are its seeds. Best is low and to the right.' at screen 0.02104, screen 0.28522 left textcolor rgb '#555555'
set label 'Dotted line: the best that can be had, of all' at screen 0.02104, screen 0.25345 left textcolor rgb '#555555'
set label 'methods; its corners also are fft · sft, bitfit · sft,' at screen 0.02104, screen 0.22169 left textcolor rgb '#555555'
set label 'fft · dpo judge=error(0.3), fft · dpo judge=' at screen 0.02104, screen 0.18992 left textcolor rgb '#555555'
set label 'error(0.1), fft · dpo judge=error(0), adapter-' at screen 0.02104, screen 0.15815 left textcolor rgb '#555555'
set label 'pfeiffer · dpo judge=error(0). Grey lines: 95 %' at screen 0.02104, screen 0.12638 left textcolor rgb '#555555'
set label 'bootstrap interval of the mean, which with 2' at screen 0.02104, screen 0.09461 left textcolor rgb '#555555'
set label 'seeds holds the true mean in about 50 % of' at screen 0.02104, screen 0.06285 left textcolor rgb '#555555'
set label 'cases.' at screen 0.02104, screen 0.03108 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.82873; set bmargin at screen 0.41436
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.02104, screen 0.85290 left textcolor rgb '#555555'
set label 'Test accuracy' at screen 0.52170, screen 0.35428 center textcolor rgb '#555555'
set border 3
set xrange [0.48212499999999997:0.600375]
set xtics ('0.50' 0.5, '0.52' 0.52, '0.54' 0.54, '0.56' 0.56, '0.58' 0.58, '0.60' 0.6) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.15225575073626352:2.4842457475443904]
set ytics ('0.0' 0.0, '0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 0.55375, first -1.650916117923451e-05 left offset screen -0.02076, screen 0.06402 front textcolor rgb '#222222'
set arrow from first 0.55375, first -1.650916117923451e-05 rto screen 0.00000, screen 0.04972 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'bitfit' at first 0.5487500000000001, first 0.011741256372362674 left offset screen -0.10140, screen 0.02300 front textcolor rgb '#222222'
set label 'adapter-pfeiffer' at first 0.5275000000000001, first 0.39064544563604664 left offset screen -0.31193, screen 0.02300 front textcolor rgb '#222222'
set label 'prefix' at first 0.5449999999999999, first 0.3492972962185671 left offset screen -0.05460, screen 0.04164 front textcolor rgb '#222222'
set arrow from first 0.5449999999999999, first 0.3492972962185671 rto screen 0.00000, screen 0.02735 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prompt' at first 0.55375, first 0.07272985771751683 left offset screen 0.05303, screen 0.04910 front textcolor rgb '#222222'
set arrow from first 0.55375, first 0.07272985771751683 rto screen 0.05303, screen 0.03481 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning' at first 0.5, first 1.2044064133604861 left offset screen 0.01326, screen 0.02300 front textcolor rgb '#222222'
set label 'p-tuning-v2' at first 0.495, first 2.183393813009123 left offset screen 0.01326, screen 0.02300 front textcolor rgb '#222222'
set label 'lora' at first 0.55375, first 0.002832261612308651 left offset screen 0.01326, screen 0.02300 front textcolor rgb '#222222'
plot \
  'frontier-wordnet-usage-grpo.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-wordnet-usage-grpo.dat' index 1 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'frontier-wordnet-usage-grpo.dat' index 2 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'frontier-wordnet-usage-grpo.dat' index 3 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer', \
  'frontier-wordnet-usage-grpo.dat' index 4 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'frontier-wordnet-usage-grpo.dat' index 5 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'frontier-wordnet-usage-grpo.dat' index 6 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'frontier-wordnet-usage-grpo.dat' index 7 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'frontier-wordnet-usage-grpo.dat' index 8 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'frontier-wordnet-usage-grpo.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-usage-grpo.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-usage-grpo.dat' index 9 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-wordnet-usage-grpo.dat' index 10 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-usage-grpo.dat' index 10 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-usage-grpo.dat' index 10 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-wordnet-usage-grpo.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-grpo.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-grpo.dat' index 11 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-grpo.dat' index 12 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-wordnet-usage-grpo.dat' index 12 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-wordnet-usage-grpo.dat' index 12 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-wordnet-usage-grpo.dat' index 13 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-wordnet-usage-grpo.dat' index 13 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-wordnet-usage-grpo.dat' index 13 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-wordnet-usage-grpo.dat' index 14 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-wordnet-usage-grpo.dat' index 14 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-wordnet-usage-grpo.dat' index 14 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-wordnet-usage-grpo.dat' index 15 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-wordnet-usage-grpo.dat' index 15 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-wordnet-usage-grpo.dat' index 15 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'frontier-wordnet-usage-grpo.dat' index 16 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-usage-grpo.dat' index 16 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-usage-grpo.dat' index 16 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
