# Learning over time: soft prompts
# Made by tunebench. Data: learning-time-soft-prompts.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-time-soft-prompts.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 6.014 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,866 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01316; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1804 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00462; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,6.014in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00462; title_font = ',10.5'
}
set output 'learning-time-soft-prompts.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning over time: soft prompts' at screen 0.02104, screen 0.97286 left font title_font
set label 'wordnet/supersense' at screen 0.02104, screen 0.94400 left textcolor rgb '#555555'
set label 'Loss: running mean over 2 steps. Lines: mean' at screen 0.02104, screen 0.07794 left textcolor rgb '#555555'
set label 'over seeds (n = 2); bands: smallest to largest' at screen 0.02104, screen 0.05139 left textcolor rgb '#555555'
set label 'seed.' at screen 0.02104, screen 0.02483 left textcolor rgb '#555555'
set arrow from screen 0.02104, screen 0.16224 to screen 0.07576, screen 0.16224 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.04840, screen 0.16224 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.09680, screen 0.16224 left textcolor rgb '#222222'
set arrow from screen 0.35828, screen 0.16224 to screen 0.41300, screen 0.16224 nohead linewidth 1.2 dashtype 1 linecolor rgb '#E69F00'
set label '' at screen 0.38564, screen 0.16224 left point pointtype 13 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'prefix' at screen 0.43404, screen 0.16224 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.13568 to screen 0.07576, screen 0.13568 nohead linewidth 1.2 dashtype 1 linecolor rgb '#D55E00'
set label '' at screen 0.04840, screen 0.13568 left point pointtype 11 pointsize 0.9*mark linecolor rgb '#D55E00'
set label 'prompt' at screen 0.09680, screen 0.13568 left textcolor rgb '#222222'
set arrow from screen 0.35828, screen 0.13568 to screen 0.41300, screen 0.13568 nohead linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9'
set label '' at screen 0.38564, screen 0.13568 left point pointtype 12 pointsize 0.9*mark linecolor rgb '#56B4E9'
set label 'p-tuning' at screen 0.43404, screen 0.13568 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.10912 to screen 0.07576, screen 0.10912 nohead linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7'
set label '' at screen 0.04840, screen 0.10912 left point pointtype 4 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'p-tuning-v2' at screen 0.09680, screen 0.10912 left textcolor rgb '#222222'
set multiplot

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.88799; set bmargin at screen 0.62240
set label 'Training loss (nats)' at screen 0.02104, screen 0.90820 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.53374, screen 0.57217 center textcolor rgb '#555555'
set border 3
set xrange [0.0:3.059771267995]
set xtics ('0.0' 0.0, '0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5, '3.0' 3.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [2.19053738117218:3.3120301485061647]
set ytics ('2.2' 2.2, '2.4' 2.4000000000000004, '2.6' 2.6, '2.8' 2.8000000000000003, '3.0' 3.0, '3.2' 3.2)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-time-soft-prompts.dat' index 0 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-time-soft-prompts.dat' index 1 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, smallest to largest', \
  'learning-time-soft-prompts.dat' index 2 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'prompt, smallest to largest', \
  'learning-time-soft-prompts.dat' index 3 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'p-tuning, smallest to largest', \
  'learning-time-soft-prompts.dat' index 4 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'p-tuning-v2, smallest to largest', \
  'learning-time-soft-prompts.dat' index 5 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-time-soft-prompts.dat' index 6 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-time-soft-prompts.dat' index 7 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-time-soft-prompts.dat' index 8 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-time-soft-prompts.dat' index 9 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-time-soft-prompts.dat' index 10 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-time-soft-prompts.dat' index 11 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-time-soft-prompts.dat' index 12 using 1:2 with points pointtype 11 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-time-soft-prompts.dat' index 13 using 1:2 with points pointtype 12 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-time-soft-prompts.dat' index 14 using 1:2 with points pointtype 4 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2'

# Panel 2
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.51386; set bmargin at screen 0.24827
set label 'Dev accuracy' at screen 0.02104, screen 0.53406 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.53374, screen 0.19804 center textcolor rgb '#555555'
set border 3
set xrange [0.0:3.059771267995]
set xtics ('0.0' 0.0, '0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5, '3.0' 3.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.2106185567010309:0.43061855670103094]
set ytics ('0.25' 0.25, '0.30' 0.30000000000000004, '0.35' 0.35000000000000003, '0.40' 0.4)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-time-soft-prompts.dat' index 15 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-time-soft-prompts.dat' index 16 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, smallest to largest', \
  'learning-time-soft-prompts.dat' index 17 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'prompt, smallest to largest', \
  'learning-time-soft-prompts.dat' index 18 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'p-tuning, smallest to largest', \
  'learning-time-soft-prompts.dat' index 19 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'p-tuning-v2, smallest to largest', \
  'learning-time-soft-prompts.dat' index 20 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-time-soft-prompts.dat' index 21 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-time-soft-prompts.dat' index 22 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-time-soft-prompts.dat' index 23 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-time-soft-prompts.dat' index 24 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-time-soft-prompts.dat' index 25 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-time-soft-prompts.dat' index 26 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-time-soft-prompts.dat' index 27 using 1:2 with points pointtype 11 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-time-soft-prompts.dat' index 28 using 1:2 with points pointtype 12 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-time-soft-prompts.dat' index 29 using 1:2 with points pointtype 4 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
