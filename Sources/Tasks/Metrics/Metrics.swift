/// Metrics as pure functions of predictions and gold values; each says what it does where it is not defined.
///
/// All compute in `Double`. The two arrays are paired by position; different lengths are a programming error.
public enum Metrics {
  /// Share of positions where prediction and gold agree: (1/n) Σ [ŷᵢ = yᵢ]. NaN for no items.
  public static func accuracy(predicted: [Int], gold: [Int]) -> Double {
    precondition(predicted.count == gold.count)
    guard !gold.isEmpty else { return .nan }
    return Double(zip(predicted, gold).count { $0 == $1 }) / Double(gold.count)
  }

  /// Mean over classes of F₁ = 2 tp / (2 tp + fp + fn), each class weighing the same.
  ///
  /// The classes are those that occur in `gold` or in `predicted`, as scikit-learn's
  /// `f1_score(average="macro")` takes them: a class that occurs in neither counts neither way, and one that
  /// occurs in one only counts 0. NaN for no items.
  public static func macroF1(predicted: [Int], gold: [Int]) -> Double {
    precondition(predicted.count == gold.count)
    guard !gold.isEmpty else { return .nan }
    let counts = ClassCounts(predicted: predicted, gold: gold)
    var sum = 0.0
    var classes = 0
    for k in counts.gold.indices where counts.gold[k] + counts.predicted[k] > 0 {
      // 2 tp + fp + fn = (tp + fp) + (tp + fn)
      sum += 2 * Double(counts.agreed[k]) / Double(counts.gold[k] + counts.predicted[k])
      classes += 1
    }
    return sum / Double(classes)
  }

  /// Matthews correlation coefficient, for any number of classes.
  ///
  /// R_K = (c s - Σₖ pₖ tₖ) / √((s² - Σ pₖ²)(s² - Σ tₖ²)), with s items, c of them right, class k predicted
  /// pₖ times and true tₖ times (Gorodkin 2004, eq. (8), in the form of scikit-learn's user guide). With two
  /// classes this is Matthews 1975. 0 where the denominator is 0 (only one class predicted, or only one true),
  /// as in scikit-learn. NaN for no items.
  public static func matthews(predicted: [Int], gold: [Int]) -> Double {
    precondition(predicted.count == gold.count)
    guard !gold.isEmpty else { return .nan }
    let counts = ClassCounts(predicted: predicted, gold: gold)
    func products(_ a: [Int], _ b: [Int]) -> Double {
      zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }
    let s = Double(gold.count)
    let c = Double(counts.agreed.reduce(0, +))
    let predictedSpread = s * s - products(counts.predicted, counts.predicted)
    let goldSpread = s * s - products(counts.gold, counts.gold)
    guard predictedSpread > 0, goldSpread > 0 else { return 0 }
    return (c * s - products(counts.predicted, counts.gold)) / (predictedSpread * goldSpread).squareRoot()
  }

  /// Pearson's correlation: Σ(xᵢ - x̄)(yᵢ - ȳ) / √(Σ(xᵢ - x̄)² Σ(yᵢ - ȳ)²), two passes.
  ///
  /// NaN for fewer than two items, where one side is constant, or where a value is not finite, as in SciPy.
  public static func pearson(_ x: [Double], _ y: [Double]) -> Double {
    precondition(x.count == y.count)
    guard x.count > 1, x.contains(where: { $0 != x[0] }), y.contains(where: { $0 != y[0] }) else {
      return .nan
    }
    let xMean = x.reduce(0, +) / Double(x.count)
    let yMean = y.reduce(0, +) / Double(y.count)
    var xy = 0.0
    var xx = 0.0
    var yy = 0.0
    for (xi, yi) in zip(x, y) {
      xy += (xi - xMean) * (yi - yMean)
      xx += (xi - xMean) * (xi - xMean)
      yy += (yi - yMean) * (yi - yMean)
    }
    let correlation = xy / (xx * yy).squareRoot()
    // Rounding may lead past the ends; min and max would take NaN for one of them.
    return correlation.isNaN ? .nan : max(-1, min(1, correlation))
  }

  /// Spearman's rank correlation: Pearson's of the ranks, ties taking the mean of the ranks they cover.
  ///
  /// NaN where `pearson` is, and where a value is NaN.
  public static func spearman(_ x: [Double], _ y: [Double]) -> Double {
    precondition(x.count == y.count)
    if x.contains(where: \.isNaN) || y.contains(where: \.isNaN) { return .nan }
    return pearson(averageRanks(x), averageRanks(y))
  }

  /// Area under the receiver operating characteristic: the chance that a positive's score is above a
  /// negative's, ties counting half.
  ///
  /// From the rank sum of the positives (Mann & Whitney 1947): (Σ ranks - n₊(n₊ + 1)/2) / (n₊ n₋), average
  /// ranks for ties. NaN where only one class is present, as in scikit-learn, and where a score is NaN.
  public static func rocAUC(scores: [Double], positive: [Bool]) -> Double {
    precondition(scores.count == positive.count)
    let positives = Double(positive.count { $0 })
    let negatives = Double(positive.count) - positives
    guard positives > 0, negatives > 0, !scores.contains(where: \.isNaN) else { return .nan }
    let rankSum = zip(averageRanks(scores), positive).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
    return (rankSum - positives * (positives + 1) / 2) / (positives * negatives)
  }

  /// Mean squared error: (1/n) Σ (x̂ᵢ - xᵢ)². NaN for no items.
  public static func meanSquaredError(predicted: [Double], gold: [Double]) -> Double {
    precondition(predicted.count == gold.count)
    guard !gold.isEmpty else { return .nan }
    return zip(predicted, gold).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(gold.count)
  }

  /// Ranks from 1, equal values taking the mean of the ranks they cover; no value may be NaN.
  static func averageRanks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for i in start..<end { ranks[order[i]] = Double(start + 1 + end) / 2 }
      start = end
    }
    return ranks
  }
}

/// How often each class is true, predicted, and both at once.
private struct ClassCounts {
  var gold: [Int]
  var predicted: [Int]
  var agreed: [Int]

  init(predicted guesses: [Int], gold truths: [Int]) {
    precondition(!guesses.contains { $0 < 0 } && !truths.contains { $0 < 0 }, "classes count from 0")
    let classes = max(guesses.max() ?? 0, truths.max() ?? 0) + 1
    gold = [Int](repeating: 0, count: classes)
    predicted = gold
    agreed = gold
    for (guess, truth) in zip(guesses, truths) {
      gold[truth] += 1
      predicted[guess] += 1
      if guess == truth { agreed[truth] += 1 }
    }
  }
}
