import Basics
import Tensors
import Testing

@testable import Networks

/// Rows that sequences have in common are computed once, and nobody can tell.
struct SharedBeginningsTests {
  private func layout(_ sequences: [[Int32]], prompt: Int = 0) -> (Layout, [Int32]) {
    let batch = PackedBatch(sequences)
    return (Layout(batch, prompt: prompt > 0 ? (prompt, .prepend) : nil), batch.tokens)
  }

  private let question: [Int32] = [1, 2, 3, 4, 5, 6, 7, 8]

  /// Four answers to two questions behind one template, cut by hand.
  @Test func piecesAreWhatSequencesHaveInCommon() throws {
    let template = question, one: [Int32] = [20, 21, 22, 23, 24, 25, 26, 27, 28], other: [Int32] = [30, 31]
    let (whole, tokens) = layout([
      template + one + [40], template + other + [50, 51], template + one + [41, 42], template + one,
    ])
    let shared = try #require(SharedBeginnings(whole, tokens: tokens))
    // The template; the first question behind it; its two answers; the third text ends with the question; the other one is
    // not worth a cut: nothing of it is shared.
    #expect(shared.tokens == template + one + [40, 41, 42] + other + [50, 51])
    #expect(shared.layout.offsets == [0, 8, 17, 18, 20, 24] && shared.layout.earlier == [0, 8, 17, 17, 8])
    #expect(shared.layout.isText.allSatisfy { $0 == 1 })
    let texts = whole.offsets.indices.dropLast().map { s in
      (whole.offsets[s]..<whole.offsets[s + 1]).map { shared.tokens[Int(shared.standsFor[Int($0)])] }
    }
    #expect(
      texts == [template + one + [40], template + other + [50, 51], template + one + [41, 42], template + one])
    // The second answer sees the template, the question, and itself.
    #expect(Array(shared.seen.rows[43..<62]) == (0..<17).map { $0 } + [18, 19])
    #expect(shared.seen.offsets == [0, 8, 25, 43, 62, 74])
    // A row that three texts ask for is computed once.
    let wanted = shared.wanted([16, 18, 46, 65])
    #expect(wanted.rows == [0, 16] && wanted.places == [1, 0, 1, 1])
  }

  @Test func littleInCommonIsLeft() {
    let short: [[Int32]] = [[1, 2, 3, 4, 9], [1, 2, 3, 4, 10], [7, 8]]
    let (whole, tokens) = layout(short)
    #expect(SharedBeginnings(whole, tokens: tokens) == nil, "four rows are not worth it")
    let (alone, own) = layout([question + question])
    #expect(SharedBeginnings(alone, tokens: own) == nil)
  }

  /// Virtual tokens begin every text, and are the same in all.
  @Test func virtualTokensAreABeginning() throws {
    let (whole, tokens) = layout([[1, 2, 3], [4, 5], [1, 2, 3]], prompt: 6)
    let shared = try #require(SharedBeginnings(whole, tokens: tokens))
    #expect(shared.layout.isText == [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1])
    #expect(shared.tokens == [1, 2, 3, 1, 2, 3, 4, 5], "three rows are not worth a cut")
    #expect(shared.layout.earlier == [0, 6, 6, 6])
    #expect(shared.standsFor[0..<6] == shared.standsFor[9..<15])
  }

  /// Every family: what is read of texts that share their beginnings is what each gives by itself, of some rows, of the last
  /// ones, behind virtual tokens, and under a window; and less is computed. To rounding: products of such small matrices are
  /// the library's, where a row's last bits may hang on how many there are.
  @Test(arguments: TinyDecoder.kinds) func rowsAreThoseOfEachText(kind: String) throws {
    let tiny = try TinyDecoder(kind), network = try tiny.network(), tails = tiny.tokens([3, 7, 1, 5, 4])
    let start = tiny.tokens([12], seed: 5)[0]
    let texts = [
      start + tails[0], start + tails[1], tails[2], start + tails[1].prefix(4) + tails[3], start + tails[4], start,
    ]
    let batch = PackedBatch(texts)
    func read(_ rows: Rows) -> ([Float], work: Double) {
      _ = Machine.takeCountedFLOP()
      let hidden = network.hidden(Tape(recording: false), batch, at: rows).value.values
      return (hidden, Machine.takeCountedFLOP())
    }
    for prompt in [0, 4] {
      if prompt > 0 {
        var random = RandomStream(seed: 8, purpose: "prompt")
        let values = Tensor((0..<prompt * 16).map { _ in Float(random.normal()) }, shape: [prompt, 16])
        network.backbone.seams.promptLength = prompt
        network.backbone.seams.prompt = { _ in Prompt(vectors: Variable(values), placement: .prepend) }
      }
      let opening = texts.map { _ in prompt > 0 }
      let some = batch.tokens.indices.filter { $0 % 3 != 1 }.map { Int32($0) }
      for rows in [Rows.last, .tokens(some, opening: opening)] {
        network.backbone.sharesBeginnings = true
        let shared = read(rows)
        network.backbone.sharesBeginnings = false
        let own = read(rows)
        #expect(shared.0.count == own.0.count && !own.0.isEmpty)
        #expect(zip(shared.0, own.0).allSatisfy { abs($0 - $1) < 1e-5 }, "\(kind), \(prompt) virtual tokens")
        #expect(shared.work < 0.9 * own.work, "\(kind): \(shared.work) of \(own.work)")
      }
    }
  }

  /// A mask is drawn for every token: where something is dropped out, nothing is shared.
  @Test func dropoutSharesNothing() throws {
    let tiny = try TinyDecoder("llama"), network = try tiny.network(), backbone = network.backbone
    let batch = PackedBatch((0..<4).map { question + [Int32($0) + 20] })
    func work(_ tape: Tape) -> Double {
      _ = Machine.takeCountedFLOP()
      _ = network.hidden(tape, batch, at: .last)
      return Machine.takeCountedFLOP()
    }
    let training = { Tape(recording: true, dropout: RandomStream(seed: 1, purpose: "dropout")) }
    backbone.dropoutRate = 0
    let shared = work(training())
    backbone.dropoutRate = 0.1
    let whole = work(training())
    #expect(shared < 0.6 * whole)
    #expect(work(Tape(recording: false)) == shared, "an evaluation drops nothing")
    backbone.dropoutRate = 0
    backbone.seams.dropsRows = true
    #expect(work(training()) == whole && work(Tape(recording: false)) == shared)
  }
}
