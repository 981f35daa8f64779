import Basics

/// Filters that go over the parts of a value.
enum JinjaListFilters {
  static func apply(
    _ name: String, to value: JinjaValue, _ arguments: JinjaArguments, _ evaluator: inout JinjaEvaluator
  ) throws -> JinjaValue {
    func parameters(_ names: String...) throws -> [JinjaValue?] { try arguments.match(names, in: name, evaluator) }
    if name == "items" || name == "dictsort" { return try members(name, value, arguments, &evaluator) }
    let items = try evaluator.items(of: value)
    switch name {
    case "list": return try evaluator.list(items)
    case "first": return items.first ?? .undefined("the first of nothing")
    case "last": return items.last ?? .undefined("the last of nothing")
    case "reverse":
      if case .string(let text) = value {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text.unicodeScalars.reversed())
        return .string(String(view))
      }
      return try evaluator.list(items.reversed())
    case "map": return try mapped(items, arguments, &evaluator)
    case "select", "reject", "selectattr", "rejectattr": return try selected(name, items, arguments, &evaluator)
    case "join":
      let given = try parameters("d", "attribute")
      let separator = given[0]?.text ?? ""
      var parts: [String] = []
      for item in items { parts.append(try given[1].map { try get($0, of: item, &evaluator) }?.text ?? item.text) }
      try evaluator.make(bytes: parts.reduce(0) { $0 + $1.utf8.count + separator.utf8.count })
      return .string(parts.joined(separator: separator))
    case "sum":
      let given = try parameters("attribute", "start")
      var sum = given[1] ?? .int(0)
      for item in items {
        sum = try evaluator.arithmetic(sum, "+", try given[0].map { try get($0, of: item, &evaluator) } ?? item)
      }
      return sum
    case "min", "max":
      let given = try parameters("case_sensitive", "attribute")
      let sorted = try sorted(items, by: given[1], isSensitive: given[0]?.isTrue == true, &evaluator)
      return (name == "min" ? sorted.first : sorted.last) ?? .undefined("the \(name) of nothing")
    case "sort":
      let given = try parameters("reverse", "case_sensitive", "attribute")
      let isReversed = given[0]?.isTrue == true
      // Equal ones keep their order in both directions.
      let result = try sorted(
        isReversed ? items.reversed() : items, by: given[2], isSensitive: given[1]?.isTrue == true, &evaluator)
      return try evaluator.list(isReversed ? result.reversed() : result)
    case "unique":
      let given = try parameters("case_sensitive", "attribute")
      var keys: [JinjaValue] = []
      var result: [JinjaValue] = []
      for item in items {
        let key = folded(
          try given[1].map { try get($0, of: item, &evaluator) } ?? item, isSensitive: given[0]?.isTrue == true)
        try evaluator.make(bytes: 8 * keys.count)
        if !keys.contains(where: { $0.equals(key) }) {
          keys.append(key)
          result.append(item)
        }
      }
      return try evaluator.list(result)
    default:  // batch
      let given = try parameters("linecount", "fill_with")
      guard let count = given[0]?.integer, count > 0 else {
        throw evaluator.error("batch lacks its size", expected: "a whole number of at least 1")
      }
      var rows: [JinjaValue] = []
      for start in stride(from: 0, to: items.count, by: count) {
        var row = Array(items[start..<min(items.count, count > items.count - start ? items.count : start + count)])
        if let fill = given[1], row.count < count {
          try evaluator.make(bytes: count > Int.max / 8 ? .max : 8 * count)
          row += [JinjaValue](repeating: fill, count: count - row.count)
        }
        rows.append(try evaluator.list(row))
      }
      return try evaluator.list(rows)
    }
  }

  /// `a.b` of an item, or its n-th part.
  private static func get(_ path: JinjaValue, of item: JinjaValue, _ evaluator: inout JinjaEvaluator) throws
    -> JinjaValue
  {
    guard case .string(let text) = path else { return try evaluator.item(path, of: item) }
    var value = item
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let key = Int(part).map(JinjaValue.int) ?? .string(String(part))
      if case .map(let map) = value, case .string(let name) = key {
        value = map[name] ?? .undefined(name)
      } else {
        value = try evaluator.item(key, of: value)
      }
    }
    return value
  }

  private static func folded(_ value: JinjaValue, isSensitive: Bool) -> JinjaValue {
    if case .string(let text) = value, !isSensitive { return .string(text.lowercased()) }
    return value
  }

  private static func sorted(
    _ items: [JinjaValue], by path: JinjaValue?, isSensitive: Bool, _ evaluator: inout JinjaEvaluator
  ) throws -> [JinjaValue] {
    var keyed: [(key: JinjaValue, item: JinjaValue)] = []
    for item in items {
      keyed.append((folded(try path.map { try get($0, of: item, &evaluator) } ?? item, isSensitive: isSensitive), item))
    }
    try evaluator.make(bytes: 64 * keyed.count)
    let error = evaluator.error("cannot be sorted", expected: "numbers alone, or texts alone")
    return try keyed.sorted { left, right in
      guard let isLess = left.key.isLess(than: right.key) else { throw error }
      return isLess
    }.map(\.item)
  }

  private static func mapped(
    _ items: [JinjaValue], _ arguments: JinjaArguments, _ evaluator: inout JinjaEvaluator
  ) throws -> JinjaValue {
    var result: [JinjaValue] = []
    if let attribute = arguments.named.first(where: { $0.name == "attribute" })?.value {
      let usual = arguments.named.first { $0.name == "default" }?.value
      for item in items {
        let value = try get(attribute, of: item, &evaluator)
        result.append(value.isUndefined ? usual ?? value : value)
      }
      return try evaluator.list(result)
    }
    guard case .string(let filter)? = arguments.positional.first else {
      throw evaluator.error("map lacks what it applies", expected: "a filter's name, or attribute=...")
    }
    let rest = JinjaArguments(positional: Array(arguments.positional.dropFirst()), named: arguments.named)
    for item in items {
      try evaluator.step()
      result.append(try evaluator.deeper { try JinjaFilters.apply(filter, to: item, rest, &$0) })
    }
    return try evaluator.list(result)
  }

  private static func selected(
    _ name: String, _ items: [JinjaValue], _ arguments: JinjaArguments, _ evaluator: inout JinjaEvaluator
  ) throws -> JinjaValue {
    var given = arguments.positional[...]
    var path: JinjaValue?
    if name.hasSuffix("attr") {
      guard let first = given.popFirst() else { throw evaluator.error("\(name) lacks an attribute's name") }
      path = first
    }
    let test = given.popFirst()?.text
    if let test, !JinjaTests.names.contains(test) && symbols[test] == nil {
      throw evaluator.error(
        "the test \"\(test)\" is not supported", found: test,
        advice: nearest(to: test, among: JinjaTests.names).map { "did you mean \"\($0)\"?" })
    }
    let wanted = name.hasPrefix("select")
    var result: [JinjaValue] = []
    for item in items {
      try evaluator.step()
      let value = try path.map { try get($0, of: item, &evaluator) } ?? item
      let holds =
        try test.map {
          try JinjaTests.holds(symbols[$0] ?? $0, value, JinjaArguments(positional: Array(given)), evaluator)
        } ?? value.isTrue
      if holds == wanted { result.append(item) }
    }
    return try evaluator.list(result)
  }

  private static let symbols = ["==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"]

  private static func members(
    _ name: String, _ value: JinjaValue, _ arguments: JinjaArguments, _ evaluator: inout JinjaEvaluator
  ) throws -> JinjaValue {
    if name == "items", value.isUndefined { return try evaluator.list([]) }
    guard case .map(let map) = value else {
      throw evaluator.error("is not a mapping", expected: "a mapping", found: value.kind)
    }
    var pairs = map.members.map { JinjaValue.list(JinjaList([.string($0.key), $0.value], isTuple: true)) }
    if name == "dictsort" {
      let given = try arguments.match(["case_sensitive", "by", "reverse"], in: name, evaluator)
      let place: JinjaValue = .int(given[1]?.text == "value" ? 1 : 0)
      pairs = try sorted(pairs, by: place, isSensitive: given[0]?.isTrue == true, &evaluator)
      if given[2]?.isTrue == true { pairs.reverse() }
    }
    return try evaluator.list(pairs)
  }
}
