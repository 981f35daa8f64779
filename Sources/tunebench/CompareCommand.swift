import Basics
import Foundation
import Reports
import Suites

enum CompareCommand {
  static let compare = Command(
    name: "compare", summary: "Compare methods by one measure: intervals, differences to a baseline, verdicts.",
    positionals: ["RESULTS", "RESULTS?..."],
    options: [
      .init(
        name: "metric", value: "NAME",
        summary: "test (default), dev, an evaluation (held-out/NAME, test/macroF1) or any measure of the runs"),
      .init(name: "baseline", value: "METHOD", summary: "a method's label or name (default: fft, where there is one)"),
      .init(name: "task", value: "NAME", summary: "only runs on this task"),
      .init(
        name: "margin", value: "X",
        summary:
          "smaller differences do not matter (default: the suite's margin, else 0.01); of times and bytes a share"),
      .init(name: "list", value: nil, summary: "list every name that --metric takes for these results"),
      .init(name: "csv", value: nil, summary: "print comma-separated values, in full digits"),
      .init(name: "json", value: nil, summary: "print JSON, in full digits"),
      .init(name: "markdown", value: nil, summary: "print Markdown"),
      .init(name: "latex", value: nil, summary: "print LaTeX tables (booktabs)"),
    ],
    discussion: """
      Intervals, p and verdicts take both seeds and test items for draws: a method is better, worse, equivalent (shown to \
      differ by less than the margin) or not distinguishable, and then about so many seeds more would tell. p is corrected by \
      Holm for all comparisons. One seed has no interval and no verdict. Runs of different machines, threads, programs or suite \
      versions are named; times of such runs are not compared at all (status 2).
      """,
    examples: [
      "tunebench compare results/quick",
      "tunebench compare results/quick --metric timings/train --baseline head",
      "tunebench compare results/sentiment --metric held-out/yelp --latex",
    ]
  ) { arguments in
    let runs = try ComparedRuns(
      StoredRuns(reading: arguments.positionals.map { URL(fileURLWithPath: $0) }), task: arguments.text("task"))
    if arguments.has("list") { return runs.quantityNames.forEach { print(Escaped.terminal($0)) } }
    let forms = ["csv", "json", "markdown", "latex"].filter(arguments.has)
    guard forms.count < 2 else {
      throw InputError("--\(forms[0]) and --\(forms[1]) do not go together", kind: .usage, expected: "one of them")
    }
    var options = Comparison.Options()
    options.metric = arguments.text("metric") ?? options.metric
    options.baseline = arguments.text("baseline")
    options.margin = try arguments.margin() ?? SuiteClaims.margin(of: runs.records)
    let comparison = try Comparison(runs, options)
    let text = ComparisonText(comparison)
    switch forms.first {
    case "json": print(comparison.json.standard)
    case "csv":
      print(comparison.csv, terminator: "")
      text.notes.forEach(complain)
    case "markdown": print(text.markdown, terminator: "")
    case "latex": print(text.latex, terminator: "")
    default:
      for part in text.parts {
        print(wrapped(part.title, indent: 0) + "\n")
        print(table(part.table.columns.map(\.title), part.table.rows) + "\n")
      }
      for note in text.notes { print("- " + wrapped(note, indent: 2)) }
    }
  }
}

extension Arguments {
  /// `--margin`; nil where it is not given.
  func margin() throws -> Double? {
    guard let margin = try number("margin") else { return nil }
    guard margin >= 0 else {
      throw InputError("--margin does not fit", kind: .usage, expected: "a number of at least 0", found: text("margin"))
    }
    return margin
  }
}
