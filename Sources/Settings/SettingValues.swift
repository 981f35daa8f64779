import Basics

/// A value for every setting of a list: what a method, an objective or a training is told.
public struct SettingValues: Sendable, Equatable {
  public let schemas: [SettingSchema]
  /// In the order of the schemas.
  private var values: [JSON]

  /// Every default.
  public init(_ schemas: [SettingSchema]) {
    self.schemas = schemas
    values = schemas.map(\.defaultValue)
  }

  /// Defaults with what was given in their place, the last of several under one name.
  ///
  /// - Parameter owner: whose settings they are, for errors.
  /// - Throws: `InputError` of kind usage for an unknown name, a wrong kind or a value out of range.
  public init(_ schemas: [SettingSchema], _ given: [(name: String, value: JSON)], of owner: String) throws {
    self.init(schemas)
    for (name, value) in given { self[name] = try schemas.require(name, of: owner).check(value, of: owner) }
  }

  /// From words KEY=VALUE, lists as A,B.
  ///
  /// - Throws: `InputError` as the other, and for a word without "=".
  public init(_ schemas: [SettingSchema], words: [String], of owner: String) throws {
    try self.init(
      schemas,
      words.map { word in
        let halves = word.split(separator: "=", maxSplits: 1).map(String.init)
        guard halves.count == 2 else {
          throw InputError("is not an option", kind: .usage, place: owner, expected: "KEY=VALUE", found: word)
        }
        return (halves[0], try schemas.require(halves[0], of: owner).typed(halves[1]))
      }, of: owner)
  }

  /// What a record or a configuration holds. A setting that it does not name has the value that stood before there was a
  /// choice, or else its default.
  ///
  /// - Throws: `InputError` for what is no object, an unknown name, or a value that the setting cannot have.
  public init(_ schemas: [SettingSchema], stored: JSON, of owner: String) throws {
    let place = "options of \(owner)"
    guard case .object = stored else {
      throw InputError("are no object", place: place, expected: "{…}", found: stored.canonical)
    }
    do {
      try self.init(schemas, stored.sortedMembers.map { ($0.key, $0.value) }, of: owner)
    } catch var error as InputError {
      (error.kind, error.place) = (.failure, place)
      throw error
    }
    for schema in schemas where stored[schema.name] == nil {
      if case .unless(let value) = schema.identity { self[schema.name] = value }
    }
  }

  /// The value under a name; nil where there is no such setting.
  ///
  /// - Precondition: what is put in is under a declared name. Its range is the business of who reads it from outside.
  public subscript(_ name: String) -> JSON? {
    get { schemas.firstIndex { $0.name == name }.map { values[$0] } }
    set {
      guard let index = schemas.firstIndex(where: { $0.name == name }) else {
        preconditionFailure("no setting \(name) is declared here")
      }
      values[index] = newValue ?? schemas[index].defaultValue
    }
  }

  /// The value of a setting.
  ///
  /// - Precondition: it is one of the list's.
  public subscript<Value>(_ setting: Setting<Value>) -> Value {
    get {
      guard let found = self[setting.name], let value = setting.read(found) else {
        preconditionFailure("\(setting.name) is not declared here as a \(Value.self)")
      }
      return value
    }
    set { self[setting.name] = setting.json(newValue) }
  }

  /// All of them in their order.
  public var members: [(name: String, value: JSON)] { zip(schemas, values).map { ($0.name, $1) } }

  /// All of them, whatever an identity leaves out.
  public var json: JSON { .object(Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0.value) })) }

  /// What of them an identity names, in canonical form once it is written.
  public var identified: JSON {
    let named = zip(schemas, values).filter { $0.isIdentified(at: $1) }
    return .object(Dictionary(uniqueKeysWithValues: named.map { ($0.name, $1) }))
  }
}

extension SettingSchema {
  /// Whether an identity names it where it has this value.
  public func isIdentified(at value: JSON) -> Bool {
    switch identity {
    case .always: true
    case .unless(let former): value != former
    case .elsewhere: false
    }
  }
}
