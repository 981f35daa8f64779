# Where the time of a run goes
# Made by tunebench. Data: run-time-sst2-words.dat, in the same directory.
# Change what you like, and draw again with: gnuplot run-time-sst2-words.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 2.917 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,420 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02714; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,875 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00952; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,2.917in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00952; title_font = ',10.5'
}
set output 'run-time-sst2-words.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Where the time of a run goes' at screen 0.02104, screen 0.94405 left font title_font
set label 'sst2-words' at screen 0.02104, screen 0.88452 left textcolor rgb '#555555'
set label "Number at the end: the sum\047s mean; circles are" at screen 0.02104, screen 0.21786 left textcolor rgb '#555555'
set label 'its seeds. The machine was shared with other' at screen 0.02104, screen 0.16310 left textcolor rgb '#555555'
set label "runs: these times are no measure of a method\047s" at screen 0.02104, screen 0.10833 left textcolor rgb '#555555'
set label 'speed.' at screen 0.02104, screen 0.05357 left textcolor rgb '#555555'
set object rectangle from screen 0.02104, screen 0.32024 to screen 0.07576, screen 0.35357 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'load' at screen 0.09680, screen 0.33690 left textcolor rgb '#222222'
set object rectangle from screen 0.34643, screen 0.32024 to screen 0.40114, screen 0.35357 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'train' at screen 0.42218, screen 0.33690 left textcolor rgb '#222222'
set object rectangle from screen 0.02104, screen 0.26548 to screen 0.07576, screen 0.29881 fillcolor rgb '#009E73' fillstyle solid 1 noborder
set label 'evaluate' at screen 0.09680, screen 0.28214 left textcolor rgb '#222222'
set object rectangle from screen 0.34643, screen 0.26548 to screen 0.40114, screen 0.29881 fillcolor rgb '#56B4E9' fillstyle solid 1 noborder
set label 'checkpoint' at screen 0.42218, screen 0.28214 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.14919; set rmargin at screen 0.92845; set tmargin at screen 0.83810; set bmargin at screen 0.51429
set label 'Time of a run (s)' at screen 0.53882, screen 0.41071 center textcolor rgb '#555555'
set border 3
set xrange [0.0:879.3159488779202]
set xtics ('0' 0.0, '200' 200.0, '400' 400.0, '600' 600.0, '800' 800.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [3.5:-0.5]; unset ytics
set grid noytics
set label 'fft' at graph 0, first 0.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit' at graph 0, first 1.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prefix' at graph 0, first 2.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora' at graph 0, first 3.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label '405' at first 758.0309904120002, first 0.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '340' at first 455.375635298, first 1.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '228' at first 287.533721328, first 2.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '207' at first 209.39578247999998, first 3.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
plot \
  'run-time-sst2-words.dat' index 0 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#0072B2' title 'load', \
  'run-time-sst2-words.dat' index 1 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#E69F00' title 'train', \
  'run-time-sst2-words.dat' index 2 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#009E73' title 'evaluate', \
  'run-time-sst2-words.dat' index 3 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#56B4E9' title 'checkpoint', \
  'run-time-sst2-words.dat' index 4 using 1:2 with points pointtype 6 pointsize 0.55000*mark linewidth 1 linecolor rgb '#000000' title 'seeds'
unset label; unset arrow; unset object; unset logscale
unset output
}
