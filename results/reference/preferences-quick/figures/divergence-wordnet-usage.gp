# Forgetting and distance: wordnet/usage
# Made by tunebench. Data: divergence-wordnet-usage.dat, in the same directory.
# Change what you like, and draw again with: gnuplot divergence-wordnet-usage.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 3.875 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,558 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02043; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1163 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00717; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,3.875in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00717; title_font = ',10.5'
}
set output 'divergence-wordnet-usage.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Forgetting and distance: wordnet/usage' at screen 0.02104, screen 0.95789 left font title_font
set label 'trained on wordnet/prefer-definition/artifact' at screen 0.02104, screen 0.91308 left textcolor rgb '#555555'
set label 'A point is one seed (n = 1): no interval,' at screen 0.02104, screen 0.16219 left textcolor rgb '#555555'
set label 'differences may be chance. Colours are methods,' at screen 0.02104, screen 0.12097 left textcolor rgb '#555555'
set label 'marks objectives. Dashed line: y = a x + b x² of' at screen 0.02104, screen 0.07975 left textcolor rgb '#555555'
set label 'all runs.' at screen 0.02104, screen 0.03853 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.15271; set rmargin at screen 0.92845; set tmargin at screen 0.82616; set bmargin at screen 0.28853
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.02104, screen 0.85753 left textcolor rgb '#555555'
set label 'KL(base || tuned) on the new task (nats a token)' at screen 0.97896, screen 0.21057 right textcolor rgb '#555555'
set border 3
set xrange [-0.06067563874409875:1.2741884136260737]
set xtics ('0.0' 0.0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6000000000000001, '0.8' 0.8, '1.0' 1.0, '1.2' 1.2000000000000002) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back linewidth 0.75 linecolor rgb '#888888'
set yrange [-0.03512357663699354:0.01971370653787078]
set ytics ('-0.03' -0.03, '-0.02' -0.02, '-0.01' -0.01, '0.00' 0.0, '0.01' 0.01)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft · dpo' at first 0.5570776964621856, first 0.005271949132362286 left offset screen 0.02917, screen 0.04339 front textcolor rgb '#222222'
set arrow from first 0.5570776964621856, first 0.005271949132362286 rto screen 0.02917, screen 0.02484 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'fft · grpo' at first 0.14923873518209138, first 0.0005645469760275912 left offset screen 0.01326, screen 0.02984 front textcolor rgb '#222222'
set label 'fft · sft' at first 1.213512774881975, first -0.032630972856317886 left offset screen -0.15708, screen 0.00000 front textcolor rgb '#222222'
set label 'lora · dpo' at first 0.34370486583831056, first 0.017221102757195128 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'lora · grpo' at first 0.02346696396619202, first -0.00018256746930900292 left offset screen 0.01326, screen -0.02984 front textcolor rgb '#222222'
set label 'lora · sft' at first 1.159417156470817, first -0.024647565151711737 left offset screen -0.18239, screen -0.02984 front textcolor rgb '#222222'
plot \
  'divergence-wordnet-usage.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 2 linecolor rgb '#999999' title 'one curve of all runs', \
  'divergence-wordnet-usage.dat' index 1 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo', \
  'divergence-wordnet-usage.dat' index 2 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · grpo', \
  'divergence-wordnet-usage.dat' index 3 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · sft', \
  'divergence-wordnet-usage.dat' index 4 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo', \
  'divergence-wordnet-usage.dat' index 5 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · grpo', \
  'divergence-wordnet-usage.dat' index 6 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · sft'
unset label; unset arrow; unset object; unset logscale
unset output
}
