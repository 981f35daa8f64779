# Learning curves
# Made by tunebench. Data: learning-curves.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-curves.gp

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
set output 'learning-curves.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning curves' at screen 0.01006, screen 0.97055 left font title_font
set label 'wordnet/define/artifact' at screen 0.01006, screen 0.93922 left textcolor rgb '#555555'
set label 'Loss: running mean over 4 steps. Lines: mean over seeds (n = 5); bands: smallest to largest seed.' at screen 0.01006, screen 0.02820 left textcolor rgb '#555555'
set arrow from screen 0.01006, screen 0.09085 to screen 0.03623, screen 0.09085 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.02315, screen 0.09085 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.04630, screen 0.09085 left textcolor rgb '#222222'
set arrow from screen 0.20927, screen 0.09085 to screen 0.23544, screen 0.09085 nohead linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7'
set label '' at screen 0.22235, screen 0.09085 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'bitfit' at screen 0.24550, screen 0.09085 left textcolor rgb '#222222'
set arrow from screen 0.40847, screen 0.09085 to screen 0.43464, screen 0.09085 nohead linewidth 1.2 dashtype 2 linecolor rgb '#E69F00'
set label '' at screen 0.42156, screen 0.09085 left point pointtype 6 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'adapter-pfeiffer' at screen 0.44471, screen 0.09085 left textcolor rgb '#222222'
set arrow from screen 0.60768, screen 0.09085 to screen 0.63385, screen 0.09085 nohead linewidth 1.2 dashtype 1 linecolor rgb '#E69F00'
set label '' at screen 0.62076, screen 0.09085 left point pointtype 13 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'prefix' at screen 0.64391, screen 0.09085 left textcolor rgb '#222222'
set arrow from screen 0.01006, screen 0.06203 to screen 0.03623, screen 0.06203 nohead linewidth 1.2 dashtype 1 linecolor rgb '#D55E00'
set label '' at screen 0.02315, screen 0.06203 left point pointtype 11 pointsize 0.9*mark linecolor rgb '#D55E00'
set label 'prompt' at screen 0.04630, screen 0.06203 left textcolor rgb '#222222'
set arrow from screen 0.20927, screen 0.06203 to screen 0.23544, screen 0.06203 nohead linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9'
set label '' at screen 0.22235, screen 0.06203 left point pointtype 12 pointsize 0.9*mark linecolor rgb '#56B4E9'
set label 'p-tuning' at screen 0.24550, screen 0.06203 left textcolor rgb '#222222'
set arrow from screen 0.40847, screen 0.06203 to screen 0.43464, screen 0.06203 nohead linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7'
set label '' at screen 0.42156, screen 0.06203 left point pointtype 4 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'p-tuning-v2' at screen 0.44471, screen 0.06203 left textcolor rgb '#222222'
set arrow from screen 0.60768, screen 0.06203 to screen 0.63385, screen 0.06203 nohead linewidth 1.2 dashtype 1 linecolor rgb '#0072B2'
set label '' at screen 0.62076, screen 0.06203 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora' at screen 0.64391, screen 0.06203 left textcolor rgb '#222222'
set multiplot

# Panel 1
set lmargin at screen 0.04921; set rmargin at screen 0.46290; set tmargin at screen 0.87845; set bmargin at screen 0.59023
set label 'Training loss' at screen 0.04921, screen 0.90038 left textcolor rgb '#555555'
set label 'Step' at screen 0.25606, screen 0.53571 center textcolor rgb '#555555'
set border 3
set xrange [0.0:62.95]
set xtics ('0' 0.0, '10' 10.0, '20' 20.0, '30' 30.0, '40' 40.0, '50' 50.0, '60' 60.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [1.1566126927733422:13.053627999126912]
set ytics ('2' 2.0, '4' 4.0, '6' 6.0, '8' 8.0, '10' 10.0, '12' 12.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves.dat' index 0 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves.dat' index 1 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves.dat' index 2 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'adapter-pfeiffer, smallest to largest', \
  'learning-curves.dat' index 3 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, smallest to largest', \
  'learning-curves.dat' index 4 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'prompt, smallest to largest', \
  'learning-curves.dat' index 5 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'p-tuning, smallest to largest', \
  'learning-curves.dat' index 6 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'p-tuning-v2, smallest to largest', \
  'learning-curves.dat' index 7 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves.dat' index 8 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves.dat' index 9 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves.dat' index 10 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves.dat' index 11 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves.dat' index 12 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves.dat' index 13 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves.dat' index 14 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves.dat' index 15 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves.dat' index 16 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves.dat' index 17 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves.dat' index 18 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves.dat' index 19 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves.dat' index 20 using 1:2 with points pointtype 11 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves.dat' index 21 using 1:2 with points pointtype 12 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves.dat' index 22 using 1:2 with points pointtype 4 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves.dat' index 23 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'

# Panel 2
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.55209; set rmargin at screen 0.96578; set tmargin at screen 0.87845; set bmargin at screen 0.59023
set label 'Dev cross-entropy' at screen 0.55209, screen 0.90038 left textcolor rgb '#555555'
set label 'Epoch' at screen 0.75894, screen 0.53571 center textcolor rgb '#555555'
set border 3
set xrange [0.95:2.05]
set xtics ('1' 1.0, '2' 2.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [2.6074214928426738:3.057974264570788]
set ytics ('2.7' 2.7, '2.8' 2.8000000000000003, '2.9' 2.9000000000000004, '3.0' 3.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves.dat' index 24 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves.dat' index 25 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves.dat' index 26 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'adapter-pfeiffer, smallest to largest', \
  'learning-curves.dat' index 27 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, smallest to largest', \
  'learning-curves.dat' index 28 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'prompt, smallest to largest', \
  'learning-curves.dat' index 29 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'p-tuning, smallest to largest', \
  'learning-curves.dat' index 30 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'p-tuning-v2, smallest to largest', \
  'learning-curves.dat' index 31 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves.dat' index 32 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves.dat' index 33 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves.dat' index 34 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves.dat' index 35 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves.dat' index 36 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves.dat' index 37 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves.dat' index 38 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves.dat' index 39 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves.dat' index 40 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves.dat' index 41 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves.dat' index 42 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves.dat' index 43 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves.dat' index 44 using 1:2 with points pointtype 11 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves.dat' index 45 using 1:2 with points pointtype 12 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves.dat' index 46 using 1:2 with points pointtype 4 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves.dat' index 47 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'

# Panel 3
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.04921; set rmargin at screen 0.46290; set tmargin at screen 0.47243; set bmargin at screen 0.18421
set label 'Training loss' at screen 0.04921, screen 0.49436 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.25606, screen 0.12970 center textcolor rgb '#555555'
set border 3
set xrange [0.0:57.325300899847996]
set xtics ('0' 0.0, '10' 10.0, '20' 20.0, '30' 30.0, '40' 40.0, '50' 50.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [1.1566126927733422:13.053627999126912]
set ytics ('2' 2.0, '4' 4.0, '6' 6.0, '8' 8.0, '10' 10.0, '12' 12.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves.dat' index 48 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves.dat' index 49 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves.dat' index 50 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'adapter-pfeiffer, smallest to largest', \
  'learning-curves.dat' index 51 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, smallest to largest', \
  'learning-curves.dat' index 52 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'prompt, smallest to largest', \
  'learning-curves.dat' index 53 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'p-tuning, smallest to largest', \
  'learning-curves.dat' index 54 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'p-tuning-v2, smallest to largest', \
  'learning-curves.dat' index 55 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves.dat' index 56 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves.dat' index 57 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves.dat' index 58 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves.dat' index 59 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves.dat' index 60 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves.dat' index 61 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves.dat' index 62 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves.dat' index 63 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves.dat' index 64 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves.dat' index 65 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves.dat' index 66 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves.dat' index 67 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves.dat' index 68 using 1:2 with points pointtype 11 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves.dat' index 69 using 1:2 with points pointtype 12 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves.dat' index 70 using 1:2 with points pointtype 4 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves.dat' index 71 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'

# Panel 4
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.55209; set rmargin at screen 0.96578; set tmargin at screen 0.47243; set bmargin at screen 0.18421
set label 'Dev cross-entropy' at screen 0.55209, screen 0.49436 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.75894, screen 0.12970 center textcolor rgb '#555555'
set border 3
set xrange [0.0:57.325300899847996]
set xtics ('0' 0.0, '10' 10.0, '20' 20.0, '30' 30.0, '40' 40.0, '50' 50.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [2.6074214928426738:3.057974264570788]
set ytics ('2.7' 2.7, '2.8' 2.8000000000000003, '2.9' 2.9000000000000004, '3.0' 3.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves.dat' index 72 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves.dat' index 73 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves.dat' index 74 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'adapter-pfeiffer, smallest to largest', \
  'learning-curves.dat' index 75 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, smallest to largest', \
  'learning-curves.dat' index 76 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'prompt, smallest to largest', \
  'learning-curves.dat' index 77 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'p-tuning, smallest to largest', \
  'learning-curves.dat' index 78 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'p-tuning-v2, smallest to largest', \
  'learning-curves.dat' index 79 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves.dat' index 80 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves.dat' index 81 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves.dat' index 82 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves.dat' index 83 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves.dat' index 84 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves.dat' index 85 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves.dat' index 86 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves.dat' index 87 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves.dat' index 88 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves.dat' index 89 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves.dat' index 90 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'learning-curves.dat' index 91 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves.dat' index 92 using 1:2 with points pointtype 11 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves.dat' index 93 using 1:2 with points pointtype 12 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves.dat' index 94 using 1:2 with points pointtype 4 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves.dat' index 95 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
