# Test accuracy against trained parameters
# Made by tunebench. Data: parameters.dat, in the same directory.
# Change what you like, and draw again with: gnuplot parameters.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.042 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,582 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01959; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1213 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00687; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.042in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00687; title_font = ',10.5'
}
set output 'parameters.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test accuracy against trained parameters' at screen 0.02104, screen 0.95962 left font title_font
set label 'sst2' at screen 0.02104, screen 0.91667 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 5); small' at screen 0.02104, screen 0.19674 left textcolor rgb '#555555'
set label 'marks are its seeds. Not shown, as nothing is' at screen 0.02104, screen 0.15722 left textcolor rgb '#555555'
set label 'trained: head. Grey lines: 95 % bootstrap interval' at screen 0.02104, screen 0.11770 left textcolor rgb '#555555'
set label 'of the mean, which with 5 seeds holds the true' at screen 0.02104, screen 0.07818 left textcolor rgb '#555555'
set label 'mean in about 84 % of cases.' at screen 0.02104, screen 0.03866 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.16312; set rmargin at screen 0.92845; set tmargin at screen 0.83333; set bmargin at screen 0.31787
set label 'Test accuracy' at screen 0.02104, screen 0.86340 left textcolor rgb '#555555'
set label 'Trainable parameters' at screen 0.54579, screen 0.24313 center textcolor rgb '#555555'
set border 3
set xrange [4052.1715880448305:43047905.32430685]
set logscale x 10; set mxtics 1
set xtics ('10k' 10000.0, '100k' 100000.0, '1M' 1000000.0, '10M' 10000000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.7186161449752883:0.8684239428885229]
set ytics ('0.725' 0.7250000000000001, '0.750' 0.75, '0.775' 0.775, '0.800' 0.8, '0.825' 0.8250000000000001, '0.850' 0.8500000000000001)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set label 'fft' at first 22713216.0, first 0.8496430532674355 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'bitfit' at first 26112.0, first 0.8253706754530477 left offset screen -0.10708, screen 0.00000 front textcolor rgb '#222222'
set label 'adapter-houlsby' at first 226080.0, first 0.8300933552992861 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'prefix' at first 1929600.0, first 0.8081274025260846 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'prompt' at first 7680.0, first 0.7694673256452498 left offset screen 0.01326, screen -0.02861 front textcolor rgb '#222222'
set label 'p-tuning' at first 451200.0, first 0.771004942339374 left offset screen -0.17814, screen 0.00000 front textcolor rgb '#222222'
set label 'p-tuning-v2' at first 92160.0, first 0.8025260845689182 left offset screen -0.23265, screen -0.02861 front textcolor rgb '#222222'
set label 'lora' at first 73728.0, first 0.828226249313564 left offset screen -0.03625, screen 0.05180 front textcolor rgb '#222222'
set arrow from first 73728.0, first 0.828226249313564 rto screen 0.00000, screen 0.03402 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'parameters.dat' index 0 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'parameters.dat' index 1 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'parameters.dat' index 2 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#009E73' title 'seeds of adapter-houlsby', \
  'parameters.dat' index 3 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'parameters.dat' index 4 using 1:2 with points pointtype 11 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'parameters.dat' index 5 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'parameters.dat' index 6 using 1:2 with points pointtype 4 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'parameters.dat' index 7 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'parameters.dat' index 8 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'parameters.dat' index 8 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'parameters.dat' index 9 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'parameters.dat' index 9 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'parameters.dat' index 10 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'parameters.dat' index 10 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'parameters.dat' index 11 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'parameters.dat' index 11 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'parameters.dat' index 12 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'parameters.dat' index 12 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'parameters.dat' index 13 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'parameters.dat' index 13 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'parameters.dat' index 14 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'parameters.dat' index 14 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'parameters.dat' index 15 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'parameters.dat' index 15 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
