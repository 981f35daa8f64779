import Basics
import Networks
import Tensors
import Training

extension LanguageCase {
  /// The texts of a batch, padding removed.
  struct Texts {
    /// [rows][tokens of the row]
    var tokens: [[Int32]]
    /// Where each of these stands in [rows, time].
    var places: [[Int]]
    var time: Int
  }

  func wrong(_ k: Int, _ part: String, _ expected: String, _ found: String) -> InputError {
    InputError(
      "is not a batch of the case", place: "\(base.tensors.url.path): batch.\(k).\(part)", expected: expected,
      found: found)
  }

  /// Batch k's `PREFIXinput_ids` where `PREFIXattention_mask` is not 0.
  ///
  /// - Throws: `InputError` for shapes that do not fit each other, and for ids beyond the model's tables.
  func texts(_ k: Int, _ prefix: String = "", of model: Model) throws -> Texts {
    let vocabulary = model.backbone.anatomy.vocabulary
    let room = model.backbone.anatomy.maximumPositions - model.backbone.virtualTokens
    let ids = try base.tensors.integers("batch.\(k).\(prefix)input_ids"),
      mask = try base.tensors.integers("batch.\(k).\(prefix)attention_mask")
    let shape = base.tensors.entry("batch.\(k).\(prefix)input_ids")?.shape ?? []
    guard shape.count == 2, ids.count == mask.count, !ids.isEmpty else {
      throw wrong(k, prefix + "input_ids", "[rows, time], as attention_mask", "\(shape)")
    }
    if let id = ids.first(where: { !(0..<vocabulary).contains($0) }) {
      throw wrong(k, prefix + "input_ids", "0 to \(vocabulary - 1), the rows of the model's table", "\(id)")
    }
    var texts = Texts(tokens: [], places: [], time: shape[1])
    for row in 0..<shape[0] {
      let places = (row * texts.time..<(row + 1) * texts.time).filter { mask[$0] != 0 }
      guard (1...max(1, room)).contains(places.count), room > 0 else {
        throw wrong(k, prefix + "attention_mask", "1 to \(room) tokens a text", "\(places.count) in row \(row)")
      }
      texts.tokens.append(places.map { Int32(ids[$0]) })
      texts.places.append(places)
    }
    return texts
  }

  /// Batch k of a supervised case: targets as its labels ask for them.
  ///
  /// - Throws: `InputError` as ``texts(_:_:of:)``, and for labels that are no tokens.
  func supervised(_ k: Int, of model: Model) throws -> PackedBatch {
    let texts = try texts(k, of: model), labels = try base.tensors.integers("batch.\(k).labels")
    guard labels.count == texts.tokens.count * texts.time else {
      throw wrong(k, "labels", "[rows, time], as input_ids", "\(labels.count) labels")
    }
    let vocabulary = model.backbone.anatomy.vocabulary
    if let label = labels.first(where: { $0 != -100 && !(0..<vocabulary).contains($0) }) {
      throw wrong(k, "labels", "-100, or 0 to \(vocabulary - 1)", "\(label)")
    }
    var batch = PackedBatch(texts.tokens), next: [Int32] = []
    for places in texts.places {
      let targets = places.map { labels[$0] == -100 ? -1 : Int32(labels[$0]) }
      next += targets.dropFirst() + [-1]
      // What a virtual token before the text predicts.
      batch.opening.append(model.backbone.seams.promptLength == 0 ? -1 : targets[0])
    }
    batch.targets = .next(next)
    return batch
  }

  /// log p of every token of batch 0 but the first of a row, at its place in [rows, time - 1]; 0 elsewhere.
  func logProbabilities(_ model: Model, _ prefix: String = "") throws -> [Double] {
    let texts = try texts(0, prefix, of: model)
    var batch = PackedBatch(texts.tokens)
    batch.targets = .next(texts.tokens.flatMap { $0.dropFirst() + [-1] })
    var read = model.readTokens(batch).logProbabilities[...]
    var all = [Double](repeating: 0, count: texts.tokens.count * (texts.time - 1))
    for (row, places) in texts.places.enumerated() {
      for place in places.dropFirst() { all[place - row - 1] = Double(read.removeFirst()) }
    }
    return all
  }
}

extension PackedBatch {
  init(_ texts: [[Int32]]) {
    self.init()
    for tokens in texts { append(tokens: tokens, types: [Int32](repeating: 0, count: tokens.count)) }
  }
}
