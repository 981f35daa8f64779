import Basics

/// `is defined`, `is string` and the like.
enum JinjaTests {
  static let names = [
    "boolean", "callable", "defined", "divisibleby", "eq", "equalto", "even", "false", "float", "ge", "greaterthan",
    "gt",
    "in", "integer", "iterable", "le", "lessthan", "lower", "lt", "mapping", "ne", "none", "number", "odd", "sameas",
    "sequence", "string", "true", "undefined", "upper",
  ]

  static func holds(
    _ name: String, _ value: JinjaValue, _ arguments: JinjaArguments, _ evaluator: JinjaEvaluator
  ) throws -> Bool {
    var evaluator = evaluator
    let argument = arguments.positional.first
    func other() throws -> JinjaValue {
      guard let argument else { throw evaluator.error("the test \"\(name)\" lacks its argument") }
      return argument
    }
    func integer(_ value: JinjaValue) throws -> Int {
      guard let number = value.integer else {
        throw evaluator.error("is not a whole number", expected: "a whole number", found: value.kind)
      }
      return number
    }
    func less(_ left: JinjaValue, _ right: JinjaValue) throws -> Bool {
      guard let result = left.isLess(than: right) else {
        throw evaluator.error(
          "cannot be compared", expected: "two numbers or texts", found: "\(left.kind) and \(right.kind)")
      }
      return result
    }
    switch name {
    case "defined": return !value.isUndefined
    case "undefined": return value.isUndefined
    case "none": if case .none = value { return true }
    case "string": if case .string = value { return true }
    case "boolean": if case .bool = value { return true }
    case "true": if case .bool(true) = value { return true }
    case "false": if case .bool(false) = value { return true }
    case "integer": if case .int = value { return true }
    case "float": if case .double = value { return true }
    case "number": return value.number != nil
    case "mapping": if case .map = value { return true }
    case "callable": if case .function = value { return true }
    case "sequence", "iterable":
      switch value {
      case .list, .map, .string: return true
      case .undefined: return true
      default: return false
      }
    case "odd": return try integer(value) % 2 != 0
    case "even": return try integer(value) % 2 == 0
    case "divisibleby":
      let divisor = try integer(other())
      guard divisor != 0 else { throw evaluator.error("a division by zero") }
      return divisor == -1 ? true : try integer(value) % divisor == 0
    case "eq", "equalto": return try value.equals(other())
    case "ne": return try !value.equals(other())
    case "lt", "lessthan": return try less(value, other())
    case "gt", "greaterthan": return try less(other(), value)
    case "le": return try !less(other(), value)
    case "ge": return try !less(value, other())
    case "in": return try evaluator.contains(value, in: other())
    case "sameas":
      let other = try other()
      if value.integer != nil, other.integer != nil, value.kind != other.kind { return false }
      return value.equals(other)
    case "lower": return value.text.contains(where: \.isCased) && value.text == value.text.lowercased()
    case "upper": return value.text.contains(where: \.isCased) && value.text == value.text.uppercased()
    default: break
    }
    return false
  }
}
