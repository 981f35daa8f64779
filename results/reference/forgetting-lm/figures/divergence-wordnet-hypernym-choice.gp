# Forgetting and distance: wordnet/hypernym-choice
# Made by tunebench. Data: divergence-wordnet-hypernym-choice.dat, in the same directory.
# Change what you like, and draw again with: gnuplot divergence-wordnet-hypernym-choice.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 4.417 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,636 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01792; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,1325 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00629; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,4.417in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00629; title_font = ',10.5'
}
set output 'divergence-wordnet-hypernym-choice.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Forgetting and distance: wordnet/hypernym-choice' at screen 0.01006, screen 0.96305 left font title_font
set label 'trained on wordnet/define/artifact' at screen 0.01006, screen 0.92374 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 3); small marks are its seeds. Dashed line: y = a x + b x² of all runs.' at screen 0.01006, screen 0.10770 left textcolor rgb '#555555'
set label 'Grey lines: 95 % bootstrap interval of the mean, which with 3 seeds holds the true mean in about 75 % of' at screen 0.01006, screen 0.07154 left textcolor rgb '#555555'
set label 'cases.' at screen 0.01006, screen 0.03538 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.06649; set rmargin at screen 0.96578; set tmargin at screen 0.84748; set bmargin at screen 0.21855
set label 'Retention lost on wordnet/hypernym-choice (more is worse)' at screen 0.01006, screen 0.87500 left textcolor rgb '#555555'
set label 'KL(base || tuned) on the new task (nats a token)' at screen 0.51614, screen 0.15016 center textcolor rgb '#555555'
set border 3
set xrange [-0.1358191452792083:2.852202050863374]
set xtics ('0.0' 0.0, '0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back linewidth 0.75 linecolor rgb '#888888'
set yrange [-0.044750000000000026:0.27975]
set ytics ('0.00' 0.0, '0.05' 0.05, '0.10' 0.1, '0.15' 0.15000000000000002, '0.20' 0.2, '0.25' 0.25)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 1.6626532273757662, first 0.0 left offset screen -0.02620, screen 0.02618 front textcolor rgb '#222222'
set label 'fft at a high rate' at first 2.613315348380203, first 0.08666666666666668 left offset screen -0.15486, screen 0.02618 front textcolor rgb '#222222'
set label 'bitfit' at first 1.4737017940142596, first -0.020000000000000018 left offset screen -0.04850, screen -0.02618 front textcolor rgb '#222222'
set label 'adapter-pfeiffer' at first 1.5726672722745245, first -0.010000000000000009 left offset screen 0.00634, screen -0.02618 front textcolor rgb '#222222'
set label 'prefix' at first 1.3903629116745015, first 0.24 left offset screen -0.05857, screen 0.02618 front textcolor rgb '#222222'
set label 'prompt' at first 1.1424161066490983, first 0.07 left offset screen 0.00634, screen -0.02618 front textcolor rgb '#222222'
set label 'p-tuning' at first 1.1553136878267831, first 0.135 left offset screen 0.00634, screen 0.02618 front textcolor rgb '#222222'
set label 'p-tuning-v2' at first 1.5502442884423278, first 0.23833333333333337 left offset screen 0.00634, screen 0.02618 front textcolor rgb '#222222'
set label 'lora' at first 1.363897510912114, first -0.003333333333333336 left offset screen -0.04101, screen -0.02618 front textcolor rgb '#222222'
plot \
  'divergence-wordnet-hypernym-choice.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 2 linecolor rgb '#999999' title 'one curve of all runs', \
  'divergence-wordnet-hypernym-choice.dat' index 1 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'divergence-wordnet-hypernym-choice.dat' index 2 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft at a high rate', \
  'divergence-wordnet-hypernym-choice.dat' index 3 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'divergence-wordnet-hypernym-choice.dat' index 4 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer', \
  'divergence-wordnet-hypernym-choice.dat' index 5 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'divergence-wordnet-hypernym-choice.dat' index 6 using 1:2 with points pointtype 11 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'divergence-wordnet-hypernym-choice.dat' index 7 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'divergence-wordnet-hypernym-choice.dat' index 8 using 1:2 with points pointtype 4 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'divergence-wordnet-hypernym-choice.dat' index 9 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'divergence-wordnet-hypernym-choice.dat' index 10 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'divergence-wordnet-hypernym-choice.dat' index 10 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'divergence-wordnet-hypernym-choice.dat' index 10 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'divergence-wordnet-hypernym-choice.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft at a high rate', \
  'divergence-wordnet-hypernym-choice.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft at a high rate', \
  'divergence-wordnet-hypernym-choice.dat' index 11 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft at a high rate', \
  'divergence-wordnet-hypernym-choice.dat' index 12 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'divergence-wordnet-hypernym-choice.dat' index 12 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'divergence-wordnet-hypernym-choice.dat' index 12 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'divergence-wordnet-hypernym-choice.dat' index 13 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'divergence-wordnet-hypernym-choice.dat' index 13 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'divergence-wordnet-hypernym-choice.dat' index 13 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'divergence-wordnet-hypernym-choice.dat' index 14 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'divergence-wordnet-hypernym-choice.dat' index 14 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'divergence-wordnet-hypernym-choice.dat' index 14 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'divergence-wordnet-hypernym-choice.dat' index 15 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'divergence-wordnet-hypernym-choice.dat' index 15 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'divergence-wordnet-hypernym-choice.dat' index 15 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'divergence-wordnet-hypernym-choice.dat' index 16 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'divergence-wordnet-hypernym-choice.dat' index 16 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'divergence-wordnet-hypernym-choice.dat' index 16 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'divergence-wordnet-hypernym-choice.dat' index 17 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'divergence-wordnet-hypernym-choice.dat' index 17 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'divergence-wordnet-hypernym-choice.dat' index 17 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'divergence-wordnet-hypernym-choice.dat' index 18 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'divergence-wordnet-hypernym-choice.dat' index 18 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'divergence-wordnet-hypernym-choice.dat' index 18 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
