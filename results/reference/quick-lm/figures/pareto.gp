# Test cross-entropy against process at peak
# Made by tunebench. Data: pareto.dat, in the same directory.
# Change what you like, and draw again with: gnuplot pareto.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.278 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,616 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01851; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1283 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00649; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.278in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00649; title_font = ',10.5'
}
set output 'pareto.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test cross-entropy against process at peak' at screen 0.02104, screen 0.96185 left font title_font
set label 'wordnet/define/artifact, 960 training rows' at screen 0.02104, screen 0.92127 left textcolor rgb '#555555'
set label 'Means over seeds (n = 1), best low and to the' at screen 0.02104, screen 0.11120 left textcolor rgb '#555555'
set label 'left; dotted: the best that can be had; faint:' at screen 0.02104, screen 0.07386 left textcolor rgb '#555555'
set label 'beaten by another in both.' at screen 0.02104, screen 0.03653 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.84253; set bmargin at screen 0.22565
set label 'Test cross-entropy' at screen 0.02104, screen 0.87094 left textcolor rgb '#555555'
set label 'Process at peak (GB)' at screen 0.53374, screen 0.15503 center textcolor rgb '#555555'
set border 3
set xrange [0.4689344512:2.4903313408]
set xtics ('0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [2.643605494993834:2.961794215403319]
set ytics ('2.65' 2.6500000000000004, '2.70' 2.7, '2.75' 2.75, '2.80' 2.8000000000000003, '2.85' 2.85, '2.90' 2.9000000000000004, '2.95' 2.95)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set label 'fft' at first 2.398449664, first 2.6580686186488105 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'bitfit' at first 0.561487872, first 2.7446530731662198 left offset screen 0.04167, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 0.561487872, first 2.7446530731662198 rto screen 0.04167, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer' at first 0.60235776, first 2.7236018119269274 left offset screen 0.01326, screen -0.02703 front textcolor rgb '#222222'
set label 'prefix' at first 0.640978944, first 2.7983221597021024 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#8A8A8A'
set label 'prompt' at first 0.580038656, first 2.909194270727433 left offset screen 0.01326, screen -0.02703 front textcolor rgb '#8A8A8A'
set label 'p-tuning' at first 0.593174528, first 2.9473310917483424 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#8A8A8A'
set label 'p-tuning-v2' at first 0.560816128, first 2.921313632939885 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'lora' at first 0.588263424, first 2.7503245673230237 left offset screen 0.01326, screen 0.02703 front textcolor rgb '#8A8A8A'
plot \
  'pareto.dat' index 0 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#444444' title 'not beaten in both', \
  'pareto.dat' index 1 using 1:2 with points pointtype 13 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'prefix', \
  'pareto.dat' index 2 using 1:2 with points pointtype 11 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EFBF99' title 'prompt', \
  'pareto.dat' index 3 using 1:2 with points pointtype 12 pointsize 0.90000*mark linewidth 1 linecolor rgb '#BCE1F7' title 'p-tuning', \
  'pareto.dat' index 4 using 1:2 with points pointtype 7 pointsize 0.90000*mark linewidth 1 linecolor rgb '#99C7E1' title 'lora', \
  'pareto.dat' index 5 using 1:2 with points pointtype 5 pointsize 1.20000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'pareto.dat' index 6 using 1:2 with points pointtype 9 pointsize 1.20000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'pareto.dat' index 7 using 1:2 with points pointtype 6 pointsize 1.20000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'pareto.dat' index 8 using 1:2 with points pointtype 4 pointsize 1.20000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2'
unset label; unset arrow; unset object; unset logscale
unset output
}
