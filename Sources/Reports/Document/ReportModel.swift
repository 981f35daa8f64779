import Foundation
import Harness

/// All that a report is made of, before it is put into words.
public struct ReportModel: Sendable {
  /// Of results; trials are in `search`.
  public var runs: [RunResult]
  public var search: SearchResults
  /// Runs that a search had chosen before it was changed: in no table.
  public var superseded: Int
  public var table: ResultTable
  public var suites: [SuiteFacts]
  /// Files among the results that could not be read: name and reason.
  public var unreadable: [ResultTable.RunRemark]
  public var figures: [ReportFigure]

  /// - Parameter unreadable: files that should have been runs.
  /// - Throws: `InputError` where a chart cannot be made of the runs' data.
  public init(_ runs: [RunResult], unreadable: [ResultTable.RunRemark] = []) throws {
    let all = runs.sorted { ($0.label, $0.identity) < ($1.label, $1.identity) }
    self.runs = all.filter(\.isResult)
    search = SearchResults(all)
    superseded = all.filter { $0.search?.role == .superseded }.count
    self.unreadable = unreadable
    table = ResultTable(self.runs)
    suites = SuiteFacts.all(of: all)
    missing = suites.flatMap { $0.missing(from: all) }
    figures = try ReportFigure.all(table)
  }

  /// Planned runs of which there is no record at all.
  public var missing: [String]

  var completeRuns: [RunResult] { runs.filter { $0.status == .complete } }

  /// What a task is called in headings: its name, and what tells it from another of that name.
  func name(of task: TaskResults) -> String {
    let isUnique = table.tasks.filter { $0.task == task.task }.count == 1
    let rows = task.trainingRows.map { NumberText.count($0) + " training rows" } ?? "all training rows"
    return isUnique ? task.task : "\(task.task), \(rows), \(task.metricTitle)"
  }
}

/// A chart of the report, and what it is about.
public struct ReportFigure: Sendable {
  public enum Subject: Sendable, Equatable {
    /// The test metric of all tasks that have it.
    case test(metric: String)
    /// Of the task at this place in the table.
    case parameters(task: Int)
    case learningCurves(task: Int)
    case heldOut(task: Int)
  }

  public var subject: Subject
  public var figure: Figure
  /// What the picture shows, for those who do not see it.
  public var text: String
}

extension ReportFigure {
  /// Beginnings of names that only these figures have, so that one no longer drawn is taken away.
  static let prefixes = ["test-", "parameters", "learning-curves", "held-out"]

  /// Every chart that the data allow, in the order of the report.
  static func all(_ table: ResultTable) throws -> [ReportFigure] {
    var figures: [ReportFigure] = []
    let suffixes = self.suffixes(table.tasks)
    let withResult = table.tasks.indices.filter { !table.tasks[$0].ranking.isEmpty }
    var metrics: [String] = []
    for index in withResult {
      let metric = table.tasks[index].metric ?? ""
      if !metrics.contains(metric) { metrics.append(metric) }
    }
    for metric in metrics {
      let tasks = withResult.filter { table.tasks[$0].metric == metric }.map { table.tasks[$0] }
      figures.append(try test(tasks, metric: metric))
    }
    for index in withResult {
      let task = table.tasks[index]
      if let figure = try heldOut(task, index, suffixes[index]) { figures.append(figure) }
      if let figure = try parameters(task, index, suffixes[index]) { figures.append(figure) }
    }
    for index in table.tasks.indices {
      figures += try learningCurves(table.tasks[index], index, suffixes[index])
    }
    return figures
  }

  /// What stands behind a figure's name: nothing where there is one task, a name fit for files otherwise.
  private static func suffixes(_ tasks: [TaskResults]) -> [String] {
    guard tasks.count > 1 else { return tasks.map { _ in "" } }
    var suffixes: [String] = []
    for task in tasks {
      let base = "-" + slug(task.task)
      var name = base
      var number = 2
      while suffixes.contains(name) {
        name = "\(base)-\(number)"
        number += 1
      }
      suffixes.append(name)
    }
    return suffixes
  }

  /// ASCII letters and digits in lower case, all else a hyphen.
  static func slug(_ text: String) -> String {
    var slug = ""
    for character in text.lowercased() {
      if character.isASCII, character.isLetter || character.isNumber {
        slug.append(character)
      } else if !slug.hasSuffix("-"), !slug.isEmpty {
        slug.append("-")
      }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    return slug.isEmpty ? "task" : slug
  }

  private static func name(of task: TaskResults, among tasks: [TaskResults]) -> String {
    let isUnique = tasks.filter { $0.task == task.task }.count == 1
    return isUnique ? task.task : "\(task.task), \(task.trainingRows.map { "\($0) rows" } ?? "all rows")"
  }

  private static func test(_ tasks: [TaskResults], metric: String) throws -> ReportFigure {
    let title = "Test \(tasks[0].metricTitle) by method"
    let scores = tasks.map { task in
      TaskScores(
        task: name(of: task, among: tasks), metric: "Test " + task.metricTitle,
        rows: task.rows.map { row in
          MethodScores(
            method: row.methods.joined(separator: "+"), label: row.label,
            scores: row.runs.map { $0.status == .complete ? $0.test ?? .nan : .nan })
        })
    }
    let chart = try Charts.testMetricByMethod(
      title: title, tasks: scores, higherIsBetter: tasks[0].higherIsBetter)
    return ReportFigure(
      subject: .test(metric: metric), figure: Figure(chart, name: "test-" + slug(metric)),
      text: title + ", every seed shown")
  }

  private static func parameters(_ task: TaskResults, _ index: Int, _ suffix: String) throws -> ReportFigure? {
    let points = task.rows.compactMap { row -> MethodPoint? in
      guard let trained = row.trainableParameters.last, let mean = row.test.mean else { return nil }
      return MethodPoint(
        method: row.methods.joined(separator: "+"), label: row.label, x: Double(trained), y: mean,
        seeds: row.test.count)
    }
    guard points.contains(where: { $0.x > 0 }) else { return nil }
    let title = "Test \(task.metricTitle) against trained parameters"
    let chart = try Charts.accuracyAgainstParameters(
      title: title, subtitle: task.task, points: points, metric: "Test " + task.metricTitle)
    return ReportFigure(
      subject: .parameters(task: index), figure: Figure(chart, name: "parameters" + suffix),
      text: "\(title) on \(task.task)")
  }

  private static func heldOut(_ task: TaskResults, _ index: Int, _ suffix: String) throws -> ReportFigure? {
    let rows = task.rows.filter { row in task.heldOut.contains { row.heldOut($0).mean != nil } }
    guard !rows.isEmpty else { return nil }
    let columns = ["test"] + task.heldOut
    let title =
      "\(task.metricTitle.prefix(1).uppercased() + task.metricTitle.dropFirst()) on held-out domains"
    let chart = try Charts.heatMap(
      title: title, subtitle: "trained on \(task.task)", rows: rows.map(\.label), columns: columns,
      values: rows.map { row in
        [row.test.mean ?? .nan] + task.heldOut.map { row.heldOut($0).mean ?? .nan }
      }, quantity: "\(task.metricTitle), mean over seeds", decimals: 3)
    return ReportFigure(
      subject: .heldOut(task: index), figure: Figure(chart, name: "held-out" + suffix),
      text: "\(title), trained on \(task.task)")
  }

  /// At most so many methods are in one picture of curves: more cannot be told apart.
  static let curvesInOnePicture = 8

  /// One picture, or one a family of methods where there are too many, each with full fine-tuning for comparison.
  private static func learningCurves(_ task: TaskResults, _ index: Int, _ suffix: String) throws
    -> [ReportFigure]
  {
    let rows = task.rows.filter { $0.runs.contains { $0.losses.contains(where: \.isFinite) } }
    guard !rows.isEmpty else { return [] }
    let longest = rows.flatMap(\.runs).map(\.losses.count).max() ?? 1
    return try CurveGroup.groups(of: rows, atMost: curvesInOnePicture).map { group in
      let curves = group.rows.flatMap { row in
        row.runs.filter { $0.losses.contains(where: \.isFinite) }.map { run in
          TrainingCurve(
            method: row.methods.joined(separator: "+"), label: row.label,
            losses: run.losses.enumerated().map { .init(Double($0 + 1), $1) },
            development: run.devByEpoch.enumerated().map { .init(Double($0 + 1), $1) })
        }
      }
      let title = "Learning curves" + (group.title.isEmpty ? "" : ": \(group.title)")
      // Steps are noisy: batches are small and no two alike.
      let chart = try Charts.learningCurves(
        title: title, subtitle: task.task, curves: curves, lossUnit: task.lossUnit,
        metric: "Dev " + task.metricTitle, window: max(1, longest / 15))
      let name = "learning-curves" + suffix + (group.title.isEmpty ? "" : "-" + slug(group.title))
      return ReportFigure(
        subject: .learningCurves(task: index), figure: Figure(chart, name: name),
        text: "\(title): training loss by step and dev \(task.metricTitle) by epoch on \(task.task)")
    }
  }
}
