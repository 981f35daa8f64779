# Learning curves: baselines and others
# Made by tunebench. Data: learning-curves-baselines-and-others.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-curves-baselines-and-others.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 3.125 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,450 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02533; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,938 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00889; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,3.125in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00889; title_font = ',10.5'
}
set output 'learning-curves-baselines-and-others.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning curves: baselines and others' at screen 0.01006, screen 0.94778 left font title_font
set label 'wordnet/definition-match/artifact' at screen 0.01006, screen 0.89222 left textcolor rgb '#555555'
set label 'Loss: running mean over 2 steps. Lines: mean over seeds (n = 3); bands: smallest to largest seed.' at screen 0.01006, screen 0.04778 left textcolor rgb '#555555'
set arrow from screen 0.01006, screen 0.10778 to screen 0.03623, screen 0.10778 nohead linewidth 1.2 dashtype 3 linecolor rgb '#7F7F7F'
set label '' at screen 0.02315, screen 0.10778 left point pointtype 6 pointsize 0.9*mark linecolor rgb '#7F7F7F'
set label 'head' at screen 0.04630, screen 0.10778 left textcolor rgb '#222222'
set arrow from screen 0.20927, screen 0.10778 to screen 0.23544, screen 0.10778 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.22235, screen 0.10778 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.24550, screen 0.10778 left textcolor rgb '#222222'
set arrow from screen 0.40847, screen 0.10778 to screen 0.43464, screen 0.10778 nohead linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7'
set label '' at screen 0.42156, screen 0.10778 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'bitfit' at screen 0.44471, screen 0.10778 left textcolor rgb '#222222'
set arrow from screen 0.60768, screen 0.10778 to screen 0.63385, screen 0.10778 nohead linewidth 1.2 dashtype 2 linecolor rgb '#E69F00'
set label '' at screen 0.62076, screen 0.10778 left point pointtype 6 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'adapter-pfeiffer' at screen 0.64391, screen 0.10778 left textcolor rgb '#222222'
set arrow from screen 0.80688, screen 0.10778 to screen 0.83305, screen 0.10778 nohead linewidth 1.2 dashtype 1 linecolor rgb '#0072B2'
set label '' at screen 0.81997, screen 0.10778 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora' at screen 0.84312, screen 0.10778 left textcolor rgb '#222222'
set multiplot

# Panel 1
set lmargin at screen 0.06649; set rmargin at screen 0.46578; set tmargin at screen 0.78444; set bmargin at screen 0.27333
set label 'Training loss (nats)' at screen 0.06649, screen 0.82333 left textcolor rgb '#555555'
set label 'Step' at screen 0.26614, screen 0.17667 center textcolor rgb '#555555'
set border 3
set xrange [0.0:41.95]
set xtics ('0' 0.0, '10' 10.0, '20' 20.0, '30' 30.0, '40' 40.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.5112810954451561:0.7836229875683784]
set ytics ('0.55' 0.55, '0.60' 0.6000000000000001, '0.65' 0.65, '0.70' 0.7000000000000001, '0.75' 0.75)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-baselines-and-others.dat' index 0 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#7F7F7F' title 'head, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 1 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 2 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 3 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'adapter-pfeiffer, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 4 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 5 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#7F7F7F' title 'head', \
  'learning-curves-baselines-and-others.dat' index 6 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-baselines-and-others.dat' index 7 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-baselines-and-others.dat' index 8 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves-baselines-and-others.dat' index 9 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves-baselines-and-others.dat' index 10 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'learning-curves-baselines-and-others.dat' index 11 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-baselines-and-others.dat' index 12 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-baselines-and-others.dat' index 13 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves-baselines-and-others.dat' index 14 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'

# Panel 2
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.56649; set rmargin at screen 0.96578; set tmargin at screen 0.78444; set bmargin at screen 0.27333
set label 'Training loss (nats)' at screen 0.56649, screen 0.82333 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.76614, screen 0.17667 center textcolor rgb '#555555'
set border 3
set xrange [0.0:9.749638660403336]
set xtics ('0' 0.0, '2' 2.0, '4' 4.0, '6' 6.0, '8' 8.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.5112810954451561:0.7836229875683784]
set ytics ('0.55' 0.55, '0.60' 0.6000000000000001, '0.65' 0.65, '0.70' 0.7000000000000001, '0.75' 0.75)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-baselines-and-others.dat' index 15 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#7F7F7F' title 'head, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 16 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 17 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 18 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'adapter-pfeiffer, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 19 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 20 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#7F7F7F' title 'head', \
  'learning-curves-baselines-and-others.dat' index 21 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-baselines-and-others.dat' index 22 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-baselines-and-others.dat' index 23 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves-baselines-and-others.dat' index 24 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves-baselines-and-others.dat' index 25 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'learning-curves-baselines-and-others.dat' index 26 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-baselines-and-others.dat' index 27 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-baselines-and-others.dat' index 28 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves-baselines-and-others.dat' index 29 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
