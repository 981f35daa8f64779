// A pool of threads for kernels: a static split, so that results do not depend on timing.
//
// Each thread has a piece of its own. Where it does not come to it, since the machine gives it no time, the caller computes that
// piece, too: who does it changes no bit. Whoever has to wait long sleeps, which leaves a core to whom it waits for.
#include <cblas.h>
#include <malloc.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "kernel.h"

enum { MAX_THREADS = 256, SPINS = 20000 };

static struct {
  int threads;       // including the caller
  int started;       // workers that exist
  bool rehearsal;
  pthread_mutex_t owner;    // one caller at a time; a second one computes alone
  pthread_mutex_t lock;
  pthread_cond_t wake;
  atomic_uint generation;   // raised for each piece of work
  atomic_int waiting;       // workers asleep
  atomic_uint claimed[MAX_THREADS];  // by piece: the generation in which somebody last took it
  atomic_int remaining;     // pieces of the workers that are not done yet
  atomic_int caller_waits;  // asleep, until there are none
  pthread_cond_t done;
  tb_chunk chunk;
  void *context;
  long count;
  int active;               // threads taking part in this piece
} pool = {.threads = 1,
          .owner = PTHREAD_MUTEX_INITIALIZER,
          .lock = PTHREAD_MUTEX_INITIALIZER,
          .wake = PTHREAD_COND_INITIALIZER,
          .done = PTHREAD_COND_INITIALIZER};

static _Thread_local bool inside = false;
static _Thread_local double counted;  // FLOP that this thread asked for
static unsigned born[MAX_THREADS];  // the generation at which a worker came: earlier work is not for it

static inline void relax(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/// First element of chunk `t` of `n`, on a multiple that costs no balance: of 16 elements where there are thousands, so
/// that no two threads write to one cache line, and of 4 rows where there are dozens, as matrix products take them.
static long boundary(long count, int t, int n) {
  if (t >= n) return count;
  long grain = count >= 4096L * n ? 16 : count >= 64L * n ? 4 : 1;
  long at = (long)((__int128)count * t / n);
  return (at + grain / 2) / grain * grain;
}

static void run_chunk(int thread) {
  long first = boundary(pool.count, thread, pool.active), last = boundary(pool.count, thread + 1, pool.active);
  inside = true;
  if (first < last) pool.chunk(pool.context, first, last, thread);
  inside = false;
}

/// Takes a piece of `generation`, once.
///
/// Nobody begins a generation while a piece of the one before is open: who could take one still sees what belongs to it.
static bool claim(int thread, unsigned generation) {
  unsigned last = atomic_load(&pool.claimed[thread]);
  return (int)(generation - last) > 0 && atomic_compare_exchange_strong(&pool.claimed[thread], &last, generation);
}

static void run_claimed(int thread) {
  run_chunk(thread);
  if (atomic_fetch_sub(&pool.remaining, 1) != 1 || !atomic_load(&pool.caller_waits)) return;
  pthread_mutex_lock(&pool.lock);
  pthread_cond_signal(&pool.done);
  pthread_mutex_unlock(&pool.lock);
}

static void *worker(void *argument) {
  int thread = (int)(long)argument;
  unsigned seen = born[thread];
  for (;;) {
    int spins = 0;
    while (atomic_load_explicit(&pool.generation, memory_order_acquire) == seen) {
      if (++spins < SPINS) {
        relax();
        continue;
      }
      pthread_mutex_lock(&pool.lock);
      atomic_fetch_add(&pool.waiting, 1);
      while (atomic_load(&pool.generation) == seen) pthread_cond_wait(&pool.wake, &pool.lock);
      atomic_fetch_sub(&pool.waiting, 1);
      pthread_mutex_unlock(&pool.lock);
    }
    seen = atomic_load_explicit(&pool.generation, memory_order_acquire);
    if (claim(thread, seen)) run_claimed(thread);
  }
  return NULL;
}

void tb_set_threads(int threads) {
  if (threads < 1) threads = 1;
  if (threads > MAX_THREADS) threads = MAX_THREADS;
  pthread_mutex_lock(&pool.owner);
  openblas_set_num_threads(1);
  while (pool.started < threads - 1) {
    pthread_t id;
    born[pool.started + 1] = atomic_load(&pool.generation);
    atomic_store(&pool.claimed[pool.started + 1], born[pool.started + 1]);
    if (pthread_create(&id, NULL, worker, (void *)(long)(pool.started + 1)) != 0) break;
    pthread_detach(id);
    pool.started++;
  }
  pool.threads = threads <= pool.started + 1 ? threads : pool.started + 1;
  pthread_mutex_unlock(&pool.owner);
}

int tb_threads(void) { return pool.threads; }

void tb_set_rehearsal(bool on) { pool.rehearsal = on; }
bool tb_rehearsal(void) { return pool.rehearsal; }

bool tb_counts(double flop) {
  counted += flop;
  return pool.rehearsal;
}
double tb_take_counted_flop(void) {
  double flop = counted;
  counted = 0;
  return flop;
}

void tb_parallel(long count, tb_chunk chunk, void *context) {
  if (pool.rehearsal || count <= 0) return;
  if (pool.threads == 1 || inside || pthread_mutex_trylock(&pool.owner) != 0) {
    // The same chunks one after another, so that sums by chunk come out the same.
    int n = pool.threads;
    for (int t = 0; t < n; t++) {
      long first = boundary(count, t, n), last = boundary(count, t + 1, n);
      if (first < last) chunk(context, first, last, t);
    }
    return;
  }
  pool.chunk = chunk;
  pool.context = context;
  pool.count = count;
  pool.active = pool.threads;
  unsigned generation = atomic_load(&pool.generation) + 1;
  // Who does not take part finds its piece taken.
  for (int t = pool.active; t <= pool.started; t++) atomic_store(&pool.claimed[t], generation);
  atomic_store(&pool.remaining, pool.active - 1);
  atomic_store(&pool.generation, generation);
  if (atomic_load(&pool.waiting) > 0) {
    pthread_mutex_lock(&pool.lock);
    pthread_cond_broadcast(&pool.wake);
    pthread_mutex_unlock(&pool.lock);
  }
  run_chunk(0);
  for (int t = 1; t < pool.active; t++)
    if (claim(t, generation)) run_claimed(t);
  for (int spins = 0; atomic_load(&pool.remaining) > 0;) {
    if (++spins < SPINS) {
      relax();
      continue;
    }
    pthread_mutex_lock(&pool.lock);
    atomic_store(&pool.caller_waits, 1);
    while (atomic_load(&pool.remaining) > 0) pthread_cond_wait(&pool.done, &pool.lock);
    atomic_store(&pool.caller_waits, 0);
    pthread_mutex_unlock(&pool.lock);
  }
  pthread_mutex_unlock(&pool.owner);
}

void tb_keep_freed_memory(void) {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 32 << 20);  // the largest that glibc takes
  mallopt(M_TRIM_THRESHOLD, -1);
  mallopt(M_TOP_PAD, 16 << 20);
#endif
}

void tb_return_freed_memory(void) {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}

uint64_t tb_allocator_bytes(void) {
#if defined(__GLIBC__)
  struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
#else
  return 0;
#endif
}
