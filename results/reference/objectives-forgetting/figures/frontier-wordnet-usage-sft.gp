# Learning and forgetting: wordnet/usage, sft
# Made by tunebench. Data: frontier-wordnet-usage-sft.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-usage-sft.gp

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
set output 'frontier-wordnet-usage-sft.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/usage,' at screen 0.02104, screen 0.96643 left font title_font
set label 'sft' at screen 0.02104, screen 0.92786 left font title_font
set label 'trained on wordnet/prefer-definition/artifact' at screen 0.02104, screen 0.89214 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 2); small' at screen 0.02104, screen 0.29357 left textcolor rgb '#555555'
set label 'marks are its seeds. Best is low and to the right.' at screen 0.02104, screen 0.26071 left textcolor rgb '#555555'
set label 'Dotted line: the best that can be had, of all' at screen 0.02104, screen 0.22786 left textcolor rgb '#555555'
set label 'methods; its corners also are fft · dpo judge=' at screen 0.02104, screen 0.19500 left textcolor rgb '#555555'
set label 'error(0.3), fft · dpo judge=error(0.1), fft · dpo' at screen 0.02104, screen 0.16214 left textcolor rgb '#555555'
set label 'judge=error(0), adapter-pfeiffer · dpo judge=' at screen 0.02104, screen 0.12929 left textcolor rgb '#555555'
set label 'error(0). Grey lines: 95 % bootstrap interval of the' at screen 0.02104, screen 0.09643 left textcolor rgb '#555555'
set label 'mean, which with 2 seeds holds the true mean in' at screen 0.02104, screen 0.06357 left textcolor rgb '#555555'
set label 'about 50 % of cases.' at screen 0.02104, screen 0.03071 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.82286; set bmargin at screen 0.39429
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.02104, screen 0.84786 left textcolor rgb '#555555'
set label 'Test accuracy' at screen 0.52170, screen 0.33214 center textcolor rgb '#555555'
set border 3
set xrange [0.487375:0.600125]
set xtics ('0.50' 0.5, '0.52' 0.52, '0.54' 0.54, '0.56' 0.56, '0.58' 0.58, '0.60' 0.6) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.07897631358591994:0.9363652267154802]
set ytics ('0.0' 0.0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6000000000000001, '0.8' 0.8)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 0.5575000000000001, first -0.03241477354168831 left offset screen -0.12106, screen 0.06879 front textcolor rgb '#222222'
set arrow from first 0.5575000000000001, first -0.03241477354168831 rto screen -0.07955, screen 0.05400 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'bitfit' at first 0.56125, first -0.008448783369697788 left offset screen 0.01326, screen 0.02379 front textcolor rgb '#222222'
set label 'adapter-pfeiffer' at first 0.5575, first -0.006632314977448761 left offset screen -0.14934, screen 0.09193 front textcolor rgb '#222222'
set arrow from first 0.5575, first -0.006632314977448761 rto screen 0.00000, screen 0.07714 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prefix' at first 0.5487500000000001, first 0.06081868659657219 left offset screen -0.12814, screen 0.00000 front textcolor rgb '#222222'
set label 'prompt' at first 0.55125, first 0.04202670067920644 left offset screen -0.29958, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 0.55125, first 0.04202670067920644 rto screen -0.16098, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning' at first 0.55625, first 0.09516795253244159 left offset screen -0.07960, screen 0.09193 front textcolor rgb '#222222'
set arrow from first 0.55625, first 0.09516795253244159 rto screen 0.00000, screen 0.07714 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning-v2' at first 0.49624999999999997, first 0.7584360238014722 left offset screen 0.01326, screen 0.02379 front textcolor rgb '#222222'
set label 'lora' at first 0.55125, first -0.021149220530648605 left offset screen -0.11417, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 0.55125, first -0.021149220530648605 rto screen -0.04167, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'frontier-wordnet-usage-sft.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-wordnet-usage-sft.dat' index 1 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'frontier-wordnet-usage-sft.dat' index 2 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'frontier-wordnet-usage-sft.dat' index 3 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer', \
  'frontier-wordnet-usage-sft.dat' index 4 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'frontier-wordnet-usage-sft.dat' index 5 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'frontier-wordnet-usage-sft.dat' index 6 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'frontier-wordnet-usage-sft.dat' index 7 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'frontier-wordnet-usage-sft.dat' index 8 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'frontier-wordnet-usage-sft.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-usage-sft.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-usage-sft.dat' index 9 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-wordnet-usage-sft.dat' index 10 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-usage-sft.dat' index 10 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-usage-sft.dat' index 10 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-wordnet-usage-sft.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-sft.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-sft.dat' index 11 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-sft.dat' index 12 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-wordnet-usage-sft.dat' index 12 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-wordnet-usage-sft.dat' index 12 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-wordnet-usage-sft.dat' index 13 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-wordnet-usage-sft.dat' index 13 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-wordnet-usage-sft.dat' index 13 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-wordnet-usage-sft.dat' index 14 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-wordnet-usage-sft.dat' index 14 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-wordnet-usage-sft.dat' index 14 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-wordnet-usage-sft.dat' index 15 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-wordnet-usage-sft.dat' index 15 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-wordnet-usage-sft.dat' index 15 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'frontier-wordnet-usage-sft.dat' index 16 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-usage-sft.dat' index 16 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-usage-sft.dat' index 16 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
