# Learning and forgetting: wordnet/usage
# Made by tunebench. Data: frontier-wordnet-usage.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-wordnet-usage.gp

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
set output 'frontier-wordnet-usage.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: wordnet/usage' at screen 0.02104, screen 0.95789 left font title_font
set label 'trained on wordnet/define/artifact' at screen 0.02104, screen 0.91308 left textcolor rgb '#555555'
set label 'A point is one seed (n = 1): no interval,' at screen 0.02104, screen 0.16219 left textcolor rgb '#555555'
set label 'differences may be chance. Best is low and to the' at screen 0.02104, screen 0.12097 left textcolor rgb '#555555'
set label 'left. Dotted line: the best that can be had, of all' at screen 0.02104, screen 0.07975 left textcolor rgb '#555555'
set label 'methods.' at screen 0.02104, screen 0.03853 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.15271; set rmargin at screen 0.92845; set tmargin at screen 0.82616; set bmargin at screen 0.28853
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.02104, screen 0.85753 left textcolor rgb '#555555'
set label 'Test cross-entropy' at screen 0.54058, screen 0.21057 center textcolor rgb '#555555'
set border 3
set xrange [2.643605494993834:2.961794215403319]
set xtics ('2.7' 2.7, '2.8' 2.8000000000000003, '2.9' 2.9000000000000004) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.059769055903523396:0.2689999365661247]
set ytics ('-0.05' -0.05, '0.00' 0.0, '0.05' 0.05, '0.10' 0.1, '0.15' 0.15000000000000002, '0.20' 0.2, '0.25' 0.25)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft' at first 2.6580686186488105, first -0.03845658622623782 left offset screen -0.02076, screen 0.03468 front textcolor rgb '#222222'
set label 'bitfit' at first 2.7446530731662198, first -0.031133402292589762 left offset screen 0.01326, screen 0.02984 front textcolor rgb '#222222'
set label 'adapter-pfeiffer' at first 2.7236018119269274, first -0.042482642064920695 left offset screen -0.14934, screen 0.11532 front textcolor rgb '#222222'
set arrow from first 2.7236018119269274, first -0.042482642064920695 rto screen 0.00000, screen 0.09677 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prefix' at first 2.7983221597021024, first 0.24452403030101544 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'prompt' at first 2.909194270727433, first 0.03341451504958903 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
set label 'p-tuning' at first 2.9473310917483424, first 0.08185262882349464 left offset screen -0.07960, screen 0.03468 front textcolor rgb '#222222'
set label 'p-tuning-v2' at first 2.921313632939885, first 0.254055891453868 left offset screen -0.10970, screen -0.03468 front textcolor rgb '#222222'
set label 'lora' at first 2.7503245673230237, first -0.04482501079126666 left offset screen 0.01894, screen 0.00000 front textcolor rgb '#222222'
plot \
  'frontier-wordnet-usage.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-wordnet-usage.dat' index 1 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-wordnet-usage.dat' index 2 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-wordnet-usage.dat' index 3 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'frontier-wordnet-usage.dat' index 4 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-wordnet-usage.dat' index 5 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-wordnet-usage.dat' index 6 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-wordnet-usage.dat' index 7 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'frontier-wordnet-usage.dat' index 8 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
