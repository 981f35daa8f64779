import Basics
import Foundation
import Networks
import Running
import Tensors
import Text
import Training

/// What a language model says of texts, beside what transformers recorded (format: peers/golden_lm_eval.py).
struct LanguageEvaluationCase {
  private struct Recorded: Decodable {
    struct LogProbabilities: Decodable {
      var text: String
      var ids: [Int32]
      var logprobs: [Double]
    }
    struct Likelihood: Decodable {
      var context, continuation: String
      var contextIds, continuationIds: [Int32]
      var loglikelihood: Double
      var isGreedy: Bool
    }
    struct Rolling: Decodable {
      var window: Int
      var text: String
      var sum, wordPerplexity, bytePerplexity, bitsPerByte: Double
    }
    struct Generated: Decodable {
      var promptIds, ids: [Int32]
      var text: String
    }
    var logprobs: [LogProbabilities]
    var loglikelihood: [Likelihood]
    var rolling: Rolling
    var generate: [Generated]
    var endToken: Int32
  }

  private let recorded: Recorded

  static let tokenTolerance = 1e-4
  /// Of a sum over a continuation, absolutely.
  static let sumTolerance = 5e-4
  /// Of a long text's figures, relatively.
  static let rollingTolerance = 1e-5

  /// - Throws: `InputError` for a file that is no such record.
  init(_ url: URL) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do { recorded = try decoder.decode(Recorded.self, from: Data(contentsOf: url)) } catch {
      throw InputError("is no record of an evaluation", place: url.path, found: InputError.reason(of: error))
    }
  }

  /// - Returns: The largest difference of a token's log-probability, and what is wrong.
  func check(model location: URL) throws -> (difference: Double, failures: [String]) {
    let text = try ModelText(location), model = try Model(languageModel: Backbone(directory: location), seed: 1)
    let reader = LanguageReading(model, text.tokenizer)
    var failures: [String] = [], worst = 0.0
    for item in recorded.logprobs {
      let ids = Array((reader.beginning + text.tokenizer.pieces(of: item.text)).prefix(item.ids.count))
      if ids != item.ids { failures.append("tokens of \"\(item.text.prefix(30))\" are others") }
      var batch = PackedBatch()
      batch.append(tokens: item.ids, types: item.ids.map { _ in 0 })
      batch.targets = .next(item.ids.dropFirst() + [-1])
      let ours = model.readTokens(batch).logProbabilities.map(Double.init)
      worst = worse(worst, largestDifference(ours, item.logprobs))
    }
    if !(worst <= Self.tokenTolerance) { failures.append("a token's log-probability is off by \(worst)") }
    let requests = try recorded.loglikelihood.map { item in
      let request = try reader.request(context: item.context, continuation: item.continuation)
      if request.context != item.contextIds || request.continuation != item.continuationIds {
        failures.append("tokens of \"\(item.context)\" + \"\(item.continuation)\" are others")
      }
      return LanguageReading.Request(context: item.contextIds, continuation: item.continuationIds)
    }
    for (ours, item) in zip(reader.likelihoods(requests), recorded.loglikelihood) {
      if !(abs(ours.sum - item.loglikelihood) <= Self.sumTolerance) || ours.isGreedy != item.isGreedy {
        failures.append(
          "\"\(item.context)\" + \"\(item.continuation)\": \(ours.sum), greedy \(ours.isGreedy); recorded "
            + "\(item.loglikelihood), greedy \(item.isGreedy)")
      }
    }
    let rolling = recorded.rolling
    let figures = DocumentFigures(try reader.documents([rolling.text], window: rolling.window))
    for (name, ours, theirs) in [
      ("word_perplexity", figures.wordPerplexity, rolling.wordPerplexity),
      ("byte_perplexity", figures.bytePerplexity, rolling.bytePerplexity),
      ("bits_per_byte", figures.bitsPerByte, rolling.bitsPerByte),
    ] where !(abs(ours - theirs) <= Self.rollingTolerance * abs(theirs)) {
      failures.append("rolling \(name) \(ours), recorded \(theirs)")
    }
    failures += generated(model, text.tokenizer)
    return (worst, failures)
  }

  private func generated(_ model: Model, _ tokenizer: any Tokenizer) -> [String] {
    var streams: [RandomStream] = []
    let limit = recorded.generate.map(\.ids.count).max() ?? 0
    let written = model.network.generate(
      recorded.generate.map(\.promptIds), limit: limit, stops: [recorded.endToken], streams: &streams)
    return zip(written, recorded.generate).compactMap { ours, theirs in
      guard ours.tokens == theirs.ids else { return "writes \(ours.tokens), recorded \(theirs.ids)" }
      let text = tokenizer.decode(ours.tokens, skippingSpecial: false)
      return text == theirs.text || tokenizer.decode(ours.tokens, skippingSpecial: true) == theirs.text
        ? nil : "writes \"\(text)\", recorded \"\(theirs.text)\""
    }
  }
}
