import Foundation
import Tasks
import Testing
import Text
import Training

@testable import Conformance
@testable import Records
@testable import Running

/// What a model does not get to see of its texts is counted, stored and said.
struct TextShareTests {
  private func encoded(_ texts: [String], length: Int) throws -> EncodedSet {
    let tiny = try Conformance.TinyModel()
    let examples = texts.map { Example(text: $0, label: .category(0), source: "") }
    return try EncodedSet(
      examples, tokenizer: WordPieceTokenizer(directory: tiny.directory), maximumLength: length,
      fitting: tiny.backbone())
  }

  /// By hand: the tiny vocabulary has whole words the, film, was, good, bad, not and single letters.
  @Test func piecesAreCountedByHand() throws {
    // [CLS] the film was good [SEP]; [CLS] bad [SEP]; [CLS] the [UNK] [SEP]
    let share = try encoded(["the film was good", "bad", "the \u{4e2d}"], length: 5).share
    #expect(share.texts == 3)
    #expect(share.cutTexts == 1 && share.lostPieces == 1)
    #expect(share.pieces == 5 + 3 + 4 && share.unknownPieces == 1)
    #expect(share.cut == 1.0 / 3 && share.lost == 1.0 / 13 && share.unknown == 1.0 / 12)
  }

  @Test func whatFitsIsNotSpokenOf() throws {
    let whole = SetReading(name: "train", share: try encoded(["the film", "bad"], length: 64).share)
    #expect(TextNotes.text([whole], length: 64) == nil)
    let cut = SetReading(name: "dev", share: try encoded(["the film was good", "bad"], length: 4).share)
    #expect(
      TextNotes.text([whole, cut], length: 4)
        == "texts are cut at 4 pieces: 50 % of dev (22 % of its pieces are lost)")
    let foreign = SetReading(name: "test", share: try encoded(["\u{4e2d}\u{6587}"], length: 64).share)
    #expect(
      TextNotes.text([whole, foreign], length: 64)
        == "the model's vocabulary does not know 50 % of the pieces of test")
  }

  /// A pair loses from its longer text; both count.
  @Test func pairsLoseFromBoth() throws {
    let tiny = try Conformance.TinyModel()
    let tokenizer = try WordPieceTokenizer(directory: tiny.directory)
    // 3 special tokens leave 3 of 4 + 1 pieces.
    let encoding = tokenizer.encode("the film was good", pair: "bad", maxLength: 6)
    #expect(encoding.ids.count == 6 && encoding.lost == 2)
    #expect(tokenizer.encode("the film", pair: "bad", maxLength: 6).lost == 0)
  }
}
