# Learning and forgetting: stsb, baselines and others
# Made by tunebench. Data: frontier-stsb-baselines-and-others.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-stsb-baselines-and-others.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 3.300 x 4.389 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 475,632 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01804; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 990,1317 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00633; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 3.300in,4.389in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00633; title_font = ',10.5'
}
set output 'frontier-stsb-baselines-and-others.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: stsb, baselines' at screen 0.02104, screen 0.96282 left font title_font
set label 'and others' at screen 0.02104, screen 0.92009 left font title_font
set label 'trained on sst2' at screen 0.02104, screen 0.88054 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 5); small' at screen 0.02104, screen 0.21756 left textcolor rgb '#555555'
set label 'marks are its seeds. Best is low and to the right.' at screen 0.02104, screen 0.18117 left textcolor rgb '#555555'
set label 'Dotted line: the best that can be had, of all' at screen 0.02104, screen 0.14478 left textcolor rgb '#555555'
set label 'methods. Grey lines: 95 % bootstrap interval of' at screen 0.02104, screen 0.10839 left textcolor rgb '#555555'
set label 'the mean, which with 5 seeds holds the true' at screen 0.02104, screen 0.07199 left textcolor rgb '#555555'
set label 'mean in about 84 % of cases.' at screen 0.02104, screen 0.03560 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.13903; set rmargin at screen 0.92845; set tmargin at screen 0.80380; set bmargin at screen 0.32911
set label 'Retention lost on stsb (more is worse)' at screen 0.02104, screen 0.83149 left textcolor rgb '#555555'
set label 'Test accuracy' at screen 0.53374, screen 0.26028 center textcolor rgb '#555555'
set border 3
set xrange [0.6973640856672159:0.8677100494233937]
set xtics ('0.70' 0.7000000000000001, '0.75' 0.75, '0.80' 0.8, '0.85' 0.8500000000000001) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.013003310704926852:0.27306952480346386]
set ytics ('0.00' 0.0, '0.05' 0.05, '0.10' 0.1, '0.15' 0.15000000000000002, '0.20' 0.2, '0.25' 0.25)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'head' at first 0.715980230642504, first 0.0 left offset screen -0.04729, screen 0.04771 front textcolor rgb '#222222'
set arrow from first 0.715980230642504, first 0.0 rto screen 0.00000, screen 0.03133 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'fft' at first 0.8527182866556837, first 0.2203232024689858 left offset screen 0.01326, screen -0.02634 front textcolor rgb '#222222'
set label 'bitfit' at first 0.813618890719385, first 0.032215743664752994 left offset screen -0.04407, screen 0.10182 front textcolor rgb '#222222'
set arrow from first 0.813618890719385, first 0.032215743664752994 rto screen 0.00000, screen 0.08544 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-houlsby' at first 0.8277869302580999, first 0.012181203601279856 left offset screen -0.38943, screen 0.07619 front textcolor rgb '#222222'
set arrow from first 0.8277869302580999, first 0.012181203601279856 rto screen -0.07955, screen 0.05981 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'lora' at first 0.8347062053816584, first 0.02596668660607442 left offset screen 0.02917, screen 0.03831 front textcolor rgb '#222222'
set arrow from first 0.8347062053816584, first 0.02596668660607442 rto screen 0.02917, screen 0.02193 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'frontier-stsb-baselines-and-others.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-stsb-baselines-and-others.dat' index 1 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'seeds of head', \
  'frontier-stsb-baselines-and-others.dat' index 2 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'frontier-stsb-baselines-and-others.dat' index 3 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'frontier-stsb-baselines-and-others.dat' index 4 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#009E73' title 'seeds of adapter-houlsby', \
  'frontier-stsb-baselines-and-others.dat' index 5 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'frontier-stsb-baselines-and-others.dat' index 6 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'frontier-stsb-baselines-and-others.dat' index 6 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'frontier-stsb-baselines-and-others.dat' index 6 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'frontier-stsb-baselines-and-others.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-stsb-baselines-and-others.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-stsb-baselines-and-others.dat' index 7 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-stsb-baselines-and-others.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-stsb-baselines-and-others.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-stsb-baselines-and-others.dat' index 8 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-stsb-baselines-and-others.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'frontier-stsb-baselines-and-others.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'frontier-stsb-baselines-and-others.dat' index 9 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'frontier-stsb-baselines-and-others.dat' index 10 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-stsb-baselines-and-others.dat' index 10 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-stsb-baselines-and-others.dat' index 10 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora'
unset label; unset arrow; unset object; unset logscale
unset output
}
