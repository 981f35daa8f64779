import Basics
import Foundation
import Methods
import Records

/// How a command line names one run: `results/quick/runs/0123.h5`, or `results/quick:LABEL`, or `results/quick:0123`.
public enum RunReference {
  /// Finds and reads the run.
  ///
  /// - Throws: `InputError` when there is none, when several fit, or when it did not come to its end.
  public static func record(_ text: String) throws -> RunRecord {
    let record = try found(text)
    guard record.status == .complete else {
      throw InputError(
        "did not come to its end", place: record.label, expected: "a complete run",
        found: record.status.rawValue, advice: "run its suite again: tunebench run SUITE")
    }
    return record
  }

  private static func found(_ text: String) throws -> RunRecord {
    if text.hasSuffix(".h5") { return try RunRecord(reading: URL(fileURLWithPath: text)) }
    guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else {
      throw InputError(
        "names no run", kind: .usage, place: text,
        expected: "RESULTS/runs/IDENTITY.h5, RESULTS:LABEL or RESULTS:IDENTITY",
        advice: "an identity may be shortened as long as it is the only one")
    }
    let directory = URL(fileURLWithPath: String(text[..<colon])),
      name = String(text[text.index(after: colon)...])
    let results = ResultsDirectory(directory)
    let runs = try results.runs().runs
    let exact = runs.filter { $0.label == name }
    let fitting = exact.isEmpty ? runs.filter { !name.isEmpty && $0.identity.hasPrefix(name) } : exact
    guard let run = fitting.first else {
      throw InputError(
        "there is no run \"\(name)\"", kind: .usage, place: directory.relativePath,
        advice: runs.isEmpty
          ? "there are no runs below \(directory.relativePath)"
          : didYouMean(name, among: runs.map(\.label), called: MethodRegistry.otherNames))
    }
    guard fitting.count == 1 else {
      throw InputError(
        "is the name of \(fitting.count) runs", kind: .usage, place: text, expected: "the name of one",
        advice: fitting.map { "\($0.identity.prefix(12))  \($0.label)" }.joined(separator: "\n            "))
    }
    return try results.record(run.identity)
  }
}
