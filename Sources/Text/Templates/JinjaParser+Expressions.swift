import Basics

/// Expressions, from what binds loosest to what binds tightest, as jinja2's `Parser`.
extension JinjaParser {
  private func node(_ expression: JinjaExpression, _ place: JinjaPlace, over depths: Int...) throws -> JinjaNode {
    let depth = 1 + (depths.max() ?? 0)
    // Long chains (a + b + c ...) are deep without brackets.
    guard depth <= 2 * Self.deepest else {
      throw error("an expression is nested too deeply", at: place, expected: "\(2 * Self.deepest) levels")
    }
    return JinjaNode(expression: expression, place: place, depth: depth)
  }

  /// One expression, or several with commas between: a tuple.
  mutating func tuple(withCondition: Bool = true) throws -> JinjaNode {
    let place = place
    let first = try withCondition ? expression() : disjunction()
    guard isSymbol(",") else { return first }
    var items = [first]
    while take(symbol: ",") {
      if token == .variableEnd || token == .blockEnd || isSymbol(")") { break }
      items.append(try withCondition ? expression() : disjunction())
    }
    return try node(.list(items, isTuple: true), place, over: items.map(\.depth).max() ?? 0)
  }

  /// `a if b else c`.
  mutating func expression() throws -> JinjaNode {
    try nested { parser in
      let place = parser.place
      var value = try parser.disjunction()
      while parser.take(name: "if") {
        let test = try parser.disjunction()
        let otherwise = parser.take(name: "else") ? try parser.expression() : nil
        value = try parser.node(
          .condition(test, then: value, otherwise: otherwise), place, over: value.depth, test.depth,
          otherwise?.depth ?? 0)
      }
      return value
    }
  }

  private mutating func disjunction() throws -> JinjaNode {
    let place = place
    var left = try conjunction()
    while take(name: "or") {
      let right = try conjunction()
      left = try node(.or(left, right), place, over: left.depth, right.depth)
    }
    return left
  }

  private mutating func conjunction() throws -> JinjaNode {
    let place = place
    var left = try negation()
    while take(name: "and") {
      let right = try negation()
      left = try node(.and(left, right), place, over: left.depth, right.depth)
    }
    return left
  }

  private mutating func negation() throws -> JinjaNode {
    let place = place
    guard take(name: "not") else { return try comparison() }
    let value = try nested { try $0.negation() }
    return try node(.not(value), place, over: value.depth)
  }

  private mutating func comparison() throws -> JinjaNode {
    let place = place
    let left = try sum()
    var parts: [(symbol: String, value: JinjaNode)] = []
    while true {
      var name: String?
      if case .symbol(let symbol) = token, ["==", "!=", "<", "<=", ">", ">="].contains(symbol) {
        name = symbol
      } else if isName("in") {
        name = "in"
      } else if isName("not"), index + 1 < tokens.count, tokens[index + 1].token == .name("in") {
        advance()
        name = "not in"
      }
      guard let name else { break }
      advance()
      parts.append((name, try sum()))
    }
    if parts.isEmpty { return left }
    return try node(.compare(left, parts), place, over: left.depth, parts.map(\.value.depth).max() ?? 0)
  }

  private mutating func sum() throws -> JinjaNode {
    try chain(["+", "-"]) { try $0.concatenation() }
  }

  private mutating func concatenation() throws -> JinjaNode {
    let place = place
    var parts = [try product()]
    while take(symbol: "~") { parts.append(try product()) }
    if parts.count == 1 { return parts[0] }
    return try node(.concatenation(parts), place, over: parts.map(\.depth).max() ?? 0)
  }

  private mutating func product() throws -> JinjaNode {
    try chain(["*", "/", "//", "%"]) { parser in try parser.chain(["**"]) { try $0.unary() } }
  }

  private mutating func chain(_ symbols: [String], _ operand: (inout JinjaParser) throws -> JinjaNode) throws
    -> JinjaNode
  {
    let place = place
    var left = try operand(&self)
    while case .symbol(let symbol) = token, symbols.contains(symbol) {
      advance()
      let right = try operand(&self)
      left = try node(.arithmetic(left, symbol, right), place, over: left.depth, right.depth)
    }
    return left
  }

  private mutating func unary(withFilter: Bool = true) throws -> JinjaNode {
    let place = place
    var value: JinjaNode
    if take(symbol: "-") {
      let inner = try nested { try $0.unary(withFilter: false) }
      value = try node(.negative(inner), place, over: inner.depth)
    } else if take(symbol: "+") {
      let inner = try nested { try $0.unary(withFilter: false) }
      value = try node(.positive(inner), place, over: inner.depth)
    } else {
      value = try primary()
    }
    value = try postfix(value)
    while withFilter {
      if take(symbol: "|") {
        let filter = try filterCall()
        value = try node(.filter(value, filter.name, filter.call), filter.place, over: value.depth, filter.call.depth)
      } else if isName("is") {
        value = try test(value)
      } else if isSymbol("(") {
        value = try call(value)
      } else {
        break
      }
    }
    return value
  }

  mutating func filterCall() throws -> JinjaFilterCall {
    let place = place
    var name = try identifier()
    while take(symbol: ".") { name += "." + (try identifier()) }
    guard JinjaFilters.names.contains(name) else {
      throw error(
        "the filter \"\(name)\" is not supported", at: place, found: name,
        advice: nearest(to: name, among: JinjaFilters.names).map { "did you mean \"\($0)\"?" })
    }
    return JinjaFilterCall(name: name, call: isSymbol("(") ? try arguments() : JinjaCall(), place: place)
  }

  private mutating func test(_ value: JinjaNode) throws -> JinjaNode {
    let start = place
    advance()
    let isNegated = take(name: "not")
    let place = place
    let name = try identifier()
    guard JinjaTests.names.contains(name) else {
      throw error(
        "the test \"is \(name)\" is not supported", at: place, found: name,
        advice: nearest(to: name, among: JinjaTests.names).map { "did you mean \"\($0)\"?" })
    }
    var call = JinjaCall()
    if isSymbol("(") {
      call = try arguments()
    } else if takesArgument {
      let argument = try primary()
      call.positional = [try postfix(argument)]
    }
    return try node(.test(value, name, call, isNegated: isNegated), start, over: value.depth, call.depth)
  }

  /// Whether a test's argument follows without brackets: `is divisibleby 3`.
  private var takesArgument: Bool {
    switch token {
    case .name(let name): !["else", "or", "and", "is", "if", "in", "not", "recursive"].contains(name)
    case .string, .integer, .double: true
    case .symbol(let symbol): symbol == "[" || symbol == "{"
    default: false
    }
  }

  private mutating func postfix(_ value: JinjaNode) throws -> JinjaNode {
    var value = value
    while true {
      let place = place
      if take(symbol: ".") {
        if case .integer(let index) = token {
          advance()
          value = try node(.item(value, try node(.literal(.int(index)), place)), place, over: value.depth)
        } else {
          value = try node(.attribute(value, try identifier()), place, over: value.depth)
        }
      } else if take(symbol: "[") {
        value = try nested { try $0.subscripted(value, place) }
      } else if isSymbol("(") {
        value = try call(value)
      } else {
        return value
      }
    }
  }

  private mutating func subscripted(_ value: JinjaNode, _ place: JinjaPlace) throws -> JinjaNode {
    var parts: [JinjaNode?] = []
    var isSlice = false
    while !isSymbol("]") {
      let part = isSymbol(":") ? nil : try expression()
      parts.append(part)
      if isSymbol("]") { break }
      try expect(":")
      isSlice = true
      if isSymbol("]") { parts.append(nil) }
    }
    try expect("]")
    if isSlice, parts.count <= 3 {
      parts += [JinjaNode?](repeating: nil, count: 3 - parts.count)
      let depth = parts.compactMap { $0?.depth }.max() ?? 0
      return try node(.slice(value, start: parts[0], stop: parts[1], step: parts[2]), place, over: value.depth, depth)
    }
    guard parts.count == 1, let item = parts[0] else {
      throw error("a subscript is malformed", at: place, expected: "[i] or [i:j]")
    }
    return try node(.item(value, item), place, over: value.depth, item.depth)
  }

  private mutating func call(_ value: JinjaNode) throws -> JinjaNode {
    let place = place
    let call = try arguments()
    return try node(.call(value, call), place, over: value.depth, call.depth)
  }

  private mutating func arguments() throws -> JinjaCall {
    try nested { parser in
      try parser.expect("(")
      var call = JinjaCall()
      while !parser.isSymbol(")") {
        if !call.positional.isEmpty || !call.named.isEmpty {
          try parser.expect(",")
          if parser.isSymbol(")") { break }
        }
        if parser.isSymbol("*") || parser.isSymbol("**") {
          throw parser.error("arguments in a list (*, **) are not supported", expected: "arguments one by one")
        }
        if case .name(let name) = parser.token, parser.index + 1 < parser.tokens.count,
          parser.tokens[parser.index + 1].token == .symbol("=")
        {
          parser.advance()
          parser.advance()
          call.named.append((name, try parser.expression()))
        } else {
          guard call.named.isEmpty else {
            throw parser.error("an argument without a name stands behind one with a name")
          }
          call.positional.append(try parser.expression())
        }
      }
      try parser.expect(")")
      return call
    }
  }

  private mutating func primary() throws -> JinjaNode {
    let place = place
    switch token {
    case .name(let name):
      advance()
      switch name {
      case "true", "True": return try node(.literal(.bool(true)), place)
      case "false", "False": return try node(.literal(.bool(false)), place)
      case "none", "None": return try node(.literal(.none), place)
      default: return try node(.name(name), place)
      }
    case .string(var text):
      advance()
      while case .string(let more) = token {  // As in Python, neighbours are one.
        text += more
        advance()
      }
      return try node(.literal(.string(text)), place)
    case .integer(let value):
      advance()
      return try node(.literal(.int(value)), place)
    case .double(let value):
      advance()
      return try node(.literal(.double(value)), place)
    case .symbol("("):
      advance()
      return try nested { parser in
        if parser.take(symbol: ")") { return try parser.node(.list([], isTuple: true), place) }
        let value = try parser.tuple()
        try parser.expect(")")
        return value
      }
    case .symbol("["):
      advance()
      return try nested { parser in
        var items: [JinjaNode] = []
        while !parser.isSymbol("]") {
          if !items.isEmpty { try parser.expect(",") }
          if parser.isSymbol("]") { break }
          items.append(try parser.expression())
        }
        try parser.expect("]")
        return try parser.node(.list(items, isTuple: false), place, over: items.map(\.depth).max() ?? 0)
      }
    case .symbol("{"):
      advance()
      return try nested { parser in
        var members: [(key: JinjaNode, value: JinjaNode)] = []
        while !parser.isSymbol("}") {
          if !members.isEmpty { try parser.expect(",") }
          if parser.isSymbol("}") { break }
          let key = try parser.expression()
          try parser.expect(":")
          members.append((key, try parser.expression()))
        }
        try parser.expect("}")
        let depth = members.map { max($0.key.depth, $0.value.depth) }.max() ?? 0
        return try parser.node(.map(members), place, over: depth)
      }
    default: throw unexpected(expected: "an expression")
    }
  }
}
