# Learning over time: baselines and others
# Made by tunebench. Data: learning-time-baselines-and-others.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-time-baselines-and-others.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 5.694 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,820 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01390; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1708 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00488; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,5.694in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00488; title_font = ',10.5'
}
set output 'learning-time-baselines-and-others.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning over time: baselines and others' at screen 0.02104, screen 0.97134 left font title_font
set label 'wordnet/supersense' at screen 0.02104, screen 0.94085 left textcolor rgb '#555555'
set label 'Loss: running mean over 2 steps. Lines: mean' at screen 0.02104, screen 0.08232 left textcolor rgb '#555555'
set label 'over seeds (n = 2); bands: smallest to largest' at screen 0.02104, screen 0.05427 left textcolor rgb '#555555'
set label 'seed.' at screen 0.02104, screen 0.02622 left textcolor rgb '#555555'
set arrow from screen 0.02104, screen 0.11524 to screen 0.07576, screen 0.11524 nohead linewidth 1.2 dashtype 3 linecolor rgb '#7F7F7F'
set label '' at screen 0.04840, screen 0.11524 left point pointtype 6 pointsize 0.9*mark linecolor rgb '#7F7F7F'
set label 'head' at screen 0.09680, screen 0.11524 left textcolor rgb '#222222'
set arrow from screen 0.23347, screen 0.11524 to screen 0.28819, screen 0.11524 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.26083, screen 0.11524 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.30923, screen 0.11524 left textcolor rgb '#222222'
set arrow from screen 0.44590, screen 0.11524 to screen 0.50061, screen 0.11524 nohead linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7'
set label '' at screen 0.47326, screen 0.11524 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'bitfit' at screen 0.52166, screen 0.11524 left textcolor rgb '#222222'
set multiplot

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.88171; set bmargin at screen 0.60122
set label 'Training loss (nats)' at screen 0.02104, screen 0.90305 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.53374, screen 0.54817 center textcolor rgb '#555555'
set border 3
set xrange [0.0:2.627865378815]
set xtics ('0.0' 0.0, '0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [1.5607537031173706:3.306883692741394]
set ytics ('2.0' 2.0, '2.5' 2.5, '3.0' 3.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-time-baselines-and-others.dat' index 0 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#7F7F7F' title 'head, smallest to largest', \
  'learning-time-baselines-and-others.dat' index 1 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-time-baselines-and-others.dat' index 2 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-time-baselines-and-others.dat' index 3 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#7F7F7F' title 'head', \
  'learning-time-baselines-and-others.dat' index 4 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-time-baselines-and-others.dat' index 5 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-time-baselines-and-others.dat' index 6 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'learning-time-baselines-and-others.dat' index 7 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-time-baselines-and-others.dat' index 8 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit'

# Panel 2
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.48659; set bmargin at screen 0.20610
set label 'Dev accuracy' at screen 0.02104, screen 0.50793 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.53374, screen 0.15305 center textcolor rgb '#555555'
set border 3
set xrange [0.0:2.627865378815]
set xtics ('0.0' 0.0, '0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.28072164948453604:0.4553608247422681]
set ytics ('0.30' 0.30000000000000004, '0.35' 0.35000000000000003, '0.40' 0.4, '0.45' 0.45)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-time-baselines-and-others.dat' index 9 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#7F7F7F' title 'head, smallest to largest', \
  'learning-time-baselines-and-others.dat' index 10 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-time-baselines-and-others.dat' index 11 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-time-baselines-and-others.dat' index 12 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#7F7F7F' title 'head', \
  'learning-time-baselines-and-others.dat' index 13 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-time-baselines-and-others.dat' index 14 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-time-baselines-and-others.dat' index 15 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'learning-time-baselines-and-others.dat' index 16 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-time-baselines-and-others.dat' index 17 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
