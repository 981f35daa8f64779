// Products of two bfloat16 factors, summed in float32, by oneDNN.
//
// It runs on one thread: ours take blocks of rows as they come. Which blocks there are hangs on the number of rows alone, so
// that bits hang neither on who computed a block nor on how many threads there are.
#include <stdatomic.h>
#include <stdlib.h>

#include "lanes.h"
#include "onednn.h"

#if TB_HAS_ONEDNN
#include <immintrin.h>

// For processors that have the instructions, which is asked before anything here is called.
#define TB_ROUNDS target("arch=x86-64-v4,avx512bf16"), min_vector_width(512)
#define TB_ROUNDING __attribute__((TB_ROUNDS))

/// An argument of a call.
static dnnl_exec_arg_t argument(int place, const dnnl_memory_desc_t *d, const void *data) {
  dnnl_exec_arg_t a = {place, NULL};
  tb_demand(tb_onednn.dnnl_memory_create(&a.memory, d, tb_onednn.engine, (void *)data));
  return a;
}

static void release(dnnl_exec_arg_t *arguments, int count) {
  for (int i = 0; i < count; i++) tb_onednn.dnnl_memory_destroy(arguments[i].memory);
}

// Rounded to the nearest, to even where two are as near; what is not a number stays so; subnormal ones become 0.

TB_ROUNDING static void round_to_bf16(long n, const float *x, uint16_t *to) {
  long i = 0;
  for (; i + LANES <= n; i += LANES) _mm256_storeu_si256((__m256i *)(to + i), (__m256i)_mm512_cvtneps_pbh(_mm512_loadu_ps(x + i)));
  if (i == n) return;
  __mmask16 left = (__mmask16)((1u << (n - i)) - 1);
  _mm256_mask_storeu_epi16(to + i, left, (__m256i)_mm512_cvtneps_pbh(_mm512_maskz_loadu_ps(left, x + i)));
}

/// to[16]: pairs of an even row's number, below, and an odd row's.
static inline __attribute__((always_inline, TB_ROUNDS)) void round_pairs(const float *even, const float *odd, uint32_t *to) {
  __m512i low = _mm512_cvtepu16_epi32((__m256i)_mm512_cvtneps_pbh(_mm512_loadu_ps(even)));
  __m512i high = _mm512_cvtepu16_epi32((__m256i)_mm512_cvtneps_pbh(_mm512_loadu_ps(odd)));
  _mm512_storeu_si512(to, _mm512_or_si512(low, _mm512_slli_epi32(high, 16)));
}

/// What stands in the place of a row that is not there.
static const float no_row[LANES];

// ---- weights, packed ---------------------------------------------------------------------------------------------

typedef struct {
  const tb_bf16_product *p;
  const float *w;
  long rows;  // of w[k,n] that there are: the others are zeros
  uint32_t *packed;
} Packing;

// The layout that oneDNN wants as a rule is made here, by all threads: its own way there is slow.

/// Columns first ..< last, in 64s, of w[n,k].
TB_ROUNDING static void pack_rows(void *context, long first, long last, int thread) {
  (void)thread;
  const Packing *c = context;
  long k = c->p->k;
  for (long column = first * TB_COLUMNS; column < last * TB_COLUMNS; column += LANES)
    for (long t = 0; t < k; t += 2 * LANES) {
      uint16_t pairs[LANES][2 * LANES] __attribute__((aligned(64)));
      const float *rows[LANES];
      for (long i = 0; i < LANES; i++) {
        const float *from = c->w + (column + i) * k + t;
        __m512bh both = _mm512_cvtne2ps_pbh(_mm512_loadu_ps(from + LANES), _mm512_loadu_ps(from));
        _mm512_store_si512(pairs[i], (__m512i)both);
        rows[i] = (const float *)pairs[i];
      }
      uint32_t *to = c->packed + (column / TB_COLUMNS * k + t) / 2 * TB_COLUMNS + column % TB_COLUMNS;
      tb_transpose(rows, 0, (float *)to, TB_COLUMNS);
    }
}

/// Rows first ..< last, in pairs, of w[k,n]: each is read from its beginning to its end.
TB_ROUNDING static void pack_columns(void *context, long first, long last, int thread) {
  (void)thread;
  const Packing *c = context;
  long n = c->p->n, k = c->p->k;
  for (long t = 2 * first; t < 2 * last; t += 2) {
    const float *even = c->w + t * n, *odd = even + n;
    for (long j = 0; j < n; j += LANES) {
      uint32_t *to = c->packed + (j / TB_COLUMNS * k + t) / 2 * TB_COLUMNS + j % TB_COLUMNS;
      round_pairs(t < c->rows ? even + j : no_row, t + 1 < c->rows ? odd + j : no_row, to);
    }
  }
}

static void pack_otherwise(const Packing *c) {
  dnnl_memory_desc_t plain;
  tb_describe(&plain, c->p->k, c->p->n, dnnl_f32, c->p->transposed ? dnnl_ba : dnnl_ab);
  dnnl_exec_arg_t arguments[] = {argument(DNNL_ARG_FROM, &plain, c->w), argument(DNNL_ARG_TO, &c->p->weights, c->packed)};
  dnnl_stream_t own = tb_onednn_stream();
  tb_demand(tb_onednn.dnnl_primitive_execute(c->p->pack, own, 2, arguments));
  tb_demand(tb_onednn.dnnl_stream_wait(own));
  release(arguments, 2);
}

void tb_bf16_pack(const tb_bf16_product *p, const float *w, float *packed) {
  Packing c = {p, w, p->k, (uint32_t *)packed};
  if (tb_rehearsal()) return;
  if (!p->in_columns) pack_otherwise(&c);
  else if (p->transposed) tb_parallel(p->n / TB_COLUMNS, pack_rows, &c);
  else tb_parallel(p->k / 2, pack_columns, &c);
}

// ---- multiplying -------------------------------------------------------------------------------------------------

typedef struct {
  const tb_bf16_product *p;
  tb_variant variant;
  long m, tall, blocks;  // rows, blocks of TB_TALL rows, all blocks
  const float *x, *packed, *bias;
  const uint16_t *rounded;  // x in bfloat16, where it is so already
  float *y;
  atomic_long next;  // the first block that nobody has taken
} Product;

/// Memory of the calling thread: a block's rows as bfloat16, its result where a block is not full, oneDNN's scratch; both
/// factors of a product of columns.
static void *scratch_bytes(int place, size_t bytes) {
  static _Thread_local struct {
    void *memory;
    size_t size;
  } held[5];
  if (held[place].size < bytes) {
    free(held[place].memory);
    held[place].size = bytes;
    held[place].memory = tb_onednn_memory(bytes);
  }
  return held[place].memory;
}

static void blocks_chunk(void *context, long one, long two, int thread) {
  (void)one, (void)two, (void)thread;
  Product *c = context;
  const tb_bf16_product *p = c->p;
  dnnl_stream_t own = tb_onednn_stream();
  uint16_t *rows = scratch_bytes(0, (size_t)(TB_TALL * p->k) * 2);
  // A call's arguments by height: x, weights, y, scratch, bias.
  dnnl_exec_arg_t calls[2][5];
  int count = c->variant == TB_BIASED ? 5 : 4;
  size_t sizes[2];
  for (int tall = 0; tall < 2; tall++) sizes[tall] = tb_onednn.dnnl_memory_desc_get_size(&p->scratch[tall][c->variant]);
  void *scratch = scratch_bytes(2, 64 + (sizes[0] > sizes[1] ? sizes[0] : sizes[1]));
  for (int tall = 0; tall < 2; tall++) {
    calls[tall][0] = argument(DNNL_ARG_SRC, &p->x[tall], rows);
    calls[tall][1] = argument(DNNL_ARG_WEIGHTS, &p->weights, c->packed);
    calls[tall][2] = argument(DNNL_ARG_DST, &p->y[tall], c->y);
    calls[tall][3] = argument(DNNL_ARG_SCRATCHPAD, &p->scratch[tall][c->variant], scratch);
    if (count == 5) calls[tall][4] = argument(DNNL_ARG_BIAS, &p->bias, c->bias);
  }
  for (long block; (block = atomic_fetch_add(&c->next, 1)) < c->blocks;) {
    int tall = block < c->tall;
    long height = tall ? TB_TALL : TB_SHORT, first = tall ? block * TB_TALL : c->tall * TB_TALL + (block - c->tall) * TB_SHORT;
    long filled = c->m - first < height ? c->m - first : height;
    float *y = c->y + first * p->n;
    if (c->rounded) memcpy(rows, c->rounded + first * p->k, (size_t)(filled * p->k) * 2);
    else round_to_bf16(filled * p->k, c->x + first * p->k, rows);
    if (filled < height) {
      memset(rows + filled * p->k, 0, (size_t)((height - filled) * p->k) * 2);
      y = scratch_bytes(1, (size_t)(TB_SHORT * p->n) * 4);
      if (c->variant == TB_ADDED) memcpy(y, c->y + first * p->n, (size_t)(filled * p->n) * 4);
    }
    tb_demand(tb_onednn.dnnl_memory_set_data_handle(calls[tall][2].memory, y));
    tb_demand(tb_onednn.dnnl_primitive_execute(p->multiply[tall][c->variant], own, count, calls[tall]));
    tb_demand(tb_onednn.dnnl_stream_wait(own));
    if (filled < height) memcpy(c->y + first * p->n, y, (size_t)(filled * p->n) * 4);
  }
  for (int tall = 0; tall < 2; tall++) release(calls[tall], count);
}

static void multiply(Product *c) {
  // The last rows in short blocks, so that threads end together.
  c->tall = c->m / TB_TALL > 2 ? c->m / TB_TALL - 2 : 0;
  c->blocks = c->tall + (c->m - c->tall * TB_TALL + TB_SHORT - 1) / TB_SHORT;
  tb_parallel(tb_threads(), blocks_chunk, c);
}

void tb_bf16_rows(const tb_bf16_product *p, long m, const float *x, const float *packed, const float *bias, bool add, float *y) {
  Product c = {.p = p, .variant = bias ? TB_BIASED : add ? TB_ADDED : TB_PLAIN, .m = m, .x = x, .packed = packed, .bias = bias,
               .y = y};
  multiply(&c);
}

void tb_bf16_multiply(const tb_bf16_product *p, long m, const float *x, const float *packed, const float *bias, bool add,
                      float *y) {
  if (m <= 0 || tb_counts(2.0 * (double)m * (double)p->n * (double)p->k)) return;
  tb_bf16_rows(p, m, x, packed, bias, add, y);
}

// ---- columns by columns ------------------------------------------------------------------------------------------

// Rows that go through together: kernels are made for multiples of 64 of them up to so many.
enum { TOGETHER = 512 };

typedef struct {
  long m, rows, k;  // rows that there are, and with zeros
  const float *x;
  uint32_t *to;
} Turned;

/// Columns first ..< last, in 16s, of x[rows,m]: each in bfloat16, one after another.
TB_ROUNDING static void turn(void *context, long first, long last, int thread) {
  (void)thread;
  const Turned *c = context;
  for (long column = first * LANES; column < last * LANES; column += LANES)
    for (long t = 0; t < c->k; t += 2 * LANES) {
      uint32_t pairs[LANES][LANES] __attribute__((aligned(64)));
      const float *rows[LANES];
      for (long p = 0; p < LANES; p++) {
        long row = t + 2 * p;
        const float *even = c->x + row * c->m + column, *odd = even + c->m;
        round_pairs(row < c->rows ? even : no_row, row + 1 < c->rows ? odd : no_row, pairs[p]);
        rows[p] = (const float *)pairs[p];
      }
      tb_transpose(rows, 0, (float *)(c->to + column * c->k / 2 + t / 2), c->k / 2);
    }
}

bool tb_bf16_has_columns(long m, long n) {
  const tb_bf16_product *p = m % LANES == 0 && n % TB_COLUMNS == 0 ? tb_bf16_find(false, n, TOGETHER) : NULL;
  return p && p->in_columns;
}

void tb_bf16_turned(long m, long n, long rows, const float *x, const float *w, bool add, float *y) {
  for (long first = 0; first < rows; first += TOGETHER) {
    long there = rows - first < TOGETHER ? rows - first : TOGETHER, k = (there + 63) / 64 * 64;
    const tb_bf16_product *p = tb_bf16_find(false, n, k);
    if (!p || !p->in_columns) tb_demand(dnnl_unimplemented);
    Turned turned = {m, there, k, x + first * m, scratch_bytes(3, (size_t)(m * k) * 2)};
    Packing packing = {p, w + first * n, there, scratch_bytes(4, (size_t)tb_bf16_packed_floats(p) * 4)};
    tb_parallel(m / LANES, turn, &turned);
    tb_parallel(k / 2, pack_columns, &packing);
    Product c = {.p = p, .variant = add || first > 0 ? TB_ADDED : TB_PLAIN, .m = m, .rounded = (const uint16_t *)turned.to,
                 .packed = (const float *)packing.packed, .y = y};
    multiply(&c);
  }
}

void tb_bf16_columns(long m, long n, long rows, const float *x, const float *w, bool add, float *y) {
  if (tb_counts(2.0 * (double)m * (double)n * (double)rows)) return;
  if (rows == 0 && !add) tb_fill(m * n, 0, y);
  tb_bf16_turned(m, n, rows, x, w, add, y);
}

#else

void tb_bf16_pack(const tb_bf16_product *p, const float *w, float *packed) { (void)p, (void)w, (void)packed; }
void tb_bf16_rows(const tb_bf16_product *p, long m, const float *x, const float *packed, const float *bias, bool add, float *y) {
  (void)p, (void)m, (void)x, (void)packed, (void)bias, (void)add, (void)y;
}
void tb_bf16_multiply(const tb_bf16_product *p, long m, const float *x, const float *packed, const float *bias, bool add,
                      float *y) {
  tb_bf16_rows(p, m, x, packed, bias, add, y);
}
bool tb_bf16_has_columns(long m, long n) { return (void)m, (void)n, false; }
void tb_bf16_turned(long m, long n, long rows, const float *x, const float *w, bool add, float *y) {
  (void)m, (void)n, (void)rows, (void)x, (void)w, (void)add, (void)y;
}
void tb_bf16_columns(long m, long n, long rows, const float *x, const float *w, bool add, float *y) {
  tb_bf16_turned(m, n, rows, x, w, add, y);
}

#endif
