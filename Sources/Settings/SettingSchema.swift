import Basics

/// One declared setting: its name, kind, range and default, what it means, and how it enters a run's identity.
///
/// A setting is declared once, beside the code that uses it, as a ``Setting``, which knows the type of its value too. What
/// reads suites, sweeps and searches, prints help and names runs knows settings by this description only.
public struct SettingSchema: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case int
    case real
    case bool
    /// Text, of a closed set if one is given.
    case string(oneOf: [String]? = nil)
    /// A list of texts that is one value: a list of such lists is a sweep.
    case stringList(oneOf: [String]? = nil)
    /// A share from 0 to below 1, or a whole number from 1: `0.06` of the steps, or `100` steps.
    case shareOrCount
    /// A value with a form of its own, taken whole: a list in it is no sweep.
    case document(Document)
  }

  /// How a value with a form of its own is read.
  public struct Document: Sendable, Equatable {
    /// What it may be, in words.
    public var words: String
    /// Whether a list is several values that a plan goes through, and not one.
    public var isSweptByLists: Bool
    /// The value as it is kept; `InputError` with the line for what is not understood.
    public var read: @Sendable (_ value: JSON5Value, _ path: String) throws -> JSON

    public init(
      _ words: String, isSweptByLists: Bool = false,
      read: @escaping @Sendable (_ value: JSON5Value, _ path: String) throws -> JSON
    ) {
      self.words = words
      self.isSweptByLists = isSweptByLists
      self.read = read
    }

    public static func == (a: Document, b: Document) -> Bool { a.words == b.words }
  }

  /// How a setting's value enters the identity of a run.
  public enum Identity: Sendable, Equatable {
    /// It is always named.
    case always
    /// It is not named where it has this value: the setting came after the first results, which were made with it, and no
    /// older run may get another name. The default may be raised later; this value may not.
    case unless(JSON)
    /// It is said in another place, as threads are, in which the machine and the command line have a say.
    case elsewhere
  }

  /// The key in the suite: the field's full word.
  public var name: String
  /// The short form in labels, usually the paper's symbol: `r` for a rank.
  public var symbol: String
  public var kind: Kind
  public var defaultValue: JSON
  /// For numbers.
  public var range: Interval
  /// Whether null may be given; it may wherever it is the default.
  public var allowsNull: Bool
  /// What it means, for help: one sentence without a capital and a full stop.
  public var summary: String
  /// What transformers, PEFT, TRL and papers call it, so that whoever writes that is told the name here.
  public var otherNames: [String] = []
  public var identity = Identity.always
  /// Why no search goes over it, as advice to whoever asks for that; nil: one may.
  public var notSearched: String?
  /// The setting that says the same in another unit, as steps say what epochs do. One block gives one of the two, and that
  /// one given nearer to a run ends this one.
  public var insteadOf: String?

  /// - Precondition: the default is of the kind and in the range.
  public init(
    _ name: String, _ kind: Kind, default defaultValue: JSON, range: Interval = .finite, symbol: String? = nil,
    allowsNull: Bool = false, _ summary: String = ""
  ) {
    self.name = name
    self.symbol = symbol ?? name
    self.kind = kind
    self.defaultValue = defaultValue
    self.range = range
    self.allowsNull = allowsNull || defaultValue.isNull
    self.summary = summary
    precondition(
      accepts(defaultValue), "the default of \(name) is not a value of it: \(defaultValue.canonical)")
  }

  public var isNumber: Bool { [.int, .real, .shareOrCount].contains(kind) }

  /// What it may be, in words: `a whole number from 1 to 4096`.
  public var values: String {
    let value =
      switch kind {
      case .int: range.describing("whole number")
      case .real: range.describing("number")
      case .bool: "true or false"
      case .string(let choices): choices.map { JSON5Value.describe($0) } ?? "a text"
      case .stringList(let choices): "a list" + (choices.map { " of " + $0.joined(separator: ", ") } ?? " of texts")
      case .shareOrCount: "a share from 0 to below 1, or a whole number of steps"
      case .document(let document): document.words
      }
    return value + (allowsNull ? ", or null" : "")
  }

  /// The line of help below the name: `r, the rank of the update (a whole number from 1 to 4096; default 8)`.
  public var help: String { "\(summary) (\(values); default \(defaultValue.canonical))" }
}

extension [SettingSchema] {
  public subscript(_ name: String) -> SettingSchema? { first { $0.name == name } }

  public var names: [String] { map(\.name) }

  /// Our names with those that others have for them, as `nearest(to:among:called:)` takes them.
  public var otherNames: [OtherNames] { map { OtherNames(ours: $0.name, others: $0.otherNames) } }

  /// Name and meaning of each, one a line, below each other.
  ///
  /// - Parameter indent: spaces before each line.
  public func help(indent: Int = 0) -> String {
    let width = 2 + (map(\.name.count).max() ?? 0)
    return map { schema in
      String(repeating: " ", count: indent) + schema.name
        + String(repeating: " ", count: width - schema.name.count) + schema.help
    }.joined(separator: "\n")
  }
}
