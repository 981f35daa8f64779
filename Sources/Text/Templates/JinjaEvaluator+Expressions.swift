import Basics

/// The arguments of a call.
struct JinjaArguments {
  var positional: [JinjaValue] = []
  var named: [(name: String, value: JinjaValue)] = []

  /// The value of each parameter, nil where none is given.
  ///
  /// - Throws: for arguments that no parameter takes.
  func match(_ parameters: [String], in name: String, _ evaluator: JinjaEvaluator) throws -> [JinjaValue?] {
    guard positional.count <= parameters.count else {
      throw evaluator.error(
        "\(name) has too many arguments", expected: "at most \(parameters.count)", found: "\(positional.count)")
    }
    var values = positional.map { JinjaValue?.some($0) }
    values += [JinjaValue?](repeating: nil, count: parameters.count - values.count)
    for argument in named {
      guard let place = parameters.firstIndex(of: argument.name) else {
        throw evaluator.error(
          "\(name) has no argument \"\(argument.name)\"", expected: parameters.joined(separator: ", "),
          found: argument.name)
      }
      guard values[place] == nil else { throw evaluator.error("\(name) has the argument \"\(argument.name)\" twice") }
      values[place] = argument.value
    }
    return values
  }
}

extension JinjaEvaluator {
  mutating func arguments(_ call: JinjaCall) throws -> JinjaArguments {
    var arguments = JinjaArguments()
    for node in call.positional { arguments.positional.append(try evaluate(node)) }
    for member in call.named { arguments.named.append((member.name, try evaluate(member.value))) }
    return arguments
  }

  mutating func evaluate(_ node: JinjaNode) throws -> JinjaValue {
    try step()
    return try deeper { evaluator in
      let value = try evaluator.value(node)
      evaluator.place = node.place
      return value
    }
  }

  private mutating func value(_ node: JinjaNode) throws -> JinjaValue {
    switch node.expression {
    case .literal(let value): return value
    case .name(let name): return lookUp(name)
    case .list(let nodes, let isTuple):
      var items: [JinjaValue] = []
      for node in nodes { items.append(try evaluate(node)) }
      return try list(items, isTuple: isTuple)
    case .map(let nodes):
      var members: [(key: String, value: JinjaValue)] = []
      for (key, value) in nodes {
        let name = try evaluate(key)
        guard case .string(let text) = name else {
          place = key.place
          throw error("a key is not supported", expected: "a text", found: name.kind)
        }
        members.append((text, try evaluate(value)))
      }
      return try map(members)
    case .attribute(let object, let name):
      let value = try evaluate(object)
      place = node.place
      return try attribute(name, of: value)
    case .item(let object, let key):
      let (value, key) = (try evaluate(object), try evaluate(key))
      place = node.place
      return try item(key, of: value)
    case .slice(let object, let start, let stop, let step):
      let value = try evaluate(object)
      let bounds = try [start, stop, step].map { try $0.map { try evaluate($0) } }
      place = node.place
      return try slice(value, bounds)
    case .call(let callee, let call):
      let function = try evaluate(callee)
      let arguments = try arguments(call)
      place = node.place
      guard case .function(let function) = function else {
        throw error("cannot be called", expected: "a function", found: function.kind)
      }
      return try function.body(&self, arguments)
    case .filter(let input, let name, let call):
      // `default` is there for what is not defined.
      let value = try evaluate(input)
      let arguments = try arguments(call)
      place = node.place
      return try JinjaFilters.apply(name, to: value, arguments, &self)
    case .test(let input, let name, let call, let isNegated):
      let value = try evaluate(input)
      let arguments = try arguments(call)
      place = node.place
      return .bool(try JinjaTests.holds(name, value, arguments, self) != isNegated)
    case .not(let inner): return .bool(try !evaluate(inner).isTrue)
    case .negative(let inner), .positive(let inner):
      let value = try evaluate(inner)
      place = node.place
      guard let number = value.number else { throw error("is not a number", expected: "a number", found: value.kind) }
      guard case .negative = node.expression else { return value.integer.map(JinjaValue.int) ?? .double(number) }
      guard let whole = value.integer else { return .double(-number) }
      guard whole != .min else { throw tooLarge }
      return .int(-whole)
    case .and(let left, let right):
      let value = try evaluate(left)
      return value.isTrue ? try evaluate(right) : value
    case .or(let left, let right):
      let value = try evaluate(left)
      return value.isTrue ? value : try evaluate(right)
    case .compare(let first, let parts):
      var left = try evaluate(first)
      for part in parts {
        let right = try evaluate(part.value)
        place = node.place
        guard try compare(left, part.symbol, right) else { return .bool(false) }
        left = right
      }
      return .bool(true)
    case .arithmetic(let left, let symbol, let right):
      let (a, b) = (try evaluate(left), try evaluate(right))
      place = node.place
      return try arithmetic(a, symbol, b)
    case .concatenation(let nodes):
      var text = ""
      for node in nodes {
        text += try evaluate(node).text
        if text.utf8.count > limits.text { break }
      }
      return try string(text)
    case .condition(let test, let then, let otherwise):
      if try evaluate(test).isTrue { return try evaluate(then) }
      return try otherwise.map { try evaluate($0) } ?? .undefined("the other side of an if")
    }
  }

  var tooLarge: InputError { error("a number is too large", expected: "a whole number of 64 bits") }

  // MARK: Comparing

  private mutating func compare(_ left: JinjaValue, _ symbol: String, _ right: JinjaValue) throws -> Bool {
    switch symbol {
    case "==": return left.equals(right)
    case "!=": return !left.equals(right)
    case "in": return try contains(left, in: right)
    case "not in": return try !contains(left, in: right)
    default:
      let isSwapped = symbol == ">" || symbol == "<="
      // a <= b where not b < a; NaN is neither.
      guard let isLess = isSwapped ? right.isLess(than: left) : left.isLess(than: right) else {
        throw error(
          "cannot be compared", expected: "two numbers, texts or lists", found: "\(left.kind) and \(right.kind)")
      }
      if left.number?.isNaN == true || right.number?.isNaN == true { return false }
      return symbol.count == 2 ? !isLess : isLess
    }
  }

  mutating func contains(_ value: JinjaValue, in container: JinjaValue) throws -> Bool {
    switch container {
    case .string(let text):
      guard case .string(let part) = value else {
        throw error("cannot be looked for in a text", expected: "a text", found: value.kind)
      }
      try make(bytes: text.utf8.count / 8)
      return ByteSearch(part).first(in: Array(text.utf8), from: 0) != nil
    case .map(let map):
      guard case .string(let key) = value else { return false }
      return map[key] != nil
    default:
      let items = try items(of: container)
      try make(bytes: items.count)
      return items.contains { $0.equals(value) }
    }
  }

  // MARK: Parts

  /// What a loop goes over.
  mutating func items(of value: JinjaValue) throws -> [JinjaValue] {
    switch value {
    case .list(let list): return list.items
    case .map(let map): return map.members.map { .string($0.key) }
    case .string(let text):
      try make(bytes: 16 * text.utf8.count)
      return text.unicodeScalars.map { .string(String($0)) }
    case .undefined: return []
    default: throw error("has no parts", expected: "a list, a mapping or a text", found: value.kind)
    }
  }

  private func undefined(_ name: String) -> InputError {
    error("\(name) is undefined", expected: "a variable that the template is given")
  }

  mutating func attribute(_ name: String, of value: JinjaValue) throws -> JinjaValue {
    if case .undefined(let object) = value { throw undefined(object) }
    if case .namespace(let namespace) = value { return namespace[name] ?? .undefined(name) }
    if let method = JinjaMethods.method(name, of: value) { return .function(method) }
    if case .map(let map) = value { return map[name] ?? .undefined(name) }
    return .undefined(name)
  }

  mutating func item(_ key: JinjaValue, of value: JinjaValue) throws -> JinjaValue {
    switch (value, key) {
    case (.undefined(let name), _): throw undefined(name)
    case (.list(let list), _) where key.integer != nil:
      let index = key.integer.map { $0 < 0 ? $0 + list.items.count : $0 } ?? -1
      return list.items.indices ~= index ? list.items[index] : .undefined("[\(key.text)]")
    case (.string(let text), _) where key.integer != nil:
      try make(bytes: text.utf8.count / 8)
      let scalars = text.unicodeScalars
      let wanted = key.integer ?? 0
      let offset = wanted < 0 ? wanted + scalars.count : wanted
      guard offset >= 0, let place = scalars.index(scalars.startIndex, offsetBy: offset, limitedBy: scalars.endIndex),
        place < scalars.endIndex
      else { return .undefined("[\(key.text)]") }
      return .string(String(scalars[place]))
    case (.map(let map), .string(let name)):
      if let member = map[name] { return member }
      return JinjaMethods.method(name, of: value).map(JinjaValue.function) ?? .undefined(name)
    case (_, .string(let name)): return try attribute(name, of: value)
    default: return .undefined("[\(key.text.prefix(40))]")
    }
  }

  private mutating func slice(_ value: JinjaValue, _ bounds: [JinjaValue?]) throws -> JinjaValue {
    var numbers: [Int?] = []
    for bound in bounds {
      switch bound {
      case nil, .some(.none): numbers.append(nil)
      case let bound?:
        guard let number = bound.integer else {
          throw error("a bound of a slice is not a number", expected: "a whole number", found: bound.kind)
        }
        numbers.append(number)
      }
    }
    switch value {
    case .undefined(let name): throw undefined(name)
    case .list(let whole):
      return try list(try Self.slice(whole.items, numbers, self), isTuple: whole.isTuple)
    case .string(let text):
      try make(bytes: 4 * text.utf8.count)
      var view = String.UnicodeScalarView()
      view.append(contentsOf: try Self.slice(Array(text.unicodeScalars), numbers, self))
      return .string(String(view))
    default: throw error("cannot be sliced", expected: "a list or a text", found: value.kind)
    }
  }

  /// Python's `items[start:stop:step]`.
  private static func slice<Item>(_ items: [Item], _ bounds: [Int?], _ evaluator: JinjaEvaluator) throws -> [Item] {
    let step = bounds[2] ?? 1
    guard step != 0 else { throw evaluator.error("a slice has no step", expected: "a step other than 0", found: "0") }
    let count = items.count
    func clamped(_ bound: Int?, _ usual: Int) -> Int {
      guard let bound else { return usual }
      let (low, high) = step > 0 ? (0, count) : (-1, count - 1)
      return min(max(bound < 0 ? bound + count : bound, low), high)
    }
    let start = clamped(bounds[0], step > 0 ? 0 : count - 1)
    let stop = clamped(bounds[1], step > 0 ? count : -1)
    if step == 1 { return start < stop ? Array(items[start..<stop]) : [] }
    // No step is longer than the list.
    return stride(from: start, to: stop, by: max(-count - 1, min(step, count + 1))).map { items[$0] }
  }
}
