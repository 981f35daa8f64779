# Learning curves: adapters
# Made by tunebench. Data: learning-curves-adapters.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-curves-adapters.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 3.931 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,566 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02014; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1179 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00707; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,3.931in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00707; title_font = ',10.5'
}
set output 'learning-curves-adapters.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning curves: adapters' at screen 0.02104, screen 0.95848 left font title_font
set label 'wordnet/prefer-definition/artifact' at screen 0.02104, screen 0.91431 left textcolor rgb '#555555'
set label 'One seed a method (n = 1).' at screen 0.02104, screen 0.03975 left textcolor rgb '#555555'
set arrow from screen 0.02104, screen 0.29064 to screen 0.07576, screen 0.29064 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.04840, screen 0.29064 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft · dpo judge=error(0)' at screen 0.09680, screen 0.29064 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.25000 to screen 0.07576, screen 0.25000 nohead linewidth 1.2 dashtype 2 linecolor rgb '#E69F00'
set label '' at screen 0.04840, screen 0.25000 left point pointtype 8 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'adapter-pfeiffer · dpo judge=error(0)' at screen 0.09680, screen 0.25000 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.20936 to screen 0.07576, screen 0.20936 nohead linewidth 1.2 dashtype 3 linecolor rgb '#E69F00'
set label '' at screen 0.04840, screen 0.20936 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'adapter-pfeiffer · dpo judge=error(0.1)' at screen 0.09680, screen 0.20936 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.16873 to screen 0.07576, screen 0.16873 nohead linewidth 1.2 dashtype 4 linecolor rgb '#E69F00'
set label '' at screen 0.04840, screen 0.16873 left point pointtype 13 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'adapter-pfeiffer · dpo judge=error(0.3)' at screen 0.09680, screen 0.16873 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.12809 to screen 0.07576, screen 0.12809 nohead linewidth 1.2 dashtype 2 linecolor rgb '#E69F00'
set label '' at screen 0.04840, screen 0.12809 left point pointtype 12 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'adapter-pfeiffer · grpo' at screen 0.09680, screen 0.12809 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.08746 to screen 0.07576, screen 0.08746 nohead linewidth 1.2 dashtype 2 linecolor rgb '#E69F00'
set label '' at screen 0.04840, screen 0.08746 left point pointtype 6 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'adapter-pfeiffer · sft' at screen 0.09680, screen 0.08746 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.07880; set rmargin at screen 0.92845; set tmargin at screen 0.82862; set bmargin at screen 0.42226
set label 'Training loss (nats)' at screen 0.02104, screen 0.85954 left textcolor rgb '#555555'
set label 'Step' at screen 0.50363, screen 0.34541 center textcolor rgb '#555555'
set border 3
set xrange [0.04999999999999993:20.95]
set xtics ('5' 5.0, '10' 10.0, '15' 15.0, '20' 20.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.3311879474669695:5.380912042036653]
set ytics ('0' 0.0, '1' 1.0, '2' 2.0, '3' 3.0, '4' 4.0, '5' 5.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
plot \
  'learning-curves-adapters.dat' index 0 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0)', \
  'learning-curves-adapters.dat' index 1 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'learning-curves-adapters.dat' index 2 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'learning-curves-adapters.dat' index 3 using 1:2 with lines linewidth 1.2 dashtype 4 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'learning-curves-adapters.dat' index 4 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#E69F00' title 'adapter-pfeiffer · grpo', \
  'learning-curves-adapters.dat' index 5 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#E69F00' title 'adapter-pfeiffer · sft', \
  'learning-curves-adapters.dat' index 6 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0)', \
  'learning-curves-adapters.dat' index 7 using 1:2 with points pointtype 8 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'learning-curves-adapters.dat' index 8 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'learning-curves-adapters.dat' index 9 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'learning-curves-adapters.dat' index 10 using 1:2 with points pointtype 12 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · grpo', \
  'learning-curves-adapters.dat' index 11 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · sft'
unset label; unset arrow; unset object; unset logscale
unset output
}
