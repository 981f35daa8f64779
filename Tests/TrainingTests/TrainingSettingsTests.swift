import Basics
import Settings
import Testing
import Training

struct TrainingSettingsTests {
  /// Names of transformers, PEFT and papers.
  @Test(arguments: [
    ("lr", "learningRate"), ("learning_rate", "learningRate"), ("batch_size", "batch"),
    ("per_device_train_batch_size", "batch"), ("epoch", "epochs"), ("num_train_epochs", "epochs"),
    ("max_steps", "steps"), ("max_seq_length", "maxLength"), ("wd", "weightDecay"),
    ("gradient_accumulation_steps", "accumulate"), ("max_grad_norm", "clip"), ("warmup_ratio", "warmup"),
    ("head_lr", "headLearningRate"), ("adam_beta2", "beta2"), ("bf16", "precision"), ("shuffle", "order"),
  ])
  func otherNamesAreAnsweredWithOurs(name: String, ours: String) {
    let settings = TrainingSettings.schemas
    #expect(nearest(to: name, among: settings.names, called: settings.otherNames) == ours)
  }

  @Test func noNameMeansTwoSettings() {
    let names = TrainingSettings.schemas.flatMap { [$0.name] + $0.otherNames }
      .map { $0.lowercased().filter { !"_-".contains($0) } }
    #expect(Set(names).count == names.count)
  }

  /// The properties' names are those of suites, so that one word is looked for.
  @Test func propertiesAreCalledAsTheirSettings() {
    let properties = Mirror(reflecting: TrainingSettings.declared.settings).children.map { $0.label }
    #expect(properties == TrainingSettings.schemas.map(\.name))
  }

  @Test func everySettingIsExplained() {
    for schema in TrainingSettings.schemas {
      #expect(!schema.summary.isEmpty && !schema.summary.hasSuffix("."), "\(schema.name)")
    }
  }

  /// What was trained before a setting was there is trained where nothing is said of it.
  @Test func aLaterSettingChangesNothingByItself() {
    for schema in TrainingSettings.schemas {
      if case .unless(let former) = schema.identity { #expect(schema.defaultValue == former, "\(schema.name)") }
    }
  }

  @Test func valuesAreReadAndWrittenByTheirTypes() throws {
    var options = TrainingOptions()
    #expect(options.epochs == 2 && options.steps == nil && options.learningRate == 1e-3 && options.clip == 1)
    #expect(options.keep == .best && options.trainPooler && options.precision == .fp32 && options.dropout == 0.1)
    (options.steps, options.clip, options.keep, options.warmup) = (7, nil, .last, 20)
    #expect(options.steps == 7 && options.clip == nil && options.keep == .last && options.warmup == 20)
    #expect(options.choices.values.json["keep"] == "last" && options.choices.values.json["clip"] == .null)
    #expect(options != TrainingOptions())
  }
}
