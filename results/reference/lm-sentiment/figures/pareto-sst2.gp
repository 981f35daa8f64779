# Test accuracy against process at peak
# Made by tunebench. Data: pareto-sst2.dat, in the same directory.
# Change what you like, and draw again with: gnuplot pareto-sst2.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.597 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,662 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01722; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1379 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00604; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.597in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00604; title_font = ',10.5'
}
set output 'pareto-sst2.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test accuracy against process at peak' at screen 0.02104, screen 0.96450 left font title_font
set label 'sst2, 600 training rows' at screen 0.02104, screen 0.92674 left textcolor rgb '#555555'
set label 'Means over seeds (n = 3), best high and to the' at screen 0.02104, screen 0.17296 left textcolor rgb '#555555'
set label 'left; dotted: the best that can be had; faint:' at screen 0.02104, screen 0.13822 left textcolor rgb '#555555'
set label 'beaten by another in both; grey: 95 % bootstrap' at screen 0.02104, screen 0.10347 left textcolor rgb '#555555'
set label 'interval of the mean, which with 3 seeds holds' at screen 0.02104, screen 0.06873 left textcolor rgb '#555555'
set label 'the true mean in about 75 % of cases.' at screen 0.02104, screen 0.03399 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.85347; set bmargin at screen 0.27946
set label 'Test accuracy' at screen 0.02104, screen 0.87991 left textcolor rgb '#555555'
set label 'Process at peak (GB)' at screen 0.52170, screen 0.21375 center textcolor rgb '#555555'
set border 3
set xrange [0.3498360832:3.0602969088]
set xtics ('0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5, '3.0' 3.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.4817408017572762:0.9015650741350907]
set ytics ('0.5' 0.5, '0.6' 0.6000000000000001, '0.7' 0.7000000000000001, '0.8' 0.8, '0.9' 0.9)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set label 'commonest answer' at first 2.93042176, first 0.5120263591433278 right offset screen -0.01894, 0 front textcolor rgb '#777777'
set label 'fft' at first 2.93042176, first 0.8742449203734212 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'bitfit' at first 0.47494621866666664, first 0.8658246384770273 left offset screen 0.01326, screen 0.02515 front textcolor rgb '#222222'
set label 'prefix' at first 0.5947391999999999, first 0.5132710964671426 left offset screen -0.05460, screen 0.02923 front textcolor rgb '#8A8A8A'
set label 'lora' at first 0.5110401706666666, first 0.8206113856855207 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#8A8A8A'
plot \
  'pareto-sst2.dat' index 0 using 1:2 with lines linewidth 0.8 dashtype 2 linecolor rgb '#8A8A8A' title 'commonest answer', \
  'pareto-sst2.dat' index 1 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#444444' title 'not beaten in both', \
  'pareto-sst2.dat' index 2 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix', \
  'pareto-sst2.dat' index 2 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix', \
  'pareto-sst2.dat' index 2 using 1:2 with points pointtype 13 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'prefix', \
  'pareto-sst2.dat' index 3 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'lora', \
  'pareto-sst2.dat' index 3 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'lora', \
  'pareto-sst2.dat' index 3 using 1:2 with points pointtype 7 pointsize 0.90000*mark linewidth 1 linecolor rgb '#99C7E1' title 'lora', \
  'pareto-sst2.dat' index 4 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'pareto-sst2.dat' index 4 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'pareto-sst2.dat' index 4 using 1:2 with points pointtype 5 pointsize 1.20000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'pareto-sst2.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'pareto-sst2.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'pareto-sst2.dat' index 5 using 1:2 with points pointtype 9 pointsize 1.20000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit'
unset label; unset arrow; unset object; unset logscale
unset output
}
