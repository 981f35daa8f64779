#ifndef TUNEBENCH_COPENBLAS_SHIM_H
#define TUNEBENCH_COPENBLAS_SHIM_H
#include <cblas.h>
#endif
