# Where the time of a step goes
# Made by tunebench. Data: step-time.dat, in the same directory.
# Change what you like, and draw again with: gnuplot step-time.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 5.431 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,782 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01458; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1629 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00512; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,5.431in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00512; title_font = ',10.5'
}
set output 'step-time.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Where the time of a step goes' at screen 0.02104, screen 0.96995 left font title_font
set label 'wordnet/supersense' at screen 0.02104, screen 0.93798 left textcolor rgb '#555555'
set label "Number at the end: the sum\047s mean; circles are" at screen 0.02104, screen 0.05818 left textcolor rgb '#555555'
set label 'its seeds.' at screen 0.02104, screen 0.02877 left textcolor rgb '#555555'
set object rectangle from screen 0.02104, screen 0.11317 to screen 0.07576, screen 0.13107 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'data' at screen 0.09680, screen 0.12212 left textcolor rgb '#222222'
set object rectangle from screen 0.32275, screen 0.11317 to screen 0.37747, screen 0.13107 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'forward' at screen 0.39851, screen 0.12212 left textcolor rgb '#222222'
set object rectangle from screen 0.62446, screen 0.11317 to screen 0.67918, screen 0.13107 fillcolor rgb '#009E73' fillstyle solid 1 noborder
set label 'backward' at screen 0.70022, screen 0.12212 left textcolor rgb '#222222'
set object rectangle from screen 0.02104, screen 0.08376 to screen 0.07576, screen 0.10166 fillcolor rgb '#56B4E9' fillstyle solid 1 noborder
set label 'optimiser' at screen 0.09680, screen 0.09271 left textcolor rgb '#222222'
set object rectangle from screen 0.32275, screen 0.08376 to screen 0.37747, screen 0.10166 fillcolor rgb '#D55E00' fillstyle solid 1 noborder
set label 'other' at screen 0.39851, screen 0.09271 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.34987; set rmargin at screen 0.92845; set tmargin at screen 0.91304; set bmargin at screen 0.21739
set label 'Mean time of a step (ms)' at screen 0.63916, screen 0.16176 center textcolor rgb '#555555'
set border 3
set xrange [0.0:113.38154935360002]
set xtics ('0' 0.0, '20' 20.0, '40' 40.0, '60' 60.0, '80' 80.0, '100' 100.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [15.5:-0.5]; unset ytics
set grid noytics
set label 'head' at graph 0, first 0.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'fft' at graph 0, first 1.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit' at graph 0, first 2.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-houlsby' at graph 0, first 3.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-pfeiffer' at graph 0, first 4.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-parallel' at graph 0, first 5.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prefix' at graph 0, first 6.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prompt' at graph 0, first 7.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning' at graph 0, first 8.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning-v2' at graph 0, first 9.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora' at graph 0, first 10.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'rslora' at graph 0, first 11.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora-plus' at graph 0, first 12.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'dora' at graph 0, first 13.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'pissa' at graph 0, first 14.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'ia3' at graph 0, first 15.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label '21.5' at first 21.834606160000003, first 0.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '74.0' at first 74.02898044, first 1.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '44.2' at first 44.511068720000004, first 2.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '45.2' at first 45.49827508, first 3.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '41.3' at first 41.744317200000005, first 4.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '40.8' at first 40.86301192, first 5.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '46.2' at first 46.414073800000004, first 6.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '97.3' at first 97.74271496000001, first 7.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '97.6' at first 97.70192608000002, first 8.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '44.1' at first 44.188559319999996, first 9.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '43.6' at first 43.731047520000004, first 10.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '44.0' at first 44.06312260000001, first 11.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '44.1' at first 44.248663560000004, first 12.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '45.5' at first 45.623998320000005, first 13.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '44.8' at first 45.02705676, first 14.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '45.8' at first 45.821597800000006, first 15.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
plot \
  'step-time.dat' index 0 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#0072B2' title 'data', \
  'step-time.dat' index 1 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#E69F00' title 'forward', \
  'step-time.dat' index 2 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#009E73' title 'backward', \
  'step-time.dat' index 3 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#56B4E9' title 'optimiser', \
  'step-time.dat' index 4 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#D55E00' title 'other', \
  'step-time.dat' index 5 using 1:2 with points pointtype 6 pointsize 0.55000*mark linewidth 1 linecolor rgb '#000000' title 'seeds'
unset label; unset arrow; unset object; unset logscale
unset output
}
