# Test accuracy against trained parameters
# Made by tunebench. Data: parameters.dat, in the same directory.
# Change what you like, and draw again with: gnuplot parameters.gp

set encoding utf8
set datafile separator "\t"
formats = 'svg png'  # any of: svg png pdf

do for [format in formats] {
# 6.900 x 5.528 inches, text in 9 points
if (format eq 'svg') {
set terminal svg size 994,796 fixed noenhanced font 'DejaVu Sans,Arial,sans-serif,18' linewidth 2 dashlength 1 rounded background 'white'
mark = 0.74; lift = 0.01432; title_font = ',21'
}
if (format eq 'png') {
set terminal pngcairo size 2070,1658 noenhanced font 'DejaVu Sans,9' fontscale 3.125 linewidth 4.17 dashlength 0.6 rounded background 'white'
mark = 2.75; lift = 0.00503; title_font = ',10.5'
}
if (format eq 'pdf') {
set terminal pdfcairo size 6.900in,5.528in noenhanced font 'DejaVu Sans,9' fontscale 0.75 linewidth 2 dashlength 1 rounded background 'white'
mark = 0.72; lift = 0.00503; title_font = ',10.5'
}
set output 'parameters.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Test accuracy against trained parameters' at screen 0.01006, screen 0.97048 left font title_font
set label 'wordnet/prefer-definition/artifact' at screen 0.01006, screen 0.93907 left textcolor rgb '#555555'
set label 'A point is the mean over seeds (n = 2); small marks are its seeds. Grey lines: 95 % bootstrap interval of' at screen 0.01006, screen 0.08606 left textcolor rgb '#555555'
set label 'the mean, which with 2 seeds holds the true mean in about 50 % of cases. Of 40 methods those are named' at screen 0.01006, screen 0.05716 left textcolor rgb '#555555'
set label 'that no other beats in both; the tables have all.' at screen 0.01006, screen 0.02827 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.06649; set rmargin at screen 0.96578; set tmargin at screen 0.87814; set bmargin at screen 0.17462
set label 'Test accuracy' at screen 0.01006, screen 0.90013 left textcolor rgb '#555555'
set label 'Trainable parameters' at screen 0.51614, screen 0.11997 center textcolor rgb '#555555'
set border 3
set xrange [5445.866841494047:284548435.9538382]
set logscale x 10; set mxtics 1
set xtics ('10k' 10000.0, '100k' 100000.0, '1M' 1000000.0, '10M' 10000000.0, '100M' 100000000.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set yrange [0.47662499999999997:0.6058749999999999]
set ytics ('0.48' 0.48, '0.50' 0.5, '0.52' 0.52, '0.54' 0.54, '0.56' 0.56, '0.58' 0.58, '0.60' 0.6)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set label 'prompt · dpo judge=error(0)' at first 11520.0, first 0.5625 left offset screen -0.05310, screen 0.03788 front textcolor rgb '#222222'
set arrow from first 11520.0, first 0.5625 rto screen 0.00000, screen 0.02487 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'bitfit · dpo judge=error(0)' at first 204672.0, first 0.585 left offset screen -0.25043, screen 0.00000 front textcolor rgb '#222222'
set label 'lora · dpo judge=error(0)' at first 460800.0, first 0.5874999999999999 left offset screen -0.18712, screen 0.03788 front textcolor rgb '#222222'
set arrow from first 460800.0, first 0.5874999999999999 rto screen 0.00000, screen 0.02487 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer · dpo judge=error(0)' at first 1262520.0, first 0.595 left offset screen 0.00634, screen 0.02092 front textcolor rgb '#222222'
plot \
  'parameters.dat' index 0 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft · dpo judge=error(0)', \
  'parameters.dat' index 1 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft · dpo judge=error(0.1)', \
  'parameters.dat' index 2 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft · dpo judge=error(0.3)', \
  'parameters.dat' index 3 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft · grpo', \
  'parameters.dat' index 4 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#000000' title 'seeds of fft · sft', \
  'parameters.dat' index 5 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit · dpo judge=error(0)', \
  'parameters.dat' index 6 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit · dpo judge=error(0.1)', \
  'parameters.dat' index 7 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit · dpo judge=error(0.3)', \
  'parameters.dat' index 8 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit · grpo', \
  'parameters.dat' index 9 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of bitfit · sft', \
  'parameters.dat' index 10 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer · dpo judge=error(0)', \
  'parameters.dat' index 11 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer · dpo judge=error(0.1)', \
  'parameters.dat' index 12 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer · dpo judge=error(0.3)', \
  'parameters.dat' index 13 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer · grpo', \
  'parameters.dat' index 14 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of adapter-pfeiffer · sft', \
  'parameters.dat' index 15 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix · dpo judge=error(0)', \
  'parameters.dat' index 16 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix · dpo judge=error(0.1)', \
  'parameters.dat' index 17 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix · dpo judge=error(0.3)', \
  'parameters.dat' index 18 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix · grpo', \
  'parameters.dat' index 19 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#E69F00' title 'seeds of prefix · sft', \
  'parameters.dat' index 20 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt · dpo judge=error(0)', \
  'parameters.dat' index 21 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt · dpo judge=error(0.1)', \
  'parameters.dat' index 22 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt · dpo judge=error(0.3)', \
  'parameters.dat' index 23 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt · grpo', \
  'parameters.dat' index 24 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#D55E00' title 'seeds of prompt · sft', \
  'parameters.dat' index 25 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning · dpo judge=error(0)', \
  'parameters.dat' index 26 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning · dpo judge=error(0.1)', \
  'parameters.dat' index 27 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning · dpo judge=error(0.3)', \
  'parameters.dat' index 28 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning · grpo', \
  'parameters.dat' index 29 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#56B4E9' title 'seeds of p-tuning · sft', \
  'parameters.dat' index 30 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2 · dpo judge=error(0)', \
  'parameters.dat' index 31 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2 · dpo judge=error(0.1)', \
  'parameters.dat' index 32 using 1:2 with points pointtype 8 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2 · dpo judge=error(0.3)', \
  'parameters.dat' index 33 using 1:2 with points pointtype 12 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2 · grpo', \
  'parameters.dat' index 34 using 1:2 with points pointtype 6 pointsize 0.45000*mark linewidth 1 linecolor rgb '#CC79A7' title 'seeds of p-tuning-v2 · sft', \
  'parameters.dat' index 35 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora · dpo judge=error(0)', \
  'parameters.dat' index 36 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora · dpo judge=error(0.1)', \
  'parameters.dat' index 37 using 1:2 with points pointtype 9 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora · dpo judge=error(0.3)', \
  'parameters.dat' index 38 using 1:2 with points pointtype 13 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora · grpo', \
  'parameters.dat' index 39 using 1:2 with points pointtype 7 pointsize 0.45000*mark linewidth 1 linecolor rgb '#0072B2' title 'seeds of lora · sft', \
  'parameters.dat' index 40 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0)', \
  'parameters.dat' index 40 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0)', \
  'parameters.dat' index 41 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0.1)', \
  'parameters.dat' index 41 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0.1)', \
  'parameters.dat' index 42 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · dpo judge=error(0.3)', \
  'parameters.dat' index 42 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0.3)', \
  'parameters.dat' index 43 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · grpo', \
  'parameters.dat' index 43 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · grpo', \
  'parameters.dat' index 44 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'fft · sft', \
  'parameters.dat' index 44 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · sft', \
  'parameters.dat' index 45 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0)', \
  'parameters.dat' index 45 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0)', \
  'parameters.dat' index 46 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0.1)', \
  'parameters.dat' index 46 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0.1)', \
  'parameters.dat' index 47 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · dpo judge=error(0.3)', \
  'parameters.dat' index 47 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0.3)', \
  'parameters.dat' index 48 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · grpo', \
  'parameters.dat' index 48 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · grpo', \
  'parameters.dat' index 49 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'bitfit · sft', \
  'parameters.dat' index 49 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · sft', \
  'parameters.dat' index 50 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'parameters.dat' index 50 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'parameters.dat' index 51 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'parameters.dat' index 51 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'parameters.dat' index 52 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'parameters.dat' index 52 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'parameters.dat' index 53 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · grpo', \
  'parameters.dat' index 53 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · grpo', \
  'parameters.dat' index 54 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'adapter-pfeiffer · sft', \
  'parameters.dat' index 54 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · sft', \
  'parameters.dat' index 55 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0)', \
  'parameters.dat' index 55 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0)', \
  'parameters.dat' index 56 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0.1)', \
  'parameters.dat' index 56 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0.1)', \
  'parameters.dat' index 57 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · dpo judge=error(0.3)', \
  'parameters.dat' index 57 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0.3)', \
  'parameters.dat' index 58 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · grpo', \
  'parameters.dat' index 58 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · grpo', \
  'parameters.dat' index 59 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prefix · sft', \
  'parameters.dat' index 59 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · sft', \
  'parameters.dat' index 60 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0)', \
  'parameters.dat' index 60 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0)', \
  'parameters.dat' index 61 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0.1)', \
  'parameters.dat' index 61 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0.1)', \
  'parameters.dat' index 62 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · dpo judge=error(0.3)', \
  'parameters.dat' index 62 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0.3)', \
  'parameters.dat' index 63 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · grpo', \
  'parameters.dat' index 63 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · grpo', \
  'parameters.dat' index 64 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'prompt · sft', \
  'parameters.dat' index 64 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · sft', \
  'parameters.dat' index 65 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0)', \
  'parameters.dat' index 65 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · dpo judge=error(0)', \
  'parameters.dat' index 66 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0.1)', \
  'parameters.dat' index 66 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · dpo judge=error(0.1)', \
  'parameters.dat' index 67 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · dpo judge=error(0.3)', \
  'parameters.dat' index 67 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · dpo judge=error(0.3)', \
  'parameters.dat' index 68 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · grpo', \
  'parameters.dat' index 68 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · grpo', \
  'parameters.dat' index 69 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning · sft', \
  'parameters.dat' index 69 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · sft', \
  'parameters.dat' index 70 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2 · dpo judge=error(0)', \
  'parameters.dat' index 70 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · dpo judge=error(0)', \
  'parameters.dat' index 71 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2 · dpo judge=error(0.1)', \
  'parameters.dat' index 71 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · dpo judge=error(0.1)', \
  'parameters.dat' index 72 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2 · dpo judge=error(0.3)', \
  'parameters.dat' index 72 using 1:2 with points pointtype 8 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · dpo judge=error(0.3)', \
  'parameters.dat' index 73 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2 · grpo', \
  'parameters.dat' index 73 using 1:2 with points pointtype 12 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · grpo', \
  'parameters.dat' index 74 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'p-tuning-v2 · sft', \
  'parameters.dat' index 74 using 1:2 with points pointtype 6 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'p-tuning-v2 · sft', \
  'parameters.dat' index 75 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0)', \
  'parameters.dat' index 75 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0)', \
  'parameters.dat' index 76 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0.1)', \
  'parameters.dat' index 76 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0.1)', \
  'parameters.dat' index 77 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · dpo judge=error(0.3)', \
  'parameters.dat' index 77 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0.3)', \
  'parameters.dat' index 78 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · grpo', \
  'parameters.dat' index 78 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · grpo', \
  'parameters.dat' index 79 using 1:3:(0):($4-$3) with vectors nohead linewidth 1 linecolor rgb '#777777' title 'lora · sft', \
  'parameters.dat' index 79 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · sft'
unset label; unset arrow; unset object; unset logscale
unset output
}
