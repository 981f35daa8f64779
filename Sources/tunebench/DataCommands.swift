import Basics
import Foundation
import Harness
import Tasks
import Text

enum DataCommands {
  static let add = Command(
    name: "data add", summary: "Register a data set of your own, so that suites can name it.",
    positionals: ["NAME", "PATH"],
    options: [
      .init(name: "dev", value: "FILE", summary: "dev rows; without it a seeded share of the training rows"),
      .init(
        name: "test", value: "FILE", summary: "test rows; without it a seeded share of the training rows"),
      .init(
        name: "text", value: "COLUMN",
        summary: "the text: a column's name, or its number from 1 (default: sentence, text, sentence1)"),
      .init(name: "pair", value: "COLUMN", summary: "a second text (default: sentence2 where there is one)"),
      .init(name: "label", value: "COLUMN", summary: "the label (default: label)"),
      .init(name: "format", value: "tsv|csv|jsonl", summary: "default: by the file's ending"),
      .init(name: "no-header", value: nil, summary: "the first line is data, not column names"),
      .init(
        name: "quoting", value: "yes|no",
        summary: "whether double quotes enclose fields (default: in CSV only)"),
      .init(name: "numbers", value: nil, summary: "labels are numbers to be predicted (regression)"),
      .init(name: "categories", value: nil, summary: "labels are categories, even if they are numbers"),
      .init(name: "metric", value: "NAME", summary: Metric.allCases.map(\.name).joined(separator: ", ")),
      .init(
        name: "dev-share", value: "F", summary: "share of the training rows that becomes dev (default 0.1)"),
      .init(
        name: "test-share", value: "F", summary: "share of the training rows that becomes test (default 0.1)"),
      .init(name: "seed", value: "N", summary: "seed of those shares (default 0)"),
      .init(name: "replace", value: nil, summary: "describe a registered data set anew"),
    ],
    discussion: """
      The files stay where they are; the description goes to $TUNEBENCH_HOME/data. Shares are cut by text, so that repeats \
      never straddle two splits. The data is read once now, and anything wrong with it is said with its line.
      """,
    examples: [
      "tunebench data add reviews reviews.tsv",
      "tunebench data add nli train.csv --test test.csv --text premise --pair hypothesis --label gold",
      "tunebench data add ratings ratings.jsonl --label stars --numbers --metric spearman",
    ]
  ) { arguments in
    func path(_ text: String) -> String { URL(fileURLWithPath: text).standardizedFileURL.path }
    let name = arguments.positional(0)!, main = path(arguments.positional(1)!)
    let dev = arguments.text("dev").map(path), test = arguments.text("test").map(path)
    var split = SplitRule()
    if let share = try arguments.number("dev-share") { split.dev = share }
    if let share = try arguments.number("test-share") { split.test = share }
    if let seed = try arguments.integer("seed", atLeast: 0) { split.seed = UInt64(seed) }
    let isWhole = dev == nil && test == nil
    let spec = DataSpec(
      name: name, files: isWhole ? .init(all: main) : .init(train: main, dev: dev, test: test),
      format: try arguments.choice("format", of: DataSpec.Format.allCases.map(\.rawValue)).map {
        .init(rawValue: $0)!
      },
      header: !arguments.has("no-header"),
      quoting: try arguments.choice("quoting", of: ["yes", "no"]).map { $0 == "yes" },
      text: arguments.text("text").map { Column($0) }, pair: arguments.text("pair").map { Column($0) },
      label: arguments.text("label").map { Column($0) },
      labelKind: arguments.has("numbers") ? .number : arguments.has("categories") ? .category : nil,
      split: split,
      metric: try arguments.choice("metric", of: Metric.allCases.map(\.name)).map { Metric(rawValue: $0)! })
    let task = try DataRegistry().add(spec, replaces: arguments.has("replace"))
    print(
      "registered \(name): \(task.train.count) train, \(task.dev.count) dev, \(task.test.count) test rows")
    print("next: tunebench data info \(name), or name it under tasks in a suite")
  }

  static let list = Command(
    name: "data list", summary: "List the tasks and data sets that suites can name.",
    examples: ["tunebench data list"]
  ) { _ in
    let registry = DataRegistry()
    for name in registry.names {
      let spec = try registry.spec(name)
      print(name.padding(to: 30) + spec.files.named.map { "\($0.key) \($0.path)" }.joined(separator: ", "))
    }
    let installed = WordNet.isInstalled()
    for name in TaskCatalog.builtIn where !name.hasPrefix("wordnet/definition-match/") {
      print(name.padding(to: 30) + (installed ? "built in" : "needs apt-get install wordnet-base"))
    }
    print(
      "wordnet/definition-match/X".padding(to: 30) + "X one of "
        + wrapped(WordNet.domains.joined(separator: ", "), indent: 30))
  }

  static let info = Command(
    name: "data info", summary: "Show counts, label balance, lengths and repeats of a data set.",
    positionals: ["NAME"],
    options: [
      .init(
        name: "model", value: "NAME",
        summary: "whose tokenizer counts word pieces (default: minilm, if it is there)"),
      .init(name: "rows", value: "N", summary: "also print the first N training rows"),
    ],
    examples: [
      "tunebench data info wordnet/supersense", "tunebench data info reviews --model mybert --rows 5",
    ]
  ) { arguments in
    let name = arguments.positional(0)!
    let catalog = try TaskCatalog(
      specs: try DataRegistry().specs(), directory: URL(fileURLWithPath: "/"),
      hash: { try SHA256.hexDigest(ofFile: $0) })
    let reference =
      try arguments.text("model").map { try baseModel($0) }
      ?? (try? ModelRegistry().resolve("minilm"))
    let tokenizer = try reference.map { try WordPieceTokenizer(directory: $0.directory) }
    switch try catalog.entry(name) {
    case .pairs(let pairs):
      print(
        "\(pairs.name): \(pairs.pairs.count) pairs, read by \(pairs.metric.name) of their cosine, version \(pairs.version)"
      )
      for file in pairs.files { print("  \(file.path)  \(file.sha256)") }
      for note in pairs.notes { print("  " + note) }
    case .task(let task):
      print(
        DataSummary(
          task,
          wordPieces: tokenizer.map { tokenizer in
            { text, pair in tokenizer.encode(text, pair: pair, maxLength: 1 << 20).ids.count }
          }))
      if let reference { print("word pieces as \(reference.name) cuts them, special ones included") }
      for example in task.train.prefix(try arguments.integer("rows") ?? 0) {
        print("  \(example.label)  \(example.text)" + (example.pair.map { "  |  " + $0 } ?? ""))
      }
    }
  }
}
