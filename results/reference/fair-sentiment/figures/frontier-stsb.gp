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
set lmargin at screen 0.05497; set rmargin at screen 0.96578; set tmargin at screen 0.84748; set bmargin at screen 0.21855
set label 'Retention lost on stsb (more is worse)' at screen 0.01006, screen 0.87500 left textcolor rgb '#555555'
set label 'Test accuracy' at screen 0.51038, screen 0.15016 center textcolor rgb '#555555'
set border 3
set xrange [0.7028610653487095:0.8634211971444261]
set xtics ('0.725' 0.7250000000000001, '0.750' 0.75, '0.775' 0.775, '0.800' 0.8, '0.825' 0.8250000000000001, '0.850' 0.8500000000000001) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.018210929222418067:0.3824295136707794]
set ytics ('0.0' 0.0, '0.1' 0.1, '0.2' 0.2, '0.3' 0.30000000000000004)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'head' at first 0.7163097199341021, first 0.0 left offset screen -0.05158, screen 0.02618 front textcolor rgb '#222222'
set label 'fft' at first 0.8496430532674355, first 0.2539385299801021 left offset screen 0.00634, screen 0.02618 front textcolor rgb '#222222'
set label 'bitfit' at first 0.8253706754530477, first 0.25213012893151815 left offset screen 0.00634, screen 0.02618 front textcolor rgb '#222222'
set label 'adapter-houlsby' at first 0.8300933552992861, first 0.009791589767053011 left offset screen 0.00634, screen 0.02618 front textcolor rgb '#222222'
set label 'prefix' at first 0.8081274025260846, first 0.059148886640110865 left offset screen 0.00634, screen 0.02618 front textcolor rgb '#222222'
set label 'prompt' at first 0.7694673256452498, first 0.023466051014724387 left offset screen -0.07263, screen 0.02618 front textcolor rgb '#222222'
set label 'p-tuning' at first 0.771004942339374, first 0.02103667127391471 left offset screen 0.00634, screen 0.02618 front textcolor rgb '#222222'
set label 'p-tuning-v2' at first 0.8025260845689182, first 0.057136288881037126 left offset screen -0.11127, screen 0.02618 front textcolor rgb '#222222'
set label 'lora' at first 0.828226249313564, first 0.01386886192076795 left offset screen -0.04101, screen 0.02618 front textcolor rgb '#222222'
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
