import CKernels

extension Tape {
  /// z = x + scale * y, of one shape.
  public func add(_ x: Variable, _ y: Variable, scale: Float = 1) -> Variable {
    precondition(x.value.shape == y.value.shape)
    let z = x.value.copy(category: forwardCategory)
    tb_axpby(z.count, scale, y.value.pointer, 1, z.pointer)
    let (a, b) = (x.slot, y.slot)
    return record(z, when: a.isTracked || b.isTracked) { tape, arriving in
      let dz = arriving.gradient
      tape.add(dz, to: a)
      tape.accumulate(into: b) { tb_axpby(dz.count, scale, dz.pointer, $1, $0) }
    }
  }

  /// y = scale * x.
  public func scaled(_ x: Variable, by scale: Float) -> Variable {
    let y = Tensor(x.value.shape, category: forwardCategory)
    tb_axpby(y.count, scale, x.value.pointer, 0, y.pointer)
    let slot = x.slot
    return record(y, when: slot.isTracked) { tape, arriving in
      let dy = arriving.gradient
      tape.accumulate(into: slot) { tb_axpby(dy.count, scale, dy.pointer, $1, $0) }
    }
  }

  /// y[i, c] = x[i, c] v[c].   x [rows, width], v of `width` elements.
  public func multiplyColumns(_ x: Variable, by v: Parameter) -> Variable {
    let rows = x.rows, width = x.columns
    precondition(v.count == width)
    let y = Tensor(x.value.shape, category: forwardCategory)
    tb_multiply_columns(rows, width, x.value.pointer, v.value.pointer, y.pointer)
    let slot = x.slot, trainsVector = trains(v), kept = trainsVector ? x.value : nil
    return record(y, when: slot.isTracked || trainsVector) { tape, arriving in
      let dx = arriving.takeWritable()
      if let kept { tb_column_dots(rows, width, dx.pointer, kept.pointer, v.gradientBuffer().pointer) }
      guard slot.isTracked else { return }
      tb_multiply_columns(rows, width, dx.pointer, v.value.pointer, dx.pointer)
      tape.add(dx, to: slot)
    }
  }
}

extension Tape {
  /// s = Σ x_i w_i with constant weights, any shape -> [1]: a scalar of anything, to take gradients of.
  public func weightedSum(_ x: Variable, _ weights: Tensor) -> Variable {
    precondition(x.value.count == weights.count)
    let count = weights.count
    let sum = Float(tb_dot(count, x.value.pointer, weights.pointer))
    let slot = x.slot
    return record(Tensor([sum], shape: [1]), when: slot.isTracked) { tape, arriving in
      let dy = arriving.gradient
      let scale = dy.pointer[0]
      tape.accumulate(into: slot) { tb_axpby(count, scale, weights.pointer, $1, $0) }
    }
  }
}

extension Tape {
  /// A number that was computed elsewhere, with its derivatives by what it was computed of -> [1].
  ///
  /// - Precondition: as many derivatives as a variable has elements.
  public func scalar(_ value: Double, of inputs: [(x: Variable, derivatives: [Double])]) -> Variable {
    let slots = inputs.map { input in
      precondition(input.x.value.count == input.derivatives.count)
      return (slot: input.x.slot, by: Tensor(input.derivatives.map { Float($0) }, shape: input.x.value.shape))
    }
    return record(Tensor([Float(value)], shape: [1]), when: slots.contains { $0.slot.isTracked }) { tape, arriving in
      let scale = arriving.gradient.pointer[0]
      for (slot, by) in slots where slot.isTracked {
        tape.accumulate(into: slot) { tb_axpby(by.count, scale, by.pointer, $1, $0) }
      }
    }
  }
}
