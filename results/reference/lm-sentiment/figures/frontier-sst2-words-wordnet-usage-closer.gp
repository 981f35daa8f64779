# Learning and forgetting: wordnet/usage, closer
# Made by tunebench. Data: frontier-sst2-words-wordnet-usage-closer.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-sst2-words-wordnet-usage-closer.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.542 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,654 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01743; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1363 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00612; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.542in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00612; title_font = ',10.5'
}
set output 'frontier-sst2-words-wordnet-usage-closer.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/usage,' at screen 0.02104, screen 0.96407 left font title_font
set label 'closer' at screen 0.02104, screen 0.92278 left font title_font
set label 'trained on sst2-words' at screen 0.02104, screen 0.88456 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 3); small' at screen 0.02104, screen 0.24388 left textcolor rgb '#555555'
set label 'marks are its seeds. Best is low and to the right.' at screen 0.02104, screen 0.20872 left textcolor rgb '#555555'
set label 'Not in this picture, having lost far more: prefix' at screen 0.02104, screen 0.17355 left textcolor rgb '#555555'
set label '(2.45). Dotted line: the best that can be had, of all' at screen 0.02104, screen 0.13838 left textcolor rgb '#555555'
set label 'methods. Grey lines: 95 % bootstrap interval of' at screen 0.02104, screen 0.10321 left textcolor rgb '#555555'
set label 'the mean, which with 3 seeds holds the true' at screen 0.02104, screen 0.06804 left textcolor rgb '#555555'
set label 'mean in about 75 % of cases.' at screen 0.02104, screen 0.03287 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.81040; set bmargin at screen 0.35168
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.02104, screen 0.83716 left textcolor rgb '#555555'
set label 'Test accuracy' at screen 0.53374, screen 0.28517 center textcolor rgb '#555555'
set border 3
set xrange [0.8615595826468974:0.8990115321252059]
set xtics ('0.87' 0.87, '0.88' 0.88, '0.89' 0.89) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.07623365034195427:0.14367916625794597]
set ytics ('0.08' 0.08, '0.09' 0.09, '0.10' 0.1, '0.11' 0.11, '0.12' 0.12, '0.13' 0.13, '0.14' 0.14)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set label 'fft' at first 0.885777045579352, first 0.094893648465103 left offset screen 0.01326, screen 0.02546 front textcolor rgb '#222222'
set label 'bitfit' at first 0.8813838550247116, first 0.13260510091679686 left offset screen 0.01326, screen -0.02546 front textcolor rgb '#222222'
set label 'lora' at first 0.8740618707669778, first 0.07988108896655584 left offset screen 0.01326, screen 0.02546 front textcolor rgb '#222222'
plot \
  'frontier-sst2-words-wordnet-usage-closer.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-sst2-words-wordnet-usage-closer.dat' index 1 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'frontier-sst2-words-wordnet-usage-closer.dat' index 2 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'frontier-sst2-words-wordnet-usage-closer.dat' index 3 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'frontier-sst2-words-wordnet-usage-closer.dat' index 4 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-sst2-words-wordnet-usage-closer.dat' index 4 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-sst2-words-wordnet-usage-closer.dat' index 4 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-sst2-words-wordnet-usage-closer.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-sst2-words-wordnet-usage-closer.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-sst2-words-wordnet-usage-closer.dat' index 5 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-sst2-words-wordnet-usage-closer.dat' index 6 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-sst2-words-wordnet-usage-closer.dat' index 6 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-sst2-words-wordnet-usage-closer.dat' index 6 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
