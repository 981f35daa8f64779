# Test accuracy against trained parameters
# Made by tunebench. Data: parameters.dat, in the same directory.
# Change what you like, and draw again with: gnuplot parameters.gp

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
set output 'parameters.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test accuracy against trained parameters' at screen 0.02104, screen 0.95789 left font title_font
set label 'wordnet/supersense' at screen 0.02104, screen 0.91308 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 5); small' at screen 0.02104, screen 0.16219 left textcolor rgb '#555555'
set label 'marks are its seeds. Grey lines: 95 % bootstrap' at screen 0.02104, screen 0.12097 left textcolor rgb '#555555'
set label 'interval of the mean, which with 5 seeds holds' at screen 0.02104, screen 0.07975 left textcolor rgb '#555555'
set label 'the true mean in about 84 % of cases.' at screen 0.02104, screen 0.03853 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.16312; set rmargin at screen 0.92845; set tmargin at screen 0.82616; set bmargin at screen 0.28853
set label 'Test accuracy' at screen 0.02104, screen 0.85753 left textcolor rgb '#555555'
set label 'Trainable parameters' at screen 0.54579, screen 0.21057 center textcolor rgb '#555555'
set border 3
set xrange [4052.1715880448305:43047905.32430685]
set logscale x 10; set mxtics 1
set xtics ('10k' 10000.0, '100k' 100000.0, '1M' 1000000.0, '10M' 10000000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.5164432989690722:0.676340206185567]
set ytics ('0.525' 0.525, '0.550' 0.55, '0.575' 0.5750000000000001, '0.600' 0.6000000000000001, '0.625' 0.625, '0.650' 0.65, '0.675' 0.675)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set label 'fft' at first 22713216.0, first 0.6498969072164948 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'bitfit' at first 26112.0, first 0.6228865979381444 left offset screen -0.10708, screen 0.00000 front textcolor rgb '#222222'
set label 'adapter-houlsby' at first 226080.0, first 0.6455670103092783 left offset screen 0.01326, screen -0.02984 front textcolor rgb '#222222'
set label 'prefix' at first 1929600.0, first 0.6517525773195876 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'prompt' at first 7680.0, first 0.5781443298969071 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'p-tuning' at first 451200.0, first 0.5344329896907216 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'p-tuning-v2' at first 92160.0, first 0.5927835051546392 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'lora' at first 73728.0, first 0.6575257731958762 left offset screen -0.09144, screen 0.00000 front textcolor rgb '#222222'
plot \
  'parameters.dat' index 0 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'parameters.dat' index 1 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'parameters.dat' index 2 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#009E73' title 'seeds of adapter-houlsby', \
  'parameters.dat' index 3 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'parameters.dat' index 4 using 1:2 with points pointtype 11 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'parameters.dat' index 5 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'parameters.dat' index 6 using 1:2 with points pointtype 4 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'parameters.dat' index 7 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'parameters.dat' index 8 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'parameters.dat' index 8 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'parameters.dat' index 9 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'parameters.dat' index 9 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'parameters.dat' index 10 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'parameters.dat' index 10 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'parameters.dat' index 11 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'parameters.dat' index 11 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'parameters.dat' index 12 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'parameters.dat' index 12 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'parameters.dat' index 13 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'parameters.dat' index 13 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'parameters.dat' index 14 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'parameters.dat' index 14 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'parameters.dat' index 15 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'parameters.dat' index 15 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
