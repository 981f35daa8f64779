import Networks
import Tensors

extension PackedBatch {
  /// Parts of so many sequences each, in order, with what is asked of them.
  func cut(_ sizes: [Int]) -> [PackedBatch] {
    precondition(sizes.reduce(0, +) == sequences)
    var first = 0, token = 0
    return sizes.enumerated().map { index, size in
      let range = first..<first + size, rows = Int(offsets[first])..<Int(offsets[first + size])
      first += size
      var part = PackedBatch()
      for s in range {
        let rows = Int(offsets[s])..<Int(offsets[s + 1])
        part.append(tokens: Array(tokens[rows]), types: Array(types[rows]))
      }
      func of<T>(_ values: [T], _ range: Range<Int>) -> [T] { values.isEmpty ? [] : Array(values[range]) }
      switch targets {
      case .next(let next): part.targets = .next(Array(next[rows]))
      case .preferences(let own):
        let pairs = range.lowerBound / 2..<range.upperBound / 2
        part.targets = .preferences(
          Preferences(next: of(own.next, rows), reference: of(own.reference, range), margins: of(own.margins, pairs)))
      case .judgements(let own):
        part.targets = .judgements(
          Judgements(
            next: of(own.next, rows), reference: of(own.reference, range), isDesirable: of(own.isDesirable, range),
            mismatched: own.mismatched.map { $0.cut(sizes)[index] }))
      case .rollouts(let own):
        let count = own.next[rows].count { $0 >= 0 }, tokens = token..<token + count
        token += count
        let isOfTokens = !own.values.isEmpty
        part.targets = .rollouts(
          Rollouts(
            next: of(own.next, rows), temperature: own.temperature, sampled: of(own.sampled, tokens),
            reference: of(own.reference, tokens), advantages: of(own.advantages, isOfTokens ? tokens : range),
            values: of(own.values, tokens), returns: of(own.returns, tokens)))
      case .none, .categories, .scores: break
      }
      return part
    }
  }
}
