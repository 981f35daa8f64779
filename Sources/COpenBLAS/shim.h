#ifndef TUNEBENCH_COPENBLAS_SHIM_H
#define TUNEBENCH_COPENBLAS_SHIM_H
#include <cblas.h>
// LAPACK's own symbol: Debian's OpenBLAS carries LAPACK, but no C header for it.
void sgesdd_(const char *job, const int *m, const int *n, float *a, const int *lda, float *s, float *u,
             const int *ldu, float *vt, const int *ldvt, float *work, const int *lwork, int *iwork, int *info);
#endif
