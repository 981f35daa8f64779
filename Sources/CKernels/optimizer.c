// Optimiser steps in one pass over memory.
#include "kernel.h"

typedef struct {
  float *w, *m, *v;
  const float *g;
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
static void adamw_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  adamw_range(context, first, last);
}
void tb_adamw(long n, float *w, const float *g, float *m, float *v, float lr, float beta1, float beta2, float epsilon,
              float decay, double c1, double c2, float gradient_scale) {
  Adam p = {w, m, v, g, (float)(lr / c1), beta1, beta2, epsilon, 1.0f - lr * decay, (float)(1.0 / sqrt(c2)),
            gradient_scale};
  tb_parallel(n, adamw_chunk, &p);
}
