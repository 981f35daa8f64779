# Learning and forgetting: wordnet/usage, adapters
# Made by tunebench. Data: frontier-wordnet-usage-adapters.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-usage-adapters.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.222 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,608 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01875; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1267 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00658; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.222in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00658; title_font = ',10.5'
}
set output 'frontier-wordnet-usage-adapters.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/usage,' at screen 0.02104, screen 0.96135 left font title_font
set label 'adapters' at screen 0.02104, screen 0.91694 left font title_font
set label 'trained on wordnet/prefer-definition/artifact' at screen 0.02104, screen 0.87582 left textcolor rgb '#555555'
set label 'A point is one seed (n = 1): no interval,' at screen 0.02104, screen 0.18668 left textcolor rgb '#555555'
set label 'differences may be chance. Best is low and to the' at screen 0.02104, screen 0.14885 left textcolor rgb '#555555'
set label 'right. Dotted line: the best that can be had, of all' at screen 0.02104, screen 0.11102 left textcolor rgb '#555555'
set label 'methods; its corners also are fft · sft, fft · dpo' at screen 0.02104, screen 0.07319 left textcolor rgb '#555555'
set label 'judge=error(0.3), fft · dpo judge=error(0.1).' at screen 0.02104, screen 0.03536 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.79605; set bmargin at screen 0.30263
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.02104, screen 0.82484 left textcolor rgb '#555555'
set label 'Test accuracy' at screen 0.52170, screen 0.23109 center textcolor rgb '#555555'
set border 3
set xrange [0.52125:0.60375]
set xtics ('0.54' 0.54, '0.56' 0.56, '0.58' 0.58, '0.60' 0.6) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.051815988175969996:0.36599839310653126]
set ytics ('0.0' 0.0, '0.1' 0.1, '0.2' 0.2, '0.3' 0.30000000000000004)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft · dpo judge=error(0)' at first 0.595, first 0.00842744505164772 left offset screen -0.47133, screen 0.02738 front textcolor rgb '#222222'
set label 'adapter-pfeiffer · dpo judge=error(0)' at first 0.6, first 0.2506853121838053 left offset screen -0.74439, screen -0.03982 front textcolor rgb '#222222'
set arrow from first 0.6, first 0.2506853121838053 rto screen -0.02917, screen -0.02280 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer · dpo judge=error(0.1)' at first 0.595, first 0.2407630314175957 left offset screen -0.60109, screen 0.04959 front textcolor rgb '#222222'
set arrow from first 0.595, first 0.2407630314175957 rto screen 0.00000, screen 0.03257 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer · dpo judge=error(0.3)' at first 0.5625, first 0.19670860296787862 left offset screen -0.37568, screen -0.03183 front textcolor rgb '#222222'
set label 'adapter-pfeiffer · grpo' at first 0.525, first 0.347006830320963 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'adapter-pfeiffer · sft' at first 0.5575, first -0.0024036501216533335 left offset screen 0.01326, screen -0.02738 front textcolor rgb '#222222'
plot \
  'frontier-wordnet-usage-adapters.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-wordnet-usage-adapters.dat' index 1 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0)', \
  'frontier-wordnet-usage-adapters.dat' index 2 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'frontier-wordnet-usage-adapters.dat' index 3 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'frontier-wordnet-usage-adapters.dat' index 4 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'frontier-wordnet-usage-adapters.dat' index 5 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · grpo', \
  'frontier-wordnet-usage-adapters.dat' index 6 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · sft'
unset label; unset arrow; unset object; unset logscale
unset output
}
