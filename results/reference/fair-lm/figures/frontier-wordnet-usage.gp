# Learning and forgetting: wordnet/usage
# Made by tunebench. Data: frontier-wordnet-usage.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-usage.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.194 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,604 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01887; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1258 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00662; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.194in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00662; title_font = ',10.5'
}
set output 'frontier-wordnet-usage.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/usage' at screen 0.02104, screen 0.96109 left font title_font
set label 'trained on wordnet/define/artifact' at screen 0.02104, screen 0.91970 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 1 to 5); small' at screen 0.02104, screen 0.22599 left textcolor rgb '#555555'
set label 'marks are its seeds. Best is low and to the left.' at screen 0.02104, screen 0.18791 left textcolor rgb '#555555'
set label 'Dotted line: the best that can be had, of all' at screen 0.02104, screen 0.14983 left textcolor rgb '#555555'
set label 'methods. Grey lines: 95 % bootstrap interval of' at screen 0.02104, screen 0.11175 left textcolor rgb '#555555'
set label 'the mean, which with 5 seeds holds the true' at screen 0.02104, screen 0.07368 left textcolor rgb '#555555'
set label 'mean in about 84 % of cases.' at screen 0.02104, screen 0.03560 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.83940; set bmargin at screen 0.34272
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.02104, screen 0.86838 left textcolor rgb '#555555'
set label 'Test cross-entropy' at screen 0.52170, screen 0.27070 center textcolor rgb '#555555'
set border 3
set xrange [2.6967300846540327:2.9558351781951075]
set xtics ('2.70' 2.7, '2.75' 2.75, '2.80' 2.8000000000000003, '2.85' 2.85, '2.90' 2.9000000000000004, '2.95' 2.95) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.062148417736868286:0.4177907313251066]
set ytics ('0.0' 0.0, '0.1' 0.1, '0.2' 0.2, '0.3' 0.30000000000000004, '0.4' 0.4)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 2.721206883409603, first -0.034560595901244495 left offset screen -0.02076, screen 0.03204 front textcolor rgb '#222222'
set label 'bitfit' at first 2.7772298476338872, first -0.022758870046743773 left offset screen 0.04167, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 2.7772298476338872, first -0.022758870046743773 rto screen 0.04167, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer' at first 2.772576208268081, first -0.040333001870414886 left offset screen -0.14934, screen 0.10654 front textcolor rgb '#222222'
set arrow from first 2.772576208268081, first -0.040333001870414886 rto screen 0.00000, screen 0.08940 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prefix' at first 2.7966577825121344, first 0.25527948626132485 left offset screen 0.01326, screen 0.02757 front textcolor rgb '#222222'
set label 'prompt' at first 2.9101323073530425, first 0.1038169578460583 left offset screen 0.01326, screen -0.02757 front textcolor rgb '#222222'
set label 'lora' at first 2.757618479879287, first -0.021197762700347234 left offset screen -0.03625, screen 0.04992 front textcolor rgb '#222222'
set arrow from first 2.757618479879287, first -0.021197762700347234 rto screen 0.00000, screen 0.03278 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'frontier-wordnet-usage.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-wordnet-usage.dat' index 1 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'frontier-wordnet-usage.dat' index 2 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'frontier-wordnet-usage.dat' index 3 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'frontier-wordnet-usage.dat' index 4 using 1:2 with points pointtype 11 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'frontier-wordnet-usage.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-usage.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-usage.dat' index 5 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-wordnet-usage.dat' index 6 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-usage.dat' index 6 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-usage.dat' index 6 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-wordnet-usage.dat' index 7 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-wordnet-usage.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-wordnet-usage.dat' index 8 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-wordnet-usage.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-wordnet-usage.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-wordnet-usage.dat' index 9 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-wordnet-usage.dat' index 10 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
