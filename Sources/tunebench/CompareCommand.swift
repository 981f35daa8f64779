import Basics
import Foundation
import Reports

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
      .init(name: "items", value: nil, summary: "resample the test items, too (needs stored predictions; slower)"),
      .init(name: "list", value: nil, summary: "list every name that --metric takes for these results"),
      .init(name: "csv", value: nil, summary: "print comma-separated values, in full digits"),
      .init(name: "json", value: nil, summary: "print JSON, in full digits"),
      .init(name: "markdown", value: nil, summary: "print Markdown"),
      .init(name: "latex", value: nil, summary: "print LaTeX tables (booktabs)"),
    ],
    discussion: """
      Intervals are percentile bootstrap intervals of the mean, paired over seeds for differences and stratified over tasks. \
      A verdict goes by the paired t test over seeds, corrected by Holm; where it finds nothing, it says about how many seeds \
      more would tell. One seed has no interval and no verdict. Runs of different machines, threads, programs or suite \
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
    options.resamplesItems = arguments.has("items")
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
