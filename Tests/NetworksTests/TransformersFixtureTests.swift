import Basics
import Files
import Foundation
import Tensors
import Testing

@testable import Networks

/// Small encoders in this repository beside what transformers computes with them: a wrong forward or backward pass is noticed
/// where there is neither a model nor a reference to download. `Tests/peers/tiny_bert.py` wrote the files.
@Suite struct TransformersFixtureTests {
  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  /// Tables, norm's and projection's: what a family has around its 2 layers of 16 without the key's bias, and its head's 4.
  private static let embeddingParameters = [
    "bert": 3 + 2, "distilbert": 2 + 2, "electra": 3 + 2 + 2, "roberta": 3 + 2, "mpnet": 2 + 2 + 1,
  ]

  private struct Recorded: Decodable {
    var lengths: [Int], labels: [Int32], tokens: [Int32], types: [Int32]
  }

  /// The largest difference, and the largest value that was expected. NaN is larger than all.
  private func compare(_ ours: [Float], _ theirs: [Float]) -> (difference: Float, scale: Float) {
    guard ours.count == theirs.count else { return (.infinity, 0) }
    let differences = zip(ours, theirs).map { abs($0 - $1) }
    return (differences.contains { !$0.isFinite } ? .infinity : differences.max()!, theirs.map(abs).max()!)
  }

  @Test(arguments: ["bert", "distilbert", "electra", "roberta", "mpnet"])
  func logitsAndFirstGradientsAreThoseOfTransformers(family: String) throws {
    let directory = Self.fixtures.appendingPathComponent("tiny-\(family)")
    let recorded = try JSONDecoder().decode(
      Recorded.self, from: Data(contentsOf: directory.appendingPathComponent("batch.json")))
    let expected = try SafetensorsFile(directory.appendingPathComponent("expected.safetensors"))
    let weights = try SafetensorsFile(directory.appendingPathComponent("model.safetensors"))
    let backbone = try Backbone(directory: directory)
    var random = RandomStream(seed: 1, purpose: "head")
    let classifier = Network(backbone, outputs: 3, head: &random)
    for parameter in classifier.labelHead.output.parameters {
      let values = try weights.tensor(parameter.name).values
      parameter.value.pointer.update(from: values, count: values.count)
    }
    #expect(!classifier.labelHead.drewPooling)
    for parameter in classifier.parameters { parameter.isTrainable = true }

    var batch = PackedBatch(), start = 0
    for length in recorded.lengths {
      let rows = start..<(start + length)
      batch.append(tokens: Array(recorded.tokens[rows]), types: Array(recorded.types[rows]))
      start += length
    }
    let tape = Tape(recording: true)
    let logits = classifier(tape, batch)
    let forward = compare(logits.value.values, try expected.tensor("logits").values)
    #expect(forward.difference < 2e-5, "logits of up to \(forward.scale) are off by \(forward.difference)")
    let (loss, _) = tape.crossEntropy(logits, labels: recorded.labels, over: Double(recorded.labels.count))
    #expect(compare(loss.value.values, try expected.tensor("loss").values).difference < 1e-5)

    tape.backward(from: loss)
    var compared = 0
    for parameter in classifier.parameters {
      let theirs = try expected.tensor("gradient." + parameter.name).values
      let (difference, scale) = compare(parameter.gradient?.values ?? [], theirs)
      // A key's bias moves no attention: what stands there is rounding.
      #expect(difference < 2e-5 * max(scale, 0.1), "\(parameter.name), up to \(scale), is off by \(difference)")
      if scale > 1e-3 { compared += 1 }
    }
    // None is compared with nothing.
    #expect(compared == Self.embeddingParameters[family]! + 2 * 15 + 4)
  }
}
