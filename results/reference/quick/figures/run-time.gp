# Where the time of a run goes
# Made by tunebench. Data: run-time.dat, in the same directory.
# Change what you like, and draw again with: gnuplot run-time.gp

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
set output 'run-time.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Where the time of a run goes' at screen 0.02104, screen 0.96995 left font title_font
set label 'wordnet/supersense' at screen 0.02104, screen 0.93798 left textcolor rgb '#555555'
set label "Number at the end: the sum\047s mean; circles are" at screen 0.02104, screen 0.05818 left textcolor rgb '#555555'
set label 'its seeds.' at screen 0.02104, screen 0.02877 left textcolor rgb '#555555'
set object rectangle from screen 0.02104, screen 0.11317 to screen 0.07576, screen 0.13107 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'load' at screen 0.09680, screen 0.12212 left textcolor rgb '#222222'
set object rectangle from screen 0.34643, screen 0.11317 to screen 0.40114, screen 0.13107 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'train' at screen 0.42218, screen 0.12212 left textcolor rgb '#222222'
set object rectangle from screen 0.02104, screen 0.08376 to screen 0.07576, screen 0.10166 fillcolor rgb '#009E73' fillstyle solid 1 noborder
set label 'evaluate' at screen 0.09680, screen 0.09271 left textcolor rgb '#222222'
set object rectangle from screen 0.34643, screen 0.08376 to screen 0.40114, screen 0.10166 fillcolor rgb '#56B4E9' fillstyle solid 1 noborder
set label 'checkpoint' at screen 0.42218, screen 0.09271 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.34987; set rmargin at screen 0.92845; set tmargin at screen 0.91304; set bmargin at screen 0.21739
set label 'Time of a run (s)' at screen 0.63916, screen 0.16176 center textcolor rgb '#555555'
set border 3
set xrange [0.0:6.47986208812]
set xtics ('0' 0.0, '1' 1.0, '2' 2.0, '3' 3.0, '4' 4.0, '5' 5.0, '6' 6.0) offset 0, screen lift
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
set label '2.15' at first 2.162215659, first 0.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '4.05' at first 4.05619221, first 1.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '2.83' at first 2.841583577, first 2.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '2.91' at first 2.9189117120000003, first 3.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '2.79' at first 2.799205449, first 4.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '2.75' at first 2.763056235, first 5.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '2.99' at first 2.991807954, first 6.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '5.54' at first 5.558528274000001, first 7.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '5.58' at first 5.586088007, first 8.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '2.84' at first 2.84002048, first 9.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '2.84' at first 2.848090367, first 10.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '2.86' at first 2.8849792770000002, first 11.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '2.86' at first 2.8685584100000003, first 12.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '2.93' at first 2.9418986030000003, first 13.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '3.06' at first 3.068196995, first 14.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '2.96' at first 2.9722947740000003, first 15.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
plot \
  'run-time.dat' index 0 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#0072B2' title 'load', \
  'run-time.dat' index 1 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#E69F00' title 'train', \
  'run-time.dat' index 2 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#009E73' title 'evaluate', \
  'run-time.dat' index 3 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#56B4E9' title 'checkpoint', \
  'run-time.dat' index 4 using 1:2 with points pointtype 6 pointsize 0.55000*mark linewidth 1 linecolor rgb '#000000' title 'seeds'
unset label; unset arrow; unset object; unset logscale
unset output
}
