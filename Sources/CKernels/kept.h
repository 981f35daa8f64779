// What the products by kept matrices share.
#ifndef TB_KEPT_H
#define TB_KEPT_H

#include "kernel.h"

/// Rows first ..< first + count as float32, by the calling thread alone.
void tb_widen_rows(const tb_kept *w, long first, long count, float *to);

/// Rows first ..< first + 32 as float32, turned about: panel[columns][32]. False, and nothing done, where it has no way for the
/// type or the processor.
bool tb_widen_panel(const tb_kept *w, long first, float *panel);

/// Memory of the calling thread, kept from call to call: what was there before is gone.
float *tb_scratch(long floats);

#endif
