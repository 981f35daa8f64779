import Charts

/// The part of a report on what the base model could do before, and on domains that were never trained on.
enum ForgettingSections {
  static func forgetting(_ model: ReportModel) -> [ReportBlock] {
    retention(model) + DivergenceSections.divergence(model) + HeldOutSections.heldOut(model) + sequences(model)
      + drift(model)
  }

  // MARK: Retention and probes

  private static func retention(_ model: ReportModel) -> [ReportBlock] {
    let blocks = model.eachTask(level: 4, where: { !names($0).isEmpty }) { index, task in
      let common = commonBefore(task)
      let before = names(task).compactMap { place in common[place.prefix + place.name].map { "\(title(place)) \($0)" } }
      return model.figures(.frontier, task: index) + [
        .paragraph(
          "Lost: before - after, of bits a byte after - before, positive where something was lost; mean ± sd over seeds. Before is the untouched base "
            + "model\(before.isEmpty ? "" : ": " + before.joined(separator: ", ")). A method that learned nothing forgets "
            + "nothing: read it beside the test metric."
            + (driftNames(task).isEmpty ? "" : " On the right: how far the encoder moved.")),
        .table(table(task, common)),
      ]
    }
    return blocks.isEmpty ? [] : [.heading(3, "Retention of what the base model could do")] + blocks
  }

  /// Prefix of the measures, and the set's name.
  private static func names(_ task: TaskResults) -> [(prefix: String, name: String)] {
    let runs = task.rows.flatMap(\.runs)
    return Retention.sets(runs).map { ("forgetting/retention/", $0) }
      + Retention.probes(runs).map { ("forgetting/probe/", $0) }
  }

  private static func title(_ place: (prefix: String, name: String)) -> String {
    place.prefix.contains("probe") ? "probe \(place.name)" : place.name
  }

  /// What the base model reached on each set, where all rows say the same: said once, not in every row.
  private static func commonBefore(_ task: TaskResults) -> [String: String] {
    var common: [String: String] = [:]
    for (prefix, name) in names(task) {
      let values = task.rows.map { $0.measure("\(prefix)\(name)/before") }.filter { !$0.values.isEmpty }
      let texts = Set(values.map { $0.leftOut == 0 ? $0.mean.map { NumberText.metric($0) } ?? "-" : "-" })
      if texts.count == 1, let text = texts.first, text != "-" { common[prefix + name] = text }
    }
    return common
  }

  private static func driftNames(_ task: TaskResults) -> [String] {
    ["drift/cka", "drift/relativeChange"].filter { name in task.rows.contains { $0.measure(name).mean != nil } }
  }

  private static func table(_ task: TaskResults, _ common: [String: String]) -> DocumentTable {
    let names = names(task), drift = driftNames(task)
    var table = DocumentTable(
      [.init("method", isNumber: false), .init("test \(task.metricTitle)", term: task.metricTitle)]
        + names.flatMap { prefix, name -> [DocumentTable.Column] in
          let lost = Term.measure("\(prefix)\(name)/lost"), kind = title((prefix, name))
          let after = Term.measure("\(prefix)\(name)/after")
          guard common[prefix + name] == nil else {
            return [.init("\(kind), after", term: after), .init("lost", term: lost)]
          }
          return [
            .init("\(kind), before", term: Term.measure("\(prefix)\(name)/before")), .init("after", term: after),
            .init("lost", term: lost),
          ]
        } + drift.map { .init(Term.measure($0), term: Term.measure($0)) })
    for row in task.bestFirst {
      let moments = names.flatMap { prefix, name in
        (common[prefix + name] == nil ? ["before"] : []).map { (prefix + name, $0) }
          + ["after", "lost"].map { (prefix + name, $0) }
      }
      let values = moments.map { row.measure("\($0.0)/\($0.1)") } + drift.map { row.measure($0) }
      guard values.contains(where: { !$0.values.isEmpty }) else { continue }
      // What was before is the base model's own number, the same for every seed: without a deviation.
      let texts = values.enumerated().map { place, value in
        moments.indices.contains(place) && moments[place].1 == "before" && value.leftOut == 0
          ? value.mean.map { NumberText.metric($0) } ?? "-" : NumberText.meanAndDeviation(value)
      }
      table.append([row.label, NumberText.meanAndDeviation(row.test)] + texts)
    }
    return table
  }

  // MARK: Sequences

  private static let sequenceMeasures = [
    ("average accuracy", "averageAccuracy"), ("BWT", "bwt"), ("FWT", "fwt"),
  ]

  private static func sequences(_ model: ReportModel) -> [ReportBlock] {
    func rows(_ task: TaskResults) -> [ResultRow] { task.bestFirst.filter { SequenceResults($0) != nil } }
    let blocks = model.eachTask(level: 4, where: { !rows($0).isEmpty }) { index, task in
      var table = DocumentTable(
        [.init("method", isNumber: false), .init("weights", isNumber: false)]
          + sequenceMeasures.map { .init($0, term: Term.measure("sequence/\($1)")) }
          + [
            .init("mean forgetting", term: Term.measure("sequence/forgetting")),
            .init("bytes kept", term: Term.measure("sequence/storedBytes")),
          ])
      for row in rows(task) {
        let isShared = row.measure("sequence/isShared").mean
        let forgetting = row.summary { $0.array("sequence/forgetting").flatMap { Summaries.mean($0) } }
        table.append(
          [row.label, isShared.map { $0 > 0 ? "one set, carried on" : "one set a task" } ?? "-"]
            + sequenceMeasures.map { NumberText.meanAndDeviation(row.measure("sequence/\($0.1)")) }
            + [
              NumberText.meanAndDeviation(forgetting),
              row.measure("sequence/storedBytes").mean.map { NumberText.bytes($0) } ?? "-",
            ])
      }
      return model.figures(.sequence, task: index) + [.table(table)]
    }
    return blocks.isEmpty ? [] : [.heading(3, "Sequences of tasks")] + blocks
  }

  // MARK: Drift

  /// Where nothing was read besides: else it stands in the table of what was lost.
  private static func drift(_ model: ReportModel) -> [ReportBlock] {
    func rows(_ task: TaskResults) -> [ResultRow] {
      guard names(task).isEmpty else { return [] }
      return task.bestFirst.filter { row in driftNames(task).contains { row.measure($0).mean != nil } }
    }
    let blocks = model.eachTask(level: 4, where: { !rows($0).isEmpty }) { _, task in
      let names = driftNames(task)
      var table = DocumentTable(
        [.init("method", isNumber: false)] + names.map { .init(Term.measure($0), term: Term.measure($0)) })
      for row in rows(task) {
        table.append([row.label] + names.map { NumberText.meanAndDeviation(row.measure($0)) })
      }
      return [.table(table)]
    }
    return blocks.isEmpty ? [] : [.heading(3, "How far the encoder moved")] + blocks
  }
}
