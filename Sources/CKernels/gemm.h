// One matrix product, as its two ways of being computed are given it.
#ifndef TB_GEMM_H
#define TB_GEMM_H

#include <cblas.h>

#include "kernel.h"

#if defined(__x86_64__) && defined(__linux__)
#define TB_HAS_TILES 1
#else
#define TB_HAS_TILES 0
#endif

/// y[m,n] = scale * op(x) op(w) + beta * y (+ bias), with op(x) [m,k] and op(w) [k,n].
typedef struct {
  CBLAS_TRANSPOSE tx, tw;
  long m, n, k;
  float scale, beta;
  const float *x, *w;
  long ldx, ldw;
  float *y;
  long ldy;
  const float *bias;  // [n] or null
  bool by_columns;
} Product;

#if TB_HAS_TILES
/// Whether the processor has the instructions and the shape is one for which the tiles are faster than OpenBLAS.
bool tb_suits_tiles(const Product *p);
void tb_multiply_tiles(Product *p);
#endif

#endif
