# Test accuracy by method
# Made by tunebench. Data: test-accuracy.dat, in the same directory.
# Change what you like, and draw again with: gnuplot test-accuracy.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.042 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,582 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01959; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1213 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00687; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.042in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00687; title_font = ',10.5'
}
set output 'test-accuracy.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test accuracy by method' at screen 0.02104, screen 0.95962 left font title_font
set label 'wordnet/supersense' at screen 0.02104, screen 0.91667 left textcolor rgb '#555555'
set label 'A mark is one seed (n = 5), the thick tick below' at screen 0.02104, screen 0.15722 left textcolor rgb '#555555'
set label 'their mean. Grey line: 95 % bootstrap interval of' at screen 0.02104, screen 0.11770 left textcolor rgb '#555555'
set label 'the mean, which with 5 seeds holds the true' at screen 0.02104, screen 0.07818 left textcolor rgb '#555555'
set label 'mean in about 84 % of cases. Higher is better.' at screen 0.02104, screen 0.03866 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.34987; set rmargin at screen 0.92845; set tmargin at screen 0.88316; set bmargin at screen 0.27835
set label 'Test accuracy' at screen 0.63916, screen 0.20361 center textcolor rgb '#555555'
set border 3
set xrange [0.5164432989690722:0.676340206185567]
set xtics ('0.55' 0.55, '0.60' 0.6000000000000001, '0.65' 0.65) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [7.5:-0.5]; unset ytics
set grid noytics
set label 'lora' at graph 0, first 0.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prefix' at graph 0, first 1.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'fft' at graph 0, first 2.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-houlsby' at graph 0, first 3.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit' at graph 0, first 4.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning-v2' at graph 0, first 5.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prompt' at graph 0, first 6.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning' at graph 0, first 7.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
plot \
  'test-accuracy.dat' index 0 using 1:2 with points pointtype 7 pointsize 0.75000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora', \
  'test-accuracy.dat' index 1 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of lora', \
  'test-accuracy.dat' index 1 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of lora', \
  'test-accuracy.dat' index 2 using 1:2 with points pointtype 13 pointsize 0.75000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'test-accuracy.dat' index 3 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of prefix', \
  'test-accuracy.dat' index 3 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of prefix', \
  'test-accuracy.dat' index 4 using 1:2 with points pointtype 5 pointsize 0.75000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'test-accuracy.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of fft', \
  'test-accuracy.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of fft', \
  'test-accuracy.dat' index 6 using 1:2 with points pointtype 7 pointsize 0.75000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'test-accuracy.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of adapter-houlsby', \
  'test-accuracy.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of adapter-houlsby', \
  'test-accuracy.dat' index 8 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'test-accuracy.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of bitfit', \
  'test-accuracy.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of bitfit', \
  'test-accuracy.dat' index 10 using 1:2 with points pointtype 4 pointsize 0.75000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'test-accuracy.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of p-tuning-v2', \
  'test-accuracy.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of p-tuning-v2', \
  'test-accuracy.dat' index 12 using 1:2 with points pointtype 11 pointsize 0.75000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'test-accuracy.dat' index 13 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of prompt', \
  'test-accuracy.dat' index 13 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of prompt', \
  'test-accuracy.dat' index 14 using 1:2 with points pointtype 12 pointsize 0.75000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'test-accuracy.dat' index 15 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of p-tuning', \
  'test-accuracy.dat' index 15 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of p-tuning'
unset label; unset arrow; unset object; unset logscale
unset output
}
