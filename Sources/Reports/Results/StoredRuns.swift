import Basics
import Foundation
import Records

/// The runs of one or several results directories, without their weights and logits.
public struct StoredRuns: Sendable {
  /// By label, then identity; a run that stands in two directories is here once, see ``repeated``.
  public var records: [RunRecord] = []
  /// Of runs that stand in several directories, a sentence for each pair of them: what was taken, and how far the others are
  /// from it.
  public var repeated: [String] = []
  /// Files among the results that could not be read: name and reason.
  public var unreadable: [ResultTable.RunRemark] = []

  public init(_ records: [RunRecord], unreadable: [ResultTable.RunRemark] = [], repeated: [String] = []) {
    self.records = records.sorted { ($0.label, $0.identity) < ($1.label, $1.identity) }
    self.unreadable = unreadable
    self.repeated = repeated
  }

  /// Reads every run, one after the other, so that no more than one run's weights are in memory.
  ///
  /// - Throws: `InputError` for a directory without runs.
  public init(reading directories: [URL]) throws {
    var records: [RunRecord] = [], unreadable: [ResultTable.RunRemark] = []
    var repeats = RepeatedRuns()
    // A directory that is named twice, or by two ways, is one.
    var places = Set<String>()
    for directory in directories
    where places.insert(directory.resolvingSymlinksInPath().standardizedFileURL.path).inserted {
      let results = ResultsDirectory(directory)
      let listing = try results.runs()
      guard !listing.runs.isEmpty else {
        throw InputError(
          "has no runs", kind: .usage, place: directory.relativePath, expected: "runs/*.h5 of a suite that ran",
          found: listing.problems.isEmpty
            ? "none" : NumberText.plural(listing.problems.count, "file") + " that cannot be read",
          advice: listing.problems.first.map { "\($0.file): \($0.error.message)" } ?? "tunebench run SUITE")
      }
      let place = directories.count > 1 ? directory.lastPathComponent + "/" : ""
      unreadable += listing.problems.map { .init(run: place + $0.file, remark: $0.error.message) }
      for summary in listing.runs {
        do {
          var record = try results.record(summary.identity, weights: .none)
          // A reading of the base model is the other runs' yardstick, no result of a method.
          guard !record.isBaseline else { continue }
          // Of a language model's answers these are what its metrics are made of.
          for index in record.evaluations.indices where record.evaluations[index].kind != "continuation" {
            record.evaluations[index].logits = nil
          }
          if let index = records.firstIndex(where: { $0.identity == record.identity }) {
            repeats.meet(record, of: directory, earlier: &records[index])
          } else {
            repeats.first[record.identity] = directory
            records.append(record)
          }
        } catch let error as InputError {
          unreadable.append(.init(run: place + summary.file, remark: error.message))
        }
      }
    }
    guard !records.isEmpty || !unreadable.isEmpty else {
      throw InputError(
        "has a reading of the base model and no run of a method yet", kind: .usage,
        place: directories.map(\.relativePath).joined(separator: ", "),
        expected: "runs/*.h5 of a suite that ran", advice: "tunebench run SUITE")
    }
    self.init(records, unreadable: unreadable.sorted { $0.run < $1.run }, repeated: repeats.sentences)
  }

  /// Files that could not be read, and runs that have no sound result: whoever shows the others names these.
  public var leftOut: [ResultTable.RunRemark] { unreadable + ResultTable(records).withoutResult }
}
