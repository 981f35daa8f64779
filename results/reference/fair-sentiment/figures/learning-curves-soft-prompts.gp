# Learning curves: soft prompts
# Made by tunebench. Data: learning-curves-soft-prompts.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-curves-soft-prompts.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 5.542 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,798 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01429; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,1663 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00501; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,5.542in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00501; title_font = ',10.5'
}
set output 'learning-curves-soft-prompts.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning curves: soft prompts' at screen 0.01006, screen 0.97055 left font title_font
set label 'sst2' at screen 0.01006, screen 0.93922 left textcolor rgb '#555555'
set label 'Loss: running mean over 21 steps. Lines: mean over seeds (n = 5); bands: smallest to largest seed. Lines' at screen 0.01006, screen 0.05702 left textcolor rgb '#555555'
set label "end where the first of a method\047s seeds ends." at screen 0.01006, screen 0.02820 left textcolor rgb '#555555'
set arrow from screen 0.01006, screen 0.09085 to screen 0.03623, screen 0.09085 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.02315, screen 0.09085 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.04630, screen 0.09085 left textcolor rgb '#222222'
set arrow from screen 0.17135, screen 0.09085 to screen 0.19752, screen 0.09085 nohead linewidth 1.2 dashtype 1 linecolor rgb '#E69F00'
set label '' at screen 0.18444, screen 0.09085 left point pointtype 13 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'prefix' at screen 0.20758, screen 0.09085 left textcolor rgb '#222222'
set arrow from screen 0.33264, screen 0.09085 to screen 0.35881, screen 0.09085 nohead linewidth 1.2 dashtype 1 linecolor rgb '#D55E00'
set label '' at screen 0.34572, screen 0.09085 left point pointtype 11 pointsize 0.9*mark linecolor rgb '#D55E00'
set label 'prompt' at screen 0.36887, screen 0.09085 left textcolor rgb '#222222'
set arrow from screen 0.49393, screen 0.09085 to screen 0.52010, screen 0.09085 nohead linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9'
set label '' at screen 0.50701, screen 0.09085 left point pointtype 12 pointsize 0.9*mark linecolor rgb '#56B4E9'
set label 'p-tuning' at screen 0.53016, screen 0.09085 left textcolor rgb '#222222'
set arrow from screen 0.65522, screen 0.09085 to screen 0.68138, screen 0.09085 nohead linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7'
set label '' at screen 0.66830, screen 0.09085 left point pointtype 4 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'p-tuning-v2' at screen 0.69145, screen 0.09085 left textcolor rgb '#222222'
set multiplot

# Panel 1
set lmargin at screen 0.06649; set rmargin at screen 0.47154; set tmargin at screen 0.87845; set bmargin at screen 0.59023
set label 'Training loss (nats)' at screen 0.06649, screen 0.90038 left textcolor rgb '#555555'
set label 'Step' at screen 0.26902, screen 0.53571 center textcolor rgb '#555555'
set border 3
set xrange [0.0:268.75]
set xtics ('0' 0.0, '50' 50.0, '100' 100.0, '150' 150.0, '200' 200.0, '250' 250.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.040257141495553345:0.9114854552529076]
set logscale y 10; set mytics 1
set ytics ('0.05' 0.05, '0.1' 0.1, '0.2' 0.2, '0.5' 0.5)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-soft-prompts.dat' index 0 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 1 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 2 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'prompt, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 3 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'p-tuning, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 4 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'p-tuning-v2, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 5 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-soft-prompts.dat' index 6 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves-soft-prompts.dat' index 7 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves-soft-prompts.dat' index 8 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves-soft-prompts.dat' index 9 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves-soft-prompts.dat' index 10 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-soft-prompts.dat' index 11 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves-soft-prompts.dat' index 12 using 1:2 with points pointtype 11 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves-soft-prompts.dat' index 13 using 1:2 with points pointtype 12 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves-soft-prompts.dat' index 14 using 1:2 with points pointtype 4 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2'

# Panel 2
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.56073; set rmargin at screen 0.96578; set tmargin at screen 0.87845; set bmargin at screen 0.59023
set label 'Dev accuracy' at screen 0.56073, screen 0.90038 left textcolor rgb '#555555'
set label 'Epoch' at screen 0.76326, screen 0.53571 center textcolor rgb '#555555'
set border 3
set xrange [0.6499999999999999:8.35]
set xtics ('2' 2.0, '4' 4.0, '6' 6.0, '8' 8.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.49466743119266054:0.8642775229357799]
set ytics ('0.5' 0.5, '0.6' 0.6000000000000001, '0.7' 0.7000000000000001, '0.8' 0.8)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-soft-prompts.dat' index 15 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 16 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 17 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'prompt, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 18 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'p-tuning, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 19 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'p-tuning-v2, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 20 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-soft-prompts.dat' index 21 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves-soft-prompts.dat' index 22 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves-soft-prompts.dat' index 23 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves-soft-prompts.dat' index 24 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves-soft-prompts.dat' index 25 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-soft-prompts.dat' index 26 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves-soft-prompts.dat' index 27 using 1:2 with points pointtype 11 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves-soft-prompts.dat' index 28 using 1:2 with points pointtype 12 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves-soft-prompts.dat' index 29 using 1:2 with points pointtype 4 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2'

# Panel 3
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.06649; set rmargin at screen 0.47154; set tmargin at screen 0.47243; set bmargin at screen 0.18421
set label 'Training loss (nats)' at screen 0.06649, screen 0.49436 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.26902, screen 0.12970 center textcolor rgb '#555555'
set border 3
set xrange [0.0:34.788939038688]
set xtics ('0' 0.0, '5' 5.0, '10' 10.0, '15' 15.0, '20' 20.0, '25' 25.0, '30' 30.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.040257141495553345:0.9114854552529076]
set logscale y 10; set mytics 1
set ytics ('0.05' 0.05, '0.1' 0.1, '0.2' 0.2, '0.5' 0.5)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-soft-prompts.dat' index 30 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 31 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 32 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'prompt, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 33 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'p-tuning, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 34 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'p-tuning-v2, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 35 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-soft-prompts.dat' index 36 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves-soft-prompts.dat' index 37 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves-soft-prompts.dat' index 38 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves-soft-prompts.dat' index 39 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves-soft-prompts.dat' index 40 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-soft-prompts.dat' index 41 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves-soft-prompts.dat' index 42 using 1:2 with points pointtype 11 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves-soft-prompts.dat' index 43 using 1:2 with points pointtype 12 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves-soft-prompts.dat' index 44 using 1:2 with points pointtype 4 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2'

# Panel 4
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.56073; set rmargin at screen 0.96578; set tmargin at screen 0.47243; set bmargin at screen 0.18421
set label 'Dev accuracy' at screen 0.56073, screen 0.49436 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.76326, screen 0.12970 center textcolor rgb '#555555'
set border 3
set xrange [0.0:34.788939038688]
set xtics ('0' 0.0, '5' 5.0, '10' 10.0, '15' 15.0, '20' 20.0, '25' 25.0, '30' 30.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.49466743119266054:0.8642775229357799]
set ytics ('0.5' 0.5, '0.6' 0.6000000000000001, '0.7' 0.7000000000000001, '0.8' 0.8)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-soft-prompts.dat' index 45 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 46 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 47 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'prompt, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 48 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'p-tuning, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 49 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'p-tuning-v2, smallest to largest', \
  'learning-curves-soft-prompts.dat' index 50 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-soft-prompts.dat' index 51 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves-soft-prompts.dat' index 52 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves-soft-prompts.dat' index 53 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves-soft-prompts.dat' index 54 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves-soft-prompts.dat' index 55 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-soft-prompts.dat' index 56 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves-soft-prompts.dat' index 57 using 1:2 with points pointtype 11 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves-soft-prompts.dat' index 58 using 1:2 with points pointtype 12 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves-soft-prompts.dat' index 59 using 1:2 with points pointtype 4 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
