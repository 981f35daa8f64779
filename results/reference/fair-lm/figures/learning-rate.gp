# Sensitivity to the learning rate
# Made by tunebench. Data: learning-rate.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-rate.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.861 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,700 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01629; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1458 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00571; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.861in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00571; title_font = ',10.5'
}
set output 'learning-rate.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Sensitivity to the learning rate' at screen 0.02104, screen 0.96643 left font title_font
set label 'wordnet/define/artifact' at screen 0.02104, screen 0.93071 left textcolor rgb '#555555'
set label 'Mean over seeds (n = 3); small marks are the' at screen 0.02104, screen 0.26071 left textcolor rgb '#555555'
set label 'seeds. Grey lines: 95 % bootstrap interval of the' at screen 0.02104, screen 0.22786 left textcolor rgb '#555555'
set label 'mean, which with 3 seeds holds the true mean in' at screen 0.02104, screen 0.19500 left textcolor rgb '#555555'
set label 'about 75 % of cases. Where a line ends, no other' at screen 0.02104, screen 0.16214 left textcolor rgb '#555555'
set label 'rate was tried. Above the picture: prefix at 0.004' at screen 0.02104, screen 0.12929 left textcolor rgb '#555555'
set label '(5.36) and 0.008 (6.65); p-tuning at 0.01 (1 seed,' at screen 0.02104, screen 0.09643 left textcolor rgb '#555555'
set label '3.56); p-tuning-v2 at 0.002 (6.82), 0.005 (5.33),' at screen 0.02104, screen 0.06357 left textcolor rgb '#555555'
set label '0.01 (3.79) and 0.02 (3.29).' at screen 0.02104, screen 0.03071 left textcolor rgb '#555555'
set arrow from screen 0.02104, screen 0.39786 to screen 0.07576, screen 0.39786 nohead linewidth 1.1 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.04840, screen 0.39786 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.09680, screen 0.39786 left textcolor rgb '#222222'
set arrow from screen 0.43756, screen 0.39786 to screen 0.49228, screen 0.39786 nohead linewidth 1.1 dashtype 1 linecolor rgb '#CC79A7'
set label '' at screen 0.46492, screen 0.39786 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'bitfit' at screen 0.51332, screen 0.39786 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.36500 to screen 0.07576, screen 0.36500 nohead linewidth 1.1 dashtype 2 linecolor rgb '#E69F00'
set label '' at screen 0.04840, screen 0.36500 left point pointtype 6 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'adapter-pfeiffer' at screen 0.09680, screen 0.36500 left textcolor rgb '#222222'
set arrow from screen 0.43756, screen 0.36500 to screen 0.49228, screen 0.36500 nohead linewidth 1.1 dashtype 1 linecolor rgb '#E69F00'
set label '' at screen 0.46492, screen 0.36500 left point pointtype 13 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'prefix' at screen 0.51332, screen 0.36500 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.33214 to screen 0.07576, screen 0.33214 nohead linewidth 1.1 dashtype 1 linecolor rgb '#D55E00'
set label '' at screen 0.04840, screen 0.33214 left point pointtype 11 pointsize 0.9*mark linecolor rgb '#D55E00'
set label 'prompt' at screen 0.09680, screen 0.33214 left textcolor rgb '#222222'
set arrow from screen 0.43756, screen 0.33214 to screen 0.49228, screen 0.33214 nohead linewidth 1.1 dashtype 2 linecolor rgb '#56B4E9'
set label '' at screen 0.46492, screen 0.33214 left point pointtype 12 pointsize 0.9*mark linecolor rgb '#56B4E9'
set label 'p-tuning' at screen 0.51332, screen 0.33214 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.29929 to screen 0.07576, screen 0.29929 nohead linewidth 1.1 dashtype 2 linecolor rgb '#CC79A7'
set label '' at screen 0.04840, screen 0.29929 left point pointtype 4 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'p-tuning-v2' at screen 0.09680, screen 0.29929 left textcolor rgb '#222222'
set arrow from screen 0.43756, screen 0.29929 to screen 0.49228, screen 0.29929 nohead linewidth 1.1 dashtype 1 linecolor rgb '#0072B2'
set label '' at screen 0.46492, screen 0.29929 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora' at screen 0.51332, screen 0.29929 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.86143; set bmargin at screen 0.50429
set label 'Dev cross-entropy' at screen 0.02104, screen 0.88643 left textcolor rgb '#555555'
set label 'Learning rate' at screen 0.52170, screen 0.44214 center textcolor rgb '#555555'
set border 3
set xrange [8.41612922703786e-06:2.376389366235908]
set logscale x 10; set mxtics 1
set xtics ('1e-5' 1e-05, '1e-4' 0.0001, '1e-3' 0.001, '0.01' 0.01, '0.1' 0.1, '1' 1.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [2.592836047388376:3.212319779226277]
set ytics ('2.6' 2.6, '2.7' 2.7, '2.8' 2.8000000000000003, '2.9' 2.9000000000000004, '3.0' 3.0, '3.1' 3.1, '3.2' 3.2)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-rate.dat' index 0 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-rate.dat' index 1 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-rate.dat' index 2 using 1:2 with lines linewidth 1.1 dashtype 2 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
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
  'learning-rate.dat' index 12 using 1:2 with points pointtype 6 pointsize 0.40000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer', \
  'learning-rate.dat' index 13 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'learning-rate.dat' index 13 using 1:2 with points pointtype 6 pointsize 0.80000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
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
