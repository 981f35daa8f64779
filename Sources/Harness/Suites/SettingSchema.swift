import Basics

/// One setting that a suite may give: an option of a method or a key of `train`; its kind, range and default.
public struct SettingSchema: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case int
    case real
    case bool
    /// Text, of a closed set if one is given.
    case string(oneOf: [String]? = nil)
    /// A list of texts that is one value: a list of such lists is a sweep.
    case stringList(oneOf: [String]? = nil)
    /// A share from 0 to below 1, or a whole number from 1: `0.06` of the steps, or `100` steps.
    case shareOrCount
  }

  /// The key in the suite: the field's full word.
  public var name: String
  /// The short form in labels, usually the paper's symbol: `r` for a rank.
  public var symbol: String
  public var kind: Kind
  public var defaultValue: JSON
  /// For numbers.
  public var range: Interval
  /// Whether null may be given; it may wherever it is the default.
  public var allowsNull: Bool

  /// - Precondition: the default is of the kind and in the range.
  public init(
    _ name: String, _ kind: Kind, default defaultValue: JSON, range: Interval = .finite,
    symbol: String? = nil,
    allowsNull: Bool = false
  ) {
    self.name = name
    self.symbol = symbol ?? name
    self.kind = kind
    self.defaultValue = defaultValue
    self.range = range
    self.allowsNull = allowsNull || defaultValue.isNull
    precondition(
      accepts(defaultValue), "the default of \(name) is not a value of it: \(defaultValue.canonical)")
  }

  /// Whether `value` is of the kind and in the range.
  public func accepts(_ value: JSON) -> Bool {
    let place = JSON5Place(source: name, line: 1, column: 1)
    return (try? read(one: JSON5Value(plain: value, place: place), named: name)) != nil
  }
}

extension SettingSchema {
  /// What a suite gave for an option: one value, or several that the plan goes through.
  struct Given: Sendable {
    var values: [JSON]
    var isSweep: Bool
  }

  /// Reads a value or a sweep of values.
  ///
  /// - Throws: `InputError` with the line for a wrong kind, a number out of range, an empty list, or a value
  ///   that stands twice in a sweep.
  func read(_ value: JSON5Value, named path: String) throws -> Given {
    guard let elements = value.array, isSweep(elements) else {
      return Given(values: [try read(one: value, named: path)], isSweep: false)
    }
    guard !elements.isEmpty else {
      throw value.error("\(path) is empty", expected: "at least one value", found: "[]")
    }
    var values: [JSON] = []
    for (index, element) in elements.enumerated() {
      let one = try read(one: element, named: "\(path)[\(index)]")
      if values.contains(one) {
        throw element.error("\(path) has a value twice", expected: "every value once", found: one.canonical)
      }
      values.append(one)
    }
    return Given(values: values, isSweep: true)
  }

  private func isSweep(_ elements: [JSON5Value]) -> Bool {
    if case .stringList = kind { return elements.contains { $0.array != nil } }
    return true
  }

  /// Reads one value.
  func read(one value: JSON5Value, named path: String) throws -> JSON {
    if value.isNull, allowsNull { return .null }
    switch kind {
    case .int: return .number(Double(try value.int(named: path, in: range)))
    case .real: return .number(try value.double(named: path, in: range))
    case .bool: return .bool(try value.bool(named: path))
    case .string(let choices?): return .string(try value.oneOf(choices, named: path))
    case .string(nil): return .string(try value.string(named: path))
    case .stringList(let choices):
      let elements = try value.list(named: path)
      guard !elements.isEmpty else {
        throw value.error("\(path) is empty", expected: "at least one text", found: "[]")
      }
      return .array(
        try elements.enumerated().map { index, element in
          let name = "\(path)[\(index)]"
          if let choices { return .string(try element.oneOf(choices, named: name)) }
          return .string(try element.string(named: name))
        })
    case .shareOrCount:
      let expected = "a share from 0 to below 1, or a whole number of steps up to 1000000000"
      guard let number = value.double else {
        throw value.error("\(path) is of the wrong kind", expected: expected)
      }
      guard number >= 0, number < 1 || value.int != nil && number <= 1e9 else {
        throw value.error("\(path) is out of range", expected: expected)
      }
      return .number(number)
    }
  }
}
