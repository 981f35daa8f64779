# Latency by length: baselines and others
# Made by tunebench. Data: latency-baselines-and-others.dat, in the same directory.
# Change what you like, and draw again with: gnuplot latency-baselines-and-others.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 3.583 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,516 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02209; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,1075 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00775; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,3.583in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00775; title_font = ',10.5'
}
set output 'latency-baselines-and-others.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Latency by length: baselines and others' at screen 0.01006, screen 0.95446 left font title_font
set label 'wordnet/definition-match/artifact' at screen 0.01006, screen 0.90601 left textcolor rgb '#555555'
set label 'One input at a time: the median, mean over seeds; the table has 95th percentiles. Small marks are single' at screen 0.01006, screen 0.08624 left textcolor rgb '#555555'
set label 'seeds.' at screen 0.01006, screen 0.04167 left textcolor rgb '#555555'
set arrow from screen 0.01006, screen 0.13857 to screen 0.03623, screen 0.13857 nohead linewidth 1.1 dashtype 3 linecolor rgb '#7F7F7F'
set label '' at screen 0.02315, screen 0.13857 left point pointtype 6 pointsize 0.9*mark linecolor rgb '#7F7F7F'
set label 'head' at screen 0.04630, screen 0.13857 left textcolor rgb '#222222'
set arrow from screen 0.20927, screen 0.13857 to screen 0.23544, screen 0.13857 nohead linewidth 1.1 dashtype 1 linecolor rgb '#000000'
set label '' at screen 0.22235, screen 0.13857 left point pointtype 5 pointsize 0.9*mark linecolor rgb '#000000'
set label 'fft' at screen 0.24550, screen 0.13857 left textcolor rgb '#222222'
set arrow from screen 0.40847, screen 0.13857 to screen 0.43464, screen 0.13857 nohead linewidth 1.1 dashtype 1 linecolor rgb '#CC79A7'
set label '' at screen 0.42156, screen 0.13857 left point pointtype 9 pointsize 0.9*mark linecolor rgb '#CC79A7'
set label 'bitfit' at screen 0.44471, screen 0.13857 left textcolor rgb '#222222'
set arrow from screen 0.60768, screen 0.13857 to screen 0.63385, screen 0.13857 nohead linewidth 1.1 dashtype 2 linecolor rgb '#E69F00'
set label '' at screen 0.62076, screen 0.13857 left point pointtype 6 pointsize 0.9*mark linecolor rgb '#E69F00'
set label 'adapter-pfeiffer' at screen 0.64391, screen 0.13857 left textcolor rgb '#222222'
set arrow from screen 0.80688, screen 0.13857 to screen 0.83305, screen 0.13857 nohead linewidth 1.1 dashtype 1 linecolor rgb '#0072B2'
set label '' at screen 0.81997, screen 0.13857 left point pointtype 7 pointsize 0.9*mark linecolor rgb '#0072B2'
set label 'lora' at screen 0.84312, screen 0.13857 left textcolor rgb '#222222'
set multiplot

# Panel 1: As trained
set lmargin at screen 0.04921; set rmargin at screen 0.46578; set tmargin at screen 0.76744; set bmargin at screen 0.28295
set label 'As trained' at screen 0.04921, screen 0.84593 left textcolor rgb '#222222'
set label 'Latency (ms)' at screen 0.04921, screen 0.80136 left textcolor rgb '#555555'
set label 'Length (tokens)' at screen 0.25750, screen 0.19864 center textcolor rgb '#555555'
set border 3
set xrange [10.399999999999999:133.6]
set xtics ('20' 20.0, '40' 40.0, '60' 60.0, '80' 80.0, '100' 100.0, '120' 120.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.0:27.429890775]
set ytics ('0' 0.0, '5' 5.0, '10' 10.0, '15' 15.0, '20' 20.0, '25' 25.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'latency-baselines-and-others.dat' index 0 using 1:2 with lines linewidth 1.1 dashtype 3 linecolor rgb '#7F7F7F' title 'head', \
  'latency-baselines-and-others.dat' index 1 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#000000' title 'fft', \
  'latency-baselines-and-others.dat' index 2 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'latency-baselines-and-others.dat' index 3 using 1:2 with lines linewidth 1.1 dashtype 2 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'latency-baselines-and-others.dat' index 4 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'latency-baselines-and-others.dat' index 5 using 1:2 with points pointtype 6 pointsize 0.40000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'seeds of head', \
  'latency-baselines-and-others.dat' index 6 using 1:2 with points pointtype 6 pointsize 0.80000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'latency-baselines-and-others.dat' index 7 using 1:2 with points pointtype 5 pointsize 0.40000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'latency-baselines-and-others.dat' index 8 using 1:2 with points pointtype 5 pointsize 0.80000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'latency-baselines-and-others.dat' index 9 using 1:2 with points pointtype 9 pointsize 0.40000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'latency-baselines-and-others.dat' index 10 using 1:2 with points pointtype 9 pointsize 0.80000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'latency-baselines-and-others.dat' index 11 using 1:2 with points pointtype 6 pointsize 0.40000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer', \
  'latency-baselines-and-others.dat' index 12 using 1:2 with points pointtype 6 pointsize 0.80000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'latency-baselines-and-others.dat' index 13 using 1:2 with points pointtype 7 pointsize 0.40000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'latency-baselines-and-others.dat' index 14 using 1:2 with points pointtype 7 pointsize 0.80000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'

# Panel 2: Merged into the weights
unset label; unset arrow; unset object; unset logscale
set lmargin at screen 0.54921; set rmargin at screen 0.96578; set tmargin at screen 0.76744; set bmargin at screen 0.28295
set label 'Merged into the weights' at screen 0.54921, screen 0.84593 left textcolor rgb '#222222'
set label 'Latency (ms)' at screen 0.54921, screen 0.80136 left textcolor rgb '#555555'
set label 'Length (tokens)' at screen 0.75750, screen 0.19864 center textcolor rgb '#555555'
set border 3
set xrange [10.399999999999999:133.6]
set xtics ('20' 20.0, '40' 40.0, '60' 60.0, '80' 80.0, '100' 100.0, '120' 120.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.0:27.429890775]
set ytics ('0' 0.0, '5' 5.0, '10' 10.0, '15' 15.0, '20' 20.0, '25' 25.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
plot \
  'latency-baselines-and-others.dat' index 15 using 1:2 with lines linewidth 1.1 dashtype 1 linecolor rgb '#0072B2' title 'lora', \
  'latency-baselines-and-others.dat' index 16 using 1:2 with points pointtype 7 pointsize 0.40000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'latency-baselines-and-others.dat' index 17 using 1:2 with points pointtype 7 pointsize 0.80000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset multiplot
unset label; unset arrow; unset object; unset logscale
unset output
}
