import Basics

/// The data's own preference, turned with a set probability.
///
/// A pair is turned where u < error, u uniform on [0, 1) from a stream named by the seed and the pair's texts: every method has
/// the same pairs turned, and what is turned at 0.1 is turned at 0.2, too.
struct ErrorJudge: Judge {
  static let card = RewardCard(
    "error", "the data's preference, turned around with this probability: the same pairs for every method",
    example: "{ error: 0.1 }")

  let rate: Double

  init(_ fields: inout Fields) throws { rate = try fields.double("error", in: .between(0, 1)) }

  var configuration: JSON { ["error": .number(rate)] }
  var keepsMargins: Bool { true }

  func verdicts(_ pairs: [PairToJudge], seed: UInt64, models: any JudgeModels) -> [Verdict] {
    pairs.map { pair in
      let (better, worse) = pair.goldIsFirst ? (pair.first, pair.second) : (pair.second, pair.first)
      var random = RandomStream(seed: seed, purpose: "judge/\(pair.prompt)\u{0}\(better)\u{0}\(worse)")
      return Verdict(prefersFirst: (random.uniform() < rate) != pair.goldIsFirst)
    }
  }
}
