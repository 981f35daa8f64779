import Basics
import Foundation
import Records
import Running
import Tasks
import Tensors
import Training

extension AdapterImport {
  /// The record with the scores of the imported weights on a task's test split.
  ///
  /// Texts are cut as the run that was exported cut them, where the directory says so; otherwise at 128 word pieces, or
  /// what the model has positions for. The classes are matched to the head's outputs by name.
  ///
  /// A language model reads prompts and answers in the suite's template.
  ///
  /// - Parameters:
  ///   - length: word pieces a text; nil for the above.
  ///   - template: the suite's word for how prompts are put together.
  /// - Throws: `InputError` when the task asks for something else than the head answers.
  public func evaluated(
    _ record: RunRecord, on task: TaskData, maximumLength length: Int? = nil, template: String = "model"
  )
    throws -> Result
  {
    let restored = try Restoration(record, model: base.directory)
    var notes: [String] = []
    let length = try self.length(length, restored, &notes)
    let imported = record.evaluations.first { $0.name == "imported" } ?? record.evaluations[0]
    guard imported.kind == task.kind.name else {
      throw InputError(
        "is a task of another kind than the adapter's", place: task.name, expected: imported.kind,
        found: task.kind.name)
    }
    guard !task.test.isEmpty else {
      throw InputError(
        "has no test split to evaluate on", place: task.name,
        advice: "give the data set a test file, or choose another task")
    }
    var task = task
    let scores =
      try restored.isLanguageModel
      ? answers(of: restored, on: &task, length: length, template: template, &notes)
      : labels(of: restored, on: &task, named: imported.labelNames, length: length, &notes)
    var result = record
    let name = "test/" + task.name
    result.evaluations = [
      scores.evaluation(
        name: name, split: "test", task: task, metrics: task.kind.metrics(primary: task.metric))
    ]
    result.primary = RunRecord.PrimaryMetric(evaluation: name, metric: task.metric.name)
    result.configuration.tasks = [task.name]
    result.configuration.hyperparameters = [.init(\.maxLength, length)]
    result.label = "\(record.label) · \(task.name) · seed \(record.configuration.seed)"
    describe(task, length: length, in: &result)
    return Result(record: result, notes: notes)
  }

  /// What a head for labels says of the task's test rows.
  private func labels(
    of restored: Restoration, on task: inout TaskData, named names: [String], length: Int, _ notes: inout [String]
  ) throws -> Scores {
    if case .classification(let labels) = task.kind {
      task = task.renumbered(try Self.outputs(for: labels, in: names, task: task.name, notes: &notes))
    } else if restored.model.output.outputs != 1 {
      throw InputError(
        "wants one number a text", place: task.name, expected: "a head with one output",
        found: "\(restored.model.output.outputs)")
    }
    let tokenizer = try restored.tokenizer
    let data = try EncodedSet(
      task.test, tokenizer: tokenizer, maximumLength: length, fitting: restored.model.backbone)
    let cut = task.test.filter { example in
      tokenizer.encode(example.text, pair: example.pair, maxLength: length + 1).ids.count > length
    }.count
    if cut > 0 { notes.append("\(cut) of \(task.test.count) texts are longer than \(length) word pieces and cut") }
    let logits = restored.model.logits(of: data)
    let broken = logits.joined().reduce(0) { $1.isFinite ? $0 : $0 + 1 }
    guard broken == 0 else {
      throw InputError(
        "computes logits that are no numbers", place: directory.path, expected: "finite values",
        found: "\(broken) of \(logits.count * restored.model.output.outputs) are NaN or infinite")
    }
    return Scores(logits, task.test, task.kind)
  }

  /// What a language model says of the task's answers, as a run reads them.
  private func answers(
    of restored: Restoration, on task: inout TaskData, length: Int, template: String, _ notes: inout [String]
  ) throws -> Scores {
    let text = try ModelText(base.directory)
    let form = PromptForm(tokenizer: text.tokenizer, template: try text.template(named: template))
    let (data, kept) = try EncodedSet.answers(
      task.test, as: form, room: length, fitting: restored.model.backbone)
    if kept.count < task.test.count {
      notes.append(
        "\(task.test.count - kept.count) of \(task.test.count) rows have no token of the answer within \(length)")
    }
    guard !kept.isEmpty else {
      throw InputError(
        "has no row of which a token of the answer fits", kind: .usage, place: task.name,
        expected: "prompts that leave room within \(length) tokens", advice: "raise --max-length")
    }
    task.test = kept.map { task.test[$0] }
    let scores = restored.model.scores(of: data, task.test, task.kind)
    do { try scores.checkFinite(task.name) } catch {
      throw InputError(
        "computes logits that are no numbers", place: directory.path, expected: "finite values", found: "\(error)")
    }
    return scores
  }

  private func length(_ asked: Int?, _ restored: Restoration, _ notes: inout [String]) throws -> Int {
    if let asked {
      try restored.check(maximumLength: asked)
      return asked
    }
    if let trained = note?.maxLength {
      if trained > restored.room {
        notes.append(
          "texts are cut at \(restored.room) word pieces, all that the model has positions for, and not at \(trained)")
      }
      return min(trained, restored.room)
    }
    let length = min(128, restored.room)
    notes.append(
      "the directory does not say how long texts were in training: cut at \(length) word pieces; "
        + "--max-length N says otherwise")
    return length
  }

  /// The identity covers what the scores depend on; the rest is where they came from.
  private func describe(_ task: TaskData, length: Int, in record: inout RunRecord) {
    let imported = (try? JSON(parsing: record.configuration.canonicalJSON, source: "")) ?? .null
    let files = task.files.map { file -> JSON in [.string(file.path), .string(file.sha256)] }
    let configuration: JSON = [
      "imported": imported, "model": .string(record.configuration.model),
      "methods": imported["methods"] ?? [], "seed": .number(Double(record.configuration.seed)),
      "task": [
        "name": .string(task.name), "rows": nil, "version": .number(Double(task.version)), "files": .array(files),
        "labels": .array(task.labels.map { .string($0) }), "metric": .string(task.metric.name),
      ],
      "train": [TrainingSettings.declared.settings.maxLength.name: .number(Double(length))],
    ]
    var hash = SHA256()
    hash.update(Array((record.identity + configuration.canonical).utf8))
    record.identity = hash.hexDigest()
    record.configuration.canonicalJSON = configuration.canonical
    record.provenance.dataFiles = task.files.map { .init(path: $0.path, sha256: $0.sha256) }
    record.provenance.seeds = [record.configuration.seed]
    record.provenance.cpuModel = MachineFacts.processor
    record.provenance.coreCount = MachineFacts.cores
    record.provenance.threadCount = Machine.threads
    record.provenance.openBLASVersion = Arithmetic.openBLASVersion
    record.provenance.openBLASConfiguration = Arithmetic.openBLASConfiguration
    record.provenance.kernels = Arithmetic.kernels
    record.provenance.compiler = MachineFacts.compiler
    record.provenance.operatingSystem = MachineFacts.operatingSystem
    record.provenance.started = MachineFacts.utc()
    record.provenance.ended = record.provenance.started
    record.provenance.commandLine = CommandLine.arguments
  }
}
