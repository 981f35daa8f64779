import Basics
import Foundation

extension JinjaEvaluator {
  /// Python's arithmetic on whole numbers of 64 bits, floating-point numbers, texts and lists.
  mutating func arithmetic(_ left: JinjaValue, _ symbol: String, _ right: JinjaValue) throws -> JinjaValue {
    if let a = left.integer, let b = right.integer { return try whole(a, symbol, b) }
    if let a = left.number, let b = right.number { return try real(a, symbol, b) }
    switch (left, symbol, right) {
    case (.string(let a), "+", .string(let b)):
      try make(bytes: a.utf8.count + b.utf8.count)
      return .string(a + b)
    case (.list(let a), "+", .list(let b)) where a.isTuple == b.isTuple:
      return try list(a.items + b.items, isTuple: a.isTuple)
    case (.string(let text), "*", _) where right.integer != nil: return try repeated(text, right.integer ?? 0)
    case (_, "*", .string(let text)) where left.integer != nil: return try repeated(text, left.integer ?? 0)
    case (.list(let items), "*", _) where right.integer != nil:
      let count = max(0, right.integer ?? 0)
      let (size, isTooLarge) = items.items.count.multipliedReportingOverflow(by: count)
      try make(bytes: isTooLarge ? .max : size > Int.max / 8 ? .max : 8 * size)
      return try list((0..<count).flatMap { _ in items.items }, isTuple: items.isTuple)
    case (.string, "%", _):
      throw error(
        "formatting with % is not supported", expected: "~ between the parts", found: "a text % \(right.kind)")
    case (.undefined(let name), _, _), (_, _, .undefined(let name)):
      throw error("\(name) is undefined", expected: "a variable that the template is given")
    default:
      throw error(
        "\(symbol) does not work on these", expected: "two numbers, texts or lists",
        found: "\(left.kind) and \(right.kind)")
    }
  }

  private mutating func repeated(_ text: String, _ count: Int) throws -> JinjaValue {
    let (size, isTooLarge) = text.utf8.count.multipliedReportingOverflow(by: max(0, count))
    try make(bytes: isTooLarge ? .max : size)
    return .string(text.isEmpty ? "" : String(repeating: text, count: max(0, count)))
  }

  private func checked(_ result: (partialValue: Int, overflow: Bool)) throws -> JinjaValue {
    if result.overflow { throw tooLarge }
    return .int(result.partialValue)
  }

  private func whole(_ a: Int, _ symbol: String, _ b: Int) throws -> JinjaValue {
    switch symbol {
    case "+": return try checked(a.addingReportingOverflow(b))
    case "-": return try checked(a.subtractingReportingOverflow(b))
    case "*": return try checked(a.multipliedReportingOverflow(by: b))
    case "/", "//", "%":
      guard b != 0 else { throw error("a division by zero") }
      if symbol == "/" { return .double(Double(a) / Double(b)) }
      let (quotient, isTooLarge) = a.dividedReportingOverflow(by: b)
      if isTooLarge { throw tooLarge }
      let rest = a - quotient * b
      // Python rounds down.
      let isBelow = rest != 0 && (rest < 0) != (b < 0)
      return .int(symbol == "//" ? quotient - (isBelow ? 1 : 0) : rest + (isBelow ? b : 0))
    default:
      guard b >= 0 else { return .double(pow(Double(a), Double(b))) }
      var result = 1
      if a == 0 || a == 1 || a == -1 { return .int(b == 0 ? 1 : a == -1 && b % 2 == 0 ? 1 : a) }
      for _ in 0..<min(b, 64) {
        let (product, isTooLarge) = result.multipliedReportingOverflow(by: a)
        if isTooLarge { throw tooLarge }
        result = product
      }
      if b > 64 { throw tooLarge }
      return .int(result)
    }
  }

  private func real(_ a: Double, _ symbol: String, _ b: Double) throws -> JinjaValue {
    switch symbol {
    case "+": return .double(a + b)
    case "-": return .double(a - b)
    case "*": return .double(a * b)
    case "**": return .double(pow(a, b))
    default:
      guard b != 0 else { throw error("a division by zero") }
      if symbol == "/" { return .double(a / b) }
      var rest = fmod(a, b)
      if rest != 0, (rest < 0) != (b < 0) { rest += b }
      return .double(symbol == "%" ? rest : ((a - rest) / b).rounded())
    }
  }
}

/// Looks for a text in another in linear time (Knuth, Morris and Pratt 1977).
struct ByteSearch {
  let pattern: [UInt8]
  private var failures: [Int]

  init(_ text: String) {
    pattern = Array(text.utf8)
    failures = [Int](repeating: 0, count: pattern.count)
    var length = 0
    for index in pattern.indices.dropFirst() {
      while length > 0, pattern[index] != pattern[length] { length = failures[length - 1] }
      if pattern[index] == pattern[length] { length += 1 }
      failures[index] = length
    }
  }

  /// Where it stands first from here on.
  func first(in text: [UInt8], from start: Int) -> Int? {
    if pattern.isEmpty { return start }
    var length = 0
    var index = start
    while index < text.count {
      while length > 0, text[index] != pattern[length] { length = failures[length - 1] }
      if text[index] == pattern[length] { length += 1 }
      index += 1
      if length == pattern.count { return index - length }
    }
    return nil
  }

  /// Where it stands, from the left, not overlapping, at most so many times.
  func all(in text: [UInt8], atMost limit: Int = .max) -> [Int] {
    var places: [Int] = []
    var start = 0
    while places.count < limit, !pattern.isEmpty, let place = first(in: text, from: start) {
      places.append(place)
      start = place + pattern.count
    }
    return places
  }
}
