# Memory at the peak of training
# Made by tunebench. Data: memory.dat, in the same directory.
# Change what you like, and draw again with: gnuplot memory.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 5.861 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,844 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01351; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,1758 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00474; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,5.861in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00474; title_font = ',10.5'
}
set output 'memory.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Memory at the peak of training' at screen 0.01006, screen 0.97216 left font title_font
set label 'sst2' at screen 0.01006, screen 0.94254 left textcolor rgb '#555555'
set label "Number at the end: the sum\047s mean; circles are its seeds. Tick: predicted before the run." at screen 0.01006, screen 0.02547 left textcolor rgb '#555555'
set object rectangle from screen 0.01006, screen 0.10367 to screen 0.03623, screen 0.12026 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'base weights' at screen 0.04630, screen 0.11197 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.10367 to screen 0.31716, screen 0.12026 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'trainable weights' at screen 0.32722, screen 0.11197 left textcolor rgb '#222222'
set object rectangle from screen 0.57192, screen 0.10367 to screen 0.59808, screen 0.12026 fillcolor rgb '#009E73' fillstyle solid 1 noborder
set label 'gradients' at screen 0.60815, screen 0.11197 left textcolor rgb '#222222'
set object rectangle from screen 0.01006, screen 0.07642 to screen 0.03623, screen 0.09301 fillcolor rgb '#56B4E9' fillstyle solid 1 noborder
set label "optimiser\047s state" at screen 0.04630, screen 0.08472 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.07642 to screen 0.31716, screen 0.09301 fillcolor rgb '#D55E00' fillstyle solid 1 noborder
set label 'saved activations' at screen 0.32722, screen 0.08472 left textcolor rgb '#222222'
set object rectangle from screen 0.57192, screen 0.07642 to screen 0.59808, screen 0.09301 fillcolor rgb '#CC79A7' fillstyle solid 1 noborder
set label 'workspace' at screen 0.60815, screen 0.08472 left textcolor rgb '#222222'
set object rectangle from screen 0.01006, screen 0.04917 to screen 0.03623, screen 0.06576 fillcolor rgb '#4D4D4D' fillstyle solid 1 noborder
set label 'before the model' at screen 0.04630, screen 0.05746 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.04917 to screen 0.31716, screen 0.06576 fillcolor rgb '#A6A6A6' fillstyle solid 1 noborder
set label 'model, data and training' at screen 0.32722, screen 0.05746 left textcolor rgb '#222222'
set multiplot

# Panel 1: Tensors
set lmargin at screen 0.16733; set rmargin at screen 0.53988; set tmargin at screen 0.88507; set bmargin at screen 0.20024
set label 'Tensors' at screen 0.16733, screen 0.90581 left textcolor rgb '#222222'
set label 'Tensors at the peak (MB)' at screen 0.35361, screen 0.14870 center textcolor rgb '#555555'
set border 3
set xrange [0.0:508.14280240000005]
set xtics ('0' 0.0, '100' 100.0, '200' 200.0, '300' 300.0, '400' 400.0, '500' 500.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [16.5:-0.5]; unset ytics
set grid noytics
set label 'head' at graph 0, first 0.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'fft' at graph 0, first 1.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'fft, high rate' at graph 0, first 2.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit' at graph 0, first 3.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-houlsby' at graph 0, first 4.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-pfeiffer' at graph 0, first 5.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-parallel' at graph 0, first 6.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'prefix' at graph 0, first 7.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'prompt' at graph 0, first 8.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning' at graph 0, first 9.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning-v2' at graph 0, first 10.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'lora' at graph 0, first 11.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'rslora' at graph 0, first 12.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'lora-plus' at graph 0, first 13.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'dora' at graph 0, first 14.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'pissa' at graph 0, first 15.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'ia3' at graph 0, first 16.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label '109' at first 109.63356800000001, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '436' at first 438.05414, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '436' at first 438.05414, first 2.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '170' at first 171.09672, first 3.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '185' at first 186.04459200000002, first 4.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '175' at first 176.280936, first 5.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '168' at first 169.185224, first 6.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '201' at first 202.09166399999998, first 7.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '224' at first 225.188064, first 8.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '231' at first 232.43798400000003, first 9.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '171' at first 172.63118400000002, first 10.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '175' at first 176.51124800000002, first 11.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '175' at first 176.51124800000002, first 12.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '175' at first 176.51124800000002, first 13.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '189' at first 190.777616, first 14.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '175' at first 176.51124800000002, first 15.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '214' at first 216.360488, first 16.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
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
set lmargin at screen 0.59323; set rmargin at screen 0.96578; set tmargin at screen 0.88507; set bmargin at screen 0.20024
set label 'The whole process' at screen 0.59323, screen 0.90581 left textcolor rgb '#222222'
set label 'Largest resident set (MB)' at screen 0.77950, screen 0.14870 center textcolor rgb '#555555'
set border 3
set xrange [0.0:506.71587711999996]
set xtics ('0' 0.0, '100' 100.0, '200' 200.0, '300' 300.0, '400' 400.0, '500' 500.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [16.5:-0.5]; unset ytics
set grid noytics
set label '183' at first 183.40249599999999, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '428' at first 435.116, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '429' at first 436.824032, first 2.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '226' at first 227.520512, first 3.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '239' at first 242.087024, first 4.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '230' at first 232.476612, first 5.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '221' at first 225.543508, first 6.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '257' at first 258.58047999999997, first 7.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '288' at first 290.172928, first 8.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '294' at first 296.05888, first 9.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '226' at first 228.965824, first 10.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '230' at first 232.813696, first 11.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '230' at first 232.821888, first 12.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '231' at first 232.813696, first 13.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '244' at first 246.777984, first 14.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '232' at first 234.296448, first 15.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '265' at first 273.351588, first 16.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
plot \
  'memory.dat' index 8 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#4D4D4D' title 'before the model', \
  'memory.dat' index 9 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#A6A6A6' title 'model, data and training', \
  'memory.dat' index 10 using 1:3:(0):($4-$3) with vectors nohead linewidth 1.2 linecolor rgb '#000000' title 'predicted', \
  'memory.dat' index 11 using 1:2 with points pointtype 6 pointsize 0.55000*mark linewidth 1 linecolor rgb '#000000' title 'seeds'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
