# Sensitivity to the learning rate: soft prompts
# Made by tunebench. Data: learning-rate-soft-prompts.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-rate-soft-prompts.gp

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
set output 'learning-rate-soft-prompts.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Sensitivity to the learning rate: soft' at screen 0.02104, screen 0.96305 left font title_font
set label 'prompts' at screen 0.02104, screen 0.92060 left font title_font
set label 'sst2' at screen 0.02104, screen 0.88129 left textcolor rgb '#555555'
set label 'Mean over seeds (n = 3); small marks are the' at screen 0.02104, screen 0.18003 left textcolor rgb '#555555'
set label 'seeds. Grey lines: 95 % bootstrap interval of the' at screen 0.02104, screen 0.14387 left textcolor rgb '#555555'
set label 'mean, which with 3 seeds holds the true mean in' at screen 0.02104, screen 0.10770 left textcolor rgb '#555555'
set label 'about 75 % of cases. Where a line ends, no other' at screen 0.02104, screen 0.07154 left textcolor rgb '#555555'
set label 'rate was tried.' at screen 0.02104, screen 0.03538 left textcolor rgb '#555555'
set arrow from screen 0.02104, screen 0.29481 to screen 0.07576, screen 0.29481 nohead linewidth 1.1 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.04840, screen 0.29481 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.09680, screen 0.29481 left textcolor rgb '#222222'
set arrow from screen 0.35828, screen 0.29481 to screen 0.41300, screen 0.29481 nohead linewidth 1.1 dashtype 1 linecolor rgb '#E69F00'
set label '' at screen 0.38564, screen 0.29481 left point pointtype 13 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'prefix' at screen 0.43404, screen 0.29481 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.25865 to screen 0.07576, screen 0.25865 nohead linewidth 1.1 dashtype 1 linecolor rgb '#D55E00'
set label '' at screen 0.04840, screen 0.25865 left point pointtype 11 pointsize 0.9*mark linecolor rgb '#D55E00'
set label 'prompt' at screen 0.09680, screen 0.25865 left textcolor rgb '#222222'
set arrow from screen 0.35828, screen 0.25865 to screen 0.41300, screen 0.25865 nohead linewidth 1.1 dashtype 2 linecolor rgb '#56B4E9'
set label '' at screen 0.38564, screen 0.25865 left point pointtype 12 pointsize 0.9*mark linecolor rgb '#56B4E9'
set label 'p-tuning' at screen 0.43404, screen 0.25865 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.22248 to screen 0.07576, screen 0.22248 nohead linewidth 1.1 dashtype 2 linecolor rgb '#CC79A7'
set label '' at screen 0.04840, screen 0.22248 left point pointtype 4 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'p-tuning-v2' at screen 0.09680, screen 0.22248 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.80503; set bmargin at screen 0.41195
set label 'Dev accuracy' at screen 0.02104, screen 0.83255 left textcolor rgb '#555555'
set label 'Learning rate' at screen 0.52170, screen 0.34355 center textcolor rgb '#555555'
set border 3
set xrange [8.41612922703786e-06:2.376389366235908]
set logscale x 10; set mxtics 1
set xtics ('1e-5' 1e-05, '1e-4' 0.0001, '1e-3' 0.001, '0.01' 0.01, '0.1' 0.1, '1' 1.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.492144495412844:0.8668004587155963]
set ytics ('0.5' 0.5, '0.6' 0.6000000000000001, '0.7' 0.7000000000000001, '0.8' 0.8)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-rate-soft-prompts.dat' index 0 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-rate-soft-prompts.dat' index 1 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-rate-soft-prompts.dat' index 2 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-rate-soft-prompts.dat' index 3 using 1:2 with lines linewidth 1.1 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-rate-soft-prompts.dat' index 4 using 1:2 with lines linewidth 1.1 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-rate-soft-prompts.dat' index 5 using 1:2 with points pointtype 5 pointsize 0.40000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'learning-rate-soft-prompts.dat' index 6 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'learning-rate-soft-prompts.dat' index 6 using 1:2 with points pointtype 5 pointsize 0.80000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-rate-soft-prompts.dat' index 7 using 1:2 with points pointtype 13 pointsize 0.40000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'learning-rate-soft-prompts.dat' index 8 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'learning-rate-soft-prompts.dat' index 8 using 1:2 with points pointtype 13 pointsize 0.80000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-rate-soft-prompts.dat' index 9 using 1:2 with points pointtype 11 pointsize 0.40000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'learning-rate-soft-prompts.dat' index 10 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'learning-rate-soft-prompts.dat' index 10 using 1:2 with points pointtype 11 pointsize 0.80000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-rate-soft-prompts.dat' index 11 using 1:2 with points pointtype 12 pointsize 0.40000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'learning-rate-soft-prompts.dat' index 12 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'learning-rate-soft-prompts.dat' index 12 using 1:2 with points pointtype 12 pointsize 0.80000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-rate-soft-prompts.dat' index 13 using 1:2 with points pointtype 4 pointsize 0.40000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'learning-rate-soft-prompts.dat' index 14 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'learning-rate-soft-prompts.dat' index 14 using 1:2 with points pointtype 4 pointsize 0.80000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2'
unset label; unset arrow; unset object; unset logscale
unset output
}
