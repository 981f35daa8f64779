// Products of two bfloat16 factors, summed in float32, by oneDNN.
//
// It runs on one thread: ours take blocks of rows as they come. Which blocks there are hangs on the number of rows alone, so
// that bits hang neither on who computed a block nor on how many threads there are.
#include <stdatomic.h>
#include <stdlib.h>

#include "lanes.h"
#include "onednn.h"

#if TB_HAS_ONEDNN

/// An argument of a call.
static dnnl_exec_arg_t argument(int place, const dnnl_memory_desc_t *d, const void *data) {
  dnnl_exec_arg_t a = {place, NULL};
  tb_demand(tb_onednn.dnnl_memory_create(&a.memory, d, tb_onednn.engine, (void *)data));
  return a;
}

static void release(dnnl_exec_arg_t *arguments, int count) {
  for (int i = 0; i < count; i++) tb_onednn.dnnl_memory_destroy(arguments[i].memory);
}

/// Rounded to the nearest, to even where two are as near; what is not a number stays so.
TB_INLINE uint32_t rounded(float x) {
  uint32_t bits;
  memcpy(&bits, &x, 4);
  return ((bits & 0x7fffffff) > 0x7f800000 ? bits | 0x400000 : bits + 0x7fff + (bits >> 16 & 1)) >> 16;
}

TB_CLONES static void round_to_bf16(long n, const float *x, uint16_t *to) {
  for (long i = 0; i < n; i++) to[i] = (uint16_t)rounded(x[i]);
}

// ---- weights, packed ---------------------------------------------------------------------------------------------

typedef struct {
  const tb_bf16_product *p;
  const float *w;
  long rows;  // of w[k,n] that there are: the others are zeros
  uint32_t *packed;
} Packing;

// The layout that oneDNN wants as a rule is made here, by all threads: its own way there is slow.

/// Columns first ..< last, in 64s, of w[n,k].
TB_WIDE static void pack_rows(void *context, long first, long last, int thread) {
  (void)thread;
  const Packing *c = context;
  long k = c->p->k;
  for (long column = first * TB_COLUMNS; column < last * TB_COLUMNS; column += LANES)
    for (long t = 0; t < k; t += 2 * LANES) {
      uint32_t pairs[LANES][LANES] __attribute__((aligned(64)));
      const float *rows[LANES];
      for (long i = 0; i < LANES; i++) {
        round_to_bf16(2 * LANES, c->w + (column + i) * k + t, (uint16_t *)pairs[i]);
        rows[i] = (const float *)pairs[i];
      }
      uint32_t *to = c->packed + (column / TB_COLUMNS * k + t) / 2 * TB_COLUMNS + column % TB_COLUMNS;
      tb_transpose(rows, 0, (float *)to, TB_COLUMNS);
    }
}

/// Columns first ..< last, in 64s, of w[k,n].
TB_WIDE static void pack_columns(void *context, long first, long last, int thread) {
  (void)thread;
  const Packing *c = context;
  long n = c->p->n, k = c->p->k;
  for (long block = first; block < last; block++)
    for (long t = 0; t < k; t += 2) {
      const float *even = c->w + t * n + block * TB_COLUMNS, *odd = even + n;
      uint32_t *to = c->packed + (block * k + t) / 2 * TB_COLUMNS;
      if (t + 1 < c->rows)
        for (long i = 0; i < TB_COLUMNS; i++) to[i] = rounded(even[i]) | rounded(odd[i]) << 16;
      else if (t < c->rows)
        for (long i = 0; i < TB_COLUMNS; i++) to[i] = rounded(even[i]);
      else
        memset(to, 0, TB_COLUMNS * sizeof *to);
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
  if (p->in_columns) tb_parallel(p->n / TB_COLUMNS, p->transposed ? pack_rows : pack_columns, &c);
  else pack_otherwise(&c);
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

void tb_bf16_multiply(const tb_bf16_product *p, long m, const float *x, const float *packed, const float *bias, bool add,
                      float *y) {
  if (m <= 0 || tb_counts(2.0 * (double)m * (double)p->n * (double)p->k)) return;
  Product c = {.p = p, .variant = bias ? TB_BIASED : add ? TB_ADDED : TB_PLAIN, .m = m, .x = x, .packed = packed, .bias = bias,
               .y = y};
  multiply(&c);
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
TB_WIDE static void turn(void *context, long first, long last, int thread) {
  (void)thread;
  const Turned *c = context;
  for (long column = first * LANES; column < last * LANES; column += LANES)
    for (long t = 0; t < c->k; t += 2 * LANES) {
      uint32_t pairs[LANES][LANES] __attribute__((aligned(64)));
      const float *rows[LANES];
      for (long p = 0; p < LANES; p++) {
        long row = t + 2 * p;
        const float *even = c->x + row * c->m + column, *odd = even + c->m;
        if (row + 1 < c->rows)
          for (long i = 0; i < LANES; i++) pairs[p][i] = rounded(even[i]) | rounded(odd[i]) << 16;
        else
          for (long i = 0; i < LANES; i++) pairs[p][i] = row < c->rows ? rounded(even[i]) : 0;
        rows[p] = (const float *)pairs[p];
      }
      tb_transpose(rows, 0, (float *)(c->to + column * c->k / 2 + t / 2), c->k / 2);
    }
}

bool tb_bf16_has_columns(long m, long n) {
  const tb_bf16_product *p = m % LANES == 0 && n % TB_COLUMNS == 0 ? tb_bf16_find(false, n, TOGETHER) : NULL;
  return p && p->in_columns;
}

void tb_bf16_columns(long m, long n, long rows, const float *x, const float *w, float *y) {
  if (rows <= 0 || tb_counts(2.0 * (double)m * (double)n * (double)rows)) return;
  for (long first = 0; first < rows; first += TOGETHER) {
    long there = rows - first < TOGETHER ? rows - first : TOGETHER, k = (there + 63) / 64 * 64;
    const tb_bf16_product *p = tb_bf16_find(false, n, k);
    if (!p || !p->in_columns) tb_demand(dnnl_unimplemented);
    Turned turned = {m, there, k, x + first * m, scratch_bytes(3, (size_t)(m * k) * 2)};
    Packing packing = {p, w + first * n, there, scratch_bytes(4, (size_t)tb_bf16_packed_floats(p) * 4)};
    tb_parallel(m / LANES, turn, &turned);
    tb_parallel(n / TB_COLUMNS, pack_columns, &packing);
    Product c = {.p = p, .variant = TB_ADDED, .m = m, .rounded = (const uint16_t *)turned.to,
                 .packed = (const float *)packing.packed, .y = y};
    multiply(&c);
  }
}

#else

void tb_bf16_pack(const tb_bf16_product *p, const float *w, float *packed) { (void)p, (void)w, (void)packed; }
void tb_bf16_multiply(const tb_bf16_product *p, long m, const float *x, const float *packed, const float *bias, bool add,
                      float *y) {
  (void)p, (void)m, (void)x, (void)packed, (void)bias, (void)add, (void)y;
}
bool tb_bf16_has_columns(long m, long n) { return (void)m, (void)n, false; }
void tb_bf16_columns(long m, long n, long rows, const float *x, const float *w, float *y) {
  (void)m, (void)n, (void)rows, (void)x, (void)w, (void)y;
}

#endif
