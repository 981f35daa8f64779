// Products of the library, but for those in which a row's bits would hang on how many rows there are.
//
// OpenBLAS's kernels for AVX2 sum a row of few otherwise than one of many: what a model says of a text would hang on the texts
// that are read with it. Such products are small, and made here: an element is the sum over k in order, whatever stands beside
// it. With the kernels for AVX-512 nothing of this is needed.
#include <cblas.h>
#include <stdlib.h>

#include "kernel.h"
#include "lanes.h"
#include "tiles.h"

enum { COLUMNS = 64, SMALL_MATRIX = 4096 };

/// Memory of the calling thread: not tb_scratch's, which callers of a product may hold.
static float *memory(long floats) {
  static _Thread_local float *own;
  static _Thread_local long size;
  if (size < floats) {
    free(own);
    own = aligned_alloc(64, ((size_t)floats * sizeof(float) + 63) & ~(size_t)63);
    size = own ? floats : 0;
  }
  return own;
}

/// panel[k][COLUMNS] = columns of w[k][columns], or rows of w[columns][k] turned about, and zeros up to whole vectors: what is left
/// over of these is summed one by one, which is slow.
static void fill(bool turned, long columns, long padded, long k, const float *w, long ldw, float *panel) {
  for (long l = 0; l < k; l++)
    for (long j = 0; j < padded; j++)
      panel[l * COLUMNS + j] = j >= columns ? 0 : turned ? w[j * ldw + l] : w[l * ldw + j];
}

static bool by_rows(bool turned, long m, long n, long k, float scale, const float *x, long ldx, const float *w, long ldw,
                    float beta, float *y, long ldy) {
  float *product = memory((m + k) * COLUMNS), *panel = product + m * COLUMNS;
  if (!product) return false;
  for (long j = 0; j < n; j += COLUMNS) {
    long columns = n - j < COLUMNS ? n - j : COLUMNS;
    long padded = (columns + LANES - 1) / LANES * LANES;
    bool fills = turned || columns != padded;
    if (fills) fill(turned, columns, padded, k, turned ? w + j * ldw : w + j, ldw, panel);
    small_product(TB_IS_WIDE, m, padded, k, x, ldx, 1, fills ? panel : w + j, fills ? COLUMNS : ldw, false, product, COLUMNS);
    for (long i = 0; i < m; i++)
      for (long c = 0; c < columns; c++) {
        float *to = y + i * ldy + j + c, value = scale * product[i * COLUMNS + c];
        *to = beta == 0 ? value : value + beta * *to;
      }
  }
  return true;
}

void tb_sgemm(bool turn_x, bool turn_w, long m, long n, long k, float scale, const float *x, long ldx, const float *w,
              long ldw, float beta, float *y, long ldy) {
  bool is_small = !turn_x && (m < TB_MANY_ROWS || n * k <= SMALL_MATRIX);
  if (is_small && !tb_blas_is_row_by_row() && by_rows(turn_w, m, n, k, scale, x, ldx, w, ldw, beta, y, ldy)) return;
  cblas_sgemm(CblasRowMajor, turn_x ? CblasTrans : CblasNoTrans, turn_w ? CblasTrans : CblasNoTrans, (int)m, (int)n,
              (int)k, scale, x, (int)ldx, w, (int)ldw, beta, y, (int)ldy);
}
