import Records
import Statistics
import Tasks

/// Two methods' stored predictions on the same test items.
enum ItemComparison {
  /// Method - baseline of the quantity's metric over resampled items, mean over the seeds that both have.
  ///
  /// - Returns: nil where the quantity is no metric of an evaluation, or predictions are missing or of other items.
  static func compare(
    _ method: ComparedRow, _ baseline: ComparedRow, quantity: Quantity, records: [String: RunRecord]
  ) -> ItemBootstrap.Result? {
    func evaluation(_ row: ComparedRow, _ seed: Int) -> (RunRecord.Evaluation, Metric)? {
      guard let place = row.seeds.firstIndex(of: seed), let record = records[row.identities[place]] else { return nil }
      return self.evaluation(quantity.name, of: record)
    }
    var pairs: [(RunRecord.Evaluation, RunRecord.Evaluation)] = []
    var metric: Metric?
    for seed in method.pairedSeeds {
      guard let (one, own) = evaluation(method, seed), let (two, _) = evaluation(baseline, seed),
        one.gold == two.gold, one.sources == two.sources, let gold = one.gold, one.predicted?.count == gold.count,
        two.predicted?.count == gold.count
      else { return nil }
      pairs.append((one, two))
      metric = own
    }
    guard let metric, let items = pairs.first?.0.gold?.count else { return nil }
    return ItemBootstrap().compare(items: items) { places in
      pairs.reduce(0) { sum, pair in
        sum + value(metric, pair.0, places) - value(metric, pair.1, places)
      } / Double(pairs.count)
    }
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

  private static func value(_ metric: Metric, _ evaluation: RunRecord.Evaluation, _ places: [Int]) -> Double {
    switch (evaluation.predicted, evaluation.gold) {
    case (.labels(let predicted)?, .labels(let gold)?):
      return metric.value(predicted: places.map { Int(predicted[$0]) }, gold: places.map { Int(gold[$0]) })
    case (.scores(let predicted)?, .scores(let gold)?):
      return metric.value(predicted: places.map { predicted[$0] }, gold: places.map { gold[$0] })
    default: return .nan
    }
  }
}
