import Basics
import Foundation
import Tasks
import Testing

/// A directory of a test's own, gone when the test is.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("tasks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: url.appendingPathComponent(name))
  }

  /// Writes `text` as `name` and reads it as the training file, with dev and test cut off only if asked for.
  func load(
    _ name: String, _ text: String, split: SplitRule = SplitRule(dev: 0, test: 0),
    _ change: (inout DataSpec) -> Void = { _ in }
  ) throws -> TaskData {
    try write(name, text)
    var spec = DataSpec(name: "set", files: .init(train: name), split: split)
    change(&spec)
    return try spec.load(from: url, hash: fakeHash)
  }
}

/// Rows in train, dev and test.
func sizes(_ task: TaskData) -> [Int] { Split.allCases.map { task[$0].count } }

/// Stands in for SHA-256: the size.
let fakeHash: FileHash = { content in String(content.count) }

/// The error that `body` throws; a failure if it throws none.
func inputError(_ body: () throws -> Void) -> InputError? {
  do {
    try body()
    Issue.record("no error")
  } catch let error as InputError {
    return error
  } catch {
    Issue.record("\(error)")
  }
  return nil
}

/// The directory with shared data sets, if there is one: `TUNEBENCH_SHARED`, or `shared` beside a parent of the
/// package.
let sharedData: URL? = {
  var candidates: [URL] = []
  if let path = ProcessInfo.processInfo.environment["TUNEBENCH_SHARED"] {
    candidates.append(URL(fileURLWithPath: path))
  }
  var parent = URL(fileURLWithPath: #filePath)
  while parent.path != "/" {
    parent.deleteLastPathComponent()
    candidates.append(parent.appendingPathComponent("shared"))
  }
  return candidates.map { $0.appendingPathComponent("data") }
    .first { FileManager.default.fileExists(atPath: $0.appendingPathComponent("SOURCES.md").path) }
}()
