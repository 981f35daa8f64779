import Basics
import Foundation

/// A file of `text/` or `eval/` beside the trajectories: what other libraries said of texts. What kind it is, its keys tell.
struct LanguageRecord {
  let url: URL

  /// The directory and the file: `text/smollm2`, `eval/rope`.
  var name: String {
    url.deletingLastPathComponent().lastPathComponent + "/" + url.deletingPathExtension().lastPathComponent
  }

  static func all(in golden: URL) -> [LanguageRecord] {
    ["eval", "text"].flatMap { directory -> [LanguageRecord] in
      let files =
        (try? FileManager.default.contentsOfDirectory(
          at: golden.appendingPathComponent(directory), includingPropertiesForKeys: nil)) ?? []
      return files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }.map(LanguageRecord.init)
    }
  }

  /// - Parameter places: where the models are that records name.
  /// - Throws: `InputError` for a file that is no such record, and where its model cannot be found or read.
  func check(in places: [URL]) throws -> ConformanceTable.Row {
    guard let data = try? Data(contentsOf: url),
      let json = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    else {
      throw InputError(
        "cannot be read as JSON", place: url.path, expected: "a record, whole", advice: "record the case again")
    }
    if json["template"] != nil {
      let result = try ChatTemplateCase(url).check(in: places)
      return .init(name, of: result.count, "renderings", result.failures)
    }
    if json["tokenizer"] != nil {
      let recorded = try TokenizerCase(url)
      return .init(name, of: recorded.count, "texts", recorded.failures(of: try recorded.tokenizer(in: places)))
    }
    if json["loglikelihood"] != nil {
      let model = url.deletingPathExtension().lastPathComponent
      let result = try LanguageEvaluationCase(url).check(model: LanguageCase.find(model, in: places, for: url))
      return .init(name, difference: result.difference, result.failures)
    }
    if json.values.contains(where: { ($0 as? [String: Any])?["inv_freq"] != nil }) {
      let result = try RotaryCase(url).check(in: places)
      return .init(name, difference: result.difference, result.failures)
    }
    throw InputError(
      "records what is not replayed", place: url.path,
      expected: "a tokenizer, a chat template, a decoder's loglikelihood, or inv_freq",
      found: json.keys.sorted().joined(separator: ", "))
  }
}

extension ConformanceTable.Row {
  /// Of a case that is a list of things, each right or wrong.
  init(_ name: String, of count: Int, _ things: String, _ failures: [String]) {
    self.init(name, difference: nil, failures, " \(count - failures.count)/\(count) \(things)")
    cells = Array(cells.prefix(ConformanceTable.header.count + 5))
  }

  init(_ name: String, difference: Double?, _ failures: [String], _ figures: String = "") {
    passed = failures.isEmpty
    cells =
      [
        name, difference.map { String(format: "%.1e", $0) } ?? "", "", "", "", "", (passed ? "pass" : "FAIL") + figures,
      ] + failures
  }
}
