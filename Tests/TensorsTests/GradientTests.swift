import Basics
import Tensors
import Testing

/// Every operation's gradient against central differences of its own forward pass.
@Suite struct GradientTests {
  static func parameter(_ name: String, _ shape: [Int], scale: Float = 1) -> Parameter {
    var random = RandomStream(seed: 7, purpose: name)
    let values = (0..<shape.reduce(1, *)).map { _ in Float(random.normal()) * scale }
    return Parameter(name, Tensor(values, shape: shape), role: .method, isTrainable: true)
  }

  /// Largest |analytic - numeric| over the elements, relative to the largest gradient.
  static func check(
    _ parameters: [Parameter], dropoutSeed: UInt64? = nil, step: Float = 1e-2, tolerance: Float = 4e-3,
    _ forward: (Tape) -> Variable
  ) {
    func stream() -> RandomStream? { dropoutSeed.map { RandomStream(seed: $0, purpose: "dropout") } }
    for p in parameters { p.zeroGradient() }
    var weights: Tensor?
    func loss(_ tape: Tape) -> Variable {
      let y = forward(tape)
      if weights == nil { weights = parameter("weights", y.value.shape).value }
      return tape.weightedSum(y, weights!)
    }
    let tape = Tape(recording: true, dropout: stream())
    tape.backward(from: loss(tape))
    for p in parameters {
      let analytic = p.gradient?.values ?? [Float](repeating: 0, count: p.count)
      var worst: Float = 0, largest: Float = 1e-3
      for i in 0..<p.count {
        let old = p.value.pointer[i]
        p.value.pointer[i] = old + step
        let up = loss(Tape(recording: false, dropout: stream())).value.item
        p.value.pointer[i] = old - step
        let down = loss(Tape(recording: false, dropout: stream())).value.item
        p.value.pointer[i] = old
        let numeric = (up - down) / (2 * step)
        worst = max(worst, abs(numeric - analytic[i]))
        largest = max(largest, abs(numeric))
      }
      #expect(worst / largest < tolerance, "\(p.name): off by \(worst) of \(largest)")
    }
  }

  @Test func linear() {
    let x = Self.parameter("x", [5, 7]), w = Self.parameter("w", [3, 7]), b = Self.parameter("b", [3])
    Self.check([x, w, b]) { $0.linear($0.leaf(x), w, b) }
  }

  @Test(arguments: Activation.allCases) func activation(_ kind: Activation) {
    let x = Self.parameter("x", [6, 9], scale: 2)
    // ReLU's kink: keep away from zero by more than the step.
    for i in 0..<x.count where abs(x.value.pointer[i]) < 0.05 { x.value.pointer[i] = 0.5 }
    Self.check([x]) { $0.activation(kind, $0.leaf(x)) }
  }

  @Test func layerNormWithResidual() {
    let x = Self.parameter("x", [4, 12]), r = Self.parameter("r", [4, 12])
    let g = Self.parameter("g", [12]), b = Self.parameter("b", [12])
    Self.check([x, r, g, b]) {
      $0.layerNorm($0.leaf(x), residual: $0.leaf(r), gain: g, bias: b, epsilon: 1e-5)
    }
  }

  @Test func residualStreamUsedTwice() {
    let x = Self.parameter("x", [4, 6]), w = Self.parameter("w", [6, 6], scale: 0.3)
    let g = Self.parameter("g", [6]), b = Self.parameter("b", [6])
    Self.check([x, w]) { tape in
      let a = tape.leaf(x)
      let first = tape.layerNorm(tape.linear(a, w, nil), residual: a, gain: g, bias: b, epsilon: 1e-5)
      let second = tape.activation(.gelu, tape.linear(first, w, nil))
      return tape.layerNorm(second, residual: first, gain: g, bias: b, epsilon: 1e-5)
    }
  }

  @Test(arguments: [false, true], [0, 3]) func attention(causal: Bool, prefixLength: Int) {
    let offsets: [Int32] = [0, 5, 6, 14]
    let names = ["q", "k", "v"].map { Self.parameter($0, [14, 8]) }
    let pk = Self.parameter("pk", [max(prefixLength, 1), 8]),
      pv = Self.parameter("pv", [max(prefixLength, 1), 8])
    Self.check(names + (prefixLength > 0 ? [pk, pv] : [])) { tape in
      let prefix =
        prefixLength > 0 ? PrefixKeysValues(keys: tape.leaf(pk), values: tape.leaf(pv)) : nil
      return tape.attention(
        query: tape.leaf(names[0]), key: tape.leaf(names[1]), value: tape.leaf(names[2]), offsets: offsets,
        heads: 2, prefix: prefix, causal: causal)
    }
  }

  /// Heads of whole vectors and lengths of every remainder of a tile: the paths that a real model takes.
  @Test(arguments: [0, 7]) func attentionOfWholeVectors(prefixLength: Int) {
    let offsets: [Int32] = [0, 3, 40, 53], width = 64
    let inputs = ["q", "k", "v"].map { Self.parameter($0, [53, width], scale: 0.5) }
    let pk = Self.parameter("pk", [max(prefixLength, 1), width], scale: 0.5),
      pv = Self.parameter("pv", [max(prefixLength, 1), width], scale: 0.5)
    Self.check(inputs + (prefixLength > 0 ? [pk, pv] : [])) { tape in
      let prefix =
        prefixLength > 0 ? PrefixKeysValues(keys: tape.leaf(pk), values: tape.leaf(pv)) : nil
      return tape.attention(
        query: tape.leaf(inputs[0]), key: tape.leaf(inputs[1]), value: tape.leaf(inputs[2]), offsets: offsets,
        heads: 2, prefix: prefix)
    }
  }

  @Test func attentionOfFirstRowsOnly() {
    let offsets: [Int32] = [0, 5, 6, 14]
    let q = Self.parameter("q", [3, 8]), k = Self.parameter("k", [14, 8]), v = Self.parameter("v", [14, 8])
    Self.check([q, k, v]) { tape in
      tape.attention(
        query: tape.leaf(q), key: tape.leaf(k), value: tape.leaf(v), offsets: offsets,
        queryOffsets: [0, 1, 2, 3], heads: 2)
    }
    // The same as asking for all rows and keeping the first of each sequence.
    let all = Self.parameter("all", [14, 8])
    let tape = Tape(recording: false)
    for (i, row) in [0, 5, 6].enumerated() {
      for c in 0..<8 { q.value.pointer[i * 8 + c] = all.value.pointer[row * 8 + c] }
    }
    let few = tape.attention(
      query: tape.leaf(q), key: tape.leaf(k), value: tape.leaf(v), offsets: offsets,
      queryOffsets: [0, 1, 2, 3], heads: 2)
    let full = tape.attention(
      query: tape.leaf(all), key: tape.leaf(k), value: tape.leaf(v), offsets: offsets, heads: 2)
    let kept = tape.rows(of: full, at: [0, 5, 6])
    for (a, b) in zip(few.value.values, kept.value.values) { #expect(abs(a - b) < 1e-6) }
  }

  @Test func foldedAttentionIsAttentionOfFirstRows() {
    let offsets: [Int32] = [0, 5, 6, 14]
    let q = Self.parameter("q", [3, 8]), x = Self.parameter("x", [14, 8])
    let (k, v) = (Self.parameter("k", [8, 8], scale: 0.5), Self.parameter("v", [8, 8], scale: 0.5))
    let c = Self.parameter("c", [8])
    for p in [k, v, c] { p.isTrainable = false }
    func folded(_ tape: Tape) -> Variable {
      tape.foldedAttention(
        query: tape.leaf(q), rows: tape.leaf(x), key: k, value: v, valueBias: c, offsets: offsets, heads: 2)
    }
    Self.check([q, x], folded)
    let tape = Tape(recording: false)
    let slow = tape.attention(
      query: tape.leaf(q), key: tape.linear(tape.leaf(x), k, nil), value: tape.linear(tape.leaf(x), v, c),
      offsets: offsets, queryOffsets: [0, 1, 2, 3], heads: 2)
    for (a, b) in zip(folded(tape).value.values, slow.value.values) { #expect(abs(a - b) < 1e-5) }
  }

  @Test func attentionWithDropout() {
    let names = ["q", "k", "v"].map { Self.parameter($0, [40, 4]) }
    Self.check(names, dropoutSeed: 3) { tape in
      tape.attention(
        query: tape.leaf(names[0]), key: tape.leaf(names[1]), value: tape.leaf(names[2]), offsets: [0, 40],
        heads: 1, dropout: 0.3)
    }
  }

  @Test func dropout() {
    let x = Self.parameter("x", [8, 8])
    Self.check([x], dropoutSeed: 5) { $0.dropout($0.leaf(x), rate: 0.4) }
  }

  @Test func lookups() {
    let table = Self.parameter("table", [6, 4]), other = Self.parameter("other", [3, 4])
    let prompt = Self.parameter("prompt", [2, 4])
    let index: [Int32] = [5, -1, 0, 5, -1], positions: [Int32] = [0, 1, 2, 1, 0]
    Self.check([table, other, prompt]) {
      $0.embeddings(
        [(table, index), (other, positions)], prompt: ($0.leaf(prompt), [-1, 0, -1, -1, 1]))
    }
    Self.check([table]) { $0.rows(of: $0.leaf(table), at: [2, 2, -1, 0]) }
    Self.check([table, other]) {
      $0.interleaved($0.leaf(table), at: [5, -1, 0, -1, 5], $0.leaf(other), at: [-1, 2, -1, 2, -1])
    }
  }

  @Test func gradientsOfRowsAddUpOverBatches() {
    let table = Self.parameter("table", [40, 3]), ones = Tensor([2, 3], filledWith: 1)
    for index: [Int32] in [[31, 4], [4, 7], [7, -1]] {
      let tape = Tape(recording: true)
      tape.backward(from: tape.weightedSum(tape.embeddings([(table, index)]), ones))
    }
    #expect(table.rowGradient?.index == [4, 7, 31])
    #expect(table.rowGradient?.values.values == [2, 2, 2, 2, 2, 2, 1, 1, 1])
    let whole = table.gradient!.values
    for row in 0..<40 {
      let expected: Float = [4: 2, 7: 2, 31: 1][row] ?? 0
      #expect(whole[3 * row] == expected)
    }
  }

  @Test func arithmetic() {
    let x = Self.parameter("x", [3, 4]), y = Self.parameter("y", [3, 4]), v = Self.parameter("v", [4])
    Self.check([x, y]) { $0.add($0.leaf(x), $0.leaf(y), scale: -0.5) }
    Self.check([x, v]) { $0.multiplyColumns($0.leaf(x), by: v) }
    Self.check([x]) { $0.scaled($0.leaf(x), by: 3) }
    Self.check([x]) { $0.add($0.leaf(x), $0.leaf(x)) }
  }

  @Test func lowRank() {
    let x = Self.parameter("x", [5, 6]), a = Self.parameter("a", [2, 6]), b = Self.parameter("b", [4, 2])
    let w = Self.parameter("w", [4, 6])
    Self.check([x, a, b, w], dropoutSeed: 2) { tape in
      let input = tape.leaf(x)
      return tape.lowRankUpdate(
        of: tape.linear(input, w, nil), from: input, a: a, b: b, scale: 2, inputDropout: 0.25)
    }
  }

  @Test func losses() {
    let x = Self.parameter("x", [4, 3]), s = Self.parameter("s", [4, 1])
    Self.check([x]) { $0.crossEntropy($0.leaf(x), labels: [0, 2, 1, 1]) }
    Self.check([s]) { $0.meanSquaredError($0.leaf(s), targets: [0.5, -1, 2, 0]) }
  }

  @Test func nothingIsRecordedOrKeptForFrozenWeights() {
    let x = Self.parameter("x", [64, 32]), w = Self.parameter("w", [32, 32]), b = Self.parameter("b", [32])
    for p in [x, w, b] { p.isTrainable = false }
    let before = MemoryLedger.now
    let tape = Tape(recording: true)
    let y = tape.activation(.gelu, tape.linear(tape.leaf(x), w, b))
    #expect(!y.isTracked)
    // Only y itself is held: its input is gone.
    #expect(MemoryLedger.now[.activations] - before[.activations] == 64 * 32 * 4)
    tape.backward(from: tape.weightedSum(y, x.value.rows(0..<64)))
    #expect(x.gradient == nil && w.gradient == nil && b.gradient == nil)
  }

  @Test func backwardWritesIntoGradientsThatNobodyElseHolds() {
    let x = Self.parameter("x", [256, 64])
    let tape = Tape(recording: true)
    var y = tape.leaf(x)
    for _ in 0..<6 { y = tape.activation(.tanh, y) }
    let ones = Tensor([256, 64], filledWith: 1)
    let loss = tape.weightedSum(y, ones)
    MemoryLedger.restart()
    let workspace = MemoryLedger.now[.workspace]
    tape.backward(from: loss)
    // One travelling gradient, however long the chain.
    #expect(MemoryLedger.peak()[.workspace] - workspace <= 256 * 64 * 4 + 4)
  }
}
