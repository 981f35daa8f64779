import Basics
import Networks
import Tasks
import Text
import Training

/// Texts on which a base ability is read: does the cosine of two sentence embeddings follow the gold value of a pair, or how
/// many bits does a language model need for a text, or which of several texts does it choose?
///
/// An embedding is the mean of the last hidden state over a text's own tokens, special ones among them, a method's
/// virtual tokens not. The model is used as it is: adapters attached, LoRA on, prompts present.
struct RetentionSet {
  enum Content {
    case pairs(PairSet)
    case passages(PassageSet)
    case choices(ChoiceSet)

    var files: [TaskFile] {
      switch self {
      case .pairs(let set): set.files
      case .passages(let set): set.files
      case .choices(let set): set.files
      }
    }
    var version: Int {
      switch self {
      case .pairs(let set): set.version
      case .passages(let set): set.version
      case .choices(let set): set.version
      }
    }
  }

  let name: String
  let metric: Metric
  let content: Content
  /// Every text once, in the order of its first use; of passages their windows, of choices each text behind its prompt.
  let texts: EncodedSet
  /// Of each pair, the indices of its two texts.
  private let indices: [(a: Int, b: Int)]
  let form: PromptForm

  /// Inputs of a window of a passage.
  static let window = 512

  /// - Parameter form: How a language model is asked.
  init(_ content: Content, as form: PromptForm, maximumLength: Int, fitting backbone: Backbone) throws {
    self.content = content
    self.form = form
    let tokenizer = form.tokenizer
    func checkDecoder(_ name: String) throws {
      guard backbone.anatomy.isDecoder else {
        throw InputError(
          "holds texts that a language model is read on, and the model is none", kind: .usage, place: name,
          expected: "a decoder", found: backbone.anatomy.type, advice: "name wordnet/relatedness under retention")
      }
    }
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
    switch content {
    case .pairs(let set):
      (name, metric) = (set.name, set.metric)
      indices = try set.pairs.map { (try index($0.a), try index($0.b)) }
    case .passages(let set):
      (name, metric, indices) = (set.name, .bitsPerByte, [])
      try checkDecoder(set.name)
      guard let prefix = tokenizer.special.start ?? tokenizer.special.end else {
        throw InputError(
          "cannot be read from the beginning of a text: the model has no token to begin with", kind: .usage,
          place: set.name, expected: "a tokenizer with a beginning or an end token", found: "neither",
          advice: "say bos_token or eos_token in the model's tokenizer_config.json, or leave \(set.name) out")
      }
      let size = min(Self.window, backbone.textPositions)
      for text in set.texts {
        let tokens = tokenizer.pieces(of: text)
        try backbone.check(tokens: [prefix] + tokens, of: text, tokenizer)
        for window in LanguageReading.windows(tokens, prefix: prefix, size: size) {
          let tokens = window.context + window.continuation.dropLast()
          share.see(tokens)
          items.append(.init(tokens: tokens, types: [Int32](repeating: 0, count: tokens.count)))
        }
        share.texts += 1
        share.pieces += tokens.count
      }
    case .choices(let set):
      try checkDecoder(set.name)
      (name, metric, indices) = (set.name, set.metric, [])
      texts = try EncodedSet.choices(set.examples, as: form, room: backbone.textPositions, fitting: backbone)
      return
    }
    var texts = EncodedSet(items: items, targets: .none)
    texts.share = share
    self.texts = texts
  }

  /// Whether pairs are read, by their embeddings, and no texts.
  var hasPairs: Bool { if case .pairs = content { true } else { false } }

  /// The texts of passages with every token asked for that has one before it, and those to choose from.
  var asking: EncodedSet {
    if case .choices = content { return texts }
    return EncodedSet(items: texts.items, targets: .next(texts.items.flatMap { Array($0.tokens.dropFirst()) + [-1] }))
  }

  /// The same content with at most so many of its rows.
  func limited(to rows: Int) -> Content {
    switch content {
    case .pairs(var set):
      set.pairs = set.pairs.drawn(rows)
      return .pairs(set)
    case .passages(var set):
      set.texts = set.texts.drawn(rows)
      return .passages(set)
    case .choices(let set): return .choices(set.limited(to: rows))
    }
  }

  /// The set's metric of a model as it stands: of pairs Spearman's correlation of the cosines (ROC AUC where gold is one of
  /// two labels), of passages the bits a byte, of choices the share of right ones.
  ///
  /// - Parameters:
  ///   - keep: is given the embeddings of `texts`, [texts][width], where there are some.
  ///   - keepDocuments: is given each passage's -log p, nats, and its bytes, [texts, 2], row by row.
  func value(_ model: Model, keep: ([[Float]]) -> Void, keepDocuments: ([Double]) -> Void = { _ in }) -> Double {
    switch content {
    case .pairs(let set):
      let embeddings = model.backbone.embeddings(of: texts)
      keep(embeddings)
      return set.value(similarities: indices.map { Self.cosine(embeddings[$0.a], embeddings[$0.b]) })
    case .passages(let set):
      // There is a token to begin with: that was seen when the set was made.
      let documents = try! LanguageReading(model, form.tokenizer).documents(set.texts, window: Self.window)
      keepDocuments(documents.flatMap { [-$0.sum, Double($0.bytes)] })
      return DocumentFigures(documents).bitsPerByte
    case .choices(let set): return metric.value(model.choices(of: texts, set.examples))
    }
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
