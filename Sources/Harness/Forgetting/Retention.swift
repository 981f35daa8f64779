import Networks
import Tasks
import Text
import Training

/// Pairs of texts on which the base ability is read: does the cosine of two sentence embeddings follow the gold value?
///
/// An embedding is the mean of the last hidden state over a text's own tokens, special ones among them, a method's
/// virtual tokens not. The encoder is used as it is: adapters attached, LoRA on, prompts present.
struct RetentionSet {
  let pairs: PairSet
  /// Every text once, in the order of its first use.
  let texts: EncodedSet
  /// Of each pair, the indices of its two texts.
  private let indices: [(a: Int, b: Int)]

  init(_ pairs: PairSet, tokenizer: any Tokenizer, maximumLength: Int, fitting backbone: Backbone) throws {
    self.pairs = pairs
    var items: [EncodedSet.Item] = []
    var known: [String: Int] = [:], share = TextShare()
    func index(_ text: String) throws -> Int {
      if let index = known[text] { return index }
      known[text] = items.count
      items.append(
        try EncodedSet.Item(
          text, tokenizer: tokenizer, maximumLength: maximumLength, fitting: backbone, countedIn: &share))
      return items.count - 1
    }
    indices = try pairs.pairs.map { (try index($0.a), try index($0.b)) }
    var texts = EncodedSet(items: items, targets: .none)
    texts.share = share
    self.texts = texts
  }

  /// The set's metric (Spearman's correlation; ROC AUC where gold is one of two labels) of the cosines.
  ///
  /// - Parameter embeddings: of `texts`, [texts][width].
  func value(_ embeddings: [[Float]]) -> Double {
    pairs.value(similarities: indices.map { Self.cosine(embeddings[$0.a], embeddings[$0.b]) })
  }

  /// a · b / (‖a‖ ‖b‖), summed in double.
  static func cosine(_ a: [Float], _ b: [Float]) -> Float {
    var ab = 0.0, aa = 0.0, bb = 0.0
    for (x, y) in zip(a, b) {
      ab += Double(x) * Double(y)
      aa += Double(x) * Double(x)
      bb += Double(y) * Double(y)
    }
    return Float(ab / (aa * bb).squareRoot())
  }
}
