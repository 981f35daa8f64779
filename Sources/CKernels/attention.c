// Multi-head attention (Vaswani et al. 2017, eq. 1) over packed sequences of unequal length: no padding, no mask.
//
// Work is one head of one sequence. Queries go through in blocks of rows; a block's weights live in cache and are
// never stored: forward keeps log(sum exp) of each row, backward computes the weights from it again
// (as FlashAttention does, Dao et al. 2022, section 3.1).
#include <stdlib.h>

#include "lanes.h"

enum { BLOCK = 32 };
// A loop over whole vectors: no remainder that would run element by element, as long as the rows of scores are padded.
#define WHOLE_LANES _Pragma("clang loop vectorize_width(16) interleave_count(1)")

// ---- a small matrix product on cached data ------------------------------------------------------------------
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

// ---- scratch memory of a thread -----------------------------------------------------------------------------

typedef struct {
  float *memory;
  size_t size;
} Scratch;
static _Thread_local Scratch scratch;

static float *scratch_floats(size_t n) {
  if (scratch.size < n) {
    free(scratch.memory);
    size_t bytes = (n * sizeof(float) + 63) & ~(size_t)63;
    scratch.memory = aligned_alloc(64, bytes);
    scratch.size = n;
  }
  return scratch.memory;
}

// ---- one head of one sequence -------------------------------------------------------------------------------

typedef struct {
  tb_attention a;
  long rows;  // queries of all sequences
  const float *q, *k, *v, *log_sums_in, *dout;
  float *out, *log_sums;
  float *dq, *dk, *dv, *d_prefix_keys, *d_prefix_values;
} Call;

/// Whole vectors, and never a whole number of kilobytes: rows so far apart would push each other out of the cache.
TB_INLINE long padded_keys(long keys) {
  long lanes = (keys + LANES - 1) / LANES;
  return (lanes % 16 == 0 ? lanes + 1 : lanes) * LANES;
}

/// x^T of the sequence's keys (or values), prefix first: to[width][keys], padded with zeros to whole lanes.
TB_INLINE void transpose(const Call *p, const float *prefix, const float *x, long first, long length, long head,
                         long padded, float *to) {
  long w = p->a.head_width, width = w * p->a.heads, n = p->a.prefix, total = n + length;
  for (long j = 0; j < padded; j += LANES) {
    const float *rows[LANES];
    for (long i = 0; i < LANES; i++) {
      long at = j + i;
      rows[i] = at < n       ? prefix + at * width + head * w
                : at < total ? x + (first + at - n) * p->a.query_stride + head * w
                             : NULL;
    }
    long c = 0;
    for (; c + LANES <= w; c += LANES) tb_transpose(rows, c, to + c * padded + j, padded);
    for (; c < w; c++)
      for (long i = 0; i < LANES; i++) to[c * padded + j + i] = rows[i] ? rows[i][c] : 0;
  }
}

/// s[count][padded] = q k^T (not scaled) of `count` query rows from `row` on.
TB_INLINE void scores(bool wide, const Call *p, long row, long count, long head, long padded, const float *keys_t, float *s) {
  long w = p->a.head_width;
  small_product(wide, count, padded, w, p->q + row * p->a.query_stride + head * w, p->a.query_stride, 1, keys_t, padded,
                false, s, padded);
}

TB_INLINE float largest(const float *x, long padded) {
#define KEEP_LARGER(OTHER)                                  \
  {                                                         \
    Lanes other = OTHER;                                    \
    Mask is_larger = other > top;                           \
    top = (Lanes)((is_larger & (Mask)other) | (~is_larger & (Mask)top)); \
  }
  Lanes top = *(const Lanes *)x;
  for (long j = LANES; j < padded; j += LANES) KEEP_LARGER(*(const Lanes *)(x + j))
  KEEP_LARGER(__builtin_shufflevector(top, top, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7))
  KEEP_LARGER(__builtin_shufflevector(top, top, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11))
  KEEP_LARGER(__builtin_shufflevector(top, top, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13))
  return top[0] > top[1] ? top[0] : top[1];
#undef KEEP_LARGER
}

/// How many keys query `row` of `queries` may see; under a causal mask the last query sees all.
TB_INLINE long visible(const Call *p, long row, long queries, long keys) {
  return p->a.causal ? keys - queries + row + 1 : keys;
}

TB_INLINE uint64_t row_key(const Call *p, long head, long row) {
  return p->a.dropout_key + (uint64_t)(head * p->rows + row) * 0x9e3779b97f4a7c15ull;
}

TB_INLINE void forward_item(bool wide, const Call *p, long sequence, long head) {
  TB_FAST
  const tb_attention *a = &p->a;
  long first = a->offsets[sequence], length = a->offsets[sequence + 1] - first;
  long first_query = a->query_offsets[sequence], queries = a->query_offsets[sequence + 1] - first_query;
  long w = a->head_width, width = w * a->heads, n = a->prefix, keys = n + length;
  long padded = padded_keys(keys);
  float *keys_t = scratch_floats((size_t)(padded * (w + BLOCK)));
  float *s = keys_t + padded * w;
  transpose(p, a->prefix_keys, p->k, first, length, head, padded, keys_t);
  uint32_t threshold = tb_drop_threshold(a->dropout);
  float keep = 1.0f / (1.0f - a->dropout);
  for (long row = 0; row < queries; row += BLOCK) {
    long count = queries - row < BLOCK ? queries - row : BLOCK;
    scores(wide, p, first_query + row, count, head, padded, keys_t, s);
    for (long i = 0; i < count; i++) {
      float *restrict x = s + i * padded;
      long seen = visible(p, row + i, queries, keys);
      for (long j = seen; j < padded; j++) x[j] = -INFINITY;  // of which the exponential is 0
      float top = largest(x, padded), sum = 0;
      WHOLE_LANES
      for (long j = 0; j < padded; j++) {
        float e = tb_exp((x[j] - top) * a->scale);
        x[j] = e;
        sum += e;
      }
      float share = 1.0f / sum;
      if (p->log_sums) p->log_sums[head * p->rows + first_query + row + i] = top * a->scale + logf(sum);
      if (a->dropout > 0) {
        uint64_t key = row_key(p, head, first_query + row + i);
        share *= keep;
        WHOLE_LANES
        for (long j = 0; j < padded; j++) x[j] = tb_hash(key, (uint32_t)j) < threshold ? 0.0f : x[j] * share;
      } else {
        WHOLE_LANES
        for (long j = 0; j < padded; j++) x[j] *= share;
      }
    }
    float *out = p->out + (first_query + row) * width + head * w;
    if (n > 0) small_product(wide, count, w, n, s, padded, 1, a->prefix_values + head * w, width, false, out, width);
    small_product(wide, count, w, length, s + n, padded, 1, p->v + first * a->query_stride + head * w, a->query_stride, n > 0,
                  out, width);
  }
}

TB_INLINE void backward_item(bool wide, const Call *p, long sequence, long head) {
  TB_FAST
  const tb_attention *a = &p->a;
  long first = a->offsets[sequence], length = a->offsets[sequence + 1] - first;
  long first_query = a->query_offsets[sequence], queries = a->query_offsets[sequence + 1] - first_query;
  long w = a->head_width, width = w * a->heads, n = a->prefix, keys = n + length, stride = a->query_stride;
  long padded = padded_keys(keys);
  float *keys_t = scratch_floats((size_t)(padded * (2 * w + 2 * BLOCK)));
  float *values_t = keys_t + padded * w, *s = values_t + padded * w, *ds = s + padded * BLOCK;
  transpose(p, a->prefix_keys, p->k, first, length, head, padded, keys_t);
  transpose(p, a->prefix_values, p->v, first, length, head, padded, values_t);
  uint32_t threshold = tb_drop_threshold(a->dropout);
  float keep = 1.0f / (1.0f - a->dropout);
  for (long row = 0; row < queries; row += BLOCK) {
    long count = queries - row < BLOCK ? queries - row : BLOCK;
    bool add = row > 0;
    const float *q = p->q + (first_query + row) * stride + head * w, *dout = p->dout + (first_query + row) * width + head * w;
    scores(wide, p, first_query + row, count, head, padded, keys_t, s);
    small_product(wide, count, padded, w, dout, width, 1, values_t, padded, false, ds, padded);  // dout v^T
    for (long i = 0; i < count; i++) {
      float *restrict x = s + i * padded, *restrict d = ds + i * padded;
      long seen = visible(p, row + i, queries, keys);
      float log_sum = p->log_sums_in[head * p->rows + first_query + row + i], mean = 0;
      for (long j = seen; j < padded; j++) x[j] = -INFINITY, d[j] = 0;
      WHOLE_LANES
      for (long j = 0; j < padded; j++) x[j] = tb_exp(x[j] * a->scale - log_sum);
      if (a->dropout > 0) {
        // y = P~ v with P~ = P mask keep: dP = mask keep dP~. x must hold P for dS and P~ for dv.
        uint64_t key = row_key(p, head, first_query + row + i);
        WHOLE_LANES
        for (long j = 0; j < padded; j++) {
          float m = tb_hash(key, (uint32_t)j) < threshold ? 0.0f : keep;
          d[j] *= m;
          mean += x[j] * d[j];
        }
        WHOLE_LANES
        for (long j = 0; j < padded; j++) {
          float m = tb_hash(key, (uint32_t)j) < threshold ? 0.0f : keep;
          d[j] = x[j] * (d[j] - mean) * a->scale;
          x[j] *= m;
        }
      } else {
        WHOLE_LANES
        for (long j = 0; j < padded; j++) mean += x[j] * d[j];
        WHOLE_LANES
        for (long j = 0; j < padded; j++) d[j] = x[j] * (d[j] - mean) * a->scale;
      }
    }
    if (p->dq) {
      float *dq = p->dq + (first_query + row) * stride + head * w;
      if (n > 0) small_product(wide, count, w, n, ds, padded, 1, a->prefix_keys + head * w, width, false, dq, stride);
      small_product(wide, count, w, length, ds + n, padded, 1, p->k + first * stride + head * w, stride, n > 0, dq, stride);
    }
    if (p->dk)
      small_product(wide, length, w, count, ds + n, 1, padded, q, stride, add, p->dk + first * stride + head * w, stride);
    if (p->dv)
      small_product(wide, length, w, count, s + n, 1, padded, dout, width, add, p->dv + first * stride + head * w, stride);
    if (p->d_prefix_keys && n > 0)
      small_product(wide, n, w, count, ds, 1, padded, q, stride, true, p->d_prefix_keys + head * w, width);
    if (p->d_prefix_values && n > 0)
      small_product(wide, n, w, count, s, 1, padded, dout, width, true, p->d_prefix_values + head * w, width);
  }
}

// ---- sharing out ----------------------------------------------------------------------------------------------

typedef enum {
  FORWARD,
  BACKWARD,
  BACKWARD_BY_HEAD  // all sequences of a head in turn, for gradients that they add to: heads never share an element
} Pass;

TB_INLINE void items(bool wide, Pass pass, const Call *p, long first, long last) {
  long n = p->a.sequences;
  for (long i = first; i < last; i++) {
    if (pass == FORWARD) forward_item(wide, p, i % n, i / n);
    else if (pass == BACKWARD) backward_item(wide, p, i % n, i / n);
    else
      for (long s = 0; s < n; s++) backward_item(wide, p, s, i);
  }
}

// Twice, since a tile that fits 32 wide registers spills from 16 narrow ones.
#define CHUNK(NAME, PASS)                                                            \
  TB_WIDE static void NAME##_wide(void *call, long first, long last, int thread) {   \
    (void)thread;                                                                    \
    items(TB_HAS_WIDE, PASS, call, first, last);                                     \
  }                                                                                  \
  TB_NARROW static void NAME##_narrow(void *call, long first, long last, int thread) { \
    (void)thread;                                                                    \
    items(false, PASS, call, first, last);                                           \
  }                                                                                  \
  static tb_chunk NAME(void) { return TB_IS_WIDE ? NAME##_wide : NAME##_narrow; }

CHUNK(forward_chunk, FORWARD)
CHUNK(backward_chunk, BACKWARD)
CHUNK(backward_heads, BACKWARD_BY_HEAD)

void tb_attention_forward(const tb_attention *a, const float *q, const float *k, const float *v, float *out,
                          float *log_sums) {
  if (tb_rehearsal()) return;
  Call p = {.a = *a, .rows = a->query_offsets[a->sequences], .q = q, .k = k, .v = v, .out = out, .log_sums = log_sums};
  tb_parallel(a->heads * a->sequences, forward_chunk(), &p);
}

void tb_attention_backward(const tb_attention *a, const float *q, const float *k, const float *v,
                           const float *log_sums, const float *dout, float *dq, float *dk, float *dv,
                           float *d_prefix_keys, float *d_prefix_values) {
  if (tb_rehearsal()) return;
  Call p = {.a = *a, .rows = a->query_offsets[a->sequences], .q = q, .k = k, .v = v, .log_sums_in = log_sums, .dout = dout,
            .dq = dq, .dk = dk, .dv = dv, .d_prefix_keys = d_prefix_keys, .d_prefix_values = d_prefix_values};
  if (d_prefix_keys || d_prefix_values) tb_parallel(a->heads, backward_heads(), &p);
  else tb_parallel(a->heads * a->sequences, backward_chunk(), &p);
}
