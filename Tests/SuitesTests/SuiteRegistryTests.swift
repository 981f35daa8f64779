import Basics
import Methods
import Settings
import TestSupport
import Testing

@testable import Suites

/// The bridge between the registry's methods and what suites may say about them.
struct SuiteRegistryTests {
  private func suite(_ methods: String) throws -> Suites.Suite {
    try Suites.Suite(
      parsing: suiteText([("methods", methods)]), name: "s.json5", methods: MethodSchema.registered,
      tasks: exampleTasks)
  }

  @Test func everyRegisteredMethodIsReadWithItsDefaultsAndRecipe() throws {
    let suite = try suite("'all'")
    #expect(suite.methods.map(\.name) == MethodRegistry.names)
    for (configuration, type) in zip(suite.methods, MethodRegistry.all) {
      let part = configuration.parts[0]
      #expect(part.options.map(\.schema) == type.card.options)
      #expect(part.options.map(\.value) == type.card.options.map(\.defaultValue))
      #expect(
        configuration.train.first { $0.name == "learningRate" }?.value
          == .number(type.card.recipe.learningRate))
      _ = try part.method()
    }
  }

  @Test func optionsReachTheMethod() throws {
    let suite = try suite("[{name: 'lora', rank: [4], alpha: 8, targets: ['key']}]")
    #expect(suite.methods[0].label == "lora r=4")
    let values = suite.methods[0].parts[0].options.values
    #expect(values.int("rank") == 4 && values.real("alpha") == 8 && values.list("targets") == ["key"])
    #expect(try suite.methods[0].parts[0].method() is LoRA)
  }

  /// In an entry a method's own option goes before the training setting of the same name.
  @Test func anOwnOptionHidesTheTrainingSetting() throws {
    let own = MethodSchema("own", options: [SettingSchema("dropout", .real, default: 0)])
    let suite = try Suites.Suite(
      parsing: suiteText([("methods", "[{name: 'own', dropout: 0.5}]"), ("train", "{dropout: 0.2}")]),
      name: "s",
      methods: [own])
    #expect(suite.methods[0].parts[0].values["dropout"] == 0.5)
    #expect(suite.methods[0].train.first { $0.name == "dropout" }?.value == 0.2)
  }
}
