# Learning curves
# Made by tunebench. Data: learning-curves-sst2.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-curves-sst2.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 5.861 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,844 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01351; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1758 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00474; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,5.861in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00474; title_font = ',10.5'
}
set output 'learning-curves-sst2.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning curves' at screen 0.02104, screen 0.97216 left font title_font
set label 'sst2' at screen 0.02104, screen 0.94254 left textcolor rgb '#555555'
set label 'Loss: running mean over 5 steps. Lines: mean' at screen 0.02104, screen 0.10841 left textcolor rgb '#555555'
set label 'over seeds (n = 3); bands: smallest to largest' at screen 0.02104, screen 0.08116 left textcolor rgb '#555555'
set label "seed. Not by second: only 1 of 12 runs\047 times may" at screen 0.02104, screen 0.05391 left textcolor rgb '#555555'
set label 'be compared.' at screen 0.02104, screen 0.02666 left textcolor rgb '#555555'
set arrow from screen 0.02104, screen 0.14040 to screen 0.07576, screen 0.14040 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.04840, screen 0.14040 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.09680, screen 0.14040 left textcolor rgb '#222222'
set arrow from screen 0.24809, screen 0.14040 to screen 0.30281, screen 0.14040 nohead linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7'
set label '' at screen 0.27545, screen 0.14040 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'bitfit' at screen 0.32385, screen 0.14040 left textcolor rgb '#222222'
set arrow from screen 0.47514, screen 0.14040 to screen 0.52986, screen 0.14040 nohead linewidth 1.2 dashtype 1 linecolor rgb '#E69F00'
set label '' at screen 0.50250, screen 0.14040 left point pointtype 13 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'prefix' at screen 0.55090, screen 0.14040 left textcolor rgb '#222222'
set arrow from screen 0.70219, screen 0.14040 to screen 0.75691, screen 0.14040 nohead linewidth 1.2 dashtype 1 linecolor rgb '#0072B2'
set label '' at screen 0.72955, screen 0.14040 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora' at screen 0.77795, screen 0.14040 left textcolor rgb '#222222'
set multiplot

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.88507; set bmargin at screen 0.61256
set label 'Training loss (nats)' at screen 0.02104, screen 0.90581 left textcolor rgb '#555555'
set label 'Step' at screen 0.53374, screen 0.56102 center textcolor rgb '#555555'
set border 3
set xrange [0.0:79.75]
set xtics ('0' 0.0, '20' 20.0, '40' 40.0, '60' 60.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.007941894226757226:1.5008012026306745]
set logscale y 10; set mytics 1
set ytics ('0.01' 0.01, '0.03' 0.03, '0.1' 0.1, '0.3' 0.30000000000000004, '1' 1.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-sst2.dat' index 0 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-sst2.dat' index 1 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves-sst2.dat' index 2 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, smallest to largest', \
  'learning-curves-sst2.dat' index 3 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves-sst2.dat' index 4 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-sst2.dat' index 5 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-sst2.dat' index 6 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves-sst2.dat' index 7 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves-sst2.dat' index 8 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-sst2.dat' index 9 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-sst2.dat' index 10 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves-sst2.dat' index 11 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'

# Panel 2
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.50118; set bmargin at screen 0.22867
set label 'Dev accuracy' at screen 0.02104, screen 0.52192 left textcolor rgb '#555555'
set label 'Epoch' at screen 0.53374, screen 0.17713 center textcolor rgb '#555555'
set border 3
set xrange [0.95:2.05]
set xtics ('1' 1.0, '2' 2.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.4794151376146789:0.8818233944954128]
set ytics ('0.5' 0.5, '0.6' 0.6000000000000001, '0.7' 0.7000000000000001, '0.8' 0.8)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-sst2.dat' index 12 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-sst2.dat' index 13 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves-sst2.dat' index 14 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, smallest to largest', \
  'learning-curves-sst2.dat' index 15 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves-sst2.dat' index 16 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-sst2.dat' index 17 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-sst2.dat' index 18 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves-sst2.dat' index 19 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves-sst2.dat' index 20 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-sst2.dat' index 21 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-sst2.dat' index 22 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves-sst2.dat' index 23 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
