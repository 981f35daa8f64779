// Optimiser steps in one pass over memory.
#include "kernel.h"

typedef struct {
  float *w, *m, *v;
  const float *g;
  long width;
  const int32_t *source;
  uint8_t *touched;
  float step, beta1, beta2, epsilon, shrink, root, scale;
} Adam;

TB_CLONES static void adamw_range(const Adam *p, long first, long last) {
  TB_FAST
  float *restrict w = p->w, *restrict m = p->m, *restrict v = p->v;
  const float *restrict g = p->g;
  float b1 = p->beta1, b2 = p->beta2, step = p->step, eps = p->epsilon, shrink = p->shrink, root = p->root, s = p->scale;
  // sqrtf may set errno, which keeps a loop from being vectorised; the builtin may not.
  for (long i = first; i < last; i++) {
    float gi = g[i] * s;
    float mi = b1 * m[i] + (1 - b1) * gi;
    float vi = b2 * v[i] + (1 - b2) * gi * gi;
    m[i] = mi;
    v[i] = vi;
    w[i] = w[i] * shrink - step * mi / (__builtin_elementwise_sqrt(vi) * root + eps);
  }
}
/// The same with g = 0.
TB_CLONES static void decay_range(const Adam *p, long first, long last) {
  TB_FAST
  float *restrict w = p->w, *restrict m = p->m, *restrict v = p->v;
  float b1 = p->beta1, b2 = p->beta2, step = p->step, eps = p->epsilon, shrink = p->shrink, root = p->root;
  for (long i = first; i < last; i++) {
    float mi = b1 * m[i], vi = b2 * v[i];
    m[i] = mi;
    v[i] = vi;
    w[i] = w[i] * shrink - step * mi / (__builtin_elementwise_sqrt(vi) * root + eps);
  }
}

TB_CLONES static void shrink_range(float *w, float shrink, long first, long last) {
  for (long i = first; i < last; i++) w[i] *= shrink;
}

static void adamw_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  adamw_range(context, first, last);
}

static void adamw_rows_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  const Adam *p = context;
  for (long r = first; r < last; r++) {
    long start = r * p->width;
    if (p->source[r] >= 0) {
      Adam row = *p;
      row.g = p->g + p->source[r] * p->width - start;
      p->touched[r] = 1;
      adamw_range(&row, start, start + p->width);
    } else if (p->touched[r]) {
      decay_range(p, start, start + p->width);
    } else if (p->shrink != 1.0f) {
      shrink_range(p->w, p->shrink, start, start + p->width);
    }
  }
}

static void zero_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  memset((float *)context + first, 0, (size_t)(last - first) * sizeof(float));
}

void tb_write_zeros(long n, float *x) { tb_parallel(n, zero_chunk, x); }

static Adam adam(float *w, const float *g, float *m, float *v, float lr, float beta1, float beta2, float epsilon,
                 float decay, double c1, double c2, float gradient_scale) {
  return (Adam){.w = w, .m = m, .v = v, .g = g, .step = (float)(lr / c1), .beta1 = beta1, .beta2 = beta2,
                .epsilon = epsilon, .shrink = 1.0f - lr * decay, .root = (float)(1.0 / sqrt(c2)),
                .scale = gradient_scale};
}

void tb_adamw(long n, float *w, const float *g, float *m, float *v, float lr, float beta1, float beta2, float epsilon,
              float decay, double c1, double c2, float gradient_scale) {
  Adam p = adam(w, g, m, v, lr, beta1, beta2, epsilon, decay, c1, c2, gradient_scale);
  if (n < TB_GRAIN && !tb_rehearsal()) adamw_range(&p, 0, n);
  else tb_parallel(n, adamw_chunk, &p);
}

void tb_adamw_rows(long rows, long width, float *w, const float *g, const int32_t *source, uint8_t *touched, float *m,
                   float *v, float lr, float beta1, float beta2, float epsilon, float decay, double c1, double c2,
                   float gradient_scale) {
  Adam p = adam(w, g, m, v, lr, beta1, beta2, epsilon, decay, c1, c2, gradient_scale);
  (p.width = width, p.source = source, p.touched = touched);
  tb_parallel(rows, adamw_rows_chunk, &p);
}
