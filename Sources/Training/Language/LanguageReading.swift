import Basics
import Foundation
import Networks
import Tensors
import Text

/// What a language model says of texts, as lm-evaluation-harness (0.4) measures it.
public struct LanguageReading {
  public let model: Model
  public let tokenizer: any Tokenizer
  /// Sequences that go through the network together; results do not hang on it.
  public var batch = EncodedSet.evaluationBatch
  /// Tokens that every text begins with; none for many models.
  public let beginning: [Int32]

  public init(_ model: Model, _ tokenizer: any Tokenizer) {
    self.model = model
    self.tokenizer = tokenizer
    beginning = PromptForm(tokenizer: tokenizer, template: nil).beginning
  }

  /// What an empty context is: the beginning token, or the end token of a model without one.
  public var prefixToken: Int32? { tokenizer.special.start ?? tokenizer.special.end }

  /// A continuation and what it is to continue.
  public struct Request: Sendable, Equatable {
    public var context: [Int32]
    public var continuation: [Int32]
    /// Whether the context's own tokens are no beginning of those of the whole: a token lies across the border.
    public var isAcrossBoundary = false

    public init(context: [Int32], continuation: [Int32]) {
      self.context = context
      self.continuation = continuation
    }
  }

  public struct Likelihood: Sendable, Equatable {
    /// Σ log p of the continuation's tokens, nats.
    public var sum: Double
    /// Whether each of them is the most probable one.
    public var isGreedy: Bool
    public var tokens: Int
  }

  /// Context and continuation cut into tokens together: blanks at the context's end move to the continuation, whose tokens are
  /// what the whole has beyond as many as the context's own.
  ///
  /// Where a merge across the border leaves none, the continuation is what differs from the context's own tokens.
  ///
  /// - Throws: `InputError` for a continuation without a token, and for an empty context where no token can stand for it.
  public func request(context: String, continuation: String) throws -> Request {
    try Self.request(context: context, continuation: continuation, tokenizer, beginning: beginning)
  }

  /// - Parameter beginning: Tokens before every context; none where a template has written them.
  static func request(context: String, continuation: String, _ tokenizer: any Tokenizer, beginning: [Int32]) throws
    -> Request
  {
    func nonEmpty(_ request: Request) throws -> Request {
      guard !request.continuation.isEmpty else {
        throw InputError(
          "has no token of its own", kind: .usage, place: "the continuation \"\(continuation)\"",
          expected: "a text of which the tokenizer makes at least one token", advice: "leave its row out")
      }
      return request
    }
    func prefix() throws -> Int32 {
      guard let token = tokenizer.special.start ?? tokenizer.special.end else {
        throw InputError("needs a context: the model has no token to begin with", kind: .usage, place: continuation)
      }
      return token
    }
    let trimmed = String(context.reversed().drop(while: \.isWhitespace).reversed())
    let continuation = String(context.dropFirst(trimmed.count)) + continuation
    let whole = beginning + tokenizer.pieces(of: trimmed + continuation)
    guard !trimmed.isEmpty else {
      let prefixToken = try prefix()
      let rest = whole.first == prefixToken ? Array(whole.dropFirst()) : whole
      return try nonEmpty(Request(context: [prefixToken], continuation: rest))
    }
    let head = beginning + tokenizer.pieces(of: trimmed)
    let common = zip(head, whole).prefix { $0 == $1 }.count
    var request = Request(context: head, continuation: Array(whole.dropFirst(head.count)))
    request.isAcrossBoundary = common < min(head.count, whole.count)
    if request.continuation.isEmpty, request.isAcrossBoundary {
      request.context = common > 0 ? Array(head.prefix(common)) : [try prefix()]
      request.continuation = Array(whole.dropFirst(common))
    }
    return try nonEmpty(request)
  }

  /// The likelihood of each continuation. A context that does not fit the positions loses its beginning.
  public func likelihoods(_ requests: [Request]) -> [Likelihood] {
    let room = model.backbone.textPositions + 1
    return stride(from: 0, to: requests.count, by: batch).flatMap { start -> [Likelihood] in
      let part = requests[start..<min(start + batch, requests.count)]
      var packed = PackedBatch(), next: [Int32] = []
      for request in part {
        let whole = (request.context + request.continuation).suffix(room)
        let inputs = whole.dropLast(), targets = min(request.continuation.count, inputs.count)
        packed.append(tokens: Array(inputs), types: [Int32](repeating: 0, count: inputs.count))
        next += [Int32](repeating: -1, count: inputs.count - targets) + whole.suffix(targets)
      }
      packed.targets = .next(next)
      let reading = model.readTokens(packed), asked = next.filter { $0 >= 0 }
      var place = 0
      return part.map { request in
        let count = min(request.continuation.count, room - 1), range = place..<place + count
        place += count
        return Likelihood(
          sum: reading.logProbabilities[range].reduce(0) { $0 + Double($1) },
          isGreedy: range.allSatisfy { reading.best[$0] == asked[$0] }, tokens: count)
      }
    }
  }

  /// A text in windows of at most `size` inputs, every token predicted once: the first from the prefix token, each further
  /// window with one token of context, the last one with as much as `size` leaves.
  public static func windows(_ tokens: [Int32], prefix: Int32, size: Int) -> [Request] {
    precondition(size > 0)
    guard !tokens.isEmpty else { return [] }
    var done = min(size, tokens.count)
    var windows = [Request(context: [prefix], continuation: Array(tokens[..<done]))]
    while done < tokens.count {
      let count = min(tokens.count - done, size), end = done + count
      let seen = tokens[(end - size - 1)..<(end - 1)]
      windows.append(
        Request(context: Array(seen.dropLast(count - 1)), continuation: Array(tokens[done..<end])))
      done = end
    }
    return windows
  }

  /// A document's likelihood, with what it is divided by.
  public struct Document: Sendable, Equatable {
    /// Σ log p, nats.
    public var sum: Double
    public var tokens: Int
    public var words: Int
    public var bytes: Int
  }

  /// - Throws: `InputError` where the model has no token to begin with.
  public func documents(_ texts: [String], window: Int) throws -> [Document] {
    guard let prefixToken else {
      throw InputError(
        "cannot be read from its beginning: the model has no token to begin with", kind: .usage, place: "texts")
    }
    let size = min(window, model.backbone.textPositions)
    let cut = texts.map { Self.windows(tokenizer.pieces(of: $0), prefix: prefixToken, size: size) }
    var likelihoods = likelihoods(cut.flatMap { $0 })[...]
    return zip(texts, cut).map { text, windows in
      let own = likelihoods.prefix(windows.count)
      likelihoods = likelihoods.dropFirst(windows.count)
      return Document(
        sum: own.reduce(0) { $0 + $1.sum }, tokens: own.reduce(0) { $0 + $1.tokens },
        words: text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace).countOfRuns,
        bytes: text.utf8.count)
    }
  }
}

extension [Substring] {
  /// Pieces between runs of blanks, those before the first and after the last run included: Python's re.split(r"\s+").
  fileprivate var countOfRuns: Int {
    guard count > 1 else { return count }
    let inner = self[1..<(count - 1)].count { !$0.isEmpty }
    return inner + 2
  }
}

/// Figures over documents.
public struct DocumentFigures: Sendable, Equatable {
  /// -Σ log p / (ln 2 Σ bytes)
  public var bitsPerByte: Double
  /// exp(-Σ log p / Σ bytes)
  public var bytePerplexity: Double
  /// exp(-Σ log p / Σ words)
  public var wordPerplexity: Double
  /// -Σ log p / Σ tokens, nats
  public var crossEntropy: Double
  /// Of bits per byte, over documents as drawn from a population: the delta method for a ratio of means,
  /// √(n / (n - 1) Σ (x_i - r y_i)²) / Σ y. NaN for fewer than two.
  public var standardError: Double

  public init(_ documents: [LanguageReading.Document]) {
    let sum = documents.reduce(0) { $0 + $1.sum }
    let bytes = Double(documents.reduce(0) { $0 + $1.bytes }), words = Double(documents.reduce(0) { $0 + $1.words })
    bitsPerByte = -sum / (bytes * log(2))
    bytePerplexity = exp(-sum / bytes)
    wordPerplexity = exp(-sum / words)
    crossEntropy = -sum / Double(documents.reduce(0) { $0 + $1.tokens })
    let n = Double(documents.count), ratio = -sum / bytes
    let squares = documents.reduce(0) { $0 + pow(-$1.sum - ratio * Double($1.bytes), 2) }
    standardError = n > 1 ? (n / (n - 1) * squares).squareRoot() / bytes / log(2) : .nan
  }

  /// Of the difference in bits per byte between two readings of the same documents: the same ratio of means, of the
  /// documents' own differences, so that what makes a document hard for both models cancels. NaN for fewer than two.
  ///
  /// - Precondition: as many values as documents.
  public static func errorOfDifference(_ before: [Double], _ after: [Double], bytes: [Double]) -> Double {
    precondition(before.count == bytes.count && after.count == bytes.count)
    // Nats of the change, as if they were a document's.
    let n = Double(bytes.count), all = bytes.reduce(0, +), changes = zip(before, after).map { $1 - $0 }
    let ratio = changes.reduce(0, +) / all
    let squares = zip(changes, bytes).reduce(0) { $0 + pow($1.0 - ratio * $1.1, 2) }
    return n > 1 ? (n / (n - 1) * squares).squareRoot() / all / log(2) : .nan
  }
}
