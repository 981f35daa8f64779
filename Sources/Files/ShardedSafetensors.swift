import Basics
import Foundation
import Tensors

/// The safetensors of a Hugging Face directory: `model.safetensors`, or several files that `model.safetensors.index.json`
/// tells apart by `weight_map`, from a tensor's name to its file.
///
/// Of both, the single file is read, as transformers does. All files are mapped.
public struct SafetensorsModel: TensorSource {
  public let directory: URL
  /// The files, in the order of their names.
  public let files: [SafetensorsFile]
  private let index: [String: Int]

  public static let singleName = "model.safetensors"
  public static let indexName = "model.safetensors.index.json"

  public var place: String { files.count == 1 ? files[0].place : directory.path }
  /// File by file.
  public var names: [String] { files.flatMap(\.names) }

  /// - Throws: `InputError` naming file and tensor where index and files disagree: a missing file, a tensor that the index
  ///   does not have or has in another file, one that its file lacks, one that two files hold.
  public init(_ directory: URL) throws {
    self.directory = directory
    let single = directory.appendingPathComponent(Self.singleName)
    let indexFile = directory.appendingPathComponent(Self.indexName)
    if FileManager.default.fileExists(atPath: single.path) {
      files = [try SafetensorsFile(single)]
      index = Dictionary(uniqueKeysWithValues: files[0].names.map { ($0, 0) })
      return
    }
    guard FileManager.default.fileExists(atPath: indexFile.path) else {
      throw InputError(
        "has no weights in safetensors", place: directory.path, expected: "\(Self.singleName) or \(Self.indexName)")
    }
    let map = try Self.weightMap(indexFile)
    var byFile: [String: Set<String>] = [:]
    for (tensor, file) in map { byFile[file, default: []].insert(tensor) }
    var files: [SafetensorsFile] = [], index: [String: Int] = [:]
    for name in byFile.keys.sorted() {
      let url = directory.appendingPathComponent(name), mapped = byFile[name] ?? []
      guard FileManager.default.fileExists(atPath: url.path) else {
        throw InputError(
          "is missing", place: url.path,
          expected: "\(mapped.count) tensors of \(Self.indexName), among them "
            + "\(mapped.min() ?? "")", advice: "copy or download the file into \(directory.path)")
      }
      let file = try SafetensorsFile(url), present = Set(file.names)
      if let lacking = mapped.subtracting(present).min() {
        throw InputError(
          "lacks a tensor that \(Self.indexName) has in it", place: "\(url.path): \(lacking)",
          found: "\(present.count) tensors", advice: "copy or download both files again")
      }
      for tensor in file.names {
        if let other = index[tensor] {
          throw InputError(
            "holds a tensor that another file holds as well", place: "\(url.path): \(tensor)",
            found: "it is in \(files[other].url.lastPathComponent), too")
        }
        index[tensor] = files.count
      }
      files.append(file)
    }
    // Only now: a tensor that two files hold is told as such.
    for (place, file) in files.enumerated() {
      for tensor in file.names where byFile[file.url.lastPathComponent]?.contains(tensor) != true {
        throw InputError(
          "holds a tensor that \(Self.indexName) does not have in it", place: "\(files[place].url.path): \(tensor)",
          found: map[tensor].map { "it is said to be in \($0)" } ?? "no file for it",
          advice: "copy or download the index and its files again")
      }
    }
    self.files = files
    self.index = index
  }

  /// From a tensor's name to the name of its file.
  private static func weightMap(_ url: URL) throws -> [String: String] {
    try refuseGitLFSPointer(url)
    let text = try String(file: url, expected: "an index of safetensors files")
    let json = try JSON(parsing: text, source: url.path)
    let map = json["weight_map"]?.sortedMembers ?? []
    guard !map.isEmpty else {
      throw InputError(
        "has no weight_map", place: url.path, expected: "an object \"weight_map\" from tensors to files",
        advice: "copy or download the file again")
    }
    return try map.reduce(into: [:]) { result, pair in
      guard let file = pair.value.string, !file.isEmpty, !file.contains("/"), !file.hasPrefix("."),
        file.hasSuffix(".safetensors")
      else {
        throw InputError(
          "names no safetensors file beside it", place: "\(url.path): weight_map: \(pair.key)",
          expected: "a name such as model-00001-of-00002.safetensors", found: pair.value.canonical)
      }
      result[pair.key] = file
    }
  }

  public func mapped(_ name: String) -> MappedTensor? { index[name].flatMap { files[$0].mapped(name) } }
}
