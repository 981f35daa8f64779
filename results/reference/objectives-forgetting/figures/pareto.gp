# Test accuracy against process at peak
# Made by tunebench. Data: pareto.dat, in the same directory.
# Change what you like, and draw again with: gnuplot pareto.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.917 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,708 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01610; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1475 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00565; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.917in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00565; title_font = ',10.5'
}
set output 'pareto.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test accuracy against process at peak' at screen 0.02104, screen 0.96681 left font title_font
set label 'wordnet/prefer-definition/artifact, 320 training' at screen 0.02104, screen 0.93150 left textcolor rgb '#555555'
set label 'rows' at screen 0.02104, screen 0.89901 left textcolor rgb '#555555'
set label 'Means over seeds (n = 2), best high and to the' at screen 0.02104, screen 0.19421 left textcolor rgb '#555555'
set label 'left; dotted: the best that can be had; faint,' at screen 0.02104, screen 0.16172 left textcolor rgb '#555555'
set label 'without name: beaten by another in both; grey:' at screen 0.02104, screen 0.12924 left textcolor rgb '#555555'
set label '95 % bootstrap interval of the mean, which with 2' at screen 0.02104, screen 0.09675 left textcolor rgb '#555555'
set label 'seeds holds the true mean in about 50 % of' at screen 0.02104, screen 0.06427 left textcolor rgb '#555555'
set label 'cases.' at screen 0.02104, screen 0.03178 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.83051; set bmargin at screen 0.29379
set label 'Test accuracy' at screen 0.02104, screen 0.85523 left textcolor rgb '#555555'
set label 'Process at peak (GB)' at screen 0.53374, screen 0.23234 center textcolor rgb '#555555'
set border 3
set xrange [0.4272949248:3.1126280191999998]
set xtics ('0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5, '3.0' 3.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.47662499999999997:0.6058749999999999]
set ytics ('0.48' 0.48, '0.50' 0.5, '0.52' 0.52, '0.54' 0.54, '0.56' 0.56, '0.58' 0.58, '0.60' 0.6)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set label 'bitfit · dpo judge=error(0)' at first 0.762411008, first 0.585 left offset screen 0.04167, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 0.762411008, first 0.585 rto screen 0.04167, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'bitfit · dpo judge=error(0.1)' at first 0.762384384, first 0.58 left offset screen 0.11269, screen 0.09025 front textcolor rgb '#222222'
set arrow from first 0.762384384, first 0.58 rto screen 0.11269, screen 0.07564 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'bitfit · sft' at first 0.554020864, first 0.56125 left offset screen 0.11364, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 0.554020864, first 0.56125 rto screen 0.11364, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer · dpo judge=error(0)' at first 0.815704064, first 0.595 left offset screen -0.14305, screen -0.09089 front textcolor rgb '#222222'
set arrow from first 0.815704064, first 0.595 rto screen 0.00000, screen -0.07627 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning-v2 · sft' at first 0.55195648, first 0.49624999999999997 left offset screen 0.07576, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 0.55195648, first 0.49624999999999997 rto screen 0.07576, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'pareto.dat' index 0 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#444444' title 'not beaten in both', \
  'pareto.dat' index 1 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'fft · dpo judge=error(0)', \
  'pareto.dat' index 1 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'fft · dpo judge=error(0)', \
  'pareto.dat' index 1 using 1:2 with points pointtype 9 pointsize 0.90000*mark linewidth 1 linecolor rgb '#999999' title 'fft · dpo judge=error(0)', \
  'pareto.dat' index 2 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'fft · dpo judge=error(0.1)', \
  'pareto.dat' index 2 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'fft · dpo judge=error(0.1)', \
  'pareto.dat' index 2 using 1:2 with points pointtype 9 pointsize 0.90000*mark linewidth 1 linecolor rgb '#999999' title 'fft · dpo judge=error(0.1)', \
  'pareto.dat' index 3 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'fft · dpo judge=error(0.3)', \
  'pareto.dat' index 3 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'fft · dpo judge=error(0.3)', \
  'pareto.dat' index 3 using 1:2 with points pointtype 9 pointsize 0.90000*mark linewidth 1 linecolor rgb '#999999' title 'fft · dpo judge=error(0.3)', \
  'pareto.dat' index 4 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'fft · grpo', \
  'pareto.dat' index 4 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'fft · grpo', \
  'pareto.dat' index 4 using 1:2 with points pointtype 13 pointsize 0.90000*mark linewidth 1 linecolor rgb '#999999' title 'fft · grpo', \
  'pareto.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'fft · sft', \
  'pareto.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'fft · sft', \
  'pareto.dat' index 5 using 1:2 with points pointtype 7 pointsize 0.90000*mark linewidth 1 linecolor rgb '#999999' title 'fft · sft', \
  'pareto.dat' index 6 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'bitfit · dpo judge=error(0.3)', \
  'pareto.dat' index 6 using 1:2 with points pointtype 9 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EBCADC' title 'bitfit · dpo judge=error(0.3)', \
  'pareto.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'bitfit · grpo', \
  'pareto.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'bitfit · grpo', \
  'pareto.dat' index 7 using 1:2 with points pointtype 13 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EBCADC' title 'bitfit · grpo', \
  'pareto.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'pareto.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'pareto.dat' index 8 using 1:2 with points pointtype 8 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'pareto.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'pareto.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'pareto.dat' index 9 using 1:2 with points pointtype 8 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'pareto.dat' index 10 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'adapter-pfeiffer · grpo', \
  'pareto.dat' index 10 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'adapter-pfeiffer · grpo', \
  'pareto.dat' index 10 using 1:2 with points pointtype 12 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'adapter-pfeiffer · grpo', \
  'pareto.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'adapter-pfeiffer · sft', \
  'pareto.dat' index 11 using 1:2 with points pointtype 6 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'adapter-pfeiffer · sft', \
  'pareto.dat' index 12 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix · dpo judge=error(0)', \
  'pareto.dat' index 12 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix · dpo judge=error(0)', \
  'pareto.dat' index 12 using 1:2 with points pointtype 9 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'prefix · dpo judge=error(0)', \
  'pareto.dat' index 13 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix · dpo judge=error(0.1)', \
  'pareto.dat' index 13 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix · dpo judge=error(0.1)', \
  'pareto.dat' index 13 using 1:2 with points pointtype 9 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'prefix · dpo judge=error(0.1)', \
  'pareto.dat' index 14 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix · dpo judge=error(0.3)', \
  'pareto.dat' index 14 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix · dpo judge=error(0.3)', \
  'pareto.dat' index 14 using 1:2 with points pointtype 9 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'prefix · dpo judge=error(0.3)', \
  'pareto.dat' index 15 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix · grpo', \
  'pareto.dat' index 15 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix · grpo', \
  'pareto.dat' index 15 using 1:2 with points pointtype 13 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'prefix · grpo', \
  'pareto.dat' index 16 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix · sft', \
  'pareto.dat' index 16 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix · sft', \
  'pareto.dat' index 16 using 1:2 with points pointtype 7 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'prefix · sft', \
  'pareto.dat' index 17 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt · dpo judge=error(0)', \
  'pareto.dat' index 17 using 1:2 with points pointtype 9 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EFBF99' title 'prompt · dpo judge=error(0)', \
  'pareto.dat' index 18 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt · dpo judge=error(0.1)', \
  'pareto.dat' index 18 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt · dpo judge=error(0.1)', \
  'pareto.dat' index 18 using 1:2 with points pointtype 9 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EFBF99' title 'prompt · dpo judge=error(0.1)', \
  'pareto.dat' index 19 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt · dpo judge=error(0.3)', \
  'pareto.dat' index 19 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt · dpo judge=error(0.3)', \
  'pareto.dat' index 19 using 1:2 with points pointtype 9 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EFBF99' title 'prompt · dpo judge=error(0.3)', \
  'pareto.dat' index 20 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt · grpo', \
  'pareto.dat' index 20 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt · grpo', \
  'pareto.dat' index 20 using 1:2 with points pointtype 13 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EFBF99' title 'prompt · grpo', \
  'pareto.dat' index 21 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt · sft', \
  'pareto.dat' index 21 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt · sft', \
  'pareto.dat' index 21 using 1:2 with points pointtype 7 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EFBF99' title 'prompt · sft', \
  'pareto.dat' index 22 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning · dpo judge=error(0)', \
  'pareto.dat' index 22 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning · dpo judge=error(0)', \
  'pareto.dat' index 22 using 1:2 with points pointtype 8 pointsize 0.90000*mark linewidth 1 linecolor rgb '#BCE1F7' title 'p-tuning · dpo judge=error(0)', \
  'pareto.dat' index 23 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning · dpo judge=error(0.1)', \
  'pareto.dat' index 23 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning · dpo judge=error(0.1)', \
  'pareto.dat' index 23 using 1:2 with points pointtype 8 pointsize 0.90000*mark linewidth 1 linecolor rgb '#BCE1F7' title 'p-tuning · dpo judge=error(0.1)', \
  'pareto.dat' index 24 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning · dpo judge=error(0.3)', \
  'pareto.dat' index 24 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning · dpo judge=error(0.3)', \
  'pareto.dat' index 24 using 1:2 with points pointtype 8 pointsize 0.90000*mark linewidth 1 linecolor rgb '#BCE1F7' title 'p-tuning · dpo judge=error(0.3)', \
  'pareto.dat' index 25 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning · grpo', \
  'pareto.dat' index 25 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning · grpo', \
  'pareto.dat' index 25 using 1:2 with points pointtype 12 pointsize 0.90000*mark linewidth 1 linecolor rgb '#BCE1F7' title 'p-tuning · grpo', \
  'pareto.dat' index 26 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning · sft', \
  'pareto.dat' index 26 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning · sft', \
  'pareto.dat' index 26 using 1:2 with points pointtype 6 pointsize 0.90000*mark linewidth 1 linecolor rgb '#BCE1F7' title 'p-tuning · sft', \
  'pareto.dat' index 27 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning-v2 · dpo judge=error(0)', \
  'pareto.dat' index 27 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning-v2 · dpo judge=error(0)', \
  'pareto.dat' index 27 using 1:2 with points pointtype 8 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EBCADC' title 'p-tuning-v2 · dpo judge=error(0)', \
  'pareto.dat' index 28 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning-v2 · dpo judge=error(0.1)', \
  'pareto.dat' index 28 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning-v2 · dpo judge=error(0.1)', \
  'pareto.dat' index 28 using 1:2 with points pointtype 8 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EBCADC' title 'p-tuning-v2 · dpo judge=error(0.1)', \
  'pareto.dat' index 29 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning-v2 · dpo judge=error(0.3)', \
  'pareto.dat' index 29 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning-v2 · dpo judge=error(0.3)', \
  'pareto.dat' index 29 using 1:2 with points pointtype 8 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EBCADC' title 'p-tuning-v2 · dpo judge=error(0.3)', \
  'pareto.dat' index 30 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning-v2 · grpo', \
  'pareto.dat' index 30 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning-v2 · grpo', \
  'pareto.dat' index 30 using 1:2 with points pointtype 12 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EBCADC' title 'p-tuning-v2 · grpo', \
  'pareto.dat' index 31 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'lora · dpo judge=error(0)', \
  'pareto.dat' index 31 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'lora · dpo judge=error(0)', \
  'pareto.dat' index 31 using 1:2 with points pointtype 9 pointsize 0.90000*mark linewidth 1 linecolor rgb '#99C7E1' title 'lora · dpo judge=error(0)', \
  'pareto.dat' index 32 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'lora · dpo judge=error(0.1)', \
  'pareto.dat' index 32 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'lora · dpo judge=error(0.1)', \
  'pareto.dat' index 32 using 1:2 with points pointtype 9 pointsize 0.90000*mark linewidth 1 linecolor rgb '#99C7E1' title 'lora · dpo judge=error(0.1)', \
  'pareto.dat' index 33 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'lora · dpo judge=error(0.3)', \
  'pareto.dat' index 33 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'lora · dpo judge=error(0.3)', \
  'pareto.dat' index 33 using 1:2 with points pointtype 9 pointsize 0.90000*mark linewidth 1 linecolor rgb '#99C7E1' title 'lora · dpo judge=error(0.3)', \
  'pareto.dat' index 34 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'lora · grpo', \
  'pareto.dat' index 34 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'lora · grpo', \
  'pareto.dat' index 34 using 1:2 with points pointtype 13 pointsize 0.90000*mark linewidth 1 linecolor rgb '#99C7E1' title 'lora · grpo', \
  'pareto.dat' index 35 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'lora · sft', \
  'pareto.dat' index 35 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'lora · sft', \
  'pareto.dat' index 35 using 1:2 with points pointtype 7 pointsize 0.90000*mark linewidth 1 linecolor rgb '#99C7E1' title 'lora · sft', \
  'pareto.dat' index 36 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0)', \
  'pareto.dat' index 36 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0)', \
  'pareto.dat' index 36 using 1:2 with points pointtype 9 pointsize 1.20000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0)', \
  'pareto.dat' index 37 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0.1)', \
  'pareto.dat' index 37 using 1:2 with points pointtype 9 pointsize 1.20000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0.1)', \
  'pareto.dat' index 38 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · sft', \
  'pareto.dat' index 38 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · sft', \
  'pareto.dat' index 38 using 1:2 with points pointtype 7 pointsize 1.20000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · sft', \
  'pareto.dat' index 39 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'pareto.dat' index 39 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'pareto.dat' index 39 using 1:2 with points pointtype 8 pointsize 1.20000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'pareto.dat' index 40 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2 · sft', \
  'pareto.dat' index 40 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2 · sft', \
  'pareto.dat' index 40 using 1:2 with points pointtype 6 pointsize 1.20000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · sft'
unset label; unset arrow; unset object; unset logscale
unset output
}
