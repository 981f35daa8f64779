import Basics
import Files
import Foundation
import Networks
import Tensors
import Text
import Training

/// All reference cases of a directory against this program: trajectories, word pieces, sentence embeddings; of language models
/// tokenizers and chat templates (`text/NAME`), likelihoods and greedy texts (`eval/NAME`).
public struct ConformanceTable {
  public struct Row: Sendable {
    public var passed: Bool
    /// As `header`, then lines that explain a failure or a remark.
    public var cells: [String]
  }

  public static let header = [
    "case", "largest loss diff", "gradient rel err", "final rel err", "rounding", "no gradient", "result",
  ]

  private let model: URL?
  private let places: [URL]
  private let trajectories: [URL]
  private let texts: URL?
  private let embeddings: URL?
  /// What others said of texts: `text/NAME`, `eval/NAME`.
  private let records: [LanguageRecord]

  /// - Parameters:
  ///   - model: The encoder of cases that name none.
  ///   - places: Where the models of other cases are: directories of models, or models themselves.
  /// - Throws: `InputError` when the directory holds no case, or none of a name that was asked for.
  public init(golden: URL, model: URL?, places: [URL] = [], cases: [String]) throws {
    self.model = model
    self.places = places
    let all = try GoldenCase.all(in: golden)
    func there(_ name: String) -> URL? {
      let url = golden.appendingPathComponent(name)
      return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }
    let tokenizer = there("tokenizer.json"), embeddings = there("embeddings.safetensors")
    let records = LanguageRecord.all(in: golden)
    let names =
      all.map { $0.deletingPathExtension().lastPathComponent }
      + (tokenizer == nil ? [] : ["tokenizer"]) + (embeddings == nil ? [] : ["embeddings"])
      + records.map(\.name)
    guard !names.isEmpty else {
      throw InputError(
        "holds no reference cases", place: golden.path,
        expected: "NAME.json with NAME.safetensors, tokenizer.json or embeddings.safetensors")
    }
    for name in cases where !names.contains(name) {
      throw InputError(
        "there is no case \"\(name)\"", kind: .usage, place: golden.path,
        advice: didYouMean(name, among: names))
    }
    func wanted(_ name: String) -> Bool { cases.isEmpty || cases.contains(name) }
    trajectories = all.filter { wanted($0.deletingPathExtension().lastPathComponent) }
    texts = wanted("tokenizer") ? tokenizer : nil
    self.embeddings = wanted("embeddings") ? embeddings : nil
    self.records = records.filter { wanted($0.name) }
  }

  /// Runs every case; a case that cannot be read is a failed row.
  public func run(_ report: (Row) -> Void) throws {
    if let texts { report(attempt("tokenizer") { try checkTokenizer(texts) }) }
    if let embeddings { report(attempt("embeddings") { try checkEmbeddings(embeddings) }) }
    for record in records { report(attempt(record.name) { try record.check(in: places) }) }
    for url in trajectories {
      report(
        attempt(url.deletingPathExtension().lastPathComponent) {
          let golden = try GoldenCase(url)
          if let language = try LanguageCase(golden) { return Row(try language.replay(in: places)) }
          return Row(try golden.replay(model: try encoder(for: url)))
        })
    }
  }

  private func encoder(for url: URL) throws -> URL {
    guard let model else {
      throw InputError(
        "names no model", kind: .usage, place: url.path, advice: "say which encoder it is of: --model NAME")
    }
    return model
  }

  private func attempt(_ name: String, _ body: () throws -> Row) -> Row {
    do { return try body() } catch {
      return Row(passed: false, cells: [name, "", "", "", "", "", "FAIL", "\(error)"])
    }
  }

  private func checkTokenizer(_ url: URL) throws -> Row {
    guard let cases = try Self.list(url) as? [[String: Any]], !cases.isEmpty else {
      throw InputError("is not a list of cases", place: url.path, expected: "[{\"text\": ..., \"ids\": ..., ...}]")
    }
    let tokenizer = try WordPieceTokenizer(directory: encoder(for: url))
    var wrong: [String] = []
    for (index, item) in cases.enumerated() {
      guard let text = item["text"] as? String, let ids = item["ids"] as? [Int],
        let types = item["type_ids"] as? [Int]
      else { throw InputError("lacks text, ids or type_ids", place: "\(url.path): case \(index)") }
      // The recorder's single call takes an empty second text for none.
      let pair = (item["pair"] as? String).flatMap { $0.isEmpty ? nil : $0 }
      let ours = tokenizer.encode(text, pair: pair, maxLength: 128)
      if ours.ids.map(Int.init) != ids || ours.typeIDs.map(Int.init) != types {
        wrong.append("case \(index): \(ours.ids) instead of \(ids)")
      }
    }
    let result = "\(cases.count - wrong.count)/\(cases.count) texts"
    return Row(
      passed: wrong.isEmpty,
      cells: ["tokenizer", "", "", "", "", "", (wrong.isEmpty ? "pass " : "FAIL ") + result] + wrong.prefix(5)
    )
  }

  private func checkEmbeddings(_ url: URL) throws -> Row {
    let list = url.deletingPathExtension().appendingPathExtension("json")
    guard let sentences = try Self.list(list) as? [String], !sentences.isEmpty else {
      throw InputError("is not a list of sentences", place: list.path, expected: "[\"a sentence\", ...]")
    }
    let file = try SafetensorsFile(url)
    let tokenizer = try WordPieceTokenizer(directory: encoder(for: url))
    let backbone = try Backbone(directory: encoder(for: url))
    let items = sentences.map { text -> EncodedSet.Item in
      let e = tokenizer.encode(text, pair: nil, maxLength: backbone.anatomy.maximumPositions)
      return EncodedSet.Item(tokens: e.ids, types: e.typeIDs)
    }
    let set = EncodedSet(items: items, targets: .none)
    var worst = 0.0
    let expected = try file.tensor("mean", category: .workspace).values
    guard expected.count == sentences.count * backbone.anatomy.width else {
      throw InputError(
        "does not fit the sentences and the model", place: "\(url.path): mean",
        expected: "[\(sentences.count), \(backbone.anatomy.width)]", found: "\(expected.count) values")
    }
    for (index, embedding) in backbone.embeddings(of: set).enumerated() {
      let length = embedding.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
      for (c, value) in embedding.enumerated() {
        worst = worse(worst, abs(Double(value) / length - Double(expected[index * embedding.count + c])))
      }
    }
    for k in sentences.indices where file.entry("hidden.\(k)") != nil {
      let hidden = backbone(Tape(recording: false), set.batch([k])).0.value.values
      let recorded = try file.tensor("hidden.\(k)", category: .workspace).values
      worst = worse(worst, largestDifference(hidden.map(Double.init), recorded.map(Double.init)))
    }
    let passed = worst <= Self.embeddingTolerance
    return Row(
      passed: passed,
      cells: [
        "embeddings", "", "", "", "", "", passed ? "pass" : "FAIL",
        "largest difference \(worst), allowed \(Self.embeddingTolerance)",
      ])
  }

  private static func list(_ url: URL) throws -> Any? {
    guard let data = try? Data(contentsOf: url) else { throw InputError("cannot be read", place: url.path) }
    return try? JSONSerialization.jsonObject(with: data)
  }

  /// On every element of the hidden states and of the L2-normalised means.
  public static let embeddingTolerance = 1e-5
}

extension ConformanceTable.Row {
  init(_ r: ReplayResult) {
    func e(_ x: Double) -> String { String(format: "%.1e", x) }
    passed = r.passed
    cells = [
      r.name, e(r.lossDifference), e(r.gradientError), e(r.finalError),
      r.roundingSpread.map { e($0.loss) + " / " + e($0.final) } ?? "",
      "\(r.withoutGradient.count)", r.passed ? "pass" : "FAIL",
    ]
    cells += r.failures
    if let spread = r.roundingSpread, r.passed {
      cells.append(
        "amplifies rounding: starts moved by one unit in the last place end \(e(spread.loss)) (loss) and \(e(spread.final)) (weights) apart"
      )
    }
    if !r.withoutGradient.isEmpty {
      cells.append(
        "compared by absolute gradient only, since theirs vanishes: "
          + r.withoutGradient.prefix(3).joined(separator: ", ") + (r.withoutGradient.count > 3 ? ", ..." : "")
      )
    }
  }
}
