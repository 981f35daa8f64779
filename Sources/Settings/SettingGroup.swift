import Basics

/// Settings that belong together, one stored property each, in the order in which they are shown:
///
/// ```swift
/// public struct TrainingSettings: SettingGroup {
///   public static let declared = Declared(TrainingSettings())
///   public let epochs = Setting.int("epochs", 2, in: .between(1, 1e6), "times through the training rows")
/// }
/// var options = Choices<TrainingSettings>()
/// options.epochs = 3
/// ```
///
/// One more property is one more setting: reading, sweeps, searches, help, records and identities follow from it.
public protocol SettingGroup: Sendable {
  static var declared: Declared<Self> { get }
}

/// The settings of a group, and their descriptions as a list.
public struct Declared<Group: SettingGroup>: Sendable {
  public let settings: Group
  /// In the order of the group's properties.
  public let schemas: [SettingSchema]

  /// - Precondition: every stored property is a ``Setting``, and no name stands twice.
  public init(_ settings: Group) {
    self.settings = settings
    schemas = Mirror(reflecting: settings).children.map { child in
      guard let setting = child.value as? any DeclaredSetting else {
        preconditionFailure("\(Group.self).\(child.label ?? "?") is no setting")
      }
      return setting.schema
    }
    precondition(Set(schemas.map(\.name)).count == schemas.count, "\(Group.self) declares a name twice")
  }
}

extension SettingGroup {
  /// Their descriptions, in the order of the properties.
  public static var schemas: [SettingSchema] { declared.schemas }
}

/// A value for every setting of a group, under the properties' names.
@dynamicMemberLookup
public struct Choices<Group: SettingGroup>: Sendable, Equatable {
  /// The values, under the names that suites have for them.
  public var values: SettingValues

  /// Every default.
  public init() { values = SettingValues(Group.schemas) }

  /// - Precondition: every setting of the group is among the values.
  public init(_ values: SettingValues) {
    self.values = values
    for schema in Group.schemas { precondition(values[schema.name] != nil, "\(schema.name) is missing") }
  }

  public subscript<Value>(dynamicMember path: KeyPath<Group, Setting<Value>>) -> Value {
    get { values[Group.declared.settings[keyPath: path]] }
    set { values[Group.declared.settings[keyPath: path]] = newValue }
  }
}
