import Basics
import Foundation
import Networks

/// The files of a model directory that a run reads, each with its SHA-256 in lower-case hexadecimal.
///
/// A file that is not there is not named, so that one that appears later changes the identity as a changed one does.
public struct ModelFiles: Codable, Sendable, Equatable {
  /// By name.
  public var sha256: [String: String]

  /// Every file whose bytes can change a number. A file that is not read beside another (vocab.txt beside
  /// tokenizer.json) is among them: which one is read hangs on what is there.
  public static let names = [
    "added_tokens.json", "chat_template.jinja", "config.json", "model.safetensors", "model.safetensors.index.json",
    "special_tokens_map.json", "tokenizer.json", "tokenizer_config.json", "vocab.txt",
  ]

  /// What a model in one GGUF file is called here, whatever its file is called: a name changes no number.
  static let ggufName = "model.gguf"

  /// The files that may be read at a location, present or not, and what they are called here: of a directory those of
  /// ``names`` and the parts of its weights; of a GGUF file itself.
  static func files(at location: URL) -> [(name: String, url: URL)] {
    if let file = ModelSource.gguf(at: location) { return [(ggufName, file)] }
    let parts = ((try? FileManager.default.contentsOfDirectory(atPath: location.path)) ?? []).filter {
      $0.hasPrefix("model-") && $0.hasSuffix(".safetensors")
    }
    // Beside a tokenizer.json nobody reads these, and they are in many directories whose runs have their names already.
    let hasTokenizer = FileManager.default.fileExists(atPath: location.appendingPathComponent("tokenizer.json").path)
    let merges = hasTokenizer ? [] : ["merges.txt", "vocab.json"]
    return (names + merges + parts.sorted()).map { ($0, location.appendingPathComponent($0)) }
  }

  /// The files that hold weights.
  static func weights(at location: URL) -> [URL] {
    files(at: location).filter { $0.name == ggufName || $0.name.hasSuffix(".safetensors") }.map(\.url)
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }

  /// SHA-256 of the weights: of their one file, or of the names and digests of several.
  var weightsSHA256: String {
    let weights = sha256.filter { $0.key == Self.ggufName || $0.key.hasSuffix(".safetensors") }
    if weights.count == 1 { return weights.first!.value }
    return weights.isEmpty ? "" : SHA256.hexDigest(of: JSON.object(weights.mapValues(JSON.string)).canonical)
  }

  public init(sha256: [String: String]) { self.sha256 = sha256 }

  /// Hashes what is there in `directory`.
  ///
  /// - Parameter digest: of one file.
  /// - Throws: `InputError` for a file that is there and cannot be read.
  public init(of directory: URL, digest: (URL) throws -> String = { try SHA256.hexDigest(ofFile: $0) }) throws {
    sha256 = [:]
    for (name, file) in Self.files(at: directory) where try Self.isThere(file) { sha256[name] = try digest(file) }
  }

  /// SHA-256 of the canonical JSON object of names and digests: the model's part of a run's identity.
  public var identity: String { SHA256.hexDigest(of: JSON.object(sha256.mapValues(JSON.string)).canonical) }

  /// Names of the files that differ from `other`'s, or are there in one only, sorted.
  public func differences(from other: ModelFiles) -> [String] {
    Set(sha256.keys).union(other.sha256.keys).sorted().filter { sha256[$0] != other.sha256[$0] }
  }

  /// Whether there is a file, through links.
  ///
  /// - Throws: `InputError` for a link that leads nowhere, which is neither there nor not there.
  static func isThere(_ file: URL) throws -> Bool {
    var status = stat()
    if stat(file.path, &status) == 0 { return true }
    let reason = errno
    guard lstat(file.path, &status) == 0 else {
      if reason == ENOENT || reason == ENOTDIR { return false }
      throw InputError("cannot be looked at", place: file.path, found: String(cString: strerror(reason)))
    }
    let target = try? FileManager.default.destinationOfSymbolicLink(atPath: file.path)
    throw InputError(
      "is a link to a file that cannot be reached", place: file.path, expected: "a file",
      found: (target.map { "a link to \($0): " } ?? "") + String(cString: strerror(reason)),
      advice: "download the model again (hf download, for a directory of the hub's cache), or remove the link")
  }
}

/// A model directory whose files are those that a plan was made for.
///
/// Who reads the files looks again: ``checkLoaded()`` right after reading them, ``check()`` before what was computed is
/// kept.
public struct VerifiedModel: Sendable {
  public let directory: URL
  public let files: ModelFiles
  private let stamps: [String: FileStamp]
  private let digests: DigestCache

  /// - Parameters:
  ///   - identity: ``ModelFiles/identity`` as planned.
  ///   - planned: the files as planned, to name the one that differs; may be unknown.
  /// - Throws: `InputError` if the directory holds anything else.
  init(_ directory: URL, identity: String, planned: ModelFiles? = nil, digests: DigestCache) throws {
    self.directory = directory
    self.digests = digests
    stamps = Self.stamps(directory)
    files = try ModelFiles(of: directory) { try digests.digest(of: $0) }
    guard files.identity == identity else {
      throw Self.changed(directory, from: planned, to: files, "has changed since the run was planned")
    }
  }

  /// - Throws: `InputError` if a file was touched since it was verified, whatever it holds now: what was read in between
  ///   may have been another.
  public func checkLoaded() throws {
    let now = Self.stamps(directory)
    guard now != stamps else { return }
    let touched = Set(now.keys).union(stamps.keys).sorted().first { now[$0] != stamps[$0] }!
    throw InputError(
      "changed while the run read it", place: directory.appendingPathComponent(touched).path,
      expected: "model files that nobody writes to while runs start", advice: "start the suite again")
  }

  /// - Throws: `InputError` if a file holds something else than when it was verified.
  public func check() throws {
    guard Self.stamps(directory) != stamps else { return }
    let now = try ModelFiles(of: directory) { try digests.digest(of: $0) }
    guard now == files else {
      throw Self.changed(directory, from: files, to: now, "changed while the run was using it")
    }
  }

  private static func stamps(_ directory: URL) -> [String: FileStamp] {
    var stamps: [String: FileStamp] = [:]
    for (name, file) in ModelFiles.files(at: directory) { stamps[name] = FileStamp(at: file) }
    return stamps
  }

  private static func changed(
    _ directory: URL, from planned: ModelFiles?, to found: ModelFiles, _ what: String
  ) -> InputError {
    func text(_ digest: String?) -> String { digest.map { "SHA-256 \($0)" } ?? "no such file" }
    let advice = "start the suite again: with other model files it is another run"
    guard let planned, let name = found.differences(from: planned).first else {
      return InputError("the model \(what)", place: directory.path, advice: advice)
    }
    return InputError(
      "the model \(what)", place: directory.appendingPathComponent(name).path,
      expected: text(planned.sha256[name]), found: text(found.sha256[name]), advice: advice)
  }
}
