#ifndef TUNEBENCH_CHDF5_SHIM_H
#define TUNEBENCH_CHDF5_SHIM_H
#include <hdf5.h>

/* HDF5 spells these as macros that call H5open() or cast; Swift imports neither, so each has a getter. */

static inline hid_t hdf5_default_properties(void) { return H5P_DEFAULT; }
static inline hid_t hdf5_whole_space(void) { return H5S_ALL; }
static inline hid_t hdf5_current_errors(void) { return H5E_DEFAULT; }

static inline unsigned hdf5_truncate(void) { return H5F_ACC_TRUNC; }
static inline unsigned hdf5_read_only(void) { return H5F_ACC_RDONLY; }
static inline unsigned hdf5_read_write(void) { return H5F_ACC_RDWR; }

static inline hid_t hdf5_file_creation(void) { return H5P_FILE_CREATE; }
static inline hid_t hdf5_file_access(void) { return H5P_FILE_ACCESS; }
static inline hid_t hdf5_group_creation(void) { return H5P_GROUP_CREATE; }
static inline hid_t hdf5_dataset_creation(void) { return H5P_DATASET_CREATE; }
static inline hid_t hdf5_link_creation(void) { return H5P_LINK_CREATE; }
static inline hid_t hdf5_attribute_creation(void) { return H5P_ATTRIBUTE_CREATE; }

/* In memory: this machine's own. */
static inline hid_t hdf5_native_float(void) { return H5T_NATIVE_FLOAT; }
static inline hid_t hdf5_native_double(void) { return H5T_NATIVE_DOUBLE; }
static inline hid_t hdf5_native_int8(void) { return H5T_NATIVE_INT8; }
static inline hid_t hdf5_native_int32(void) { return H5T_NATIVE_INT32; }
static inline hid_t hdf5_native_int64(void) { return H5T_NATIVE_INT64; }
static inline hid_t hdf5_native_uint8(void) { return H5T_NATIVE_UINT8; }
static inline hid_t hdf5_native_uint64(void) { return H5T_NATIVE_UINT64; }

/* In files: little-endian everywhere, so that the same content has the same bytes on every machine. */
static inline hid_t hdf5_file_float(void) { return H5T_IEEE_F32LE; }
static inline hid_t hdf5_file_double(void) { return H5T_IEEE_F64LE; }
static inline hid_t hdf5_file_int8(void) { return H5T_STD_I8LE; }
static inline hid_t hdf5_file_int32(void) { return H5T_STD_I32LE; }
static inline hid_t hdf5_file_int64(void) { return H5T_STD_I64LE; }
static inline hid_t hdf5_file_uint8(void) { return H5T_STD_U8LE; }
static inline hid_t hdf5_c_string(void) { return H5T_C_S1; }
static inline size_t hdf5_variable_length(void) { return H5T_VARIABLE; }

#endif
