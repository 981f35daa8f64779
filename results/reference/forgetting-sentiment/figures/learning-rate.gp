# Sensitivity to the learning rate
# Made by tunebench. Data: learning-rate.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-rate.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 3.903 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,562 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02028; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1171 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00712; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,3.903in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00712; title_font = ',10.5'
}
set output 'learning-rate.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Sensitivity to the learning rate' at screen 0.02104, screen 0.95819 left font title_font
set label 'sst2' at screen 0.02104, screen 0.91370 left textcolor rgb '#555555'
set label 'Mean over seeds (n = 3); small marks are the' at screen 0.02104, screen 0.20196 left textcolor rgb '#555555'
set label 'seeds. Grey lines: 95 % bootstrap interval of the' at screen 0.02104, screen 0.16103 left textcolor rgb '#555555'
set label 'mean, which with 3 seeds holds the true mean in' at screen 0.02104, screen 0.12011 left textcolor rgb '#555555'
set label 'about 75 % of cases. Where a line ends, no other' at screen 0.02104, screen 0.07918 left textcolor rgb '#555555'
set label 'rate was tried.' at screen 0.02104, screen 0.03826 left textcolor rgb '#555555'
set arrow from screen 0.02104, screen 0.25000 to screen 0.07576, screen 0.25000 nohead linewidth 1.1 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.04840, screen 0.25000 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.09680, screen 0.25000 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.82740; set bmargin at screen 0.38256
set label 'Dev accuracy' at screen 0.02104, screen 0.85854 left textcolor rgb '#555555'
set label 'Learning rate' at screen 0.53374, screen 0.30516 center textcolor rgb '#555555'
set border 3
set xrange [7.692307692307693e-05:0.0013000000000000002]
set logscale x 10; set mxtics 1
set xtics ('0.0001' 0.0001, '0.0002' 0.0002, '0.0005' 0.0005, '0.001' 0.001) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.4935206422018348:0.8379013761467891]
set ytics ('0.50' 0.5, '0.55' 0.55, '0.60' 0.6000000000000001, '0.65' 0.65, '0.70' 0.7000000000000001, '0.75' 0.75, '0.80' 0.8)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-rate.dat' index 0 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-rate.dat' index 1 using 1:2 with points pointtype 5 pointsize 0.40000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'learning-rate.dat' index 2 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'learning-rate.dat' index 2 using 1:2 with points pointtype 5 pointsize 0.80000*mark linewidth 1 linecolor rgb '#000000' title 'fft'
unset label; unset arrow; unset object; unset logscale
unset output
}
