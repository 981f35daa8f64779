# Where the time of a run goes
# Made by tunebench. Data: run-time-sst2.dat, in the same directory.
# Change what you like, and draw again with: gnuplot run-time-sst2.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 1.889 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,272 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.04191; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,567 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.01471; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,1.889in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.01471; title_font = ',10.5'
}
set output 'run-time-sst2.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Where the time of a run goes' at screen 0.02104, screen 0.91360 left font title_font
set label 'sst2' at screen 0.02104, screen 0.82169 left textcolor rgb '#555555'
set label 'Number at the end: the sum. Left out: 11 runs on' at screen 0.02104, screen 0.16728 left textcolor rgb '#555555'
set label 'another machine or of other sharing.' at screen 0.02104, screen 0.08272 left textcolor rgb '#555555'
set object rectangle from screen 0.02104, screen 0.32537 to screen 0.07576, screen 0.37684 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'load' at screen 0.09680, screen 0.35110 left textcolor rgb '#222222'
set object rectangle from screen 0.34643, screen 0.32537 to screen 0.40114, screen 0.37684 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'train' at screen 0.42218, screen 0.35110 left textcolor rgb '#222222'
set object rectangle from screen 0.02104, screen 0.24081 to screen 0.07576, screen 0.29228 fillcolor rgb '#009E73' fillstyle solid 1 noborder
set label 'evaluate' at screen 0.09680, screen 0.26654 left textcolor rgb '#222222'
set object rectangle from screen 0.34643, screen 0.24081 to screen 0.40114, screen 0.29228 fillcolor rgb '#56B4E9' fillstyle solid 1 noborder
set label 'checkpoint' at screen 0.42218, screen 0.26654 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.12813; set rmargin at screen 0.92845; set tmargin at screen 0.75000; set bmargin at screen 0.62500
set label 'Time of a run (s)' at screen 0.52829, screen 0.46507 center textcolor rgb '#555555'
set border 3
set xrange [0.0:88.38075370488001]
set xtics ('0' 0.0, '20' 20.0, '40' 40.0, '60' 60.0, '80' 80.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.5:-0.5]; unset ytics
set grid noytics
set label 'bitfit' at graph 0, first 0.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label '76.2' at first 76.19030491800001, first 0.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
plot \
  'run-time-sst2.dat' index 0 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#0072B2' title 'load', \
  'run-time-sst2.dat' index 1 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#E69F00' title 'train', \
  'run-time-sst2.dat' index 2 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#009E73' title 'evaluate', \
  'run-time-sst2.dat' index 3 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#56B4E9' title 'checkpoint'
unset label; unset arrow; unset object; unset logscale
unset output
}
