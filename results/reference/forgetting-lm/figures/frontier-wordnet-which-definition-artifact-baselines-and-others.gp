# Learning and forgetting: wordnet/which-definition/artifact, baselines and others
# Made by tunebench. Data: frontier-wordnet-which-definition-artifact-baselines-and-others.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-which-definition-artifact-baselines-and-others.gp

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
set output 'frontier-wordnet-which-definition-artifact-baselines-and-others.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/which-' at screen 0.02104, screen 0.96643 left font title_font
set label 'definition/artifact, baselines and others' at screen 0.02104, screen 0.92786 left font title_font
set label 'trained on wordnet/define/artifact' at screen 0.02104, screen 0.89214 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 3); small' at screen 0.02104, screen 0.26071 left textcolor rgb '#555555'
set label 'marks are its seeds. Best is low and to the left.' at screen 0.02104, screen 0.22786 left textcolor rgb '#555555'
set label 'Thin lines: the way through training, a dot a' at screen 0.02104, screen 0.19500 left textcolor rgb '#555555'
set label 'checkpoint, which may be read on fewer rows' at screen 0.02104, screen 0.16214 left textcolor rgb '#555555'
set label 'than the point. Dotted line: the best that can be' at screen 0.02104, screen 0.12929 left textcolor rgb '#555555'
set label 'had, of all methods. Grey lines: 95 % bootstrap' at screen 0.02104, screen 0.09643 left textcolor rgb '#555555'
set label 'interval of the mean, which with 3 seeds holds' at screen 0.02104, screen 0.06357 left textcolor rgb '#555555'
set label 'the true mean in about 75 % of cases.' at screen 0.02104, screen 0.03071 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.17680; set rmargin at screen 0.92845; set tmargin at screen 0.79000; set bmargin at screen 0.36143
set label 'Retention lost on wordnet/which-definition/artifact' at screen 0.02104, screen 0.84786 left textcolor rgb '#555555'
set label '(more is worse)' at screen 0.02104, screen 0.81500 left textcolor rgb '#555555'
set label 'Dev cross-entropy' at screen 0.55262, screen 0.29929 center textcolor rgb '#555555'
set border 3
set xrange [2.4229709829853037:4.835622141828651]
set xtics ('2.5' 2.5, '3.0' 3.0, '3.5' 3.5, '4.0' 4.0, '4.5' 4.5) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.14866666666666672:0.041999999999999975]
set ytics ('-0.125' -0.125, '-0.100' -0.1, '-0.075' -0.07500000000000001, '-0.050' -0.05, '-0.025' -0.025, '0.000' 0.0, '0.025' 0.025)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 2.538457207515453, first -0.07333333333333335 left offset screen 0.04167, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 2.538457207515453, first -0.07333333333333335 rto screen 0.04167, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'fft at a high rate' at first 3.5511487537096595, first 0.0050000000000000044 left offset screen -0.32379, screen 0.02379 front textcolor rgb '#222222'
set label 'bitfit' at first 2.6161288394942805, first -0.08666666666666668 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'adapter-pfeiffer' at first 2.5906865201293954, first -0.08999999999999998 left offset screen 0.11269, screen -0.09129 front textcolor rgb '#222222'
set arrow from first 2.5906865201293954, first -0.08999999999999998 rto screen 0.11269, screen -0.07650 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'lora' at first 2.6182332490467988, first -0.09499999999999999 left offset screen -0.03625, screen 0.09193 front textcolor rgb '#222222'
set arrow from first 2.6182332490467988, first -0.09499999999999999 rto screen 0.00000, screen 0.07714 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 1 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#000000' title 'way of fft', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 2 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#000000' title 'checkpoints of fft', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 3 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#000000' title 'way of fft at a high rate', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 4 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#000000' title 'checkpoints of fft at a high rate', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 5 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7' title 'way of bitfit', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 6 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#CC79A7' title 'checkpoints of bitfit', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 7 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#E69F00' title 'way of adapter-pfeiffer', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 8 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#E69F00' title 'checkpoints of adapter-pfeiffer', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 9 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#0072B2' title 'way of lora', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 10 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#0072B2' title 'checkpoints of lora', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 11 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 12 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft at a high rate', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 13 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 14 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 15 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 16 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 16 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 16 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 17 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft at a high rate', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 17 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft at a high rate', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 17 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft at a high rate', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 18 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 18 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 18 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 19 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 19 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 19 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 20 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 20 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-which-definition-artifact-baselines-and-others.dat' index 20 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
