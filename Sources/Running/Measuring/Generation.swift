import Basics
import Networks
import Records
import Suites
import Tasks
import Tensors
import Training

extension PreparedRun {
  /// What the model as it stands writes for test prompts, taking the most probable token each time.
  ///
  /// - Returns: the record's evaluation `generation/TASK`; nil for a task without texts to be written. And how many prompts
  ///   asked nothing or left no room for a token.
  /// - Throws: `InputError` for a template that cannot be rendered.
  func writing(
    _ asked: Measuring.Generation, isCancelled: () -> Bool
  ) throws -> (evaluation: RunRecord.Evaluation, left: Int)? {
    guard let form, case .continuation = task.kind else { return nil }
    let chosen = task.test.drawn(asked.rows), room = model.backbone.textPositions
    let items = try chosen.compactMap { example -> (source: String, prompt: [Int32], gold: String)? in
      guard example.shape != .whole, let asking = try form.prompt(of: example), let gold = asking.reference,
        asking.tokens.count < room
      else { return nil }
      return (example.source, asking.tokens, gold)
    }
    var unused: [RandomStream] = [], writings: [Writing] = []
    for start in stride(from: 0, to: items.count, by: EncodedSet.evaluationBatch) {
      let part = items[start..<min(start + EncodedSet.evaluationBatch, items.count)]
      let written = model.network.generate(
        part.map(\.prompt), limit: asked.tokens, stops: form.stops, streams: &unused,
        progress: { _ in !isCancelled() })
      if isCancelled() { throw Cancellation() }
      for (item, one) in zip(part, written) {
        let text = tokenizer.decode(one.tokens, skippingSpecial: true)
        writings.append(Writing(written: text, gold: item.gold))
      }
    }
    var evaluation = RunRecord.Evaluation(
      name: "generation/\(task.name)", split: "generation", task: task.name, kind: task.kind.name,
      metrics: [Metric.rougeL, .exactMatch].map { .init($0.name, $0.value(writings)) },
      predicted: .scores(writings.map { Float($0.rougeL) }), sources: items.map(\.source))
    evaluation.written = writings.map(\.written)
    return (evaluation, chosen.count - items.count)
  }
}

extension RunContext {
  /// Adds what the tuned model writes, where the suite asks for it.
  ///
  /// - Throws: `InputError` where the suite asks a model with a head for labels to write.
  func addGeneration(of run: PreparedRun, to record: inout RunRecord) throws {
    guard let asked = suite.measuring.generation, spec.trial == nil, !run.test.items.isEmpty else { return }
    guard let (evaluation, left) = try run.writing(asked, isCancelled: isCancelled) else {
      throw InputError(
        "has no texts to be written, and the suite asks for some", kind: .usage, place: run.task.name,
        expected: "a task of prompts with answers, such as wordnet/define", found: run.task.kind.words,
        advice: "leave generate out of the suite, or give the task a suite of its own")
    }
    record.evaluations.append(evaluation)
    if left > 0 { notice("\(left) test prompts ask nothing or leave no room for an answer: they are not continued") }
    for metric in evaluation.metrics { tell(evaluation.name, metric.name, metric.value) }
  }
}
