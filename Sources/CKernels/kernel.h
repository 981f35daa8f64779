// What the kernels share: run-time dispatch on the processor, chunking, and an exponential that vectorises.
#ifndef TB_KERNEL_H
#define TB_KERNEL_H

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "CKernels.h"

// One body, compiled for several instruction sets; the loader picks. Elsewhere than on x86-64 Linux: one body.
//
// Where the shape of a loop depends on the registers (32 wide ones on AVX-512, else 16 narrower), it is written once
// with a constant TB_HAS_WIDE, compiled by TB_WIDE and by TB_NARROW, and chosen by TB_IS_WIDE. min_vector_width: without
// it the compiler keeps to half of the registers' width on AVX-512.
#if defined(__x86_64__) && defined(__linux__)
#define TB_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#define TB_WIDE __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
#define TB_NARROW __attribute__((target_clones("arch=x86-64-v3", "default")))
#define TB_HAS_WIDE true
#define TB_IS_WIDE (!tb_is_plain() && __builtin_cpu_supports("x86-64-v4"))
#else
#define TB_CLONES
#define TB_WIDE
#define TB_NARROW
#define TB_HAS_WIDE false
#define TB_IS_WIDE false
#endif
#define TB_INLINE static inline __attribute__((always_inline))

// Sums may be reordered into vector lanes and products fused: results depend on the instruction set, as BLAS's do,
// and on nothing else.
#define TB_FAST _Pragma("clang fp reassociate(on) contract(fast)")

/// Before a loop whose result may be stored over its own operand, element by element: no iteration reads what another
/// wrote, which the compiler's check for overlap cannot know; without it the loop runs on one lane.
#define TB_IN_PLACE _Pragma("clang loop vectorize(assume_safety)")

/// Counts work that the calling thread asks for, a multiplication and an addition as two; true in a rehearsal, where nothing
/// is to be computed. For matrix products and what is made of them, once a call: what a kernel calls within itself is its
/// own. Counted is what the mathematics asks for, not what is computed a second time to save memory.
bool tb_counts(double flop);

/// Work below this many elements is not worth waking a thread for.
#define TB_GRAIN 4096

/// From how many rows on the products of matrices in float32 are widegemm.c's, and not the library's.
enum { TB_MANY_ROWS = 56 };

/// y[m,n] = scale x[m,k] w + added, w [n,k] (transposed) or [k,n], or `kept` where that is not null; `added` [m,n] may be y
/// itself, a single row where its leading dimension is 0, or null. An element's bits do not hang on m. False, and nothing
/// done, where it is not for widegemm.c.
bool tb_wide_gemm(bool transposed, long m, long n, long k, float scale, const float *x, long ldx, const float *w,
                  long ldw, const tb_kept *kept, const float *added, long ldadded, float *y, long ldy);

/// y[m,n] = scale x w + beta y by the library, at one thread; x [m,k] or turned, w [k,n] or turned. Where the library's kernels
/// would let a row's bits hang on m, small products are made row by row.
void tb_sgemm(bool turn_x, bool turn_w, long m, long n, long k, float scale, const float *x, long ldx, const float *w,
              long ldw, float beta, float *y, long ldy);

/// tb_bf16_multiply and tb_bf16_columns for kernels that count their work themselves.
void tb_bf16_rows(const tb_bf16_product *p, long m, const float *x, const float *packed, const float *bias, bool add, float *y);
void tb_bf16_turned(long m, long n, long rows, const float *x, const float *w, bool add, float *y);

/// exp(x) for x <= 88, to 2 ulp: 2^n by the exponent bits, e^r on |r| <= ln2/2 by a polynomial of degree 6
/// (minimax, relative error under 2e-8 before rounding). Below -87 it gives 0.
TB_INLINE float tb_exp(float x) {
  const float log2e = 1.44269504088896341f;
  const float ln2_high = 0.693359375f, ln2_low = -2.12194440e-4f;
  const float magic = 12582912.0f;  // 1.5 * 2^23: adding it rounds to an integer in the low bits
  float clamped = x < -87.0f ? -87.0f : (x > 88.0f ? 88.0f : x);
  float shifted = clamped * log2e + magic;
  float n = shifted - magic;
  float r = clamped - n * ln2_high - n * ln2_low;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1.0f;
  union { float f; int32_t i; } bits = {.f = shifted}, two;
  two.i = (int32_t)((uint32_t)bits.i << 23) + 0x3f800000;
  float y = p * two.f;
  return x < -87.0f ? 0.0f : y;
}

/// Does one item's dropout fall? A stateless hash of (key, index): the mask is computed again in backward, not kept.
/// Mixing: two rounds of a 32-bit finaliser (multiply, xor-shift), keyed between the rounds.
TB_INLINE uint32_t tb_hash(uint64_t key, uint32_t index) {
  uint32_t h = index * 0x9e3779b1u + (uint32_t)key;
  h ^= h >> 16;
  h *= 0x21f0aaadu;
  h ^= h >> 15;
  h += (uint32_t)(key >> 32);
  h *= 0x735a2d97u;
  h ^= h >> 15;
  h *= 0x9e3779b1u;
  h ^= h >> 16;
  return h;
}

/// The threshold that tb_hash is compared with: dropped when the hash is below it.
TB_INLINE uint32_t tb_drop_threshold(float p) { return (uint32_t)((double)p * 4294967296.0); }

#endif
