import Basics
import Foundation
import Tensors

/// How the next token is chosen.
public struct Sampling: Sendable, Equatable {
  /// 0: the most probable token, of equally probable ones the first.
  public var temperature: Double
  /// Of the most probable tokens as few as have this share of the probability together (Holtzman et al. 2020,
  /// arXiv:1904.09751).
  public var topP: Double

  public init(temperature: Double = 0, topP: Double = 1) {
    precondition(temperature >= 0 && topP > 0 && topP <= 1)
    self.temperature = temperature
    self.topP = topP
  }

  public static let greedy = Sampling()
}

/// What a decoder wrote after a prompt.
public struct Continuation: Sendable, Equatable {
  /// The stop token included, if one ended it.
  public var tokens: [Int32]
  public var stopped: Bool
}

extension Network {
  /// Continues prompts, all at once and each as if it were alone.
  ///
  /// - Parameters:
  ///   - prompts: Tokens, at least one each.
  ///   - limit: The most new tokens of each; fewer where positions end.
  ///   - stops: Tokens that end a continuation.
  ///   - streams: Of each sequence, drawn from once a token: what one is to be does not hang on the others. Not used where
  ///     the most probable token is taken.
  ///   - progress: Told how many sequences go on after each round; false stops.
  /// - Precondition: the network is a language model, and prompts fit the positions that methods leave.
  public func generate(
    _ prompts: [[Int32]], limit: Int, stops: Set<Int32>, sampling: Sampling = .greedy, streams: inout [RandomStream],
    progress: (Int) -> Bool = { _ in true }
  ) -> [Continuation] {
    let head = vocabularyHead, room = backbone.anatomy.maximumPositions - backbone.virtualTokens
    precondition(prompts.allSatisfy { !$0.isEmpty && $0.count <= room })
    precondition(sampling.temperature == 0 || streams.count == prompts.count)
    var results = prompts.map { _ in Continuation(tokens: [], stopped: false) }
    let limits = prompts.map { min(limit, room - $0.count + 1) }
    let longest = prompts.indices.map { prompts[$0].count + limits[$0] }.max() ?? 0
    let cache = KeyValueCache(
      backbone.anatomy, sequences: prompts.count, capacity: longest + backbone.seams.promptLength)
    var active = prompts.indices.filter { limits[$0] > 0 }, next = prompts
    while !active.isEmpty {
      var batch = PackedBatch()
      for s in active { batch.append(tokens: next[s], types: [Int32](repeating: 0, count: next[s].count)) }
      let hidden = backbone(Tape(recording: false), batch, wanted: .last, cache: (cache, active)).0.value
      let chosen = choose(hidden, head, sampling, active, &streams)
      for (s, token) in zip(active, chosen) {
        results[s].tokens.append(token)
        results[s].stopped = stops.contains(token)
        next[s] = [token]
      }
      active = active.filter { !results[$0].stopped && results[$0].tokens.count < limits[$0] }
      if !progress(active.count) { break }
    }
    return results
  }

  private func choose(
    _ hidden: Tensor, _ head: VocabularyHead, _ sampling: Sampling, _ active: [Int], _ streams: inout [RandomStream]
  ) -> [Int32] {
    if sampling.temperature == 0 { return head.read(hidden).best }
    let logits = head.logits(hidden), width = logits.columns
    return withExtendedLifetime(logits) {
      active.enumerated().map { row, sequence in
        let values = UnsafeBufferPointer(start: logits.pointer + row * width, count: width)
        return sampling.draw(values, uniform: streams[sequence].uniform())
      }
    }
  }
}

extension Sampling {
  /// The token at which the sum of probabilities, in the order of tokens, passes `uniform` of what may be drawn.
  func draw(_ logits: UnsafeBufferPointer<Float>, uniform: Double) -> Int32 {
    let largest = Double(logits.max()!)
    let weights = logits.map { exp((Double($0) - largest) / temperature) }
    var allowed = weights
    if topP < 1 {
      let order = weights.indices.sorted { weights[$0] > weights[$1] || weights[$0] == weights[$1] && $0 < $1 }
      let share = topP * weights.reduce(0, +)
      var sum = 0.0, kept = 0
      while kept < order.count, sum < share { (sum, kept) = (sum + weights[order[kept]], kept + 1) }
      for index in order[kept...] { allowed[index] = 0 }
    }
    var left = uniform * allowed.reduce(0, +)
    var last = 0
    for (index, weight) in allowed.enumerated() where weight > 0 {
      last = index
      left -= weight
      if left < 0 { break }
    }
    return Int32(last)
  }
}
