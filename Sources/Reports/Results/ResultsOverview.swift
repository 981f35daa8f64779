import Basics
import Foundation
import Records

/// How it stands with one directory of results, without reading what its runs measured.
public struct ResultsOverview: Sendable {
  public var directory: URL
  /// Names of the suites that its runs belong to.
  public var suites: [String] = []
  public var complete = 0
  public var failed = 0
  public var cancelled = 0
  /// Files that should be runs and are not.
  public var damaged = 0
  /// Runs that the newest text of a suite asks for and that are not complete; nil where no run says what it asked for.
  public var missing: Int?
  /// Runs that a process trains now.
  public var underWay = 0
  /// When the newest run ended, UTC, ISO 8601; empty where none says it.
  public var newest = ""

  /// Every directory of results at or below `directory`, at most four levels deep, by path.
  public static func all(below directory: URL) -> [ResultsOverview] { below(directory, levels: 4) }

  private static func below(_ directory: URL, levels: Int) -> [ResultsOverview] {
    if let own = ResultsOverview(directory) { return [own] }
    guard levels > 0 else { return [] }
    return names(in: directory).sorted().flatMap { name -> [ResultsOverview] in
      let inner = directory.appendingPathComponent(name)
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: inner.path, isDirectory: &isDirectory), isDirectory.boolValue else {
        return []
      }
      return below(inner, levels: levels - 1)
    }
  }

  private static func names(in directory: URL) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
  }

  /// - Returns: nil where there are no runs and none is under way.
  init?(_ directory: URL) {
    let results = ResultsDirectory(directory)
    underWay = results.claimed()
    let listing = try? results.runs()
    let runs = listing?.runs ?? []
    damaged = listing?.problems.count ?? 0
    guard !runs.isEmpty || underWay + damaged > 0 else { return nil }
    self.directory = directory
    suites = Array(Set(runs.map(\.suite))).sorted()
    complete = runs.count { $0.status == .complete }
    failed = runs.count { $0.status == .failed }
    cancelled = runs.count { $0.status == .cancelled }
    newest = runs.map(\.ended).max() ?? ""
    for suite in suites {
      let own = runs.filter { $0.suite == suite }
      guard let last = own.max(by: { ($0.ended, $0.identity) < ($1.ended, $1.identity) }),
        let plan = (try? results.record(last.identity, weights: .none))?.suite.plan
      else { continue }
      let there = Set(own.filter { $0.status == .complete }.map(\.label))
      missing = (missing ?? 0) + (plan.runs.map(\.label) + plan.finals).count { !there.contains($0) }
    }
  }
}
