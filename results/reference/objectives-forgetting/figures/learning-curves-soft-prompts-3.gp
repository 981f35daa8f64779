# Learning curves: soft prompts 3
# Made by tunebench. Data: learning-curves-soft-prompts-3.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-curves-soft-prompts-3.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 3.611 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,520 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02192; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,1083 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00769; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,3.611in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00769; title_font = ',10.5'
}
set output 'learning-curves-soft-prompts-3.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning curves: soft prompts 3' at screen 0.01006, screen 0.95481 left font title_font
set label 'wordnet/prefer-definition/artifact' at screen 0.01006, screen 0.90673 left textcolor rgb '#555555'
set label 'One seed a method (n = 1). Left out: 30 runs on another machine or of other sharing.' at screen 0.01006, screen 0.04327 left textcolor rgb '#555555'
set arrow from screen 0.01006, screen 0.22788 to screen 0.03623, screen 0.22788 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.02315, screen 0.22788 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft · dpo judge=error(0)' at screen 0.04630, screen 0.22788 left textcolor rgb '#222222'
set arrow from screen 0.38786, screen 0.22788 to screen 0.41402, screen 0.22788 nohead linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9'
set label '' at screen 0.40094, screen 0.22788 left point pointtype 6 pointsize 0.9*mark linecolor rgb '#56B4E9'
set label 'p-tuning · sft' at screen 0.42409, screen 0.22788 left textcolor rgb '#222222'
set arrow from screen 0.01006, screen 0.18365 to screen 0.03623, screen 0.18365 nohead linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7'
set label '' at screen 0.02315, screen 0.18365 left point pointtype 8 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'p-tuning-v2 · dpo judge=error(0)' at screen 0.04630, screen 0.18365 left textcolor rgb '#222222'
set arrow from screen 0.38786, screen 0.18365 to screen 0.41402, screen 0.18365 nohead linewidth 1.2 dashtype 3 linecolor rgb '#CC79A7'
set label '' at screen 0.40094, screen 0.18365 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'p-tuning-v2 · dpo judge=error(0.1)' at screen 0.42409, screen 0.18365 left textcolor rgb '#222222'
set arrow from screen 0.01006, screen 0.13942 to screen 0.03623, screen 0.13942 nohead linewidth 1.2 dashtype 4 linecolor rgb '#CC79A7'
set label '' at screen 0.02315, screen 0.13942 left point pointtype 13 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'p-tuning-v2 · dpo judge=error(0.3)' at screen 0.04630, screen 0.13942 left textcolor rgb '#222222'
set arrow from screen 0.38786, screen 0.13942 to screen 0.41402, screen 0.13942 nohead linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7'
set label '' at screen 0.40094, screen 0.13942 left point pointtype 12 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'p-tuning-v2 · grpo' at screen 0.42409, screen 0.13942 left textcolor rgb '#222222'
set arrow from screen 0.01006, screen 0.09519 to screen 0.03623, screen 0.09519 nohead linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7'
set label '' at screen 0.02315, screen 0.09519 left point pointtype 6 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'p-tuning-v2 · sft' at screen 0.04630, screen 0.09519 left textcolor rgb '#222222'
set multiplot

# Panel 1
set lmargin at screen 0.06649; set rmargin at screen 0.47154; set tmargin at screen 0.81346; set bmargin at screen 0.37115
set label 'Training loss (nats)' at screen 0.06649, screen 0.84712 left textcolor rgb '#555555'
set label 'Step' at screen 0.26902, screen 0.28750 center textcolor rgb '#555555'
set border 3
set xrange [0.04999999999999993:20.95]
set xtics ('5' 5.0, '10' 10.0, '15' 15.0, '20' 20.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.6672019107500091:14.011239910614677]
set ytics ('0.0' 0.0, '2.5' 2.5, '5.0' 5.0, '7.5' 7.5, '10.0' 10.0, '12.5' 12.5)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
plot \
  'learning-curves-soft-prompts-3.dat' index 0 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0)', \
  'learning-curves-soft-prompts-3.dat' index 1 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning · sft', \
  'learning-curves-soft-prompts-3.dat' index 2 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2 · dpo judge=error(0)', \
  'learning-curves-soft-prompts-3.dat' index 3 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#CC79A7' title 'p-tuning-v2 · dpo judge=error(0.1)', \
  'learning-curves-soft-prompts-3.dat' index 4 using 1:2 with lines linewidth 1.2 dashtype 4 linecolor rgb '#CC79A7' title 'p-tuning-v2 · dpo judge=error(0.3)', \
  'learning-curves-soft-prompts-3.dat' index 5 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2 · grpo', \
  'learning-curves-soft-prompts-3.dat' index 6 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2 · sft', \
  'learning-curves-soft-prompts-3.dat' index 7 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0)', \
  'learning-curves-soft-prompts-3.dat' index 8 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · sft', \
  'learning-curves-soft-prompts-3.dat' index 9 using 1:2 with points pointtype 8 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · dpo judge=error(0)', \
  'learning-curves-soft-prompts-3.dat' index 10 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · dpo judge=error(0.1)', \
  'learning-curves-soft-prompts-3.dat' index 11 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · dpo judge=error(0.3)', \
  'learning-curves-soft-prompts-3.dat' index 12 using 1:2 with points pointtype 12 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · grpo', \
  'learning-curves-soft-prompts-3.dat' index 13 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · sft'

# Panel 2
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.56073; set rmargin at screen 0.96578; set tmargin at screen 0.81346; set bmargin at screen 0.37115
set label 'Training loss (nats)' at screen 0.56073, screen 0.84712 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.76326, screen 0.28750 center textcolor rgb '#555555'
set border 3
set xrange [0.0:10.756599188490002]
set xtics ('0' 0.0, '2' 2.0, '4' 4.0, '6' 6.0, '8' 8.0, '10' 10.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [3.2489198327064512:4.908753287792206]
set ytics ('3.5' 3.5, '4.0' 4.0, '4.5' 4.5)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-soft-prompts-3.dat' index 14 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning · sft', \
  'learning-curves-soft-prompts-3.dat' index 15 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · sft'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
