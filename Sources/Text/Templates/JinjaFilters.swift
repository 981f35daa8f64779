import Basics

/// Filters: `value | name(arguments)`.
enum JinjaFilters {
  static let names = [
    "abs", "batch", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float", "indent", "int",
    "items", "join", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "replace",
    "reverse",
    "round", "safe", "select", "selectattr", "sort", "string", "sum", "title", "tojson", "trim", "unique", "upper",
    "wordcount",
  ]

  /// - Throws: for a filter that is not among ``names``, too: `map` may name one at run time.
  static func apply(
    _ name: String, to value: JinjaValue, _ arguments: JinjaArguments, _ evaluator: inout JinjaEvaluator
  ) throws -> JinjaValue {
    func parameters(_ names: String...) throws -> [JinjaValue?] { try arguments.match(names, in: name, evaluator) }
    switch name {
    case "default", "d":
      let given = try parameters("default_value", "boolean")
      let isMissing = value.isUndefined || given[1]?.isTrue == true && !value.isTrue
      return isMissing ? given[0] ?? .string("") : value
    case "safe", "string": return try evaluator.string(value.text)
    case "e", "escape": return try evaluator.string(escaped(value.text))
    case "length", "count": return .int(try length(of: value, evaluator))
    case "tojson":
      let given = try parameters("ensure_ascii", "indent", "separators", "sort_keys")
      guard given[0]?.isTrue != true, given[2] == nil else {
        throw evaluator.error("tojson's ensure_ascii and separators are not supported", expected: "indent or sort_keys")
      }
      let indent = given[1]?.integer
      guard indent.map({ 0...40 ~= $0 }) ?? true else {
        throw evaluator.error("tojson's indent is out of range", expected: "0 to 40")
      }
      guard let text = value.json(indent: indent, sorted: given[3]?.isTrue == true) else {
        throw evaluator.error("has no form in JSON", expected: "a value of JSON", found: value.kind)
      }
      return try evaluator.string(text)
    case "map", "select", "reject", "selectattr", "rejectattr", "first", "last", "list", "reverse", "sort", "unique",
      "sum",
      "min", "max", "join", "batch", "items", "dictsort":
      return try JinjaListFilters.apply(name, to: value, arguments, &evaluator)
    case "abs":
      if let number = value.integer {
        guard number != .min else { throw evaluator.tooLarge }
        return .int(abs(number))
      }
      guard let number = value.number else {
        throw evaluator.error("is not a number", expected: "a number", found: value.kind)
      }
      return .double(abs(number))
    case "int", "float", "round": return try number(name, value, arguments, evaluator)
    default: return try text(name, value, arguments, &evaluator)
    }
  }

  static func length(of value: JinjaValue, _ evaluator: JinjaEvaluator) throws -> Int {
    switch value {
    case .string(let text): return text.unicodeScalars.count
    case .list(let list): return list.items.count
    case .map(let map): return map.members.count
    case .undefined: return 0
    default: throw evaluator.error("has no length", expected: "a text, a list or a mapping", found: value.kind)
    }
  }

  private static func number(
    _ name: String, _ value: JinjaValue, _ arguments: JinjaArguments, _ evaluator: JinjaEvaluator
  ) throws -> JinjaValue {
    if name == "round" {
      let given = try arguments.match(["precision", "method"], in: name, evaluator)
      guard let number = value.number else {
        throw evaluator.error("is not a number", expected: "a number", found: value.kind)
      }
      let precision = given[0]?.integer ?? 0
      guard 0...15 ~= precision else { throw evaluator.error("round's precision is out of range", expected: "0 to 15") }
      var factor = 1.0
      for _ in 0..<precision { factor *= 10 }
      let scaled = number * factor
      switch given[1]?.text ?? "common" {
      case "common": return .double(scaled.rounded(.toNearestOrEven) / factor)
      case "ceil": return .double(scaled.rounded(.up) / factor)
      case "floor": return .double(scaled.rounded(.down) / factor)
      default:
        throw evaluator.error("round has an unknown method", expected: "common, ceil or floor", found: given[1]?.text)
      }
    }
    let usual = try arguments.match(["default", "base"], in: name, evaluator)[0]
    var found: Double?
    switch value {
    case .string(let text):
      let trimmed = JinjaMethods.stripped(text, nil, left: true, right: true)
      if name == "int", let whole = Int(trimmed) { return .int(whole) }
      found = Double(trimmed)
    default:
      if name == "int", let whole = value.integer { return .int(whole) }
      found = value.number
    }
    if name == "float" { return found.map(JinjaValue.double) ?? usual ?? .double(0) }
    return found.flatMap { Int(exactly: $0.rounded(.towardZero)) }.map(JinjaValue.int) ?? usual ?? .int(0)
  }

  private static func text(
    _ name: String, _ value: JinjaValue, _ arguments: JinjaArguments, _ evaluator: inout JinjaEvaluator
  ) throws -> JinjaValue {
    func parameters(_ names: String...) throws -> [JinjaValue?] { try arguments.match(names, in: name, evaluator) }
    let text = value.text
    try evaluator.make(bytes: text.utf8.count)
    switch name {
    case "trim":
      let characters = try parameters("chars")[0]?.text
      return .string(JinjaMethods.stripped(text, characters, left: true, right: true))
    case "upper": return .string(text.uppercased())
    case "lower": return .string(text.lowercased())
    case "capitalize": return .string(JinjaMethods.capitalized(text))
    case "title": return .string(titled(text))
    case "replace":
      let given = try parameters("old", "new", "count")
      guard let old = given[0]?.text, let new = given[1]?.text else {
        throw evaluator.error("replace lacks an argument", expected: "replace(old, new)")
      }
      return try JinjaMethods.replacing(text, old, new, given[2]?.integer, &evaluator)
    case "wordcount": return .int(text.unicodeScalars.split(whereSeparator: isPythonSpace).count)
    case "indent":
      let given = try parameters("width", "first", "blank")
      let width = given[0]?.integer ?? 4
      guard given[0] == nil || given[0]?.integer != nil, 0...1000 ~= width else {
        throw evaluator.error("indent's width is out of range", expected: "0 to 1000")
      }
      let space = String(repeating: " ", count: width)
      let lines = JinjaMethods.lines(text)
      let isBlank = given[2]?.isTrue == true
      let result = lines.enumerated().map { index, line in
        (index == 0 ? given[1]?.isTrue == true : isBlank || !line.isEmpty) ? space + line : line
      }
      return try evaluator.string(result.joined(separator: "\n"))
    default: throw evaluator.error("the filter \"\(name)\" is not supported", found: name)
    }
  }

  /// jinja2's own: words end at white space, hyphens and opening brackets, not at apostrophes as Python's do.
  private static func titled(_ text: String) -> String {
    var result = ""
    var isInside = false
    for scalar in text.unicodeScalars {
      if isPythonSpace(scalar) || "-({[<".unicodeScalars.contains(scalar) {
        result.unicodeScalars.append(scalar)
        isInside = false
      } else {
        result += isInside ? scalar.properties.lowercaseMapping : scalar.properties.uppercaseMapping
        isInside = true
      }
    }
    return result
  }

  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;".unicodeScalars
      case "<": result += "&lt;".unicodeScalars
      case ">": result += "&gt;".unicodeScalars
      case "\"": result += "&#34;".unicodeScalars
      case "'": result += "&#39;".unicodeScalars
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
