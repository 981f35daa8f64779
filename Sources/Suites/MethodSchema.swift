import Basics
import Methods
import Settings

/// What a suite may say about a method: the registry describes each of its methods to the suite's reader so.
public struct MethodSchema: Sendable, Equatable {
  /// `lora`: how suites call it.
  public var name: String
  /// What the field calls it.
  public var otherNames: [String]
  public var options: [SettingSchema]
  /// The authors' training settings, keys of `train`: below the suite's own `train`, above the defaults.
  public var recipe: [String: JSON]
  /// The method's own space of learning rates: what a search tries that names no others.
  public var learningRates: [Double]
  /// Settings of other libraries that are this method here, with what to write (``MethodCard/advice``).
  public var advice: [String: String] = [:]

  /// - Precondition: no option has the name of another or of an entry's own keys (`name`, `label`, `combine`).
  ///   One with the name of a key of `train` hides that key in the method's entry.
  public init(
    _ name: String, otherNames: [String] = [], options: [SettingSchema] = [], recipe: [String: JSON] = [:],
    learningRates: [Double] = []
  ) {
    self.name = name
    self.otherNames = otherNames
    self.options = options
    self.recipe = recipe
    self.learningRates = learningRates
    precondition(learningRates.allSatisfy { $0 > 0 }, "\(name): learning rates are above 0")
    for (index, option) in options.enumerated() {
      precondition(
        !MethodEntryReader.ownKeys.contains(option.name), "\(name): \(option.name) is a key of every entry")
      precondition(!options[..<index].contains { $0.name == option.name }, "\(name): \(option.name) twice")
    }
  }

  /// What a suite may say about the method of `card`.
  public init(_ card: MethodCard) {
    self.init(
      card.name, otherNames: card.otherNames, options: card.options,
      recipe: Dictionary(uniqueKeysWithValues: card.recipe.settings.map { ($0.name, $0.value) }),
      learningRates: card.recipe.learningRates)
    advice = card.advice
  }

  /// Every method of the registry, in its order.
  public static var registered: [MethodSchema] { MethodRegistry.all.map { MethodSchema($0.card) } }

  /// - Precondition: the recipe holds keys of `train` and values that they may have.
  func checkRecipe(_ train: [SettingSchema]) {
    for (key, value) in recipe {
      guard let option = train[key] else { preconditionFailure("\(name): recipe of unknown \(key)") }
      precondition(option.accepts(value), "\(name): the recipe's \(key) cannot be \(value.canonical)")
    }
  }
}
