import Basics
import Files
import Foundation
import Networks
import Running
import Tasks
import Tensors
import TestSupport
import Testing
import Text
import Training

@testable import Interop

/// Every index has a row in its table, or the text is refused: transformers raises `IndexError` there.
@Suite struct IndexTests {
  /// A model of 37 tokens, 32 positions and 2 types, and what becomes of a text on it.
  private struct Bench {
    let root: TemporaryDirectory
    let model: InteropModel

    init() throws {
      root = try TemporaryDirectory()
      model = try InteropModel(in: root.url)
    }

    func encode(_ text: String, _ pair: String? = nil, length: Int = 32) throws -> EncodedSet.Item {
      try EncodedSet.Item(
        text, pair: pair, tokenizer: WordPieceTokenizer(directory: model.directory), maximumLength: length,
        fitting: Backbone(directory: model.directory))
    }
  }

  @Test func textsThatFitAreLeftAlone() throws {
    let bench = try Bench()
    #expect(try bench.encode("the word0", "of").tokens == [2, 5, 7, 3, 6, 3])
    #expect(try bench.encode("the word0", "of").types == [0, 0, 0, 0, 1, 1])
    #expect(try bench.encode(String(repeating: "the ", count: 90)).tokens.count == 32)
  }

  @Test func tokensBeyondTheTable() throws {
    let bench = try Bench()
    let vocabulary = bench.model.directory.appendingPathComponent("vocab.txt")
    let text = try String(contentsOf: vocabulary, encoding: .utf8)
    // [MASK] is nobody's token any more: it gets the first identifier behind the table, as in transformers.
    try Data(text.replacingOccurrences(of: "[MASK]\n", with: "mask\n").utf8).write(to: vocabulary)
    let error = #expect(throws: InputError.self) { try bench.encode("the [MASK] of") }
    #expect(error?.expected == "identifiers from 0 to 36" && error?.found == "37 for [MASK]")
    #expect(error?.place == "the text \"the [MASK] of\"")
    #expect(try bench.encode("the mask of").tokens == [2, 5, 4, 6, 3])
  }

  @Test func positionsBeyondTheTable() throws {
    let bench = try Bench()
    let long = String(repeating: "the ", count: 40)
    #expect(throws: InputError.self) { try bench.encode(long, length: 33) }
    let run = try bench.model.run("{ name: 'prompt', tokens: 4 }", in: bench.root.url)
    let restored = try Restoration(run.record, model: bench.model.directory)
    #expect(try restored.logits([(long, nil)], maximumLength: 28).count == 1)
    // The virtual tokens have positions, too.
    let error = #expect(throws: InputError.self) { try restored.logits([("the", nil)], maximumLength: 29) }
    #expect(error?.expected == "at most 28 word pieces a text" && error?.kind == .usage)
  }

  @Test func typesBeyondTheTable() throws {
    let bench = try Bench()
    let directory = bench.model.directory
    // One row of types: the second of the table is taken away.
    let configuration = directory.appendingPathComponent("config.json")
    let text = try String(contentsOf: configuration, encoding: .utf8)
    try Data(text.replacingOccurrences(of: "\"type_vocab_size\":2", with: "\"type_vocab_size\":1").utf8)
      .write(to: configuration)
    let weights = directory.appendingPathComponent("model.safetensors"), file = try SafetensorsFile(weights)
    let tensors = try file.names.map { name in
      let tensor = try file.tensor(name)
      return (name, name.contains("token_type") ? Tensor(Array(tensor.values.prefix(16)), shape: [1, 16]) : tensor)
    }
    let other = directory.appendingPathComponent("other")
    try SafetensorsFile.write(tensors, to: other)
    try FileManager.default.removeItem(at: weights)
    try FileManager.default.moveItem(at: other, to: weights)
    #expect(try bench.encode("the").types == [0, 0, 0])
    let error = #expect(throws: InputError.self) { try bench.encode("the", "of") }
    #expect(error?.expected == "type 0 alone: the model knows no pairs of texts" && error?.found == "type 1")
    #expect(throws: InputError.self) {
      try EncodedSet(
        [Example(text: "the", pair: "of", label: .category(0), source: "")],
        tokenizer: WordPieceTokenizer(directory: directory), maximumLength: 32,
        fitting: Backbone(directory: directory))
    }
  }
}
