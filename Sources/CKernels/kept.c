// Matrices as files keep them: half precision and blocks of few bits, widened to float32 a few rows at a time.
//
// Widening gives the bits of ggml's reference code: products and sums are single operations in float32, in its order, and
// nothing is fused. Products by such a matrix widen what a tile needs, use it for all rows, and forget it.
#include <sys/mman.h>

#include "kept.h"

#pragma clang fp contract(off) reassociate(off)

/// IEEE 754 half precision to single, exactly, without a branch, so that loops over it become vectors.
TB_INLINE float half(uint16_t h) {
  union { uint32_t i; float f; } normal, small, result;
  uint32_t bits = (uint32_t)h << 16, magnitude = bits << 1;
  normal.i = (magnitude >> 4) + (224u << 23);
  normal.f *= 0x1p-112f;
  // A subnormal one: its fraction as the last bits of a number from 0.5 on.
  small.i = (magnitude >> 17) | (126u << 23);
  small.f -= 0.5f;
  result.i = (bits & 0x80000000u) | (magnitude < (1u << 27) ? small.i : normal.i);
  return result.f;
}
TB_INLINE float half_at(const uint8_t *b) { return half((uint16_t)(b[0] | b[1] << 8)); }
TB_INLINE uint32_t word_at(const uint8_t *b) {
  return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

// ---- blocks of 32 values: low nibbles are values 0 to 15, high ones 16 to 31 ---------------------------------------

/// Q4_0: half d, 16 bytes of nibbles.   x = (q - 8) d
TB_INLINE void block_4_0(const uint8_t *b, float *y) {
  float d = half_at(b);
  for (int j = 0; j < 16; j++) {
    y[j] = (float)((b[2 + j] & 15) - 8) * d;
    y[j + 16] = (float)((b[2 + j] >> 4) - 8) * d;
  }
}

/// Q4_1: half d, half m, 16 bytes of nibbles.   x = q d + m
TB_INLINE void block_4_1(const uint8_t *b, float *y) {
  float d = half_at(b), m = half_at(b + 2);
  for (int j = 0; j < 16; j++) {
    y[j] = (float)(b[4 + j] & 15) * d + m;
    y[j + 16] = (float)(b[4 + j] >> 4) * d + m;
  }
}

/// Q5_0: half d, 4 bytes of fifth bits, of value i bit i, 16 bytes of nibbles.   x = (q - 16) d
TB_INLINE void block_5_0(const uint8_t *b, float *y) {
  float d = half_at(b);
  uint32_t high = word_at(b + 2);
  for (int j = 0; j < 16; j++) {
    y[j] = (float)((int)((b[6 + j] & 15u) | (high >> j & 1) << 4) - 16) * d;
    y[j + 16] = (float)((int)((b[6 + j] >> 4) | (high >> (j + 16) & 1) << 4) - 16) * d;
  }
}

/// Q5_1: half d, half m, 4 bytes of fifth bits, 16 bytes of nibbles.   x = q d + m
TB_INLINE void block_5_1(const uint8_t *b, float *y) {
  float d = half_at(b), m = half_at(b + 2);
  uint32_t high = word_at(b + 4);
  for (int j = 0; j < 16; j++) {
    y[j] = (float)(int)((b[8 + j] & 15u) | (high >> j & 1) << 4) * d + m;
    y[j + 16] = (float)(int)((b[8 + j] >> 4) | (high >> (j + 16) & 1) << 4) * d + m;
  }
}

/// Q8_0: half d, 32 signed bytes.   x = q d
TB_INLINE void block_8_0(const uint8_t *b, float *y) {
  float d = half_at(b);
  for (int j = 0; j < 32; j++) y[j] = (float)(int8_t)b[2 + j] * d;
}

// ---- blocks of 256 values in sub-blocks with scales of their own ("K-quants") ---------------------------------------

/// Scale and minimum of sub-block j of 8: 6 bits each, packed into 12 bytes.
TB_INLINE void scale_and_minimum(const uint8_t *s, int j, float *scale, float *minimum) {
  *scale = (float)(j < 4 ? s[j] & 63 : (s[j + 4] & 15) | (s[j - 4] >> 6) << 4);
  *minimum = (float)(j < 4 ? s[j + 4] & 63 : s[j + 4] >> 4 | (s[j] >> 6) << 4);
}

/// Q4_K (half d, half dmin, 12 bytes of scales, 128 of nibbles) and Q5_K (32 bytes of fifth bits before the nibbles, of which
/// bit s belongs to sub-block s).   x = (d sc) q - dmin m
///
/// Four groups of 64 values: the low nibbles of 32 bytes, then their high ones.
TB_INLINE void block_k(const uint8_t *b, bool has_fifth, float *y) {
  float d = half_at(b), dmin = half_at(b + 2);
  const uint8_t *scales = b + 4, *fifth = b + 16, *nibbles = has_fifth ? b + 48 : b + 16;
  for (int group = 0; group < 4; group++) {
    const uint8_t *q = nibbles + 32 * group;
    float *out = y + 64 * group, s0, m0, s1, m1;
    scale_and_minimum(scales, 2 * group, &s0, &m0);
    scale_and_minimum(scales, 2 * group + 1, &s1, &m1);
    float d0 = d * s0, low = dmin * m0, d1 = d * s1, high = dmin * m1;
    for (int l = 0; l < 32; l++) {
      int more0 = has_fifth ? (fifth[l] >> (2 * group) & 1) << 4 : 0;
      int more1 = has_fifth ? (fifth[l] >> (2 * group + 1) & 1) << 4 : 0;
      out[l] = d0 * (float)((q[l] & 15) | more0) - low;
      out[l + 32] = d1 * (float)((q[l] >> 4) | more1) - high;
    }
  }
}

/// Q6_K: 128 bytes of low nibbles, 64 bytes of upper bit pairs, 16 signed scales, half d.   x = (d sc) (q - 32)
///
/// Two halves of 128 values; a scale is for 16 of them.
TB_INLINE void block_6_k(const uint8_t *b, float *y) {
  float d = half_at(b + 208);
  for (int part = 0; part < 2; part++) {
    const uint8_t *low = b + 64 * part, *high = b + 128 + 32 * part;
    const int8_t *scales = (const int8_t *)(b + 192 + 8 * part);
    for (int s = 0; s < 2; s++) {
      float *out = y + 128 * part;
      float d0 = d * (float)scales[s], d1 = d * (float)scales[s + 2], d2 = d * (float)scales[s + 4],
            d3 = d * (float)scales[s + 6];
      for (int l = 16 * s; l < 16 * s + 16; l++) {
        out[l] = d0 * (float)(((low[l] & 15) | (high[l] & 3) << 4) - 32);
        out[l + 32] = d1 * (float)(((low[l + 32] & 15) | (high[l] >> 2 & 3) << 4) - 32);
        out[l + 64] = d2 * (float)((low[l] >> 4 | (high[l] >> 4 & 3) << 4) - 32);
        out[l + 96] = d3 * (float)((low[l + 32] >> 4 | (high[l] >> 6) << 4) - 32);
      }
    }
  }
}

// ---- rows ----------------------------------------------------------------------------------------------------------

long tb_block_length(tb_stored type) {
  return type <= tb_bf16 ? 1 : type <= tb_q8_0 ? 32 : 256;
}
long tb_block_bytes(tb_stored type) {
  static const long bytes[] = {4, 2, 2, 18, 20, 22, 24, 34, 144, 176, 210};
  return bytes[type];
}

#define EACH_BLOCK(LENGTH, BYTES, BODY) \
  for (long i = 0; i < count / (LENGTH); i++, b += (BYTES), y += (LENGTH)) { BODY; } \
  break;

TB_CLONES void tb_widen(tb_stored type, long count, const void *from, float *restrict y) {
  const uint8_t *restrict b = from;
  switch (type) {
    case tb_f32: memcpy(y, b, (size_t)count * sizeof(float)); break;
    case tb_f16:
      for (long i = 0; i < count; i++) {
        uint16_t h;
        memcpy(&h, b + 2 * i, 2);
        y[i] = half(h);
      }
      break;
    case tb_bf16:
      for (long i = 0; i < count; i++) {
        uint16_t h;
        memcpy(&h, b + 2 * i, 2);
        union { uint32_t i; float f; } wide = {.i = (uint32_t)h << 16};
        y[i] = wide.f;
      }
      break;
    case tb_q4_0: EACH_BLOCK(32, 18, block_4_0(b, y))
    case tb_q4_1: EACH_BLOCK(32, 20, block_4_1(b, y))
    case tb_q5_0: EACH_BLOCK(32, 22, block_5_0(b, y))
    case tb_q5_1: EACH_BLOCK(32, 24, block_5_1(b, y))
    case tb_q8_0: EACH_BLOCK(32, 34, block_8_0(b, y))
    case tb_q4_k: EACH_BLOCK(256, 144, block_k(b, false, y))
    case tb_q5_k: EACH_BLOCK(256, 176, block_k(b, true, y))
    case tb_q6_k: EACH_BLOCK(256, 210, block_6_k(b, y))
  }
}

void tb_widen_rows(const tb_kept *w, long first, long count, float *to) {
  for (long r = first; r < first + count; r++, to += w->columns) {
    long at = w->order ? w->order[r] : r;
    tb_widen(w->type, w->columns, w->bytes + at * w->row_bytes, to);
  }
}

typedef struct {
  const tb_kept *w;
  const int32_t *index;
  long first;
  bool add;
  float *y;
} Rows;

static void widen_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  const Rows *p = context;
  tb_widen_rows(p->w, p->first + first, last - first, p->y + first * p->w->columns);
}
void tb_widen_block(const tb_kept *w, long first, long count, float *to) {
  Rows p = {.w = w, .first = first, .y = to};
  tb_parallel(count, widen_chunk, &p);
}

static void gather_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  const Rows *p = context;
  long width = p->w->columns;
  float *row = p->add ? tb_scratch(width) : NULL;
  for (long r = first; r < last; r++) {
    float *restrict y = p->y + r * width;
    if (p->index[r] < 0) {
      if (!p->add) memset(y, 0, sizeof(float) * (size_t)width);
      continue;
    }
    tb_widen_rows(p->w, p->index[r], 1, p->add ? row : y);
    if (p->add)
      for (long c = 0; c < width; c++) y[c] += row[c];
  }
}
void tb_gather_kept(long rows, const tb_kept *table, const int32_t *index, bool add, float *y) {
  Rows p = {.w = table, .index = index, .add = add, .y = y};
  tb_parallel(rows, gather_chunk, &p);
}

float *tb_scratch(long floats) {
  static _Thread_local float *memory;
  static _Thread_local long size;
  if (size < floats) {
    if (memory) munmap(memory, (size_t)size * sizeof(float));
    void *fresh = mmap(NULL, (size_t)floats * sizeof(float), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (fresh == MAP_FAILED) __builtin_trap();
    memory = fresh;
    size = floats;
  }
  return memory;
}
