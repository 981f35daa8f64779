import Basics
import Foundation

/// A base model that a run can start from.
public struct ModelReference: Sendable, Equatable {
  /// The name it is registered under, or the last part of its path.
  public var name: String
  public var directory: URL
  /// What a run reads there.
  public var files: ModelFiles
  /// What the files say and runs do not follow, a sentence each.
  public var notes: [String] = []

  /// What a run's identity holds of the model: a digest over all of ``files``, weights, shape and tokenizer.
  public var identity: String { files.identity }

  /// SHA-256 of the weights alone, in lower-case hexadecimal: by which they are known elsewhere.
  public var sha256: String { files.weightsSHA256 }

  public init(name: String, directory: URL, files: ModelFiles) {
    self.name = name
    self.directory = directory
    self.files = files
  }
}

/// What `model info` says.
public struct ModelInformation: Sendable, Equatable {
  public var reference: ModelReference
  public var description: ModelDescription
  /// Whether the user registered a directory of their own, rather than had one downloaded.
  public var isLink: Bool
}

/// One line of `model list`: a registered model, or what is wrong with it.
public struct ModelListing: Sendable {
  public var name: String
  public var directory: URL
  public var isLink: Bool
  public var description: Result<ModelDescription, InputError>
}

/// The base models on this machine, by name.
///
/// `$TUNEBENCH_HOME/models/` (default `~/.cache/tunebench/models/`) holds `NAME/`, a downloaded model directory,
/// or `NAME.json`, the absolute path of a directory of the user's, which is never copied nor written to.
public struct ModelRegistry: Sendable {
  /// `$TUNEBENCH_HOME`, or its default.
  public let home: URL
  private let environment: [String: String]
  private let digests: DigestCache

  /// What a `NAME.json` holds.
  private struct Link: Codable {
    var directory: String
  }

  /// - Parameters:
  ///   - environment: TUNEBENCH_HOME and HOME are read from it, and its PATH is searched for python3.
  ///   - digest: a file's SHA-256 in lower-case hexadecimal.
  public init(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    digest: @escaping @Sendable (URL) throws -> String = { try SHA256.hexDigest(ofFile: $0) }
  ) {
    self.environment = environment
    home = Self.home(environment)
    digests = DigestCache(file: home.appendingPathComponent("digests.json"), compute: digest)
  }

  /// The user's cache: `$TUNEBENCH_HOME`, or `~/.cache/tunebench`.
  public static func home(_ environment: [String: String]) -> URL {
    if let chosen = environment["TUNEBENCH_HOME"], !chosen.isEmpty {
      return URL(fileURLWithPath: chosen, isDirectory: true).standardizedFileURL
    }
    let user = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    return URL(fileURLWithPath: user, isDirectory: true).appendingPathComponent(".cache/tunebench")
  }

  private var models: URL { home.appendingPathComponent("models") }
  private func linkFile(_ name: String) -> URL { models.appendingPathComponent("\(name).json") }
  private func ownDirectory(_ name: String) -> URL { models.appendingPathComponent(name) }

  // MARK: Adding

  /// Gets the model that the program knows by `name`, unless it is there already.
  ///
  /// Safe against interruption (the directory appears whole or not at all) and against others doing the same.
  ///
  /// - Parameter report: told what is going on, a sentence at a time, when something has to be done.
  /// - Returns: whether anything was added.
  @discardableResult
  public func add(_ name: String, report: (String) -> Void = { _ in }) throws -> Bool {
    let names = BundledModel.all.map(\.name)
    guard let model = BundledModel.all.first(where: { $0.name == name }) else {
      if try location(name) != nil { return false }
      throw InputError(
        "no model \"\(name)\" is known to download", kind: .usage, expected: didYouMean(name, among: names),
        advice: "for a directory of your own: tunebench model add \(name) DIR")
    }
    return try add(model, report: report)
  }

  /// Gets `model`, unless one of its name is there already.
  @discardableResult
  public func add(_ model: BundledModel, report: (String) -> Void = { _ in }) throws -> Bool {
    if try location(model.name) != nil { return false }
    return try exclusively(report) {
      if try location(model.name) != nil { return false }
      report("Downloading the model \(model.name) (\(model.megabytes) MB)")
      try model.fetch(
        to: ownDirectory(model.name), workspace: models.appendingPathComponent(".adding"),
        environment: environment, digest: digests.compute)
      return true
    }
  }

  /// Registers the user's `directory` as `name`, after checking that a run could start from it.
  ///
  /// - Returns: whether anything was added; false if `name` already means that directory.
  @discardableResult
  public func add(_ name: String, directory: URL) throws -> Bool {
    try Self.check(name: name)
    let directory = directory.standardizedFileURL
    var wasAdded = false
    try exclusively({ _ in }) {
      if let present = try location(name) {
        if present.directory.path == directory.path { return }
        throw InputError(
          "the model name \"\(name)\" is taken", kind: .usage,
          expected: "a name of its own for \(directory.path)",
          found: "\(name) is \(present.directory.path)",
          advice: "choose another name, or say: tunebench model remove \(name)")
      }
      _ = try ModelDescription(of: directory)
      _ = try checkedFiles(directory)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes]
      try encoder.encode(Link(directory: directory.path)).write(to: linkFile(name), options: .atomic)
      wasAdded = true
    }
    return wasAdded
  }

  // MARK: Removing

  /// Forgets the model that is registered as `name`.
  ///
  /// Of a directory of the user's only the registration is removed; a downloaded model is removed as a whole.
  ///
  /// - Returns: what was removed, and the user's directory that stays, if there is one.
  /// - Throws: `InputError` if there is no such model, or it cannot be removed.
  public func remove(_ name: String) throws -> (removed: URL, staying: URL?) {
    try exclusively({ _ in }) {
      let own = ownDirectory(name), file = linkFile(name), isName = (try? Self.check(name: name)) != nil
      var status = stat()
      let removed: URL, staying: URL?
      // Also what cannot be read any more: a damaged record, a link that leads nowhere.
      if isName, lstat(own.path, &status) == 0 {
        (removed, staying) = (own, nil)
      } else if isName, lstat(file.path, &status) == 0 {
        (removed, staying) = (file, (try? location(name))?.directory)
      } else {
        let registered = names()
        throw InputError(
          "there is no model \"\(name)\" to remove", kind: .usage,
          expected: registered.isEmpty ? "a registered model; there is none" : didYouMean(name, among: registered),
          advice: "tunebench model list")
      }
      do { try FileManager.default.removeItem(at: removed) } catch {
        throw InputError("cannot be removed", place: removed.path, found: InputError.reason(of: error))
      }
      return (removed, staying)
    }
  }

  /// Names are file names and appear in suites and reports: letters, digits, dot, hyphen, underscore.
  private static func check(name: String) throws {
    let allowed = name.unicodeScalars.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "._-".unicodeScalars.contains($0))
    }
    guard allowed, let first = name.first, first.isLetter || first.isNumber, !name.hasSuffix(".json") else {
      throw InputError(
        "\"\(name)\" cannot be a model's name", kind: .usage,
        expected: "letters, digits, '.', '-' and '_', a letter or digit first, no .json last")
    }
  }

  private func exclusively<Result>(_ report: (String) -> Void, _ body: () throws -> Result) throws -> Result {
    do {
      try FileManager.default.createDirectory(at: models, withIntermediateDirectories: true)
    } catch {
      throw InputError(
        "the directory for models cannot be made", place: models.path, found: InputError.reason(of: error),
        advice: "set TUNEBENCH_HOME to a directory that you may write to")
    }
    return try FileLock.withLock(
      on: models.appendingPathComponent(".lock"),
      waiting: { report("Waiting for another tunebench that is adding a model") }, body)
  }

  // MARK: Asking

  /// Every registered model, in order of name.
  public func list() -> [ModelListing] {
    names().map { name in
      do {
        guard let place = try location(name) else {
          throw InputError("was removed while it was read", place: name)
        }
        let description = Result { try ModelDescription(of: place.directory) }
          .mapError { $0 as? InputError ?? InputError("\($0)", place: place.directory.path) }
        return ModelListing(
          name: name, directory: place.directory, isLink: place.isLink, description: description)
      } catch {
        let error = InputError(error)
        return ModelListing(name: name, directory: linkFile(name), isLink: true, description: .failure(error))
      }
    }
  }

  /// All there is to know of the model that `nameOrPath` means.
  public func information(_ nameOrPath: String) throws -> ModelInformation {
    let isLink = try location(nameOrPath)?.isLink ?? true
    let reference = try resolve(nameOrPath)
    return ModelInformation(
      reference: reference, description: try ModelDescription(of: reference.directory), isLink: isLink)
  }

  /// The model that `nameOrPath` means: a registered name, or else the path of a model directory.
  ///
  /// - Throws: `InputError` if there is no such model, with what to type to have it, or if it cannot be used.
  public func resolve(_ nameOrPath: String) throws -> ModelReference {
    let name: String
    let directory: URL
    if let place = try location(nameOrPath) {
      (name, directory) = (nameOrPath, place.directory)
    } else {
      var isDirectory: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: nameOrPath, isDirectory: &isDirectory)
      let isFile = exists && !isDirectory.boolValue && nameOrPath.lowercased().hasSuffix(".gguf")
      guard exists, isDirectory.boolValue || isFile else { throw unknown(nameOrPath) }
      directory = URL(fileURLWithPath: nameOrPath, isDirectory: !isFile).standardizedFileURL
      name = isFile ? directory.deletingPathExtension().lastPathComponent : directory.lastPathComponent
    }
    let notes = try ModelDescription(of: directory).notes
    var reference = ModelReference(name: name, directory: directory, files: try checkedFiles(directory))
    reference.notes = notes
    return reference
  }

  /// The digests of a directory's files; weights that are new or have changed are looked at first.
  private func checkedFiles(_ directory: URL) throws -> ModelFiles {
    try ModelFiles(of: directory) { file in
      guard file.pathExtension == "safetensors" || file.pathExtension.lowercased() == "gguf" else {
        return try digests.digest(of: file)
      }
      return try digests.digest(of: file) { _ in try ModelDescription.checkWeights(directory) }
    }
  }

  /// The model in `directory`, if it is the one that a plan was made for.
  ///
  /// - Throws: `InputError` naming the file that has changed.
  public func verified(_ directory: URL, identity: String, planned: ModelFiles? = nil) throws -> VerifiedModel {
    try VerifiedModel(directory, identity: identity, planned: planned, digests: digests)
  }

  private func unknown(_ name: String) -> InputError {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, parts.allSatisfy({ (try? Self.check(name: String($0))) != nil }) {
      let local = parts[1].lowercased()
      return InputError(
        "is no directory here; it looks like the name of a repository on a hub, and nothing is downloaded from there",
        kind: .usage, place: name, expected: "a model directory on this machine, or a registered name",
        advice: "hf download \(name) --local-dir \(parts[1]), then: tunebench model add \(local) \(parts[1])")
    }
    if name.contains("/") {
      return InputError(
        "no such model directory", kind: .usage, place: name,
        expected: "a directory with config.json, model.safetensors, and a tokenizer: tokenizer.json, vocab.txt, or "
          + "vocab.json and merges.txt; or a GGUF file")
    }
    let downloadable = BundledModel.all.map(\.name)
    let registered = names()
    let known = registered + downloadable.filter { !registered.contains($0) }
    let wanted = downloadable.contains(name) ? name : nearest(to: name, among: downloadable)
    let advice =
      if let wanted, !registered.contains(wanted) {
        "tunebench model add \(wanted)"
      } else {
        "tunebench model add \(name) DIR, for a Hugging Face directory or a GGUF file of your own"
      }
    return InputError(
      "there is no model \"\(name)\" on this machine", kind: .usage,
      expected: known.contains(name) ? nil : didYouMean(name, among: known), advice: advice)
  }

  /// Names in `models`, sorted; what is hidden or has an impossible name is none.
  private func names() -> [String] {
    let contents = (try? FileManager.default.contentsOfDirectory(atPath: models.path)) ?? []
    let names = contents.map { $0.hasSuffix(".json") ? String($0.dropLast(5)) : $0 }
    return Set(names).sorted().filter { (try? Self.check(name: $0)) != nil }
  }

  /// Where the model registered as `name` lies, or nil.
  private func location(_ name: String) throws -> (directory: URL, isLink: Bool)? {
    guard (try? Self.check(name: name)) != nil else { return nil }
    let own = ownDirectory(name)
    var isDirectory: ObjCBool = false
    if FileManager.default.fileExists(atPath: own.path, isDirectory: &isDirectory), isDirectory.boolValue {
      return (own, false)
    }
    let file = linkFile(name)
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    guard let link = try? JSONDecoder().decode(Link.self, from: Data(contentsOf: file)) else {
      throw InputError(
        "is no record of a model", place: file.path, expected: "{\"directory\": PATH}",
        advice: "remove the file")
    }
    return (URL(fileURLWithPath: link.directory, isDirectory: !link.directory.lowercased().hasSuffix(".gguf")), true)
  }
}
