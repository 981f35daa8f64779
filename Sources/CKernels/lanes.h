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

#endif
