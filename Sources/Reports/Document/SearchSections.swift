/// The part of a report on how every method's settings were found.
enum SearchSections {
  static func search(_ model: ReportModel) -> [ReportBlock] {
    let tasks = model.search.tasks
    guard !tasks.isEmpty else { return [] }
    var blocks: [ReportBlock] = [.heading(3, "How every method was tuned"), .paragraph(introduction(model))]
    for methods in tasks {
      if tasks.count > 1 {
        let rows = methods[0].trainingRows.map { ", \(NumberText.count($0)) training rows" } ?? ""
        blocks.append(.heading(4, methods[0].task + rows))
      }
      blocks.append(.table(chosen(methods)))
      blocks += expectedBest(methods) + sensitivity(methods)
    }
    return blocks + notSearched(model)
  }

  private static func introduction(_ model: ReportModel) -> String {
    let methods = model.search.methods
    let counts = Array(Set(methods.map(\.trials.count))).sorted()
    var text =
      "Every method had the same budget: \(counts.map(String.init).joined(separator: " or ")) trials over its own space, "
      + "read on dev only. The trial that was best on dev was chosen; only its settings were trained with every seed "
      + "and tested."
    if counts.count > 1 { text += " Where there are fewer, the search is not complete." }
    if methods.contains(where: { $0.rungs > 1 }) {
      text +=
        " Trials were stopped early by successive halving, in the same rungs for all methods; a score belongs to the "
        + "last rung that the trial was in, and scores of different rungs do not compare."
    }
    let superseded = model.superseded
    if superseded > 0 {
      text +=
        " \(NumberText.plural(superseded, "run")) of settings that an earlier search had chosen: left out of all tables."
    }
    return text
  }

  static func chosen(_ methods: [SearchedMethod]) -> DocumentTable {
    let metric = methods[0].metricTitle
    var table = DocumentTable([
      .init("method", isNumber: false), .init("trials"), .init("without a score"),
      .init("chosen settings", isNumber: false),
      .init("its dev \(metric)"), .init("worst trial's"), .init("training of all trials, seconds"),
    ])
    for method in methods {
      let worst = method.higherIsBetter ? method.scores.min() : method.scores.max()
      table.append([
        method.label, "\(method.trials.count)", "\(method.trials.count - method.scores.count)",
        method.chosenTrial?.text ?? "not chosen yet", method.chosenTrial.map { NumberText.metric($0.score) } ?? "-",
        worst.map(NumberText.metric) ?? "-", NumberText.digits(method.seconds),
      ])
    }
    return table
  }

  private static func expectedBest(_ methods: [SearchedMethod]) -> [ReportBlock] {
    let curves = methods.map { ($0.label, $0.expectedBest) }.filter { !$0.1.isEmpty }
    guard let longest = curves.map(\.1.count).max(), longest > 1 else { return [] }
    let columns = columns(of: longest)
    var table = DocumentTable([.init("method", isNumber: false)] + columns.map { .init("\($0)") })
    for (label, curve) in curves {
      table.append(
        [label]
          + columns.map { n in
            curve.indices.contains(n - 1)
              ? "\(NumberText.metric(curve[n - 1].mean)) ± \(NumberText.metric(curve[n - 1].deviation))" : "-"
          })
    }
    return [
      .paragraph(

        "Expected best dev \(methods[0].metricTitle) against the number of trials: the mean, and the "
          + "standard deviation, "
          + "of the best of n draws from a method's own trials (Dodge et al. 2019). A method that is good at 1 "
          + "needs no "
          + "search."), .table(table),
    ]
  }

  /// 1, 2, 3, 4, 6, 8, ... and the last: at most about eight.
  static func columns(of count: Int) -> [Int] {
    if count <= 8 { return Array(1...count) }
    var columns = [1], step = 1
    while columns.last! + step < count {
      columns.append(columns.last! + step)
      step *= 2
    }
    return columns + [count]
  }

  private static func sensitivity(_ methods: [SearchedMethod]) -> [ReportBlock] {
    let searched = methods.filter { $0.learningRates.count > 1 }
    guard !searched.isEmpty else { return [] }
    var table = DocumentTable([
      .init("method", isNumber: false), .init("dev \(methods[0].metricTitle) by learning rate", isNumber: false),
      .init("best - worst"),
    ])
    for method in searched {
      let texts = method.learningRates.map { rate, trials in
        let scores = trials.map {
          $0.score.isFinite ? NumberText.fixed($0.score, 3) : NumberText.metric($0.score)
        }
        return "\(NumberText.digits(rate)): " + scores.joined(separator: ", ")
      }
      let range = method.rungs == 1 ? method.scores.max().map { $0 - method.scores.min()! } : nil
      table.append([
        method.label, texts.joined(separator: "; "), range.map(NumberText.metric) ?? "-",
      ])
    }
    return [.paragraph("Sensitivity to the learning rate."), .table(table)]
  }

  private static func notSearched(_ model: ReportModel) -> [ReportBlock] {
    let items = model.search.methods.flatMap { method -> [(String, String)] in
      guard let suite = model.suites.first(where: { $0.name == method.suite }) else { return [] }
      return suite.notSearched(method.run).map {
        ("from the \($0.origin): " + $0.settings.joined(separator: ", "), method.label)
      }
    }
    var texts: [String] = []
    for text in items.map(\.0) where !texts.contains(text) { texts.append(text) }
    guard !texts.isEmpty else { return [] }
    let all = model.search.methods.count
    return [
      .paragraph("Not searched, and so perhaps better for one method than for another:"),
      .list(
        texts.map { text in
          let owners = ProvenanceSections.distinct(items.filter { $0.0 == text }.map(\.1))
          return (items.filter { $0.0 == text }.count == all ? "all methods" : NumberText.list(owners)) + ", " + text
        }),
    ]
  }
}
