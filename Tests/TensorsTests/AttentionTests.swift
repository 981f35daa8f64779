import Basics
import CKernels
import Foundation
import Tensors
import Testing

/// Attention with shapes of its own against a slow one in double precision, and its gradients against differences.
@Suite struct AttentionTests {
  /// What is asked for, as a reader would say it; every field but the lengths is off by default.
  struct Shape: CustomTestStringConvertible, Sendable {
    var name: String
    var queries: [Int]
    var keys: [Int]
    var heads = 2
    var keyHeads = 2
    var headWidth = 4
    var scale: Float = 0.4
    var isCausal = false
    var window: Int?
    var prefix = 0
    var bias = Bias.none
    /// Places among the keys of the queries, all sequences one after the other.
    var positions: [Int32]?
    /// Rows that are no keys behind each sequence's.
    var gap = 0
    enum Bias { case none, whole, hiding, byDistance }
    var testDescription: String { name }

    var width: Int { heads * headWidth }
    var keyWidth: Int { keyHeads * headWidth }
    var offsets: [Int32] { keys.reduce(into: [0]) { $0.append($0.last! + Int32($1 + gap)) } }
    var queryOffsets: [Int32] { queries.reduce(into: [0]) { $0.append($0.last! + Int32($1)) } }
    var rows: Int { Int(offsets.last!) }
    var queryRows: Int { Int(queryOffsets.last!) }
    /// So that every distance that can occur has a place.
    var zero: Int { 1 + prefix + (keys + queries).max()! }
    var biasShape: [Int] {
      bias == .byDistance ? [heads, 2 * zero + 1] : [heads, queries.max()!, prefix + keys.max()! + 1]
    }
  }

  static let shapes = [
    Shape(name: "grouped", queries: [5, 1, 8], keys: [5, 1, 8], heads: 6, keyHeads: 2),
    Shape(name: "one key head", queries: [5, 1, 8], keys: [5, 1, 8], heads: 3, keyHeads: 1, isCausal: true),
    Shape(name: "cross", queries: [3, 7, 1, 2], keys: [9, 2, 4, 1], heads: 4, keyHeads: 4),
    Shape(name: "cached keys", queries: [1, 3, 1], keys: [9, 3, 17], heads: 4, keyHeads: 2, isCausal: true, gap: 3),
    Shape(name: "causal", queries: [40, 33, 1], keys: [40, 50, 1], isCausal: true),
    Shape(name: "window", queries: [70, 6, 33], keys: [70, 90, 64], isCausal: true, window: 5),
    Shape(name: "window of one", queries: [20], keys: [20], isCausal: true, window: 1),
    Shape(name: "window and prefix", queries: [40, 6], keys: [40, 60], isCausal: true, window: 7, prefix: 3),
    Shape(
      name: "grouped prefix", queries: [4, 9], keys: [6, 9], heads: 4, keyHeads: 2, isCausal: true, prefix: 5),
    Shape(name: "bias", queries: [4, 6], keys: [5, 3], heads: 4, keyHeads: 2, bias: .whole),
    Shape(name: "bias, causal", queries: [4, 35], keys: [6, 40], isCausal: true, bias: .whole),
    Shape(name: "bias, prefix", queries: [4, 6], keys: [6, 8], prefix: 2, bias: .whole),
    Shape(name: "hiding bias", queries: [4, 6], keys: [5, 3], bias: .hiding),
    Shape(name: "by distance", queries: [4, 35], keys: [4, 35], bias: .byDistance),
    Shape(
      name: "by distance, everything", queries: [4, 34, 1], keys: [6, 60, 33], heads: 4, keyHeads: 2,
      isCausal: true, window: 20, prefix: 3, bias: .byDistance, gap: 2),
    Shape(
      name: "some rows", queries: [3, 2], keys: [9, 40], isCausal: true, bias: .byDistance,
      positions: [7, 0, 3, 38, 39]),
    Shape(name: "more queries than keys", queries: [5, 2], keys: [2, 2], isCausal: true),
    Shape(name: "nobody there", queries: [2, 0, 3], keys: [0, 4, 2], isCausal: true),
    Shape(
      name: "whole vectors", queries: [37, 20], keys: [50, 65], heads: 4, keyHeads: 2, headWidth: 32, isCausal: true),
    Shape(
      name: "three in a group", queries: [1, 1], keys: [70, 33], heads: 9, keyHeads: 3, headWidth: 16,
      isCausal: true),
  ]

  /// Everything that an attention reads, as parameters.
  struct Inputs {
    let q, k, v, prefixKeys, prefixValues, bias: Parameter
    let shape: Shape

    init(_ shape: Shape) {
      self.shape = shape
      func parameter(_ name: String, _ size: [Int]) -> Parameter { GradientTests.parameter(name, size) }
      q = parameter("q", [shape.queryRows, shape.width])
      k = parameter("k", [shape.rows, shape.keyWidth])
      v = parameter("v", [shape.rows, shape.keyWidth])
      prefixKeys = parameter("pk", [max(1, shape.prefix), shape.keyWidth])
      prefixValues = parameter("pv", [max(1, shape.prefix), shape.keyWidth])
      bias = parameter("bias", shape.biasShape)
      if shape.bias == .hiding {
        for i in 0..<bias.count where i % 3 == 0 { bias.value.pointer[i] = -.infinity }
        // The first query of head 0 sees nothing at all.
        for j in 0..<shape.biasShape[2] { bias.value.pointer[j] = -.infinity }
      }
    }

    var trained: [Parameter] {
      [q, k, v] + (shape.prefix > 0 ? [prefixKeys, prefixValues] : [])
        + ([.whole, .byDistance].contains(shape.bias) ? [bias] : [])
    }

    func attention(_ tape: Tape, dropout: Float = 0) -> Variable {
      let values: AttentionBias? =
        switch shape.bias {
        case .none: nil
        case .whole: .whole(tape.leaf(bias))
        case .hiding: .whole(Variable(bias.value))
        case .byDistance: .byDistance(tape.leaf(bias), zero: shape.zero)
        }
      return tape.attention(
        query: tape.leaf(q), key: tape.leaf(k), value: tape.leaf(v), offsets: shape.offsets,
        keyCounts: shape.gap > 0 ? shape.keys.map(Int32.init) : nil, queryOffsets: shape.queryOffsets,
        positions: shape.positions, heads: shape.heads, keyHeads: shape.keyHeads, scale: shape.scale,
        prefix: shape.prefix > 0
          ? PrefixKeysValues(keys: tape.leaf(prefixKeys), values: tape.leaf(prefixValues)) : nil,
        causal: shape.isCausal, window: shape.window, bias: values, dropout: dropout)
    }

    /// One query, one head, one key after the other.
    var slow: [Double] {
      let s = shape, w = s.headWidth
      let q = q.value.values, k = k.value.values, v = v.value.values, b = bias.value.values
      let pk = prefixKeys.value.values, pv = prefixValues.value.values
      var out = [Double](repeating: 0, count: q.count)
      for n in s.queries.indices {
        for h in 0..<s.heads {
          let column = h / (s.heads / s.keyHeads) * w
          for i in 0..<s.queries[n] {
            let row = Int(s.queryOffsets[n]) + i
            let position = s.positions.map { Int($0[row]) } ?? s.keys[n] - s.queries[n] + i
            var weights: [Double] = [], rows: [ArraySlice<Float>] = []
            for j in -s.prefix..<s.keys[n] {
              if s.isCausal, j > position { continue }
              if let window = s.window, j >= 0, j <= position - window { continue }
              let at = j < 0 ? (s.prefix + j) * s.keyWidth + column : (Int(s.offsets[n]) + j) * s.keyWidth + column
              var score = 0.0
              for c in 0..<w { score += Double(q[row * s.width + h * w + c]) * Double(j < 0 ? pk[at + c] : k[at + c]) }
              score *= Double(s.scale)
              switch s.bias {
              case .none: break
              case .whole, .hiding:
                score += Double(b[(h * s.biasShape[1] + i) * s.biasShape[2] + s.prefix + j])
              case .byDistance: score += Double(b[h * s.biasShape[1] + s.zero + j - position])
              }
              weights.append(exp(score))
              rows.append(j < 0 ? pv[at..<at + w] : v[at..<at + w])
            }
            let total = weights.reduce(0, +)
            guard total > 0 else { continue }
            for (weight, values) in zip(weights, rows) {
              for (c, value) in values.enumerated() {
                out[row * s.width + h * w + c] += weight / total * Double(value)
              }
            }
          }
        }
      }
      return out
    }
  }

  @Test(arguments: shapes) func values(_ shape: Shape) {
    let inputs = Inputs(shape)
    let y = inputs.attention(Tape(recording: false)).value.values
    #expect(KernelTests.worst(y, inputs.slow) < 5e-6)
    #expect(y == inputs.attention(Tape(recording: true)).value.values)
  }

  @Test(arguments: shapes) func gradients(_ shape: Shape) {
    let inputs = Inputs(shape)
    GradientTests.check(inputs.trained) { inputs.attention($0) }
  }

  @Test(arguments: shapes.filter { $0.queries.count < 3 }) func gradientsWithDropout(_ shape: Shape) {
    let inputs = Inputs(shape)
    GradientTests.check(inputs.trained, dropoutSeed: 4) { inputs.attention($0, dropout: 0.3) }
  }

  @Test(arguments: shapes) func sameBitsWithAnyThreads(_ shape: Shape) {
    let old = Machine.threads
    defer { Machine.threads = old }
    let runs = [1, 2, 3].map { threads -> [[Float]] in
      Machine.threads = threads
      let inputs = Inputs(shape), tape = Tape(recording: true, dropout: RandomStream(seed: 1, purpose: "dropout"))
      let y = inputs.attention(tape, dropout: 0.1)
      tape.backward(from: tape.weightedSum(y, GradientTests.parameter("weights", y.value.shape).value))
      return [y.value.values] + inputs.trained.map { $0.gradient!.values }
    }
    #expect(runs[1] == runs[0] && runs[2] == runs[0])
  }

  /// A cache whose rows behind the keys hold anything: they reach nothing, and their gradient is 0.
  @Test func rowsThatAreNoKeysAreNotRead() {
    let shape = Shape(name: "", queries: [2, 1], keys: [4, 3], heads: 4, keyHeads: 2, isCausal: true, gap: 2)
    let inputs = Inputs(shape), noKeys = [4, 5, 9, 10]
    for row in noKeys {
      for c in 0..<shape.keyWidth {
        inputs.k.value.pointer[row * shape.keyWidth + c] = .nan
        inputs.v.value.pointer[row * shape.keyWidth + c] = .nan
      }
    }
    let tape = Tape(recording: true), y = inputs.attention(tape)
    #expect(KernelTests.worst(y.value.values, inputs.slow) < 5e-6)
    tape.backward(from: tape.weightedSum(y, Tensor(y.value.shape, filledWith: 1)))
    for row in noKeys {
      let at = row * shape.keyWidth..<(row + 1) * shape.keyWidth
      for input in [inputs.k, inputs.v] { #expect(input.gradient!.values[at].allSatisfy { $0 == 0 }) }
    }
  }

  /// Keys kept from before give what all queries at once give: the last rows of the whole.
  @Test func generationWithCachedKeysIsTheWhole() {
    let whole = Inputs(Shape(name: "", queries: [50], keys: [50], heads: 6, keyHeads: 2, isCausal: true))
    let all = whole.attention(Tape(recording: false)).value.values, width = whole.shape.width
    for last in 0..<50 {
      let tape = Tape(recording: false)
      let one = tape.attention(
        query: Variable(whole.q.value.rows(last..<last + 1)), key: Variable(whole.k.value),
        value: Variable(whole.v.value), offsets: [0, 50], keyCounts: [Int32(last + 1)], queryOffsets: [0, 1],
        heads: 6, keyHeads: 2, scale: whole.shape.scale, causal: true)
      for (a, b) in zip(one.value.values, all[(last * width)...]) { #expect(abs(a - b) < 2e-6) }
    }
  }

  @Test func relativeBias() {
    let table = GradientTests.parameter("table", [4, 3])
    let buckets: [Int32] = [3, 1, 0, 2, 2]
    GradientTests.check([table]) { $0.relativeBias(table, buckets: buckets) }
    let y = Tape(recording: false).relativeBias(table, buckets: buckets).value.values
    #expect(y[0 * 5 + 3] == table.value.values[2 * 3 + 0] && y[2 * 5 + 1] == table.value.values[1 * 3 + 2])
  }

  /// NaN among what a query sees is not hidden by the softmax.
  @Test func notANumberStays() {
    let inputs = Inputs(Shape(name: "", queries: [3], keys: [3], isCausal: true))
    inputs.k.value.pointer[2 * inputs.shape.keyWidth] = .nan
    let y = inputs.attention(Tape(recording: false)).value.values
    #expect(y[(2 * inputs.shape.width)..<(2 * inputs.shape.width + 4)].allSatisfy { $0.isNaN })
    #expect(y[..<(2 * inputs.shape.width)].allSatisfy { $0.isFinite })
  }
}
