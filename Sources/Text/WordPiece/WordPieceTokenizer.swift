import Basics
import Foundation

/// BERT's tokenizer, uncased or cased, as Hugging Face's fast tokenizers do it, piece for piece.
///
/// Added tokens are taken out of the raw text; the rest is normalized (control characters, white space, Chinese
/// characters, accents, case), cut at white space and punctuation, and each word cut by ``WordPiece``. The
/// special tokens are put around it by the template of the model.
public struct WordPieceTokenizer: Tokenizer {
  private let model: WordPiece
  private let normalizer: BertNormalizer?
  private let rawTokens: AddedTokens
  private let normalizedTokens: AddedTokens
  /// The same without special tokens.
  private let plainRawTokens: AddedTokens
  private let plainNormalizedTokens: AddedTokens
  private let addedTokens: [AddedTokens.Token]
  private let template: Template
  private let truncatesLeft: Bool
  /// What the model's files say of the tokenizer and is not followed, a sentence each.
  public let notes: [String]
  private let namedLimit: Int
  public private(set) var special: SpecialTokens

  /// Reads the tokenizer of a model directory.
  ///
  /// As transformers does: the vocabulary and the added tokens are those of `tokenizer.json`, where it is, or else of
  /// `vocab.txt`, one token a line. `tokenizer_config.json` (may be absent) says the rest, also against tokenizer.json:
  /// `do_lower_case` (true unless it says otherwise), `strip_accents` (as the former), `tokenize_chinese_chars` (true), the
  /// special tokens' names, further tokens, `truncation_side`. With the class `PreTrainedTokenizerFast` tokenizer.json says
  /// everything itself. Lengths and padding of files are not used.
  ///
  /// - Throws: `InputError` for missing or malformed files, for a tokenizer that is not BERT's (naming the part
  ///   that is not), and for special tokens that the vocabulary lacks.
  public init(directory: URL) throws {
    self.init(try TokenizerDescription(directory: directory))
  }

  init(_ description: TokenizerDescription) {
    model = description.model
    template = description.template
    truncatesLeft = description.truncatesLeft
    notes = description.notes
    namedLimit = max(description.namedLimit, description.model.vocabulary.idLimit)
    addedTokens = description.addedTokens
    let normalizer = description.normalizer
    self.normalizer = normalizer
    func spelling(_ content: String) -> [UInt8] {
      var content = content
      var spelling: [UInt8] = []
      content.withUTF8 { text in
        if let normalizer {
          normalizer.append(text, to: &spelling)
        } else {
          spelling.append(contentsOf: text)
        }
      }
      return spelling
    }
    rawTokens = AddedTokens(addedTokens.filter { !$0.normalized })
    normalizedTokens = AddedTokens(addedTokens.filter(\.normalized), spelling: spelling)
    plainRawTokens = AddedTokens(addedTokens.filter { !$0.normalized && !$0.special })
    plainNormalizedTokens = AddedTokens(addedTokens.filter { $0.normalized && !$0.special }, spelling: spelling)
    special = SpecialTokens()
    for role in description.roles { special.set(role.key, id(of: role.content)) }
    special.unknown = model.unknownID
    special.all = addedTokens.filter(\.special).map(\.id).sorted()
  }

  public var vocabularySize: Int { namedLimit }

  /// What stands for a word that cannot be cut into known pieces.
  public var unknownID: Int32? { model.unknownID }

  public func encode(_ text: String, pair: String?, maxLength: Int) -> Encoding {
    template.fill(pieces(of: text), pair.map { pieces(of: $0) }, maxLength: maxLength, fromLeft: truncatesLeft)
  }

  public func pieces(of text: String, recognizingSpecial: Bool) -> [Int32] {
    let rawTokens = recognizingSpecial ? rawTokens : plainRawTokens
    let normalizedTokens = recognizingSpecial ? normalizedTokens : plainNormalizedTokens
    var text = text
    var pieces: [Int32] = []
    var hashes: [UInt64] = []
    var normalized: [UInt8] = []

    func appendWords(_ text: UnsafeBufferPointer<UInt8>) {
      BertPreTokenizer.forEachWord(in: text) { model.append($0, to: &pieces, hashes: &hashes) }
    }
    func appendNormalized(_ text: UnsafeBufferPointer<UInt8>) {
      normalizedTokens.split(text, between: appendWords) { pieces.append($0) }
    }
    func appendRaw(_ text: UnsafeBufferPointer<UInt8>) {
      guard let normalizer else { return appendNormalized(text) }
      normalized.removeAll(keepingCapacity: true)
      normalizer.append(text, to: &normalized)
      normalized.withUnsafeBufferPointer(appendNormalized)
    }
    text.withUTF8 { text in
      pieces.reserveCapacity(text.count / 4 + 4)
      rawTokens.split(text, between: appendRaw) { pieces.append($0) }
    }
    return pieces
  }

  public func token(_ id: Int32) -> String? {
    addedTokens.last { $0.id == id }?.content ?? model.vocabulary.token(id)
  }

  public func id(of token: String) -> Int32? {
    addedTokens.last { $0.isSpelt(token) }?.id ?? model.vocabulary.id(of: token)
  }

  /// As the `WordPiece` decoder of `tokenizers`: spaces between words, none before punctuation and in English contractions.
  ///
  /// Case, accents and white space that the normalizer took away are not there to be put back.
  public func decode(_ ids: [Int32], skippingSpecial: Bool) -> String {
    let prefix = String(decoding: model.continuingPrefix.bytes, as: UTF8.self).unicodeScalars
    var text = ""
    var isFirst = true
    for id in ids where !skippingSpecial || !special.all.contains(id) {
      guard let token = token(id) else { continue }
      let continues = token.unicodeScalars.starts(with: prefix)
      if !isFirst, continues {
        text += Self.tidied(String(token.unicodeScalars.dropFirst(prefix.count)))
      } else {
        text += Self.tidied((isFirst ? "" : " ") + token)
      }
      isFirst = false
    }
    return text
  }

  private static func tidied(_ text: String) -> String {
    let changes = [
      (" .", "."), (" ?", "?"), (" !", "!"), (" ,", ","), (" ' ", "'"), (" n't", "n't"), (" 'm", "'m"),
      (" do not", " don't"), (" 's", "'s"), (" 've", "'ve"), (" 're", "'re"),
    ]
    return changes.reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }

  public func stream(skippingSpecial: Bool) -> TextStream {
    TextStream(.whole { decode($0, skippingSpecial: skippingSpecial) })
  }
}
