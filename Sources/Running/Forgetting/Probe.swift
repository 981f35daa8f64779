import Networks
import Records
import Tasks
import Tensors
import Text
import Training

/// A task with labels of its own that a linear probe reads from an encoder's frozen features.
///
/// Features are the same mean-pooled embeddings as retention's, of the base model and of a tuned one alike; a pair of
/// texts is read as one sequence. See `LinearProbe` for the classifier.
struct ProbeSet {
  let task: TaskData
  private let train: EncodedSet
  private let dev: EncodedSet
  private let test: EncodedSet

  init(_ task: TaskData, tokenizer: any Tokenizer, maximumLength: Int, fitting backbone: Backbone) throws {
    self.task = task
    func encode(_ examples: [Example]) throws -> EncodedSet {
      try EncodedSet(examples, tokenizer: tokenizer, maximumLength: maximumLength, fitting: backbone)
    }
    train = try encode(task.train)
    dev = try encode(task.dev)
    test = try encode(task.test)
  }

  /// All texts that one reading goes through.
  var encoded: [EncodedSet] { [train, dev, test] }
  /// Word pieces that one reading goes through.
  var tokens: Int { encoded.reduce(0) { $0 + $1.tokens } }

  /// The task's metric on test.
  func value(_ backbone: Backbone) -> Double {
    LinearProbe(
      train: part(backbone, train), dev: part(backbone, dev), test: part(backbone, test),
      classes: task.kind.outputs, metric: task.metric, grid: MeasureProcedure.probeGrid
    ).value
  }

  private func part(_ backbone: Backbone, _ data: EncodedSet) -> LinearProbe.Part {
    guard case .categories(let labels) = data.targets else { preconditionFailure("a probe reads classes") }
    return LinearProbe.Part(features: DoubleMatrix(backbone.embeddings(of: data)), labels: labels.map(Int.init))
  }
}
