// Matrix products: on AVX-512 those of widegemm.c where they fit, and else OpenBLAS at one thread, called by every thread
// of the pool on rows (or columns) of its own.
//
// Measured against OpenBLAS's own threads on two cores: equal for wide products, twice as fast for the thin ones
// (8 columns) of low-rank methods, and free of a second set of threads that would wait for work beside ours.
#include <cblas.h>

#include "kept.h"

typedef struct {
  CBLAS_TRANSPOSE tx, tw;
  long m, n, k;
  float scale, beta;
  const float *x, *w;
  long ldx, ldw;
  float *y;
  long ldy;
  bool by_columns;
} Product;

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
  tb_sgemm(p->tx == CblasTrans, p->tw == CblasTrans, m, n, p->k, p->scale, x, p->ldx, w, p->ldw, p->beta, y, p->ldy);
}

static void multiply(Product p) {
  if (p.m <= 0 || p.n <= 0) return;
  p.by_columns = p.m < 128 && p.n > p.m;
  double work = (double)p.m * (double)p.n * (double)p.k;
  long count = p.by_columns ? p.n : p.m;
  if (p.m >= TB_MANY_ROWS && p.tx == CblasNoTrans && (p.beta == 0 || p.beta == 1) &&
      tb_wide_gemm(p.tw == CblasTrans, p.m, p.n, p.k, p.scale, p.x, p.ldx, p.w, p.ldw, NULL, p.beta == 1 ? p.y : NULL, p.ldy,
                   p.y, p.ldy))
    return;
  if (work < 32768 || tb_threads() == 1) product_chunk(&p, 0, count, 0);
  else tb_parallel(count, product_chunk, &p);
}

static bool counts(long m, long n, long k) { return tb_counts(2.0 * (double)m * (double)n * (double)k); }

void tb_gemm_nt(long m, long n, long k, float scale, const float *x, long ldx, const float *w, long ldw, float beta,
                float *y, long ldy) {
  if (counts(m, n, k)) return;
  multiply((Product){CblasNoTrans, CblasTrans, m, n, k, scale, beta, x, w, ldx, ldw, y, ldy, false});
}

void tb_linear(long m, long n, long k, const float *x, const float *w, const float *bias, float *y) {
  if (counts(m, n, k)) return;
  if (bias && m >= TB_MANY_ROWS && tb_wide_gemm(true, m, n, k, 1, x, k, w, k, NULL, bias, 0, y, n)) return;
  multiply((Product){CblasNoTrans, CblasTrans, m, n, k, 1, 0, x, w, k, k, y, n, false});
  if (bias) tb_add_bias(m, n, bias, y);
}

void tb_gemm_nn(long m, long n, long k, float scale, const float *x, long ldx, const float *w, long ldw, float beta,
                float *y, long ldy) {
  if (counts(m, n, k)) return;
  multiply((Product){CblasNoTrans, CblasNoTrans, m, n, k, scale, beta, x, w, ldx, ldw, y, ldy, false});
}

void tb_gemm_tn(long m, long n, long k, float scale, const float *x, long ldx, const float *w, long ldw, float beta,
                float *y, long ldy) {
  if (counts(m, n, k)) return;
  multiply((Product){CblasTrans, CblasNoTrans, m, n, k, scale, beta, x, w, ldx, ldw, y, ldy, false});
}

// ---- by a matrix as a file keeps it ---------------------------------------------------------------------------

enum { WIDENED = 1 << 16 };  // floats of w that a thread widens at a time: they stay in its cache

typedef struct {
  long m;
  const tb_kept *w;
  const float *x, *bias;
  float *y;
} Kept;

static void kept_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  const Kept *p = context;
  long n = p->w->rows, k = p->w->columns, block = WIDENED / k & ~31L;
  if (block < 32) block = 32;
  float *rows = tb_scratch(block * k);
  for (long j = first; j < last; j += block) {
    long count = last - j < block ? last - j : block;
    tb_widen_rows(p->w, j, count, rows);
    tb_sgemm(false, true, p->m, count, k, 1, p->x, k, rows, k, 0, p->y + j, n);
  }
}

void tb_linear_kept(long m, const tb_kept *w, const float *x, const float *bias, float *y) {
  long n = w->rows, k = w->columns;
  if (counts(m, n, k)) return;
  if (tb_wide_gemm(true, m, n, k, 1, x, k, NULL, 0, w, bias, 0, y, n)) return;
  Kept p = {.m = m, .w = w, .x = x, .y = y};
  tb_parallel(n, kept_chunk, &p);
  if (bias) tb_add_bias(m, n, bias, y);
}

void tb_back_kept(long m, const tb_kept *w, const float *x, bool add, float *y) {
  long n = w->columns, k = w->rows;
  if (counts(m, n, k)) return;
  if (tb_wide_gemm(false, m, n, k, 1, x, k, NULL, 0, w, add ? y : NULL, n, y, n)) return;
  float *wide = tb_scratch(k * n);
  tb_widen_block(w, 0, k, wide);
  multiply((Product){CblasNoTrans, CblasNoTrans, m, n, k, 1, add ? 1 : 0, x, wide, k, n, y, n, false});
}
