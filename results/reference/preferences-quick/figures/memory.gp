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
set label 'wordnet/prefer-definition/artifact' at screen 0.01006, screen 0.90985 left textcolor rgb '#555555'
set label 'Number at the end: the sum. Tick: predicted before the run.' at screen 0.01006, screen 0.03996 left textcolor rgb '#555555'
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
set lmargin at screen 0.14055; set rmargin at screen 0.52650; set tmargin at screen 0.81970; set bmargin at screen 0.31413
set label 'Tensors' at screen 0.14055, screen 0.85223 left textcolor rgb '#222222'
set label 'Tensors at the peak (MB)' at screen 0.33353, screen 0.23327 center textcolor rgb '#555555'
set border 3
set xrange [0.0:3319.21482208]
set xtics ('0' 0.0, '1000' 1000.0, '2000' 2000.0, '3000' 3000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [7.5:-0.5]; unset ytics
set grid noytics
set label 'fft · dpo' at graph 0, first 0.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'fft · grpo' at graph 0, first 1.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'fft · reward' at graph 0, first 2.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'fft · sft' at graph 0, first 3.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'lora · dpo' at graph 0, first 4.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'lora · grpo' at graph 0, first 5.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'lora · reward' at graph 0, first 6.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'lora · sft' at graph 0, first 7.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label '2613' at first 2613.1266320000004, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2828' at first 2861.392088, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2491' at first 2490.94802, first 2.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2273' at first 2273.11668, first 3.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '739' at first 739.494708, first 4.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '513' at first 527.305068, first 5.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '720' at first 720.258968, first 6.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '485' at first 484.642512, first 7.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
plot \
  'memory.dat' index 0 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#0072B2' title 'base weights', \
  'memory.dat' index 1 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#E69F00' title 'trainable weights', \
  'memory.dat' index 2 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#009E73' title 'gradients', \
  'memory.dat' index 3 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#56B4E9' title "optimiser\047s state", \
  'memory.dat' index 4 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#D55E00' title 'saved activations', \
  'memory.dat' index 5 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#CC79A7' title 'workspace', \
  'memory.dat' index 6 using 1:3:(0):($4-$3) with vectors nohead linewidth 1.2 linecolor rgb '#000000' title 'predicted'

# Panel 2: The whole process
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.57984; set rmargin at screen 0.96578; set tmargin at screen 0.81970; set bmargin at screen 0.31413
set label 'The whole process' at screen 0.57984, screen 0.85223 left textcolor rgb '#222222'
set label 'Largest resident set (MB)' at screen 0.77281, screen 0.23327 center textcolor rgb '#555555'
set border 3
set xrange [0.0:3461.71736064]
set xtics ('0' 0.0, '1000' 1000.0, '2000' 2000.0, '3000' 3000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [7.5:-0.5]; unset ytics
set grid noytics
set label '2720' at first 2720.21504, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2984' at first 2984.239104, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2408' at first 2407.964672, first 2.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2397' at first 2397.0775040000003, first 3.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '841' at first 840.859648, first 4.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '664' at first 663.826432, first 5.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '820' at first 820.109312, first 6.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '583' at first 583.1270400000001, first 7.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
plot \
  'memory.dat' index 7 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#4D4D4D' title 'before the model', \
  'memory.dat' index 8 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#A6A6A6' title 'model, data and training', \
  'memory.dat' index 9 using 1:3:(0):($4-$3) with vectors nohead linewidth 1.2 linecolor rgb '#000000' title 'predicted'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
