// Multi-head attention (Vaswani et al. 2017, eq. 1) over packed sequences of unequal length: no padding, no mask.
//
// Work is one head of one sequence. Queries go through in blocks of rows; a block's weights live in cache and are
// never stored: forward keeps log(sum exp) of each row, backward computes the weights from it again
// (as FlashAttention does, Dao et al. 2022, section 3.1).
#include <stdlib.h>

#include "kernel.h"

enum { BLOCK = 32, LANES = 16 };
typedef float Lanes __attribute__((vector_size(64), aligned(4), may_alias));

// ---- a small matrix product on cached data ------------------------------------------------------------------
// c[m,n] (+)= a[m,k] b[k,n], where a's element (i, j) lies at a[i * a_row + j * a_column].

#define TILE(ROWS)                                                                                               \
  {                                                                                                              \
    Lanes sum[ROWS];                                                                                             \
    for (int q = 0; q < ROWS; q++) sum[q] = add ? *(const Lanes *)(c + (i + q) * ldc + j) : (Lanes){0};          \
    const float *bp = b + j, *ap = a + i * a_row;                                                                \
    for (long t = 0; t < k; t++, bp += ldb, ap += a_column) {                                                    \
      Lanes v = *(const Lanes *)bp;                                                                              \
      for (int q = 0; q < ROWS; q++) sum[q] += ap[q * a_row] * v;                                                \
    }                                                                                                            \
    for (int q = 0; q < ROWS; q++) *(Lanes *)(c + (i + q) * ldc + j) = sum[q];                                   \
  }

TB_INLINE void small_product(long m, long n, long k, const float *a, long a_row, long a_column, const float *b,
                             long ldb, bool add, float *c, long ldc) {
  TB_FAST
  long whole = n & ~(long)(LANES - 1);
  for (long j = 0; j < whole; j += LANES) {
    long i = 0;
    for (; i + 4 <= m; i += 4) TILE(4)
    for (; i < m; i++) TILE(1)
  }
  for (long i = 0; i < m; i++)
    for (long j = whole; j < n; j++) {
      float s = add ? c[i * ldc + j] : 0;
      for (long t = 0; t < k; t++) s += a[i * a_row + t * a_column] * b[t * ldb + j];
      c[i * ldc + j] = s;
    }
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

/// x^T of the sequence's keys (or values), prefix first: to[width][keys], padded with zeros to whole lanes.
TB_INLINE void transpose(const Call *p, const float *prefix, const float *x, long first, long length, long head,
                         long padded, float *to) {
  long w = p->a.head_width, width = w * p->a.heads, n = p->a.prefix, total = n + length;
  for (long c = 0; c < w; c++) {
    float *row = to + c * padded;
    for (long j = 0; j < n; j++) row[j] = prefix[j * width + head * w + c];
    const float *from = x + first * p->a.query_stride + head * w + c;
    for (long j = 0; j < length; j++) row[n + j] = from[j * p->a.query_stride];
    for (long j = total; j < padded; j++) row[j] = 0;
  }
}

/// s[count][padded] = q k^T (not scaled) of `count` query rows from `row` on.
TB_INLINE void scores(const Call *p, long row, long count, long head, long padded, const float *keys_t, float *s) {
  long w = p->a.head_width;
  small_product(count, padded, w, p->q + row * p->a.query_stride + head * w, p->a.query_stride, 1, keys_t, padded, false,
                s, padded);
}

/// How many keys query `row` of `queries` may see; under a causal mask the last query sees all.
TB_INLINE long visible(const Call *p, long row, long queries, long keys) {
  return p->a.causal ? keys - queries + row + 1 : keys;
}

TB_INLINE uint64_t row_key(const Call *p, long head, long row) {
  return p->a.dropout_key + (uint64_t)(head * p->rows + row) * 0x9e3779b97f4a7c15ull;
}

TB_CLONES static void forward_item(const Call *p, long sequence, long head) {
  TB_FAST
  const tb_attention *a = &p->a;
  long first = a->offsets[sequence], length = a->offsets[sequence + 1] - first;
  long first_query = a->query_offsets[sequence], queries = a->query_offsets[sequence + 1] - first_query;
  long w = a->head_width, width = w * a->heads, n = a->prefix, keys = n + length;
  long padded = (keys + LANES - 1) & ~(long)(LANES - 1);
  float *keys_t = scratch_floats((size_t)(padded * (w + BLOCK)));
  float *s = keys_t + padded * w;
  transpose(p, a->prefix_keys, p->k, first, length, head, padded, keys_t);
  uint32_t threshold = tb_drop_threshold(a->dropout);
  float keep = 1.0f / (1.0f - a->dropout);
  for (long row = 0; row < queries; row += BLOCK) {
    long count = queries - row < BLOCK ? queries - row : BLOCK;
    scores(p, first_query + row, count, head, padded, keys_t, s);
    for (long i = 0; i < count; i++) {
      float *restrict x = s + i * padded;
      long seen = visible(p, row + i, queries, keys);
      float top = -INFINITY, sum = 0;
      for (long j = 0; j < seen; j++) top = x[j] > top ? x[j] : top;
      for (long j = 0; j < seen; j++) {
        float e = tb_exp((x[j] - top) * a->scale);
        x[j] = e;
        sum += e;
      }
      for (long j = seen; j < padded; j++) x[j] = 0;
      float share = 1.0f / sum;
      if (p->log_sums) p->log_sums[head * p->rows + first_query + row + i] = top * a->scale + logf(sum);
      if (a->dropout > 0) {
        uint64_t key = row_key(p, head, first_query + row + i);
        share *= keep;
        for (long j = 0; j < seen; j++) x[j] = tb_hash(key, (uint32_t)j) < threshold ? 0.0f : x[j] * share;
      } else {
        for (long j = 0; j < seen; j++) x[j] *= share;
      }
    }
    float *out = p->out + (first_query + row) * width + head * w;
    if (n > 0) small_product(count, w, n, s, padded, 1, a->prefix_values + head * w, width, false, out, width);
    small_product(count, w, length, s + n, padded, 1, p->v + first * a->query_stride + head * w, a->query_stride, n > 0,
                  out, width);
  }
}

TB_CLONES static void backward_item(const Call *p, long sequence, long head) {
  TB_FAST
  const tb_attention *a = &p->a;
  long first = a->offsets[sequence], length = a->offsets[sequence + 1] - first;
  long first_query = a->query_offsets[sequence], queries = a->query_offsets[sequence + 1] - first_query;
  long w = a->head_width, width = w * a->heads, n = a->prefix, keys = n + length, stride = a->query_stride;
  long padded = (keys + LANES - 1) & ~(long)(LANES - 1);
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
    scores(p, first_query + row, count, head, padded, keys_t, s);
    small_product(count, padded, w, dout, width, 1, values_t, padded, false, ds, padded);  // dout v^T
    for (long i = 0; i < count; i++) {
      float *restrict x = s + i * padded, *restrict d = ds + i * padded;
      long seen = visible(p, row + i, queries, keys);
      float log_sum = p->log_sums_in[head * p->rows + first_query + row + i], mean = 0;
      for (long j = 0; j < seen; j++) x[j] = tb_exp(x[j] * a->scale - log_sum);
      for (long j = seen; j < padded; j++) x[j] = d[j] = 0;
      if (a->dropout > 0) {
        // y = P~ v with P~ = P mask keep: dP = mask keep dP~. x must hold P for dS and P~ for dv.
        uint64_t key = row_key(p, head, first_query + row + i);
        for (long j = 0; j < seen; j++) {
          float m = tb_hash(key, (uint32_t)j) < threshold ? 0.0f : keep;
          d[j] *= m;
          mean += x[j] * d[j];
        }
        for (long j = 0; j < seen; j++) {
          float m = tb_hash(key, (uint32_t)j) < threshold ? 0.0f : keep;
          d[j] = x[j] * (d[j] - mean) * a->scale;
          x[j] *= m;
        }
      } else {
        for (long j = 0; j < seen; j++) mean += x[j] * d[j];
        for (long j = 0; j < seen; j++) d[j] = x[j] * (d[j] - mean) * a->scale;
      }
    }
    if (p->dq) {
      float *dq = p->dq + (first_query + row) * stride + head * w;
      if (n > 0) small_product(count, w, n, ds, padded, 1, a->prefix_keys + head * w, width, false, dq, stride);
      small_product(count, w, length, ds + n, padded, 1, p->k + first * stride + head * w, stride, n > 0, dq, stride);
    }
    if (p->dk)
      small_product(length, w, count, ds + n, 1, padded, q, stride, add, p->dk + first * stride + head * w, stride);
    if (p->dv)
      small_product(length, w, count, s + n, 1, padded, dout, width, add, p->dv + first * stride + head * w, stride);
    if (p->d_prefix_keys && n > 0)
      small_product(n, w, count, ds, 1, padded, q, stride, true, p->d_prefix_keys + head * w, width);
    if (p->d_prefix_values && n > 0)
      small_product(n, w, count, s, 1, padded, dout, width, true, p->d_prefix_values + head * w, width);
  }
}

// ---- sharing out ----------------------------------------------------------------------------------------------

static void forward_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  const Call *p = context;
  for (long i = first; i < last; i++) forward_item(p, i % p->a.sequences, i / p->a.sequences);
}

static void backward_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  const Call *p = context;
  for (long i = first; i < last; i++) backward_item(p, i % p->a.sequences, i / p->a.sequences);
}

/// All sequences of a head, for gradients that the sequences add to in turn: heads never share an element.
static void backward_heads(void *context, long first, long last, int thread) {
  (void)thread;
  const Call *p = context;
  for (long head = first; head < last; head++)
    for (long s = 0; s < p->a.sequences; s++) backward_item(p, s, head);
}

void tb_attention_forward(const tb_attention *a, const float *q, const float *k, const float *v, float *out,
                          float *log_sums) {
  if (tb_rehearsal()) return;
  Call p = {.a = *a, .rows = a->query_offsets[a->sequences], .q = q, .k = k, .v = v, .out = out, .log_sums = log_sums};
  tb_parallel(a->heads * a->sequences, forward_chunk, &p);
}

void tb_attention_backward(const tb_attention *a, const float *q, const float *k, const float *v,
                           const float *log_sums, const float *dout, float *dq, float *dk, float *dv,
                           float *d_prefix_keys, float *d_prefix_values) {
  if (tb_rehearsal()) return;
  Call p = {.a = *a, .rows = a->query_offsets[a->sequences], .q = q, .k = k, .v = v, .log_sums_in = log_sums, .dout = dout,
            .dq = dq, .dk = dk, .dv = dv, .d_prefix_keys = d_prefix_keys, .d_prefix_values = d_prefix_values};
  if (d_prefix_keys || d_prefix_values) tb_parallel(a->heads, backward_heads, &p);
  else tb_parallel(a->heads * a->sequences, backward_chunk, &p);
}
