import Basics
import Charts

/// The charts that can be made of results, in the order of the report.
public enum ChartKind: String, Sendable, CaseIterable {
  case test
  case learningCurves = "learning-curves"
  case pareto
  case parameters
  case stepTime = "step-time"
  case runTime = "run-time"
  case memory
  case latency
  case frontier
  case divergence
  case heldOut = "held-out"
  case sequence
  case aggregate
  case profiles
  case improvement
  case learningRate = "learning-rate"
  case trials

  /// What it shows, in a few words.
  public var title: String {
    switch self {
    case .test: "test metric by method, every seed"
    case .learningCurves: "loss and dev metric in the course of training, by step and by second"
    case .pareto: "two measures with the front of what can be had: test metric against peak memory, or --x and --y"
    case .parameters: "test metric against trained parameters"
    case .stepTime: "time ledger: where the time of a step goes"
    case .runTime: "time ledger: where the time of a run goes"
    case .memory: "memory at the peak of training by kind, and of the process, predicted beside measured"
    case .latency: "latency by length, merged and unmerged"
    case .frontier: "learning against forgetting, with the way through checkpoints"
    case .divergence: "what was lost against the distance from the base model, by objective and method"
    case .heldOut: "metric on held-out domains"
    case .sequence: "metric on each task after each task of a sequence"
    case .aggregate: "interquartile mean over tasks and seeds, with its interval"
    case .profiles: "performance profiles: share of runs above a score"
    case .improvement: "probability that one method is better than another"
    case .learningRate: "sensitivity to the learning rate"
    case .trials: "expected best dev metric against trials"
    }
  }

  /// What results have to hold for it: what to do, or to add to a suite.
  public var needs: String {
    switch self {
    case .test: "a run that came to its test"
    case .learningCurves: "a run with losses"
    case .pareto: "at least two methods with a test result and a measured peak of memory"
    case .parameters: "a method that trains parameters, with a test result"
    case .stepTime: "runs of more than \(Timing.warmup) steps, which are warm-up"
    case .runTime: "complete runs"
    case .memory: "runs made by this version: each stores the ledger by category"
    case .latency: "inference: true"
    case .frontier: "retention: [...], and checkpoints: N for the way there"
    case .divergence: "a language model with retention: [...], and at least two methods or objectives"
    case .heldOut: "heldOut: [...] with data sets of the same labels"
    case .sequence: "sequence: [...] of at least two tasks"
    case .aggregate: "at least two tasks of one metric, and at least three seeds a method: seeds: [1, 2, 3]"
    case .profiles: "one task, and at least two methods with at least ten seeds: seeds: [1, 2, ..., 10]"
    case .improvement: "at least two methods with at least three seeds: seeds: [1, 2, 3]"
    case .learningRate: "at least three learning rates a method: learningRate: [...] or a search"
    case .trials: "at least three settings a method: a sweep or a search"
    }
  }

  /// Whether a figure of this name is one of this kind.
  func names(_ figure: String) -> Bool { figure == rawValue || figure.hasPrefix(rawValue + "-") }
}

/// A chart of the report, and what it is about.
public struct ReportFigure: Sendable {
  public var kind: ChartKind
  /// The task's place in the table; nil for one of all tasks.
  public var task: Int?
  public var figure: Figure
  /// What the picture shows, for those who do not see it.
  public var text: String
  /// Terms of the report's definitions that it needs.
  public var terms: [String]

  init(_ kind: ChartKind, task: Int? = nil, _ chart: Chart, name: String, text: String, terms: [String] = []) {
    self.kind = kind
    self.task = task
    figure = Figure(chart, name: name)
    self.text = text
    self.terms = terms
  }
}

extension ReportFigure {
  /// Every chart that the data allow, in the order of the report, and of those that they do not allow the reason: one odd run
  /// is no reason to go without the others.
  static func all(_ table: ResultTable) -> (figures: [ReportFigure], undrawn: [String]) {
    var all: [ReportFigure] = [], undrawn: [String] = []
    func reason(_ kind: ChartKind, _ error: any Error) -> String {
      let error = error as? InputError
      let found = error?.found.map { ", \($0)" } ?? ""
      return "\(kind.title) (\(kind.rawValue)): \(error?.message ?? "cannot be drawn")\(found)"
    }
    for kind in ChartKind.allCases {
      do {
        for figure in try figures(kind, table) {
          do {
            try figure.figure.chart.check()
            all.append(figure)
          } catch { undrawn.append(reason(kind, error)) }
        }
      } catch { undrawn.append(reason(kind, error)) }
    }
    return (all, undrawn)
  }

  /// The charts of one kind: one, or one a task, a metric or a group of methods; none without data.
  ///
  /// - Throws: `InputError` where a chart cannot be made of the data.
  static func figures(_ kind: ChartKind, _ table: ResultTable) throws -> [ReportFigure] {
    var figures = try drawn(kind, table)
    // Names that differ in signs only have one file name.
    var names = Set<String>()
    for index in figures.indices {
      let base = figures[index].figure.name
      var number = 2
      while !names.insert(figures[index].figure.name).inserted {
        figures[index].figure.name = "\(base)-\(number)"
        number += 1
      }
    }
    return figures
  }

  private static func drawn(_ kind: ChartKind, _ table: ResultTable) throws -> [ReportFigure] {
    switch kind {
    case .test: return try ResultFigures.test(table)
    case .aggregate: return try CertaintyFigures.aggregate(table)
    case .profiles: return try CertaintyFigures.profiles(table)
    case .improvement: return try CertaintyFigures.improvement(table)
    default: break
    }
    let suffixes = self.suffixes(table.tasks)
    return try table.tasks.enumerated().flatMap { index, task -> [ReportFigure] in
      let subject = Subject(kind: kind, index: index, task: task, suffix: suffixes[index])
      return switch kind {
      case .test, .aggregate, .profiles, .improvement: []
      case .learningCurves: try CurveFigures.curves(subject)
      case .pareto: try ParetoFigures.memory(subject)
      case .parameters: try ResultFigures.parameters(subject)
      case .stepTime: try CostFigures.stepTime(subject)
      case .runTime: try CostFigures.runTime(subject)
      case .memory: try CostFigures.memory(subject)
      case .latency: try CurveFigures.latency(subject)
      case .frontier: try ForgettingFigures.frontiers(subject)
      case .divergence: try DivergenceFigures.divergence(subject)
      case .heldOut: try ForgettingFigures.heldOut(subject)
      case .sequence: try ForgettingFigures.sequence(subject)
      case .learningRate: try CertaintyFigures.learningRate(subject)
      case .trials: try CertaintyFigures.trials(subject)
      }
    }
  }

  /// One task for one kind of chart.
  struct Subject {
    var kind: ChartKind
    var index: Int
    var task: TaskResults
    var suffix: String

    /// A figure of this kind and task; `part` tells it from others of the same.
    func figure(_ chart: Chart, part: String = "", text: String, terms: [String] = []) -> ReportFigure {
      let name = kind.rawValue + suffix + (part.isEmpty ? "" : "-" + ReportFigure.slug(part))
      return ReportFigure(kind, task: index, chart, name: name, text: text, terms: terms)
    }
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
  static func slug(_ text: String) -> String { Escaped.fileName(text, other: "task") }
}
