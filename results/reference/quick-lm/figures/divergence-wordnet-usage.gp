# Forgetting and distance: wordnet/usage
# Made by tunebench. Data: divergence-wordnet-usage.dat, in the same directory.
# Change what you like, and draw again with: gnuplot divergence-wordnet-usage.gp

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
set output 'divergence-wordnet-usage.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Forgetting and distance: wordnet/usage' at screen 0.02104, screen 0.95410 left font title_font
set label 'trained on wordnet/define/artifact' at screen 0.02104, screen 0.90527 left textcolor rgb '#555555'
set label 'A point is one seed (n = 1): no interval,' at screen 0.02104, screen 0.08691 left textcolor rgb '#555555'
set label 'differences may be chance.' at screen 0.02104, screen 0.04199 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.15271; set rmargin at screen 0.92845; set tmargin at screen 0.81055; set bmargin at screen 0.22461
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.02104, screen 0.84473 left textcolor rgb '#555555'
set label 'KL(base || tuned) on the new task (nats a token)' at screen 0.97896, screen 0.13965 right textcolor rgb '#555555'
set border 3
set xrange [1.0800985228617448:1.601799455740189]
set xtics ('1.1' 1.1, '1.2' 1.2000000000000002, '1.3' 1.3, '1.4' 1.4000000000000001, '1.5' 1.5, '1.6' 1.6) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.059769055903523396:0.2689999365661247]
set ytics ('-0.05' -0.05, '0.00' 0.0, '0.05' 0.05, '0.10' 0.1, '0.15' 0.15000000000000002, '0.20' 0.2, '0.25' 0.25)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 1.5780857769729868, first -0.03845658622623782 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'bitfit' at first 1.4900348012045934, first -0.031133402292589762 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'adapter-pfeiffer' at first 1.4667745230190368, first -0.042482642064920695 left offset screen -0.31193, screen 0.03252 front textcolor rgb '#222222'
set label 'prefix' at first 1.4292233795242346, first 0.24452403030101544 left offset screen -0.05460, screen -0.03779 front textcolor rgb '#222222'
set label 'prompt' at first 1.1038122016289469, first 0.03341451504958903 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'p-tuning' at first 1.1181731816309097, first 0.08185262882349464 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'p-tuning-v2' at first 1.5100706231800332, first 0.254055891453868 left offset screen -0.04388, screen -0.03779 front textcolor rgb '#222222'
set label 'lora' at first 1.417733838849318, first -0.04482501079126666 left offset screen -0.03625, screen 0.12568 front textcolor rgb '#222222'
set arrow from first 1.417733838849318, first -0.04482501079126666 rto screen 0.00000, screen 0.10547 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'divergence-wordnet-usage.dat' index 0 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'divergence-wordnet-usage.dat' index 1 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'divergence-wordnet-usage.dat' index 2 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'divergence-wordnet-usage.dat' index 3 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'divergence-wordnet-usage.dat' index 4 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'divergence-wordnet-usage.dat' index 5 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'divergence-wordnet-usage.dat' index 6 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'divergence-wordnet-usage.dat' index 7 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
