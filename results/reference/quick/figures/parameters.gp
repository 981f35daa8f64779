# Test accuracy against trained parameters
# Made by tunebench. Data: parameters.dat, in the same directory.
# Change what you like, and draw again with: gnuplot parameters.gp

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
set output 'parameters.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test accuracy against trained parameters' at screen 0.01006, screen 0.96305 left font title_font
set label 'wordnet/supersense' at screen 0.01006, screen 0.92374 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 2); small marks are its seeds. Not shown, as nothing is trained: head.' at screen 0.01006, screen 0.10770 left textcolor rgb '#555555'
set label 'Grey lines: 95 % bootstrap interval of the mean, which with 2 seeds holds the true mean in about 50 % of' at screen 0.01006, screen 0.07154 left textcolor rgb '#555555'
set label 'cases.' at screen 0.01006, screen 0.03538 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.06649; set rmargin at screen 0.96578; set tmargin at screen 0.84748; set bmargin at screen 0.21855
set label 'Test accuracy' at screen 0.01006, screen 0.87500 left textcolor rgb '#555555'
set label 'Trainable parameters' at screen 0.51614, screen 0.15016 center textcolor rgb '#555555'
set border 3
set xrange [4052.1715880448305:43047905.32430685]
set logscale x 10; set mxtics 1
set xtics ('10k' 10000.0, '100k' 100000.0, '1M' 1000000.0, '10M' 10000000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.2379381443298969:0.537319587628866]
set ytics ('0.25' 0.25, '0.30' 0.30000000000000004, '0.35' 0.35000000000000003, '0.40' 0.4, '0.45' 0.45, '0.50' 0.5)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set label 'fft' at first 22713216.0, first 0.33247422680412375 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'bitfit' at first 26112.0, first 0.465979381443299 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'adapter-houlsby' at first 226080.0, first 0.3288659793814433 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'adapter-pfeiffer' at first 113040.0, first 0.32319587628865976 left offset screen -0.14918, screen 0.02618 front textcolor rgb '#222222'
set label 'adapter-parallel' at first 113040.0, first 0.38144329896907214 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'prefix' at first 1929600.0, first 0.41237113402061853 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'prompt' at first 7680.0, first 0.304639175257732 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'p-tuning' at first 451200.0, first 0.2634020618556701 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'p-tuning-v2' at first 92160.0, first 0.4154639175257732 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'lora' at first 73728.0, first 0.5108247422680412 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'rslora' at first 73728.0, first 0.37371134020618557 left offset screen -0.06062, screen 0.00000 front textcolor rgb '#222222'
set label 'lora-plus' at first 73728.0, first 0.35360824742268043 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'dora' at first 78336.0, first 0.4365979381443299 left offset screen -0.02057, screen 0.03042 front textcolor rgb '#222222'
set label 'pissa' at first 73728.0, first 0.31030927835051547 left offset screen -0.05558, screen 0.00000 front textcolor rgb '#222222'
set label 'ia3' at first 16128.0, first 0.47216494845360824 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
plot \
  'parameters.dat' index 0 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'parameters.dat' index 1 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'parameters.dat' index 2 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#009E73' title 'seeds of adapter-houlsby', \
  'parameters.dat' index 3 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer', \
  'parameters.dat' index 4 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of adapter-parallel', \
  'parameters.dat' index 5 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'parameters.dat' index 6 using 1:2 with points pointtype 11 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'parameters.dat' index 7 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'parameters.dat' index 8 using 1:2 with points pointtype 4 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'parameters.dat' index 9 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'parameters.dat' index 10 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of rslora', \
  'parameters.dat' index 11 using 1:2 with points pointtype 4 pointsize 0.45000*mark linewidth 1 linecolor rgb '#009E73' title 'seeds of lora-plus', \
  'parameters.dat' index 12 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of dora', \
  'parameters.dat' index 13 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of pissa', \
  'parameters.dat' index 14 using 1:2 with points pointtype 15 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of ia3', \
  'parameters.dat' index 15 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'parameters.dat' index 15 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'parameters.dat' index 16 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'parameters.dat' index 16 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'parameters.dat' index 17 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'parameters.dat' index 17 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'parameters.dat' index 18 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'parameters.dat' index 18 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'parameters.dat' index 19 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-parallel', \
  'parameters.dat' index 19 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'adapter-parallel', \
  'parameters.dat' index 20 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'parameters.dat' index 20 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'parameters.dat' index 21 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'parameters.dat' index 21 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'parameters.dat' index 22 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'parameters.dat' index 22 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'parameters.dat' index 23 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'parameters.dat' index 23 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'parameters.dat' index 24 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'parameters.dat' index 24 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora', \
  'parameters.dat' index 25 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'rslora', \
  'parameters.dat' index 25 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'rslora', \
  'parameters.dat' index 26 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora-plus', \
  'parameters.dat' index 26 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#009E73' title 'lora-plus', \
  'parameters.dat' index 27 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'dora', \
  'parameters.dat' index 27 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'dora', \
  'parameters.dat' index 28 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'pissa', \
  'parameters.dat' index 28 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'pissa', \
  'parameters.dat' index 29 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'ia3', \
  'parameters.dat' index 29 using 1:2 with points pointtype 15 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'ia3'
unset label; unset arrow; unset object; unset logscale
unset output
}
