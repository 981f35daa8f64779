# Where the time of a step goes
# Made by tunebench. Data: step-time.dat, in the same directory.
# Change what you like, and draw again with: gnuplot step-time.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 5.403 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,778 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01465; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1621 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00514; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,5.403in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00514; title_font = ',10.5'
}
set output 'step-time.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Where the time of a step goes' at screen 0.02104, screen 0.96979 left font title_font
set label 'wordnet/prefer-definition/artifact' at screen 0.02104, screen 0.93766 left textcolor rgb '#555555'
set label 'Number at the end: the sum. Left out: 30 runs on' at screen 0.02104, screen 0.05848 left textcolor rgb '#555555'
set label 'another machine or of other sharing.' at screen 0.02104, screen 0.02892 left textcolor rgb '#555555'
set object rectangle from screen 0.02104, screen 0.11375 to screen 0.07576, screen 0.13175 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'data' at screen 0.09680, screen 0.12275 left textcolor rgb '#222222'
set object rectangle from screen 0.32275, screen 0.11375 to screen 0.37747, screen 0.13175 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'forward' at screen 0.39851, screen 0.12275 left textcolor rgb '#222222'
set object rectangle from screen 0.62446, screen 0.11375 to screen 0.67918, screen 0.13175 fillcolor rgb '#009E73' fillstyle solid 1 noborder
set label 'backward' at screen 0.70022, screen 0.12275 left textcolor rgb '#222222'
set object rectangle from screen 0.02104, screen 0.08419 to screen 0.07576, screen 0.10219 fillcolor rgb '#56B4E9' fillstyle solid 1 noborder
set label 'optimiser' at screen 0.09680, screen 0.09319 left textcolor rgb '#222222'
set object rectangle from screen 0.32275, screen 0.08419 to screen 0.37747, screen 0.10219 fillcolor rgb '#D55E00' fillstyle solid 1 noborder
set label 'other' at screen 0.39851, screen 0.09319 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.46892; set rmargin at screen 0.92845; set tmargin at screen 0.91260; set bmargin at screen 0.21851
set label 'Mean time of a step (ms)' at screen 0.69869, screen 0.16260 center textcolor rgb '#555555'
set border 3
set xrange [0.0:1942.0463933163642]
set xtics ('0' 0.0, '500' 500.0, '1000' 1000.0, '1500' 1500.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [9.5:-0.5]; unset ytics
set grid noytics
set label 'prefix · dpo judge=' at graph 0, first 0.0 right offset screen -0.01894, screen 0.01478 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 0.0 right offset screen -0.01894, screen -0.01478 textcolor rgb '#222222'
set label 'prefix · grpo' at graph 0, first 1.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prompt · dpo judge=' at graph 0, first 2.0 right offset screen -0.01894, screen 0.01478 textcolor rgb '#222222'
set label 'error(0)' at graph 0, first 2.0 right offset screen -0.01894, screen -0.01478 textcolor rgb '#222222'
set label 'prompt · dpo judge=' at graph 0, first 3.0 right offset screen -0.01894, screen 0.01478 textcolor rgb '#222222'
set label 'error(0.1)' at graph 0, first 3.0 right offset screen -0.01894, screen -0.01478 textcolor rgb '#222222'
set label 'prompt · dpo judge=' at graph 0, first 4.0 right offset screen -0.01894, screen 0.01478 textcolor rgb '#222222'
set label 'error(0.3)' at graph 0, first 4.0 right offset screen -0.01894, screen -0.01478 textcolor rgb '#222222'
set label 'prompt · grpo' at graph 0, first 5.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prompt · sft' at graph 0, first 6.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning · dpo judge=' at graph 0, first 7.0 right offset screen -0.01894, screen 0.01478 textcolor rgb '#222222'
set label 'error(0)' at graph 0, first 7.0 right offset screen -0.01894, screen -0.01478 textcolor rgb '#222222'
set label 'p-tuning · grpo' at graph 0, first 8.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning · sft' at graph 0, first 9.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label '1150' at first 1149.6418316000002, first 0.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '1572' at first 1571.5669921818183, first 1.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '994' at first 993.6765846666666, first 2.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '822' at first 821.5237270666669, first 3.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '826' at first 825.8567368666668, first 4.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '1674' at first 1674.1779252727276, first 5.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '523' at first 522.6736756, first 6.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '839' at first 838.6987108000001, first 7.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '1591' at first 1590.8482633636368, first 8.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '519' at first 519.3677910000001, first 9.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
plot \
  'step-time.dat' index 0 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#0072B2' title 'data', \
  'step-time.dat' index 1 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#E69F00' title 'forward', \
  'step-time.dat' index 2 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#009E73' title 'backward', \
  'step-time.dat' index 3 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#56B4E9' title 'optimiser', \
  'step-time.dat' index 4 using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 noborder linecolor rgb '#D55E00' title 'other'
unset label; unset arrow; unset object; unset logscale
unset output
}
