# Accuracy on held-out domains
# Made by tunebench. Data: held-out.dat, in the same directory.
# Change what you like, and draw again with: gnuplot held-out.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 3.681 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,530 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02151; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1104 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00755; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,3.681in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00755; title_font = ',10.5'
}
set output 'held-out.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Accuracy on held-out domains' at screen 0.02104, screen 0.95566 left font title_font
set label 'trained on sst2' at screen 0.02104, screen 0.90849 left textcolor rgb '#555555'
set label 'Numbers: accuracy, mean over seeds. The' at screen 0.02104, screen 0.08759 left textcolor rgb '#555555'
set label 'stronger the colour, the higher.' at screen 0.02104, screen 0.04419 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.34987; set rmargin at screen 0.92845; set tmargin at screen 0.87170; set bmargin at screen 0.26038
set border 0
set xrange [-0.5:3.5]; unset xtics
set grid noxtics
set yrange [8.5:-0.5]; unset ytics
set grid noytics
set label 'head' at graph 0, first 0.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'fft' at graph 0, first 1.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit' at graph 0, first 2.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-houlsby' at graph 0, first 3.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prefix' at graph 0, first 4.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prompt' at graph 0, first 5.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning' at graph 0, first 6.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning-v2' at graph 0, first 7.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora' at graph 0, first 8.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'test' at first 0.0, graph 0 right rotate by 45 offset screen 0, screen -0.03868 textcolor rgb '#222222'
set label 'amazon' at first 1.0, graph 0 right rotate by 45 offset screen 0, screen -0.03868 textcolor rgb '#222222'
set label 'imdb' at first 2.0, graph 0 right rotate by 45 offset screen 0, screen -0.03868 textcolor rgb '#222222'
set label 'yelp' at first 3.0, graph 0 right rotate by 45 offset screen 0, screen -0.03868 textcolor rgb '#222222'
set palette defined (0 '#F0F6FB', 1 '#AAD0E8', 2 '#56A0CF', 3 '#0072B2', 4 '#003A66'); unset colorbox
set cbrange [0.7091999999999998:0.9018]
set label '0.716' at first 0.0, first 0.0 center front textcolor rgb '#000000'
set label '0.709' at first 1.0, first 0.0 center front textcolor rgb '#000000'
set label '0.804' at first 2.0, first 0.0 center front textcolor rgb '#000000'
set label '0.739' at first 3.0, first 0.0 center front textcolor rgb '#000000'
set label '0.850' at first 0.0, first 1.0 center front textcolor rgb '#FFFFFF'
set label '0.902' at first 1.0, first 1.0 center front textcolor rgb '#FFFFFF'
set label '0.888' at first 2.0, first 1.0 center front textcolor rgb '#FFFFFF'
set label '0.891' at first 3.0, first 1.0 center front textcolor rgb '#FFFFFF'
set label '0.825' at first 0.0, first 2.0 center front textcolor rgb '#000000'
set label '0.897' at first 1.0, first 2.0 center front textcolor rgb '#FFFFFF'
set label '0.889' at first 2.0, first 2.0 center front textcolor rgb '#FFFFFF'
set label '0.888' at first 3.0, first 2.0 center front textcolor rgb '#FFFFFF'
set label '0.830' at first 0.0, first 3.0 center front textcolor rgb '#000000'
set label '0.889' at first 1.0, first 3.0 center front textcolor rgb '#FFFFFF'
set label '0.887' at first 2.0, first 3.0 center front textcolor rgb '#FFFFFF'
set label '0.884' at first 3.0, first 3.0 center front textcolor rgb '#FFFFFF'
set label '0.808' at first 0.0, first 4.0 center front textcolor rgb '#000000'
set label '0.862' at first 1.0, first 4.0 center front textcolor rgb '#FFFFFF'
set label '0.886' at first 2.0, first 4.0 center front textcolor rgb '#FFFFFF'
set label '0.867' at first 3.0, first 4.0 center front textcolor rgb '#FFFFFF'
set label '0.769' at first 0.0, first 5.0 center front textcolor rgb '#000000'
set label '0.837' at first 1.0, first 5.0 center front textcolor rgb '#000000'
set label '0.857' at first 2.0, first 5.0 center front textcolor rgb '#FFFFFF'
set label '0.822' at first 3.0, first 5.0 center front textcolor rgb '#000000'
set label '0.771' at first 0.0, first 6.0 center front textcolor rgb '#000000'
set label '0.805' at first 1.0, first 6.0 center front textcolor rgb '#000000'
set label '0.844' at first 2.0, first 6.0 center front textcolor rgb '#FFFFFF'
set label '0.816' at first 3.0, first 6.0 center front textcolor rgb '#000000'
set label '0.803' at first 0.0, first 7.0 center front textcolor rgb '#000000'
set label '0.865' at first 1.0, first 7.0 center front textcolor rgb '#FFFFFF'
set label '0.883' at first 2.0, first 7.0 center front textcolor rgb '#FFFFFF'
set label '0.864' at first 3.0, first 7.0 center front textcolor rgb '#FFFFFF'
set label '0.828' at first 0.0, first 8.0 center front textcolor rgb '#000000'
set label '0.881' at first 1.0, first 8.0 center front textcolor rgb '#FFFFFF'
set label '0.889' at first 2.0, first 8.0 center front textcolor rgb '#FFFFFF'
set label '0.873' at first 3.0, first 8.0 center front textcolor rgb '#FFFFFF'
plot \
  'held-out.dat' index 0 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 border rgb 'white' linewidth 1.5 linecolor palette title 'accuracy, mean over seeds'
unset label; unset arrow; unset object; unset logscale
unset output
}
