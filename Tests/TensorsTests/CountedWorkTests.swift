import Tensors
import Testing

/// FLOP that a rehearsal counts, against products of shapes worked by hand.
@Suite(.serialized) struct CountedWorkTests {
  /// FLOP of the forward pass, and of the backward pass.
  static func count(_ forward: (Tape) -> Variable) -> (Double, Double) {
    Machine.rehearsing {
      _ = Machine.takeCountedFLOP()
      let tape = Tape(recording: true), y = forward(tape)
      let loss = tape.weightedSum(y, Tensor(y.value.shape, filledWith: 1)), first = Machine.takeCountedFLOP()
      tape.backward(from: loss)
      return (first, Machine.takeCountedFLOP())
    }
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
    // Pairs of a query and a key: 4 x 4 + 1 x 3; 1 + 2 + 3 + 4 + 3; 1 + 2 + 2 + 2 + 2; and 2 more for each query.
    #expect(attention(causal: false) == (4 * 19 * 12, 8 * 19 * 12))
    #expect(attention(causal: true) == (4 * 13 * 12, 8 * 13 * 12))
    #expect(attention(causal: true, window: 2) == (4 * 9 * 12, 8 * 9 * 12))
    #expect(attention(causal: true, prefix: true) == (4 * 23 * 12, 8 * 23 * 12))
    q.isTrainable = false
    #expect(attention(causal: true) == (4 * 13 * 12, 6 * 13 * 12))
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

  @Test func nothingIsCountedOutsideOfARehearsal() {
    let x = GradientTests.parameter("x", [5, 7]), w = GradientTests.parameter("w", [3, 7])
    _ = Machine.takeCountedFLOP()
    _ = Tape(recording: false).linear(Variable(x.value), w, nil)
    #expect(Machine.takeCountedFLOP() == 0)
  }
}
