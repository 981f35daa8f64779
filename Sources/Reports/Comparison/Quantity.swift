import Basics
import Records
import Statistics
import Tasks

/// A figure by which runs can be compared: `--metric NAME`.
public struct Quantity: Sendable, Equatable {
  /// As it is typed: `test`, `held-out/yelp`, `forgetting/retention/stsb/lost`, `timings/train`.
  public var name: String
  /// In headings: `test accuracy`.
  public var title: String
  /// `1` for a pure number, `second`, `byte`, ...
  public var unit: String
  /// Nil where neither is better.
  public var direction: MetricDirection?
  /// Whether it hangs on the machine and on what else ran there.
  public var isTiming: Bool
  /// Whether it was counted, so that it is a whole number.
  var isCount = false
  /// The metric of the task that it is a value of, or a difference of values; nil for what is the same on every task.
  var metric: String?

  /// Whether values of the two may be averaged: one measure in one unit, better at one end, of one metric.
  func isOne(with other: Quantity) -> Bool {
    name == other.name && unit == other.unit && direction == other.direction && metric == other.metric
  }

  /// Below which a difference does not matter: of a score the margin itself, of what has a unit that share of a mean.
  func margin(_ margin: Double, beside mean: Double) -> Double {
    metric != nil || unit == "1" || unit.hasPrefix("nat") ? margin : margin * abs(mean)
  }

  /// A value for people, with its unit where that is not plain.
  public func text(_ value: Double) -> String {
    guard value.isFinite else { return NumberText.metric(value) }
    if unit == "byte" { return NumberText.bytes(value) }
    if isCount, value == value.rounded() { return NumberText.whole(value) }
    if unit == "1" || unit == "nat/token" { return NumberText.metric(value) }
    return (value < 0 ? "-" : "") + NumberText.digits(abs(value)) + (unit == "second" ? " s" : "")
  }

  /// A difference for people: with its sign.
  public func differenceText(_ value: Double) -> String {
    let text = text(abs(value))
    return (text.contains(where: { ("1"..."9").contains($0) }) ? value < 0 ? "-" : "+" : "") + text
  }
}

extension Quantity {
  /// Of a task none of whose runs has it.
  static func unknown(_ name: String) -> Quantity {
    Quantity(name: name, title: name, unit: "1", direction: nil, isTiming: false)
  }

  /// The same for a choice of the best, of which there is none.
  static func withoutResult(_ name: String) -> Quantity {
    var quantity = unknown(name)
    quantity.direction = .higherIsBetter
    return quantity
  }

  /// What stands for the primary test metric.
  public static let primaryName = "test"

  /// The quantity of that name as the runs of the first task that has it measured it.
  ///
  /// - Throws: `InputError` of kind usage for a name that no complete run has, with the nearest; of kind failure where no run
  ///   has any figure.
  public static func named(_ name: String, in runs: ComparedRuns) throws -> Quantity {
    try each(name, in: runs).lazy.compactMap { $0 }.first!
  }

  /// The quantity of that name on every task, in their order: what it is on one task, its metric and where better lies, may
  /// be something else on another. Nil for a task none of whose runs has it.
  ///
  /// - Throws: as ``named(_:in:)``.
  public static func each(_ name: String, in runs: ComparedRuns) throws -> [Quantity?] {
    let names = runs.quantityNames
    let name = known(name, among: names)
    let quantities = runs.table.tasks.map { task in
      runs.quantityNames(of: task).contains(name) ? of(task, name, in: runs) : nil
    }
    if quantities.contains(where: { $0 != nil }) { return quantities }
    guard !names.isEmpty else {
      let remarks = runs.remarks.map { Escaped.visible("\($0.run): \($0.remark)") }
      throw InputError(
        "no run came to a result", expected: "at least one complete run",
        found: remarks.isEmpty ? "none" : remarks.prefix(5).joined(separator: "\n            "),
        advice: "mend what the messages name, then run the suite again: runs that failed are trained anew")
    }
    throw InputError(
      "no run has \"\(name)\"", kind: .usage, place: "--metric", expected: "something that the runs measured",
      advice: didYouMean(name, among: names))
  }

  /// The name of a figure as results have it: names of former versions, and those of the memory ledger as files have them, are
  /// understood.
  static func known(_ name: String, among names: [String]) -> String {
    if names.contains(name) { return name }
    let current = MeasureCatalog.current(name)
    let plain = current.hasPrefix("memory/") ? String(current.dropFirst("memory/".count)) : current
    return names.contains(plain) ? plain : current
  }

  static func of(_ task: TaskResults, _ name: String, in runs: ComparedRuns) -> Quantity {
    let records = runs.records(of: task)
    let evaluations = Set(records.flatMap { $0.evaluations.map(\.name) })
    if name == "dev" || name == primaryName || evaluations.contains(where: { name == $0 || name.hasPrefix($0 + "/") })
      || name.hasPrefix("dev/") || name.hasPrefix("\(primaryName)/")
    {
      return metric(name, of: task, evaluations: evaluations)
    }
    var quantity = measure(name, in: records)
    // Differences and means of the task's own metric.
    if ["forgetting/held-out/", "sequence/", "checkpoints/dev"].contains(where: { name.hasPrefix($0) }) {
      quantity.metric = task.metric
    }
    return quantity
  }

  /// A metric of an evaluation: of its primary one, unless the name ends in another's.
  private static func metric(_ name: String, of task: TaskResults, evaluations: Set<String>) -> Quantity {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    let metric = evaluations.contains(name) ? task.metric : Metric(rawValue: last)?.name ?? task.metric
    let known = metric.flatMap(Metric.init(rawValue:))
    let metricTitle = known?.title ?? metric ?? "result"
    let place = metric == last ? String(name.dropLast(last.count + 1)) : name
    return Quantity(
      name: name, title: "\(place) \(metricTitle)", unit: "1",
      direction: known?.higherIsBetter ?? true ? .higherIsBetter : .lowerIsBetter, isTiming: false, metric: metric)
  }

  /// Of what every run has.
  private static let titles = [
    "sizes/trainable": "trained parameters", "sizes/stored": "kept parameters", "sizes/head": "head's parameters",
    "sizes/fileBytes": "to keep on disk", "timings/train": "training time", "timings/evaluate": "evaluation time",
    "trainPeak/total": "tensors at peak", "process/peakResident": "process at peak",
    "accelerator/max": "accelerator's memory at peak", "speed/tokensPerSecond": "training throughput",
    "steps/seconds": "time of a step",
  ]

  /// A definition's title, with what stands for `*` where it is one of several: `retention lost, stsb`.
  private static func title(_ name: String, _ definition: MeasureDefinition?) -> String {
    guard let definition else { return titles[name] ?? name }
    let parts = definition.name.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return definition.title }
    return "\(definition.title), \(name.dropFirst(parts[0].count).dropLast(parts[1].count))"
  }

  private static func measure(_ name: String, in records: [RunRecord]) -> Quantity {
    let stored = records.lazy.compactMap { $0.measures.first { $0.name == name } }.first
    let definition = MeasureCatalog.definition(of: name)
    func quantity(_ unit: String, lower: Bool = true, isTiming: Bool = false, isCount: Bool = false) -> Quantity {
      Quantity(
        name: name, title: title(name, definition), unit: unit,
        direction: lower ? .lowerIsBetter : .higherIsBetter, isTiming: isTiming, isCount: isCount)
    }
    if name.hasPrefix("sizes/") { return quantity(name == "sizes/fileBytes" ? "byte" : "1", isCount: true) }
    if name.hasPrefix("timings/") || name == RunFigures.stepSeconds { return quantity("second", isTiming: true) }
    if name == RunFigures.throughput {
      return quantity("token/second", lower: false, isTiming: true)
    }
    guard let stored else {
      if name.hasPrefix("forgetting/") { return quantity("1") }
      return quantity("byte")
    }
    var result = quantity(stored.unit)
    switch definition?.better {
    case .higher: result.direction = .higherIsBetter
    case .lower: result.direction = .lowerIsBetter
    // What is lost is better kept, whether the catalogue has the measure or not.
    case .neither, nil: result.direction = name.hasSuffix("/lost") ? .lowerIsBetter : nil
    }
    result.isTiming =
      ["speed/", "inference/", "machine/"].contains { name.hasPrefix($0) } || stored.unit == "second"
      || stored.unit.hasSuffix("/second")
    return result
  }
}
