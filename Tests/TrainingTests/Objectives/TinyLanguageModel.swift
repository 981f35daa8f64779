import Basics
import Files
import Foundation
import Methods
import Networks
import Tensors

@testable import Training

/// A llama of a few layers, random, in a directory that lives as long; and answers to ask of it.
final class TinyLanguageModel {
  static let vocabulary = 24

  let directory = FileManager.default.temporaryDirectory.appendingPathComponent("tunebench-\(UUID())")

  init(positions: Int = 40, layers: Int = 2) throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    try Data(
      """
      {"model_type": "llama", "vocab_size": \(Self.vocabulary), "hidden_size": 8, "num_attention_heads": 2,
       "num_hidden_layers": \(layers), "intermediate_size": 12, "max_position_embeddings": \(positions), "tie_word_embeddings": true,
       "initializer_range": 0.3}
      """.utf8
    ).write(to: directory.appendingPathComponent("config.json"))
    var shapes: [(String, [Int])] = [("model.embed_tokens.weight", [Self.vocabulary, 8]), ("model.norm.weight", [8])]
    for layer in (0..<layers).map({ "model.layers.\($0)." }) {
      for part in ["q", "k", "v", "o"] { shapes.append((layer + "self_attn.\(part)_proj.weight", [8, 8])) }
      shapes.append((layer + "mlp.gate_proj.weight", [12, 8]))
      shapes.append((layer + "mlp.up_proj.weight", [12, 8]))
      shapes.append((layer + "mlp.down_proj.weight", [8, 12]))
      shapes.append((layer + "input_layernorm.weight", [8]))
      shapes.append((layer + "post_attention_layernorm.weight", [8]))
    }
    var random = RandomStream(seed: 4, purpose: "weights")
    let tensors = shapes.map { name, shape in
      (name, Tensor((0..<shape.reduce(1, *)).map { _ in Float(random.normal()) * 0.4 }, shape: shape))
    }
    try SafetensorsFile.write(tensors, to: directory.appendingPathComponent("model.safetensors"))
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  /// With a method that may have been moved away from its start, where B = 0 hides half of the gradients.
  func model(_ method: String = "lora", moved: Float = 0, hasValues: Bool = false) throws -> Model {
    let model = try Model(languageModel: Backbone(directory: directory), seed: 1)
    model.backbone.dropoutRate = 0
    let type = try MethodRegistry.method(method)
    try model.attach(try type.init(Self.options(type)))
    if hasValues { model.addValueHead() }
    Self.move(model, by: moved)
    return model
  }

  /// A method's defaults, but without a dropout of its own, which a pass that records nothing has not.
  static func options(_ type: any Method.Type) throws -> Options {
    let names = type.card.options.map(\.name)
    return try Options(
      type.card.options, names.contains("dropout") ? [("dropout", .number(0))] : [], of: type.card.name)
  }

  /// A reward model.
  func scorer(_ method: String = "lora", moved: Float = 0) throws -> Model {
    let model = Model(try Backbone(directory: directory), outputs: 1, seed: 1)
    model.backbone.dropoutRate = 0
    let type = try MethodRegistry.method(method)
    try model.attach(try type.init(Self.options(type)))
    Self.move(model, by: moved)
    return model
  }

  static func move(_ model: Model, by size: Float, seed: UInt64 = 3) {
    guard size > 0 else { return }
    for parameter in model.trainable {
      var random = RandomStream(seed: seed, purpose: parameter.name)
      parameter.assign(
        Tensor(parameter.value.values.map { $0 + size * Float(random.normal()) }, shape: parameter.shape))
    }
  }

  /// Answers of these lengths after prompts of 1 to 3 tokens, tokens at random.
  static func answers(_ lengths: [Int], seed: UInt64 = 7) throws -> Answers {
    var random = RandomStream(seed: seed, purpose: "answers"), answers = Answers()
    func tokens(_ count: Int) -> [Int32] { (0..<count).map { _ in Int32(random.integer(below: vocabulary)) } }
    for (index, length) in lengths.enumerated() {
      try answers.append(prompt: tokens(1 + index % 3), answer: tokens(length))
    }
    return answers
  }

  /// N(0, σ)
  static func noise(_ count: Int, _ sigma: Double, seed: UInt64 = 9) -> [Double] {
    var random = RandomStream(seed: seed, purpose: "noise")
    return (0..<count).map { _ in random.normal() * sigma }
  }

  /// Loss and gradients of a window, as the loop accumulates them.
  static func gradients(_ model: Model, _ objective: any Objective, _ window: [PackedBatch]) -> (
    loss: Double, gradients: [Float]
  ) {
    for parameter in model.trainable { parameter.zeroGradient() }
    let trainer = Trainer(model: model, objective: objective, options: TrainingOptions())
    var dropout = RandomStream(seed: 1, purpose: "dropout"), times = StepTimes(), clock = Stopwatch()
    let loss = trainer.accumulate(window, dropout: &dropout, &times, &clock)
    return (loss, model.trainable.flatMap { $0.accumulatedGradient.values })
  }

  /// The largest difference between derivatives and central differences along random directions and of single elements,
  /// relative to the gradient's norm; of differences with several steps the nearest, for clipping has kinks.
  static func gradientError(
    _ model: Model, _ objective: any Objective, _ batch: PackedBatch, holding: (Parameter) -> Void = { _ in }
  ) -> Double {
    let window = objective.prepared([batch], by: model), weight = objective.weight(of: batch)
    let all = gradients(model, objective, window).gradients.map(Double.init)
    let norm = all.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard norm > 0 else { return .infinity }
    var random = RandomStream(seed: 5, purpose: "directions"), worst = 0.0, start = 0
    for parameter in model.trainable {
      let own = all[start..<start + parameter.count], values = parameter.value.values
      start += parameter.count
      for trial in 0..<3 {
        // Along the gradient's own largest element, along the gradient itself, and along random signs.
        var direction = [Double](repeating: 0, count: own.count)
        switch trial {
        case 0: direction[own.indices.max { abs(own[$0]) < abs(own[$1]) }! - own.startIndex] = 1
        case 1:
          let size = own.reduce(0) { $0 + $1 * $1 }.squareRoot()
          guard size > 0 else { continue }
          direction = own.map { $0 / size }
        default:
          direction = direction.map { _ in (random.integer(below: 2) == 0 ? 1 : -1) / Double(own.count).squareRoot() }
        }
        let expected = zip(direction, own).reduce(0) { $0 + $1.0 * $1.1 }
        let off = [1e-2, 3e-3, 1e-3, 3e-4].map { step -> Double in
          func loss(_ h: Double) -> Double {
            parameter.assign(
              Tensor(zip(values, direction).map { $0 + Float(h * $1) }, shape: parameter.shape))
            holding(parameter)
            return objective.loss(Tape(recording: false), model, window[0], window: weight).sum / weight
          }
          let difference = (loss(step) - loss(-step)) / (2 * step)
          return abs(difference - expected)
        }
        parameter.assign(Tensor(values, shape: parameter.shape))
        holding(parameter)
        // NaN is the worst.
        let least = off.contains(where: \.isNaN) ? Double.infinity : off.min()!
        worst = max(worst, least / norm)
      }
    }
    return worst
  }
}
