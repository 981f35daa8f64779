import Basics
import TestSupport
import Testing

@testable import Suites

/// What an error of a suite advises is done here, as a user would, and the suite then reads.
struct FollowedAdviceTests {
  private func failure(_ text: String) -> InputError? {
    do {
      _ = try Suites.Suite(
        parsing: text, name: "s.json5", methods: MethodSchema.registered, tasks: exampleTasks)
      return nil
    } catch let error as InputError {
      return error
    } catch {
      Issue.record("\(error)")
      return nil
    }
  }

  /// Keys and values as users of transformers, PEFT and papers write them.
  @Test(arguments: [
    ("train", "{lr: 1e-3}"), ("train", "{learning_rate: 1e-3}"), ("train", "{batchSize: 8}"),
    ("train", "{per_device_train_batch_size: 8}"), ("train", "{epoch: 3}"), ("train", "{num_train_epochs: 3}"),
    ("train", "{max_steps: 10}"), ("train", "{weight_decay: 0.1}"), ("train", "{warmup_ratio: 0.1}"),
    ("train", "{max_seq_length: 64}"), ("train", "{gradient_accumulation_steps: 2}"), ("train", "{max_grad_norm: 1}"),
    ("train", "{lr_scheduler_type: 'linear'}"), ("train", "{schedule: 'cosin'}"), ("train", "{adam_beta1: 0.8}"),
    ("methods", "[{name: 'lora', r: 8}]"), ("methods", "[{name: 'lora', lora_alpha: 8}]"),
    ("methods", "[{name: 'lora', lr: 1e-3}]"), ("methods", "[{name: 'lora', target_modules: ['query']}]"),
    ("methods", "[{name: 'prefix', num_virtual_tokens: 8}]"), ("methods", "['full-finetuning']"),
    ("methods", "['prompt-tuning']"), ("methods", "['linear_probe']"), ("methods", "['LoRA']"),
    ("methods", "[{name: 'adapter-pfeiffer', reduction_factor: 8}]"), ("held_out", "['wordnet/definition-match']"),
    ("tasks", "['wordnet/supersens']"),
  ])
  func aNameThatWasOfferedIsTaken(key: String, value: String) throws {
    let text = suiteText([(key, value)])
    let error = try #require(failure(text), "\(value) was taken")
    let advice = try #require(error.advice, "\(error)")
    let match = try #require(advice.firstMatch(of: /did you mean "([^"]+)"\?/), "\(error)")
    let found = try #require(error.found, "\(error)").trimmingCharacters(in: ["\""])
    #expect(text.contains(found), "\(error)")
    let mended = text.replacingOccurrences(
      of: "\\b\(found)\\b", with: String(match.1), options: .regularExpression)
    #expect(failure(mended) == nil, "\(error)")
  }

  /// Keys that stand in the wrong place, or are done otherwise here: the advice names what to write, and that is taken.
  @Test(
    arguments: [
      ([("train", "{seed: 1}")], "seeds: [1, 2, 3]"), ([("methods", "[{name: 'lora', seed: 1}]")], "seeds: [1, 2, 3]"),
      ([("seeds", nil), ("seed", "[1]")], "write seeds in the place of seed"),
      ([("seed", "1")], "did you mean \"seeds\"?"),
      ([("patience", "3")], "write patience within train"),
      ([("train", "{early_stopping_patience: 3}")], "did you mean \"patience\"?"),
      ([("methods", "[{name: 'lora', use_rslora: true}]")], "methods: [\"rslora\"]"),
      ([("methods", "[{name: 'lora', use_dora: true}]")], "methods: [\"dora\"]"),
      ([("use_rslora", "true")], "methods: [\"rslora\"]"),
      ([("methods", "[{name: 'lora', init_lora_weights: 'pissa'}]")], "methods: [\"pissa\"]"),
      ([("methods", "[{name: 'lora', bias: 'all'}]")], "methods: [{ combine: [\"lora\", \"bitfit\"] }]"),
      ([("methods", "[{name: 'lora', loraplus_lr_ratio: 16}]")], "ratio is an option of lora-plus"),
      ([("learning_rate", "1e-3")], "write learningRate within train"),
      ([("epochs", "3")], "write epochs within train"),
      ([("lora_r", "8")], "rank is an option of lora"), ([("train", "{rank: 8}")], "rank is an option of lora"),
      ([("train", "{tasks: []}")], "write tasks in the suite itself"), ([("train", "{cuda: true}")], "leave it out"),
      ([("output_dir", "'x'")], "--out DIR"),
    ] as [([(String, String?)], String)])
  func aKeyOfAnotherPlaceIsSentThere(changes: [(String, String?)], advice: String) throws {
    let error = try #require(failure(suiteText(changes)))
    #expect(error.advice?.contains(advice) == true, "\(error)")
  }

  @Test func whatIsSaidOfKeysOfOtherPlacesIsTaken() {
    for text in [
      suiteText([("methods", "[\"rslora\"]")]), suiteText([("methods", "[\"pissa\", \"dora\"]")]),
      suiteText([("methods", "[{ combine: [\"lora\", \"bitfit\"] }]")]), suiteText([("train", "{ keep: \"best\" }")]),
      suiteText([("seeds", "[1, 2, 3]")]), suiteText([("methods", "[{ name: \"lora-plus\", ratio: 16 }]")]),
    ] { #expect(failure(text) == nil) }
    // The list of a suite's keys is the reader's.
    let unknown = failure(suiteText([("odd_key_of_nobody", "1")]))
    #expect(unknown?.expected == "one of " + SuiteKeys.ofSuite.joined(separator: ", "))
  }

  /// Numbers that cannot be counted with are refused when the suite is read.
  @Test(arguments: [
    "{batch: 1099511627776, accumulate: 1099511627776}", "{accumulate: 1e15}", "{epochs: 1e18}", "{steps: 1e15}",
    "{maxLength: 1e12}", "{warmup: 1e15}", "{threads: 1e9}", "{batch: 1e300}",
  ])
  func whatNobodyCanCountIsRefused(train: String) throws {
    let error = try #require(failure(suiteText([("train", train)])), "\(train)")
    #expect(error.kind == .usage)
    #expect(error.message.contains("out of range") || error.message.contains("whole number"), "\(error)")
  }
}
