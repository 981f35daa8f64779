# Test accuracy against trained parameters
# Made by tunebench. Data: parameters.dat, in the same directory.
# Change what you like, and draw again with: gnuplot parameters.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 3.556 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,512 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02227; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1067 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00781; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,3.556in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00781; title_font = ',10.5'
}
set output 'parameters.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test accuracy against trained parameters' at screen 0.02104, screen 0.95410 left font title_font
set label 'wordnet/prefer-definition/artifact' at screen 0.02104, screen 0.90527 left textcolor rgb '#555555'
set label 'A point is one seed (n = 1): no interval,' at screen 0.02104, screen 0.08691 left textcolor rgb '#555555'
set label 'differences may be chance.' at screen 0.02104, screen 0.04199 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.16312; set rmargin at screen 0.92845; set tmargin at screen 0.81055; set bmargin at screen 0.22461
set label 'Test accuracy' at screen 0.02104, screen 0.84473 left textcolor rgb '#555555'
set label 'Trainable parameters' at screen 0.54579, screen 0.13965 center textcolor rgb '#555555'
set border 3
set xrange [292611.781808622:211831920.44857568]
set logscale x 10; set mxtics 1
set xtics ('300k' 300000.0, '1M' 1000000.0, '3M' 3000000.0, '10M' 10000000.0, '30M' 30000000.0, '100M' 100000000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.536625:0.720875]
set ytics ('0.550' 0.55, '0.575' 0.5750000000000001, '0.600' 0.6000000000000001, '0.625' 0.625, '0.650' 0.65, '0.675' 0.675, '0.700' 0.7000000000000001)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set label 'fft · dpo' at first 134515008.0, first 0.5875 left offset screen -0.08076, screen 0.03779 front textcolor rgb '#222222'
set label 'fft · grpo' at first 134515008.0, first 0.5475 left offset screen -0.19602, screen 0.00000 front textcolor rgb '#222222'
set label 'fft · reward' at first 134515008.0, first 0.7125 left offset screen -0.24186, screen 0.00000 front textcolor rgb '#222222'
set label 'fft · sft' at first 134515008.0, first 0.56 left offset screen -0.06907, screen 0.03779 front textcolor rgb '#222222'
set label 'lora · dpo' at first 460800.0, first 0.5825 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'lora · grpo' at first 460800.0, first 0.5525 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'lora · reward' at first 460800.0, first 0.675 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'lora · sft' at first 460800.0, first 0.545 left offset screen 0.05303, screen 0.06943 front textcolor rgb '#222222'
set arrow from first 460800.0, first 0.545 rto screen 0.05303, screen 0.04922 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'parameters.dat' index 0 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo', \
  'parameters.dat' index 1 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · grpo', \
  'parameters.dat' index 2 using 1:2 with points pointtype 15 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · reward', \
  'parameters.dat' index 3 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · sft', \
  'parameters.dat' index 4 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo', \
  'parameters.dat' index 5 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · grpo', \
  'parameters.dat' index 6 using 1:2 with points pointtype 15 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · reward', \
  'parameters.dat' index 7 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · sft'
unset label; unset arrow; unset object; unset logscale
unset output
}
