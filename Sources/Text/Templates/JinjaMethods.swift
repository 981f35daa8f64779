import Basics

/// Methods of texts, lists and mappings, as Python has them.
enum JinjaMethods {
  /// A method with its object, nil where there is none of this name.
  static func method(_ name: String, of value: JinjaValue) -> JinjaFunction? {
    switch value {
    case .string(let text) where texts.contains(name):
      return JinjaFunction(name) { try call(name, text, $1, &$0) }
    case .map(let map) where ["items", "keys", "values", "get"].contains(name):
      return JinjaFunction(name) { evaluator, arguments in
        switch name {
        case "items":
          return try evaluator.list(map.members.map { .list(JinjaList([.string($0.key), $0.value], isTuple: true)) })
        case "keys": return try evaluator.list(map.members.map { .string($0.key) })
        case "values": return try evaluator.list(map.members.map(\.value))
        default:
          let given = try arguments.match(["key", "default"], in: "get", evaluator)
          if case .string(let key)? = given[0], let member = map[key] { return member }
          return given[1] ?? .none
        }
      }
    case .list(let list) where name == "index" || name == "count":
      return JinjaFunction(name) { evaluator, arguments in
        guard let item = arguments.positional.first else { throw evaluator.error("\(name) lacks its argument") }
        if name == "count" { return .int(list.items.count { $0.equals(item) }) }
        guard let place = list.items.firstIndex(where: { $0.equals(item) }) else {
          throw evaluator.error("is not in the list", found: String(item.text.prefix(80)))
        }
        return .int(place)
      }
    case .list where ["append", "extend", "insert", "pop", "remove", "clear", "sort", "reverse"].contains(name):
      return JinjaFunction(name) { evaluator, _ in
        throw evaluator.error(
          "lists cannot be changed, as in transformers' sandbox", found: ".\(name)()", advice: "add lists: a + [b]")
      }
    case .map where ["update", "pop", "setdefault", "clear", "popitem"].contains(name):
      return JinjaFunction(name) { evaluator, _ in
        throw evaluator.error("mappings cannot be changed, as in transformers' sandbox", found: ".\(name)()")
      }
    default: return nil
    }
  }

  private static let texts: Set<String> = [
    "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines", "startswith", "endswith", "upper", "lower", "title",
    "capitalize", "replace", "find", "rfind", "index", "count", "join", "isdigit", "isalpha", "isalnum", "isspace",
    "isupper", "islower", "removeprefix", "removesuffix",
  ]

  private static func call(
    _ name: String, _ text: String, _ arguments: JinjaArguments, _ evaluator: inout JinjaEvaluator
  ) throws -> JinjaValue {
    func parameters(_ names: String...) throws -> [JinjaValue?] { try arguments.match(names, in: name, evaluator) }
    func wanted(_ value: JinjaValue?) throws -> String {
      guard case .string(let text)? = value else {
        throw evaluator.error("\(name) is given something else", expected: "a text", found: value?.kind ?? "nothing")
      }
      return text
    }
    try evaluator.make(bytes: text.utf8.count)
    switch name {
    case "strip", "lstrip", "rstrip":
      let given = try parameters("chars")[0]
      var characters: String?
      if case .string(let text)? = given { characters = text }
      return .string(stripped(text, characters, left: name != "rstrip", right: name != "lstrip"))
    case "split", "rsplit":
      let given = try parameters("sep", "maxsplit")
      var separator: String?
      if case .string(let text)? = given[0] { separator = text }
      if separator == "" { throw evaluator.error("the separator is empty") }
      let limit = given[1]?.integer.flatMap { $0 < 0 ? nil : $0 } ?? .max
      let parts = name == "split" ? split(text, separator, limit) : reverseSplit(text, separator, limit)
      return try evaluator.list(parts.map(JinjaValue.string))
    case "splitlines":
      var lines = lines(text)
      if lines.last == "" { lines.removeLast() }
      return try evaluator.list(lines.map(JinjaValue.string))
    case "startswith", "endswith":
      let given = try parameters("prefix")[0]
      var choices = [given ?? .none]
      if case .list(let list)? = given { choices = list.items }
      for choice in choices {
        let part = try wanted(choice).utf8
        if name == "startswith" ? text.utf8.starts(with: part) : text.utf8.reversed().starts(with: part.reversed()) {
          return .bool(true)
        }
      }
      return .bool(false)
    case "upper": return .string(text.uppercased())
    case "lower": return .string(text.lowercased())
    case "title": return .string(titled(text))
    case "capitalize": return .string(capitalized(text))
    case "replace":
      let given = try parameters("old", "new", "count")
      return try replacing(text, wanted(given[0]), wanted(given[1]), given[2]?.integer, &evaluator)
    case "find", "rfind", "index", "count":
      let bytes = Array(text.utf8)
      let search = ByteSearch(try wanted(parameters("sub")[0]))
      if search.pattern.isEmpty {  // It stands before every character and at the end.
        let count = text.unicodeScalars.count
        return .int(name == "count" ? count + 1 : name == "rfind" ? count : 0)
      }
      let places = search.all(in: bytes)
      if name == "count" { return .int(places.count) }
      guard let place = name == "rfind" ? places.last : places.first else {
        if name == "index" { throw evaluator.error("the text does not hold this part") }
        return .int(-1)
      }
      return .int(String(decoding: bytes[..<place], as: UTF8.self).unicodeScalars.count)
    case "join":
      return try JinjaListFilters.apply(
        "join", to: parameters("items")[0] ?? .none, JinjaArguments(positional: [.string(text)]), &evaluator)
    case "removeprefix":
      let part = try wanted(parameters("prefix")[0]).unicodeScalars
      return .string(text.unicodeScalars.starts(with: part) ? String(text.unicodeScalars.dropFirst(part.count)) : text)
    case "removesuffix":
      let part = try wanted(parameters("suffix")[0]).unicodeScalars
      let has = text.unicodeScalars.reversed().starts(with: part.reversed())
      return .string(has ? String(text.unicodeScalars.dropLast(part.count)) : text)
    default: return .bool(holds(name, text))
    }
  }

  private static func holds(_ name: String, _ text: String) -> Bool {
    let scalars = text.unicodeScalars
    switch name {
    case "isdigit":
      return !scalars.isEmpty
        && scalars.allSatisfy { $0.properties.numericType == .decimal || $0.properties.numericType == .digit }
    case "isalpha": return !scalars.isEmpty && scalars.allSatisfy { ScalarClass.of($0) == .letter }
    case "isalnum":
      return !scalars.isEmpty
        && scalars.allSatisfy { ScalarClass.of($0) == .letter || $0.properties.numericType != nil }
    case "isspace": return !scalars.isEmpty && scalars.allSatisfy(isPythonSpace)
    case "isupper": return text.contains(where: \.isCased) && !scalars.contains(where: \.properties.isLowercase)
    default: return text.contains(where: \.isCased) && !scalars.contains(where: \.properties.isUppercase)
    }
  }

  // MARK: What filters do, too

  /// - Parameter characters: what is taken away; nil: white space.
  static func stripped(_ text: String, _ characters: String?, left: Bool, right: Bool) -> String {
    let set = characters.map { Set($0.unicodeScalars) }
    func goes(_ scalar: Unicode.Scalar) -> Bool { set?.contains(scalar) ?? isPythonSpace(scalar) }
    var view = text.unicodeScalars[...]
    if left { view = view.drop(while: goes) }
    if right { while let last = view.last, goes(last) { view.removeLast() } }
    return String(view)
  }

  /// Cut at \n, \r\n and \r; what is behind the last of these is a line, too.
  static func lines(_ text: String) -> [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\n", wasReturn {
        wasReturn = false
        continue
      }
      wasReturn = scalar == "\r"
      if scalar == "\n" || wasReturn {
        lines.append(String(line))
        line.removeAll()
      } else {
        line.append(scalar)
      }
    }
    return lines + [String(line)]
  }

  static func capitalized(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    return first.properties.titlecaseMapping + String(text.unicodeScalars.dropFirst()).lowercased()
  }

  static func titled(_ text: String) -> String {
    var result = ""
    var isInside = false
    for scalar in text.unicodeScalars {
      let isLetter = scalar.properties.isCased
      result +=
        isLetter ? (isInside ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping) : String(scalar)
      isInside = isLetter
    }
    return result
  }

  static func replacing(
    _ text: String, _ old: String, _ new: String, _ count: Int?, _ evaluator: inout JinjaEvaluator
  ) throws -> JinjaValue {
    let limit = count.flatMap { $0 < 0 ? nil : $0 } ?? .max
    guard !old.isEmpty else {
      throw evaluator.error("replace is given an empty text", expected: "a text to be replaced")
    }
    let bytes = Array(text.utf8)
    let places = ByteSearch(old).all(in: bytes, atMost: limit)
    if places.isEmpty { return .string(text) }
    let (growth, isTooLarge) = places.count.multipliedReportingOverflow(by: new.utf8.count)
    try evaluator.make(bytes: isTooLarge ? .max : growth)
    var result: [UInt8] = []
    var done = 0
    for place in places {
      result += bytes[done..<place]
      result += Array(new.utf8)
      done = place + old.utf8.count
    }
    result += bytes[done...]
    return .string(String(decoding: result, as: UTF8.self))
  }

  private static func split(_ text: String, _ separator: String?, _ limit: Int) -> [String] {
    if let separator {
      let bytes = Array(text.utf8)
      var parts: [String] = []
      var done = 0
      for place in ByteSearch(separator).all(in: bytes, atMost: limit) {
        parts.append(String(decoding: bytes[done..<place], as: UTF8.self))
        done = place + separator.utf8.count
      }
      return parts + [String(decoding: bytes[done...], as: UTF8.self)]
    }
    var parts: [String] = []
    var rest = text.unicodeScalars[...].drop(while: isPythonSpace)
    while !rest.isEmpty {
      if parts.count == limit { return parts + [String(rest)] }
      let end = rest.firstIndex(where: isPythonSpace) ?? rest.endIndex
      parts.append(String(rest[..<end]))
      rest = rest[end...].drop(while: isPythonSpace)
    }
    return parts
  }

  private static func reverseSplit(_ text: String, _ separator: String?, _ limit: Int) -> [String] {
    func reversed(_ text: String) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text.unicodeScalars.reversed())
      return String(view)
    }
    return split(reversed(text), separator.map(reversed), limit).reversed().map(reversed)
  }
}
