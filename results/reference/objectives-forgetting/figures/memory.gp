# Memory at the peak of training
# Made by tunebench. Data: memory.dat, in the same directory.
# Change what you like, and draw again with: gnuplot memory.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 25.847 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,3722 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.00306; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,7754 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00107; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,25.847in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00107; title_font = ',10.5'
}
set output 'memory.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Memory at the peak of training' at screen 0.01006, screen 0.99369 left font title_font
set label 'wordnet/prefer-definition/artifact' at screen 0.01006, screen 0.98697 left textcolor rgb '#555555'
set label 'Number at the end: the sum. Fainter bar: predicted before the run.' at screen 0.01006, screen 0.00578 left textcolor rgb '#555555'
set object rectangle from screen 0.01006, screen 0.02351 to screen 0.03623, screen 0.02727 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'base weights' at screen 0.04630, screen 0.02539 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.02351 to screen 0.31716, screen 0.02727 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'trainable weights' at screen 0.32722, screen 0.02539 left textcolor rgb '#222222'
set object rectangle from screen 0.57192, screen 0.02351 to screen 0.59808, screen 0.02727 fillcolor rgb '#009E73' fillstyle solid 1 noborder
set label 'gradients' at screen 0.60815, screen 0.02539 left textcolor rgb '#222222'
set object rectangle from screen 0.01006, screen 0.01733 to screen 0.03623, screen 0.02109 fillcolor rgb '#56B4E9' fillstyle solid 1 noborder
set label "optimiser\047s state" at screen 0.04630, screen 0.01921 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.01733 to screen 0.31716, screen 0.02109 fillcolor rgb '#D55E00' fillstyle solid 1 noborder
set label 'saved activations' at screen 0.32722, screen 0.01921 left textcolor rgb '#222222'
set object rectangle from screen 0.57192, screen 0.01733 to screen 0.59808, screen 0.02109 fillcolor rgb '#CC79A7' fillstyle solid 1 noborder
set label 'workspace' at screen 0.60815, screen 0.01921 left textcolor rgb '#222222'
set object rectangle from screen 0.01006, screen 0.01115 to screen 0.03623, screen 0.01491 fillcolor rgb '#A6A6A6' fillstyle solid 1 noborder
set label 'before the model' at screen 0.04630, screen 0.01303 left textcolor rgb '#222222'
set object rectangle from screen 0.29099, screen 0.01115 to screen 0.31716, screen 0.01491 fillcolor rgb '#4D4D4D' fillstyle solid 1 noborder
set label 'model, data and training' at screen 0.32722, screen 0.01303 left textcolor rgb '#222222'
set multiplot

# Panel 1: Tensors
set lmargin at screen 0.26050; set rmargin at screen 0.58647; set tmargin at screen 0.97394; set bmargin at screen 0.04541
set label 'Tensors' at screen 0.26050, screen 0.97864 left textcolor rgb '#222222'
set label 'Tensors at the peak (MB)' at screen 0.42348, screen 0.03372 center textcolor rgb '#555555'
set border 3
set xrange [0.0:3320.78811616]
set xtics ('0' 0.0, '1000' 1000.0, '2000' 2000.0, '3000' 3000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [74.35000000000001:-0.5]; unset ytics
set grid noytics
set label 'fft · dpo judge=error(0)' at graph 0, first 0.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 1.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'fft · dpo judge=error(0.1)' at graph 0, first 2.35 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 3.35 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'fft · dpo judge=error(0.3)' at graph 0, first 4.699999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 5.699999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'fft · grpo' at graph 0, first 7.049999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 8.049999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'fft · sft' at graph 0, first 9.399999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 10.399999999999999 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'bitfit · dpo judge=error(0)' at graph 0, first 11.749999999999998 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 12.749999999999998 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'bitfit · dpo judge=' at graph 0, first 14.099999999999998 right offset screen -0.00906, screen 0.00309 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 14.099999999999998 right offset screen -0.00906, screen -0.00309 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 15.099999999999998 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'bitfit · dpo judge=' at graph 0, first 16.45 right offset screen -0.00906, screen 0.00309 textcolor rgb '#222222'
set label 'error(0.3)' at graph 0, first 16.45 right offset screen -0.00906, screen -0.00309 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 17.45 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'bitfit · grpo' at graph 0, first 18.8 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 19.8 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'bitfit · sft' at graph 0, first 21.150000000000002 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 22.150000000000002 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'adapter-pfeiffer · dpo' at graph 0, first 23.500000000000004 right offset screen -0.00906, screen 0.00309 textcolor rgb '#222222'
set label 'judge=error(0)' at graph 0, first 23.500000000000004 right offset screen -0.00906, screen -0.00309 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 24.500000000000004 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'adapter-pfeiffer · dpo' at graph 0, first 25.850000000000005 right offset screen -0.00906, screen 0.00309 textcolor rgb '#222222'
set label 'judge=error(0.1)' at graph 0, first 25.850000000000005 right offset screen -0.00906, screen -0.00309 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 26.850000000000005 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'adapter-pfeiffer · dpo' at graph 0, first 28.200000000000006 right offset screen -0.00906, screen 0.00309 textcolor rgb '#222222'
set label 'judge=error(0.3)' at graph 0, first 28.200000000000006 right offset screen -0.00906, screen -0.00309 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 29.200000000000006 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'adapter-pfeiffer · grpo' at graph 0, first 30.550000000000008 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 31.550000000000008 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'adapter-pfeiffer · sft' at graph 0, first 32.90000000000001 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 33.90000000000001 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'prefix · dpo judge=' at graph 0, first 35.250000000000014 right offset screen -0.00906, screen 0.00309 textcolor rgb '#222222'
set label 'error(0)' at graph 0, first 35.250000000000014 right offset screen -0.00906, screen -0.00309 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 36.250000000000014 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'prefix · dpo judge=' at graph 0, first 37.600000000000016 right offset screen -0.00906, screen 0.00309 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 37.600000000000016 right offset screen -0.00906, screen -0.00309 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 38.600000000000016 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'prefix · dpo judge=' at graph 0, first 39.95000000000002 right offset screen -0.00906, screen 0.00309 textcolor rgb '#222222'
set label 'error(0.3)' at graph 0, first 39.95000000000002 right offset screen -0.00906, screen -0.00309 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 40.95000000000002 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'prefix · grpo' at graph 0, first 42.30000000000002 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 43.30000000000002 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'prefix · sft' at graph 0, first 44.65000000000002 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 45.65000000000002 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'prompt · dpo judge=' at graph 0, first 47.00000000000002 right offset screen -0.00906, screen 0.00309 textcolor rgb '#222222'
set label 'error(0)' at graph 0, first 47.00000000000002 right offset screen -0.00906, screen -0.00309 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 48.00000000000002 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'prompt · dpo judge=' at graph 0, first 49.35000000000002 right offset screen -0.00906, screen 0.00309 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 49.35000000000002 right offset screen -0.00906, screen -0.00309 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 50.35000000000002 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'prompt · dpo judge=' at graph 0, first 51.700000000000024 right offset screen -0.00906, screen 0.00309 textcolor rgb '#222222'
set label 'error(0.3)' at graph 0, first 51.700000000000024 right offset screen -0.00906, screen -0.00309 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 52.700000000000024 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'prompt · grpo' at graph 0, first 54.050000000000026 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 55.050000000000026 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'prompt · sft' at graph 0, first 56.40000000000003 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 57.40000000000003 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'p-tuning · dpo judge=' at graph 0, first 58.75000000000003 right offset screen -0.00906, screen 0.00309 textcolor rgb '#222222'
set label 'error(0)' at graph 0, first 58.75000000000003 right offset screen -0.00906, screen -0.00309 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 59.75000000000003 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'p-tuning · sft' at graph 0, first 61.10000000000003 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 62.10000000000003 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'lora · dpo judge=error(0)' at graph 0, first 63.45000000000003 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 64.45000000000003 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'lora · dpo judge=' at graph 0, first 65.80000000000003 right offset screen -0.00906, screen 0.00309 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 65.80000000000003 right offset screen -0.00906, screen -0.00309 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 66.80000000000003 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'lora · dpo judge=' at graph 0, first 68.15000000000002 right offset screen -0.00906, screen 0.00309 textcolor rgb '#222222'
set label 'error(0.3)' at graph 0, first 68.15000000000002 right offset screen -0.00906, screen -0.00309 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 69.15000000000002 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'lora · grpo' at graph 0, first 70.50000000000001 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 71.50000000000001 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label 'lora · sft' at graph 0, first 72.85000000000001 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 73.85000000000001 right offset screen -0.00906, screen 0.00000 textcolor rgb '#777777'
set label '2601' at first 2600.8079040000002, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2601' at first 2600.807904, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '2601' at first 2600.8079040000002, first 2.35 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2601' at first 2600.807904, first 3.35 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '2601' at first 2600.8079040000002, first 4.699999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2601' at first 2600.807904, first 5.699999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '2834' at first 2834.233232, first 7.049999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2863' at first 2862.748376, first 8.049999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '2271' at first 2271.132176, first 9.399999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2271' at first 2271.132176, first 10.399999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '671' at first 671.075196, first 11.749999999999998 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '671' at first 671.075196, first 12.749999999999998 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '671' at first 671.075196, first 14.099999999999998 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '671' at first 671.075196, first 15.099999999999998 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '671' at first 671.075196, first 16.45 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '671' at first 671.075196, first 17.45 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '470' at first 469.52374, first 18.8 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '484' at first 484.374032, first 19.8 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '443' at first 443.276088, first 21.150000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '443' at first 443.276088, first 22.150000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '727' at first 726.574384, first 23.500000000000004 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '727' at first 726.574384, first 24.500000000000004 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '727' at first 726.574384, first 25.850000000000005 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '727' at first 726.574384, first 26.850000000000005 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '727' at first 726.574384, first 28.200000000000006 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '727' at first 726.574384, first 29.200000000000006 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '527' at first 527.304804, first 30.550000000000008 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '532' at first 532.392104, first 31.550000000000008 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '485' at first 484.833816, first 32.90000000000001 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '485' at first 484.833816, first 33.90000000000001 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '751' at first 750.5784319999999, first 35.250000000000014 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '751' at first 750.578432, first 36.250000000000014 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '751' at first 750.5784319999999, first 37.600000000000016 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '751' at first 750.578432, first 38.600000000000016 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '751' at first 750.5784319999999, first 39.95000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '751' at first 750.578432, first 40.95000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '567' at first 566.5451, first 42.30000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '590' at first 590.107144, first 43.30000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '523' at first 522.780456, first 44.65000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '523' at first 522.780456, first 45.65000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '727' at first 726.7251600000001, first 47.00000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '727' at first 726.72516, first 48.00000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '727' at first 726.7251600000001, first 49.35000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '727' at first 726.72516, first 50.35000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '727' at first 726.7251600000001, first 51.700000000000024 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '727' at first 726.72516, first 52.700000000000024 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '505' at first 505.22076, first 54.050000000000026 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '511' at first 511.07292, first 55.050000000000026 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '469' at first 468.81744000000003, first 56.40000000000003 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '469' at first 468.81744, first 57.40000000000003 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '739' at first 738.874152, first 58.75000000000003 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '739' at first 738.874152, first 59.75000000000003 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '481' at first 480.96643200000005, first 61.10000000000003 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '481' at first 480.966432, first 62.10000000000003 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '731' at first 730.53712, first 63.45000000000003 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '731' at first 730.53712, first 64.45000000000003 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '731' at first 730.53712, first 65.80000000000003 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '731' at first 730.53712, first 66.80000000000003 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '731' at first 730.53712, first 68.15000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '731' at first 730.53712, first 69.15000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '512' at first 511.754936, first 70.50000000000001 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '528' at first 528.349128, first 71.50000000000001 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '483' at first 483.1179920000001, first 72.85000000000001 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '483' at first 483.117992, first 73.85000000000001 left offset screen 0.00906, 0 front textcolor rgb '#777777'
plot \
  'memory.dat' index 0 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 0.3 border rgb '#7F7F7F' linecolor rgb '#7F7F7F' title 'predicted sum', \
  'memory.dat' index 1 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#0072B2' title 'base weights', \
  'memory.dat' index 2 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#E69F00' title 'trainable weights', \
  'memory.dat' index 3 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#009E73' title 'gradients', \
  'memory.dat' index 4 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#56B4E9' title "optimiser\047s state", \
  'memory.dat' index 5 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#D55E00' title 'saved activations', \
  'memory.dat' index 6 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#CC79A7' title 'workspace'

# Panel 2: The whole process
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.63981; set rmargin at screen 0.96578; set tmargin at screen 0.97394; set bmargin at screen 0.04541
set label 'The whole process' at screen 0.63981, screen 0.97864 left textcolor rgb '#222222'
set label 'Largest resident set (MB)' at screen 0.80280, screen 0.03372 center textcolor rgb '#555555'
set border 3
set xrange [0.0:3469.05821184]
set xtics ('0' 0.0, '1000' 1000.0, '2000' 2000.0, '3000' 3000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [74.35000000000001:-0.5]; unset ytics
set grid noytics
set label '2708' at first 2708.082688, first 0.0 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2686' at first 2686.365152, first 1.0 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '2709' at first 2708.60288, first 2.35 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2687' at first 2686.590432, first 3.35 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '2708' at first 2708.2915839999996, first 4.699999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2686' at first 2686.47984, first 5.699999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '2991' at first 2990.567424, first 7.049999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2948' at first 2948.051672, first 8.049999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '2395' at first 2395.46368, first 9.399999999999999 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '2356' at first 2355.825168, first 10.399999999999999 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '775' at first 775.4301439999999, first 11.749999999999998 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '757' at first 756.542844, first 12.749999999999998 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '775' at first 775.3359360000001, first 14.099999999999998 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '757' at first 756.571516, first 15.099999999999998 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '776' at first 775.692288, first 16.45 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '757' at first 756.612476, first 17.45 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '632' at first 632.3322880000001, first 18.8 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '569' at first 569.39112, first 19.8 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '557' at first 556.7201279999999, first 21.150000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '528' at first 528.440632, first 22.150000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '831' at first 830.5008640000001, first 23.500000000000004 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '813' at first 812.537424, first 24.500000000000004 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '830' at first 830.087168, first 25.850000000000005 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '812' at first 812.48008, first 26.850000000000005 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '830' at first 830.42304, first 28.200000000000006 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '812' at first 812.422736, first 29.200000000000006 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '685' at first 685.3099520000001, first 30.550000000000008 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '618' at first 617.916872, first 31.550000000000008 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '595' at first 595.4478079999999, first 32.90000000000001 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '571' at first 570.604344, first 33.90000000000001 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '856' at first 856.317952, first 35.250000000000014 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '837' at first 836.567552, first 36.250000000000014 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '856' at first 856.027136, first 37.600000000000016 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '837' at first 836.690432, first 38.600000000000016 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '856' at first 856.0435200000001, first 39.95000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '837' at first 836.715008, first 40.95000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '723' at first 722.9440000000001, first 42.30000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '676' at first 675.932424, first 43.30000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '636' at first 635.9859200000001, first 44.65000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '609' at first 608.60164, first 45.65000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '829' at first 829.1205120000001, first 47.00000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '813' at first 812.871208, first 48.00000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '829' at first 829.2474880000001, first 49.35000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '813' at first 812.822056, first 50.35000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '829' at first 828.7641600000001, first 51.700000000000024 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '813' at first 812.908072, first 52.700000000000024 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '674' at first 673.6732159999999, first 54.050000000000026 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '597' at first 596.854424, first 55.050000000000026 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '575' at first 574.763008, first 56.40000000000003 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '555' at first 554.816032, first 57.40000000000003 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '843' at first 843.157504, first 58.75000000000003 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '825' at first 825.005096, first 59.75000000000003 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '588' at first 587.997184, first 61.10000000000003 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '567' at first 566.92944, first 62.10000000000003 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '833' at first 833.110016, first 63.45000000000003 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '816' at first 816.32784, first 64.45000000000003 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '833' at first 832.5980159999999, first 65.80000000000003 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '816' at first 816.3688, first 66.80000000000003 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '833' at first 833.0649599999999, first 68.15000000000002 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '816' at first 816.38928, first 69.15000000000002 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '664' at first 664.0230399999999, first 70.50000000000001 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '614' at first 613.803976, first 71.50000000000001 left offset screen 0.00906, 0 front textcolor rgb '#777777'
set label '583' at first 582.6109439999999, first 72.85000000000001 left offset screen 0.00906, 0 front textcolor rgb '#222222'
set label '569' at first 568.712104, first 73.85000000000001 left offset screen 0.00906, 0 front textcolor rgb '#777777'
plot \
  'memory.dat' index 7 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 0.3 border rgb '#7F7F7F' linecolor rgb '#7F7F7F' title 'predicted sum', \
  'memory.dat' index 8 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#A6A6A6' title 'before the model', \
  'memory.dat' index 9 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#4D4D4D' title 'model, data and training'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
