# Learning curves: reparameterisations
# Made by tunebench. Data: learning-curves-reparameterisations.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-curves-reparameterisations.gp

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
set output 'learning-curves-reparameterisations.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning curves: reparameterisations' at screen 0.01006, screen 0.94778 left font title_font
set label 'wordnet/supersense' at screen 0.01006, screen 0.89222 left textcolor rgb '#555555'
set label 'Loss: running mean over 2 steps. Lines: mean over seeds (n = 2); bands: smallest to largest seed.' at screen 0.01006, screen 0.04778 left textcolor rgb '#555555'
set arrow from screen 0.01006, screen 0.10778 to screen 0.03623, screen 0.10778 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.02315, screen 0.10778 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.04630, screen 0.10778 left textcolor rgb '#222222'
set arrow from screen 0.14510, screen 0.10778 to screen 0.17127, screen 0.10778 nohead linewidth 1.2 dashtype 1 linecolor rgb '#0072B2'
set label '' at screen 0.15819, screen 0.10778 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora' at screen 0.18133, screen 0.10778 left textcolor rgb '#222222'
set arrow from screen 0.28014, screen 0.10778 to screen 0.30631, screen 0.10778 nohead linewidth 1.2 dashtype 2 linecolor rgb '#D55E00'
set label '' at screen 0.29322, screen 0.10778 left point pointtype 8 pointsize 0.9*mark linecolor rgb '#D55E00'
set label 'rslora' at screen 0.31637, screen 0.10778 left textcolor rgb '#222222'
set arrow from screen 0.41518, screen 0.10778 to screen 0.44135, screen 0.10778 nohead linewidth 1.2 dashtype 2 linecolor rgb '#009E73'
set label '' at screen 0.42826, screen 0.10778 left point pointtype 4 pointsize 0.9*mark linecolor rgb '#009E73'
set label 'lora-plus' at screen 0.45141, screen 0.10778 left textcolor rgb '#222222'
set arrow from screen 0.55022, screen 0.10778 to screen 0.57638, screen 0.10778 nohead linewidth 1.2 dashtype 1 linecolor rgb '#56B4E9'
set label '' at screen 0.56330, screen 0.10778 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#56B4E9'
set label 'dora' at screen 0.58645, screen 0.10778 left textcolor rgb '#222222'
set arrow from screen 0.68526, screen 0.10778 to screen 0.71142, screen 0.10778 nohead linewidth 1.2 dashtype 1 linecolor rgb '#E69F00'
set label '' at screen 0.69834, screen 0.10778 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'pissa' at screen 0.72149, screen 0.10778 left textcolor rgb '#222222'
set multiplot

# Panel 1
set lmargin at screen 0.05497; set rmargin at screen 0.46578; set tmargin at screen 0.78444; set bmargin at screen 0.27333
set label 'Training loss (nats)' at screen 0.05497, screen 0.82333 left textcolor rgb '#555555'
set label 'Step' at screen 0.26038, screen 0.17667 center textcolor rgb '#555555'
set border 3
set xrange [0.0:31.45]
set xtics ('0' 0.0, '5' 5.0, '10' 10.0, '15' 15.0, '20' 20.0, '25' 25.0, '30' 30.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [1.4309028476476668:3.3109913378953935]
set ytics ('1.5' 1.5, '2.0' 2.0, '2.5' 2.5, '3.0' 3.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-reparameterisations.dat' index 0 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-reparameterisations.dat' index 1 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves-reparameterisations.dat' index 2 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'rslora, smallest to largest', \
  'learning-curves-reparameterisations.dat' index 3 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#009E73' title 'lora-plus, smallest to largest', \
  'learning-curves-reparameterisations.dat' index 4 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'dora, smallest to largest', \
  'learning-curves-reparameterisations.dat' index 5 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'pissa, smallest to largest', \
  'learning-curves-reparameterisations.dat' index 6 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-reparameterisations.dat' index 7 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves-reparameterisations.dat' index 8 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#D55E00' title 'rslora', \
  'learning-curves-reparameterisations.dat' index 9 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#009E73' title 'lora-plus', \
  'learning-curves-reparameterisations.dat' index 10 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#56B4E9' title 'dora', \
  'learning-curves-reparameterisations.dat' index 11 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'pissa', \
  'learning-curves-reparameterisations.dat' index 12 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-reparameterisations.dat' index 13 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves-reparameterisations.dat' index 14 using 1:2 with points pointtype 8 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'rslora', \
  'learning-curves-reparameterisations.dat' index 15 using 1:2 with points pointtype 4 pointsize 0.70000*mark linewidth 1 linecolor rgb '#009E73' title 'lora-plus', \
  'learning-curves-reparameterisations.dat' index 16 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'dora', \
  'learning-curves-reparameterisations.dat' index 17 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'pissa'

# Panel 2
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.55497; set rmargin at screen 0.96578; set tmargin at screen 0.78444; set bmargin at screen 0.27333
set label 'Training loss (nats)' at screen 0.55497, screen 0.82333 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.76038, screen 0.17667 center textcolor rgb '#555555'
set border 3
set xrange [0.0:2.627865378815]
set xtics ('0.0' 0.0, '0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [1.4309028476476668:3.3109913378953935]
set ytics ('1.5' 1.5, '2.0' 2.0, '2.5' 2.5, '3.0' 3.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-reparameterisations.dat' index 18 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-reparameterisations.dat' index 19 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves-reparameterisations.dat' index 20 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'rslora, smallest to largest', \
  'learning-curves-reparameterisations.dat' index 21 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#009E73' title 'lora-plus, smallest to largest', \
  'learning-curves-reparameterisations.dat' index 22 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'dora, smallest to largest', \
  'learning-curves-reparameterisations.dat' index 23 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'pissa, smallest to largest', \
  'learning-curves-reparameterisations.dat' index 24 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-reparameterisations.dat' index 25 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves-reparameterisations.dat' index 26 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#D55E00' title 'rslora', \
  'learning-curves-reparameterisations.dat' index 27 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#009E73' title 'lora-plus', \
  'learning-curves-reparameterisations.dat' index 28 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#56B4E9' title 'dora', \
  'learning-curves-reparameterisations.dat' index 29 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'pissa', \
  'learning-curves-reparameterisations.dat' index 30 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-reparameterisations.dat' index 31 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves-reparameterisations.dat' index 32 using 1:2 with points pointtype 8 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'rslora', \
  'learning-curves-reparameterisations.dat' index 33 using 1:2 with points pointtype 4 pointsize 0.70000*mark linewidth 1 linecolor rgb '#009E73' title 'lora-plus', \
  'learning-curves-reparameterisations.dat' index 34 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'dora', \
  'learning-curves-reparameterisations.dat' index 35 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'pissa'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
