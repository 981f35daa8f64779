// Products of two bfloat16 factors, summed in float32, by oneDNN: where its headers were there when this was compiled, its
// library is there now, and the processor multiplies bfloat16 itself.
//
// oneDNN is asked for blocks of rows of two fixed heights, so that a handful of its kernels serve batches of any size, and
// runs on one thread: ours take the blocks as they come. Which blocks there are hangs on the number of rows alone, so that
// bits hang neither on who computed a block nor on how many threads there are.
#include <stdlib.h>

#include "lanes.h"

#if defined(__x86_64__) && defined(__linux__) && __has_include(<oneapi/dnnl/dnnl.h>)
#include <oneapi/dnnl/dnnl.h>
#endif

#if defined(DNNL_VERSION_MAJOR) && DNNL_VERSION_MAJOR == 2
#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

enum { TALL = 48, SHORT = 16, MAX_SHAPES = 64 };
typedef enum { PLAIN, BIASED, ADDED, VARIANTS } Variant;

struct tb_bf16_product {
  bool transposed;
  long n, k;
  dnnl_memory_desc_t weights;  // as oneDNN wants them packed
  bool in_columns;             // which is a layout that is made here
  dnnl_primitive_t pack, multiply[2][VARIANTS];
  dnnl_memory_desc_t x[2], y[2], bias, scratch[2][VARIANTS];
};

// ---- the library ---------------------------------------------------------------------------------------------

#define FUNCTIONS(F)                                                                                               \
  F(dnnl_engine_create) F(dnnl_stream_create) F(dnnl_memory_desc_init_by_tag) F(dnnl_memory_desc_get_size)         \
  F(dnnl_matmul_desc_init) F(dnnl_primitive_attr_create) F(dnnl_primitive_attr_destroy)                            \
  F(dnnl_primitive_attr_set_scratchpad_mode) F(dnnl_primitive_attr_set_post_ops) F(dnnl_post_ops_create)           \
  F(dnnl_post_ops_append_sum) F(dnnl_post_ops_destroy) F(dnnl_primitive_desc_create)                               \
  F(dnnl_primitive_desc_destroy) F(dnnl_primitive_desc_query_md) F(dnnl_reorder_primitive_desc_create)             \
  F(dnnl_primitive_create) F(dnnl_primitive_execute) F(dnnl_memory_create) F(dnnl_memory_destroy)                  \
  F(dnnl_memory_set_data_handle) F(dnnl_stream_wait) F(dnnl_memory_desc_equal)

#define DECLARED(NAME) __typeof__(&NAME) NAME;
static struct {
  FUNCTIONS(DECLARED)
  void (*omp_set_num_threads)(int);
  dnnl_engine_t engine;
  const char *missing;
} library;

static void open_library(void) {
  // Of the CPUID: whether the processor has such an instruction. Without, oneDNN would be slower than in float32.
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx512bf16")) {
    library.missing = "this processor has no instructions for it (AVX512_BF16)";
    return;
  }
  void *handle = dlopen("libdnnl.so.2", RTLD_NOW | RTLD_LOCAL);
  library.missing = "oneDNN's library is not installed (libdnnl.so.2: apt-get install libdnnl2)";
  if (!handle) return;
  library.missing = "the oneDNN library that was found lacks a function (libdnnl.so.2: apt-get install --reinstall libdnnl2)";
#define FOUND(NAME) \
  if (!(library.NAME = (__typeof__(library.NAME))dlsym(handle, #NAME))) return;
  FUNCTIONS(FOUND)
  library.omp_set_num_threads = (void (*)(int))dlsym(handle, "omp_set_num_threads");
  library.missing = "oneDNN found no processor to run on";
  if (library.dnnl_engine_create(&library.engine, dnnl_cpu, 0) != dnnl_success) return;
  library.missing = NULL;
}

const char *tb_bf16_missing(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_library);
  return library.missing;
}

/// What was asked for has been made before: a failure now is one of memory, and no result may be taken from it.
static void demand(dnnl_status_t status) {
  if (status == dnnl_success) return;
  fprintf(stderr, "tunebench: oneDNN could not multiply (status %d), probably for want of memory\n", (int)status);
  abort();
}

/// A stream of the calling thread, which from then on has oneDNN to itself.
static dnnl_stream_t stream(void) {
  static _Thread_local dnnl_stream_t own;
  if (!own) {
    if (library.omp_set_num_threads) library.omp_set_num_threads(1);
    demand(library.dnnl_stream_create(&own, library.engine, dnnl_stream_default_flags));
  }
  return own;
}

// ---- what oneDNN makes for a shape -----------------------------------------------------------------------------

static bool describe(dnnl_memory_desc_t *d, long rows, long columns, dnnl_data_type_t type, dnnl_format_tag_t tag) {
  dnnl_dims_t dims = {rows, columns};
  return library.dnnl_memory_desc_init_by_tag(d, 2, dims, type, tag) == dnnl_success;
}

/// One of the six: of a height, with or without a bias, or adding to what is there.
static bool make_multiply(tb_bf16_product *p, int tall, Variant variant) {
  long m = tall ? TALL : SHORT;
  bool first = p->weights.ndims == 0;
  dnnl_memory_desc_t weights = p->weights;
  if (!describe(&p->x[tall], m, p->k, dnnl_bf16, dnnl_ab) || !describe(&p->y[tall], m, p->n, dnnl_f32, dnnl_ab) ||
      !describe(&p->bias, 1, p->n, dnnl_f32, dnnl_ab) ||
      (first && !describe(&weights, p->k, p->n, dnnl_bf16, dnnl_format_tag_any)))
    return false;
  dnnl_primitive_attr_t attributes;
  if (library.dnnl_primitive_attr_create(&attributes) != dnnl_success) return false;
  // Memory for its scratch is ours: a kernel may run on several threads at once.
  library.dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user);
  if (variant == ADDED) {
    dnnl_post_ops_t after;
    if (library.dnnl_post_ops_create(&after) == dnnl_success) {
      library.dnnl_post_ops_append_sum(after, 1);
      library.dnnl_primitive_attr_set_post_ops(attributes, after);
      library.dnnl_post_ops_destroy(after);
    }
  }
  dnnl_matmul_desc_t wanted;
  dnnl_primitive_desc_t made = NULL;
  bool ok = library.dnnl_matmul_desc_init(&wanted, &p->x[tall], &weights, variant == BIASED ? &p->bias : NULL,
                                          &p->y[tall]) == dnnl_success &&
            library.dnnl_primitive_desc_create(&made, &wanted, attributes, library.engine, NULL) == dnnl_success &&
            library.dnnl_primitive_create(&p->multiply[tall][variant], made) == dnnl_success;
  if (ok) {
    if (first) p->weights = *library.dnnl_primitive_desc_query_md(made, dnnl_query_weights_md, 0);
    p->scratch[tall][variant] = *library.dnnl_primitive_desc_query_md(made, dnnl_query_scratchpad_md, 0);
  }
  if (made) library.dnnl_primitive_desc_destroy(made);
  library.dnnl_primitive_attr_destroy(attributes);
  return ok;
}

static bool make_pack(tb_bf16_product *p) {
  dnnl_memory_desc_t plain;
  dnnl_primitive_desc_t made = NULL;
  bool ok = describe(&plain, p->k, p->n, dnnl_f32, p->transposed ? dnnl_ba : dnnl_ab) &&
            library.dnnl_reorder_primitive_desc_create(&made, &plain, library.engine, &p->weights, library.engine,
                                                       NULL) == dnnl_success &&
            library.dnnl_primitive_create(&p->pack, made) == dnnl_success;
  if (made) library.dnnl_primitive_desc_destroy(made);
  return ok;
}

enum { COLUMNS = 64 };

/// Whether packed weights lie in the layout BA16a64b2a of oneDNN's manual: in columns of 64, in which every pair of k lies
/// together: [n/64][k/2][64] pairs.
static bool is_in_columns(const tb_bf16_product *p) {
  dnnl_memory_desc_t columns;
  return p->k % (2 * LANES) == 0 && p->n % COLUMNS == 0 &&
         describe(&columns, p->k, p->n, dnnl_bf16, dnnl_BA16a64b2a) &&
         library.dnnl_memory_desc_equal(&columns, &p->weights);
}

const tb_bf16_product *tb_bf16_find(bool transposed, long n, long k) {
  static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  static tb_bf16_product *known[MAX_SHAPES];
  static int count;
  if (tb_bf16_missing()) return NULL;
  const tb_bf16_product *found = NULL;
  pthread_mutex_lock(&lock);
  for (int i = 0; i < count && !found; i++)
    if (known[i]->transposed == transposed && known[i]->n == n && known[i]->k == k) found = known[i];
  if (!found && count < MAX_SHAPES) {
    tb_bf16_product *p = calloc(1, sizeof *p);
    p->transposed = transposed, p->n = n, p->k = k;
    bool ok = true;
    for (int tall = 1; tall >= 0; tall--)
      for (Variant v = PLAIN; v < VARIANTS; v++) ok = ok && make_multiply(p, tall, v);
    p->in_columns = ok && is_in_columns(p);
    if (ok && make_pack(p)) found = known[count++] = p;
    else free(p);
  }
  pthread_mutex_unlock(&lock);
  return found;
}

long tb_bf16_packed_floats(const tb_bf16_product *p) {
  return ((long)library.dnnl_memory_desc_get_size(&p->weights) + 3) / 4;
}

/// An argument of a call; its memory is named later where it is NULL.
static dnnl_exec_arg_t argument(int place, const dnnl_memory_desc_t *d, const void *data) {
  dnnl_exec_arg_t a = {place, NULL};
  demand(library.dnnl_memory_create(&a.memory, d, library.engine, (void *)data));
  return a;
}

static void release(dnnl_exec_arg_t *arguments, int count) {
  for (int i = 0; i < count; i++) library.dnnl_memory_destroy(arguments[i].memory);
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
  uint32_t *packed;
} Packing;

// The layout that oneDNN wants as a rule is made here, by all threads: its own way there is slow.

/// Columns first ..< last, in 64s, of w[n,k].
TB_WIDE static void pack_rows(void *context, long first, long last, int thread) {
  (void)thread;
  const Packing *c = context;
  long k = c->p->k;
  for (long column = first * COLUMNS; column < last * COLUMNS; column += LANES)
    for (long t = 0; t < k; t += 2 * LANES) {
      uint32_t pairs[LANES][LANES] __attribute__((aligned(64)));
      const float *rows[LANES];
      for (long i = 0; i < LANES; i++) {
        round_to_bf16(2 * LANES, c->w + (column + i) * k + t, (uint16_t *)pairs[i]);
        rows[i] = (const float *)pairs[i];
      }
      uint32_t *to = c->packed + (column / COLUMNS * k + t) / 2 * COLUMNS + column % COLUMNS;
      tb_transpose(rows, 0, (float *)to, COLUMNS);
    }
}

/// Columns first ..< last, in 64s, of w[k,n].
TB_WIDE static void pack_columns(void *context, long first, long last, int thread) {
  (void)thread;
  const Packing *c = context;
  long n = c->p->n, k = c->p->k;
  for (long block = first; block < last; block++)
    for (long t = 0; t < k; t += 2) {
      const float *even = c->w + t * n + block * COLUMNS, *odd = even + n;
      uint32_t *to = c->packed + (block * k + t) / 2 * COLUMNS;
      for (long i = 0; i < COLUMNS; i++) to[i] = rounded(even[i]) | rounded(odd[i]) << 16;
    }
}

static void pack_otherwise(const Packing *c) {
  dnnl_memory_desc_t plain;
  describe(&plain, c->p->k, c->p->n, dnnl_f32, c->p->transposed ? dnnl_ba : dnnl_ab);
  dnnl_exec_arg_t arguments[] = {argument(DNNL_ARG_FROM, &plain, c->w), argument(DNNL_ARG_TO, &c->p->weights, c->packed)};
  dnnl_stream_t own = stream();
  demand(library.dnnl_primitive_execute(c->p->pack, own, 2, arguments));
  demand(library.dnnl_stream_wait(own));
  release(arguments, 2);
}

void tb_bf16_pack(const tb_bf16_product *p, const float *w, float *packed) {
  Packing c = {p, w, (uint32_t *)packed};
  if (tb_rehearsal()) return;
  if (p->in_columns) tb_parallel(p->n / COLUMNS, p->transposed ? pack_rows : pack_columns, &c);
  else pack_otherwise(&c);
}

// ---- multiplying -------------------------------------------------------------------------------------------------

typedef struct {
  const tb_bf16_product *p;
  Variant variant;
  long m, tall, blocks;  // rows, blocks of TALL rows, all blocks
  const float *x, *packed, *bias;
  float *y;
  atomic_long next;  // the first block that nobody has taken
} Product;

/// Memory of the calling thread: a block's rows as bfloat16, its result where a block is not full, oneDNN's scratch.
static void *scratch_bytes(int place, size_t bytes) {
  static _Thread_local struct {
    void *memory;
    size_t size;
  } held[3];
  if (held[place].size < bytes) {
    free(held[place].memory);
    held[place].size = (bytes + 63) & ~(size_t)63;
    held[place].memory = aligned_alloc(64, held[place].size);
  }
  return held[place].memory;
}

static void blocks_chunk(void *context, long one, long two, int thread) {
  (void)one, (void)two, (void)thread;
  Product *c = context;
  const tb_bf16_product *p = c->p;
  dnnl_stream_t own = stream();
  uint16_t *rows = scratch_bytes(0, (size_t)(TALL * p->k) * 2);
  // A call's arguments by height: x, weights, y, scratch, bias.
  dnnl_exec_arg_t calls[2][5];
  int count = c->variant == BIASED ? 5 : 4;
  size_t sizes[2];
  for (int tall = 0; tall < 2; tall++) sizes[tall] = library.dnnl_memory_desc_get_size(&p->scratch[tall][c->variant]);
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
    long height = tall ? TALL : SHORT, first = tall ? block * TALL : c->tall * TALL + (block - c->tall) * SHORT;
    long filled = c->m - first < height ? c->m - first : height;
    float *y = c->y + first * p->n;
    round_to_bf16(filled * p->k, c->x + first * p->k, rows);
    if (filled < height) {
      memset(rows + filled * p->k, 0, (size_t)((height - filled) * p->k) * 2);
      y = scratch_bytes(1, (size_t)(SHORT * p->n) * 4);
      if (c->variant == ADDED) memcpy(y, c->y + first * p->n, (size_t)(filled * p->n) * 4);
    }
    demand(library.dnnl_memory_set_data_handle(calls[tall][2].memory, y));
    demand(library.dnnl_primitive_execute(p->multiply[tall][c->variant], own, count, calls[tall]));
    demand(library.dnnl_stream_wait(own));
    if (filled < height) memcpy(c->y + first * p->n, y, (size_t)(filled * p->n) * 4);
  }
  for (int tall = 0; tall < 2; tall++) release(calls[tall], count);
}

void tb_bf16_multiply(const tb_bf16_product *p, long m, const float *x, const float *packed, const float *bias, bool add,
                      float *y) {
  if (tb_rehearsal() || m <= 0) return;
  // The last rows in short blocks, so that threads end together.
  long tall = m / TALL > 2 ? m / TALL - 2 : 0;
  Product c = {.p = p, .variant = bias ? BIASED : add ? ADDED : PLAIN, .m = m, .tall = tall,
               .blocks = tall + (m - tall * TALL + SHORT - 1) / SHORT, .x = x, .packed = packed, .bias = bias, .y = y};
  tb_parallel(tb_threads(), blocks_chunk, &c);
}

#else

#if defined(DNNL_VERSION_MAJOR)
const char *tb_bf16_missing(void) { return "this program was built with a oneDNN of another version than 2"; }
#else
const char *tb_bf16_missing(void) {
  return "this program was built without oneDNN's headers (apt-get install libdnnl-dev, then make clean and make build)";
}
#endif
const tb_bf16_product *tb_bf16_find(bool transposed, long n, long k) {
  (void)transposed, (void)n, (void)k;
  return NULL;
}
long tb_bf16_packed_floats(const tb_bf16_product *p) { return (void)p, 0; }
void tb_bf16_pack(const tb_bf16_product *p, const float *w, float *packed) { (void)p, (void)w, (void)packed; }
void tb_bf16_multiply(const tb_bf16_product *p, long m, const float *x, const float *packed, const float *bias, bool add,
                      float *y) {
  (void)p, (void)m, (void)x, (void)packed, (void)bias, (void)add, (void)y;
}

#endif
