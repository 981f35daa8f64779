import Basics
import Settings
import Training

/// A setting with the value that a run has, and where that came from.
public struct ChosenSetting: Sendable, Equatable {
  /// The level a value came from; each stands above the next.
  public enum Origin: String, Sendable, Comparable, CaseIterable {
    case search
    case entry = "method entry"
    case objective = "objective entry"
    case suite = "suite"
    case recipe = "recipe"
    case standard = "default"

    public static func < (a: Origin, b: Origin) -> Bool { a.rank < b.rank }

    private var rank: Int { Origin.allCases.count - Origin.allCases.firstIndex(of: self)! }
  }

  public var schema: SettingSchema
  public var value: JSON
  public var origin: Origin

  public var name: String { schema.name }
}

extension [ChosenSetting] {
  public subscript(_ name: String) -> ChosenSetting? { first { $0.name == name } }

  /// The values without their origins.
  public var values: SettingValues {
    reduce(into: SettingValues(map(\.schema))) { $0[$1.name] = $1.value }
  }

  /// Puts a value in the place of another; what says the same in another unit is ended by it.
  mutating func replace(_ setting: ChosenSetting) {
    self[firstIndex { $0.name == setting.name }!] = setting
    for index in indices where self[index].schema.insteadOf == setting.name { self[index].value = .null }
  }
}
