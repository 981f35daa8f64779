# Learning curves
# Made by tunebench. Data: learning-curves.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-curves.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 3.292 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,474 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02405; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,988 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00844; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,3.292in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00844; title_font = ',10.5'
}
set output 'learning-curves.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning curves' at screen 0.01006, screen 0.95042 left font title_font
set label 'wordnet/prefer-definition/artifact' at screen 0.01006, screen 0.89768 left textcolor rgb '#555555'
set label 'Loss: running mean over 2 steps. One seed a method (n = 1).' at screen 0.01006, screen 0.04747 left textcolor rgb '#555555'
set arrow from screen 0.01006, screen 0.15295 to screen 0.03623, screen 0.15295 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.02315, screen 0.15295 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft · dpo' at screen 0.04630, screen 0.15295 left textcolor rgb '#222222'
set arrow from screen 0.18786, screen 0.15295 to screen 0.21402, screen 0.15295 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.20094, screen 0.15295 left point pointtype 13 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft · grpo' at screen 0.22409, screen 0.15295 left textcolor rgb '#222222'
set arrow from screen 0.36565, screen 0.15295 to screen 0.39182, screen 0.15295 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.37873, screen 0.15295 left point pointtype 15 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft · reward' at screen 0.40188, screen 0.15295 left textcolor rgb '#222222'
set arrow from screen 0.54344, screen 0.15295 to screen 0.56961, screen 0.15295 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.55652, screen 0.15295 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft · sft' at screen 0.57967, screen 0.15295 left textcolor rgb '#222222'
set arrow from screen 0.01006, screen 0.10443 to screen 0.03623, screen 0.10443 nohead linewidth 1.2 dashtype 1 linecolor rgb '#0072B2'
set label '' at screen 0.02315, screen 0.10443 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora · dpo' at screen 0.04630, screen 0.10443 left textcolor rgb '#222222'
set arrow from screen 0.18786, screen 0.10443 to screen 0.21402, screen 0.10443 nohead linewidth 1.2 dashtype 1 linecolor rgb '#0072B2'
set label '' at screen 0.20094, screen 0.10443 left point pointtype 13 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora · grpo' at screen 0.22409, screen 0.10443 left textcolor rgb '#222222'
set arrow from screen 0.36565, screen 0.10443 to screen 0.39182, screen 0.10443 nohead linewidth 1.2 dashtype 1 linecolor rgb '#0072B2'
set label '' at screen 0.37873, screen 0.10443 left point pointtype 15 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora · reward' at screen 0.40188, screen 0.10443 left textcolor rgb '#222222'
set arrow from screen 0.54344, screen 0.10443 to screen 0.56961, screen 0.10443 nohead linewidth 1.2 dashtype 1 linecolor rgb '#0072B2'
set label '' at screen 0.55652, screen 0.10443 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora · sft' at screen 0.57967, screen 0.10443 left textcolor rgb '#222222'
set multiplot

# Panel 1
set lmargin at screen 0.03769; set rmargin at screen 0.46578; set tmargin at screen 0.79536; set bmargin at screen 0.31013
set label 'Training loss (nats)' at screen 0.03769, screen 0.83228 left textcolor rgb '#555555'
set label 'Step' at screen 0.25174, screen 0.21835 center textcolor rgb '#555555'
set border 3
set xrange [0.0:31.45]
set xtics ('0' 0.0, '5' 5.0, '10' 10.0, '15' 15.0, '20' 20.0, '25' 25.0, '30' 30.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.261484591010958:4.091584045160562]
set ytics ('0' 0.0, '1' 1.0, '2' 2.0, '3' 3.0, '4' 4.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
plot \
  'learning-curves.dat' index 0 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft · dpo', \
  'learning-curves.dat' index 1 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft · grpo', \
  'learning-curves.dat' index 2 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft · reward', \
  'learning-curves.dat' index 3 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft · sft', \
  'learning-curves.dat' index 4 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora · dpo', \
  'learning-curves.dat' index 5 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora · grpo', \
  'learning-curves.dat' index 6 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora · reward', \
  'learning-curves.dat' index 7 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora · sft', \
  'learning-curves.dat' index 8 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo', \
  'learning-curves.dat' index 9 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft · grpo', \
  'learning-curves.dat' index 10 using 1:2 with points pointtype 15 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft · reward', \
  'learning-curves.dat' index 11 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft · sft', \
  'learning-curves.dat' index 12 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo', \
  'learning-curves.dat' index 13 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · grpo', \
  'learning-curves.dat' index 14 using 1:2 with points pointtype 15 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · reward', \
  'learning-curves.dat' index 15 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · sft'

# Panel 2
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.53769; set rmargin at screen 0.96578; set tmargin at screen 0.79536; set bmargin at screen 0.31013
set label 'Training loss (nats)' at screen 0.53769, screen 0.83228 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.75174, screen 0.21835 center textcolor rgb '#555555'
set border 3
set xrange [0.0:55.36868988285001]
set xtics ('0' 0.0, '10' 10.0, '20' 20.0, '30' 30.0, '40' 40.0, '50' 50.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.261484591010958:4.091584045160562]
set ytics ('0' 0.0, '1' 1.0, '2' 2.0, '3' 3.0, '4' 4.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
plot \
  'learning-curves.dat' index 16 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft · dpo', \
  'learning-curves.dat' index 17 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft · grpo', \
  'learning-curves.dat' index 18 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft · reward', \
  'learning-curves.dat' index 19 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft · sft', \
  'learning-curves.dat' index 20 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora · dpo', \
  'learning-curves.dat' index 21 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora · grpo', \
  'learning-curves.dat' index 22 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora · reward', \
  'learning-curves.dat' index 23 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora · sft', \
  'learning-curves.dat' index 24 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo', \
  'learning-curves.dat' index 25 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft · grpo', \
  'learning-curves.dat' index 26 using 1:2 with points pointtype 15 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft · reward', \
  'learning-curves.dat' index 27 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft · sft', \
  'learning-curves.dat' index 28 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo', \
  'learning-curves.dat' index 29 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · grpo', \
  'learning-curves.dat' index 30 using 1:2 with points pointtype 15 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · reward', \
  'learning-curves.dat' index 31 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · sft'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
