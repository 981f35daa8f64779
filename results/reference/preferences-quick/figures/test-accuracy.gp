# Test accuracy by method
# Made by tunebench. Data: test-accuracy.dat, in the same directory.
# Change what you like, and draw again with: gnuplot test-accuracy.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 3.167 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,456 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02500; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,950 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00877; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,3.167in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00877; title_font = ',10.5'
}
set output 'test-accuracy.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test accuracy by method' at screen 0.02104, screen 0.94846 left font title_font
set label 'wordnet/prefer-definition/artifact' at screen 0.02104, screen 0.89364 left textcolor rgb '#555555'
set label 'One seed a method (n = 1): no spread is known,' at screen 0.02104, screen 0.09978 left textcolor rgb '#555555'
set label 'differences may be chance. Higher is better.' at screen 0.02104, screen 0.04934 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.29388; set rmargin at screen 0.92845; set tmargin at screen 0.85088; set bmargin at screen 0.25439
set label 'Test accuracy' at screen 0.61117, screen 0.15899 center textcolor rgb '#555555'
set border 3
set xrange [0.536625:0.720875]
set xtics ('0.55' 0.55, '0.60' 0.6000000000000001, '0.65' 0.65, '0.70' 0.7000000000000001) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [7.5:-0.5]; unset ytics
set grid noytics
set label 'fft · reward' at graph 0, first 0.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora · reward' at graph 0, first 1.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'fft · dpo' at graph 0, first 2.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora · dpo' at graph 0, first 3.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'fft · sft' at graph 0, first 4.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora · grpo' at graph 0, first 5.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'fft · grpo' at graph 0, first 6.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora · sft' at graph 0, first 7.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
plot \
  'test-accuracy.dat' index 0 using 1:2 with points pointtype 15 pointsize 0.75000*mark linewidth 1 linecolor rgb '#000000' title 'fft · reward', \
  'test-accuracy.dat' index 1 using 1:2 with points pointtype 15 pointsize 0.75000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · reward', \
  'test-accuracy.dat' index 2 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo', \
  'test-accuracy.dat' index 3 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo', \
  'test-accuracy.dat' index 4 using 1:2 with points pointtype 7 pointsize 0.75000*mark linewidth 1 linecolor rgb '#000000' title 'fft · sft', \
  'test-accuracy.dat' index 5 using 1:2 with points pointtype 13 pointsize 0.75000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · grpo', \
  'test-accuracy.dat' index 6 using 1:2 with points pointtype 13 pointsize 0.75000*mark linewidth 1 linecolor rgb '#000000' title 'fft · grpo', \
  'test-accuracy.dat' index 7 using 1:2 with points pointtype 7 pointsize 0.75000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · sft'
unset label; unset arrow; unset object; unset logscale
unset output
}
