# Test cross-entropy against process at peak
# Made by tunebench. Data: pareto.dat, in the same directory.
# Change what you like, and draw again with: gnuplot pareto.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.750 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,684 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01667; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1425 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00585; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.750in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00585; title_font = ',10.5'
}
set output 'pareto.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test cross-entropy against process at peak' at screen 0.02104, screen 0.96564 left font title_font
set label 'wordnet/define/artifact, 1,920 training rows' at screen 0.02104, screen 0.92909 left textcolor rgb '#555555'
set label 'Means over seeds (n = 3), best low and to the' at screen 0.02104, screen 0.19956 left textcolor rgb '#555555'
set label 'left; dotted: the best that can be had; faint,' at screen 0.02104, screen 0.16594 left textcolor rgb '#555555'
set label 'without name: beaten by another in both; grey:' at screen 0.02104, screen 0.13231 left textcolor rgb '#555555'
set label '95 % bootstrap interval of the mean, which with 3' at screen 0.02104, screen 0.09868 left textcolor rgb '#555555'
set label 'seeds holds the true mean in about 75 % of' at screen 0.02104, screen 0.06506 left textcolor rgb '#555555'
set label 'cases.' at screen 0.02104, screen 0.03143 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.85819; set bmargin at screen 0.30263
set label 'Test cross-entropy' at screen 0.02104, screen 0.88377 left textcolor rgb '#555555'
set label 'Process at peak (GB)' at screen 0.52170, screen 0.23904 center textcolor rgb '#555555'
set border 3
set xrange [0.5472329728:3.2478175231999997]
set xtics ('1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5, '3.0' 3.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [2.552196817696911:3.7111936055068373]
set ytics ('2.6' 2.6, '2.8' 2.8000000000000003, '3.0' 3.0, '3.2' 3.2, '3.4' 3.4000000000000004, '3.6' 3.6)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set label 'fft' at first 3.124908032, first 2.6147724613641015 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'bitfit' at first 0.6735598933333332, first 2.7044391827928904 left offset screen 0.05303, screen 0.05197 front textcolor rgb '#222222'
set arrow from first 0.6735598933333332, first 2.7044391827928904 rto screen 0.05303, screen 0.03684 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer' at first 0.8533483519999999, first 2.675387333243902 left offset screen 0.01326, screen 0.02434 front textcolor rgb '#222222'
set label 'p-tuning-v2' at first 0.6733018453333334, first 2.810330535365513 left offset screen 0.05303, screen 0.05197 front textcolor rgb '#222222'
set arrow from first 0.6733018453333334, first 2.810330535365513 rto screen 0.05303, screen 0.03684 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'lora' at first 0.7000978773333334, first 2.7042473842983252 left offset screen -0.03625, screen -0.02829 front textcolor rgb '#222222'
plot \
  'pareto.dat' index 0 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#444444' title 'not beaten in both', \
  'pareto.dat' index 1 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'fft at a high rate', \
  'pareto.dat' index 1 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'fft at a high rate', \
  'pareto.dat' index 1 using 1:2 with points pointtype 5 pointsize 0.90000*mark linewidth 1 linecolor rgb '#999999' title 'fft at a high rate', \
  'pareto.dat' index 2 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix', \
  'pareto.dat' index 2 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix', \
  'pareto.dat' index 2 using 1:2 with points pointtype 13 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'prefix', \
  'pareto.dat' index 3 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt', \
  'pareto.dat' index 3 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt', \
  'pareto.dat' index 3 using 1:2 with points pointtype 11 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EFBF99' title 'prompt', \
  'pareto.dat' index 4 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning', \
  'pareto.dat' index 4 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning', \
  'pareto.dat' index 4 using 1:2 with points pointtype 12 pointsize 0.90000*mark linewidth 1 linecolor rgb '#BCE1F7' title 'p-tuning', \
  'pareto.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'pareto.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'pareto.dat' index 5 using 1:2 with points pointtype 5 pointsize 1.20000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'pareto.dat' index 6 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'pareto.dat' index 6 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'pareto.dat' index 6 using 1:2 with points pointtype 9 pointsize 1.20000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'pareto.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'pareto.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'pareto.dat' index 7 using 1:2 with points pointtype 6 pointsize 1.20000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'pareto.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'pareto.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'pareto.dat' index 8 using 1:2 with points pointtype 4 pointsize 1.20000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'pareto.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'pareto.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'pareto.dat' index 9 using 1:2 with points pointtype 7 pointsize 1.20000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
