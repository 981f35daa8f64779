// Matrix products for processors with AVX-512: the right-hand matrix is packed panel by panel into the second-level
// cache, and tiles of 12 x 32 results are summed in registers (Goto & van de Geijn 2008, "Anatomy of high-performance
// matrix multiplication", with the left-hand matrix left where it lies: its rows are read one element at a time).
//
// A result's terms are added in an order that depends on k alone: not on the threads, nor on m and n.
#include "gemm.h"

#if TB_HAS_TILES
#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma")))
#define TARGET_INLINE TB_INLINE TARGET

enum {
  LANES = 16,
  ROWS = 12,     // of a tile: 12 x 2 sums, 2 columns and a factor fit the 32 registers
  COLUMNS = 32,  // of a tile and of a panel
  DEPTH = 384,   // terms between two visits of a tile: a panel is 48 kB
  PANELS = 6     // packed together: 288 kB
};
typedef float Lanes __attribute__((vector_size(64), aligned(4), may_alias));

static bool has_tiles(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
}

// ---- packing ------------------------------------------------------------------------------------------------

/// Lanes first ..< width of a vector that begins at `first`, as a mask.
TARGET_INLINE __mmask16 lanes(long width, long first) {
  long left = width - first;
  return left >= LANES ? 0xffff : left <= 0 ? 0 : (__mmask16)((1u << left) - 1);
}

/// panel[k][32] = w[k][width], the missing columns zero.
TARGET static void pack_rows(long k, long width, const float *w, long ldw, float *panel) {
  __mmask16 low = lanes(width, 0), high = lanes(width, LANES);
  for (long t = 0; t < k; t++, w += ldw, panel += COLUMNS) {
    _mm512_storeu_ps(panel, _mm512_maskz_loadu_ps(low, w));
    _mm512_storeu_ps(panel + LANES, _mm512_maskz_loadu_ps(high, w + LANES));
  }
}

// One stage of a transposition in place: blocks of D x D change places across the diagonal of blocks of 2D x 2D.
#define SWAP_BLOCKS(D, LOW, HIGH)                     \
  for (int i = 0; i < LANES; i++)                     \
    if (!(i & D)) {                                   \
      __m512 a = x[i], b = x[i + D];                  \
      x[i] = _mm512_permutex2var_ps(a, LOW, b);       \
      x[i + D] = _mm512_permutex2var_ps(a, HIGH, b);  \
    }

/// Index vectors of a stage: lane l from the first operand's l, or from the second's l - d (16 stands for it).
TARGET_INLINE void stage(int d, __m512i *low, __m512i *high) {
  int l[LANES], h[LANES];
  for (int i = 0; i < LANES; i++) {
    l[i] = i & d ? LANES + i - d : i;
    h[i] = i & d ? LANES + i : i + d;
  }
  *low = _mm512_loadu_si512(l);
  *high = _mm512_loadu_si512(h);
}

/// panel[k][32] = w[width][k]^T, the missing columns zero.
TARGET static void pack_columns(long k, long width, const float *w, long ldw, float *panel) {
  __m512i low8, high8, low4, high4, low2, high2, low1, high1;
  stage(8, &low8, &high8);
  stage(4, &low4, &high4);
  stage(2, &low2, &high2);
  stage(1, &low1, &high1);
  for (long half = 0; half < COLUMNS; half += LANES) {
    for (long t = 0; t < k; t += LANES) {
      __mmask16 mask = lanes(k, t);
      __m512 x[LANES];
      for (long i = 0; i < LANES; i++)
        x[i] = half + i < width ? _mm512_maskz_loadu_ps(mask, w + (half + i) * ldw + t) : _mm512_setzero_ps();
      SWAP_BLOCKS(8, low8, high8)
      SWAP_BLOCKS(4, low4, high4)
      SWAP_BLOCKS(2, low2, high2)
      SWAP_BLOCKS(1, low1, high1)
      long rows = k - t < LANES ? k - t : LANES;
      for (long i = 0; i < rows; i++) _mm512_storeu_ps(panel + (t + i) * COLUMNS + half, x[i]);
    }
  }
}

// ---- tiles --------------------------------------------------------------------------------------------------

/// Where a tile's results go, and what they start from.
typedef struct {
  float *y;
  long ldy;
  long width;         // columns that are stored
  float scale;
  bool add;           // to what is in y
  const float *bias;  // [width], added when not null
} Target;

TARGET_INLINE void store(const Target *to, long row, long first, Lanes sum) {
  __mmask16 mask = lanes(to->width, first);
  float *y = to->y + row * to->ldy + first;
  __m512 result = _mm512_mul_ps((__m512)sum, _mm512_set1_ps(to->scale));
  if (to->add) result = _mm512_add_ps(result, _mm512_maskz_loadu_ps(mask, y));
  if (to->bias) result = _mm512_add_ps(result, _mm512_maskz_loadu_ps(mask, to->bias + first));
  _mm512_mask_storeu_ps(y, mask, result);
}

/// R rows of results by one or two vectors of columns. a's rows lie lda apart.
#define TILE(R)                                                                                            \
  TARGET static void tile_##R(long k, const float *a, long lda, const float *b,                            \
                              const Target *to) {                                                          \
    TB_FAST                                                                                                \
    Lanes low[R] = {{0}}, high[R] = {{0}};                                                                 \
    for (int q = 0; q < R; q++) {                                                                          \
      __builtin_prefetch(to->y + q * to->ldy, 1);                                                          \
      __builtin_prefetch(to->y + q * to->ldy + LANES, 1);                                                  \
    }                                                                                                      \
    if (to->width > LANES) {                                                                               \
      for (long t = 0; t < k; t++, a++, b += COLUMNS) {                                                    \
        Lanes left = *(const Lanes *)b, right = *(const Lanes *)(b + LANES);                               \
        _Pragma("clang loop unroll(full)") for (int q = 0; q < R; q++) {                                   \
          Lanes x = (Lanes)_mm512_set1_ps(a[q * lda]);                                                     \
          low[q] += x * left;                                                                              \
          high[q] += x * right;                                                                            \
        }                                                                                                  \
      }                                                                                                    \
      for (int q = 0; q < R; q++) store(to, q, LANES, high[q]);                                            \
    } else {                                                                                               \
      for (long t = 0; t < k; t++, a++, b += COLUMNS) {                                                    \
        Lanes left = *(const Lanes *)b;                                                                    \
        _Pragma("clang loop unroll(full)") for (int q = 0; q < R; q++) low[q] += a[q * lda] * left;        \
      }                                                                                                    \
    }                                                                                                      \
    for (int q = 0; q < R; q++) store(to, q, 0, low[q]);                                                   \
  }
TILE(12) TILE(8) TILE(4) TILE(2) TILE(1)

/// Any number of rows up to 12.
TARGET static void tile(long rows, long k, const float *a, long lda, const float *b, Target to) {
#define PART(R)                               \
  if (rows >= R) {                            \
    tile_##R(k, a, lda, b, &to);              \
    a += R * lda;                             \
    to.y += R * to.ldy;                       \
    rows -= R;                                \
  }
  if (rows == ROWS) return tile_12(k, a, lda, b, &to);
  PART(8) PART(4) PART(2) PART(1)
#undef PART
}

// ---- a thread's share ---------------------------------------------------------------------------------------

/// Rows i0 ..< i1 and columns j0 ..< j1 of the product.
static void share(const Product *p, long i0, long i1, long j0, long j1) {
  float *panels = tb_scratch(DEPTH * COLUMNS * PANELS);
  for (long t = 0; t < p->k; t += DEPTH) {
    long k = p->k - t < DEPTH ? p->k - t : DEPTH;
    for (long j = j0; j < j1; j += COLUMNS * PANELS) {
      long end = j1 - j < COLUMNS * PANELS ? j1 : j + COLUMNS * PANELS;
      for (long c = j; c < end; c += COLUMNS) {
        long width = end - c < COLUMNS ? end - c : COLUMNS;
        float *panel = panels + (c - j) * DEPTH;
        if (p->tw == CblasTrans) pack_columns(k, width, p->w + c * p->ldw + t, p->ldw, panel);
        else pack_rows(k, width, p->w + t * p->ldw + c, p->ldw, panel);
      }
      for (long i = i0; i < i1; i += ROWS) {
        long rows = i1 - i < ROWS ? i1 - i : ROWS;
        const float *a = p->x + i * p->ldx + t;
        for (long c = j; c < end; c += COLUMNS) {
          Target to = {.y = p->y + i * p->ldy + c, .ldy = p->ldy, .width = end - c < COLUMNS ? end - c : COLUMNS,
                       .scale = p->scale, .add = p->beta == 1 || t > 0, .bias = p->bias && t == 0 ? p->bias + c : NULL};
          tile(rows, k, a, p->ldx, panels + (c - j) * DEPTH, to);
        }
      }
    }
  }
}

static void by_columns(void *context, long first, long last, int thread) {
  (void)thread;
  const Product *p = context;
  share(p, 0, p->m, first * COLUMNS, last * COLUMNS < p->n ? last * COLUMNS : p->n);
}

static void by_rows(void *context, long first, long last, int thread) {
  (void)thread;
  const Product *p = context;
  share(p, first * ROWS, last * ROWS < p->m ? last * ROWS : p->m, 0, p->n);
}

bool tb_suits_tiles(const Product *p) {
  // Fewer rows, columns or terms leave most of a tile or of a panel unused: there OpenBLAS is faster.
  return p->tx == CblasNoTrans && (p->beta == 0 || p->beta == 1) && p->m >= ROWS && p->n >= 8 && p->k >= LANES && has_tiles();
}

void tb_multiply_tiles(Product *p) {
  long panels = (p->n + COLUMNS - 1) / COLUMNS, blocks = (p->m + ROWS - 1) / ROWS, threads = tb_threads();
  // By columns nothing is packed twice; by rows where that would leave a thread idle for long.
  bool columns = panels % threads == 0 || panels >= 8 * threads || panels >= blocks;
  if (columns) tb_parallel(panels, by_columns, p);
  else tb_parallel(blocks, by_rows, p);
}

#endif
