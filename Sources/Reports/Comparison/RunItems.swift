import Records
import Statistics
import Tasks

/// Runs' stored predictions: what each of their metrics would be on other test items.
struct RunItems {
  private var records: [String: RunRecord]
  /// By what tells sets of items apart.
  private var resamples: [String: ItemResamples] = [:]
  /// By run and quantity.
  private var known: [String: (items: Int, values: [Double])] = [:]

  init(_ records: [RunRecord]) {
    self.records = Dictionary(records.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A row's values of a quantity, with those on resampled items where it is a metric of stored predictions of every run.
  mutating func scores(seeds: [Int], values: [Double], identities: [String], hasSeeds: Bool, _ quantity: String)
    -> SeedScores
  {
    var resampled: [[Double]] = [], items = 0
    for identity in identities {
      guard let run = self.values(of: identity, quantity), items == 0 || items == run.items else { break }
      items = run.items
      resampled.append(run.values)
    }
    let isWhole = resampled.count == values.count
    return SeedScores(
      seeds: seeds, values: values, resampled: isWhole ? resampled : [], items: isWhole ? items : 0, hasSeeds: hasSeeds)
  }

  private mutating func values(of identity: String, _ quantity: String) -> (items: Int, values: [Double])? {
    let key = identity + " " + quantity
    if let run = known[key] { return run }
    guard let record = records[identity], let (evaluation, metric) = RunItems.evaluation(quantity, of: record),
      let prepared = RunItems.prepared(metric, evaluation), prepared.items > 1
    else { return nil }
    let run = (prepared.items, resamples(of: evaluation, items: prepared.items).values(prepared.value))
    known[key] = run
    return run
  }

  /// Runs that were tested on the same items share their resamples.
  private mutating func resamples(of evaluation: RunRecord.Evaluation, items: Int) -> ItemResamples {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    func take(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    for source in evaluation.sources ?? [] { source.utf8.forEach(take) }
    switch evaluation.gold {
    case .labels(let labels)?: labels.forEach { take(UInt8(truncatingIfNeeded: $0)) }
    case .scores(let scores)?:
      scores.forEach { score in (0..<4).forEach { take(UInt8(score.bitPattern >> (8 * $0) & 255)) } }
    case nil: break
    }
    let key = "\(evaluation.task)/\(items)/\(String(hash, radix: 16))"
    if let known = resamples[key] { return known }
    let made = ItemResamples(items: items, set: key)
    resamples[key] = made
    return made
  }

  /// The evaluation and the metric that a quantity's name means.
  private static func evaluation(_ name: String, of record: RunRecord) -> (RunRecord.Evaluation, Metric)? {
    guard let primary = record.primary else { return nil }
    var path = name
    if path == Quantity.primaryName || path.hasPrefix(Quantity.primaryName + "/"),
      !record.evaluations.contains(where: { path.hasPrefix($0.name) })
    {
      path = primary.evaluation + path.dropFirst(Quantity.primaryName.count)
    }
    guard let evaluation = record.evaluations.first(where: { path == $0.name || path.hasPrefix($0.name + "/") })
    else { return nil }
    let metric = path == evaluation.name ? primary.metric : String(path.dropFirst(evaluation.name.count + 1))
    return Metric(rawValue: metric).map { (evaluation, $0) }
  }

  /// Nil where the predictions do not give the metric, as those of choices do not give accuracy by character.
  private static func prepared(_ metric: Metric, _ evaluation: RunRecord.Evaluation) -> ItemMetric? {
    if metric.readsTokens {
      guard let logits = evaluation.logits, logits.classes == 4 else { return nil }
      let answers = (0..<logits.items).map { item -> AnswerReading in
        func part(_ column: Int) -> Int {
          let value = logits.values[4 * item + column]
          return value.isFinite && abs(value) < 1e9 ? Int(value) : 0
        }
        return AnswerReading(
          nats: Double(logits.values[4 * item]), tokens: part(1), bytes: part(2), right: part(3))
      }
      return ItemMetric(metric, answers: answers)
    }
    switch (evaluation.predicted, evaluation.gold) {
    case (.labels(let predicted)?, .labels(let gold)?): return ItemMetric(metric, predicted: predicted, gold: gold)
    case (.scores(let predicted)?, .scores(let gold)?): return ItemMetric(metric, predicted: predicted, gold: gold)
    default: return nil
    }
  }
}
