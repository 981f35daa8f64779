import Basics
import Foundation
import Methods
import Networks
import Records
import Suites
import Tasks
import Tensors
import Text
import Training

/// A finished run's model, put together again from the base model and what the run's record keeps.
///
/// Computes the same logits as the run did, bit for bit: weights are stored as they were; of a run in another precision than
/// fp32 once ``Encoder/compute(in:)`` has been told ``precision``. Methods with an encoder that
/// is dropped after training come back as the vectors that it computed.
public final class Restoration {
  public let record: RunRecord
  public let model: Model
  private let reading: Result<any Tokenizer, any Error>
  /// A and B of a start that was taken out of the base model's weights, by the linear layer's name.
  package let principalParts: [String: (a: Tensor, b: Tensor)]

  /// - Throws: `InputError` when the record's weights are not those of its methods on this base model.
  public init(_ record: RunRecord, model directory: URL) throws {
    let place = "\(record.label): weights", seed = UInt64(truncatingIfNeeded: record.configuration.seed)
    let keeping =
      "only a run that came to its end has weights, and none if its suite says keepWeights: false "
      + "or it was copied by export --runs"
    let model: Model
    if record.isOfLanguageModel {
      guard !record.weights.method.isEmpty else {
        throw InputError(
          "holds no weights of a method", place: place, expected: "those that the run trained", advice: keeping)
      }
      model = try Model(languageModel: Backbone(directory: directory), seed: seed)
      // Tokens alone are enough for much of what is asked of it.
      reading = Result { try ModelText(directory).tokenizer }
    } else {
      guard let output = record.weights.head.first(where: { LabelHead.outputNames.contains($0.name) }),
        output.shape.count == 2
      else {
        throw InputError(
          "holds no classifier", place: place, expected: "the tensor classifier.weight [classes, width]",
          advice: keeping)
      }
      let tokenizer = try ModelText(directory).tokenizer
      reading = .success(tokenizer)
      let backbone = try Backbone(directory: directory)
      guard output.shape[1] == backbone.anatomy.width else {
        throw InputError(
          "belongs to another base model", place: place, expected: "a width of \(backbone.anatomy.width)",
          found: "\(output.shape[1])", advice: "name the run's own base model with --model")
      }
      // The same draws as the run's: a pooling layer that the checkpoint lacks and nobody trained is among them.
      model = Model(backbone, outputs: output.shape[0], seed: seed)
    }
    self.record = record
    self.model = model

    var rest = record.weights.method
    var principalParts: [String: (a: Tensor, b: Tensor)] = [:]
    for entry in record.configuration.methods {
      let part = try MethodConfiguration.Part(entry)
      let type = try MethodRegistry.method(entry.name)
      if type.card.keeps != .trained {
        guard let index = rest.firstIndex(where: { $0.name == SoftPrompt.tensorName }) else {
          throw InputError("lacks a tensor", place: place, expected: SoftPrompt.tensorName)
        }
        let vectors = try SoftPrompt(part, rest.remove(at: index).tensor, place: place)
        try model.attach(entry.name) { try vectors.attach(to: $0) }
        continue
      }
      let site = try model.attach(part.method())
      let startsInWeights = if case .peft(let form) = type.foreignForm { form.startsInWeights } else { false }
      for parameter in site.trained {
        guard let index = rest.firstIndex(where: { $0.name == parameter.name }) else {
          throw InputError("lacks a tensor of \(entry.name)", place: place, expected: parameter.name)
        }
        if startsInWeights, parameter.name.hasSuffix(".lora_A.weight") {
          let name = String(parameter.name.dropLast(".lora_A.weight".count))
          guard let b = site.trained.first(where: { $0.name == name + ".lora_B.weight" }) else {
            preconditionFailure("\(entry.name) trains A without B")
          }
          principalParts[name] = (parameter.value.copy(), b.value.copy())
        }
        try parameter.restore(rest.remove(at: index), place: place)
      }
    }
    self.principalParts = principalParts
    guard rest.isEmpty else {
      throw InputError(
        "holds a tensor that none of its methods has", place: place,
        expected: record.configuration.methods.map(\.name).joined(separator: " + "), found: rest[0].name)
    }
    if model.isLanguageModel, record.weights.head.contains(where: { $0.name == "v_head.weight" }) {
      model.addValueHead()
    }
    for tensor in record.weights.head {
      guard let parameter = model.headParameters.first(where: { $0.name == tensor.name }) else {
        throw InputError("holds a tensor that is not the head's", place: place, found: tensor.name)
      }
      parameter.isTrainable = true
      try parameter.restore(tensor, place: place)
    }
  }

  public var attachments: [Attachment] { model.attachments }

  /// - Throws: `InputError` where a language model's files have none, or one that is not run here.
  public var tokenizer: any Tokenizer { get throws { try reading.get() } }

  /// Positions that the virtual tokens leave for a text.
  public var room: Int { model.backbone.textPositions }

  /// - Throws: `InputError` for a length of texts that the model has no positions for.
  public func check(maximumLength length: Int, place: String = "--max-length") throws {
    guard (3...max(3, room)).contains(length), room >= 3 else {
      throw InputError(
        "is more word pieces than the model has positions for a text", kind: .usage, place: place,
        expected: "3 to \(room)", found: "\(length)")
    }
  }

  /// Word pieces a text, special tokens included, as the run had it; at most what the model has positions for.
  public var maximumLength: Int {
    min(record.configuration.training(\.maxLength) ?? room, room)
  }

  /// Of the run's products.
  public var precision: Precision { record.configuration.training(\.precision) ?? .fp32 }

  /// How the run kept the base model's frozen matrices.
  public var weights: KeptWeights { record.configuration.training(\.weights) ?? .kept }

  /// Logits of texts, each computed with the others of its batch as an evaluation does: [texts][outputs]; of a language model
  /// those of the token after each text, [texts][vocabulary].
  ///
  /// - Throws: `InputError` for a length beyond the model's positions, and a text that it has no embedding for.
  public func logits(_ texts: [(text: String, pair: String?)], maximumLength: Int? = nil) throws -> [[Float]] {
    let backbone = model.backbone, tokenizer = try tokenizer
    if let maximumLength, maximumLength > backbone.textPositions {
      throw InputError(
        "is longer than the model has positions for", kind: .usage, place: "the length \(maximumLength)",
        expected: "at most \(backbone.textPositions) word pieces a text", found: "\(maximumLength)",
        advice: "leave it out: texts are then cut at \(self.maximumLength)")
    }
    let items = try texts.map { text, pair in
      try EncodedSet.Item(
        text, pair: pair, tokenizer: tokenizer, maximumLength: maximumLength ?? self.maximumLength, fitting: backbone)
    }
    return model.logits(of: EncodedSet(items: items, targets: .none))
  }

  /// Whether the run trained the layer before the head's output, or drew it because the checkpoint has none: it must then
  /// travel with the head.
  package var poolingTravels: Bool {
    guard let pooling = model.pooling else { return false }
    return model.drewPooling || model.backbone.architecture.headTravelsWhole
      || (record.weights.method + record.weights.head).contains { $0.name.hasPrefix(pooling.name + ".") }
  }

  /// The head as it must travel: its output layer, and the layer before it where the base model's is not the run's.
  package var travellingHead: [(name: String, tensor: Tensor)] {
    guard !model.isLanguageModel else { return [] }
    let pooling = poolingTravels ? model.pooling!.parameters : []
    return (pooling + model.output.parameters).map { ($0.name, $0.value) }
  }
}

/// The virtual tokens of a soft-prompt method after training: constants at the input or in every layer.
package struct SoftPrompt {
  package static let tensorName = KeptForm.vectorsName

  package let isPrefix: Bool
  package let placement: Prompt.Placement
  /// [tokens, width], or [tokens, layers 2 width] for a prefix
  package let vectors: Tensor

  package init(_ part: MethodConfiguration.Part, _ vectors: Tensor, place: String) throws {
    isPrefix = try MethodRegistry.method(part.name).card.keeps == .layerVectors
    placement = part.values["placement"]?.string.flatMap { Prompt.Placement(rawValue: $0) } ?? .afterFirst
    self.vectors = vectors
    let tokens = part.values["tokens"]?.int
    guard vectors.shape.count == 2, tokens == nil || tokens == vectors.rows else {
      throw InputError(
        "has another shape", place: "\(place): \(Self.tensorName)", expected: "\(tokens ?? 0) rows",
        found: "\(vectors.shape)")
    }
  }

  package func attach(to site: Attachment) throws {
    let c = site.backbone.anatomy, width = isPrefix ? c.layers * 2 * c.attention.keyWidth : c.embeddingWidth
    guard vectors.columns == width else {
      throw InputError(
        "does not fit the base model", place: "\(site.method): \(Self.tensorName)",
        expected: "\(width) columns",
        found: "\(vectors.columns)")
    }
    let name = site.method + "." + Self.tensorName
    let parameter = try site.add(name, vectors)
    if isPrefix {
      try site.attachPrefix(count: vectors.rows) { tape in tape.leaf(parameter) }
    } else {
      try site.attachPrompt(count: vectors.rows, placement: placement) { tape in tape.leaf(parameter) }
    }
  }
}

extension Parameter {
  /// Takes a stored value. - Throws: `InputError` on another shape.
  func restore(_ stored: RunRecord.NamedTensor, place: String) throws {
    guard stored.shape == shape else {
      throw InputError(
        "has another shape", place: "\(place): \(name)", expected: "\(shape)", found: "\(stored.shape)")
    }
    assign(stored.tensor)
  }
}

extension RunRecord {
  /// Whether the run's head is the model's own over its vocabulary.
  package var isOfLanguageModel: Bool {
    if isOfRewardModel { return false }
    let kinds = [TaskKind.continuation, .choice(labels: nil)].map(\.name)
    return evaluations.contains { kinds.contains($0.kind) }
  }
}

extension RunRecord {
  /// Whether the run's head gives a text one number, by which answers are compared.
  package var isOfRewardModel: Bool {
    guard let objective = configuration.objective else { return false }
    return ObjectiveRegistry.all.first { $0.name == objective.name }?.output == .score
  }
}

extension LabelHead {
  /// What its output's weight is called: of encoders, of a decoder.
  package static let outputNames = ["classifier.weight", "classifier.out_proj.weight", "score.weight"]
}
