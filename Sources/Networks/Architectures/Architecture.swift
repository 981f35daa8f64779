import Basics
import Foundation
import Tensors

/// A family of models: what its `config.json` means, and what its tensors are called.
///
/// Adding one is one file with one conforming type, and one line in ``Architectures``.
public protocol Architecture {
  /// The values of `model_type` that it reads.
  static var modelTypes: [String] { get }

  /// What stands before the names of the transformer's own tensors, in memory always, in files that hold no head not always.
  static var prefix: String { get }

  /// - Throws: `InputError` naming the key that is missing, makes no sense, or wants what is not computed here.
  static func anatomy(_ config: ConfigurationFile) throws -> Anatomy

  /// The stored name of a part, after the prefix, without `.weight` and `.bias`; for `vocabularyHead` the whole name.
  static func name(of slot: Slot) -> String

  /// Of a block's linear layer.
  static func hasBias(_ role: Role, _ config: ConfigurationFile) throws -> Bool

  /// Whether matrices of linear layers are stored as [inputs, outputs] (GPT-2's Conv1D).
  static var storesTransposed: Bool { get }

  /// Another name under which files have a tensor, if there is one.
  static func otherName(of tensor: String) -> String?

  /// What suites may call a linear layer, besides ``Architectures/roleWords``: the last parts of PEFT's module names.
  static var words: [(word: String, role: Role)] { get }

  /// Keys of `config.json` that are read, besides those that every family has.
  static var keys: [String] { get }

  /// The layer before a head's output for labels, where transformers' class for labels has one.
  static var pooling: PoolingLayer? { get }

  /// What transformers' class for labels calls its output layer.
  static var labelOutput: String { get }

  /// The name of the part of a block at whose end a residual branch lies, after the prefix: AdapterHub's place.
  static func place(of branch: SublayerSeam, block: Int) -> String
}

extension Architecture {
  public static var storesTransposed: Bool { false }
  public static var pooling: PoolingLayer? { nil }
  public static var labelOutput: String { "classifier" }
  public static func otherName(of tensor: String) -> String? { nil }

  /// The name of the layer before a head's output for labels; its prefix, if it has one, included.
  public static var poolingName: String? { pooling.map { ($0.isInModel ? prefix : "") + $0.name } }

  /// Whether the layer before the output is saved wherever the output is: in one module with it (`classifier.dense`,
  /// `classifier.out_proj`), or under a name that ends like the output's (`pre_classifier`), as PEFT compares endings.
  public static var headTravelsWhole: Bool {
    guard let pooling, !pooling.isInModel else { return false }
    func module(_ name: String) -> Substring { name.prefix { $0 != "." } }
    return module(pooling.name).hasSuffix(module(labelOutput))
  }

  /// A block's linear layer by a suite's word; nil where it has none of that name.
  public static func role(of word: String, in anatomy: Anatomy) -> Role? {
    let all = words + Architectures.roleWords
    return all.first { $0.word == word && anatomy.roles.contains($0.role) }?.role
  }

  /// A suite's first word for a linear layer.
  public static func word(for role: Role) -> String {
    (words + Architectures.roleWords).first { $0.role == role }?.word ?? role.rawValue
  }

  /// The words for the layers that a model of this anatomy has, those of its own family first.
  public static func words(in anatomy: Anatomy) -> [String] {
    let all = words + Architectures.roleWords
    return all.filter { anatomy.roles.contains($0.role) }.map(\.word)
  }
}

/// A place outside the blocks: where low-rank pairs attach, or what trains whole.
public enum OuterPlace: String, CaseIterable, Sendable {
  /// The table of token embeddings.
  case embeddings
  /// What maps hidden states to the vocabulary.
  case head
}

extension Architecture {
  /// What the family calls a place outside the blocks, as PEFT's configurations name it: the last part of the module's name.
  public static func word(for place: OuterPlace) -> String {
    let name = name(of: place == .embeddings ? .tokenEmbeddings : .vocabularyHead)
    return name.components(separatedBy: ".").last ?? name
  }

  /// The whole name of a place outside the blocks, without `.weight`.
  public static func name(of place: OuterPlace) -> String {
    switch place {
    case .embeddings: prefix + name(of: Slot.tokenEmbeddings)
    case .head: name(of: Slot.vocabularyHead)
    }
  }

  /// By a suite's word; nil where it means no such place of the family.
  public static func place(of word: String) -> OuterPlace? {
    OuterPlace(rawValue: word) ?? OuterPlace.allCases.first { self.word(for: $0) == word }
  }
}

/// The families that can be run.
public enum Architectures {
  /// Those whose tokens see only the tokens before them.
  public static let decoders: [any Architecture.Type] = [Llama.self, GPT2.self, GPTNeoX.self]

  /// Every word for a place outside the blocks of a decoder.
  public static var outerWords: [String] {
    var words = OuterPlace.allCases.map(\.rawValue)
    for family in decoders {
      for word in OuterPlace.allCases.map({ family.word(for: $0) }) where !words.contains(word) { words.append(word) }
    }
    return words
  }

  public static let all: [any Architecture.Type] = [
    BERT.self, DistilBERT.self, ELECTRA.self, RoBERTa.self, MPNet.self, Llama.self, GPT2.self, GPTNeoX.self,
  ]

  /// Words for linear layers that every family understands, where it has the layer.
  public static let roleWords: [(word: String, role: Role)] = [
    ("query", .query), ("key", .key), ("value", .value), ("query_key_value", .queryKeyValue),
    ("attention.output", .attentionOutput), ("gate", .gate), ("up", .up), ("down", .down),
  ]

  /// Every word for a linear layer, of any family.
  public static var words: [String] {
    var words: [String] = []
    for (word, _) in all.flatMap({ $0.words }) + roleWords where !words.contains(word) { words.append(word) }
    return words
  }

  public static var modelTypes: [String] { all.flatMap { $0.modelTypes } }

  /// - Throws: `InputError` where `model_type` is none of those that are run.
  static func architecture(_ config: ConfigurationFile) throws -> any Architecture.Type {
    let type = try config.name("model_type", nil, modelTypes)
    return all.first { $0.modelTypes.contains(type) }!
  }
}

/// The layer between the row that a head for labels reads and the head's output: f(W h + b), [width] -> [width].
public struct PoolingLayer: Sendable {
  /// After the architecture's prefix where it is a part of the model, else the whole.
  public let name: String
  /// Whether it stands under the architecture's prefix, or beside the model.
  public let isInModel: Bool
  public let activation: Activation
  /// Whether dropout comes before it, too, and not only after it.
  public let dropsInput: Bool

  init(_ name: String, _ activation: Activation, isInModel: Bool = false, dropsInput: Bool = false) {
    (self.name, self.activation, self.isInModel, self.dropsInput) = (name, activation, isInModel, dropsInput)
  }
}
