# Learning curves: dpo judge=error(0)
# Made by tunebench. Data: learning-curves-dpo-judge-error-0.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-curves-dpo-judge-error-0.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 3.931 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,566 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02014; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1179 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00707; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,3.931in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00707; title_font = ',10.5'
}
set output 'learning-curves-dpo-judge-error-0.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning curves: dpo judge=error(0)' at screen 0.02104, screen 0.95848 left font title_font
set label 'wordnet/prefer-definition/artifact' at screen 0.02104, screen 0.91431 left textcolor rgb '#555555'
set label 'Lines: mean over seeds (n = 2); bands: smallest' at screen 0.02104, screen 0.12102 left textcolor rgb '#555555'
set label "to largest seed. Not by second: only 5 of 16 runs\047" at screen 0.02104, screen 0.08039 left textcolor rgb '#555555'
set label 'times may be compared.' at screen 0.02104, screen 0.03975 left textcolor rgb '#555555'
set arrow from screen 0.02104, screen 0.29064 to screen 0.07576, screen 0.29064 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.04840, screen 0.29064 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.09680, screen 0.29064 left textcolor rgb '#222222'
set arrow from screen 0.43756, screen 0.29064 to screen 0.49228, screen 0.29064 nohead linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7'
set label '' at screen 0.46492, screen 0.29064 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'bitfit' at screen 0.51332, screen 0.29064 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.25000 to screen 0.07576, screen 0.25000 nohead linewidth 1.2 dashtype 2 linecolor rgb '#E69F00'
set label '' at screen 0.04840, screen 0.25000 left point pointtype 8 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'adapter-pfeiffer' at screen 0.09680, screen 0.25000 left textcolor rgb '#222222'
set arrow from screen 0.43756, screen 0.25000 to screen 0.49228, screen 0.25000 nohead linewidth 1.2 dashtype 1 linecolor rgb '#E69F00'
set label '' at screen 0.46492, screen 0.25000 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'prefix' at screen 0.51332, screen 0.25000 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.20936 to screen 0.07576, screen 0.20936 nohead linewidth 1.2 dashtype 1 linecolor rgb '#D55E00'
set label '' at screen 0.04840, screen 0.20936 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#D55E00'
set label 'prompt' at screen 0.09680, screen 0.20936 left textcolor rgb '#222222'
set arrow from screen 0.43756, screen 0.20936 to screen 0.49228, screen 0.20936 nohead linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9'
set label '' at screen 0.46492, screen 0.20936 left point pointtype 8 pointsize 0.9*mark linecolor rgb '#56B4E9'
set label 'p-tuning' at screen 0.51332, screen 0.20936 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.16873 to screen 0.07576, screen 0.16873 nohead linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7'
set label '' at screen 0.04840, screen 0.16873 left point pointtype 8 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'p-tuning-v2' at screen 0.09680, screen 0.16873 left textcolor rgb '#222222'
set arrow from screen 0.43756, screen 0.16873 to screen 0.49228, screen 0.16873 nohead linewidth 1.2 dashtype 1 linecolor rgb '#0072B2'
set label '' at screen 0.46492, screen 0.16873 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora' at screen 0.51332, screen 0.16873 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.82862; set bmargin at screen 0.42226
set label 'Training loss (nats)' at screen 0.02104, screen 0.85954 left textcolor rgb '#555555'
set label 'Step' at screen 0.53374, screen 0.34541 center textcolor rgb '#555555'
set border 3
set xrange [0.04999999999999993:20.95]
set xtics ('5' 5.0, '10' 10.0, '15' 15.0, '20' 20.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.24926096946001053:1.6635467633605003]
set ytics ('0.25' 0.25, '0.50' 0.5, '0.75' 0.75, '1.00' 1.0, '1.25' 1.25, '1.50' 1.5)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-dpo-judge-error-0.dat' index 0 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-dpo-judge-error-0.dat' index 1 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves-dpo-judge-error-0.dat' index 2 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'adapter-pfeiffer, smallest to largest', \
  'learning-curves-dpo-judge-error-0.dat' index 3 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, smallest to largest', \
  'learning-curves-dpo-judge-error-0.dat' index 4 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'prompt, smallest to largest', \
  'learning-curves-dpo-judge-error-0.dat' index 5 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'p-tuning, smallest to largest', \
  'learning-curves-dpo-judge-error-0.dat' index 6 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'p-tuning-v2, smallest to largest', \
  'learning-curves-dpo-judge-error-0.dat' index 7 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves-dpo-judge-error-0.dat' index 8 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-dpo-judge-error-0.dat' index 9 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-dpo-judge-error-0.dat' index 10 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves-dpo-judge-error-0.dat' index 11 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves-dpo-judge-error-0.dat' index 12 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves-dpo-judge-error-0.dat' index 13 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves-dpo-judge-error-0.dat' index 14 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves-dpo-judge-error-0.dat' index 15 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves-dpo-judge-error-0.dat' index 16 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-dpo-judge-error-0.dat' index 17 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-dpo-judge-error-0.dat' index 18 using 1:2 with points pointtype 8 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves-dpo-judge-error-0.dat' index 19 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves-dpo-judge-error-0.dat' index 20 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves-dpo-judge-error-0.dat' index 21 using 1:2 with points pointtype 8 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves-dpo-judge-error-0.dat' index 22 using 1:2 with points pointtype 8 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves-dpo-judge-error-0.dat' index 23 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
