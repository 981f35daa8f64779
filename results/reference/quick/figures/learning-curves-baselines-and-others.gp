# Learning curves: baselines and others
# Made by tunebench. Data: learning-curves-baselines-and-others.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-curves-baselines-and-others.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 3.444 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,496 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02298; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1033 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00806; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,3.444in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00806; title_font = ',10.5'
}
set output 'learning-curves-baselines-and-others.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning curves: baselines and others' at screen 0.02104, screen 0.95262 left font title_font
set label 'wordnet/supersense' at screen 0.02104, screen 0.90222 left textcolor rgb '#555555'
set label 'Loss: running mean over 2 steps. Lines: mean' at screen 0.02104, screen 0.13609 left textcolor rgb '#555555'
set label 'over seeds (n = 2); bands: smallest to largest' at screen 0.02104, screen 0.08972 left textcolor rgb '#555555'
set label 'seed.' at screen 0.02104, screen 0.04335 left textcolor rgb '#555555'
set arrow from screen 0.02104, screen 0.19052 to screen 0.07576, screen 0.19052 nohead linewidth 1.2 dashtype 3 linecolor rgb '#7F7F7F'
set label '' at screen 0.04840, screen 0.19052 left point pointtype 6 pointsize 0.9*mark linecolor rgb '#7F7F7F'
set label 'head' at screen 0.09680, screen 0.19052 left textcolor rgb '#222222'
set arrow from screen 0.23347, screen 0.19052 to screen 0.28819, screen 0.19052 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.26083, screen 0.19052 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.30923, screen 0.19052 left textcolor rgb '#222222'
set arrow from screen 0.44590, screen 0.19052 to screen 0.50061, screen 0.19052 nohead linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7'
set label '' at screen 0.47326, screen 0.19052 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'bitfit' at screen 0.52166, screen 0.19052 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.80444; set bmargin at screen 0.34073
set label 'Training loss (nats)' at screen 0.02104, screen 0.83972 left textcolor rgb '#555555'
set label 'Step' at screen 0.52170, screen 0.25302 center textcolor rgb '#555555'
set border 3
set xrange [0.0:31.45]
set xtics ('0' 0.0, '5' 5.0, '10' 10.0, '15' 15.0, '20' 20.0, '25' 25.0, '30' 30.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [1.5607534527778626:3.306883704662323]
set ytics ('2.0' 2.0, '2.5' 2.5, '3.0' 3.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-baselines-and-others.dat' index 0 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#7F7F7F' title 'head, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 1 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 2 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 3 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#7F7F7F' title 'head', \
  'learning-curves-baselines-and-others.dat' index 4 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-baselines-and-others.dat' index 5 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-baselines-and-others.dat' index 6 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'learning-curves-baselines-and-others.dat' index 7 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-baselines-and-others.dat' index 8 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit'
unset label; unset arrow; unset object; unset logscale
unset output
}
