# Memory at the peak of training
# Made by tunebench. Data: memory.dat, in the same directory.
# Change what you like, and draw again with: gnuplot memory.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 16.847 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,2426 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.00470; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,5054 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00165; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,16.847in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00165; title_font = ',10.5'
}
set output 'memory.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Memory at the peak of training' at screen 0.01006, screen 0.99031 left font title_font
set label 'wordnet/prefer-definition/artifact' at screen 0.01006, screen 0.98001 left textcolor rgb '#555555'
set label "Number at the end: the sum\047s mean; circles are its seeds. Tick: predicted before the run." at screen 0.01006, screen 0.00886 left textcolor rgb '#555555'
set object rectangle from screen 0.01006, screen 0.03607 to screen 0.03623, screen 0.04184 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'base weights' at screen 0.04630, screen 0.03895 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.03607 to screen 0.31716, screen 0.04184 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'trainable weights' at screen 0.32722, screen 0.03895 left textcolor rgb '#222222'
set object rectangle from screen 0.57192, screen 0.03607 to screen 0.59808, screen 0.04184 fillcolor rgb '#009E73' fillstyle solid 1 noborder
set label 'gradients' at screen 0.60815, screen 0.03895 left textcolor rgb '#222222'
set object rectangle from screen 0.01006, screen 0.02659 to screen 0.03623, screen 0.03236 fillcolor rgb '#56B4E9' fillstyle solid 1 noborder
set label "optimiser\047s state" at screen 0.04630, screen 0.02947 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.02659 to screen 0.31716, screen 0.03236 fillcolor rgb '#D55E00' fillstyle solid 1 noborder
set label 'saved activations' at screen 0.32722, screen 0.02947 left textcolor rgb '#222222'
set object rectangle from screen 0.57192, screen 0.02659 to screen 0.59808, screen 0.03236 fillcolor rgb '#CC79A7' fillstyle solid 1 noborder
set label 'workspace' at screen 0.60815, screen 0.02947 left textcolor rgb '#222222'
set object rectangle from screen 0.01006, screen 0.01711 to screen 0.03623, screen 0.02288 fillcolor rgb '#4D4D4D' fillstyle solid 1 noborder
set label 'before the model' at screen 0.04630, screen 0.01999 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.01711 to screen 0.31716, screen 0.02288 fillcolor rgb '#A6A6A6' fillstyle solid 1 noborder
set label 'model, data and training' at screen 0.32722, screen 0.01999 left textcolor rgb '#222222'
set multiplot

# Panel 1: Tensors
set lmargin at screen 0.26050; set rmargin at screen 0.58647; set tmargin at screen 0.96002; set bmargin at screen 0.06966
set label 'Tensors' at screen 0.26050, screen 0.96723 left textcolor rgb '#222222'
set label 'Tensors at the peak (MB)' at screen 0.42348, screen 0.05173 center textcolor rgb '#555555'
set border 3
set xrange [0.0:3318.42817504]
set xtics ('0' 0.0, '1000' 1000.0, '2000' 2000.0, '3000' 3000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [39.5:-0.5]; unset ytics
set grid noytics
set label 'fft · dpo judge=error(0)' at graph 0, first 0.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'fft · dpo judge=error(0.1)' at graph 0, first 1.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'fft · dpo judge=error(0.3)' at graph 0, first 2.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'fft · grpo' at graph 0, first 3.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'fft · sft' at graph 0, first 4.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit · dpo judge=error(0)' at graph 0, first 5.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit · dpo judge=' at graph 0, first 6.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 6.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'bitfit · dpo judge=' at graph 0, first 7.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'error(0.3)' at graph 0, first 7.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'bitfit · grpo' at graph 0, first 8.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit · sft' at graph 0, first 9.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-pfeiffer · dpo' at graph 0, first 10.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'judge=error(0)' at graph 0, first 10.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'adapter-pfeiffer · dpo' at graph 0, first 11.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'judge=error(0.1)' at graph 0, first 11.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'adapter-pfeiffer · dpo' at graph 0, first 12.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'judge=error(0.3)' at graph 0, first 12.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'adapter-pfeiffer · grpo' at graph 0, first 13.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-pfeiffer · sft' at graph 0, first 14.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'prefix · dpo judge=' at graph 0, first 15.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'error(0)' at graph 0, first 15.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'prefix · dpo judge=' at graph 0, first 16.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 16.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'prefix · dpo judge=' at graph 0, first 17.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'error(0.3)' at graph 0, first 17.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'prefix · grpo' at graph 0, first 18.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'prefix · sft' at graph 0, first 19.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'prompt · dpo judge=' at graph 0, first 20.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'error(0)' at graph 0, first 20.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'prompt · dpo judge=' at graph 0, first 21.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 21.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'prompt · dpo judge=' at graph 0, first 22.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'error(0.3)' at graph 0, first 22.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'prompt · grpo' at graph 0, first 23.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'prompt · sft' at graph 0, first 24.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning · dpo judge=' at graph 0, first 25.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'error(0)' at graph 0, first 25.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'p-tuning · dpo judge=' at graph 0, first 26.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 26.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'p-tuning · dpo judge=' at graph 0, first 27.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'error(0.3)' at graph 0, first 27.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'p-tuning · grpo' at graph 0, first 28.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning · sft' at graph 0, first 29.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning-v2 · dpo judge=' at graph 0, first 30.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'error(0)' at graph 0, first 30.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'p-tuning-v2 · dpo judge=' at graph 0, first 31.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 31.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'p-tuning-v2 · dpo judge=' at graph 0, first 32.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'error(0.3)' at graph 0, first 32.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'p-tuning-v2 · grpo' at graph 0, first 33.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning-v2 · sft' at graph 0, first 34.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'lora · dpo judge=error(0)' at graph 0, first 35.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'lora · dpo judge=' at graph 0, first 36.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 36.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'lora · dpo judge=' at graph 0, first 37.0 right offset screen -0.00906, screen 0.00474 textcolor rgb '#222222'
set label 'error(0.3)' at graph 0, first 37.0 right offset screen -0.00906, screen -0.00474 textcolor rgb '#222222'
set label 'lora · grpo' at graph 0, first 38.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'lora · sft' at graph 0, first 39.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label '2580' at first 2600.8079040000002, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2580' at first 2600.8079040000002, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2580' at first 2600.8079040000002, first 2.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2818' at first 2860.713944, first 3.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2267' at first 2271.132176, first 4.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '658' at first 671.075196, first 5.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '658' at first 671.075196, first 6.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '658' at first 671.075196, first 7.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '460' at first 482.914454, first 8.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '441' at first 443.276088, first 9.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '712' at first 726.574384, first 10.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '712' at first 726.574384, first 11.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '712' at first 726.574384, first 12.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '528' at first 530.865914, first 13.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '482' at first 484.833816, first 14.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '738' at first 750.5784319999999, first 15.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '738' at first 750.5784319999999, first 16.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '738' at first 750.5784319999999, first 17.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '555' at first 588.647566, first 18.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '520' at first 522.780456, first 19.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '714' at first 726.7251600000001, first 20.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '714' at first 726.7251600000001, first 21.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '714' at first 726.7251600000001, first 22.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '502' at first 509.60988, first 23.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '466' at first 468.81744000000003, first 24.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '726' at first 738.874152, first 25.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '726' at first 738.874152, first 26.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '726' at first 738.874152, first 27.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '519' at first 525.747096, first 28.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '478' at first 480.96643200000005, first 29.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '659' at first 672.106496, first 30.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '659' at first 672.106496, first 31.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '659' at first 672.106496, first 32.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '483' at first 484.049038, first 33.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '442' at first 444.30852000000004, first 34.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '716' at first 730.53712, first 35.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '716' at first 730.53712, first 36.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '716' at first 730.53712, first 37.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '513' at first 526.783038, first 38.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '480' at first 483.1179920000001, first 39.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
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
set lmargin at screen 0.63981; set rmargin at screen 0.96578; set tmargin at screen 0.96002; set bmargin at screen 0.06966
set label 'The whole process' at screen 0.63981, screen 0.96723 left textcolor rgb '#222222'
set label 'Largest resident set (MB)' at screen 0.80280, screen 0.05173 center textcolor rgb '#555555'
set border 3
set xrange [0.0:3469.05821184]
set xtics ('0' 0.0, '1000' 1000.0, '2000' 2000.0, '3000' 3000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [39.5:-0.5]; unset ytics
set grid noytics
set label '2686' at first 2708.082688, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2686' at first 2708.60288, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2686' at first 2708.2915839999996, first 2.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2973' at first 2990.567424, first 3.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2390' at first 2395.46368, first 4.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '762' at first 775.4301439999999, first 5.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '762' at first 775.3359360000001, first 6.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '762' at first 775.692288, first 7.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '618' at first 632.3322880000001, first 8.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '554' at first 556.7201279999999, first 9.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '816' at first 830.5008640000001, first 10.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '816' at first 830.087168, first 11.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '816' at first 830.42304, first 12.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '687' at first 688.676864, first 13.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '592' at first 595.4478079999999, first 14.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '843' at first 856.317952, first 15.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '842' at first 856.027136, first 16.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '842' at first 856.0435200000001, first 17.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '712' at first 722.9440000000001, first 18.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '633' at first 635.9859200000001, first 19.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '816' at first 829.1205120000001, first 20.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '816' at first 829.2474880000001, first 21.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '816' at first 828.7641600000001, first 22.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '670' at first 673.6732159999999, first 23.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '572' at first 574.763008, first 24.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '829' at first 843.157504, first 25.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '829' at first 842.338304, first 26.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '829' at first 842.3792639999999, first 27.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '686' at first 691.085312, first 28.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '585' at first 587.997184, first 29.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '761' at first 774.0907520000001, first 30.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '761' at first 773.935104, first 31.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '762' at first 774.311936, first 32.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '646' at first 647.491584, first 33.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '552' at first 554.55744, first 34.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '818' at first 833.110016, first 35.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '818' at first 832.5980159999999, first 36.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '818' at first 833.0649599999999, first 37.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '663' at first 664.0230399999999, first 38.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '580' at first 582.6109439999999, first 39.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
plot \
  'memory.dat' index 8 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#4D4D4D' title 'before the model', \
  'memory.dat' index 9 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#A6A6A6' title 'model, data and training', \
  'memory.dat' index 10 using 1:3:(0):($4-$3) with vectors nohead linewidth 1.2 linecolor rgb '#000000' title 'predicted', \
  'memory.dat' index 11 using 1:2 with points pointtype 6 pointsize 0.55000*mark linewidth 1 linecolor rgb '#000000' title 'seeds'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
