import Basics
import Methods
import Networks
import Tensors
import TestSupport
import Testing
import Training

@testable import Conformance
@testable import Interop
@testable import Running
@testable import Suites

/// Several methods in one run: what trains is the union, what clashes is an error, what is kept is enough.
@Suite(.serialized) struct CombinationTests {
  /// LoRA + BitFit; MAM (He et al. 2022: prefix and parallel adapter); UniPELT's three (Mao et al. 2022, without gates).
  static let combinations: [[String]] = [
    ["lora", "bitfit"], ["prefix", "adapter-parallel"], ["lora", "prefix", "adapter-pfeiffer"],
    ["prompt", "adapter-houlsby"], ["ia3", "p-tuning-v2"], ["rslora", "prompt"],
    ["bitfit", "adapter-houlsby", "p-tuning"],
  ]

  /// Bottlenecks wide enough that no ReLU is dead on a model of width 16.
  private func entry(_ names: [String]) -> String {
    let parts = names.map { $0.hasPrefix("adapter") ? "{ name: '\($0)', reduction: 2 }" : "'\($0)'" }
    return "{ combine: [\(parts.joined(separator: ", "))] }"
  }

  private func attached(_ names: [String], to model: Model) throws -> [Methods.Attachment] {
    let suite = try Suite(
      parsing: suiteText([("methods", "[\(entry(names))]")]), name: "s.json5", methods: MethodSchema.registered)
    return try model.attach(suite.methods[0], labelPieces: MethodConformance.labelPieces)
  }

  @Test(arguments: combinations) func whatTrainsIsTheUnion(_ names: [String]) throws {
    let tiny = try Conformance.TinyModel()
    let model = try MethodConformance.freshModel(tiny)
    let sites = try attached(names, to: model)
    var expected = 0
    for name in names {
      let changed: [(String, JSON)] = name.hasPrefix("adapter") ? [("reduction", 2)] : []
      let type = try MethodRegistry.method(name)
      let options = try Options(changed, for: type.card)
      expected += type.paperCount!.trained(model.backbone.anatomy, options)
    }
    let head = Set(model.headParameters.filter { !model.isClaimed($0) }.map(ObjectIdentifier.init))
    let trained = model.trainable.filter { !head.contains(ObjectIdentifier($0)) }
    #expect(trained.reduce(0) { $0 + $1.count } == expected)
    #expect(sites.flatMap(\.trained).reduce(0) { $0 + $1.count } == expected)
    let frozen = model.parameters.filter { !$0.isTrainable }.map { ($0.name, $0.value.values) }
    let before = trained.map { $0.value.values }
    try MethodConformance.train(model, steps: 3)
    for (name, values) in frozen {
      #expect(model.parameters.first { $0.name == name }!.value.values == values, "\(name) is frozen")
    }
    for (parameter, values) in zip(trained, before) { #expect(parameter.value.values != values, "\(parameter.name)") }
  }

  @Test(arguments: combinations) func gradientsAgreeWithDifferences(_ names: [String]) throws {
    let model = try MethodConformance.freshModel(try Conformance.TinyModel())
    MethodConformance.perturb(try attached(names, to: model).flatMap(\.trained))
    let gradients = GradientCheck(model: model, batch: MethodConformance.data.batch([0, 3, 7])).run()
    #expect(gradients.worst <= 1, "\(gradients.place)")
  }

  @Test(arguments: combinations) func aCombinedRunPredictsTheSameBitsFromItsFile(_ names: [String]) throws {
    try withTemporaryDirectory { directory in
      let model = try InteropModel(in: directory)
      let run = try model.run(entry(names), in: directory)
      #expect(run.record.configuration.methods.map(\.name) == names)
      let restored = try Restoration(run.record, model: model.directory)
      #expect(try restored.logits(run.texts).flatMap { $0 }.map(\.bitPattern) == run.logits.map(\.bitPattern))
    }
  }

  @Test(arguments: [
    (["lora", "rslora"], "lora_A.weight"), (["fft", "bitfit"], ".bias"), (["dora", "pissa"], "lora_A.weight"),
    (["adapter-houlsby", "adapter-pfeiffer"], "adapter_down.0.weight"),
    (["prompt", "p-tuning"], "prompt_encoder.embedding.weight"),
  ]) func aClashNamesBothMethodsAndTheTensor(_ names: [String], tensor: String) throws {
    let model = try MethodConformance.freshModel(try Conformance.TinyModel())
    let error = try inputError { _ = try attached(names, to: model) }
    #expect(error.kind == .usage)
    for name in names { #expect(error.message.contains(name), "\(error)") }
    #expect(error.place?.contains(tensor) == true, "\(error)")
  }
}

@Suite struct PromptStartTests {
  /// A label's token is the mean of its pieces' embeddings; further tokens are words (Lester et al. 2021, section 3.2).
  @Test func labelsComeFirst() throws {
    let model = try MethodConformance.freshModel(try Conformance.TinyModel())
    let options = try Options([("tokens", 5), ("start", "labels")], for: PromptTuning.card)
    let site = try model.attach(PromptTuning(options), labelPieces: [[57, 58], [60]])
    let table = model.backbone.tokenEmbeddings.value.values, width = model.backbone.anatomy.width
    func row(_ k: Int) -> [Float] { Array(table[k * width..<(k + 1) * width]) }
    let prompt = site.trained[0].value.values
    #expect(Array(prompt[..<width]) == zip(row(57), row(58)).map { ($0 + $1) / 2 })
    #expect(Array(prompt[width..<2 * width]) == row(60))
    for token in 2..<5 {
      #expect((0..<64).contains { row($0) == Array(prompt[token * width..<(token + 1) * width]) })
    }
  }

  @Test func withoutLabelsItIsRefused() throws {
    let model = try MethodConformance.freshModel(try Conformance.TinyModel())
    let options = try Options([("start", "labels")], for: PromptTuning.card)
    let error = try inputError { try model.attach(PromptTuning(options)) }
    #expect(error.kind == .usage)
  }
}
