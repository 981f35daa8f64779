import Basics
import Files
import Foundation
import Networks
import Tasks
import Tensors
import TestSupport
import Testing
import Text
import Training

@testable import Interop
@testable import Records
@testable import Running

/// What `adapter import` takes, says and refuses, on directories made here. The libraries themselves: `make interop`.
@Suite(.serialized) struct AdapterImportTests {
  private static let configuration = "adapter_config.json", weights = "adapter_model.safetensors"

  // ---- weights ----

  @Test(arguments: [Float.nan, .infinity, -.infinity], ["lora_A", "classifier.bias"])
  func weightsThatAreNoNumbersAreRefused(_ value: Float, _ part: String) throws {
    try withTemporaryDirectory { directory in
      let exported = try Exported("{ name: 'lora', rank: 2 }", in: directory)
      try exported.tensors(Self.weights) { tensors in
        tensors.first { $0.name.contains(part) }!.tensor.pointer[1] = value
      }
      let error = try exported.error()
      #expect(error.message == "holds weights that are no numbers")
      #expect(error.place?.contains(part) == true && error.found?.hasPrefix("1 of ") == true)
    }
  }

  @Test func shapesAndLeftoversAreRefusedBeforeAnythingIsWritten() throws {
    try withTemporaryDirectory { directory in
      let exported = try Exported("{ name: 'lora', rank: 2 }", in: directory)
      let whole = try Data(contentsOf: exported.file(Self.weights))
      func refusal(_ body: (inout [(name: String, tensor: Tensor)]) -> Void) throws -> String {
        defer { try? whole.write(to: exported.file(Self.weights)) }
        try exported.tensors(Self.weights, body)
        return "\(try exported.error())"
      }
      #expect(
        try refusal { $0.append(("base_model.model.bert.embeddings.LayerNorm.weight", Tensor([16]))) }
          .contains("modules_to_save"))
      #expect(
        try refusal { $0.removeAll { $0.name.contains("layer.1") && $0.name.contains("query.lora_B") } }
          .contains("lacks a tensor"))
      #expect(
        try refusal { $0.removeAll { $0.name.contains("layer.1") && $0.name.contains("query.lora_A") } }
          .contains("adapts some blocks only"))
      #expect(
        try refusal { tensors in
          let index = tensors.firstIndex { $0.name.hasSuffix("query.lora_B.weight") }!
          tensors[index].tensor = Tensor([16, 3], filledWith: 0)
        }.contains("another shape"))
      #expect(
        try refusal { tensors in
          let index = tensors.firstIndex { $0.name.hasSuffix("classifier.weight") }!
          tensors[index].tensor = Tensor([3, 17], filledWith: 0)
        }.contains("[classes, 16]"))
      #expect(try refusal { $0.removeAll { $0.name.hasSuffix("classifier.bias") } }.contains("no head"))
      #expect(
        try refusal { tensors in
          let index = tensors.firstIndex { $0.name.hasSuffix("layer.0.attention.self.query.lora_A.weight") }!
          tensors[index].name += "/../x"
        }.contains("impossible name"))
      try exported.change(Self.configuration, ["r": 4096])
      #expect(try exported.error().place?.hasSuffix(": r") == true)
    }
  }

  @Test func aFileOfTorchSaveIsRefusedWithTheLineThatConvertsIt() throws {
    try withTemporaryDirectory { directory in
      let exported = try Exported("{ name: 'lora', rank: 2 }", in: directory)
      try FileManager.default.moveItem(at: exported.file(Self.weights), to: exported.file("adapter_model.bin"))
      let line = try #require(try exported.error().advice?.split(separator: "\n").last)
      #expect(line.hasPrefix("import torch, safetensors.torch; "))
      #expect(line.contains("torch.load(\"\(exported.file("adapter_model.bin").path)\""))
      #expect(line.contains("}, \"\(exported.file(Self.weights).path)\", metadata="))
      try exported.remove("adapter_model.bin")
      #expect(try exported.error().message == "is missing")
    }
  }

  @Test func bothFilesOfAdapterHubsAreConvertedByTheLinesOfOneRefusal() throws {
    try withTemporaryDirectory { directory in
      let exported = try Exported("{ name: 'adapter-pfeiffer', reduction: 4 }", in: directory)
      func lines() throws -> [String] {
        let error = try exported.error()
        #expect(error.kind == .failure && error.message.contains("torch.save"))
        return error.advice?.split(separator: "\n").dropFirst().map(String.init) ?? []
      }
      try exported.remove("model_head.safetensors")
      #expect(try lines().count == 1 && lines()[0].contains(exported.file("pytorch_model_head.bin").path))
      try exported.remove("adapter.safetensors")
      let both = try lines()
      #expect(both.count == 2 && both.allSatisfy { $0.hasPrefix("import torch, safetensors.torch; ") })
      #expect(both[0].contains("}, \"\(exported.file("adapter.safetensors").path)\", metadata="))
      #expect(both[1].contains("}, \"\(exported.file("model_head.safetensors").path)\", metadata="))
      try exported.remove("pytorch_adapter.bin")
      #expect(try exported.error().message == "holds no adapter weights")
    }
  }

  // ---- keys ----

  @Test(arguments: [
    ("alora_invocation_tokens", "[9]"), ("target_modules", "[\"query\"]"),
    ("target_modules", "[\"query\",\"key\",\"value\"]"),
    ("target_modules", "\".*query\""), ("exclude_modules", "[\"value\"]"), ("layers_to_transform", "[0]"),
    ("layers_to_transform", "\"0\""), ("use_dora", "\"yes\""), ("use_rslora", "1"), ("task_type", "\"TOKEN_CLS\""),
    ("init_lora_weights", "\"olora\""), ("r", "2.5"), ("r", "-2"), ("r", "3"), ("r", "null"), ("lora_alpha", "\"16\""),
    ("lora_alpha", "-4"), ("lora_alpha", "null"), ("lora_alpha", "1e12"), ("target_modules", "\"(\""),
    ("task_type", "\"FEATURE_EXTRACTION\""), ("task_type", "\"CAUSAL_LM\""),
    ("peft_type", "\"ADALORA\""), ("auto_mapping", "{\"base_model_class\":\"BertForMultipleChoice\"}"),
  ]) func valuesThatMeanSomethingElseAreRefusedByName(_ key: String, _ value: String) throws {
    try withTemporaryDirectory { directory in
      let exported = try Exported("{ name: 'lora', rank: 2 }", in: directory)
      let json = try JSONSerialization.jsonObject(with: Data(value.utf8), options: .fragmentsAllowed)
      try exported.change(Self.configuration, [key: json])
      let error = try exported.error()
      let named = key == "layers_to_transform" && value == "[0]" || key == "exclude_modules" ? "target_modules" : key
      let isOption = value == "1e12"
      #expect(error.place?.contains(isOption ? "lora.alpha" : named) == true, "\(error)")
      #expect(
        error.place?.contains(exported.file(Self.configuration).path) == true && error.kind == .failure, "\(error)")
      #expect(error.advice != nil && !error.description.contains("real("), "\(error)")
      // What is there is not said to be missing.
      if key == "lora_alpha" { #expect(!error.description.contains(": r"), "\(error)") }
    }
  }

  @Test(arguments: [
    ("target_modules", "\".*\\\\.(query|value)\""), ("layers_to_transform", "[0, 1]"), ("exclude_modules", "[\"key\"]"),
    ("init_lora_weights", "\"eva\""), ("task_type", "null"), ("layers_pattern", "\"layer\""),
  ]) func otherWordsForTheSameAreTaken(_ key: String, _ value: String) throws {
    try withTemporaryDirectory { directory in
      let exported = try Exported("{ name: 'lora', rank: 2 }", in: directory)
      let json = try JSONSerialization.jsonObject(with: Data(value.utf8), options: .fragmentsAllowed)
      try exported.change(Self.configuration, [key: json])
      let restored = try Restoration(exported.imported().record, model: exported.model.directory)
      #expect(try restored.logits(exported.run.texts).flatMap { $0 } == exported.run.logits)
    }
  }

  // ---- labels and length ----

  @Test func labelsAreMatchedByName() throws {
    try withTemporaryDirectory { directory in
      let exported = try Exported("{ name: 'lora', rank: 2 }", in: directory)
      let importer = try AdapterImport(exported.out, base: exported.model.base)
      let task = try exported.task(), expected = exported.run.record.evaluations[0]
      // The same task told in another order of its classes: the same rows are right.
      var turned = task
      turned.kind = .classification(labels: ["label 2", "label 0", "label 1"])
      turned.test = task.test.map { example in
        guard case .category(let k) = example.label else { return example }
        return Example(text: example.text, pair: nil, label: .category((k + 1) % 3), source: "")
      }
      for task in [task, turned] {
        let result = try importer.evaluated(importer.imported().record, on: task)
        let evaluation = result.record.evaluations[0]
        #expect(evaluation.metrics == expected.metrics)
        #expect(evaluation.labelNames == ["label 0", "label 1", "label 2"])
        #expect(evaluation.logits == expected.logits)
        #expect(result.notes == [])
      }
      var folded = task
      folded.kind = .classification(labels: ["Label 0", "LABEL 1", "label 2"])
      let noted = try importer.evaluated(importer.imported().record, on: folded)
      #expect(
        noted.record.evaluations[0].metrics == expected.metrics && noted.notes[0].contains("without regard to case"))
      var other = task
      other.kind = .classification(labels: ["red", "green", "blue"])
      let error = try inputError { _ = try importer.evaluated(importer.imported().record, on: other) }
      #expect(error.message == "has other labels than the adapter's head")
      // Nobody can know which output is red; where one name is left over on each side, it is the other's.
      #expect(error.advice?.contains("'?,?,?' with \"red\", \"green\", \"blue\"") == true)
      var turnedOther = task
      turnedOther.kind = .classification(labels: ["label 2", "blue", "label 0"])
      let one = try inputError { _ = try importer.evaluated(importer.imported().record, on: turnedOther) }
      #expect(one.advice?.hasSuffix("means \"blue\", say --labels 'label 0,blue,label 2'") == true, "\(one)")
      let wrong = try importer.imported(labels: ["label 2", "blue", "label 0"])
      #expect(wrong.notes.contains { $0.contains("--labels calls output 0 \"label 2\"") }, "\(wrong.notes)")
      let named = try importer.evaluated(importer.imported(labels: ["red", "green", "blue"]).record, on: other)
      #expect(named.record.evaluations[0].metrics == expected.metrics)
      #expect(try inputError { _ = try importer.imported(labels: ["red", "red", "blue"]) }.kind == .usage)
    }
  }

  @Test func withoutNamesLabelsGoByPositionAndLengthByCustomAloud() throws {
    try withTemporaryDirectory { directory in
      let exported = try Exported("{ name: 'lora', rank: 2 }", in: directory)
      try exported.remove("tunebench.json")
      let importer = try AdapterImport(exported.out, base: exported.model.base)
      let result = try importer.evaluated(importer.imported().record, on: exported.task())
      #expect(result.record.evaluations[0].metrics == exported.run.record.evaluations[0].metrics)
      #expect(result.notes.count == 2)
      #expect(result.notes[0].contains("cut at 32 word pieces"))
      #expect(result.notes[1].contains("matched by position, 0 is \"label 0\""))
    }
  }

  @Test func textsAreCutAsTheRunCutThem() throws {
    try withTemporaryDirectory { directory in
      let exported = try Exported("{ name: 'lora', rank: 2 }", in: directory)
      var task = try exported.task()
      for index in task.test.indices {
        task.test[index].text += " the of the of the of the of the of the of the of the"
      }
      let importer = try AdapterImport(exported.out, base: exported.model.base)
      let record = try importer.imported().record
      // The suite of InteropModel says maxLength 16.
      let trained = try importer.evaluated(record, on: task)
      #expect(trained.notes == ["12 of 12 texts are longer than 16 word pieces and cut"])
      let same = try importer.evaluated(record, on: task, maximumLength: 16)
      #expect(same.record.evaluations[0].logits == trained.record.evaluations[0].logits)
      #expect(same.record.identity == trained.record.identity)
      let longer = try importer.evaluated(record, on: task, maximumLength: 32)
      #expect(longer.record.evaluations[0].logits != trained.record.evaluations[0].logits)
      #expect(longer.record.identity != trained.record.identity)
      let error = try inputError { _ = try importer.evaluated(record, on: task, maximumLength: 33) }
      #expect(error.kind == .usage && error.expected == "3 to 32" && error.place == "--max-length")
    }
  }

  @Test func anEvaluatedAdapterStandsAmongTheRuns() throws {
    try withTemporaryDirectory { directory in
      let exported = try Exported("{ name: 'lora', rank: 2 }", in: directory)
      let importer = try AdapterImport(exported.out, base: exported.model.base)
      let record = try importer.evaluated(importer.imported().record, on: exported.task()).record
      let results = ResultsDirectory(exported.run.results)
      try results.write(record)
      #expect(try results.rebuildIndex() == [])
      let listing = try results.runs()
      #expect(listing.problems == [] && listing.runs.count == 2)
      let summary = try #require(listing.runs.first { $0.identity == record.identity })
      #expect(summary.label == "imported out · letters · seed 0" && summary.tasks == ["letters"])
      #expect(summary.primaryValue == exported.run.record.primaryValue)
    }
  }

  // ---- whole models ----

  @Test func wholeModelsSayWhatTheyAre() throws {
    try withTemporaryDirectory { directory in
      let exported = try Exported("{ name: 'fft' }", in: directory)
      #expect(try exported.imported().notes == [])
      let good = try Data(contentsOf: exported.file("config.json"))
      for (key, value) in [
        ("architectures", ["BertForMultipleChoice"] as Any), ("problem_type", "multi_label_classification"),
        ("id2label", ["0": "a", "1": "b"]), ("id2label", ["0": "a", "1": "b", "3": "c"]),
        ("id2label", ["0": "x", "1": "y", "2": "z"]), ("id2label", ["0": "a\u{0}", "1": "b", "2": "c"]),
      ] {
        try exported.change("config.json", [key: value])
        let error = try exported.error()
        #expect(
          error.place?.contains(key) == true || error.place?.contains("labels") == true
            || error.message.contains("name the head's outputs"), "\(key): \(error)")
        try good.write(to: exported.file("config.json"))
      }
      try exported.remove("tunebench.json")
      try exported.change("config.json", ["id2label": ["0": "x", "1": "y", "2": "z"], "label2id": nil])
      #expect(try exported.imported().record.evaluations[0].labelNames == ["x", "y", "z"])
      try exported.tensors("model.safetensors") { $0.append(("cls.predictions.bias", Tensor([4]))) }
      #expect(try exported.imported().notes.contains { $0.contains("cls.predictions.bias") })
    }
  }

  @Test func aTokenizerOfItsOwnMustCutAsTheBaseModels() throws {
    try withTemporaryDirectory { directory in
      let exported = try Exported("{ name: 'fft' }", in: directory)
      try exported.remove("tunebench.json")
      try Data("{\"do_lower_case\": false}".utf8).write(to: exported.file("tokenizer_config.json"))
      let error = try exported.error()
      #expect(error.message == "has a tokenizer that cuts texts otherwise than the base model's")
      #expect(error.advice?.hasSuffix("--model \(exported.out.path)") == true)
      // The advice, followed.
      let itself = ModelReference(
        name: "out", directory: exported.out, files: try ModelFiles(of: exported.out))
      let record = try AdapterImport(exported.out, base: itself).imported().record
      #expect(try Restoration(record, model: exported.out).tokenizer.pieces(of: "THE") == [1])
      try exported.remove("vocab.txt")
      #expect(try exported.imported().notes.contains { $0.contains("no tokenizer of its own") })
    }
  }

  // ---- heads of AdapterHub ----

  /// As `AutoAdapterModel.add_classification_head("t", num_labels=3, ...)` and `save_adapter` of adapters 1.3.0 write it.
  private func flexible(_ exported: Exported, _ changes: [String: Any] = [:], usesPooler: Bool = false) throws {
    let source = try SafetensorsFile(exported.file("model_head.safetensors"))
    let names = [
      "classifier.weight": "heads.t.\(usesPooler ? 1 : 4).weight",
      "classifier.bias": "heads.t.\(usesPooler ? 1 : 4).bias",
      "bert.pooler.dense.weight": "heads.t.1.weight", "bert.pooler.dense.bias": "heads.t.1.bias",
    ]
    let tensors = try source.names.filter { !usesPooler || $0.hasPrefix("classifier") }.map {
      (name: names[$0]!, tensor: try source.tensor($0).copy())
    }
    try SafetensorsFile.write(tensors, to: exported.file("model_head.safetensors"))
    let configuration: [String: Any] = [
      "activation_function": "tanh", "bias": true, "dropout_prob": NSNull(), "head_type": "classification",
      "label2id": ["label 0": 0, "label 1": 1, "label 2": 2], "layers": usesPooler ? 1 : 2, "num_labels": 3,
      "use_pooler": usesPooler,
    ]
    let outer: [String: Any] = [
      "config": configuration.merging(changes) { $1 }, "hidden_size": 16, "model_class": "BertAdapterModel",
      "model_name": "m", "model_type": "bert", "name": "t", "version": "adapters.1.3.0",
    ]
    try JSONSerialization.data(withJSONObject: outer).write(to: exported.file("head_config.json"))
  }

  @Test(arguments: [false, true]) func flexibleHeadsAreReadWhereTheyArePoolerAndClassifier(_ usesPooler: Bool) throws {
    try withTemporaryDirectory { directory in
      let entry = "{ name: 'adapter-pfeiffer', reduction: 4\(usesPooler ? ", trainPooler: false" : "") }"
      let exported = try Exported(entry, in: directory)
      try flexible(exported, usesPooler: usesPooler)
      try exported.remove("tunebench.json")
      let record = try exported.imported().record
      #expect(record.evaluations[0].labelNames == ["label 0", "label 1", "label 2"])
      let restored = try Restoration(record, model: exported.model.directory)
      #expect(try restored.logits(exported.run.texts).flatMap { $0 } == exported.run.logits)
    }
  }

  @Test(arguments: [
    ("head_type", "\"tagging\""), ("head_type", "\"multilabel_classification\""), ("layers", "3"), ("layers", "1"),
    ("activation_function", "\"relu\""), ("activation_function", "null"), ("use_pooler", "true"), ("num_labels", "2"),
    ("new_key", "7"), ("bias", "\"no\""),
  ]) func otherFlexibleHeadsAreRefusedByName(_ key: String, _ value: String) throws {
    try withTemporaryDirectory { directory in
      let exported = try Exported("{ name: 'adapter-pfeiffer', reduction: 4 }", in: directory)
      try flexible(
        exported, [key: try JSONSerialization.jsonObject(with: Data(value.utf8), options: .fragmentsAllowed)])
      #expect(try exported.error().place?.contains(key) == true)
    }
  }

  @Test(arguments: [
    ("inv_adapter", "\"nice\""), ("use_gating", "1"), ("phm_layer", "true"), ("reduction_factor", "{\"0\": 2}"),
    ("leave_out", "[0]"), ("scaling", "\"learned\""), ("reduction_factor", "0"), ("new_key", "true"),
    ("architecture", "\"lora\""),
  ]) func otherBottlenecksAreRefusedByName(_ key: String, _ value: String) throws {
    try withTemporaryDirectory { directory in
      let exported = try Exported("{ name: 'adapter-pfeiffer', reduction: 4 }", in: directory)
      let url = exported.file(Self.configuration)
      var outer = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
      var inner = try #require(outer["config"] as? [String: Any])
      inner[key] = try JSONSerialization.jsonObject(with: Data(value.utf8), options: .fragmentsAllowed)
      outer["config"] = inner
      try JSONSerialization.data(withJSONObject: outer).write(to: url)
      #expect("\(try exported.error())".contains(key))
    }
  }
}
