import Basics

/// Values as text, as Python writes them.
extension JinjaValue {
  /// `str(value)`, what `{{ }}` prints.
  var text: String {
    switch self {
    case .undefined: ""
    case .string(let value): value
    default: representation
    }
  }

  /// `repr(value)`.
  var representation: String {
    switch self {
    case .undefined: return "Undefined"
    case .none: return "None"
    case .bool(let value): return value ? "True" : "False"
    case .int(let value): return "\(value)"
    case .double(let value): return Self.python(value)
    case .string(let value): return Self.quoted(value)
    case .list(let list):
      let inside = list.items.map(\.representation).joined(separator: ", ")
      if list.isTuple { return list.items.count == 1 ? "(\(inside),)" : "(\(inside))" }
      return "[\(inside)]"
    case .map(let map):
      return "{" + map.members.map { "\(Self.quoted($0.key)): \($0.value.representation)" }.joined(separator: ", ")
        + "}"
    case .namespace: return "<Namespace>"
    case .function(let function): return "<function \(function.name)>"
    }
  }

  /// The shortest digits that give the number back, with an exponent from 1e16 on and under 1e-4.
  static func python(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    // Swift writes 1e+16 and 1e-05 as Python does.
    return value.description
  }

  private static func quoted(_ text: String) -> String {
    let quote: Unicode.Scalar = text.utf8.contains(0x27) && !text.utf8.contains(0x22) ? "\"" : "'"
    var result = String.UnicodeScalarView([quote])
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\".unicodeScalars
      case quote: result += ["\\", quote]
      case "\n": result += "\\n".unicodeScalars
      case "\r": result += "\\r".unicodeScalars
      case "\t": result += "\\t".unicodeScalars
      case _ where scalar.value < 0x20 || 0x7f..<0xa1 ~= scalar.value || scalar.value == 0xad:
        let digits = String(scalar.value, radix: 16)
        result += "\\x\(digits.count < 2 ? "0" : "")\(digits)".unicodeScalars
      default: result.append(scalar)
      }
    }
    result.append(quote)
    return String(result)
  }

  /// `json.dumps(value, ensure_ascii=False)`, with transformers' options; nil where a part is no JSON.
  func json(indent: Int? = nil, sorted: Bool = false, level: Int = 0) -> String? {
    func joined(_ parts: [String], _ open: String, _ close: String) -> String {
      if parts.isEmpty { return open + close }
      guard let indent else { return open + parts.joined(separator: ", ") + close }
      let inner = "\n" + String(repeating: " ", count: indent * (level + 1))
      return open + inner + parts.joined(separator: "," + inner) + "\n"
        + String(repeating: " ", count: indent * level) + close
    }
    switch self {
    case .none: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .int(let value): return "\(value)"
    case .double(let value):
      return value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-" : "") + "Infinity" : Self.python(value)
    case .string(let value): return Self.json(value)
    case .list(let list):
      var parts: [String] = []
      for item in list.items {
        guard let part = item.json(indent: indent, sorted: sorted, level: level + 1) else { return nil }
        parts.append(part)
      }
      return joined(parts, "[", "]")
    case .map(let map):
      var members = map.members
      if sorted { members.sort { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) } }
      var parts: [String] = []
      for member in members {
        guard let part = member.value.json(indent: indent, sorted: sorted, level: level + 1) else { return nil }
        parts.append("\(Self.json(member.key)): \(part)")
      }
      return joined(parts, "{", "}")
    case .undefined, .namespace, .function: return nil
    }
  }

  private static func json(_ text: String) -> String {
    var result = String.UnicodeScalarView(["\""])
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\"".unicodeScalars
      case "\\": result += "\\\\".unicodeScalars
      case "\n": result += "\\n".unicodeScalars
      case "\r": result += "\\r".unicodeScalars
      case "\t": result += "\\t".unicodeScalars
      case "\u{8}": result += "\\b".unicodeScalars
      case "\u{c}": result += "\\f".unicodeScalars
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars
      default: result.append(scalar)
      }
    }
    result.append("\"")
    return String(result)
  }
}

/// White space as `str.isspace` and `\s` of Python have it.
func isPythonSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isWhitespace || 0x1c...0x1f ~= scalar.value
}
