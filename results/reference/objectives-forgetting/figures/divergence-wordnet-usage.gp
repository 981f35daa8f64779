# Forgetting and distance: wordnet/usage
# Made by tunebench. Data: divergence-wordnet-usage.dat, in the same directory.
# Change what you like, and draw again with: gnuplot divergence-wordnet-usage.gp

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
set output 'divergence-wordnet-usage.'.format

# Look: axes left and below, light grid
unset key
set tics out nomirror scale 0.4 textcolor rgb '#222222'
set border linewidth 0.75 linecolor rgb '#444444'

# Title, legend and caption
set label 'Forgetting and distance: wordnet/usage' at screen 0.01006, screen 0.97048 left font title_font
set label 'trained on wordnet/prefer-definition/artifact' at screen 0.01006, screen 0.93907 left textcolor rgb '#555555'
set label 'A point is one seed (n = 1): no interval, differences may be chance. Colours are methods, marks' at screen 0.01006, screen 0.08606 left textcolor rgb '#555555'
set label 'objectives. Dashed line: y = a x + b x² of all runs. Of 32 methods those are named that no other beats in' at screen 0.01006, screen 0.05716 left textcolor rgb '#555555'
set label 'both; the tables have all.' at screen 0.01006, screen 0.02827 left textcolor rgb '#555555'

# Panel 1
set lmargin at screen 0.05497; set rmargin at screen 0.96578; set tmargin at screen 0.87814; set bmargin at screen 0.17462
set label 'Retention lost on wordnet/usage (more is worse)' at screen 0.01006, screen 0.90013 left textcolor rgb '#555555'
set label 'KL(base || tuned) on the new task (nats a token)' at screen 0.51038, screen 0.11997 center textcolor rgb '#555555'
set border 3
set xrange [-0.09590885227042803:2.0140858976789886]
set xtics ('0.0' 0.0, '0.5' 0.5, '1.0' 1.0, '1.5' 1.5, '2.0' 2.0) offset 0, screen lift
set grid xtics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back linewidth 0.75 linecolor rgb '#888888'
set yrange [-0.05544141064793831:0.44213226501786573]
set ytics ('0.0' 0.0, '0.1' 0.1, '0.2' 0.2, '0.3' 0.30000000000000004, '0.4' 0.4)
set grid ytics back linetype 1 linewidth 0.5 linecolor rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead back linewidth 0.75 linecolor rgb '#888888'
set label 'fft · dpo judge=error(0)' at first 0.8598887910037806, first 0.00842744505164772 left offset screen -0.10954, screen 0.14868 front textcolor rgb '#222222'
set arrow from first 0.8598887910037806, first 0.00842744505164772 rto screen 0.00000, screen 0.13568 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'fft · dpo judge=error(0.1)' at first 0.6969580090854036, first 0.00781885482968292 left offset screen 0.07609, screen 0.10798 front textcolor rgb '#222222'
set arrow from first 0.6969580090854036, first 0.00781885482968292 rto screen 0.07609, screen 0.09497 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'fft · dpo judge=error(0.3)' at first 0.23946135588022283, first -0.00432799086335911 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'fft · grpo' at first 0.14120877676508048, first -0.003450293926485992 left offset screen -0.09103, screen -0.02092 front textcolor rgb '#222222'
set label 'fft · sft' at first 1.3773184656320607, first -0.03282442539040176 left offset screen 0.10870, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 1.3773184656320607, first -0.03282442539040176 rto screen 0.10870, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'bitfit · dpo judge=error(0)' at first 0.5017286006498113, first 0.029392152483739498 left offset screen 0.07609, screen -0.10798 front textcolor rgb '#222222'
set arrow from first 0.5017286006498113, first 0.029392152483739498 rto screen 0.07609, screen -0.09497 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'bitfit · dpo judge=error(0.1)' at first 0.3859849642183767, first 0.02817886638262368 left offset screen -0.20693, screen 0.10911 front textcolor rgb '#222222'
set arrow from first 0.3859849642183767, first 0.02817886638262368 rto screen 0.00000, screen 0.09611 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'bitfit · dpo judge=error(0.3)' at first 0.17987704820297243, first 0.00887754411319297 left offset screen -0.05173, screen -0.08084 front textcolor rgb '#222222'
set arrow from first 0.17987704820297243, first 0.00887754411319297 rto screen 0.00000, screen -0.06784 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'bitfit · grpo' at first 0.2129025195813469, first 0.013770155558303854 left offset screen 0.07699, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 0.2129025195813469, first 0.013770155558303854 rto screen 0.07699, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'bitfit · sft' at first 1.3811240062647983, first -0.0075940596788295345 left offset screen 0.00634, screen -0.02092 front textcolor rgb '#222222'
set label 'adapter-pfeiffer · dpo judge=error(0)' at first 1.6482231030260297, first 0.2506853121838053 left offset screen -0.35112, screen 0.00000 front textcolor rgb '#222222'
set label 'adapter-pfeiffer · dpo judge=error(0.1)' at first 1.7026999197327153, first 0.2407630314175957 left offset screen -0.28748, screen 0.10911 front textcolor rgb '#222222'
set arrow from first 1.7026999197327153, first 0.2407630314175957 rto screen 0.00000, screen 0.09611 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'adapter-pfeiffer · dpo judge=error(0.3)' at first 1.3923295749894922, first 0.19670860296787862 left offset screen -0.36841, screen 0.00000 front textcolor rgb '#222222'
set label 'adapter-pfeiffer · grpo' at first 1.9181770454085605, first 0.347006830320963 left offset screen -0.21674, screen 0.00000 front textcolor rgb '#222222'
set label 'adapter-pfeiffer · sft' at first 1.3783998434961011, first -0.0024036501216533335 left offset screen 0.00634, screen 0.02092 front textcolor rgb '#222222'
set label 'prefix · dpo judge=error(0)' at first 1.6256494726339905, first 0.41060779867745056 left offset screen -0.12572, screen -0.02431 front textcolor rgb '#222222'
set label 'prefix · dpo judge=error(0.1)' at first 1.3727751175766159, first 0.4195152797603292 left offset screen -0.27779, screen 0.00000 front textcolor rgb '#222222'
set label 'prefix · dpo judge=error(0.3)' at first 0.8748349026372061, first 0.21881597667622166 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'prefix · grpo' at first 0.7554145425318867, first 0.3105825679833891 left offset screen -0.05853, screen 0.02431 front textcolor rgb '#222222'
set label 'prefix · sft' at first 1.2337485688729593, first 0.05938404338138814 left offset screen 0.00906, screen 0.00000 front textcolor rgb '#222222'
set label 'prompt · dpo judge=error(0)' at first 0.08001492019014438, first 0.03182913572537216 left offset screen -0.05310, screen 0.05823 front textcolor rgb '#222222'
set arrow from first 0.08001492019014438, first 0.03182913572537216 rto screen 0.00000, screen 0.04523 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prompt · dpo judge=error(0.1)' at first 0.05337753538379174, first 0.03071457872020633 left offset screen 0.05389, screen -0.08028 front textcolor rgb '#222222'
set arrow from first 0.05337753538379174, first 0.03071457872020633 rto screen 0.05389, screen -0.06727 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prompt · dpo judge=error(0.3)' at first 0.10540519317864398, first 0.055101242098845704 left offset screen 0.10870, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 0.10540519317864398, first 0.055101242098845704 rto screen 0.10870, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prompt · grpo' at first 0.572527917696343, first 0.1108590621928689 left offset screen 0.01395, screen 0.03041 front textcolor rgb '#222222'
set arrow from first 0.572527917696343, first 0.1108590621928689 rto screen 0.01395, screen 0.01741 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'prompt · sft' at first 0.811505664002808, first 0.029075150752252865 left offset screen 0.03804, screen -0.06049 front textcolor rgb '#222222'
set arrow from first 0.811505664002808, first 0.029075150752252865 rto screen 0.03804, screen -0.04749 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning · dpo judge=error(0)' at first 0.07391017002286329, first 0.04224342614347165 left offset screen -0.05507, screen 0.14868 front textcolor rgb '#222222'
set arrow from first 0.07391017002286329, first 0.04224342614347165 rto screen 0.00000, screen 0.13568 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'p-tuning · sft' at first 0.5443567593380115, first 0.1218930346894116 left offset screen 0.02536, screen 0.04466 front textcolor rgb '#222222'
set arrow from first 0.5443567593380115, first 0.1218930346894116 rto screen 0.02536, screen 0.03166 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'lora · dpo judge=error(0)' at first 0.6282095792997222, first 0.03160077987769139 left offset screen 0.10870, screen 0.00000 front textcolor rgb '#222222'
set arrow from first 0.6282095792997222, first 0.03160077987769139 rto screen 0.10870, screen 0.00000 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'lora · dpo judge=error(0.1)' at first 0.38857959894090055, first 0.022411762262114943 left offset screen -0.20094, screen 0.14868 front textcolor rgb '#222222'
set arrow from first 0.38857959894090055, first 0.022411762262114943 rto screen 0.00000, screen 0.13568 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'lora · dpo judge=error(0.3)' at first 0.05056590955083407, first -0.00020074174244388843 left offset screen -0.05024, screen -0.10911 front textcolor rgb '#222222'
set arrow from first 0.05056590955083407, first -0.00020074174244388843 rto screen 0.00000, screen -0.09611 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'lora · grpo' at first 0.13176814425625058, first 0.00420119379749706 left offset screen 0.03804, screen 0.06049 front textcolor rgb '#222222'
set arrow from first 0.13176814425625058, first 0.00420119379749706 rto screen 0.03804, screen 0.04749 nohead back linewidth 0.5 linecolor rgb '#999999'
set label 'lora · sft' at first 1.2556014561309277, first -0.021446494792904724 left offset screen -0.10625, screen 0.04466 front textcolor rgb '#222222'
set arrow from first 1.2556014561309277, first -0.021446494792904724 rto screen -0.02536, screen 0.03166 nohead back linewidth 0.5 linecolor rgb '#999999'
plot \
  'divergence-wordnet-usage.dat' index 0 using 1:2 with lines linewidth 1.0 dashtype 2 linecolor rgb '#999999' title 'one curve of all runs', \
  'divergence-wordnet-usage.dat' index 1 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0)', \
  'divergence-wordnet-usage.dat' index 2 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0.1)', \
  'divergence-wordnet-usage.dat' index 3 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · dpo judge=error(0.3)', \
  'divergence-wordnet-usage.dat' index 4 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · grpo', \
  'divergence-wordnet-usage.dat' index 5 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#000000' title 'fft · sft', \
  'divergence-wordnet-usage.dat' index 6 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0)', \
  'divergence-wordnet-usage.dat' index 7 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0.1)', \
  'divergence-wordnet-usage.dat' index 8 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · dpo judge=error(0.3)', \
  'divergence-wordnet-usage.dat' index 9 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · grpo', \
  'divergence-wordnet-usage.dat' index 10 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#CC79A7' title 'bitfit · sft', \
  'divergence-wordnet-usage.dat' index 11 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0)', \
  'divergence-wordnet-usage.dat' index 12 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.1)', \
  'divergence-wordnet-usage.dat' index 13 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · dpo judge=error(0.3)', \
  'divergence-wordnet-usage.dat' index 14 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · grpo', \
  'divergence-wordnet-usage.dat' index 15 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'adapter-pfeiffer · sft', \
  'divergence-wordnet-usage.dat' index 16 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0)', \
  'divergence-wordnet-usage.dat' index 17 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0.1)', \
  'divergence-wordnet-usage.dat' index 18 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · dpo judge=error(0.3)', \
  'divergence-wordnet-usage.dat' index 19 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · grpo', \
  'divergence-wordnet-usage.dat' index 20 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#E69F00' title 'prefix · sft', \
  'divergence-wordnet-usage.dat' index 21 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0)', \
  'divergence-wordnet-usage.dat' index 22 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0.1)', \
  'divergence-wordnet-usage.dat' index 23 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · dpo judge=error(0.3)', \
  'divergence-wordnet-usage.dat' index 24 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · grpo', \
  'divergence-wordnet-usage.dat' index 25 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#D55E00' title 'prompt · sft', \
  'divergence-wordnet-usage.dat' index 26 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · dpo judge=error(0)', \
  'divergence-wordnet-usage.dat' index 27 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#56B4E9' title 'p-tuning · sft', \
  'divergence-wordnet-usage.dat' index 28 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0)', \
  'divergence-wordnet-usage.dat' index 29 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0.1)', \
  'divergence-wordnet-usage.dat' index 30 using 1:2 with points pointtype 9 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · dpo judge=error(0.3)', \
  'divergence-wordnet-usage.dat' index 31 using 1:2 with points pointtype 13 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · grpo', \
  'divergence-wordnet-usage.dat' index 32 using 1:2 with points pointtype 7 pointsize 1.10000*mark linewidth 1 linecolor rgb '#0072B2' title 'lora · sft'
unset label; unset arrow; unset object; unset logscale
unset output
}
