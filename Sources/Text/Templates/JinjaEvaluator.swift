import Basics
import Foundation

/// Runs a template. A hostile one ends with an error: steps, the size of what it makes and its depth are limited.
public struct JinjaEvaluator {
  /// What a rendering may take.
  struct Limits: Sendable {
    var steps = 2_000_000
    /// Bytes of all texts and lists that are made.
    var bytes = 512 << 20
    /// Bytes of one text, the rendered one too.
    var text = 64 << 20
    var depth = 300
    /// Lists in lists.
    var valueDepth = 64
  }

  /// Names and their values; a loop's body, a macro and `with` have one of their own.
  final class Scope {
    var values: [String: JinjaValue] = [:]
    let parent: Scope?
    var loop: LoopState?

    init(parent: Scope?) { self.parent = parent }
  }

  struct LoopState {
    var index: Int
    var items: [JinjaValue]
  }

  enum Flow { case runs, breaks, continues }

  let source: String
  let limits: Limits
  let now: Date
  private var steps = 0
  private var bytes = 0
  private var depth = 0
  private(set) var output: [UInt8] = []
  /// Where `{% generation %}` wrote, in bytes of the output.
  private(set) var generated: [Range<Int>] = []
  /// Outputs that wait while a part is captured.
  private var captures = 0
  var scope = Scope(parent: nil)
  /// Of the expression that is being read, for messages.
  var place = JinjaPlace()

  init(source: String, limits: Limits, now: Date, variables: [(name: String, value: JinjaValue)]) {
    self.source = source
    self.limits = limits
    self.now = now
    for (name, function) in JinjaFunctions.global { scope.values[name] = .function(function) }
    for (name, value) in variables { scope.values[name] = value }
    scope = Scope(parent: scope)
  }

  func error(_ message: String, expected: String? = nil, found: String? = nil, advice: String? = nil) -> InputError {
    InputError(
      message, place: "\(source):\(place.line):\(place.column)", expected: expected, found: found, advice: advice)
  }

  // MARK: Limits

  mutating func step() throws {
    steps += 1
    if steps > limits.steps { throw error("the template takes too many steps", expected: "at most \(limits.steps)") }
  }

  /// Counts what is about to be made.
  mutating func make(bytes count: Int) throws {
    let (sum, isTooLarge) = bytes.addingReportingOverflow(count)
    guard !isTooLarge, count <= limits.text, sum <= limits.bytes else {
      throw error(
        "the template makes too much text", expected: "at most \(limits.text) bytes at once and \(limits.bytes) in all")
    }
    bytes = sum
  }

  mutating func string(_ text: String) throws -> JinjaValue {
    try make(bytes: text.utf8.count)
    return .string(text)
  }

  mutating func list(_ items: [JinjaValue], isTuple: Bool = false) throws -> JinjaValue {
    try make(bytes: 8 * items.count)
    let list = JinjaList(items, isTuple: isTuple)
    try check(depth: list.depth)
    return .list(list)
  }

  mutating func map(_ members: [(key: String, value: JinjaValue)]) throws -> JinjaValue {
    try make(bytes: 32 * members.count)
    let map = JinjaMap(members)
    try check(depth: map.depth)
    return .map(map)
  }

  private func check(depth: Int) throws {
    if depth > limits.valueDepth { throw error("lists are nested too deeply", expected: "\(limits.valueDepth) levels") }
  }

  mutating func deeper<T>(_ body: (inout JinjaEvaluator) throws -> T) throws -> T {
    depth += 1
    defer { depth -= 1 }
    if depth > limits.depth { throw error("the template calls itself too deeply", expected: "\(limits.depth) levels") }
    return try body(&self)
  }

  // MARK: Statements

  mutating func run(_ statements: [JinjaStatement]) throws -> Flow {
    for statement in statements {
      try step()
      let flow = try run(statement)
      if flow != .runs { return flow }
    }
    return .runs
  }

  private mutating func write(_ text: String) throws {
    try make(bytes: text.utf8.count)
    output.append(contentsOf: text.utf8)
    if output.count > limits.text {
      throw error("the template makes too much text", expected: "at most \(limits.text) bytes")
    }
  }

  private mutating func run(_ statement: JinjaStatement) throws -> Flow {
    switch statement {
    case .text(let text): try write(text)
    case .output(let node): try write(try evaluate(node).text)
    case .condition(let branches, let otherwise):
      for branch in branches where try evaluate(branch.test).isTrue { return try nested(branch.body) }
      return try nested(otherwise)
    case .loop(let loop): try run(loop)
    case .set(let targets, let node): try assign(try evaluate(node), to: targets)
    case .capture(let target, let filters, let body):
      var value = JinjaValue.string(try capture { try $0.inScope { try $0.run(body) } })
      for filter in filters { value = try apply(filter, to: value) }
      try assign(value, to: [target])
    case .filter(let filters, let body):
      var value = JinjaValue.string(try capture { try $0.inScope { try $0.run(body) } })
      for filter in filters { value = try apply(filter, to: value) }
      try write(value.text)
    case .macro(let macro): scope.values[macro.name] = .function(function(of: macro))
    case .with(let members, let body):
      var values: [(String, JinjaValue)] = []
      for member in members { values.append((member.name, try evaluate(member.value))) }
      return try inScope { evaluator in
        for (name, value) in values { evaluator.scope.values[name] = value }
        return try evaluator.nested(body)
      }
    case .generation(let body):
      let start = output.count
      let flow = try nested(body)
      if captures == 0, start < output.count { generated.append(start..<output.count) }
      return flow
    case .exit(let exit): return exit == .breaks ? .breaks : .continues
    }
    return .runs
  }

  private mutating func nested(_ statements: [JinjaStatement]) throws -> Flow {
    try deeper { try $0.run(statements) }
  }

  mutating func inScope<T>(_ body: (inout JinjaEvaluator) throws -> T) throws -> T {
    let outer = scope
    scope = Scope(parent: outer)
    defer { scope = outer }
    return try deeper(body)
  }

  /// What a part of the template writes, as a text.
  mutating func capture(_ body: (inout JinjaEvaluator) throws -> Flow) throws -> String {
    let outer = output
    output = []
    captures += 1
    defer {
      output = outer
      captures -= 1
    }
    _ = try body(&self)
    return String(decoding: output, as: UTF8.self)
  }

  private mutating func apply(_ filter: JinjaFilterCall, to value: JinjaValue) throws -> JinjaValue {
    let arguments = try arguments(filter.call)
    place = filter.place
    return try JinjaFilters.apply(filter.name, to: value, arguments, &self)
  }

  private mutating func run(_ loop: JinjaLoop) throws {
    if loop.isRecursive {
      place = loop.items.place
      throw error("recursive loops are not supported")
    }
    let value = try evaluate(loop.items)
    place = loop.items.place
    var items = try self.items(of: value)
    if let condition = loop.condition {
      var kept: [JinjaValue] = []
      for item in items {
        try step()
        let holds = try inScope { evaluator in
          try evaluator.bind(item, to: loop.names)
          return try evaluator.evaluate(condition).isTrue
        }
        if holds { kept.append(item) }
      }
      items = kept
    }
    if items.isEmpty {
      _ = try inScope { try $0.run(loop.otherwise) }
      return
    }
    for index in items.indices {
      try step()
      let flow = try inScope { evaluator in
        evaluator.scope.loop = LoopState(index: index, items: items)
        evaluator.place = loop.items.place
        try evaluator.bind(items[index], to: loop.names)
        return try evaluator.run(loop.body)
      }
      if flow == .breaks { break }
    }
  }

  private mutating func bind(_ value: JinjaValue, to names: [String]) throws {
    if names.count == 1 {
      scope.values[names[0]] = value
      return
    }
    let parts = try items(of: value)
    guard parts.count == names.count else {
      throw error("cannot be unpacked", expected: "\(names.count) values", found: "\(parts.count)")
    }
    for (name, part) in zip(names, parts) { scope.values[name] = part }
  }

  private mutating func assign(_ value: JinjaValue, to targets: [JinjaTarget]) throws {
    var parts = [value]
    if targets.count > 1 {
      place = targets[0].place
      parts = try items(of: value)
      guard parts.count == targets.count else {
        throw error("cannot be unpacked", expected: "\(targets.count) values", found: "\(parts.count)")
      }
    }
    for (target, value) in zip(targets, parts) {
      guard let member = target.member else {
        scope.values[target.name] = value
        continue
      }
      place = target.place
      guard case .namespace(let namespace) = lookUp(target.name) else {
        throw error("only members of a namespace can be set", expected: "a namespace", found: target.name)
      }
      guard value.depth <= limits.valueDepth, !Self.holdsNamespace(value) else {
        throw error("a namespace cannot hold a namespace", found: "\(target.name).\(member)")
      }
      namespace[member] = value
      if namespace.members.count > 1000 { throw error("the namespace has too many members", expected: "at most 1000") }
    }
  }

  /// Namespaces in themselves would never be freed.
  private static func holdsNamespace(_ value: JinjaValue) -> Bool {
    switch value {
    case .namespace, .function: true
    case .list(let list): list.items.contains { holdsNamespace($0) }
    case .map(let map): map.members.contains { holdsNamespace($0.value) }
    default: false
    }
  }

  private func function(of macro: JinjaMacro) -> JinjaFunction {
    let home = Weak(scope)
    return JinjaFunction(macro.name) { evaluator, arguments in
      let caller = evaluator.scope
      let place = evaluator.place
      evaluator.scope = Scope(parent: home.scope ?? caller)
      defer { evaluator.scope = caller }
      let values = try arguments.match(macro.parameters.map(\.name), in: macro.name, evaluator)
      return try evaluator.deeper { evaluator in
        for (parameter, value) in zip(macro.parameters, values) {
          let usual = try value ?? parameter.usual.map { try evaluator.evaluate($0) }
          evaluator.scope.values[parameter.name] = usual ?? .undefined(parameter.name)
        }
        let text = try evaluator.capture { try $0.run(macro.body) }
        evaluator.place = place
        return try evaluator.string(text)
      }
    }
  }

  /// A macro belongs to its scope, which holds it.
  private final class Weak {
    weak var scope: Scope?
    init(_ scope: Scope) { self.scope = scope }
  }

  // MARK: Names

  func lookUp(_ name: String) -> JinjaValue {
    var around: Scope? = scope
    while let scope = around {
      if let value = scope.values[name] { return value }
      if name == "loop", let loop = scope.loop { return Self.value(of: loop) }
      around = scope.parent
    }
    return .undefined(name)
  }

  private static func value(of loop: LoopState) -> JinjaValue {
    let (index, count) = (loop.index, loop.items.count)
    let items = loop.items
    return .map(
      JinjaMap([
        ("index", .int(index + 1)), ("index0", .int(index)), ("revindex", .int(count - index)),
        ("revindex0", .int(count - index - 1)), ("first", .bool(index == 0)), ("last", .bool(index == count - 1)),
        ("length", .int(count)),  // Only a recursive loop is deeper.
        ("depth", .int(1)), ("depth0", .int(0)),
        ("previtem", index > 0 ? items[index - 1] : .undefined("loop.previtem")),
        ("nextitem", index < count - 1 ? items[index + 1] : .undefined("loop.nextitem")),
        (
          "cycle",
          .function(
            JinjaFunction("cycle") { evaluator, arguments in
              guard !arguments.positional.isEmpty else {
                throw evaluator.error("loop.cycle has nothing to choose from")
              }
              return arguments.positional[index % arguments.positional.count]
            })
        ),
      ]))
  }
}
