# Test cross-entropy against process at peak
# Made by tunebench. Data: pareto.dat, in the same directory.
# Change what you like, and draw again with: gnuplot pareto.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.597 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,662 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01722; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1379 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00604; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.597in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00604; title_font = ',10.5'
}
set output 'pareto.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test cross-entropy against process at peak' at screen 0.02104, screen 0.96450 left font title_font
set label 'wordnet/define/artifact, 480 training rows' at screen 0.02104, screen 0.92674 left textcolor rgb '#555555'
set label 'Means over seeds (n = 5), best low and to the' at screen 0.02104, screen 0.17296 left textcolor rgb '#555555'
set label 'left; dotted: the best that can be had; faint:' at screen 0.02104, screen 0.13822 left textcolor rgb '#555555'
set label 'beaten by another in both; grey: 95 % bootstrap' at screen 0.02104, screen 0.10347 left textcolor rgb '#555555'
set label 'interval of the mean, which with 5 seeds holds' at screen 0.02104, screen 0.06873 left textcolor rgb '#555555'
set label 'the true mean in about 84 % of cases.' at screen 0.02104, screen 0.03399 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.85347; set bmargin at screen 0.27946
set label 'Test cross-entropy' at screen 0.02104, screen 0.87991 left textcolor rgb '#555555'
set label 'Process at peak (GB)' at screen 0.53374, screen 0.21375 center textcolor rgb '#555555'
set border 3
set xrange [0.42524127232:3.06858037248]
set xtics ('0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5, '3.0' 3.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [2.6995251414601524:2.993976983017279]
set ytics ('2.70' 2.7, '2.75' 2.75, '2.80' 2.8000000000000003, '2.85' 2.85, '2.90' 2.9000000000000004, '2.95' 2.95)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set label 'fft' at first 2.9298008064000003, first 2.721206883409603 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'bitfit' at first 0.549343232, first 2.7772298476338872 left offset screen 0.05303, screen 0.05370 front textcolor rgb '#222222'
set arrow from first 0.549343232, first 2.7772298476338872 rto screen 0.05303, screen 0.03807 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer' at first 0.5906702336, first 2.7659283656214737 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#8A8A8A'
set label 'prefix' at first 0.6560317440000001, first 2.7966577825121344 left offset screen 0.01326, screen -0.02515 front textcolor rgb '#8A8A8A'
set label 'prompt' at first 0.5677449216, first 2.9101323073530425 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#8A8A8A'
set label 'p-tuning' at first 0.5836783616, first 2.9727488509697926 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#8A8A8A'
set label 'p-tuning-v2' at first 0.548896768, first 2.9431110223053163 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'lora' at first 0.5753135104, first 2.7569807598259652 left offset screen -0.03625, screen -0.02923 front textcolor rgb '#222222'
plot \
  'pareto.dat' index 0 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#444444' title 'not beaten in both', \
  'pareto.dat' index 1 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'adapter-pfeiffer', \
  'pareto.dat' index 1 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'adapter-pfeiffer', \
  'pareto.dat' index 1 using 1:2 with points pointtype 6 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'adapter-pfeiffer', \
  'pareto.dat' index 2 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix', \
  'pareto.dat' index 2 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix', \
  'pareto.dat' index 2 using 1:2 with points pointtype 13 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'prefix', \
  'pareto.dat' index 3 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt', \
  'pareto.dat' index 3 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt', \
  'pareto.dat' index 3 using 1:2 with points pointtype 11 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EFBF99' title 'prompt', \
  'pareto.dat' index 4 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning', \
  'pareto.dat' index 4 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning', \
  'pareto.dat' index 4 using 1:2 with points pointtype 12 pointsize 0.90000*mark linewidth 1 linecolor rgb '#BCE1F7' title 'p-tuning', \
  'pareto.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'pareto.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'pareto.dat' index 5 using 1:2 with points pointtype 5 pointsize 1.20000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'pareto.dat' index 6 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'pareto.dat' index 6 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'pareto.dat' index 6 using 1:2 with points pointtype 9 pointsize 1.20000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'pareto.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'pareto.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'pareto.dat' index 7 using 1:2 with points pointtype 4 pointsize 1.20000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'pareto.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'pareto.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'pareto.dat' index 8 using 1:2 with points pointtype 7 pointsize 1.20000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
