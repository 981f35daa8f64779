// What decides the last bits of a sum besides the program: the bodies of the kernels that run on this processor, and the
// library of mathematical functions.
#include "kernel.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <gnu/libc-version.h>
#endif

static bool plain;

// Before main: no thread sees it change.
__attribute__((constructor)) static void read_environment(void) {
  const char *asked = getenv("TUNEBENCH_KERNELS");
  plain = asked && strcmp(asked, "plain") == 0;
}

bool tb_is_plain(void) { return plain; }

int tb_kernel_level(void) {
#if defined(__x86_64__) && defined(__linux__)
  __builtin_cpu_init();
  return TB_IS_WIDE ? 4 : __builtin_cpu_supports("x86-64-v3") ? 3 : 1;
#else
  return 0;
#endif
}

const char *tb_math_library(void) {
#ifdef __GLIBC__
  return gnu_get_libc_version();
#else
  return "";
#endif
}
