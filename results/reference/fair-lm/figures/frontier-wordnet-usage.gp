# Learning and forgetting: wordnet/usage
# Made by tunebench. Data: frontier-wordnet-usage.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-usage.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.042 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,582 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01959; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1213 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00687; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.042in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00687; title_font = ',10.5'
}
set output 'frontier-wordnet-usage.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/usage' at screen 0.02104, screen 0.95962 left font title_font
set label 'trained on wordnet/define/artifact' at screen 0.02104, screen 0.91667 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 5); small' at screen 0.02104, screen 0.19674 left textcolor rgb '#555555'
set label 'marks are its seeds. Best is low and to the left.' at screen 0.02104, screen 0.15722 left textcolor rgb '#555555'
set label 'Grey lines: 95 % bootstrap interval of the mean,' at screen 0.02104, screen 0.11770 left textcolor rgb '#555555'
set label 'which with 5 seeds holds the true mean in about' at screen 0.02104, screen 0.07818 left textcolor rgb '#555555'
set label '84 % of cases.' at screen 0.02104, screen 0.03866 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.83333; set bmargin at screen 0.31787
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.02104, screen 0.86340 left textcolor rgb '#555555'
set label 'Test cross-entropy' at screen 0.52170, screen 0.24313 center textcolor rgb '#555555'
set border 3
set xrange [2.6945863401457557:3.0008538128689235]
set xtics ('2.7' 2.7, '2.8' 2.8000000000000003, '2.9' 2.9000000000000004, '3.0' 3.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.06697778609051673:0.487694507666917]
set ytics ('0.0' 0.0, '0.1' 0.1, '0.2' 0.2, '0.3' 0.30000000000000004, '0.4' 0.4)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 2.721206883409603, first -0.034560595901244495 left offset screen -0.02076, screen 0.05180 front textcolor rgb '#222222'
set arrow from first 2.721206883409603, first -0.034560595901244495 rto screen 0.00000, screen 0.03402 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'bitfit' at first 2.7772298476338872, first -0.022758870046743773 left offset screen 0.02917, screen 0.04160 front textcolor rgb '#222222'
set arrow from first 2.7772298476338872, first -0.022758870046743773 rto screen 0.02917, screen 0.02381 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer' at first 2.7659283656214737, first -0.03329717564834951 left offset screen 0.07576, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 2.7659283656214737, first -0.03329717564834951 rto screen 0.07576, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prefix' at first 2.7966577825121344, first 0.25527948626132485 left offset screen 0.01326, screen 0.02861 front textcolor rgb '#222222'
set label 'prompt' at first 2.9101323073530425, first 0.1038169578460583 left offset screen -0.15186, screen 0.02861 front textcolor rgb '#222222'
set label 'p-tuning' at first 2.9727488509697926, first 0.08063787659198551 left offset screen -0.07960, screen 0.07964 front textcolor rgb '#222222'
set arrow from first 2.9727488509697926, first 0.08063787659198551 rto screen 0.00000, screen 0.06186 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning-v2' at first 2.9431110223053163, first 0.3574050621552388 left offset screen -0.23265, screen 0.02861 front textcolor rgb '#222222'
set label 'lora' at first 2.7569807598259652, first -0.024510861086478597 left offset screen -0.03625, screen 0.05180 front textcolor rgb '#222222'
set arrow from first 2.7569807598259652, first -0.024510861086478597 rto screen 0.00000, screen 0.03402 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'frontier-wordnet-usage.dat' index 0 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'frontier-wordnet-usage.dat' index 1 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'frontier-wordnet-usage.dat' index 2 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer', \
  'frontier-wordnet-usage.dat' index 3 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'frontier-wordnet-usage.dat' index 4 using 1:2 with points pointtype 11 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'frontier-wordnet-usage.dat' index 5 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'frontier-wordnet-usage.dat' index 6 using 1:2 with points pointtype 4 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'frontier-wordnet-usage.dat' index 7 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'frontier-wordnet-usage.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-usage.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-usage.dat' index 8 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-wordnet-usage.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-usage.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-usage.dat' index 9 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-wordnet-usage.dat' index 10 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage.dat' index 10 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage.dat' index 10 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-wordnet-usage.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-wordnet-usage.dat' index 11 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-wordnet-usage.dat' index 12 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-wordnet-usage.dat' index 12 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-wordnet-usage.dat' index 12 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-wordnet-usage.dat' index 13 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-wordnet-usage.dat' index 13 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-wordnet-usage.dat' index 13 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-wordnet-usage.dat' index 14 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-wordnet-usage.dat' index 14 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-wordnet-usage.dat' index 14 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'frontier-wordnet-usage.dat' index 15 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-usage.dat' index 15 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-usage.dat' index 15 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
