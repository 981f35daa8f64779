/// How fast runs were that may be compared: on one machine, all alone on it or all sharing it.
public struct Timing: Sendable {
  public var machine: RunResult.Machine
  /// False where other runs worked beside: the times are theirs, too, and are never mixed with exclusive ones.
  public var isExclusive: Bool
  public var runCount: Int
  /// Seconds of training alone, a value a run.
  public var trainingSeconds: SeedSummary
  /// Of every step of every run after the first `warmup` of each.
  public var stepSeconds: SeedSummary
  /// Real tokens of those steps over their seconds; nil without such steps.
  public var tokensPerSecond: Double?

  /// The first steps of a run, which are slower, are in no time but the total.
  public static let warmup = 5
}

extension ResultRow {
  /// The row's complete runs by what makes times comparable; machines in the order given.
  public func timings(machines: [RunResult.Machine]) -> [Timing] {
    machines.flatMap { machine in
      [true, false].compactMap { isExclusive in
        let runs = runs.filter {
          $0.status == .complete && $0.machine == machine && $0.provenance.isExclusive == isExclusive
        }
        guard !runs.isEmpty else { return nil }
        let steps = runs.flatMap { zip($0.stepSeconds, $0.stepTokens).dropFirst(Timing.warmup) }
        let seconds = steps.reduce(0) { $0 + $1.0 }
        return Timing(
          machine: machine, isExclusive: isExclusive, runCount: runs.count,
          trainingSeconds: SeedSummary(runs.compactMap(\.trainingSeconds)),
          stepSeconds: SeedSummary(steps.map(\.0)),
          tokensPerSecond: seconds > 0 ? Double(steps.reduce(0) { $0 + $1.1 }) / seconds : nil)
      }
    }
  }
}

extension TaskResults {
  /// Every machine on which a run of the task ended well, in alphabetical order.
  public var machines: [RunResult.Machine] {
    Array(Set(rows.flatMap(\.runs).filter { $0.status == .complete }.map(\.machine))).sorted {
      ($0.processor, $0.cores, $0.threads) < ($1.processor, $1.cores, $1.threads)
    }
  }
}

/// The runs of a task whose times may stand beside each other: one machine, all exclusive or all shared.
public struct ComparableRuns: Sendable {
  public var machine: RunResult.Machine
  public var isExclusive: Bool
  /// Complete runs of the task that are of another kind.
  public var omitted: Int

  public func contains(_ run: RunResult) -> Bool {
    run.status == .complete && run.machine == machine && run.provenance.isExclusive == isExclusive
  }

  /// What a picture of times has to say about them.
  var caption: [String] {
    (isExclusive
      ? [] : ["The machine was shared with other runs: these times are no measure of a method's speed."])
      + (omitted > 0
        ? ["Left out: \(NumberText.plural(omitted, "run")) on another machine or of other sharing."] : [])
  }
}

extension TaskResults {
  /// The largest group of runs with comparable times, exclusive ones first; nil without a complete run.
  public var comparableRuns: ComparableRuns? {
    let complete = rows.flatMap(\.runs).filter { $0.status == .complete }
    let groups = [true, false].flatMap { isExclusive in
      machines.map { ComparableRuns(machine: $0, isExclusive: isExclusive, omitted: 0) }
    }
    let counts = groups.map { group in complete.filter(group.contains).count }
    let exclusive = groups.indices.filter { groups[$0].isExclusive && counts[$0] > 0 }
    let candidates = exclusive.isEmpty ? Array(groups.indices) : exclusive
    // Of equal ones the first machine.
    guard let best = candidates.max(by: { (counts[$0], $1) < (counts[$1], $0) }) else { return nil }
    var group = groups[best]
    group.omitted = complete.count - counts[best]
    return group
  }
}
