# Memory at the peak of training
# Made by tunebench. Data: memory.dat, in the same directory.
# Change what you like, and draw again with: gnuplot memory.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 9.167 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,1320 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.00864; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,2750 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00303; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,9.167in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00303; title_font = ',10.5'
}
set output 'memory.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Memory at the peak of training' at screen 0.01006, screen 0.98220 left font title_font
set label 'sst2' at screen 0.01006, screen 0.96326 left textcolor rgb '#555555'
set label "Number at the end: the sum\047s mean; circles are its seeds. Fainter bar: predicted before the run." at screen 0.01006, screen 0.01629 left textcolor rgb '#555555'
set object rectangle from screen 0.01006, screen 0.06629 to screen 0.03623, screen 0.07689 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'base weights' at screen 0.04630, screen 0.07159 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.06629 to screen 0.31716, screen 0.07689 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'trainable weights' at screen 0.32722, screen 0.07159 left textcolor rgb '#222222'
set object rectangle from screen 0.57192, screen 0.06629 to screen 0.59808, screen 0.07689 fillcolor rgb '#009E73' fillstyle solid 1 noborder
set label 'gradients' at screen 0.60815, screen 0.07159 left textcolor rgb '#222222'
set object rectangle from screen 0.01006, screen 0.04886 to screen 0.03623, screen 0.05947 fillcolor rgb '#56B4E9' fillstyle solid 1 noborder
set label "optimiser\047s state" at screen 0.04630, screen 0.05417 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.04886 to screen 0.31716, screen 0.05947 fillcolor rgb '#D55E00' fillstyle solid 1 noborder
set label 'saved activations' at screen 0.32722, screen 0.05417 left textcolor rgb '#222222'
set object rectangle from screen 0.57192, screen 0.04886 to screen 0.59808, screen 0.05947 fillcolor rgb '#CC79A7' fillstyle solid 1 noborder
set label 'workspace' at screen 0.60815, screen 0.05417 left textcolor rgb '#222222'
set object rectangle from screen 0.01006, screen 0.03144 to screen 0.03623, screen 0.04205 fillcolor rgb '#A6A6A6' fillstyle solid 1 noborder
set label 'before the model' at screen 0.04630, screen 0.03674 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.03144 to screen 0.31716, screen 0.04205 fillcolor rgb '#4D4D4D' fillstyle solid 1 noborder
set label 'model, data and training' at screen 0.32722, screen 0.03674 left textcolor rgb '#222222'
set multiplot

# Panel 1: Tensors
set lmargin at screen 0.16733; set rmargin at screen 0.53988; set tmargin at screen 0.92652; set bmargin at screen 0.12803
set label 'Tensors' at screen 0.16733, screen 0.93977 left textcolor rgb '#222222'
set label 'Tensors at the peak (MB)' at screen 0.35361, screen 0.09508 center textcolor rgb '#555555'
set border 3
set xrange [0.0:508.14280240000005]
set xtics ('0' 0.0, '100' 100.0, '200' 200.0, '300' 300.0, '400' 400.0, '500' 500.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [39.100000000000016:-0.5]; unset ytics
set grid noytics
set label 'head' at graph 0, first 0.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 1.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'fft' at graph 0, first 2.35 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 3.35 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'fft, high rate' at graph 0, first 4.699999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 5.699999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'bitfit' at graph 0, first 7.049999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 8.049999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'adapter-houlsby' at graph 0, first 9.399999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 10.399999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'adapter-pfeiffer' at graph 0, first 11.749999999999998 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 12.749999999999998 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'adapter-parallel' at graph 0, first 14.099999999999998 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 15.099999999999998 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'prefix' at graph 0, first 16.45 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 17.45 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'prompt' at graph 0, first 18.8 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 19.8 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'p-tuning' at graph 0, first 21.150000000000002 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 22.150000000000002 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'p-tuning-v2' at graph 0, first 23.500000000000004 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 24.500000000000004 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'lora' at graph 0, first 25.850000000000005 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 26.850000000000005 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'rslora' at graph 0, first 28.200000000000006 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 29.200000000000006 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'lora-plus' at graph 0, first 30.550000000000008 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 31.550000000000008 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'dora' at graph 0, first 32.90000000000001 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 33.90000000000001 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'pissa' at graph 0, first 35.250000000000014 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 36.250000000000014 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'ia3' at graph 0, first 37.600000000000016 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 38.600000000000016 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label '109' at first 109.63356800000001, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '109' at first 109.28336, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '436' at first 438.05414, first 2.35 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '436' at first 435.53892, first 3.35 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '436' at first 438.05414, first 4.699999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '436' at first 435.53892, first 5.699999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '170' at first 171.09672, first 7.049999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '169' at first 169.48628, first 8.049999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '185' at first 186.04459200000002, first 9.399999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '184' at first 184.194296, first 10.399999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '175' at first 176.280936, first 11.749999999999998 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '175' at first 174.594572, first 12.749999999999998 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '168' at first 169.185224, first 14.099999999999998 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '168' at first 167.645084, first 15.099999999999998 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '201' at first 202.09166399999998, first 16.45 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '200' at first 200.481224, first 17.45 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '224' at first 225.188064, first 18.8 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '224' at first 224.1144373333333, first 19.8 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '231' at first 232.43798400000003, first 21.150000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '231' at first 230.827544, first 22.150000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '171' at first 172.63118400000002, first 23.500000000000004 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '171' at first 171.020744, first 24.500000000000004 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '175' at first 176.51124800000002, first 25.850000000000005 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '175' at first 174.807176, first 26.850000000000005 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '175' at first 176.51124800000002, first 28.200000000000006 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '175' at first 174.807176, first 29.200000000000006 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '175' at first 176.51124800000002, first 30.550000000000008 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '175' at first 174.807176, first 31.550000000000008 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '189' at first 190.777616, first 32.90000000000001 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '189' at first 188.781704, first 33.90000000000001 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '175' at first 176.51124800000002, first 35.250000000000014 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '175' at first 174.807176, first 36.250000000000014 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '214' at first 216.360488, first 37.600000000000016 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '214' at first 213.816236, first 38.600000000000016 left offset screen 0.00906, 0 front textcolor rgb '#777777'
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
set lmargin at screen 0.59323; set rmargin at screen 0.96578; set tmargin at screen 0.92652; set bmargin at screen 0.12803
set label 'The whole process' at screen 0.59323, screen 0.93977 left textcolor rgb '#222222'
set label 'Largest resident set (MB)' at screen 0.77950, screen 0.09508 center textcolor rgb '#555555'
set border 3
set xrange [0.0:506.71587711999996]
set xtics ('0' 0.0, '100' 100.0, '200' 200.0, '300' 300.0, '400' 400.0, '500' 500.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [39.100000000000016:-0.5]; unset ytics
set grid noytics
set label '183' at first 183.40249599999999, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '183' at first 183.024664, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '428' at first 430.043136, first 2.35 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '435' at first 435.116, first 3.35 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '429' at first 431.501312, first 4.699999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '437' at first 436.824032, first 5.699999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '226' at first 227.520512, first 7.049999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '227' at first 227.288, first 8.049999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '239' at first 240.873472, first 9.399999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '242' at first 242.087024, first 10.399999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '230' at first 231.31750399999999, first 11.749999999999998 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '232' at first 232.476612, first 12.749999999999998 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '221' at first 221.597696, first 14.099999999999998 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '226' at first 225.543508, first 15.099999999999998 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '257' at first 258.58047999999997, first 16.45 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '258' at first 258.404288, first 17.45 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '288' at first 290.172928, first 18.8 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '282' at first 282.265, first 19.8 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '294' at first 296.05888, first 21.150000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '289' at first 288.786448, first 22.150000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '226' at first 228.12672, first 23.500000000000004 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '229' at first 228.965824, first 24.500000000000004 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '230' at first 231.899136, first 25.850000000000005 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '233' at first 232.813696, first 26.850000000000005 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '230' at first 231.182336, first 28.200000000000006 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '233' at first 232.821888, first 29.200000000000006 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '231' at first 232.14489600000002, first 30.550000000000008 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '233' at first 232.813696, first 31.550000000000008 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '244' at first 246.25152000000003, first 32.90000000000001 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '247' at first 246.777984, first 33.90000000000001 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '232' at first 233.070592, first 35.250000000000014 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '234' at first 234.296448, first 36.250000000000014 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '265' at first 266.768384, first 37.600000000000016 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '273' at first 273.351588, first 38.600000000000016 left offset screen 0.00906, 0 front textcolor rgb '#777777'
plot \
  'memory.dat' index 8 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 0.3 border rgb '#7F7F7F' linecolor rgb '#7F7F7F' title 'predicted sum', \
  'memory.dat' index 9 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#A6A6A6' title 'before the model', \
  'memory.dat' index 10 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#4D4D4D' title 'model, data and training', \
  'memory.dat' index 11 using 1:2 with points pointtype 6 pointsize 0.55000*mark linewidth 1 linecolor rgb '#000000' title 'seeds'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
