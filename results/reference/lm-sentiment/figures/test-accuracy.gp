# Test accuracy by method
# Made by tunebench. Data: test-accuracy.dat, in the same directory.
# Change what you like, and draw again with: gnuplot test-accuracy.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 2.542 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,366 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.03115; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,763 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.01093; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,2.542in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.01093; title_font = ',10.5'
}
set output 'test-accuracy.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test accuracy by method' at screen 0.01006, screen 0.93579 left font title_font
set label 'A mark is one seed (n = 3), the thick tick below their mean. Grey line: 95 % bootstrap interval of the mean,' at screen 0.01006, screen 0.12432 left textcolor rgb '#555555'
set label 'which with 3 seeds holds the true mean in about 75 % of cases. Higher is better.' at screen 0.01006, screen 0.06148 left textcolor rgb '#555555'
set multiplot

# Panel 1: sst2
set lmargin at screen 0.07135; set rmargin at screen 0.49190; set tmargin at screen 0.79781; set bmargin at screen 0.31694
set label 'sst2' at screen 0.07135, screen 0.84563 left textcolor rgb '#222222'
set label 'Test accuracy' at screen 0.28162, screen 0.19809 center textcolor rgb '#555555'
set border 3
set xrange [0.48981328940142776:0.9011806699615597]
set xtics ('0.5' 0.5, '0.6' 0.6000000000000001, '0.7' 0.7000000000000001, '0.8' 0.8, '0.9' 0.9) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [3.5:-0.5]; unset ytics
set grid noytics
set label 'fft' at graph 0, first 0.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit' at graph 0, first 1.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'lora' at graph 0, first 2.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'prefix' at graph 0, first 3.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
plot \
  'test-accuracy.dat' index 0 using 1:2 with points pointtype 5 pointsize 0.75000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'test-accuracy.dat' index 1 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of fft', \
  'test-accuracy.dat' index 1 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of fft', \
  'test-accuracy.dat' index 2 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'test-accuracy.dat' index 3 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of bitfit', \
  'test-accuracy.dat' index 3 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of bitfit', \
  'test-accuracy.dat' index 4 using 1:2 with points pointtype 7 pointsize 0.75000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora', \
  'test-accuracy.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of lora', \
  'test-accuracy.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of lora', \
  'test-accuracy.dat' index 6 using 1:2 with points pointtype 13 pointsize 0.75000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'test-accuracy.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of prefix', \
  'test-accuracy.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of prefix'

# Panel 2: sst2-words
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.54524; set rmargin at screen 0.96578; set tmargin at screen 0.79781; set bmargin at screen 0.31694
set label 'sst2-words' at screen 0.54524, screen 0.84563 left textcolor rgb '#222222'
set label 'Test accuracy' at screen 0.75551, screen 0.19809 center textcolor rgb '#555555'
set border 3
set xrange [0.5905546403075234:0.9119165293794619]
set xtics ('0.6' 0.6000000000000001, '0.7' 0.7000000000000001, '0.8' 0.8, '0.9' 0.9) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [3.5:-0.5]; unset ytics
set grid noytics
plot \
  'test-accuracy.dat' index 8 using 1:2 with points pointtype 5 pointsize 0.75000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'test-accuracy.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of fft', \
  'test-accuracy.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of fft', \
  'test-accuracy.dat' index 10 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'test-accuracy.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of bitfit', \
  'test-accuracy.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of bitfit', \
  'test-accuracy.dat' index 12 using 1:2 with points pointtype 7 pointsize 0.75000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora', \
  'test-accuracy.dat' index 13 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of lora', \
  'test-accuracy.dat' index 13 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of lora', \
  'test-accuracy.dat' index 14 using 1:2 with points pointtype 13 pointsize 0.75000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'test-accuracy.dat' index 15 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of prefix', \
  'test-accuracy.dat' index 15 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of prefix'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
