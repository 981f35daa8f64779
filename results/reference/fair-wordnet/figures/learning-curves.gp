# Learning curves
# Made by tunebench. Data: learning-curves.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-curves.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 5.694 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,820 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01390; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,1708 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00488; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,5.694in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00488; title_font = ',10.5'
}
set output 'learning-curves.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning curves' at screen 0.01006, screen 0.97134 left font title_font
set label 'wordnet/supersense' at screen 0.01006, screen 0.94085 left textcolor rgb '#555555'
set label 'Loss: running mean over 15 steps. Lines: mean over seeds (n = 5); bands: smallest to largest seed. Lines' at screen 0.01006, screen 0.05427 left textcolor rgb '#555555'
set label "end where the first of a method\047s seeds ends." at screen 0.01006, screen 0.02622 left textcolor rgb '#555555'
set arrow from screen 0.01006, screen 0.11524 to screen 0.03623, screen 0.11524 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.02315, screen 0.11524 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.04630, screen 0.11524 left textcolor rgb '#222222'
set arrow from screen 0.21463, screen 0.11524 to screen 0.24080, screen 0.11524 nohead linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7'
set label '' at screen 0.22772, screen 0.11524 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'bitfit' at screen 0.25086, screen 0.11524 left textcolor rgb '#222222'
set arrow from screen 0.41920, screen 0.11524 to screen 0.44537, screen 0.11524 nohead linewidth 1.2 dashtype 1 linecolor rgb '#009E73'
set label '' at screen 0.43228, screen 0.11524 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#009E73'
set label 'adapter-houlsby' at screen 0.45543, screen 0.11524 left textcolor rgb '#222222'
set arrow from screen 0.62377, screen 0.11524 to screen 0.64993, screen 0.11524 nohead linewidth 1.2 dashtype 1 linecolor rgb '#E69F00'
set label '' at screen 0.63685, screen 0.11524 left point pointtype 13 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'prefix' at screen 0.66000, screen 0.11524 left textcolor rgb '#222222'
set arrow from screen 0.01006, screen 0.08720 to screen 0.03623, screen 0.08720 nohead linewidth 1.2 dashtype 1 linecolor rgb '#D55E00'
set label '' at screen 0.02315, screen 0.08720 left point pointtype 11 pointsize 0.9*mark linecolor rgb '#D55E00'
set label 'prompt' at screen 0.04630, screen 0.08720 left textcolor rgb '#222222'
set arrow from screen 0.21463, screen 0.08720 to screen 0.24080, screen 0.08720 nohead linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9'
set label '' at screen 0.22772, screen 0.08720 left point pointtype 12 pointsize 0.9*mark linecolor rgb '#56B4E9'
set label 'p-tuning' at screen 0.25086, screen 0.08720 left textcolor rgb '#222222'
set arrow from screen 0.41920, screen 0.08720 to screen 0.44537, screen 0.08720 nohead linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7'
set label '' at screen 0.43228, screen 0.08720 left point pointtype 4 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'p-tuning-v2' at screen 0.45543, screen 0.08720 left textcolor rgb '#222222'
set arrow from screen 0.62377, screen 0.08720 to screen 0.64993, screen 0.08720 nohead linewidth 1.2 dashtype 1 linecolor rgb '#0072B2'
set label '' at screen 0.63685, screen 0.08720 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora' at screen 0.66000, screen 0.08720 left textcolor rgb '#222222'
set multiplot

# Panel 1
set lmargin at screen 0.05497; set rmargin at screen 0.46578; set tmargin at screen 0.88171; set bmargin at screen 0.60122
set label 'Training loss (nats)' at screen 0.05497, screen 0.90305 left textcolor rgb '#555555'
set label 'Step' at screen 0.26038, screen 0.54817 center textcolor rgb '#555555'
set border 3
set xrange [0.0:173.2]
set xtics ('0' 0.0, '25' 25.0, '50' 50.0, '75' 75.0, '100' 100.0, '125' 125.0, '150' 150.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.19359736488415644:4.196054005622864]
set logscale y 10; set mytics 1
set ytics ('0.2' 0.2, '0.5' 0.5, '1' 1.0, '2' 2.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves.dat' index 0 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves.dat' index 1 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves.dat' index 2 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#009E73' title 'adapter-houlsby, smallest to largest', \
  'learning-curves.dat' index 3 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, smallest to largest', \
  'learning-curves.dat' index 4 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'prompt, smallest to largest', \
  'learning-curves.dat' index 5 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'p-tuning, smallest to largest', \
  'learning-curves.dat' index 6 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'p-tuning-v2, smallest to largest', \
  'learning-curves.dat' index 7 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves.dat' index 8 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves.dat' index 9 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves.dat' index 10 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves.dat' index 11 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves.dat' index 12 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves.dat' index 13 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves.dat' index 14 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves.dat' index 15 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves.dat' index 16 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves.dat' index 17 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves.dat' index 18 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves.dat' index 19 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves.dat' index 20 using 1:2 with points pointtype 11 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves.dat' index 21 using 1:2 with points pointtype 12 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves.dat' index 22 using 1:2 with points pointtype 4 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves.dat' index 23 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'

# Panel 2
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.55497; set rmargin at screen 0.96578; set tmargin at screen 0.88171; set bmargin at screen 0.60122
set label 'Dev accuracy' at screen 0.55497, screen 0.90305 left textcolor rgb '#555555'
set label 'Epoch' at screen 0.76038, screen 0.54817 center textcolor rgb '#555555'
set border 3
set xrange [0.5:11.5]
set xtics ('2' 2.0, '4' 4.0, '6' 6.0, '8' 8.0, '10' 10.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.02020618556701031:0.6643298969072164]
set ytics ('0.1' 0.1, '0.2' 0.2, '0.3' 0.30000000000000004, '0.4' 0.4, '0.5' 0.5, '0.6' 0.6000000000000001)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves.dat' index 24 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves.dat' index 25 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves.dat' index 26 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#009E73' title 'adapter-houlsby, smallest to largest', \
  'learning-curves.dat' index 27 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, smallest to largest', \
  'learning-curves.dat' index 28 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'prompt, smallest to largest', \
  'learning-curves.dat' index 29 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'p-tuning, smallest to largest', \
  'learning-curves.dat' index 30 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'p-tuning-v2, smallest to largest', \
  'learning-curves.dat' index 31 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves.dat' index 32 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves.dat' index 33 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves.dat' index 34 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves.dat' index 35 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves.dat' index 36 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves.dat' index 37 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves.dat' index 38 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves.dat' index 39 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves.dat' index 40 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves.dat' index 41 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves.dat' index 42 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves.dat' index 43 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves.dat' index 44 using 1:2 with points pointtype 11 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves.dat' index 45 using 1:2 with points pointtype 12 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves.dat' index 46 using 1:2 with points pointtype 4 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves.dat' index 47 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'

# Panel 3
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.05497; set rmargin at screen 0.46578; set tmargin at screen 0.48659; set bmargin at screen 0.20610
set label 'Training loss (nats)' at screen 0.05497, screen 0.50793 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.26038, screen 0.15305 center textcolor rgb '#555555'
set border 3
set xrange [0.0:18.07399477632]
set xtics ('0' 0.0, '5' 5.0, '10' 10.0, '15' 15.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.19359736488415644:4.196054005622864]
set logscale y 10; set mytics 1
set ytics ('0.2' 0.2, '0.5' 0.5, '1' 1.0, '2' 2.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves.dat' index 48 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves.dat' index 49 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves.dat' index 50 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#009E73' title 'adapter-houlsby, smallest to largest', \
  'learning-curves.dat' index 51 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, smallest to largest', \
  'learning-curves.dat' index 52 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'prompt, smallest to largest', \
  'learning-curves.dat' index 53 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'p-tuning, smallest to largest', \
  'learning-curves.dat' index 54 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'p-tuning-v2, smallest to largest', \
  'learning-curves.dat' index 55 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves.dat' index 56 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves.dat' index 57 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves.dat' index 58 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves.dat' index 59 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves.dat' index 60 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves.dat' index 61 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves.dat' index 62 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves.dat' index 63 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves.dat' index 64 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves.dat' index 65 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves.dat' index 66 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves.dat' index 67 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves.dat' index 68 using 1:2 with points pointtype 11 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves.dat' index 69 using 1:2 with points pointtype 12 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves.dat' index 70 using 1:2 with points pointtype 4 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves.dat' index 71 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'

# Panel 4
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.55497; set rmargin at screen 0.96578; set tmargin at screen 0.48659; set bmargin at screen 0.20610
set label 'Dev accuracy' at screen 0.55497, screen 0.50793 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.76038, screen 0.15305 center textcolor rgb '#555555'
set border 3
set xrange [0.0:18.07399477632]
set xtics ('0' 0.0, '5' 5.0, '10' 10.0, '15' 15.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.02020618556701031:0.6643298969072164]
set ytics ('0.1' 0.1, '0.2' 0.2, '0.3' 0.30000000000000004, '0.4' 0.4, '0.5' 0.5, '0.6' 0.6000000000000001)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves.dat' index 72 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves.dat' index 73 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves.dat' index 74 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#009E73' title 'adapter-houlsby, smallest to largest', \
  'learning-curves.dat' index 75 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, smallest to largest', \
  'learning-curves.dat' index 76 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'prompt, smallest to largest', \
  'learning-curves.dat' index 77 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'p-tuning, smallest to largest', \
  'learning-curves.dat' index 78 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'p-tuning-v2, smallest to largest', \
  'learning-curves.dat' index 79 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves.dat' index 80 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves.dat' index 81 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves.dat' index 82 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves.dat' index 83 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves.dat' index 84 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves.dat' index 85 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves.dat' index 86 using 1:2 with lines linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves.dat' index 87 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves.dat' index 88 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves.dat' index 89 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves.dat' index 90 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves.dat' index 91 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'learning-curves.dat' index 92 using 1:2 with points pointtype 11 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'learning-curves.dat' index 93 using 1:2 with points pointtype 12 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'learning-curves.dat' index 94 using 1:2 with points pointtype 4 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'learning-curves.dat' index 95 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
