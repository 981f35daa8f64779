import Basics
import Foundation
import Tensors
import Testing

/// The loss of a head over a vocabulary with factors in bfloat16, against one logit after the other of factors that were rounded by
/// hand.
@Suite(.enabled(if: Precision.bf16.missing == nil, "no bf16 here: \(Precision.bf16.missing ?? "")"), .serialized)
struct RoundedHeadTests {
  typealias Shape = HeadLossTests.Shape

  /// Of one block and of several, the last one whole or not; widths that oneDNN packs as a rule and others.
  static let shapes = [
    Shape(rows: 1, vocabulary: 3, width: 2), Shape(rows: 7, vocabulary: 50, width: 16, hasBias: true),
    Shape(rows: 40, vocabulary: 192, width: 64), Shape(rows: 60, vocabulary: 4128, width: 64, hasBias: true),
    Shape(rows: 33, vocabulary: 2 * 1984, width: 128), Shape(rows: 530, vocabulary: 2049, width: 32),
    Shape(rows: 1030, vocabulary: 2080, width: 64),
  ]

  /// By the definitions; `bound` is by how much a sum may be off whose terms are each off by 2^-8 of themselves.
  struct Slow {
    var logProbabilities: [Double] = []
    var dx: [Double], dw: [Double], boundOfDx: [Double], boundOfDw: [Double]

    /// - Parameter probabilitiesAlone: Whether the gradient by x is a sum by probabilities, and the target's row besides.
    init(_ inputs: HeadLossTests.Inputs, probabilitiesAlone: Bool, round: (Float) -> Float) {
      let s = inputs.shape, w = s.width, bias = inputs.bias.value.values
      let xs = inputs.x.value.values.map(round).map(Double.init),
        hs = inputs.head.value.values.map(round).map(Double.init)
      dx = [Double](repeating: 0, count: s.rows * w)
      dw = [Double](repeating: 0, count: s.vocabulary * w)
      (boundOfDx, boundOfDw) = (dx, dw)
      for i in 0..<s.rows {
        let z = (0..<s.vocabulary).map { t in
          (0..<w).reduce(s.hasBias ? Double(bias[t]) : 0) { $0 + xs[i * w + $1] * hs[t * w + $1] }
        }
        let top = z.max()!, total = z.reduce(0) { $0 + exp($1 - top) }, target = Int(inputs.targets[i])
        logProbabilities.append(target < 0 ? 0 : z[target] - top - log(total))
        guard target >= 0 else { continue }
        for t in 0..<s.vocabulary {
          let weight = Double(inputs.weights[i]), p = exp(z[t] - top) / total
          let dz = weight * (p - (t == target ? 1 : 0)), factor = abs(probabilitiesAlone ? weight * p : dz) / 256
          for c in 0..<w {
            dx[i * w + c] += dz * hs[t * w + c]
            boundOfDx[i * w + c] += factor * abs(hs[t * w + c])
            dw[t * w + c] += dz * xs[i * w + c]
            boundOfDw[t * w + c] += abs(dz * xs[i * w + c]) / 256
          }
        }
      }
    }
  }

  private static func isWithin(_ own: [Float], _ right: [Double], _ bound: [Double]) -> Bool {
    zip(own, zip(right, bound)).allSatisfy { abs(Double($0) - $1.0) <= $1.1 + 2e-5 }
  }

  @Test(arguments: shapes) func valuesAndGradients(_ shape: Shape) {
    let inputs = HeadLossTests.Inputs(shape, scale: 0.3)
    for trainsHead in [true, false] {
      let right = Slow(inputs, probabilitiesAlone: !trainsHead, round: RoundedProductTests.rounded)
      let unrounded = Slow(inputs, probabilitiesAlone: !trainsHead) { $0 }
      let reading = Tape.readTokens(
        inputs.x.value, head: inputs.head, bias: inputs.usedBias, targets: inputs.targets, precision: .bf16)
      #expect(KernelTests.worst(reading.logProbabilities, right.logProbabilities) < 2e-5)
      // And it is bfloat16, not more.
      #expect(KernelTests.worst(reading.logProbabilities, unrounded.logProbabilities) > 2e-4)
      inputs.head.isTrainable = trainsHead
      inputs.bias.isTrainable = false
      for p in [inputs.x, inputs.head] { p.zeroGradient() }
      // Twice on one tape: what has arrived is added to.
      let tape = Tape(recording: true), x = tape.leaf(inputs.x)
      let losses = (0..<2).map { _ in
        tape.crossEntropy(
          rows: x, head: inputs.head, bias: inputs.usedBias, targets: inputs.targets, weights: inputs.weights,
          precision: .bf16)
      }
      tape.backward(from: tape.add(losses[0], losses[1]), seed: 0.5)
      #expect(Self.isWithin(inputs.x.gradient!.values, right.dx, right.boundOfDx))
      // The last block's gradient is of unrounded factors where it is not whole.
      if trainsHead {
        let isRounded = shape.width % 64 == 0 && shape.vocabulary % 64 == 0
        let own = inputs.head.gradient!.values
        #expect(!isRounded || Self.isWithin(own, right.dw, right.boundOfDw))
        #expect(
          zip(own, zip(right.dw, zip(unrounded.dw, right.boundOfDw))).allSatisfy {
            let (right, (unrounded, bound)) = $1
            return abs(Double($0) - right) <= 4 * bound + abs(right - unrounded) + 2e-5
          })
      }
    }
  }

  /// Of a probability near 1 little is left of the target's own row: no more than of the rows that were multiplied.
  @Test(arguments: [true, false]) func whatIsLeftOfACertainToken(trainsHead: Bool) {
    let shape = Shape(rows: 12, vocabulary: 640, width: 64), inputs = HeadLossTests.Inputs(shape, scale: 0.3)
    inputs.head.isTrainable = trainsHead
    // Rows that point to their own token: p is .99 and more.
    let heads = inputs.head.value.values
    inputs.x.change { x in
      for row in 0..<12 {
        let own = Int(max(0, inputs.targets[row]))
        for c in 0..<64 { x.pointer[row * 64 + c] = 3 * heads[own * 64 + c] }
      }
    }
    let right = Slow(inputs, probabilitiesAlone: false, round: RoundedProductTests.rounded)
    #expect(right.logProbabilities.allSatisfy { $0 > log(0.9) } && right.logProbabilities.contains { $0 < -1e-4 })
    let tape = Tape(recording: true)
    tape.backward(
      from: tape.crossEntropy(
        rows: tape.leaf(inputs.x), head: inputs.head, targets: inputs.targets, weights: inputs.weights, precision: .bf16
      ))
    #expect(Self.isWithin(inputs.x.gradient!.values, right.dx, right.boundOfDx.map { 2 * $0 }))
  }

  /// A row's bits hang neither on the number of threads nor on the rows beside it, nor on how the head is kept.
  @Test(arguments: shapes) func sameBits(_ shape: Shape) {
    let old = Machine.threads
    defer { Machine.threads = old }
    for trains in [true, false] {
      let runs = [1, 2, 3].map { threads -> [[Float]] in
        Machine.threads = threads
        let inputs = HeadLossTests.Inputs(shape), tape = Tape(recording: true)
        inputs.head.isTrainable = trains
        let loss = tape.crossEntropy(
          rows: tape.leaf(inputs.x), head: inputs.head, bias: inputs.usedBias, targets: inputs.targets, precision: .bf16
        )
        tape.backward(from: loss)
        let head = inputs.head.gradient?.values ?? []
        // The library's product, where a block is not whole, splits by threads.
        return [[loss.value.item], inputs.x.gradient!.values, shape.vocabulary % 64 == 0 ? head : []]
      }
      #expect(runs[1] == runs[0] && runs[2] == runs[0], "\(trains)")
    }
    // With AMX for widths of whole tiles, as in ``RoundedProductTests/sameBits(outputs:inputs:)``.
    guard !RoundedProductTests.hasTiles || shape.width % 32 == 0 else { return }
    let inputs = HeadLossTests.Inputs(shape)
    func read(_ rows: Range<Int>) -> [Float] {
      Tape.readTokens(
        inputs.x.value.rows(rows).copy(), head: inputs.head, bias: inputs.usedBias,
        targets: Array(inputs.targets[rows]),
        precision: .bf16
      ).logProbabilities
    }
    let all = read(0..<shape.rows)
    for row in [0, shape.rows / 2, shape.rows - 1] { #expect(read(row..<row + 1) == [all[row]]) }
  }
}
