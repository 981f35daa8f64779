import Basics
import Methods
import Networks
import Tensors
import TestSupport
import Testing
import Training

@testable import Conformance

/// Whether the program still computes the bits that `Arithmetic.version` stands for.
///
/// If this fails and no number was meant to change, a number has changed: find out why. If one was, raise the version and
/// write down the new digests here: every identity then changes, and no old result is taken for a new one.
@Suite(.serialized) struct ArithmeticTests {
  static let hasModel = Installed.model != nil

  /// Of the class of machine, and what was computed there.
  private static let known: [(version: Int, kernels: String, digest: String)] = [
    (
      3, "AVX-512 kernels, OpenBLAS 0.3.21 SkylakeX, glibc 2.36",
      "ff3792b69481ebae4de93b3dc4cc6df1e1df43261218a548ade1f7ba3a5145c7"
    ),
    (
      3, "AVX-512 kernels, OpenBLAS 0.3.21 Haswell but for small products, glibc 2.36",
      "884695247efd8214ad31352534f475287f09da66fd88ea45155f99a5929f9ec5"
    ),
  ]

  private static func bytes(_ model: Model, _ data: EncodedSet) -> [UInt8] {
    model.logits(of: data).flatMap { $0 }.flatMap { value in
      withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) }
    }
  }

  /// Logits after a few steps: of every method on the tiny model, and of three on layers of a real one's widths, where
  /// other kernels are used.
  private func digest() throws -> String {
    let before = Machine.threads
    defer { Machine.threads = before }
    Machine.threads = 1
    let tiny = try Conformance.TinyModel()
    var bytes: [UInt8] = []
    for name in MethodRegistry.names {
      let model = try MethodConformance(try MethodRegistry.method(name), on: tiny).trained().model
      bytes += Self.bytes(model, MethodConformance.data)
    }
    Machine.threads = 2
    for name in ["fft", "lora", "prefix"] {
      let model = Model(try Backbone(directory: Installed.model!), outputs: 3, seed: 1)
      let type = try MethodRegistry.method(name)
      try model.attach(
        try type.init(try Options(for: type.card)), random: RandomStream(seed: 1, purpose: "m"))
      let items = (0..<16).map { row -> EncodedSet.Item in
        let tokens = (0..<16 + row).map { Int32(1000 + 17 * $0 + row) }
        return EncodedSet.Item(tokens: tokens, types: tokens.map { _ in 0 })
      }
      let data = EncodedSet(items: items, targets: .categories(items.indices.map { Int32($0 % 3) }))
      var options = TrainingOptions()
      (options.batch, options.steps) = (8, 3)
      _ = try Trainer(model: model, objective: Classification(), options: options).train(on: data)
      bytes += Self.bytes(model, data)
    }
    return SHA256.hexDigest(of: bytes)
  }

  @Test(.enabled(if: hasModel, "needs tunebench model add minilm")) func theVersionStandsForTheseBits() throws {
    let digest = try digest()
    // A class of machines that is not known cannot say; the line below is what to add for it.
    guard let known = Self.known.first(where: { $0.kernels == Arithmetic.kernels }) else {
      print("skipped: no digest for \"\(Arithmetic.kernels)\"; here it is (\(Arithmetic.version), \"\(digest)\")")
      return
    }
    #expect(known.version == Arithmetic.version && known.digest == digest, "\(Arithmetic.kernels): \(digest)")
  }

  @Test func theClassNamesWhatDecidesTheLastBits() {
    let words = Arithmetic.kernels
    #expect(words.contains("kernels, OpenBLAS 0.3") && words.contains("glibc 2."), "\(words)")
  }
}
