import Basics
import Networks
import Settings
import Tensors

/// The embeddings and the head over the vocabulary of a language model, as places of LoRA and its kin: a pair beside them
/// (``LowRankPair/targets``), or the whole matrix (`alsoTrain`).
///
/// Where the model has one matrix for both, each place trains by itself and the other stays as it was, as in PEFT: the two part.
/// With `tied` they stay one: what trains is of both.
struct OuterTraining {
  /// For nothing besides.
  static let nothing = "none"
  static let alsoTrain = Setting.list(
    "alsoTrain", [nothing], of: Architectures.outerWords + [nothing],
    "of a language model what trains whole beside the pairs: embeddings, head, or the model's own words for them (Llama: "
      + "embed_tokens, lm_head; GPT-2: wte, lm_head; GPT-NeoX: embed_in, embed_out)"
  ).called("modules_to_save", "also_train", "trainable_modules").unnamed(at: [nothing])
  static let tied = Setting.flag(
    "tied", false,
    "where embeddings and head are one matrix: whether they stay one, so that what trains of either is of both; else the one "
      + "that is named trains alone, and the other stays as it was"
  ).called("ensure_weight_tying").unnamed(at: false)

  static let settings: [any DeclaredSetting] = [alsoTrain, tied]

  let whole: [String]
  let isTied: Bool

  init(_ options: Options) {
    whole = options[Self.alsoTrain] == [Self.nothing] ? [] : options[Self.alsoTrain]
    isTied = options[Self.tied]
  }
}

extension MethodRegistry {
  /// Options that language models alone have a place for: an encoder refuses all but their defaults.
  public static var optionsOfLanguageModels: [String] { OuterTraining.settings.map(\.schema.name) }
}

extension Attachment {
  /// The places outside the blocks that words mean, and the other words.
  ///
  /// - Throws: `InputError` where the model, or the task, has no such place.
  func outerPlaces(_ words: [String], option: String) throws -> (places: [OuterPlace], rest: [String]) {
    let architecture = backbone.architecture
    var places: [OuterPlace] = [], rest: [String] = []
    for word in words {
      guard let place = architecture.place(of: word) else {
        rest.append(word)
        continue
      }
      guard anatomy.isDecoder else {
        throw InputError(
          "is a place of language models: here the embeddings of encoders train with fft alone", kind: .usage,
          place: "\(method).\(option)", expected: "a decoder", found: "\(word), of a \(anatomy.type) model",
          advice: "leave it out")
      }
      if place == .head { try requireHead(word, option) }
      if !places.contains(place) { places.append(place) }
    }
    return (places, rest)
  }

  private func requireHead(_ word: String, _ option: String) throws {
    guard case .vocabulary = model.head else {
      throw InputError(
        "has no part in this task: what it is asked is answered by a head of its own, which trains whole anyway",
        kind: .usage, place: "\(method).\(option)",
        expected: "a task of answers or texts, as the head over the vocabulary gives them", found: word,
        advice: "leave it out")
    }
  }

  /// The head, where it shares its matrix with the embeddings.
  private var sharingHead: VocabularyHead? {
    guard let head = model.ownVocabularyHead, head.isTied else { return nil }
    return head
  }

  private var tableName: String { backbone.architecture.name(of: OuterPlace.embeddings) }
  private var headName: String { backbone.architecture.name(of: OuterPlace.head) }

  /// Trains whole what `alsoTrain` names, and gives pairs to the places among the targets.
  ///
  /// A pair of the head is as beside any linear layer. A pair of the embeddings is e(t) = W[t] + s B A[:, t], A [r, tokens]
  /// zeros, B [width, r] from N(0, 1), without dropout, as in PEFT; both are held transposed. One pair of both is
  /// W + s (B A)ᵀ in the head, too.
  ///
  /// - Returns: what folds the pairs in; nil where there are none.
  /// - Throws: `InputError` for places that the model lacks, and what does not go together.
  func trainOuter(
    _ training: OuterTraining, pairs: [OuterPlace], rank: Int = 0, scale: Float = 0, dropout: Float = 0
  ) throws -> (() -> Void)? {
    let (whole, other) = try outerPlaces(training.whole, option: OuterTraining.alsoTrain.name)
    if let word = other.first {
      throw InputError(
        "names no place of a \(anatomy.type) model", kind: .usage, place: "\(method).\(OuterTraining.alsoTrain.name)",
        expected: "embeddings or head"
          + (anatomy.isDecoder
            ? ": " + OuterPlace.allCases.map { backbone.architecture.word(for: $0) }.joined(separator: ", ") : ""),
        found: word)
    }
    let places = OuterPlace.allCases.filter { whole.contains($0) || pairs.contains($0) }
    if let twice = whole.first(where: pairs.contains) ?? (training.isTied && !whole.isEmpty ? pairs.first : nil) {
      throw InputError(
        "trains whole and has a pair", kind: .usage, place: "\(method).\(OuterTraining.alsoTrain.name)",
        expected: training.isTied ? "one of the two, for embeddings and head are one" : "one of the two",
        found: twice.rawValue, advice: "take it out of \(LowRankPair.targets.name)")
    }
    if training.isTied {
      guard sharingHead != nil, !places.isEmpty else {
        throw InputError(
          "has nothing to hold together", kind: .usage, place: "\(method).\(OuterTraining.tied.name)",
          expected: places.isEmpty
            ? "embeddings or head in \(OuterTraining.alsoTrain.name) or \(LowRankPair.targets.name)"
            : "a model whose head is its table of token embeddings",
          found: places.isEmpty ? "neither" : "a head of its own, \(headName)", advice: "leave it out")
      }
    }
    guard !places.isEmpty else { return nil }
    say(places, isTied: training.isTied)
    try trainWhole(whole, isTied: training.isTied)
    return try attachOuterPairs(pairs, isTied: training.isTied, rank: rank, scale: scale, dropout: dropout)
  }

  private func say(_ places: [OuterPlace], isTied: Bool) {
    guard sharingHead != nil else { return }
    partsTiedWeights = !isTied
    let named = "\(tableName) and \(headName), one matrix in this model"
    if isTied {
      notes.append("\(named), stay one: what trains is of both")
    } else if places.count == 2 {
      notes.append("\(named), part: each trains by itself (tied: true keeps them one)")
    } else {
      let (trained, other) = places == [.embeddings] ? (tableName, headName) : (headName, tableName)
      notes.append(
        "\(named), part: \(trained) trains, \(other) stays as in the base model (tied: true changes both)")
    }
  }

  private func trainWhole(_ whole: [OuterPlace], isTied: Bool) throws {
    let table = backbone.tokenEmbeddings
    if let head = sharingHead, !isTied {
      if whole.contains(.head) {
        head.untie(try add(headName + ".weight", table.matrix.dense().copy()))
      } else if whole.contains(.embeddings) {
        head.untie(frozenCopy(of: table))
      }
    } else if whole.contains(.head), !isTied {
      try train(model.vocabularyHead.weight)
    }
    if whole.contains(.embeddings) || isTied && !whole.isEmpty { try train(table) }
  }

  private func frozenCopy(of table: Parameter) -> Parameter {
    if case .kept(let kept) = table.matrix { return Parameter(headName + ".weight", kept: kept) }
    return Parameter(headName + ".weight", table.value.copy(), role: .base, isTrainable: false)
  }

  private func attachOuterPairs(
    _ places: [OuterPlace], isTied: Bool, rank: Int, scale: Float, dropout: Float
  ) throws -> (() -> Void)? {
    guard !places.isEmpty else { return nil }
    let table = backbone.tokenEmbeddings
    if dropout > 0, places.contains(.embeddings) {
      notes.append("\(LowRankPair.dropout.name) is not applied to the pair of \(tableName), as in PEFT")
    }
    var foldTable: (() -> Void)?, foldHead: ((VocabularyHead) -> Void)?
    if isTied || places.contains(.embeddings) {
      let a = try add(tableName + ".lora_embedding_A", zeros([anatomy.vocabulary, rank]))
      let b = try add(tableName + ".lora_embedding_B", normal([rank, table.shape[1]], sigma: 1))
      for parameter in [a, b] { parameter.isStoredTransposed = true }
      a.isLookedUp = true
      let hook = backbone.tokenHooks.append { tape, tokens, x in
        tape.add(x, tape.product(tape.embeddings([(a, tokens)]), b), scale: scale)
      }
      if isTied {
        model.vocabularyHead.give { tape, hidden in
          let x = tape.linear(tape.dropout(hidden, rate: dropout), b, nil)
          return HeadUpdate(projected: tape.scaled(x, by: scale), matrix: a)
        }
      }
      foldTable = { [backbone] in
        table.change { addProduct(a.value, b.value, scale: scale, to: $0) }
        backbone.tokenHooks.set(hook, isActive: false)
      }
    }
    if !isTied, places.contains(.head) {
      let width = anatomy.width
      let a = try add(headName + ".lora_A.weight", kaimingUniform([rank, width]))
      let b = try add(headName + ".lora_B.weight", zeros([anatomy.vocabulary, rank]))
      model.vocabularyHead.give { tape, hidden in
        let x = tape.linear(tape.dropout(hidden, rate: dropout), a, nil)
        return HeadUpdate(projected: tape.scaled(x, by: scale), matrix: b)
      }
      foldHead = { head in head.weight.change { addProduct(b.value, a.value, scale: scale, to: $0) } }
    }
    let own = model.ownVocabularyHead
    return { [unowned self] in
      if let own, own.isTied, !isTied { own.untie(self.frozenCopy(of: table)) }
      if let own, let foldHead { foldHead(own) }
      foldTable?()
      if foldHead != nil || isTied { own?.dropUpdate() }
    }
  }
}
