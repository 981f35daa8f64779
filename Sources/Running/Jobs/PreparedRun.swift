import Basics
import Foundation
import Methods
import Networks
import Suites
import Tasks
import Tensors
import Text
import Training

/// A run with everything in memory: model, methods attached, data cut into word pieces.
public struct PreparedRun {
  public let spec: RunSpec
  public let options: TrainingOptions
  public let model: Model
  /// What the model's files say of text.
  public let text: ModelText
  public var tokenizer: any Tokenizer { text.tokenizer }
  /// How prompts and answers are put together, for a language model.
  let form: PromptForm?
  private let lossOn: LossOn
  /// Weights that the file has in half precision or few bits and that the methods train or look at whole: float32 now.
  let widened: Int
  public private(set) var task: TaskData
  public private(set) var train: EncodedSet
  public private(set) var dev: EncodedSet
  public private(set) var test: EncodedSet
  public private(set) var heldOut: [(task: TaskData, data: EncodedSet)]
  /// Word pieces that a text may have, special ones included: `maxLength`, or what positions and virtual tokens leave.
  public let length: Int

  /// Loads the model, reads the data and attaches the methods, in this order.
  ///
  /// - Throws: `InputError` for what is missing, malformed or does not go together.
  public init(_ spec: RunSpec, suite: Suite, model directory: URL, library: TaskLibrary) throws {
    self.spec = spec
    options = spec.train
    lossOn = suite.lossOn
    text = try ModelText(directory)
    let backbone = try Backbone(directory: directory)
    try backbone.compute(in: spec.method.precision, weights: spec.method.weights)
    let task = try library.task(spec.task)
    self.task = task
    let tasks = try suite.heldOut.map { try library.heldOut($0, like: task) }

    if task.kind.isForLanguageModel {
      model = try Model(languageModel: backbone, seed: spec.seed)
      form = PromptForm(tokenizer: text.tokenizer, template: try text.template(named: suite.template))
    } else {
      model = Model(backbone, outputs: task.kind.outputs, seed: spec.seed)
      form = nil
    }
    let tokenizer = text.tokenizer
    let labelPieces = try task.labels.map { label in
      let pieces = tokenizer.pieces(of: label)
      try backbone.check(tokens: pieces, of: label, tokenizer)
      return pieces
    }
    let kept = backbone.parameters.filter(\.isKept)
    try model.attach(spec.method, labelPieces: labelPieces.filter { !$0.isEmpty })
    widened = kept.filter { !$0.isKept }.reduce(0) { $0 + $1.count }
    if options.trainPooler { model.trainPooling() }

    // Virtual tokens take positions from the text.
    let length = min(options.maxLength, backbone.textPositions)
    guard length >= 3 else {
      throw InputError(
        "leaves no positions for the text", kind: .usage, place: spec.label,
        expected: "fewer virtual tokens than \(backbone.anatomy.maximumPositions - 2)",
        found: "\(backbone.virtualTokens)")
    }
    self.length = length
    (train, dev, test) = (
      EncodedSet(items: [], targets: .none), EncodedSet(items: [], targets: .none),
      EncodedSet(items: [], targets: .none)
    )
    heldOut = []
    try read(task)
    for task in tasks {
      var task = task
      let data = try encode(&task.test)
      heldOut.append((task, data))
    }
    guard train.count > 0 else {
      throw InputError(
        "has no training rows", kind: .usage, place: task.name,
        advice: "name a task with a train split, or list it under heldOut")
    }
    // Files and tables that were only read from: training would not fit into the holes they leave.
    Machine.returnFreedMemory()
  }

  /// Cuts examples into tokens as the run's own are; those of which nothing is left to learn are taken out.
  ///
  /// - Throws: `InputError` for what the model has no embedding for.
  func encode(_ examples: inout [Example]) throws -> EncodedSet {
    guard let form, case .choice? = examples.first?.label else { return try encode(learnt: &examples, on: .answer) }
    return try EncodedSet.choices(examples, as: form, room: length, fitting: model.backbone)
  }

  /// The same for rows to train on: of a choice the right text is what is to be written.
  private func encode(learnt examples: inout [Example], on loss: LossOn) throws -> EncodedSet {
    guard let form else {
      return try EncodedSet(examples, tokenizer: tokenizer, maximumLength: length, fitting: model.backbone)
    }
    let (set, kept) = try EncodedSet.answers(
      examples, as: form, on: loss, room: length, fitting: model.backbone)
    guard !kept.isEmpty || examples.isEmpty else {
      throw InputError(
        "has no row of which a token of the answer fits", kind: .usage, place: task.name,
        expected: "prompts that leave room within \(length) tokens", found: "\(examples.count) rows without any left",
        advice: length < options.maxLength
          ? "the model has no more positions: shorten the prompts" : "raise maxLength, or shorten the prompts")
    }
    examples = kept.map { examples[$0] }
    return set
  }

  /// Takes a task's data in the place of those that are there.
  private mutating func read(_ task: TaskData) throws {
    self.task = task
    train = try encode(learnt: &self.task.train, on: lossOn)
    dev = try encode(&self.task.dev)
    test = try encode(&self.task.test)
  }

  /// The same model, methods and settings with the data of another task; nothing is copied of the model.
  func with(_ task: TaskData) throws -> PreparedRun {
    var other = self
    try other.read(task)
    return other
  }
}

extension Model {
  /// Attaches every part of a configuration, in order.
  ///
  /// - Parameter labelPieces: word pieces of the class labels' names, for methods that start from them.
  @discardableResult
  func attach(_ method: MethodConfiguration, labelPieces: [[Int32]] = []) throws -> [Attachment] {
    try method.parts.map { try attach($0.method(), labelPieces: labelPieces) }
  }
}
