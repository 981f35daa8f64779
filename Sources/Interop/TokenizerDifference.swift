import Text

extension Tokenizer {
  /// The first thing in which another tokenizer is seen to cut texts otherwise; nil where none is found.
  ///
  /// Compares every token of the vocabularies, and texts that tell settings apart: case, accents, Chinese characters,
  /// control characters, special tokens, long words, pairs, and how too long ones are cut.
  func difference(from other: any Tokenizer) -> String? {
    let size = vocabularySize
    guard size == other.vocabularySize else { return "\(size) tokens instead of \(other.vocabularySize)" }
    for id in 0..<Int32(size) where token(id) != other.token(id) {
      return "token \(id) is \(Self.quoted(token(id))) instead of \(Self.quoted(other.token(id)))"
    }
    let words = (0..<Int32(size)).compactMap { token($0) }.joined(separator: " ")
    var texts = [
      "", "The CAT sat, and a cat SAT.", "\u{c9}t\u{e9} na\u{ef}ve \u{130}stanbul Stra\u{df}e", "e\u{301}a\u{308}",
      "\u{4e2d}\u{6587}\u{5b57}a\u{4e2d}", "a\u{200b}b\u{0}c\u{ad}d\te\u{a0}f", "[MASK] [CLS]x[SEP] [mask] [UNK]",
      "\u{ff21}\u{ff22} \u{fb01}n \u{2122}", "don't-stop@now #1 $5 50%", words,
    ]
    for length in [50, 99, 100, 101, 199, 200, 201] { texts.append(String(repeating: "a", count: length)) }
    for text in texts where pieces(of: text) != other.pieces(of: text) {
      let (own, theirs) = (pieces(of: text).prefix(12), other.pieces(of: text).prefix(12))
      return "\(Self.quoted(text)) becomes \(own) instead of \(theirs)"
    }
    for length in [3, 4, 5, 7, 128] {
      for pair in [nil, "the other one of the two"] as [String?] {
        let text = "one text of the two, and more"
        let (a, b) = (
          encode(text, pair: pair, maxLength: length), other.encode(text, pair: pair, maxLength: length)
        )
        guard a != b else { continue }
        let what = pair == nil ? "a text" : "a pair"
        return "\(what) of at most \(length) pieces becomes \(a.ids) instead of \(b.ids)"
      }
    }
    return nil
  }

  private static func quoted(_ text: String?) -> String {
    text.map { "\"\($0.count > 40 ? $0.prefix(40) + "..." : $0)\"" } ?? "none"
  }
}
