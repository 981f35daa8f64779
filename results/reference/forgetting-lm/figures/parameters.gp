# Test cross-entropy against trained parameters
# Made by tunebench. Data: parameters.dat, in the same directory.
# Change what you like, and draw again with: gnuplot parameters.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 4.250 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,612 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01863; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,1275 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00654; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,4.250in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00654; title_font = ',10.5'
}
set output 'parameters.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test cross-entropy against trained parameters' at screen 0.01006, screen 0.96160 left font title_font
set label 'wordnet/define/artifact' at screen 0.01006, screen 0.92075 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 3); small marks are its seeds. Grey lines: 95 % bootstrap interval of' at screen 0.01006, screen 0.07271 left textcolor rgb '#555555'
set label 'the mean, which with 3 seeds holds the true mean in about 75 % of cases.' at screen 0.01006, screen 0.03513 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.05497; set rmargin at screen 0.96578; set tmargin at screen 0.84150; set bmargin at screen 0.18791
set label 'Test cross-entropy' at screen 0.01006, screen 0.87010 left textcolor rgb '#555555'
set label 'Trainable parameters' at screen 0.51038, screen 0.11683 center textcolor rgb '#555555'
set border 3
set xrange [5445.866841494047:284548435.9538382]
set logscale x 10; set mxtics 1
set xtics ('10k' 10000.0, '100k' 100000.0, '1M' 1000000.0, '10M' 10000000.0, '100M' 100000000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [2.552196817696911:3.7111936055068377]
set ytics ('2.6' 2.6, '2.8' 2.8000000000000003, '3.0' 3.0, '3.2' 3.2, '3.4' 3.4000000000000004, '3.6' 3.6)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set label 'fft' at first 134515008.0, first 2.6147724613641015 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'fft at a high rate' at first 134515008.0, first 3.6533831254320854 left offset screen -0.07426, screen -0.03162 front textcolor rgb '#222222'
set label 'bitfit' at first 204672.0, first 2.7044391827928904 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'adapter-pfeiffer' at first 1262520.0, first 2.675387333243902 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'prefix' at first 6762048.0, first 2.75651509452477 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'prompt' at first 11520.0, first 2.8654112958655436 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'p-tuning' at first 1008576.0, first 2.8925710965670155 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'p-tuning-v2' at first 230400.0, first 2.810330535365513 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'lora' at first 460800.0, first 2.7042473842983252 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
plot \
  'parameters.dat' index 0 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'parameters.dat' index 1 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft at a high rate', \
  'parameters.dat' index 2 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'parameters.dat' index 3 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer', \
  'parameters.dat' index 4 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'parameters.dat' index 5 using 1:2 with points pointtype 11 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'parameters.dat' index 6 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'parameters.dat' index 7 using 1:2 with points pointtype 4 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'parameters.dat' index 8 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'parameters.dat' index 9 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'parameters.dat' index 9 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'parameters.dat' index 10 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft at a high rate', \
  'parameters.dat' index 10 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft at a high rate', \
  'parameters.dat' index 11 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'parameters.dat' index 11 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'parameters.dat' index 12 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'parameters.dat' index 12 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'parameters.dat' index 13 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'parameters.dat' index 13 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'parameters.dat' index 14 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'parameters.dat' index 14 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'parameters.dat' index 15 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'parameters.dat' index 15 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'parameters.dat' index 16 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'parameters.dat' index 16 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'parameters.dat' index 17 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'parameters.dat' index 17 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
