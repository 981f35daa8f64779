# Accuracy on held-out domains
# Made by tunebench. Data: held-out.dat, in the same directory.
# Change what you like, and draw again with: gnuplot held-out.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 3.361 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,484 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.02355; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,1008 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00826; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,3.361in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00826; title_font = ',10.5'
}
set output 'held-out.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Accuracy on held-out domains' at screen 0.01006, screen 0.95145 left font title_font
set label 'trained on wordnet/definition-match/artifact' at screen 0.01006, screen 0.89979 left textcolor rgb '#555555'
set label 'Numbers: accuracy, mean over seeds. The stronger the colour, the higher. Held-out domains are of' at screen 0.01006, screen 0.09194 left textcolor rgb '#555555'
set label 'wordnet/definition-match.' at screen 0.01006, screen 0.04442 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.16197; set rmargin at screen 0.96578; set tmargin at screen 0.85950; set bmargin at screen 0.19008
set border 0
set xrange [-0.5:4.5]; unset xtics
set grid noxtics
set yrange [8.5:-0.5]; unset ytics
set grid noytics
set label 'head' at graph 0, first 0.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'fft' at graph 0, first 1.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit' at graph 0, first 2.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-pfeiffer' at graph 0, first 3.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'prefix' at graph 0, first 4.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'prompt' at graph 0, first 5.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning' at graph 0, first 6.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning-v2' at graph 0, first 7.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'lora' at graph 0, first 8.0 right offset screen -0.00906, screen 0.00000 textcolor rgb '#222222'
set label 'test' at first 0.0, graph 0 center offset screen 0, screen -0.04236 textcolor rgb '#222222'
set label 'animal' at first 1.0, graph 0 center offset screen 0, screen -0.04236 textcolor rgb '#222222'
set label 'person' at first 2.0, graph 0 center offset screen 0, screen -0.04236 textcolor rgb '#222222'
set label 'act' at first 3.0, graph 0 center offset screen 0, screen -0.04236 textcolor rgb '#222222'
set label 'food' at first 4.0, graph 0 center offset screen 0, screen -0.04236 textcolor rgb '#222222'
set palette defined (0 '#F0F6FB', 1 '#AAD0E8', 2 '#56A0CF', 3 '#0072B2', 4 '#003A66'); unset colorbox
set cbrange [0.4791666666666667:0.6579166666666666]
set label '0.554' at first 0.0, first 0.0 center front textcolor rgb '#000000'
set label '0.490' at first 1.0, first 0.0 center front textcolor rgb '#000000'
set label '0.527' at first 2.0, first 0.0 center front textcolor rgb '#000000'
set label '0.549' at first 3.0, first 0.0 center front textcolor rgb '#000000'
set label '0.552' at first 4.0, first 0.0 center front textcolor rgb '#000000'
set label '0.658' at first 0.0, first 1.0 center front textcolor rgb '#FFFFFF'
set label '0.533' at first 1.0, first 1.0 center front textcolor rgb '#000000'
set label '0.623' at first 2.0, first 1.0 center front textcolor rgb '#FFFFFF'
set label '0.625' at first 3.0, first 1.0 center front textcolor rgb '#FFFFFF'
set label '0.602' at first 4.0, first 1.0 center front textcolor rgb '#000000'
set label '0.573' at first 0.0, first 2.0 center front textcolor rgb '#000000'
set label '0.497' at first 1.0, first 2.0 center front textcolor rgb '#000000'
set label '0.553' at first 2.0, first 2.0 center front textcolor rgb '#000000'
set label '0.578' at first 3.0, first 2.0 center front textcolor rgb '#000000'
set label '0.549' at first 4.0, first 2.0 center front textcolor rgb '#000000'
set label '0.560' at first 0.0, first 3.0 center front textcolor rgb '#000000'
set label '0.494' at first 1.0, first 3.0 center front textcolor rgb '#000000'
set label '0.544' at first 2.0, first 3.0 center front textcolor rgb '#000000'
set label '0.567' at first 3.0, first 3.0 center front textcolor rgb '#000000'
set label '0.564' at first 4.0, first 3.0 center front textcolor rgb '#000000'
set label '0.533' at first 0.0, first 4.0 center front textcolor rgb '#000000'
set label '0.484' at first 1.0, first 4.0 center front textcolor rgb '#000000'
set label '0.528' at first 2.0, first 4.0 center front textcolor rgb '#000000'
set label '0.508' at first 3.0, first 4.0 center front textcolor rgb '#000000'
set label '0.557' at first 4.0, first 4.0 center front textcolor rgb '#000000'
set label '0.505' at first 0.0, first 5.0 center front textcolor rgb '#000000'
set label '0.497' at first 1.0, first 5.0 center front textcolor rgb '#000000'
set label '0.503' at first 2.0, first 5.0 center front textcolor rgb '#000000'
set label '0.511' at first 3.0, first 5.0 center front textcolor rgb '#000000'
set label '0.529' at first 4.0, first 5.0 center front textcolor rgb '#000000'
set label '0.515' at first 0.0, first 6.0 center front textcolor rgb '#000000'
set label '0.479' at first 1.0, first 6.0 center front textcolor rgb '#000000'
set label '0.521' at first 2.0, first 6.0 center front textcolor rgb '#000000'
set label '0.520' at first 3.0, first 6.0 center front textcolor rgb '#000000'
set label '0.524' at first 4.0, first 6.0 center front textcolor rgb '#000000'
set label '0.517' at first 0.0, first 7.0 center front textcolor rgb '#000000'
set label '0.490' at first 1.0, first 7.0 center front textcolor rgb '#000000'
set label '0.506' at first 2.0, first 7.0 center front textcolor rgb '#000000'
set label '0.500' at first 3.0, first 7.0 center front textcolor rgb '#000000'
set label '0.521' at first 4.0, first 7.0 center front textcolor rgb '#000000'
set label '0.590' at first 0.0, first 8.0 center front textcolor rgb '#000000'
set label '0.500' at first 1.0, first 8.0 center front textcolor rgb '#000000'
set label '0.573' at first 2.0, first 8.0 center front textcolor rgb '#000000'
set label '0.603' at first 3.0, first 8.0 center front textcolor rgb '#000000'
set label '0.594' at first 4.0, first 8.0 center front textcolor rgb '#000000'
plot \
  'held-out.dat' index 0 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 border rgb 'white' linewidth 1.5 linecolor palette title 'accuracy, mean over seeds'
unset label; unset arrow; unset object; unset logscale
unset output
}
