// Kernels that treat every element, or every column, alone.
#include "kernel.h"

// ---- activations ----------------------------------------------------------------------------------------
// GELU (Hendrycks & Gimpel 2016): x Phi(x), with erf by Abramowitz & Stegun 7.1.26 (absolute error 1.5e-7).

/// Phi(x), and phi(x) sqrt(2 pi) = exp(-x^2 / 2) through `bell`.
TB_INLINE float normal_cdf(float x, float *bell) {
  float z = fabsf(x) * 0.70710678118654752f;
  float t = 1.0f / (1.0f + 0.3275911f * z);
  float e = tb_exp(-0.5f * x * x);
  float poly = ((((1.061405429f * t - 1.453152027f) * t + 1.421413741f) * t - 0.284496736f) * t + 0.254829592f) * t;
  float half_tail = 0.5f * poly * e;
  *bell = e;
  return x < 0 ? half_tail : 1.0f - half_tail;
}

TB_INLINE float sigmoid(float x) {
  float e = tb_exp(-fabsf(x));
  float s = e / (1.0f + e);
  return x < 0 ? s : 1.0f - s;
}

TB_INLINE float tanh_(float x) {
  // For small x by its series, where 1 - 2 / (e^2x + 1) would cancel.
  float a = fabsf(x);
  float e = tb_exp(-2.0f * a);
  float big = (1.0f - e) / (1.0f + e);
  float s = a * a;
  float small = a * (1.0f + s * (-1.0f / 3 + s * (2.0f / 15 + s * (-17.0f / 315))));
  float y = a < 0.1f ? small : big;
  return x < 0 ? -y : y;
}

TB_INLINE float value_of(tb_activation kind, float x) {
  float bell, u;
  switch (kind) {
    case tb_gelu: return x * normal_cdf(x, &bell);
    case tb_relu: return x > 0 ? x : 0;
    case tb_tanh: return tanh_(x);
    case tb_swish: return x * sigmoid(x);
    case tb_sigmoid: return sigmoid(x);
    case tb_gelu_tanh:
      u = 0.7978845608028654f * (x + 0.044715f * x * x * x);
      return 0.5f * x * (1.0f + tanh_(u));
  }
  return x;
}

TB_INLINE float slope_of(tb_activation kind, float x) {
  float bell, u, s, y;
  switch (kind) {
    case tb_gelu:
      s = normal_cdf(x, &bell);
      return s + x * 0.3989422804014327f * bell;
    case tb_relu: return x > 0 ? 1.0f : 0.0f;
    case tb_tanh:
      y = tanh_(x);
      return 1.0f - y * y;
    case tb_swish:
      s = sigmoid(x);
      return s + x * s * (1.0f - s);
    case tb_sigmoid:
      s = sigmoid(x);
      return s * (1.0f - s);
    case tb_gelu_tanh:
      u = 0.7978845608028654f * (x + 0.044715f * x * x * x);
      y = tanh_(u);
      return 0.5f * (1.0f + y) + 0.5f * x * (1.0f - y * y) * 0.7978845608028654f * (1.0f + 3 * 0.044715f * x * x);
  }
  return 1;
}

typedef struct {
  tb_activation kind;
  const float *x, *dy;
  float *y;
} Activation;

#define ACTIVATION(NAME)                                                                            \
  TB_CLONES static void forward_##NAME(long n, const float *x, float *y) {                          \
    TB_FAST TB_IN_PLACE for (long i = 0; i < n; i++) y[i] = value_of(tb_##NAME, x[i]);                          \
  }                                                                                                 \
  TB_CLONES static void backward_##NAME(long n, const float *x, const float *dy, float *dx) {       \
    TB_FAST TB_IN_PLACE for (long i = 0; i < n; i++) dx[i] = dy[i] * slope_of(tb_##NAME, x[i]);                 \
  }
ACTIVATION(gelu)
ACTIVATION(relu)
ACTIVATION(tanh)
ACTIVATION(swish)
ACTIVATION(gelu_tanh)
ACTIVATION(sigmoid)

static void activation_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  Activation *a = context;
  long n = last - first;
  const float *x = a->x + first;
  float *y = a->y + first;
#define CASE(NAME)                                             \
  case tb_##NAME:                                              \
    if (a->dy) backward_##NAME(n, x, a->dy + first, y);        \
    else forward_##NAME(n, x, y);                              \
    break;
  switch (a->kind) {
    CASE(gelu) CASE(relu) CASE(tanh) CASE(swish) CASE(gelu_tanh) CASE(sigmoid)
  }
}

void tb_activation_forward(tb_activation kind, long n, const float *x, float *y) {
  Activation a = {kind, x, NULL, y};
  tb_parallel(n, activation_chunk, &a);
}

void tb_activation_backward(tb_activation kind, long n, const float *x, const float *dy, float *dx) {
  Activation a = {kind, x, dy, dx};
  tb_parallel(n, activation_chunk, &a);
}

// ---- gates: f(a) b (Shazeer 2020, arXiv:2002.05202) ---------------------------------------------------------

typedef struct {
  tb_activation kind;
  const float *a, *b, *dy;
  float *y, *db;
} Gate;

#define GATE(NAME)                                                                                          \
  TB_CLONES static void gate_##NAME(long n, const float *a, const float *b, float *y) {                     \
    TB_FAST TB_IN_PLACE for (long i = 0; i < n; i++) y[i] = value_of(tb_##NAME, a[i]) * b[i];               \
  }                                                                                                         \
  TB_CLONES static void gate_back_##NAME(long n, const float *a, const float *b, const float *dy, float *da, \
                                         float *db) {                                                       \
    TB_FAST TB_IN_PLACE for (long i = 0; i < n; i++) {                                                      \
      float x = a[i], g = dy[i], open = value_of(tb_##NAME, x), slope = slope_of(tb_##NAME, x);             \
      da[i] = g * b[i] * slope;                                                                             \
      db[i] = g * open;                                                                                     \
    }                                                                                                       \
  }
GATE(gelu)
GATE(relu)
GATE(tanh)
GATE(swish)
GATE(gelu_tanh)
GATE(sigmoid)

static void gate_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  const Gate *g = context;
  long n = last - first;
#define GATE_CASE(NAME)                                                                                            \
  case tb_##NAME:                                                                                                  \
    if (g->dy) gate_back_##NAME(n, g->a + first, g->b + first, g->dy + first, g->y + first, g->db + first);        \
    else gate_##NAME(n, g->a + first, g->b + first, g->y + first);                                                 \
    break;
  switch (g->kind) {
    GATE_CASE(gelu) GATE_CASE(relu) GATE_CASE(tanh) GATE_CASE(swish) GATE_CASE(gelu_tanh) GATE_CASE(sigmoid)
  }
}

void tb_gate_forward(tb_activation kind, long n, const float *a, const float *b, float *y) {
  Gate g = {.kind = kind, .a = a, .b = b, .y = y};
  tb_parallel(n, gate_chunk, &g);
}

void tb_gate_backward(tb_activation kind, long n, const float *a, const float *b, const float *dy, float *da, float *db) {
  Gate g = {.kind = kind, .a = a, .b = b, .dy = dy, .y = da, .db = db};
  tb_parallel(n, gate_chunk, &g);
}

// ---- arithmetic on whole arrays ---------------------------------------------------------------------------

typedef struct {
  long rows, width;
  float a, b;
  uint64_t key;
  const float *x, *v;
  float *y;
  double *partial;
} Arrays;

TB_CLONES static void add_bias_rows(long rows, long width, const float *restrict bias, float *restrict x) {
  for (long r = 0; r < rows; r++, x += width)
    for (long c = 0; c < width; c++) x[c] += bias[c];
}
static void add_bias_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  Arrays *a = context;
  add_bias_rows(last - first, a->width, a->v, a->y + first * a->width);
}
void tb_add_bias(long rows, long width, const float *bias, float *x) {
  Arrays a = {.width = width, .v = bias, .y = x};
  tb_parallel(rows, add_bias_chunk, &a);
}

// Column sums: each thread owns columns and goes down all rows, so the order of addition is fixed.
TB_CLONES static void column_sums_range(long rows, long width, long first, long last, const float *restrict x,
                                        float *restrict out) {
  for (long r = 0; r < rows; r++)
    for (long c = first; c < last; c++) out[c] += x[r * width + c];
}
static void column_sums_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  Arrays *a = context;
  column_sums_range(a->rows, a->width, first, last, a->x, a->y);
}
void tb_column_sums(long rows, long width, const float *x, float *out) {
  Arrays a = {.rows = rows, .width = width, .x = x, .y = out};
  tb_parallel(width, column_sums_chunk, &a);
}

TB_CLONES static void column_dots_range(long rows, long width, long first, long last, const float *restrict x,
                                        const float *restrict y, float *restrict out) {
  TB_FAST
  for (long r = 0; r < rows; r++)
    for (long c = first; c < last; c++) out[c] += x[r * width + c] * y[r * width + c];
}
static void column_dots_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  Arrays *a = context;
  column_dots_range(a->rows, a->width, first, last, a->x, a->v, a->y);
}
void tb_column_dots(long rows, long width, const float *x, const float *y, float *out) {
  Arrays a = {.rows = rows, .width = width, .x = x, .v = y, .y = out};
  tb_parallel(width, column_dots_chunk, &a);
}

TB_CLONES static void axpby_range(long n, float a, const float *x, float b, float *y) {
  TB_FAST
  if (b == 0) {
    for (long i = 0; i < n; i++) y[i] = a * x[i];
  } else {
    for (long i = 0; i < n; i++) y[i] = a * x[i] + b * y[i];
  }
}
static void axpby_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  Arrays *a = context;
  axpby_range(last - first, a->a, a->x + first, a->b, a->y + first);
}
void tb_axpby(long n, float a, const float *x, float b, float *y) {
  Arrays s = {.a = a, .b = b, .x = x, .y = y};
  tb_parallel(n, axpby_chunk, &s);
}

TB_CLONES static void multiply_columns_rows(long rows, long width, const float *x, const float *v, float *y) {
  for (long r = 0; r < rows; r++, x += width, y += width)
    TB_IN_PLACE for (long c = 0; c < width; c++) y[c] = x[c] * v[c];
}
static void multiply_columns_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  Arrays *a = context;
  multiply_columns_rows(last - first, a->width, a->x + first * a->width, a->v, a->y + first * a->width);
}
void tb_multiply_columns(long rows, long width, const float *x, const float *v, float *y) {
  Arrays a = {.width = width, .x = x, .v = v, .y = y};
  tb_parallel(rows, multiply_columns_chunk, &a);
}

TB_CLONES static void multiply_rows_range(long rows, long width, const float *restrict x, const float *restrict v,
                                          bool add, float *restrict y) {
  for (long r = 0; r < rows; r++, x += width, y += width) {
    if (add) {
      for (long c = 0; c < width; c++) y[c] += x[c] * v[r];
    } else {
      for (long c = 0; c < width; c++) y[c] = x[c] * v[r];
    }
  }
}
static void multiply_rows_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  Arrays *a = context;
  multiply_rows_range(last - first, a->width, a->x + first * a->width, a->v + first, a->a != 0, a->y + first * a->width);
}
void tb_multiply_rows(long rows, long width, const float *x, const float *v, bool add, float *y) {
  Arrays a = {.width = width, .a = add, .x = x, .v = v, .y = y};
  tb_parallel(rows, multiply_rows_chunk, &a);
}

TB_CLONES static void multiply_range(long n, const float *x, const float *y, float *z) {
  TB_IN_PLACE for (long i = 0; i < n; i++) z[i] = x[i] * y[i];
}
static void multiply_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  Arrays *a = context;
  multiply_range(last - first, a->x + first, a->v + first, a->y + first);
}
void tb_multiply(long n, const float *x, const float *y, float *z) {
  Arrays a = {.x = x, .v = y, .y = z};
  tb_parallel(n, multiply_chunk, &a);
}

static void fill_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  Arrays *a = context;
  for (long i = first; i < last; i++) a->y[i] = a->a;
}
void tb_fill(long n, float value, float *x) {
  Arrays a = {.a = value, .y = x};
  tb_parallel(n, fill_chunk, &a);
}

TB_CLONES static void dropout_range(long first, long n, uint32_t threshold, float keep, uint64_t key, const float *x,
                                    float *y) {
  TB_IN_PLACE for (long i = 0; i < n; i++) {
    uint32_t h = tb_hash(key, (uint32_t)(first + i));
    y[i] = h < threshold ? 0.0f : x[i] * keep;
  }
}
static void dropout_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  Arrays *a = context;
  dropout_range(first, last - first, tb_drop_threshold(a->a), a->b, a->key, a->x + first, a->y + first);
}
void tb_dropout(long n, float p, uint64_t key, const float *x, float *y) {
  Arrays a = {.a = p, .b = 1.0f / (1.0f - p), .key = key, .x = x, .y = y};
  tb_parallel(n, dropout_chunk, &a);
}

// ---- sums over everything ---------------------------------------------------------------------------------

TB_CLONES static double dot_range(long n, const float *x, const float *y) {
  TB_FAST
  double s = 0;
  for (long i = 0; i < n; i++) s += (double)x[i] * (double)y[i];
  return s;
}
static void dot_chunk(void *context, long first, long last, int thread) {
  Arrays *a = context;
  a->partial[thread] = dot_range(last - first, a->x + first, a->v + first);
}
double tb_dot(long n, const float *x, const float *y) {
  double partial[256] = {0};
  Arrays a = {.x = x, .v = y, .partial = partial};
  if (n < TB_GRAIN) {
    if (tb_rehearsal()) return 0;
    return dot_range(n, x, y);
  }
  tb_parallel(n, dot_chunk, &a);
  double sum = 0;
  for (int t = 0; t < tb_threads(); t++) sum += partial[t];
  return sum;
}
double tb_sum_of_squares(long n, const float *x) { return tb_dot(n, x, x); }
