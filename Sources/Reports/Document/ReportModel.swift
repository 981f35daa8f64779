import Charts
import Foundation

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
  /// Charts that could not be made of the data, with the reason.
  public var undrawn: [String]
  /// Methods beside a baseline by the test metric; nil where nobody compared them.
  public var comparison: Comparison?
  /// What the suite expected, put to the test; nil where it said nothing.
  public var claims: Claims?

  /// What to take under usual limits, a list a task; empty where nobody asked.
  public var budgets: [[String]] = []

  /// - Parameter unreadable: files that should have been runs.
  /// - Throws: `InputError` where a chart cannot be made of the runs' data.
  public init(_ runs: [RunResult], unreadable: [ResultTable.RunRemark] = []) throws {
    let all = runs.sorted { ($0.label, $0.identity) < ($1.label, $1.identity) }
    self.runs = all.filter(\.isResult)
    search = SearchResults(all)
    superseded = all.filter { $0.search?.role == .superseded }.count
    self.unreadable = unreadable
    table = ResultTable(all)
    suites = SuiteFacts.all(of: all)
    missing = suites.flatMap { $0.missing(from: all) }
    (figures, undrawn) = ReportFigure.all(table)
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
