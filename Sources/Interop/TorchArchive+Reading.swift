import Basics
import Foundation
import Tensors

extension TorchArchive {
  /// The named float tensors of a file that `torch.save` wrote of a state dict.
  ///
  /// - Throws: `InputError` for compressed or older files, other element types, and pickles that hold anything else.
  static func read(_ url: URL) throws -> [(name: String, tensor: Tensor)] {
    guard let data = try? Data(contentsOf: url) else {
      throw InputError("cannot be read", place: url.path, expected: "a file that torch.save wrote")
    }
    if data.starts(with: Data("version https://git-lfs".utf8)) {
      throw InputError(
        "is a pointer of Git LFS, not the file itself", place: url.path, expected: "a file that torch.save wrote",
        found: "\(data.count) bytes of text", advice: "fetch it in its repository: git lfs pull")
    }
    let files = try ZipReader(data, place: url.path).files
    guard let pickle = files.first(where: { $0.name.hasSuffix("/data.pkl") }) else {
      throw InputError("holds no data.pkl", place: url.path, expected: "a file that torch.save wrote")
    }
    let root = String(pickle.name.dropLast("data.pkl".count))
    // Tensors may share numbers; that many of them fill no memory.
    var left = data.count / 4
    var reader = PickleReader(Data(pickle.content), place: url.path)
    return try reader.stateDict().map { name, reference in
      func wrong(_ found: String) -> InputError {
        InputError(
          "has a tensor that cannot be read", place: "\(url.path): \(name)", expected: "whole float32 values",
          found: found)
      }
      guard reference.type == "FloatStorage" else { throw wrong(String(reference.type.prefix(60))) }
      guard let file = files.first(where: { $0.name == root + "data/" + reference.storage }) else {
        throw wrong("no data/\(reference.storage)")
      }
      let wanted = layout(reference.shape)
      guard let wanted, wanted.strides == reference.strides, (0...file.content.count / 4).contains(reference.offset),
        wanted.count <= file.content.count / 4 - reference.offset
      else { throw wrong("shape \(reference.shape), strides \(reference.strides), \(file.content.count) bytes") }
      left -= wanted.count
      guard left >= 0 else { throw wrong("the same numbers under many names") }
      let values = file.content.withUnsafeBytes { bytes in
        (0..<wanted.count).map { bytes.loadUnaligned(fromByteOffset: 4 * (reference.offset + $0), as: Float.self) }
      }
      return (name, Tensor(values, shape: reference.shape))
    }
  }
}

/// Elements of a contiguous tensor and the strides of its axes; nil for sizes that are not positive or beyond all memory.
private func layout(_ shape: [Int]) -> (count: Int, strides: [Int])? {
  guard (1...8).contains(shape.count) else { return nil }
  var (count, strides) = (1, [Int]())
  for size in shape.reversed() {
    let (product, overflows) = count.multipliedReportingOverflow(by: size)
    guard size > 0, !overflows, product < 1 << 40 else { return nil }
    strides.insert(count, at: 0)
    count = product
  }
  return (count, strides)
}

/// Where a pickled tensor's numbers are.
private struct TensorReference {
  var type: String
  var storage: String
  var offset: Int
  var shape: [Int]
  var strides: [Int]
}

/// The stored files of a ZIP archive, by its central directory.
private struct ZipReader {
  var files: [(name: String, content: Data)] = []

  init(_ data: Data, place: String) throws {
    let broken = InputError(
      "is not a whole, uncompressed ZIP archive", place: place, expected: "a file that torch.save wrote",
      advice: "save it again, with safetensors if the library offers it")
    func little(_ at: Int, _ bytes: Int) throws -> Int {
      guard at >= 0, at + bytes <= data.count else { throw broken }
      return (0..<bytes).reduce(0) { $0 | Int(data[at + $1]) << (8 * $1) }
    }
    guard
      let end = stride(from: data.count - 22, through: max(0, data.count - 66_000), by: -1).first(where: {
        (try? little($0, 4)) == 0x0605_4b50
      })
    else { throw broken }
    var at = try little(end + 16, 4)
    for _ in 0..<(try little(end + 10, 2)) {
      guard try little(at, 4) == 0x0201_4b50, try little(at + 10, 2) == 0 else { throw broken }
      let (size, length) = (try little(at + 24, 4), try little(at + 28, 2))
      let local = try little(at + 42, 4)
      let start = local + 30 + (try little(local + 26, 2)) + (try little(local + 28, 2))
      guard start + size <= data.count, at + 46 + length <= data.count else { throw broken }
      let name = String(decoding: data[at + 46..<at + 46 + length], as: UTF8.self)
      // A slice: entries of a hostile directory may all be of the whole file.
      files.append((name, data[start..<start + size]))
      at += 46 + length + (try little(at + 30, 2)) + (try little(at + 32, 2))
    }
  }
}

/// Reads a pickled dict of tensors and nothing else: no instruction makes it run code.
private struct PickleReader {
  private indirect enum Value {
    case none, mark, flag(Bool), integer(Int), text(String), tuple([Value], depth: Int)
    case dictionary([(Value, Value)], depth: Int)
    case global(String), storage(type: String, key: String), tensor(TensorReference)

    var depth: Int {
      switch self {
      case .tuple(_, let depth), .dictionary(_, let depth): depth
      default: 0
      }
    }

    /// What it is; never what is in it, which may be itself many times over.
    var kind: String {
      switch self {
      case .none: "None"
      case .mark: "a mark"
      case .flag: "a flag"
      case .integer: "a number"
      case .text: "a text"
      case .tuple: "a tuple"
      case .dictionary: "a dict"
      case .global(let name): "the name \(name.prefix(60))"
      case .storage: "a storage"
      case .tensor: "a tensor"
      }
    }
  }

  /// Values within values: a state dict has three levels.
  private static let deepest = 16

  private let data: Data
  private let place: String
  private var at = 0
  private var stack: [Value] = []
  private var memo: [Int: Value] = [:]

  init(_ data: Data, place: String) {
    self.data = data
    self.place = place
  }

  private func wrong(_ found: String) -> InputError {
    InputError(
      "holds something else than named tensors", place: "\(place): data.pkl", expected: "a state dict",
      found: found)
  }

  private mutating func little(_ bytes: Int) throws -> Int {
    guard at + bytes <= data.count else { throw wrong("an end at byte \(at)") }
    defer { at += bytes }
    return (0..<bytes).reduce(0) { $0 | Int(data[at + $1]) << (8 * $1) }
  }

  private mutating func text(_ bytes: Int) throws -> String {
    guard bytes >= 0, at + bytes <= data.count else { throw wrong("an end at byte \(at)") }
    defer { at += bytes }
    return String(decoding: data[at..<at + bytes], as: UTF8.self)
  }

  private mutating func line() throws -> String {
    guard let end = data[at...].firstIndex(of: 10) else { throw wrong("an end at byte \(at)") }
    defer { at = end + 1 }
    return String(decoding: data[at..<end], as: UTF8.self)
  }

  private mutating func pop() throws -> Value {
    guard let value = stack.popLast() else { throw wrong("an empty stack at byte \(at)") }
    return value
  }

  private mutating func popToMark() throws -> [Value] {
    guard let index = stack.lastIndex(where: { if case .mark = $0 { true } else { false } }) else {
      throw wrong("no mark at byte \(at)")
    }
    defer { stack.removeSubrange(index...) }
    return Array(stack[(index + 1)...])
  }

  mutating func stateDict() throws -> [(String, TensorReference)] {
    while at < data.count {
      let code = Character(Unicode.Scalar(data[at]))
      at += 1
      if code == "." { break }
      try step(code)
    }
    guard stack.count == 1, case .dictionary(let members, _) = stack[0] else {
      throw wrong("no dict at its end")
    }
    return try members.map { key, value in
      guard case .text(let name) = key, case .tensor(let tensor) = value else {
        throw wrong("a member that is \(key.kind) with \(value.kind)")
      }
      return (name, tensor)
    }
  }

  private mutating func step(_ code: Character) throws {
    switch code {
    case "\u{80}": _ = try little(1)
    case "}": stack.append(.dictionary([], depth: 1))
    case ")": stack.append(.tuple([], depth: 1))
    case "(": stack.append(.mark)
    case "t": stack.append(try tuple(popToMark()))
    case "\u{85}", "\u{86}", "\u{87}":
      let count = code == "\u{85}" ? 1 : code == "\u{86}" ? 2 : 3
      stack.append(try tuple((0..<count).map { _ in try pop() }.reversed()))
    case "X": stack.append(.text(try text(try little(4))))
    case "\u{8c}": stack.append(.text(try text(try little(1))))
    case "K": stack.append(.integer(try little(1)))
    case "M": stack.append(.integer(try little(2)))
    case "J": stack.append(.integer(Int(Int32(truncatingIfNeeded: try little(4)))))
    case "\u{8a}":
      let bytes = try little(1)
      guard bytes <= 7 else { throw wrong("a number of \(bytes) bytes") }
      stack.append(.integer(try little(bytes)))
    case "N": stack.append(.none)
    case "\u{88}", "\u{89}": stack.append(.flag(code == "\u{88}"))
    case "c": stack.append(.global(try line() + "." + line()))
    case "q", "r":
      let key = try little(code == "q" ? 1 : 4)
      guard let last = stack.last else { throw wrong("an empty stack at byte \(at)") }
      memo[key] = last
    case "h", "j":
      let key = try little(code == "h" ? 1 : 4)
      guard let value = memo[key] else { throw wrong("an unknown memo \(key)") }
      stack.append(value)
    case "Q": try persistent()
    case "R": try reduce()
    case "s":
      let value = try pop(), key = try pop()
      try set([key, value])
    case "u": try set(try popToMark())
    case "b": _ = try pop()  // attributes of the dict (_metadata): not weights
    default: throw wrong("instruction \(code.unicodeScalars.first!.value) at byte \(at - 1)")
    }
  }

  private func tuple(_ values: [Value]) throws -> Value { .tuple(values, depth: try depth(above: values)) }

  private func depth(above values: [Value]) throws -> Int {
    let depth = 1 + (values.map(\.depth).max() ?? 0)
    guard depth <= Self.deepest else { throw wrong("values within values within values") }
    return depth
  }

  private mutating func set(_ values: [Value]) throws {
    guard case .dictionary(var members, let before) = try pop(), values.count % 2 == 0 else {
      throw wrong("members of no dict")
    }
    members += stride(from: 0, to: values.count, by: 2).map { (values[$0], values[$0 + 1]) }
    stack.append(.dictionary(members, depth: max(before, try depth(above: values))))
  }

  /// ("storage", torch.FloatStorage, key, device, count)
  private mutating func persistent() throws {
    guard case .tuple(let parts, _) = try pop(), parts.count == 5, case .global(let type) = parts[1],
      case .text(let key) = parts[2]
    else { throw wrong("a persistent value that is no storage") }
    stack.append(.storage(type: String(type.dropFirst("torch.".count)), key: key))
  }

  private mutating func reduce() throws {
    guard case .tuple(let arguments, _) = try pop(), case .global(let name) = try pop() else {
      throw wrong("a call of no name")
    }
    switch name {
    case "collections.OrderedDict": stack.append(.dictionary([], depth: 1))
    case "torch._utils._rebuild_tensor_v2":
      func integers(_ value: Value) throws -> [Int] {
        guard case .tuple(let values, _) = value else { throw wrong("a shape that is no tuple") }
        return try values.map {
          if case .integer(let i) = $0 { return i } else { throw wrong("a size that is no integer") }
        }
      }
      guard arguments.count >= 4, case .storage(let type, let key) = arguments[0],
        case .integer(let offset) = arguments[1]
      else { throw wrong("a tensor without storage") }
      stack.append(
        .tensor(
          TensorReference(
            type: type, storage: key, offset: offset, shape: try integers(arguments[2]),
            strides: try integers(arguments[3]))))
    default: throw wrong("a call of \(name.prefix(60))")
    }
  }
}
