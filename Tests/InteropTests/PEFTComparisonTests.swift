import Basics
import Foundation
import Testing

@testable import Interop
@testable import Records

/// A file of the shape that PEFT's method comparison writes, made up.
private func resultFile(
  experiment: String = "lora/llama-3.2-3B-rank9", type: String? = "LORA", extra: String = "", seed: Int = 0,
  status: String = "success", branch: String = "main", last: String = #""test accuracy": 0.25, "forgetting": 0.5,"#
) -> String {
  let config =
    type.map {
      #"{"peft_type": "\#($0)", "task_type": "CAUSAL_LM", "r": 9, "lora_bias": false, "layers": null, "map": {}\#(extra)}"#
    } ?? "null"
  return """
    {
      "run_info": {
        "created_at": "2026-01-02T03:04:05+00:00", "total_time": 100.5, "experiment_name": "\(experiment)",
        "peft_branch": "\(branch)", "error_msg": "\(status == "success" ? "" : "out of memory")",
        "train_config": {
          "model_id": "meta-llama/Llama-3.2-3B", "max_steps": 20, "batch_size": 4, "max_seq_length": 768,
          "grad_norm_clip": 1.0, "lr_scheduler": null, "optimizer_kwargs": {"lr": 0.001, "weight_decay": 0.1},
          "seed": \(seed)
        },
        "peft_config": \(config)
      },
      "train_info": {
        "accelerator_memory_reserved_avg": 1000, "accelerator_memory_max": 3000,
        "accelerator_memory_reserved_99th": 2000, "train_time": 50.0, "file_size": 4096,
        "num_trainable_params": 1024, "num_total_params": 99999, "status": "\(status)",
        "metrics": [
          {"step": 10, "valid accuracy": 0.1, "train loss": 2.0, "train time": 4.0, "eval time": 1.0},
          {"step": 20, "valid accuracy": 0.2, "train loss": 1.0, "train time": 6.0, "eval time": 2.0},
          {\(last) "step": 20, "train loss": 1.0, "train total tokens": 5000}
        ]
      },
      "meta_info": {
        "model_info": {"sha": "0123456789abcdef0123"}, "dataset_info": {"gsm8k": {"sha": "fedcba9876543210"}},
        "package_info": {"peft-version": "0.0.1", "peft-commit-hash": "abc", "torch-version": "9.9"},
        "system_info": {"system": "Linux", "release": "1.0", "processor": "x86_64", "accelerator": "Some GPU"}
      }
    }
    """
}

/// Writes the files into a new directory and reads them.
private func comparison(_ files: [String: String]) throws -> PEFTComparison {
  let directory = FileManager.default.temporaryDirectory.appendingPathComponent("peft-\(UUID())")
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: directory) }
  for (name, text) in files {
    try text.write(to: directory.appendingPathComponent(name), atomically: true, encoding: .utf8)
  }
  return try PEFTComparison(reading: directory)
}

@Suite struct PEFTComparisonTests {
  @Test func aRunIsTakenInAsItWasMeasured() throws {
    let read = try comparison(["a.json": resultFile()])
    let record = try #require(read.records.first)
    #expect(read.setApart.isEmpty && read.records.count == 1)
    #expect(record.label == "lora rank9 · metamathqa · seed 0" && record.status == .complete)
    #expect(record.primaryValue == 0.25 && record.primary?.metric == "accuracy")
    #expect(record.sizes.trainable == 1024 && record.sizes.fileBytes == 4096)
    #expect(record.memory["accelerator/max"] == 3000)
    // Of training steps alone: 4 s and 6 s; PEFT's own figure beside it.
    #expect(record.timings["train"] == 10 && record.timings["evaluate"] == 3)
    func values(_ name: String) -> [Double]? { record.measures.first { $0.name == name }?.values }
    #expect(values("peft/trainTime") == [50])
    #expect(values("forgetting/retention/wikipedia/lost") == [0.5])
    #expect(values("speed/tokensPerSecond") == [500])
    #expect(values("checkpoints/step") == [10, 20] && values("checkpoints/trainingSeconds") == [4, 10])
    #expect(values("checkpoints/dev") == [0.1, 0.2] && values("checkpoints/trainLoss") == [2, 1])
    #expect(record.configuration.learningRate == 0.001)
    #expect(record.configuration.model == "meta-llama/Llama-3.2-3B@0123456789ab")
    // What is null, false or empty was not chosen.
    #expect(record.configuration.methods == [.init(name: "lora", options: #"{"r":9}"#)])
    let p = record.provenance
    #expect(p.cpuModel == "Some GPU" && p.harnessVersion.contains("PEFT 0.0.1") && p.gitCommit == "abc")
    #expect(p.started == "2026-01-02T03:04:05Z" && p.ended == "2026-01-02T03:05:45Z")
    #expect(p.dataFiles == [.init(path: "gsm8k@fedcba987654", sha256: "")])
  }

  @Test(
    arguments: [
      ("LORA", #", "use_dora": true"#, "dora"), ("LORA", #", "use_rslora": true"#, "rslora"), ("IA3", "", "ia3"),
      ("PREFIX_TUNING", "", "prefix"), ("BRAND_NEW", "", "brand_new"), (nil, "", "fft"),
    ] as [(String?, String, String)])
  func methodsHaveOurNamesWhereTheyAreOurs(type: String?, extra: String, name: String) throws {
    let record = try comparison(["a.json": resultFile(type: type, extra: extra)]).records[0]
    #expect(record.configuration.methods.map(\.name) == [name])
  }

  @Test func seedsOfOneExperimentDifferInNothingElse() throws {
    let records = try comparison(["a.json": resultFile(seed: 0), "b.json": resultFile(seed: 1)]).records
    func setup(_ record: RunRecord) throws -> JSON {
      guard case .object(var members) = try JSON(parsing: record.configuration.canonicalJSON, source: "") else {
        return .null
      }
      members["seed"] = nil
      return .object(members)
    }
    #expect(records.count == 2 && records[0].identity != records[1].identity)
    #expect(try setup(records[0]) == setup(records[1]))
  }

  @Test func whatIsNoCleanResultIsKeptApartAndNamed() throws {
    let read = try comparison([
      "a-good.json": resultFile(), "b-again.json": resultFile(), "c-branch.json": resultFile(branch: "try-this"),
      "d-cancelled.json": resultFile(experiment: "ia3/x", status: "canceled"), "e-broken.json": "{ \"run_info\": ",
      "f-other.json": #"{"hello": 1}"#, "g-no-test.json": resultFile(last: ""), "notes.txt": "not a result",
    ])
    #expect(read.records.map(\.status) == [.cancelled, .complete])
    #expect(read.records[0].failure == "out of memory")
    #expect(
      read.setApart.map { "\($0.file) \($0.reason)" } == [
        "b-again.json repeated", "c-branch.json unclean", "e-broken.json malformed", "f-other.json malformed",
        "g-no-test.json malformed",
      ])
    #expect(read.setApart[1].message.contains("try-this"))
    #expect(read.setApart[4].message.contains("no test accuracy"))
  }

  @Test func aDirectoryWithoutResultsIsAnError() throws {
    #expect(throws: InputError.self) { try comparison([:]) }
    #expect(throws: InputError.self) { try PEFTComparison(reading: URL(fileURLWithPath: "/no/such/place")) }
  }

  private static let theirs = URL(fileURLWithPath: "../shared/peers/metamathqa_results")

  @Test(.enabled(if: FileManager.default.fileExists(atPath: theirs.path), "needs PEFT's results beside the checkout"))
  func theirOwnResultsAreTakenInWhole() throws {
    let read = try PEFTComparison(reading: Self.theirs)
    #expect(read.records.count == 63 && read.setApart.isEmpty)
    #expect(read.records.allSatisfy { $0.status == .complete && $0.configuration.seed == 0 })
    #expect(Set(read.records.map(\.label)).count == 63 && Set(read.records.map(\.identity)).count == 63)
    #expect(read.records.filter { $0.configuration.methods[0].name == "fft" }.count == 1)
    let accuracies = read.records.compactMap(\.primaryValue)
    #expect(accuracies.count == 63 && accuracies.allSatisfy { (0...1).contains($0) })
  }
}
