import Basics
import Testing
import TestSupport

@testable import Suites
@testable import Training

/// Objectives that learn from roll-outs, as suites write them.
struct RolloutReadingTests {
  private func suite(_ objective: String, train: String = "{ batch: 16, dropout: 0 }") throws -> Suites.Suite {
    try Suites.Suite(
      parsing: suiteText([("methods", "['lora']"), ("objectives", "[\(objective)]"), ("train", train)]),
      name: "s.json5",
      methods: MethodSchema.registered, tasks: exampleTasks)
  }

  private let rewards = "rewards: [{ length: 16 }, { contains: 'because', weight: 0.5 }]"

  @Test func rewardsAreOneValue() throws {
    let suite = try suite("{ name: 'grpo', \(rewards), beta: [0, 0.1] }"),
      plan = Plan(suite, context: exampleContext(suite))
    #expect(suite.methods.map(\.label) == ["lora · grpo beta=0", "lora · grpo beta=0.1"])
    #expect(Set(plan.runs.map(\.identity)).count == plan.runs.count)
    let stored = suite.methods[0].objective!.options["rewards"]!.value
    #expect(stored.array?.count == 2 && stored.array?[0]["length"]?["width"] == 16)
    // What is written short and in full is one thing.
    let full = try self.suite(
      "{ name: 'grpo', rewards: [{ length: { target: 16, width: 16, unit: 'words' }, weight: 1 }, "
        + "{ contains: { text: ['because'] }, weight: 0.5 }] }")
    #expect(full.methods[0].objective!.options["rewards"]!.value == stored)
  }

  /// Entries that differ in their rewards alone are told apart by them.
  @Test func labelsSayRewards() throws {
    let suite = try suite("{ name: 'grpo', rewards: { length: 16 } }, { name: 'grpo', rewards: { contains: 'a' } }")
    #expect(
      suite.methods.map(\.label) == [
        "lora · grpo rewards=length(16,words,16)", "lora · grpo rewards=contains(false,a)",
      ])
  }

  @Test(arguments: [
    ("'grpo'", "has no reward"), ("{ name: 'ppo', rewards: { lenght: 3 } }", "did you mean \"length\"?"),
    ("{ name: 'grpo', rewards: { length: 3 }, temperature: 0 }", "temperature is out of range"),
    ("{ name: 'grpo', rewards: { length: 3 }, num_generations: 4 }", "did you mean \"group\"?"),
    ("{ name: 'ppo', rewards: { length: 3 }, group: 4 }", "ppo writes one answer to a prompt"),
    ("{ name: 'grpo', rewards: { length: 3 }, group: 6 }", "a multiple of 6"),
    ("{ name: 'grpo', rewards: { length: 3 }, dropout: 0.1 }", "trains without dropout"),
    ("{ name: 'rloo', rewards: { length: 3 }, top_p: 0.9 }", "answers are drawn from all tokens"),
    ("{ name: 'online-dpo', rewards: { length: 3 }, reward_funcs: 1 }", "did you mean \"rewards\"?"),
  ])
  func mistakes(objective: String, words: String) throws {
    let error = #expect(throws: InputError.self) { try suite(objective) }
    #expect("\(error!)".contains(words), "\(error!)")
  }

  /// I-38: no temperature of 0 is divided by: it is refused where it is read.
  @Test func everyObjectiveRefusesATemperatureOf0_I38() throws {
    for card in ObjectiveRegistry.all where card.feedback == .rollouts {
      #expect(card.options["temperature"]?.accepts(0) == false && card.options["temperature"]?.accepts(1) == true)
      #expect(card.options["rewards"] != nil && card.options["rateFactor"] != nil)
    }
  }
}
