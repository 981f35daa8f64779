# Test accuracy against process at peak
# Made by tunebench. Data: pareto.dat, in the same directory.
# Change what you like, and draw again with: gnuplot pareto.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.431 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,638 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01787; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1329 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00627; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.431in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00627; title_font = ',10.5'
}
set output 'pareto.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test accuracy against process at peak' at screen 0.02104, screen 0.96317 left font title_font
set label 'wordnet/prefer-definition/artifact, 480 training' at screen 0.02104, screen 0.92398 left textcolor rgb '#555555'
set label 'rows' at screen 0.02104, screen 0.88793 left textcolor rgb '#555555'
set label 'Means over seeds (n = 1), best high and to the' at screen 0.02104, screen 0.10580 left textcolor rgb '#555555'
set label 'left; dotted: the best that can be had; faint:' at screen 0.02104, screen 0.06975 left textcolor rgb '#555555'
set label 'beaten by another in both.' at screen 0.02104, screen 0.03370 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.16312; set rmargin at screen 0.92845; set tmargin at screen 0.81191; set bmargin at screen 0.21630
set label 'Test accuracy' at screen 0.02104, screen 0.83934 left textcolor rgb '#555555'
set label 'Process at peak (GB)' at screen 0.54579, screen 0.14812 center textcolor rgb '#555555'
set border 3
set xrange [0.46307143680000007:3.1042947072]
set xtics ('0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5, '3.0' 3.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.536625:0.720875]
set ytics ('0.550' 0.55, '0.575' 0.5750000000000001, '0.600' 0.6000000000000001, '0.625' 0.625, '0.650' 0.65, '0.675' 0.675, '0.700' 0.7000000000000001)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set label 'fft · dpo' at first 2.72021504, first 0.5875 left offset screen -0.08076, screen 0.03033 front textcolor rgb '#8A8A8A'
set label 'fft · grpo' at first 2.984239104, first 0.5475 left offset screen -0.19602, screen 0.00000 front textcolor rgb '#8A8A8A'
set label 'fft · reward' at first 2.407964672, first 0.7125 left offset screen -0.24186, screen 0.00000 front textcolor rgb '#222222'
set label 'fft · sft' at first 2.397077504, first 0.56 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#8A8A8A'
set label 'lora · dpo' at first 0.840859648, first 0.5825 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#8A8A8A'
set label 'lora · grpo' at first 0.663826432, first 0.5525 left offset screen 0.01326, screen -0.02610 front textcolor rgb '#222222'
set label 'lora · reward' at first 0.820109312, first 0.675 left offset screen 0.01326, screen 0.02610 front textcolor rgb '#222222'
set label 'lora · sft' at first 0.58312704, first 0.545 left offset screen 0.07955, screen 0.07547 front textcolor rgb '#222222'
set arrow from first 0.58312704, first 0.545 rto screen 0.07955, screen 0.05925 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'pareto.dat' index 0 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#444444' title 'not beaten in both', \
  'pareto.dat' index 1 using 1:2 with points pointtype 9 pointsize 0.90000*mark linewidth 1 linecolor rgb '#999999' title 'fft · dpo', \
  'pareto.dat' index 2 using 1:2 with points pointtype 13 pointsize 0.90000*mark linewidth 1 linecolor rgb '#999999' title 'fft · grpo', \
  'pareto.dat' index 3 using 1:2 with points pointtype 7 pointsize 0.90000*mark linewidth 1 linecolor rgb '#999999' title 'fft · sft', \
  'pareto.dat' index 4 using 1:2 with points pointtype 9 pointsize 0.90000*mark linewidth 1 linecolor rgb '#99C7E1' title 'lora · dpo', \
  'pareto.dat' index 5 using 1:2 with points pointtype 15 pointsize 1.20000*mark linewidth 1 linecolor rgb '#000000' title 'fft · reward', \
  'pareto.dat' index 6 using 1:2 with points pointtype 13 pointsize 1.20000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · grpo', \
  'pareto.dat' index 7 using 1:2 with points pointtype 15 pointsize 1.20000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · reward', \
  'pareto.dat' index 8 using 1:2 with points pointtype 7 pointsize 1.20000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · sft'
unset label; unset arrow; unset object; unset logscale
unset output
}
