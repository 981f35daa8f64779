# Test accuracy against trained parameters
# Made by tunebench. Data: parameters-sst2-words.dat, in the same directory.
# Change what you like, and draw again with: gnuplot parameters-sst2-words.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 3.875 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,558 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02043; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1163 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00717; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,3.875in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00717; title_font = ',10.5'
}
set output 'parameters-sst2-words.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test accuracy against trained parameters' at screen 0.02104, screen 0.95789 left font title_font
set label 'sst2-words' at screen 0.02104, screen 0.91308 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 3); small' at screen 0.02104, screen 0.16219 left textcolor rgb '#555555'
set label 'marks are its seeds. Grey lines: 95 % bootstrap' at screen 0.02104, screen 0.12097 left textcolor rgb '#555555'
set label 'interval of the mean, which with 3 seeds holds' at screen 0.02104, screen 0.07975 left textcolor rgb '#555555'
set label 'the true mean in about 75 % of cases.' at screen 0.02104, screen 0.03853 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.82616; set bmargin at screen 0.28853
set label 'Test accuracy' at screen 0.02104, screen 0.85753 left textcolor rgb '#555555'
set label 'Trainable parameters' at screen 0.53374, screen 0.21057 center textcolor rgb '#555555'
set border 3
set xrange [121798.36227383566:226041263.6376657]
set logscale x 10; set mxtics 1
set xtics ('300k' 300000.0, '1M' 1000000.0, '3M' 3000000.0, '10M' 10000000.0, '30M' 30000000.0, '100M' 100000000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.5905546403075234:0.9119165293794619]
set ytics ('0.60' 0.6000000000000001, '0.65' 0.65, '0.70' 0.7000000000000001, '0.75' 0.75, '0.80' 0.8, '0.85' 0.8500000000000001, '0.90' 0.9)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set label 'fft' at first 134515008.0, first 0.885777045579352 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'bitfit' at first 204672.0, first 0.8813838550247116 left offset screen 0.01326, screen 0.02984 front textcolor rgb '#222222'
set label 'prefix' at first 6762048.0, first 0.7148087131612666 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'lora' at first 460800.0, first 0.8740618707669778 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
plot \
  'parameters-sst2-words.dat' index 0 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'parameters-sst2-words.dat' index 1 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'parameters-sst2-words.dat' index 2 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'parameters-sst2-words.dat' index 3 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'parameters-sst2-words.dat' index 4 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'parameters-sst2-words.dat' index 4 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'parameters-sst2-words.dat' index 5 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'parameters-sst2-words.dat' index 5 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'parameters-sst2-words.dat' index 6 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'parameters-sst2-words.dat' index 6 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'parameters-sst2-words.dat' index 7 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'parameters-sst2-words.dat' index 7 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
