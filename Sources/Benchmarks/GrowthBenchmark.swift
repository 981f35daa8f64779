import Basics
import Foundation
import Methods
import Networks
import Running
import Tensors
import Training

/// How a training step's time and memory grow with the number of texts and with their length: of encoders with a class a text,
/// of decoders with every token but the first asked for.
public struct GrowthBenchmark {
  public struct Row: Sendable {
    public var batch: Int
    public var length: Int
    /// Median seconds of a step.
    public var seconds: Double
    public var work: Double
    /// Bytes of activations and workspace at the ledger's peak.
    public var bytes: Int
    public var tokens: Int { batch * length }
  }

  public let model: URL
  public let method: String
  public var methodOptions: [String] = []
  public var threads = 1
  /// Steps a row, of which the first is not timed.
  public var steps = 6
  /// Texts of 32 tokens, and 16 texts that grow, or two of a decoder.
  public var batches = [8, 16, 32, 64, 128, 256]
  public var lengths = [64, 128, 256, 512, 1024, 2048]

  public init(model: URL, method: String) {
    self.model = model
    self.method = method
  }

  /// - Throws: `InputError` for whatever is wrong with model or method.
  public func run() throws -> (batches: [Row], lengths: [Row]) {
    Machine.threads = threads
    Machine.keepFreedMemory()
    let tuned = try tunedModel(), room = tuned.backbone.textPositions, texts = tuned.isLanguageModel ? 2 : 16
    return (
      try batches.map { try row(tuned, batch: $0, length: min(32, room)) },
      try lengths.filter { $0 <= room }.map { try row(tuned, batch: texts, length: $0) }
    )
  }

  private func tunedModel() throws -> Model {
    guard try Anatomy(directory: model).isDecoder else {
      return try Model(starting: method, options: methodOptions, on: model, outputs: 2, seed: 1)
    }
    let tuned = try Model(languageModel: Backbone(directory: model), seed: 1)
    let type = try MethodRegistry.method(method)
    try tuned.attach(try type.init(Options(words: methodOptions, for: type.card)))
    return tuned
  }

  private func row(_ model: Model, batch: Int, length: Int) throws -> Row {
    var random = RandomStream(seed: 1, purpose: "growth/\(batch)/\(length)")
    let vocabulary = model.backbone.anatomy.vocabulary
    let items = (0..<batch).map { _ in
      EncodedSet.Item(
        tokens: (0..<length).map { _ in Int32(random.integer(below: vocabulary)) },
        types: [Int32](repeating: 0, count: length))
    }
    let data = EncodedSet(
      items: items,
      targets: model.isLanguageModel
        ? .next(items.flatMap { $0.tokens.dropFirst() + [-1] }) : .categories((0..<batch).map { Int32($0 % 2) }))
    var options = TrainingOptions()
    (options.batch, options.steps, options.order, options.keep) = (batch, steps, .file, .last)
    (options.learningRate, options.dropout) = (1e-5, 0)
    MemoryLedger.restart()
    let objective: any Objective = model.isLanguageModel ? LanguageModeling() : Classification()
    let record = try Trainer(model: model, objective: objective, options: options).train(on: data)
    let peak = MemoryLedger.peak(of: MemoryPhase.training)
    let counted = Array(record.steps.dropFirst())
    let speed = TrainingSpeed(of: counted)
    return Row(
      batch: batch, length: length, seconds: speed.medianStepSeconds, work: speed.workPerStep,
      bytes: peak[.activations] + peak[.workspace])
  }
}
