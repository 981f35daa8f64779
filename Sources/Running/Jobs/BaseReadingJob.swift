import Networks
import Records
import Tensors
import Text
import Training

/// The "before" of forgetting: what the base model reads without any method, measured once a suite in a run of its own.
///
/// Its file is a run's like any other, without methods, tasks and weights.
struct BaseReadingJob: Job {
  func perform(_ context: RunContext, into record: inout RunRecord) throws {
    let suite = context.suite
    let backbone = try Backbone(directory: context.model.directory)
    try backbone.compute(in: context.spec.method.precision, weights: context.spec.method.weights)
    let base = try Model(reading: backbone)
    let text = try ModelText(context.model.directory)
    let sets = try ForgettingSets(suite, library: context.library, text: text, backbone: backbone)
    context.addTexts(sets.readings, length: ForgettingSets.length(backbone), to: &record)
    try context.loaded(steps: 0)

    MemoryLedger.enter(.evaluate)
    let readings = sets.read(base) { context.tell($0, $1.name, $2) }
    record.measures += readings.measures(.before)
    if let rows = suite.checkpoints?.rows {
      let fewer = try sets.limited(to: rows, backbone: backbone).readRetention(base)
      record.measures += Checkpoints.before(fewer.retention)
    }
    if let width = readings.embeddings.first?.count {
      record.measures.append(
        RunRecord.Measure(
          "drift/baseEmbeddings", shape: [readings.embeddings.count, width],
          values: readings.embeddings.flatMap { $0.map(Double.init) }))
    }
    context.addCosts(to: &record)
    context.clock.charge(.evaluate)
  }
}

extension Model {
  /// A base model as it is read before anything is trained: a language model with its head, of an encoder the backbone.
  convenience init(reading backbone: Backbone) throws {
    if backbone.anatomy.isDecoder {
      try self.init(languageModel: backbone, seed: 0)
    } else {
      self.init(backbone, outputs: 1, seed: 0)
    }
  }
}
