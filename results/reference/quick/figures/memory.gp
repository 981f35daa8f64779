# Memory at the peak of training
# Made by tunebench. Data: memory.dat, in the same directory.
# Change what you like, and draw again with: gnuplot memory.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 8.736 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,1258 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.00906; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,2621 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00318; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,8.736in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00318; title_font = ',10.5'
}
set output 'memory.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Memory at the peak of training' at screen 0.01006, screen 0.98132 left font title_font
set label 'wordnet/supersense' at screen 0.01006, screen 0.96145 left textcolor rgb '#555555'
set label "Number at the end: the sum\047s mean; circles are its seeds. Fainter bar: predicted before the run." at screen 0.01006, screen 0.01709 left textcolor rgb '#555555'
set object rectangle from screen 0.01006, screen 0.06955 to screen 0.03623, screen 0.08068 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'base weights' at screen 0.04630, screen 0.07512 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.06955 to screen 0.31716, screen 0.08068 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'trainable weights' at screen 0.32722, screen 0.07512 left textcolor rgb '#222222'
set object rectangle from screen 0.57192, screen 0.06955 to screen 0.59808, screen 0.08068 fillcolor rgb '#009E73' fillstyle solid 1 noborder
set label 'gradients' at screen 0.60815, screen 0.07512 left textcolor rgb '#222222'
set object rectangle from screen 0.01006, screen 0.05127 to screen 0.03623, screen 0.06240 fillcolor rgb '#56B4E9' fillstyle solid 1 noborder
set label "optimiser\047s state" at screen 0.04630, screen 0.05684 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.05127 to screen 0.31716, screen 0.06240 fillcolor rgb '#D55E00' fillstyle solid 1 noborder
set label 'saved activations' at screen 0.32722, screen 0.05684 left textcolor rgb '#222222'
set object rectangle from screen 0.57192, screen 0.05127 to screen 0.59808, screen 0.06240 fillcolor rgb '#CC79A7' fillstyle solid 1 noborder
set label 'workspace' at screen 0.60815, screen 0.05684 left textcolor rgb '#222222'
set object rectangle from screen 0.01006, screen 0.03299 to screen 0.03623, screen 0.04412 fillcolor rgb '#A6A6A6' fillstyle solid 1 noborder
set label 'before the model' at screen 0.04630, screen 0.03855 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.03299 to screen 0.31716, screen 0.04412 fillcolor rgb '#4D4D4D' fillstyle solid 1 noborder
set label 'model, data and training' at screen 0.32722, screen 0.03855 left textcolor rgb '#222222'
set multiplot

# Panel 1: Tensors
set lmargin at screen 0.16733; set rmargin at screen 0.53988; set tmargin at screen 0.92289; set bmargin at screen 0.13434
set label 'Tensors' at screen 0.16733, screen 0.93680 left textcolor rgb '#222222'
set label 'Tensors at the peak (MB)' at screen 0.35361, screen 0.09976 center textcolor rgb '#555555'
set border 3
set xrange [0.0:465.7708096]
set xtics ('0' 0.0, '100' 100.0, '200' 200.0, '300' 300.0, '400' 400.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [36.750000000000014:-0.5]; unset ytics
set grid noytics
set label 'head' at graph 0, first 0.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 1.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'fft' at graph 0, first 2.35 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 3.35 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'bitfit' at graph 0, first 4.699999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 5.699999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'adapter-houlsby' at graph 0, first 7.049999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 8.049999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'adapter-pfeiffer' at graph 0, first 9.399999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 10.399999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'adapter-parallel' at graph 0, first 11.749999999999998 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 12.749999999999998 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'prefix' at graph 0, first 14.099999999999998 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 15.099999999999998 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'prompt' at graph 0, first 16.45 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 17.45 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'p-tuning' at graph 0, first 18.8 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 19.8 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'p-tuning-v2' at graph 0, first 21.150000000000002 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 22.150000000000002 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'lora' at graph 0, first 23.500000000000004 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 24.500000000000004 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'rslora' at graph 0, first 25.850000000000005 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 26.850000000000005 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'lora-plus' at graph 0, first 28.200000000000006 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 29.200000000000006 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'dora' at graph 0, first 30.550000000000008 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 31.550000000000008 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'pissa' at graph 0, first 32.90000000000001 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 33.90000000000001 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'ia3' at graph 0, first 35.250000000000014 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 36.250000000000014 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label '104' at first 104.66958399999999, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '105' at first 104.669584, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '396' at first 401.52655999999996, first 2.35 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '402' at first 401.52656, first 3.35 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '144' at first 147.75987999999998, first 4.699999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '148' at first 147.75988, first 5.699999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '155' at first 159.21090400000003, first 7.049999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '159' at first 159.210904, first 8.049999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '148' at first 151.83720399999999, first 9.399999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '152' at first 151.837204, first 10.399999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '144' at first 146.873284, first 11.749999999999998 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '147' at first 146.873284, first 12.749999999999998 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '175' at first 178.75482399999999, first 14.099999999999998 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '179' at first 178.754824, first 15.099999999999998 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '198' at first 201.851224, first 16.45 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '202' at first 201.851224, first 17.45 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '206' at first 209.10114399999998, first 18.8 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '209' at first 209.101144, first 19.8 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '146' at first 149.29434400000002, first 21.150000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '149' at first 149.294344, first 22.150000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '148' at first 151.809352, first 23.500000000000004 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '152' at first 151.809352, first 24.500000000000004 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '148' at first 151.809352, first 25.850000000000005 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '152' at first 151.809352, first 26.850000000000005 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '148' at first 151.809352, first 28.200000000000006 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '152' at first 151.809352, first 29.200000000000006 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '158' at first 161.82099999999997, first 30.550000000000008 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '162' at first 161.821, first 31.550000000000008 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '148' at first 151.809352, first 32.90000000000001 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '152' at first 151.809352, first 33.90000000000001 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '174' at first 179.409652, first 35.250000000000014 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '179' at first 179.409652, first 36.250000000000014 left offset screen 0.00906, 0 front textcolor rgb '#777777'
plot \
  'memory.dat' index 0 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 0.3 border rgb '#7F7F7F' linecolor rgb '#7F7F7F' title 'predicted sum', \
  'memory.dat' index 1 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#0072B2' title 'base weights', \
  'memory.dat' index 2 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#E69F00' title 'trainable weights', \
  'memory.dat' index 3 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#009E73' title 'gradients', \
  'memory.dat' index 4 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#56B4E9' title "optimiser\047s state", \
  'memory.dat' index 5 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#D55E00' title 'saved activations', \
  'memory.dat' index 6 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#CC79A7' title 'workspace', \
  'memory.dat' index 7 using 1:2 with points pointtype 6 pointsize 0.55000*mark linewidth 1 linecolor rgb '#000000' title 'seeds'

# Panel 2: The whole process
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.59323; set rmargin at screen 0.96578; set tmargin at screen 0.92289; set bmargin at screen 0.13434
set label 'The whole process' at screen 0.59323, screen 0.93680 left textcolor rgb '#222222'
set label 'Largest resident set (MB)' at screen 0.77950, screen 0.09976 center textcolor rgb '#555555'
set border 3
set xrange [0.0:466.11316736000003]
set xtics ('0' 0.0, '100' 100.0, '200' 200.0, '300' 300.0, '400' 400.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [36.750000000000014:-0.5]; unset ytics
set grid noytics
set label '192' at first 192.503808, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '179' at first 179.06974, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '396' at first 401.82169600000003, first 2.35 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '398' at first 398.41606, first 3.35 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '217' at first 222.797824, first 4.699999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '215' at first 214.502564, first 5.699999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '225' at first 230.449152, first 7.049999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '226' at first 226.118324, first 8.049999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '220' at first 226.13196800000003, first 9.399999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '219' at first 218.70936, first 10.399999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '215' at first 217.710592, first 11.749999999999998 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '214' at first 213.782304, first 12.749999999999998 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '248' at first 252.530688, first 14.099999999999998 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '246' at first 245.65162, first 15.099999999999998 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '280' at first 281.64915199999996, first 16.45 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '269' at first 268.800756, first 17.45 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '284' at first 287.473664, first 18.8 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '276' at first 276.029684, first 19.8 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '219' at first 222.527488, first 21.150000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '216' at first 216.184484, first 22.150000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '221' at first 224.456704, first 23.500000000000004 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '219' at first 218.715876, first 24.500000000000004 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '219' at first 222.748672, first 25.850000000000005 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '219' at first 218.666724, first 26.850000000000005 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '220' at first 224.55091199999998, first 28.200000000000006 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '219' at first 218.73226, first 29.200000000000006 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '230' at first 234.258432, first 30.550000000000008 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '229' at first 228.758244, first 31.550000000000008 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '221' at first 225.017856, first 32.90000000000001 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '221' at first 220.563172, first 33.90000000000001 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '244' at first 249.76998400000002, first 35.250000000000014 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '248' at first 248.18088, first 36.250000000000014 left offset screen 0.00906, 0 front textcolor rgb '#777777'
plot \
  'memory.dat' index 8 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 0.3 border rgb '#7F7F7F' linecolor rgb '#7F7F7F' title 'predicted sum', \
  'memory.dat' index 9 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#A6A6A6' title 'before the model', \
  'memory.dat' index 10 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#4D4D4D' title 'model, data and training', \
  'memory.dat' index 11 using 1:2 with points pointtype 6 pointsize 0.55000*mark linewidth 1 linecolor rgb '#000000' title 'seeds'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
