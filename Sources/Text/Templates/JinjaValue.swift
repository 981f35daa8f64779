import Basics

/// A value of a template, as Python would have it.
public indirect enum JinjaValue: Sendable {
  /// What is not there; the name is for messages.
  case undefined(String)
  case none
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case list(JinjaList)
  case map(JinjaMap)
  case namespace(JinjaNamespace)
  case function(JinjaFunction)

  /// An object's keys keep the order of the file.
  public init(_ value: JSON5Value) {
    if let object = value.object {
      self = .map(JinjaMap(object.map { (key: $0.key, value: JinjaValue($0.value)) }))
    } else if let array = value.array {
      self = .list(JinjaList(array.map { JinjaValue($0) }))
    } else {
      self.init(value.json)
    }
  }

  /// An object's keys are in the order of their UTF-8 bytes.
  public init(_ json: JSON) {
    switch json {
    case .null: self = .none
    case .bool(let value): self = .bool(value)
    case .number(let value): self = json.int.map(JinjaValue.int) ?? .double(value)
    case .string(let value): self = .string(value)
    case .array(let values): self = .list(JinjaList(values.map { JinjaValue($0) }))
    case .object: self = .map(JinjaMap(json.sortedMembers.map { (key: $0.key, value: JinjaValue($0.value)) }))
    }
  }

  var isUndefined: Bool { if case .undefined = self { true } else { false } }

  /// How deep lists stand in lists.
  var depth: Int {
    switch self {
    case .list(let list): list.depth
    case .map(let map): map.depth
    default: 0
    }
  }

  /// What `if` asks.
  var isTrue: Bool {
    switch self {
    case .undefined, .none: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .double(let value): value != 0
    case .string(let value): !value.isEmpty
    case .list(let list): !list.items.isEmpty
    case .map(let map): !map.members.isEmpty
    case .namespace, .function: true
    }
  }

  /// For messages.
  var kind: String {
    switch self {
    case .undefined(let name): "undefined (\(name))"
    case .none: "none"
    case .bool: "a truth value"
    case .int, .double: "a number"
    case .string: "a text"
    case .list(let list): list.isTuple ? "a tuple" : "a list"
    case .map: "a mapping"
    case .namespace: "a namespace"
    case .function: "a function"
    }
  }
}

public struct JinjaList: Sendable {
  var items: [JinjaValue]
  var isTuple = false
  let depth: Int

  init(_ items: [JinjaValue], isTuple: Bool = false) {
    self.items = items
    self.isTuple = isTuple
    depth = 1 + (items.lazy.map(\.depth).max() ?? 0)
  }
}

/// A mapping in the order of its making. Keys are texts.
public struct JinjaMap: Sendable {
  private(set) var members: [(key: String, value: JinjaValue)]
  let depth: Int

  /// Of members with one key the last counts, at the place of the first.
  init(_ members: [(key: String, value: JinjaValue)]) {
    var places: [[UInt8]: Int] = [:]
    self.members = []
    for member in members {
      let key = Array(member.key.utf8)
      if let place = places[key] {
        self.members[place].value = member.value
      } else {
        places[key] = self.members.count
        self.members.append(member)
      }
    }
    depth = 1 + (members.lazy.map(\.value.depth).max() ?? 0)
  }

  subscript(key: String) -> JinjaValue? {
    members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }
}

/// `namespace(...)`: the one value that a template may change. It belongs to one rendering, on one thread.
public final class JinjaNamespace: @unchecked Sendable {
  var members: [(key: String, value: JinjaValue)]

  init(_ members: [(key: String, value: JinjaValue)]) { self.members = members }

  subscript(key: String) -> JinjaValue? {
    get { members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value }
    set {
      guard let newValue else { return }
      if let place = members.firstIndex(where: { $0.key.utf8.elementsEqual(key.utf8) }) {
        members[place].value = newValue
      } else {
        members.append((key, newValue))
      }
    }
  }
}

/// Something that can be called: a function, a method with its object, a macro with the scope it was written in.
public final class JinjaFunction: @unchecked Sendable {
  let name: String
  let body: (inout JinjaEvaluator, JinjaArguments) throws -> JinjaValue

  init(_ name: String, _ body: @escaping (inout JinjaEvaluator, JinjaArguments) throws -> JinjaValue) {
    self.name = name
    self.body = body
  }
}

// MARK: - Equality and order

extension JinjaValue {
  /// Python's `==`: numbers by their value, texts scalar by scalar.
  func equals(_ other: JinjaValue) -> Bool {
    if let a = number, let b = other.number { return a == b }
    switch (self, other) {
    case (.undefined, .undefined), (.none, .none): return true
    case (.string(let a), .string(let b)): return a.utf8.elementsEqual(b.utf8)
    case (.list(let a), .list(let b)):
      return a.isTuple == b.isTuple && a.items.count == b.items.count
        && zip(a.items, b.items).allSatisfy { $0.equals($1) }
    case (.map(let a), .map(let b)):
      return a.members.count == b.members.count
        && a.members.allSatisfy { member in b[member.key].map { $0.equals(member.value) } ?? false }
    case (.namespace(let a), .namespace(let b)): return a === b
    case (.function(let a), .function(let b)): return a === b
    default: return false
    }
  }

  /// Truth values are 0 and 1.
  var number: Double? {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  /// Whole numbers and truth values.
  var integer: Int? {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): value
    default: nil
    }
  }

  /// Python's `<`, nil where the two have no order.
  func isLess(than other: JinjaValue) -> Bool? {
    if let a = integer, let b = other.integer { return a < b }
    if let a = number, let b = other.number { return a < b }
    switch (self, other) {
    case (.string(let a), .string(let b)): return a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
    case (.list(let a), .list(let b)):
      for (x, y) in zip(a.items, b.items) where !x.equals(y) { return x.isLess(than: y) }
      return a.items.count < b.items.count
    default: return nil
    }
  }
}
