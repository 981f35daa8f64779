import Basics

extension SettingSchema {
  /// What a document gave for a setting: one value, or several that a plan goes through.
  public struct Given: Sendable {
    public var values: [JSON]
    public var isSweep: Bool
  }

  /// Whether `value` is of the kind and in the range.
  public func accepts(_ value: JSON) -> Bool { (try? check(value, of: name)) != nil }

  /// The value as it is kept.
  ///
  /// - Parameter owner: whose setting it is, for errors: a method.
  /// - Throws: `InputError` of kind usage for a wrong kind and a number out of range.
  @discardableResult
  public func check(_ value: JSON, of owner: String) throws -> JSON {
    do {
      return try read(one: JSON5Value(plain: value, place: JSON5Place(source: owner, line: 1, column: 1)), named: name)
    } catch var error as InputError {
      (error.place, error.kind) = ("\(owner).\(name)", .usage)
      throw error
    }
  }

  /// Reads a value or a sweep of values.
  ///
  /// - Throws: `InputError` with the line for a wrong kind, a number out of range, an empty list, or a value
  ///   that stands twice in a sweep.
  public func read(_ value: JSON5Value, named path: String) throws -> Given {
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
    if case .document(let document) = kind { return document.isSweptByLists }
    return true
  }

  /// Reads one value. - Throws: `InputError` with the line, as `read(_:named:)`.
  public func read(one value: JSON5Value, named path: String) throws -> JSON {
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
    case .document(let document): return try document.read(value, path)
    }
  }

  /// A value as it is typed on a command line: `8`, `true`, `linear`, lists as `query,value`, and `null`.
  public func typed(_ text: String) -> JSON {
    if allowsNull, text == "null" { return .null }
    switch kind {
    case .int: return Int(text).map { .number(Double($0)) } ?? .string(text)
    case .real, .shareOrCount: return Double(text).map(JSON.number) ?? .string(text)
    case .bool: return Bool(text).map(JSON.bool) ?? .string(text)
    case .stringList: return .array(text.split(separator: ",").map { .string(String($0)) })
    case .string: return .string(text)
    case .document: return (try? JSON5Value(parsing: text, source: name))?.json ?? .string(text)
    }
  }
}

extension [SettingSchema] {
  /// Refuses a name that none of them has.
  ///
  /// - Throws: `InputError` with the nearest name.
  public func require(_ name: String, of owner: String) throws -> SettingSchema {
    if let found = self[name] { return found }
    throw InputError(
      "has no option \"\(name)\"", kind: .usage, place: owner,
      advice: isEmpty ? "it has no options" : didYouMean(name, among: names, called: otherNames))
  }
}

extension Fields {
  /// Reads a block that consists of these settings: one value each, the default for what is not given.
  ///
  /// - Throws: `InputError` with the line for a key that is none of them, a wrong kind and a number out of range.
  public func read(_ settings: [SettingSchema]) throws -> SettingValues {
    var fields = self
    var values = SettingValues(settings)
    for schema in settings {
      if let value = fields.value(schema.name) {
        values[schema.name] = try schema.read(one: value, named: fields.name(of: schema.name))
      }
    }
    try fields.finish(called: settings.otherNames)
    try settings.checkUnits(given: keys.filter { values[$0] != .null }, in: self)
    return values
  }
}

extension [SettingSchema] {
  /// Refuses a block that says the same thing in two units.
  ///
  /// - Parameter given: the settings that it gives and that are not null.
  /// - Throws: `InputError` with the line of the one that stands instead of the other.
  public func checkUnits(given: [String], in fields: Fields) throws {
    for schema in self {
      guard let other = schema.insteadOf, given.contains(schema.name), given.contains(other),
        let member = fields.value.object?.first(where: { $0.key == schema.name })
      else { continue }
      throw InputError(
        "\(fields.path) gives both \(other) and \(schema.name)", place: member.place.description,
        expected: "one of the two", found: "\(other) and \(schema.name)",
        advice: "remove one: \(schema.name) are a length instead of \(other)")
    }
  }
}
