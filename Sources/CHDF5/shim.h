#ifndef TUNEBENCH_CHDF5_SHIM_H
#define TUNEBENCH_CHDF5_SHIM_H
#include <hdf5.h>
#endif
