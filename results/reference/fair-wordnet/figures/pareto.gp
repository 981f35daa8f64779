# Test accuracy against process at peak
# Made by tunebench. Data: pareto.dat, in the same directory.
# Change what you like, and draw again with: gnuplot pareto.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.597 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,662 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01722; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1379 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00604; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.597in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00604; title_font = ',10.5'
}
set output 'pareto.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test accuracy against process at peak' at screen 0.02104, screen 0.96450 left font title_font
set label 'wordnet/supersense, 480 training rows' at screen 0.02104, screen 0.92674 left textcolor rgb '#555555'
set label 'Means over seeds (n = 5), best high and to the' at screen 0.02104, screen 0.17296 left textcolor rgb '#555555'
set label 'left; dotted: the best that can be had; faint:' at screen 0.02104, screen 0.13822 left textcolor rgb '#555555'
set label 'beaten by another in both; grey: 95 % bootstrap' at screen 0.02104, screen 0.10347 left textcolor rgb '#555555'
set label 'interval of the mean, which with 5 seeds holds' at screen 0.02104, screen 0.06873 left textcolor rgb '#555555'
set label 'the true mean in about 84 % of cases.' at screen 0.02104, screen 0.03399 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.11494; set rmargin at screen 0.92845; set tmargin at screen 0.85347; set bmargin at screen 0.27946
set label 'Test accuracy' at screen 0.02104, screen 0.87991 left textcolor rgb '#555555'
set label 'Process at peak (MB)' at screen 0.52170, screen 0.21375 center textcolor rgb '#555555'
set border 3
set xrange [207.52912384:504.60225535999996]
set xtics ('250' 250.0, '300' 300.0, '350' 350.0, '400' 400.0, '450' 450.0, '500' 500.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.0101340206185567:0.6944020618556701]
set ytics ('0.1' 0.1, '0.2' 0.2, '0.3' 0.30000000000000004, '0.4' 0.4, '0.5' 0.5, '0.6' 0.6000000000000001)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set label 'commonest answer' at first 475.64472319999993, first 0.05972577319587628 right offset screen -0.01894, 0 front textcolor rgb '#777777'
set label 'fft' at first 475.64472319999993, first 0.6498969072164948 left offset screen -0.02076, screen -0.02923 front textcolor rgb '#8A8A8A'
set label 'bitfit' at first 222.6741248, first 0.6228865979381444 left offset screen 0.15909, screen -0.12983 front textcolor rgb '#222222'
set arrow from first 222.6741248, first 0.6228865979381444 rto screen 0.15909, screen -0.11420 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-houlsby' at first 230.7162112, first 0.6455670103092783 left offset screen 0.01326, screen -0.02515 front textcolor rgb '#8A8A8A'
set label 'prefix' at first 256.0843776, first 0.6517525773195876 left offset screen 0.01326, screen 0.02515 front textcolor rgb '#8A8A8A'
set label 'prompt' at first 278.433792, first 0.5781443298969071 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#8A8A8A'
set label 'p-tuning' at first 285.3634048, first 0.5344329896907216 left offset screen 0.16098, screen 0.00000 front textcolor rgb '#8A8A8A'
set arrow from first 285.3634048, first 0.5344329896907216 rto screen 0.16098, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning-v2' at first 224.19865600000003, first 0.5927835051546392 left offset screen 0.07955, screen -0.07273 front textcolor rgb '#8A8A8A'
set arrow from first 224.19865600000003, first 0.5927835051546392 rto screen 0.07955, screen -0.05710 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'lora' at first 226.38100480000003, first 0.6575257731958762 left offset screen -0.03625, screen -0.09721 front textcolor rgb '#222222'
set arrow from first 226.38100480000003, first 0.6575257731958762 rto screen 0.00000, screen -0.08157 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'pareto.dat' index 0 using 1:2 with lines linewidth 0.8 dashtype 2 linecolor rgb '#8A8A8A' title 'commonest answer', \
  'pareto.dat' index 1 using 1:2 with lines linewidth 1.2 dashtype 3 linecolor rgb '#444444' title 'not beaten in both', \
  'pareto.dat' index 2 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'fft', \
  'pareto.dat' index 2 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'fft', \
  'pareto.dat' index 2 using 1:2 with points pointtype 5 pointsize 0.90000*mark linewidth 1 linecolor rgb '#999999' title 'fft', \
  'pareto.dat' index 3 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'adapter-houlsby', \
  'pareto.dat' index 3 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'adapter-houlsby', \
  'pareto.dat' index 3 using 1:2 with points pointtype 7 pointsize 0.90000*mark linewidth 1 linecolor rgb '#99D9C7' title 'adapter-houlsby', \
  'pareto.dat' index 4 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix', \
  'pareto.dat' index 4 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prefix', \
  'pareto.dat' index 4 using 1:2 with points pointtype 13 pointsize 0.90000*mark linewidth 1 linecolor rgb '#F5D999' title 'prefix', \
  'pareto.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt', \
  'pareto.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'prompt', \
  'pareto.dat' index 5 using 1:2 with points pointtype 11 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EFBF99' title 'prompt', \
  'pareto.dat' index 6 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning', \
  'pareto.dat' index 6 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning', \
  'pareto.dat' index 6 using 1:2 with points pointtype 12 pointsize 0.90000*mark linewidth 1 linecolor rgb '#BCE1F7' title 'p-tuning', \
  'pareto.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning-v2', \
  'pareto.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#C8C8C8' title 'p-tuning-v2', \
  'pareto.dat' index 7 using 1:2 with points pointtype 4 pointsize 0.90000*mark linewidth 1 linecolor rgb '#EBCADC' title 'p-tuning-v2', \
  'pareto.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'pareto.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'pareto.dat' index 8 using 1:2 with points pointtype 9 pointsize 1.20000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'pareto.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'pareto.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'pareto.dat' index 9 using 1:2 with points pointtype 7 pointsize 1.20000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
