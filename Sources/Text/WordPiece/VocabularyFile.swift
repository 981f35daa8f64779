import Basics
import Foundation

extension TokenizerDescription {
  /// From `vocab.txt`, with what stands beside it.
  init(vocabularyFile file: URL, _ settings: TokenizerSettings) throws {
    let vocabulary = try Self.vocabulary(lines: Self.read(file), place: file.path)
    let added = Self.added([], settings, vocabulary)
    func required(_ name: String) throws -> Int32 {
      if let id = vocabulary.id(of: name) ?? added.id(of: name) { return id }
      throw InputError(
        "a special token is missing", place: file.path, expected: "a line \(name)",
        advice: "name it in tokenizer_config.json if the vocabulary calls it otherwise")
    }
    guard let unknown = vocabulary.id(of: settings.unknown) else {
      throw InputError(
        "a special token is missing", place: file.path, expected: "a line \(settings.unknown)",
        advice: "name it in tokenizer_config.json if the vocabulary calls it otherwise")
    }
    model = WordPiece(vocabulary: vocabulary, unknownID: unknown)
    template = settings.template(start: try required(settings.start), separator: try required(settings.separator))
    normalizer = settings.normalizer
    truncatesLeft = settings.truncatesLeft ?? false
    (addedTokens, namedLimit) = (added.tokens, added.namedLimit)
    notes = settings.notes + added.notes
  }

  /// One token a line, the identifier is the line's number from 0.
  private static func vocabulary(lines bytes: [UInt8], place: String) throws -> Vocabulary {
    if bytes.isEmpty {
      throw InputError("the vocabulary is empty", place: place, expected: "one token a line")
    }
    var vocabulary = Vocabulary(capacity: bytes.count / 7)
    try bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      var id: Int32 = 0
      while start < bytes.count {
        guard id <= Vocabulary.largestID else {
          throw InputError(
            "this is no vocabulary", place: place, expected: "at most \(Vocabulary.largestID + 1) lines")
        }
        let end = bytes[start...].firstIndex(of: 0x0a) ?? bytes.count
        let last = end > start && bytes[end - 1] == 0x0d ? end - 1 : end  // a line may end in CR LF
        let token = bytes[start..<last]
        if id == 0, token.starts(with: [0xEF, 0xBB, 0xBF]) {
          throw InputError(
            "the first token begins with a byte order mark", place: "\(place):1", expected: "a token, such as [PAD]",
            found: "the bytes EF BB BF before it", advice: "remove it: sed -i '1s/^\\xEF\\xBB\\xBF//' \(place)")
        }
        if let first = token.first, [0x20, 0x09].contains(first) || [0x20, 0x09].contains(token.last!) {
          throw InputError(
            "a token has a blank at its end, which versions of transformers read differently",
            place: "\(place):\(id + 1)", expected: "a token without blanks",
            found: "\"\(String(decoding: token, as: UTF8.self))\"",
            advice: "remove it, as transformers 5 does: sed -i 's/^[ \\t]*//; s/[ \\t]*$//' \(place)")
        }
        vocabulary.insert(UnsafeBufferPointer(rebasing: token), id: id)
        id += 1
        start = end + 1
      }
    }
    return vocabulary
  }
}
