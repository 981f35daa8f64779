import Foundation

@testable import Text

/// A file in the directory that TUNEBENCH_SHARED names, or in `shared` above the package; nil where it is not.
func sharedFile(_ path: String) -> URL? {
  var candidates: [URL] = []
  if let shared = ProcessInfo.processInfo.environment["TUNEBENCH_SHARED"] {
    candidates = [URL(fileURLWithPath: shared)]
  } else {
    var directory = URL(fileURLWithPath: #filePath)
    while directory.path != "/" {
      directory.deleteLastPathComponent()
      candidates.append(directory.appendingPathComponent("shared"))
    }
  }
  return candidates.map { $0.appendingPathComponent(path) }.first { FileManager.default.fileExists(atPath: $0.path) }
}

/// The GGUF of SmolLM2 that TUNEBENCH_SMOLLM2 names, or of the installed model; nil where it is not.
let smolLM2File: URL? = {
  let environment = ProcessInfo.processInfo.environment
  if let path = environment["TUNEBENCH_SMOLLM2"] { return URL(fileURLWithPath: path) }
  let home =
    environment["TUNEBENCH_HOME"].map { URL(fileURLWithPath: $0) }
    ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".cache/tunebench")
  let directory = home.appendingPathComponent("models/smollm2")
  let files = (try? FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)) ?? []
  return files.first { $0.pathExtension == "gguf" }
}()

/// The metadata of a GGUF file (version 2 or 3), enough of them for a tokenizer.
struct GGUFMetadata {
  private var data: Data
  private var position = 24
  private(set) var values: [String: Any] = [:]

  init(_ url: URL) throws {
    data = try Data(contentsOf: url, options: .alwaysMapped)
    let count = data[16..<24].withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
    for _ in 0..<count {
      let key = string()
      values[key] = value(kind: number(UInt32.self))
    }
  }

  private mutating func number<T: BitwiseCopyable>(_ type: T.Type) -> T {
    defer { position += MemoryLayout<T>.size }
    return data[position..<position + MemoryLayout<T>.size].withUnsafeBytes { $0.loadUnaligned(as: type) }
  }

  private mutating func string() -> String {
    let count = Int(number(UInt64.self))
    defer { position += count }
    return String(decoding: data[position..<position + count], as: UTF8.self)
  }

  private mutating func value(kind: UInt32) -> Any {
    switch kind {
    case 0: return Int(number(UInt8.self))
    case 1: return Int(number(Int8.self))
    case 2: return Int(number(UInt16.self))
    case 3: return Int(number(Int16.self))
    case 4: return Int(number(UInt32.self))
    case 5: return Int(number(Int32.self))
    case 6: return number(Float.self)
    case 7: return number(UInt8.self) != 0
    case 8: return string()
    case 9:
      let kind = number(UInt32.self)
      return (0..<number(UInt64.self)).map { _ in value(kind: kind) }
    case 10: return Int(number(UInt64.self))
    case 11: return Int(number(Int64.self))
    default: return number(Double.self)
    }
  }

  func tokenizer(pre: String?) -> TokenizerMetadata {
    func get<T>(_ key: String, _ type: T.Type = T.self) -> T? { values["tokenizer.ggml." + key] as? T }
    return TokenizerMetadata(
      place: "model.gguf", model: get("model") ?? "", pre: pre ?? get("pre"), tokens: get("tokens") ?? [],
      types: get("token_type") ?? [], scores: get("scores") ?? [], merges: get("merges") ?? [],
      start: get("bos_token_id"), end: get("eos_token_id"), unknown: get("unknown_token_id"),
      padding: get("padding_token_id"), addsStart: get("add_bos_token"), addsEnd: get("add_eos_token"),
      addsSpace: get("add_space_prefix"), chatTemplate: values["tokenizer.chat_template"] as? String)
  }
}
