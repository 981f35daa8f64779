// Rows by index: embedding tables, pooling.
#include "kernel.h"

typedef struct {
  long rows, width;
  const float *x;
  const int32_t *index;
  const uint8_t *use;
  bool add;
  float *y;
} Rows;

static void gather_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  Rows *p = context;
  for (long r = first; r < last; r++) {
    float *restrict y = p->y + r * p->width;
    if (p->index[r] < 0) {
      if (!p->add) memset(y, 0, sizeof(float) * (size_t)p->width);
      continue;
    }
    const float *restrict x = p->x + (long)p->index[r] * p->width;
    if (p->add)
      for (long c = 0; c < p->width; c++) y[c] += x[c];
    else
      memcpy(y, x, sizeof(float) * (size_t)p->width);
  }
}
void tb_gather_rows(long rows, long width, const float *table, const int32_t *index, bool add, float *y) {
  Rows p = {.width = width, .x = table, .index = index, .add = add, .y = y};
  tb_parallel(rows, gather_chunk, &p);
}

static void scatter_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  Rows *p = context;
  for (long r = 0; r < p->rows; r++) {
    if (p->index[r] < 0) continue;
    const float *restrict x = p->x + r * p->width;
    float *restrict y = p->y + (long)p->index[r] * p->width;
    for (long c = first; c < last; c++) y[c] += x[c];
  }
}
void tb_scatter_add_rows(long rows, long width, const float *x, const int32_t *index, float *table) {
  Rows p = {.rows = rows, .width = width, .x = x, .index = index, .y = table};
  tb_parallel(width, scatter_chunk, &p);
}

static void mean_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  Rows *p = context;
  for (long s = first; s < last; s++) {
    float *restrict y = p->y + s * p->width;
    memset(y, 0, sizeof(float) * (size_t)p->width);
    long used = 0;
    for (long r = p->index[s]; r < p->index[s + 1]; r++) {
      if (p->use && !p->use[r]) continue;
      const float *restrict x = p->x + r * p->width;
      for (long c = 0; c < p->width; c++) y[c] += x[c];
      used++;
    }
    float scale = used > 0 ? 1.0f / (float)used : 0.0f;
    for (long c = 0; c < p->width; c++) y[c] *= scale;
  }
}
void tb_mean_rows(long sequences, long width, const int32_t *offsets, const float *x, const uint8_t *use, float *y) {
  Rows p = {.width = width, .x = x, .index = offsets, .use = use, .y = y};
  tb_parallel(sequences, mean_chunk, &p);
}
