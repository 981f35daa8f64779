# Learning and forgetting: wordnet/relatedness, baselines and others
# Made by tunebench. Data: frontier-wordnet-relatedness-baselines-and-others.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-relatedness-baselines-and-others.gp

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
set output 'frontier-wordnet-relatedness-baselines-and-others.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/' at screen 0.02104, screen 0.96643 left font title_font
set label 'relatedness, baselines and others' at screen 0.02104, screen 0.92786 left font title_font
set label 'trained on wordnet/definition-match/artifact' at screen 0.02104, screen 0.89214 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 3); small' at screen 0.02104, screen 0.26071 left textcolor rgb '#555555'
set label 'marks are its seeds. Best is low and to the right.' at screen 0.02104, screen 0.22786 left textcolor rgb '#555555'
set label 'Thin lines: the way through training, a dot a' at screen 0.02104, screen 0.19500 left textcolor rgb '#555555'
set label 'checkpoint, which may be read on fewer rows' at screen 0.02104, screen 0.16214 left textcolor rgb '#555555'
set label 'than the point. Dotted line: the best that can be' at screen 0.02104, screen 0.12929 left textcolor rgb '#555555'
set label 'had, of all methods. Grey lines: 95 % bootstrap' at screen 0.02104, screen 0.09643 left textcolor rgb '#555555'
set label 'interval of the mean, which with 3 seeds holds' at screen 0.02104, screen 0.06357 left textcolor rgb '#555555'
set label 'the true mean in about 75 % of cases.' at screen 0.02104, screen 0.03071 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.79000; set bmargin at screen 0.36143
set label 'Retention lost on wordnet/relatedness (more is' at screen 0.02104, screen 0.84786 left textcolor rgb '#555555'
set label 'worse)' at screen 0.02104, screen 0.81500 left textcolor rgb '#555555'
set label 'Dev accuracy' at screen 0.53374, screen 0.29929 center textcolor rgb '#555555'
set border 3
set xrange [0.477:0.7080000000000001]
set xtics ('0.50' 0.5, '0.55' 0.55, '0.60' 0.6000000000000001, '0.65' 0.65, '0.70' 0.7000000000000001) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.007028326283604686:0.04444054675535684]
set ytics ('0.00' 0.0, '0.01' 0.01, '0.02' 0.02, '0.03' 0.03, '0.04' 0.04)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'head' at first 0.5608333333333334, first 0.0 left offset screen -0.12375, screen -0.03459 front textcolor rgb '#222222'
set arrow from first 0.5608333333333334, first 0.0 rto screen -0.02917, screen -0.01980 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'fft' at first 0.6725, first 0.028125703142578524 left offset screen 0.01326, screen 0.02379 front textcolor rgb '#222222'
set label 'bitfit' at first 0.5658333333333334, first 0.013216997091593926 left offset screen -0.10140, screen 0.02379 front textcolor rgb '#222222'
set label 'adapter-pfeiffer' at first 0.5808333333333334, first 0.00021667208346868674 left offset screen 0.02917, screen 0.03459 front textcolor rgb '#222222'
set arrow from first 0.5808333333333334, first 0.00021667208346868674 rto screen 0.02917, screen 0.01980 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'lora' at first 0.585, first -0.0006000150003750612 left offset screen -0.08576, screen -0.02379 front textcolor rgb '#222222'
plot \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 1 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#7F7F7F' title 'way of head', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 2 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'checkpoints of head', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 3 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#000000' title 'way of fft', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 4 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#000000' title 'checkpoints of fft', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 5 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7' title 'way of bitfit', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 6 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#CC79A7' title 'checkpoints of bitfit', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 7 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#E69F00' title 'way of adapter-pfeiffer', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 8 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#E69F00' title 'checkpoints of adapter-pfeiffer', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 9 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#0072B2' title 'way of lora', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 10 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#0072B2' title 'checkpoints of lora', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 11 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'seeds of head', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 12 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 13 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 14 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 15 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 16 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 16 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 16 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 17 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 17 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 17 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 18 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 18 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 18 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 19 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 19 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 19 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 20 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 20 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-relatedness-baselines-and-others.dat' index 20 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
