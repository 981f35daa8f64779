// Small matrix products on cached data, in tiles of registers.
#ifndef TB_TILES_H
#define TB_TILES_H

#include "lanes.h"

// c[m,n] (+)= a[m,k] b[k,n], where a's element (i, j) lies at a[i * a_row + j * a_column].
//
// A tile of sums lives in registers: 8 x 2 vectors where there are 32 of them (AVX-512), else 4 x 1.

#define TILE(ROWS, VECTORS)                                                                                      \
  {                                                                                                              \
    Lanes sum[ROWS][VECTORS];                                                                                    \
    float *cp = c + i * ldc + j;                                                                                 \
    for (int q = 0; q < ROWS; q++)                                                                               \
      for (int u = 0; u < VECTORS; u++) sum[q][u] = add ? ((const Lanes *)(cp + q * ldc))[u] : (Lanes){0};       \
    const float *bp = b + j, *ap = a + i * a_row;                                                                \
    for (long l = 0; l < k; l++, bp += ldb, ap += a_column) {                                                    \
      Lanes v[VECTORS];                                                                                          \
      for (int u = 0; u < VECTORS; u++) v[u] = ((const Lanes *)bp)[u];                                           \
      for (int q = 0; q < ROWS; q++) {                                                                           \
        float x = ap[q * a_row];                                                                                 \
        for (int u = 0; u < VECTORS; u++) sum[q][u] += x * v[u];                                                 \
      }                                                                                                          \
    }                                                                                                            \
    for (int q = 0; q < ROWS; q++)                                                                               \
      for (int u = 0; u < VECTORS; u++) ((Lanes *)(cp + q * ldc))[u] = sum[q][u];                                \
  }

TB_INLINE void tiles(bool wide, long m, long n, long k, const float *a, long a_row, long a_column, const float *b,
                     long ldb, bool add, float *c, long ldc) {
  TB_FAST
  long whole = n & ~(long)(LANES - 1), j = 0;
  if (wide) {
    // As many rows in every tile as can be: one with a single row would wait for its own sums.
    long count = (m + 7) / 8;
    for (; j + 2 * LANES <= whole; j += 2 * LANES)
      for (long t = 0, i = 0; t < count; t++) {
        long rows = (m - i + count - t - 1) / (count - t);
        switch (rows) {
          case 8: TILE(8, 2) break;
          case 7: TILE(7, 2) break;
          case 6: TILE(6, 2) break;
          case 5: TILE(5, 2) break;
          case 4: TILE(4, 2) break;
          case 3: TILE(3, 2) break;
          case 2: TILE(2, 2) break;
          default: TILE(1, 2) break;
        }
        i += rows;
      }
  }
  for (; j < whole; j += LANES) {
    long i = 0;
    if (wide)
      for (; i + 8 <= m; i += 8) TILE(8, 1)
    for (; i + 4 <= m; i += 4) TILE(4, 1)
    for (; i < m; i++) TILE(1, 1)
  }
  for (long i = 0; i < m; i++)
    for (j = whole; j < n; j++) {
      float s = add ? c[i * ldc + j] : 0;
      for (long t = 0; t < k; t++) s += a[i * a_row + t * a_column] * b[t * ldb + j];
      c[i * ldc + j] = s;
    }
}

TB_WIDE __attribute__((noinline)) static void wide_product(long m, long n, long k, const float *a, long a_row,
                                                           long a_column, const float *b, long ldb, bool add, float *c,
                                                           long ldc) {
  tiles(TB_HAS_WIDE, m, n, k, a, a_row, a_column, b, ldb, add, c, ldc);
}

TB_NARROW static void narrow_product(long m, long n, long k, const float *a, long a_row, long a_column, const float *b,
                                     long ldb, bool add, float *c, long ldc) {
  tiles(false, m, n, k, a, a_row, a_column, b, ldb, add, c, ldc);
}

// Called, not pasted in: seven copies of all tiles would not fit the cache of instructions.
TB_INLINE void small_product(bool wide, long m, long n, long k, const float *a, long a_row, long a_column,
                             const float *b, long ldb, bool add, float *c, long ldc) {
  (wide ? wide_product : narrow_product)(m, n, k, a, a_row, a_column, b, ldb, add, c, ldc);
}

#undef TILE
#endif
