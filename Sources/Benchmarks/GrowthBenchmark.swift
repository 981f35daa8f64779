import Basics
import Foundation
import Networks
import Running
import Tensors
import Training

/// How a training step's time and memory grow with the number of texts and with their length.
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
  /// Texts of 32 word pieces, and 16 texts that grow.
  public var batches = [8, 16, 32, 64, 128, 256]
  public var lengths = [64, 128, 256, 512]

  public init(model: URL, method: String) {
    self.model = model
    self.method = method
  }

  /// - Throws: `InputError` for whatever is wrong with model or method.
  public func run() throws -> (batches: [Row], lengths: [Row]) {
    Machine.threads = threads
    Machine.keepFreedMemory()
    let classifier = try Model(starting: method, options: methodOptions, on: model, outputs: 2, seed: 1)
    let room = classifier.backbone.anatomy.maximumPositions - classifier.backbone.virtualTokens
    return (
      try batches.map { try row(classifier, batch: $0, length: min(32, room)) },
      try lengths.filter { $0 <= room }.map { try row(classifier, batch: 16, length: $0) }
    )
  }

  private func row(_ model: Model, batch: Int, length: Int) throws -> Row {
    var random = RandomStream(seed: 1, purpose: "growth/\(batch)/\(length)")
    let vocabulary = model.backbone.anatomy.vocabulary
    let items = (0..<batch).map { _ in
      EncodedSet.Item(
        tokens: (0..<length).map { _ in Int32(random.integer(below: vocabulary)) },
        types: [Int32](repeating: 0, count: length))
    }
    let data = EncodedSet(items: items, targets: .categories((0..<batch).map { Int32($0 % 2) }))
    var options = TrainingOptions()
    (options.batch, options.steps, options.order, options.keep) = (batch, steps, .file, .last)
    (options.learningRate, options.dropout) = (1e-5, 0)
    MemoryLedger.restart()
    let record = try Trainer(model: model, objective: Classification(), options: options).train(on: data)
    let peak = MemoryLedger.peak(of: MemoryPhase.training)
    let counted = Array(record.steps.dropFirst())
    let speed = TrainingSpeed(of: counted)
    return Row(
      batch: batch, length: length, seconds: speed.medianStepSeconds, work: speed.workPerStep,
      bytes: peak[.activations] + peak[.workspace])
  }
}
