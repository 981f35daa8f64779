# Test accuracy by method
# Made by tunebench. Data: test-accuracy.dat, in the same directory.
# Change what you like, and draw again with: gnuplot test-accuracy.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 16.597 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,2390 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.00477; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,4979 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00167; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,16.597in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00167; title_font = ',10.5'
}
set output 'test-accuracy.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test accuracy by method' at screen 0.02104, screen 0.99017 left font title_font
set label 'wordnet/prefer-definition/artifact' at screen 0.02104, screen 0.97971 left textcolor rgb '#555555'
set label 'A mark is one seed (n = 2), the thick tick below' at screen 0.02104, screen 0.03828 left textcolor rgb '#555555'
set label 'their mean. Grey line: 95 % bootstrap interval of' at screen 0.02104, screen 0.02866 left textcolor rgb '#555555'
set label 'the mean, which with 2 seeds holds the true' at screen 0.02104, screen 0.01904 left textcolor rgb '#555555'
set label 'mean in about 50 % of cases. Higher is better.' at screen 0.02104, screen 0.00941 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.47423; set rmargin at screen 0.92845; set tmargin at screen 0.97155; set bmargin at screen 0.06778
set label 'Test accuracy' at screen 0.70134, screen 0.04958 center textcolor rgb '#555555'
set border 3
set xrange [0.47662499999999997:0.6058749999999999]
set xtics ('0.50' 0.5, '0.55' 0.55, '0.60' 0.6000000000000001) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [39.5:-0.5]; unset ytics
set grid noytics
set label 'adapter-pfeiffer · dpo' at graph 0, first 0.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'judge=error(0)' at graph 0, first 0.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'fft · dpo judge=' at graph 0, first 1.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0)' at graph 0, first 1.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'fft · dpo judge=' at graph 0, first 2.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 2.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'prefix · dpo judge=' at graph 0, first 3.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0)' at graph 0, first 3.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'lora · dpo judge=' at graph 0, first 4.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0)' at graph 0, first 4.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'bitfit · dpo judge=' at graph 0, first 5.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0)' at graph 0, first 5.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'adapter-pfeiffer · dpo' at graph 0, first 6.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'judge=error(0.1)' at graph 0, first 6.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'bitfit · dpo judge=' at graph 0, first 7.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 7.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'lora · dpo judge=' at graph 0, first 8.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 8.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'prefix · dpo judge=' at graph 0, first 9.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 9.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'adapter-pfeiffer · dpo' at graph 0, first 10.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'judge=error(0.3)' at graph 0, first 10.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'fft · dpo judge=' at graph 0, first 11.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0.3)' at graph 0, first 11.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'bitfit · dpo judge=' at graph 0, first 12.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0.3)' at graph 0, first 12.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'prompt · dpo judge=' at graph 0, first 13.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0)' at graph 0, first 13.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'bitfit · sft' at graph 0, first 14.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prompt · dpo judge=' at graph 0, first 15.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 15.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'lora · dpo judge=' at graph 0, first 16.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0.3)' at graph 0, first 16.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'fft · sft' at graph 0, first 17.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-pfeiffer · sft' at graph 0, first 18.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning · dpo judge=' at graph 0, first 19.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0)' at graph 0, first 19.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'p-tuning · sft' at graph 0, first 20.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prompt · dpo judge=' at graph 0, first 21.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0.3)' at graph 0, first 21.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'fft · grpo' at graph 0, first 22.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prompt · grpo' at graph 0, first 23.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora · grpo' at graph 0, first 24.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prompt · sft' at graph 0, first 25.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning · dpo judge=' at graph 0, first 26.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0.3)' at graph 0, first 26.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'lora · sft' at graph 0, first 27.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning · dpo judge=' at graph 0, first 28.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 28.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'bitfit · grpo' at graph 0, first 29.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prefix · sft' at graph 0, first 30.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prefix · dpo judge=' at graph 0, first 31.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'error(0.3)' at graph 0, first 31.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'prefix · grpo' at graph 0, first 32.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-pfeiffer · grpo' at graph 0, first 33.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning · grpo' at graph 0, first 34.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning-v2 · dpo' at graph 0, first 35.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'judge=error(0.3)' at graph 0, first 35.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'p-tuning-v2 · dpo' at graph 0, first 36.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'judge=error(0)' at graph 0, first 36.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'p-tuning-v2 · dpo' at graph 0, first 37.0 right offset screen -0.01894, screen 0.00481 textcolor rgb '#222222'
set label 'judge=error(0.1)' at graph 0, first 37.0 right offset screen -0.01894, screen -0.00481 textcolor rgb '#222222'
set label 'p-tuning-v2 · sft' at graph 0, first 38.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning-v2 · grpo' at graph 0, first 39.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
plot \
  'test-accuracy.dat' index 0 using 1:2 with points pointtype 8 pointsize 0.75000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'test-accuracy.dat' index 1 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of adapter-pfeiffer · dpo judge=error(0)', \
  'test-accuracy.dat' index 1 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of adapter-pfeiffer · dpo judge=error(0)', \
  'test-accuracy.dat' index 2 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0)', \
  'test-accuracy.dat' index 3 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of fft · dpo judge=error(0)', \
  'test-accuracy.dat' index 3 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of fft · dpo judge=error(0)', \
  'test-accuracy.dat' index 4 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of fft · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of fft · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 6 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0)', \
  'test-accuracy.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of prefix · dpo judge=error(0)', \
  'test-accuracy.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of prefix · dpo judge=error(0)', \
  'test-accuracy.dat' index 8 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0)', \
  'test-accuracy.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of lora · dpo judge=error(0)', \
  'test-accuracy.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of lora · dpo judge=error(0)', \
  'test-accuracy.dat' index 10 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0)', \
  'test-accuracy.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of bitfit · dpo judge=error(0)', \
  'test-accuracy.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of bitfit · dpo judge=error(0)', \
  'test-accuracy.dat' index 12 using 1:2 with points pointtype 8 pointsize 0.75000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 13 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of adapter-pfeiffer · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 13 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of adapter-pfeiffer · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 14 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 15 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of bitfit · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 15 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of bitfit · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 16 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 17 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of lora · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 17 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of lora · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 18 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 19 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of prefix · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 19 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of prefix · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 20 using 1:2 with points pointtype 8 pointsize 0.75000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 21 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of adapter-pfeiffer · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 21 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of adapter-pfeiffer · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 22 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 23 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of fft · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 23 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of fft · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 24 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 25 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of bitfit · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 25 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of bitfit · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 26 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0)', \
  'test-accuracy.dat' index 27 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of prompt · dpo judge=error(0)', \
  'test-accuracy.dat' index 27 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of prompt · dpo judge=error(0)', \
  'test-accuracy.dat' index 28 using 1:2 with points pointtype 7 pointsize 0.75000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · sft', \
  'test-accuracy.dat' index 29 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of bitfit · sft', \
  'test-accuracy.dat' index 29 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of bitfit · sft', \
  'test-accuracy.dat' index 30 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 31 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of prompt · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 31 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of prompt · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 32 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 33 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of lora · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 33 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of lora · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 34 using 1:2 with points pointtype 7 pointsize 0.75000*mark linewidth 1 linecolor rgb '#000000' title 'fft · sft', \
  'test-accuracy.dat' index 35 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of fft · sft', \
  'test-accuracy.dat' index 35 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of fft · sft', \
  'test-accuracy.dat' index 36 using 1:2 with points pointtype 6 pointsize 0.75000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · sft', \
  'test-accuracy.dat' index 37 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of adapter-pfeiffer · sft', \
  'test-accuracy.dat' index 37 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of adapter-pfeiffer · sft', \
  'test-accuracy.dat' index 38 using 1:2 with points pointtype 8 pointsize 0.75000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · dpo judge=error(0)', \
  'test-accuracy.dat' index 39 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of p-tuning · dpo judge=error(0)', \
  'test-accuracy.dat' index 39 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of p-tuning · dpo judge=error(0)', \
  'test-accuracy.dat' index 40 using 1:2 with points pointtype 6 pointsize 0.75000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · sft', \
  'test-accuracy.dat' index 41 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of p-tuning · sft', \
  'test-accuracy.dat' index 41 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of p-tuning · sft', \
  'test-accuracy.dat' index 42 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 43 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of prompt · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 43 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of prompt · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 44 using 1:2 with points pointtype 13 pointsize 0.75000*mark linewidth 1 linecolor rgb '#000000' title 'fft · grpo', \
  'test-accuracy.dat' index 45 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of fft · grpo', \
  'test-accuracy.dat' index 45 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of fft · grpo', \
  'test-accuracy.dat' index 46 using 1:2 with points pointtype 13 pointsize 0.75000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · grpo', \
  'test-accuracy.dat' index 47 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of prompt · grpo', \
  'test-accuracy.dat' index 47 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of prompt · grpo', \
  'test-accuracy.dat' index 48 using 1:2 with points pointtype 13 pointsize 0.75000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · grpo', \
  'test-accuracy.dat' index 49 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of lora · grpo', \
  'test-accuracy.dat' index 49 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of lora · grpo', \
  'test-accuracy.dat' index 50 using 1:2 with points pointtype 7 pointsize 0.75000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · sft', \
  'test-accuracy.dat' index 51 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of prompt · sft', \
  'test-accuracy.dat' index 51 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of prompt · sft', \
  'test-accuracy.dat' index 52 using 1:2 with points pointtype 8 pointsize 0.75000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 53 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of p-tuning · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 53 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of p-tuning · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 54 using 1:2 with points pointtype 7 pointsize 0.75000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · sft', \
  'test-accuracy.dat' index 55 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of lora · sft', \
  'test-accuracy.dat' index 55 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of lora · sft', \
  'test-accuracy.dat' index 56 using 1:2 with points pointtype 8 pointsize 0.75000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 57 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of p-tuning · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 57 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of p-tuning · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 58 using 1:2 with points pointtype 13 pointsize 0.75000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · grpo', \
  'test-accuracy.dat' index 59 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of bitfit · grpo', \
  'test-accuracy.dat' index 59 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of bitfit · grpo', \
  'test-accuracy.dat' index 60 using 1:2 with points pointtype 7 pointsize 0.75000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · sft', \
  'test-accuracy.dat' index 61 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of prefix · sft', \
  'test-accuracy.dat' index 61 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of prefix · sft', \
  'test-accuracy.dat' index 62 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 63 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of prefix · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 63 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of prefix · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 64 using 1:2 with points pointtype 13 pointsize 0.75000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · grpo', \
  'test-accuracy.dat' index 65 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of prefix · grpo', \
  'test-accuracy.dat' index 65 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of prefix · grpo', \
  'test-accuracy.dat' index 66 using 1:2 with points pointtype 12 pointsize 0.75000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · grpo', \
  'test-accuracy.dat' index 67 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of adapter-pfeiffer · grpo', \
  'test-accuracy.dat' index 67 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of adapter-pfeiffer · grpo', \
  'test-accuracy.dat' index 68 using 1:2 with points pointtype 12 pointsize 0.75000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · grpo', \
  'test-accuracy.dat' index 69 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of p-tuning · grpo', \
  'test-accuracy.dat' index 69 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of p-tuning · grpo', \
  'test-accuracy.dat' index 70 using 1:2 with points pointtype 8 pointsize 0.75000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 71 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of p-tuning-v2 · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 71 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of p-tuning-v2 · dpo judge=error(0.3)', \
  'test-accuracy.dat' index 72 using 1:2 with points pointtype 8 pointsize 0.75000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · dpo judge=error(0)', \
  'test-accuracy.dat' index 73 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of p-tuning-v2 · dpo judge=error(0)', \
  'test-accuracy.dat' index 73 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of p-tuning-v2 · dpo judge=error(0)', \
  'test-accuracy.dat' index 74 using 1:2 with points pointtype 8 pointsize 0.75000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 75 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of p-tuning-v2 · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 75 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of p-tuning-v2 · dpo judge=error(0.1)', \
  'test-accuracy.dat' index 76 using 1:2 with points pointtype 6 pointsize 0.75000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · sft', \
  'test-accuracy.dat' index 77 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of p-tuning-v2 · sft', \
  'test-accuracy.dat' index 77 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of p-tuning-v2 · sft', \
  'test-accuracy.dat' index 78 using 1:2 with points pointtype 12 pointsize 0.75000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · grpo', \
  'test-accuracy.dat' index 79 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of p-tuning-v2 · grpo', \
  'test-accuracy.dat' index 79 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of p-tuning-v2 · grpo'
unset label; unset arrow; unset object; unset logscale
unset output
}
