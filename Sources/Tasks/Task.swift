/// What an example is to be answered with.
public enum Label: Sendable, Equatable {
  /// Index into the task's labels.
  case category(Int)
  case score(Float)
  /// What is to be written after the text.
  case text(String)
  /// Which of several texts follows, with all of them.
  case choice(Int, among: [String])

  /// Whether it is one of several texts.
  public var isChoice: Bool { if case .choice = self { true } else { false } }
  /// The class or the right choice; nil of a number or a text.
  public var index: Int? {
    switch self {
    case .category(let index), .choice(let index, _): index
    case .score, .text: nil
    }
  }
}

/// How a language model is to take an example.
public enum TextShape: Sendable, Equatable {
  /// The text is the prompt, the label what is written after it.
  case answer
  /// Turns of a chat, of which the assistant's are the answers; text and label are the others' and its contents, a line each.
  case conversation([Turn])
  /// The text as a whole, every token of it; the label is the text, too.
  case whole
  /// The text is continued as it stands, by no one's turn in a chat.
  case continued

  /// What somebody says in a chat.
  public struct Turn: Sendable, Equatable {
    /// `system`, `user`, `assistant`, or what else a template knows.
    public var role: String
    public var content: String

    public init(role: String, content: String) {
      self.role = role
      self.content = content
    }
  }
}

/// One text, or a pair of texts, with its label.
public struct Example: Sendable, Equatable {
  public var text: String
  /// The second text of a pair.
  public var pair: String?
  public var label: Label
  /// Where it comes from: `file:line` of a data set, or a WordNet synset such as `02084071-n`.
  public var source: String
  /// Of a text to be continued.
  public var shape = TextShape.answer
  /// Of texts to choose from: by how much a reward model is to prefer the right one; nil: by anything.
  public var margin: Double?
  /// Whether somebody found the answer good; nil: nobody judged it, and it is what is right.
  public var isGood: Bool?

  public init(
    text: String, pair: String? = nil, label: Label, source: String, shape: TextShape = .answer, margin: Double? = nil,
    isGood: Bool? = nil
  ) {
    self.text = text
    self.pair = pair
    self.label = label
    self.source = source
    self.shape = shape
    self.margin = margin
    self.isGood = isGood
  }
}

/// What kind of answer a task wants.
public enum TaskKind: Sendable, Equatable {
  /// One of `labels`; an example's category is the index into them.
  case classification(labels: [String])
  /// A number.
  case regression
  /// Text, by a language model.
  case continuation
  /// One of several texts, by what a language model says of each; nil where every item has texts of its own, else the labels
  /// that the texts stand for.
  case choice(labels: [String]?)

  /// Whether it is for a language model with the head that it has.
  public var isForLanguageModel: Bool {
    switch self {
    case .classification, .regression: false
    case .continuation, .choice: true
    }
  }

  /// Width of a head's output: one logit a class, or one number; a language model's own head has no such width: 0.
  public var outputs: Int {
    switch self {
    case .classification(let labels): labels.count
    case .regression: 1
    case .continuation, .choice: 0
    }
  }

  /// Whether one of several texts is to be told.
  public var isChoice: Bool { if case .choice = self { true } else { false } }

  /// What it asks for.
  public var words: String {
    switch self {
    case .classification: "categories"
    case .regression: "numbers"
    case .continuation: "texts to be written"
    case .choice(let labels): labels.map { "one of " + $0.joined(separator: ", ") } ?? "texts to choose from"
    }
  }

  /// The metrics that can be computed for such a task.
  public var metrics: [Metric] {
    switch self {
    case .classification: [.accuracy, .macroF1, .matthews]
    case .regression: [.pearson, .spearman, .meanSquaredError]
    case .continuation: [.crossEntropy, .bitsPerByte, .tokenAccuracy]
    case .choice(let labels):
      [.accuracy, .accuracyNorm, .accuracyBytes] + (labels == nil ? [] : [.macroF1, .matthews])
    }
  }
}

/// One of a task's three parts.
public enum Split: String, Codable, CaseIterable, Sendable {
  case train
  case dev
  case test
}

/// A file that a task was read from, named as its description names it, with the hash of its contents.
public struct TaskFile: Sendable, Equatable {
  public var path: String
  /// 64 lower-case hexadecimal digits.
  public var sha256: String
  /// What the file is to its data set: `train`, `dev`, `test`, `all`, or its path where it is none of them. Where a file
  /// lies changes no number; whether it is trained or tested on does.
  public var part: String

  public init(path: String, sha256: String, part: String? = nil) {
    self.path = path
    self.sha256 = sha256
    self.part = part ?? path
  }
}

/// A task as it is trained and tested on.
public struct TaskData: Sendable, Equatable {
  public var name: String
  public var kind: TaskKind
  /// The primary metric: what selects on dev and what a report shows.
  public var metric: Metric
  /// Empty for a data set that is only tested on.
  public var train: [Example]
  public var dev: [Example]
  public var test: [Example]
  public var files: [TaskFile]
  /// Raised when the same files may give other examples.
  public var version: Int
  /// What a reader of its scores should know.
  public var notes: [String]
  /// What may be wrong with the data: a class that a split lacks, labels that differ in case only.
  public var warnings: [String] = []

  public init(
    name: String, kind: TaskKind, metric: Metric, train: [Example], dev: [Example], test: [Example],
    files: [TaskFile], version: Int, notes: [String] = []
  ) {
    self.name = name
    self.kind = kind
    self.metric = metric
    self.train = train
    self.dev = dev
    self.test = test
    self.files = files
    self.version = version
    self.notes = notes
  }

  /// The labels in the order of their categories; none where there are no such.
  public var labels: [String] {
    switch kind {
    case .classification(let labels): labels
    case .choice(let labels): labels ?? []
    case .regression, .continuation: []
    }
  }

  /// Whether single answers were found good or bad.
  public var isJudged: Bool { train.contains { $0.isGood != nil } }

  public var isPaired: Bool { (train.first ?? dev.first ?? test.first)?.pair != nil }

  public subscript(split: Split) -> [Example] {
    get {
      switch split {
      case .train: train
      case .dev: dev
      case .test: test
      }
    }
    set {
      switch split {
      case .train: train = newValue
      case .dev: dev = newValue
      case .test: test = newValue
      }
    }
  }
}

/// Questions with texts to choose from, on which a language model is read before and after.
public struct ChoiceSet: Sendable, Equatable {
  public var name: String
  public var examples: [Example]
  public var metric: Metric
  public var files: [TaskFile]
  /// Raised when the same files may give other examples.
  public var version: Int
  public var notes: [String]

  /// At most so many, drawn the same for every run; nil: all.
  public func limited(to rows: Int?) -> ChoiceSet {
    var other = self
    if let rows { other.examples = examples.drawn(rows) }
    return other
  }
}

/// Pairs of texts with a gold value: does the cosine of two embeddings order them rightly?
public struct PairSet: Sendable, Equatable {
  public struct Pair: Sendable, Equatable {
    public var a: String
    public var b: String
    /// Similarity for `spearman`; 1 or 0 for `rocAUC`.
    public var gold: Float

    public init(a: String, b: String, gold: Float) {
      self.a = a
      self.b = b
      self.gold = gold
    }
  }

  public var name: String
  public var pairs: [Pair]
  /// `spearman`, `pearson` or `rocAUC`.
  public var metric: Metric
  public var files: [TaskFile]
  /// Raised when the same files may give other pairs.
  public var version: Int
  /// What a reader of its scores should know.
  public var notes: [String]

  public init(
    name: String, pairs: [Pair], metric: Metric, files: [TaskFile], version: Int, notes: [String] = []
  ) {
    precondition(!metric.readsCategories)
    self.name = name
    self.pairs = pairs
    self.metric = metric
    self.files = files
    self.version = version
    self.notes = notes
  }

  /// The score of one similarity a pair, in the pairs' order.
  public func value(similarities: [Float]) -> Double {
    metric.value(predicted: similarities, gold: pairs.map(\.gold))
  }
}
