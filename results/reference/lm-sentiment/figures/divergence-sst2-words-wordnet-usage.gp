# Forgetting and distance: wordnet/usage
# Made by tunebench. Data: divergence-sst2-words-wordnet-usage.dat, in the same directory.
# Change what you like, and draw again with: gnuplot divergence-sst2-words-wordnet-usage.gp

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
set output 'divergence-sst2-words-wordnet-usage.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Forgetting and distance: wordnet/usage' at screen 0.02104, screen 0.95962 left font title_font
set label 'trained on sst2-words' at screen 0.02104, screen 0.91667 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 3); small' at screen 0.02104, screen 0.19674 left textcolor rgb '#555555'
set label 'marks are its seeds. Dashed line: y = a x + b x²' at screen 0.02104, screen 0.15722 left textcolor rgb '#555555'
set label 'of all runs. Grey lines: 95 % bootstrap interval of' at screen 0.02104, screen 0.11770 left textcolor rgb '#555555'
set label 'the mean, which with 3 seeds holds the true' at screen 0.02104, screen 0.07818 left textcolor rgb '#555555'
set label 'mean in about 75 % of cases.' at screen 0.02104, screen 0.03866 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.07880; set rmargin at screen 0.92845; set tmargin at screen 0.83333; set bmargin at screen 0.31787
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.02104, screen 0.86340 left textcolor rgb '#555555'
set label 'KL(base || tuned) on the new task (nats a token)' at screen 0.50363, screen 0.24313 center textcolor rgb '#555555'
set border 3
set xrange [-0.5298981911137827:11.127862013389436]
set xtics ('0' 0.0, '2' 2.0, '4' 4.0, '6' 6.0, '8' 8.0, '10' 10.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back linewidth 0.75 linecolor rgb '#888888'
set yrange [-0.8644127613630828:3.8438795839580977]
set ytics ('0' 0.0, '1' 1.0, '2' 2.0, '3' 3.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 9.694812413389274, first 0.094893648465103 left offset screen -0.02076, screen -0.03325 front textcolor rgb '#222222'
set label 'bitfit' at first 10.084289927405957, first 0.13260510091679686 left offset screen 0.02917, screen -0.04160 front textcolor rgb '#222222'
set arrow from first 10.084289927405957, first 0.13260510091679686 rto screen 0.02917, screen -0.02381 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prefix' at first 8.18095119259798, first 2.4499622934349805 left offset screen 0.01326, screen 0.02861 front textcolor rgb '#222222'
set label 'lora' at first 9.762144192051332, first 0.07988108896655584 left offset screen 0.02917, screen 0.04160 front textcolor rgb '#222222'
set arrow from first 9.762144192051332, first 0.07988108896655584 rto screen 0.02917, screen 0.02381 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'divergence-sst2-words-wordnet-usage.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 2 linecolor rgb '#999999' title 'one curve of all runs', \
  'divergence-sst2-words-wordnet-usage.dat' index 1 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'divergence-sst2-words-wordnet-usage.dat' index 2 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'divergence-sst2-words-wordnet-usage.dat' index 3 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'divergence-sst2-words-wordnet-usage.dat' index 4 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'divergence-sst2-words-wordnet-usage.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'divergence-sst2-words-wordnet-usage.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'divergence-sst2-words-wordnet-usage.dat' index 5 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'divergence-sst2-words-wordnet-usage.dat' index 6 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'divergence-sst2-words-wordnet-usage.dat' index 6 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'divergence-sst2-words-wordnet-usage.dat' index 6 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'divergence-sst2-words-wordnet-usage.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'divergence-sst2-words-wordnet-usage.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'divergence-sst2-words-wordnet-usage.dat' index 7 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'divergence-sst2-words-wordnet-usage.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'divergence-sst2-words-wordnet-usage.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'divergence-sst2-words-wordnet-usage.dat' index 8 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
