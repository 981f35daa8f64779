// Log-probabilities of targets under a wide linear head, and their gradients: never all logits at once.
//
// Some rows and some of the vocabulary go through together. A row keeps its largest logit so far and the sum of exponentials
// over it (Milakov & Gimelshein 2018, "Online normalizer calculation for softmax"); whenever the largest grows, what was
// summed shrinks. All products are split by shapes only, so that the number of threads changes no bit.
#include <cblas.h>

#include "kept.h"
#include "lanes.h"

enum { ROWS = 1024, COLUMNS = 2048, LARGEST = 4 << 20, UNIT = 256 };
// In bfloat16 a block is a whole number of what oneDNN packs together, rows lie next to each other, and are not a power of two
// long: those would push each other out of the cache.
enum { PACKED = 64, ROUNDED_COLUMNS = 1984 };

/// What is known of a row after some of the vocabulary.
typedef struct {
  double sum;    // of exp(logit - top)
  double mixed;  // of exp(logit - top) (logit - top)
  float top, target;
  int32_t best, unused;
} Row;

typedef struct {
  const tb_head *h;
  long first_row, rows, first, columns, stride;  // of this block; columns to whole lanes are padded with -infinity
  float *logits;
  float *widened;  // room for the block of a kept head, and for one that is filled up with zeros
  const float *head;  // the block's rows of it; in bfloat16 `stride` of them
  float *packed;  // room for them as oneDNN wants them
  Row *state;
  float *toward;  // of this block's rows
  const float *log_sums, *dy;
  float *log_probability, *log_sums_out, *entropy, *dw, *dbias;
  int32_t *best;
} Block;

static long whole(long n, long unit) { return (n + unit - 1) / unit * unit; }

static long block_columns(const tb_head *h) {
  long unit = h->rounded ? PACKED : 32, most = h->rounded ? ROUNDED_COLUMNS : COLUMNS, n = LARGEST / h->width / unit * unit;
  if (n > most) n = most;
  if (n < unit) n = unit;
  return n < h->vocabulary ? n : h->vocabulary;
}
/// Rows of logits: whole vectors, and not so far apart that they push each other out of the cache.
static long block_stride(const tb_head *h) {
  return h->rounded ? whole(block_columns(h), PACKED) : whole(block_columns(h), LANES) + LANES;
}
static long block_rows(const tb_head *h) { return h->rows < ROWS ? h->rows : ROWS; }

static const tb_bf16_product *to_logits(const tb_head *h, long columns) { return tb_bf16_find(true, columns, h->width); }
static const tb_bf16_product *to_rows(const tb_head *h, long columns) { return tb_bf16_find(false, h->width, columns); }

/// Floats of the largest block's rows as oneDNN wants them, whichever of its products is next.
static long packed_floats(const tb_head *h) {
  if (!h->rounded) return 0;
  long columns = block_stride(h), one = tb_bf16_packed_floats(to_logits(h, columns)), other = tb_bf16_packed_floats(to_rows(h, columns));
  return whole(one > other ? one : other, LANES);
}
/// Floats of a block's rows that do not lie as they are wanted.
static long widened_floats(const tb_head *h) {
  return h->kept || (h->rounded && h->vocabulary % PACKED != 0) ? (h->rounded ? block_stride(h) : block_columns(h)) * h->width : 0;
}

/// Where the parts of the workspace begin.
static void divide(Block *b, float *workspace) {
  const tb_head *h = b->h;
  b->stride = block_stride(h);
  b->packed = workspace;
  b->state = (Row *)(workspace + packed_floats(h));
  b->logits = (float *)(b->state + block_rows(h));
  b->widened = b->logits + block_rows(h) * b->stride;
}

long tb_head_floats(const tb_head *h) {
  return packed_floats(h) + block_rows(h) * (block_stride(h) + (long)(sizeof(Row) / sizeof(float))) + widened_floats(h);
}

/// FLOP of the logits.
static double product_work(const tb_head *h) { return 2.0 * (double)h->rows * (double)h->vocabulary * (double)h->width; }
/// FLOP of what is added to them.
static double update_work(const tb_head *h) { return 2.0 * (double)h->rows * (double)h->vocabulary * (double)h->rank; }

// ---- products ---------------------------------------------------------------------------------------------------

typedef struct {
  CBLAS_TRANSPOSE tx, tw;
  long m, n, k, unit;
  const float *x, *w;
  long ldx, ldw;
  float beta, *y;
  long ldy;
  bool by_columns;
} Product;

static void product_units(void *context, long first, long last, int thread) {
  (void)thread;
  const Product *p = context;
  for (long u = first * p->unit; u < last * p->unit; u += p->unit) {
    long count = (p->by_columns ? p->n : p->m) - u;
    if (count > p->unit) count = p->unit;
    const float *x = p->by_columns ? p->x : p->x + u * (p->tx == CblasTrans ? 1 : p->ldx);
    const float *w = p->by_columns ? p->w + u * (p->tw == CblasTrans ? p->ldw : 1) : p->w;
    tb_sgemm(p->tx == CblasTrans, p->tw == CblasTrans, p->by_columns ? p->m : count, p->by_columns ? count : p->n, p->k, 1,
             x, p->ldx, w, p->ldw, p->beta, p->by_columns ? p->y + u : p->y + u * p->ldy, p->ldy);
  }
}

static void multiply(Product p) {
  if (p.tx == CblasNoTrans && tb_wide_gemm(p.tw == CblasTrans, p.m, p.n, p.k, 1, p.x, p.ldx, p.w, p.ldw, NULL,
                                           p.beta == 0 ? NULL : p.y, p.ldy, p.y, p.ldy))
    return;
  p.by_columns = p.n > p.m && p.tx == CblasNoTrans;
  p.unit = p.tx == CblasTrans || p.by_columns ? UNIT : UNIT / 2;
  tb_parallel(((p.by_columns ? p.n : p.m) + p.unit - 1) / p.unit, product_units, &p);
}

/// x head^T of a block by the head as it is kept, whose rows become panels at once; false where that is not to be had.
static bool kept_logits(const Block *b) {
  const tb_head *h = b->h;
  if (!h->kept) return false;
  tb_kept part = *h->kept;
  part.rows = b->columns;
  if (part.order) part.order += b->first;
  else part.bytes += b->first * part.row_bytes;
  return tb_wide_gemm(true, b->rows, b->columns, h->width, 1, h->x + b->first_row * h->width, h->width, NULL, 0, &part, NULL, 0,
                      b->logits, b->stride);
}

/// A block's rows of the head in float32, with zeros up to `b->stride` where the factors are rounded.
static const float *head_rows(const Block *b) {
  const tb_head *h = b->h;
  long none = h->rounded ? b->stride - b->columns : 0;
  if (!h->kept && none == 0) return h->head + b->first * h->width;
  if (h->kept) tb_widen_block(h->kept, b->first, b->columns, b->widened);
  else memcpy(b->widened, h->head + b->first * h->width, (size_t)(b->columns * h->width) * sizeof(float));
  memset(b->widened + b->columns * h->width, 0, (size_t)(none * h->width) * sizeof(float));
  return b->widened;
}

/// Logits without bias of a block. Where the head is read for nothing else its rows are not widened besides.
static void block_logits(Block *b, bool reads_head) {
  const tb_head *h = b->h;
  const float *x = h->x + b->first_row * h->width;
  if (h->rounded) {
    b->stride = whole(b->columns, PACKED);
    b->head = head_rows(b);
    const tb_bf16_product *p = to_logits(h, b->stride);
    tb_bf16_pack(p, b->head, b->packed);
    tb_bf16_rows(p, b->rows, x, b->packed, NULL, false, b->logits);
  } else if (reads_head || !kept_logits(b)) {
    b->head = head_rows(b);
    multiply((Product){.tx = CblasNoTrans, .tw = CblasTrans, .m = b->rows, .n = b->columns, .k = h->width,
                       .x = x, .ldx = h->width, .w = b->head,
                       .ldw = h->width, .y = b->logits, .ldy = b->stride});
  }
  if (h->rank > 0)
    multiply((Product){.tx = CblasNoTrans, .tw = CblasTrans, .m = b->rows, .n = b->columns, .k = h->rank,
                       .x = h->projected + b->first_row * h->rank, .ldx = h->rank,
                       .w = h->update + b->first * h->rank, .ldw = h->rank, .beta = 1, .y = b->logits,
                       .ldy = b->stride});
}

/// y[rows of the block, width] (+)= logits head
static void block_back(const Block *b, bool add, float *y) {
  const tb_head *h = b->h;
  if (h->rounded) {
    const tb_bf16_product *p = to_rows(h, b->stride);
    tb_bf16_pack(p, b->head, b->packed);
    tb_bf16_rows(p, b->rows, b->logits, b->packed, NULL, add, y);
    return;
  }
  multiply((Product){.tx = CblasNoTrans, .tw = CblasNoTrans, .m = b->rows, .n = h->width, .k = b->columns,
                     .x = b->logits, .ldx = b->stride, .w = b->head, .ldw = h->width,
                     .beta = add ? 1 : 0, .y = y, .ldy = h->width});
}

/// dw += logits^T x of a block; of a number of tokens that is no whole number of vectors in float32.
static void block_update(const Block *b, float *dw) {
  const tb_head *h = b->h;
  const float *x = h->x + b->first_row * h->width;
  float *to = dw + b->first * h->width;
  if (h->rounded && b->stride == b->columns && tb_bf16_has_columns(b->columns, h->width)) {
    tb_bf16_turned(b->columns, h->width, b->rows, b->logits, x, true, to);
    return;
  }
  multiply((Product){.tx = CblasTrans, .tw = CblasNoTrans, .m = b->columns, .n = h->width, .k = b->rows,
                     .x = b->logits, .ldx = b->stride, .w = x, .ldw = h->width, .beta = 1, .y = to, .ldy = h->width});
}

// ---- forward ----------------------------------------------------------------------------------------------------

/// Adds the bias to a row of logits and pads it to whole vectors; how many floats it is then.
TB_INLINE long complete(const Block *b, float *restrict x) {
  const float *bias = b->h->bias ? b->h->bias + b->first : NULL;
  if (bias)
    for (long j = 0; j < b->columns; j++) x[j] += bias[j];
  long padded = (b->columns + LANES - 1) / LANES * LANES;
  for (long j = b->columns; j < padded; j++) x[j] = -INFINITY;
  return padded;
}

TB_CLONES static void absorb_rows(const Block *b, long first, long last) {
  TB_FAST
  long width = b->h->width;
  for (long r = first; r < last; r++) {
    float *restrict x = b->logits + r * b->stride;
    Row *row = b->state + r;
    long padded = complete(b, x), target = b->h->targets[b->first_row + r] - b->first;
    if (target >= 0 && target < b->columns) row->target = x[target];
    float top = tb_largest(x, padded);
    if (top > row->top) {
      // Of equal ones the first.
      for (row->best = 0; x[row->best] != top;) row->best++;
      row->best += (int32_t)b->first;
      if (row->sum != 0) {
        double shrinks = exp((double)row->top - (double)top);
        row->mixed = shrinks * (row->mixed + row->sum * ((double)row->top - (double)top));
        row->sum *= shrinks;
        if (b->toward) {
          float *restrict toward = b->toward + r * width, by = (float)shrinks;
          for (long c = 0; c < width; c++) toward[c] *= by;
        }
      }
      row->top = top;
    }
    // Nothing but -infinity so far: any number to count from, so that the sum stays 0 and a NaN stays one.
    top = row->top == -INFINITY ? 0 : row->top;
    float sum = 0, mixed = 0;
    if (b->entropy) {
      for (long j = 0; j < padded; j++) {
        float d = x[j] - top, e = tb_exp(d);
        x[j] = e;
        sum += e;
        mixed += e == 0 ? 0 : e * d;
      }
    } else {
      for (long j = 0; j < padded; j++) {
        float e = tb_exp(x[j] - top);
        x[j] = e;
        sum += e;
      }
    }
    row->sum += sum;
    row->mixed += mixed;
  }
}
static void absorb_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  absorb_rows(context, first, last);
}

/// As bfloat16.c rounds.
TB_INLINE float rounded(float x) {
  union { float f; uint32_t bits; } y = {.f = x};
  if (y.bits << 1 >= 0xff000000) return x;
  y.bits = y.bits << 1 < 0x01000000 ? y.bits & 0x80000000 : (y.bits + 0x7fff + (y.bits >> 16 & 1)) & 0xffff0000;
  return y.f;
}

TB_CLONES static void finish_rows(const Block *b, long first, long last) {
  TB_FAST
  long width = b->h->width;
  for (long r = first; r < last; r++) {
    const Row *row = b->state + r;
    long at = b->first_row + r;
    int32_t target = b->h->targets[at];
    double log_sum = (double)row->top + log(row->sum);
    b->log_probability[at] = target < 0 ? 0 : (float)((double)row->target - log_sum);
    if (b->log_sums_out) b->log_sums_out[at] = (float)log_sum;
    if (b->entropy) b->entropy[at] = (float)(log(row->sum) - row->mixed / row->sum);
    if (b->best) b->best[at] = row->best;
    if (!b->toward) continue;
    float *restrict toward = b->toward + r * width, share = (float)(1 / row->sum);
    if (target < 0) {
      memset(toward, 0, (size_t)width * sizeof(float));
    } else {
      const tb_kept *kept = b->h->kept;
      float *row = kept ? tb_scratch(width) : NULL;
      if (kept) tb_widen_rows(kept, target, 1, row);
      const float *restrict own = kept ? row : b->h->head + target * width;
      // The token's own share is in the sum as it was multiplied: of a probability near 1 little is left.
      if (b->h->rounded)
        for (long c = 0; c < width; c++) toward[c] = rounded(own[c]) - toward[c] * share;
      else
        for (long c = 0; c < width; c++) toward[c] = own[c] - toward[c] * share;
    }
  }
}
static void finish_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  finish_rows(context, first, last);
}

void tb_head_forward(const tb_head *h, float *workspace, float *log_probability, float *log_sums, float *entropy,
                     int32_t *best, float *toward) {
  if (tb_counts((toward ? 2 : 1) * product_work(h) + update_work(h))) return;
  long most = block_rows(h), columns = block_columns(h);
  Block b = {.h = h, .log_probability = log_probability, .log_sums_out = log_sums, .entropy = entropy, .best = best};
  divide(&b, workspace);
  for (b.first_row = 0; b.first_row < h->rows; b.first_row += most) {
    b.rows = h->rows - b.first_row < most ? h->rows - b.first_row : most;
    b.toward = toward ? toward + b.first_row * h->width : NULL;
    for (long r = 0; r < b.rows; r++) b.state[r] = (Row){.top = -INFINITY};
    for (b.first = 0; b.first < h->vocabulary; b.first += columns) {
      b.columns = h->vocabulary - b.first < columns ? h->vocabulary - b.first : columns;
      block_logits(&b, toward != NULL);
      tb_parallel(b.rows, absorb_chunk, &b);
      if (toward) block_back(&b, b.first > 0, b.toward);
    }
    tb_parallel(b.rows, finish_chunk, &b);
  }
}

// ---- backward ---------------------------------------------------------------------------------------------------

/// Logits become their gradients, dy (1[target] - softmax).
TB_CLONES static void gradient_rows(const Block *b, long first, long last) {
  TB_FAST
  for (long r = first; r < last; r++) {
    float *restrict x = b->logits + r * b->stride;
    long padded = complete(b, x), at = b->first_row + r, target = b->h->targets[at] - b->first;
    float dy = b->h->targets[at] < 0 ? 0 : b->dy[at], log_sum = b->log_sums[at];
    for (long j = 0; j < padded; j++) x[j] = -dy * tb_exp(x[j] - log_sum);
    if (target >= 0 && target < b->columns) x[target] += dy;
  }
}
static void gradient_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  gradient_rows(context, first, last);
}

TB_CLONES static void bias_columns(const Block *b, long first, long last) {
  float *restrict sums = b->dbias + b->first;
  for (long r = 0; r < b->rows; r++) {
    const float *restrict x = b->logits + r * b->stride;
    for (long j = first; j < last; j++) sums[j] += x[j];
  }
}
static void bias_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  bias_columns(context, first, last);
}

void tb_head_backward(const tb_head *h, float *workspace, const float *log_sums, const float *dy, bool add, float *dx,
                      float *dw, float *dbias, float *dprojected, float *dupdate) {
  double updates = (dprojected != NULL) + (dupdate != NULL);
  if (tb_counts(((dx != NULL) + (dw != NULL)) * product_work(h) + updates * update_work(h))) return;
  long most = block_rows(h), columns = block_columns(h);
  Block b = {.h = h, .log_sums = log_sums, .dy = dy, .dbias = dbias};
  divide(&b, workspace);
  for (b.first_row = 0; b.first_row < h->rows; b.first_row += most) {
    b.rows = h->rows - b.first_row < most ? h->rows - b.first_row : most;
    for (b.first = 0; b.first < h->vocabulary; b.first += columns) {
      b.columns = h->vocabulary - b.first < columns ? h->vocabulary - b.first : columns;
      block_logits(&b, dx != NULL);
      tb_parallel(b.rows, gradient_chunk, &b);
      if (dx) block_back(&b, add || b.first > 0, dx + b.first_row * h->width);
      if (dw) block_update(&b, dw);
      if (dbias) tb_parallel(b.columns, bias_chunk, &b);
      if (dprojected)
        multiply((Product){.tx = CblasNoTrans, .tw = CblasNoTrans, .m = b.rows, .n = h->rank, .k = b.columns,
                           .x = b.logits, .ldx = b.stride, .w = h->update + b.first * h->rank, .ldw = h->rank,
                           .beta = b.first > 0 ? 1 : 0, .y = dprojected + b.first_row * h->rank, .ldy = h->rank});
      if (dupdate)
        multiply((Product){.tx = CblasTrans, .tw = CblasNoTrans, .m = b.columns, .n = h->rank, .k = b.rows,
                           .x = b.logits, .ldx = b.stride, .w = h->projected + b.first_row * h->rank,
                           .ldw = h->rank, .beta = 1, .y = dupdate + b.first * h->rank, .ldy = h->rank});
    }
  }
}
