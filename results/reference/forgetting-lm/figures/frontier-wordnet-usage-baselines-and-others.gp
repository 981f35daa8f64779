# Learning and forgetting: wordnet/usage, baselines and others
# Made by tunebench. Data: frontier-wordnet-usage-baselines-and-others.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-usage-baselines-and-others.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.708 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,678 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01681; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1413 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00590; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.708in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00590; title_font = ',10.5'
}
set output 'frontier-wordnet-usage-baselines-and-others.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/usage,' at screen 0.02104, screen 0.96534 left font title_font
set label 'baselines and others' at screen 0.02104, screen 0.92552 left font title_font
set label 'trained on wordnet/define/artifact' at screen 0.02104, screen 0.88864 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 3); small' at screen 0.02104, screen 0.27065 left textcolor rgb '#555555'
set label 'marks are its seeds. Best is low and to the left.' at screen 0.02104, screen 0.23673 left textcolor rgb '#555555'
set label 'Thin lines: the way through training, a dot a' at screen 0.02104, screen 0.20280 left textcolor rgb '#555555'
set label 'checkpoint, which may be read on fewer rows' at screen 0.02104, screen 0.16888 left textcolor rgb '#555555'
set label 'than the point. Dotted line: the best that can be' at screen 0.02104, screen 0.13496 left textcolor rgb '#555555'
set label 'had, of all methods. Grey lines: 95 % bootstrap' at screen 0.02104, screen 0.10103 left textcolor rgb '#555555'
set label 'interval of the mean, which with 3 seeds holds' at screen 0.02104, screen 0.06711 left textcolor rgb '#555555'
set label 'the true mean in about 75 % of cases.' at screen 0.02104, screen 0.03319 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.81711; set bmargin at screen 0.37463
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.02104, screen 0.84292 left textcolor rgb '#555555'
set label 'Dev cross-entropy' at screen 0.52170, screen 0.31047 center textcolor rgb '#555555'
set border 3
set xrange [2.4229709829853037:4.835622141828651]
set xtics ('2.5' 2.5, '3.0' 3.0, '3.5' 3.5, '4.0' 4.0, '4.5' 4.5) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.0971702262994041:0.7880038786293313]
set ytics ('0.0' 0.0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6000000000000001)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 2.538457207515453, first -0.03498488580832356 left offset screen -0.02076, screen 0.02854 front textcolor rgb '#222222'
set label 'fft at a high rate' at first 3.5511487537096595, first 0.6832849698478546 left offset screen -0.32947, screen 0.00000 front textcolor rgb '#222222'
set label 'bitfit' at first 2.6161288394942805, first -0.03706367793041728 left offset screen 0.05303, screen 0.05243 front textcolor rgb '#222222'
set arrow from first 2.6161288394942805, first -0.03706367793041728 rto screen 0.05303, screen 0.03717 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer' at first 2.5906865201293954, first -0.05019728813047427 left offset screen 0.11269, screen 0.09425 front textcolor rgb '#222222'
set arrow from first 2.5906865201293954, first -0.05019728813047427 rto screen 0.11269, screen 0.07898 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'lora' at first 2.6182332490467988, first -0.048192144812010985 left offset screen -0.03625, screen 0.06836 front textcolor rgb '#222222'
set arrow from first 2.6182332490467988, first -0.048192144812010985 rto screen 0.00000, screen 0.05310 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'frontier-wordnet-usage-baselines-and-others.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 1 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#000000' title 'way of fft', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 2 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#000000' title 'checkpoints of fft', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 3 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#000000' title 'way of fft at a high rate', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 4 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#000000' title 'checkpoints of fft at a high rate', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 5 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7' title 'way of bitfit', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 6 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#CC79A7' title 'checkpoints of bitfit', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 7 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#E69F00' title 'way of adapter-pfeiffer', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 8 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#E69F00' title 'checkpoints of adapter-pfeiffer', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 9 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#0072B2' title 'way of lora', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 10 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#0072B2' title 'checkpoints of lora', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 11 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 12 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft at a high rate', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 13 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 14 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 15 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 16 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 16 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 16 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 17 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft at a high rate', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 17 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft at a high rate', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 17 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft at a high rate', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 18 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 18 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 18 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 19 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 19 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 19 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 20 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 20 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-usage-baselines-and-others.dat' index 20 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
