# Probability of improvement
# Made by tunebench. Data: improvement-accuracy.dat, in the same directory.
# Change what you like, and draw again with: gnuplot improvement-accuracy.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 3.431 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,494 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02308; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,1029 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00810; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,3.431in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00810; title_font = ',10.5'
}
set output 'improvement-accuracy.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Probability of improvement' at screen 0.01006, screen 0.95243 left font title_font
set label 'wordnet/supersense' at screen 0.01006, screen 0.90182 left textcolor rgb '#555555'
set label "Numbers: P(a run of the row\047s method is better than one of the column\047s), equal ones count half. Blue is" at screen 0.01006, screen 0.13664 left textcolor rgb '#555555'
set label 'above 0.5, orange below. n = 5 seeds on 1 task. Equal methods give 1.00 or 0.00 by chance in 1 % of' at screen 0.01006, screen 0.09008 left textcolor rgb '#555555'
set label 'cases with 5 seeds.' at screen 0.01006, screen 0.04352 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.16733; set rmargin at screen 0.96578; set tmargin at screen 0.86235; set bmargin at screen 0.27935
set border 0
set xrange [-0.5:7.5]; unset xtics
set grid noxtics
set yrange [7.5:-0.5]; unset ytics
set grid noytics
set label 'lora' at graph 0, first 0.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'prefix' at graph 0, first 1.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'fft' at graph 0, first 2.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-houlsby' at graph 0, first 3.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit' at graph 0, first 4.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning-v2' at graph 0, first 5.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'prompt' at graph 0, first 6.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning' at graph 0, first 7.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'lora' at first 0.0, graph 0 center offset screen 0, screen -0.04150 textcolor rgb '#222222'
set label 'prefix' at first 1.0, graph 0 center offset screen 0, screen -0.04150 textcolor rgb '#222222'
set label 'fft' at first 2.0, graph 0 center offset screen 0, screen -0.04150 textcolor rgb '#222222'
set label 'adapter-' at first 3.0, graph 0 center offset screen 0, screen -0.04150 textcolor rgb '#222222'
set label 'houlsby' at first 3.0, graph 0 center offset screen 0, screen -0.08806 textcolor rgb '#222222'
set label 'bitfit' at first 4.0, graph 0 center offset screen 0, screen -0.04150 textcolor rgb '#222222'
set label 'p-tuning-' at first 5.0, graph 0 center offset screen 0, screen -0.04150 textcolor rgb '#222222'
set label 'v2' at first 5.0, graph 0 center offset screen 0, screen -0.08806 textcolor rgb '#222222'
set label 'prompt' at first 6.0, graph 0 center offset screen 0, screen -0.04150 textcolor rgb '#222222'
set label 'p-tuning' at first 7.0, graph 0 center offset screen 0, screen -0.04150 textcolor rgb '#222222'
set palette defined (0 '#B04400', 1 '#ECA069', 2 '#FFFFFF', 3 '#78B2D7', 4 '#005087'); unset colorbox
set cbrange [0.0:1.0]
set label '0.50' at first 0.0, first 0.0 center front textcolor rgb '#000000'
set label '0.56' at first 1.0, first 0.0 center front textcolor rgb '#000000'
set label '0.68' at first 2.0, first 0.0 center front textcolor rgb '#000000'
set label '0.90' at first 3.0, first 0.0 center front textcolor rgb '#FFFFFF'
set label '1.00' at first 4.0, first 0.0 center front textcolor rgb '#FFFFFF'
set label '1.00' at first 5.0, first 0.0 center front textcolor rgb '#FFFFFF'
set label '1.00' at first 6.0, first 0.0 center front textcolor rgb '#FFFFFF'
set label '1.00' at first 7.0, first 0.0 center front textcolor rgb '#FFFFFF'
set label '0.44' at first 0.0, first 1.0 center front textcolor rgb '#000000'
set label '0.50' at first 1.0, first 1.0 center front textcolor rgb '#000000'
set label '0.60' at first 2.0, first 1.0 center front textcolor rgb '#000000'
set label '0.76' at first 3.0, first 1.0 center front textcolor rgb '#000000'
set label '0.96' at first 4.0, first 1.0 center front textcolor rgb '#FFFFFF'
set label '1.00' at first 5.0, first 1.0 center front textcolor rgb '#FFFFFF'
set label '1.00' at first 6.0, first 1.0 center front textcolor rgb '#FFFFFF'
set label '1.00' at first 7.0, first 1.0 center front textcolor rgb '#FFFFFF'
set label '0.32' at first 0.0, first 2.0 center front textcolor rgb '#000000'
set label '0.40' at first 1.0, first 2.0 center front textcolor rgb '#000000'
set label '0.50' at first 2.0, first 2.0 center front textcolor rgb '#000000'
set label '0.64' at first 3.0, first 2.0 center front textcolor rgb '#000000'
set label '0.96' at first 4.0, first 2.0 center front textcolor rgb '#FFFFFF'
set label '1.00' at first 5.0, first 2.0 center front textcolor rgb '#FFFFFF'
set label '1.00' at first 6.0, first 2.0 center front textcolor rgb '#FFFFFF'
set label '1.00' at first 7.0, first 2.0 center front textcolor rgb '#FFFFFF'
set label '0.10' at first 0.0, first 3.0 center front textcolor rgb '#000000'
set label '0.24' at first 1.0, first 3.0 center front textcolor rgb '#000000'
set label '0.36' at first 2.0, first 3.0 center front textcolor rgb '#000000'
set label '0.50' at first 3.0, first 3.0 center front textcolor rgb '#000000'
set label '0.98' at first 4.0, first 3.0 center front textcolor rgb '#FFFFFF'
set label '1.00' at first 5.0, first 3.0 center front textcolor rgb '#FFFFFF'
set label '1.00' at first 6.0, first 3.0 center front textcolor rgb '#FFFFFF'
set label '1.00' at first 7.0, first 3.0 center front textcolor rgb '#FFFFFF'
set label '0.00' at first 0.0, first 4.0 center front textcolor rgb '#FFFFFF'
set label '0.04' at first 1.0, first 4.0 center front textcolor rgb '#FFFFFF'
set label '0.04' at first 2.0, first 4.0 center front textcolor rgb '#FFFFFF'
set label '0.02' at first 3.0, first 4.0 center front textcolor rgb '#FFFFFF'
set label '0.50' at first 4.0, first 4.0 center front textcolor rgb '#000000'
set label '0.88' at first 5.0, first 4.0 center front textcolor rgb '#000000'
set label '1.00' at first 6.0, first 4.0 center front textcolor rgb '#FFFFFF'
set label '1.00' at first 7.0, first 4.0 center front textcolor rgb '#FFFFFF'
set label '0.00' at first 0.0, first 5.0 center front textcolor rgb '#FFFFFF'
set label '0.00' at first 1.0, first 5.0 center front textcolor rgb '#FFFFFF'
set label '0.00' at first 2.0, first 5.0 center front textcolor rgb '#FFFFFF'
set label '0.00' at first 3.0, first 5.0 center front textcolor rgb '#FFFFFF'
set label '0.12' at first 4.0, first 5.0 center front textcolor rgb '#000000'
set label '0.50' at first 5.0, first 5.0 center front textcolor rgb '#000000'
set label '0.68' at first 6.0, first 5.0 center front textcolor rgb '#000000'
set label '1.00' at first 7.0, first 5.0 center front textcolor rgb '#FFFFFF'
set label '0.00' at first 0.0, first 6.0 center front textcolor rgb '#FFFFFF'
set label '0.00' at first 1.0, first 6.0 center front textcolor rgb '#FFFFFF'
set label '0.00' at first 2.0, first 6.0 center front textcolor rgb '#FFFFFF'
set label '0.00' at first 3.0, first 6.0 center front textcolor rgb '#FFFFFF'
set label '0.00' at first 4.0, first 6.0 center front textcolor rgb '#FFFFFF'
set label '0.32' at first 5.0, first 6.0 center front textcolor rgb '#000000'
set label '0.50' at first 6.0, first 6.0 center front textcolor rgb '#000000'
set label '0.96' at first 7.0, first 6.0 center front textcolor rgb '#FFFFFF'
set label '0.00' at first 0.0, first 7.0 center front textcolor rgb '#FFFFFF'
set label '0.00' at first 1.0, first 7.0 center front textcolor rgb '#FFFFFF'
set label '0.00' at first 2.0, first 7.0 center front textcolor rgb '#FFFFFF'
set label '0.00' at first 3.0, first 7.0 center front textcolor rgb '#FFFFFF'
set label '0.00' at first 4.0, first 7.0 center front textcolor rgb '#FFFFFF'
set label '0.00' at first 5.0, first 7.0 center front textcolor rgb '#FFFFFF'
set label '0.04' at first 6.0, first 7.0 center front textcolor rgb '#FFFFFF'
set label '0.50' at first 7.0, first 7.0 center front textcolor rgb '#000000'
plot \
  'improvement-accuracy.dat' index 0 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 border rgb 'white' linewidth 1.5 linecolor palette title "P(a run of the row\047s method is better than one of the column\047s), equal ones count half"
unset label; unset arrow; unset object; unset logscale
unset output
}
