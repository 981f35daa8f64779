import Basics
import Foundation
import Records
import Suites

extension ForgettingReadings {
  enum Moment: String { case before, after }

  /// The values as they are stored.
  func measures(_ moment: Moment) -> [RunRecord.Measure] {
    documentMeasures
      + [("retention", retention), ("probe", probes)].flatMap { kind, entries in
        entries.map {
          RunRecord.Measure("forgetting/\(kind)/\($0.name)/\(moment.rawValue)", values: [$0.value])
        }
      }
  }

  /// What the base model gave on the sets that `suite` names, from its record.
  ///
  /// - Throws: `InputError` when the record is not there, not complete, or lacks a set.
  init(baselineOf spec: RunSpec, suite: Suite, in results: ResultsDirectory) throws {
    let identity = spec.baseline!
    let advice = "run the suite with tunebench run, which measures the base model first"
    switch results.state(of: identity) {
    case .complete: break
    case .unreadable(let error): throw error
    case .missing, .unfinished:
      throw InputError(
        "the untouched base model has not been measured, so nothing can be compared with it", place: spec.label,
        expected: "runs/\(identity).h5", found: "no complete run", advice: advice)
    }
    let record = try results.record(identity, weights: .none)
    func value(_ name: String) throws -> Double {
      guard let value = record.measure(name)?.values.first else {
        throw InputError(
          "the base model's run lacks a value", place: "runs/\(identity).h5", expected: "measures/\(name)",
          found: "none", advice: "remove that file; " + advice)
      }
      return value
    }
    func retention(_ name: (String) -> String) throws -> [RunRecord.Entry<Double>] {
      try suite.retention.map { .init($0.name, try value(name($0.name))) }
    }
    self.retention = try retention { "forgetting/retention/\($0)/before" }
    atCheckpoints = suite.checkpoints?.rows == nil ? self.retention : try retention { Checkpoints.before + $0 }
    documents = suite.retention.compactMap { set in
      record.measure("forgetting/documents/\(set.name)").map { .init(set.name, $0.values) }
    }
    probes = try suite.probes.map { .init($0.name, try value("forgetting/probe/\($0.name)/before")) }
    if let stored = record.measure("drift/baseEmbeddings"), stored.shape.count == 2 {
      let width = stored.shape[1]
      embeddings = (0..<stored.shape[0]).map { row in
        stored.values[row * width..<(row + 1) * width].map(Float.init)
      }
    }
  }
}
