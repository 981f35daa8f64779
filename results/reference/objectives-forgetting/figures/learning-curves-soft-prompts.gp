# Learning curves: soft prompts
# Made by tunebench. Data: learning-curves-soft-prompts.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-curves-soft-prompts.gp

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
set output 'learning-curves-soft-prompts.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning curves: soft prompts' at screen 0.01006, screen 0.95042 left font title_font
set label 'wordnet/prefer-definition/artifact' at screen 0.01006, screen 0.89768 left textcolor rgb '#555555'
set label 'One seed a method (n = 1). Left out: 22 runs on another machine or of other sharing.' at screen 0.01006, screen 0.04747 left textcolor rgb '#555555'
set arrow from screen 0.01006, screen 0.15295 to screen 0.03623, screen 0.15295 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.02315, screen 0.15295 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft · dpo judge=error(0)' at screen 0.04630, screen 0.15295 left textcolor rgb '#222222'
set arrow from screen 0.33516, screen 0.15295 to screen 0.36132, screen 0.15295 nohead linewidth 1.2 dashtype 1 linecolor rgb '#E69F00'
set label '' at screen 0.34824, screen 0.15295 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'prefix · dpo judge=error(0)' at screen 0.37139, screen 0.15295 left textcolor rgb '#222222'
set arrow from screen 0.01006, screen 0.10443 to screen 0.03623, screen 0.10443 nohead linewidth 1.2 dashtype 2 linecolor rgb '#E69F00'
set label '' at screen 0.02315, screen 0.10443 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'prefix · dpo judge=error(0.1)' at screen 0.04630, screen 0.10443 left textcolor rgb '#222222'
set arrow from screen 0.33516, screen 0.10443 to screen 0.36132, screen 0.10443 nohead linewidth 1.2 dashtype 1 linecolor rgb '#E69F00'
set label '' at screen 0.34824, screen 0.10443 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'prefix · sft' at screen 0.37139, screen 0.10443 left textcolor rgb '#222222'
set multiplot

# Panel 1
set lmargin at screen 0.05497; set rmargin at screen 0.46578; set tmargin at screen 0.79536; set bmargin at screen 0.31013
set label 'Training loss (nats)' at screen 0.05497, screen 0.83228 left textcolor rgb '#555555'
set label 'Step' at screen 0.26038, screen 0.21835 center textcolor rgb '#555555'
set border 3
set xrange [0.04999999999999993:20.95]
set xtics ('5' 5.0, '10' 10.0, '15' 15.0, '20' 20.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.34409133287576527:6.211942863464356]
set logscale y 10; set mytics 1
set ytics ('0.5' 0.5, '1' 1.0, '2' 2.0, '5' 5.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-soft-prompts.dat' index 0 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0)', \
  'learning-curves-soft-prompts.dat' index 1 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0)', \
  'learning-curves-soft-prompts.dat' index 2 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0.1)', \
  'learning-curves-soft-prompts.dat' index 3 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix · sft', \
  'learning-curves-soft-prompts.dat' index 4 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0)', \
  'learning-curves-soft-prompts.dat' index 5 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0)', \
  'learning-curves-soft-prompts.dat' index 6 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0.1)', \
  'learning-curves-soft-prompts.dat' index 7 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · sft'

# Panel 2
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.55497; set rmargin at screen 0.96578; set tmargin at screen 0.79536; set bmargin at screen 0.31013
set label 'Training loss (nats)' at screen 0.55497, screen 0.83228 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.76038, screen 0.21835 center textcolor rgb '#555555'
set border 3
set xrange [0.0:34.87393186325]
set xtics ('0' 0.0, '5' 5.0, '10' 10.0, '15' 15.0, '20' 20.0, '25' 25.0, '30' 30.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.5245432019233703:1.0205398440361022]
set ytics ('0.6' 0.6000000000000001, '0.7' 0.7000000000000001, '0.8' 0.8, '0.9' 0.9, '1.0' 1.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-soft-prompts.dat' index 8 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0.1)', \
  'learning-curves-soft-prompts.dat' index 9 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0.1)'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
