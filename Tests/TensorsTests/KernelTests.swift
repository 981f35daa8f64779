import Basics
import CKernels
import Foundation
import Tensors
import Testing

/// Fast kernels against slow, obvious ones in double precision.
@Suite struct KernelTests {
  static func random(_ name: String, _ count: Int, scale: Double = 1) -> [Float] {
    var stream = RandomStream(seed: 11, purpose: name)
    return (0..<count).map { _ in Float(stream.normal() * scale) }
  }

  static func worst(_ a: [Float], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { max($0, abs(Double($1.0) - $1.1)) }
  }

  static let wideFlags = ["avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512cd"]
  static var processorFlags: Set<String> {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n")
    return Set(lines?.first { $0.hasPrefix("flags") }?.split(separator: " ").map(String.init) ?? [])
  }

  /// A library older than the processor falls back to its oldest kernels: they are not to stay, unless somebody asked
  /// for them.
  @Test func matrixProductsUseWhatTheProcessorCanDo() {
    let able = Self.processorFlags, core = String(cString: tb_blas_core()), level = tb_blas_core_level(core)
    if let wanted = ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"] {
      // A name that the library lacks is one that it may replace.
      let wantedLevel = tb_blas_core_level(wanted)
      #expect(wantedLevel == -1 || level == wantedLevel, "OpenBLAS uses \(core), \(wanted) was asked for")
    } else if able.isSuperset(of: Self.wideFlags) {
      #expect(core == "SkylakeX" || level == -1, "OpenBLAS uses \(core)")
    } else if able.isSuperset(of: ["avx2", "fma"]) {
      #expect(level != 0, "OpenBLAS uses \(core)")
    }
    #expect(tb_blas_core_level("Prescott") == 0 && tb_blas_core_level("HASWELL") == 1)
    #expect(tb_blas_core_level("Cooperlake") == 2 && tb_blas_core_level("Neoverse") == -1)
  }

  @Test func activationsToSinglePrecision() {
    let x = (-20_000...20_000).map { Float($0) / 1000 }
    func run(_ kind: tb_activation) -> [Float] {
      var y = x
      tb_activation_forward(kind, x.count, x, &y)
      return y
    }
    #expect(
      Self.worst(run(tb_gelu), x.map { Double($0) * 0.5 * erfc(-Double($0) / 2.0.squareRoot()) }) < 1.5e-6)
    #expect(Self.worst(run(tb_tanh), x.map { Foundation.tanh(Double($0)) }) < 3e-7)
    #expect(Self.worst(run(tb_sigmoid), x.map { 1 / (1 + exp(-Double($0))) }) < 2e-7)
    #expect(Self.worst(run(tb_swish), x.map { Double($0) / (1 + exp(-Double($0))) }) < 2e-6)
    #expect(run(tb_relu) == x.map { max(0, $0) })
    let tanhGELU = x.map { v -> Double in
      let x = Double(v)
      return 0.5 * x * (1 + Foundation.tanh((2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)))
    }
    #expect(Self.worst(run(tb_gelu_tanh), tanhGELU) < 1.5e-6)
    // The two GELUs are not one: 4.7e-4 apart where they differ most.
    #expect(Self.worst(run(tb_gelu), tanhGELU) > 4e-4)
  }

  @Test func storingOverAnOperandGivesTheSameBits() {
    let count = 1000, x = Self.random("x", count), dy = Self.random("dy", count)
    for kind in [tb_gelu, tb_relu, tb_tanh, tb_swish, tb_gelu_tanh, tb_sigmoid] {
      var apart = [Float](repeating: 0, count: count), over = dy
      tb_activation_backward(kind, count, x, dy, &apart)
      over.withUnsafeMutableBufferPointer {
        tb_activation_backward(kind, count, x, $0.baseAddress!, $0.baseAddress!)
      }
      #expect(over == apart)
    }
    var apart = x, over = x
    tb_dropout(count, 0.3, 5, x, &apart)
    over.withUnsafeMutableBufferPointer { tb_dropout(count, 0.3, 5, $0.baseAddress!, $0.baseAddress!) }
    #expect(over == apart)
  }

  @Test(arguments: [
    (1, 1, 1), (7, 5, 3), (200, 33, 65), (64, 300, 17), (300, 8, 96), (12, 32, 16), (27, 47, 400), (14, 225, 800),
    (57, 64, 100), (300, 96, 37), (131, 32, 1000),
  ])
  func products(m: Int, n: Int, k: Int) {
    let x = Self.random("x", m * k), w = Self.random("w", n * k)
    var slow = [Double](repeating: 0, count: m * n)
    for i in 0..<m {
      for j in 0..<n { for t in 0..<k { slow[i * n + j] += Double(x[i * k + t]) * Double(w[j * k + t]) } }
    }
    func transposed(_ a: [Float], _ rows: Int, _ columns: Int) -> [Float] {
      (0..<columns * rows).map { a[($0 % rows) * columns + $0 / rows] }
    }
    let tolerance = 1e-5 * Double(k).squareRoot()
    var y = [Float](repeating: 0, count: m * n)
    tb_gemm_nt(m, n, k, 1, x, k, w, k, 0, &y, n)
    #expect(Self.worst(y, slow) < tolerance)
    tb_gemm_nt(m, n, k, -0.5, x, k, w, k, 1, &y, n)
    #expect(Self.worst(y, slow.map { 0.5 * $0 }) < 2 * tolerance)
    tb_gemm_nn(m, n, k, 1, x, k, transposed(w, n, k), n, 0, &y, n)
    #expect(Self.worst(y, slow) < tolerance)
    let bias = Self.random("b", n), biased = slow.indices.map { slow[$0] + Double(bias[$0 % n]) }
    tb_linear(m, n, k, x, w, bias, &y)
    #expect(Self.worst(y, biased) < tolerance)
    tb_linear(m, n, k, x, w, nil, &y)
    #expect(Self.worst(y, slow) < tolerance)
    tb_gemm_tn(m, n, k, 1, transposed(x, m, k), m, transposed(w, n, k), n, 1, &y, n)
    #expect(Self.worst(y, slow.map { 2 * $0 }) < 2 * tolerance)
  }

  /// softmax(q kᵀ / sqrt(w)) v of one head of one sequence after the other, in double.
  static func slowAttention(
    q: [Float], k: [Float], v: [Float], offsets: [Int32], heads: Int, width: Int, prefix: Int,
    prefixKeys: [Float], prefixValues: [Float], causal: Bool
  ) -> [Double] {
    var out = [Double](repeating: 0, count: q.count)
    let w = width / heads
    for s in 0..<offsets.count - 1 {
      for h in 0..<heads {
        for i in Int(offsets[s])..<Int(offsets[s + 1]) {
          var weights: [Double] = [], sources: [(Int) -> Float] = []
          func add(_ key: (Int) -> Float, _ value: @escaping (Int) -> Float) {
            var dot = 0.0
            for c in 0..<w { dot += Double(q[i * width + h * w + c]) * Double(key(h * w + c)) }
            weights.append(exp(dot / Double(w).squareRoot()))
            sources.append(value)
          }
          for j in 0..<prefix { add({ prefixKeys[j * width + $0] }, { prefixValues[j * width + $0] }) }
          for j in Int(offsets[s])..<Int(offsets[s + 1]) where !causal || j <= i {
            add({ k[j * width + $0] }, { v[j * width + $0] })
          }
          let total = weights.reduce(0, +)
          for (weight, source) in zip(weights, sources) {
            for c in 0..<w { out[i * width + h * w + c] += weight / total * Double(source(h * w + c)) }
          }
        }
      }
    }
    return out
  }

  @Test(arguments: [(2, 8), (3, 60), (2, 64), (1, 5)], [0, 7]) func attention(shape: (Int, Int), prefix: Int) {
    let (heads, width) = shape
    let offsets: [Int32] = [0, 1, 34, 70, 70 + 65, 140, 153, 178, 223, 223 + 250]
    let rows = Int(offsets.last!)
    let q = Self.random("q", rows * width), k = Self.random("k", rows * width),
      v = Self.random("v", rows * width)
    let pk = Self.random("pk", prefix * width), pv = Self.random("pv", prefix * width)
    for causal in [false, true] {
      func variable(_ x: [Float]) -> Variable { Variable(Tensor(x, shape: [x.count / width, width])) }
      let y = Tape(recording: false).attention(
        query: variable(q), key: variable(k), value: variable(v), offsets: offsets, heads: heads,
        prefix: prefix > 0 ? PrefixKeysValues(keys: variable(pk), values: variable(pv)) : nil,
        causal: causal)
      let slow = Self.slowAttention(
        q: q, k: k, v: v, offsets: offsets, heads: heads, width: width, prefix: prefix, prefixKeys: pk,
        prefixValues: pv, causal: causal)
      #expect(Self.worst(y.value.values, slow) < 2e-6 * Double(width))
    }
  }

  @Test func dropoutKeepsTheExpectedShareAndScale() {
    let count = 1 << 20
    let x = [Float](repeating: 1, count: count)
    var y = x
    tb_dropout(count, 0.1, 0x1234_5678_9abc_def0, x, &y)
    let dropped = Double(y.filter { $0 == 0 }.count) / Double(count)
    #expect(abs(dropped - 0.1) < 0.0015)  // five standard deviations
    #expect(y.allSatisfy { $0 == 0 || abs($0 - 1 / 0.9) < 1e-6 })
    // Neighbours are independent: P(both dropped) = 0.01.
    let both = Double((1..<count).filter { y[$0] == 0 && y[$0 - 1] == 0 }.count) / Double(count)
    #expect(abs(both - 0.01) < 0.0006)
    var again = x
    tb_dropout(count, 0.1, 0x1234_5678_9abc_def1, x, &again)
    #expect(again != y)
  }

  @Test func zerosAreWrittenEverywhereAndNowhereElse() {
    var x = [Float](repeating: 1, count: 100_003)
    x.withUnsafeMutableBufferPointer { tb_write_zeros(100_001, $0.baseAddress! + 1) }
    #expect(x.first == 1 && x.last == 1 && x.dropFirst().dropLast().allSatisfy { $0 == 0 })
  }

  @Test func adamWStepWorkedByHand() {
    // One element, two steps, in double, by Loshchilov & Hutter's algorithm 2.
    var w = 0.5, m = 0.0, v = 0.0
    var fast: [Float] = [0.5], fm: [Float] = [0], fv: [Float] = [0]
    for (t, g) in [(1, 0.2), (2, -0.4)] {
      m = 0.9 * m + 0.1 * g
      v = 0.999 * v + 0.001 * g * g
      let c1 = 1 - pow(0.9, Double(t)), c2 = 1 - pow(0.999, Double(t))
      w = w - 0.01 * 0.1 * w - 0.01 * (m / c1) / ((v / c2).squareRoot() + 1e-8)
      tb_adamw(1, &fast, [Float(g)], &fm, &fv, 0.01, 0.9, 0.999, 1e-8, 0.1, c1, c2, 1)
    }
    #expect(abs(Double(fast[0]) - w) < 1e-7)
  }

  @Test func adamWByRowsIsTheSameBitsAsWithZerosWrittenOut() {
    let rows = 50, width = 24, w = Self.random("w", rows * width)
    var (whole, m, v) = (w, [Float](repeating: 0, count: w.count), [Float](repeating: 0, count: w.count))
    var (byRows, mr, vr) = (w, m, v)
    var touched = [UInt8](repeating: 0, count: rows)
    for step in 1...4 {
      let index = [3, 17 + step, 40]
      let g = Self.random("g\(step)", index.count * width)
      var dense = [Float](repeating: 0, count: w.count), source = [Int32](repeating: -1, count: rows)
      for (i, row) in index.enumerated() {
        source[row] = Int32(i)
        for c in 0..<width { dense[row * width + c] = g[i * width + c] }
      }
      let c1 = 1 - pow(0.9, Double(step)), c2 = 1 - pow(0.999, Double(step))
      tb_adamw(w.count, &whole, dense, &m, &v, 0.01, 0.9, 0.999, 1e-8, 0.1, c1, c2, 0.5)
      tb_adamw_rows(
        rows, width, &byRows, g, source, &touched, &mr, &vr, 0.01, 0.9, 0.999, 1e-8, 0.1, c1, c2, 0.5)
    }
    #expect(byRows == whole && mr == m && vr == v)
    #expect(touched.reduce(0) { $0 + Int($1) } == 6)
  }

  @Test func sameBitsWithTheSameThreadsAndEveryThreadCountAgrees() {
    let a = Self.random("a", 900 * 64), b = Self.random("b", 96 * 64)
    let old = Machine.threads
    defer { Machine.threads = old }
    func run(_ threads: Int) -> [Float] {
      Machine.threads = threads
      var y = [Float](repeating: 0, count: 900 * 96)
      tb_gemm_nt(900, 96, 64, 1, a, 64, b, 64, 0, &y, 96)
      var sums = [Float](repeating: 0, count: 96)
      tb_column_sums(900, 96, y, &sums)
      return y + sums + [Float(tb_sum_of_squares(y.count, y))]
    }
    for threads in [1, 2, 3] {
      let first = run(threads)
      for _ in 0..<20 { #expect(run(threads) == first) }
    }
    #expect(Self.worst(run(3), run(1).map { Double($0) }) < 10)
    // Threads take rows as they come: a row's bits are not to depend on which others are taken with it.
    guard Self.processorFlags.isSuperset(of: Self.wideFlags) else { return }
    #expect(run(3).prefix(900 * 96) == run(1).prefix(900 * 96))
    var few = [Float](repeating: 0, count: 100 * 96)
    tb_gemm_nt(100, 96, 64, 1, Array(a[(77 * 64)...]), 64, b, 64, 0, &few, 96)
    #expect(few[...] == run(1)[(77 * 96)..<(177 * 96)])
  }
}
