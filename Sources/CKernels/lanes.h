// Vectors as wide as AVX-512's registers, written out where a loop's shape is what makes it fast.
#ifndef TB_LANES_H
#define TB_LANES_H

#include "kernel.h"

enum { LANES = 16 };
typedef float Lanes __attribute__((vector_size(64), aligned(4), may_alias));
typedef int32_t Mask __attribute__((vector_size(64)));

/// Before a loop over what lies in registers: it is to leave none of itself.
#define TB_ALL _Pragma("clang loop unroll(full)")

/// 16 x 16 elements turned about: from rows[0 ..< 16] (a null one is zeros), `column` on, to to[i * stride].
TB_INLINE void tb_transpose(const float *const *rows, long column, float *to, long stride) {
#define TB_INTERLEAVED(A, B)                                                                       \
  __builtin_shufflevector(A, B, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23),           \
      __builtin_shufflevector(A, B, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
  Lanes x[LANES], y[LANES];
  TB_ALL for (int i = 0; i < LANES; i++) x[i] = rows[i] ? *(const Lanes *)(rows[i] + column) : (Lanes){0};
  // Interleaving row i with row i + 8, four times over, moves each bit of the row number to the column number.
  TB_ALL for (int step = 0; step < 4; step++) {
    TB_ALL for (int i = 0; i < LANES / 2; i++) {
      Lanes pair[2] = {TB_INTERLEAVED(x[i], x[i + LANES / 2])};
      y[2 * i] = pair[0];
      y[2 * i + 1] = pair[1];
    }
    TB_ALL for (int i = 0; i < LANES; i++) x[i] = y[i];
  }
  TB_ALL for (int i = 0; i < LANES; i++) *(Lanes *)(to + i * stride) = x[i];
#undef TB_INTERLEAVED
}

/// The largest of n floats, n a whole number of vectors and not 0; NaN is none.
TB_INLINE float tb_largest(const float *x, long n) {
#define KEEP_LARGER(OTHER)                                  \
  {                                                         \
    Lanes other = OTHER;                                    \
    Mask is_larger = other > top;                           \
    top = (Lanes)((is_larger & (Mask)other) | (~is_larger & (Mask)top)); \
  }
  Lanes top = *(const Lanes *)x;
  for (long j = LANES; j < n; j += LANES) KEEP_LARGER(*(const Lanes *)(x + j))
  KEEP_LARGER(__builtin_shufflevector(top, top, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7))
  KEEP_LARGER(__builtin_shufflevector(top, top, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11))
  KEEP_LARGER(__builtin_shufflevector(top, top, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13))
  return top[0] > top[1] ? top[0] : top[1];
#undef KEEP_LARGER
}

#endif
