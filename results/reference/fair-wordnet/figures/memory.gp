# Memory at the peak of training
# Made by tunebench. Data: memory.dat, in the same directory.
# Change what you like, and draw again with: gnuplot memory.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 3.736 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,538 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02119; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,1121 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00743; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,3.736in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00743; title_font = ',10.5'
}
set output 'memory.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Memory at the peak of training' at screen 0.01006, screen 0.95632 left font title_font
set label 'wordnet/supersense' at screen 0.01006, screen 0.90985 left textcolor rgb '#555555'
set label "Number at the end: the sum\047s mean; circles are its seeds. Tick: predicted before the run." at screen 0.01006, screen 0.03996 left textcolor rgb '#555555'
set object rectangle from screen 0.01006, screen 0.16264 to screen 0.03623, screen 0.18866 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'base weights' at screen 0.04630, screen 0.17565 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.16264 to screen 0.31716, screen 0.18866 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'trainable weights' at screen 0.32722, screen 0.17565 left textcolor rgb '#222222'
set object rectangle from screen 0.57192, screen 0.16264 to screen 0.59808, screen 0.18866 fillcolor rgb '#009E73' fillstyle solid 1 noborder
set label 'gradients' at screen 0.60815, screen 0.17565 left textcolor rgb '#222222'
set object rectangle from screen 0.01006, screen 0.11989 to screen 0.03623, screen 0.14591 fillcolor rgb '#56B4E9' fillstyle solid 1 noborder
set label "optimiser\047s state" at screen 0.04630, screen 0.13290 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.11989 to screen 0.31716, screen 0.14591 fillcolor rgb '#D55E00' fillstyle solid 1 noborder
set label 'saved activations' at screen 0.32722, screen 0.13290 left textcolor rgb '#222222'
set object rectangle from screen 0.57192, screen 0.11989 to screen 0.59808, screen 0.14591 fillcolor rgb '#CC79A7' fillstyle solid 1 noborder
set label 'workspace' at screen 0.60815, screen 0.13290 left textcolor rgb '#222222'
set object rectangle from screen 0.01006, screen 0.07714 to screen 0.03623, screen 0.10316 fillcolor rgb '#4D4D4D' fillstyle solid 1 noborder
set label 'before the model' at screen 0.04630, screen 0.09015 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.07714 to screen 0.31716, screen 0.10316 fillcolor rgb '#A6A6A6' fillstyle solid 1 noborder
set label 'model, data and training' at screen 0.32722, screen 0.09015 left textcolor rgb '#222222'
set multiplot

# Panel 1: Tensors
set lmargin at screen 0.16733; set rmargin at screen 0.53988; set tmargin at screen 0.81970; set bmargin at screen 0.31413
set label 'Tensors' at screen 0.16733, screen 0.85223 left textcolor rgb '#222222'
set label 'Tensors at the peak (MB)' at screen 0.35361, screen 0.23327 center textcolor rgb '#555555'
set border 3
set xrange [0.0:532.48594064]
set xtics ('0' 0.0, '100' 100.0, '200' 200.0, '300' 300.0, '400' 400.0, '500' 500.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [7.5:-0.5]; unset ytics
set grid noytics
set label 'fft' at graph 0, first 0.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit' at graph 0, first 1.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-houlsby' at graph 0, first 2.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'prefix' at graph 0, first 3.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'prompt' at graph 0, first 4.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning' at graph 0, first 5.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning-v2' at graph 0, first 6.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'lora' at graph 0, first 7.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label '456' at first 459.039604, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '144' at first 146.76658, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '153' at first 156.112324, first 2.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '177' at first 180.424564, first 3.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '197' at first 199.87232400000002, first 4.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '205' at first 207.12224400000002, first 5.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '146' at first 148.30104400000002, first 6.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '149' at first 150.816052, first 7.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
plot \
  'memory.dat' index 0 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#0072B2' title 'base weights', \
  'memory.dat' index 1 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#E69F00' title 'trainable weights', \
  'memory.dat' index 2 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#009E73' title 'gradients', \
  'memory.dat' index 3 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#56B4E9' title "optimiser\047s state", \
  'memory.dat' index 4 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#D55E00' title 'saved activations', \
  'memory.dat' index 5 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#CC79A7' title 'workspace', \
  'memory.dat' index 6 using 1:3:(0):($4-$3) with vectors nohead linewidth 1.2 linecolor rgb '#000000' title 'predicted', \
  'memory.dat' index 7 using 1:2 with points pointtype 6 pointsize 0.55000*mark linewidth 1 linecolor rgb '#000000' title 'seeds'

# Panel 2: The whole process
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.59323; set rmargin at screen 0.96578; set tmargin at screen 0.81970; set bmargin at screen 0.31413
set label 'The whole process' at screen 0.59323, screen 0.85223 left textcolor rgb '#222222'
set label 'Largest resident set (MB)' at screen 0.77950, screen 0.23327 center textcolor rgb '#555555'
set border 3
set xrange [0.0:587.26334464]
set xtics ('0' 0.0, '100' 100.0, '200' 200.0, '300' 300.0, '400' 400.0, '500' 500.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [7.5:-0.5]; unset ytics
set grid noytics
set label '476' at first 506.261504, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '223' at first 226.103296, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '231' at first 235.406048, first 2.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '256' at first 259.76832, first 3.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '278' at first 280.367104, first 4.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '285' at first 287.776768, first 5.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '224' at first 228.70016, first 6.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '226' at first 230.096592, first 7.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
plot \
  'memory.dat' index 8 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#4D4D4D' title 'before the model', \
  'memory.dat' index 9 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#A6A6A6' title 'model, data and training', \
  'memory.dat' index 10 using 1:3:(0):($4-$3) with vectors nohead linewidth 1.2 linecolor rgb '#000000' title 'predicted', \
  'memory.dat' index 11 using 1:2 with points pointtype 6 pointsize 0.55000*mark linewidth 1 linecolor rgb '#000000' title 'seeds'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
