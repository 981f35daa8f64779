import Basics
import Foundation
import Testing

@testable import Tasks

/// What names a described data set in a run's identity.
struct ConfigurationTests {
  /// A change of each field, by the name that reflection gives it.
  private static let changes: [String: @Sendable (inout DataSpec) -> Void] = [
    "name": { $0.name = "other" },
    "files": { $0.files = .init(train: "b.tsv", dev: "a.tsv") },
    "format": { $0.format = .csv },
    "header": { $0.header = false },
    "separator": { $0.separator = ";" },
    "dropLabel": { $0.dropLabel = ["-1"] },
    "wording": { $0.wording = .suite },
    "quoting": { $0.quoting = true },
    "text": { $0.text = 2 },
    "pair": { $0.pair = "b" },
    "label": { $0.label = "gold" },
    "form": { $0.form = .text },
    "answer": { $0.answer = "reply" },
    "prompt": { $0.prompt = "{text}?" },
    "verbalizer": { $0.verbalizer = ["0": "no"] },
    "labelKind": { $0.labelKind = .number },
    "labels": { $0.labels = ["0", "1"] },
    "labelNames": { $0.labelNames = ["no", "yes"] },
    "split": { $0.split.seed = 1 },
    "metric": { $0.metric = .macroF1 },
    "source": { $0.source = "elsewhere" },
    "licence": { $0.licence = "CC0" },
    "version": { $0.version = 2 },
  ]

  private let spec = DataSpec(name: "a", files: .init(train: "b.tsv", test: "a.tsv"))

  @Test func everyFieldIsInTheConfigurationOrSaidToHaveNoEffect() {
    for child in Mirror(reflecting: spec).children {
      let field = child.label!
      guard let change = Self.changes[field] else {
        Issue.record("\(field) is in no test: add a change of it, and it to DataSpec.configuration")
        continue
      }
      var changed = spec
      change(&changed)
      #expect(changed != spec, "\(field)")
      #expect(
        (changed.configuration == spec.configuration) == DataSpec.fieldsWithoutEffect.contains(field), "\(field)")
    }
  }

  @Test func everyFieldOfTheSplitRuleIsInTheConfiguration() {
    let changes: [String: (inout SplitRule) -> Void] = [
      "dev": { $0.dev = 0.2 }, "test": { $0.test = 0.2 }, "seed": { $0.seed = .max },
      "stratified": { $0.stratified = true },
    ]
    for child in Mirror(reflecting: spec.split).children {
      var changed = spec
      changes[child.label!]?(&changed.split)
      #expect(changed.configuration != spec.configuration, "\(child.label!)")
    }
    // Beyond what a Double holds.
    var (a, b) = (spec, spec)
    a.split.seed = .max
    b.split.seed = .max - 1
    #expect(a.configuration != b.configuration)
  }

  /// The value that results of earlier versions were stored under.
  @Test func aDescriptionOfDefaultsHasTheValueThatItAlwaysHad() {
    let spec = DataSpec(
      name: "sst2", files: .init(train: "s/train.tsv", dev: "s/dev.tsv", test: "s/test.tsv"), format: .tsv,
      quoting: false, text: "sentence", label: "label", metric: .accuracy)
    #expect(
      spec.configuration.canonical
        == #"{"format":"tsv","header":true,"label":"label","metric":"accuracy","pair":null,"quoting":false,"text":"sentence"}"#
    )
  }
}
