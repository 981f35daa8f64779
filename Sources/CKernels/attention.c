// Multi-head attention (Vaswani et al. 2017, eq. 1) over packed sequences of unequal length: no padding.
//
// Work is one key head of one sequence, with the query heads that read it (Ainslie et al. 2023). Queries go through in
// blocks of rows; a block's weights live in cache and are never stored: forward keeps log(sum exp) of each row, backward
// computes the weights from it again (as FlashAttention does, Dao et al. 2022, section 3.1). Of the keys a block only
// touches those that one of its rows sees: half of the work where attention is causal.
#include <stdatomic.h>
#include <stdlib.h>

#include "tiles.h"

enum { BLOCK = 32 };
// A loop over whole vectors: no remainder that would run element by element, as long as the rows of scores are padded.
#define WHOLE_LANES _Pragma("clang loop vectorize_width(16) interleave_count(1)")

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

// ---- one key head of one sequence ---------------------------------------------------------------------------

typedef struct {
  tb_attention a;
  long rows;   // queries of all sequences
  long share;  // query heads of an item: all that read a key head, or one
  const float *q, *k, *v, *log_sums_in, *dout;
  float *out, *log_sums;
  float *dq, *dk, *dv, *d_prefix_keys, *d_prefix_values, *d_bias;
  atomic_long next;  // the first item that nobody has taken
} Call;

/// One sequence: its rows among all, how many it has, and what it sees besides.
typedef struct {
  long first, length, first_query, queries, keys, padded;
} Sequence;

/// Whole vectors, and never a whole number of kilobytes: rows so far apart would push each other out of the cache.
TB_INLINE long padded_keys(long keys) {
  long lanes = (keys + LANES - 1) / LANES;
  return (lanes % 16 == 0 ? lanes + 1 : lanes) * LANES;
}

TB_INLINE Sequence sequence_at(const Call *p, long i) {
  const tb_attention *a = &p->a;
  Sequence s = {.first = a->offsets[i], .first_query = a->query_offsets[i]};
  s.length = a->key_counts ? a->key_counts[i] : a->offsets[i + 1] - s.first;
  s.queries = a->query_offsets[i + 1] - s.first_query;
  s.keys = a->prefix + s.length;
  s.padded = padded_keys(s.keys);
  return s;
}

/// x^T of the sequence's keys (or values), prefix first: to[width][keys], padded with zeros to whole lanes.
TB_INLINE void transpose(const Call *p, const Sequence *s, const float *prefix, const float *x, long key_head, float *to) {
  long w = p->a.head_width, width = w * p->a.key_heads, n = p->a.prefix, padded = s->padded;
  for (long j = 0; j < padded; j += LANES) {
    const float *rows[LANES];
    for (long i = 0; i < LANES; i++) {
      long at = j + i;
      rows[i] = at < n         ? prefix + at * width + key_head * w
                : at < s->keys ? x + (s->first + at - n) * p->a.key_stride + key_head * w
                               : NULL;
    }
    long c = 0;
    for (; c + LANES <= w; c += LANES) tb_transpose(rows, c, to + c * padded + j, padded);
    for (; c < w; c++)
      for (long i = 0; i < LANES; i++) to[c * padded + j + i] = rows[i] ? rows[i][c] : 0;
  }
}

/// Keys of a sequence, prefix included, that one query sees: the prefix, and first ..< last.
typedef struct {
  long first, last;
} Seen;

/// Where a query stands among its sequence's own keys.
TB_INLINE long position(const Call *p, const Sequence *s, long row) {
  return p->a.positions ? p->a.positions[s->first_query + row] : s->length - s->queries + row;
}

TB_INLINE Seen seen(const Call *p, const Sequence *s, long row) {
  const tb_attention *a = &p->a;
  Seen r = {a->prefix, s->keys};
  if (!a->causal) return r;
  r.last = a->prefix + position(p, s, row) + 1;
  if (r.last > s->keys) r.last = s->keys;
  if (r.last < a->prefix) r.last = a->prefix;
  if (a->window > 0 && r.last - a->window > r.first) r.first = r.last - a->window;
  return r;
}

/// Queries that are computed together, and the columns of keys that any of them sees, to whole lanes.
typedef struct {
  long row, count, head;
  bool across;  // rows are neighbouring heads of one query, else neighbouring queries of one head
  long from, to, columns;
} Block;

TB_INLINE Block block_at(const Call *p, const Sequence *s, long row, long count, long head, bool across) {
  Block b = {.row = row, .count = count, .head = head, .across = across, .from = s->keys, .to = 0};
  if (!p->a.causal) b.from = 0, b.to = s->keys;
  for (long i = 0; p->a.causal && i < (across ? 1 : count); i++) {
    Seen r = seen(p, s, row + i);
    long from = p->a.prefix > 0 ? 0 : r.first;
    if (from < b.from) b.from = from;
    if (r.last > b.to) b.to = r.last;
  }
  if (b.from > b.to) b.from = b.to;
  b.from &= ~(long)(LANES - 1);
  b.columns = (b.to - b.from + LANES - 1) & ~(long)(LANES - 1);
  // Where nothing is seen: one vector of nothing.
  if (b.columns == 0) b.columns = LANES;
  return b;
}

TB_INLINE long row_of(const Block *b, long i) { return b->across ? b->row : b->row + i; }
TB_INLINE long head_of(const Block *b, long i) { return b->across ? b->head + i : b->head; }

/// x[count][padded] = q k^T (not scaled) of a block's rows and columns.
TB_INLINE void scores(bool wide, const Call *p, const Sequence *s, const Block *b, const float *keys_t, float *x) {
  long w = p->a.head_width;
  small_product(wide, b->count, b->columns, w, p->q + (s->first_query + b->row) * p->a.query_stride + b->head * w,
                b->across ? w : p->a.query_stride, 1, keys_t + b->from, s->padded, false, x, s->padded);
}

/// What is added to the scores of a query's first key.
TB_INLINE long bias_at(const Call *p, const Sequence *s, long row, long head) {
  return head * p->a.bias_head + (p->a.bias_by_position ? position(p, s, row) : row) * p->a.bias_row;
}

/// Scores of unseen keys become -infinity, of which the exponential is 0; and `d` of them 0.
TB_INLINE void hide(const Call *p, Seen r, const Block *b, float *restrict x, float *restrict d) {
  for (long j = r.last > b->from ? r.last - b->from : 0; j < b->columns; j++) x[j] = -INFINITY;
  if (d)
    for (long j = r.last > b->from ? r.last - b->from : 0; j < b->columns; j++) d[j] = 0;
  for (long j = p->a.prefix > b->from ? p->a.prefix - b->from : 0; j < r.first - b->from; j++) {
    x[j] = -INFINITY;
    if (d) d[j] = 0;
  }
}

/// Scores scaled and with their bias; what is left to multiply them by.
TB_INLINE float biased(const Call *p, const Sequence *s, const Block *b, long row, long head, float *restrict x) {
  TB_FAST
  if (!p->a.bias) return p->a.scale;
  const float *restrict bias = p->a.bias + bias_at(p, s, row, head) + b->from;
  float scale = p->a.scale;
  for (long j = 0; j < b->to - b->from; j++) x[j] = x[j] * scale + bias[j];
  return 1;
}

TB_INLINE uint64_t row_key(const Call *p, long head, long row) {
  return p->a.dropout_key + (uint64_t)(head * p->rows + row) * 0x9e3779b97f4a7c15ull;
}

TB_INLINE void forward_block(bool wide, const Call *p, const Sequence *s, const Block *b, long key_head,
                             const float *keys_t, float *scratch) {
  TB_FAST
  const tb_attention *a = &p->a;
  long w = a->head_width, n = a->prefix, width = w * a->heads, key_width = w * a->key_heads;
  uint32_t threshold = tb_drop_threshold(a->dropout);
  float keep = 1.0f / (1.0f - a->dropout);
  long columns = b->columns;
  scores(wide, p, s, b, keys_t, scratch);
  for (long i = 0; i < b->count; i++) {
    float *restrict x = scratch + i * s->padded;
    long row = row_of(b, i), head = head_of(b, i);
    float scale = biased(p, s, b, row, head, x);
    hide(p, seen(p, s, row), b, x, NULL);
    float top = tb_largest(x, columns), sum = 0;
    if (top == -INFINITY) top = 0;  // nothing is seen: all weights are 0
    WHOLE_LANES
    for (long j = 0; j < columns; j++) {
      float e = tb_exp((x[j] - top) * scale);
      x[j] = e;
      sum += e;
    }
    float share = sum == 0 ? 0 : 1.0f / sum;
    if (p->log_sums)
      p->log_sums[head * p->rows + s->first_query + row] = sum == 0 ? 0 : top * scale + logf(sum);
    if (a->dropout > 0) {
      uint64_t key = row_key(p, head, s->first_query + row);
      uint32_t from = (uint32_t)b->from;
      share *= keep;
      WHOLE_LANES
      for (long j = 0; j < columns; j++) x[j] = tb_hash(key, from + (uint32_t)j) < threshold ? 0.0f : x[j] * share;
    } else {
      WHOLE_LANES
      for (long j = 0; j < columns; j++) x[j] *= share;
    }
  }
  float *out = p->out + (s->first_query + b->row) * width + b->head * w;
  long step = b->across ? w : width, own = b->from > n ? b->from : n;
  if (n > 0)
    small_product(wide, b->count, w, n, scratch, s->padded, 1, a->prefix_values + key_head * w, key_width, false, out, step);
  small_product(wide, b->count, w, b->to - own, scratch + (own - b->from), s->padded, 1,
                p->v + (s->first + own - n) * a->key_stride + key_head * w, a->key_stride, n > 0, out, step);
}

TB_INLINE void forward_item(bool wide, const Call *p, long sequence, long head) {
  const tb_attention *a = &p->a;
  Sequence s = sequence_at(p, sequence);
  long w = a->head_width, key_head = head / (a->heads / a->key_heads);
  float *keys_t = scratch_floats((size_t)(s.padded * (w + BLOCK))), *x = keys_t + s.padded * w;
  if (s.queries == 0) return;
  transpose(p, &s, a->prefix_keys, p->k, key_head, keys_t);
  // One query a sequence, as in generation: its heads are the rows that go together.
  bool across = s.queries == 1;
  for (long h = 0; h < (across ? 1 : p->share); h++) {
    long rows = across ? p->share : s.queries;
    for (long row = 0; row < rows; row += BLOCK) {
      long count = rows - row < BLOCK ? rows - row : BLOCK;
      Block b = across ? block_at(p, &s, 0, count, head + row, true) : block_at(p, &s, row, count, head + h, false);
      forward_block(wide, p, &s, &b, key_head, keys_t, x);
    }
  }
}

typedef struct {
  float *keys_t, *values_t, *x, *d;
} Work;

TB_INLINE void backward_block(bool wide, const Call *p, const Sequence *s, const Block *b, long key_head, bool add,
                              const Work *work) {
  TB_FAST
  const tb_attention *a = &p->a;
  long w = a->head_width, width = w * a->heads, n = a->prefix, key_width = w * a->key_heads, padded = s->padded;
  long stride = a->query_stride, key_stride = a->key_stride, columns = b->columns, count = b->count, head = b->head;
  uint32_t threshold = tb_drop_threshold(a->dropout), from = (uint32_t)b->from;
  float keep = 1.0f / (1.0f - a->dropout);
  const float *q = p->q + (s->first_query + b->row) * stride + head * w;
  const float *dout = p->dout + (s->first_query + b->row) * width + head * w;
  scores(wide, p, s, b, work->keys_t, work->x);
  small_product(wide, count, columns, w, dout, width, 1, work->values_t + b->from, padded, false, work->d, padded);  // dout v^T
  for (long i = 0; i < count; i++) {
    float *restrict x = work->x + i * padded, *restrict d = work->d + i * padded;
    long row = b->row + i;
    float log_sum = p->log_sums_in[head * p->rows + s->first_query + row], mean = 0;
    float scale = biased(p, s, b, row, head, x), scale_back = p->d_bias ? 1 : a->scale;
    hide(p, seen(p, s, row), b, x, d);
    WHOLE_LANES
    for (long j = 0; j < columns; j++) x[j] = tb_exp(x[j] * scale - log_sum);
    if (a->dropout > 0) {
      // y = P~ v with P~ = P mask keep: dP = mask keep dP~. x must hold P for dS and P~ for dv.
      uint64_t key = row_key(p, head, s->first_query + row);
      WHOLE_LANES
      for (long j = 0; j < columns; j++) {
        float m = tb_hash(key, from + (uint32_t)j) < threshold ? 0.0f : keep;
        d[j] *= m;
        mean += x[j] * d[j];
      }
      WHOLE_LANES
      for (long j = 0; j < columns; j++) {
        float m = tb_hash(key, from + (uint32_t)j) < threshold ? 0.0f : keep;
        d[j] = x[j] * (d[j] - mean) * scale_back;
        x[j] *= m;
      }
    } else {
      WHOLE_LANES
      for (long j = 0; j < columns; j++) mean += x[j] * d[j];
      WHOLE_LANES
      for (long j = 0; j < columns; j++) d[j] = x[j] * (d[j] - mean) * scale_back;
    }
    if (p->d_bias) {
      float *restrict d_bias = p->d_bias + bias_at(p, s, row, head) + b->from;
      for (long j = 0; j < b->to - b->from; j++) d_bias[j] += d[j];
      WHOLE_LANES
      for (long j = 0; j < columns; j++) d[j] *= a->scale;
    }
  }
  // Of the columns, those of the sequence's own keys.
  long own = b->from > n ? b->from : n, own_count = b->to - own, at = (s->first + own - n) * key_stride + key_head * w;
  const float *x = work->x + (own - b->from), *d = work->d + (own - b->from);
  if (p->dq) {
    float *dq = p->dq + (s->first_query + b->row) * stride + head * w;
    if (n > 0)
      small_product(wide, count, w, n, work->d, padded, 1, a->prefix_keys + key_head * w, key_width, false, dq, stride);
    small_product(wide, count, w, own_count, d, padded, 1, p->k + at, key_stride, n > 0, dq, stride);
  }
  if (p->dk) small_product(wide, own_count, w, count, d, 1, padded, q, stride, add, p->dk + at, key_stride);
  if (p->dv) small_product(wide, own_count, w, count, x, 1, padded, dout, width, add, p->dv + at, key_stride);
  if (p->d_prefix_keys && n > 0)
    small_product(wide, n, w, count, work->d, 1, padded, q, stride, true, p->d_prefix_keys + key_head * w, key_width);
  if (p->d_prefix_values && n > 0)
    small_product(wide, n, w, count, work->x, 1, padded, dout, width, true, p->d_prefix_values + key_head * w, key_width);
}

TB_INLINE void backward_item(bool wide, const Call *p, long sequence, long head) {
  const tb_attention *a = &p->a;
  Sequence s = sequence_at(p, sequence);
  long w = a->head_width, key_head = head / (a->heads / a->key_heads);
  Work work = {.keys_t = scratch_floats((size_t)(s.padded * (2 * w + 2 * BLOCK)))};
  work.values_t = work.keys_t + s.padded * w;
  work.x = work.values_t + s.padded * w;
  work.d = work.x + s.padded * BLOCK;
  // A block that sees all keys writes all of their gradients, and later ones add to them.
  bool add = a->causal || s.queries == 0;
  if (add)
    for (long j = 0; j < s.length; j++) {
      long at = (s.first + j) * a->key_stride + key_head * w;
      if (p->dk) memset(p->dk + at, 0, (size_t)w * sizeof(float));
      if (p->dv) memset(p->dv + at, 0, (size_t)w * sizeof(float));
    }
  if (s.queries == 0) return;
  transpose(p, &s, a->prefix_keys, p->k, key_head, work.keys_t);
  transpose(p, &s, a->prefix_values, p->v, key_head, work.values_t);
  for (long h = 0; h < p->share; h++)
    for (long row = 0; row < s.queries; row += BLOCK, add = true) {
      Block b = block_at(p, &s, row, s.queries - row < BLOCK ? s.queries - row : BLOCK, head + h, false);
      backward_block(wide, p, &s, &b, key_head, add, &work);
    }
}

// ---- sharing out ----------------------------------------------------------------------------------------------

typedef enum {
  FORWARD,
  BACKWARD,
  BACKWARD_BY_HEAD  // all sequences of a head in turn, for gradients that they add to: heads never share an element
} Pass;

/// Items are taken as threads come; who computes one changes no bit.
TB_INLINE void items(bool wide, Pass pass, Call *p) {
  long n = p->a.sequences, heads = p->a.heads / p->share, count = pass == BACKWARD_BY_HEAD ? heads : heads * n;
  for (long i; (i = atomic_fetch_add(&p->next, 1)) < count;) {
    if (pass == FORWARD) forward_item(wide, p, i % n, i / n * p->share);
    else if (pass == BACKWARD) backward_item(wide, p, i % n, i / n * p->share);
    else
      for (long s = 0; s < n; s++) backward_item(wide, p, s, i * p->share);
  }
}

// Twice, since a tile that fits 32 wide registers spills from 16 narrow ones.
#define CHUNK(NAME, PASS)                                                            \
  TB_WIDE static void NAME##_wide(void *call, long first, long last, int thread) {   \
    (void)first, (void)last, (void)thread;                                           \
    items(TB_HAS_WIDE, PASS, call);                                                  \
  }                                                                                  \
  TB_NARROW static void NAME##_narrow(void *call, long first, long last, int thread) { \
    (void)first, (void)last, (void)thread;                                           \
    items(false, PASS, call);                                                        \
  }                                                                                  \
  static tb_chunk NAME(void) { return TB_IS_WIDE ? NAME##_wide : NAME##_narrow; }

CHUNK(forward_chunk, FORWARD)
CHUNK(backward_chunk, BACKWARD)
CHUNK(backward_heads, BACKWARD_BY_HEAD)

/// FLOP of one product over all pairs of a query and a key that it sees.
static double pair_work(const tb_attention *a) {
  Call p = {.a = *a};
  long pairs = 0;
  for (long i = 0; i < a->sequences; i++) {
    Sequence s = sequence_at(&p, i);
    for (long row = 0; row < s.queries; row++) {
      Seen r = seen(&p, &s, row);
      pairs += a->prefix + r.last - r.first;
    }
  }
  return 2.0 * (double)pairs * (double)(a->heads * a->head_width);
}

void tb_attention_forward(const tb_attention *a, const float *q, const float *k, const float *v, float *out,
                          float *log_sums) {
  if (a->sequences == 0 || tb_counts(2 * pair_work(a))) return;
  Call p = {.a = *a, .rows = a->query_offsets[a->sequences], .q = q, .k = k, .v = v, .out = out, .log_sums = log_sums};
  // Keys are turned about once for all heads that read them, unless that leaves threads without work.
  p.share = a->key_heads * a->sequences < 4 * tb_threads() ? 1 : a->heads / a->key_heads;
  tb_parallel(tb_threads(), forward_chunk(), &p);
}

void tb_attention_backward(const tb_attention *a, const float *q, const float *k, const float *v,
                           const float *log_sums, const float *dout, float *dq, float *dk, float *dv,
                           float *d_prefix_keys, float *d_prefix_values, float *d_bias) {
  // dout v^T, and a product for each of the three gradients.
  int products = 1 + (dq != NULL) + (dk != NULL || d_prefix_keys != NULL) + (dv != NULL || d_prefix_values != NULL);
  if (a->sequences == 0 || tb_counts(products * pair_work(a))) return;
  Call p = {.a = *a, .rows = a->query_offsets[a->sequences], .q = q, .k = k, .v = v, .log_sums_in = log_sums, .dout = dout,
            .dq = dq, .dk = dk, .dv = dv, .d_prefix_keys = d_prefix_keys, .d_prefix_values = d_prefix_values,
            .d_bias = d_bias};
  p.share = a->heads / a->key_heads;
  bool by_head = d_prefix_keys || d_prefix_values || d_bias;
  tb_parallel(tb_threads(), by_head ? backward_heads() : backward_chunk(), &p);
}
