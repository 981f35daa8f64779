# Performance profiles: baselines and others
# Made by tunebench. Data: profiles-accuracy-baselines-and-others.dat, in the same directory.
# Change what you like, and draw again with: gnuplot profiles-accuracy-baselines-and-others.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 3.750 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,540 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02111; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1125 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00741; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,3.750in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00741; title_font = ',10.5'
}
set output 'profiles-accuracy-baselines-and-others.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Performance profiles: baselines and others' at screen 0.02104, screen 0.95648 left font title_font
set label 'wordnet/supersense' at screen 0.02104, screen 0.91019 left textcolor rgb '#555555'
set label 'n = 2 seeds on 1 task. Bands: 95 % bootstrap' at screen 0.02104, screen 0.16944 left textcolor rgb '#555555'
set label 'interval, resampled seed by seed within each' at screen 0.02104, screen 0.12685 left textcolor rgb '#555555'
set label 'task. A line above another belongs to the better' at screen 0.02104, screen 0.08426 left textcolor rgb '#555555'
set label 'method.' at screen 0.02104, screen 0.04167 left textcolor rgb '#555555'
set arrow from screen 0.02104, screen 0.21944 to screen 0.07576, screen 0.21944 nohead linewidth 1.2 dashtype 3 linecolor rgb '#7F7F7F'
set label '' at screen 0.04840, screen 0.21944 left point pointtype 6 pointsize 0.9*mark linecolor rgb '#7F7F7F'
set label 'head' at screen 0.09680, screen 0.21944 left textcolor rgb '#222222'
set arrow from screen 0.23347, screen 0.21944 to screen 0.28819, screen 0.21944 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.26083, screen 0.21944 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.30923, screen 0.21944 left textcolor rgb '#222222'
set arrow from screen 0.44590, screen 0.21944 to screen 0.50061, screen 0.21944 nohead linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7'
set label '' at screen 0.47326, screen 0.21944 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'bitfit' at screen 0.52166, screen 0.21944 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.82037; set bmargin at screen 0.35741
set label 'Share of runs above' at screen 0.02104, screen 0.85278 left textcolor rgb '#555555'
set label 'Threshold of test accuracy' at screen 0.52170, screen 0.27685 center textcolor rgb '#555555'
set border 3
set xrange [0.22596288659793812:0.5492948453608248]
set xtics ('0.25' 0.25, '0.30' 0.30000000000000004, '0.35' 0.35000000000000003, '0.40' 0.4, '0.45' 0.45, '0.50' 0.5) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.0:1.02]
set ytics ('0.0' 0.0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6000000000000001, '0.8' 0.8, '1.0' 1.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'profiles-accuracy-baselines-and-others.dat' index 0 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#7F7F7F' title 'head, interval', \
  'profiles-accuracy-baselines-and-others.dat' index 1 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, interval', \
  'profiles-accuracy-baselines-and-others.dat' index 2 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'bitfit, interval', \
  'profiles-accuracy-baselines-and-others.dat' index 3 using 1:2 with steps linewidth 1.2 dashtype 3 linecolor rgb '#7F7F7F' title 'head', \
  'profiles-accuracy-baselines-and-others.dat' index 4 using 1:2 with steps linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'profiles-accuracy-baselines-and-others.dat' index 5 using 1:2 with steps linewidth 1.2 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'profiles-accuracy-baselines-and-others.dat' index 6 using 1:2 with points pointtype 6 pointsize 0.70000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'profiles-accuracy-baselines-and-others.dat' index 7 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'profiles-accuracy-baselines-and-others.dat' index 8 using 1:2 with points pointtype 9 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit'
unset label; unset arrow; unset object; unset logscale
unset output
}
