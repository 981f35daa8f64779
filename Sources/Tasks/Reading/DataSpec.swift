import Basics

/// A column of a file, by its name in the header line (or its key in JSONL), or by its number from 1.
///
/// A number is the column of that name where the header has one: `0` and `1` are what a table of Python's pandas
/// calls its columns unless told otherwise.
public enum Column: Sendable, Equatable, Hashable, Codable, CustomStringConvertible,
  ExpressibleByStringLiteral, ExpressibleByIntegerLiteral
{
  case name(String)
  case number(Int)

  public init(stringLiteral value: String) { self = .name(value) }
  public init(integerLiteral value: Int) { self = .number(value) }

  /// A number where the text is one as it is written, else a name: as typed on a command line.
  public init(_ text: String) {
    if let number = Int(text), String(number) == text { self = .number(number) } else { self = .name(text) }
  }

  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let number = try? value.decode(Int.self) {
      self = .number(number)
    } else {
      self = .name(try value.decode(String.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .name(let name): try value.encode(name)
    case .number(let number): try value.encode(number)
    }
  }

  public var description: String {
    switch self {
    case .name(let name): "\"\(name)\""
    case .number(let number): "number \(number)"
    }
  }
}

/// How a data set's files are to be read: everything that a user says about it once.
///
/// All but the name and a file can be left out: TSV and CSV with a header line that has `sentence` or `text`
/// (or `sentence1` and `sentence2`) and `label` need nothing else.
public struct DataSpec: Codable, Sendable, Equatable {
  /// Paths, absolute or under the data directory. `all` is a set without splits of its own.
  public struct Files: Codable, Sendable, Equatable {
    public var train: String?
    public var dev: String?
    public var test: String?
    public var all: String?

    public init(train: String? = nil, dev: String? = nil, test: String? = nil, all: String? = nil) {
      self.train = train
      self.dev = dev
      self.test = test
      self.all = all
    }

    /// The files there are, in reading order.
    public var named: [(key: String, path: String)] {
      [("train", train), ("dev", dev), ("test", test), ("all", all)]
        .compactMap { key, path in path.map { (key, $0) } }
    }
  }

  public enum Format: String, Codable, Sendable, CaseIterable {
    /// Tab-separated; a double quote is a plain character unless `quoting` says otherwise.
    case tsv
    /// Comma-separated, quoted as in RFC 4180 unless `quoting` says otherwise.
    case csv
    /// One JSON object a line, its keys the columns.
    case jsonl
  }

  /// What labels are. A user says `categories` or `numbers`.
  public enum LabelKind: String, Codable, Sendable, CaseIterable {
    case category
    case number
  }

  /// How rows for language models have their texts; what each is called is the ecosystem's.
  public enum Form: String, Codable, Sendable, CaseIterable {
    /// JSON lines with `messages`, a list of objects with `role` and `content`; the assistant's are the answers.
    case messages
    /// A `prompt` and its `completion`, or columns named as text and answer.
    case completion
    /// Alpaca's `instruction`, `input` (which may be empty) and `output`.
    case instruction
    /// A `text` that is learnt as a whole.
    case text
    /// JSON lines with a `question`, a list of `choices` and the `answer` among them.
    case choices
    /// A `prompt` with a better answer, `chosen`, and a worse one, `rejected`: texts or chats, TRL's or ShareGPT's.
    case preferences
    /// A `prompt`, a `completion` and a `label` that says whether it is a good one, true or false: TRL's unpaired form.
    case judgements
  }

  public var name: String
  public var files: Files
  /// By the first file's ending unless given.
  public var format: Format?
  /// What stands between two fields, one ASCII character; unless given, a tab in TSV and a comma in CSV.
  public var separator: String?
  /// Whether the first line names the columns.
  public var header: Bool
  /// Whether double quotes enclose fields; unless given, in CSV only.
  public var quoting: Bool?
  public var text: Column?
  public var pair: Column?
  public var label: Column?
  /// For language models, where it is not told by the names of the columns.
  public var form: Form?
  /// What a language model is to write after the text.
  public var answer: Column?
  /// What a language model is asked, with `{text}` and `{pair}` where a row's texts go; labels are then words to choose from.
  public var prompt: String?
  /// For each label the word that stands for it; unless given, the label itself.
  public var verbalizer: [String: String]?
  /// Labels whose rows are left out: those of rows that nobody labelled.
  public var dropLabel: [String]
  /// Unless given: numbers if every label is one and some label is not whole, categories if they are words or few
  /// whole numbers; anything else is an error that asks.
  public var labelKind: LabelKind?
  /// The labels as they stand in the file, in the order of their categories; unless given, those of the
  /// training rows, sorted (as numbers if all are whole, else by their Unicode scalars).
  public var labels: [String]?
  /// What to call the labels, in the same order.
  public var labelNames: [String]?
  /// How missing splits are made.
  public var split: SplitRule
  /// The primary metric; unless given, accuracy for categories and Pearson's correlation for numbers.
  public var metric: Metric?
  /// Where to get the files, for the message when they are not there.
  public var source: String?
  public var licence: String?
  /// Raised by its author when any score may change.
  public var version: Int
  /// In whose words errors advise; not part of the description.
  public var wording = Wording.commandLine

  enum CodingKeys: String, CodingKey, CaseIterable {
    case name, files, format, separator, header, quoting, text, pair, label, form, answer, prompt, verbalizer,
      dropLabel,
      labelKind, labels,
      labelNames
    case split, metric, source, licence, version
  }

  public init(
    name: String, files: Files, format: Format? = nil, separator: String? = nil, header: Bool = true,
    quoting: Bool? = nil, text: Column? = nil, pair: Column? = nil, label: Column? = nil, form: Form? = nil,
    answer: Column? = nil, prompt: String? = nil, verbalizer: [String: String]? = nil, dropLabel: [String] = [],
    labelKind: LabelKind? = nil, labels: [String]? = nil,
    labelNames: [String]? = nil, split: SplitRule = SplitRule(),
    metric: Metric? = nil, source: String? = nil, licence: String? = nil, version: Int = 1
  ) {
    self.name = name
    self.files = files
    self.format = format
    self.separator = separator
    self.header = header
    self.quoting = quoting
    self.text = text
    self.pair = pair
    self.label = label
    self.form = form
    self.answer = answer
    self.prompt = prompt
    self.verbalizer = verbalizer
    self.dropLabel = dropLabel
    self.labelKind = labelKind
    self.labels = labels
    self.labelNames = labelNames
    self.split = split
    self.metric = metric
    self.source = source
    self.licence = licence
    self.version = version
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      name: try values.decode(String.self, forKey: .name),
      files: try values.decode(Files.self, forKey: .files),
      format: try values.decodeIfPresent(Format.self, forKey: .format),
      separator: try values.decodeIfPresent(String.self, forKey: .separator),
      header: try values.decodeIfPresent(Bool.self, forKey: .header) ?? true,
      quoting: try values.decodeIfPresent(Bool.self, forKey: .quoting),
      text: try values.decodeIfPresent(Column.self, forKey: .text),
      pair: try values.decodeIfPresent(Column.self, forKey: .pair),
      label: try values.decodeIfPresent(Column.self, forKey: .label),
      form: try values.decodeIfPresent(Form.self, forKey: .form),
      answer: try values.decodeIfPresent(Column.self, forKey: .answer),
      prompt: try values.decodeIfPresent(String.self, forKey: .prompt),
      verbalizer: try values.decodeIfPresent([String: String].self, forKey: .verbalizer),
      dropLabel: try values.decodeIfPresent([String].self, forKey: .dropLabel) ?? [],
      labelKind: try values.decodeIfPresent(LabelKind.self, forKey: .labelKind),
      labels: try values.decodeIfPresent([String].self, forKey: .labels),
      labelNames: try values.decodeIfPresent([String].self, forKey: .labelNames),
      split: try values.decodeIfPresent(SplitRule.self, forKey: .split) ?? SplitRule(),
      metric: try values.decodeIfPresent(Metric.self, forKey: .metric),
      source: try values.decodeIfPresent(String.self, forKey: .source),
      licence: try values.decodeIfPresent(String.self, forKey: .licence),
      version: try values.decodeIfPresent(Int.self, forKey: .version) ?? 1)
  }

  /// - Throws: `InputError` for a key of a written description that this program does not know: a setting that it
  ///   would leave out.
  public static func checkKeys(_ description: JSON5Value) throws {
    func check(_ value: JSON5Value?, _ known: [String], _ path: String) throws {
      guard let value, !value.isNull else { return }
      var fields = try Fields(value, path: path)
      for key in known { _ = fields.value(key) }
      try fields.finish()
    }
    try check(description, CodingKeys.allCases.map(\.rawValue), "")
    try check(description["files"], ["train", "dev", "test", "all"], "files")
    try check(description["split"], ["dev", "test", "seed", "stratified"], "split")
  }
}
