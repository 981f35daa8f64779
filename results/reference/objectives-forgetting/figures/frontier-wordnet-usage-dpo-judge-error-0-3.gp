# Learning and forgetting: wordnet/usage, dpo judge=error(0.3)
# Made by tunebench. Data: frontier-wordnet-usage-dpo-judge-error-0-3.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-usage-dpo-judge-error-0-3.gp

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
set output 'frontier-wordnet-usage-dpo-judge-error-0-3.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/usage,' at screen 0.02104, screen 0.96282 left font title_font
set label 'dpo judge=error(0.3)' at screen 0.02104, screen 0.92009 left font title_font
set label 'trained on wordnet/prefer-definition/artifact' at screen 0.02104, screen 0.88054 left textcolor rgb '#555555'
set label 'A point is one seed (n = 1): no interval,' at screen 0.02104, screen 0.21756 left textcolor rgb '#555555'
set label 'differences may be chance. Best is low and to the' at screen 0.02104, screen 0.18117 left textcolor rgb '#555555'
set label 'right. Dotted line: the best that can be had, of all' at screen 0.02104, screen 0.14478 left textcolor rgb '#555555'
set label 'methods; its corners also are fft · sft, fft · dpo' at screen 0.02104, screen 0.10839 left textcolor rgb '#555555'
set label 'judge=error(0.1), adapter-pfeiffer · dpo judge=' at screen 0.02104, screen 0.07199 left textcolor rgb '#555555'
set label 'error(0).' at screen 0.02104, screen 0.03560 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.80380; set bmargin at screen 0.32911
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.02104, screen 0.83149 left textcolor rgb '#555555'
set label 'Test accuracy' at screen 0.52170, screen 0.26028 center textcolor rgb '#555555'
set border 3
set xrange [0.51075:0.60425]
set xtics ('0.52' 0.52, '0.54' 0.54, '0.56' 0.56, '0.58' 0.58, '0.60' 0.6) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.15479357642403926:2.528527746315986]
set ytics ('0.0' 0.0, '0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0, '2.5' 2.5)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 0.575, first -0.00432799086335911 left offset screen 0.02917, screen 0.03831 front textcolor rgb '#222222'
set arrow from first 0.575, first -0.00432799086335911 rto screen 0.02917, screen 0.02193 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'bitfit' at first 0.5675, first 0.00887754411319297 left offset screen -0.01763, screen 0.03062 front textcolor rgb '#222222'
set label 'adapter-pfeiffer' at first 0.5625, first 0.19670860296787862 left offset screen -0.35170, screen 0.05625 front textcolor rgb '#222222'
set arrow from first 0.5625, first 0.19670860296787862 rto screen -0.05303, screen 0.03987 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prefix' at first 0.5525, first 0.21881597667622166 left offset screen -0.05460, screen 0.10182 front textcolor rgb '#222222'
set arrow from first 0.5525, first 0.21881597667622166 rto screen 0.00000, screen 0.08544 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prompt' at first 0.5525, first 0.055101242098845704 left offset screen -0.15186, screen 0.02634 front textcolor rgb '#222222'
set label 'p-tuning' at first 0.54, first 0.3611156370194828 left offset screen -0.12736, screen 0.07334 front textcolor rgb '#222222'
set arrow from first 0.54, first 0.3611156370194828 rto screen 0.00000, screen 0.05696 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning-v2' at first 0.515, first 2.4065585952823483 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'lora' at first 0.565, first -0.00020074174244388843 left offset screen -0.03625, screen 0.07334 front textcolor rgb '#222222'
set arrow from first 0.565, first -0.00020074174244388843 rto screen 0.00000, screen 0.05696 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 1 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 2 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 3 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 4 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 5 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 6 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 7 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'frontier-wordnet-usage-dpo-judge-error-0-3.dat' index 8 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
