// Matrix products: tiles of our own where they are faster, else OpenBLAS at one thread, called by every thread of the
// pool on rows (or columns) of its own.
//
// Measured against OpenBLAS's own threads on two cores: equal for wide products, twice as fast for the thin ones
// (8 columns) of low-rank methods, and free of a second set of threads that would wait for work beside ours.
#include "gemm.h"

static void product_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  const Product *p = context;
  long m = p->m, n = p->n;
  const float *x = p->x, *w = p->w;
  float *y = p->y;
  if (p->by_columns) {
    n = last - first;
    w += first * (p->tw == CblasTrans ? p->ldw : 1);
    y += first;
  } else {
    m = last - first;
    x += first * (p->tx == CblasTrans ? 1 : p->ldx);
    y += first * p->ldy;
  }
  cblas_sgemm(CblasRowMajor, p->tx, p->tw, (int)m, (int)n, (int)p->k, p->scale, x, (int)p->ldx, w, (int)p->ldw, p->beta,
              y, (int)p->ldy);
}

static void multiply(Product p) {
  if (p.m <= 0 || p.n <= 0 || tb_rehearsal()) return;
#if TB_HAS_TILES
  if (tb_suits_tiles(&p)) return tb_multiply_tiles(&p);
#endif
  p.by_columns = p.m < 128 && p.n > p.m;
  double work = (double)p.m * (double)p.n * (double)p.k;
  long count = p.by_columns ? p.n : p.m;
  if (work < 32768 || tb_threads() == 1) product_chunk(&p, 0, count, 0);
  else tb_parallel(count, product_chunk, &p);
  if (p.bias) tb_add_bias(p.m, p.n, p.bias, p.y);
}

void tb_linear(long rows, long inputs, long outputs, const float *x, const float *w, const float *bias, float *y) {
  multiply((Product){.tx = CblasNoTrans, .tw = CblasTrans, .m = rows, .n = outputs, .k = inputs, .scale = 1, .x = x,
                     .w = w, .ldx = inputs, .ldw = inputs, .y = y, .ldy = outputs, .bias = bias});
}

void tb_gemm_nt(long m, long n, long k, float scale, const float *x, long ldx, const float *w, long ldw, float beta,
                float *y, long ldy) {
  multiply((Product){CblasNoTrans, CblasTrans, m, n, k, scale, beta, x, w, ldx, ldw, y, ldy, NULL, false});
}

void tb_gemm_nn(long m, long n, long k, float scale, const float *x, long ldx, const float *w, long ldw, float beta,
                float *y, long ldy) {
  multiply((Product){CblasNoTrans, CblasNoTrans, m, n, k, scale, beta, x, w, ldx, ldw, y, ldy, NULL, false});
}

void tb_gemm_tn(long m, long n, long k, float scale, const float *x, long ldx, const float *w, long ldw, float beta,
                float *y, long ldy) {
  multiply((Product){CblasTrans, CblasNoTrans, m, n, k, scale, beta, x, w, ldx, ldw, y, ldy, NULL, false});
}
