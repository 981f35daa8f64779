# Learning and forgetting: stsb, soft prompts
# Made by tunebench. Data: frontier-stsb-soft-prompts.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-stsb-soft-prompts.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.361 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,628 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01815; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1308 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00637; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.361in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00637; title_font = ',10.5'
}
set output 'frontier-stsb-soft-prompts.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: stsb, soft prompts' at screen 0.02104, screen 0.96258 left font title_font
set label 'trained on sst2' at screen 0.02104, screen 0.92277 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 5); small' at screen 0.02104, screen 0.25557 left textcolor rgb '#555555'
set label 'marks are its seeds. Best is low and to the right.' at screen 0.02104, screen 0.21895 left textcolor rgb '#555555'
set label 'Dotted line: the best that can be had, of all' at screen 0.02104, screen 0.18232 left textcolor rgb '#555555'
set label 'methods; its corners also are head, adapter-' at screen 0.02104, screen 0.14570 left textcolor rgb '#555555'
set label 'houlsby, lora. Grey lines: 95 % bootstrap interval' at screen 0.02104, screen 0.10908 left textcolor rgb '#555555'
set label 'of the mean, which with 5 seeds holds the true' at screen 0.02104, screen 0.07245 left textcolor rgb '#555555'
set label 'mean in about 84 % of cases.' at screen 0.02104, screen 0.03583 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.84554; set bmargin at screen 0.36783
set label 'Retention lost on stsb (more is worse)' at screen 0.02104, screen 0.87341 left textcolor rgb '#555555'
set label 'Test accuracy' at screen 0.53374, screen 0.29857 center textcolor rgb '#555555'
set border 3
set xrange [0.6541186161449752:0.8697693574958814]
set xtics ('0.70' 0.7000000000000001, '0.75' 0.75, '0.80' 0.8, '0.85' 0.8500000000000001) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.014416135753104986:0.27313680218671044]
set ytics ('0.00' 0.0, '0.05' 0.05, '0.10' 0.1, '0.15' 0.15000000000000002, '0.20' 0.2, '0.25' 0.25)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 0.8527182866556837, first 0.2203232024689858 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'prefix' at first 0.7997803404722681, first 0.050141730518722304 left offset screen 0.01326, screen 0.02651 front textcolor rgb '#222222'
set label 'prompt' at first 0.7343218012081274, first 0.019656593515489762 left offset screen -0.15186, screen 0.02651 front textcolor rgb '#222222'
set label 'p-tuning' at first 0.7438769906644701, first 0.014730406519782547 left offset screen -0.07960, screen 0.07381 front textcolor rgb '#222222'
set arrow from first 0.7438769906644701, first 0.014730406519782547 rto screen 0.00000, screen 0.05732 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning-v2' at first 0.7874794069192752, first 0.042928487819734594 left offset screen -0.17552, screen 0.07381 front textcolor rgb '#222222'
set arrow from first 0.7874794069192752, first 0.042928487819734594 rto screen 0.00000, screen 0.05732 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'frontier-stsb-soft-prompts.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-stsb-soft-prompts.dat' index 1 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'frontier-stsb-soft-prompts.dat' index 2 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'frontier-stsb-soft-prompts.dat' index 3 using 1:2 with points pointtype 11 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'frontier-stsb-soft-prompts.dat' index 4 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'frontier-stsb-soft-prompts.dat' index 5 using 1:2 with points pointtype 4 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'frontier-stsb-soft-prompts.dat' index 6 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-stsb-soft-prompts.dat' index 6 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-stsb-soft-prompts.dat' index 6 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-stsb-soft-prompts.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-stsb-soft-prompts.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-stsb-soft-prompts.dat' index 7 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-stsb-soft-prompts.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-stsb-soft-prompts.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-stsb-soft-prompts.dat' index 8 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-stsb-soft-prompts.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-stsb-soft-prompts.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-stsb-soft-prompts.dat' index 9 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-stsb-soft-prompts.dat' index 10 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-stsb-soft-prompts.dat' index 10 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-stsb-soft-prompts.dat' index 10 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2'
unset label; unset arrow; unset object; unset logscale
unset output
}
