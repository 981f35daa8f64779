import Basics
import Foundation
import Methods
import Networks
import Tensors
import TestSupport
import Testing
import Training

@testable import Conformance
@testable import Interop
@testable import Records
@testable import Running

struct InferenceTests {
  private func model(_ tiny: Conformance.TinyModel, _ method: any Methods.Method.Type) throws -> Model {
    let model = Model(try tiny.backbone(), outputs: 2, seed: 1)
    let site = try model.attach(try method.init(try Options(for: method.card)))
    // As after training: an update of zero would merge into nothing.
    for parameter in site.trained where parameter.role == .method {
      for i in 0..<parameter.count { parameter.value.pointer[i] += Float(i % 5) / 50 }
    }
    return model
  }

  private func logits(_ model: Model) -> [Float] {
    var batch = PackedBatch()
    batch.append(tokens: [2, 7, 9, 30, 3], types: [0, 0, 0, 0, 0])
    return model(Tape(recording: false), batch).value.values
  }

  /// Measured in both forms exactly where the method merges, in order; no weight has another bit afterwards, and the hooks are back.
  @Test(arguments: MethodRegistry.names) func leavesTheModelAsItWas(_ name: String) throws {
    let tiny = try Conformance.TinyModel()
    let type = try MethodRegistry.method(name)
    let model = try model(tiny, type)
    func weights() -> [[UInt32]] { model.parameters.map { $0.value.values.map(\.bitPattern) } }
    let (weightsBefore, logitsBefore) = (weights(), logits(model))
    let cells = InferenceBenchmark(model, seed: 1).run()
    #expect(zip(weights(), weightsBefore).allSatisfy { $0 == $1 })
    for (a, b) in zip(logits(model), logitsBefore) { #expect(abs(a - b) <= 1e-5 * max(1, abs(b))) }
    let forms = Set(cells.map { $0.form.rawValue })
    #expect(forms == (type.card.merges ? ["unmerged", "merged"] : ["unmerged"]))
    // 64 positions, less the virtual tokens: the longest texts are cut to them.
    let room = 64 - model.backbone.virtualTokens
    #expect(cells.filter { $0.form == .unmerged }.map { $0.length } == [16, room])
    for cell in cells {
      let sorted = cell.latencies
      #expect(sorted.count == 100 && sorted == sorted.sorted() && sorted[0] > 0 && cell.throughput > 0)
      // h = 0.99 * 99 = 98.01
      let expected = sorted[98] + 0.01 * (sorted[99] - sorted[98])
      #expect(abs(cell.latency(0.99) - expected) < 1e-12)
    }
  }

  @Test func lengthsAreCutToTheRoomAndNotRepeated() {
    #expect(InferenceBenchmark.lengths(room: 512) == [16, 64, 128])
    #expect(InferenceBenchmark.lengths(room: 100) == [16, 64, 100])
    #expect(InferenceBenchmark.lengths(room: 12) == [12])
  }

  @Test func aSuiteAsksForInferenceTargetAndNoWeights() throws {
    try withTemporaryDirectory { directory in
      let model = try InteropModel(in: directory)
      let plain = try model.run("{ name: 'lora' }", in: directory).record
      let asked = try model.run(
        "{ name: 'lora' }", keys: "inference: true, target: 0, keepWeights: false", in: directory
      ).record
      #expect(plain.identity != asked.identity)
      #expect(!plain.measures.contains { $0.name.hasPrefix("inference/") || $0.name == "speed/timeToTarget" })
      #expect(!plain.weights.method.isEmpty && !plain.weights.head.isEmpty)
      #expect(asked.weights == RunRecord.Weights() && asked.sizes == plain.sizes)
      #expect(asked.steps.loss == plain.steps.loss && asked.evaluations == plain.evaluations)
      let names = asked.measures.map(\.name)
      for form in ["unmerged", "merged"] {
        for what in ["latencyP50", "latencyP95", "latencyP99", "throughput"] {
          #expect(names.contains("inference/\(form)/16/\(what)") && names.contains("inference/\(form)/32/\(what)"))
        }
      }
      // Any value reaches 0: the first reading of dev.
      let time = asked.measures.first { $0.name == "speed/timeToTarget" }
      #expect(time?.values == [asked.epochs.trainingSeconds[0]] && time?.unit == "second")
      #expect(throws: InputError.self) { try Restoration(asked, model: model.directory) }
      let base = plain.measures.first { $0.name == "disk/baseModel" }
      let file = model.directory.appendingPathComponent("model.safetensors")
      #expect(base?.values == [Double(try Data(contentsOf: file).count)])
    }
  }
}
