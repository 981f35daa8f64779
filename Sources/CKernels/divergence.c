// Kullback-Leibler divergences of distributions given by their logits.
#include "kernel.h"

typedef struct {
  long width;
  const float *a, *b;
  double *forward, *reverse;
} Pair;

// log sum exp, relative to the largest.
static double log_sum(const float *x, long width) {
  float largest = x[0];
  for (long c = 1; c < width; c++) largest = x[c] > largest ? x[c] : largest;
  double sum = 0;
  for (long c = 0; c < width; c++) sum += (double)expf(x[c] - largest);
  return (double)largest + log(sum);
}

static void chunk(void *context, long first, long last, int thread) {
  (void)thread;
  const Pair *p = context;
  for (long r = first; r < last; r++) {
    const float *a = p->a + r * p->width, *b = p->b + r * p->width;
    double la = log_sum(a, p->width), lb = log_sum(b, p->width), forward = 0, reverse = 0;
    for (long c = 0; c < p->width; c++) {
      double x = (double)a[c] - la, y = (double)b[c] - lb, difference = x - y;
      forward += (double)expf((float)x) * difference;
      reverse -= (double)expf((float)y) * difference;
    }
    p->forward[r] = forward;
    p->reverse[r] = reverse;
  }
}

void tb_divergence(long rows, long width, const float *a, const float *b, double *forward, double *reverse) {
  Pair p = {.width = width, .a = a, .b = b, .forward = forward, .reverse = reverse};
  tb_parallel(rows, chunk, &p);
}
