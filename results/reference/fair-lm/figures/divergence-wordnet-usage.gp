# Forgetting and distance: wordnet/usage
# Made by tunebench. Data: divergence-wordnet-usage.dat, in the same directory.
# Change what you like, and draw again with: gnuplot divergence-wordnet-usage.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 3.875 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,558 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02043; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1163 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00717; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,3.875in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00717; title_font = ',10.5'
}
set output 'divergence-wordnet-usage.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Forgetting and distance: wordnet/usage' at screen 0.02104, screen 0.95789 left font title_font
set label 'trained on wordnet/define/artifact' at screen 0.02104, screen 0.91308 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 1 to 5); small' at screen 0.02104, screen 0.16219 left textcolor rgb '#555555'
set label 'marks are its seeds. Grey lines: 95 % bootstrap' at screen 0.02104, screen 0.12097 left textcolor rgb '#555555'
set label 'interval of the mean, which with 5 seeds holds' at screen 0.02104, screen 0.07975 left textcolor rgb '#555555'
set label 'the true mean in about 84 % of cases.' at screen 0.02104, screen 0.03853 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.82616; set bmargin at screen 0.28853
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.02104, screen 0.85753 left textcolor rgb '#555555'
set label 'KL(base || tuned) on the new task (nats a token)' at screen 0.97896, screen 0.21057 right textcolor rgb '#555555'
set border 3
set xrange [0.9267104396780301:1.6700958395567957]
set xtics ('1.0' 1.0, '1.1' 1.1, '1.2' 1.2000000000000002, '1.3' 1.3, '1.4' 1.4000000000000001, '1.5' 1.5, '1.6' 1.6) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.062148417736868286:0.4177907313251066]
set ytics ('0.0' 0.0, '0.1' 0.1, '0.2' 0.2, '0.3' 0.30000000000000004, '0.4' 0.4)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 1.4362065580630585, first -0.034560595901244495 left offset screen 0.07955, screen 0.08629 front textcolor rgb '#222222'
set arrow from first 1.4362065580630585, first -0.034560595901244495 rto screen 0.07955, screen 0.06774 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'bitfit' at first 1.432702656194503, first -0.022758870046743773 left offset screen -0.04407, screen 0.05403 front textcolor rgb '#222222'
set arrow from first 1.432702656194503, first -0.022758870046743773 rto screen 0.00000, screen 0.03548 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer' at first 1.2994339018574492, first -0.040333001870414886 left offset screen -0.31761, screen 0.00000 front textcolor rgb '#222222'
set label 'prefix' at first 1.4945912322083228, first 0.25527948626132485 left offset screen 0.01326, screen 0.02984 front textcolor rgb '#222222'
set label 'prompt' at first 1.1022141277160036, first 0.1038169578460583 left offset screen 0.01326, screen 0.02984 front textcolor rgb '#222222'
set label 'lora' at first 1.5070696519499358, first -0.021197762700347234 left offset screen 0.04167, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 1.5070696519499358, first -0.021197762700347234 rto screen 0.04167, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'divergence-wordnet-usage.dat' index 0 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'divergence-wordnet-usage.dat' index 1 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'divergence-wordnet-usage.dat' index 2 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'divergence-wordnet-usage.dat' index 3 using 1:2 with points pointtype 11 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'divergence-wordnet-usage.dat' index 4 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'divergence-wordnet-usage.dat' index 4 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'divergence-wordnet-usage.dat' index 4 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'divergence-wordnet-usage.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'divergence-wordnet-usage.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'divergence-wordnet-usage.dat' index 5 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'divergence-wordnet-usage.dat' index 6 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'divergence-wordnet-usage.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'divergence-wordnet-usage.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'divergence-wordnet-usage.dat' index 7 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'divergence-wordnet-usage.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'divergence-wordnet-usage.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'divergence-wordnet-usage.dat' index 8 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'divergence-wordnet-usage.dat' index 9 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
