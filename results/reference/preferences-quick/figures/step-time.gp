# Where the time of a step goes
# Made by tunebench. Data: step-time.dat, in the same directory.
# Change what you like, and draw again with: gnuplot step-time.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 3.375 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,486 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02346; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1013 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00823; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,3.375in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00823; title_font = ',10.5'
}
set output 'step-time.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Where the time of a step goes' at screen 0.02104, screen 0.95165 left font title_font
set label 'wordnet/prefer-definition/artifact' at screen 0.02104, screen 0.90021 left textcolor rgb '#555555'
set label 'Number at the end: the sum.' at screen 0.02104, screen 0.04424 left textcolor rgb '#555555'
set object rectangle from screen 0.02104, screen 0.13272 to screen 0.07576, screen 0.16152 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'data' at screen 0.09680, screen 0.14712 left textcolor rgb '#222222'
set object rectangle from screen 0.32275, screen 0.13272 to screen 0.37747, screen 0.16152 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'forward' at screen 0.39851, screen 0.14712 left textcolor rgb '#222222'
set object rectangle from screen 0.62446, screen 0.13272 to screen 0.67918, screen 0.16152 fillcolor rgb '#009E73' fillstyle solid 1 noborder
set label 'backward' at screen 0.70022, screen 0.14712 left textcolor rgb '#222222'
set object rectangle from screen 0.02104, screen 0.08539 to screen 0.07576, screen 0.11420 fillcolor rgb '#56B4E9' fillstyle solid 1 noborder
set label 'optimiser' at screen 0.09680, screen 0.09979 left textcolor rgb '#222222'
set object rectangle from screen 0.32275, screen 0.08539 to screen 0.37747, screen 0.11420 fillcolor rgb '#D55E00' fillstyle solid 1 noborder
set label 'other' at screen 0.39851, screen 0.09979 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.29388; set rmargin at screen 0.92845; set tmargin at screen 0.86008; set bmargin at screen 0.30041
set label 'Mean time of a step (ms)' at screen 0.61117, screen 0.21091 center textcolor rgb '#555555'
set border 3
set xrange [0.0:2964.638681898182]
set xtics ('0' 0.0, '1000' 1000.0, '2000' 2000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [7.5:-0.5]; unset ytics
set grid noytics
set label 'fft · dpo' at graph 0, first 0.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'fft · grpo' at graph 0, first 1.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'fft · reward' at graph 0, first 2.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'fft · sft' at graph 0, first 3.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora · dpo' at graph 0, first 4.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora · grpo' at graph 0, first 5.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora · reward' at graph 0, first 6.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora · sft' at graph 0, first 7.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label '1353' at first 1353.19118236, first 0.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '2556' at first 2555.7230016363637, first 1.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '1033' at first 1032.9035639600002, first 2.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '847' at first 846.8415964800001, first 3.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '805' at first 805.1881489200001, first 4.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '1508' at first 1508.234687727273, first 5.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '654' at first 653.50623376, first 6.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '487' at first 487.08391908, first 7.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
plot \
  'step-time.dat' index 0 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#0072B2' title 'data', \
  'step-time.dat' index 1 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#E69F00' title 'forward', \
  'step-time.dat' index 2 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#009E73' title 'backward', \
  'step-time.dat' index 3 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#56B4E9' title 'optimiser', \
  'step-time.dat' index 4 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#D55E00' title 'other'
unset label; unset arrow; unset object; unset logscale
unset output
}
