import Methods
import Networks
import TestSupport
import Testing
import Training

/// Texts that begin alike, read by a model whose products are all of the program's own kernels.
struct SharedBeginningsOfAModelTests {
  static let hasModel = Installed.smolLM2 != nil

  /// To the bit: log-probabilities of a batch that shares its beginnings are those of a batch that does not, and of each text by
  /// itself, where weights are kept in four bits and a method is attached.
  @Test(.enabled(if: hasModel, "needs tunebench model add smollm2"), arguments: ["ia3", "prefix", "prompt"])
  func theBitsAreThoseOfEachText(method: String) throws {
    let model = try Model(languageModel: Backbone(directory: Installed.smolLM2!), seed: 1)
    let type = try MethodRegistry.method(method)
    try model.attach(try type.init(try Options(for: type.card)))
    let start = (0..<24).map { Int32(100 + 37 * $0) }
    let texts = (0..<6).map { t in start + (0..<7 + 3 * t).map { Int32(2000 + 11 * $0 + 501 * t) } }
    func batch(_ texts: [[Int32]]) -> PackedBatch {
      var batch = PackedBatch(), next: [Int32] = []
      for tokens in texts {
        batch.append(tokens: tokens, types: tokens.map { _ in 0 })
        next += tokens.indices.map { $0 >= 20 && $0 + 1 < tokens.count ? tokens[$0 + 1] : -1 }
      }
      batch.targets = .next(next)
      return batch
    }
    #expect(model.backbone.sharesBeginnings)
    let shared = model.readTokens(batch(texts)).logProbabilities
    model.backbone.sharesBeginnings = false
    #expect(model.readTokens(batch(texts)).logProbabilities == shared)
    #expect(texts.flatMap { model.readTokens(batch([$0])).logProbabilities } == shared && shared.count > 100)
  }
}
