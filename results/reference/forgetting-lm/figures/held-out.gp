# Cross-entropy on held-out domains
# Made by tunebench. Data: held-out.dat, in the same directory.
# Change what you like, and draw again with: gnuplot held-out.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 3.792 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,546 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02088; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1138 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00733; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,3.792in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00733; title_font = ',10.5'
}
set output 'held-out.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Cross-entropy on held-out domains' at screen 0.02104, screen 0.95696 left font title_font
set label 'trained on wordnet/define/artifact' at screen 0.02104, screen 0.91117 left textcolor rgb '#555555'
set label 'Numbers: cross-entropy, mean over seeds. The' at screen 0.02104, screen 0.12703 left textcolor rgb '#555555'
set label 'stronger the colour, the higher. Held-out domains' at screen 0.02104, screen 0.08491 left textcolor rgb '#555555'
set label 'are of wordnet/define.' at screen 0.02104, screen 0.04278 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.35051; set rmargin at screen 0.92845; set tmargin at screen 0.87546; set bmargin at screen 0.28205
set border 0
set xrange [-0.5:3.5]; unset xtics
set grid noxtics
set yrange [8.5:-0.5]; unset ytics
set grid noytics
set label 'fft' at graph 0, first 0.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'fft at a high rate' at graph 0, first 1.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit' at graph 0, first 2.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-pfeiffer' at graph 0, first 3.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prefix' at graph 0, first 4.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prompt' at graph 0, first 5.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning' at graph 0, first 6.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning-v2' at graph 0, first 7.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora' at graph 0, first 8.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'test' at first 0.0, graph 0 right rotate by 45 offset screen 0, screen -0.03755 textcolor rgb '#222222'
set label 'animal' at first 1.0, graph 0 right rotate by 45 offset screen 0, screen -0.03755 textcolor rgb '#222222'
set label 'person' at first 2.0, graph 0 right rotate by 45 offset screen 0, screen -0.03755 textcolor rgb '#222222'
set label 'food' at first 3.0, graph 0 right rotate by 45 offset screen 0, screen -0.03755 textcolor rgb '#222222'
set palette defined (0 '#F0F6FB', 1 '#AAD0E8', 2 '#56A0CF', 3 '#0072B2', 4 '#003A66'); unset colorbox
set cbrange [2.5379515467894804:5.316921079652151]
set label '2.615' at first 0.0, first 0.0 center front textcolor rgb '#000000'
set label '3.510' at first 1.0, first 0.0 center front textcolor rgb '#000000'
set label '2.561' at first 2.0, first 0.0 center front textcolor rgb '#000000'
set label '3.183' at first 3.0, first 0.0 center front textcolor rgb '#000000'
set label '3.653' at first 0.0, first 1.0 center front textcolor rgb '#000000'
set label '5.317' at first 1.0, first 1.0 center front textcolor rgb '#FFFFFF'
set label '4.025' at first 2.0, first 1.0 center front textcolor rgb '#000000'
set label '4.894' at first 3.0, first 1.0 center front textcolor rgb '#FFFFFF'
set label '2.704' at first 0.0, first 2.0 center front textcolor rgb '#000000'
set label '3.597' at first 1.0, first 2.0 center front textcolor rgb '#000000'
set label '2.603' at first 2.0, first 2.0 center front textcolor rgb '#000000'
set label '3.225' at first 3.0, first 2.0 center front textcolor rgb '#000000'
set label '2.675' at first 0.0, first 3.0 center front textcolor rgb '#000000'
set label '3.529' at first 1.0, first 3.0 center front textcolor rgb '#000000'
set label '2.593' at first 2.0, first 3.0 center front textcolor rgb '#000000'
set label '3.160' at first 3.0, first 3.0 center front textcolor rgb '#000000'
set label '2.757' at first 0.0, first 4.0 center front textcolor rgb '#000000'
set label '3.524' at first 1.0, first 4.0 center front textcolor rgb '#000000'
set label '2.609' at first 2.0, first 4.0 center front textcolor rgb '#000000'
set label '3.201' at first 3.0, first 4.0 center front textcolor rgb '#000000'
set label '2.865' at first 0.0, first 5.0 center front textcolor rgb '#000000'
set label '3.633' at first 1.0, first 5.0 center front textcolor rgb '#000000'
set label '2.647' at first 2.0, first 5.0 center front textcolor rgb '#000000'
set label '3.342' at first 3.0, first 5.0 center front textcolor rgb '#000000'
set label '2.893' at first 0.0, first 6.0 center front textcolor rgb '#000000'
set label '3.639' at first 1.0, first 6.0 center front textcolor rgb '#000000'
set label '2.612' at first 2.0, first 6.0 center front textcolor rgb '#000000'
set label '3.339' at first 3.0, first 6.0 center front textcolor rgb '#000000'
set label '2.810' at first 0.0, first 7.0 center front textcolor rgb '#000000'
set label '3.670' at first 1.0, first 7.0 center front textcolor rgb '#000000'
set label '2.728' at first 2.0, first 7.0 center front textcolor rgb '#000000'
set label '3.314' at first 3.0, first 7.0 center front textcolor rgb '#000000'
set label '2.704' at first 0.0, first 8.0 center front textcolor rgb '#000000'
set label '3.476' at first 1.0, first 8.0 center front textcolor rgb '#000000'
set label '2.538' at first 2.0, first 8.0 center front textcolor rgb '#000000'
set label '3.179' at first 3.0, first 8.0 center front textcolor rgb '#000000'
plot \
  'held-out.dat' index 0 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 border rgb 'white' linewidth 1.5 linecolor palette title 'cross-entropy, mean over seeds'
unset label; unset arrow; unset object; unset logscale
unset output
}
