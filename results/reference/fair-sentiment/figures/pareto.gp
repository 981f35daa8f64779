# Test accuracy against process at peak
# Made by tunebench. Data: pareto.dat, in the same directory.
# Change what you like, and draw again with: gnuplot pareto.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.750 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,684 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01667; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1425 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00585; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.750in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00585; title_font = ',10.5'
}
set output 'pareto.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test accuracy against process at peak' at screen 0.02104, screen 0.96564 left font title_font
set label 'sst2, 1,000 training rows' at screen 0.02104, screen 0.92909 left textcolor rgb '#555555'
set label 'Means over seeds (n = 5), best high and to the' at screen 0.02104, screen 0.19956 left textcolor rgb '#555555'
set label 'left; dotted: the best that can be had; faint,' at screen 0.02104, screen 0.16594 left textcolor rgb '#555555'
set label 'without name: beaten by another in both; grey:' at screen 0.02104, screen 0.13231 left textcolor rgb '#555555'
set label '95 % bootstrap interval of the mean, which with 5' at screen 0.02104, screen 0.09868 left textcolor rgb '#555555'
set label 'seeds holds the true mean in about 84 % of' at screen 0.02104, screen 0.06506 left textcolor rgb '#555555'
set label 'cases.' at screen 0.02104, screen 0.03143 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.85819; set bmargin at screen 0.30263
set label 'Test accuracy' at screen 0.02104, screen 0.88377 left textcolor rgb '#555555'
set label 'Process at peak (MB)' at screen 0.52170, screen 0.23904 center textcolor rgb '#555555'
set border 3
set xrange [174.43606528:523.68044032]
set xtics ('200' 200.0, '250' 250.0, '300' 300.0, '350' 350.0, '400' 400.0, '450' 450.0, '500' 500.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.4830587589236683:0.8738879736408566]
set ytics ('0.5' 0.5, '0.6' 0.6000000000000001, '0.7' 0.7000000000000001, '0.8' 0.8)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set label 'head alone' at first 504.40110079999994, first 0.7267742998352553 right offset screen -0.01894, 0 front textcolor rgb '#777777'
set label 'commonest answer' at first 504.40110079999994, first 0.5112883031301483 right offset screen -0.01894, 0 front textcolor rgb '#777777'
set label 'head' at first 190.5672192, first 0.7163097199341021 left offset screen 0.01326, screen -0.02434 front textcolor rgb '#222222'
set label 'fft' at first 504.40110079999994, first 0.8496430532674355 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'bitfit' at first 229.6143872, first 0.8253706754530477 left offset screen -0.10140, screen -0.02434 front textcolor rgb '#222222'
set label 'adapter-houlsby' at first 243.07630079999998, first 0.8300933552992861 left offset screen 0.01326, screen 0.02434 front textcolor rgb '#222222'
set label 'lora' at first 234.80975359999996, first 0.828226249313564 left offset screen -0.08576, screen 0.02434 front textcolor rgb '#222222'
plot \
  'pareto.dat' index 0 using 1:2 with lines linewidth 0.8 dashtype 2 linecolor rgb '#8A8A8A' title 'head alone', \
  'pareto.dat' index 1 using 1:2 with lines linewidth 0.8 dashtype 2 linecolor rgb '#8A8A8A' title 'commonest answer', \
  'pareto.dat' index 2 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#444444' title 'not beaten in both', \
  'pareto.dat' index 3 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix', \
  'pareto.dat' index 3 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix', \
  'pareto.dat' index 3 using 1:2 with points pointtype 13 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'prefix', \
  'pareto.dat' index 4 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt', \
  'pareto.dat' index 4 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt', \
  'pareto.dat' index 4 using 1:2 with points pointtype 11 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EFBF99' title 'prompt', \
  'pareto.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning', \
  'pareto.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning', \
  'pareto.dat' index 5 using 1:2 with points pointtype 12 pointsize 0.90000*mark linewidth 1 linecolor rgb '#BCE1F7' title 'p-tuning', \
  'pareto.dat' index 6 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning-v2', \
  'pareto.dat' index 6 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning-v2', \
  'pareto.dat' index 6 using 1:2 with points pointtype 4 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EBCADC' title 'p-tuning-v2', \
  'pareto.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'pareto.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'pareto.dat' index 7 using 1:2 with points pointtype 6 pointsize 1.20000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'pareto.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'pareto.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'pareto.dat' index 8 using 1:2 with points pointtype 5 pointsize 1.20000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'pareto.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'pareto.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'pareto.dat' index 9 using 1:2 with points pointtype 9 pointsize 1.20000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'pareto.dat' index 10 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'pareto.dat' index 10 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'pareto.dat' index 10 using 1:2 with points pointtype 7 pointsize 1.20000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'pareto.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'pareto.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'pareto.dat' index 11 using 1:2 with points pointtype 7 pointsize 1.20000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
