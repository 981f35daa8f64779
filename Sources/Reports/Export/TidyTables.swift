import Basics
import Records

/// Results as tables with one observation a row, as CSV.
///
/// A missing value is empty, one that is no number `NaN`; numbers read back as the same 64 bits.
struct TidyTables {
  private var runs = CSV(TidyColumns.runs.map(\.name))
  private var steps = CSV(TidyColumns.steps.map(\.name))
  private var evaluations = CSV(TidyColumns.evaluations.map(\.name))
  private var measures = CSV(TidyColumns.measures.map(\.name))

  var files: [(name: String, text: String)] {
    [
      ("runs.csv", runs.text), ("steps.csv", steps.text), ("evaluations.csv", evaluations.text),
      ("measures.csv", measures.text),
    ]
  }

  mutating func append(_ record: RunRecord) {
    let run = RunResult(record)
    let id = CSV.Field.text(record.identity)
    func integer(_ value: Int?) -> CSV.Field { value.map { .text(String($0)) } ?? .missing }
    func number(_ value: Double?) -> CSV.Field { value.map { .number($0) } ?? .missing }
    runs.append([
      id, .text(run.label), .text(run.method), .text(run.task), integer(run.trainingRows), integer(run.seed),
      .text(run.status.rawValue), .text(run.failure ?? ""), .text(run.model), number(run.learningRate),
      .text(run.metric ?? ""), number(run.test), number(run.dev), integer(run.sizes?.trainable),
      integer(run.sizes?.stored), integer(run.sizes?.head), integer(run.sizes?.fileBytes),
      number(run.trainingSeconds), integer(run.tensorPeak), integer(run.processPeak),
      .text(run.provenance.isExclusive ? "true" : "false"), .text(run.provenance.cpuModel),
      integer(run.provenance.threadCount), .text(run.provenance.started),
      .text(run.search?.role.rawValue ?? ""), integer(run.search.flatMap { $0.chosen ?? $0.trials.first?.number }),
      .text(run.canonicalConfiguration),
    ])
    let s = record.steps, t = s.seconds
    for step in 0..<s.count {
      steps.append([
        id, integer(step + 1), integer(s.epoch[step] + 1), number(s.loss[step]), number(s.learningRate[step]),
        number(s.gradientNorm[step]), integer(s.tokens[step]), integer(s.samples[step]), number(t.data[step]),
        number(t.forward[step]), number(t.backward[step]), number(t.optimizer[step]), number(t.other[step]),
      ])
    }
    for metric in record.epochs.devMetrics {
      for (epoch, value) in metric.value.enumerated() {
        evaluations.append([
          id, .text("dev"), .text("dev"), .text(run.task), integer(epoch + 1), .text(metric.name), number(value),
        ])
      }
    }
    for evaluation in record.evaluations {
      for metric in evaluation.metrics {
        evaluations.append([
          id, .text(evaluation.name), .text(evaluation.split), .text(evaluation.task), .missing,
          .text(metric.name), number(metric.value),
        ])
      }
    }
    for entry in record.memory {
      measures.append([
        id, .text("memory"), .text(entry.name), integer(0), integer(entry.value), .text("byte"),
      ])
    }
    for entry in record.timings {
      measures.append([
        id, .text("timings"), .text(entry.name), integer(0), number(entry.value), .text("second"),
      ])
    }
    for measure in record.measures {
      for (index, value) in measure.values.enumerated() {
        measures.append([
          id, .text("measures"), .text(measure.name), integer(index), number(value), .text(measure.unit),
        ])
      }
    }
  }
}
