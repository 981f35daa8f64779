# Learning and forgetting: stsb, closer
# Made by tunebench. Data: frontier-stsb-closer.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-stsb-closer.gp

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
set output 'frontier-stsb-closer.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: stsb, closer' at screen 0.01006, screen 0.96305 left font title_font
set label 'trained on sst2' at screen 0.01006, screen 0.92374 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 3). Best is low and to the right. Not in this picture, having lost far' at screen 0.01006, screen 0.10770 left textcolor rgb '#555555'
set label 'more: fft, high rate (0.657). Dotted line: the best that can be had, of all methods. Grey lines: 95 %' at screen 0.01006, screen 0.07154 left textcolor rgb '#555555'
set label 'bootstrap interval of the mean, which with 3 seeds holds the true mean in about 75 % of cases.' at screen 0.01006, screen 0.03538 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.07802; set rmargin at screen 0.96578; set tmargin at screen 0.84748; set bmargin at screen 0.21855
set label 'Retention lost on stsb (more is worse)' at screen 0.01006, screen 0.87500 left textcolor rgb '#555555'
set label 'Dev accuracy' at screen 0.52190, screen 0.15016 center textcolor rgb '#555555'
set border 3
set xrange [0.5115825688073394:0.8370412844036696]
set xtics ('0.55' 0.55, '0.60' 0.6000000000000001, '0.65' 0.65, '0.70' 0.7000000000000001, '0.75' 0.75, '0.80' 0.8) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.014985051884529671:0.17424769541237836]
set ytics ('0.000' 0.0, '0.025' 0.025, '0.050' 0.05, '0.075' 0.07500000000000001, '0.100' 0.1, '0.125' 0.125, '0.150' 0.15000000000000002)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'head' at first 0.6865443425076453, first 0.0 left offset screen -0.05158, screen -0.02618 front textcolor rgb '#222222'
set label 'fft' at first 0.8100152905198778, first 0.11808519426442736 left offset screen 0.00634, screen 0.02618 front textcolor rgb '#222222'
set label 'bitfit' at first 0.7587920489296636, first 0.009078505803704728 left offset screen -0.05611, screen 0.03807 front textcolor rgb '#222222'
set arrow from first 0.7587920489296636, first 0.009078505803704728 rto screen -0.01395, screen 0.02179 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-houlsby' at first 0.7664373088685016, first -0.0041944993189442226 left offset screen 0.05389, screen 0.10047 front textcolor rgb '#222222'
set arrow from first 0.7664373088685016, first -0.0041944993189442226 rto screen 0.05389, screen 0.08420 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer' at first 0.7584097859327216, first -0.0037655004399994954 left offset screen -0.21893, screen 0.13514 front textcolor rgb '#222222'
set arrow from first 0.7584097859327216, first -0.0037655004399994954 rto screen -0.07609, screen 0.11887 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-parallel' at first 0.7771406727828746, first 0.01398790942244769 left offset screen -0.22094, screen 0.13514 front textcolor rgb '#222222'
set arrow from first 0.7771406727828746, first 0.01398790942244769 rto screen -0.07609, screen 0.11887 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prefix' at first 0.7599388379204891, first 0.055230384106496465 left offset screen 0.00634, screen 0.02618 front textcolor rgb '#222222'
set label 'prompt' at first 0.5833333333333334, first 0.025926157534381766 left offset screen 0.00634, screen 0.02618 front textcolor rgb '#222222'
set label 'p-tuning' at first 0.6609327217125381, first 0.010663230665143372 left offset screen -0.08248, screen 0.02618 front textcolor rgb '#222222'
set label 'p-tuning-v2' at first 0.7136850152905199, first 0.019043127620779494 left offset screen -0.11127, screen 0.02618 front textcolor rgb '#222222'
set label 'lora' at first 0.8092507645259938, first 0.0022955005631022742 left offset screen 0.01395, screen 0.03807 front textcolor rgb '#222222'
set arrow from first 0.8092507645259938, first 0.0022955005631022742 rto screen 0.01395, screen 0.02179 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'rslora' at first 0.7901376146788991, first 0.002956983305213804 left offset screen 0.00634, screen 0.02618 front textcolor rgb '#222222'
set label 'lora-plus' at first 0.7805810397553516, first 0.04198199418636498 left offset screen 0.00634, screen 0.02618 front textcolor rgb '#222222'
set label 'dora' at first 0.7958715596330275, first -0.0017493683507040132 left offset screen 0.00634, screen -0.02618 front textcolor rgb '#222222'
set label 'pissa' at first 0.7018348623853211, first -0.004127159381180394 left offset screen -0.00930, screen 0.03042 front textcolor rgb '#222222'
set label 'ia3' at first 0.761467889908257, first -0.004053595268955472 left offset screen -0.01383, screen 0.07288 front textcolor rgb '#222222'
set arrow from first 0.761467889908257, first -0.004053595268955472 rto screen 0.00000, screen 0.05660 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'frontier-stsb-closer.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-stsb-closer.dat' index 1 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'frontier-stsb-closer.dat' index 1 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'frontier-stsb-closer.dat' index 1 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'frontier-stsb-closer.dat' index 2 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-stsb-closer.dat' index 2 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-stsb-closer.dat' index 2 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-stsb-closer.dat' index 3 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-stsb-closer.dat' index 3 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-stsb-closer.dat' index 3 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-stsb-closer.dat' index 4 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'frontier-stsb-closer.dat' index 4 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'frontier-stsb-closer.dat' index 4 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'frontier-stsb-closer.dat' index 5 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-stsb-closer.dat' index 5 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-stsb-closer.dat' index 5 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'frontier-stsb-closer.dat' index 6 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-parallel', \
  'frontier-stsb-closer.dat' index 6 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-parallel', \
  'frontier-stsb-closer.dat' index 6 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'adapter-parallel', \
  'frontier-stsb-closer.dat' index 7 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-stsb-closer.dat' index 7 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-stsb-closer.dat' index 7 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-stsb-closer.dat' index 8 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-stsb-closer.dat' index 8 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-stsb-closer.dat' index 8 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-stsb-closer.dat' index 9 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-stsb-closer.dat' index 9 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-stsb-closer.dat' index 9 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-stsb-closer.dat' index 10 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-stsb-closer.dat' index 10 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-stsb-closer.dat' index 10 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'frontier-stsb-closer.dat' index 11 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-stsb-closer.dat' index 11 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-stsb-closer.dat' index 11 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora', \
  'frontier-stsb-closer.dat' index 12 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'rslora', \
  'frontier-stsb-closer.dat' index 12 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'rslora', \
  'frontier-stsb-closer.dat' index 12 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'rslora', \
  'frontier-stsb-closer.dat' index 13 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora-plus', \
  'frontier-stsb-closer.dat' index 13 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora-plus', \
  'frontier-stsb-closer.dat' index 13 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#009E73' title 'lora-plus', \
  'frontier-stsb-closer.dat' index 14 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'dora', \
  'frontier-stsb-closer.dat' index 14 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'dora', \
  'frontier-stsb-closer.dat' index 14 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'dora', \
  'frontier-stsb-closer.dat' index 15 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'pissa', \
  'frontier-stsb-closer.dat' index 15 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'pissa', \
  'frontier-stsb-closer.dat' index 15 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'pissa', \
  'frontier-stsb-closer.dat' index 16 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'ia3', \
  'frontier-stsb-closer.dat' index 16 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'ia3', \
  'frontier-stsb-closer.dat' index 16 using 1:2 with points pointtype 15 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'ia3'
unset label; unset arrow; unset object; unset logscale
unset output
}
