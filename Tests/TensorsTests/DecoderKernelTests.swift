import Basics
import CKernels
import Foundation
import Tensors
import Testing

/// What decoders have beside attention: RMS norm, rotary positions, gates. Slow ones in double, and central differences.
@Suite struct DecoderKernelTests {
  // ---- gates ------------------------------------------------------------------------------------------------

  static func slow(_ kind: Activation, _ v: Float) -> Double {
    let x = Double(v)
    return switch kind {
    case .gelu: 0.5 * x * erfc(-x / 2.0.squareRoot())
    case .geluTanh: 0.5 * x * (1 + Foundation.tanh((2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)))
    case .relu: max(0, x)
    case .tanh: Foundation.tanh(x)
    case .swish: x / (1 + exp(-x))
    }
  }

  @Test(arguments: Activation.allCases) func gateValues(_ kind: Activation) {
    let a = (-1000...1000).map { Float($0) / 60 }, b = KernelTests.random("b", a.count)
    let y = Tape(recording: false).gated(
      kind, Variable(Tensor(a, shape: [3, a.count / 3])), by: Variable(Tensor(b, shape: [3, a.count / 3])))
    #expect(KernelTests.worst(y.value.values, zip(a, b).map { Self.slow(kind, $0) * Double($1) }) < 8e-6)
  }

  @Test(arguments: Activation.allCases) func gateGradients(_ kind: Activation) {
    let a = GradientTests.parameter("a", [6, 9], scale: 2), b = GradientTests.parameter("b", [6, 9])
    // ReLU's kink: keep away from zero by more than the step.
    for i in 0..<a.count where abs(a.value.pointer[i]) < 0.05 { a.value.pointer[i] = 0.5 }
    GradientTests.check([a, b]) { $0.gated(kind, $0.leaf(a), by: $0.leaf(b)) }
    GradientTests.check([a]) { $0.gated(kind, $0.leaf(a), by: Variable(b.value)) }
    GradientTests.check([b]) { $0.gated(kind, Variable(a.value), by: $0.leaf(b)) }
    // Smooth enough in a row used twice.
    if kind != .relu { GradientTests.check([a]) { $0.gated(kind, $0.leaf(a), by: $0.leaf(a)) } }
  }

  // ---- RMS norm ---------------------------------------------------------------------------------------------

  @Test(arguments: [(1, 1), (4, 12), (9, 64), (3, 577)]) func rmsNorm(rows: Int, width: Int) {
    let x = KernelTests.random("x", rows * width, scale: 3), g = KernelTests.random("g", width)
    let gain = Parameter("g", Tensor(g, shape: [width]), role: .base, isTrainable: false)
    for epsilon: Float in [1e-6, 0.5] {
      let y = Tape(recording: false).rmsNorm(Variable(Tensor(x, shape: [rows, width])), gain: gain, epsilon: epsilon)
      let slow = (0..<rows * width).map { i -> Double in
        let row = x[i / width * width..<(i / width + 1) * width]
        let square = row.reduce(0) { $0 + Double($1) * Double($1) } / Double(width)
        return Double(x[i]) / (square + Double(epsilon)).squareRoot() * Double(g[i % width])
      }
      #expect(KernelTests.worst(y.value.values, slow) < 3e-6)
    }
  }

  @Test func rmsNormGradients() {
    let x = GradientTests.parameter("x", [5, 12]), g = GradientTests.parameter("g", [12])
    GradientTests.check([x, g]) { $0.rmsNorm($0.leaf(x), gain: g, epsilon: 1e-5) }
    GradientTests.check([x, g]) { $0.rmsNorm($0.leaf(x), gain: g, epsilon: 2) }
    // Over heads: a row of 12 is three rows of 4.
    let heads = GradientTests.parameter("heads", [4])
    GradientTests.check([x, heads]) { $0.rmsNorm($0.reshaped($0.leaf(x), [15, 4]), gain: heads, epsilon: 1e-5) }
    for (trainsX, trainsGain) in [(true, false), (false, true), (false, false)] {
      (x.isTrainable, g.isTrainable) = (trainsX, trainsGain)
      GradientTests.check([x, g].filter(\.isTrainable)) { $0.rmsNorm($0.leaf(x), gain: g, epsilon: 1e-5) }
      #expect((x.gradient != nil) == trainsX && (g.gradient != nil) == trainsGain)
    }
  }

  // ---- rotary -----------------------------------------------------------------------------------------------

  @Test(arguments: [(8, 4), (8, 3), (6, 1), (64, 32), (80, 16)]) func rotary(headWidth: Int, half: Int) {
    let heads = 3, positions: [Int32] = [0, 1, 2, 0, 511, 1, 7], rows = positions.count
    let frequencies = (0..<half).map { Float(pow(10_000, -Double($0) / Double(half))) }
    let x = KernelTests.random("x", rows * heads * headWidth)
    let y = Tape(recording: false).rotated(
      Variable(Tensor(x, shape: [rows, heads * headWidth])),
      by: Rotary(positions: positions, frequencies: frequencies), heads: heads)
    var slow = x.map { Double($0) }
    for r in 0..<rows {
      for h in 0..<heads {
        let at = (r * heads + h) * headWidth
        for j in 0..<half {
          let angle = Double(Float(positions[r]) * frequencies[j])
          let a = Double(x[at + j]), b = Double(x[at + j + half])
          slow[at + j] = a * cos(angle) - b * sin(angle)
          slow[at + j + half] = b * cos(angle) + a * sin(angle)
        }
      }
    }
    #expect(KernelTests.worst(y.value.values, slow) < 1e-6)
  }

  /// One quarter of a turn sends (1, 0) to (0, 1), and the element behind the turned ones stays.
  @Test func rotaryByHand() {
    let y = Tape(recording: false).rotated(
      Variable(Tensor([1, 0, 5], shape: [1, 3])), by: Rotary(positions: [1], frequencies: [.pi / 2]), heads: 1)
    for (a, b) in zip(y.value.values, [0, 1, 5]) { #expect(abs(a - Float(b)) < 1e-7) }
  }

  @Test func rotaryGradients() {
    let x = GradientTests.parameter("x", [4, 16])
    let rotary = Rotary(positions: [3, 0, 9, 1], frequencies: [1, 0.3, 0.1])
    GradientTests.check([x]) { $0.rotated($0.leaf(x), by: rotary, heads: 2) }
    // A leaf that something else reads keeps its value.
    let before = x.value.values, tape = Tape(recording: true)
    tape.backward(from: tape.weightedSum(tape.rotated(tape.leaf(x), by: rotary, heads: 2), x.value))
    #expect(x.value.values == before)
  }

  // ---- threads and memory -----------------------------------------------------------------------------------

  @Test(arguments: [(3, 5), (37, 33), (300, 64), (500, 129)]) func sameBitsWithAnyThreads(rows: Int, width: Int) {
    let old = Machine.threads
    defer { Machine.threads = old }
    let runs = [1, 2, 3].map { threads -> [[Float]] in
      Machine.threads = threads
      let x = GradientTests.parameter("x", [rows, width]), y = GradientTests.parameter("y", [rows, width])
      let g = GradientTests.parameter("g", [width])
      let rotary = Rotary(
        positions: (0..<Int32(rows)).map { $0 * 7 }, frequencies: (0..<width / 2).map { 1 / Float($0 + 1) })
      let tape = Tape(recording: true)
      let normal = tape.rotated(tape.rmsNorm(tape.leaf(x), gain: g, epsilon: 1e-5), by: rotary, heads: 1)
      let z = Activation.allCases.reduce(normal) { tape.gated($1, $0, by: tape.leaf(y)) }
      tape.backward(from: tape.weightedSum(z, y.value))
      return [z.value.values, x.gradient!.values, y.gradient!.values, g.gradient!.values]
    }
    #expect(runs[1] == runs[0] && runs[2] == runs[0])
  }

  @Test func storingOverAnOperandGivesTheSameBits() {
    let rows = 20, width = 50, count = rows * width
    let x = KernelTests.random("x", count), b = KernelTests.random("b", count), g = KernelTests.random("g", width)
    let dy = KernelTests.random("dy", count), rstd = KernelTests.random("rstd", rows).map { abs($0) + 0.1 }
    let turns = KernelTests.random("turns", rows * width)
    typealias Body = (UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
    func check(_ from: [Float], _ body: Body) {
      var apart = [Float](repeating: 0, count: count), over = from
      body(from, &apart)
      over.withUnsafeMutableBufferPointer { body($0.baseAddress!, $0.baseAddress!) }
      #expect(over == apart)
    }
    check(x) { tb_rms_norm_forward(rows, width, 1e-5, $0, g, $1, nil) }
    check(dy) { tb_rms_norm_backward(rows, width, $0, x, rstd, g, $1) }
    for inverse in [false, true] { check(x) { tb_rotate(rows, 2, 25, 12, turns, inverse, $0, $1) } }
    for kind in [tb_gelu, tb_relu, tb_tanh, tb_swish, tb_gelu_tanh, tb_sigmoid] {
      check(x) { tb_gate_forward(kind, count, $0, b, $1) }
      var db = b
      check(dy) { tb_gate_backward(kind, count, x, b, $0, $1, &db) }
    }
  }
}
