import Basics

/// A value of a method's option.
public enum OptionValue: Sendable, Equatable {
  case int(Int)
  case real(Double)
  case flag(Bool)
  case text(String)
  case list([String])
}

extension OptionValue: CustomStringConvertible {
  /// As a suite has it: `8`, `-4`, `true`, `query+value`.
  public var description: String {
    switch self {
    case .int(let value): "\(value)"
    case .real(let value): JSON.canonical(value)
    case .flag(let value): "\(value)"
    case .text(let value): value
    case .list(let values): values.isEmpty ? "none" : values.joined(separator: "+")
    }
  }
}

/// What an option of a method may be: what suites are checked against, and what `tunebench methods` prints.
public struct OptionSchema: Sendable {
  public enum Kind: Sendable, Equatable {
    case int(ClosedRange<Int>)
    case real(ClosedRange<Double>)
    case flag
    /// One of these words.
    case choice([String])
    /// Any of these words.
    case list([String])
  }

  public var name: String
  public var kind: Kind
  public var fallback: OptionValue
  public var summary: String

  public static func int(
    _ name: String, _ fallback: Int, in range: ClosedRange<Int> = 1...1_000_000, _ summary: String
  )
    -> OptionSchema
  { OptionSchema(name: name, kind: .int(range), fallback: .int(fallback), summary: summary) }

  public static func real(
    _ name: String, _ fallback: Double, in range: ClosedRange<Double> = 0...1e9, _ summary: String
  ) -> OptionSchema {
    OptionSchema(name: name, kind: .real(range), fallback: .real(fallback), summary: summary)
  }

  public static func flag(_ name: String, _ fallback: Bool, _ summary: String) -> OptionSchema {
    OptionSchema(name: name, kind: .flag, fallback: .flag(fallback), summary: summary)
  }

  public static func choice(_ name: String, _ fallback: String, of words: [String], _ summary: String)
    -> OptionSchema
  {
    OptionSchema(name: name, kind: .choice(words), fallback: .text(fallback), summary: summary)
  }

  public static func list(_ name: String, _ fallback: [String], of words: [String], _ summary: String)
    -> OptionSchema
  {
    OptionSchema(name: name, kind: .list(words), fallback: .list(fallback), summary: summary)
  }
}

/// A method's options with every value filled in and checked.
public struct Options: Sendable {
  public let values: [(name: String, value: OptionValue)]

  /// Fills in what `given` leaves out.
  ///
  /// - Throws: `InputError` for an unknown name, a wrong type or a value out of range.
  public init(_ given: [(name: String, value: OptionValue)] = [], for card: MethodCard) throws {
    for (name, _) in given where !card.options.contains(where: { $0.name == name }) {
      throw InputError(
        "has no option \"\(name)\"", kind: .usage, place: card.name,
        advice: card.options.isEmpty
          ? "it has no options" : didYouMean(name, among: card.options.map(\.name)))
    }
    values = try card.options.map { schema in
      let value = given.last { $0.name == schema.name }?.value ?? schema.fallback
      return (schema.name, try Self.checked(value, schema, card.name))
    }
  }

  /// From words KEY=VALUE, lists as A,B.
  ///
  /// - Throws: `InputError` as `init(_:for:)`, and for a word without "=".
  public init(words: [String], for card: MethodCard) throws {
    try self.init(
      words.map { word in
        let halves = word.split(separator: "=", maxSplits: 1).map(String.init)
        guard halves.count == 2 else {
          throw InputError("is not an option", kind: .usage, place: card.name, expected: "KEY=VALUE", found: word)
        }
        let text = halves[1]
        let value: OptionValue? =
          switch card.options.first(where: { $0.name == halves[0] })?.kind {
          case .int: Int(text).map(OptionValue.int)
          case .real: Double(text).map(OptionValue.real)
          case .flag: Bool(text).map(OptionValue.flag)
          case .list: .list(text.split(separator: ",").map(String.init))
          case .choice, nil: nil
          }
        return (halves[0], value ?? .text(text))
      }, for: card)
  }

  private static func checked(_ value: OptionValue, _ schema: OptionSchema, _ method: String) throws
    -> OptionValue
  {
    func wrong(_ expected: String?) -> InputError {
      InputError(
        "has a value that does not fit", kind: .usage, place: "\(method).\(schema.name)",
        expected: expected, found: "\(value)")
    }
    func number(in range: ClosedRange<Double>) -> String {
      "a number from \(JSON.canonical(range.lowerBound)) to \(JSON.canonical(range.upperBound))"
    }
    switch (schema.kind, value) {
    case (.int(let range), .int(let v)):
      guard range.contains(v) else { throw wrong("an integer from \(range.lowerBound) to \(range.upperBound)") }
    case (.real(let range), .int(let v)):
      guard range.contains(Double(v)) else { throw wrong(number(in: range)) }
      return .real(Double(v))
    case (.real(let range), .real(let v)):
      guard range.contains(v) else { throw wrong(number(in: range)) }
    case (.flag, .flag): break
    case (.choice(let words), .text(let word)):
      guard words.contains(word) else { throw wrong(didYouMean(word, among: words)) }
    case (.list(let words), .list(let chosen)):
      for word in chosen where !words.contains(word) { throw wrong(didYouMean(word, among: words)) }
      guard !chosen.isEmpty else { throw wrong("at least one of " + words.joined(separator: ", ")) }
    case (.list, .text(let word)): return try checked(.list([word]), schema, method)
    case (.int, _): throw wrong("an integer")
    case (.real, _): throw wrong("a number")
    case (.flag, _): throw wrong("true or false")
    case (.choice(let words), _): throw wrong("one of " + words.joined(separator: ", "))
    case (.list(let words), _): throw wrong("a list of " + words.joined(separator: ", "))
    }
    return value
  }

  private func value(_ name: String) -> OptionValue {
    guard let found = values.first(where: { $0.name == name }) else {
      preconditionFailure("no option \(name) is declared")
    }
    return found.value
  }

  public func int(_ name: String) -> Int {
    guard case .int(let v) = value(name) else { preconditionFailure("\(name) is not declared as an integer") }
    return v
  }
  public func real(_ name: String) -> Double {
    guard case .real(let v) = value(name) else { preconditionFailure("\(name) is not declared as a number") }
    return v
  }
  public func flag(_ name: String) -> Bool {
    guard case .flag(let v) = value(name) else { preconditionFailure("\(name) is not declared as a flag") }
    return v
  }
  public func text(_ name: String) -> String {
    guard case .text(let v) = value(name) else { preconditionFailure("\(name) is not declared as a choice") }
    return v
  }
  public func list(_ name: String) -> [String] {
    guard case .list(let v) = value(name) else { preconditionFailure("\(name) is not declared as a list") }
    return v
  }
}
