import Basics
import CKernels
import Foundation

/// A named weight, with its gradient while it is trained.
///
/// Names are Hugging Face's (`model.layers.0.self_attn.q_proj.weight`), in files and in memory.
public final class Parameter {
  /// Whose weight it is: of the pretrained model, of a fine-tuning method, or of the task's head.
  public enum Role: Sendable { case base, method, head }

  public let name: String
  public let role: Role
  /// How the value is kept.
  public private(set) var matrix: WeightMatrix
  /// What products in bfloat16 have asked for, and is still of this value where it is not stale.
  private var rounded: [RoundedWeight.Use: (weight: RoundedWeight, isStale: Bool)] = [:]
  private var denseGradient: Tensor?
  /// The gradient of a table of which only some rows were looked up; nil where it is held whole.
  public private(set) var rowGradient: RowGradient?
  /// Whether only rows of it are ever read, by index, so that its gradient can be held by rows.
  public var isLookedUp = false
  /// Whether Hugging Face's files hold it as [inputs, outputs] (GPT-2's Conv1D), and not as it is here.
  public var isStoredTransposed = false
  /// Multiplies the optimiser's learning rate for this weight (LoRA+: λ for B).
  public var learningRateScale: Float = 1

  /// Whether training changes it. Frozen weights get no gradient buffer and no weight-gradient product.
  public var isTrainable: Bool {
    didSet {
      if isTrainable || !isKept { value.storage.recategorize(category) }
      for copy in rounded.values { copy.weight.packed.storage.recategorize(category) }
      if !isTrainable { forgetGradient() }
    }
  }

  public init(_ name: String, _ value: Tensor, role: Role, isTrainable: Bool) {
    self.name = name
    self.role = role
    matrix = .dense(value)
    self.isTrainable = isTrainable
    value.storage.recategorize(category)
  }

  /// A frozen weight of the pretrained model, kept as in its file for as long as nobody asks for its ``value``.
  public init(_ name: String, kept: KeptMatrix) {
    self.name = name
    role = .base
    matrix = .kept(kept)
    isTrainable = false
  }

  private var category: MemoryCategory { isTrainable ? .trainableWeights : .baseWeights }
  public var count: Int { shape.reduce(1, *) }
  public var shape: [Int] { matrix.shape }

  /// Whether it is still as its file has it, and not float32.
  public var isKept: Bool { if case .kept = matrix { true } else { false } }

  /// Written to in ``change(_:)``, or with a ``valueChanged()`` afterwards.
  ///
  /// Of a matrix that is kept as in its file this widens it, from now on: for those who change it, or look at it whole. Who
  /// only multiplies by it or looks rows up asks ``matrix``.
  public var value: Tensor {
    if case .dense(let tensor) = matrix { return tensor }
    let tensor = matrix.dense(category: category)
    matrix = .dense(tensor)
    return tensor
  }

  /// The gradient, whole; nil if there is none yet.
  public var gradient: Tensor? { rowGradient == nil ? denseGradient : gradientBuffer() }

  /// The gradient buffer, zero at first. Kernels add to it, so that batches accumulate.
  func gradientBuffer() -> Tensor {
    if let denseGradient { return denseGradient }
    let new = Tensor(shape, filledWith: 0, category: .gradients)
    if let rows = rowGradient {
      tb_scatter_add_rows(rows.index.count, columns, rows.values.pointer, rows.index, new.pointer)
      rowGradient = nil
    }
    denseGradient = new
    return new
  }

  /// Lets `body` write the whole gradient, or add to it where there is one: its memory needs no zeros first.
  func accumulateGradient(_ body: (_ gradient: UnsafeMutablePointer<Float>, _ adds: Bool) -> Void) {
    let adds = denseGradient != nil || rowGradient != nil
    let buffer = adds ? gradientBuffer() : Tensor(shape, category: .gradients)
    body(buffer.pointer, adds)
    denseGradient = buffer
  }

  /// Adds to the gradient of rows: row index[i] gets x[i]; a negative index adds nothing.   x [index.count, width]
  ///
  /// Holds the rows that occur only, unless a gradient is held whole already.
  func addRowGradients(_ x: Tensor, at index: [Int32]) {
    if let denseGradient {
      return tb_scatter_add_rows(index.count, columns, x.pointer, index, denseGradient.pointer)
    }
    let sum = RowGradient(rowGradient, with: index, width: columns)
    tb_scatter_add_rows(index.count, columns, x.pointer, sum.places(of: index), sum.values.pointer)
    rowGradient = sum
  }

  private var columns: Int { shape[shape.count - 1] }

  /// The sum of gradients since the last `zeroGradient`.
  public var accumulatedGradient: Tensor { gradientBuffer() }

  /// Forgets the gradient.
  ///
  /// Its memory goes to the activations of the next step, whose backward pass needs it again as it gives those up: both are
  /// never held whole at once. Kept is what the allocator would ask the system for anew, page by page.
  public func zeroGradient() {
    rowGradient = nil
    guard let held = denseGradient else { return }
    if held.count * MemoryLayout<Float>.size < Storage.fromSystem {
      denseGradient = nil
    } else {
      tb_fill(held.count, 0, held.pointer)
    }
  }

  /// Gives up the gradient's memory, whatever its size.
  public func forgetGradient() { (denseGradient, rowGradient) = (nil, nil) }

  /// Overwrites the value. - Precondition: the same shape.
  public func assign(_ new: Tensor) {
    precondition(new.shape == shape, "\(name): \(new.shape) for \(shape)")
    change { tb_axpby(count, 1, new.pointer, 0, $0.pointer) }
  }

  /// Gives its values to `other` and takes those of `other`, without a copy of either.
  ///
  /// - Precondition: the same shape.
  public func exchange(with other: Tensor) {
    precondition(other.shape == shape, "\(name): \(other.shape) for \(shape)")
    change { value in
      guard !Machine.isRehearsing else { return }
      withExtendedLifetime((value, other)) {
        let (a, b) = (value.pointer, other.pointer)
        for index in 0..<count { (a[index], b[index]) = (b[index], a[index]) }
      }
    }
  }

  /// Some rows of a matrix, copied: [index.count, columns]
  public func rows(at index: [Int32]) -> Tensor {
    let rows = Tensor([index.count, columns], category: .workspace)
    matrix.gather(index, adds: false, into: rows.pointer)
    return rows
  }

  /// The value as it is now, to put back with ``restore(_:)``: a copy, or what its file has where it is kept as that.
  public func snapshot() -> WeightMatrix { isKept ? matrix : .dense(value.copy(category: .workspace)) }

  /// Puts back what ``snapshot()`` has given, bit by bit, and kept as it was then.
  public func restore(_ snapshot: WeightMatrix) {
    switch snapshot {
    case .dense(let old): assign(old)
    case .kept:
      if isKept { return }
      matrix = snapshot
      valueChanged()
    }
  }

  /// Whether both have the same bits; of two that are kept as in their files, the same there.
  public func hasSameBits(as other: Parameter) -> Bool {
    if case .kept(let a) = matrix, case .kept(let b) = other.matrix { return a.isSame(as: b) }
    let (a, b) = (matrix.dense(), other.matrix.dense())
    return withExtendedLifetime((a, b)) {
      a.shape == b.shape && memcmp(a.pointer, b.pointer, a.count * MemoryLayout<Float>.size) == 0
    }
  }

  /// Lets `body` write to the value.
  public func change(_ body: (Tensor) throws -> Void) rethrows {
    defer { valueChanged() }
    try body(value)
  }

  /// Says that the value is another one now: what was made from it will be made again.
  public func valueChanged() { for use in rounded.keys { rounded[use]!.isStale = true } }

  /// The weight in bfloat16: made when it is first asked for, and again after its value has changed.
  func rounded(for use: RoundedWeight.Use) -> RoundedWeight {
    if let known = rounded[use], !known.isStale { return known.weight }
    let weight = rounded[use]?.weight ?? RoundedWeight(shape, for: use, category: category)
    weight.fill(from: matrix.dense())
    // A rehearsal fills nothing.
    rounded[use] = (weight, Machine.isRehearsing)
    return weight
  }
}

/// The gradient of a table's rows, of those only that were looked up.
///
/// A batch names a few hundred of a vocabulary's thirty thousand rows; the others' gradient is zero and need not be held.
public struct RowGradient {
  /// Rows of the table, ascending.
  public let index: [Int32]
  /// [index.count, width]
  public let values: Tensor

  /// What `old` holds, with room for the rows in `index`.
  init(_ old: RowGradient?, with index: [Int32], width: Int) {
    self.index = Set(index).union(old?.index ?? []).filter { $0 >= 0 }.sorted()
    values = Tensor([self.index.count, width], filledWith: 0, category: .gradients)
    if let old {
      tb_scatter_add_rows(old.index.count, width, old.values.pointer, places(of: old.index), values.pointer)
    }
  }

  /// Where the gradients of rows lie in `values`; -1 for negative rows.
  func places(of rows: [Int32]) -> [Int32] {
    var place: [Int32: Int32] = [:]
    for (i, row) in index.enumerated() { place[row] = Int32(i) }
    return rows.map { place[$0] ?? -1 }
  }

  /// For each of a table's `rows`, its place in `values`, or -1.
  public func places(inTableOf rows: Int) -> [Int32] {
    var places = [Int32](repeating: -1, count: rows)
    for (i, row) in index.enumerated() { places[Int(row)] = Int32(i) }
    return places
  }
}
