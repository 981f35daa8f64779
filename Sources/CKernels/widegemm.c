// Matrix products on AVX-512 where the left side lies in rows and the right side is a whole number of panels wide: the
// products of every layer, forward and of a gradient by its input.
//
// Against a library's general product: what is packed is packed once for all threads, nothing is cleared beforehand,
// rows are read where they lie, and threads take rows as they come, so that a core that is held up does not hold up the
// other.
// An element is summed over k in its order whatever rows are taken together: who computes it changes no bit.
#include <stdatomic.h>
#include <sys/mman.h>

#include "kept.h"
#include "lanes.h"

enum { PANEL = 2 * LANES, HEIGHT = 14, AHEAD = 8 * PANEL, LARGEST = 4 << 20 };

// ---- the right side as panels: to[n / 32][k][32] ------------------------------------------------------------

/// Panels first ..< last of w[n,k].
TB_WIDE static void pack_rows(long first, long last, long k, const float *w, long ldw, float *to) {
  for (long p = first; p < last; p++) {
    const float *from = w + p * PANEL * ldw;
    float *panel = to + p * PANEL * k;
    long t = 0;
    const float *rows[PANEL];
    for (long u = 0; u < PANEL; u++) rows[u] = from + u * ldw;
    for (; t + LANES <= k; t += LANES) {
      tb_transpose(rows, t, panel + t * PANEL, PANEL);
      tb_transpose(rows + LANES, t, panel + t * PANEL + LANES, PANEL);
    }
    for (; t < k; t++)
      for (long u = 0; u < PANEL; u++) panel[t * PANEL + u] = from[u * ldw + t];
  }
}

/// Panels first ..< last of w[k,n].
TB_WIDE static void pack_columns(long first, long last, long k, const float *w, long ldw, float *to) {
  for (long t = 0; t < k; t++)
    for (long p = first; p < last; p++) {
      const Lanes *from = (const Lanes *)(w + t * ldw + p * PANEL);
      Lanes *row = (Lanes *)(to + (p * k + t) * PANEL);
      row[0] = from[0];
      row[1] = from[1];
    }
}

// ---- a tile of the result in registers ----------------------------------------------------------------------

// y[ROWS,32] = scale x[ROWS,k] panel + added. Every fourth row has a pointer; three more are reached from it, as an
// address has room for. The compiler is kept from making one of each, of which there are not enough registers.
#define TILE(ROWS)                                                                                                \
  TB_WIDE static void tile_##ROWS(long k, const float *x, long ldx, const float *panel, float scale,              \
                                  const float *added, long ldadded, float *y, long ldy) {                         \
    TB_FAST                                                                                                       \
    enum { POINTERS = (ROWS + 3) / 4 };                                                                           \
    Lanes sum[ROWS][2];                                                                                           \
    TB_ALL for (int q = 0; q < ROWS; q++) sum[q][0] = sum[q][1] = (Lanes){0};                                     \
    const float *at[POINTERS];                                                                                    \
    TB_ALL for (int q = 0; q < POINTERS; q++) at[q] = x + 4 * q * ldx;                                            \
    long third = 3 * ldx;                                                                                         \
    for (long t = 0; t < k; t++, panel += PANEL) {                                                                \
      TB_ALL for (int q = 0; q < POINTERS; q++) __asm__("" : "+r"(at[q]));                                        \
      Lanes left = *(const Lanes *)panel, right = *(const Lanes *)(panel + LANES);                                \
      __builtin_prefetch(panel + AHEAD);                                                                          \
      __builtin_prefetch(panel + AHEAD + LANES);                                                                  \
      TB_ALL for (int q = 0; q < ROWS; q++) {                                                                     \
        float v = at[q / 4][q % 4 == 3 ? third : (q % 4) * ldx];                                                  \
        sum[q][0] += v * left;                                                                                    \
        sum[q][1] += v * right;                                                                                   \
      }                                                                                                           \
      TB_ALL for (int q = 0; q < POINTERS; q++) at[q]++;                                                          \
    }                                                                                                             \
    TB_ALL for (int q = 0; q < ROWS; q++) {                                                                       \
      Lanes *to = (Lanes *)(y + q * ldy);                                                                         \
      const Lanes *more = (const Lanes *)(added + q * ldadded);                                                   \
      TB_ALL for (int u = 0; u < 2; u++) to[u] = added ? more[u] + scale * sum[q][u] : scale * sum[q][u];         \
    }                                                                                                             \
  }
TILE(1) TILE(2) TILE(3) TILE(4) TILE(5) TILE(6) TILE(7) TILE(8) TILE(9) TILE(10) TILE(11) TILE(12) TILE(13) TILE(14)

typedef void (*Tile)(long, const float *, long, const float *, float, const float *, long, float *, long);
static const Tile tiles[HEIGHT + 1] = {NULL,   tile_1, tile_2, tile_3,  tile_4,  tile_5,  tile_6, tile_7,
                                       tile_8, tile_9, tile_10, tile_11, tile_12, tile_13, tile_14};

// ---- the whole product ---------------------------------------------------------------------------------------

typedef struct {
  bool transposed;
  long m, n, k;
  float scale;
  const float *x, *w;
  long ldx, ldw;
  const tb_kept *kept;  // in the place of w
  const float *added;  // y itself, a bias, or null
  long ldadded;        // 0 for a bias: the same row for all
  float *packed, *y;
  long ldy;
  atomic_long next;  // the first row that nobody has taken
} Product;

/// Rows first ..< last of a kept w[k,n] go to their places in all panels.
TB_WIDE static void pack_kept_columns(const Product *p, long first, long last) {
  float *row = tb_scratch(p->n);
  for (long t = first; t < last; t++) {
    tb_widen_rows(p->kept, t, 1, row);
    for (long j = 0; j < p->n; j += PANEL) {
      Lanes *to = (Lanes *)(p->packed + j * p->k + t * PANEL);
      to[0] = *(const Lanes *)(row + j);
      to[1] = *(const Lanes *)(row + j + LANES);
    }
  }
}
static void pack_kept_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  pack_kept_columns(context, first, last);
}

static void pack_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  const Product *p = context;
  if (p->kept) {
    float *rows = tb_scratch(PANEL * p->k);
    for (long panel = first; panel < last; panel++) {
      if (tb_widen_panel(p->kept, panel * PANEL, p->packed + panel * PANEL * p->k)) continue;
      tb_widen_rows(p->kept, panel * PANEL, PANEL, rows);
      pack_rows(0, 1, p->k, rows, p->k, p->packed + panel * PANEL * p->k);
    }
    return;
  }
  (p->transposed ? pack_rows : pack_columns)(first, last, p->k, p->w, p->ldw, p->packed);
}

/// All rows by the columns j ..< j + 32 of y, whose panel is given, as many in every tile as can be.
static void multiply_rows(const Product *p, long first, long rows, long j, const float *panel) {
  long count = (rows + HEIGHT - 1) / HEIGHT;
  for (long t = 0, i = 0; t < count; t++) {
    long height = (rows - i + count - t - 1) / (count - t), r = first + i;
    const float *added = p->added ? p->added + r * p->ldadded + j : NULL;
    tiles[height](p->k, p->x + r * p->ldx, p->ldx, panel, p->scale, added, p->ldadded, p->y + r * p->ldy + j, p->ldy);
    i += height;
  }
}

static void panels_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  const Product *p = context;
  // A panel, what is fetched ahead of its end, and its rows.
  float *panel = tb_scratch(2 * PANEL * p->k + AHEAD + PANEL), *rows = panel + PANEL * p->k + AHEAD + PANEL;
  for (long j = first * PANEL; j < last * PANEL; j += PANEL) {
    if (!p->kept || !tb_widen_panel(p->kept, j, panel)) {
      if (p->kept) tb_widen_rows(p->kept, j, PANEL, rows);
      pack_rows(0, 1, p->k, p->kept ? rows : p->w + j * p->ldw, p->kept ? p->k : p->ldw, panel);
    }
    multiply_rows(p, 0, p->m, j, panel);
  }
}

/// Takes some rows: fewer and fewer, so that all threads end together, and no more than stay in a core's cache.
static long take(Product *p, long *first) {
  long cached = (1 << 17) / p->k / HEIGHT * HEIGHT, at = atomic_load(&p->next), count;
  do {
    if (at >= p->m) return 0;
    count = (p->m - at) / (2 * tb_threads()) / HEIGHT * HEIGHT;
    if (count > cached) count = cached;
    if (count < 2 * HEIGHT) count = 2 * HEIGHT;
    if (count > p->m - at) count = p->m - at;
  } while (!atomic_compare_exchange_weak(&p->next, &at, at + count));
  *first = at;
  return count;
}

static void rows_chunk(void *context, long one, long two, int thread) {
  (void)one, (void)two, (void)thread;
  Product *p = context;
  for (long first, rows; (rows = take(p, &first)) > 0;) {
    for (long j = 0; j < p->n; j += PANEL) multiply_rows(p, first, rows, j, p->packed + j * p->k);
  }
}

/// Memory for panels, of the calling thread: from the system and kept, as a BLAS keeps its own.
static float *panels(long floats) {
  static _Thread_local float *memory;
  static _Thread_local long size;
  if (size < floats) {
    if (memory) munmap(memory, (size_t)size * sizeof(float));
    void *fresh = mmap(NULL, (size_t)floats * sizeof(float), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memory = fresh == MAP_FAILED ? NULL : fresh;
    size = memory ? floats : 0;
  }
  return memory;
}

bool tb_wide_gemm(bool transposed, long m, long n, long k, float scale, const float *x, long ldx, const float *w,
                  long ldw, const tb_kept *kept, const float *added, long ldadded, float *y, long ldy) {
  // Of few rows every thread takes panels, of many rows.
  bool few = transposed && m < TB_MANY_ROWS;
  if (!TB_HAS_WIDE || !TB_IS_WIDE || n % PANEL != 0 || m < 1 || k < PANEL || (n * k > LARGEST && !(few && kept)))
    return false;
  // Beyond its end the last panel is fetched ahead, not read.
  float *packed = few ? NULL : panels(n * k);
  if (!few && !packed) return false;
  Product p = {.transposed = transposed, .m = m, .n = n, .k = k, .scale = scale, .x = x, .w = w,
               .ldx = ldx, .ldw = ldw, .kept = kept, .added = added, .ldadded = ldadded, .packed = packed, .y = y, .ldy = ldy};
  if (few) {
    tb_parallel(n / PANEL, panels_chunk, &p);
    return true;
  }
  if (kept && !transposed) tb_parallel(k, pack_kept_chunk, &p);
  else tb_parallel(n / PANEL, pack_chunk, &p);
  tb_parallel(tb_threads(), rows_chunk, &p);
  return true;
}
