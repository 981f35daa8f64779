#ifndef TUNEBENCH_COPENBLAS_SHIM_H
#define TUNEBENCH_COPENBLAS_SHIM_H
#include <cblas.h>
// LAPACK's own symbol: Debian's OpenBLAS carries LAPACK, but no C header for it.
void dgesdd_(const char *job, const int *m, const int *n, double *a, const int *lda, double *s, double *u,
             const int *ldu, double *vt, const int *ldvt, double *work, const int *lwork, int *iwork, int *info);
#endif
