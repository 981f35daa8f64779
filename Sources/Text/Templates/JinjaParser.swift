import Basics

/// From the tokens of a template to its statements.
struct JinjaParser {
  let tokens: [JinjaLexer.Placed]
  let source: String
  var index = 0
  /// How deep statements, or brackets, stand in one another.
  var nesting = 0
  /// The loops around this place within its macro.
  private var loops = 0

  static let deepest = 100

  static func parse(_ text: String, source: String) throws -> [JinjaStatement] {
    var parser = JinjaParser(tokens: try JinjaLexer.tokens(text, source: source), source: source)
    return try parser.body(until: []).statements
  }

  private init(tokens: [JinjaLexer.Placed], source: String) {
    self.tokens = tokens
    self.source = source
  }

  // MARK: Tokens

  var token: JinjaLexer.Token { tokens[index].token }
  var place: JinjaPlace { tokens[index].place }

  mutating func advance() { if index < tokens.count - 1 { index += 1 } }

  func error(
    _ message: String, at place: JinjaPlace? = nil, expected: String? = nil, found: String? = nil, advice: String? = nil
  )
    -> InputError
  {
    let place = place ?? self.place
    return InputError(
      message, place: "\(source):\(place.line):\(place.column)", expected: expected, found: found, advice: advice)
  }

  func unexpected(expected: String) -> InputError {
    let found: String
    switch token {
    case .text: found = "text"
    case .variableBegin: found = "{{"
    case .variableEnd: found = "}}"
    case .blockBegin: found = "{%"
    case .blockEnd: found = "%}"
    case .name(let name): found = name
    case .string(let text): found = "\"\(text.prefix(40))\""
    case .integer(let value): found = "\(value)"
    case .double(let value): found = "\(value)"
    case .symbol(let symbol): found = symbol
    case .end: found = "the end"
    }
    return error("the template has something else than expected", expected: expected, found: found)
  }

  func isSymbol(_ symbol: String) -> Bool { token == .symbol(symbol) }
  func isName(_ name: String) -> Bool { token == .name(name) }

  mutating func take(symbol: String) -> Bool {
    guard isSymbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func take(name: String) -> Bool {
    guard isName(name) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: String) throws {
    guard take(symbol: symbol) else { throw unexpected(expected: symbol) }
  }

  mutating func identifier() throws -> String {
    guard case .name(let name) = token else { throw unexpected(expected: "a name") }
    advance()
    return name
  }

  private mutating func expectBlockEnd() throws {
    guard token == .blockEnd else { throw unexpected(expected: "%}") }
    advance()
  }

  mutating func nested<T>(_ body: (inout JinjaParser) throws -> T) throws -> T {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Self.deepest else {
      throw error("the template is nested too deeply", expected: "\(Self.deepest) levels")
    }
    return try body(&self)
  }

  // MARK: Statements

  /// Statements up to a block with one of these names, which is taken.
  private mutating func body(until ends: [String]) throws -> (statements: [JinjaStatement], end: String) {
    try nested { parser in
      var statements: [JinjaStatement] = []
      while true {
        switch parser.token {
        case .text(let text):
          parser.advance()
          statements.append(.text(text))
        case .variableBegin:
          parser.advance()
          let node = try parser.tuple()
          guard parser.token == .variableEnd else { throw parser.unexpected(expected: "}}") }
          parser.advance()
          statements.append(.output(node))
        case .blockBegin:
          parser.advance()
          let place = parser.place
          let name = try parser.identifier()
          if ends.contains(name) { return (statements, name) }
          statements.append(try parser.statement(name, place))
        case .end where ends.isEmpty: return (statements, "")
        default:
          throw parser.unexpected(
            expected: ends.isEmpty ? "text or a tag" : "{% \(ends.joined(separator: " %} or {% ")) %}")
        }
      }
    }
  }

  private mutating func block(_ end: String) throws -> [JinjaStatement] {
    try expectBlockEnd()
    let result = try body(until: [end]).statements
    try expectBlockEnd()
    return result
  }

  private mutating func statement(_ name: String, _ place: JinjaPlace) throws -> JinjaStatement {
    switch name {
    case "if": return try condition()
    case "for": return try loop()
    case "set": return try assignment()
    case "macro": return try macro()
    case "generation": return .generation(body: try block("endgeneration"))
    case "filter":
      let filters = try filterCalls(isFirst: true)
      return .filter(filters, body: try block("endfilter"))
    case "with":
      var members: [(name: String, value: JinjaNode)] = []
      while token != .blockEnd {
        if !members.isEmpty { try expect(",") }
        let name = try identifier()
        try expect("=")
        members.append((name, try expression()))
      }
      return .with(members, body: try block("endwith"))
    case "break", "continue":
      guard loops > 0 else { throw error("\(name) stands outside of a loop", at: place, expected: "a loop around it") }
      try expectBlockEnd()
      return .exit(name == "break" ? .breaks : .continues)
    default:
      let isEnd = name.hasPrefix("end") || name == "else" || name == "elif"
      throw error(
        isEnd ? "a block ends that did not begin" : "{% \(name) %} is not supported", at: place,
        expected: "if, for, set, macro, with, filter, generation, break, continue or raw", found: name,
        advice: "name a built-in template (chatml, llama3, zephyr, none) in place of this one")
    }
  }

  private mutating func condition() throws -> JinjaStatement {
    var branches: [(test: JinjaNode, body: [JinjaStatement])] = []
    var otherwise: [JinjaStatement] = []
    var test = try expression()
    while true {
      try expectBlockEnd()
      let (statements, end) = try body(until: ["elif", "else", "endif"])
      branches.append((test, statements))
      if end == "elif" {
        test = try expression()
        continue
      }
      try expectBlockEnd()
      if end == "else" {
        otherwise = try body(until: ["endif"]).statements
        try expectBlockEnd()
      }
      return .condition(branches, otherwise: otherwise)
    }
  }

  private mutating func loop() throws -> JinjaStatement {
    var names = [String]()
    let isGrouped = take(symbol: "(")
    repeat { names.append(try identifier()) } while take(symbol: ",") && !isName("in")
    if isGrouped { try expect(")") }
    guard take(name: "in") else { throw unexpected(expected: "in") }
    let items = try tuple(withCondition: false)
    let condition = take(name: "if") ? try expression() : nil
    let isRecursive = take(name: "recursive")
    try expectBlockEnd()
    loops += 1
    let (statements, end) = try body(until: ["else", "endfor"])
    loops -= 1
    try expectBlockEnd()
    var otherwise: [JinjaStatement] = []
    if end == "else" {
      otherwise = try body(until: ["endfor"]).statements
      try expectBlockEnd()
    }
    return .loop(
      JinjaLoop(
        names: names, items: items, condition: condition, isRecursive: isRecursive, body: statements,
        otherwise: otherwise))
  }

  private mutating func assignment() throws -> JinjaStatement {
    var targets: [JinjaTarget] = []
    let isGrouped = take(symbol: "(")
    repeat {
      let place = place
      let name = try identifier()
      targets.append(JinjaTarget(name: name, member: take(symbol: ".") ? try identifier() : nil, place: place))
    } while take(symbol: ",")
    if isGrouped { try expect(")") }
    if take(symbol: "=") {
      let value = try tuple()
      try expectBlockEnd()
      return .set(targets, value)
    }
    guard targets.count == 1 else { throw unexpected(expected: "=") }
    let filters = isSymbol("|") ? try filterCalls(isFirst: false) : []
    return .capture(targets[0], filters: filters, body: try block("endset"))
  }

  /// `upper | trim`, or with a bar in front.
  private mutating func filterCalls(isFirst: Bool) throws -> [JinjaFilterCall] {
    var filters: [JinjaFilterCall] = []
    while filters.isEmpty && isFirst || take(symbol: "|") { filters.append(try filterCall()) }
    return filters
  }

  private mutating func macro() throws -> JinjaStatement {
    let name = try identifier()
    try expect("(")
    var parameters: [(name: String, usual: JinjaNode?)] = []
    while !isSymbol(")") {
      if !parameters.isEmpty { try expect(",") }
      if isSymbol(")") { break }
      let parameter = try identifier()
      parameters.append((parameter, take(symbol: "=") ? try expression() : nil))
    }
    try expect(")")
    let outer = loops
    loops = 0
    defer { loops = outer }
    return .macro(JinjaMacro(name: name, parameters: parameters, body: try block("endmacro")))
  }
}
