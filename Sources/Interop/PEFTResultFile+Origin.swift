import Basics
import Foundation
import Methods
import Records
import Running

/// What was asked for, and where it ran.
extension PEFTResultFile {
  /// Keys of a PEFT configuration that say nothing of the method.
  private static let bookkeeping: Set<String> = [
    "auto_mapping", "base_model_name_or_path", "inference_mode", "peft_type", "peft_version", "revision", "task_type",
  ]

  /// Our name of the method and its options: of PEFT's configuration what is set, neither null nor false nor empty.
  private func method() -> RunRecord.MethodEntry {
    guard let configuration = value("run_info", "peft_config") else {
      return RunRecord.MethodEntry(name: MethodRegistry.name(reaching: .everything), options: "{}")
    }
    let type = configuration["peft_type"]?.string ?? "unknown"
    // Of methods of one kind the first, unless the configuration sets what another is known by.
    let forms = PEFTForm.Kind(rawValue: type).map(MethodRegistry.peftForms) ?? []
    let marked = forms.last { _, form in
      !form.marks.isEmpty && form.isMarked(in: configuration) && !form.marks.values.contains(false)
    }
    // PEFT's names of methods that are not ours stay, in lower case.
    let name = (marked ?? forms.first)?.method ?? type.lowercased()
    let options = configuration.sortedMembers.filter { key, value in
      !PEFTResultFile.bookkeeping.contains(key) && ![.null, false, "", [], [:]].contains(value)
    }
    return RunRecord.MethodEntry(
      name: name, options: JSON.object(Dictionary(uniqueKeysWithValues: options)).canonical)
  }

  func configuration(experiment: String, seed: Int) throws -> RunRecord.Configuration {
    let config = value("run_info", "train_config") ?? [:]
    // Under our names, so that they stand in the same columns as our runs' settings.
    let ours: [(String, JSON?)] = [
      ("steps", config["max_steps"]), ("batch", config["batch_size"]),
      ("learningRate", config["optimizer_kwargs"]?["lr"]),
      ("weightDecay", config["optimizer_kwargs"]?["weight_decay"]), ("schedule", config["lr_scheduler"]),
      ("clip", config["grad_norm_clip"]), ("maxLength", config["max_seq_length"]),
    ]
    let train = ours.compactMap { name, value in value.flatMap { $0.isNull ? nil : (name, $0) } }
    let method = method()
    // All that was chosen but for the seed, which runs of one row differ in.
    var theirs: [String: JSON] = [:]
    for (key, value) in config.sortedMembers where key != "seed" { theirs[key] = value }
    let model = try text("run_info", "train_config", "model_id")

    var configuration = RunRecord.Configuration()
    configuration.model = model + revision(value("meta_info", "model_info", "sha"))
    configuration.tasks = [PEFTResultFile.task]
    configuration.methods = [method]
    configuration.hyperparameters = train.map { name, value in
      .init(name, value.int.map { .integer($0) } ?? value.double.map { .number($0) } ?? .text(value.string ?? ""))
    }
    configuration.seed = seed
    let canonical: JSON = [
      "experiment": .string(experiment), "model": .string(configuration.model),
      "task": ["name": .string(PEFTResultFile.task), "rows": nil],
      "methods": [
        ["name": .string(method.name), "options": try JSON(parsing: method.options, source: self.name)]
      ],
      "train": .object(Dictionary(uniqueKeysWithValues: train)), "trainConfig": .object(theirs),
      "seed": .number(Double(seed)),
    ]
    configuration.canonicalJSON = canonical.canonical
    return configuration
  }

  /// `@13afe5124825`: a revision of a repository, which is no SHA-256 of a file.
  private func revision(_ sha: JSON?) -> String { sha?.string.map { "@" + $0.prefix(12) } ?? "" }

  func provenance(seed: Int) throws -> RunRecord.Provenance {
    var p = RunRecord.Provenance()
    let packages = value("meta_info", "package_info")
    let version = packages?["peft-version"]?.string ?? "of unknown version"
    p.harnessVersion = "PEFT \(version), its method comparison"
    p.gitCommit = packages?["peft-commit-hash"]?.string ?? ""
    let system = value("meta_info", "system_info")
    // What times depend on is the accelerator.
    p.cpuModel = system?["accelerator"]?.string ?? system?["processor"]?.string ?? ""
    p.operatingSystem = ["system", "release"].compactMap { system?[$0]?.string }.joined(separator: " ")
    p.compiler = packages?["torch-version"]?.string.map { "PyTorch \($0)" } ?? ""
    p.seeds = [seed]
    p.dataFiles = (value("meta_info", "dataset_info") ?? [:]).sortedMembers.map { name, info in
      RunRecord.DataFile(path: name + revision(info["sha"]), sha256: "")
    }
    let started = try text("run_info", "created_at")
    guard let date = try? Date(started, strategy: .iso8601) else {
      throw InputError(
        "run_info.created_at is no time", place: name, expected: "2026-07-15T05:41:18+00:00", found: started)
    }
    p.started = MachineFacts.utc(date)
    let total = try number("run_info", "total_time")
    guard (0...1e9).contains(total) else {
      throw InputError("run_info.total_time is no duration", place: name, expected: "seconds", found: "\(total)")
    }
    p.ended = MachineFacts.utc(date.addingTimeInterval(total))
    return p
  }
}
