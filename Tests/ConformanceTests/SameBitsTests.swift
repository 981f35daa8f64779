import Basics
import Methods
import Tensors
import Testing

@testable import Conformance

/// Where tensors come to lie in memory is chance; what is computed from them must not be.
@Suite(.serialized) struct SameBitsTests {
  @Test(arguments: MethodRegistry.names, [1, 2])
  func theSameForwardPassGivesTheSameBitsWhereverItsTensorsLie(name: String, threads: Int)
    throws
  {
    let before = Machine.threads
    Machine.threads = threads
    defer { Machine.threads = before }
    let tiny = try Conformance.TinyModel()
    let model = try MethodConformance(try MethodRegistry.method(name), on: tiny).trained().model
    // All texts in one batch, and each alone.
    func bits() -> [UInt32] {
      [8, 1].flatMap { model.logits(of: MethodConformance.data, batch: $0) }.flatMap { $0 }.map(\.bitPattern)
    }
    let first = bits()
    var random = RandomStream(seed: 1, purpose: "placement")
    // Blocks of all small sizes come and go between the passes, so that each pass finds other holes.
    var held: [Tensor?] = Array(repeating: nil, count: 64)
    var differing = 0
    for _ in 0..<150 {
      for _ in 0..<16 { held[random.integer(below: held.count)] = Tensor([1 + random.integer(below: 80)]) }
      for _ in 0..<8 { held[random.integer(below: held.count)] = nil }
      if bits() != first { differing += 1 }
    }
    #expect(differing == 0, "\(differing) of 150 passes differ")
  }
}
