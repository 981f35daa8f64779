// Rows of kept matrices as panels, [k][32], without rows in float32 on the way: bytes are turned about, sixteen rows at a time,
// and become floats where they will stand. For the types of most files; generating, whose products are of few rows, spends most
// of its time otherwise on widening and turning.
#include "kept.h"
#include "lanes.h"

// As in kept.c: the bits of ggml's reference code.
#pragma clang fp contract(off) reassociate(off)

typedef uint8_t Bytes __attribute__((vector_size(16), aligned(1), may_alias));
typedef int8_t Signed __attribute__((vector_size(16)));
typedef float Floats __attribute__((vector_size(64)));
typedef int32_t Words __attribute__((vector_size(64)));

enum { ROWS = 16, WIDTH = 32 };

/// 16 x 16 bytes turned about.
TB_INLINE void turn(Bytes *x) {
  TB_ALL for (int step = 0; step < 4; step++) {
    Bytes y[ROWS];
    TB_ALL for (int i = 0; i < ROWS / 2; i++) {
      y[2 * i] = __builtin_shufflevector(x[i], x[i + 8], 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      y[2 * i + 1] = __builtin_shufflevector(x[i], x[i + 8], 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    }
    TB_ALL for (int i = 0; i < ROWS; i++) x[i] = y[i];
  }
}

/// IEEE 754 half precision to single, exactly, of sixteen blocks.
TB_INLINE void halves(const uint8_t *const *rows, long at, Floats *to) {
  typedef _Float16 Halves __attribute__((vector_size(32)));
  typedef uint16_t Shorts __attribute__((vector_size(32)));
  Shorts bits;
  TB_ALL for (int i = 0; i < ROWS; i++) bits[i] = (uint16_t)(rows[i][at] | rows[i][at + 1] << 8);
  *to = __builtin_convertvector((Halves)bits, Floats);
}

#define AS_FLOATS(X) __builtin_convertvector(__builtin_convertvector(X, Words), Floats)

/// Asks for what the next panel will read at this place: rows are too short for the processor to see where they go on.
TB_INLINE void fetch(const uint8_t *const *rows, long at) {
  TB_ALL for (int i = 0; i < ROWS; i++) __builtin_prefetch(rows[i] + at, 0, 2);
}

/// Sixteen rows of blocks of nibbles at panel's columns 0 ..< 16.   x = q d + m, or x = (q - 8) d
TB_INLINE void nibbles(bool has_minimum, long blocks, const uint8_t *const *rows, long ahead, float *panel) {
  long header = has_minimum ? 4 : 2, bytes = header + 16;
  for (long b = 0; b < blocks; b++, panel += 32 * WIDTH) {
    Bytes x[ROWS];
    Floats d, m = {0};
    if (b % 3 == 0) fetch(rows, ahead + b * bytes);
    halves(rows, b * bytes, &d);
    if (has_minimum) halves(rows, b * bytes + 2, &m);
    TB_ALL for (int i = 0; i < ROWS; i++) x[i] = *(const Bytes *)(rows[i] + b * bytes + header);
    turn(x);
    TB_ALL for (int j = 0; j < ROWS; j++) {
      Floats low = AS_FLOATS(x[j] & 15), high = AS_FLOATS(x[j] >> 4);
      *(Lanes *)(panel + j * WIDTH) = has_minimum ? low * d + m : (low - 8) * d;
      *(Lanes *)(panel + (j + 16) * WIDTH) = has_minimum ? high * d + m : (high - 8) * d;
    }
  }
}

/// The same of blocks of 32 signed bytes.   x = q d
TB_INLINE void signed_bytes(long blocks, const uint8_t *const *rows, long ahead, float *panel) {
  for (long b = 0; b < blocks; b++, panel += 32 * WIDTH) {
    Floats d;
    halves(rows, b * 34, &d);
    if (b % 2 == 0) fetch(rows, ahead + b * 34);
    for (int half = 0; half < 2; half++) {
      Bytes x[ROWS];
      TB_ALL for (int i = 0; i < ROWS; i++) x[i] = *(const Bytes *)(rows[i] + b * 34 + 2 + 16 * half);
      turn(x);
      TB_ALL for (int j = 0; j < ROWS; j++)
        *(Lanes *)(panel + (j + 16 * half) * WIDTH) = AS_FLOATS((Signed)x[j]) * d;
    }
  }
}

TB_WIDE static void widen(const tb_kept *w, long first, float *panel) {
  for (int part = 0; part < 2; part++, first += ROWS, panel += ROWS) {
    const uint8_t *rows[ROWS];
    for (int i = 0; i < ROWS; i++) rows[i] = w->bytes + (w->order ? w->order[first + i] : first + i) * w->row_bytes;
    long blocks = w->columns / 32, ahead = 2 * ROWS * w->row_bytes;
    if (w->type == tb_q4_1) nibbles(true, blocks, rows, ahead, panel);
    else if (w->type == tb_q4_0) nibbles(false, blocks, rows, ahead, panel);
    else signed_bytes(blocks, rows, ahead, panel);
  }
}

bool tb_widen_panel(const tb_kept *w, long first, float *panel) {
  if (!TB_HAS_WIDE || !TB_IS_WIDE || (w->type != tb_q4_0 && w->type != tb_q4_1 && w->type != tb_q8_0)) return false;
  widen(w, first, panel);
  return true;
}
