// Layer normalisation (Ba, Kiros & Hinton 2016), with the residual addition that precedes it in a transformer.
#include "kernel.h"

typedef struct {
  long width;
  float epsilon;
  const float *x, *residual, *gain, *bias, *saved, *rstd_in;
  float *y, *xhat, *rstd;
} Norm;

TB_CLONES static void forward_rows(const Norm *p, long first, long last) {
  TB_FAST
  long d = p->width;
  const float *restrict gain = p->gain, *restrict bias = p->bias;
  for (long r = first; r < last; r++) {
    const float *x = p->x + r * d;
    float *y = p->y + r * d;
    float sum = 0;
    if (p->residual) {
      const float *e = p->residual + r * d;
      for (long c = 0; c < d; c++) {
        float s = x[c] + e[c];
        y[c] = s;
        sum += s;
      }
    } else {
      for (long c = 0; c < d; c++) {
        y[c] = x[c];
        sum += x[c];
      }
    }
    float mean = sum / (float)d, square = 0;
    for (long c = 0; c < d; c++) {
      float z = y[c] - mean;
      square += z * z;
    }
    float rstd = 1.0f / sqrtf(square / (float)d + p->epsilon);
    if (p->xhat) {
      float *restrict xhat = p->xhat + r * d;
      for (long c = 0; c < d; c++) {
        float z = (y[c] - mean) * rstd;
        xhat[c] = z;
        y[c] = z * gain[c] + bias[c];
      }
      p->rstd[r] = rstd;
    } else {
      for (long c = 0; c < d; c++) y[c] = (y[c] - mean) * rstd * gain[c] + bias[c];
    }
  }
}
static void forward_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  forward_rows(context, first, last);
}
void tb_layer_norm_forward(long rows, long width, float epsilon, const float *x, const float *residual,
                           const float *gain, const float *bias, float *y, float *xhat, float *rstd) {
  Norm p = {.width = width, .epsilon = epsilon, .x = x, .residual = residual, .gain = gain, .bias = bias,
            .y = y, .xhat = xhat, .rstd = rstd};
  tb_parallel(rows, forward_chunk, &p);
}

TB_CLONES static void backward_rows(const Norm *p, long first, long last) {
  TB_FAST
  long d = p->width;
  const float *restrict gain = p->gain;
  for (long r = first; r < last; r++) {
    const float *dy = p->x + r * d, *xhat = p->saved + r * d;
    float *dx = p->y + r * d;
    float a = 0, b = 0;
    for (long c = 0; c < d; c++) {
      float g = dy[c] * gain[c];
      a += g;
      b += g * xhat[c];
    }
    a /= (float)d;
    b /= (float)d;
    float rstd = p->rstd_in[r];
    TB_IN_PLACE for (long c = 0; c < d; c++) dx[c] = rstd * (dy[c] * gain[c] - a - xhat[c] * b);
  }
}
static void backward_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  backward_rows(context, first, last);
}
void tb_layer_norm_backward(long rows, long width, const float *dy, const float *xhat, const float *rstd,
                            const float *gain, float *dx) {
  Norm p = {.width = width, .x = dy, .saved = xhat, .rstd_in = rstd, .gain = gain, .y = dx};
  tb_parallel(rows, backward_chunk, &p);
}
