# Learning curves: baselines and others
# Made by tunebench. Data: learning-curves-baselines-and-others.dat, in the same directory.
# Change what you like, and draw again with: gnuplot learning-curves-baselines-and-others.gp

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
set output 'learning-curves-baselines-and-others.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning curves: baselines and others' at screen 0.01006, screen 0.97134 left font title_font
set label 'sst2' at screen 0.01006, screen 0.94085 left textcolor rgb '#555555'
set label 'Loss: running mean over 21 steps. Lines: mean over seeds (n = 5); bands: smallest to largest seed. Lines' at screen 0.01006, screen 0.05427 left textcolor rgb '#555555'
set label "end where the first of a method\047s seeds ends." at screen 0.01006, screen 0.02622 left textcolor rgb '#555555'
set arrow from screen 0.01006, screen 0.11524 to screen 0.03623, screen 0.11524 nohead linewidth 1.2 dashtype 3 linecolor rgb '#7F7F7F'
set label '' at screen 0.02315, screen 0.11524 left point pointtype 6 pointsize 0.9*mark linecolor rgb '#7F7F7F'
set label 'head' at screen 0.04630, screen 0.11524 left textcolor rgb '#222222'
set arrow from screen 0.21463, screen 0.11524 to screen 0.24080, screen 0.11524 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.22772, screen 0.11524 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.25086, screen 0.11524 left textcolor rgb '#222222'
set arrow from screen 0.41920, screen 0.11524 to screen 0.44537, screen 0.11524 nohead linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7'
set label '' at screen 0.43228, screen 0.11524 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'bitfit' at screen 0.45543, screen 0.11524 left textcolor rgb '#222222'
set arrow from screen 0.01006, screen 0.08720 to screen 0.03623, screen 0.08720 nohead linewidth 1.2 dashtype 1 linecolor rgb '#009E73'
set label '' at screen 0.02315, screen 0.08720 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#009E73'
set label 'adapter-houlsby' at screen 0.04630, screen 0.08720 left textcolor rgb '#222222'
set arrow from screen 0.21463, screen 0.08720 to screen 0.24080, screen 0.08720 nohead linewidth 1.2 dashtype 1 linecolor rgb '#0072B2'
set label '' at screen 0.22772, screen 0.08720 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora' at screen 0.25086, screen 0.08720 left textcolor rgb '#222222'
set multiplot

# Panel 1
set lmargin at screen 0.06649; set rmargin at screen 0.47154; set tmargin at screen 0.88171; set bmargin at screen 0.60122
set label 'Training loss (nats)' at screen 0.06649, screen 0.90305 left textcolor rgb '#555555'
set label 'Step' at screen 0.26902, screen 0.54817 center textcolor rgb '#555555'
set border 3
set xrange [0.0:235.15]
set xtics ('0' 0.0, '50' 50.0, '100' 100.0, '150' 150.0, '200' 200.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.040257141495553345:1.0865797400474548]
set logscale y 10; set mytics 1
set ytics ('0.05' 0.05, '0.1' 0.1, '0.2' 0.2, '0.5' 0.5, '1' 1.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-baselines-and-others.dat' index 0 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#7F7F7F' title 'head, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 1 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 2 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 3 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#009E73' title 'adapter-houlsby, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 4 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 5 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#7F7F7F' title 'head', \
  'learning-curves-baselines-and-others.dat' index 6 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-baselines-and-others.dat' index 7 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-baselines-and-others.dat' index 8 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves-baselines-and-others.dat' index 9 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves-baselines-and-others.dat' index 10 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'learning-curves-baselines-and-others.dat' index 11 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-baselines-and-others.dat' index 12 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-baselines-and-others.dat' index 13 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves-baselines-and-others.dat' index 14 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'

# Panel 2
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.56073; set rmargin at screen 0.96578; set tmargin at screen 0.88171; set bmargin at screen 0.60122
set label 'Dev accuracy' at screen 0.56073, screen 0.90305 left textcolor rgb '#555555'
set label 'Epoch' at screen 0.76326, screen 0.54817 center textcolor rgb '#555555'
set border 3
set xrange [0.7:7.3]
set xtics ('1' 1.0, '2' 2.0, '3' 3.0, '4' 4.0, '5' 5.0, '6' 6.0, '7' 7.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.47299311926605503:0.865309633027523]
set ytics ('0.5' 0.5, '0.6' 0.6000000000000001, '0.7' 0.7000000000000001, '0.8' 0.8)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-baselines-and-others.dat' index 15 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#7F7F7F' title 'head, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 16 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 17 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 18 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#009E73' title 'adapter-houlsby, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 19 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 20 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#7F7F7F' title 'head', \
  'learning-curves-baselines-and-others.dat' index 21 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-baselines-and-others.dat' index 22 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-baselines-and-others.dat' index 23 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves-baselines-and-others.dat' index 24 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves-baselines-and-others.dat' index 25 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'learning-curves-baselines-and-others.dat' index 26 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-baselines-and-others.dat' index 27 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-baselines-and-others.dat' index 28 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves-baselines-and-others.dat' index 29 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'

# Panel 3
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.06649; set rmargin at screen 0.47154; set tmargin at screen 0.48659; set bmargin at screen 0.20610
set label 'Training loss (nats)' at screen 0.06649, screen 0.50793 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.26902, screen 0.15305 center textcolor rgb '#555555'
set border 3
set xrange [0.0:17.450130558664004]
set xtics ('0.0' 0.0, '2.5' 2.5, '5.0' 5.0, '7.5' 7.5, '10.0' 10.0, '12.5' 12.5, '15.0' 15.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.040257141495553345:1.0865797400474548]
set logscale y 10; set mytics 1
set ytics ('0.05' 0.05, '0.1' 0.1, '0.2' 0.2, '0.5' 0.5, '1' 1.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-baselines-and-others.dat' index 30 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#7F7F7F' title 'head, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 31 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 32 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 33 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#009E73' title 'adapter-houlsby, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 34 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 35 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#7F7F7F' title 'head', \
  'learning-curves-baselines-and-others.dat' index 36 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-baselines-and-others.dat' index 37 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-baselines-and-others.dat' index 38 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves-baselines-and-others.dat' index 39 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves-baselines-and-others.dat' index 40 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'learning-curves-baselines-and-others.dat' index 41 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-baselines-and-others.dat' index 42 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-baselines-and-others.dat' index 43 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves-baselines-and-others.dat' index 44 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'

# Panel 4
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.56073; set rmargin at screen 0.96578; set tmargin at screen 0.48659; set bmargin at screen 0.20610
set label 'Dev accuracy' at screen 0.56073, screen 0.50793 left textcolor rgb '#555555'
set label 'Training time (s)' at screen 0.76326, screen 0.15305 center textcolor rgb '#555555'
set border 3
set xrange [0.0:17.450130558664004]
set xtics ('0.0' 0.0, '2.5' 2.5, '5.0' 5.0, '7.5' 7.5, '10.0' 10.0, '12.5' 12.5, '15.0' 15.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.47299311926605503:0.865309633027523]
set ytics ('0.5' 0.5, '0.6' 0.6000000000000001, '0.7' 0.7000000000000001, '0.8' 0.8)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'learning-curves-baselines-and-others.dat' index 45 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#7F7F7F' title 'head, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 46 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 47 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 48 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#009E73' title 'adapter-houlsby, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 49 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#0072B2' title 'lora, smallest to largest', \
  'learning-curves-baselines-and-others.dat' index 50 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#7F7F7F' title 'head', \
  'learning-curves-baselines-and-others.dat' index 51 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-baselines-and-others.dat' index 52 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-baselines-and-others.dat' index 53 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves-baselines-and-others.dat' index 54 using 1:2 with lines linewidth 1.2 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'learning-curves-baselines-and-others.dat' index 55 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'learning-curves-baselines-and-others.dat' index 56 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'learning-curves-baselines-and-others.dat' index 57 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'learning-curves-baselines-and-others.dat' index 58 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'learning-curves-baselines-and-others.dat' index 59 using 1:2 with points pointtype 7 pointsize 0.70000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
