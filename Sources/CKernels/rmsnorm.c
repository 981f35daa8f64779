// Root-mean-square normalisation (Zhang & Sennrich 2019).
#include "kernel.h"

typedef struct {
  long rows, width;
  float epsilon;
  const float *x, *gain, *dy, *rstd_in;
  float *y, *rstd;
} Norm;

TB_CLONES static void forward_rows(const Norm *p, long first, long last) {
  TB_FAST
  long d = p->width;
  const float *restrict gain = p->gain;
  for (long r = first; r < last; r++) {
    const float *x = p->x + r * d;
    float *y = p->y + r * d, square = 0;
    for (long c = 0; c < d; c++) square += x[c] * x[c];
    float rstd = 1.0f / sqrtf(square / (float)d + p->epsilon);
    if (p->rstd) p->rstd[r] = rstd;
    TB_IN_PLACE for (long c = 0; c < d; c++) y[c] = x[c] * rstd * gain[c];
  }
}
static void forward_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  forward_rows(context, first, last);
}
void tb_rms_norm_forward(long rows, long width, float epsilon, const float *x, const float *gain, float *y, float *rstd) {
  Norm p = {.width = width, .epsilon = epsilon, .x = x, .gain = gain, .y = y, .rstd = rstd};
  tb_parallel(rows, forward_chunk, &p);
}

TB_CLONES static void backward_rows(const Norm *p, long first, long last) {
  TB_FAST
  long d = p->width;
  const float *restrict gain = p->gain;
  for (long r = first; r < last; r++) {
    const float *x = p->x + r * d, *dy = p->dy + r * d;
    float *dx = p->y + r * d, rstd = p->rstd_in[r], mean = 0;
    for (long c = 0; c < d; c++) mean += dy[c] * gain[c] * x[c];
    mean *= rstd * rstd / (float)d;
    TB_IN_PLACE for (long c = 0; c < d; c++) dx[c] = rstd * (dy[c] * gain[c] - x[c] * mean);
  }
}
static void backward_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  backward_rows(context, first, last);
}
void tb_rms_norm_backward(long rows, long width, const float *dy, const float *x, const float *rstd, const float *gain,
                          float *dx) {
  Norm p = {.width = width, .x = x, .gain = gain, .dy = dy, .rstd_in = rstd, .y = dx};
  tb_parallel(rows, backward_chunk, &p);
}

// Each thread owns columns and goes down all rows, so the order of addition is fixed.
TB_CLONES static void gain_columns(const Norm *p, long first, long last) {
  TB_FAST
  float *restrict out = p->y;
  for (long r = 0; r < p->rows; r++) {
    const float *restrict x = p->x + r * p->width, *restrict dy = p->dy + r * p->width;
    float rstd = p->rstd_in[r];
    for (long c = first; c < last; c++) out[c] += dy[c] * (x[c] * rstd);
  }
}
static void gain_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  gain_columns(context, first, last);
}
void tb_rms_norm_gain(long rows, long width, const float *dy, const float *x, const float *rstd, float *dgain) {
  Norm p = {.rows = rows, .width = width, .x = x, .dy = dy, .rstd_in = rstd, .y = dgain};
  tb_parallel(width, gain_chunk, &p);
}
