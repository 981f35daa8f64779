import Basics
import CKernels
import Foundation
import Tensors
import Testing

/// The loss of a wide head by blocks against one logit after the other in double precision.
@Suite struct HeadLossTests {
  struct Shape: CustomTestStringConvertible, Sendable {
    var rows: Int
    var vocabulary: Int
    var width: Int
    var hasBias = false
    var testDescription: String { "\(rows) rows, \(vocabulary) tokens, width \(width)\(hasBias ? ", bias" : "")" }
  }

  /// Of one block and of several, whole panels and not, few rows and more than a block of them.
  static let shapes = [
    Shape(rows: 1, vocabulary: 3, width: 2), Shape(rows: 7, vocabulary: 50, width: 16, hasBias: true),
    Shape(rows: 5, vocabulary: 1, width: 4), Shape(rows: 9, vocabulary: 4100, width: 8, hasBias: true),
    Shape(rows: 60, vocabulary: 4128, width: 32), Shape(rows: 130, vocabulary: 2049, width: 64, hasBias: true),
    Shape(rows: 1030, vocabulary: 2080, width: 32),
  ]

  struct Inputs {
    let x, head, bias: Parameter
    let targets: [Int32]
    let weights: [Float]
    let shape: Shape

    init(_ shape: Shape, scale: Float = 1) {
      self.shape = shape
      x = GradientTests.parameter("x", [shape.rows, shape.width])
      head = GradientTests.parameter("head", [shape.vocabulary, shape.width], scale: scale)
      bias = GradientTests.parameter("bias", [shape.vocabulary])
      targets = (0..<shape.rows).map { $0 % 6 == 5 ? -1 : Int32(($0 * 7919 + shape.vocabulary - 1) % shape.vocabulary) }
      weights = (0..<shape.rows).map { Float($0 % 3) - 0.5 }
    }

    var usedBias: Parameter? { shape.hasBias ? bias : nil }

    func loss(_ tape: Tape) -> Variable {
      tape.crossEntropy(rows: tape.leaf(x), head: head, bias: usedBias, targets: targets, weights: weights)
    }

    func logits(_ row: Int) -> [Double] {
      let xs = x.value.values, hs = head.value.values, bs = bias.value.values, w = shape.width
      return (0..<shape.vocabulary).map { t in
        (0..<w).reduce(shape.hasBias ? Double(bs[t]) : 0) { $0 + Double(xs[row * w + $1]) * Double(hs[t * w + $1]) }
      }
    }
  }

  /// By the definitions, row by row.
  struct Slow {
    var logProbabilities: [Double] = [], entropies: [Double] = [], best: [Int32] = []
    var loss = 0.0
    var dx: [Double], dw: [Double], db: [Double]

    init(_ inputs: Inputs) {
      let s = inputs.shape, w = s.width, xs = inputs.x.value.values, hs = inputs.head.value.values
      dx = [Double](repeating: 0, count: s.rows * w)
      dw = [Double](repeating: 0, count: s.vocabulary * w)
      db = [Double](repeating: 0, count: s.vocabulary)
      for i in 0..<s.rows {
        let z = inputs.logits(i), top = z.max()!, total = z.reduce(0) { $0 + exp($1 - top) }
        let p = z.map { exp($0 - top) / total }, target = Int(inputs.targets[i])
        entropies.append(-p.reduce(0) { $0 + ($1 > 0 ? $1 * log($1) : 0) })
        best.append(Int32(z.firstIndex(of: top)!))
        guard target >= 0 else {
          logProbabilities.append(0)
          continue
        }
        logProbabilities.append(z[target] - top - log(total))
        loss -= Double(inputs.weights[i]) * logProbabilities[i]
        for t in 0..<s.vocabulary {
          let dz = Double(inputs.weights[i]) * (p[t] - (t == target ? 1 : 0))
          db[t] += dz
          for c in 0..<w {
            dx[i * w + c] += dz * Double(hs[t * w + c])
            dw[t * w + c] += dz * Double(xs[i * w + c])
          }
        }
      }
    }
  }

  @Test(arguments: shapes) func valuesAndGradients(_ shape: Shape) {
    let inputs = Inputs(shape, scale: 0.3), slow = Slow(inputs)
    let reading = Tape.readTokens(inputs.x.value, head: inputs.head, bias: inputs.usedBias, targets: inputs.targets)
    #expect(KernelTests.worst(reading.logProbabilities, slow.logProbabilities) < 2e-5)
    #expect(KernelTests.worst(reading.entropies, slow.entropies) < 2e-5)
    #expect(reading.best == slow.best)
    let untargeted = Tape.readTokens(inputs.x.value, head: inputs.head, bias: inputs.usedBias)
    #expect(untargeted.best == reading.best && untargeted.entropies == reading.entropies)
    #expect(untargeted.logProbabilities.allSatisfy { $0 == 0 })
    for (trainsHead, trainsBias) in [(true, shape.hasBias), (false, false), (true, false), (false, shape.hasBias)] {
      inputs.head.isTrainable = trainsHead
      inputs.bias.isTrainable = trainsBias
      for p in [inputs.x, inputs.head, inputs.bias] { p.zeroGradient() }
      // Twice on one tape: what has arrived is added to.
      let tape = Tape(recording: true), x = tape.leaf(inputs.x)
      let losses = (0..<2).map { _ in
        tape.crossEntropy(
          rows: x, head: inputs.head, bias: inputs.usedBias, targets: inputs.targets, weights: inputs.weights)
      }
      #expect(abs(Double(losses[0].value.item) - slow.loss) < 1e-6 * Double(shape.rows) + 1e-5)
      tape.backward(from: tape.add(losses[0], losses[1]), seed: 0.5)
      #expect(KernelTests.worst(inputs.x.gradient!.values, slow.dx) < 1e-5)
      #expect((inputs.head.gradient == nil) == !trainsHead && (inputs.bias.gradient == nil) == !trainsBias)
      if trainsHead { #expect(KernelTests.worst(inputs.head.gradient!.values, slow.dw) < 4e-5) }
      if trainsBias { #expect(KernelTests.worst(inputs.bias.gradient!.values, slow.db) < 1e-5) }
    }
  }

  @Test func centralDifferences() {
    for trains in [true, false] {
      let inputs = Inputs(Shape(rows: 6, vocabulary: 40, width: 5, hasBias: true))
      inputs.head.isTrainable = trains
      inputs.bias.isTrainable = trains
      GradientTests.check(trains ? [inputs.x, inputs.head, inputs.bias] : [inputs.x]) { tape in
        tape.logProbabilities(tape.leaf(inputs.x), head: inputs.head, bias: inputs.bias, targets: inputs.targets)
      }
    }
  }

  /// The head alone trains, on rows that ask for nothing.
  @Test func headAlone() {
    let inputs = Inputs(Shape(rows: 6, vocabulary: 40, width: 5, hasBias: true))
    inputs.x.isTrainable = false
    GradientTests.check([inputs.head, inputs.bias]) { inputs.loss($0) }
    #expect(inputs.x.gradient == nil)
  }

  @Test(arguments: shapes) func sameBitsWithAnyThreads(_ shape: Shape) {
    let old = Machine.threads
    defer { Machine.threads = old }
    for trains in [true, false] {
      let runs = [1, 2, 3].map { threads -> [[Float]] in
        Machine.threads = threads
        let inputs = Inputs(shape), tape = Tape(recording: true)
        inputs.head.isTrainable = trains
        inputs.bias.isTrainable = trains
        let loss = inputs.loss(tape)
        tape.backward(from: loss)
        let reading = Tape.readTokens(inputs.x.value, head: inputs.head, bias: inputs.usedBias)
        return [
          [loss.value.item], inputs.x.gradient!.values, inputs.head.gradient?.values ?? [],
          inputs.bias.gradient?.values ?? [], reading.entropies, reading.best.map(Float.init),
        ]
      }
      #expect(runs[1] == runs[0] && runs[2] == runs[0])
    }
  }

  /// Logits of hundreds, which no exponential of them would survive, rising through the blocks, and hidden tokens.
  @Test func farLogits() {
    let count = 5000
    let x = Tensor([1, -1, 0], shape: [3, 1]),
      head = Parameter(
        "head", Tensor((0..<count).map { Float($0) / 10 }, shape: [count, 1]), role: .base, isTrainable: false)
    let reading = Tape.readTokens(x, head: head, targets: [4990, 0, 17])
    let tail = -log(1 - exp(-0.1))
    #expect(abs(Double(reading.logProbabilities[0]) - (-0.9 - tail)) < 2e-5)
    #expect(abs(Double(reading.logProbabilities[1]) + tail) < 2e-5)
    #expect(abs(Double(reading.logProbabilities[2]) + log(Double(count))) < 2e-5)
    #expect(reading.best == [4999, 0, 0])
    // Σ n e^(-n/10) / 10 over Σ e^(-n/10), and log of the latter.
    let entropy = tail + 0.1 * exp(-0.1) / (1 - exp(-0.1))
    #expect(abs(Double(reading.entropies[0]) - entropy) < 2e-5 && abs(Double(reading.entropies[1]) - entropy) < 2e-5)
    // The first 4,990 tokens hidden.
    let hidden = (0..<count).map { $0 < 4990 ? -Float.infinity : 0 }
    let bias = Parameter("bias", Tensor(hidden, shape: [count]), role: .base, isTrainable: false)
    let seen = Tape.readTokens(x, head: head, bias: bias, targets: [4990, 4991, 3])
    #expect(abs(Double(seen.logProbabilities[2])) == .infinity && seen.best == [4999, 4990, 4990])
    #expect(abs(Double(seen.entropies[2]) - log(10)) < 1e-5)
  }

  @Test func notANumberIsNotHidden() {
    let inputs = Inputs(Shape(rows: 3, vocabulary: 4100, width: 4))
    inputs.head.value.pointer[4 * 4099] = .nan
    #expect(inputs.loss(Tape(recording: false)).value.item.isNaN)
  }

  /// Logits of all rows would take 8 MB.
  @Test func neverHoldsAllLogits() {
    let shape = Shape(rows: 64, vocabulary: 32_768, width: 16), inputs = Inputs(shape)
    for trains in [true, false] {
      inputs.head.isTrainable = trains
      if trains { _ = inputs.head.accumulatedGradient }
      MemoryLedger.restart()
      let before = MemoryLedger.now.total, tape = Tape(recording: true)
      tape.backward(from: inputs.loss(tape))
      #expect(MemoryLedger.peak().total - before < 64 * 2200 * 4)
    }
  }
}
