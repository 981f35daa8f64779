# Learning and forgetting: wordnet/usage, dpo judge=error(0)
# Made by tunebench. Data: frontier-wordnet-usage-dpo-judge-error-0.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-usage-dpo-judge-error-0.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.222 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,608 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01875; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1267 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00658; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.222in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00658; title_font = ',10.5'
}
set output 'frontier-wordnet-usage-dpo-judge-error-0.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/usage,' at screen 0.02104, screen 0.96135 left font title_font
set label 'dpo judge=error(0)' at screen 0.02104, screen 0.91694 left font title_font
set label 'trained on wordnet/prefer-definition/artifact' at screen 0.02104, screen 0.87582 left textcolor rgb '#555555'
set label 'A point is one seed (n = 1): no interval,' at screen 0.02104, screen 0.18668 left textcolor rgb '#555555'
set label 'differences may be chance. Best is low and to the' at screen 0.02104, screen 0.14885 left textcolor rgb '#555555'
set label 'right. Dotted line: the best that can be had, of all' at screen 0.02104, screen 0.11102 left textcolor rgb '#555555'
set label 'methods; its corners also are fft · sft, fft · dpo' at screen 0.02104, screen 0.07319 left textcolor rgb '#555555'
set label 'judge=error(0.3), fft · dpo judge=error(0.1).' at screen 0.02104, screen 0.03536 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.79605; set bmargin at screen 0.30263
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.02104, screen 0.82484 left textcolor rgb '#555555'
set label 'Test accuracy' at screen 0.52170, screen 0.23109 center textcolor rgb '#555555'
set border 3
set xrange [0.49762499999999993:0.6048749999999999]
set xtics ('0.50' 0.5, '0.52' 0.52, '0.54' 0.54, '0.56' 0.56, '0.58' 0.58, '0.60' 0.6) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.14832586429733646:2.3927057916552275]
set ytics ('0.0' 0.0, '0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 0.595, first 0.00842744505164772 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'bitfit' at first 0.59, first 0.029392152483739498 left offset screen -0.10140, screen 0.02738 front textcolor rgb '#222222'
set label 'adapter-pfeiffer' at first 0.6, first 0.2506853121838053 left offset screen -0.41136, screen 0.10510 front textcolor rgb '#222222'
set arrow from first 0.6, first 0.2506853121838053 rto screen -0.11269, screen 0.08808 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prefix' at first 0.5875, first 0.41060779867745056 left offset screen -0.15087, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 0.5875, first 0.41060779867745056 rto screen -0.04167, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prompt' at first 0.5625, first 0.03182913572537216 left offset screen -0.06930, screen 0.03183 front textcolor rgb '#222222'
set label 'p-tuning' at first 0.555, first 0.04224342614347165 left offset screen -0.18837, screen 0.03982 front textcolor rgb '#222222'
set arrow from first 0.555, first 0.04224342614347165 rto screen -0.02917, screen 0.02280 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning-v2' at first 0.5025, first 2.2772043527482926 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'lora' at first 0.59, first 0.03160077987769139 left offset screen -0.03625, screen 0.10584 front textcolor rgb '#222222'
set arrow from first 0.59, first 0.03160077987769139 rto screen 0.00000, screen 0.08882 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 1 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 2 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 3 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 4 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 5 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 6 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 7 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'frontier-wordnet-usage-dpo-judge-error-0.dat' index 8 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
