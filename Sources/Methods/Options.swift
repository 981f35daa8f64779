import Basics
import Settings

/// A method's options: a value for each setting that its card declares, checked.
public typealias Options = SettingValues

extension SettingValues {
  /// Fills in what `given` leaves out.
  ///
  /// - Throws: `InputError` for an unknown name, a wrong type or a value out of range.
  public init(_ given: [(name: String, value: JSON)] = [], for card: MethodCard) throws {
    try self.init(card.options, given, of: card.name)
  }

  /// From words KEY=VALUE, lists as A,B.
  ///
  /// - Throws: `InputError` as `init(_:for:)`, and for a word without "=".
  public init(words: [String], for card: MethodCard) throws {
    try self.init(card.options, words: words, of: card.name)
  }

  // By name, for what knows a method's options from its paper and not from its code.

  public func int(_ name: String) -> Int { named(name, \.int) }
  public func real(_ name: String) -> Double { named(name, \.double) }
  public func text(_ name: String) -> String { named(name, \.string) }
  public func list(_ name: String) -> [String] { named(name, \.strings) }

  private func named<Value>(_ name: String, _ read: (JSON) -> Value?) -> Value {
    guard let value = self[name].flatMap(read) else { preconditionFailure("no option \(name) is declared as that") }
    return value
  }
}
