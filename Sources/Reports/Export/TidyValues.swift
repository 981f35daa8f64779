import Basics
import Records
import Tasks

/// All results in one table, a row a value: what a data frame is made of, in CSV or as JSON lines.
///
/// Every final value of a run is in it once, by the metric of an evaluation or by the name that `compare --list` gives; steps
/// and measures of several values stand in tables of their own.
struct TidyValues {
  /// How it is written.
  enum Form: String, CaseIterable {
    case csv, jsonl
  }

  private let form: Form
  private var table = CSV(TidyColumns.values.map(\.name))
  private var lines = ""

  init(as form: Form) { self.form = form }

  var file: (name: String, text: String) {
    form == .csv ? ("tidy.csv", table.text) : ("tidy.jsonl", lines)
  }

  mutating func append(_ record: RunRecord) {
    guard record.status == .complete else { return }
    let run = RunResult(record)
    let objective = (try? JSON(parsing: run.canonicalConfiguration, source: run.label))?["objective"]?["name"]?.string
    func add(_ task: String, _ metric: String, _ split: String, _ value: Double, _ unit: String) {
      let texts = [record.suite.name, record.identity, run.method, objective ?? "", task]
      let seed: CSV.Field = run.hasSeed ? .text(String(run.seed)) : .missing
      switch form {
      case .csv:
        table.append(
          texts.map(CSV.Field.text) + [seed, .text(metric), .text(split), .number(value), .text(unit)])
      case .jsonl:
        let names = TidyColumns.values.map(\.name)
        var members = Dictionary(uniqueKeysWithValues: zip(names, texts.map { $0.isEmpty ? JSON.null : .string($0) }))
        members["seed"] = run.hasSeed ? .number(Double(run.seed)) : .null
        members["metric"] = .string(metric)
        members["split"] = split.isEmpty ? .null : .string(split)
        // Not in JSON: what is no number.
        members["value"] = value.isFinite ? .number(value) : .null
        members["unit"] = .string(unit)
        lines += JSON.object(members).canonical + "\n"
      }
    }
    for evaluation in record.evaluations {
      for metric in evaluation.metrics {
        add(evaluation.task, metric.name, evaluation.split, metric.value, unit(ofMetric: metric.name))
      }
    }
    let chosen = record.epochs.chosen
    for metric in record.epochs.devMetrics where !metric.value.isEmpty {
      let place = chosen.flatMap { metric.value.indices.contains($0) ? $0 : nil } ?? metric.value.count - 1
      add(run.task, metric.name, "dev", metric.value[place], unit(ofMetric: metric.name))
    }
    for figure in RunFigures.besidesScores(record) {
      add(run.task, figure.name, "", figure.value, unit(figure.name, record))
    }
  }

  /// Shares and correlations are pure numbers.
  private func unit(ofMetric name: String) -> String {
    let unit = Metric(rawValue: name)?.unit ?? "1"
    return unit.contains("(") ? "1" : unit
  }

  private func unit(_ name: String, _ record: RunRecord) -> String {
    if let own = record.measures.first(where: { $0.name == name })?.unit { return own }
    return (MeasureCatalog.definition(of: name) ?? MeasureCatalog.definition(of: "memory/" + name))?.unit ?? "1"
  }
}
