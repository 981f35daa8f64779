import Basics
import Foundation
import Tasks

/// The user's own data sets: one JSON description each under `$TUNEBENCH_HOME/data`, the files where they lie.
public struct DataRegistry: Sendable {
  /// What is registered.
  public struct Contents: Sendable {
    /// In the order of their names.
    public var specs: [DataSpec] = []
    /// Descriptions that cannot be read, by name: an error for who needs them, not for everyone.
    public var damaged: [String: InputError] = [:]

    /// All names, in order.
    public var names: [String] { (specs.map(\.name) + damaged.keys).sorted() }
  }

  public let directory: URL

  public init(home: URL = ModelRegistry.home(ProcessInfo.processInfo.environment)) {
    directory = home.appendingPathComponent("data", isDirectory: true)
  }

  private func url(_ name: String) -> URL { directory.appendingPathComponent(name + ".json") }

  /// Names of what is registered, readable or not, in order.
  ///
  /// - Throws: `InputError` for a directory that is there and cannot be read.
  public func names() throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: directory.path)
        .filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }.sorted()
    } catch {
      if !FileManager.default.fileExists(atPath: directory.path) { return [] }
      throw InputError(
        "cannot be read", place: directory.path, expected: "the directory of registered data sets",
        found: InputError.reason(of: error),
        advice: "give yourself the right to read it, or set TUNEBENCH_HOME to another directory")
    }
  }

  /// - Throws: `InputError` when the description cannot be read, or says what this program does not understand.
  public func spec(_ name: String) throws -> DataSpec {
    let file = url(name)
    func damaged(_ found: String) -> InputError {
      InputError(
        "cannot be read as the description of a data set", place: file.path, found: found,
        advice: "add it again, tunebench data add \(name) FILE --replace, or take it out: tunebench data remove \(name)"
      )
    }
    let spec: DataSpec
    do {
      // Keys that stand twice or that nobody knows would be lost in decoding.
      try DataSpec.checkKeys(JSON5Value(file: file))
      spec = try JSONDecoder().decode(DataSpec.self, from: Data(contentsOf: file))
    } catch let error as InputError {
      throw damaged(error.message + (error.found.map { ": " + $0 } ?? ""))
    } catch let error as DecodingError {
      throw damaged(Self.sentence(error))
    } catch {
      throw damaged(InputError.reason(of: error))
    }
    guard spec.name == name else { throw damaged("the description of \"\(spec.name)\"") }
    return spec
  }

  private static func sentence(_ error: DecodingError) -> String {
    func path(_ context: DecodingError.Context) -> String {
      context.codingPath.map(\.stringValue).joined(separator: ".")
    }
    switch error {
    case .keyNotFound(let key, _): return "no \(key.stringValue)"
    case .typeMismatch(_, let context), .valueNotFound(_, let context): return "\(path(context)) is of the wrong kind"
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty ? "no JSON" : "\(path(context)) has an unknown value"
    @unknown default: return "something else"
    }
  }

  /// Everything that is registered; what cannot be read is named and blocks nothing else.
  ///
  /// - Throws: `InputError` for a directory that is there and cannot be read.
  public func contents() throws -> Contents {
    var contents = Contents()
    for name in try names() {
      do { contents.specs.append(try spec(name)) } catch let error as InputError { contents.damaged[name] = error }
    }
    return contents
  }

  /// Keeps a description, after reading the data once to see that it holds. What was guessed is written down as it
  /// was decided.
  ///
  /// - Throws: `InputError` for a bad or taken name (unless `replaces`), and for whatever is wrong with the data.
  public func add(_ spec: DataSpec, replaces: Bool) throws -> DataReading {
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789._-")
    guard !spec.name.isEmpty, spec.name.allSatisfy(allowed.contains), spec.name.first != "." else {
      throw InputError(
        "is no name for a data set", kind: .usage, place: spec.name,
        expected: "lower-case letters, digits, dots, hyphens and underscores")
    }
    guard try replaces || !names().contains(spec.name) else {
      throw InputError(
        "is registered already", kind: .usage, place: spec.name, advice: "add --replace to describe it anew")
    }
    let isTestOnly = spec.files.train == nil && spec.files.all == nil
    let reading = try spec.reading(
      from: URL(fileURLWithPath: "/"), as: isTestOnly ? .heldOut : .training,
      hash: { SHA256.hexDigest(of: $0) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      try encoder.encode(reading.decided).write(to: url(spec.name), options: .atomic)
    } catch {
      throw InputError(
        "cannot be written", place: url(spec.name).path, found: InputError.reason(of: error),
        advice: InputError.adviceOnWriting(error, rename: "choose a shorter name")
          + ", or set TUNEBENCH_HOME to another directory")
    }
    return reading
  }

  /// Forgets a data set, readable or not; its files stay.
  ///
  /// - Throws: `InputError` for a name that is not registered.
  public func remove(_ name: String) throws {
    let names = try names()
    guard names.contains(name) else {
      throw InputError(
        "no data set \"\(name)\" is registered", kind: .usage, place: directory.path,
        expected: "a registered data set", found: "\"\(name)\"",
        advice: names.isEmpty ? "nothing is registered" : didYouMean(name, among: names))
    }
    do {
      // Never a directory, whatever its name.
      guard try url(name).resourceValues(forKeys: [.isDirectoryKey]).isDirectory != true else {
        throw InputError(
          "is a directory and no description", place: url(name).path, advice: "take it away by hand")
      }
      try FileManager.default.removeItem(at: url(name))
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError("cannot be removed", place: url(name).path, found: InputError.reason(of: error))
    }
  }
}
