import Basics
import Tensors
import Testing

/// What is added to a head's logits, p Uᵀ, against a head of as many more columns: x Wᵀ + p Uᵀ = [x p] [W U]ᵀ.
@Suite struct HeadUpdateTests {
  /// Rows, tokens, width and rank: one block and several, few rows and more than a block of them.
  @Test(arguments: [(1, 3, 2, 1), (7, 50, 16, 4), (60, 4128, 32, 8), (1030, 2080, 16, 3)])
  func addsTheLogitsOfMoreColumns(rows: Int, vocabulary: Int, width: Int, rank: Int) {
    func parameter(_ name: String, _ shape: [Int]) -> Parameter {
      GradientTests.parameter(name, shape, scale: 0.3)
    }
    let x = parameter("x", [rows, width]), p = parameter("p", [rows, rank])
    let head = parameter("head", [vocabulary, width]), update = parameter("update", [vocabulary, rank])
    func joined(_ a: Parameter, _ b: Parameter, _ name: String) -> Parameter {
      let (m, n, k) = (a.shape[0], a.shape[1], b.shape[1])
      var values: [Float] = []
      for row in 0..<m {
        values += a.value.values[row * n..<(row + 1) * n]
        values += b.value.values[row * k..<(row + 1) * k]
      }
      return Parameter(name, Tensor(values, shape: [m, n + k]), role: .method, isTrainable: true)
    }
    let both = joined(x, p, "xp"), wide = joined(head, update, "wu")
    let targets = (0..<rows).map { $0 % 5 == 4 ? Int32(-1) : Int32($0 * 7919 % vocabulary) }
    for trainsHead in [false, true] {
      for parameter in [x, p, head, update, both, wide] { parameter.zeroGradient() }
      head.isTrainable = trainsHead
      let one = Tape(recording: true), other = Tape(recording: true)
      let loss = one.crossEntropy(
        rows: one.leaf(x), head: head, update: HeadUpdate(projected: one.leaf(p), matrix: update), targets: targets)
      let wanted = other.crossEntropy(rows: other.leaf(both), head: wide, targets: targets)
      #expect(abs(loss.value.item - wanted.value.item) < 1e-5 * max(1, wanted.value.item))
      one.backward(from: loss)
      other.backward(from: wanted)
      func worst(_ a: Parameter, _ whole: Parameter, from first: Int) -> Float {
        let n = a.shape[1], all = whole.shape[1]
        let mine = a.gradient!.values, theirs = whole.gradient!.values
        var worst: Float = 0
        for i in mine.indices {
          let place = i / n * all + first + i % n
          worst = max(worst, abs(mine[i] - theirs[place]))
        }
        return worst
      }
      #expect(worst(x, both, from: 0) < 2e-5)
      #expect(worst(p, both, from: width) < 2e-5)
      #expect(worst(update, wide, from: width) < 4e-5)
      #expect(trainsHead ? worst(head, wide, from: 0) < 4e-5 : head.gradient == nil)
    }
    let reading = Tape.readTokens(
      x.value, head: head, update: HeadUpdate(projected: Variable(p.value), matrix: update), targets: targets,
      temperature: 0.7)
    let wanted = Tape.readTokens(both.value, head: wide, targets: targets, temperature: 0.7)
    #expect(reading.best == wanted.best)
    for (a, b) in zip(reading.logProbabilities, wanted.logProbabilities) { #expect(abs(a - b) < 2e-5) }
  }

  @Test func centralDifferences() {
    let x = GradientTests.parameter("x", [6, 5]), p = GradientTests.parameter("p", [6, 2])
    let head = GradientTests.parameter("head", [40, 5]), update = GradientTests.parameter("update", [40, 2])
    let bias = GradientTests.parameter("bias", [40])
    for temperature in [Float(1), 0.6] {
      GradientTests.check([x, p, head, update, bias]) { tape in
        tape.logProbabilities(
          tape.leaf(x), head: head, bias: bias, update: HeadUpdate(projected: tape.leaf(p), matrix: update),
          targets: [0, 3, -1, 39, 7, 7], temperature: temperature)
      }
    }
  }

  @Test func productsWithAMatrixAsItStands() {
    let x = GradientTests.parameter("x", [4, 3]), w = GradientTests.parameter("w", [3, 5])
    GradientTests.check([x, w]) { tape in tape.product(tape.leaf(x), w) }
  }
}
