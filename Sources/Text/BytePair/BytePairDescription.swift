import Basics
import Foundation

/// What the files of a language model say about its tokenizer, read and checked.
struct BytePairDescription: Sendable {
  var model: BytePairTokenizer.Model
  /// All tokens of the model, before the added ones.
  var vocabulary: Vocabulary
  /// Tokens whose spelling a later one has, too: they can be read, but no text becomes them.
  var shadowed: [Int32: String] = [:]
  var isByteLevel: Bool
  var normalizers: [TextNormalizer] = []
  var preTokenizers: [PreTokenizer] = []
  var decoder = TokenDecoder(steps: [])
  var addedTokens: [AddedTokens.Token] = []
  var template = Template.bare
  var truncatesLeft = false
  var namedLimit = 0
  /// What a key such as `eos_token` names.
  var roles: [(key: String, id: Int32)] = []
  var chatTemplate: String?
  var notes: [String] = []
}

extension Template {
  /// A start in front of each text and an end behind it, where the model has them; the second text is of type 1.
  static func sequence(start: Int32?, end: Int32?) -> Template {
    func items(_ text: Item, _ type: Int32) -> [Item] {
      (start.map { [.special(ids: [$0], typeID: type)] } ?? []) + [text]
        + (end.map { [.special(ids: [$0], typeID: type)] } ?? [])
    }
    let single = items(.first(typeID: 0), 0)
    return Template(single: single, pair: single + items(.second(typeID: 1), 1))
  }
}
