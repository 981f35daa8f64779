import Basics
import Foundation
import Synchronization
import Tasks

/// The user's own data sets: one JSON description each under `$TUNEBENCH_HOME/data`, the files where they lie.
public struct DataRegistry: Sendable {
  public let directory: URL

  public init(home: URL = ModelRegistry.home(ProcessInfo.processInfo.environment)) {
    directory = home.appendingPathComponent("data", isDirectory: true)
  }

  private func url(_ name: String) -> URL { directory.appendingPathComponent(name + ".json") }

  /// Names of what is registered, in order.
  public var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// - Throws: `InputError` when the description cannot be read.
  public func spec(_ name: String) throws -> DataSpec {
    do {
      return try JSONDecoder().decode(DataSpec.self, from: Data(contentsOf: url(name)))
    } catch {
      throw InputError(
        "cannot be read as the description of a data set", place: url(name).path,
        found: "\(error)", advice: "remove the file and add the data set again")
    }
  }

  public func specs() throws -> [DataSpec] { try names.map(spec) }

  /// Keeps a description, after reading the data once to see that it holds.
  ///
  /// - Throws: `InputError` for a bad or taken name (unless `replaces`), and for whatever is wrong with the data.
  public func add(_ spec: DataSpec, replaces: Bool) throws -> TaskData {
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789._-")
    guard !spec.name.isEmpty, spec.name.allSatisfy(allowed.contains), spec.name.first != "." else {
      throw InputError(
        "is no name for a data set", kind: .usage, place: spec.name,
        expected: "lower-case letters, digits, dots, hyphens and underscores")
    }
    guard replaces || !names.contains(spec.name) else {
      throw InputError(
        "is registered already", kind: .usage, place: spec.name, advice: "add --replace to describe it anew")
    }
    let isTestOnly = spec.files.train == nil && spec.files.all == nil
    let task = try spec.load(
      from: URL(fileURLWithPath: "/"), as: isTestOnly ? .heldOut : .training,
      hash: ProcessDigests.shared.digest)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(spec).write(to: url(spec.name), options: .atomic)
    return task
  }
}

/// SHA-256 of files, each computed once a process.
final class ProcessDigests: Sendable {
  static let shared = ProcessDigests()
  private let known = Mutex<[String: String]>([:])

  func digest(_ url: URL) throws -> String {
    let path = url.standardizedFileURL.path
    if let digest = known.withLock({ $0[path] }) { return digest }
    let digest = try SHA256.hexDigest(ofFile: url)
    known.withLock { $0[path] = digest }
    return digest
  }
}
