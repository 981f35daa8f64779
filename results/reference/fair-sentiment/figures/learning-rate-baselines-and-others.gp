# Sensitivity to the learning rate: baselines and others
# Made by tunebench. Data: learning-rate-baselines-and-others.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-rate-baselines-and-others.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.417 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,636 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01792; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1325 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00629; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.417in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00629; title_font = ',10.5'
}
set output 'learning-rate-baselines-and-others.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Sensitivity to the learning rate: baselines' at screen 0.02104, screen 0.96305 left font title_font
set label 'and others' at screen 0.02104, screen 0.92060 left font title_font
set label 'sst2' at screen 0.02104, screen 0.88129 left textcolor rgb '#555555'
set label 'Mean over seeds (n = 3); small marks are the' at screen 0.02104, screen 0.18003 left textcolor rgb '#555555'
set label 'seeds. Grey lines: 95 % bootstrap interval of the' at screen 0.02104, screen 0.14387 left textcolor rgb '#555555'
set label 'mean, which with 3 seeds holds the true mean in' at screen 0.02104, screen 0.10770 left textcolor rgb '#555555'
set label 'about 75 % of cases. Where a line ends, no other' at screen 0.02104, screen 0.07154 left textcolor rgb '#555555'
set label 'rate was tried.' at screen 0.02104, screen 0.03538 left textcolor rgb '#555555'
set arrow from screen 0.02104, screen 0.29481 to screen 0.07576, screen 0.29481 nohead linewidth 1.1 dashtype 3 linecolor rgb '#7F7F7F'
set label '' at screen 0.04840, screen 0.29481 left point pointtype 6 pointsize 0.9*mark linecolor rgb '#7F7F7F'
set label 'head' at screen 0.09680, screen 0.29481 left textcolor rgb '#222222'
set arrow from screen 0.44878, screen 0.29481 to screen 0.50349, screen 0.29481 nohead linewidth 1.1 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.47613, screen 0.29481 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.52453, screen 0.29481 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.25865 to screen 0.07576, screen 0.25865 nohead linewidth 1.1 dashtype 1 linecolor rgb '#CC79A7'
set label '' at screen 0.04840, screen 0.25865 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'bitfit' at screen 0.09680, screen 0.25865 left textcolor rgb '#222222'
set arrow from screen 0.44878, screen 0.25865 to screen 0.50349, screen 0.25865 nohead linewidth 1.1 dashtype 1 linecolor rgb '#009E73'
set label '' at screen 0.47613, screen 0.25865 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#009E73'
set label 'adapter-houlsby' at screen 0.52453, screen 0.25865 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.22248 to screen 0.07576, screen 0.22248 nohead linewidth 1.1 dashtype 1 linecolor rgb '#0072B2'
set label '' at screen 0.04840, screen 0.22248 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora' at screen 0.09680, screen 0.22248 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.80503; set bmargin at screen 0.41195
set label 'Dev accuracy' at screen 0.02104, screen 0.83255 left textcolor rgb '#555555'
set label 'Learning rate' at screen 0.52170, screen 0.34355 center textcolor rgb '#555555'
set border 3
set xrange [1.0118412846811755e-05:0.19765945808686655]
set logscale x 10; set mxtics 1
set xtics ('1e-4' 0.0001, '1e-3' 0.001, '0.01' 0.01, '0.1' 0.1) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.492144495412844:0.8668004587155963]
set ytics ('0.5' 0.5, '0.6' 0.6000000000000001, '0.7' 0.7000000000000001, '0.8' 0.8)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-rate-baselines-and-others.dat' index 0 using 1:2 with lines linewidth 1.1 dashtype 3 linecolor rgb '#7F7F7F' title 'head', \
  'learning-rate-baselines-and-others.dat' index 1 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-rate-baselines-and-others.dat' index 2 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-rate-baselines-and-others.dat' index 3 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-rate-baselines-and-others.dat' index 4 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-rate-baselines-and-others.dat' index 5 using 1:2 with points pointtype 6 pointsize 0.40000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'seeds of head', \
  'learning-rate-baselines-and-others.dat' index 6 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'learning-rate-baselines-and-others.dat' index 6 using 1:2 with points pointtype 6 pointsize 0.80000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'learning-rate-baselines-and-others.dat' index 7 using 1:2 with points pointtype 5 pointsize 0.40000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'learning-rate-baselines-and-others.dat' index 8 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'learning-rate-baselines-and-others.dat' index 8 using 1:2 with points pointtype 5 pointsize 0.80000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-rate-baselines-and-others.dat' index 9 using 1:2 with points pointtype 9 pointsize 0.40000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'learning-rate-baselines-and-others.dat' index 10 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'learning-rate-baselines-and-others.dat' index 10 using 1:2 with points pointtype 9 pointsize 0.80000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-rate-baselines-and-others.dat' index 11 using 1:2 with points pointtype 7 pointsize 0.40000*mark linewidth 1 linecolor rgb '#009E73' title 'seeds of adapter-houlsby', \
  'learning-rate-baselines-and-others.dat' index 12 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'learning-rate-baselines-and-others.dat' index 12 using 1:2 with points pointtype 7 pointsize 0.80000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-rate-baselines-and-others.dat' index 13 using 1:2 with points pointtype 7 pointsize 0.40000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'learning-rate-baselines-and-others.dat' index 14 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'learning-rate-baselines-and-others.dat' index 14 using 1:2 with points pointtype 7 pointsize 0.80000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
