/// The fields of one object of a JSON5 document, taken one by one, so that what nobody asked for is an error.
///
/// ```swift
/// var fields = try Fields(value, path: "train")
/// let batch = try fields.int("batch", default: 32, in: .atLeast(1))
/// let schedule = try fields.oneOf("schedule", ["linear", "cosine"], default: "linear")
/// try fields.finish()  // throws for "bacth: 16": did you mean "batch"?
/// ```
///
/// Each kind comes three times: required (`int`), with a default (`int(default:)`) and optional
/// (`optionalInt`: nil if the key is missing or null). Every error is an `InputError` with the line.
public struct Fields: Sendable {
  /// The object itself.
  public let value: JSON5Value
  /// Its own name in errors, such as `train` or `methods[2]`; empty for the document.
  public let path: String
  private let members: [JSON5Member]
  private var known: [String] = []

  /// - Throws: `InputError` if `value` is no object.
  public init(_ value: JSON5Value, path: String = "") throws {
    guard let members = value.object else {
      throw value.error(
        path.isEmpty ? "the document is of the wrong kind" : "\(path) is of the wrong kind",
        expected: "an object")
    }
    self.value = value
    self.path = path
    self.members = members
  }

  /// The full name of a key in errors: `train.batch`.
  public func name(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// The keys present, in the order of the file.
  public var keys: [String] { members.map(\.key) }

  /// The value of `key` if present, null or not. It counts as known from here on.
  public mutating func value(_ key: String) -> JSON5Value? {
    if !known.contains(key) { known.append(key) }
    return members.first { $0.key == key }?.value
  }

  /// The value of `key`.
  ///
  /// - Throws: `InputError` if it is missing; `expected` says what it should have been.
  public mutating func required(_ key: String, expected: String) throws -> JSON5Value {
    if let found = value(key) { return found }
    let meant = members.first { nearest(to: $0.key, among: [key]) != nil }
    throw InputError(
      "\(name(of: key)) is missing", place: (meant?.place ?? value.place).description, expected: "\(key): \(expected)",
      found: members.isEmpty ? "an empty object" : "only " + keys.joined(separator: ", "),
      advice: meant.map { "write \(key) in the place of \($0.key)" })
  }

  /// Makes keys that nobody took an error, with the nearest known one as advice.
  ///
  /// - Parameters:
  ///   - others: Other names that keys have in the field.
  ///   - otherAdvice: What to say of a key that no known one is near to.
  public func finish(called others: [OtherNames] = [], otherAdvice: (String) -> String? = { _ in nil }) throws {
    guard let member = members.first(where: { !known.contains($0.key) }) else { return }
    throw InputError(
      "unknown key \"\(member.key)\"" + (path.isEmpty ? "" : " in \(path)"), place: member.place.description,
      expected: "one of " + known.joined(separator: ", "), found: member.key,
      advice: nearest(to: member.key, among: known, called: others).map { "did you mean \"\($0)\"?" }
        ?? otherAdvice(member.key))
  }
}

// MARK: - Kinds

extension Fields {
  public mutating func int(_ key: String, in range: Interval = .finite) throws -> Int {
    try required(key, expected: range.describing("whole number")).int(named: name(of: key), in: range)
  }

  public mutating func int(_ key: String, default fallback: Int, in range: Interval = .finite) throws -> Int {
    try value(key)?.int(named: name(of: key), in: range) ?? fallback
  }

  public mutating func optionalInt(_ key: String, in range: Interval = .finite) throws -> Int? {
    try present(key)?.int(named: name(of: key), in: range)
  }

  public mutating func double(_ key: String, in range: Interval = .finite) throws -> Double {
    try required(key, expected: range.describing("number")).double(named: name(of: key), in: range)
  }

  public mutating func double(_ key: String, default fallback: Double, in range: Interval = .finite) throws
    -> Double
  {
    try value(key)?.double(named: name(of: key), in: range) ?? fallback
  }

  public mutating func optionalDouble(_ key: String, in range: Interval = .finite) throws -> Double? {
    try present(key)?.double(named: name(of: key), in: range)
  }

  public mutating func bool(_ key: String) throws -> Bool {
    try required(key, expected: "true or false").bool(named: name(of: key))
  }

  public mutating func bool(_ key: String, default fallback: Bool) throws -> Bool {
    try value(key)?.bool(named: name(of: key)) ?? fallback
  }

  public mutating func optionalBool(_ key: String) throws -> Bool? {
    try present(key)?.bool(named: name(of: key))
  }

  public mutating func string(_ key: String) throws -> String {
    try required(key, expected: "text in quotes").string(named: name(of: key))
  }

  public mutating func string(_ key: String, default fallback: String) throws -> String {
    try value(key)?.string(named: name(of: key)) ?? fallback
  }

  public mutating func optionalString(_ key: String) throws -> String? {
    try present(key)?.string(named: name(of: key))
  }

  public mutating func oneOf(_ key: String, _ choices: [String]) throws -> String {
    try required(key, expected: JSON5Value.describe(choices)).oneOf(choices, named: name(of: key))
  }

  public mutating func oneOf(_ key: String, _ choices: [String], default fallback: String) throws -> String {
    try value(key)?.oneOf(choices, named: name(of: key)) ?? fallback
  }

  public mutating func optionalOneOf(_ key: String, _ choices: [String]) throws -> String? {
    try present(key)?.oneOf(choices, named: name(of: key))
  }

  /// The elements of a list of at least one.
  public mutating func list(_ key: String) throws -> [JSON5Value] {
    let value = try required(key, expected: "a list")
    let elements = try value.list(named: name(of: key))
    if elements.isEmpty {
      throw value.error("\(name(of: key)) is empty", expected: "a list of at least one", found: "[]")
    }
    return elements
  }

  /// The elements of a list that may be missing, null or empty.
  public mutating func optionalList(_ key: String) throws -> [JSON5Value] {
    try present(key)?.list(named: name(of: key)) ?? []
  }

  /// The fields of a nested object, nil if missing or null.
  public mutating func optionalFields(_ key: String) throws -> Fields? {
    try present(key).map { try Fields($0, path: name(of: key)) }
  }

  private mutating func present(_ key: String) -> JSON5Value? {
    value(key).flatMap { $0.isNull ? nil : $0 }
  }
}

extension JSON5Value {
  /// An error at this value.
  ///
  /// - Parameter found: what stands there; the value's ``summary`` by default.
  public func error(_ message: String, expected: String, found: String? = nil, advice: String? = nil)
    -> InputError
  {
    InputError(
      message, place: place.description, expected: expected, found: found ?? summary, advice: advice)
  }

  /// The value as a whole number in `range`, or an error that calls it `name`.
  public func int(named name: String, in range: Interval = .finite) throws -> Int {
    try check(name, range, wording: range.describing("whole number"), isKind: int != nil)
    return int!
  }

  /// The value as a finite number in `range`, or an error that calls it `name`.
  public func double(named name: String, in range: Interval = .finite) throws -> Double {
    try check(name, range, wording: range.describing("number"), isKind: double != nil)
    return double!
  }

  public func bool(named name: String) throws -> Bool {
    if let bool { return bool }
    throw error("\(name) is of the wrong kind", expected: "true or false")
  }

  public func string(named name: String) throws -> String {
    if let string { return string }
    throw error("\(name) is of the wrong kind", expected: "text in quotes")
  }

  public func list(named name: String) throws -> [JSON5Value] {
    if let array { return array }
    throw error(
      "\(name) is of the wrong kind", expected: "a list", advice: object == nil ? "write [\(summary)]" : nil)
  }

  public func oneOf(_ choices: [String], named name: String) throws -> String {
    guard let string, choices.contains(string) else {
      throw error(
        string == nil ? "\(name) is of the wrong kind" : "\(name) has an unknown value",
        expected: JSON5Value.describe(choices),
        advice: string.flatMap { nearest(to: $0, among: choices) }.map { "did you mean \"\($0)\"?" })
    }
    return string
  }

  /// `"a"`, `"b" or "c"`: for the "expected" of an error.
  public static func describe(_ choices: [String]) -> String {
    let quoted = choices.map { "\"\($0)\"" }
    if quoted.count < 2 { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " or " + quoted[quoted.count - 1]
  }

  private func check(_ name: String, _ range: Interval, wording: String, isKind: Bool) throws {
    guard isKind else {
      let message = double == nil ? "\(name) is of the wrong kind" : "\(name) is not a whole number"
      throw error(message, expected: wording)
    }
    guard let number = double, number.isFinite, range.contains(number) else {
      throw error("\(name) is out of range", expected: wording)
    }
  }
}
