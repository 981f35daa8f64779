import Basics

extension TokenizerSettings {
  /// BERT's cleaning of text as these settings have it.
  var normalizer: BertNormalizer {
    BertNormalizer(
      handleChineseCharacters: handlesChineseCharacters, stripAccents: stripsAccents ?? lowercase, lowercase: lowercase)
  }
}

/// Tokens that are recognised whole, with the identifiers that Hugging Face gives them.
struct AddedTokenList {
  var tokens: [AddedTokens.Token] = []
  /// One more than the largest identifier of the vocabulary and of the tokens that a file names.
  var namedLimit: Int
  var notes: [String] = []
  private let vocabulary: Vocabulary
  private var unnamed: [String] = []

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    namedLimit = vocabulary.idLimit
  }

  /// Its identifier; nil for a token that is not there, or that no file names.
  func id(of content: String) -> Int32? {
    unnamed.contains(content) ? nil : tokens.first { $0.isSpelt(content) }?.id
  }

  func contains(_ content: String) -> Bool { tokens.contains { $0.isSpelt(content) } }

  /// Adds a token, or tells one that is there how it is recognised from now on.
  ///
  /// The vocabulary's identifier, or the next behind all, whatever a file says: so does Hugging Face.
  mutating func add(_ token: AddedTokens.Token, saying id: Int? = nil, place: String?) {
    let next = max(Int32(vocabulary.count), 1 + (tokens.map(\.id).max() ?? -1))
    let known = vocabulary.id(of: token.content) ?? tokens.first { $0.isSpelt(token.content) }?.id
    var token = token
    token.id = known ?? next
    tokens.removeAll { $0.isSpelt(token.content) }
    tokens.append(token)
    if place == nil {
      unnamed.append(token.content)
    } else {
      namedLimit = max(namedLimit, Int(token.id) + 1)
    }
    if let id, let place, id != Int(token.id) {
      notes.append("\(place): the identifier \(id) is ignored: the token gets \(token.id), as in transformers")
    }
  }
}

extension TokenizerDescription {
  /// The tokens of tokenizer.json, if there is one, and what the settings add to them.
  static func added(_ file: [AddedTokenList.Entry], _ settings: TokenizerSettings, _ vocabulary: Vocabulary)
    -> AddedTokenList
  {
    var list = AddedTokenList(vocabulary)
    for entry in file { list.add(entry.token, place: entry.place) }
    for named in settings.decoder ?? [] { list.add(named.token, saying: named.id, place: named.place) }
    for named in settings.added where !list.contains(named.token.content) {
      list.add(named.token, saying: named.id, place: named.place)
    }
    for named in settings.special where !list.contains(named.token.content) {
      let isKnown = vocabulary.id(of: named.token.content) != nil
      list.add(named.token, place: named.place ?? (isKnown ? settings.place : nil))
    }
    return list
  }
}

extension AddedTokenList {
  /// A token of tokenizer.json and its place.
  struct Entry {
    var token: AddedTokens.Token
    var place: String
  }
}
