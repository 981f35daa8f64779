import Basics
import Foundation
import Methods
import Networks
import Tensors
import TestSupport
import Testing
import Training

@testable import Conformance
@testable import Running

/// A model in other forms for a while: every bit comes back.
@Suite(.serialized) struct ModelTests {
  private static let combinations = [
    ["lora", "bitfit"], ["prefix", "adapter-parallel"], ["prompt", "adapter-houlsby"], ["lora", "ia3"],
  ]

  private func bits(_ model: Model) -> [[UInt32]] { model.parameters.map { $0.value.values.map(\.bitPattern) } }
  private func embeddings(_ backbone: Backbone) -> [[Float]] { backbone.embeddings(of: MethodConformance.data) }

  private func trained(_ names: [String], _ tiny: Conformance.TinyModel) throws -> Model {
    let model = try MethodConformance.freshModel(tiny)
    for name in names {
      let type = try MethodRegistry.method(name)
      let changed: [(String, JSON)] = name.hasPrefix("adapter") ? [("reduction", 2)] : []
      try model.attach(try type.init(try Options(changed, for: type.card)), labelPieces: MethodConformance.labelPieces)
    }
    model.trainPooling()
    try MethodConformance.train(model, steps: 4)
    return model
  }

  @Test(arguments: MethodRegistry.names.map { [$0] } + combinations)
  func withoutItsMethodsItIsTheBaseModel(_ names: [String]) throws {
    let tiny = try Conformance.TinyModel(), base = try tiny.backbone()
    let model = try trained(names, tiny)
    let (weights, logits, tuned) = (bits(model), MethodConformance.logits(model), embeddings(model.backbone))
    let room = model.backbone.textPositions
    try model.withoutMethods {
      #expect(embeddings(model.backbone) == embeddings(base))
      #expect(model.backbone.textPositions == 64)
      for (p, q) in zip(model.backbone.parameters, base.parameters) {
        #expect(p.value.values == q.value.values, "\(p.name)")
      }
    }
    #expect(bits(model) == weights && MethodConformance.logits(model) == logits)
    #expect(embeddings(model.backbone) == tuned && model.backbone.textPositions == room)
    #expect(names == ["head"] || tuned != embeddings(base))
  }

  /// An error on the way out, too, leaves the model as it was.
  @Test func anErrorInsideLeavesTheModelAsItWas() throws {
    struct Stop: Error {}
    let tiny = try Conformance.TinyModel()
    let model = try trained(["dora"], tiny)
    let (weights, logits) = (bits(model), MethodConformance.logits(model))
    #expect(throws: Stop.self) { try model.merged { throw Stop() } }
    #expect(throws: Stop.self) { try model.withoutMethods { throw Stop() } }
    #expect(bits(model) == weights && MethodConformance.logits(model) == logits)
  }

  /// (IA)³ first scales what LoRA adds to: no single weight expresses that, and nothing is left of the attempt.
  @Test func methodsThatBlockOneAnotherAreRefusedAndLeaveNothing() throws {
    let tiny = try Conformance.TinyModel()
    let model = try trained(["ia3", "lora"], tiny)
    let (weights, logits) = (bits(model), MethodConformance.logits(model))
    let error = try inputError { try model.merged { () -> Void in Issue.record("was merged") } }
    #expect(error.message.contains("cannot be merged"))
    #expect(bits(model) == weights && MethodConformance.logits(model) == logits)
    let houlsby = try trained(["adapter-houlsby"], tiny)
    #expect(try inputError { try houlsby.merged {} }.place == "adapter-houlsby")
  }

  /// ‖W - W0‖ / ‖W0‖ worked out from the merged weights by hand, for every method that merges.
  @Test(arguments: MethodRegistry.all.filter { $0.card.merges }.map { $0.card.name } + ["fft", "bitfit", "head"])
  func driftOfWeightsIsThereForEveryMethodThatMerges(_ name: String) throws {
    let tiny = try Conformance.TinyModel(), base = try tiny.backbone()
    let model = try trained([name], tiny)
    let weights = bits(model)
    let drift = try #require(try WeightDrift.perLayer(model))
    #expect(bits(model) == weights)
    let merged = try model.merged { model.backbone.blocks.map { $0.parameters.flatMap(\.value.values) } }
    for (layer, values) in merged.enumerated() {
      let original = base.blocks[layer].parameters.flatMap(\.value.values)
      var difference = 0.0, norm = 0.0
      for (a, b) in zip(values, original) {
        difference += pow(Double(a) - Double(b), 2)
        norm += pow(Double(b), 2)
      }
      #expect(abs(drift[layer] - (difference / norm).squareRoot()) < 1e-12)
      #expect(name == "head" ? drift[layer] == 0 : drift[layer] > 1e-4, "\(name): \(drift)")
    }
  }

  @Test(arguments: ["prompt", "prefix", "adapter-houlsby"]) func whatDoesNotMergeHasNoDriftOfWeights(_ name: String)
    throws
  {
    let tiny = try Conformance.TinyModel()
    #expect(try WeightDrift.perLayer(try trained([name], tiny)) == nil)
  }

  /// What a run stores of it, DoRA's and (IA)³'s too.
  @Test func aRunOfDoRAStoresTheDriftOfItsWeights() throws {
    try withTemporaryDirectory { directory in
      let example = try ForgettingExample(in: directory)
      let runs = try example.run(
        example.suite(
          "{ name: 'dora', rank: 2 }, 'ia3', { combine: ['lora', 'ia3'] }",
          "retention: [{ name: 'pairs', split: 'dev' }],"))
      for run in runs {
        let drift = run.values("drift/weights")
        #expect(drift.count == 2 && drift.allSatisfy { $0 > 0 }, "\(run.label): \(drift)")
      }
    }
  }
}
