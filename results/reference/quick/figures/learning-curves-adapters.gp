# Learning curves: adapters
# Made by tunebench. Data: learning-curves-adapters.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-curves-adapters.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 3.292 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,474 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02405; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,988 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00844; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,3.292in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00844; title_font = ',10.5'
}
set output 'learning-curves-adapters.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning curves: adapters' at screen 0.01006, screen 0.95042 left font title_font
set label 'wordnet/supersense' at screen 0.01006, screen 0.89768 left textcolor rgb '#555555'
set label 'Loss: running mean over 2 steps. Lines: mean over seeds (n = 2); bands: smallest to largest seed.' at screen 0.01006, screen 0.04747 left textcolor rgb '#555555'
set arrow from screen 0.01006, screen 0.15295 to screen 0.03623, screen 0.15295 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.02315, screen 0.15295 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.04630, screen 0.15295 left textcolor rgb '#222222'
set arrow from screen 0.21463, screen 0.15295 to screen 0.24080, screen 0.15295 nohead linewidth 1.2 dashtype 1 linecolor rgb '#009E73'
set label '' at screen 0.22772, screen 0.15295 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#009E73'
set label 'adapter-houlsby' at screen 0.25086, screen 0.15295 left textcolor rgb '#222222'
set arrow from screen 0.41920, screen 0.15295 to screen 0.44537, screen 0.15295 nohead linewidth 1.2 dashtype 2 linecolor rgb '#E69F00'
set label '' at screen 0.43228, screen 0.15295 left point pointtype 6 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'adapter-pfeiffer' at screen 0.45543, screen 0.15295 left textcolor rgb '#222222'
set arrow from screen 0.01006, screen 0.10443 to screen 0.03623, screen 0.10443 nohead linewidth 1.2 dashtype 1 linecolor rgb '#56B4E9'
set label '' at screen 0.02315, screen 0.10443 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#56B4E9'
set label 'adapter-parallel' at screen 0.04630, screen 0.10443 left textcolor rgb '#222222'
set arrow from screen 0.21463, screen 0.10443 to screen 0.24080, screen 0.10443 nohead linewidth 1.2 dashtype 1 linecolor rgb '#D55E00'
set label '' at screen 0.22772, screen 0.10443 left point pointtype 15 pointsize 0.9*mark linecolor rgb '#D55E00'
set label 'ia3' at screen 0.25086, screen 0.10443 left textcolor rgb '#222222'
set multiplot

# Panel 1
set lmargin at screen 0.05497; set rmargin at screen 0.46578; set tmargin at screen 0.79536; set bmargin at screen 0.31013
set label 'Training loss (nats)' at screen 0.05497, screen 0.83228 left textcolor rgb '#555555'
set label 'Step' at screen 0.26038, screen 0.21835 center textcolor rgb '#555555'
set border 3
set xrange [0.0:31.45]
set xtics ('0' 0.0, '5' 5.0, '10' 10.0, '15' 15.0, '20' 20.0, '25' 25.0, '30' 30.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.893814854323864:3.428617872297764]
set ytics ('1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5, '3.0' 3.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-adapters.dat' index 0 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-adapters.dat' index 1 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#009E73' title 'adapter-houlsby, smallest to largest', \
  'learning-curves-adapters.dat' index 2 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'adapter-pfeiffer, smallest to largest', \
  'learning-curves-adapters.dat' index 3 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'adapter-parallel, smallest to largest', \
  'learning-curves-adapters.dat' index 4 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'ia3, smallest to largest', \
  'learning-curves-adapters.dat' index 5 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-adapters.dat' index 6 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves-adapters.dat' index 7 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves-adapters.dat' index 8 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#56B4E9' title 'adapter-parallel', \
  'learning-curves-adapters.dat' index 9 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'ia3', \
  'learning-curves-adapters.dat' index 10 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-adapters.dat' index 11 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves-adapters.dat' index 12 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves-adapters.dat' index 13 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'adapter-parallel', \
  'learning-curves-adapters.dat' index 14 using 1:2 with points pointtype 15 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'ia3'

# Panel 2
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.55497; set rmargin at screen 0.96578; set tmargin at screen 0.79536; set bmargin at screen 0.31013
set label 'Training loss (nats)' at screen 0.55497, screen 0.83228 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.76038, screen 0.21835 center textcolor rgb '#555555'
set border 3
set xrange [0.0:2.627865378815]
set xtics ('0.0' 0.0, '0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.893814854323864:3.428617872297764]
set ytics ('1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5, '3.0' 3.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-adapters.dat' index 15 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-adapters.dat' index 16 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#009E73' title 'adapter-houlsby, smallest to largest', \
  'learning-curves-adapters.dat' index 17 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'adapter-pfeiffer, smallest to largest', \
  'learning-curves-adapters.dat' index 18 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'adapter-parallel, smallest to largest', \
  'learning-curves-adapters.dat' index 19 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'ia3, smallest to largest', \
  'learning-curves-adapters.dat' index 20 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-adapters.dat' index 21 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves-adapters.dat' index 22 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves-adapters.dat' index 23 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#56B4E9' title 'adapter-parallel', \
  'learning-curves-adapters.dat' index 24 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'ia3', \
  'learning-curves-adapters.dat' index 25 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-adapters.dat' index 26 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves-adapters.dat' index 27 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves-adapters.dat' index 28 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'adapter-parallel', \
  'learning-curves-adapters.dat' index 29 using 1:2 with points pointtype 15 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'ia3'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
