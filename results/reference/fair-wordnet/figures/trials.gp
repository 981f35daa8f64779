# Expected best against trials
# Made by tunebench. Data: trials.dat, in the same directory.
# Change what you like, and draw again with: gnuplot trials.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.069 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,586 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01945; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1221 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00683; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.069in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00683; title_font = ',10.5'
}
set output 'trials.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Expected best against trials' at screen 0.02104, screen 0.95990 left font title_font
set label 'wordnet/supersense' at screen 0.02104, screen 0.91724 left textcolor rgb '#555555'
set label 'What the best of so many settings, drawn from' at screen 0.02104, screen 0.11689 left textcolor rgb '#555555'
set label 'those that ran, is expected to reach on dev. A line' at screen 0.02104, screen 0.07765 left textcolor rgb '#555555'
set label 'still rising wants more trials.' at screen 0.02104, screen 0.03840 left textcolor rgb '#555555'
set arrow from screen 0.02104, screen 0.28072 to screen 0.07576, screen 0.28072 nohead linewidth 1.1 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.04840, screen 0.28072 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.09680, screen 0.28072 left textcolor rgb '#222222'
set arrow from screen 0.44878, screen 0.28072 to screen 0.50349, screen 0.28072 nohead linewidth 1.1 dashtype 1 linecolor rgb '#CC79A7'
set label '' at screen 0.47613, screen 0.28072 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'bitfit' at screen 0.52453, screen 0.28072 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.24147 to screen 0.07576, screen 0.24147 nohead linewidth 1.1 dashtype 1 linecolor rgb '#009E73'
set label '' at screen 0.04840, screen 0.24147 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#009E73'
set label 'adapter-houlsby' at screen 0.09680, screen 0.24147 left textcolor rgb '#222222'
set arrow from screen 0.44878, screen 0.24147 to screen 0.50349, screen 0.24147 nohead linewidth 1.1 dashtype 1 linecolor rgb '#E69F00'
set label '' at screen 0.47613, screen 0.24147 left point pointtype 13 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'prefix' at screen 0.52453, screen 0.24147 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.20222 to screen 0.07576, screen 0.20222 nohead linewidth 1.1 dashtype 1 linecolor rgb '#D55E00'
set label '' at screen 0.04840, screen 0.20222 left point pointtype 11 pointsize 0.9*mark linecolor rgb '#D55E00'
set label 'prompt' at screen 0.09680, screen 0.20222 left textcolor rgb '#222222'
set arrow from screen 0.44878, screen 0.20222 to screen 0.50349, screen 0.20222 nohead linewidth 1.1 dashtype 2 linecolor rgb '#56B4E9'
set label '' at screen 0.47613, screen 0.20222 left point pointtype 12 pointsize 0.9*mark linecolor rgb '#56B4E9'
set label 'p-tuning' at screen 0.52453, screen 0.20222 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.16297 to screen 0.07576, screen 0.16297 nohead linewidth 1.1 dashtype 2 linecolor rgb '#CC79A7'
set label '' at screen 0.04840, screen 0.16297 left point pointtype 4 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'p-tuning-v2' at screen 0.09680, screen 0.16297 left textcolor rgb '#222222'
set arrow from screen 0.44878, screen 0.16297 to screen 0.50349, screen 0.16297 nohead linewidth 1.1 dashtype 1 linecolor rgb '#0072B2'
set label '' at screen 0.47613, screen 0.16297 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora' at screen 0.52453, screen 0.16297 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.83447; set bmargin at screen 0.40785
set label 'Best dev accuracy' at screen 0.02104, screen 0.86433 left textcolor rgb '#555555'
set label 'Trials' at screen 0.53374, screen 0.33362 center textcolor rgb '#555555'
set border 3
set xrange [0.75:6.25]
set xtics ('1' 1.0, '2' 2.0, '3' 3.0, '4' 4.0, '5' 5.0, '6' 6.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.41360094973107253:0.6385495860025738]
set ytics ('0.45' 0.45, '0.50' 0.5, '0.55' 0.55, '0.60' 0.6000000000000001)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'trials.dat' index 0 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'trials.dat' index 1 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'trials.dat' index 2 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'trials.dat' index 3 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'trials.dat' index 4 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'trials.dat' index 5 using 1:2 with lines linewidth 1.1 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'trials.dat' index 6 using 1:2 with lines linewidth 1.1 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'trials.dat' index 7 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'trials.dat' index 8 using 1:2 with points pointtype 5 pointsize 0.80000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'trials.dat' index 9 using 1:2 with points pointtype 9 pointsize 0.80000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'trials.dat' index 10 using 1:2 with points pointtype 7 pointsize 0.80000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'trials.dat' index 11 using 1:2 with points pointtype 13 pointsize 0.80000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'trials.dat' index 12 using 1:2 with points pointtype 11 pointsize 0.80000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'trials.dat' index 13 using 1:2 with points pointtype 12 pointsize 0.80000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'trials.dat' index 14 using 1:2 with points pointtype 4 pointsize 0.80000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'trials.dat' index 15 using 1:2 with points pointtype 7 pointsize 0.80000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
