import Basics
import Charts

/// Charts of time and memory as parts of a whole.
enum CostFigures {
  // MARK: Time

  /// Mean time of a step by phase, without the first steps.
  static func stepTime(_ subject: ReportFigure.Subject) throws -> [ReportFigure] {
    let parts = ["data", "forward", "backward", "optimiser", "other"]
    return try ledger(
      subject, title: "Where the time of a step goes", parts: parts, quantity: "Mean time of a step", unit: "ms",
      terms: [Term.step]
    ) { run in
      let phases = run.phaseSeconds
      let values = [phases.data, phases.forward, phases.backward, phases.optimizer, phases.other].map {
        Summaries.mean(Array($0.dropFirst(Timing.warmup))).map { $0 * 1000 }
      }
      let known = values.compactMap { $0 }
      return known.count == parts.count && known.reduce(0, +) > 0 ? known : nil
    }
  }

  /// Time of a run by part, in the order in which runs name them.
  static func runTime(_ subject: ReportFigure.Subject) throws -> [ReportFigure] {
    // The wall time is there by a reading of its own, beside the parts that sum to it.
    let parts = ProvenanceSections.distinct(subject.task.rows.flatMap(\.runs).flatMap(\.timings).map(\.name))
      .filter { $0 != "total" }
    guard !parts.isEmpty else { return [] }
    return try ledger(
      subject, title: "Where the time of a run goes", parts: parts, quantity: "Time of a run", unit: "s",
      terms: [Term.training]
    ) { run in
      run.timings.isEmpty ? nil : parts.map { part in run.timings[part] ?? 0 }
    }
  }

  /// Stacked bars of the mean over seeds of runs whose times can be compared.
  ///
  /// - Throws: `InputError` where fewer than half of the entries have such times: bars of the others would be no comparison of
  ///   methods.
  private static func ledger(
    _ subject: ReportFigure.Subject, title: String, parts: [String], quantity: String, unit: String,
    terms: [String], values: (RunResult) -> [Double]?
  ) throws -> [ReportFigure] {
    guard let group = subject.task.comparableRuns else { return [] }
    let rows = subject.task.rows.compactMap { row -> LedgerRow? in
      let seeds = row.runs.filter(group.contains).compactMap(values)
      guard !seeds.isEmpty else { return nil }
      return LedgerRow(
        label: row.label, measured: mean(seeds, parts: parts.count), seeds: seeds.map { $0.reduce(0, +) })
    }
    guard !rows.isEmpty else { return [] }
    let all = subject.task.rows.count { row in row.runs.contains { values($0) != nil } }
    guard 2 * rows.count >= all else {
      throw InputError(
        "only \(rows.count) of \(all) entries have times that may be compared", place: title,
        expected: "half of them or more", found: "the others beside other programs or on another machine",
        advice: "run these again with the machine to themselves")
    }
    let chart = try Charts.stackedBars(
      title: title, subtitle: subject.task.task, parts: parts, rows: rows, quantity: quantity, unit: unit,
      remarks: group.caption)
    return [subject.figure(chart, text: "\(title): " + extremes(rows, unit: unit), terms: terms)]
  }

  /// `least lora, 120 MB; most fft, 480 MB`
  private static func extremes(_ rows: [LedgerRow], unit: String) -> String {
    let sums = rows.compactMap { row in row.measured.map { (row.label, $0.filter(\.isFinite).reduce(0, +)) } }
    guard let least = sums.min(by: { $0.1 < $1.1 }), let most = sums.max(by: { $0.1 < $1.1 }) else { return "no value" }
    func text(_ sum: (String, Double)) -> String { "\(sum.0), \(NumberText.digits(sum.1)) \(unit)" }
    return sums.count == 1 ? text(least) : "least \(text(least)); most \(text(most))"
  }

  private static func mean(_ seeds: [[Double]], parts: Int) -> [Double] {
    (0..<parts).map { part in Summaries.mean(seeds.map { $0[part] }) ?? .nan }
  }

  // MARK: Memory

  private static let categories = [
    ("baseWeights", "base weights"), ("trainableWeights", "trainable weights"), ("gradients", "gradients"),
    ("optimizerState", "optimiser's state"), ("savedActivations", "saved activations"),
    ("workspace", "workspace"),
  ]

  /// Bytes of all tensors at the peak of training by category, with the sum that was predicted.
  ///
  /// Beside it the process, where its parts are known.
  static func memory(_ subject: ReportFigure.Subject) throws -> [ReportFigure] {
    guard var ledger = try ledger(subject) else { return try resident(subject).map { [$0] } ?? [] }
    guard let process = try resident(subject)?.figure.chart else { return [ledger] }
    ledger.figure.chart.panels[0].title = "Tensors"
    ledger.figure.chart.panels += process.panels.map { panel in
      var panel = panel
      panel.title = "The whole process"
      // Other parts than those of the tensors, and so other colours.
      for index in panel.series.indices where panel.series[index].form == .bars {
        panel.series[index].mark.colour = index % 2 == 0 ? "#4D4D4D" : "#A6A6A6"
      }
      return panel
    }
    ledger.figure.chart.caption += process.caption.filter { !ledger.figure.chart.caption.contains($0) }
    (ledger.figure.chart.columns, ledger.figure.chart.width) = (2, .page)
    return [ledger]
  }

  private static func ledger(_ subject: ReportFigure.Subject) throws -> ReportFigure? {
    try memory(
      subject, title: "Memory at the peak of training", parts: categories.map(\.1),
      quantity: "Tensors at the peak", prediction: "predicted/ledgerPeak", terms: [Term.tensorPeak]
    ) { run in
      let values = categories.compactMap { run.memory["trainPeak/\($0.0)"] }.map(Double.init)
      return values.count == categories.count && values.reduce(0, +) > 0 ? values : nil
    }
  }

  /// Resident set of the process: before the model, and what came on top.
  private static func resident(_ subject: ReportFigure.Subject) throws -> ReportFigure? {
    try memory(
      subject, title: "Resident memory of the process", parts: ["before the model", "model, data and training"],
      quantity: "Largest resident set", prediction: "predicted/peakResident", terms: [Term.processPeak]
    ) { run in
      guard let peak = run.processPeak, let before = run.memory["process/beforeModel"], peak >= before else {
        return nil
      }
      return [Double(before), Double(peak - before)]
    }
  }

  private static func memory(
    _ subject: ReportFigure.Subject, title: String, parts: [String], quantity: String, prediction: String,
    terms: [String], values: (RunResult) -> [Double]?
  ) throws -> ReportFigure? {
    let megabyte = 1e6
    let rows = subject.task.rows.compactMap { row -> LedgerRow? in
      let runs = row.runs.filter { $0.status == .complete && values($0) != nil }
      guard !runs.isEmpty else { return nil }
      let seeds = runs.compactMap(values).map { $0.map { $0 / megabyte } }
      let sums = seeds.map { $0.reduce(0, +) }
      return LedgerRow(
        label: row.label, measured: mean(seeds, parts: parts.count),
        predicted: Summaries.mean(runs.compactMap { $0.memory[prediction] }.map { Double($0) / megabyte }),
        seeds: Set(sums).count > 1 ? sums : [])
    }
    guard !rows.isEmpty else { return nil }
    let chart = try Charts.stackedBars(
      title: title, subtitle: subject.task.task, parts: parts, rows: rows, quantity: quantity, unit: "MB")
    return subject.figure(chart, text: "\(title): " + extremes(rows, unit: "MB"), terms: terms)
  }
}
