# Expected best against trials
# Made by tunebench. Data: trials.dat, in the same directory.
# Change what you like, and draw again with: gnuplot trials.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 3.583 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,516 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02209; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1075 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00775; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,3.583in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00775; title_font = ',10.5'
}
set output 'trials.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Expected best against trials' at screen 0.02104, screen 0.95446 left font title_font
set label 'wordnet/prefer-definition/artifact' at screen 0.02104, screen 0.90601 left textcolor rgb '#555555'
set label 'What the best of so many settings, drawn from' at screen 0.02104, screen 0.13081 left textcolor rgb '#555555'
set label 'those that ran, is expected to reach on dev. A line' at screen 0.02104, screen 0.08624 left textcolor rgb '#555555'
set label 'still rising wants more trials.' at screen 0.02104, screen 0.04167 left textcolor rgb '#555555'
set arrow from screen 0.02104, screen 0.18314 to screen 0.07576, screen 0.18314 nohead linewidth 1.1 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.04840, screen 0.18314 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.09680, screen 0.18314 left textcolor rgb '#222222'
set arrow from screen 0.21139, screen 0.18314 to screen 0.26610, screen 0.18314 nohead linewidth 1.1 dashtype 1 linecolor rgb '#0072B2'
set label '' at screen 0.23875, screen 0.18314 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora' at screen 0.28715, screen 0.18314 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.81202; set bmargin at screen 0.32752
set label 'Best dev accuracy' at screen 0.02104, screen 0.84593 left textcolor rgb '#555555'
set label 'Trials' at screen 0.53374, screen 0.24322 center textcolor rgb '#555555'
set border 3
set xrange [0.85:4.15]
set xtics ('1' 1.0, '2' 2.0, '3' 3.0, '4' 4.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.5800830078125:0.6607568359375]
set ytics ('0.60' 0.6, '0.62' 0.62, '0.64' 0.64, '0.66' 0.66)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'trials.dat' index 0 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'trials.dat' index 1 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'trials.dat' index 2 using 1:2 with points pointtype 5 pointsize 0.80000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'trials.dat' index 3 using 1:2 with points pointtype 7 pointsize 0.80000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
