import Basics
import Foundation
import Tensors
import Testing

/// Products in bfloat16 against slow, obvious ones: factors rounded by hand, sums in double.
@Suite(.enabled(if: Precision.bf16.missing == nil, "no bf16 here: \(Precision.bf16.missing ?? "")"), .serialized)
struct RoundedProductTests {
  /// To 8 significant bits, to the nearest, to even where two are as near; for finite numbers far from overflow.
  static func rounded(_ x: Float) -> Float {
    let unit = x.ulp * 65536
    return (x / unit).rounded(.toNearestOrEven) * unit
  }

  static func parameter(_ name: String, _ shape: [Int], isTrainable: Bool = false) -> Parameter {
    let values = KernelTests.random(name, shape.reduce(1, *))
    return Parameter(name, Tensor(values, shape: shape), role: .base, isTrainable: isTrainable)
  }

  /// x Wᵀ + b and dy W of the rounded factors, the latter twice: once stored and once added to what is there.
  @Test(arguments: [
    (1, 384, 384), (16, 64, 32), (47, 128, 96), (48, 192, 64), (200, 384, 384), (145, 1536, 384), (97, 384, 1536),
    (33, 48, 20), (5, 7, 3),
  ])
  func products(rows: Int, outputs: Int, inputs: Int) {
    let x = Self.parameter("x", [rows, inputs], isTrainable: true), dy = Self.parameter("dy", [rows, outputs])
    let w = Self.parameter("w", [outputs, inputs]), b = Self.parameter("b", [outputs])
    let tape = Tape(recording: true), leaf = tape.leaf(x)
    let y = tape.linear(leaf, w, b, precision: .bf16)
    let loss = tape.weightedSum(tape.add(y, tape.linear(leaf, w, nil, precision: .bf16)), dy.value)
    tape.backward(from: loss)

    func slow(_ round: (Float) -> Float) -> (y: [Double], dx: [Double]) {
      let (x, w, dy) = (x.value.values.map(round), w.value.values.map(round), dy.value.values.map(round))
      var y = (0..<rows * outputs).map { Double(b.value.values[$0 % outputs]) }
      var dx = [Double](repeating: 0, count: rows * inputs)
      for i in 0..<rows {
        for o in 0..<outputs {
          for k in 0..<inputs {
            y[i * outputs + o] += Double(x[i * inputs + k]) * Double(w[o * inputs + k])
            dx[i * inputs + k] += 2 * Double(dy[i * outputs + o]) * Double(w[o * inputs + k])
          }
        }
      }
      return (y, dx)
    }
    let (right, unrounded) = (slow(Self.rounded), slow { $0 })
    let tolerance = 1e-5 * Double(max(inputs, outputs)).squareRoot()
    #expect(KernelTests.worst(y.value.values, right.y) < tolerance)
    #expect(KernelTests.worst(x.gradient!.values, right.dx) < 2 * tolerance)
    // And it is bfloat16, not more.
    #expect(KernelTests.worst(y.value.values, unrounded.y) > 10 * tolerance)
    #expect(KernelTests.worst(x.gradient!.values, unrounded.dx) > 10 * tolerance)
  }

  /// dyᵀ x of the rounded factors, stored and added to; of sizes that are no whole vectors of factors as they are.
  @Test(arguments: [
    (1, 16, 64), (31, 48, 128), (64, 192, 64), (511, 16, 64), (513, 80, 64), (1100, 48, 192), (33, 48, 20),
    (40, 24, 64),
  ])
  func gradientsOfWeights(rows: Int, outputs: Int, inputs: Int) {
    let x = Self.parameter("x", [rows, inputs]), dy = Self.parameter("dy", [rows, outputs])
    let w = Self.parameter("w", [outputs, inputs], isTrainable: true), old = Machine.threads
    defer { Machine.threads = old }
    func gradient(threads: Int) -> [Float] {
      Machine.threads = threads
      w.zeroGradient()
      let tape = Tape(recording: true), leaf = Variable(x.value)
      let sum = tape.add(tape.linear(leaf, w, nil, precision: .bf16), tape.linear(leaf, w, nil, precision: .bf16))
      tape.backward(from: tape.weightedSum(sum, dy.value))
      return w.gradient!.values
    }
    let isRounded = outputs % 16 == 0 && inputs % 64 == 0
    func slow(_ round: (Float) -> Float) -> [Double] {
      let (x, dy) = (x.value.values.map(round), dy.value.values.map(round))
      var dw = [Double](repeating: 0, count: outputs * inputs)
      for i in 0..<rows {
        for o in 0..<outputs {
          let twice = 2 * Double(dy[i * outputs + o])
          for k in 0..<inputs { dw[o * inputs + k] += twice * Double(x[i * inputs + k]) }
        }
      }
      return dw
    }
    let (right, unrounded) = (slow(Self.rounded), slow { $0 }), tolerance = 2e-5 * Double(rows).squareRoot()
    let own = gradient(threads: 2)
    #expect(KernelTests.worst(own, isRounded ? right : unrounded) < tolerance)
    #expect(!isRounded || KernelTests.worst(own, unrounded) > 10 * tolerance)
    // The library's product splits by threads.
    guard isRounded else { return }
    for threads in 1...3 { #expect(gradient(threads: threads).elementsEqual(own), "\(threads) threads") }
  }

  /// By the identity, a product is its own left side, rounded.
  @Test func rounding() {
    let count = 64
    var ones = [Float](repeating: 0, count: count * count)
    for i in 0..<count { ones[i * count + i] = 1 }
    let identity = Parameter("one", Tensor(ones, shape: [count, count]), role: .base, isTrainable: false)
    func product(_ x: [Float]) -> [Float] {
      let row = x + [Float](repeating: 0, count: count - x.count)
      let y = Tape(recording: false).linear(
        Variable(Tensor(row, shape: [1, count])), identity, nil, precision: .bf16)
      return Array(y.value.values.prefix(x.count))
    }
    let unit: Float = 0x1p-7
    let cases: [(Float, Float)] = [
      (1, 1), (1 + unit, 1 + unit), (1 + unit / 2, 1), (1 + 1.5 * unit, 1 + 2 * unit),
      ((1 + unit / 2).nextUp, 1 + unit), ((1 + 1.5 * unit).nextDown, 1 + unit), (-(1 + unit / 2), -1),
      (-0.1, -0.10009765625),
      (3.0e38, 0x1.c4p127),
    ]
    #expect(product(cases.map(\.0)) == cases.map(\.1))
    #expect(product([.nan]).first!.isNaN)
    #expect(product([Float(bitPattern: 0x7f80_0001)]).first!.isNaN, "rounding is not to make it infinite")
    #expect(product([.infinity]).first == .infinity)
  }

  /// Whether oneDNN multiplies in tiles. The processor's flags, read by another way, must agree: results are compared by it.
  static let hasTiles = Precision.bf16.library?.hasSuffix(" AMX") == true

  @Test func theInstructionsAreNamed() throws {
    let flags = FileManager.default.contents(atPath: "/proc/cpuinfo").map { String(decoding: $0, as: UTF8.self) } ?? ""
    guard ProcessInfo.processInfo.environment["ONEDNN_MAX_CPU_ISA"] == nil else { return }
    #expect(Self.hasTiles == flags.contains("amx_bf16"))
    #expect(Self.hasTiles || Precision.bf16.library?.hasSuffix(" AVX512_BF16") == true)
  }

  /// A row's bits hang neither on the number of threads nor on the rows beside it. With AMX that is so for widths of whole
  /// tiles, as every layer has them: sums over 24 come out in another order for 50 rows than for 333 (oneDNN 2.6).
  @Test(arguments: [(128, 96), (384, 384), (384, 1536), (48, 3072)] + (hasTiles ? [] : [(24, 16)]))
  func sameBits(outputs: Int, inputs: Int) {
    let x = Self.parameter("x", [333, inputs]), w = Self.parameter("w", [outputs, inputs]), old = Machine.threads
    let b = Self.parameter("b", [outputs]), dy = Self.parameter("dy", [333, outputs])
    defer { Machine.threads = old }
    // The result with a bias, and the gradient stored and added to.
    func run(_ threads: Int, _ rows: Range<Int>) -> (y: [UInt32], dx: [UInt32]) {
      Machine.threads = threads
      let part = Parameter("part", x.value.rows(rows).copy(), role: .base, isTrainable: true)
      let tape = Tape(recording: true), leaf = tape.leaf(part)
      let y = tape.linear(leaf, w, b, precision: .bf16), values = y.value.values
      let sum = tape.add(y, tape.linear(leaf, w, nil, precision: .bf16))
      tape.backward(from: tape.weightedSum(sum, dy.value.rows(rows)))
      return (values.map(\.bitPattern), part.gradient!.values.map(\.bitPattern))
    }
    let first = run(1, 0..<333)
    for threads in [1, 2, 3] { for _ in 0..<5 { #expect(run(threads, 0..<333) == first) } }
    let few = run(2, 100..<150)
    #expect(few.y[...] == first.y[(100 * outputs)..<(150 * outputs)])
    #expect(few.dx[...] == first.dx[(100 * inputs)..<(150 * inputs)])
  }

  /// Whatever changes a weight, products are of what it is now.
  @Test func aChangedWeightIsRoundedAgain() {
    let w = Self.parameter("w", [64, 32]), x = Self.parameter("x", [20, 32], isTrainable: true)
    let dy = Self.parameter("dy", [20, 64])
    func bits(_ w: Parameter) -> [UInt32] {
      let tape = Tape(recording: true)
      x.zeroGradient()
      let y = tape.linear(tape.leaf(x), w, nil, precision: .bf16)
      let values = y.value.values
      tape.backward(from: tape.weightedSum(y, dy.value))
      return (values + x.gradient!.values).map(\.bitPattern)
    }
    func isUpToDate(after what: String, _ change: () -> Void) {
      let before = bits(w)
      change()
      let fresh = Parameter("fresh", w.value.copy(), role: .base, isTrainable: w.isTrainable)
      #expect(bits(w) == bits(fresh) && bits(w) != before, "\(what)")
    }
    isUpToDate(after: "assign") { w.assign(Self.parameter("v", [64, 32]).value) }
    isUpToDate(after: "change") { w.change { $0.pointer[7] = 3 } }
  }

  /// Copies are in the ledger, with the weights that they are of, and gone with them.
  @Test func theLedgerCountsTheCopies() {
    let before = MemoryLedger.now
    do {
      let w = Self.parameter("w", [128, 64]), x = Self.parameter("x", [20, 64], isTrainable: true)
      func run() {
        let tape = Tape(recording: true)
        tape.backward(from: tape.weightedSum(tape.linear(tape.leaf(x), w, nil, precision: .bf16), dy.value))
      }
      let dy = Self.parameter("dy", [20, 128]), weights = 128 * 64
      let held = MemoryLedger.now[.baseWeights]
      run()
      #expect(MemoryLedger.now[.baseWeights] - held == 2 * 2 * weights)
      let trained = MemoryLedger.now[.trainableWeights]
      w.isTrainable = true
      #expect(MemoryLedger.now[.trainableWeights] - trained == (4 + 2 * 2) * weights)
      withExtendedLifetime((w, x, dy)) {}
    }
    #expect(MemoryLedger.now == before)
  }
}
