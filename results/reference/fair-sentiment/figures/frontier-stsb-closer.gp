# Learning and forgetting: stsb, closer
# Made by tunebench. Data: frontier-stsb-closer.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-stsb-closer.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.514 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,650 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01754; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1354 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00615; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.514in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00615; title_font = ',10.5'
}
set output 'frontier-stsb-closer.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: stsb, closer' at screen 0.02104, screen 0.96385 left font title_font
set label 'trained on sst2' at screen 0.02104, screen 0.92538 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 5); small' at screen 0.02104, screen 0.28077 left textcolor rgb '#555555'
set label 'marks are its seeds. Best is low and to the right.' at screen 0.02104, screen 0.24538 left textcolor rgb '#555555'
set label 'Not in this picture, having lost far more: fft' at screen 0.02104, screen 0.21000 left textcolor rgb '#555555'
set label '(0.220). Dotted line: the best that can be had, of' at screen 0.02104, screen 0.17462 left textcolor rgb '#555555'
set label 'all methods; its corners also are fft. Grey lines: 95' at screen 0.02104, screen 0.13923 left textcolor rgb '#555555'
set label '% bootstrap interval of the mean, which with 5' at screen 0.02104, screen 0.10385 left textcolor rgb '#555555'
set label 'seeds holds the true mean in about 84 % of' at screen 0.02104, screen 0.06846 left textcolor rgb '#555555'
set label 'cases.' at screen 0.02104, screen 0.03308 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.85077; set bmargin at screen 0.38923
set label 'Retention lost on stsb (more is worse)' at screen 0.02104, screen 0.87769 left textcolor rgb '#555555'
set label 'Test accuracy' at screen 0.53374, screen 0.32231 center textcolor rgb '#555555'
set border 3
set xrange [0.6544810543657331:0.862158154859967]
set xtics ('0.70' 0.7000000000000001, '0.75' 0.75, '0.80' 0.8, '0.85' 0.8500000000000001) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.012428985171627424:0.23140663997568167]
set ytics ('0.00' 0.0, '0.05' 0.05, '0.10' 0.1, '0.15' 0.15000000000000002, '0.20' 0.2)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'head' at first 0.715980230642504, first 0.0 left offset screen -0.10784, screen 0.02562 front textcolor rgb '#222222'
set label 'bitfit' at first 0.813618890719385, first 0.032215743664752994 left offset screen -0.01763, screen 0.04638 front textcolor rgb '#222222'
set arrow from first 0.813618890719385, first 0.032215743664752994 rto screen 0.00000, screen 0.03046 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-houlsby' at first 0.8277869302580999, first 0.012181203601279856 left offset screen -0.15494, screen -0.02977 front textcolor rgb '#222222'
set label 'prefix' at first 0.7997803404722681, first 0.050141730518722304 left offset screen -0.05460, screen 0.13362 front textcolor rgb '#222222'
set arrow from first 0.7997803404722681, first 0.050141730518722304 rto screen 0.00000, screen 0.11769 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prompt' at first 0.7343218012081274, first 0.019656593515489762 left offset screen -0.15186, screen 0.02562 front textcolor rgb '#222222'
set label 'p-tuning' at first 0.7438769906644701, first 0.014730406519782547 left offset screen -0.07960, screen 0.07131 front textcolor rgb '#222222'
set arrow from first 0.7438769906644701, first 0.014730406519782547 rto screen 0.00000, screen 0.05538 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning-v2' at first 0.7874794069192752, first 0.042928487819734594 left offset screen -0.17552, screen 0.07131 front textcolor rgb '#222222'
set arrow from first 0.7874794069192752, first 0.042928487819734594 rto screen 0.00000, screen 0.05538 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'lora' at first 0.8347062053816584, first 0.02596668660607442 left offset screen 0.01326, screen 0.02562 front textcolor rgb '#222222'
plot \
  'frontier-stsb-closer.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-stsb-closer.dat' index 1 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'seeds of head', \
  'frontier-stsb-closer.dat' index 2 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'frontier-stsb-closer.dat' index 3 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#009E73' title 'seeds of adapter-houlsby', \
  'frontier-stsb-closer.dat' index 4 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'frontier-stsb-closer.dat' index 5 using 1:2 with points pointtype 11 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'frontier-stsb-closer.dat' index 6 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'frontier-stsb-closer.dat' index 7 using 1:2 with points pointtype 4 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'frontier-stsb-closer.dat' index 8 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'frontier-stsb-closer.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'frontier-stsb-closer.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'frontier-stsb-closer.dat' index 9 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'frontier-stsb-closer.dat' index 10 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-stsb-closer.dat' index 10 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-stsb-closer.dat' index 10 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-stsb-closer.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'frontier-stsb-closer.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'frontier-stsb-closer.dat' index 11 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'frontier-stsb-closer.dat' index 12 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-stsb-closer.dat' index 12 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-stsb-closer.dat' index 12 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-stsb-closer.dat' index 13 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-stsb-closer.dat' index 13 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-stsb-closer.dat' index 13 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-stsb-closer.dat' index 14 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-stsb-closer.dat' index 14 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-stsb-closer.dat' index 14 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-stsb-closer.dat' index 15 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-stsb-closer.dat' index 15 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-stsb-closer.dat' index 15 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'frontier-stsb-closer.dat' index 16 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-stsb-closer.dat' index 16 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-stsb-closer.dat' index 16 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
