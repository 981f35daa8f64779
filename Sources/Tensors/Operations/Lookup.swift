import CKernels

extension Tape {
  /// y[i] = table[index[i]], a zero row where the index is negative.   table [n, width] -> [index.count, width]
  public func rows(of table: Variable, at index: [Int32]) -> Variable {
    let width = table.columns
    let y = Tensor([index.count, width], category: forwardCategory)
    tb_gather_rows(index.count, width, table.value.pointer, index, false, y.pointer)
    let slot = table.slot
    return record(y, when: table.isTracked) { tape, arriving in
      let dy = arriving.gradient
      let dx = Tensor(slot.shape, filledWith: 0, category: .workspace)
      tb_scatter_add_rows(index.count, width, dy.pointer, index, dx.pointer)
      tape.add(dx, to: slot)
    }
  }

  /// Rows of two values mixed: z[i] = x[a[i]] + y[b[i]], where a negative index adds nothing.
  ///
  /// x [n, width], y [m, width], a and b [rows] -> [rows, width]
  public func interleaved(_ x: Variable, at a: [Int32], _ y: Variable, at b: [Int32]) -> Variable {
    let rows = a.count, width = x.columns
    precondition(b.count == rows && y.columns == width)
    let z = Tensor([rows, width], category: forwardCategory)
    tb_gather_rows(rows, width, x.value.pointer, a, false, z.pointer)
    tb_gather_rows(rows, width, y.value.pointer, b, true, z.pointer)
    let (left, right) = (x.slot, y.slot)
    return record(z, when: left.isTracked || right.isTracked) { tape, arriving in
      let dz = arriving.gradient
      for (slot, index) in [(left, a), (right, b)] where slot.isTracked {
        let part = Tensor(slot.shape, filledWith: 0, category: .workspace)
        tb_scatter_add_rows(rows, width, dz.pointer, index, part.pointer)
        tape.add(part, to: slot)
      }
    }
  }

  /// Σ of rows looked up in several tables, e.g. word + position + token type; a negative index adds nothing.
  ///
  /// tables [n_t, width] with indices [rows] each, and optionally rows of `prompt` [tokens, width] -> [rows, width]
  public func embeddings(
    _ lookups: [(table: Parameter, index: [Int32])], prompt: (vectors: Variable, index: [Int32])? = nil
  ) -> Variable {
    let rows = lookups[0].index.count, width = lookups[0].table.shape[1]
    let y = Tensor([rows, width], category: forwardCategory)
    for (i, lookup) in lookups.enumerated() {
      lookup.table.matrix.gather(lookup.index, adds: i > 0, into: y.pointer)
    }
    if let prompt { tb_gather_rows(rows, width, prompt.vectors.value.pointer, prompt.index, true, y.pointer) }
    let trained = lookups.filter { trains($0.table) }
    let promptSlot = prompt?.vectors.slot, promptIndex = prompt?.index ?? []
    let needed = !trained.isEmpty || (promptSlot?.isTracked ?? false)
    return record(y, when: needed) { tape, arriving in
      let dy = arriving.gradient
      for lookup in trained {
        lookup.table.addRowGradients(dy, at: lookup.index)
      }
      if let promptSlot, promptSlot.isTracked {
        let dx = Tensor(promptSlot.shape, filledWith: 0, category: .workspace)
        tb_scatter_add_rows(rows, width, dy.pointer, promptIndex, dx.pointer)
        tape.add(dx, to: promptSlot)
      }
    }
  }

  /// Mean of each sequence's rows, those with `use` only.   x [rows, width] -> [sequences, width]; no gradient.
  public static func meanRows(_ x: Tensor, offsets: [Int32], use: [UInt8]? = nil) -> Tensor {
    let y = Tensor([offsets.count - 1, x.columns], category: .workspace)
    tb_mean_rows(offsets.count - 1, x.columns, offsets, x.pointer, use, y.pointer)
    return y
  }
}
