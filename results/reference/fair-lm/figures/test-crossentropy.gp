# Test cross-entropy by method
# Made by tunebench. Data: test-crossentropy.dat, in the same directory.
# Change what you like, and draw again with: gnuplot test-crossentropy.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.931 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,710 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01606; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1479 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00563; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.931in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00563; title_font = ',10.5'
}
set output 'test-crossentropy.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test cross-entropy by method' at screen 0.02104, screen 0.96690 left font title_font
set label 'wordnet/define/artifact' at screen 0.02104, screen 0.93169 left textcolor rgb '#555555'
set label 'A mark is one seed (n = 5), the thick tick below' at screen 0.02104, screen 0.12887 left textcolor rgb '#555555'
set label 'their mean. Grey line: 95 % bootstrap interval of' at screen 0.02104, screen 0.09648 left textcolor rgb '#555555'
set label 'the mean, which with 5 seeds holds the true' at screen 0.02104, screen 0.06408 left textcolor rgb '#555555'
set label 'mean in about 84 % of cases. Lower is better.' at screen 0.02104, screen 0.03169 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.33866; set rmargin at screen 0.92845; set tmargin at screen 0.90423; set bmargin at screen 0.22817
set label 'Test cross-entropy' at screen 0.63355, screen 0.16690 center textcolor rgb '#555555'
set border 3
set xrange [2.6945863401457557:3.0008538128689235]
set xtics ('2.7' 2.7, '2.8' 2.8000000000000003, '2.9' 2.9000000000000004, '3.0' 3.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [7.5:-0.5]; unset ytics
set grid noytics
set label 'fft' at graph 0, first 0.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora' at graph 0, first 1.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-pfeiffer' at graph 0, first 2.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit' at graph 0, first 3.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prefix' at graph 0, first 4.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prompt' at graph 0, first 5.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning-v2' at graph 0, first 6.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning' at graph 0, first 7.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
plot \
  'test-crossentropy.dat' index 0 using 1:2 with points pointtype 5 pointsize 0.75000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'test-crossentropy.dat' index 1 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of fft', \
  'test-crossentropy.dat' index 1 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of fft', \
  'test-crossentropy.dat' index 2 using 1:2 with points pointtype 7 pointsize 0.75000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora', \
  'test-crossentropy.dat' index 3 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of lora', \
  'test-crossentropy.dat' index 3 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of lora', \
  'test-crossentropy.dat' index 4 using 1:2 with points pointtype 6 pointsize 0.75000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'test-crossentropy.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of adapter-pfeiffer', \
  'test-crossentropy.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of adapter-pfeiffer', \
  'test-crossentropy.dat' index 6 using 1:2 with points pointtype 9 pointsize 0.75000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'test-crossentropy.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of bitfit', \
  'test-crossentropy.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of bitfit', \
  'test-crossentropy.dat' index 8 using 1:2 with points pointtype 13 pointsize 0.75000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'test-crossentropy.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of prefix', \
  'test-crossentropy.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of prefix', \
  'test-crossentropy.dat' index 10 using 1:2 with points pointtype 11 pointsize 0.75000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'test-crossentropy.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of prompt', \
  'test-crossentropy.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of prompt', \
  'test-crossentropy.dat' index 12 using 1:2 with points pointtype 4 pointsize 0.75000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'test-crossentropy.dat' index 13 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of p-tuning-v2', \
  'test-crossentropy.dat' index 13 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of p-tuning-v2', \
  'test-crossentropy.dat' index 14 using 1:2 with points pointtype 12 pointsize 0.75000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'test-crossentropy.dat' index 15 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'mean of p-tuning', \
  'test-crossentropy.dat' index 15 using 1:5:(0):($6-$5) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'mean of p-tuning'
unset label; unset arrow; unset object; unset logscale
unset output
}
