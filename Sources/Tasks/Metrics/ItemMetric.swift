/// One run's predictions, laid out so that a metric can be taken of any resample of the items.
///
/// A resample is how often each item counts. The value is that of the metric on a set with each item repeated so often; one
/// pass over the items, without sorting again.
public struct ItemMetric: Sendable {
  private enum Work: Sendable {
    /// Right or wrong.
    case right([Bool])
    case classes(Metric, predicted: [Int], gold: [Int], count: Int)
    case moments(Metric, x: [Double], y: [Double])
    case ranks(x: Ranking, y: Ranking)
    case area(Ranking, positive: [Bool])
    /// Sums over items, and what they are divided by.
    case ratio([Double], [Double], factor: Double)
  }

  /// Items in the order of a score, ties in one group.
  fileprivate struct Ranking: Sendable {
    /// Places of items, ascending by score.
    var order: [Int]
    /// Where each group of equal scores begins in `order`, and the count of items at the end.
    var groups: [Int]

    init(_ values: [Double]) {
      order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
      groups = []
      for place in order.indices where place == 0 || values[order[place]] != values[order[place - 1]] {
        groups.append(place)
      }
      groups.append(order.count)
    }

    /// The mean rank of each item, from 1, with every item counted as often as its weight says.
    func ranks(_ weights: UnsafePointer<UInt8>, into ranks: inout [Double]) {
      var before = 0
      for group in 0..<(groups.count - 1) {
        var count = 0
        for place in groups[group]..<groups[group + 1] { count += Int(weights[order[place]]) }
        let rank = Double(before) + Double(count + 1) / 2
        for place in groups[group]..<groups[group + 1] { ranks[order[place]] = rank }
        before += count
      }
    }
  }

  private var work: Work
  public var items: Int

  /// Predicted classes beside true ones; nil for a metric that reads no classes, or for no items.
  public init?(_ metric: Metric, predicted: [Int32], gold: [Int32]) {
    guard predicted.count == gold.count, !gold.isEmpty else { return nil }
    items = gold.count
    switch metric {
    case .accuracy: work = .right(zip(predicted, gold).map { $0 == $1 })
    case .macroF1, .matthews:
      guard let low = (predicted + gold).min(), let high = (predicted + gold).max(), low >= 0, high < 1 << 20 else {
        return nil
      }
      work = .classes(metric, predicted: predicted.map(Int.init), gold: gold.map(Int.init), count: Int(high) + 1)
    default: return nil
    }
  }

  /// Predicted scores beside true ones; nil for a metric that reads none, for no items or for scores that are no numbers.
  public init?(_ metric: Metric, predicted: [Float], gold: [Float]) {
    guard predicted.count == gold.count, !gold.isEmpty, (predicted + gold).allSatisfy(\.isFinite) else { return nil }
    items = gold.count
    let x = predicted.map(Double.init), y = gold.map(Double.init)
    switch metric {
    case .pearson, .meanSquaredError: work = .moments(metric, x: x, y: y)
    case .spearman: work = .ranks(x: Ranking(x), y: Ranking(y))
    case .rocAUC: work = .area(Ranking(x), positive: y.map { $0 > 0.5 })
    default: return nil
    }
  }

  /// What a language model says of answers; nil for a metric that does not read tokens, or for no items.
  public init?(_ metric: Metric, answers: [AnswerReading]) {
    guard !answers.isEmpty, answers.allSatisfy(\.nats.isFinite) else { return nil }
    items = answers.count
    let tokens = answers.map { Double($0.tokens) }
    switch metric {
    case .crossEntropy: work = .ratio(answers.map(\.nats), tokens, factor: 1)
    case .bitsPerByte:
      work = .ratio(answers.map(\.nats), answers.map { Double($0.bytes) }, factor: 1 / 0.6931471805599453)
    case .tokenAccuracy: work = .ratio(answers.map { Double($0.right) }, tokens, factor: 1)
    default: return nil
    }
  }

  /// The metric with every item counted as often as its weight says; NaN where it is not defined.
  ///
  /// - Precondition: as many weights as items.
  public func value(_ weights: UnsafeBufferPointer<UInt8>) -> Double {
    precondition(weights.count == items, "a weight an item")
    let w = weights.baseAddress!
    switch work {
    case .right(let right):
      var count = 0, all = 0
      right.withUnsafeBufferPointer { right in
        for item in 0..<items {
          all += Int(w[item])
          count += right[item] ? Int(w[item]) : 0
        }
      }
      return Double(count) / Double(all)
    case .classes(let metric, let predicted, let gold, let count):
      return classes(metric, predicted, gold, count, w)
    case .moments(let metric, let x, let y):
      return metric == .pearson ? correlation(x, y, w) : error(x, y, w)
    case .ranks(let x, let y):
      var one = [Double](repeating: 0, count: items), two = one
      x.ranks(w, into: &one)
      y.ranks(w, into: &two)
      return correlation(one, two, w)
    case .area(let ranking, let positive):
      var ranks = [Double](repeating: 0, count: items)
      ranking.ranks(w, into: &ranks)
      var sum = 0.0, ones = 0.0, zeros = 0.0
      for item in 0..<items {
        let weight = Double(w[item])
        if positive[item] {
          sum += weight * ranks[item]
          ones += weight
        } else {
          zeros += weight
        }
      }
      return ones > 0 && zeros > 0 ? (sum - ones * (ones + 1) / 2) / (ones * zeros) : .nan
    case .ratio(let top, let bottom, let factor):
      var one = 0.0, two = 0.0
      for item in 0..<items {
        one += Double(w[item]) * top[item]
        two += Double(w[item]) * bottom[item]
      }
      return factor * one / two
    }
  }

  private func error(_ x: [Double], _ y: [Double], _ w: UnsafePointer<UInt8>) -> Double {
    var sum = 0.0, all = 0.0
    for item in 0..<items {
      sum += Double(w[item]) * (x[item] - y[item]) * (x[item] - y[item])
      all += Double(w[item])
    }
    return sum / all
  }

  private func correlation(_ x: [Double], _ y: [Double], _ w: UnsafePointer<UInt8>) -> Double {
    var all = 0.0, xMean = 0.0, yMean = 0.0
    for item in 0..<items {
      let weight = Double(w[item])
      all += weight
      xMean += weight * x[item]
      yMean += weight * y[item]
    }
    (xMean, yMean) = (xMean / all, yMean / all)
    var xy = 0.0, xx = 0.0, yy = 0.0
    for item in 0..<items {
      let weight = Double(w[item]), dx = x[item] - xMean, dy = y[item] - yMean
      xy += weight * dx * dy
      xx += weight * dx * dx
      yy += weight * dy * dy
    }
    return xx > 0 && yy > 0 ? min(1, max(-1, xy / (xx.squareRoot() * yy.squareRoot()))) : .nan
  }

  /// Macro F1 and Matthews' correlation, as ``Metrics`` define them.
  private func classes(
    _ metric: Metric, _ predicted: [Int], _ gold: [Int], _ count: Int, _ w: UnsafePointer<UInt8>
  ) -> Double {
    var guessed = [Int](repeating: 0, count: count), there = guessed, agreed = guessed
    var all = 0
    for item in 0..<items {
      let weight = Int(w[item])
      guessed[predicted[item]] += weight
      there[gold[item]] += weight
      if predicted[item] == gold[item] { agreed[gold[item]] += weight }
      all += weight
    }
    if metric == .macroF1 {
      var sum = 0.0, classes = 0
      for k in 0..<count where guessed[k] + there[k] > 0 {
        sum += 2 * Double(agreed[k]) / Double(guessed[k] + there[k])
        classes += 1
      }
      return sum / Double(classes)
    }
    let s = Double(all), c = Double(agreed.reduce(0, +))
    var pp = 0.0, tt = 0.0, pt = 0.0
    for k in 0..<count {
      let p = Double(guessed[k]), t = Double(there[k])
      pp += p * p
      tt += t * t
      pt += p * t
    }
    guard s * s > pp, s * s > tt else { return 0 }
    return (c * s - pt) / ((s * s - pp) * (s * s - tt)).squareRoot()
  }
}
