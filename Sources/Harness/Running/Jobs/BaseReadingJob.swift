import Networks
import Tensors
import Text

/// The "before" of forgetting: what the base model reads without any method, measured once a suite in a run of its own.
///
/// Its file is a run's like any other, without methods, tasks and weights.
struct BaseReadingJob: Job {
  func perform(_ context: RunContext, into record: inout RunRecord) throws {
    let suite = context.suite
    let encoder = try Encoder(directory: context.model.directory)
    try encoder.compute(in: context.spec.method.precision)
    let tokenizer = try WordPieceTokenizer(directory: context.model.directory)
    let sets = try ForgettingSets(suite, library: context.library, tokenizer: tokenizer, encoder: encoder)
    context.addTexts(sets.readings, length: ForgettingSets.length(encoder), to: &record)
    try context.loaded(steps: 0)

    MemoryLedger.enter(.evaluate)
    let readings = sets.read(encoder) { context.tell($0, $1.name, $2) }
    record.measures += readings.measures(.before)
    if let rows = suite.checkpoints?.rows {
      let fewer = try sets.limited(to: rows, tokenizer: tokenizer, encoder: encoder).readRetention(encoder)
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
