import Records
import Statistics

/// Every figure of a run that is one number, under the name by which it is asked for.
enum RunFigures {
  static let throughput = "speed/tokensPerSecond"
  /// Median over the steps after the warm-up.
  static let stepSeconds = "steps/seconds"

  static func all(_ record: RunRecord) -> [RunRecord.Entry<Double>] {
    guard record.status == .complete else { return [] }
    var figures: [RunRecord.Entry<Double>] = []
    func add(_ name: String, _ value: Double?) {
      if let value, !figures.contains(where: { $0.name == name }) { figures.append(.init(name, value)) }
    }
    add(Quantity.primaryName, record.primaryValue)
    for evaluation in record.evaluations {
      let isPrimary = evaluation.name == record.primary?.evaluation
      add(evaluation.name, record.primary.flatMap { evaluation.metrics[$0.metric] })
      for metric in evaluation.metrics {
        if isPrimary { add("\(Quantity.primaryName)/\(metric.name)", metric.value) }
        add("\(evaluation.name)/\(metric.name)", metric.value)
      }
    }
    addDev(record, add)
    for measure in record.measures where measure.values.count == 1 { add(measure.name, measure.values[0]) }
    let sizes = record.sizes
    add("sizes/trainable", Double(sizes.trainable))
    if sizes.stored > 0 || sizes.head > 0 || sizes.fileBytes == 0 { add("sizes/stored", Double(sizes.stored)) }
    add("sizes/head", Double(sizes.head))
    add("sizes/fileBytes", Double(sizes.fileBytes))
    for timing in record.timings { add("timings/\(timing.name)", timing.value) }
    add(throughput, RunFigures.throughput(of: record))
    add(stepSeconds, RunFigures.stepSeconds(of: record))
    for part in record.memory { add(part.name, Double(part.value)) }
    return figures
  }

  /// Those that are no metric of an evaluation.
  static func besidesScores(_ record: RunRecord) -> [RunRecord.Entry<Double>] {
    let known = Set(
      record.evaluations.flatMap { evaluation in
        [evaluation.name] + evaluation.metrics.map { "\(evaluation.name)/\($0.name)" }
      })
    return all(record).filter { figure in
      !known.contains(figure.name) && ![Quantity.primaryName, "dev"].contains(figure.name)
        && !figure.name.hasPrefix(Quantity.primaryName + "/") && !figure.name.hasPrefix("dev/")
    }
  }

  /// Dev after the epoch whose weights were kept, or at the last checkpoint where only those are known.
  private static func addDev(_ record: RunRecord, _ add: (String, Double?) -> Void) {
    let metrics = record.epochs.devMetrics.filter { !$0.value.isEmpty }
    let own = metrics.first { $0.name == record.primary?.metric } ?? metrics.first
    for metric in metrics {
      let place = record.epochs.chosen ?? metric.value.count - 1
      guard metric.value.indices.contains(place) else { continue }
      if metric.name == own?.name { add("dev", metric.value[place]) }
      add("dev/\(metric.name)", metric.value[place])
    }
    add("dev", record.measures.first { $0.name == "checkpoints/dev" }?.values.last)
  }

  private static func stepSeconds(of record: RunRecord) -> Double? {
    let seconds = record.steps.seconds
    let all = record.steps.tokens.indices.dropFirst(Timing.warmup).map {
      seconds.data[$0] + seconds.forward[$0] + seconds.backward[$0] + seconds.optimizer[$0] + seconds.other[$0]
    }.filter(\.isFinite)
    return all.isEmpty ? nil : Quartiles(all).median
  }

  /// Real tokens over the seconds of all steps after the warm-up; nil without such steps.
  private static func throughput(of record: RunRecord) -> Double? {
    let steps = record.steps, seconds = steps.seconds
    let rest = steps.tokens.indices.dropFirst(Timing.warmup)
    let spent = rest.reduce(0.0) {
      $0 + seconds.data[$1] + seconds.forward[$1] + seconds.backward[$1] + seconds.optimizer[$1] + seconds.other[$1]
    }
    return spent > 0 ? Double(rest.reduce(0) { $0 + steps.tokens[$1] }) / spent : nil
  }
}
