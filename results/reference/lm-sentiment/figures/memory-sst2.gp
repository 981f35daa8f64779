# Memory at the peak of training
# Made by tunebench. Data: memory-sst2.dat, in the same directory.
# Change what you like, and draw again with: gnuplot memory-sst2.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 2.792 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,402 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02836; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,838 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00995; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,2.792in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00995; title_font = ',10.5'
}
set output 'memory-sst2.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Memory at the peak of training' at screen 0.01006, screen 0.94154 left font title_font
set label 'sst2' at screen 0.01006, screen 0.87935 left textcolor rgb '#555555'
set label "Number at the end: the sum\047s mean; circles are its seeds. Tick: predicted before the run." at screen 0.01006, screen 0.05348 left textcolor rgb '#555555'
set object rectangle from screen 0.01006, screen 0.21766 to screen 0.03623, screen 0.25249 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'base weights' at screen 0.04630, screen 0.23507 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.21766 to screen 0.31716, screen 0.25249 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'trainable weights' at screen 0.32722, screen 0.23507 left textcolor rgb '#222222'
set object rectangle from screen 0.57192, screen 0.21766 to screen 0.59808, screen 0.25249 fillcolor rgb '#009E73' fillstyle solid 1 noborder
set label 'gradients' at screen 0.60815, screen 0.23507 left textcolor rgb '#222222'
set object rectangle from screen 0.01006, screen 0.16045 to screen 0.03623, screen 0.19527 fillcolor rgb '#56B4E9' fillstyle solid 1 noborder
set label "optimiser\047s state" at screen 0.04630, screen 0.17786 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.16045 to screen 0.31716, screen 0.19527 fillcolor rgb '#D55E00' fillstyle solid 1 noborder
set label 'saved activations' at screen 0.32722, screen 0.17786 left textcolor rgb '#222222'
set object rectangle from screen 0.57192, screen 0.16045 to screen 0.59808, screen 0.19527 fillcolor rgb '#CC79A7' fillstyle solid 1 noborder
set label 'workspace' at screen 0.60815, screen 0.17786 left textcolor rgb '#222222'
set object rectangle from screen 0.01006, screen 0.10323 to screen 0.03623, screen 0.13806 fillcolor rgb '#4D4D4D' fillstyle solid 1 noborder
set label 'before the model' at screen 0.04630, screen 0.12065 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.10323 to screen 0.31716, screen 0.13806 fillcolor rgb '#A6A6A6' fillstyle solid 1 noborder
set label 'model, data and training' at screen 0.32722, screen 0.12065 left textcolor rgb '#222222'
set multiplot

# Panel 1: Tensors
set lmargin at screen 0.07135; set rmargin at screen 0.49190; set tmargin at screen 0.75871; set bmargin at screen 0.42040
set label 'Tensors' at screen 0.07135, screen 0.80224 left textcolor rgb '#222222'
set label 'Tensors at the peak (MB)' at screen 0.28162, screen 0.31219 center textcolor rgb '#555555'
set border 3
set xrange [0.0:3543.04624592]
set xtics ('0' 0.0, '1000' 1000.0, '2000' 2000.0, '3000' 3000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [3.5:-0.5]; unset ytics
set grid noytics
set label 'fft' at graph 0, first 0.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit' at graph 0, first 1.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'prefix' at graph 0, first 2.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'lora' at graph 0, first 3.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label '3035' at first 3054.350212, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '399' at first 403.150256, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '519' at first 531.33644, first 2.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '436' at first 440.55505600000004, first 3.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
plot \
  'memory-sst2.dat' index 0 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#0072B2' title 'base weights', \
  'memory-sst2.dat' index 1 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#E69F00' title 'trainable weights', \
  'memory-sst2.dat' index 2 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#009E73' title 'gradients', \
  'memory-sst2.dat' index 3 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#56B4E9' title "optimiser\047s state", \
  'memory-sst2.dat' index 4 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#D55E00' title 'saved activations', \
  'memory-sst2.dat' index 5 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#CC79A7' title 'workspace', \
  'memory-sst2.dat' index 6 using 1:3:(0):($4-$3) with vectors nohead linewidth 1.2 linecolor rgb '#000000' title 'predicted', \
  'memory-sst2.dat' index 7 using 1:2 with points pointtype 6 pointsize 0.55000*mark linewidth 1 linecolor rgb '#000000' title 'seeds'

# Panel 2: The whole process
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.54524; set rmargin at screen 0.96578; set tmargin at screen 0.75871; set bmargin at screen 0.42040
set label 'The whole process' at screen 0.54524, screen 0.80224 left textcolor rgb '#222222'
set label 'Largest resident set (MB)' at screen 0.75551, screen 0.31219 center textcolor rgb '#555555'
set border 3
set xrange [0.0:3458.94969344]
set xtics ('0' 0.0, '1000' 1000.0, '2000' 2000.0, '3000' 3000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [3.5:-0.5]; unset ytics
set grid noytics
set label '2930' at first 2981.853184, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '475' at first 478.60531199999997, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '595' at first 598.89664, first 2.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '511' at first 515.35872, first 3.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
plot \
  'memory-sst2.dat' index 8 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#4D4D4D' title 'before the model', \
  'memory-sst2.dat' index 9 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#A6A6A6' title 'model, data and training', \
  'memory-sst2.dat' index 10 using 1:3:(0):($4-$3) with vectors nohead linewidth 1.2 linecolor rgb '#000000' title 'predicted', \
  'memory-sst2.dat' index 11 using 1:2 with points pointtype 6 pointsize 0.55000*mark linewidth 1 linecolor rgb '#000000' title 'seeds'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
