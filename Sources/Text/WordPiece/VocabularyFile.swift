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
    template = .bert(start: try required(settings.start), separator: try required(settings.separator))
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
        vocabulary.insert(UnsafeBufferPointer(rebasing: bytes[start..<last]), id: id)
        id += 1
        start = end + 1
      }
    }
    return vocabulary
  }
}
