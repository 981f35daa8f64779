# Learning and forgetting: wordnet/which-definition/artifact
# Made by tunebench. Data: frontier-wordnet-which-definition-artifact.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-which-definition-artifact.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 4.417 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,636 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01792; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,1325 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00629; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,4.417in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00629; title_font = ',10.5'
}
set output 'frontier-wordnet-which-definition-artifact.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/which-definition/artifact' at screen 0.01006, screen 0.96305 left font title_font
set label 'trained on wordnet/define/artifact' at screen 0.01006, screen 0.92374 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 3). Best is low and to the left. Dotted line: the best that can be had, of' at screen 0.01006, screen 0.10770 left textcolor rgb '#555555'
set label 'all methods. Grey lines: 95 % bootstrap interval of the mean, which with 3 seeds holds the true mean in' at screen 0.01006, screen 0.07154 left textcolor rgb '#555555'
set label 'about 75 % of cases.' at screen 0.01006, screen 0.03538 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.07303; set rmargin at screen 0.96578; set tmargin at screen 0.84748; set bmargin at screen 0.21855
set label 'Retention lost on wordnet/which-definition/artifact (more is worse)' at screen 0.01006, screen 0.87500 left textcolor rgb '#555555'
set label 'Dev cross-entropy' at screen 0.51941, screen 0.15016 center textcolor rgb '#555555'
set border 3
set xrange [2.4802931462290987:3.6318567137089564]
set xtics ('2.6' 2.6, '2.8' 2.8000000000000003, '3.0' 3.0, '3.2' 3.2, '3.4' 3.4000000000000004, '3.6' 3.6) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.10574999999999998:0.02075000000000001]
set ytics ('-0.10' -0.1, '-0.08' -0.08, '-0.06' -0.06, '-0.04' -0.04, '-0.02' -0.02, '0.00' 0.0, '0.02' 0.02)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 2.538457207515453, first -0.07333333333333335 left offset screen -0.02891, screen 0.00000 front textcolor rgb '#222222'
set label 'fft at a high rate' at first 3.5511487537096595, first 0.0050000000000000044 left offset screen -0.15486, screen 0.02618 front textcolor rgb '#222222'
set label 'bitfit' at first 2.6161288394942805, first -0.08666666666666668 left offset screen 0.00634, screen -0.02618 front textcolor rgb '#222222'
set label 'adapter-pfeiffer' at first 2.5906865201293954, first -0.08999999999999998 left offset screen -0.07142, screen 0.13656 front textcolor rgb '#222222'
set arrow from first 2.5906865201293954, first -0.08999999999999998 rto screen 0.00000, screen 0.12028 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prefix' at first 2.6561285703959956, first -0.08166666666666668 left offset screen -0.04178, screen 0.03042 front textcolor rgb '#222222'
set label 'prompt' at first 2.785828001204225, first -0.06 left offset screen 0.00634, screen -0.02618 front textcolor rgb '#222222'
set label 'p-tuning' at first 2.7928690199641295, first -0.04999999999999999 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'p-tuning-v2' at first 2.7008189611917346, first -0.07666666666666666 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'lora' at first 2.6182332490467988, first -0.09499999999999999 left offset screen 0.00634, screen -0.02618 front textcolor rgb '#222222'
plot \
  'frontier-wordnet-which-definition-artifact.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-wordnet-which-definition-artifact.dat' index 1 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-which-definition-artifact.dat' index 1 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-wordnet-which-definition-artifact.dat' index 1 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-wordnet-which-definition-artifact.dat' index 2 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft at a high rate', \
  'frontier-wordnet-which-definition-artifact.dat' index 2 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft at a high rate', \
  'frontier-wordnet-which-definition-artifact.dat' index 2 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft at a high rate', \
  'frontier-wordnet-which-definition-artifact.dat' index 3 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-which-definition-artifact.dat' index 3 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-wordnet-which-definition-artifact.dat' index 3 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-wordnet-which-definition-artifact.dat' index 4 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-which-definition-artifact.dat' index 4 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-wordnet-which-definition-artifact.dat' index 4 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'frontier-wordnet-which-definition-artifact.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-wordnet-which-definition-artifact.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-wordnet-which-definition-artifact.dat' index 5 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-wordnet-which-definition-artifact.dat' index 6 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-wordnet-which-definition-artifact.dat' index 6 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-wordnet-which-definition-artifact.dat' index 6 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-wordnet-which-definition-artifact.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-wordnet-which-definition-artifact.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-wordnet-which-definition-artifact.dat' index 7 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-wordnet-which-definition-artifact.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-wordnet-which-definition-artifact.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-wordnet-which-definition-artifact.dat' index 8 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'frontier-wordnet-which-definition-artifact.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-which-definition-artifact.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-wordnet-which-definition-artifact.dat' index 9 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
