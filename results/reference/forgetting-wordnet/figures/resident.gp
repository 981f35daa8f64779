# Resident memory of the process
# Made by tunebench. Data: resident.dat, in the same directory.
# Change what you like, and draw again with: gnuplot resident.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 5.528 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,796 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01432; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1658 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00503; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,5.528in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00503; title_font = ',10.5'
}
set output 'resident.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Resident memory of the process' at screen 0.02104, screen 0.97048 left font title_font
set label 'wordnet/definition-match/artifact' at screen 0.02104, screen 0.93907 left textcolor rgb '#555555'
set label 'Number at the end: the sum''s mean; circles are' at screen 0.02104, screen 0.05716 left textcolor rgb '#555555'
set label 'its seeds. Paler bar: predicted before the run.' at screen 0.02104, screen 0.02827 left textcolor rgb '#555555'
set object rectangle from screen 0.02104, screen 0.11118 to screen 0.07576, screen 0.12877 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'before the model' at screen 0.09680, screen 0.11997 left textcolor rgb '#222222'
set object rectangle from screen 0.02104, screen 0.08229 to screen 0.07576, screen 0.09987 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'model, data and training' at screen 0.09680, screen 0.09108 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.33866; set rmargin at screen 0.92845; set tmargin at screen 0.91457; set bmargin at screen 0.21357
set label 'Largest resident set (MB)' at screen 0.63355, screen 0.15892 center textcolor rgb '#555555'
set border 3
set xrange [0.0:514.1874278399999]
set xtics ('0' 0.0, '200' 200.0, '400' 400.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [20.3:-0.5]; unset ytics
set grid noytics
set label 'head' at graph 0, first 0.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 1.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#777777'
set label 'fft' at graph 0, first 2.35 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 3.35 right offset screen -0.01894, screen 0.00000 textcolor rgb '#777777'
set label 'bitfit' at graph 0, first 4.699999999999999 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 5.699999999999999 right offset screen -0.01894, screen 0.00000 textcolor rgb '#777777'
set label 'adapter-pfeiffer' at graph 0, first 7.049999999999999 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 8.049999999999999 right offset screen -0.01894, screen 0.00000 textcolor rgb '#777777'
set label 'prefix' at graph 0, first 9.399999999999999 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 10.399999999999999 right offset screen -0.01894, screen 0.00000 textcolor rgb '#777777'
set label 'prompt' at graph 0, first 11.749999999999998 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 12.749999999999998 right offset screen -0.01894, screen 0.00000 textcolor rgb '#777777'
set label 'p-tuning' at graph 0, first 14.099999999999998 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 15.099999999999998 right offset screen -0.01894, screen 0.00000 textcolor rgb '#777777'
set label 'p-tuning-v2' at graph 0, first 16.45 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 17.45 right offset screen -0.01894, screen 0.00000 textcolor rgb '#777777'
set label 'lora' at graph 0, first 18.8 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'predicted' at graph 0, first 19.8 right offset screen -0.01894, screen 0.00000 textcolor rgb '#777777'
set label '211' at first 211.779584, first 0.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '198' at first 198.4594, first 1.0 left offset screen 0.01894, 0 front textcolor rgb '#777777'
set label '437' at first 443.265024, first 2.35 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '441' at first 440.84544, first 3.35 left offset screen 0.01894, 0 front textcolor rgb '#777777'
set label '247' at first 253.16556799999998, first 4.699999999999999 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '239' at first 239.185864, first 5.699999999999999 left offset screen 0.01894, 0 front textcolor rgb '#777777'
set label '249' at first 254.173184, first 7.049999999999999 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '247' at first 246.740644, first 8.049999999999999 left offset screen 0.01894, 0 front textcolor rgb '#777777'
set label '277' at first 281.079808, first 9.399999999999999 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '273' at first 273.088, first 10.399999999999999 left offset screen 0.01894, 0 front textcolor rgb '#777777'
set label '308' at first 311.791616, first 11.749999999999998 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '295' at first 294.7259466666667, first 12.749999999999998 left offset screen 0.01894, 0 front textcolor rgb '#777777'
set label '315' at first 321.21651199999997, first 14.099999999999998 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '301' at first 300.7348293333333, first 15.099999999999998 left offset screen 0.01894, 0 front textcolor rgb '#777777'
set label '248' at first 254.009344, first 16.45 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '244' at first 243.657728, first 17.45 left offset screen 0.01894, 0 front textcolor rgb '#777777'
set label '251' at first 256.22528, first 18.8 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '247' at first 246.93984, first 19.8 left offset screen 0.01894, 0 front textcolor rgb '#777777'
plot \
  'resident.dat' index 0 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 0.3 border rgb '#7F7F7F' linecolor rgb '#7F7F7F' title 'predicted sum', \
  'resident.dat' index 1 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#0072B2' title 'before the model', \
  'resident.dat' index 2 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#E69F00' title 'model, data and training', \
  'resident.dat' index 3 using 1:2 with points pointtype 6 pointsize 0.55000*mark linewidth 1 linecolor rgb '#000000' title 'seeds'
unset label; unset arrow; unset object; unset logscale
unset output
}
