import Basics
import Networks
import Tensors
import Testing

@testable import Training

/// A step is of its window, however that is cut: what others divided twice, not at all, or by the wrong number.
struct AccumulationTests {
  typealias Tiny = TinyLanguageModel

  /// From 5 to 500, not in order.
  static let lengths = (0..<32).map { 5 + ($0 * 13 % 32) * 495 / 31 }
  static let objectives = ["sft", "reward", "dpo", "kto", "dapo", "rloo"]

  private func answered(_ model: Model, seed: UInt64 = 7) throws -> (Answers, sums: [Double]) {
    let answers = try Tiny.answers(Self.lengths, seed: seed)
    return (answers, model.answerSums(answers.batch, next: answers.next))
  }

  /// 32 answers as an objective reads them, and the objective.
  private func window(_ name: String, _ tiny: Tiny) throws -> (model: Model, objective: any Objective, PackedBatch) {
    let model = name == "reward" ? try tiny.scorer(moved: 0.05) : try tiny.model(moved: 0.05)
    guard name != "reward" else {
      var batch = try Tiny.answers(Self.lengths).batch
      batch.targets = .preferences(Preferences(margins: Tiny.noise(16, 0.3)))
      return (model, try RewardModeling(centering: 0.01), batch)
    }
    let (answers, sums) = try answered(model)
    var batch = answers.batch
    func shifted(_ sums: [Double], _ seed: UInt64) -> [Double] { zip(sums, Tiny.noise(32, 1, seed: seed)).map(+) }
    switch name {
    case "dpo":
      batch.targets = .preferences(Preferences(next: answers.next, reference: shifted(sums, 1)))
      return (model, try PreferenceOptimization(beta: 0.5), batch)
    case "kto":
      let (others, theirs) = try answered(model, seed: 11), good = (0..<32).map { $0 % 3 != 1 }
      var other = others.batch
      other.targets = .judgements(
        Judgements(next: others.next, reference: shifted(theirs.map { $0 - 1 }, 2), isDesirable: good))
      batch.targets = .judgements(
        Judgements(next: answers.next, reference: shifted(sums, 1), isDesirable: good, mismatched: [other]))
      return (model, try KahnemanTversky(beta: 0.5), batch)
    case "dapo", "rloo":
      let now = model.answerLogProbabilities(batch, next: answers.next, temperature: 1)
      func moved(_ sigma: Double, _ seed: UInt64) -> [Float] {
        zip(now, Tiny.noise(now.count, sigma, seed: seed)).map { $0 + Float($1) }
      }
      batch.targets = .rollouts(
        Rollouts(
          next: answers.next, sampled: moved(0.2, 3), reference: moved(0.1, 4),
          advantages: Tiny.noise(32, 1, seed: 5).map { Float($0) }))
      return (model, try PolicyTests.objective(name), batch)
    default:
      batch.targets = .next(answers.next)
      return (model, LanguageModeling(), batch)
    }
  }

  @Test(
    "T-01, I-01, I-02, I-03, I-04, I-05, I-06: 32 texts are one step as 32 × 1, 8 × 4, 4 × 8 and 1 × 32",
    arguments: objectives)
  func anyCutIsTheWindow(name: String) throws {
    let tiny = try Tiny(positions: 512), (model, objective, batch) = try window(name, tiny)
    // A pair stays whole.
    let cuts = [32, 8, 4, name == "dpo" || name == "reward" ? 2 : 1].map { size in
      Tiny.gradients(model, objective, batch.cut([Int](repeating: size, count: 32 / size)))
    }
    let one = cuts[3], norm = one.gradients.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    #expect(norm > 1e-4)
    for (index, cut) in cuts.enumerated() {
      let off = zip(cut.gradients, one.gradients).reduce(0) { $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1) }
      // All 8,000 rows summed in one product of single precision are themselves 2e-6 off, and of good and bad answers a part
      // cancels. Whoever divides by another number is off by a tenth and more.
      let allowed: Double = index == 0 ? 4e-6 : name == "dapo" ? 2e-6 : 1e-6
      #expect(off.squareRoot() <= allowed * norm, "\(index): \(off.squareRoot() / norm)")
      #expect(abs(cut.loss - one.loss) <= 1e-6 * max(1, abs(one.loss)), "\(index)")
    }
  }

  /// 10 tokens of mean a and 90 of mean b are (10 a + 90 b) / 100, and not (a + b) / 2: 1.1 of 2 and 1, where others had 1.5.
  @Test("T-01, I-02: the mean is of all targets of the window, not of the micro-batches' means")
  func theMeanIsOfTokens() throws {
    let tiny = try Tiny(positions: 128), model = try tiny.model(moved: 0.2)
    func batch(_ length: Int) throws -> PackedBatch {
      let answers = try Tiny.answers([length], seed: UInt64(length))
      var batch = answers.batch
      batch.targets = .next(answers.next)
      return batch
    }
    let parts = [try batch(10), try batch(90)]
    let means = parts.map { Tiny.gradients(model, LanguageModeling(), [$0]).loss }
    #expect(parts.map { LanguageModeling().weight(of: $0) } == [10, 90])
    let loss = Tiny.gradients(model, LanguageModeling(), parts).loss
    let ofTokens = 0.1 * means[0] + 0.9 * means[1], ofMeans = 0.5 * means[0] + 0.5 * means[1]
    #expect(abs(loss - ofTokens) < 1e-6)
    #expect(abs(loss - ofMeans) > 1e-3)
  }

  /// Texts of a batch are put one behind the other without padding: no token sees one of another text, positions begin anew.
  @Test(
    "T-05, I-21, I-22: texts of a batch do not see each other, and the first token of each is asked of nobody",
    arguments: ["lora", "fft", "prompt", "prefix", "p-tuning"])
  func textsOfABatchAreAlone(method: String) throws {
    let tiny = try Tiny(), model = try tiny.model(method, moved: 0.1), objective = LanguageModeling()
    let answers = try Tiny.answers([12, 3, 30, 7])
    var batch = answers.batch
    batch.targets = .next(answers.next)
    for s in 0..<4 { #expect(answers.next[Int(batch.offsets[s + 1]) - 1] == -1) }
    let alone = batch.cut([1, 1, 1, 1])
    let joined = Tiny.gradients(model, objective, [batch])
    var sum = [Double](repeating: 0, count: joined.gradients.count), loss = 0.0
    for text in alone {
      let own = Tiny.gradients(model, objective, [text]), weight = objective.weight(of: text)
      loss += own.loss * weight
      for (k, g) in own.gradients.enumerated() { sum[k] += Double(g) * weight }
    }
    #expect(abs(loss / 52 - joined.loss) < 1e-6)
    let scale = sum.reduce(0) { max($0, abs($1)) } / 52
    #expect(zip(sum, joined.gradients).allSatisfy { abs($0 / 52 - Double($1)) < 3e-6 * scale })
    // Other tokens in the first text are none of the third's business.
    var changed = batch
    for row in 0..<5 { changed.tokens[row] = (changed.tokens[row] + 1) % Int32(Tiny.vocabulary) }
    let before = model.readTokens(batch).logProbabilities, after = model.readTokens(changed).logProbabilities
    #expect(before[..<12] != after[..<12])
    #expect(zip(before[12...], after[12...]).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  /// What others pad: a text reads the same beside any other.
  @Test("T-03, I-09, I-58: a longer text beside it changes nothing of what is read of a text")
  func nothingIsPadded() throws {
    let tiny = try Tiny(positions: 128), model = try tiny.model(moved: 0.2)
    let short = try Tiny.answers([6]), both = try Tiny.answers([6, 110])
    func read(_ answers: Answers) -> [Float] {
      var batch = answers.batch
      batch.targets = .next(answers.next)
      return model.readTokens(batch).logProbabilities
    }
    #expect(both.batch.rows == short.batch.rows + 112, "no token is added")
    #expect(short.next.count { $0 >= 0 } == 6 && both.next.count { $0 >= 0 } == 116)
    #expect(zip(read(short), read(both)).allSatisfy { abs($0 - $1) < 1e-6 })
  }
}
