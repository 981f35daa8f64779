# Sensitivity to the learning rate
# Made by tunebench. Data: learning-rate.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-rate.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.389 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,632 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01804; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1317 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00633; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.389in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00633; title_font = ',10.5'
}
set output 'learning-rate.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Sensitivity to the learning rate' at screen 0.02104, screen 0.96282 left font title_font
set label 'wordnet/supersense' at screen 0.02104, screen 0.92326 left textcolor rgb '#555555'
set label 'Mean over seeds (n = 3); small marks are the' at screen 0.02104, screen 0.18117 left textcolor rgb '#555555'
set label 'seeds. Grey lines: 95 % bootstrap interval of the' at screen 0.02104, screen 0.14478 left textcolor rgb '#555555'
set label 'mean, which with 3 seeds holds the true mean in' at screen 0.02104, screen 0.10839 left textcolor rgb '#555555'
set label 'about 75 % of cases. Where a line ends, no other' at screen 0.02104, screen 0.07199 left textcolor rgb '#555555'
set label 'rate was tried.' at screen 0.02104, screen 0.03560 left textcolor rgb '#555555'
set arrow from screen 0.02104, screen 0.33307 to screen 0.07576, screen 0.33307 nohead linewidth 1.1 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.04840, screen 0.33307 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.09680, screen 0.33307 left textcolor rgb '#222222'
set arrow from screen 0.44878, screen 0.33307 to screen 0.50349, screen 0.33307 nohead linewidth 1.1 dashtype 1 linecolor rgb '#CC79A7'
set label '' at screen 0.47613, screen 0.33307 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'bitfit' at screen 0.52453, screen 0.33307 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.29668 to screen 0.07576, screen 0.29668 nohead linewidth 1.1 dashtype 1 linecolor rgb '#009E73'
set label '' at screen 0.04840, screen 0.29668 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#009E73'
set label 'adapter-houlsby' at screen 0.09680, screen 0.29668 left textcolor rgb '#222222'
set arrow from screen 0.44878, screen 0.29668 to screen 0.50349, screen 0.29668 nohead linewidth 1.1 dashtype 1 linecolor rgb '#E69F00'
set label '' at screen 0.47613, screen 0.29668 left point pointtype 13 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'prefix' at screen 0.52453, screen 0.29668 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.26028 to screen 0.07576, screen 0.26028 nohead linewidth 1.1 dashtype 1 linecolor rgb '#D55E00'
set label '' at screen 0.04840, screen 0.26028 left point pointtype 11 pointsize 0.9*mark linecolor rgb '#D55E00'
set label 'prompt' at screen 0.09680, screen 0.26028 left textcolor rgb '#222222'
set arrow from screen 0.44878, screen 0.26028 to screen 0.50349, screen 0.26028 nohead linewidth 1.1 dashtype 2 linecolor rgb '#56B4E9'
set label '' at screen 0.47613, screen 0.26028 left point pointtype 12 pointsize 0.9*mark linecolor rgb '#56B4E9'
set label 'p-tuning' at screen 0.52453, screen 0.26028 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.22389 to screen 0.07576, screen 0.22389 nohead linewidth 1.1 dashtype 2 linecolor rgb '#CC79A7'
set label '' at screen 0.04840, screen 0.22389 left point pointtype 4 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'p-tuning-v2' at screen 0.09680, screen 0.22389 left textcolor rgb '#222222'
set arrow from screen 0.44878, screen 0.22389 to screen 0.50349, screen 0.22389 nohead linewidth 1.1 dashtype 1 linecolor rgb '#0072B2'
set label '' at screen 0.47613, screen 0.22389 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora' at screen 0.52453, screen 0.22389 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.84652; set bmargin at screen 0.45095
set label 'Dev accuracy' at screen 0.02104, screen 0.87421 left textcolor rgb '#555555'
set label 'Learning rate' at screen 0.52170, screen 0.38212 center textcolor rgb '#555555'
set border 3
set xrange [8.41612922703786e-06:2.376389366235908]
set logscale x 10; set mxtics 1
set xtics ('1e-5' 1e-05, '1e-4' 0.0001, '1e-3' 0.001, '0.01' 0.01, '0.1' 0.1, '1' 1.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.03690721649484536:0.6764948453608248]
set ytics ('0.1' 0.1, '0.2' 0.2, '0.3' 0.30000000000000004, '0.4' 0.4, '0.5' 0.5, '0.6' 0.6000000000000001)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-rate.dat' index 0 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-rate.dat' index 1 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-rate.dat' index 2 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-rate.dat' index 3 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-rate.dat' index 4 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-rate.dat' index 5 using 1:2 with lines linewidth 1.1 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-rate.dat' index 6 using 1:2 with lines linewidth 1.1 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-rate.dat' index 7 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-rate.dat' index 8 using 1:2 with points pointtype 5 pointsize 0.40000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'learning-rate.dat' index 9 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'learning-rate.dat' index 9 using 1:2 with points pointtype 5 pointsize 0.80000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-rate.dat' index 10 using 1:2 with points pointtype 9 pointsize 0.40000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'learning-rate.dat' index 11 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'learning-rate.dat' index 11 using 1:2 with points pointtype 9 pointsize 0.80000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-rate.dat' index 12 using 1:2 with points pointtype 7 pointsize 0.40000*mark linewidth 1 linecolor rgb '#009E73' title 'seeds of adapter-houlsby', \
  'learning-rate.dat' index 13 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'learning-rate.dat' index 13 using 1:2 with points pointtype 7 pointsize 0.80000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-rate.dat' index 14 using 1:2 with points pointtype 13 pointsize 0.40000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'learning-rate.dat' index 15 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'learning-rate.dat' index 15 using 1:2 with points pointtype 13 pointsize 0.80000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-rate.dat' index 16 using 1:2 with points pointtype 11 pointsize 0.40000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'learning-rate.dat' index 17 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'learning-rate.dat' index 17 using 1:2 with points pointtype 11 pointsize 0.80000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-rate.dat' index 18 using 1:2 with points pointtype 12 pointsize 0.40000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'learning-rate.dat' index 19 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'learning-rate.dat' index 19 using 1:2 with points pointtype 12 pointsize 0.80000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-rate.dat' index 20 using 1:2 with points pointtype 4 pointsize 0.40000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'learning-rate.dat' index 21 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'learning-rate.dat' index 21 using 1:2 with points pointtype 4 pointsize 0.80000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-rate.dat' index 22 using 1:2 with points pointtype 7 pointsize 0.40000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'learning-rate.dat' index 23 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'learning-rate.dat' index 23 using 1:2 with points pointtype 7 pointsize 0.80000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
