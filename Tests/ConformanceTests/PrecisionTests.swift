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

/// Runs whose layers multiply in bfloat16.
@Suite(.enabled(if: Precision.bf16.missing == nil, "no bf16 here: \(Precision.bf16.missing ?? "")"), .serialized)
struct PrecisionTests {
  private static let bf16 = "precision: 'bf16'"

  /// Near the run in fp32, but not the same; and put together again from its file, the same to the bit.
  @Test(arguments: MethodRegistry.names) func everyMethodTrains(name: String) throws {
    try withTemporaryDirectory { directory in
      let model = try InteropModel(in: directory)
      let exact = try model.run("{ name: '\(name)' }", in: directory)
      let run = try model.run("{ name: '\(name)' }", train: Self.bf16, in: directory)
      #expect(run.record.identity != exact.record.identity)
      #expect(run.record.provenance.roundedProductsLibrary.hasPrefix("oneDNN 2."))
      #expect(exact.record.provenance.roundedProductsLibrary.isEmpty)
      let (losses, others) = (run.record.steps.loss, exact.record.steps.loss)
      #expect(losses.count == 3 && losses[0] != others[0])
      for (a, b) in zip(losses, others) { #expect(abs(a - b) < 0.05, "\(name): \(losses) for \(others)") }
      let restored = try Restoration(run.record, model: model.directory)
      #expect(restored.precision == .bf16 && restored.model.backbone.precision == .fp32)
      try restored.model.backbone.compute(in: restored.precision)
      #expect(try restored.logits(run.texts).flatMap { $0 }.map(\.bitPattern) == run.logits.map(\.bitPattern))
      try restored.model.backbone.compute(in: .fp32)
      #expect(try restored.logits(run.texts).flatMap { $0 } != run.logits)
    }
  }

  /// A frozen encoder forgets nothing, since the base model is read in the precision of the run.
  @Test func theBaseModelIsReadInTheRunsPrecision() throws {
    try withTemporaryDirectory { directory in
      let example = try ForgettingExample(in: directory)
      let text = example.suite("'head', { name: 'head', \(Self.bf16) }", ForgettingExample.everything)
      let runs = try example.run(text)
      #expect(runs.allSatisfy { $0.values("forgetting/retention/pairs/lost") == [0] })
      #expect(runs.allSatisfy { $0.values("forgetting/probe/c/lost") == [0] })
      #expect(runs.allSatisfy { $0.values("drift/relativeChange") == [0] })
    }
  }

  /// An optimiser's step and a merge make new roundings: else both would predict with the weights from before.
  @Test func trainedAndMergedWeightsAreRoundedAgain() throws {
    let tiny = try Conformance.TinyModel()
    let data = MethodConformance.data
    for name in ["fft", "lora", "dora", "ia3"] {
      let subject = try MethodConformance(try MethodRegistry.method(name), on: tiny).trained()
      let model = subject.model
      try model.backbone.compute(in: .bf16)
      let before = model.logits(of: data)
      if name == "fft" {
        var options = TrainingOptions()
        (options.steps, options.batch, options.learningRate) = (1, 8, 0.05)
        _ = try Trainer(model: model, objective: Classification(), options: options).train(on: data)
      } else {
        try Methods.Attachment.mergeAll([subject.site])
      }
      // The same weights in a model that has rounded none of them yet.
      let fresh = Model(try tiny.backbone(), outputs: model.output.outputs, seed: 1)
      for (p, q) in zip(model.backbone.parameters, fresh.backbone.parameters) { q.assign(p.value) }
      for (p, q) in zip(model.headParameters, fresh.headParameters) { q.assign(p.value) }
      try fresh.backbone.compute(in: .bf16)
      let after = model.logits(of: data)
      #expect(fresh.logits(of: data) == after && after != before, "\(name)")
    }
  }

  /// What a plan foresees of a run's tensors is what they take, also where the run has one epoch.
  @Test(arguments: ["fft", "lora"], [1, 2]) func thePlanKnowsTheCopies(name: String, epochs: Int) throws {
    try withTemporaryDirectory { directory in
      let example = try ForgettingExample(in: directory)
      let text = example.suite("{ name: '\(name)', epochs: \(epochs), \(Self.bf16) }", "")
      let (plan, library) = try example.plan(text)
      let model = example.model.directory
      let foreseen = try {
        let run = try PreparedRun(plan.runs[0], suite: plan.suite, model: model, library: library)
        let sets = try ForgettingSets(
          plan.suite, library: library, text: run.text, backbone: run.model.backbone)
        return Forecast(run, forgetting: sets, model: model, peak: 1, surplus: 0).memory.ledgerPeak
      }()
      let record = try example.run(text)[0]
      #expect(record.memory["trainPeak/total"] == foreseen)
    }
  }

  /// What is foreseen of memory knows the copies.
  @Test(arguments: ["fft", "lora"]) func aRehearsalAsksForTheSameMemory(name: String) throws {
    let tiny = try Conformance.TinyModel()
    func peak(rehearsing: Bool, _ precision: Precision) throws -> Int {
      let model = try MethodConformance.freshModel(tiny)
      try model.backbone.compute(in: precision)
      let type = try MethodRegistry.method(name)
      try model.attach(try type.init(try Options(for: type.card)))
      var options = TrainingOptions()
      (options.steps, options.batch) = (2, 4)
      let before = MemoryLedger.now.total
      MemoryLedger.restart()
      let trainer = Trainer(model: model, objective: Classification(), options: options)
      if rehearsing {
        _ = try Machine.rehearsing { try trainer.train(on: MethodConformance.data) }
      } else {
        _ = try trainer.train(on: MethodConformance.data)
      }
      return MemoryLedger.peak(of: MemoryPhase.training).total - before
    }
    let real = try peak(rehearsing: false, .bf16)
    #expect(try peak(rehearsing: true, .bf16) == real)
    #expect(try peak(rehearsing: false, .fp32) < real)
  }
}

/// Where there is no such thing, it is said before anything is computed.
@Suite struct MissingPrecisionTests {
  @Test func anEncoderRefuses() throws {
    let backbone = try Conformance.TinyModel().backbone()
    guard let reason = Precision.bf16.missing else { return try backbone.compute(in: .bf16) }
    #expect { try backbone.compute(in: .bf16) } throws: {
      ($0 as? InputError)?.kind == .usage && ($0 as? InputError)?.found == reason
    }
    #expect(backbone.precision == .fp32)
  }
}
