// Which of oneDNN's kernels multiply by weights of a shape.
#include <stdlib.h>

#include "lanes.h"
#include "onednn.h"

#if TB_HAS_ONEDNN
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

// ---- the library ---------------------------------------------------------------------------------------------

tb_onednn_library tb_onednn;

void *tb_onednn_memory(size_t bytes) {
  void *memory = aligned_alloc(64, (bytes + 63) & ~(size_t)63);
  if (!memory) tb_demand(dnnl_out_of_memory);
  return memory;
}

void tb_demand(dnnl_status_t status) {
  if (status == dnnl_success) return;
  fprintf(stderr, "tunebench: oneDNN could not multiply (status %d), probably for want of memory\n", (int)status);
  abort();
}

dnnl_stream_t tb_onednn_stream(void) {
  static _Thread_local dnnl_stream_t own;
  if (!own) {
    if (tb_onednn.omp_set_num_threads) tb_onednn.omp_set_num_threads(1);
    tb_demand(tb_onednn.dnnl_stream_create(&own, tb_onednn.engine, dnnl_stream_default_flags));
  }
  return own;
}

// ---- what oneDNN makes for a shape -----------------------------------------------------------------------------

bool tb_describe(dnnl_memory_desc_t *d, long rows, long columns, dnnl_data_type_t type, dnnl_format_tag_t tag) {
  dnnl_dims_t dims = {rows, columns};
  return tb_onednn.dnnl_memory_desc_init_by_tag(d, 2, dims, type, tag) == dnnl_success;
}

/// One of the six: of a height, with or without a bias, or adding to what is there.
static bool make_multiply(tb_bf16_product *p, int tall, tb_variant variant) {
  long m = tall ? TB_TALL : TB_SHORT;
  bool first = p->weights.ndims == 0;
  dnnl_memory_desc_t weights = p->weights;
  if (!tb_describe(&p->x[tall], m, p->k, dnnl_bf16, dnnl_ab) || !tb_describe(&p->y[tall], m, p->n, dnnl_f32, dnnl_ab) ||
      !tb_describe(&p->bias, 1, p->n, dnnl_f32, dnnl_ab) ||
      (first && !tb_describe(&weights, p->k, p->n, dnnl_bf16, dnnl_format_tag_any)))
    return false;
  dnnl_primitive_attr_t attributes;
  if (tb_onednn.dnnl_primitive_attr_create(&attributes) != dnnl_success) return false;
  // Memory for its scratch is ours: a kernel may run on several threads at once.
  tb_demand(tb_onednn.dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user));
  if (variant == TB_ADDED) {
    dnnl_post_ops_t after;
    tb_demand(tb_onednn.dnnl_post_ops_create(&after));
    tb_demand(tb_onednn.dnnl_post_ops_append_sum(after, 1));
    tb_demand(tb_onednn.dnnl_primitive_attr_set_post_ops(attributes, after));
    tb_demand(tb_onednn.dnnl_post_ops_destroy(after));
  }
  dnnl_matmul_desc_t wanted;
  dnnl_primitive_desc_t made = NULL;
  bool ok = tb_onednn.dnnl_matmul_desc_init(&wanted, &p->x[tall], &weights, variant == TB_BIASED ? &p->bias : NULL,
                                          &p->y[tall]) == dnnl_success &&
            tb_onednn.dnnl_primitive_desc_create(&made, &wanted, attributes, tb_onednn.engine, NULL) == dnnl_success &&
            tb_onednn.dnnl_primitive_create(&p->multiply[tall][variant], made) == dnnl_success;
  if (ok) {
    if (first) p->weights = *tb_onednn.dnnl_primitive_desc_query_md(made, dnnl_query_weights_md, 0);
    p->scratch[tall][variant] = *tb_onednn.dnnl_primitive_desc_query_md(made, dnnl_query_scratchpad_md, 0);
  }
  if (made) tb_onednn.dnnl_primitive_desc_destroy(made);
  tb_onednn.dnnl_primitive_attr_destroy(attributes);
  return ok;
}

static bool make_pack(tb_bf16_product *p) {
  dnnl_memory_desc_t plain;
  dnnl_primitive_desc_t made = NULL;
  bool ok = tb_describe(&plain, p->k, p->n, dnnl_f32, p->transposed ? dnnl_ba : dnnl_ab) &&
            tb_onednn.dnnl_reorder_primitive_desc_create(&made, &plain, tb_onednn.engine, &p->weights, tb_onednn.engine,
                                                       NULL) == dnnl_success &&
            tb_onednn.dnnl_primitive_create(&p->pack, made) == dnnl_success;
  if (made) tb_onednn.dnnl_primitive_desc_destroy(made);
  return ok;
}

/// Whether packed weights lie in the layout that bfloat16.c makes.
static bool is_in_columns(const tb_bf16_product *p) {
  dnnl_memory_desc_t columns;
  return p->k % (2 * LANES) == 0 && p->n % TB_COLUMNS == 0 &&
         tb_describe(&columns, p->k, p->n, dnnl_bf16, dnnl_BA16a64b2a) &&
         tb_onednn.dnnl_memory_desc_equal(&columns, &p->weights);
}

static tb_bf16_product *make(bool transposed, long n, long k) {
  tb_bf16_product *p = tb_onednn_memory(sizeof *p);
  memset(p, 0, sizeof *p);
  p->transposed = transposed, p->n = n, p->k = k;
  bool ok = true;
  for (int tall = 1; tall >= 0; tall--)
    for (tb_variant v = TB_PLAIN; v < TB_VARIANTS; v++) ok = ok && make_multiply(p, tall, v);
  if (!ok || !make_pack(p)) return NULL;  // as good as never: what was made so far is not taken back
  p->in_columns = is_in_columns(p);
  return p;
}

// ---- what is asked for -------------------------------------------------------------------------------------------

static void open_library(void) {
  // Of the CPUID: whether the processor has such an instruction. Without, oneDNN would be slower than in float32.
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx512bf16")) {
    tb_onednn.missing = "this processor has no instructions for it (AVX512_BF16)";
    return;
  }
  void *handle = dlopen("libdnnl.so.2", RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    static char message[512];
    snprintf(message, sizeof message, "oneDNN's library is not there (%s): apt-get install libdnnl2", dlerror());
    tb_onednn.missing = message;
    return;
  }
  tb_onednn.missing = "the oneDNN library that was found lacks a function (libdnnl.so.2: apt-get install --reinstall libdnnl2)";
#define FOUND(NAME) \
  if (!(tb_onednn.NAME = (__typeof__(tb_onednn.NAME))dlsym(handle, #NAME))) return;
  TB_ONEDNN_FUNCTIONS(FOUND)
  tb_onednn.omp_set_num_threads = (void (*)(int))dlsym(handle, "omp_set_num_threads");
  tb_onednn.missing = "oneDNN found no processor to run on";
  if (tb_onednn.dnnl_engine_create(&tb_onednn.engine, dnnl_cpu, 0) != dnnl_success) return;
  // ONEDNN_MAX_CPU_ISA of the environment may keep it from the instructions: it would do without, slowly, or not at all.
  tb_onednn.missing = "oneDNN does not use the instructions for it (is ONEDNN_MAX_CPU_ISA set?)";
  if ((tb_onednn.dnnl_get_effective_cpu_isa() & dnnl_cpu_isa_avx512_core_bf16) != dnnl_cpu_isa_avx512_core_bf16) return;
  bool makes = make(true, 64, 64) != NULL;
  tb_onednn.missing = "oneDNN has no product of bfloat16 factors here";
  if (!makes) return;
  tb_onednn.missing = NULL;
}

const char *tb_bf16_missing(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_library);
  return tb_onednn.missing;
}

int tb_bf16_version(int part) {
  if (tb_bf16_missing()) return 0;
  const dnnl_version_t *version = tb_onednn.dnnl_version();
  return part == 0 ? version->major : part == 1 ? version->minor : version->patch;
}

// Each set of instructions sums in an order of its own.
const char *tb_bf16_instructions(void) {
  if (tb_bf16_missing()) return "";
  unsigned set = tb_onednn.dnnl_get_effective_cpu_isa();
  return (set & dnnl_cpu_isa_avx512_core_amx) == dnnl_cpu_isa_avx512_core_amx ? "AMX" : "AVX512_BF16";
}

const tb_bf16_product *tb_bf16_find(bool transposed, long n, long k) {
  static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  static tb_bf16_product *known;
  if (tb_bf16_missing()) return NULL;
  pthread_mutex_lock(&lock);
  tb_bf16_product *found = known;
  while (found && !(found->transposed == transposed && found->n == n && found->k == k)) found = found->next;
  if (!found && (found = make(transposed, n, k))) {
    found->next = known;
    known = found;
  }
  pthread_mutex_unlock(&lock);
  return found;
}

long tb_bf16_packed_floats(const tb_bf16_product *p) {
  return ((long)tb_onednn.dnnl_memory_desc_get_size(&p->weights) + 3) / 4;
}

#else

#if defined(DNNL_VERSION_MAJOR)
const char *tb_bf16_missing(void) { return "this program was built with a oneDNN of another version than 2"; }
#else
const char *tb_bf16_missing(void) {
  return "this program was built without oneDNN's headers (apt-get install libdnnl-dev, then make clean and make build)";
}
#endif
int tb_bf16_version(int part) { return (void)part, 0; }
const char *tb_bf16_instructions(void) { return ""; }
const tb_bf16_product *tb_bf16_find(bool transposed, long n, long k) {
  (void)transposed, (void)n, (void)k;
  return NULL;
}
long tb_bf16_packed_floats(const tb_bf16_product *p) { return (void)p, 0; }

#endif
