# Learning and forgetting: wordnet/usage, sft
# Made by tunebench. Data: frontier-wordnet-usage-sft.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-usage-sft.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.389 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,632 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01804; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1317 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00633; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.389in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00633; title_font = ',10.5'
}
set output 'frontier-wordnet-usage-sft.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/usage,' at screen 0.02104, screen 0.96282 left font title_font
set label 'sft' at screen 0.02104, screen 0.92009 left font title_font
set label 'trained on wordnet/prefer-definition/artifact' at screen 0.02104, screen 0.88054 left textcolor rgb '#555555'
set label 'A point is one seed (n = 1): no interval,' at screen 0.02104, screen 0.21756 left textcolor rgb '#555555'
set label 'differences may be chance. Best is low and to the' at screen 0.02104, screen 0.18117 left textcolor rgb '#555555'
set label 'right. Dotted line: the best that can be had, of all' at screen 0.02104, screen 0.14478 left textcolor rgb '#555555'
set label 'methods; its corners also are fft · dpo judge=' at screen 0.02104, screen 0.10839 left textcolor rgb '#555555'
set label 'error(0.3), fft · dpo judge=error(0.1), adapter-' at screen 0.02104, screen 0.07199 left textcolor rgb '#555555'
set label 'pfeiffer · dpo judge=error(0).' at screen 0.02104, screen 0.03560 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.80380; set bmargin at screen 0.32911
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.02104, screen 0.83149 left textcolor rgb '#555555'
set label 'Test accuracy' at screen 0.52170, screen 0.26028 center textcolor rgb '#555555'
set border 3
set xrange [0.487125:0.605375]
set xtics ('0.50' 0.5, '0.52' 0.52, '0.54' 0.54, '0.56' 0.56, '0.58' 0.58, '0.60' 0.6) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.06579858211407097:0.6596328658066517]
set ytics ('0.0' 0.0, '0.1' 0.1, '0.2' 0.2, '0.3' 0.30000000000000004, '0.4' 0.4, '0.5' 0.5, '0.6' 0.6000000000000001)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 0.555, first -0.03282442539040176 left offset screen 0.04167, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 0.555, first -0.03282442539040176 rto screen 0.04167, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'bitfit' at first 0.55, first -0.0075940596788295345 left offset screen -0.14117, screen 0.05625 front textcolor rgb '#222222'
set arrow from first 0.55, first -0.0075940596788295345 rto screen -0.05303, screen 0.03987 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer' at first 0.5575, first -0.0024036501216533335 left offset screen -0.14934, screen 0.13742 front textcolor rgb '#222222'
set arrow from first 0.5575, first -0.0024036501216533335 rto screen 0.00000, screen 0.12104 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prefix' at first 0.55, first 0.05938404338138814 left offset screen -0.08736, screen 0.04771 front textcolor rgb '#222222'
set arrow from first 0.55, first 0.05938404338138814 rto screen 0.00000, screen 0.03133 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prompt' at first 0.5475, first 0.029075150752252865 left offset screen -0.16777, screen -0.03831 front textcolor rgb '#222222'
set arrow from first 0.5475, first 0.029075150752252865 rto screen -0.02917, screen -0.02193 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning' at first 0.555, first 0.1218930346894116 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'p-tuning-v2' at first 0.4925, first 0.6266587090829825 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'lora' at first 0.555, first -0.021446494792904724 left offset screen 0.02917, screen 0.03831 front textcolor rgb '#222222'
set arrow from first 0.555, first -0.021446494792904724 rto screen 0.02917, screen 0.02193 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'frontier-wordnet-usage-sft.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-wordnet-usage-sft.dat' index 1 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-wordnet-usage-sft.dat' index 2 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-wordnet-usage-sft.dat' index 3 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-sft.dat' index 4 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-wordnet-usage-sft.dat' index 5 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-wordnet-usage-sft.dat' index 6 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-wordnet-usage-sft.dat' index 7 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'frontier-wordnet-usage-sft.dat' index 8 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
