# Learning and forgetting: stsb, reparameterisations
# Made by tunebench. Data: frontier-stsb-reparameterisations.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-stsb-reparameterisations.gp

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
set output 'frontier-stsb-reparameterisations.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: stsb,' at screen 0.02104, screen 0.96643 left font title_font
set label 'reparameterisations' at screen 0.02104, screen 0.92786 left font title_font
set label 'trained on sst2' at screen 0.02104, screen 0.89214 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 3); small' at screen 0.02104, screen 0.29357 left textcolor rgb '#555555'
set label 'marks are its seeds. Best is low and to the right.' at screen 0.02104, screen 0.26071 left textcolor rgb '#555555'
set label 'Thin lines: the way through training, a dot a' at screen 0.02104, screen 0.22786 left textcolor rgb '#555555'
set label 'checkpoint, which may be read on fewer rows' at screen 0.02104, screen 0.19500 left textcolor rgb '#555555'
set label 'than the point. Dotted line: the best that can be' at screen 0.02104, screen 0.16214 left textcolor rgb '#555555'
set label 'had, of all methods; its corners also are adapter-' at screen 0.02104, screen 0.12929 left textcolor rgb '#555555'
set label 'houlsby. Grey lines: 95 % bootstrap interval of the' at screen 0.02104, screen 0.09643 left textcolor rgb '#555555'
set label 'mean, which with 3 seeds holds the true mean in' at screen 0.02104, screen 0.06357 left textcolor rgb '#555555'
set label 'about 75 % of cases.' at screen 0.02104, screen 0.03071 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.16312; set rmargin at screen 0.92845; set tmargin at screen 0.82286; set bmargin at screen 0.39429
set label 'Retention lost on stsb (more is worse)' at screen 0.02104, screen 0.84786 left textcolor rgb '#555555'
set label 'Dev accuracy' at screen 0.54579, screen 0.33214 center textcolor rgb '#555555'
set border 3
set xrange [0.44188761467889903:0.8403600917431193]
set xtics ('0.5' 0.5, '0.6' 0.6000000000000001, '0.7' 0.7000000000000001, '0.8' 0.8) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.014985051884529671:0.17424769541237836]
set ytics ('0.000' 0.0, '0.025' 0.025, '0.050' 0.05, '0.075' 0.07500000000000001, '0.100' 0.1, '0.125' 0.125, '0.150' 0.15000000000000002)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 0.8100152905198778, first 0.11808519426442736 left offset screen 0.01326, screen 0.02379 front textcolor rgb '#222222'
set label 'lora' at first 0.8092507645259938, first 0.0022955005631022742 left offset screen 0.01326, screen -0.02379 front textcolor rgb '#222222'
set label 'rslora' at first 0.7901376146788991, first 0.002956983305213804 left offset screen -0.05390, screen 0.02764 front textcolor rgb '#222222'
set label 'lora-plus' at first 0.7805810397553516, first 0.04198199418636498 left offset screen -0.24405, screen 0.06879 front textcolor rgb '#222222'
set arrow from first 0.7805810397553516, first 0.04198199418636498 rto screen -0.07955, screen 0.05400 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'dora' at first 0.7958715596330275, first -0.0017493683507040132 left offset screen -0.24511, screen 0.12279 front textcolor rgb '#222222'
set arrow from first 0.7958715596330275, first -0.0017493683507040132 rto screen -0.15909, screen 0.10800 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'pissa' at first 0.7018348623853211, first -0.004127159381180394 left offset screen -0.04864, screen 0.02764 front textcolor rgb '#222222'
plot \
  'frontier-stsb-reparameterisations.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-stsb-reparameterisations.dat' index 1 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#000000' title 'way of fft', \
  'frontier-stsb-reparameterisations.dat' index 2 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#000000' title 'checkpoints of fft', \
  'frontier-stsb-reparameterisations.dat' index 3 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#0072B2' title 'way of lora', \
  'frontier-stsb-reparameterisations.dat' index 4 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#0072B2' title 'checkpoints of lora', \
  'frontier-stsb-reparameterisations.dat' index 5 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#D55E00' title 'way of rslora', \
  'frontier-stsb-reparameterisations.dat' index 6 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#D55E00' title 'checkpoints of rslora', \
  'frontier-stsb-reparameterisations.dat' index 7 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#009E73' title 'way of lora-plus', \
  'frontier-stsb-reparameterisations.dat' index 8 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#009E73' title 'checkpoints of lora-plus', \
  'frontier-stsb-reparameterisations.dat' index 9 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#56B4E9' title 'way of dora', \
  'frontier-stsb-reparameterisations.dat' index 10 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#56B4E9' title 'checkpoints of dora', \
  'frontier-stsb-reparameterisations.dat' index 11 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#E69F00' title 'way of pissa', \
  'frontier-stsb-reparameterisations.dat' index 12 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#E69F00' title 'checkpoints of pissa', \
  'frontier-stsb-reparameterisations.dat' index 13 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'frontier-stsb-reparameterisations.dat' index 14 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'frontier-stsb-reparameterisations.dat' index 15 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of rslora', \
  'frontier-stsb-reparameterisations.dat' index 16 using 1:2 with points pointtype 4 pointsize 0.45000*mark linewidth 1 linecolor rgb '#009E73' title 'seeds of lora-plus', \
  'frontier-stsb-reparameterisations.dat' index 17 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of dora', \
  'frontier-stsb-reparameterisations.dat' index 18 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of pissa', \
  'frontier-stsb-reparameterisations.dat' index 19 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-stsb-reparameterisations.dat' index 19 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-stsb-reparameterisations.dat' index 19 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-stsb-reparameterisations.dat' index 20 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-stsb-reparameterisations.dat' index 20 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-stsb-reparameterisations.dat' index 20 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora', \
  'frontier-stsb-reparameterisations.dat' index 21 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'rslora', \
  'frontier-stsb-reparameterisations.dat' index 21 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'rslora', \
  'frontier-stsb-reparameterisations.dat' index 21 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'rslora', \
  'frontier-stsb-reparameterisations.dat' index 22 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora-plus', \
  'frontier-stsb-reparameterisations.dat' index 22 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora-plus', \
  'frontier-stsb-reparameterisations.dat' index 22 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#009E73' title 'lora-plus', \
  'frontier-stsb-reparameterisations.dat' index 23 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'dora', \
  'frontier-stsb-reparameterisations.dat' index 23 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'dora', \
  'frontier-stsb-reparameterisations.dat' index 23 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'dora', \
  'frontier-stsb-reparameterisations.dat' index 24 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'pissa', \
  'frontier-stsb-reparameterisations.dat' index 24 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'pissa', \
  'frontier-stsb-reparameterisations.dat' index 24 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'pissa'
unset label; unset arrow; unset object; unset logscale
unset output
}
