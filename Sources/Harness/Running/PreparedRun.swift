import Basics
import Foundation
import Methods
import Networks
import Tasks
import Tensors
import Text
import Training

/// A run with everything in memory: model, methods attached, data cut into word pieces.
public struct PreparedRun {
  public let spec: RunSpec
  public let options: TrainingOptions
  public let model: Model
  public let tokenizer: any Tokenizer
  public private(set) var task: TaskData
  public private(set) var train: EncodedSet
  public private(set) var dev: EncodedSet
  public private(set) var test: EncodedSet
  public let heldOut: [(task: TaskData, data: EncodedSet)]
  /// Word pieces that a text may have, special ones included: `maxLength`, or what positions and virtual tokens leave.
  public let length: Int

  /// Loads the model, reads the data and attaches the methods, in this order.
  ///
  /// - Throws: `InputError` for what is missing, malformed or does not go together.
  public init(_ spec: RunSpec, suite: Suite, model directory: URL, library: TaskLibrary) throws {
    self.spec = spec
    options = spec.train
    tokenizer = try WordPieceTokenizer(directory: directory)
    let encoder = try Encoder(directory: directory)
    try encoder.compute(in: spec.method.precision)
    let task = try library.task(spec.task)
    self.task = task
    let tasks = try suite.heldOut.map { try library.heldOut($0, like: task) }

    model = Model(encoder, outputs: task.kind.outputs, seed: spec.seed)
    let tokenizer = tokenizer
    let labelPieces = try task.labels.map { label in
      let pieces = tokenizer.pieces(of: label)
      try encoder.check(tokens: pieces, of: label, tokenizer)
      return pieces
    }
    try model.attach(spec.method, labelPieces: labelPieces.filter { !$0.isEmpty })
    if options.trainPooler { model.trainPooler() }

    // Virtual tokens take positions from the text.
    let length = min(options.maxLength, encoder.textPositions)
    guard length >= 3 else {
      throw InputError(
        "leaves no positions for the text", kind: .usage, place: spec.label,
        expected: "fewer virtual tokens than \(encoder.configuration.maximumPositions - 2)",
        found: "\(encoder.virtualTokens)")
    }
    self.length = length
    func encode(_ examples: [Example]) throws -> EncodedSet {
      try EncodedSet(examples, tokenizer: tokenizer, maximumLength: length, fitting: encoder)
    }
    train = try encode(task.train)
    dev = try encode(task.dev)
    test = try encode(task.test)
    heldOut = try tasks.map { ($0, try encode($0.test)) }
    guard train.count > 0 else {
      throw InputError(
        "has no training rows", kind: .usage, place: task.name,
        advice: "name a task with a train split, or list it under heldOut")
    }
    // Files and tables that were only read from: training would not fit into the holes they leave.
    Machine.returnFreedMemory()
  }

  /// Cuts examples into word pieces as the run's own are. - Throws: `InputError` for what the model has no embedding for.
  func encode(_ examples: [Example]) throws -> EncodedSet {
    try EncodedSet(examples, tokenizer: tokenizer, maximumLength: length, fitting: model.encoder)
  }

  /// The same model, methods and settings with the data of another task; nothing is copied of the model.
  func with(_ task: TaskData) throws -> PreparedRun {
    var other = self
    other.task = task
    (other.train, other.dev, other.test) = try (encode(task.train), encode(task.dev), encode(task.test))
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
