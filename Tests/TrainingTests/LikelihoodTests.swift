import Basics
import Files
import Foundation
import Methods
import Networks
import Tensors
import Testing
import Text

@testable import Training

/// What a language model says of texts: where a context ends, which token a row predicts, and what a model that knows nothing
/// says.
struct LikelihoodTests {
  typealias Letters = PromptFormTests.Letters

  /// A llama of three tokens whose layers add nothing: p(next | token) is `table[token][next]`.
  private final class Chain {
    static let table: [[Double]] = [[0.1, 0.7, 0.2], [0.2, 0.2, 0.6], [0.8, 0.1, 0.1]]
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("tunebench-\(UUID())")

    /// - Parameter isUniform: whether the head is zero, so that all tokens are as likely as each other.
    init(isUniform: Bool = false) throws {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      try Data(
        """
        {"model_type": "llama", "vocab_size": 3, "hidden_size": 4, "num_attention_heads": 2, "num_hidden_layers": 1,
         "intermediate_size": 4, "max_position_embeddings": 16, "tie_word_embeddings": false, "rms_norm_eps": 1e-12}
        """.utf8
      ).write(to: directory.appendingPathComponent("config.json"))
      func tensor(_ shape: [Int], _ value: (Int, Int) -> Double) -> Tensor {
        let columns = shape.last!
        return Tensor(
          (0..<shape.reduce(1, *)).map { Float(value($0 / columns, $0 % columns)) }, shape: shape)
      }
      let layer = "model.layers.0.", square = [4, 4]
      var tensors: [(String, Tensor)] = [
        // Of length 2 in 4 dimensions: its root mean square is 1.
        ("model.embed_tokens.weight", tensor([3, 4]) { $0 == $1 ? 2 : 0 }),
        ("lm_head.weight", tensor([3, 4]) { isUniform || $1 == 3 ? 0 : log(Self.table[$1][$0]) / 2 }),
      ]
      for name in ["q", "k", "v"] {
        tensors.append((layer + "self_attn.\(name)_proj.weight", tensor(square) { Double($0 + $1) / 4 }))
      }
      for name in ["self_attn.o_proj", "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj"] {
        tensors.append((layer + name + ".weight", tensor(square) { _, _ in 0 }))
      }
      for name in [layer + "input_layernorm", layer + "post_attention_layernorm", "model.norm"] {
        tensors.append((name + ".weight", tensor([4]) { _, _ in 1 }))
      }
      try SafetensorsFile.write(tensors, to: directory.appendingPathComponent("model.safetensors"))
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    func model(_ method: String? = nil) throws -> Model {
      let model = try Model(languageModel: Backbone(directory: directory), seed: 1)
      guard let method else { return model }
      let type = try MethodRegistry.method(method)
      let tokens: [(name: String, value: JSON)] = [("tokens", 3)]
      try model.attach(try type.init(Options(tokens, for: type.card)))
      return model
    }
  }

  /// By hand: 0, then 1, 2, 0. One place to either side gives other numbers. Virtual tokens stand before the text and move
  /// nothing of it.
  @Test(
    "T-34, I-54, I-63: a token's probability is read where the token before it stands",
    arguments: [nil, "prompt", "prefix", "p-tuning", "p-tuning-v2"])
  func theNextToken(method: String?) throws {
    let chain = try Chain(), reader = LanguageReading(try chain.model(method), Letters())
    let read = reader.likelihoods([
      .init(context: [0], continuation: [1, 2, 0]), .init(context: [2, 0, 1], continuation: [0]),
      .init(context: [0, 1], continuation: [2, 1]),
    ])
    let expected: [Double] = [0.7 * 0.6 * 0.8, 0.2, 0.6 * 0.1]
    for (read, p) in zip(read, expected) { #expect(abs(read.sum - log(p)) < 1e-5) }
    #expect(read.map(\.isGreedy) == [true, false, false] && read.map(\.tokens) == [3, 1, 2])
    var batch = PackedBatch()
    batch.append(tokens: [1, 2, 2], types: [0, 0, 0])
    batch.targets = .next([2, 2, -1])
    let rows: [Float] = reader.model.readTokens(batch).logProbabilities
    #expect(abs(exp(rows[0]) - 0.6) < 1e-5 && abs(exp(rows[1]) - 0.1) < 1e-5)
  }

  /// ln 49152 is 10.802672816507, ln 50257 10.824905119702, ln 32128 10.377483203051.
  @Test("T-34, I-66: who says all tokens are as likely as each other has the vocabulary's size for a perplexity")
  func uniform() throws {
    let chain = try Chain(isUniform: true), model = try chain.model()
    let documents = [3, 5].map { count -> LanguageReading.Document in
      let sum = LanguageReading(model, Letters()).likelihoods([
        .init(context: [1], continuation: [Int32](repeating: 2, count: count))
      ])[0].sum
      return .init(sum: sum, tokens: count, words: 1, bytes: 2 * count)
    }
    let figures = DocumentFigures(documents)
    #expect(abs(exp(figures.crossEntropy) - 3) < 1e-6)
    #expect(abs(figures.bitsPerByte - log2(3) / 2) < 1e-6)
    for (vocabulary, expected) in [(49152, 10.802672816507), (50257, 10.824905119702), (32128, 10.377483203051)] {
      let head = Parameter("head", Tensor([vocabulary, 4], filledWith: 0), role: .base, isTrainable: false)
      let read = Tape.readTokens(Tensor([1, -2, 3, 4, 0, 0, 0, 1], shape: [2, 4]), head: head, targets: [0, 30000])
      for value in read.logProbabilities { #expect(abs(Double(value) + expected) < 1e-5) }
    }
  }

  /// "xy" is one token wherever it stands, and every other letter is its own.
  @Test("T-31, I-59, I-60, I-62: context and text are cut together; blanks move; a text that a merge swallows is read")
  func whereAContextEnds() throws {
    func request(_ context: String, _ text: String, start: Bool = false) throws -> LanguageReading.Request {
      try LanguageReading.request(
        context: context, continuation: text, Letters(hasStart: start), beginning: start ? [2] : [])
    }
    let moved = try request("ab  ", "c")
    #expect(moved.context == [97, 98] && moved.continuation == [32, 32, 99] && !moved.isAcrossBoundary)
    // As lm-evaluation-harness counts: what the whole has beyond as many tokens as the context has alone.
    let merged = try request("ax", "yz")
    #expect(merged.context == [97, 120] && merged.continuation == [122] && merged.isAcrossBoundary)
    // Where that would leave nothing, what differs.
    let swallowed = try request("ax", "y")
    #expect(swallowed.context == [97] && swallowed.continuation == [1000] && swallowed.isAcrossBoundary)
    let all = try request("x", "y"), begun = try request("x", "y", start: true)
    #expect(all.context == [1] && all.continuation == [1000] && all.isAcrossBoundary, "the end token begins")
    #expect(begun.context == [2] && begun.continuation == [1000] && begun.isAcrossBoundary)
    // An empty context is the token that texts begin with; one beginning, not two.
    #expect(try request("", "ab") == .init(context: [1], continuation: [97, 98]))
    #expect(try request(" ", "ab", start: true) == .init(context: [2], continuation: [32, 97, 98]))
    let error = #expect(throws: InputError.self) { try request("a", "") }
    #expect(error?.message == "has no token of its own" && error?.kind == .usage)
  }

  /// A fresh method is the base model where its description says so; where not, what it changes at once is seen.
  @Test(
    "T-20, T-21, I-56: an untrained method has no divergence from the base model, or has it reported",
    arguments: MethodRegistry.names)
  func untrained(method: String) throws {
    let tiny = try TinyLanguageModel(), card = try MethodRegistry.method(method).card
    guard let model = try? tiny.model(method) else { return }
    let answers = try TinyLanguageModel.answers([9, 4, 12])
    var batch = answers.batch
    batch.targets = .next(answers.next)
    let base = try Model(languageModel: Backbone(directory: tiny.directory), seed: 1).readTokens(batch).logProbabilities
    let own = model.readTokens(batch).logProbabilities
    let start = try model.divergence(on: batch)
    if card.startsAsIdentity {
      #expect(zip(own, base).allSatisfy { abs($0 - $1) <= 1e-5 })
      // To rounding: PiSSA takes a part from the weight and puts it beside it.
      #expect(start.forward <= 1e-7 && start.reverse <= 1e-7)
      if method.hasPrefix("lora") { #expect(own == base && start.forward == 0 && start.reverse == 0) }
    } else {
      #expect(own != base && start.forward > 0 && start.reverse > 0)
    }
    // The base model is read with methods off, wherever the method has gone.
    TinyLanguageModel.move(model, by: 0.3)
    #expect(try model.withoutMethods { model.readTokens(batch).logProbabilities } == base)
  }
}
