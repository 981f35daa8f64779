# Learning and forgetting: wordnet/relatedness, soft prompts
# Made by tunebench. Data: frontier-wordnet-relatedness-soft-prompts.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-relatedness-soft-prompts.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 5.028 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,724 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01575; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1508 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00552; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,5.028in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00552; title_font = ',10.5'
}
set output 'frontier-wordnet-relatedness-soft-prompts.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/' at screen 0.02104, screen 0.96754 left font title_font
set label 'relatedness, soft prompts' at screen 0.02104, screen 0.93025 left font title_font
set label 'trained on wordnet/definition-match/artifact' at screen 0.02104, screen 0.89572 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 3); small' at screen 0.02104, screen 0.28522 left textcolor rgb '#555555'
set label 'marks are its seeds. Best is low and to the right.' at screen 0.02104, screen 0.25345 left textcolor rgb '#555555'
set label 'Thin lines: the way through training, a dot a' at screen 0.02104, screen 0.22169 left textcolor rgb '#555555'
set label 'checkpoint, which may be read on fewer rows' at screen 0.02104, screen 0.18992 left textcolor rgb '#555555'
set label 'than the point. Dotted line: the best that can be' at screen 0.02104, screen 0.15815 left textcolor rgb '#555555'
set label 'had, of all methods; its corners also are lora. Grey' at screen 0.02104, screen 0.12638 left textcolor rgb '#555555'
set label 'lines: 95 % bootstrap interval of the mean, which' at screen 0.02104, screen 0.09461 left textcolor rgb '#555555'
set label 'with 3 seeds holds the true mean in about 75 %' at screen 0.02104, screen 0.06285 left textcolor rgb '#555555'
set label 'of cases.' at screen 0.02104, screen 0.03108 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.79696; set bmargin at screen 0.38260
set label 'Retention lost on wordnet/relatedness (more is' at screen 0.02104, screen 0.85290 left textcolor rgb '#555555'
set label 'worse)' at screen 0.02104, screen 0.82113 left textcolor rgb '#555555'
set label 'Dev accuracy' at screen 0.53374, screen 0.32251 center textcolor rgb '#555555'
set border 3
set xrange [0.4595:0.7088333333333334]
set xtics ('0.50' 0.5, '0.55' 0.55, '0.60' 0.6000000000000001, '0.65' 0.65, '0.70' 0.7000000000000001) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.0036564437128831567:0.06358498796229493]
set ytics ('0.00' 0.0, '0.01' 0.01, '0.02' 0.02, '0.03' 0.03, '0.04' 0.04, '0.05' 0.05, '0.06' 0.06)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 0.6725, first 0.028125703142578524 left offset screen 0.01326, screen 0.02300 front textcolor rgb '#222222'
set label 'prefix' at first 0.5483333333333333, first 0.010725268131703233 left offset screen 0.16098, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 0.5483333333333333, first 0.010725268131703233 rto screen 0.16098, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prompt' at first 0.5041666666666665, first 0.01833379167812521 left offset screen 0.11269, screen -0.08826 front textcolor rgb '#222222'
set arrow from first 0.5041666666666665, first 0.01833379167812521 rto screen 0.11269, screen -0.07396 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning' at first 0.5216666666666666, first 0.025575639390984728 left offset screen -0.18837, screen 0.03344 front textcolor rgb '#222222'
set arrow from first 0.5216666666666666, first 0.025575639390984728 rto screen -0.02917, screen 0.01914 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning-v2' at first 0.5216666666666666, first 0.019133811678625268 left offset screen 0.11269, screen 0.08826 front textcolor rgb '#222222'
set arrow from first 0.5216666666666666, first 0.019133811678625268 rto screen 0.11269, screen 0.07396 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 1 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#000000' title 'way of fft', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 2 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#000000' title 'checkpoints of fft', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 3 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#E69F00' title 'way of prefix', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 4 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#E69F00' title 'checkpoints of prefix', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 5 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#D55E00' title 'way of prompt', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 6 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#D55E00' title 'checkpoints of prompt', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 7 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#56B4E9' title 'way of p-tuning', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 8 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#56B4E9' title 'checkpoints of p-tuning', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 9 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7' title 'way of p-tuning-v2', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 10 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#CC79A7' title 'checkpoints of p-tuning-v2', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 11 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 12 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 13 using 1:2 with points pointtype 11 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 14 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 15 using 1:2 with points pointtype 4 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 16 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 16 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 16 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 17 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 17 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 17 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 18 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 18 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 18 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 19 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 19 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 19 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 20 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 20 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-wordnet-relatedness-soft-prompts.dat' index 20 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2'
unset label; unset arrow; unset object; unset logscale
unset output
}
