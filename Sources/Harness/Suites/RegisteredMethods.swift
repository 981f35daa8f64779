import Basics
import Methods

extension MethodSchema {
  /// Every method of the registry, in its order.
  public static var registered: [MethodSchema] { MethodRegistry.all.map { MethodSchema($0.card) } }

  /// What a suite may say about the method of `card`.
  public init(_ card: MethodCard) {
    var recipe: [String: JSON] = [
      "learningRate": .number(card.recipe.learningRate), "weightDecay": .number(card.recipe.weightDecay),
      "warmup": .number(card.recipe.warmup), "schedule": .string(card.recipe.schedule),
    ]
    recipe["headLearningRate"] = card.recipe.headLearningRate.map(JSON.number)
    recipe["dropout"] = card.recipe.dropout.map(JSON.number)
    self.init(
      card.name, options: card.options.map(SettingSchema.init), recipe: recipe,
      learningRates: card.recipe.learningRates)
  }
}

extension SettingSchema {
  /// The papers' letters, for labels.
  private static let symbols = ["rank": "r"]

  /// The suite's side of a method's option.
  public init(_ option: Methods.OptionSchema) {
    let symbol = SettingSchema.symbols[option.name]
    let fallback = option.fallback.json
    switch option.kind {
    case .int(let range):
      let interval = Interval.between(Double(range.lowerBound), Double(range.upperBound))
      self.init(option.name, .int, default: fallback, range: interval, symbol: symbol)
    case .real(let range):
      let interval = Interval.between(range.lowerBound, range.upperBound)
      self.init(option.name, .real, default: fallback, range: interval, symbol: symbol)
    case .flag: self.init(option.name, .bool, default: fallback, symbol: symbol)
    case .choice(let words): self.init(option.name, .string(oneOf: words), default: fallback, symbol: symbol)
    case .list(let words):
      self.init(option.name, .stringList(oneOf: words), default: fallback, symbol: symbol)
    }
  }
}

extension OptionValue {
  /// The value as it stands in a configuration.
  public var json: JSON {
    switch self {
    case .int(let value): .number(Double(value))
    case .real(let value): .number(value)
    case .flag(let value): .bool(value)
    case .text(let value): .string(value)
    case .list(let values): .array(values.map(JSON.string))
    }
  }
}

extension MethodConfiguration.Part {
  /// The registered method with these options, ready to attach.
  ///
  /// - Throws: `InputError` if it is not registered or its options do not go together.
  public func method() throws -> any Method {
    let type = try MethodRegistry.method(name)
    return try type.init(try Options(optionValues(for: type.card), for: type.card))
  }

  /// The options in the form that methods take.
  func optionValues(for card: MethodCard) -> [(name: String, value: OptionValue)] {
    card.options.compactMap { option in
      guard let value = options.first(where: { $0.name == option.name })?.value else { return nil }
      switch option.kind {
      case .int: return value.int.map { (option.name, .int($0)) }
      case .real: return value.double.map { (option.name, .real($0)) }
      case .flag: return value.bool.map { (option.name, .flag($0)) }
      case .choice: return value.string.map { (option.name, .text($0)) }
      case .list: return value.strings.map { (option.name, .list($0)) }
      }
    }
  }
}
