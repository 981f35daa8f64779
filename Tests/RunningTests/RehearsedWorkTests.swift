import Basics
import Conformance
import Files
import Foundation
import Methods
import Tensors
import Testing

@testable import Networks
@testable import Running
@testable import Training

/// FLOP of steps, as kernels count them and as a plan foresees them.
@Suite(.serialized) struct RehearsedWorkTests {
  /// FLOP of products, from their shapes.
  private struct Products {
    var flop = 0.0

    /// y = x Wᵀ: forward, and backward by x and by W where these are asked for.
    mutating func linear(_ rows: Int, _ inputs: Int, _ outputs: Int, byX: Bool = true, byW: Bool = false) {
      flop += Double(2 * rows * inputs * outputs * (1 + (byX ? 1 : 0) + (byW ? 1 : 0)))
    }
    /// Scores and mixtures, and their gradients by weights and by so many of query, key and value.
    mutating func attention(pairs: Int, width: Int, gradients: Int) {
      flop += Double(2 * pairs * width * (2 + (gradients > 0 ? 1 + gradients : 0)))
    }
  }

  private static func model(_ tiny: Conformance.TinyModel, _ method: String, _ options: [String]) throws -> Model {
    let model = Model(try tiny.backbone(), outputs: 3, seed: 1)
    let type = try MethodRegistry.method(method)
    try model.attach(try type.init(try Options(words: options, for: type.card)))
    return model
  }

  private static func options(batch: Int) -> TrainingOptions {
    var options = TrainingOptions()
    (options.batch, options.accumulate, options.epochs, options.dropout) = (batch, 2, 3, 0)
    (options.keep, options.learningRate) = (.last, 1e-4)
    return options
  }

  /// Texts of 3 and of 5 word pieces.
  private static let two = EncodedSet(
    items: [[2, 9, 3], [2, 8, 7, 6, 3]].map { .init(tokens: $0, types: $0.map { _ in 0 }) },
    targets: .categories([0, 2]))

  private static let encoderCases: [(method: String, options: [String])] = [
    ("fft", []), ("lora", ["rank=2"]), ("prompt", ["tokens=4"]),
    ("prefix", ["tokens=3", "hidden=5"]),
  ]

  /// A step of two texts, product by product: width 16, 4 heads, feed-forward 32, two blocks, three classes; the last block
  /// computes first rows alone. The pooler is as it was, unless all trains.
  @Test(arguments: encoderCases.indices) func aStepIsTheSumOfItsProducts(index: Int) throws {
    let (method, options) = Self.encoderCases[index]
    let d = 16, wide = 32, n = 8, s = 2
    var sum = Products()
    func rest(_ rows: Int, byW: Bool) {
      sum.linear(rows, d, d, byW: byW)
      sum.linear(rows, d, wide, byW: byW)
      sum.linear(rows, wide, d, byW: byW)
    }
    switch method {
    case "fft":
      for _ in 0..<3 { sum.linear(n, d, d, byW: true) }
      sum.attention(pairs: 9 + 25, width: d, gradients: 3)
      rest(n, byW: true)
      for rows in [s, n, n] { sum.linear(rows, d, d, byW: true) }
      sum.attention(pairs: n, width: d, gradients: 3)
      rest(s, byW: true)
    case "lora":
      // Below the first pair nothing trains: no gradient by the embeddings, nor by the first block's keys.
      for _ in 0..<3 { sum.linear(n, d, d, byX: false) }
      for _ in 0..<2 {
        sum.linear(n, d, 2, byX: false, byW: true)
        sum.linear(n, 2, d, byW: true)
      }
      sum.attention(pairs: 9 + 25, width: d, gradients: 2)
      rest(n, byW: false)
      for rows in [s, n, n] { sum.linear(rows, d, d) }
      for rows in [s, n] {
        sum.linear(rows, d, 2, byW: true)
        sum.linear(rows, 2, d, byW: true)
      }
      sum.attention(pairs: n, width: d, gradients: 3)
      rest(s, byW: false)
    case "prompt":
      // Virtual tokens go through the first maps once, and texts without a gradient.
      let rows = n + 4 * s
      for _ in 0..<3 {
        sum.linear(n, d, d, byX: false)
        sum.linear(4, d, d)
      }
      sum.attention(pairs: 49 + 81, width: d, gradients: 3)
      rest(rows, byW: false)
      // Keys and values folded into the queries, of which each head has one over whole rows.
      for _ in 0..<3 { sum.linear(s, d, d) }
      sum.attention(pairs: rows, width: 4 * d, gradients: 3)
      rest(s, byW: false)
    default:
      // Three vectors of 16 through a network of 5 to keys and values of two blocks.
      sum.linear(3, d, 5, byW: true)
      sum.linear(3, 5, 4 * d, byW: true)
      for _ in 0..<3 { sum.linear(n, d, d, byX: false) }
      // Gradients by the prefix's keys and values are those of the products by key and value.
      sum.attention(pairs: 9 + 25 + 3 * n, width: d, gradients: 2)
      rest(n, byW: false)
      for rows in [s, n, n] { sum.linear(rows, d, d) }
      sum.attention(pairs: n + 3 * s, width: d, gradients: 3)
      rest(s, byW: false)
    }
    sum.linear(s, d, d, byW: method == "fft")
    sum.linear(s, d, 3, byW: true)

    let tiny = try Conformance.TinyModel(), model = try Self.model(tiny, method, options)
    var training = Self.options(batch: 2)
    training.epochs = 1
    let trainer = Trainer(model: model, objective: Classification(), options: training)
    #expect(trainer.rehearsedWork(of: Self.two.batch([0, 1])) == sum.flop)
    let record = try trainer.train(on: Self.two)
    #expect(record.steps.map(\.work) == [sum.flop])
  }

  private static func batches(_ count: Int, of size: Int, steps: Int) -> [ArraySlice<Int>] {
    var random = RandomStream(seed: 4, purpose: "rehearsed work"), batches: [ArraySlice<Int>] = []
    for _ in 0..<steps {
      var indices = Array(0..<count)
      random.shuffle(&indices)
      batches += stride(from: 0, to: count, by: size).map { indices[$0..<min($0 + size, count)] }
    }
    return batches
  }

  /// What few rehearsals foresee of many batches is what these count, one after another.
  private func compare(_ set: EncodedSet, _ batches: [ArraySlice<Int>], _ trainer: Trainer, isLinear: Bool = true) {
    var rehearsals = 0
    let shares = trainer.model.backbone.mayShareBeginnings
    let foreseen = RehearsedWork(set, sharesBeginnings: shares) { batch in
      rehearsals += 1
      return trainer.rehearsedWork(of: batch)
    }.total(batches)
    #expect(foreseen == batches.reduce(0) { $0 + trainer.rehearsedWork(of: set.batch($1)) })
    #expect(foreseen > 0 && (rehearsals <= 9) == isLinear, "\(rehearsals) of \(batches.count)")
  }

  @Test(arguments: MethodRegistry.names) func encodersAreForeseenExactly(method: String) throws {
    let tiny = try Conformance.TinyModel()
    var random = RandomStream(seed: 2, purpose: "lengths")
    let items = (0..<50).map { _ in
      let tokens = [2] + (0..<1 + random.integer(below: 30)).map { _ in Int32(5 + random.integer(below: 59)) } + [3]
      return EncodedSet.Item(tokens: tokens, types: tokens.map { _ in 0 })
    }
    let set = EncodedSet(items: items, targets: .categories(items.indices.map { Int32($0 % 3) }))
    let model = try Self.model(tiny, method, [])
    let trainer = Trainer(model: model, objective: Classification(), options: Self.options(batch: 8))
    compare(set, Self.batches(50, of: 8, steps: 4), trainer)
    compare(set, Self.batches(2, of: 2, steps: 1), trainer)
  }

  /// Decoders, whose last block computes the rows that are asked for alone; the window of one is shorter than the texts, so
  /// that their FLOP are no polynomial of their lengths.
  @Test(arguments: [("fft", nil), ("lora", nil), ("prefix", nil), ("prompt", nil), ("lora", 4)] as [(String, Int?)])
  func decodersAreForeseenExactly(method: String, window: Int?) throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("tunebench-\(UUID())")
    defer { try? FileManager.default.removeItem(at: directory) }
    try Self.writeDecoder(to: directory, window: window)
    let model = try Model(languageModel: Backbone(directory: directory), seed: 1)
    let type = try MethodRegistry.method(method)
    try model.attach(try type.init(try Options(for: type.card)))

    var random = RandomStream(seed: 2, purpose: "lengths"), next: [Int32] = []
    let items = (0..<60).map { _ in
      let prompt = 1 + random.integer(below: 12), answer = 1 + random.integer(below: 9)
      let tokens = (0..<prompt + answer).map { _ in Int32(random.integer(below: 48)) }
      next += [Int32](repeating: -1, count: prompt - 1) + tokens[prompt...] + [5]
      return EncodedSet.Item(tokens: tokens, types: tokens.map { _ in 0 })
    }
    let set = EncodedSet(items: items, targets: .next(next))
    let trainer = Trainer(model: model, objective: LanguageModeling(), options: Self.options(batch: 8))
    let batches = Self.batches(60, of: 8, steps: 3)
    // Where texts may share what they begin with, every batch is rehearsed.
    compare(set, batches, trainer, isLinear: false)
    model.backbone.sharesBeginnings = false
    compare(set, batches, trainer, isLinear: window == nil)
    model.backbone.sharesBeginnings = true
    // A real step counts what its rehearsal does.
    var options = Self.options(batch: 60)
    (options.epochs, options.accumulate) = (1, 1)
    let record = try Trainer(model: model, objective: LanguageModeling(), options: options).train(on: set)
    #expect(record.steps.map(\.work) == [trainer.rehearsedWork(of: set.batch(0..<60))])
  }

  private static func writeDecoder(to directory: URL, window: Int?) throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let config: JSON = [
      "model_type": "mistral", "vocab_size": 48, "hidden_size": 16, "num_attention_heads": 4,
      "num_key_value_heads": 2, "num_hidden_layers": 2, "intermediate_size": 24, "max_position_embeddings": 128,
      "sliding_window": window.map { .number(Double($0)) } ?? .null, "tie_word_embeddings": false,
    ]
    try Data(config.canonical.utf8).write(to: directory.appendingPathComponent("config.json"))
    let file = try ConfigurationFile(directory), architecture = try Architectures.architecture(file)
    let tensors = try WeightSource.tensors(architecture, file, hasHead: true).map { name, shape, hasPrefix in
      ((hasPrefix ? architecture.prefix : "") + name, Tensor(shape, filledWith: 0.125))
    }
    try SafetensorsFile.write(tensors, to: directory.appendingPathComponent("model.safetensors"))
  }
}
