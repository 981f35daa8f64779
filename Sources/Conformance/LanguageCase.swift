import Basics
import Files
import Foundation
import Methods
import Networks
import Running
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
  /// The same of its losses and of its log-probabilities after training.
  let lossSpread: Double, logProbabilitySpread: Double
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
    let exact = spreads?["exact_float64"] as? [String: Any]
    spread = exact?["final_sturdy"] as? Double ?? 0
    lossSpread = exact?["losses"] as? Double ?? 0
    logProbabilitySpread = exact?["logprobs_final"] as? Double ?? 0
  }

  /// A model by its name: a directory or a file of that name, or a GGUF file whose name begins so, in one of the places; else
  /// the registered model of that name, or whose file has it.
  ///
  /// - Throws: `InputError` where none of these has it.
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
    let listed = ModelRegistry().list()
    if let model = listed.first(where: { $0.name == name }) { return model.directory }
    if name.lowercased().hasSuffix(".gguf") { return try findGGUF(name, in: places, for: url) }
    throw notFound(name, in: places, for: url)
  }

  /// A GGUF file by its name: in one of the places or a directory there, or that of a registered model.
  ///
  /// - Throws: `InputError` where none of these has it.
  static func findGGUF(_ file: String, in places: [URL], for url: URL) throws -> URL {
    let manager = FileManager.default
    for place in places {
      let inside = (try? manager.contentsOfDirectory(atPath: place.path))?.sorted() ?? []
      for candidate in [place, place.appendingPathComponent(file)]
        + inside.map({ place.appendingPathComponent($0).appendingPathComponent(file) })
      where candidate.lastPathComponent == file && manager.fileExists(atPath: candidate.path) { return candidate }
    }
    for model in ModelRegistry().list() {
      if let own = ModelSource.gguf(at: model.directory), own.lastPathComponent == file { return own }
    }
    throw notFound(file, in: places, for: url)
  }

  private static func notFound(_ name: String, in places: [URL], for url: URL) -> InputError {
    InputError(
      "is not in any of the places, nor registered", place: "\(url.path): model",
      expected: places.isEmpty ? "--models DIR" : places.map(\.path).joined(separator: ", "), found: name,
      advice: "name the directory that holds \(name): --models DIR; or register it: tunebench model add NAME PATH")
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
}
