# Test accuracy against process at peak
# Made by tunebench. Data: pareto.dat, in the same directory.
# Change what you like, and draw again with: gnuplot pareto.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.917 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,708 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01610; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1475 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00565; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.917in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00565; title_font = ',10.5'
}
set output 'pareto.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test accuracy against process at peak' at screen 0.02104, screen 0.96681 left font title_font
set label 'wordnet/definition-match/artifact, 640 training' at screen 0.02104, screen 0.93150 left textcolor rgb '#555555'
set label 'rows' at screen 0.02104, screen 0.89901 left textcolor rgb '#555555'
set label 'Means over seeds (n = 3), best high and to the' at screen 0.02104, screen 0.19421 left textcolor rgb '#555555'
set label 'left; dotted: the best that can be had; faint,' at screen 0.02104, screen 0.16172 left textcolor rgb '#555555'
set label 'without name: beaten by another in both; grey:' at screen 0.02104, screen 0.12924 left textcolor rgb '#555555'
set label '95 % bootstrap interval of the mean, which with 3' at screen 0.02104, screen 0.09675 left textcolor rgb '#555555'
set label 'seeds holds the true mean in about 75 % of' at screen 0.02104, screen 0.06427 left textcolor rgb '#555555'
set label 'cases.' at screen 0.02104, screen 0.03178 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.83051; set bmargin at screen 0.29379
set label 'Test accuracy' at screen 0.02104, screen 0.85523 left textcolor rgb '#555555'
set label 'Process at peak (MB)' at screen 0.53374, screen 0.23234 center textcolor rgb '#555555'
set border 3
set xrange [198.441984:454.92326399999996]
set xtics ('200' 200.0, '250' 250.0, '300' 300.0, '350' 350.0, '400' 400.0, '450' 450.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.477125:0.6778749999999998]
set ytics ('0.50' 0.5, '0.55' 0.55, '0.60' 0.6000000000000001, '0.65' 0.65)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set label 'head alone' at first 436.52573866666665, first 0.5584874999999999 right offset screen -0.01894, 0 front textcolor rgb '#777777'
set label 'commonest answer' at first 436.52573866666665, first 0.5047375 right offset screen -0.01894, 0 front textcolor rgb '#777777'
set label 'head' at first 210.71735466666667, first 0.55375 left offset screen 0.01326, screen -0.02352 front textcolor rgb '#222222'
set label 'fft' at first 436.52573866666665, first 0.6579166666666666 left offset screen 0.01326, screen 0.02352 front textcolor rgb '#222222'
set label 'bitfit' at first 247.164928, first 0.5733333333333334 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'lora' at first 250.63287466666665, first 0.5904166666666667 left offset screen 0.01326, screen 0.02352 front textcolor rgb '#222222'
plot \
  'pareto.dat' index 0 using 1:2 with lines linewidth 0.8 dashtype 2 linecolor rgb '#8A8A8A' title 'head alone', \
  'pareto.dat' index 1 using 1:2 with lines linewidth 0.8 dashtype 2 linecolor rgb '#8A8A8A' title 'commonest answer', \
  'pareto.dat' index 2 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#444444' title 'not beaten in both', \
  'pareto.dat' index 3 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'adapter-pfeiffer', \
  'pareto.dat' index 3 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'adapter-pfeiffer', \
  'pareto.dat' index 3 using 1:2 with points pointtype 6 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'adapter-pfeiffer', \
  'pareto.dat' index 4 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix', \
  'pareto.dat' index 4 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix', \
  'pareto.dat' index 4 using 1:2 with points pointtype 13 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'prefix', \
  'pareto.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt', \
  'pareto.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt', \
  'pareto.dat' index 5 using 1:2 with points pointtype 11 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EFBF99' title 'prompt', \
  'pareto.dat' index 6 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning', \
  'pareto.dat' index 6 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning', \
  'pareto.dat' index 6 using 1:2 with points pointtype 12 pointsize 0.90000*mark linewidth 1 linecolor rgb '#BCE1F7' title 'p-tuning', \
  'pareto.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning-v2', \
  'pareto.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning-v2', \
  'pareto.dat' index 7 using 1:2 with points pointtype 4 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EBCADC' title 'p-tuning-v2', \
  'pareto.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'pareto.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'pareto.dat' index 8 using 1:2 with points pointtype 6 pointsize 1.20000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'pareto.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'pareto.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'pareto.dat' index 9 using 1:2 with points pointtype 5 pointsize 1.20000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'pareto.dat' index 10 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'pareto.dat' index 10 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'pareto.dat' index 10 using 1:2 with points pointtype 9 pointsize 1.20000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'pareto.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'pareto.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'pareto.dat' index 11 using 1:2 with points pointtype 7 pointsize 1.20000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
