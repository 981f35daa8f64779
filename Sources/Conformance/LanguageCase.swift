import Basics
import Files
import Foundation
import Methods
import Networks
import Tensors
import Training

/// A golden case of a language model: the next token of packed rows, under a method (format: peers/golden_lm.py).
struct LanguageCase {
  let base: GoldenCase
  let objective: String
  /// The model's directory or file, by name.
  let model: String
  /// SHA-256 of its weights files, by their names.
  let digests: [(file: String, sha256: String)]
  /// What PEFT resolved; empty where another library computed the case.
  let peft: [String: Any]
  /// Trained weights that start from the base model's values; nil: all.
  let startsFromBase: Set<String>?
  /// Elements whose exact gradient is zero, by weight.
  let noise: [String: [Range<Int>]]
  /// How far exact arithmetic ends from the recorded run, over elements that are no noise.
  let spread: Double
  /// The same of each weight's first gradient.
  let gradientSpread: [String: Double]

  /// nil for a case of another kind.
  init?(_ base: GoldenCase) throws {
    guard let objective = base.json["objective"] as? String else { return nil }
    self.base = base
    self.objective = objective
    guard let model = base.json["model"] as? String, let digests = base.json["model_sha256"] as? [String: String] else {
      throw InputError("lacks a field", place: "\(base.url.path): model, model_sha256", expected: "a name, and digests")
    }
    self.model = model
    self.digests = digests.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    peft = base.json["peft_config"] as? [String: Any] ?? [:]
    let fromBase = base.json["init_from_base"]
    startsFromBase = fromBase as? String == "all" ? nil : Set(fromBase as? [String] ?? [])
    noise = try (base.json["noise"] as? [String: Any] ?? [:]).mapValues { value in
      guard let ranges = value as? [[Int]], ranges.allSatisfy({ $0.count == 2 && $0[0] >= 0 && $0[0] <= $0[1] }) else {
        throw InputError("is no list of ranges", place: "\(base.url.path): noise", expected: "[[first, end], ...]")
      }
      return ranges.map { $0[0]..<$0[1] }
    }
    let spreads = base.json["spread"] as? [String: Any]
    gradientSpread = (spreads?["per_tensor_float64"] as? [String: Any] ?? [:]).compactMapValues {
      ($0 as? [Any])?.first as? Double
    }
    spread = (spreads?["exact_float64"] as? [String: Any])?["final_sturdy"] as? Double ?? 0
  }

  /// A model by its name: a directory or a file of that name, or a GGUF file whose name begins so.
  ///
  /// - Throws: `InputError` where none of the places has it.
  static func find(_ name: String, in places: [URL], for url: URL) throws -> URL {
    let manager = FileManager.default
    for place in places {
      for candidate in [place.appendingPathComponent(name), place]
      where candidate.lastPathComponent == name && manager.fileExists(atPath: candidate.path) { return candidate }
      let files = (try? manager.contentsOfDirectory(atPath: place.path))?.sorted() ?? []
      let begins = { (file: String) in
        file.lowercased().hasPrefix(name.lowercased()) && file.lowercased().hasSuffix(".gguf")
      }
      if let file = files.first(where: begins) { return place.appendingPathComponent(file) }
    }
    throw InputError(
      "is not in any of the places", place: "\(url.path): model",
      expected: places.isEmpty ? "--models DIR" : places.map(\.path).joined(separator: ", "), found: name,
      advice: "name the directory that holds \(name): --models DIR")
  }

  /// The case's model in one of the places, with the weights that the case was computed from.
  ///
  /// - Throws: `InputError` where none has it, or its weights are others.
  func find(in places: [URL]) throws -> URL {
    let found = try Self.find(model, in: places, for: base.url)
    for (name, sha256) in digests {
      let file = found.pathExtension.lowercased() == "gguf" ? found : found.appendingPathComponent(name)
      let own = try SHA256.hexDigest(ofFile: file)
      guard own == sha256 else {
        throw InputError(
          "is not the file that the case was computed from", place: file.path, expected: "SHA-256 \(sha256)",
          found: own, advice: "take the model that belongs to the case")
      }
    }
    return found
  }

  /// Batch k, padding removed; targets as the case's labels ask for them, or every token's next.
  ///
  /// - Throws: `InputError` for shapes that do not fit each other, and for ids beyond the model's tables.
  func batch(_ k: Int, of model: Model, everyToken: Bool = false) throws -> PackedBatch {
    func wrong(_ part: String, _ expected: String, _ found: String) -> InputError {
      InputError(
        "is not a batch of the case", place: "\(base.tensors.url.path): batch.\(k).\(part)", expected: expected,
        found: found)
    }
    let vocabulary = model.backbone.anatomy.vocabulary
    let room = model.backbone.anatomy.maximumPositions - model.backbone.virtualTokens
    let ids = try base.tensors.integers("batch.\(k).input_ids"),
      mask = try base.tensors.integers("batch.\(k).attention_mask")
    let labels = try base.tensors.integers("batch.\(k).labels")
    let shape = base.tensors.entry("batch.\(k).input_ids")?.shape ?? []
    guard shape.count == 2, ids.count == mask.count, ids.count == labels.count, !ids.isEmpty else {
      throw wrong("input_ids", "[rows, time], as attention_mask and labels", "\(shape)")
    }
    if let id = ids.first(where: { !(0..<vocabulary).contains($0) }) {
      throw wrong("input_ids", "0 to \(vocabulary - 1), the rows of the model's table", "\(id)")
    }
    if let label = labels.first(where: { $0 != -100 && !(0..<vocabulary).contains($0) }) {
      throw wrong("labels", "-100, or 0 to \(vocabulary - 1)", "\(label)")
    }
    var batch = PackedBatch(), next: [Int32] = []
    let time = shape[1]
    for row in 0..<shape[0] {
      let places = (row * time..<(row + 1) * time).filter { mask[$0] != 0 }
      guard (1...max(1, room)).contains(places.count), room > 0 else {
        throw wrong("attention_mask", "1 to \(room) tokens a text", "\(places.count) in row \(row)")
      }
      batch.append(tokens: places.map { Int32(ids[$0]) }, types: [Int32](repeating: 0, count: places.count))
      let targets = places.map { everyToken ? Int32(ids[$0]) : labels[$0] == -100 ? -1 : Int32(labels[$0]) }
      next += targets.dropFirst() + [-1]
      // What a virtual token before the text predicts.
      batch.opening.append(everyToken || model.backbone.seams.promptLength == 0 ? -1 : targets[0])
    }
    batch.targets = .next(next)
    return batch
  }

  /// log p of every token of batch 0 but the first of a row, at its place in [rows, time - 1]; 0 elsewhere.
  func logProbabilities(_ model: Model) throws -> [Double] {
    let batch = try batch(0, of: model, everyToken: true)
    let mask = try base.tensors.integers("batch.0.attention_mask")
    let time = mask.count / batch.sequences
    var read = model.readTokens(batch).logProbabilities[...]
    return (0..<batch.sequences).flatMap { row -> [Double] in
      var seen = false
      return (0..<time).compactMap { t -> Double? in
        guard mask[row * time + t] != 0 else { return t == 0 ? nil : 0 }
        guard seen else {
          seen = true
          return t == 0 ? nil : 0
        }
        return Double(read.popFirst()!)
      }
    }
  }
}
