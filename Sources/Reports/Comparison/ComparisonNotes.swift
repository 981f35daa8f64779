import Statistics
import Tasks

/// What has to be said below a comparison.
enum ComparisonNotes {
  static func all(_ comparison: Comparison) -> [String] {
    var notes: [String] = comparison.repeated
    let isCount = comparison.quantities.allSatisfy(\.isCount)
    if !comparison.differences.isEmpty {
      notes.append(
        "These runs are not all of one kind. They differ in "
          + comparison.differences.map(\.text).joined(separator: "; in ") + ".")
    }
    notes += comparison.texts
    if !isCount { notes += seeds(comparison) }
    if comparison.baseline == nil {
      notes.append("No baseline: name one with --baseline to see differences and verdicts.")
    } else if isCount {
      notes.append("Counted, and hanging on no chance: there is nothing to test.")
    } else if hasTests(comparison) {
      notes += tests(comparison)
    }
    notes += metrics(comparison)
    if !comparison.overall.isEmpty {
      notes.append(
        "IQM is the mean of the middle half of all seeds' scores on all tasks; P(better) the chance that a run of the method is "
          + "better than one of the baseline, averaged over tasks, ties counting half. Their intervals are bootstrapped over "
          + "seeds alone.")
      let counts = Array(Set(comparison.overall.flatMap(\.rows).map(\.seeds.count))).sorted()
      notes += counts.filter { $0 > 1 }.compactMap { Bootstrap.caveat(runs: $0).map(sentence) }
      for overall in comparison.overall where !overall.incomplete.isEmpty {
        let place = comparison.overall.count > 1 ? "of \(NumberText.list(overall.tasks))" : "over all tasks"
        notes.append("Not in the table \(place), as they lack one: \(NumberText.list(overall.incomplete)).")
      }
    }
    return notes + comparison.remarks.map { "Not counted: \($0.run): \($0.remark)." }
  }

  /// What of several metrics is in no mean together, and of which it is not known where better lies.
  private static func metrics(_ comparison: Comparison) -> [String] {
    var notes: [String] = []
    let measured = comparison.tasks.filter { task in task.rows.contains { $0.runCount > 0 && $0.mean != nil } }
    let titles = measured.map(\.quantity).reduce(into: [Quantity]()) { all, one in
      if !all.contains(where: { $0.isOne(with: one) }) { all.append(one) }
    }
    if titles.count > 1 {
      notes.append(
        "Tasks of different metrics (\(NumberText.list(titles.map(\.title)))) are in no mean together: each is ranked by its own."
      )
    }
    for name in Set(titles.compactMap(\.metric)).sorted() where Metric(rawValue: name) == nil {
      notes.append("\(name) is no metric of this program: it is taken for one of which more is better.")
    }
    let unknown = comparison.tasks.filter { task in task.rows.allSatisfy { $0.mean == nil && $0.undefined.isEmpty } }
    if !unknown.isEmpty {
      notes.append("No run on \(NumberText.list(unknown.map(\.title))) has \(comparison.metric).")
    }
    return notes
  }

  private static func hasTests(_ comparison: Comparison) -> Bool {
    comparison.tasks.contains { $0.rows.contains { $0.comparison?.adjustedP != nil } }
  }

  private static func seeds(_ comparison: Comparison) -> [String] {
    var notes: [String] = []
    let rows = comparison.tasks.flatMap(\.rows).filter { $0.mean != nil }
    if rows.contains(where: { $0.values.count == 1 }) {
      notes.append(
        rows.allSatisfy { $0.values.count == 1 }
          ? "One seed a method: no interval and no test; every difference may be chance."
          : "Where there is one seed, there is no interval and no test: the difference may be chance.")
    }
    let seedless = rows.filter { !$0.hasSeeds }.map(\.label)
    if !seedless.isEmpty {
      notes.append(
        "Imported, so that nobody knows their seeds: \(NumberText.list(Array(Set(seedless)).sorted())). They are held against "
          + "others by the mean, without interval or test.")
    }
    let unpaired = rows.filter {
      $0.comparison != nil && !$0.pairedSeeds.isEmpty && $0.pairedSeeds.count < $0.values.count
    }
    for row in unpaired {
      notes.append(
        "\(row.label) is compared at the seeds that the baseline has, too: "
          + row.pairedSeeds.map(String.init).joined(separator: ", ") + ".")
    }
    return notes
  }

  private static func tests(_ comparison: Comparison) -> [String] {
    let rows = comparison.tasks.flatMap(\.rows).filter { $0.comparison?.adjustedP != nil }
    let least = rows.filter { !$0.pairedSeeds.isEmpty }.map(\.pairedSeeds.count).min() ?? 2
    let flipped = rows.filter { $0.comparison?.uncertainty == nil }.map(\.label)
    let items = rows.compactMap { $0.comparison?.items }.filter { $0 > 0 }.max()
    let margin = NumberText.digits(comparison.margin)
    let isScore = comparison.quantities.allSatisfy { $0.margin(1, beside: 0) == 1 }
    var notes = [
      (items.map { "Intervals and p take both seeds and test items (\(NumberText.count($0))) for draws" }
        ?? "Intervals and p take seeds for draws: no items are stored of this measure")
        + "; where there are few seeds, what all methods show of the spread over seeds counts for each. p is corrected by "
        + "Holm for all comparisons; verdicts go by it, at 0.05.",
      "Equivalent: shown to differ by less than \(margin)\(isScore ? "" : " of the baseline's mean"), whichever is "
        + "better; p is then that of a larger difference (two one-sided tests, Holm likewise).",
      "The sign-flip test over seeds alone, which takes nothing for granted, cannot give less than "
        + "\(NumberText.digits(PairedTest.smallestSignFlip(runs: least))) with \(least) seeds; --json has its p, too.",
      "More seeds: for the test to find a difference as large as this one four times in five; a guess, as its spread is "
        + "known from few seeds.",
    ]
    if !flipped.isEmpty {
      notes.append(
        "By the same off the baseline at every seed, so that p is the sign-flip test's: \(NumberText.list(flipped)).")
    }
    return notes
  }

  private static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() + "." }
}
