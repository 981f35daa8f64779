import Basics
import Foundation
import Records

/// One result file of PEFT's method comparison.
struct PEFTResultFile {
  let name: String
  let json: JSON

  /// - Throws: `InputError` if it is no JSON.
  init(reading url: URL, name: String) throws {
    self.name = name
    json = try JSON(parsing: try String(file: url, name: name), source: name)
  }

  // MARK: - Fields

  func value(_ path: String...) -> JSON? { value(path) }

  /// Nil for null, too.
  private func value(_ path: [String]) -> JSON? {
    guard let value = path.reduce(json as JSON?, { $0?[$1] }), !value.isNull else { return Optional.none }
    return value
  }

  func text(_ path: String...) throws -> String {
    guard let text = value(path)?.string else { throw wrong(path, expected: "a text") }
    return text
  }

  func number(_ path: String...) throws -> Double {
    guard let number = value(path)?.double else { throw wrong(path, expected: "a number") }
    return number
  }

  func integer(_ path: String...) throws -> Int {
    guard let integer = value(path)?.int else { throw wrong(path, expected: "a whole number") }
    return integer
  }

  private func wrong(_ path: [String], expected: String) -> InputError {
    InputError(
      "\(path.joined(separator: ".")) is not \(expected)", place: name, expected: expected,
      found: value(path)?.canonical ?? "nothing")
  }

  // MARK: - The record

  static let task = "metamathqa"

  /// The run that the file tells of.
  ///
  /// - Throws: `InputError` naming what is missing or of the wrong kind.
  func record() throws -> RunRecord {
    let status = try text("train_info", "status")
    let experiment = try text("run_info", "experiment_name")
    let seed = try integer("run_info", "train_config", "seed")
    let label = methodLabel(experiment, model: try text("run_info", "train_config", "model_id"))
    var record = RunRecord(
      identity: SHA256.hexDigest(of: "PEFT method comparison\n" + json.canonical),
      label: "\(label) · \(PEFTResultFile.task) · seed \(seed)",
      suite: RunRecord.Suite(
        name: "peft-method-comparison",
        text: "// Imported results of Hugging Face PEFT's method comparison: there was no suite.\n"),
      status: status == "success" ? .complete : status.hasPrefix("cancel") ? .cancelled : .failed)
    record.configuration = try configuration(experiment: experiment, seed: seed)
    record.provenance = try provenance(seed: seed)
    guard record.status == .complete else {
      let message = value("run_info", "error_msg")?.string ?? ""
      record.failure = message.isEmpty ? "PEFT's status is \(status)" : message
      return record
    }
    try addResults(to: &record)
    return record
  }

  /// `lora rank32` of `lora/llama-3.2-3B-rank32`: the base model is the same in all and stands elsewhere.
  private func methodLabel(_ experiment: String, model: String) -> String {
    let parts = experiment.split(separator: "/").map(String.init)
    guard parts.count == 2 else { return experiment }
    let base = model.split(separator: "/").last.map { $0.lowercased() + "-" } ?? ""
    let rest = parts[1].lowercased().hasPrefix(base) ? String(parts[1].dropFirst(base.count)) : parts[1]
    return "\(parts[0]) \(rest)"
  }

  private func addResults(to record: inout RunRecord) throws {
    let metrics = value("train_info", "metrics")?.array ?? []
    guard let accuracy = metrics.last?["test accuracy"]?.double else {
      throw InputError(
        "the last of train_info.metrics has no test accuracy", place: name, expected: "a number",
        found: metrics.last?.canonical ?? "nothing")
    }
    let evaluation = "test/" + PEFTResultFile.task
    record.evaluations = [
      RunRecord.Evaluation(
        name: evaluation, split: "test", task: PEFTResultFile.task, kind: "generation",
        metrics: [.init("accuracy", accuracy)])
    ]
    record.primary = .init(evaluation: evaluation, metric: "accuracy")
    record.sizes.trainable = try integer("train_info", "num_trainable_params")
    record.sizes.fileBytes = try integer("train_info", "file_size")
    record.memory = [
      .init("accelerator/max", try integer("train_info", "accelerator_memory_max")),
      .init("accelerator/reserved_99th", try integer("train_info", "accelerator_memory_reserved_99th")),
      .init("accelerator/reserved_avg", try integer("train_info", "accelerator_memory_reserved_avg")),
    ]
    let checkpoints = metrics.filter { $0["valid accuracy"]?.double != nil }
    func column(_ key: String) -> [Double] { checkpoints.map { $0[key]?.double ?? .nan } }
    let seconds = column("train time")
    let training = seconds.reduce(0, +), evaluating = column("eval time").reduce(0, +)
    if training.isFinite, !checkpoints.isEmpty { record.timings.append(.init("train", training)) }
    if evaluating.isFinite, !checkpoints.isEmpty { record.timings.append(.init("evaluate", evaluating)) }

    typealias Measures = ImportedMeasures
    record.measures = [
      Measures.measure("peft/trainTime", [try number("train_info", "train_time")]),
      Measures.measure("peft/totalTime", [try number("run_info", "total_time")]),
      Measures.measure("peft/parameters", [try number("train_info", "num_total_params")]),
    ]
    if let lost = metrics.last?["forgetting"]?.double {
      record.measures.append(Measures.measure("forgetting/retention/wikipedia/lost", [lost]))
    }
    if let tokens = metrics.last?["train total tokens"]?.double, training > 0 {
      record.measures.append(Measures.measure("speed/tokensPerSecond", [tokens / training]))
    }
    guard !checkpoints.isEmpty else { return }
    var sum = 0.0
    let elapsed = seconds.map { second -> Double in
      sum += second
      return sum
    }
    for (name, values) in [
      ("checkpoints/step", column("step")), ("checkpoints/trainingSeconds", elapsed),
      ("checkpoints/dev", column("valid accuracy")), ("checkpoints/trainLoss", column("train loss")),
    ] {
      record.measures.append(Measures.measure(name, shape: [values.count], values))
    }
  }
}
