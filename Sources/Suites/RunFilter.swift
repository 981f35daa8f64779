import Basics
import Methods
import Settings
import Training

/// Which runs of a plan are meant: `--only method=lora,seed=1`.
///
/// Conditions on different keys hold together; values of one key are alternatives, repeated (`seed=1,seed=2`)
/// or listed (`seed=1,2`). Keys: `method`, `objective`, `label`, `task`, `seed`, every key of `train` and every
/// option of a method or an objective of the plan.
public struct RunFilter: Sendable, Equatable, CustomStringConvertible {
  public struct Condition: Sendable, Equatable {
    public var key: String
    public var values: [String]
  }

  public var conditions: [Condition]

  /// - Throws: `InputError` of kind `usage` if a part is no `key=value`.
  public init(parsing text: String) throws {
    conditions = []
    for piece in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      let halves = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
        $0.trimmingPrefix(while: \.isWhitespace)
      }
      guard let value = halves.last.map(String.init), !value.isEmpty, halves.count == 2 || !conditions.isEmpty
      else {
        throw InputError(
          "a part of the filter is not understood", kind: .usage, place: "--only \(text)",
          expected: "key=value, with commas between", found: "\"\(piece)\"",
          advice: "e.g. --only method=lora,seed=1")
      }
      let key = halves.count == 2 ? String(halves[0]) : conditions[conditions.count - 1].key
      if let known = conditions.firstIndex(where: { $0.key == key }) {
        conditions[known].values.append(value)
      } else {
        conditions.append(Condition(key: key, values: [value]))
      }
    }
  }

  /// The filter as it may be typed.
  public var description: String {
    conditions.map { "\($0.key)=\($0.values.joined(separator: ","))" }.joined(separator: ",")
  }
}

extension Plan {
  /// The runs that `filter` means, in the plan's order.
  ///
  /// - Throws: `InputError` of kind `usage` for a key that no run has, and if no run matches.
  public func runs(matching filter: RunFilter) throws -> [RunSpec] {
    let keys = filterKeys
    for condition in filter.conditions where !keys.contains(condition.key) {
      throw InputError(
        "unknown key \"\(condition.key)\" in the filter", kind: .usage, place: "--only \(filter.description)",
        expected: "one of " + keys.joined(separator: ", "), found: condition.key,
        advice: nearest(to: condition.key, among: keys, called: settings.otherNames).map { "did you mean \"\($0)\"?" })
    }
    let found = runs.filter { run in filter.conditions.allSatisfy { run.matches($0) } }
    guard found.isEmpty else { return found }
    // What there is under the keys that were asked for; a value that is nowhere gets the nearest that is.
    let there = filter.conditions.map { condition in
      (condition, RunSpec.distinct(runs.flatMap { $0.texts(condition.key).prefix(1) }))
    }
    let wrong = there.lazy.compactMap { condition, texts in
      condition.values.lazy.compactMap {
        nearest(
          to: $0, among: texts.filter { !condition.values.contains($0) },
          called: MethodRegistry.otherNames + ObjectiveRegistry.otherNames)
      }
      .first.flatMap { near in runs.contains { $0.matches(condition) } ? nil : (condition.key, near) }
    }.first
    throw InputError(
      "no run matches the filter", kind: .usage, place: "--only \(filter.description)",
      expected: there.map { "\($0.key) of \($1.joined(separator: ", "))" }.joined(separator: "; "),
      found: filter.description, advice: wrong.map { "did you mean \($0)=\($1)?" })
  }

  /// Of training, and of every method of the plan.
  private var settings: [SettingSchema] {
    suite.methods.flatMap { $0.train.map(\.schema) }
      + suite.methods.flatMap { $0.allParts.flatMap { $0.options.map(\.schema) } }
  }

  private var filterKeys: [String] {
    RunSpec.distinct(
      ["method", "label", "task", "seed"] + (suite.methods.contains { $0.objective != nil } ? ["objective"] : [])
        + settings.names)
  }
}

extension RunSpec {
  /// The texts under a filter's key, any of which matches; numbers also match by value.
  fileprivate func texts(_ key: String) -> [String] {
    switch key {
    case "method": return [method.name]
    case "label": return [method.label, label]
    case "objective": return method.objective.map { [$0.name] } ?? []
    case "task":
      if case .sequence(let sequence, _) = kind { return [task.name] + sequence.tasks.map(\.name) }
      return [task.name]
    case "seed": return [String(seed)]
    case "threads": return [String(threads)]
    default:
      let settings =
        method.train.filter { $0.name == key } + method.allParts.flatMap { $0.options.filter { $0.name == key } }
      return settings.map { Plan.text($0.value) }
    }
  }

  fileprivate func matches(_ condition: RunFilter.Condition) -> Bool {
    texts(condition.key).contains { text in
      condition.values.contains { value in
        if value == text { return true }
        guard let a = Double(value), let b = Double(text) else { return false }
        return a == b
      }
    }
  }

  fileprivate static func distinct(_ texts: [String]) -> [String] {
    var distinct: [String] = []
    for text in texts where !distinct.contains(text) { distinct.append(text) }
    return distinct
  }
}
