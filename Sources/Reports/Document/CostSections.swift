/// The part of a report on parameters, bytes, time and memory.
enum CostSections {
  static func costs(_ model: ReportModel) -> [ReportBlock] {
    let blocks = model.eachTask(where: { task in task.rows.contains { !$0.trainableParameters.isEmpty } }) {
      index, task in
      let small = [model.figures(.stepTime, task: index), model.figures(.runTime, task: index)].filter { !$0.isEmpty }
      let beside =
        model.figures(.parameters, task: index) + nothingTrained(task)
        + (small.isEmpty ? [] : [.columns(small)])
      return [
        .columns([model.figures(.memory, task: index), beside].filter { !$0.isEmpty }),
        .columns([sizes(task), times(task)].filter { !$0.isEmpty }),
      ]
    }
    return blocks + InferenceSections.inference(model)
  }

  /// The rows that a logarithmic axis cannot show, with their results.
  private static func nothingTrained(_ task: TaskResults) -> [ReportBlock] {
    let rows = task.rows.filter { $0.trainableParameters == [0] && $0.test.mean != nil }
    let others = task.rows.contains { $0.trainableParameters.last ?? 0 > 0 && $0.test.mean != nil }
    guard !rows.isEmpty, others else { return [] }
    let texts = rows.map { "\($0.label), \(NumberText.meanAndDeviation($0.test))" }
    return [
      .paragraph("Not in the picture, as nothing but the head trains: \(texts.joined(separator: "; ")).")
    ]
  }

  private static func sizes(_ task: TaskResults) -> [ReportBlock] {
    var table = DocumentTable([
      .init("method", isNumber: false), .init("trained parameters", term: Term.parameters),
      .init("kept parameters", term: Term.parameters), .init("head's parameters", term: Term.parameters),
      .init(Term.file, term: Term.file), .init(Term.tensorPeak, term: Term.tensorPeak),
      .init(Term.processPeak, term: Term.processPeak),
    ])
    for row in task.bestFirst where !row.trainableParameters.isEmpty {
      table.append([
        row.label, ResultSections.counts(row.trainableParameters),
        ResultSections.counts(row.storedParameters), ResultSections.counts(row.headParameters),
        ResultSections.counts(row.fileBytes, NumberText.bytes), row.tensorPeak.map(NumberText.bytes) ?? "-",
        row.processPeak.map(NumberText.bytes) ?? "-",
      ])
    }
    return [
      .paragraph(
        "Size and memory. The head is counted apart: it trains in every method. Memory is the largest of the seeds."
      ), .table(table),
    ]
  }

  /// A row for every kind of time that may not be mixed with another.
  private static func times(_ task: TaskResults) -> [ReportBlock] {
    let machines = task.machines
    let rows = task.bestFirst.map { ($0.label, $0.timings(machines: machines)) }
    let timings = rows.flatMap(\.1)
    guard !timings.isEmpty else { return [] }
    let hasShared = timings.contains { !$0.isExclusive }
    var table = DocumentTable(
      [.init("method", isNumber: false)] + (machines.count > 1 ? [.init("machine", isNumber: false)] : [])
        + (hasShared ? [.init("timing", isNumber: false)] : [])
        + [
          .init("runs"), .init("training, seconds", term: Term.training),
          .init("a step, ms: median (quartiles)", term: Term.step), .init(Term.tokens, term: Term.tokens),
        ])
    for (label, timings) in rows {
      for timing in timings {
        let place = machines.firstIndex(of: timing.machine)!
        table.append(
          [label] + (machines.count > 1 ? [ProvenanceSections.letter(place)] : [])
            + (hasShared ? [timing.isExclusive ? "exclusive" : "shared"] : [])
            + [
              "\(timing.runCount)", NumberText.measured(timing.trainingSeconds),
              step(timing.stepSeconds), timing.tokensPerSecond.map(NumberText.digits) ?? "-",
            ])
      }
    }
    var text = "Time of training alone, mean ± sd over runs."
    if !hasShared {
      text += " Every run had the machine to itself."
    } else if timings.allSatisfy({ !$0.isExclusive }) {
      text +=
        " All runs shared the machine with others: these times are no measure of a method's speed. "
        + "Run the suite with one job to measure it."
    } else {
      text +=
        " Shared runs had others beside them: their times are no measure of a method's speed, and are not "
        + "averaged with exclusive ones."
    }
    if machines.count > 1 { text += " Times of different machines are not averaged; see what was run." }
    return [.paragraph(text), .table(table)]
  }

  private static func step(_ seconds: SeedSummary) -> String {
    guard let middle = seconds.quantile(0.5), let low = seconds.quantile(0.25),
      let high = seconds.quantile(0.75)
    else { return "-" }
    return NumberText.digits(1000 * middle) + " (" + NumberText.digits(1000 * low) + " to "
      + NumberText.digits(1000 * high) + ")"
  }
}
