import CKernels

extension Tape {
  /// The same values under another shape.
  public func reshaped(_ x: Variable, _ shape: [Int]) -> Variable {
    let old = x.value.shape, slot = x.slot
    return record(x.value.reshaped(shape), when: x.isTracked) { tape, arriving in
      tape.add(arriving.gradient.reshaped(old), to: slot)
    }
  }

  /// Two values of one height side by side: [rows, a] and [rows, b] -> [rows, a + b].
  public func concatenatedColumns(_ x: Variable, _ y: Variable) -> Variable {
    let rows = x.rows, a = x.columns, b = y.columns
    precondition(y.rows == rows)
    let z = Tensor([rows, a + b], category: forwardCategory)
    copyColumns(rows, a, from: x.value.pointer, stride: a, to: z.pointer, stride: a + b)
    copyColumns(rows, b, from: y.value.pointer, stride: b, to: z.pointer + a, stride: a + b)
    let (left, right) = (x.slot, y.slot)
    return record(z, when: left.isTracked || right.isTracked) { tape, arriving in
      let dz = arriving.gradient
      for (slot, width, offset) in [(left, a, 0), (right, b, a)] where slot.isTracked {
        let part = Tensor([rows, width], category: .workspace)
        copyColumns(rows, width, from: dz.pointer + offset, stride: a + b, to: part.pointer, stride: width)
        tape.add(part, to: slot)
      }
    }
  }
}

/// Copies [rows, width] between matrices of different strides.
private func copyColumns(
  _ rows: Int, _ width: Int, from: UnsafePointer<Float>, stride fromStride: Int,
  to: UnsafeMutablePointer<Float>, stride toStride: Int
) {
  for r in 0..<rows { (to + r * toStride).update(from: from + r * fromStride, count: width) }
}

extension Tape {
  /// Blocks of columns side by side: [rows, columns] -> [rows, starts.count * width], block b from column starts[b] on.
  public func columns(of x: Variable, starts: [Int], width: Int) -> Variable {
    let rows = x.rows, from = x.columns, to = starts.count * width
    precondition(starts.allSatisfy { $0 >= 0 && $0 + width <= from })
    // Blocks that lie side by side are copied in one piece.
    var pieces: [(from: Int, to: Int, width: Int)] = []
    for (block, start) in starts.enumerated() {
      if let last = pieces.last, last.from + last.width == start {
        pieces[pieces.count - 1].width += width
      } else {
        pieces.append((start, block * width, width))
      }
    }
    let y = Tensor([rows, to], category: forwardCategory)
    if !Machine.isRehearsing {
      for row in 0..<rows {
        for piece in pieces {
          (y.pointer + row * to + piece.to).update(from: x.value.pointer + row * from + piece.from, count: piece.width)
        }
      }
    }
    let slot = x.slot
    return record(y, when: x.isTracked) { [pieces] tape, arriving in
      let dy = arriving.gradient, dx = Tensor([rows, from], filledWith: 0, category: .workspace)
      if !Machine.isRehearsing {
        for row in 0..<rows {
          for piece in pieces {
            (dx.pointer + row * from + piece.from).update(from: dy.pointer + row * to + piece.to, count: piece.width)
          }
        }
      }
      tape.add(dx, to: slot)
    }
  }
}
