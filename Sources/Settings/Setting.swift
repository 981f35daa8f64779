import Basics

/// A declared setting with the type of its value: the one line that says all of it.
///
/// ```swift
/// static let rank = Setting.int("rank", 8, in: .between(1, 4096), "r, the rank of the update")
///   .symbol("r").called("lora_r")
/// ...
/// options[rank]  // an Int
/// ```
public struct Setting<Value: Sendable>: Sendable {
  public private(set) var schema: SettingSchema
  let read: @Sendable (JSON) -> Value?
  let json: @Sendable (Value) -> JSON

  /// - Parameters:
  ///   - read: the value of what `schema` accepts; nil for anything else.
  ///   - json: the way back.
  public init(
    _ schema: SettingSchema, read: @escaping @Sendable (JSON) -> Value?, json: @escaping @Sendable (Value) -> JSON
  ) {
    self.schema = schema
    self.read = read
    self.json = json
    precondition(read(schema.defaultValue) != nil, "the default of \(schema.name) cannot be read")
  }

  public var name: String { schema.name }

  /// What a stored value is; nil where it is of another kind.
  public func value(of json: JSON) -> Value? { read(json) }

  /// The form in which a value is stored.
  public func json(of value: Value) -> JSON { json(value) }
}

/// A setting of whatever type, for lists of them.
public protocol DeclaredSetting: Sendable {
  var schema: SettingSchema { get }
}

extension Setting: DeclaredSetting {}

// MARK: - What else is said of one

extension Setting {
  private func with(_ change: (inout SettingSchema) -> Void) -> Setting {
    var copy = self
    change(&copy.schema)
    return copy
  }

  /// The short form in labels.
  public func symbol(_ symbol: String) -> Setting { with { $0.symbol = symbol } }

  /// Other names that the field has for it.
  public func called(_ names: String...) -> Setting { with { $0.otherNames += names } }

  /// It came after the first results, which were made with this value: see ``SettingSchema/Identity/unless(_:)``.
  public func unnamed(at value: Value) -> Setting { with { $0.identity = .unless(json(value)) } }

  /// It is said in another place of an identity.
  public func identifiedElsewhere() -> Setting { with { $0.identity = .elsewhere } }

  /// No search goes over it, and this is why.
  public func notSearched(_ reason: String) -> Setting { with { $0.notSearched = reason } }

  /// It says in another unit what `other` says.
  public func insteadOf<Other>(_ other: Setting<Other>) -> Setting { with { $0.insteadOf = other.name } }

  public func insteadOf(_ other: String) -> Setting { with { $0.insteadOf = other } }
}

// MARK: - Kinds

extension Setting where Value == Int {
  public static func int(_ name: String, _ fallback: Int, in range: Interval = .between(1, 1e6), _ summary: String)
    -> Setting
  {
    Setting(
      SettingSchema(name, .int, default: .number(Double(fallback)), range: range, summary), read: \.int,
      json: { .number(Double($0)) })
  }
}

extension Setting where Value == Int? {
  /// A whole number, or null.
  public static func optionalInt(_ name: String, _ fallback: Int?, in range: Interval, _ summary: String) -> Setting {
    let json: @Sendable (Int?) -> JSON = { $0.map { .number(Double($0)) } ?? .null }
    return Setting(
      SettingSchema(name, .int, default: json(fallback), range: range, allowsNull: true, summary),
      read: { $0.isNull ? .some(nil) : $0.int.map { $0 } }, json: json)
  }
}

extension Setting where Value == Double {
  public static func real(_ name: String, _ fallback: Double, in range: Interval = .between(0, 1e9), _ summary: String)
    -> Setting
  {
    Setting(
      SettingSchema(name, .real, default: .number(fallback), range: range, summary), read: \.double,
      json: { .number($0) })
  }

  /// A share from 0 to below 1 of something, or a number of it from 1.
  public static func shareOrCount(_ name: String, _ fallback: Double, _ summary: String) -> Setting {
    Setting(
      SettingSchema(name, .shareOrCount, default: .number(fallback), summary), read: \.double, json: { .number($0) })
  }
}

extension Setting where Value == Double? {
  /// A number, or null.
  ///
  /// - Parameter allowsNull: false where null cannot be written and only code may say nil.
  public static func optionalReal(
    _ name: String, _ fallback: Double?, in range: Interval, allowsNull: Bool = true, _ summary: String
  ) -> Setting {
    let json: @Sendable (Double?) -> JSON = { $0.map(JSON.number) ?? .null }
    return Setting(
      SettingSchema(name, .real, default: json(fallback), range: range, allowsNull: allowsNull, summary),
      read: { $0.isNull ? .some(nil) : $0.double.map { $0 } }, json: json)
  }
}

extension Setting where Value == Bool {
  public static func flag(_ name: String, _ fallback: Bool, _ summary: String) -> Setting {
    Setting(SettingSchema(name, .bool, default: .bool(fallback), summary), read: \.bool, json: { .bool($0) })
  }
}

extension Setting where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of the words of a type.
  public static func choice(_ name: String, _ fallback: Value, _ summary: String) -> Setting {
    Setting(
      SettingSchema(
        name, .string(oneOf: Value.allCases.map(\.rawValue)), default: .string(fallback.rawValue), summary),
      read: { $0.string.flatMap(Value.init) }, json: { .string($0.rawValue) })
  }
}

extension Setting where Value == String {
  /// One of a few words.
  public static func choice(_ name: String, _ fallback: String, of words: [String], _ summary: String) -> Setting {
    Setting(
      SettingSchema(name, .string(oneOf: words), default: .string(fallback), summary), read: \.string,
      json: { .string($0) })
  }
}

extension Setting where Value == JSON {
  /// A value with a form of its own, or null.
  public static func document(_ name: String, _ document: SettingSchema.Document, _ summary: String) -> Setting {
    Setting(
      SettingSchema(name, .document(document), default: .null, allowsNull: true, summary), read: { $0 }, json: { $0 })
  }
}

extension Setting where Value == [String] {
  /// Some of a few words, in the order written.
  public static func list(_ name: String, _ fallback: [String], of words: [String], _ summary: String) -> Setting {
    Setting(
      SettingSchema(name, .stringList(oneOf: words), default: .array(fallback.map(JSON.string)), summary),
      read: \.strings, json: { .array($0.map(JSON.string)) })
  }
}
