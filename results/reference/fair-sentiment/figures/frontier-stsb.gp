# Learning and forgetting: stsb
# Made by tunebench. Data: frontier-stsb.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-stsb.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 4.417 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,636 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01792; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,1325 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00629; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,4.417in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00629; title_font = ',10.5'
}
set output 'frontier-stsb.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: stsb' at screen 0.01006, screen 0.96305 left font title_font
set label 'trained on sst2' at screen 0.01006, screen 0.92374 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 5). Best is low and to the right. Dotted line: the best that can be had,' at screen 0.01006, screen 0.10770 left textcolor rgb '#555555'
set label 'of all methods. Grey lines: 95 % bootstrap interval of the mean, which with 5 seeds holds the true mean in' at screen 0.01006, screen 0.07154 left textcolor rgb '#555555'
set label 'about 84 % of cases.' at screen 0.01006, screen 0.03538 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.06649; set rmargin at screen 0.96578; set tmargin at screen 0.84748; set bmargin at screen 0.21855
set label 'Retention lost on stsb (more is worse)' at screen 0.01006, screen 0.87500 left textcolor rgb '#555555'
set label 'Test accuracy' at screen 0.51614, screen 0.15016 center textcolor rgb '#555555'
set border 3
set xrange [0.6902306425041187:0.865288303130148]
set xtics ('0.700' 0.7000000000000001, '0.725' 0.7250000000000001, '0.750' 0.75, '0.775' 0.775, '0.800' 0.8, '0.825' 0.8250000000000001, '0.850' 0.8500000000000001) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.012504725242733189:0.26259923009739694]
set ytics ('0.00' 0.0, '0.05' 0.05, '0.10' 0.1, '0.15' 0.15000000000000002, '0.20' 0.2, '0.25' 0.25)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'head' at first 0.715980230642504, first 0.0 left offset screen -0.05158, screen 0.02618 front textcolor rgb '#222222'
set label 'fft' at first 0.8527182866556837, first 0.2203232024689858 left offset screen 0.00634, screen 0.02618 front textcolor rgb '#222222'
set label 'bitfit' at first 0.813618890719385, first 0.032215743664752994 left offset screen -0.02108, screen 0.03042 front textcolor rgb '#222222'
set label 'adapter-houlsby' at first 0.8277869302580999, first 0.012181203601279856 left offset screen 0.05435, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 0.8277869302580999, first 0.012181203601279856 rto screen 0.05435, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prefix' at first 0.7997803404722681, first 0.050141730518722304 left offset screen 0.00634, screen 0.02618 front textcolor rgb '#222222'
set label 'prompt' at first 0.7343218012081274, first 0.019656593515489762 left offset screen -0.07263, screen 0.02618 front textcolor rgb '#222222'
set label 'p-tuning' at first 0.7438769906644701, first 0.014730406519782547 left offset screen 0.01395, screen 0.03807 front textcolor rgb '#222222'
set arrow from first 0.7438769906644701, first 0.014730406519782547 rto screen 0.01395, screen 0.02179 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning-v2' at first 0.7874794069192752, first 0.042928487819734594 left offset screen -0.11127, screen 0.02618 front textcolor rgb '#222222'
set label 'lora' at first 0.8347062053816584, first 0.02596668660607442 left offset screen 0.00634, screen 0.02618 front textcolor rgb '#222222'
plot \
  'frontier-stsb.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-stsb.dat' index 1 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'frontier-stsb.dat' index 1 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'frontier-stsb.dat' index 1 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'frontier-stsb.dat' index 2 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-stsb.dat' index 2 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-stsb.dat' index 2 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-stsb.dat' index 3 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-stsb.dat' index 3 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-stsb.dat' index 3 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-stsb.dat' index 4 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'frontier-stsb.dat' index 4 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'frontier-stsb.dat' index 4 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'frontier-stsb.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-stsb.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-stsb.dat' index 5 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-stsb.dat' index 6 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-stsb.dat' index 6 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-stsb.dat' index 6 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-stsb.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-stsb.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-stsb.dat' index 7 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-stsb.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-stsb.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-stsb.dat' index 8 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'frontier-stsb.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-stsb.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-stsb.dat' index 9 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
