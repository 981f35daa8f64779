# Performance profiles: soft prompts
# Made by tunebench. Data: profiles-accuracy-soft-prompts.dat, in the same directory.
# Change what you like, and draw again with: gnuplot profiles-accuracy-soft-prompts.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.069 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,586 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01945; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1221 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00683; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.069in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00683; title_font = ',10.5'
}
set output 'profiles-accuracy-soft-prompts.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Performance profiles: soft prompts' at screen 0.02104, screen 0.95990 left font title_font
set label 'wordnet/supersense' at screen 0.02104, screen 0.91724 left textcolor rgb '#555555'
set label 'n = 2 seeds on 1 task. Bands: 95 % bootstrap' at screen 0.02104, screen 0.15614 left textcolor rgb '#555555'
set label 'interval, resampled seed by seed within each' at screen 0.02104, screen 0.11689 left textcolor rgb '#555555'
set label 'task. A line above another belongs to the better' at screen 0.02104, screen 0.07765 left textcolor rgb '#555555'
set label 'method.' at screen 0.02104, screen 0.03840 left textcolor rgb '#555555'
set arrow from screen 0.02104, screen 0.28072 to screen 0.07576, screen 0.28072 nohead linewidth 1.2 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.04840, screen 0.28072 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.09680, screen 0.28072 left textcolor rgb '#222222'
set arrow from screen 0.35828, screen 0.28072 to screen 0.41300, screen 0.28072 nohead linewidth 1.2 dashtype 1 linecolor rgb '#E69F00'
set label '' at screen 0.38564, screen 0.28072 left point pointtype 13 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'prefix' at screen 0.43404, screen 0.28072 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.24147 to screen 0.07576, screen 0.24147 nohead linewidth 1.2 dashtype 1 linecolor rgb '#D55E00'
set label '' at screen 0.04840, screen 0.24147 left point pointtype 11 pointsize 0.9*mark linecolor rgb '#D55E00'
set label 'prompt' at screen 0.09680, screen 0.24147 left textcolor rgb '#222222'
set arrow from screen 0.35828, screen 0.24147 to screen 0.41300, screen 0.24147 nohead linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9'
set label '' at screen 0.38564, screen 0.24147 left point pointtype 12 pointsize 0.9*mark linecolor rgb '#56B4E9'
set label 'p-tuning' at screen 0.43404, screen 0.24147 left textcolor rgb '#222222'
set arrow from screen 0.02104, screen 0.20222 to screen 0.07576, screen 0.20222 nohead linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7'
set label '' at screen 0.04840, screen 0.20222 left point pointtype 4 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'p-tuning-v2' at screen 0.09680, screen 0.20222 left textcolor rgb '#222222'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.83447; set bmargin at screen 0.40785
set label 'Share of runs above' at screen 0.02104, screen 0.86433 left textcolor rgb '#555555'
set label 'Threshold of test accuracy' at screen 0.52170, screen 0.33362 center textcolor rgb '#555555'
set border 3
set xrange [0.22596288659793812:0.5492948453608248]
set xtics ('0.25' 0.25, '0.30' 0.30000000000000004, '0.35' 0.35000000000000003, '0.40' 0.4, '0.45' 0.45, '0.50' 0.5) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.0:1.02]
set ytics ('0.0' 0.0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6000000000000001, '0.8' 0.8, '1.0' 1.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'profiles-accuracy-soft-prompts.dat' index 0 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#000000' title 'fft, interval', \
  'profiles-accuracy-soft-prompts.dat' index 1 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#E69F00' title 'prefix, interval', \
  'profiles-accuracy-soft-prompts.dat' index 2 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#D55E00' title 'prompt, interval', \
  'profiles-accuracy-soft-prompts.dat' index 3 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#56B4E9' title 'p-tuning, interval', \
  'profiles-accuracy-soft-prompts.dat' index 4 using 1:3:4 with filledcurves fillstyle transparent solid 0.15 noborder linecolor rgb '#CC79A7' title 'p-tuning-v2, interval', \
  'profiles-accuracy-soft-prompts.dat' index 5 using 1:2 with steps linewidth 1.2 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'profiles-accuracy-soft-prompts.dat' index 6 using 1:2 with steps linewidth 1.2 dashtype 1 linecolor rgb '#E69F00' title 'prefix', \
  'profiles-accuracy-soft-prompts.dat' index 7 using 1:2 with steps linewidth 1.2 dashtype 1 linecolor rgb '#D55E00' title 'prompt', \
  'profiles-accuracy-soft-prompts.dat' index 8 using 1:2 with steps linewidth 1.2 dashtype 2 linecolor rgb '#56B4E9' title 'p-tuning', \
  'profiles-accuracy-soft-prompts.dat' index 9 using 1:2 with steps linewidth 1.2 dashtype 2 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'profiles-accuracy-soft-prompts.dat' index 10 using 1:2 with points pointtype 5 pointsize 0.70000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'profiles-accuracy-soft-prompts.dat' index 11 using 1:2 with points pointtype 13 pointsize 0.70000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'profiles-accuracy-soft-prompts.dat' index 12 using 1:2 with points pointtype 11 pointsize 0.70000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'profiles-accuracy-soft-prompts.dat' index 13 using 1:2 with points pointtype 12 pointsize 0.70000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'profiles-accuracy-soft-prompts.dat' index 14 using 1:2 with points pointtype 4 pointsize 0.70000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2'
unset label; unset arrow; unset object; unset logscale
unset output
}
