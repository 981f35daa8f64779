import Basics
import Harness
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

  /// A value for people, with its unit where that is not plain.
  public func text(_ value: Double) -> String {
    guard value.isFinite else { return NumberText.metric(value) }
    if unit == "byte", abs(value) < 1e18 {
      return (value < 0 ? "-" : "") + NumberText.bytes(Int(abs(value).rounded()))
    }
    if isCount, abs(value) < 1e18, value == value.rounded() { return NumberText.count(Int(value)) }
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
  /// What stands for the primary test metric.
  public static let primaryName = "test"

  /// The quantity of that name, as the records have it.
  ///
  /// - Throws: `InputError` of kind usage for a name that no complete run has, with the nearest.
  public static func named(_ name: String, in runs: ComparedRuns) throws -> Quantity {
    let names = runs.quantityNames
    guard names.contains(name) else {
      throw InputError(
        "no run has \"\(name)\"", kind: .usage, place: "--metric", expected: "something that the runs measured",
        advice: didYouMean(name, among: names))
    }
    if name == "dev" || name == primaryName || runs.evaluationNames.contains(where: { name.hasPrefix($0) })
      || name.hasPrefix("dev/") || name.hasPrefix("\(primaryName)/")
    {
      return metric(name, in: runs)
    }
    return measure(name, in: runs)
  }

  /// A metric of an evaluation: of its primary one, unless the name ends in another's.
  private static func metric(_ name: String, in runs: ComparedRuns) -> Quantity {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    let metric =
      runs.evaluationNames.contains(name)
      ? runs.metricName : Metric(rawValue: last)?.name ?? runs.metricName
    let known = metric.flatMap(Metric.init(rawValue:))
    let metricTitle = known?.title ?? metric ?? "result"
    let place = metric == last ? String(name.dropLast(last.count + 1)) : name
    return Quantity(
      name: name, title: "\(place) \(metricTitle)", unit: "1",
      direction: known?.higherIsBetter ?? true ? .higherIsBetter : .lowerIsBetter, isTiming: false)
  }

  /// Of what every run has.
  private static let titles = [
    "sizes/trainable": "trained parameters", "sizes/stored": "kept parameters", "sizes/head": "head's parameters",
    "sizes/fileBytes": "to keep on disk", "timings/train": "training time", "timings/evaluate": "evaluation time",
    "train_peak/total": "tensors at peak", "process/peak_resident": "process at peak",
    "accelerator/max": "accelerator's memory at peak", "speed/tokens_per_second": "training throughput",
  ]

  /// A definition's title, with what stands for `*` where it is one of several: `retention lost, stsb`.
  private static func title(_ name: String, _ definition: MeasureDefinition?) -> String {
    guard let definition else { return titles[name] ?? name }
    let parts = definition.name.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return definition.title }
    return "\(definition.title), \(name.dropFirst(parts[0].count).dropLast(parts[1].count))"
  }

  private static func measure(_ name: String, in runs: ComparedRuns) -> Quantity {
    let stored = runs.records.lazy.compactMap { $0.measures.first { $0.name == name } }.first
    let definition = MeasureCatalog.definition(of: name)
    func quantity(_ unit: String, lower: Bool = true, isTiming: Bool = false, isCount: Bool = false) -> Quantity {
      Quantity(
        name: name, title: title(name, definition), unit: unit,
        direction: lower ? .lowerIsBetter : .higherIsBetter, isTiming: isTiming, isCount: isCount)
    }
    if name.hasPrefix("sizes/") { return quantity(name == "sizes/fileBytes" ? "byte" : "1", isCount: true) }
    if name.hasPrefix("timings/") { return quantity("second", isTiming: true) }
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
