import Basics
import Foundation

/// Functions that every template has, those that transformers adds among them.
enum JinjaFunctions {
  static let global: [(String, JinjaFunction)] = [
    ("range", JinjaFunction("range", range)),
    ("namespace", JinjaFunction("namespace", namespace)),
    ("dict", JinjaFunction("dict", dict)),
    ("raise_exception", JinjaFunction("raise_exception", raise)),
    ("strftime_now", JinjaFunction("strftime_now", date)),
  ]

  private static func range(_ evaluator: inout JinjaEvaluator, _ arguments: JinjaArguments) throws -> JinjaValue {
    let numbers = arguments.positional.compactMap(\.integer)
    guard arguments.named.isEmpty, numbers.count == arguments.positional.count, 1...3 ~= numbers.count else {
      throw evaluator.error("range is given something else", expected: "one to three whole numbers")
    }
    let start = numbers.count > 1 ? numbers[0] : 0
    let stop = numbers.count > 1 ? numbers[1] : numbers[0]
    let step = numbers.count > 2 ? numbers[2] : 1
    guard step != 0 else { throw evaluator.error("range has no step", expected: "a step other than 0", found: "0") }
    // jinja2's sandbox has the same limit.
    let span = Double(stop) - Double(start)
    guard span / Double(step) <= 100_000 else {
      throw evaluator.error("range is too long", expected: "at most 100000 numbers")
    }
    return try evaluator.list(stride(from: start, to: stop, by: step).map(JinjaValue.int))
  }

  private static func members(_ evaluator: JinjaEvaluator, _ arguments: JinjaArguments) throws -> [(
    key: String, value: JinjaValue
  )] {
    var members: [(key: String, value: JinjaValue)] = []
    for value in arguments.positional {
      guard case .map(let map) = value else {
        throw evaluator.error("is given something else", expected: "a mapping, or names with values", found: value.kind)
      }
      members += map.members
    }
    return members + arguments.named.map { (key: $0.name, value: $0.value) }
  }

  private static func namespace(_ evaluator: inout JinjaEvaluator, _ arguments: JinjaArguments) throws -> JinjaValue {
    let members = try members(evaluator, arguments)
    for member in members {
      switch member.value {
      case .namespace, .function: throw evaluator.error("a namespace cannot hold a namespace", found: member.key)
      default: continue
      }
    }
    let namespace = JinjaNamespace([])
    for member in members { namespace[member.key] = member.value }
    return .namespace(namespace)
  }

  private static func dict(_ evaluator: inout JinjaEvaluator, _ arguments: JinjaArguments) throws -> JinjaValue {
    let members = try members(evaluator, arguments)
    return try evaluator.map(members)
  }

  private static func raise(_ evaluator: inout JinjaEvaluator, _ arguments: JinjaArguments) throws -> JinjaValue {
    throw evaluator.error(
      "the template refuses these messages", found: arguments.positional.first.map { String($0.text.prefix(1000)) })
  }

  /// The present time by `strftime`'s format.
  private static func date(_ evaluator: inout JinjaEvaluator, _ arguments: JinjaArguments) throws -> JinjaValue {
    guard case .string(let format)? = arguments.positional.first, format.utf8.count < 200, !format.utf8.contains(0)
    else {
      throw evaluator.error("strftime_now is given something else", expected: "a short format such as \"%d %b %Y\"")
    }
    if format.isEmpty { return .string("") }
    var seconds = time_t(evaluator.now.timeIntervalSince1970.rounded(.down))
    var parts = tm()
    localtime_r(&seconds, &parts)
    var buffer = [CChar](repeating: 0, count: 4096)
    let length = strftime(&buffer, buffer.count, format, &parts)
    return .string(String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }
}
