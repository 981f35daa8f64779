import Statistics

/// What has to be said below a comparison.
enum ComparisonNotes {
  static func all(_ comparison: Comparison) -> [String] {
    var notes: [String] = []
    if !comparison.differences.isEmpty {
      notes.append(
        "These runs are not all of one kind. They differ in "
          + comparison.differences.map(\.text).joined(separator: "; in ") + ".")
    }
    if !comparison.quantity.isCount { notes += seeds(comparison) }
    if comparison.baseline == nil {
      notes.append("No baseline: name one with --baseline to see differences and verdicts.")
    } else if comparison.quantity.isCount {
      notes.append("Counted, and hanging on no chance: there is nothing to test.")
    } else if hasTests(comparison) {
      notes += tests(comparison)
    }
    if comparison.tasks.contains(where: { $0.rows.contains { $0.items != nil } }) {
      notes.append(
        "Over items: the trained models as they are, on resampled test items (paired bootstrap). It says whether these "
          + "models differ on other items, and nothing of other seeds.")
    }
    if let overall = comparison.overall {
      notes.append(
        "IQM is the mean of the middle half of all seeds' scores on all tasks; P(better) the chance that a run of the method is "
          + "better than one of the baseline, averaged over tasks, ties counting half.")
      if !overall.incomplete.isEmpty {
        notes.append(
          "Not in the table over all tasks, as they lack one: \(NumberText.list(overall.incomplete)).")
      }
    }
    return notes + comparison.remarks.map { "Not counted: \($0.run): \($0.remark)." }
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
    for count in Array(Set(rows.map(\.values.count))).sorted() where count > 1 {
      if let caveat = Bootstrap.caveat(runs: count) { notes.append(sentence(caveat)) }
    }
    let unpaired = rows.filter { $0.comparison != nil && $0.pairedSeeds.count < $0.values.count }
    for row in unpaired {
      notes.append(
        "\(row.label) is compared at the seeds that the baseline has, too: "
          + row.pairedSeeds.map(String.init).joined(separator: ", ") + ".")
    }
    return notes
  }

  private static func tests(_ comparison: Comparison) -> [String] {
    let rows = comparison.tasks.flatMap(\.rows).filter { $0.comparison?.adjustedP != nil }
    let least = rows.map(\.pairedSeeds.count).min() ?? 2
    let flipped = rows.filter { $0.comparison?.test?.name == .signFlip }.map(\.label)
    var notes = [
      "p: paired t test over the differences at each seed, two-sided, which takes them for normal; corrected by Holm for "
        + "the number of methods. Verdicts go by it, at 0.05, not by the intervals. The sign-flip test, which takes nothing "
        + "for granted, cannot give less than \(NumberText.digits(PairedTest.smallestSignFlip(runs: least))) with "
        + "\(least) seeds; --json has its p, too.",
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
