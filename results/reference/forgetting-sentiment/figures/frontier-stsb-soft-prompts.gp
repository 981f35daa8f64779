# Learning and forgetting: stsb, soft prompts
# Made by tunebench. Data: frontier-stsb-soft-prompts.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-stsb-soft-prompts.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.681 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,674 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01691; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1404 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00593; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.681in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00593; title_font = ',10.5'
}
set output 'frontier-stsb-soft-prompts.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: stsb, soft prompts' at screen 0.02104, screen 0.96513 left font title_font
set label 'trained on sst2' at screen 0.02104, screen 0.92804 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 3); small' at screen 0.02104, screen 0.30638 left textcolor rgb '#555555'
set label 'marks are its seeds. Best is low and to the right.' at screen 0.02104, screen 0.27226 left textcolor rgb '#555555'
set label 'Thin lines: the way through training, a dot a' at screen 0.02104, screen 0.23813 left textcolor rgb '#555555'
set label 'checkpoint, which may be read on fewer rows' at screen 0.02104, screen 0.20401 left textcolor rgb '#555555'
set label 'than the point. Dotted line: the best that can be' at screen 0.02104, screen 0.16988 left textcolor rgb '#555555'
set label 'had, of all methods; its corners also are adapter-' at screen 0.02104, screen 0.13576 left textcolor rgb '#555555'
set label 'houlsby, dora, lora. Grey lines: 95 % bootstrap' at screen 0.02104, screen 0.10163 left textcolor rgb '#555555'
set label 'interval of the mean, which with 3 seeds holds' at screen 0.02104, screen 0.06751 left textcolor rgb '#555555'
set label 'the true mean in about 75 % of cases.' at screen 0.02104, screen 0.03338 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.16312; set rmargin at screen 0.92845; set tmargin at screen 0.85608; set bmargin at screen 0.41098
set label 'Retention lost on stsb (more is worse)' at screen 0.02104, screen 0.88205 left textcolor rgb '#555555'
set label 'Dev accuracy' at screen 0.54579, screen 0.34644 center textcolor rgb '#555555'
set border 3
set xrange [0.4313876146788991:0.8408600917431193]
set xtics ('0.5' 0.5, '0.6' 0.6000000000000001, '0.7' 0.7000000000000001, '0.8' 0.8) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.012686534629835561:0.1741382422097739]
set ytics ('0.000' 0.0, '0.025' 0.025, '0.050' 0.05, '0.075' 0.07500000000000001, '0.100' 0.1, '0.125' 0.125, '0.150' 0.15000000000000002)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 0.8100152905198778, first 0.11808519426442736 left offset screen 0.01326, screen 0.02470 front textcolor rgb '#222222'
set label 'prefix' at first 0.7599388379204891, first 0.055230384106496465 left offset screen -0.12246, screen 0.02470 front textcolor rgb '#222222'
set label 'prompt' at first 0.5833333333333334, first 0.025926157534381766 left offset screen -0.15186, screen -0.02470 front textcolor rgb '#222222'
set label 'p-tuning' at first 0.6609327217125381, first 0.010663230665143372 left offset screen 0.16098, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 0.6609327217125381, first 0.010663230665143372 rto screen 0.16098, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning-v2' at first 0.7136850152905199, first 0.019043127620779494 left offset screen -0.17552, screen 0.17559 front textcolor rgb '#222222'
set arrow from first 0.7136850152905199, first 0.019043127620779494 rto screen 0.00000, screen 0.16024 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'frontier-stsb-soft-prompts.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-stsb-soft-prompts.dat' index 1 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#000000' title 'way of fft', \
  'frontier-stsb-soft-prompts.dat' index 2 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#000000' title 'checkpoints of fft', \
  'frontier-stsb-soft-prompts.dat' index 3 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#E69F00' title 'way of prefix', \
  'frontier-stsb-soft-prompts.dat' index 4 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#E69F00' title 'checkpoints of prefix', \
  'frontier-stsb-soft-prompts.dat' index 5 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#D55E00' title 'way of prompt', \
  'frontier-stsb-soft-prompts.dat' index 6 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#D55E00' title 'checkpoints of prompt', \
  'frontier-stsb-soft-prompts.dat' index 7 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#56B4E9' title 'way of p-tuning', \
  'frontier-stsb-soft-prompts.dat' index 8 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#56B4E9' title 'checkpoints of p-tuning', \
  'frontier-stsb-soft-prompts.dat' index 9 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7' title 'way of p-tuning-v2', \
  'frontier-stsb-soft-prompts.dat' index 10 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#CC79A7' title 'checkpoints of p-tuning-v2', \
  'frontier-stsb-soft-prompts.dat' index 11 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'frontier-stsb-soft-prompts.dat' index 12 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'frontier-stsb-soft-prompts.dat' index 13 using 1:2 with points pointtype 11 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'frontier-stsb-soft-prompts.dat' index 14 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'frontier-stsb-soft-prompts.dat' index 15 using 1:2 with points pointtype 4 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'frontier-stsb-soft-prompts.dat' index 16 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-stsb-soft-prompts.dat' index 16 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-stsb-soft-prompts.dat' index 16 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-stsb-soft-prompts.dat' index 17 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-stsb-soft-prompts.dat' index 17 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-stsb-soft-prompts.dat' index 17 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-stsb-soft-prompts.dat' index 18 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-stsb-soft-prompts.dat' index 18 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-stsb-soft-prompts.dat' index 18 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-stsb-soft-prompts.dat' index 19 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-stsb-soft-prompts.dat' index 19 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-stsb-soft-prompts.dat' index 19 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-stsb-soft-prompts.dat' index 20 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-stsb-soft-prompts.dat' index 20 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-stsb-soft-prompts.dat' index 20 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2'
unset label; unset arrow; unset object; unset logscale
unset output
}
