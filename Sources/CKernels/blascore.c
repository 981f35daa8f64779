// Which of its kernels OpenBLAS uses on this processor.
//
// The library picks them when it is loaded, by a list of the processors that were known at its release. One that came
// later may get the oldest kernels, SSE2: an Intel Xeon (family 6, model 207) with AVX-512 ran Debian 12's OpenBLAS 0.3.21
// at an eighth of its speed. Here the choice is made again, by what the processor can do. Of those for AVX-512 SkylakeX's
// are taken: Cooperlake's, which an AMD EPYC of the fifth generation gets, have products of small matrices in which a row's bits
// hang on how many there are. OPENBLAS_CORETYPE, which the library reads, stays the user's word.
#include <cblas.h>
#include <stdbool.h>
#include <stdlib.h>
#include <strings.h>

#include "CKernels.h"

const char *tb_blas_core(void) { return openblas_get_corename(); }

/// 2: AVX-512, 1: AVX2 with fused multiply-add, 0: older, by the names of OpenBLAS. A name not known here is newer: -1.
int tb_blas_core_level(const char *name) {
  static const char *const names[3][14] = {
      {"Prescott", "Core2", "Penryn", "Dunnington", "Nehalem", "Sandybridge", "Atom", "Nano", "Athlon", "Opteron",
       "Opteron_SSE3", "Barcelona", "Bobcat", "Bulldozer"},
      {"Haswell", "Zen", "Excavator", "Piledriver", "Steamroller"},
      {"SkylakeX", "Cooperlake", "SapphireRapids"},
  };
  for (int level = 0; level < 3; level++)
    for (int i = 0; i < 14 && names[level][i]; i++)
      if (strcasecmp(name, names[level][i]) == 0) return level;
  return -1;
}

bool tb_blas_is_row_by_row(void) {
  static int known = -1;  // whoever finds out first finds the same
  if (known < 0) known = strcasecmp(tb_blas_core(), "SkylakeX") == 0;
  return known;
}

#if defined(__x86_64__) && defined(__linux__)

// Exported by every build for several processors, though in no header; absent in a build for one.
extern void gotoblas_dynamic_init(void) __attribute__((weak));
extern void gotoblas_dynamic_quit(void) __attribute__((weak));

static int processor_level(void) {
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512cd"))
    return 2;
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? 1 : 0;
}

static void choose(const char *core) {
  if (core) setenv("OPENBLAS_CORETYPE", core, 1);
  gotoblas_dynamic_quit();
  gotoblas_dynamic_init();
  unsetenv("OPENBLAS_CORETYPE");
}

// Before anything multiplies: libraries are initialised before the program that uses them.
__attribute__((constructor)) static void choose_core(void) {
  if (!gotoblas_dynamic_init || !gotoblas_dynamic_quit || getenv("OPENBLAS_CORETYPE")) return;
  static const char *const core_of[] = {NULL, "Haswell", "SkylakeX"};
  int chosen = tb_blas_core_level(tb_blas_core()), able = processor_level();
  bool is_other = chosen == 2 && strcasecmp(tb_blas_core(), "SkylakeX") != 0;
  if (chosen < 0 || chosen > able || (chosen == able && !is_other)) return;
  if (is_other) chosen--;
  // A build may have been made without some of them: then the next best.
  for (int level = able; level > chosen; level--) {
    choose(core_of[level]);
    if (tb_blas_core_level(tb_blas_core()) == level) return;
  }
  choose(NULL);
}

#endif
