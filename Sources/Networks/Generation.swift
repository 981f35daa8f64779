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
  /// -Σ p log p of what each token was drawn from, nats, the temperature in it; empty where none was drawn.
  public var entropies: [Double] = []
}

extension Network {
  /// Continues prompts, all at once and each as if it were alone.
  ///
  /// - Parameters:
  ///   - prompts: Tokens, at least one each.
  ///   - answers: How often each is continued; it is read once for all of them.
  ///   - limit: The most new tokens of each; fewer where positions end.
  ///   - stops: Tokens that end a continuation.
  ///   - streams: Of each sequence, drawn from once a token: what one is to be does not hang on the others. Not used where
  ///     the most probable token is taken.
  ///   - progress: Told how many sequences go on after each round; false stops.
  /// - Returns: The first prompt's, then the second's, and so on; in this order are the streams, too.
  /// - Precondition: the network is a language model, and prompts fit the positions that methods leave.
  public func generate(
    _ prompts: [[Int32]], answers: Int = 1, limit: Int, stops: Set<Int32>, sampling: Sampling = .greedy,
    streams: inout [RandomStream], progress: (Int) -> Bool = { _ in true }
  ) -> [Continuation] {
    let head = vocabularyHead, room = backbone.anatomy.maximumPositions - backbone.virtualTokens
    let sequences = prompts.count * answers
    precondition(prompts.allSatisfy { !$0.isEmpty && $0.count <= room } && answers > 0)
    precondition(sampling.temperature == 0 || streams.count == sequences)
    var results = (0..<sequences).map { _ in Continuation(tokens: [], stopped: false) }
    let limits = (0..<sequences).map { min(limit, room - prompts[$0 / answers].count + 1) }
    let longest = limits.indices.map { prompts[$0 / answers].count + limits[$0] }.max() ?? 0
    let cache = KeyValueCache(backbone.anatomy, sequences: sequences, capacity: longest + backbone.seams.promptLength)
    var active = limits.indices.filter { limits[$0] > 0 }, isFirst = true
    while !active.isEmpty {
      var batch = PackedBatch()
      // At first of each prompt one sequence, whose keys and values the others take over.
      let slots = isFirst ? active.filter { $0 % answers == 0 } : active
      for s in slots {
        let tokens = isFirst ? prompts[s / answers] : [results[s].tokens.last!]
        batch.append(tokens: tokens, types: [Int32](repeating: 0, count: tokens.count))
      }
      let hidden = backbone(Tape(recording: false), batch, wanted: .last, cache: (cache, slots)).0.value
      if isFirst, answers > 1 { for s in slots { cache.copy(s, to: s + 1..<s + answers) } }
      let rows = active.indices.map { isFirst ? $0 / answers : $0 }
      choose(hidden, rows, head, sampling, active, &streams, &results)
      // A rehearsal chooses nothing, and goes on for as long as one may.
      for s in active { results[s].stopped = !Machine.isRehearsing && stops.contains(results[s].tokens.last!) }
      active = active.filter { !results[$0].stopped && results[$0].tokens.count < limits[$0] }
      isFirst = false
      if !progress(active.count) { break }
    }
    return results
  }

  /// Adds a token to each of the active sequences, by the logits of its row.
  private func choose(
    _ hidden: Tensor, _ rows: [Int], _ head: VocabularyHead, _ sampling: Sampling, _ active: [Int],
    _ streams: inout [RandomStream], _ results: inout [Continuation]
  ) {
    if sampling.temperature == 0 {
      let best = head.read(hidden).best
      for (row, s) in zip(rows, active) { results[s].tokens.append(best[row]) }
      return
    }
    let logits = head.logits(hidden), width = logits.columns
    let uniforms = active.map { streams[$0].uniform() }
    var drawn = [(token: Int32, entropy: Double)](repeating: (0, 0), count: active.count)
    drawn.withUnsafeMutableBufferPointer { drawn in
      // Each call reads a row and writes an element of its own.
      nonisolated(unsafe) let (drawn, first) = (drawn, logits.pointer)
      Machine.parallel(active.count) { i in
        let values = UnsafeBufferPointer(start: first + rows[i] * width, count: width)
        drawn[i] = sampling.drawn(from: values, uniform: uniforms[i])
      }
    }
    withExtendedLifetime(logits) {}
    for (s, one) in zip(active, drawn) {
      // A rehearsal's tokens all differ: equal answers would be computed once, and equal tokens have one gradient.
      let other = (s + results.count * results[s].tokens.count) % width
      results[s].tokens.append(Machine.isRehearsing ? Int32(other) : one.token)
      results[s].entropies.append(one.entropy)
    }
  }
}

extension Sampling {
  /// The token at which the sum of probabilities, in the order of tokens, passes `uniform` of what may be drawn; and the entropy
  /// of all that the temperature leaves, nats.
  func drawn(from logits: UnsafeBufferPointer<Float>, uniform: Double) -> (token: Int32, entropy: Double) {
    guard !Machine.isRehearsing else { return (0, 0) }
    var largest = logits[0]
    for value in logits where value > largest { largest = value }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: logits.count) { allowed in
      var sum = 0.0, moment = 0.0
      for index in logits.indices {
        let value = (Double(logits[index]) - Double(largest)) / temperature, weight = exp(value)
        allowed[index] = weight
        sum += weight
        // What has no probability adds nothing: 0 · ∞ would not be a number.
        if weight > 0 { moment += weight * value }
      }
      let entropy = log(sum) - moment / sum
      if topP < 1 {
        let weights = Array(allowed)
        let order = weights.indices.sorted { weights[$0] > weights[$1] || weights[$0] == weights[$1] && $0 < $1 }
        let share = topP * sum
        var within = 0.0, kept = 0
        while kept < order.count, within < share { (within, kept) = (within + weights[order[kept]], kept + 1) }
        for index in order[kept...] { allowed[index] = 0 }
        sum = allowed.reduce(0, +)
      }
      var left = uniform * sum, last = 0
      for (index, weight) in allowed.enumerated() where weight > 0 {
        last = index
        left -= weight
        if left < 0 { break }
      }
      return (Int32(last), entropy)
    }
  }

  func draw(_ logits: UnsafeBufferPointer<Float>, uniform: Double) -> Int32 {
    drawn(from: logits, uniform: uniform).token
  }
}
