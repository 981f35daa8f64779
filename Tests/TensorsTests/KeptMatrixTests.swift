import Basics
import CKernels
import Foundation
import Testing

@testable import Tensors

/// Products by matrices as files keep them against those by their widened twins.
@Suite struct KeptMatrixTests {
  static let types = StoredType.allCases.filter { $0 != .f32 }

  /// A kept matrix [rows, columns] of pseudo-random blocks, rows in reverse where `reversed`, and its twin by the widening
  /// that is checked against ggml elsewhere.
  static func pair(_ type: StoredType, rows: Int, columns: Int, reversed: Bool = false) throws -> (Parameter, Parameter)
  {
    let blocks = rows * columns / type.blockLength
    var stream = RandomStream(seed: 3, purpose: "blocks \(type)")
    var bytes = (0..<blocks * type.blockBytes).map { _ in UInt8(truncatingIfNeeded: stream.next()) }
    // Scales of about 2^-6, so that sums are of the size of weights; the high byte of a half is its second.
    let halves: [Int] =
      switch type {
      case .f32: []
      case .f16, .bf16: [0]
      case .q41, .q51, .q4K, .q5K: [0, 2]
      case .q6K: [208]
      case .q40, .q50, .q80: [0]
      }
    for block in 0..<blocks {
      for place in halves {
        let high = block * type.blockBytes + place + 1
        bytes[high] =
          type == .bf16 ? bytes[high] & 0x80 | 0x3c : bytes[high] & 0x83 | (type.blockLength == 256 ? 0x08 : 0x20)
      }
    }
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("kept-\(UUID())")
    defer { try? FileManager.default.removeItem(at: url) }
    // Not at the beginning of the file, nor on a multiple of 4.
    try Data([1, 2, 3] + bytes).write(to: url)
    let order = reversed ? (0..<Int32(rows)).reversed().map { $0 } : nil
    let kept = KeptMatrix(type, [rows, columns], in: try MappedFile(url), at: 3, order: order)
    let twin = Tensor([rows, columns])
    let stored = rows == 0 ? 0 : bytes.count / rows
    bytes.withUnsafeBytes {
      for row in 0..<rows {
        type.widen(
          $0.baseAddress! + Int(order?[row] ?? Int32(row)) * stored, count: columns, to: twin.pointer + row * columns)
      }
    }
    return (Parameter("w", kept: kept), Parameter("w", twin, role: .base, isTrainable: false))
  }

  private static let isWide = tb_kernel_level() == 4

  @Test("T-53, I-51: products and gradients by a kept matrix are those by its widened twin", arguments: types)
  func productsAreThoseOfTheTwin(_ type: StoredType) throws {
    for (rows, reversed) in [(1, false), (5, true), (60, true), (131, false)] {
      let (kept, twin) = try Self.pair(type, rows: 64, columns: 512, reversed: reversed)
      let bias = GradientTests.parameter("bias", [64]), x = GradientTests.parameter("x", [rows, 512])
      func run(_ w: Parameter) -> (y: [Float], dx: [Float]) {
        let tape = Tape(recording: true)
        x.zeroGradient()
        let y = tape.linear(tape.leaf(x), w, bias)
        tape.backward(
          from: tape.weightedSum(y, Tensor((0..<y.value.count).map { Float($0 % 7) - 3 }, shape: y.value.shape)))
        return (y.value.values, x.accumulatedGradient.values)
      }
      let (a, b) = (run(kept), run(twin))
      #expect(kept.isKept)
      // The library multiplies few rows by the twin: the same sums, whose last bits may differ.
      if rows >= 56, Self.isWide { #expect(a.y == b.y, "\(type) \(rows)") }
      let size = b.y.map(abs).max()!
      #expect(zip(a.y, b.y).allSatisfy { abs($0 - $1) < 1e-5 * size })
      if rows >= 56, Self.isWide { #expect(a.dx == b.dx, "\(type) \(rows)") }
      let steepest = b.dx.map(abs).max()!
      #expect(zip(a.dx, b.dx).allSatisfy { abs($0 - $1) < 1e-5 * steepest })
    }
  }

  /// Whoever else is in the batch: a row's bits are its own, forward and backward, in the head's loss, too.
  @Test(arguments: [StoredType.q41, .q6K, .f16]) func aRowsBitsDoNotHangOnTheOthers(_ type: StoredType) throws {
    guard Self.isWide else { return }
    let (kept, _) = try Self.pair(type, rows: 64, columns: 512)
    let (head, _) = try Self.pair(type, rows: 2080, columns: 512)
    let x = GradientTests.parameter("x", [131, 512])
    func run(_ rows: Int) -> [[Float]] {
      let tape = Tape(recording: true), first = x.value.rows(0..<rows)
      let leaf = Parameter("x", first.copy(), role: .method, isTrainable: true)
      let y = tape.linear(tape.leaf(leaf), kept, nil)
      tape.backward(from: tape.weightedSum(y, Tensor((0..<rows * 64).map { Float($0 % 7) - 3 }, shape: [rows, 64])))
      let read = Tape.readTokens(first, head: head, targets: (0..<Int32(rows)).map { $0 })
      return [
        Array(y.value.values.prefix(64)), Array(leaf.accumulatedGradient.values.prefix(512)),
        [read.logProbabilities[0], read.entropies[0]],
      ]
    }
    let alone = run(1)
    for rows in [2, 7, 28, 55, 56, 131] { #expect(run(rows) == alone, "\(type) \(rows)") }
  }

  @Test(arguments: types) func rowsAreLookedUpAsInTheTwin(_ type: StoredType) throws {
    let (kept, twin) = try Self.pair(type, rows: 9, columns: 256, reversed: true)
    let index: [Int32] = [3, -1, 8, 0, 3], more: [Int32] = [1, 1, -1, 8, 2]
    func run(_ w: Parameter) -> [Float] {
      Tape(recording: false).embeddings([(w, index), (w, more)]).value.values
    }
    #expect(run(kept) == run(twin) && kept.isKept)
    #expect(kept.rows(at: [8, 0]).values == twin.rows(at: [8, 0]).values)
  }

  @Test(arguments: [StoredType.q41, .q80, .q6K, .bf16]) func aHeadsLossIsThatOfTheTwin(_ type: StoredType) throws {
    for rows in [3, 130] {
      let (kept, twin) = try Self.pair(type, rows: 2080, columns: 256)
      let x = GradientTests.parameter("x", [rows, 256])
      let targets = (0..<rows).map { $0 % 6 == 5 ? -1 : Int32($0 * 7919 % 2080) }
      func run(_ w: Parameter, _ precision: Precision) -> [Float] {
        let tape = Tape(recording: true)
        x.zeroGradient()
        let loss = tape.crossEntropy(rows: tape.leaf(x), head: w, targets: targets, precision: precision)
        tape.backward(from: loss)
        let read = Tape.readTokens(x.value, head: w, targets: targets, precision: precision)
        return [loss.value.item] + x.accumulatedGradient.values + read.logProbabilities + read.entropies
          + read.best.map(Float.init)
      }
      for precision in Precision.allCases where precision.missing == nil {
        #expect(run(kept, precision) == run(twin, precision) && kept.isKept, "\(type) \(rows) \(precision)")
      }
    }
  }

  /// Who asks for the values widens them from then on; what was kept can be put back.
  @Test func askingForTheValuesWidensThem() throws {
    let (kept, twin) = try Self.pair(.q41, rows: 8, columns: 64)
    let before = MemoryLedger.now
    let snapshot = kept.snapshot()
    #expect(kept.isKept && MemoryLedger.now == before)
    #expect(kept.hasSameBits(as: twin) && kept.isKept)
    kept.change { $0.pointer[5] += 1 }
    #expect(!kept.isKept && !kept.hasSameBits(as: twin))
    #expect(kept.value.values[5] == twin.value.values[5] + 1 && kept.value.values[6] == twin.value.values[6])
    kept.restore(snapshot)
    #expect(kept.isKept && kept.hasSameBits(as: twin))
    kept.isTrainable = true
    #expect(!kept.isKept && kept.value.values == twin.value.values)
    let dense = twin.snapshot()
    twin.change { $0.pointer[0] = 42 }
    twin.restore(dense)
    #expect(kept.hasSameBits(as: twin))
  }
}
