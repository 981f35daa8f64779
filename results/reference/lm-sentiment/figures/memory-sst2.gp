# Memory at the peak of training
# Made by tunebench. Data: memory-sst2.dat, in the same directory.
# Change what you like, and draw again with: gnuplot memory-sst2.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 3.569 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,514 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02218; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,1071 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00778; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,3.569in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00778; title_font = ',10.5'
}
set output 'memory-sst2.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Memory at the peak of training' at screen 0.01006, screen 0.95428 left font title_font
set label 'sst2' at screen 0.01006, screen 0.90564 left textcolor rgb '#555555'
set label "Number at the end: the sum\047s mean; circles are its seeds. Fainter bar: predicted before the run." at screen 0.01006, screen 0.04183 left textcolor rgb '#555555'
set object rectangle from screen 0.01006, screen 0.17023 to screen 0.03623, screen 0.19747 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'base weights' at screen 0.04630, screen 0.18385 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.17023 to screen 0.31716, screen 0.19747 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'trainable weights' at screen 0.32722, screen 0.18385 left textcolor rgb '#222222'
set object rectangle from screen 0.57192, screen 0.17023 to screen 0.59808, screen 0.19747 fillcolor rgb '#009E73' fillstyle solid 1 noborder
set label 'gradients' at screen 0.60815, screen 0.18385 left textcolor rgb '#222222'
set object rectangle from screen 0.01006, screen 0.12549 to screen 0.03623, screen 0.15272 fillcolor rgb '#56B4E9' fillstyle solid 1 noborder
set label "optimiser\047s state" at screen 0.04630, screen 0.13911 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.12549 to screen 0.31716, screen 0.15272 fillcolor rgb '#D55E00' fillstyle solid 1 noborder
set label 'saved activations' at screen 0.32722, screen 0.13911 left textcolor rgb '#222222'
set object rectangle from screen 0.57192, screen 0.12549 to screen 0.59808, screen 0.15272 fillcolor rgb '#CC79A7' fillstyle solid 1 noborder
set label 'workspace' at screen 0.60815, screen 0.13911 left textcolor rgb '#222222'
set object rectangle from screen 0.01006, screen 0.08074 to screen 0.03623, screen 0.10798 fillcolor rgb '#A6A6A6' fillstyle solid 1 noborder
set label 'before the model' at screen 0.04630, screen 0.09436 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.08074 to screen 0.31716, screen 0.10798 fillcolor rgb '#4D4D4D' fillstyle solid 1 noborder
set label 'model, data and training' at screen 0.32722, screen 0.09436 left textcolor rgb '#222222'
set multiplot

# Panel 1: Tensors
set lmargin at screen 0.10546; set rmargin at screen 0.50895; set tmargin at screen 0.81128; set bmargin at screen 0.32879
set label 'Tensors' at screen 0.10546, screen 0.84533 left textcolor rgb '#222222'
set label 'Tensors at the peak (MB)' at screen 0.30721, screen 0.24416 center textcolor rgb '#555555'
set border 3
set xrange [0.0:3543.04624592]
set xtics ('0' 0.0, '1000' 1000.0, '2000' 2000.0, '3000' 3000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [8.549999999999999:-0.5]; unset ytics
set grid noytics
set label 'fft' at graph 0, first 0.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 1.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'bitfit' at graph 0, first 2.35 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 3.35 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'prefix' at graph 0, first 4.699999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 5.699999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'lora' at graph 0, first 7.049999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 8.049999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label '3035' at first 3041.450936, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '3054' at first 3054.350212, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '399' at first 403.150256, first 2.35 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '398' at first 398.19212, first 3.35 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '519' at first 523.2694720000001, first 4.699999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '531' at first 531.33644, first 5.699999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '436' at first 440.55505600000004, first 7.049999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '436' at first 436.220728, first 8.049999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
plot \
  'memory-sst2.dat' index 0 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 0.3 border rgb '#7F7F7F' linecolor rgb '#7F7F7F' title 'predicted sum', \
  'memory-sst2.dat' index 1 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#0072B2' title 'base weights', \
  'memory-sst2.dat' index 2 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#E69F00' title 'trainable weights', \
  'memory-sst2.dat' index 3 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#009E73' title 'gradients', \
  'memory-sst2.dat' index 4 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#56B4E9' title "optimiser\047s state", \
  'memory-sst2.dat' index 5 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#D55E00' title 'saved activations', \
  'memory-sst2.dat' index 6 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#CC79A7' title 'workspace', \
  'memory-sst2.dat' index 7 using 1:2 with points pointtype 6 pointsize 0.55000*mark linewidth 1 linecolor rgb '#000000' title 'seeds'

# Panel 2: The whole process
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.56229; set rmargin at screen 0.96578; set tmargin at screen 0.81128; set bmargin at screen 0.32879
set label 'The whole process' at screen 0.56229, screen 0.84533 left textcolor rgb '#222222'
set label 'Largest resident set (MB)' at screen 0.76404, screen 0.24416 center textcolor rgb '#555555'
set border 3
set xrange [0.0:3458.94969344]
set xtics ('0' 0.0, '1000' 1000.0, '2000' 2000.0, '3000' 3000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [8.549999999999999:-0.5]; unset ytics
set grid noytics
set label '2930' at first 2937.094144, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2982' at first 2981.853184, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '475' at first 478.60531199999997, first 2.35 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '448' at first 448.249336, first 3.35 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '595' at first 598.89664, first 4.699999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '581' at first 581.489144, first 5.699999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '511' at first 515.35872, first 7.049999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '486' at first 486.265144, first 8.049999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
plot \
  'memory-sst2.dat' index 8 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 0.3 border rgb '#7F7F7F' linecolor rgb '#7F7F7F' title 'predicted sum', \
  'memory-sst2.dat' index 9 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#A6A6A6' title 'before the model', \
  'memory-sst2.dat' index 10 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#4D4D4D' title 'model, data and training', \
  'memory-sst2.dat' index 11 using 1:2 with points pointtype 6 pointsize 0.55000*mark linewidth 1 linecolor rgb '#000000' title 'seeds'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
