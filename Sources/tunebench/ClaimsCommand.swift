import Basics
import Foundation
import Reports
import Suites

enum ClaimsCommand {
  static let option = Command.Option(
    name: "suite", value: "FILE", summary: "put this suite's claims to the test, not those that the runs' own stated")

  static let claims = Command(
    name: "claims", summary: "Put what suites expect of their results to the test.",
    positionals: ["RESULTS", "RESULTS?..."],
    options: [
      option,
      .init(
        name: "margin", value: "X",
        summary:
          "smaller differences do not matter (default: the suite's margin, else 0.01); of times and bytes a share"),
      .init(name: "csv", value: nil, summary: "print comma-separated values, a row a comparison, in full digits"),
      .init(name: "json", value: nil, summary: "print JSON, in full digits"),
      .init(name: "markdown", value: nil, summary: "print Markdown"),
      .init(name: "latex", value: nil, summary: "print a LaTeX table (booktabs)"),
    ],
    discussion: """
      A suite states claims before it is run: claims: [{ says: "LoRA is best in effect", from: "survey", that: "lora > *" }, \
      { that: "p-tuning < prefix < fft", metric: "steps/seconds" }, { that: "lora >= fft - 0.01", heldOut: true }, \
      { that: "fft > *", forgotten: true }]. Between entries' labels or methods' names (then the method's best by dev) stand \
      > < >= <= or =~ (equal within the margin), * is every other entry, and a number may be added. Signs are of numbers as \
      they were measured. A claim that the suite did not have yet when runs were made is marked.

      Each is supported, contradicted, not distinguishable (then about so many seeds more would tell), or cannot be said. \
      The numbers are those of tunebench compare: seeds and test items taken for draws, corrected by Holm for all \
      comparisons of a directory's claims.
      """,
    examples: [
      "tunebench claims results/forgetting-sentiment",
      "tunebench claims results/* --markdown",
      "tunebench claims results/quick --suite suites/quick.json5",
    ]
  ) { arguments in
    let forms = ["csv", "json", "markdown", "latex"].filter(arguments.has)
    guard forms.count < 2 else {
      throw InputError("--\(forms[0]) and --\(forms[1]) do not go together", kind: .usage, expected: "one of them")
    }
    let file = try arguments.suiteText()
    let margin = try arguments.margin()
    var all: [Claims] = []
    for directory in arguments.positionals {
      let runs = try StoredRuns(reading: [URL(fileURLWithPath: directory)])
      complain(leftOut: runs.leftOut)
      all.append(Claims(try ComparedRuns(runs), file: file, margin: margin))
    }
    let claims = Claims.joined(all)
    guard !claims.isEmpty else {
      throw InputError(
        "no suite states a claim", kind: .usage, place: arguments.positionals.joined(separator: ", "),
        expected: "claims: [\"lora > *\"] in the suite when it ran",
        advice: file == nil ? "name a suite that states some: --suite suites/NAME.json5" : "add claims to the suite")
    }
    let text = ClaimText(claims, showsSuites: all.count > 1 || Set(claims.judged.map(\.suite)).count > 1)
    switch forms.first {
    case "json": print(claims.json.standard)
    case "csv":
      print(claims.csv, terminator: "")
      text.notes.forEach(complain)
    case "markdown": print(text.markdown, terminator: "")
    case "latex": print(text.latex, terminator: "")
    default:
      if !text.table.rows.isEmpty { print(table(text.table.columns.map(\.title), text.table.rows) + "\n") }
      for note in text.notes { print("- " + wrapped(note, indent: 2)) }
    }
  }
}

extension Arguments {
  /// Name and text of `--suite`, read in full so that mistakes in it are told.
  func suiteText() throws -> (name: String, text: String)? {
    guard let path = text("suite") else { return nil }
    let file = URL(fileURLWithPath: path)
    let suite = try Suite.load(file: file, methods: MethodSchema.registered)
    return (suite.name, suite.text)
  }
}
