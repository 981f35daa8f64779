# Learning and forgetting: stsb
# Made by tunebench. Data: frontier-stsb.dat, in the same directory.
# Change what you like, and draw again with: gnuplot frontier-stsb.gp

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
set output 'frontier-stsb.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Learning and forgetting: stsb' at screen 0.01006, screen 0.96305 left font title_font
set label 'trained on sst2' at screen 0.01006, screen 0.92374 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 3); small marks are its seeds. Best is low and to the right. Thin lines:' at screen 0.01006, screen 0.10770 left textcolor rgb '#555555'
set label 'the way there through training, a dot a checkpoint. Dotted line: methods that no other beats in both. Grey' at screen 0.01006, screen 0.07154 left textcolor rgb '#555555'
set label 'lines: 95 % bootstrap interval of the mean, which with 3 seeds holds the true mean in about 75 % of cases.' at screen 0.01006, screen 0.03538 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.05497; set rmargin at screen 0.96578; set tmargin at screen 0.84748; set bmargin at screen 0.21855
set label 'Retention lost on stsb (before - after)' at screen 0.01006, screen 0.87500 left textcolor rgb '#555555'
set label 'Dev accuracy' at screen 0.51038, screen 0.15016 center textcolor rgb '#555555'
set border 3
set xrange [0.4313876146788991:0.8408600917431193]
set xtics ('0.5' 0.5, '0.6' 0.6000000000000001, '0.7' 0.7000000000000001, '0.8' 0.8) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [-0.04311237594382607:0.7649215006576027]
set ytics ('0.0' 0.0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6000000000000001)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'head' at first 0.6865443425076453, first 0.0 left offset screen -0.09913, screen 0.10047 front textcolor rgb '#222222'
set arrow from first 0.6865443425076453, first 0.0 rto screen -0.05389, screen 0.08420 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'fft' at first 0.8100152905198778, first 0.11808519426442736 left offset screen -0.02620, screen 0.02618 front textcolor rgb '#222222'
set label 'fft, high rate' at first 0.5481651376146789, first 0.6566637615391884 left offset screen -0.11978, screen -0.02618 front textcolor rgb '#222222'
set label 'bitfit' at first 0.7587920489296636, first 0.009078505803704728 left offset screen -0.02108, screen 0.18608 front textcolor rgb '#222222'
set arrow from first 0.7587920489296636, first 0.009078505803704728 rto screen 0.00000, screen 0.16981 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-houlsby' at first 0.7664373088685016, first -0.0041944993189442226 left offset screen -0.20210, screen 0.10047 front textcolor rgb '#222222'
set arrow from first 0.7664373088685016, first -0.0041944993189442226 rto screen -0.05389, screen 0.08420 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer' at first 0.7584097859327216, first -0.0037655004399994954 left offset screen -0.07142, screen 0.13656 front textcolor rgb '#222222'
set arrow from first 0.7584097859327216, first -0.0037655004399994954 rto screen 0.00000, screen 0.12028 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-parallel' at first 0.7771406727828746, first 0.01398790942244769 left offset screen 0.01395, screen -0.03807 front textcolor rgb '#222222'
set arrow from first 0.7771406727828746, first 0.01398790942244769 rto screen 0.01395, screen -0.02179 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prefix' at first 0.7599388379204891, first 0.055230384106496465 left offset screen -0.02611, screen 0.18608 front textcolor rgb '#222222'
set arrow from first 0.7599388379204891, first 0.055230384106496465 rto screen 0.00000, screen 0.16981 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prompt' at first 0.5833333333333334, first 0.025926157534381766 left offset screen -0.03314, screen 0.04741 front textcolor rgb '#222222'
set arrow from first 0.5833333333333334, first 0.025926157534381766 rto screen 0.00000, screen 0.03113 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning' at first 0.6609327217125381, first 0.010663230665143372 left offset screen 0.02536, screen 0.05590 front textcolor rgb '#222222'
set arrow from first 0.6609327217125381, first 0.010663230665143372 rto screen 0.02536, screen 0.03962 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning-v2' at first 0.7136850152905199, first 0.019043127620779494 left offset screen -0.08394, screen 0.13656 front textcolor rgb '#222222'
set arrow from first 0.7136850152905199, first 0.019043127620779494 rto screen 0.00000, screen 0.12028 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'lora' at first 0.8092507645259938, first 0.0022955005631022742 left offset screen 0.00634, screen 0.02618 front textcolor rgb '#222222'
set label 'rslora' at first 0.7901376146788991, first 0.002956983305213804 left offset screen -0.02578, screen 0.18608 front textcolor rgb '#222222'
set arrow from first 0.7901376146788991, first 0.002956983305213804 rto screen 0.00000, screen 0.16981 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'lora-plus' at first 0.7805810397553516, first 0.04198199418636498 left offset screen 0.07609, screen 0.13514 front textcolor rgb '#222222'
set arrow from first 0.7805810397553516, first 0.04198199418636498 rto screen 0.07609, screen 0.11887 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'dora' at first 0.7958715596330275, first -0.0017493683507040132 left offset screen -0.09504, screen 0.10047 front textcolor rgb '#222222'
set arrow from first 0.7958715596330275, first -0.0017493683507040132 rto screen -0.05389, screen 0.08420 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'pissa' at first 0.7018348623853211, first -0.004127159381180394 left offset screen 0.02536, screen 0.05590 front textcolor rgb '#222222'
set arrow from first 0.7018348623853211, first -0.004127159381180394 rto screen 0.02536, screen 0.03962 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'ia3' at first 0.761467889908257, first -0.004053595268955472 left offset screen -0.05303, screen 0.05590 front textcolor rgb '#222222'
set arrow from first 0.761467889908257, first -0.004053595268955472 rto screen -0.02536, screen 0.03962 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'frontier-stsb.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 3 linecolor rgb '#999999' title 'not beaten in both', \
  'frontier-stsb.dat' index 1 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#7F7F7F' title 'way of head', \
  'frontier-stsb.dat' index 2 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'checkpoints of head', \
  'frontier-stsb.dat' index 3 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#000000' title 'way of fft', \
  'frontier-stsb.dat' index 4 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#000000' title 'checkpoints of fft', \
  'frontier-stsb.dat' index 5 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#000000' title 'way of fft, high rate', \
  'frontier-stsb.dat' index 6 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#000000' title 'checkpoints of fft, high rate', \
  'frontier-stsb.dat' index 7 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7' title 'way of bitfit', \
  'frontier-stsb.dat' index 8 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#CC79A7' title 'checkpoints of bitfit', \
  'frontier-stsb.dat' index 9 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#009E73' title 'way of adapter-houlsby', \
  'frontier-stsb.dat' index 10 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#009E73' title 'checkpoints of adapter-houlsby', \
  'frontier-stsb.dat' index 11 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#E69F00' title 'way of adapter-pfeiffer', \
  'frontier-stsb.dat' index 12 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#E69F00' title 'checkpoints of adapter-pfeiffer', \
  'frontier-stsb.dat' index 13 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#56B4E9' title 'way of adapter-parallel', \
  'frontier-stsb.dat' index 14 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#56B4E9' title 'checkpoints of adapter-parallel', \
  'frontier-stsb.dat' index 15 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#E69F00' title 'way of prefix', \
  'frontier-stsb.dat' index 16 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#E69F00' title 'checkpoints of prefix', \
  'frontier-stsb.dat' index 17 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#D55E00' title 'way of prompt', \
  'frontier-stsb.dat' index 18 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#D55E00' title 'checkpoints of prompt', \
  'frontier-stsb.dat' index 19 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#56B4E9' title 'way of p-tuning', \
  'frontier-stsb.dat' index 20 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#56B4E9' title 'checkpoints of p-tuning', \
  'frontier-stsb.dat' index 21 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7' title 'way of p-tuning-v2', \
  'frontier-stsb.dat' index 22 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#CC79A7' title 'checkpoints of p-tuning-v2', \
  'frontier-stsb.dat' index 23 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#0072B2' title 'way of lora', \
  'frontier-stsb.dat' index 24 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#0072B2' title 'checkpoints of lora', \
  'frontier-stsb.dat' index 25 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#D55E00' title 'way of rslora', \
  'frontier-stsb.dat' index 26 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#D55E00' title 'checkpoints of rslora', \
  'frontier-stsb.dat' index 27 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#009E73' title 'way of lora-plus', \
  'frontier-stsb.dat' index 28 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#009E73' title 'checkpoints of lora-plus', \
  'frontier-stsb.dat' index 29 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#56B4E9' title 'way of dora', \
  'frontier-stsb.dat' index 30 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#56B4E9' title 'checkpoints of dora', \
  'frontier-stsb.dat' index 31 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#E69F00' title 'way of pissa', \
  'frontier-stsb.dat' index 32 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#E69F00' title 'checkpoints of pissa', \
  'frontier-stsb.dat' index 33 using 1:2 with lines linewidth 0.7 dashtype 1 linecolor rgb '#D55E00' title 'way of ia3', \
  'frontier-stsb.dat' index 34 using 1:2 with points pointtype 7 pointsize 0.30000*mark linewidth 1 linecolor rgb '#D55E00' title 'checkpoints of ia3', \
  'frontier-stsb.dat' index 35 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'seeds of head', \
  'frontier-stsb.dat' index 36 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft', \
  'frontier-stsb.dat' index 37 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft, high rate', \
  'frontier-stsb.dat' index 38 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit', \
  'frontier-stsb.dat' index 39 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#009E73' title 'seeds of adapter-houlsby', \
  'frontier-stsb.dat' index 40 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer', \
  'frontier-stsb.dat' index 41 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of adapter-parallel', \
  'frontier-stsb.dat' index 42 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix', \
  'frontier-stsb.dat' index 43 using 1:2 with points pointtype 11 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt', \
  'frontier-stsb.dat' index 44 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning', \
  'frontier-stsb.dat' index 45 using 1:2 with points pointtype 4 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2', \
  'frontier-stsb.dat' index 46 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora', \
  'frontier-stsb.dat' index 47 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of rslora', \
  'frontier-stsb.dat' index 48 using 1:2 with points pointtype 4 pointsize 0.45000*mark linewidth 1 linecolor rgb '#009E73' title 'seeds of lora-plus', \
  'frontier-stsb.dat' index 49 using 1:2 with points pointtype 5 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of dora', \
  'frontier-stsb.dat' index 50 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of pissa', \
  'frontier-stsb.dat' index 51 using 1:2 with points pointtype 15 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of ia3', \
  'frontier-stsb.dat' index 52 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'frontier-stsb.dat' index 52 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'head', \
  'frontier-stsb.dat' index 52 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#7F7F7F' title 'head', \
  'frontier-stsb.dat' index 53 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-stsb.dat' index 53 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft', \
  'frontier-stsb.dat' index 53 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft', \
  'frontier-stsb.dat' index 54 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft, high rate', \
  'frontier-stsb.dat' index 54 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft, high rate', \
  'frontier-stsb.dat' index 54 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft, high rate', \
  'frontier-stsb.dat' index 55 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-stsb.dat' index 55 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit', \
  'frontier-stsb.dat' index 55 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit', \
  'frontier-stsb.dat' index 56 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'frontier-stsb.dat' index 56 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-houlsby', \
  'frontier-stsb.dat' index 56 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#009E73' title 'adapter-houlsby', \
  'frontier-stsb.dat' index 57 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-stsb.dat' index 57 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer', \
  'frontier-stsb.dat' index 57 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer', \
  'frontier-stsb.dat' index 58 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-parallel', \
  'frontier-stsb.dat' index 58 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-parallel', \
  'frontier-stsb.dat' index 58 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'adapter-parallel', \
  'frontier-stsb.dat' index 59 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-stsb.dat' index 59 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix', \
  'frontier-stsb.dat' index 59 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix', \
  'frontier-stsb.dat' index 60 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-stsb.dat' index 60 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt', \
  'frontier-stsb.dat' index 60 using 1:2 with points pointtype 11 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt', \
  'frontier-stsb.dat' index 61 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-stsb.dat' index 61 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning', \
  'frontier-stsb.dat' index 61 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning', \
  'frontier-stsb.dat' index 62 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-stsb.dat' index 62 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2', \
  'frontier-stsb.dat' index 62 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2', \
  'frontier-stsb.dat' index 63 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-stsb.dat' index 63 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora', \
  'frontier-stsb.dat' index 63 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora', \
  'frontier-stsb.dat' index 64 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'rslora', \
  'frontier-stsb.dat' index 64 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'rslora', \
  'frontier-stsb.dat' index 64 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'rslora', \
  'frontier-stsb.dat' index 65 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora-plus', \
  'frontier-stsb.dat' index 65 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora-plus', \
  'frontier-stsb.dat' index 65 using 1:2 with points pointtype 4 pointsize 1.10000*mark linewidth 1 linecolor rgb '#009E73' title 'lora-plus', \
  'frontier-stsb.dat' index 66 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'dora', \
  'frontier-stsb.dat' index 66 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'dora', \
  'frontier-stsb.dat' index 66 using 1:2 with points pointtype 5 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'dora', \
  'frontier-stsb.dat' index 67 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'pissa', \
  'frontier-stsb.dat' index 67 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'pissa', \
  'frontier-stsb.dat' index 67 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'pissa', \
  'frontier-stsb.dat' index 68 using 3:2:($4-$3):(0) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'ia3', \
  'frontier-stsb.dat' index 68 using 1:5:(0):($6-$5) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'ia3', \
  'frontier-stsb.dat' index 68 using 1:2 with points pointtype 15 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'ia3'
unset label; unset arrow; unset object; unset logscale
unset output
}
