import Basics
import Foundation
import Testing

@testable import Tensors

/// FLOP that kernels count, against products of shapes worked by hand.
@Suite(.serialized) struct CountedWorkTests {
  /// FLOP of the forward pass, and of the backward pass: the same whether they are computed, by one thread or two, or
  /// rehearsed.
  static func count(_ forward: (Tape) -> Variable) -> (Double, Double) {
    func pass() -> (Double, Double) {
      _ = Machine.takeCountedFLOP()
      let tape = Tape(recording: true), y = forward(tape)
      let loss = tape.weightedSum(y, Tensor(y.value.shape, filledWith: 1)), first = Machine.takeCountedFLOP()
      tape.backward(from: loss)
      return (first, Machine.takeCountedFLOP())
    }
    let rehearsed = Machine.rehearsing(pass), threads = Machine.threads
    defer { Machine.threads = threads }
    for count in [1, 2] {
      Machine.threads = count
      #expect(pass() == rehearsed)
    }
    return rehearsed
  }

  @Test func linear() {
    let x = GradientTests.parameter("x", [5, 7]), w = GradientTests.parameter("w", [3, 7])
    let b = GradientTests.parameter("b", [3])
    #expect(Self.count { $0.linear($0.leaf(x), w, b) } == (210, 420))
    w.isTrainable = false
    #expect(Self.count { $0.linear($0.leaf(x), w, b) } == (210, 210))
    x.isTrainable = false
    b.isTrainable = false
    #expect(Self.count { $0.linear($0.leaf(x), w, b) } == (210, 0))
  }

  @Test func attention() {
    let q = GradientTests.parameter("q", [5, 12]), k = GradientTests.parameter("k", [7, 4])
    let v = GradientTests.parameter("v", [7, 4]), p = GradientTests.parameter("p", [2, 4])
    func attention(causal: Bool, window: Int? = nil, prefix: Bool = false) -> (Double, Double) {
      Self.count { tape in
        tape.attention(
          query: tape.leaf(q), key: tape.leaf(k), value: tape.leaf(v), offsets: [0, 4, 7],
          queryOffsets: [0, 4, 5], heads: 3, keyHeads: 1,
          prefix: prefix ? PrefixKeysValues(keys: tape.leaf(p), values: tape.leaf(p)) : nil, causal: causal,
          window: window)
      }
    }
    // Pairs of a query and a key: 4 x 4 + 1 x 3 = 19; 1 + 2 + 3 + 4 + 3 = 13; 1 + 2 + 2 + 2 + 2 = 9; and 2 more for each
    // query, 23. Four FLOP forward for each and each of 12 columns, and eight backward.
    #expect(attention(causal: false) == (912, 1824))
    #expect(attention(causal: true) == (624, 1248))
    #expect(attention(causal: true, window: 2) == (432, 864))
    #expect(attention(causal: true, prefix: true) == (1104, 2208))
    q.isTrainable = false
    #expect(attention(causal: true) == (624, 936))
  }

  @Test func wideHead() {
    let x = GradientTests.parameter("x", [6, 5]), head = GradientTests.parameter("head", [40, 5])
    let targets = [Int32](repeating: 3, count: 6)
    #expect(Self.count { $0.logProbabilities($0.leaf(x), head: head, targets: targets) } == (2400, 4800))
    // The gradient by x comes with the value.
    head.isTrainable = false
    #expect(Self.count { $0.logProbabilities($0.leaf(x), head: head, targets: targets) } == (4800, 0))
    x.isTrainable = false
    #expect(Self.count { $0.logProbabilities($0.leaf(x), head: head, targets: targets) } == (2400, 0))
  }

  /// Shapes for which kernels call each other, or others: many rows, wide weights.
  @Test(arguments: [1, 40, 56, 300]) func linearOfManyRows(rows: Int) {
    let x = GradientTests.parameter("x", [rows, 96]), w = GradientTests.parameter("w", [64, 96])
    let b = GradientTests.parameter("b", [64])
    for bias in [b, nil] {
      let (forward, backward) = Self.count { tape in tape.linear(tape.leaf(x), w, bias) }
      #expect(forward == Double(rows) * 12288)
      #expect(backward == Double(rows) * 24576)
    }
  }

  /// A matrix that stays as its file has it gets no gradient.
  @Test(arguments: [1, 40, 300]) func linearByAKeptMatrix(rows: Int) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("counted-\(UUID())")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data([UInt8](repeating: 60, count: 2 * 64 * 96)).write(to: url)
    let x = GradientTests.parameter("x", [rows, 96])
    let w = Parameter("w", kept: KeptMatrix(.f16, [64, 96], in: try MappedFile(url), at: 0))
    let (forward, backward) = Self.count { tape in tape.linear(tape.leaf(x), w, nil) }
    #expect(forward == Double(rows) * 12288)
    #expect(backward == Double(rows) * 12288)
  }

  /// y += s B A x: two thin products, three of them backward where x is not asked for, and four where it is.
  @Test func lowRank() {
    let x = GradientTests.parameter("x", [5, 7]), a = GradientTests.parameter("a", [2, 7])
    let b = GradientTests.parameter("b", [3, 2]), base = GradientTests.parameter("base", [5, 3])
    // Down 2 x 5 x 7 x 2 = 140, up 2 x 5 x 2 x 3 = 60.
    func counted() -> (Double, Double) {
      Self.count { tape in tape.lowRankUpdate(of: tape.leaf(base), from: tape.leaf(x), a: a, b: b, scale: 2) }
    }
    #expect(counted() == (200, 400))
    x.isTrainable = false
    #expect(counted() == (200, 260))
  }

  /// A query of each head is folded through the keys, meets all rows, and is folded through the values.
  @Test func foldedAttention() {
    let q = GradientTests.parameter("q", [2, 6]), x = GradientTests.parameter("x", [7, 6])
    let k = GradientTests.parameter("k", [6, 6]), v = GradientTests.parameter("v", [6, 6])
    (k.isTrainable, v.isTrainable) = (false, false)
    let counted = Self.count { tape in
      tape.foldedAttention(
        query: tape.leaf(q), rows: tape.leaf(x), key: k, value: v, valueBias: nil, offsets: [0, 4, 7], heads: 3)
    }
    // A fold is 2 x 2 x 6 x 6 = 144, a product over pairs 2 x 7 x 6 x 3 = 252.
    #expect(counted == (792, 1296))
  }
}
