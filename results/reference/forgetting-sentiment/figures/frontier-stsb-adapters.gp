# Learning and forgetting: stsb, adapters
# Made by tunebench. Data: frontier-stsb-adapters.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-stsb-adapters.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.681 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,674 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01691; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1404 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00593; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.681in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00593; title_font = ',10.5'
}
set output 'frontier-stsb-adapters.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: stsb, adapters' at screen 0.02104, screen 0.96513 left font title_font
set label 'trained on sst2' at screen 0.02104, screen 0.92804 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 3); small' at screen 0.02104, screen 0.30638 left textcolor rgb '#555555'
set label 'marks are its seeds. Best is low and to the right.' at screen 0.02104, screen 0.27226 left textcolor rgb '#555555'
set label 'Thin lines: the way through training, a dot a' at screen 0.02104, screen 0.23813 left textcolor rgb '#555555'
set label 'checkpoint, which may be read on fewer rows' at screen 0.02104, screen 0.20401 left textcolor rgb '#555555'
set label 'than the point. Dotted line: the best that can be' at screen 0.02104, screen 0.16988 left textcolor rgb '#555555'
set label 'had, of all methods; its corners also are dora,' at screen 0.02104, screen 0.13576 left textcolor rgb '#555555'
set label 'lora. Grey lines: 95 % bootstrap interval of the' at screen 0.02104, screen 0.10163 left textcolor rgb '#555555'
set label 'mean, which with 3 seeds holds the true mean in' at screen 0.02104, screen 0.06751 left textcolor rgb '#555555'
set label 'about 75 % of cases.' at screen 0.02104, screen 0.03338 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.16312; set rmargin at screen 0.92845; set tmargin at screen 0.85608; set bmargin at screen 0.41098
set label 'Retention lost on stsb (more is worse)' at screen 0.02104, screen 0.88205 left textcolor rgb '#555555'
set label 'Dev accuracy' at screen 0.54579, screen 0.34644 center textcolor rgb '#555555'
set border 3
set xrange [0.43838761467889903:0.840526758409786]
set xtics ('0.5' 0.5, '0.6' 0.6000000000000001, '0.7' 0.7000000000000001, '0.8' 0.8) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.016125202292631598:0.17430198828895466]
set ytics ('0.000' 0.0, '0.025' 0.025, '0.050' 0.05, '0.075' 0.07500000000000001, '0.100' 0.1, '0.125' 0.125, '0.150' 0.15000000000000002)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 0.8100152905198778, first 0.11808519426442736 left offset screen 0.01326, screen 0.02470 front textcolor rgb '#222222'
set label 'adapter-houlsby' at first 0.7664373088685016, first -0.0041944993189442226 left offset screen -0.46898, screen 0.12752 front textcolor rgb '#222222'
set arrow from first 0.7664373088685016, first -0.0041944993189442226 rto screen -0.15909, screen 0.11217 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer' at first 0.7584097859327216, first -0.0037655004399994954 left offset screen -0.41136, screen 0.09481 front textcolor rgb '#222222'
set arrow from first 0.7584097859327216, first -0.0037655004399994954 rto screen -0.11269, screen 0.07945 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-parallel' at first 0.7771406727828746, first 0.01398790942244769 left offset screen -0.15144, screen 0.12886 front textcolor rgb '#222222'
set arrow from first 0.7771406727828746, first 0.01398790942244769 rto screen 0.00000, screen 0.11350 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'ia3' at first 0.761467889908257, first -0.004053595268955472 left offset screen -0.02892, screen 0.09547 front textcolor rgb '#222222'
set arrow from first 0.761467889908257, first -0.004053595268955472 rto screen 0.00000, screen 0.08012 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'frontier-stsb-adapters.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-stsb-adapters.dat' index 1 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#000000' title 'way of fft', \
  'frontier-stsb-adapters.dat' index 2 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#000000' title 'checkpoints of fft', \
  'frontier-stsb-adapters.dat' index 3 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#009E73' title 'way of adapter-houlsby', \
  'frontier-stsb-adapters.dat' index 4 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#009E73' title 'checkpoints of adapter-houlsby', \
  'frontier-stsb-adapters.dat' index 5 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#E69F00' title 'way of adapter-pfeiffer', \
  'frontier-stsb-adapters.dat' index 6 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#E69F00' title 'checkpoints of adapter-pfeiffer', \
  'frontier-stsb-adapters.dat' index 7 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#56B4E9' title 'way of adapter-parallel', \
  'frontier-stsb-adapters.dat' index 8 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#56B4E9' title 'checkpoints of adapter-parallel', \
  'frontier-stsb-adapters.dat' index 9 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#D55E00' title 'way of ia3', \
  'frontier-stsb-adapters.dat' index 10 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#D55E00' title 'checkpoints of ia3', \
  'frontier-stsb-adapters.dat' index 11 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'frontier-stsb-adapters.dat' index 12 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#009E73' title 'seeds of adapter-houlsby', \
  'frontier-stsb-adapters.dat' index 13 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer', \
  'frontier-stsb-adapters.dat' index 14 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of adapter-parallel', \
  'frontier-stsb-adapters.dat' index 15 using 1:2 with points pointtype 15 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of ia3', \
  'frontier-stsb-adapters.dat' index 16 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-stsb-adapters.dat' index 16 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-stsb-adapters.dat' index 16 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-stsb-adapters.dat' index 17 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'frontier-stsb-adapters.dat' index 17 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'frontier-stsb-adapters.dat' index 17 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'frontier-stsb-adapters.dat' index 18 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-stsb-adapters.dat' index 18 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-stsb-adapters.dat' index 18 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'frontier-stsb-adapters.dat' index 19 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-parallel', \
  'frontier-stsb-adapters.dat' index 19 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-parallel', \
  'frontier-stsb-adapters.dat' index 19 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'adapter-parallel', \
  'frontier-stsb-adapters.dat' index 20 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'ia3', \
  'frontier-stsb-adapters.dat' index 20 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'ia3', \
  'frontier-stsb-adapters.dat' index 20 using 1:2 with points pointtype 15 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'ia3'
unset label; unset arrow; unset object; unset logscale
unset output
}
