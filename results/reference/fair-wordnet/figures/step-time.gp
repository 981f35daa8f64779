# Where the time of a step goes
# Made by tunebench. Data: step-time.dat, in the same directory.
# Change what you like, and draw again with: gnuplot step-time.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 3.542 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,510 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02235; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1063 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00784; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,3.542in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00784; title_font = ',10.5'
}
set output 'step-time.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Where the time of a step goes' at screen 0.02104, screen 0.95392 left font title_font
set label 'wordnet/supersense' at screen 0.02104, screen 0.90490 left textcolor rgb '#555555'
set label "Number at the end: the sum\047s mean; circles are" at screen 0.02104, screen 0.08922 left textcolor rgb '#555555'
set label 'its seeds.' at screen 0.02104, screen 0.04412 left textcolor rgb '#555555'
set object rectangle from screen 0.02104, screen 0.17353 to screen 0.07576, screen 0.20098 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'data' at screen 0.09680, screen 0.18725 left textcolor rgb '#222222'
set object rectangle from screen 0.32275, screen 0.17353 to screen 0.37747, screen 0.20098 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'forward' at screen 0.39851, screen 0.18725 left textcolor rgb '#222222'
set object rectangle from screen 0.62446, screen 0.17353 to screen 0.67918, screen 0.20098 fillcolor rgb '#009E73' fillstyle solid 1 noborder
set label 'backward' at screen 0.70022, screen 0.18725 left textcolor rgb '#222222'
set object rectangle from screen 0.02104, screen 0.12843 to screen 0.07576, screen 0.15588 fillcolor rgb '#56B4E9' fillstyle solid 1 noborder
set label 'optimiser' at screen 0.09680, screen 0.14216 left textcolor rgb '#222222'
set object rectangle from screen 0.32275, screen 0.12843 to screen 0.37747, screen 0.15588 fillcolor rgb '#D55E00' fillstyle solid 1 noborder
set label 'other' at screen 0.39851, screen 0.14216 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.34987; set rmargin at screen 0.92845; set tmargin at screen 0.86667; set bmargin at screen 0.33333
set label 'Mean time of a step (ms)' at screen 0.63916, screen 0.24804 center textcolor rgb '#555555'
set border 3
set xrange [0.0:131.12711039125]
set xtics ('0' 0.0, '25' 25.0, '50' 50.0, '75' 75.0, '100' 100.0, '125' 125.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [7.5:-0.5]; unset ytics
set grid noytics
set label 'fft' at graph 0, first 0.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit' at graph 0, first 1.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-houlsby' at graph 0, first 2.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prefix' at graph 0, first 3.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prompt' at graph 0, first 4.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning' at graph 0, first 5.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning-v2' at graph 0, first 6.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora' at graph 0, first 7.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label '78' at first 80.56153089714286, first 0.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '48' at first 51.90289818285715, first 1.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '45' at first 45.12097592413792, first 2.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '47' at first 49.90111553636364, first 3.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '106' at first 111.15507121714283, first 4.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '103' at first 113.04061240624999, first 5.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '46' at first 48.50442336000002, first 6.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '50' at first 53.995371453658535, first 7.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
plot \
  'step-time.dat' index 0 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#0072B2' title 'data', \
  'step-time.dat' index 1 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#E69F00' title 'forward', \
  'step-time.dat' index 2 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#009E73' title 'backward', \
  'step-time.dat' index 3 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#56B4E9' title 'optimiser', \
  'step-time.dat' index 4 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#D55E00' title 'other', \
  'step-time.dat' index 5 using 1:2 with points pointtype 6 pointsize 0.55000*mark linewidth 1 linecolor rgb '#000000' title 'seeds'
unset label; unset arrow; unset object; unset logscale
unset output
}
