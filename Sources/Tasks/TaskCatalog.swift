import Basics
import Foundation
import Synchronization

/// From a task's name to its examples: WordNet's tasks and the data sets that were registered.
///
/// Names: a registered data set's, `wordnet/supersense`, `wordnet/definition-match/DOMAIN` (a noun
/// lexicographer file; none: artifact), `wordnet/define/DOMAIN`, `wordnet/which-definition/DOMAIN`, `wordnet/prefer-definition/DOMAIN`, `wordnet/hypernym-choice`,
/// `wordnet/relatedness`, `wordnet/usage`. WordNet is read once a catalog.
public struct TaskCatalog: Sendable {
  /// What a name stands for.
  public enum Entry: Sendable, Equatable {
    case task(TaskData)
    case pairs(PairSet)
    case passages(PassageSet)
  }

  public var specs: [DataSpec]
  /// Where the specs' relative paths start.
  public var directory: URL
  /// Data sets whose descriptions cannot be read, with what is wrong: an error for who names them, and for no one else.
  public var damaged: [String: InputError]
  private let wordNet: WordNetOnce
  private let hash: FileHash

  /// - Throws: `InputError` if two specs have one name, or one has a name of WordNet's.
  public init(
    specs: [DataSpec] = [], damaged: [String: InputError] = [:], directory: URL, wordNet: URL = WordNet.directory,
    hash: @escaping FileHash
  ) throws {
    self.specs = specs
    self.damaged = damaged
    self.directory = directory
    self.wordNet = WordNetOnce(directory: wordNet, hash: hash)
    self.hash = hash
    var names: Set<String> = []
    for spec in specs {
      if spec.name.hasPrefix("wordnet/") {
        throw InputError(
          "names that start with wordnet/ are taken", kind: .usage, place: spec.name,
          expected: "another name",
          found: spec.name)
      }
      if !names.insert(spec.name).inserted {
        throw InputError(
          "two data sets have one name", kind: .usage, place: spec.name, expected: "a name of its own",
          found: spec.name)
      }
    }
  }

  /// WordNet's tasks and sets of pairs.
  public static let builtIn =
    [
      "wordnet/supersense", "wordnet/definition-match", "wordnet/define", "wordnet/which-definition",
      "wordnet/prefer-definition", "wordnet/hypernym-choice", "wordnet/relatedness", "wordnet/usage",
    ]
    + ["definition-match", "define", "which-definition", "prefer-definition"].flatMap { task in
      WordNet.domains.map { "wordnet/\(task)/\($0)" }
    }

  /// Every name that `entry` knows: registered data sets first, in their order.
  public var names: [String] { specs.map(\.name) + TaskCatalog.builtIn }

  /// What `name` stands for; a registered data set is a task.
  ///
  /// - Throws: `InputError` for an unknown name and where the data is missing or wrong.
  public func entry(_ name: String, as role: DataRole = .training) throws -> Entry {
    if let spec = specs.first(where: { $0.name == name }) {
      return .task(try spec.load(from: directory, as: role, hash: hash))
    }
    if let error = damaged[name] { throw error }
    switch name {
    case "wordnet/supersense": return .task(try wordNet.value().supersense())
    case "wordnet/relatedness": return .pairs(try wordNet.value().relatedness())
    case "wordnet/usage": return .passages(try WordNet.usage(in: wordNet.directory, hash: hash))
    case "wordnet/definition-match": return .task(try wordNet.value().definitionMatch(domain: "artifact"))
    case "wordnet/define": return .task(try wordNet.value().define(domain: "artifact"))
    case "wordnet/which-definition": return .task(try wordNet.value().whichDefinition(domain: "artifact"))
    case "wordnet/prefer-definition": return .task(try wordNet.value().preferDefinition(domain: "artifact"))
    case "wordnet/hypernym-choice": return .task(try wordNet.value().hypernymChoice())
    default: break
    }
    func domain(_ prefix: String) -> String? {
      guard name.hasPrefix(prefix) else { return nil }
      return WordNet.domains.first { $0 == name.dropFirst(prefix.count) }
    }
    if let domain = domain("wordnet/definition-match/") {
      return .task(try wordNet.value().definitionMatch(domain: domain))
    }
    if let domain = domain("wordnet/define/") { return .task(try wordNet.value().define(domain: domain)) }
    if let domain = domain("wordnet/which-definition/") {
      return .task(try wordNet.value().whichDefinition(domain: domain))
    }
    if let domain = domain("wordnet/prefer-definition/") {
      return .task(try wordNet.value().preferDefinition(domain: domain))
    }
    throw InputError(
      "unknown task \"\(name)\"", kind: .usage, expected: "a registered data set, or a task of WordNet's",
      found: "\"\(name)\"", advice: didYouMean(name, among: names + damaged.keys.sorted()))
  }

  /// The task of that name.
  ///
  /// - Throws: as `entry`, and where the name stands for a set of pairs.
  public func task(_ name: String, as role: DataRole = .training) throws -> TaskData {
    guard case .task(let task) = try entry(name, as: role) else {
      throw InputError(
        "\"\(name)\" is a set for retention, not a task", kind: .usage, expected: "a task to train or test on",
        found: name, advice: "name it under retention")
    }
    return task
  }

  /// The texts to choose from that a name stands for; nil where it stands for something else.
  ///
  /// - Throws: As `entry`, and where the part has no rows.
  public func choices(_ name: String, split: Split = .test) throws -> ChoiceSet? {
    guard case .task(let task) = try entry(name, as: split == .test ? .heldOut : .training), case .choice = task.kind
    else { return nil }
    guard !task[split].isEmpty else {
      throw InputError(
        "\"\(name)\" has nothing to be read by", kind: .usage, expected: "rows in \(split.rawValue)", found: "no rows")
    }
    return ChoiceSet(
      name: name, examples: task[split], metric: task.metric, files: task.files, version: task.version,
      notes: task.notes)
  }

  /// Whether a name stands for single texts.
  public func isPassages(_ name: String) -> Bool { name == "wordnet/usage" }

  /// The texts of that name.
  ///
  /// - Throws: As `entry`, and where the name stands for something else.
  public func passages(_ name: String) throws -> PassageSet {
    guard case .passages(let set) = try entry(name) else {
      throw InputError(
        "\"\(name)\" holds no texts for a language model", kind: .usage, expected: "wordnet/usage", found: name)
    }
    return set
  }

  /// The set of pairs of that name: WordNet's, or a registered data set of text pairs, whose gold is its number
  /// (Spearman's correlation) or its second of two categories (ROC AUC).
  ///
  /// - Parameter split: which part of a registered data set.
  /// - Throws: as `entry`, and where the task has no pairs of texts or more than two categories.
  public func pairSet(_ name: String, split: Split = .test) throws -> PairSet {
    let task: TaskData
    switch try entry(name, as: split == .test ? .heldOut : .training) {
    case .pairs(let pairs): return pairs
    case .passages:
      throw InputError(
        "\"\(name)\" holds single texts, which a language model reads", kind: .usage, expected: "pairs of texts",
        found: name, advice: "choose a language model, or wordnet/relatedness")
    case .task(let named): task = named
    }
    let examples = task[split]
    guard task.isPaired, task.kind.outputs <= 2, !examples.isEmpty else {
      throw InputError(
        "\"\(name)\" cannot be read by cosine", kind: .usage,
        expected: "pairs of texts with a number, or with one of two labels, in \(split.rawValue)",
        found: examples.isEmpty
          ? "no rows" : task.isPaired ? "\(task.kind.outputs) labels" : "single texts",
        advice: "a data set with a pair column, or wordnet/relatedness")
    }
    return PairSet(
      name: name,
      pairs: examples.map { example in
        let gold: Float =
          switch example.label {
          case .category(let category): Float(category)
          case .score(let score): score
          case .text, .choice: .nan
          }
        return PairSet.Pair(a: example.text, b: example.pair ?? "", gold: gold)
      },
      metric: task.kind == .regression ? .spearman : .rocAUC, files: task.files, version: task.version,
      notes: task.notes + ["\(split.rawValue) split"])
  }
}

/// WordNet, read at the first use and kept.
private final class WordNetOnce: Sendable {
  let directory: URL
  private let hash: FileHash
  private let loaded = Mutex<WordNet?>(nil)

  init(directory: URL, hash: @escaping FileHash) {
    self.directory = directory
    self.hash = hash
  }

  func value() throws -> WordNet {
    try loaded.withLock { kept in
      if let kept { return kept }
      let read = try WordNet(directory: directory, hash: hash)
      kept = read
      return read
    }
  }
}
