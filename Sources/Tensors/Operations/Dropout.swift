import CKernels

extension Tape {
  /// y = x m / (1 - p), m ~ Bernoulli(1 - p) (Srivastava et al. 2014, inverted form). x of any shape.
  ///
  /// The identity in evaluation. The mask is a hash of a key drawn here and the element's index: backward
  /// computes it again instead of keeping it.
  public func dropout(_ x: Variable, rate: Float) -> Variable {
    guard rate > 0, let key = dropoutStream?.next() else { return x }
    precondition(!hasSharedRows, "dropout of rows that several sequences share: see Seams.dropsRows")
    let count = x.value.count
    let y = Tensor(x.value.shape, category: forwardCategory)
    tb_dropout(count, rate, key, x.value.pointer, y.pointer)
    let slot = x.slot
    return record(y, when: x.isTracked) { tape, arriving in
      let dx = arriving.takeWritable()
      tb_dropout(count, rate, key, dx.pointer, dx.pointer)
      tape.add(dx, to: slot)
    }
  }
}
