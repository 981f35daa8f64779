/// One entry's scores on one task: a value a seed, and what each would be on other test items.
public struct SeedScores: Sendable, Equatable {
  /// Ascending; of runs whose seeds nobody knows, anything.
  public var seeds: [Int]
  /// One a seed.
  public var values: [Double]
  /// Each value on every resample of the items, [seeds, resamples]; empty where a value is no function of stored items.
  public var resampled: [[Double]]
  /// Test items; 0 where `resampled` is empty.
  public var items: Int
  /// Whether the seeds are the runs' own: those of imported runs are not known.
  public var hasSeeds: Bool

  /// - Precondition: as many values as seeds, all finite; resampled values of all seeds or of none.
  public init(
    seeds: [Int], values: [Double], resampled: [[Double]] = [], items: Int = 0, hasSeeds: Bool = true
  ) {
    precondition(seeds.count == values.count && values.allSatisfy(\.isFinite), "scores are finite numbers")
    precondition(resampled.isEmpty || resampled.count == seeds.count, "resamples of all seeds or of none")
    (self.seeds, self.values, self.hasSeeds) = (seeds, values, hasSeeds)
    (self.resampled, self.items) = resampled.isEmpty || items < 2 ? ([], 0) : (resampled, items)
  }

  /// Scores of the seeds 1, 2, ... without items.
  public init(_ values: [Double]) { self.init(seeds: Array(values.indices), values: values) }

  public var mean: Double { average(values) }

  func value(atSeed seed: Int) -> Double? { seeds.firstIndex(of: seed).map { values[$0] } }

  /// The seeds that both have.
  func seeds(sharedWith other: SeedScores) -> [Int] { seeds.filter(other.seeds.contains) }

  /// This entry's scores minus another's at the seeds that both have.
  func minus(_ other: SeedScores) -> SeedScores {
    let places = seeds.indices.compactMap { place in
      other.seeds.firstIndex(of: seeds[place]).map { (place, $0) }
    }
    let hasItems = !resampled.isEmpty && !other.resampled.isEmpty
    return SeedScores(
      seeds: places.map { seeds[$0.0] }, values: places.map { values[$0.0] - other.values[$0.1] },
      resampled: hasItems ? places.map { zip(resampled[$0.0], other.resampled[$0.1]).map { $0 - $1 } } : [],
      items: hasItems ? min(items, other.items) : 0)
  }

  /// With a number added to every score.
  public func shifted(by offset: Double) -> SeedScores {
    var scores = self
    for index in values.indices { scores.values[index] += offset }
    return scores
  }

  /// The mean over tasks of one entry's scores, at the seeds that it has on all of them.
  ///
  /// Items of different tasks are drawn independently, so that the mean of their resampled values varies as it should.
  public static func mean(overTasks tasks: [SeedScores]) -> SeedScores? {
    guard let first = tasks.first else { return nil }
    let seeds = first.seeds.filter { seed in tasks.allSatisfy { $0.seeds.contains(seed) } }
    guard !seeds.isEmpty else { return nil }
    let count = Double(tasks.count)
    let hasItems = tasks.allSatisfy { !$0.resampled.isEmpty }
    func places(_ seed: Int) -> [(SeedScores, Int)] { tasks.map { ($0, $0.seeds.firstIndex(of: seed)!) } }
    return SeedScores(
      seeds: seeds, values: seeds.map { seed in places(seed).reduce(0) { $0 + $1.0.values[$1.1] } / count },
      resampled: hasItems
        ? seeds.map { seed in
          let rows = places(seed).map { $0.0.resampled[$0.1] }
          return rows[0].indices.map { column in rows.reduce(0) { $0 + $1[column] } / count }
        } : [],
      items: hasItems ? tasks.map(\.items).min()! : 0, hasSeeds: tasks.allSatisfy(\.hasSeeds))
  }
}

// MARK: - Spreads

extension SeedScores {
  /// S² over seeds; nil for one seed.
  var spread: SeedPool.Spread? {
    guard values.count > 1 else { return nil }
    let middle = mean
    let squares = values.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    let largest = values.map(abs).max() ?? 0
    let variance = squares / Double(values.count - 1)
    // Nothing but rounding.
    let isNone = variance <= 1e-24 * largest * largest
    return SeedPool.Spread(isNone ? 0 : variance, degreesOfFreedom: Double(values.count - 1))
  }

  /// Variances over resamples of the items: of the mean over seeds, and of seeds about that mean (σ_e²/m); nil without items.
  ///
  /// Resamples on which a value is no number, as a correlation with something constant, are left out.
  var itemSpread: (mean: Double, amongSeeds: Double)? {
    guard !resampled.isEmpty, items > 1 else { return nil }
    let rows = resampled.count
    let columns = resampled[0].indices.filter { column in resampled.allSatisfy { $0[column].isFinite } }
    guard 2 * columns.count > resampled[0].count, columns.count > 1 else { return nil }
    let centres = resampled.map { row in columns.reduce(0) { $0 + row[$1] } / Double(columns.count) }
    var ofMean = 0.0, among = 0.0
    for column in columns {
      let deviations = (0..<rows).map { resampled[$0][column] - centres[$0] }
      let middle = average(deviations)
      ofMean += middle * middle
      if rows > 1 { among += deviations.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / Double(rows - 1) }
    }
    // A bootstrap's variance has the divisor m.
    let factor = Double(items) / Double(items - 1) / Double(columns.count - 1)
    return (ofMean * factor, among * factor)
  }

  /// What items add to the variance of the mean beyond the spread of the seeds; no less than one item in so many would.
  func itemVariance(_ value: Double) -> Double {
    guard let spread = itemSpread else { return 0 }
    let least = abs(value) / Double(items)
    return max(spread.mean - spread.amongSeeds / Double(values.count), least * least)
  }

  /// How far the mean may lie from the true one; nil for one seed, and where all values are one and nothing is known of items.
  public func uncertainty(_ pool: SeedPool = .none) -> Uncertainty? {
    guard hasSeeds, let own = spread else { return nil }
    let moderated = pool.moderated(own)
    let items = itemVariance(0)
    guard moderated.variance > 0 || items > 0 else { return nil }
    return Uncertainty(
      seedVariance: moderated.variance / Double(values.count), degreesOfFreedom: moderated.degreesOfFreedom,
      itemVariance: items)
  }

  /// How far the mean of these very seeds may lie from what it would be on all items: nothing of other seeds is in it.
  ///
  /// Nil where nothing is known of items. With a normal quantile, from the variance over resamples.
  public func itemInterval(level: Double = 0.95) -> ConfidenceInterval? {
    guard let spread = itemSpread, spread.mean > 0 else { return nil }
    return Uncertainty(seedVariance: 0, degreesOfFreedom: 1, itemVariance: spread.mean)
      .interval(around: mean, level: level)
  }

  /// The mean with its interval.
  public func estimate(_ pool: SeedPool = .none, level: Double = 0.95) -> Estimate {
    var interval = uncertainty(pool)?.interval(around: mean, level: level)
    if interval == nil, hasSeeds, values.count > 1 {
      interval = ConfidenceInterval(low: values.min()!, high: values.max()!, level: level)
    }
    return Estimate(value: mean, interval: interval, runs: values.count)
  }
}

extension SeedPool {
  /// Of the scores of single entries.
  public init(of entries: [SeedScores]) {
    let spreads = entries.filter(\.hasSeeds).compactMap(\.spread)
    guard spreads.count >= 4 else {
      self = .none
      return
    }
    self.init(rounds: [spreads], limit: SeedPool.limit(spreads))
  }

  /// Of differences between two entries: what a seed does to all of them cancels.
  ///
  /// Every entry meets every other once, in rounds in which each meets one (as in a tournament), so that the differences of
  /// a round have nothing to do with each other.
  public init(ofPairs entries: [SeedScores]) {
    let entries = entries.filter { $0.hasSeeds && $0.values.count > 1 }
    guard entries.count >= 4 else {
      self = .none
      return
    }
    let count = entries.count + entries.count % 2
    var order = Array(0..<count)
    var rounds: [[Spread]] = []
    for _ in 1..<count {
      rounds.append(
        (0..<count / 2).compactMap { place in
          let (one, two) = (order[place], order[count - 1 - place])
          guard one < entries.count, two < entries.count else { return nil }
          return entries[one].minus(entries[two]).spread
        })
      order.insert(order.removeLast(), at: 1)
    }
    self.init(rounds: rounds.filter { !$0.isEmpty }, limit: SeedPool.limit(rounds.max { $0.count < $1.count } ?? []))
  }

  /// All degrees of freedom of one round but an entry's own.
  private static func limit(_ spreads: [Spread]) -> Double {
    guard let most = spreads.map(\.degreesOfFreedom).max() else { return 0 }
    return max(0, spreads.reduce(0) { $0 + $1.degreesOfFreedom } - most)
  }
}
