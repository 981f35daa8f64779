# Interquartile mean over 2 tasks
# Made by tunebench. Data: aggregate-accuracy.dat, in the same directory.
# Change what you like, and draw again with: gnuplot aggregate-accuracy.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 2.611 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,376 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.03032; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,783 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.01064; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,2.611in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.01064; title_font = ',10.5'
}
set output 'aggregate-accuracy.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Interquartile mean over 2 tasks' at screen 0.02104, screen 0.93750 left font title_font
set label 'sst2, sst2-words' at screen 0.02104, screen 0.87101 left textcolor rgb '#555555'
set label 'Tick: the mean of the middle half of all scores (n' at screen 0.02104, screen 0.30186 left textcolor rgb '#555555'
set label '= 3 seeds on 2 tasks). Bar: its 95 % bootstrap' at screen 0.02104, screen 0.24069 left textcolor rgb '#555555'
set label 'interval, resampled seed by seed within each' at screen 0.02104, screen 0.17952 left textcolor rgb '#555555'
set label 'task. Tasks count as they are scored, not set to' at screen 0.02104, screen 0.11835 left textcolor rgb '#555555'
set label 'one scale. Higher is better.' at screen 0.02104, screen 0.05718 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.14919; set rmargin at screen 0.92845; set tmargin at screen 0.81915; set bmargin at screen 0.48936
set label 'IQM of test accuracy' at screen 0.53882, screen 0.37367 center textcolor rgb '#555555'
set border 3
set xrange [0.5412342119714443:0.9026153212520593]
set xtics ('0.6' 0.6000000000000001, '0.7' 0.7000000000000001, '0.8' 0.8, '0.9' 0.9) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [3.5:-0.5]; unset ytics
set grid noytics
set label 'fft' at graph 0, first 0.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit' at graph 0, first 1.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora' at graph 0, first 2.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prefix' at graph 0, first 3.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
plot \
  'aggregate-accuracy.dat' index 0 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 0.3 border rgb '#000000' linecolor rgb '#000000' title 'interval of fft', \
  'aggregate-accuracy.dat' index 1 using 1:3:(0):($4-$3) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'fft', \
  'aggregate-accuracy.dat' index 2 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 0.3 border rgb '#CC79A7' linecolor rgb '#CC79A7' title 'interval of bitfit', \
  'aggregate-accuracy.dat' index 3 using 1:3:(0):($4-$3) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'bitfit', \
  'aggregate-accuracy.dat' index 4 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 0.3 border rgb '#0072B2' linecolor rgb '#0072B2' title 'interval of lora', \
  'aggregate-accuracy.dat' index 5 using 1:3:(0):($4-$3) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'lora', \
  'aggregate-accuracy.dat' index 6 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 0.3 border rgb '#E69F00' linecolor rgb '#E69F00' title 'interval of prefix', \
  'aggregate-accuracy.dat' index 7 using 1:3:(0):($4-$3) with vectors nohead linewidth 2.0 linecolor rgb '#000000' title 'prefix'
unset label; unset arrow; unset object; unset logscale
unset output
}
