import Basics
import Files
import Foundation
import Networks
import Records
import Tensors

/// What a LoRA directory of PEFT holds of the embeddings and the head over the vocabulary: pairs beside them (`target_modules`),
/// whole weights (`modules_to_save`), and copies of the base model's that PEFT saves along.
struct OuterTensors {
  /// Places with a pair; of tied ones the embeddings alone.
  private(set) var pairs: [OuterPlace] = []
  /// Places that were trained whole; of tied ones the embeddings alone.
  private(set) var whole: [OuterPlace] = []
  /// Whether what was trained is of embeddings and head.
  private(set) var isTied = false
  /// Under this program's names and in its layout.
  private(set) var weights: [RunRecord.NamedTensor] = []
  /// The factors A in PEFT's layout, [r, ...], to check the rank by.
  private(set) var factorsA: [(name: String, shape: [Int])] = []
  private(set) var notes: [String] = []
  private var names: [OuterPlace: String] = [:]

  init() {}

  /// Takes them out of an adapter's tensors.
  ///
  /// - Throws: `InputError` for what contradicts the configuration or the base model, and what is not computed here.
  init(
    _ tensors: inout [RunRecord.NamedTensor], _ object: ForeignObject, of source: AdapterImport, isOfLanguageModel: Bool
  ) throws {
    let architecture = source.layers.architecture
    names = Dictionary(uniqueKeysWithValues: OuterPlace.allCases.map { ($0, architecture.name(of: $0)) })
    // A model with a head for labels has none over the vocabulary.
    let places = isOfLanguageModel ? OuterPlace.allCases : [.embeddings]
    isTied = try object.flag("ensure_weight_tying") ?? false
    isTied = isTied && isOfLanguageModel && source.shape.isTied
    let saved = try object.texts("modules_to_save") ?? []
    func take(_ name: String) -> RunRecord.NamedTensor? {
      guard let index = tensors.firstIndex(where: { $0.name == name }) else { return nil }
      return tensors.remove(at: index)
    }
    var values: [OuterPlace: RunRecord.NamedTensor] = [:]
    var factors: [OuterPlace: (a: RunRecord.NamedTensor, b: RunRecord.NamedTensor)] = [:]
    for place in places {
      let name = names[place]!
      if let copy = take(name + ".base_layer.weight") {
        try Self.requireBase(copy, place, of: source, object)
      }
      if let magnitude = tensors.first(where: { $0.name.hasPrefix(name + ".lora_magnitude_vector") }) {
        throw source.refusal(
          "use_dora", expected: "linear layers of the blocks alone", found: "the tensor \(magnitude.name)",
          advice: ForeignKeys.merge)
      }
      let isSaved = saved.contains { !$0.isEmpty && (name.hasSuffix($0) || name == "embed_out" && $0 == "lm_head") }
      if let value = take(name + ".weight") {
        if isSaved || isTied && saved.contains(where: { !$0.isEmpty && names[.embeddings]!.hasSuffix($0) }) {
          values[place] = value
        } else {
          try Self.requireBase(value, place, of: source, object)
          notes.append(
            "\(object.place): \(value.name) is in the weights and not in modules_to_save: the base model's, bit by bit, and "
              + "left out")
        }
      } else if isSaved, !isTied {
        throw InputError(
          "lacks a tensor", place: source.directory.path, expected: "\(name).weight, which modules_to_save names",
          found: "none", advice: "save the adapter again with PEFT: save_pretrained(DIR)")
      }
      let suffixes =
        place == .embeddings ? (".lora_embedding_A", ".lora_embedding_B") : (".lora_A.weight", ".lora_B.weight")
      let a = take(name + suffixes.0), b = take(name + suffixes.1)
      if let a, let b {
        guard a.shape.count == 2, b.shape.count == 2 else {
          throw InputError(
            "is no pair of matrices", place: source.directory.path, expected: "[r, in] and [out, r]",
            found: "\(a.name) \(a.shape) and \(b.name) \(b.shape)")
        }
        factors[place] = (a, b)
      } else if let one = a ?? b {
        throw InputError(
          "lacks a tensor", place: source.directory.path,
          expected: name + (a == nil ? suffixes.0 : suffixes.1) + " beside \(one.name)", found: "none")
      }
    }
    factorsA = places.compactMap { factors[$0].map { ($0.a.name, $0.a.shape) } }
    try settle(values, factors, source)
  }

  private mutating func settle(
    _ values: [OuterPlace: RunRecord.NamedTensor],
    _ factors: [OuterPlace: (a: RunRecord.NamedTensor, b: RunRecord.NamedTensor)], _ source: AdapterImport
  ) throws {
    func transposed(_ tensor: RunRecord.NamedTensor) -> RunRecord.NamedTensor {
      RunRecord.NamedTensor(tensor.name, tensor.tensor.transposed(category: .workspace))
    }
    func same(_ a: RunRecord.NamedTensor, _ b: RunRecord.NamedTensor) throws {
      guard a.shape == b.shape, a.values == b.values else {
        throw source.refusal(
          "ensure_weight_tying", expected: "the same values in embeddings and head",
          found: "\(a.name) and \(b.name) differ", advice: ForeignKeys.merge)
      }
    }
    let table = names[.embeddings]!
    guard isTied else {
      whole = OuterPlace.allCases.filter { values[$0] != nil }
      pairs = OuterPlace.allCases.filter { factors[$0] != nil }
      weights = whole.map { values[$0]! }
      if let (a, b) = factors[.embeddings] { weights += [transposed(a), transposed(b)] }
      if let (a, b) = factors[.head] { weights += [a, b] }
      return
    }
    if let own = values[.embeddings] ?? values[.head] {
      if let other = values[.head] { try same(own, other) }
      whole = [.embeddings]
      weights.append(RunRecord.NamedTensor(name: table + ".weight", shape: own.shape, values: own.values))
    }
    // The embeddings' A is the head's B transposed, and the other way round.
    let ofTable = factors[.embeddings].map { (a: transposed($0.a), b: transposed($0.b)) }
    let ofHead = factors[.head].map { (a: $0.b, b: $0.a) }
    if let own = ofTable ?? ofHead {
      if let other = ofHead, ofTable != nil {
        try same(own.a, other.a)
        try same(own.b, other.b)
      }
      pairs = [.embeddings]
      for (name, tensor) in [(".lora_embedding_A", own.a), (".lora_embedding_B", own.b)] {
        weights.append(RunRecord.NamedTensor(name: table + name, shape: tensor.shape, values: tensor.values))
      }
    }
    if whole.isEmpty && pairs.isEmpty { isTied = false }
    guard !(isTied && !pairs.isEmpty && source.layers.architecture.storesTransposed) else {
      throw InputError(
        "is computed by PEFT in another way where linear layers lie transposed", kind: .usage,
        place: "\(source.directory.path): ensure_weight_tying", expected: "no pair for embeddings and head together",
        found: "true, of a \(source.shape.type) model", advice: "where PEFT can, " + ForeignKeys.merge)
    }
  }

  /// Whether a copy of a weight of the base model is that: PEFT puts it in the model's place when it loads the adapter.
  private static func requireBase(
    _ copy: RunRecord.NamedTensor, _ place: OuterPlace, of source: AdapterImport, _ object: ForeignObject
  ) throws {
    let backbone = try Backbone(directory: source.base.directory)
    let own =
      place == .head && !source.shape.isTied
      ? backbone.vocabularyHead?.weight ?? backbone.tokenEmbeddings : backbone.tokenEmbeddings
    guard copy.shape == own.shape else {
      throw InputError(
        "belongs to a model with another vocabulary", place: "\(source.directory.path): \(copy.name)",
        expected: "\(own.shape), as \(own.name) of \(source.base.directory.path)", found: "\(copy.shape)",
        advice:
          "give the base model the adapter's tokens first (transformers: resize_token_embeddings, save_pretrained), "
          + "and name that with --model; or " + ForeignKeys.merge)
    }
    guard copy.values == own.matrix.dense().values else {
      throw InputError(
        "is not the base model's: PEFT would put it in its place", place: "\(source.directory.path): \(copy.name)",
        expected: "\(own.name) of \(source.base.directory.path)", found: "other values",
        advice: "name the model that the adapter was trained on with --model; or " + ForeignKeys.merge)
    }
  }

  /// Holds the places that the file has pairs of against those that the configuration means.
  ///
  /// - Throws: `InputError` naming a place of one that is not of the other.
  func require(_ targets: PEFTTargets, place: String) throws {
    for (outer, name) in OuterPlace.allCases.compactMap({ place in names[place].map { (place, $0) } }) {
      let isMeant =
        isTied
        ? outer == .embeddings && names.values.contains { targets.include(outside: $0) }
        : targets.include(outside: name) || name == "embed_out" && targets.include(outside: "lm_head")
      guard isMeant != pairs.contains(outer) else { continue }
      throw InputError(
        "and the weights in the directory are of different layers", place: "\(place): target_modules",
        expected: isMeant ? "weights of \(name)" : "\(name) among them: the directory has its weights",
        found: isMeant ? "none" : "they do not name it: PEFT leaves those weights out",
        advice: "save the adapter again with PEFT, or name the layers of the weights")
    }
  }
}
