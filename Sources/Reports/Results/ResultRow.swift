import Basics
import Methods
import Records

/// One method with its settings on one task: the runs that differ in nothing but their seed.
public struct ResultRow: Sendable {
  /// Unique in its table: where two settings had one label, what they differ in is added.
  public var label: String
  public var methods: [String]
  /// By seed, then identity.
  public var runs: [RunResult]

  /// Over the runs that came to a test result.
  public var test: SeedSummary { summary(\.test) }
  /// On dev, after the epoch whose weights were kept.
  public var dev: SeedSummary { summary(\.dev) }
  /// Runs, whatever became of them.
  public var runCount: Int { runs.count }

  public func heldOut(_ name: String) -> SeedSummary { summary { $0.heldOut[name] } }

  /// By how much the test metric is better than that on a held-out data set, seed by seed: positive where the
  /// method is worse away from home.
  public func domainGap(_ name: String, higherIsBetter: Bool) -> SeedSummary {
    summary { run in
      guard let test = run.test, let value = run.heldOut[name] else { return nil }
      return higherIsBetter ? test - value : value - test
    }
  }

  /// What the method lost on a held-out data set against a baseline, seed by seed, over the seeds that both have:
  /// positive where it lost.
  public func domainForgetting(_ name: String, baseline: ResultRow, higherIsBetter: Bool) -> SeedSummary {
    summary { run in
      guard let value = run.heldOut[name],
        let base = baseline.runs.lazy.filter({ $0.status == .complete && $0.seed == run.seed })
          .compactMap({ $0.heldOut[name] }).first
      else { return nil }
      return higherIsBetter ? base - value : value - base
    }
  }

  /// A measure that is one number, over the runs that have it.
  public func measure(_ name: String) -> SeedSummary { summary { $0.measure(name) } }

  func summary(_ value: (RunResult) -> Double?) -> SeedSummary {
    SeedSummary(runs.filter { $0.status == .complete }.compactMap(value))
  }

  /// What its runs minimised, where their suite says; of runs of one row it is one.
  public var objective: String? { runs.lazy.compactMap(\.objective).first }

  /// How charts name the row's look: the method, or all methods of a combination.
  public var style: String { methods.joined(separator: "+") }

  /// The different values that the runs' sizes have: one, unless something is odd.
  public func sizes(_ part: (RunRecord.Sizes) -> Int) -> [Int] {
    Array(Set(runs.compactMap(\.sizes).map(part))).sorted()
  }
  public var trainableParameters: [Int] { sizes(\.trainable) }
  /// None where bytes are known and parameters are not, as in results of other programs.
  public var storedParameters: [Int] {
    sizes(\.stored) == [0] && sizes(\.head) == [0] && fileBytes != [0] ? [] : sizes(\.stored)
  }
  public var headParameters: [Int] { sizes(\.head) }
  public var fileBytes: [Int] { sizes(\.fileBytes) }

  /// Largest over the runs, in bytes.
  public var tensorPeak: Int? { runs.compactMap(\.tensorPeak).max() }
  public var processPeak: Int? { runs.compactMap(\.processPeak).max() }
}

// MARK: - Which runs share a row

extension ResultRow {
  /// What has to be equal for two runs to be seeds of the same thing.
  private struct Key: Equatable {
    var method: String
    var setup: JSON
    /// Model, data, threads, format; nil for a run that failed before it knew them.
    var inputs: [String]?

    init(_ run: RunResult) {
      method = run.method
      setup = run.setup
      let p = run.provenance
      guard run.status == .complete else { return }
      inputs =
        ["\(p.threadCount) threads", "model \(p.modelSHA256.prefix(12))"]
        + p.dataFiles.map { "data \($0.sha256.prefix(12))" }.sorted()
    }
  }

  static func rows(of runs: [RunResult]) -> [ResultRow] {
    var keys: [Key] = [], groups: [[RunResult]] = []
    // Those that failed join the seeds that did not.
    let isComplete: (RunResult) -> Bool = { $0.status == .complete }
    for run in runs.filter(isComplete) + runs.filter({ !isComplete($0) }) {
      let key = Key(run)
      let index = keys.firstIndex {
        $0.method == key.method && $0.setup == key.setup
          && (key.inputs == nil || $0.inputs == nil || $0.inputs == key.inputs)
      }
      if let index {
        groups[index].append(run)
      } else {
        keys.append(key)
        groups.append([run])
      }
    }
    let labels = ResultRow.labels(of: keys)
    let rows = groups.indices.map { index in
      ResultRow(
        label: labels[index], methods: groups[index][0].methods,
        runs: groups[index].sorted { ($0.seed, $0.identity) < ($1.seed, $1.identity) })
    }
    return rows.sorted { one, two in
      let (a, b) = (rank(one.methods), rank(two.methods))
      return a != b ? a.lexicographicallyPrecedes(b) : NaturalOrder.isLess(one.label, two.label)
    }
  }

  /// Places in the registry; unknown methods last. A combination follows its first method alone.
  private static func rank(_ methods: [String]) -> [Int] {
    let names = MethodRegistry.names
    return methods.map { names.firstIndex(of: $0) ?? names.count }
  }

  /// Labels, each with what tells it from the others of the same name: `lora (train.epochs 3)`.
  private static func labels(of keys: [Key]) -> [String] {
    let facts = keys.map { key in flattened(key.setup) + (key.inputs ?? []).map { ($0, "") } }
    let texts = facts.map { facts in
      facts.map { name, value in value.isEmpty ? name : "\(name) \(value)" }
    }
    var labels = keys.indices.map { index -> String in
      let twins = keys.indices.filter { $0 != index && keys[$0].method == keys[index].method }
      guard !twins.isEmpty else { return keys[index].method }
      let own = texts[index].filter { text in twins.contains { !texts[$0].contains(text) } }
      return keys[index].method + (own.isEmpty ? "" : " (\(own.joined(separator: ", ")))")
    }
    // A setting that only the other has leaves nothing to say; a number is better than two rows of one name.
    for index in labels.indices {
      let earlier = labels[..<index].filter { $0 == labels[index] }.count
      if earlier > 0 { labels[index] += " #\(earlier + 1)" }
    }
    return labels
  }

  /// Every leaf of a value with its path, in the order of the paths.
  private static func flattened(_ json: JSON, path: String = "") -> [(String, String)] {
    func name(_ part: String) -> String { path.isEmpty ? part : "\(path).\(part)" }
    if case .object = json {
      return json.sortedMembers.flatMap { flattened($0.value, path: name($0.key)) }
    }
    if let values = json.array, values.contains(where: { $0.array != nil || $0["name"] != nil }) {
      return values.enumerated().flatMap { flattened($1, path: name("\($0 + 1)")) }
    }
    return [(path, SettingText.text(json))]
  }
}

/// The order of people: numbers by their value, decimals among them, all else by Unicode scalar.
enum NaturalOrder {
  static func isLess(_ a: String, _ b: String) -> Bool {
    let (one, two) = (parts(a), parts(b))
    for (x, y) in zip(one, two) where x != y {
      if let m = Double(x), let n = Double(y), m != n { return m < n }
      return x.unicodeScalars.lexicographicallyPrecedes(y.unicodeScalars)
    }
    return one.count < two.count
  }

  /// Digits together, with a point and more digits after them; every other scalar alone.
  private static func parts(_ text: String) -> [String] {
    text.matches(of: /[0-9]+(\.[0-9]+)?|./.matchingSemantics(.unicodeScalar).dotMatchesNewlines()).map { String($0.0) }
  }
}
