# Accuracy on held-out domains
# Made by tunebench. Data: held-out.dat, in the same directory.
# Change what you like, and draw again with: gnuplot held-out.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 5.681 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,818 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01394; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1704 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00489; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,5.681in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00489; title_font = ',10.5'
}
set output 'held-out.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Accuracy on held-out domains' at screen 0.02104, screen 0.97127 left font title_font
set label 'trained on sst2' at screen 0.02104, screen 0.94071 left textcolor rgb '#555555'
set label 'Numbers: accuracy, mean over seeds. The' at screen 0.02104, screen 0.05675 left textcolor rgb '#555555'
set label 'stronger the colour, the higher.' at screen 0.02104, screen 0.02863 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.34987; set rmargin at screen 0.92845; set tmargin at screen 0.91687; set bmargin at screen 0.16870
set border 0
set xrange [-0.5:3.5]; unset xtics
set grid noxtics
set yrange [16.5:-0.5]; unset ytics
set grid noytics
set label 'head' at graph 0, first 0.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'fft' at graph 0, first 1.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'fft, high rate' at graph 0, first 2.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'bitfit' at graph 0, first 3.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-houlsby' at graph 0, first 4.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-pfeiffer' at graph 0, first 5.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'adapter-parallel' at graph 0, first 6.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prefix' at graph 0, first 7.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'prompt' at graph 0, first 8.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning' at graph 0, first 9.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'p-tuning-v2' at graph 0, first 10.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora' at graph 0, first 11.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'rslora' at graph 0, first 12.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'lora-plus' at graph 0, first 13.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'dora' at graph 0, first 14.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'pissa' at graph 0, first 15.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'ia3' at graph 0, first 16.0 right offset screen -0.01894, screen 0.00000 textcolor rgb '#222222'
set label 'test' at first 0.0, graph 0 right rotate by 45 offset screen 0, screen -0.02506 textcolor rgb '#222222'
set label 'amazon' at first 1.0, graph 0 right rotate by 45 offset screen 0, screen -0.02506 textcolor rgb '#222222'
set label 'imdb' at first 2.0, graph 0 right rotate by 45 offset screen 0, screen -0.02506 textcolor rgb '#222222'
set label 'yelp' at first 3.0, graph 0 right rotate by 45 offset screen 0, screen -0.02506 textcolor rgb '#222222'
set palette defined (0 '#F0F6FB', 1 '#AAD0E8', 2 '#56A0CF', 3 '#0072B2', 4 '#003A66'); unset colorbox
set cbrange [0.5297455610470437:0.8893333333333334]
set label '0.700' at first 0.0, first 0.0 center front textcolor rgb '#000000'
set label '0.680' at first 1.0, first 0.0 center front textcolor rgb '#000000'
set label '0.770' at first 2.0, first 0.0 center front textcolor rgb '#000000'
set label '0.715' at first 3.0, first 0.0 center front textcolor rgb '#000000'
set label '0.820' at first 0.0, first 1.0 center front textcolor rgb '#FFFFFF'
set label '0.858' at first 1.0, first 1.0 center front textcolor rgb '#FFFFFF'
set label '0.875' at first 2.0, first 1.0 center front textcolor rgb '#FFFFFF'
set label '0.875' at first 3.0, first 1.0 center front textcolor rgb '#FFFFFF'
set label '0.530' at first 0.0, first 2.0 center front textcolor rgb '#000000'
set label '0.577' at first 1.0, first 2.0 center front textcolor rgb '#000000'
set label '0.565' at first 2.0, first 2.0 center front textcolor rgb '#000000'
set label '0.580' at first 3.0, first 2.0 center front textcolor rgb '#000000'
set label '0.752' at first 0.0, first 3.0 center front textcolor rgb '#000000'
set label '0.838' at first 1.0, first 3.0 center front textcolor rgb '#FFFFFF'
set label '0.874' at first 2.0, first 3.0 center front textcolor rgb '#FFFFFF'
set label '0.860' at first 3.0, first 3.0 center front textcolor rgb '#FFFFFF'
set label '0.769' at first 0.0, first 4.0 center front textcolor rgb '#000000'
set label '0.785' at first 1.0, first 4.0 center front textcolor rgb '#FFFFFF'
set label '0.852' at first 2.0, first 4.0 center front textcolor rgb '#FFFFFF'
set label '0.813' at first 3.0, first 4.0 center front textcolor rgb '#FFFFFF'
set label '0.758' at first 0.0, first 5.0 center front textcolor rgb '#000000'
set label '0.790' at first 1.0, first 5.0 center front textcolor rgb '#FFFFFF'
set label '0.868' at first 2.0, first 5.0 center front textcolor rgb '#FFFFFF'
set label '0.832' at first 3.0, first 5.0 center front textcolor rgb '#FFFFFF'
set label '0.774' at first 0.0, first 6.0 center front textcolor rgb '#000000'
set label '0.858' at first 1.0, first 6.0 center front textcolor rgb '#FFFFFF'
set label '0.885' at first 2.0, first 6.0 center front textcolor rgb '#FFFFFF'
set label '0.875' at first 3.0, first 6.0 center front textcolor rgb '#FFFFFF'
set label '0.757' at first 0.0, first 7.0 center front textcolor rgb '#000000'
set label '0.811' at first 1.0, first 7.0 center front textcolor rgb '#FFFFFF'
set label '0.871' at first 2.0, first 7.0 center front textcolor rgb '#FFFFFF'
set label '0.839' at first 3.0, first 7.0 center front textcolor rgb '#FFFFFF'
set label '0.593' at first 0.0, first 8.0 center front textcolor rgb '#000000'
set label '0.664' at first 1.0, first 8.0 center front textcolor rgb '#000000'
set label '0.660' at first 2.0, first 8.0 center front textcolor rgb '#000000'
set label '0.680' at first 3.0, first 8.0 center front textcolor rgb '#000000'
set label '0.671' at first 0.0, first 9.0 center front textcolor rgb '#000000'
set label '0.640' at first 1.0, first 9.0 center front textcolor rgb '#000000'
set label '0.752' at first 2.0, first 9.0 center front textcolor rgb '#000000'
set label '0.657' at first 3.0, first 9.0 center front textcolor rgb '#000000'
set label '0.714' at first 0.0, first 10.0 center front textcolor rgb '#000000'
set label '0.695' at first 1.0, first 10.0 center front textcolor rgb '#000000'
set label '0.787' at first 2.0, first 10.0 center front textcolor rgb '#FFFFFF'
set label '0.702' at first 3.0, first 10.0 center front textcolor rgb '#000000'
set label '0.813' at first 0.0, first 11.0 center front textcolor rgb '#FFFFFF'
set label '0.864' at first 1.0, first 11.0 center front textcolor rgb '#FFFFFF'
set label '0.889' at first 2.0, first 11.0 center front textcolor rgb '#FFFFFF'
set label '0.870' at first 3.0, first 11.0 center front textcolor rgb '#FFFFFF'
set label '0.795' at first 0.0, first 12.0 center front textcolor rgb '#FFFFFF'
set label '0.838' at first 1.0, first 12.0 center front textcolor rgb '#FFFFFF'
set label '0.872' at first 2.0, first 12.0 center front textcolor rgb '#FFFFFF'
set label '0.867' at first 3.0, first 12.0 center front textcolor rgb '#FFFFFF'
set label '0.794' at first 0.0, first 13.0 center front textcolor rgb '#FFFFFF'
set label '0.864' at first 1.0, first 13.0 center front textcolor rgb '#FFFFFF'
set label '0.879' at first 2.0, first 13.0 center front textcolor rgb '#FFFFFF'
set label '0.880' at first 3.0, first 13.0 center front textcolor rgb '#FFFFFF'
set label '0.799' at first 0.0, first 14.0 center front textcolor rgb '#FFFFFF'
set label '0.856' at first 1.0, first 14.0 center front textcolor rgb '#FFFFFF'
set label '0.881' at first 2.0, first 14.0 center front textcolor rgb '#FFFFFF'
set label '0.872' at first 3.0, first 14.0 center front textcolor rgb '#FFFFFF'
set label '0.707' at first 0.0, first 15.0 center front textcolor rgb '#000000'
set label '0.732' at first 1.0, first 15.0 center front textcolor rgb '#000000'
set label '0.803' at first 2.0, first 15.0 center front textcolor rgb '#FFFFFF'
set label '0.772' at first 3.0, first 15.0 center front textcolor rgb '#000000'
set label '0.760' at first 0.0, first 16.0 center front textcolor rgb '#000000'
set label '0.795' at first 1.0, first 16.0 center front textcolor rgb '#FFFFFF'
set label '0.860' at first 2.0, first 16.0 center front textcolor rgb '#FFFFFF'
set label '0.826' at first 3.0, first 16.0 center front textcolor rgb '#FFFFFF'
plot \
  'held-out.dat' index 0 using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 border rgb 'white' linewidth 1.5 linecolor palette title 'accuracy, mean over seeds'
unset label; unset arrow; unset object; unset logscale
unset output
}
