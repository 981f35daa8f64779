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
set label '(0.254), bitfit (0.252). Dotted line: the best that' at screen 0.02104, screen 0.17462 left textcolor rgb '#555555'
set label 'can be had, of all methods; its corners also are' at screen 0.02104, screen 0.13923 left textcolor rgb '#555555'
set label 'fft. Grey lines: 95 % bootstrap interval of the' at screen 0.02104, screen 0.10385 left textcolor rgb '#555555'
set label 'mean, which with 5 seeds holds the true mean in' at screen 0.02104, screen 0.06846 left textcolor rgb '#555555'
set label 'about 84 % of cases.' at screen 0.02104, screen 0.03308 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.85077; set bmargin at screen 0.38923
set label 'Retention lost on stsb (more is worse)' at screen 0.02104, screen 0.87769 left textcolor rgb '#555555'
set label 'Test accuracy' at screen 0.53374, screen 0.32231 center textcolor rgb '#555555'
set border 3
set xrange [0.7014003294892917:0.8433552992861065]
set xtics ('0.725' 0.7250000000000001, '0.750' 0.75, '0.775' 0.775, '0.800' 0.8, '0.825' 0.8250000000000001) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.004306620471707212:0.09043902990585145]
set ytics ('0.00' 0.0, '0.02' 0.02, '0.04' 0.04, '0.06' 0.06, '0.08' 0.08)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'head' at first 0.7163097199341021, first 0.0 left offset screen 0.01326, screen 0.02562 front textcolor rgb '#222222'
set label 'adapter-houlsby' at first 0.8300933552992861, first 0.009791589767053011 left offset screen -0.32314, screen -0.02562 front textcolor rgb '#222222'
set label 'prefix' at first 0.8081274025260846, first 0.059148886640110865 left offset screen -0.16223, screen 0.05469 front textcolor rgb '#222222'
set arrow from first 0.8081274025260846, first 0.059148886640110865 rto screen -0.05303, screen 0.03877 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prompt' at first 0.7694673256452498, first 0.023466051014724387 left offset screen 0.01326, screen 0.02562 front textcolor rgb '#222222'
set label 'p-tuning' at first 0.771004942339374, first 0.02103667127391471 left offset screen -0.17246, screen -0.02562 front textcolor rgb '#222222'
set label 'p-tuning-v2' at first 0.8025260845689182, first 0.057136288881037126 left offset screen -0.24856, screen -0.03725 front textcolor rgb '#222222'
set arrow from first 0.8025260845689182, first 0.057136288881037126 rto screen -0.02917, screen -0.02132 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'lora' at first 0.828226249313564, first 0.01386886192076795 left offset screen -0.08576, screen 0.02562 front textcolor rgb '#222222'
plot \
  'frontier-stsb-closer.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-stsb-closer.dat' index 1 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'seeds of head', \
  'frontier-stsb-closer.dat' index 2 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#009E73' title 'seeds of adapter-houlsby', \
  'frontier-stsb-closer.dat' index 3 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'frontier-stsb-closer.dat' index 4 using 1:2 with points pointtype 11 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'frontier-stsb-closer.dat' index 5 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'frontier-stsb-closer.dat' index 6 using 1:2 with points pointtype 4 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'frontier-stsb-closer.dat' index 7 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'frontier-stsb-closer.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'frontier-stsb-closer.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'frontier-stsb-closer.dat' index 8 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'frontier-stsb-closer.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'frontier-stsb-closer.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'frontier-stsb-closer.dat' index 9 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'frontier-stsb-closer.dat' index 10 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-stsb-closer.dat' index 10 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-stsb-closer.dat' index 10 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-stsb-closer.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-stsb-closer.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-stsb-closer.dat' index 11 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-stsb-closer.dat' index 12 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-stsb-closer.dat' index 12 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-stsb-closer.dat' index 12 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-stsb-closer.dat' index 13 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-stsb-closer.dat' index 13 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-stsb-closer.dat' index 13 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'frontier-stsb-closer.dat' index 14 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-stsb-closer.dat' index 14 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-stsb-closer.dat' index 14 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
