# Where the time of a run goes
# Made by tunebench. Data: run-time.dat, in the same directory.
# Change what you like, and draw again with: gnuplot run-time.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 3.542 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,510 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02235; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1063 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00784; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,3.542in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00784; title_font = ',10.5'
}
set output 'run-time.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Where the time of a run goes' at screen 0.02104, screen 0.95392 left font title_font
set label 'wordnet/supersense' at screen 0.02104, screen 0.90490 left textcolor rgb '#555555'
set label "Number at the end: the sum\047s mean; circles are" at screen 0.02104, screen 0.08922 left textcolor rgb '#555555'
set label 'its seeds.' at screen 0.02104, screen 0.04412 left textcolor rgb '#555555'
set object rectangle from screen 0.02104, screen 0.17353 to screen 0.07576, screen 0.20098 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'load' at screen 0.09680, screen 0.18725 left textcolor rgb '#222222'
set object rectangle from screen 0.34643, screen 0.17353 to screen 0.40114, screen 0.20098 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'train' at screen 0.42218, screen 0.18725 left textcolor rgb '#222222'
set object rectangle from screen 0.02104, screen 0.12843 to screen 0.07576, screen 0.15588 fillcolor rgb '#009E73' fillstyle solid 1 noborder
set label 'evaluate' at screen 0.09680, screen 0.14216 left textcolor rgb '#222222'
set object rectangle from screen 0.34643, screen 0.12843 to screen 0.40114, screen 0.15588 fillcolor rgb '#56B4E9' fillstyle solid 1 noborder
set label 'checkpoint' at screen 0.42218, screen 0.14216 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.34987; set rmargin at screen 0.92845; set tmargin at screen 0.86667; set bmargin at screen 0.33333
set label 'Time of a run (s)' at screen 0.63916, screen 0.24804 center textcolor rgb '#555555'
set border 3
set xrange [0.0:37.348327496840014]
set xtics ('0' 0.0, '10' 10.0, '20' 20.0, '30' 30.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [7.5:-0.5]; unset ytics
set grid noytics
set label 'fft' at graph 0, first 0.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit' at graph 0, first 1.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-houlsby' at graph 0, first 2.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prefix' at graph 0, first 3.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prompt' at graph 0, first 4.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning' at graph 0, first 5.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning-v2' at graph 0, first 6.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora' at graph 0, first 7.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label '19.5' at first 23.181824168000002, first 0.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '12.7' at first 15.098222586000002, first 1.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '12.4' at first 13.087227143000002, first 2.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '12.5' at first 17.719601049, first 3.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '29.7' at first 32.19683404900001, first 4.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '24.1' at first 28.840319647, first 5.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '9.7' at first 12.028149079, first 6.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '14.7' at first 17.743269112, first 7.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
plot \
  'run-time.dat' index 0 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#0072B2' title 'load', \
  'run-time.dat' index 1 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#E69F00' title 'train', \
  'run-time.dat' index 2 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#009E73' title 'evaluate', \
  'run-time.dat' index 3 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#56B4E9' title 'checkpoint', \
  'run-time.dat' index 4 using 1:2 with points pointtype 6 pointsize 0.55000*mark linewidth 1 linecolor rgb '#000000' title 'seeds'
unset label; unset arrow; unset object; unset logscale
unset output
}
