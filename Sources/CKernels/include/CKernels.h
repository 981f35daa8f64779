// Numeric kernels on dense row-major float32 arrays, parallel over a pool of threads of their own.
//
// Every kernel splits its work into as many contiguous chunks as there are threads, by a rule that depends on
// nothing but the sizes: the same inputs and thread count give the same bits.
//
// Shapes are given as the first comment of each kernel. "rows" is the number of packed tokens.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// ---- pool.c: threads ------------------------------------------------------------------------------------

typedef void (*tb_chunk)(void *_Nonnull context, long first, long last, int thread);

/// Sets the number of threads (>= 1) that kernels use. OpenBLAS is kept at one thread: each of ours calls it.
void tb_set_threads(int threads);
int tb_threads(void);
/// Calls `chunk` for contiguous ranges that cover 0..<count, one a thread, and waits for all.
void tb_parallel(long count, tb_chunk _Nonnull chunk, void *_Nonnull context);
/// While set, kernels return at once and compute nothing: a step can be walked through to count its memory.
void tb_set_rehearsal(bool on);
bool tb_rehearsal(void);
/// FLOP of the matrix products, attention and wide heads that this thread asked for since the last call, computed or
/// rehearsed.
double tb_take_counted_flop(void);
/// Asks the C library to keep freed blocks instead of giving pages back: a training step allocates the same again.
void tb_keep_freed_memory(void);
/// Gives all pages of freed blocks back to the system.
void tb_return_freed_memory(void);
/// Bytes that the C library's allocator has handed out and not got back.
uint64_t tb_allocator_bytes(void);

// ---- level.c: our own kernels ---------------------------------------------------------------------------------

/// The x86-64 level that the kernels run at, of those that they are compiled for: 4 (AVX-512), 3 (AVX2 with fused
/// multiply-add) or 1; 0 on other processors. Sums are grouped by a register's width, so that levels differ in last bits.
int tb_kernel_level(void);

/// Whether the environment asks for the plain ways (TUNEBENCH_KERNELS=plain), to compare: products by the library alone, no
/// bodies for AVX-512 where a kernel has one of its own.
bool tb_is_plain(void);
/// The version of the GNU C library, whose functions of doubles are used beside the kernels; empty with another library.
const char *_Nonnull tb_math_library(void);

// ---- blascore.c: the library's kernels -------------------------------------------------------------------

/// OpenBLAS's name of the kernels in use, as SkylakeX. Where the library knows the processor too little to use all that it
/// can do, better ones have been chosen before the program began, unless OPENBLAS_CORETYPE is set.
const char *_Nonnull tb_blas_core(void);
/// What kernels of this name need: 2 AVX-512, 1 AVX2 with fused multiply-add, 0 less; -1 for a name not known here.
int tb_blas_core_level(const char *_Nonnull name);

/// Whether in the library's products a row's bits are known not to hang on how many rows there are: with SkylakeX's kernels.
bool tb_blas_is_row_by_row(void);

// ---- kept.c: matrices as files keep them --------------------------------------------------------------------

/// How values lie in a file; from q4_0 on in blocks that share their scales. Names are ggml's.
typedef enum {
  tb_f32, tb_f16, tb_bf16, tb_q4_0, tb_q4_1, tb_q5_0, tb_q5_1, tb_q8_0, tb_q4_k, tb_q5_k, tb_q6_k
} tb_stored;
/// Values in a block, and a block's bytes.
long tb_block_length(tb_stored type);
long tb_block_bytes(tb_stored type);
/// y[count], with the bits of ggml's reference code. `count` is a whole number of blocks.
void tb_widen(tb_stored type, long count, const void *_Nonnull from, float *_Nonnull y);

/// A matrix [rows, columns] as a file keeps it; a row is a whole number of blocks.
typedef struct {
  long rows, columns;
  tb_stored type;
  const uint8_t *_Nonnull bytes;
  long row_bytes;
  const int32_t *_Nullable order;  // [rows] which of the stored rows is row i; null: as they lie
} tb_kept;
/// to[count,columns] = rows first ..< first + count of w, by all threads.
void tb_widen_block(const tb_kept *_Nonnull w, long first, long count, float *_Nonnull to);
/// y[i,:] (+)= table[index[i],:]    index < 0 leaves the row as it is (or zero when not adding)
void tb_gather_kept(long rows, const tb_kept *_Nonnull table, const int32_t *_Nonnull index, bool add,
                    float *_Nonnull y);
/// y[m,n] = x[m,k] w[n,k]^T + bias[n] in every row; bias may be null. With AVX-512 and n a multiple of 32 an element's bits do
/// not hang on m, and are those of tb_linear on the widened w from 56 rows on; else those of sums by the library.
void tb_linear_kept(long m, const tb_kept *_Nonnull w, const float *_Nonnull x, const float *_Nullable bias,
                    float *_Nonnull y);
/// y[m,columns] = x[m,rows] w, or added to y. The bits of tb_gemm_nn on the widened w.
void tb_back_kept(long m, const tb_kept *_Nonnull w, const float *_Nonnull x, bool add, float *_Nonnull y);

// ---- gemm.c: matrix products ----------------------------------------------------------------------------

/// y[m,n] = x[m,k] w[n,k]^T + bias[n] in every row; bias may be null
void tb_linear(long m, long n, long k, const float *_Nonnull x, const float *_Nonnull w, const float *_Nullable bias,
               float *_Nonnull y);
/// y[m,n] = scale * x[m,k] w[n,k]^T + beta * y     (leading dimensions in elements)
void tb_gemm_nt(long m, long n, long k, float scale, const float *_Nonnull x, long ldx, const float *_Nonnull w,
                long ldw, float beta, float *_Nonnull y, long ldy);
/// y[m,n] = scale * x[m,k] w[k,n] + beta * y
void tb_gemm_nn(long m, long n, long k, float scale, const float *_Nonnull x, long ldx, const float *_Nonnull w,
                long ldw, float beta, float *_Nonnull y, long ldy);
/// y[m,n] = scale * x[k,m]^T w[k,n] + beta * y
void tb_gemm_tn(long m, long n, long k, float scale, const float *_Nonnull x, long ldx, const float *_Nonnull w,
                long ldw, float beta, float *_Nonnull y, long ldy);

// ---- bfloat16.c: products of bfloat16 factors, by oneDNN -------------------------------------------------

/// Why there are none here, for people; null where there are.
const char *_Nullable tb_bf16_missing(void);
/// Of oneDNN's version the major (0), the minor (1) or the patch number (2); 0 where it is missing.
int tb_bf16_version(int part);
/// Which instructions multiply: "AMX" or "AVX512_BF16"; "" where bfloat16 is missing.
const char *_Nonnull tb_bf16_instructions(void);
/// What oneDNN has made for weights of one shape. Lives as long as the process.
typedef struct tb_bf16_product tb_bf16_product;
/// For y[m,n] = x[m,k] w, where w is [n,k] and transposed, or [k,n]. Null where oneDNN has none.
const tb_bf16_product *_Nullable tb_bf16_find(bool transposed, long n, long k);
/// How many floats' memory packed weights take.
long tb_bf16_packed_floats(const tb_bf16_product *_Nonnull product);
/// w, rounded to bfloat16, as oneDNN wants it.
void tb_bf16_pack(const tb_bf16_product *_Nonnull product, const float *_Nonnull w, float *_Nonnull packed);
/// y[m,n] = bf16(x[m,k]) bf16(w), summed in float32, + bias[n] in every row, or + y where `add`; not both.
void tb_bf16_multiply(const tb_bf16_product *_Nonnull product, long m, const float *_Nonnull x,
                      const float *_Nonnull packed, const float *_Nullable bias, bool add, float *_Nonnull y);
/// Whether there is a product of two matrices' columns of these numbers.
bool tb_bf16_has_columns(long m, long n);
/// y[m,n] = bf16(x[rows,m])^T bf16(w[rows,n]), summed in float32, 512 rows at a time; + y where `add`.
void tb_bf16_columns(long m, long n, long rows, const float *_Nonnull x, const float *_Nonnull w, bool add, float *_Nonnull y);

// ---- elementwise.c --------------------------------------------------------------------------------------

typedef enum { tb_gelu, tb_relu, tb_tanh, tb_swish, tb_gelu_tanh, tb_sigmoid } tb_activation;

/// y[n] = f(x[n]); y may be x.
void tb_activation_forward(tb_activation kind, long n, const float *_Nonnull x, float *_Nonnull y);
/// dx[n] = dy[n] f'(x[n]); dx may be dy.
void tb_activation_backward(tb_activation kind, long n, const float *_Nonnull x, const float *_Nonnull dy,
                            float *_Nonnull dx);
/// y[n] = f(a[n]) b[n]; y may be either.
void tb_gate_forward(tb_activation kind, long n, const float *_Nonnull a, const float *_Nonnull b, float *_Nonnull y);
/// da[n] = dy b f'(a), db[n] = dy f(a); da may be dy.
void tb_gate_backward(tb_activation kind, long n, const float *_Nonnull a, const float *_Nonnull b,
                      const float *_Nonnull dy, float *_Nonnull da, float *_Nonnull db);
/// x[rows,width] += bias[width]
void tb_add_bias(long rows, long width, const float *_Nonnull bias, float *_Nonnull x);
/// out[width] += sum over rows of x[rows,width]
void tb_column_sums(long rows, long width, const float *_Nonnull x, float *_Nonnull out);
/// out[width] += sum over rows of x[rows,width] * y[rows,width]
void tb_column_dots(long rows, long width, const float *_Nonnull x, const float *_Nonnull y, float *_Nonnull out);
/// y[n] = a * x[n] + b * y[n]   (b = 0 does not read y)
void tb_axpby(long n, float a, const float *_Nonnull x, float b, float *_Nonnull y);
/// y[rows,width] = x[rows,width] * v[width]; y may be x.
void tb_multiply_columns(long rows, long width, const float *_Nonnull x, const float *_Nonnull v, float *_Nonnull y);
/// y[rows,width] = x[rows,width] * v[rows], or added to y.
void tb_multiply_rows(long rows, long width, const float *_Nonnull x, const float *_Nonnull v, bool add,
                      float *_Nonnull y);
/// z[n] = x[n] * y[n]; z may be either.
void tb_multiply(long n, const float *_Nonnull x, const float *_Nonnull y, float *_Nonnull z);
void tb_fill(long n, float value, float *_Nonnull x);
/// y[n] = x[n] * mask / (1 - p), where element i is dropped if hash(key, i) falls below p. y may be x.
void tb_dropout(long n, float p, uint64_t key, const float *_Nonnull x, float *_Nonnull y);
/// Sum of squares, accumulated in double by thread chunks and added in thread order.
double tb_sum_of_squares(long n, const float *_Nonnull x);
/// Sum of x[n] * y[n] in double.
double tb_dot(long n, const float *_Nonnull x, const float *_Nonnull y);

// ---- layernorm.c ----------------------------------------------------------------------------------------

/// s = x (+ residual); xhat = (s - mean) * rstd; y = xhat * gain + bias     rows of [rows,width]
/// xhat and rstd may be null when no gradient will be asked for; y may be x.
void tb_layer_norm_forward(long rows, long width, float epsilon, const float *_Nonnull x,
                           const float *_Nullable residual, const float *_Nonnull gain,
                           const float *_Nonnull bias, float *_Nonnull y, float *_Nullable xhat,
                           float *_Nullable rstd);
/// dx = rstd * (g dy - mean(g dy) - xhat * mean(g dy * xhat)); dx may be dy.
void tb_layer_norm_backward(long rows, long width, const float *_Nonnull dy, const float *_Nonnull xhat,
                            const float *_Nonnull rstd, const float *_Nonnull gain, float *_Nonnull dx);

// ---- divergence.c ---------------------------------------------------------------------------------------

/// forward[r] = sum p (log p - log q), reverse[r] = sum q (log q - log p), p = softmax(a[r]), q = softmax(b[r])
/// a, b [rows,width]; sums in double.
void tb_divergence(long rows, long width, const float *_Nonnull a, const float *_Nonnull b, double *_Nonnull forward,
                   double *_Nonnull reverse);

// ---- rmsnorm.c ------------------------------------------------------------------------------------------

/// rstd = 1 / sqrt(mean(x^2) + epsilon); y = x * rstd * gain     rows of [rows,width]
/// rstd may be null when no gradient will be asked for; y may be x.
void tb_rms_norm_forward(long rows, long width, float epsilon, const float *_Nonnull x, const float *_Nonnull gain,
                         float *_Nonnull y, float *_Nullable rstd);
/// dx = rstd * (g dy - x rstd^2 mean(g dy * x)); dx may be dy.
void tb_rms_norm_backward(long rows, long width, const float *_Nonnull dy, const float *_Nonnull x,
                          const float *_Nonnull rstd, const float *_Nonnull gain, float *_Nonnull dx);
/// dgain[width] += sum over rows of dy * x * rstd
void tb_rms_norm_gain(long rows, long width, const float *_Nonnull dy, const float *_Nonnull x,
                      const float *_Nonnull rstd, float *_Nonnull dgain);

// ---- rotary.c -------------------------------------------------------------------------------------------

/// turns[rows,2,half]: cosines and sines of positions[rows] * frequencies[half], in radians.
void tb_rotary_turns(long rows, long half, const int32_t *_Nonnull positions, const float *_Nonnull frequencies,
                     float *_Nonnull turns);
/// Of every head of x[rows, heads * head_width] the elements j and j + half, for j < half, turned by the row's angles (the
/// other way where `inverse`, which is the gradient); those from 2 half on are as they were. y may be x.
void tb_rotate(long rows, long heads, long head_width, long half, const float *_Nonnull turns, bool inverse,
               const float *_Nonnull x, float *_Nonnull y);

// ---- attention.c ----------------------------------------------------------------------------------------

/// One call of multi-head attention over packed sequences. Query head h reads key head h / (heads / key_heads).
typedef struct {
  long sequences;               // number of sequences
  const int32_t *_Nonnull offsets;  // [sequences + 1] first row of each, in keys and values
  const int32_t *_Nullable key_counts;  // [sequences] rows from there on that are keys; null: all up to the next offset
  const int32_t *_Nonnull query_offsets;  // [sequences + 1] first row of each in queries, of which there may be any number
  const int32_t *_Nullable positions;  // [queries] place of each among its sequence's keys; null: the last ones, in order
  long heads, key_heads, head_width;
  long query_stride, key_stride;  // elements from one row of q (of k, v), and of their gradients, to the next
  float scale;                  // of the scores, usually 1 / sqrt(head_width); above 0
  bool causal;                  // a query sees keys up to its position (and the prefix)
  long window;                  // and of those the last so many only (and the prefix); 0: all. Only where causal
  long prefix;                  // number of extra keys and values, seen by every query
  const float *_Nullable prefix_keys;    // [prefix, key_heads * head_width]
  const float *_Nullable prefix_values;  // the same
  const float *_Nullable bias;  // added to scaled scores: of head h, row r and key j (prefix first)
                                // bias[h * bias_head + r * bias_row + j]; -infinity hides a key
  long bias_head, bias_row;     // a row of -1 makes it one of distances
  bool bias_by_position;        // r is the query's position, else its number within its sequence
  float dropout;                // on the attention weights
  uint64_t dropout_key;
} tb_attention;

/// out[queries, heads * head_width] = softmax(q k^T * scale + bias) v by head and sequence, zeros for a query that sees no
/// key; log_sums[heads,queries] may be null.
void tb_attention_forward(const tb_attention *_Nonnull a, const float *_Nonnull q, const float *_Nonnull k,
                          const float *_Nonnull v, float *_Nonnull out, float *_Nullable log_sums);
/// Gradients of all inputs from dout[queries, heads * head_width]. dq, dk, dv are written (dk and dv of keys only); those of
/// the prefix and of the bias (as `bias` lies) are added to. Any of them may be null. log_sums are what forward gave.
void tb_attention_backward(const tb_attention *_Nonnull a, const float *_Nonnull q, const float *_Nonnull k,
                           const float *_Nonnull v, const float *_Nonnull log_sums, const float *_Nonnull dout,
                           float *_Nullable dq, float *_Nullable dk, float *_Nullable dv,
                           float *_Nullable d_prefix_keys, float *_Nullable d_prefix_values, float *_Nullable d_bias);

// ---- headloss.c: log-probabilities under a wide head --------------------------------------------------------

/// Rows and a linear head over a vocabulary: logits = x head^T + bias.
typedef struct {
  long rows, vocabulary, width;
  const float *_Nonnull x;          // [rows, width]
  const float *_Nullable head;      // [vocabulary, width]; null where it is kept otherwise:
  const tb_kept *_Nullable kept;    // the same, as a file keeps it
  const float *_Nullable bias;      // [vocabulary]
  const int32_t *_Nonnull targets;  // [rows], below vocabulary; a negative one is none: log-probability 0, no gradient
  long rank;                        // 0: the logits are x head^T + bias, else projected update^T is added to them
  const float *_Nullable projected; // [rows,rank]
  const float *_Nullable update;    // [vocabulary,rank]
  bool rounded;                     // factors of x head^T and of its gradients in bfloat16, which is not missing then
} tb_head;

/// How many floats of workspace the two kernels want: some rows times some of the vocabulary, aligned to a cache line.
long tb_head_floats(const tb_head *_Nonnull h);
/// log_probability[rows] of the targets. Where not null also log_sums[rows], log(sum exp logits); entropy[rows] in nats;
/// best[rows], the largest logit's place, the first of equals; toward[rows,width], the gradient of log_probability by x.
void tb_head_forward(const tb_head *_Nonnull h, float *_Nonnull workspace, float *_Nonnull log_probability,
                     float *_Nullable log_sums, float *_Nullable entropy, int32_t *_Nullable best,
                     float *_Nullable toward);
/// Gradients from dy[rows] of the log-probabilities, by computing the logits again: dx[rows,width] is written, or added to
/// where `add`; dw[vocabulary,width], dbias[vocabulary] and dupdate[vocabulary,rank] are added to; dprojected[rows,rank] is
/// written. Any of them may be null.
void tb_head_backward(const tb_head *_Nonnull h, float *_Nonnull workspace, const float *_Nonnull log_sums,
                      const float *_Nonnull dy, bool add, float *_Nullable dx, float *_Nullable dw,
                      float *_Nullable dbias, float *_Nullable dprojected, float *_Nullable dupdate);

// ---- lookup.c: rows by index ----------------------------------------------------------------------------

/// y[i,:] (+)= table[index[i],:]    index < 0 leaves the row as it is (or zero when not adding)
void tb_gather_rows(long rows, long width, const float *_Nonnull table, const int32_t *_Nonnull index, bool add,
                    float *_Nonnull y);
/// table[index[i],:] += x[i,:]  in order of i, for every i with index >= 0. Split over columns, so free of races.
void tb_scatter_add_rows(long rows, long width, const float *_Nonnull x, const int32_t *_Nonnull index,
                         float *_Nonnull table);
/// y[s,:] = mean of x[offsets[s]+skip ..< offsets[s+1],:] over the rows whose use[row] is not 0 (use may be null)
void tb_mean_rows(long sequences, long width, const int32_t *_Nonnull offsets, const float *_Nonnull x,
                  const uint8_t *_Nullable use, float *_Nonnull y);

// ---- optimizer.c ----------------------------------------------------------------------------------------

/// x[n] = 0, written. A page of fresh memory that is read before it is written to costs two faults, and the second interrupts the
/// other processors.
void tb_write_zeros(long n, float *_Nonnull x);

/// One AdamW step (Loshchilov & Hutter 2019) with decoupled decay, in place:
///   m = b1 m + (1-b1) g;  v = b2 v + (1-b2) g^2;  w -= lr * (decay w + (m / c1) / (sqrt(v / c2) + eps))
/// where c1 = 1 - b1^t, c2 = 1 - b2^t, and g is multiplied by gradient_scale first.
void tb_adamw(long n, float *_Nonnull w, const float *_Nonnull g, float *_Nonnull m, float *_Nonnull v, float lr,
              float beta1, float beta2, float epsilon, float decay, double c1, double c2, float gradient_scale);

/// The same for a table w[rows,width] of which only some rows have a gradient: row r has g[source[r],:], or zero where
/// source[r] < 0. m and v of rows that never had one (touched[r] 0) are zero and are neither read nor written; rows
/// with a gradient become touched. The same bits as tb_adamw with the zeros written out.
void tb_adamw_rows(long rows, long width, float *_Nonnull w, const float *_Nonnull g, const int32_t *_Nonnull source,
                   uint8_t *_Nonnull touched, float *_Nonnull m, float *_Nonnull v, float lr, float beta1, float beta2,
                   float epsilon, float decay, double c1, double c2, float gradient_scale);

#ifdef __cplusplus
}
#endif
#endif
