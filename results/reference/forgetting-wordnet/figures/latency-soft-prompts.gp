# Latency by length: soft prompts
# Made by tunebench. Data: latency-soft-prompts.dat, in the same directory.
# Change what you like, and draw again with: gnuplot latency-soft-prompts.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.069 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,586 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01945; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1221 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00683; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.069in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00683; title_font = ',10.5'
}
set output 'latency-soft-prompts.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Latency by length: soft prompts' at screen 0.02104, screen 0.95990 left font title_font
set label 'wordnet/definition-match/artifact' at screen 0.02104, screen 0.91724 left textcolor rgb '#555555'
set label 'One input at a time: the median, mean over' at screen 0.02104, screen 0.11689 left textcolor rgb '#555555'
set label 'seeds; the table has 95th percentiles. Small' at screen 0.02104, screen 0.07765 left textcolor rgb '#555555'
set label 'marks are single seeds.' at screen 0.02104, screen 0.03840 left textcolor rgb '#555555'
set arrow from screen 0.02104, screen 0.24147 to screen 0.07576, screen 0.24147 nohead linewidth 1.1 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.04840, screen 0.24147 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.09680, screen 0.24147 left textcolor rgb '#222222'
set arrow from screen 0.35828, screen 0.24147 to screen 0.41300, screen 0.24147 nohead linewidth 1.1 dashtype 1 linecolor rgb '#E69F00'
set label '' at screen 0.38564, screen 0.24147 left point pointtype 13 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'prefix' at screen 0.43404, screen 0.24147 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.20222 to screen 0.07576, screen 0.20222 nohead linewidth 1.1 dashtype 1 linecolor rgb '#D55E00'
set label '' at screen 0.04840, screen 0.20222 left point pointtype 11 pointsize 0.9*mark linecolor rgb '#D55E00'
set label 'prompt' at screen 0.09680, screen 0.20222 left textcolor rgb '#222222'
set arrow from screen 0.35828, screen 0.20222 to screen 0.41300, screen 0.20222 nohead linewidth 1.1 dashtype 2 linecolor rgb '#56B4E9'
set label '' at screen 0.38564, screen 0.20222 left point pointtype 12 pointsize 0.9*mark linecolor rgb '#56B4E9'
set label 'p-tuning' at screen 0.43404, screen 0.20222 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.16297 to screen 0.07576, screen 0.16297 nohead linewidth 1.1 dashtype 2 linecolor rgb '#CC79A7'
set label '' at screen 0.04840, screen 0.16297 left point pointtype 4 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'p-tuning-v2' at screen 0.09680, screen 0.16297 left textcolor rgb '#222222'

# Panel 1: As trained
set lmargin at screen 0.10290; set rmargin at screen 0.92845; set tmargin at screen 0.79522; set bmargin at screen 0.36860
set label 'As trained' at screen 0.02104, screen 0.86433 left textcolor rgb '#222222'
set label 'Latency (ms)' at screen 0.02104, screen 0.82509 left textcolor rgb '#555555'
set label 'Length (tokens)' at screen 0.51567, screen 0.29437 center textcolor rgb '#555555'
set border 3
set xrange [10.399999999999999:133.6]
set xtics ('20' 20.0, '40' 40.0, '60' 60.0, '80' 80.0, '100' 100.0, '120' 120.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.0:27.205997700000005]
set ytics ('0' 0.0, '5' 5.0, '10' 10.0, '15' 15.0, '20' 20.0, '25' 25.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'latency-soft-prompts.dat' index 0 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'latency-soft-prompts.dat' index 1 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'latency-soft-prompts.dat' index 2 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'latency-soft-prompts.dat' index 3 using 1:2 with lines linewidth 1.1 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'latency-soft-prompts.dat' index 4 using 1:2 with lines linewidth 1.1 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'latency-soft-prompts.dat' index 5 using 1:2 with points pointtype 5 pointsize 0.40000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'latency-soft-prompts.dat' index 6 using 1:2 with points pointtype 5 pointsize 0.80000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'latency-soft-prompts.dat' index 7 using 1:2 with points pointtype 13 pointsize 0.40000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'latency-soft-prompts.dat' index 8 using 1:2 with points pointtype 13 pointsize 0.80000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'latency-soft-prompts.dat' index 9 using 1:2 with points pointtype 11 pointsize 0.40000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'latency-soft-prompts.dat' index 10 using 1:2 with points pointtype 11 pointsize 0.80000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'latency-soft-prompts.dat' index 11 using 1:2 with points pointtype 12 pointsize 0.40000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'latency-soft-prompts.dat' index 12 using 1:2 with points pointtype 12 pointsize 0.80000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'latency-soft-prompts.dat' index 13 using 1:2 with points pointtype 4 pointsize 0.40000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'latency-soft-prompts.dat' index 14 using 1:2 with points pointtype 4 pointsize 0.80000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2'
unset label; unset arrow; unset object; unset logscale
unset output
}
