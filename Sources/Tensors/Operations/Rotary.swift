import Basics
import CKernels

/// The turns of rotary positions for a batch's rows (Su et al. 2021, arXiv:2104.09864, eq. (34)), made once for all layers.
///
/// Row r turns elements j and j + frequencies.count of every head by positions[r] * frequencies[j] radians, as transformers
/// does (`rotate_half`). A head of more than 2 * frequencies.count elements keeps the others as they are.
public struct Rotary {
  /// [rows, 2, half]: cosines, sines
  let turns: Tensor
  let half: Int

  /// - Parameters:
  ///   - positions: By row.
  ///   - frequencies: θ^(-2 j / turned elements) for j < half of them, scaled as a model wants it.
  public init(positions: [Int32], frequencies: [Float], category: MemoryCategory = .activations) {
    half = frequencies.count
    turns = Tensor([positions.count, 2, half], category: category)
    tb_rotary_turns(positions.count, half, positions, frequencies, turns.pointer)
  }
}

extension Tape {
  /// Queries or keys turned by their positions.   x [rows, heads * w] -> the same
  ///
  /// Keeps nothing but the turns: the gradient turns back.
  public func rotated(_ x: Variable, by rotary: Rotary, heads: Int) -> Variable {
    let rows = x.rows, headWidth = x.columns / heads
    precondition(
      x.columns == heads * headWidth && rotary.turns.rows == rows && 2 * rotary.half <= headWidth,
      "\(heads) heads in rows \(x.value.shape), turns \(rotary.turns.shape)")
    let y = Tensor(x.value.shape, category: forwardCategory)
    tb_rotate(rows, heads, headWidth, rotary.half, rotary.turns.pointer, false, x.value.pointer, y.pointer)
    let slot = x.slot
    return record(y, when: x.isTracked) { tape, arriving in
      let dx = arriving.takeWritable()
      tb_rotate(rows, heads, headWidth, rotary.half, rotary.turns.pointer, true, dx.pointer, dx.pointer)
      tape.add(dx, to: slot)
    }
  }
}
