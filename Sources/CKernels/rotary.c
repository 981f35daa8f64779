// Rotary positions (Su et al. 2021), as transformers lays them out: element j of a head turns with element j + half.
#include "kernel.h"

typedef struct {
  long heads, head_width, half;
  const int32_t *positions;
  const float *frequencies, *x, *turns;
  float *y;
  bool inverse;
} Rotary;

// The angle is a product in float, as transformers has it: beyond some thousand positions its rounding shows.
static void turns_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  const Rotary *p = context;
  for (long r = first; r < last; r++)
    for (long j = 0; j < p->half; j++) {
      float angle = (float)p->positions[r] * p->frequencies[j];
      p->y[r * 2 * p->half + j] = (float)cos((double)angle);
      p->y[(r * 2 + 1) * p->half + j] = (float)sin((double)angle);
    }
}
void tb_rotary_turns(long rows, long half, const int32_t *positions, const float *frequencies, float *turns) {
  Rotary p = {.half = half, .positions = positions, .frequencies = frequencies, .y = turns};
  tb_parallel(rows, turns_chunk, &p);
}

TB_CLONES static void rotate_rows(const Rotary *p, long first, long last) {
  TB_FAST
  long half = p->half, w = p->head_width, width = w * p->heads;
  float sign = p->inverse ? -1.0f : 1.0f;
  for (long r = first; r < last; r++) {
    const float *restrict c = p->turns + r * 2 * half, *restrict s = c + half;
    for (long h = 0; h < p->heads; h++) {
      const float *x = p->x + r * width + h * w;
      float *y = p->y + r * width + h * w;
      TB_IN_PLACE for (long j = 0; j < half; j++) {
        float a = x[j], b = x[j + half], turn = sign * s[j];
        y[j] = a * c[j] - b * turn;
        y[j + half] = b * c[j] + a * turn;
      }
      if (y != x)
        for (long j = 2 * half; j < w; j++) y[j] = x[j];
    }
  }
}
static void rotate_chunk(void *context, long first, long last, int thread) {
  (void)thread;
  rotate_rows(context, first, last);
}
void tb_rotate(long rows, long heads, long head_width, long half, const float *turns, bool inverse, const float *x,
               float *y) {
  Rotary p = {.heads = heads, .head_width = head_width, .half = half, .turns = turns, .inverse = inverse, .x = x, .y = y};
  tb_parallel(rows, rotate_chunk, &p);
}
