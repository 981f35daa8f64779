// oneDNN, loaded when it is first asked for: where its headers were there when this was compiled, its library is there now, and
// the processor multiplies bfloat16 itself.
#ifndef TB_ONEDNN_H
#define TB_ONEDNN_H

#include "kernel.h"

#if defined(__x86_64__) && defined(__linux__) && __has_include(<oneapi/dnnl/dnnl.h>)
#include <oneapi/dnnl/dnnl.h>
#endif

#if defined(DNNL_VERSION_MAJOR) && DNNL_VERSION_MAJOR == 2
#define TB_HAS_ONEDNN 1

#define TB_ONEDNN_FUNCTIONS(F)                                                                                               \
  F(dnnl_engine_create) F(dnnl_stream_create) F(dnnl_memory_desc_init_by_tag) F(dnnl_memory_desc_get_size)         \
  F(dnnl_matmul_desc_init) F(dnnl_primitive_attr_create) F(dnnl_primitive_attr_destroy)                            \
  F(dnnl_primitive_attr_set_scratchpad_mode) F(dnnl_primitive_attr_set_post_ops) F(dnnl_post_ops_create)           \
  F(dnnl_post_ops_append_sum) F(dnnl_post_ops_destroy) F(dnnl_primitive_desc_create)                               \
  F(dnnl_primitive_desc_destroy) F(dnnl_primitive_desc_query_md) F(dnnl_reorder_primitive_desc_create)             \
  F(dnnl_primitive_create) F(dnnl_primitive_execute) F(dnnl_memory_create) F(dnnl_memory_destroy)                  \
  F(dnnl_memory_set_data_handle) F(dnnl_stream_wait) F(dnnl_memory_desc_equal) F(dnnl_version) F(dnnl_get_effective_cpu_isa)

#define TB_DECLARED(NAME) __typeof__(&NAME) NAME;
typedef struct {
  TB_ONEDNN_FUNCTIONS(TB_DECLARED)
  void (*omp_set_num_threads)(int);
  dnnl_engine_t engine;
  const char *missing;  // why it cannot be used, or null
} tb_onednn_library;
extern tb_onednn_library tb_onednn;

// Rows of a block. Of two heights only, so that a handful of oneDNN's kernels serve batches of any size.
enum { TB_TALL = 48, TB_SHORT = 16 };
// Columns of packed weights that lie together.
enum { TB_COLUMNS = 64 };

/// What a product does besides.
typedef enum { TB_PLAIN, TB_BIASED, TB_ADDED, TB_VARIANTS } tb_variant;

struct tb_bf16_product {
  tb_bf16_product *next;
  bool transposed;
  long n, k;
  dnnl_memory_desc_t weights;  // as oneDNN wants them packed
  bool in_columns;             // which is the layout BA16a64b2a of its manual: pairs of k as [n/64][k/2][64]
  dnnl_primitive_t pack, multiply[2][TB_VARIANTS];
  dnnl_memory_desc_t x[2], y[2], bias, scratch[2][TB_VARIANTS];
};

/// Aligned memory; ends the program where there is none.
void *tb_onednn_memory(size_t bytes);
/// A plain matrix, or one that oneDNN may lay out (dnnl_format_tag_any).
bool tb_describe(dnnl_memory_desc_t *d, long rows, long columns, dnnl_data_type_t type, dnnl_format_tag_t tag);
/// A stream of the calling thread, which from then on has oneDNN to itself.
dnnl_stream_t tb_onednn_stream(void);
/// What was asked for has been made before: a failure now is one of memory, and no result may be taken from it.
void tb_demand(dnnl_status_t status);

#endif
#endif
