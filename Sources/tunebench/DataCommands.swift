import Basics
import Foundation
import Running
import Tasks
import Text

enum DataCommands {
  static let add = Command(
    name: "data add", summary: "Register a data set of your own, so that suites can name it.",
    positionals: ["NAME", "PATH?"],
    options: [
      .init(name: "dev", value: "FILE", summary: "dev rows; without it a seeded share of the training rows"),
      .init(
        name: "test", value: "FILE",
        summary: "test rows; without it a seeded share of the training rows; without PATH the set is only tested on"),
      .init(
        name: "text", value: "COLUMN",
        summary: "the text: a column's name, or its number from 1 (default: sentence, text, sentence1)"),
      .init(name: "pair", value: "COLUMN", summary: "a second text (default: sentence2 where there is one)"),
      .init(name: "label", value: "COLUMN", summary: "the label (default: label)"),
      .init(
        name: "answer", value: "COLUMN",
        summary: "for language models: what is to be written after the text (default: completion, output)"),
      .init(
        name: "form", value: "messages|completion|instruction|text|choices|preferences|judgements",
        summary:
          "for language models: chats, prompts with answers, Alpaca's columns, texts as a whole, or questions with a list to "
          + "choose from; where columns have these names and none is called a label it is understood"),
      .init(
        name: "prompt", value: "TEXT",
        summary:
          "for language models: what is asked about a text with a label, with {text} (and {pair}) where it goes, \\n for a "
          + "new line; the likeliest label is the answer"),
      .init(
        name: "verbalizer", value: "LABEL=WORD,...",
        summary: "the word that stands for each label under --prompt (default: the label itself)"),
      .init(name: "format", value: "tsv|csv|jsonl", summary: "default: by the file's ending"),
      .init(
        name: "separator", value: "C",
        summary: "what stands between two fields, such as ';' or tab (default: a tab in TSV, a comma in CSV)"),
      .init(name: "no-header", value: nil, summary: "the first line is data, not column names"),
      .init(
        name: "quoting", value: "yes|no",
        summary: "whether double quotes enclose fields (default: in CSV only)"),
      .init(name: "numbers", value: nil, summary: "labels are numbers to be predicted (regression)"),
      .init(name: "categories", value: nil, summary: "labels are categories, even if they are numbers"),
      .init(
        name: "labels", value: "A,B,...",
        summary: "all labels in the order of their categories (default: those of the training rows, sorted)"),
      .init(
        name: "drop-label", value: "A,B,...",
        summary: "leave out rows with these labels, such as -1,- for rows that nobody labelled; '' for empty ones"),
      .init(name: "metric", value: "NAME", summary: metrics.joined(separator: ", ")),
      .init(
        name: "dev-share", value: "F", summary: "share of the training rows that becomes dev (default 0.1)"),
      .init(
        name: "test-share", value: "F", summary: "share of the training rows that becomes test (default 0.1)"),
      .init(name: "seed", value: "N", summary: "seed of those shares (default 0)"),
      .init(name: "replace", value: nil, summary: "describe a registered data set anew"),
    ],
    discussion: """
      The files stay where they are; the description goes to $TUNEBENCH_HOME/data, with everything that was understood \
      written down. Shares are cut by text, so that repeats never straddle two splits, and from each label alike. The \
      data is read once now, and anything wrong with it is said with its line; what could mean two things is asked for.
      """,
    examples: [
      "tunebench data add reviews reviews.tsv",
      "tunebench data add nli train.csv --test test.csv --text premise --pair hypothesis --label gold --drop-label -",
      "tunebench data add chats chats.jsonl", "tunebench data add faq faq.tsv --text question --answer reply",
      "tunebench data add films films.tsv --prompt '{text}\\nSentiment:' --verbalizer 0=negative,1=positive",
      "tunebench data add ratings ratings.jsonl --label stars --numbers --metric spearman",
      "tunebench data add other-reviews --test other.tsv --labels neg,pos",
    ]
  ) { arguments in
    let spec = try spec(arguments)
    let reading = try DataRegistry().add(spec, replaces: arguments.has("replace"))
    let task = reading.task
    print(
      "registered \(spec.name): \(task.train.count) train, \(task.dev.count) dev, \(task.test.count) test rows")
    print(DataSummary(task).understood(reading).map { "  " + $0 }.joined(separator: "\n"))
    print(
      task.train.isEmpty
        ? "next: tunebench data info \(spec.name), or name it under heldOut in a suite"
        : "next: tunebench data info \(spec.name), or name it under tasks in a suite")
  }

  /// Metrics that a task can have.
  private static let metrics =
    Metric.allCases.filter { $0 != .rocAUC && !$0.readsTokens && !$0.readsWriting }.map(\.name)

  private static func spec(_ arguments: Arguments) throws -> DataSpec {
    func path(_ text: String) -> String { URL(fileURLWithPath: text).standardizedFileURL.path }
    let main = arguments.positional(1).map(path)
    let dev = arguments.text("dev").map(path), test = arguments.text("test").map(path)
    guard main != nil || test != nil && dev == nil else {
      throw InputError(
        dev == nil ? "PATH is missing" : "dev rows belong to training rows", kind: .usage,
        expected: add.usage, found: dev == nil ? "no file" : "--dev without PATH",
        advice: "give the file with the rows, or --test FILE alone for a set that is only tested on")
    }
    for (one, other) in [("numbers", "categories"), ("numbers", "labels")]
    where arguments.has(one) && arguments.has(other) {
      throw InputError(
        "--\(one) and --\(other) contradict each other", kind: .usage, expected: "one of the two", found: "both")
    }
    for option in ["dev-share", "test-share", "seed"] where main == nil && arguments.has(option) {
      throw InputError(
        "nothing is cut from a set that is only tested on", kind: .usage,
        expected: "--\(option) with the training rows as PATH", found: "no PATH", advice: "leave --\(option) out")
    }
    var split = SplitRule(stratified: true)
    if let share = try arguments.number("dev-share") { split.dev = share }
    if let share = try arguments.number("test-share") { split.test = share }
    if let seed = try arguments.integer("seed", atLeast: 0) { split.seed = UInt64(seed) }
    let isWhole = dev == nil && test == nil
    func list(_ name: String) throws -> [String]? {
      try arguments.text(name).map { try listed($0, option: "--" + name) }
    }
    return DataSpec(
      name: arguments.positional(0)!,
      files: isWhole ? .init(all: main) : .init(train: main, dev: dev, test: test),
      format: try arguments.choice("format", of: DataSpec.Format.allCases.map(\.rawValue)).map {
        .init(rawValue: $0)!
      },
      separator: arguments.text("separator").map { ["tab", "\\t"].contains($0) ? "\t" : $0 },
      header: !arguments.has("no-header"),
      quoting: try arguments.choice("quoting", of: ["yes", "no"]).map { $0 == "yes" },
      text: arguments.text("text").map { Column($0) }, pair: arguments.text("pair").map { Column($0) },
      label: arguments.text("label").map { Column($0) },
      form: try arguments.choice("form", of: DataSpec.Form.allCases.map(\.rawValue)).map { .init(rawValue: $0)! },
      answer: arguments.text("answer").map { Column($0) },
      prompt: arguments.text("prompt").map { $0.replacing("\\n", with: "\n") },
      verbalizer: try list("verbalizer").map { try verbalizer($0) }, dropLabel: try list("drop-label") ?? [],
      labelKind: arguments.has("numbers") ? .number : arguments.has("categories") ? .category : nil,
      labels: try list("labels"), split: split,
      metric: try arguments.choice("metric", of: metrics).map { Metric(rawValue: $0)! })
  }

  /// `0=negative` for each label.
  private static func verbalizer(_ entries: [String]) throws -> [String: String] {
    var words: [String: String] = [:]
    for entry in entries {
      let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, words.updateValue(parts[1], forKey: parts[0]) == nil else {
        throw InputError(
          "--verbalizer has no word for a label there", kind: .usage, expected: "LABEL=WORD, each label once",
          found: entry, advice: "as in --verbalizer 0=negative,1=positive")
      }
    }
    return words
  }

  static let remove = Command(
    name: "data remove", summary: "Forget a registered data set; its files stay.", positionals: ["NAME"],
    examples: ["tunebench data remove reviews"]
  ) { arguments in
    let name = arguments.positional(0)!
    try DataRegistry().remove(name)
    print("removed \(name): its files stay where they are, and results that were made with it can still be read")
  }

  static let list = Command(
    name: "data list", summary: "List the tasks and data sets that suites can name.",
    examples: ["tunebench data list"]
  ) { _ in
    let registered = try DataRegistry().contents()
    for name in registered.names {
      guard let spec = registered.specs.first(where: { $0.name == name }) else {
        print(
          name.padding(to: 30) + "damaged: tunebench data add \(name) FILE --replace, or tunebench data remove \(name)")
        continue
      }
      print(name.padding(to: 30) + spec.files.named.map { "\($0.key) \($0.path)" }.joined(separator: ", "))
    }
    let installed = WordNet.isInstalled()
    for name in TaskCatalog.builtIn where name.split(separator: "/").count == 2 {
      print(name.padding(to: 30) + (installed ? "built in" : "needs apt-get install wordnet-base"))
    }
    print(
      "of these definition-match, define, which-definition and prefer-definition with /X behind them, X one of "
        + wrapped(WordNet.domains.joined(separator: ", "), indent: 2))
  }

  static let info = Command(
    name: "data info", summary: "Show counts, label balance, lengths and repeats of a data set.",
    positionals: ["NAME"],
    options: [
      .init(
        name: "model", value: "NAME",
        summary: "whose tokenizer counts word pieces (default: minilm, if it is there)"),
      .init(
        name: "rows", value: "N", summary: "also print the first N training rows (test rows where there are no others)"),
    ],
    examples: [
      "tunebench data info wordnet/supersense", "tunebench data info reviews --model mybert --rows 5",
    ]
  ) { arguments in
    let name = arguments.positional(0)!
    let registered = try DataRegistry().contents()
    let catalog = try TaskCatalog(
      specs: registered.specs, damaged: registered.damaged, directory: URL(fileURLWithPath: "/"),
      hash: { SHA256.hexDigest(of: $0) })
    let reference =
      try arguments.text("model").map { try baseModel($0) }
      ?? (try? ModelRegistry().resolve("minilm"))
    let tokenizer = try reference.map { try ModelText($0.directory).tokenizer }
    switch try catalog.entry(name) {
    case .passages(let set):
      let bytes = set.texts.reduce(0) { $0 + $1.utf8.count }
      print(
        "\(set.name): \(grouped(set.texts.count)) documents, \(grouped(bytes)) bytes, read by bits per byte, version \(set.version)"
      )
      for note in set.notes { print(note) }
      for text in set.texts.prefix(try arguments.integer("rows") ?? 0) { print("  " + Escaped.terminal(text)) }
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
          pieces: tokenizer.map { tokenizer in
            { text, pair in
              let ids = tokenizer.encode(text, pair: pair, maxLength: 1 << 20).ids
              let own = tokenizer.pieces(of: text) + (pair.map { tokenizer.pieces(of: $0) } ?? [])
              return .init(length: ids.count, own: own.count, unknown: own.count { $0 == tokenizer.unknownID })
            }
          }))
      if let reference { print("word pieces as \(reference.name) cuts them, special ones included") }
      let rows = try arguments.integer("rows") ?? 0
      for example in (task.train.isEmpty ? task.test : task.train).prefix(rows) {
        let label =
          switch example.label {
          case .category(let category): task.labels[category]
          case .score(let score): "\(score)"
          case .text(let answer): answer
          case .choice(let right, let texts): "\(texts[right]) (of \(texts.joined(separator: ", ")))"
          }
        let texts = [example.text] + (example.pair.map { [$0] } ?? [])
        print("  \(Escaped.terminal(label))  " + texts.map(Escaped.terminal).joined(separator: "  |  "))
      }
    }
  }
}
