# Where the time of a step goes
# Made by tunebench. Data: step-time.dat, in the same directory.
# Change what you like, and draw again with: gnuplot step-time.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 5.667 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,816 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01397; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1700 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00490; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,5.667in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00490; title_font = ',10.5'
}
set output 'step-time.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Where the time of a step goes' at screen 0.02104, screen 0.97120 left font title_font
set label 'sst2' at screen 0.02104, screen 0.94056 left textcolor rgb '#555555'
set label "Number at the end: the sum\047s mean; circles are" at screen 0.02104, screen 0.05576 left textcolor rgb '#555555'
set label 'its seeds.' at screen 0.02104, screen 0.02757 left textcolor rgb '#555555'
set object rectangle from screen 0.02104, screen 0.10846 to screen 0.07576, screen 0.12561 fillcolor rgb '#0072B2' fillstyle solid 1 noborder
set label 'data' at screen 0.09680, screen 0.11703 left textcolor rgb '#222222'
set object rectangle from screen 0.32275, screen 0.10846 to screen 0.37747, screen 0.12561 fillcolor rgb '#E69F00' fillstyle solid 1 noborder
set label 'forward' at screen 0.39851, screen 0.11703 left textcolor rgb '#222222'
set object rectangle from screen 0.62446, screen 0.10846 to screen 0.67918, screen 0.12561 fillcolor rgb '#009E73' fillstyle solid 1 noborder
set label 'backward' at screen 0.70022, screen 0.11703 left textcolor rgb '#222222'
set object rectangle from screen 0.02104, screen 0.08027 to screen 0.07576, screen 0.09743 fillcolor rgb '#56B4E9' fillstyle solid 1 noborder
set label 'optimiser' at screen 0.09680, screen 0.08885 left textcolor rgb '#222222'
set object rectangle from screen 0.32275, screen 0.08027 to screen 0.37747, screen 0.09743 fillcolor rgb '#D55E00' fillstyle solid 1 noborder
set label 'other' at screen 0.39851, screen 0.08885 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.34987; set rmargin at screen 0.92845; set tmargin at screen 0.91667; set bmargin at screen 0.20833
set label 'Mean time of a step (ms)' at screen 0.63916, screen 0.15502 center textcolor rgb '#555555'
set border 3
set xrange [0.0:437.20901836622227]
set xtics ('0' 0.0, '100' 100.0, '200' 200.0, '300' 300.0, '400' 400.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [16.5:-0.5]; unset ytics
set grid noytics
set label 'head' at graph 0, first 0.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'fft' at graph 0, first 1.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'fft, high rate' at graph 0, first 2.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit' at graph 0, first 3.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-houlsby' at graph 0, first 4.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-pfeiffer' at graph 0, first 5.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-parallel' at graph 0, first 6.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prefix' at graph 0, first 7.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prompt' at graph 0, first 8.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning' at graph 0, first 9.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning-v2' at graph 0, first 10.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora' at graph 0, first 11.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'rslora' at graph 0, first 12.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora-plus' at graph 0, first 13.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'dora' at graph 0, first 14.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'pissa' at graph 0, first 15.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'ia3' at graph 0, first 16.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label '103' at first 108.58613564444445, first 0.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '288' at first 292.8704057777779, first 1.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '290' at first 305.0570583111112, first 2.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '193' at first 202.3720477555556, first 3.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '198' at first 204.9828334444445, first 4.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '187' at first 195.688337, first 5.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '205' at first 247.73422173333327, first 6.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '189' at first 193.83248908888885, first 7.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '336' at first 343.1181736888888, first 8.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '353' at first 376.9043261777778, first 9.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '216' at first 240.98916302222227, first 10.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '209' at first 233.8251238666666, first 11.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '195' at first 206.8904011333333, first 12.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '210' at first 216.26971419999998, first 13.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '213' at first 222.6309343777778, first 14.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '198' at first 210.19726682222225, first 15.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
set label '212' at first 219.34414553333335, first 16.0 left offset screen 0.01894, 0 front textcolor rgb '#222222'
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
