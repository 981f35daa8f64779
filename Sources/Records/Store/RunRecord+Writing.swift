import Basics
import Foundation

/// The layout of a run's file. Every dataset has the attributes `unit` and `definition`.
///
///     /                      format = "TuneBench run", formatVersion, identity, label, status, [failure],
///                            [primaryEvaluation, primaryMetric]
///     suite                  name, text, [plan: as JSON]
///     search                 [role, and the search's trials: `SearchPlace`]
///     configuration          model, tasks, methods, methodOptions, seed, canonicalJSON,
///                            [objective, objectiveOptions], [methodLabel, origins]
///       hyperparameters      one attribute each: learningRate, epochs, batch, ...
///     provenance             one attribute each; dataFiles and dataFileSHA256 run side by side
///     steps                  loss, learningRate, gradientNorm, tokens, samples, epoch   [steps]
///       seconds              data, forward, backward, optimizer, other                  [steps]
///     epochs                 [chosen]; trainingSeconds                                  [epochs]
///       dev                  one dataset a metric                                       [epochs]
///     evaluations            names, in order
///       <name>               split, task, kind, [labelNames]; predicted, gold, sources,
///                            [written]                                                  [items]
///                            logits                                                     [items, classes]
///         metrics            one attribute each
///     weights                [file: where they are instead, relative to this one: `StagedWeights`]
///       method, head         one dataset a tensor, or links to those there
///     sizes                  trainable, stored, fileBytes, head
///     memory, timings        one scalar dataset an entry
///     measures               one dataset a measure
///     completions            only where there are some: step, prompt, answer, reward            [completions]
///
/// Where names may hold "/" (evaluations, dev metrics, memory, timings, measures) they make groups, and the
/// attribute `names` of the group above lists them whole.
enum RunLayout {
  static let format = "TuneBench run"
  static let evaluations = "evaluations"
  static let tensorDefinition = "tensor under its Hugging Face name"
  static let completions = "completions"

  /// The groups that every whole file has.
  static let groups = [
    "suite", "configuration", "configuration/hyperparameters", "provenance", "steps", "steps/seconds",
    "epochs", "epochs/dev", evaluations, "weights", "sizes", "memory", "timings", "measures",
  ]
  /// In a file whose weights do not stand beside it.
  static let weights = ["weights/method", "weights/head"]
}

extension RunRecord {
  /// Writes the run's file: whole and durable, or not at all.
  ///
  /// In Python: `with h5py.File(path) as f: loss = f["steps/loss"][:]; model = f["configuration"].attrs["model"]`.
  /// - Throws: `InputError` for a full disk, names that cannot be paths, strings with zero bytes.
  public func write(to url: URL) throws { _ = try write(to: url, mayReplace: { true }) }

  /// The same, unless `mayReplace`, which is asked when all is written, says no: what was there stays then.
  ///
  /// - Returns: whether the record is there now.
  func write(to url: URL, mayReplace: () throws -> Bool) throws -> Bool {
    try HDF5File.write(to: url, mayReplace: mayReplace) { file in
      for group in RunLayout.groups { try file.makeGroup(group) }
      try file.setAttribute("format", .string(RunLayout.format))
      try file.setAttribute("formatVersion", .integer(formatVersion))
      try file.setAttribute("identity", .string(identity))
      try file.setAttribute("label", .string(label))
      try file.setAttribute("status", .string(status.rawValue))
      if let failure { try file.setAttribute("failure", .string(failure)) }
      if let primary {
        try file.setAttribute("primaryEvaluation", .string(primary.evaluation))
        try file.setAttribute("primaryMetric", .string(primary.metric))
      }
      try file.setAttribute("name", .string(suite.name), at: "suite")
      try file.setAttribute("text", .string(suite.text), at: "suite")
      if let plan = suite.plan { try file.setAttribute("plan", .string(plan.canonicalJSON), at: "suite") }
      try configuration.write(to: file)
      try search?.write(to: file)
      try provenance.write(to: file)
      try steps.write(to: file)
      try epochs.write(to: file)
      try file.writeNames(evaluations.map(\.name), at: RunLayout.evaluations)
      for evaluation in evaluations { try evaluation.write(to: file) }
      try weights.write(to: file)
      try sizes.write(to: file)
      try file.writeNames(memory.map(\.name), at: "memory")
      for entry in memory { try file.writeMeasure([entry.value], shape: [], at: "memory/\(entry.name)", unit: "byte") }
      try file.writeNames(timings.map(\.name), at: "timings")
      for entry in timings {
        try file.writeMeasure([entry.value], shape: [], at: "timings/\(entry.name)", unit: "second")
      }
      try file.writeNames(measures.map(\.name), at: "measures")
      for measure in measures {
        try file.write(
          measure.values, shape: measure.shape, at: "measures/\(measure.name)", unit: measure.unit,
          definition: measure.definition)
      }
      if !completions.isEmpty { try writeCompletions(to: file) }
    }
  }

  private func writeCompletions(to file: HDF5File) throws {
    let path = RunLayout.completions
    try file.makeGroup(path)
    try file.write(
      completions.map { Double($0.step) }, shape: [completions.count], at: "\(path)/step", unit: "1",
      definition: "the optimiser step before which it was written, from 0")
    try file.write(
      completions.map(\.reward), shape: [completions.count], at: "\(path)/reward", unit: "1",
      definition: "what it was worth")
    // No text of a file may hold a zero byte.
    func plain(_ text: String) -> String { text.replacingOccurrences(of: "\0", with: "\u{FFFD}") }
    for (name, texts) in [
      ("prompt", completions.map { plain($0.prompt) }), ("answer", completions.map { plain($0.answer) }),
    ] {
      try file.write(texts, at: "\(path)/\(name)")
      try file.describe("\(path)/\(name)", unit: "text", definition: "the \(name), as it was written")
    }
  }
}

extension RunRecord.Weights {
  fileprivate func write(to file: HDF5File) throws {
    if let apart {
      try file.setAttribute("file", .string(apart), at: "weights")
      for (path, group) in zip(RunLayout.weights, StagedWeights.groups) {
        try file.makeExternalLink(path, toFile: apart, path: "/" + group)
      }
      return
    }
    for (group, tensors) in zip(RunLayout.weights, [method, head]) {
      try file.makeGroup(group)
      // Trained weights shrink by a tenth at the cost of seconds: stored as they are.
      for tensor in tensors {
        try file.write(
          tensor.values, shape: tensor.shape, at: "\(group)/\(tensor.name)", compressed: false, unit: "1",
          definition: RunLayout.tensorDefinition)
      }
    }
  }
}

extension RunRecord.Configuration {
  fileprivate func write(to file: HDF5File) throws {
    let path = "configuration"
    try file.setAttribute("model", .string(model), at: path)
    try file.setAttribute("tasks", .strings(tasks), at: path)
    try file.setAttribute("methods", .strings(methods.map(\.name)), at: path)
    try file.setAttribute("methodOptions", .strings(methods.map(\.options)), at: path)
    if let objective {
      try file.setAttribute("objective", .string(objective.name), at: path)
      try file.setAttribute("objectiveOptions", .string(objective.options), at: path)
    }
    try file.setAttribute("seed", .integer(seed), at: path)
    try file.setAttribute("canonicalJSON", .string(canonicalJSON), at: path)
    if let methodLabel { try file.setAttribute("methodLabel", .string(methodLabel), at: path) }
    if let origins { try file.setAttribute("origins", .string(origins), at: path) }
    for entry in hyperparameters {
      let value: HDF5Attribute =
        switch entry.value {
        case .number(let value): .number(value)
        case .numbers(let values): .numbers(values)
        case .integer(let value): .integer(value)
        case .text(let value): .string(value)
        case .texts(let values): .strings(values)
        case .flag(let value): .flag(value)
        }
      try file.setAttribute(entry.name, value, at: "configuration/hyperparameters")
    }
  }
}

extension RunRecord.Provenance {
  fileprivate func write(to file: HDF5File) throws {
    let attributes: [(String, HDF5Attribute)] =
      [
        ("harnessVersion", .string(harnessVersion)), ("gitCommit", .string(gitCommit)),
        ("gitDirty", .flag(gitDirty)), ("modelSHA256", .string(modelSHA256)),
        ("dataFiles", .strings(dataFiles.map(\.path))), ("dataFileSHA256", .strings(dataFiles.map(\.sha256))),
        ("seeds", .integers(seeds)), ("cpuModel", .string(cpuModel)), ("coreCount", .integer(coreCount)),
        ("threadCount", .integer(threadCount)), ("openBLASVersion", .string(openBLASVersion)),
        ("openBLASConfiguration", .string(openBLASConfiguration)), ("compiler", .string(compiler)),
        ("operatingSystem", .string(operatingSystem)), ("started", .string(started)),
        ("ended", .string(ended)), ("isExclusive", .flag(isExclusive)),
        ("commandLine", .strings(commandLine)),
      ] + (kernels.isEmpty ? [] : [("kernels", .string(kernels))])
      + (modelIdentity.isEmpty ? [] : [("modelIdentity", .string(modelIdentity))])
      + (roundedProductsLibrary.isEmpty ? [] : [("roundedProductsLibrary", .string(roundedProductsLibrary))])
    for (name, value) in attributes { try file.setAttribute(name, value, at: "provenance") }
  }
}

extension RunRecord.Steps {
  fileprivate func write(to file: HDF5File) throws {
    for length in [
      learningRate.count, gradientNorm.count, seconds.data.count, seconds.forward.count,
      seconds.backward.count, seconds.optimizer.count, seconds.other.count, tokens.count, samples.count,
      epoch.count,
    ] { precondition(length == count, "a run's step arrays differ in length") }
    try file.writeMeasure(loss, at: "steps/loss")
    try file.writeMeasure(learningRate, at: "steps/learningRate")
    try file.writeMeasure(gradientNorm, at: "steps/gradientNorm")
    try file.writeMeasure(tokens, at: "steps/tokens")
    try file.writeMeasure(samples, at: "steps/samples")
    try file.writeMeasure(epoch, at: "steps/epoch")
    for (name, values) in [
      ("data", seconds.data), ("forward", seconds.forward), ("backward", seconds.backward),
      ("optimizer", seconds.optimizer), ("other", seconds.other),
    ] { try file.writeMeasure(values, at: "steps/seconds/\(name)") }
  }
}

extension RunRecord.Epochs {
  fileprivate func write(to file: HDF5File) throws {
    if let chosen { try file.setAttribute("chosen", .integer(chosen), at: "epochs") }
    try file.writeMeasure(trainingSeconds, at: "epochs/trainingSeconds")
    try file.writeNames(devMetrics.map(\.name), at: "epochs/dev")
    for entry in devMetrics { try file.writeMeasure(entry.value, at: "epochs/dev/\(entry.name)") }
  }
}

extension RunRecord.Evaluation {
  fileprivate func write(to file: HDF5File) throws {
    let path = "\(RunLayout.evaluations)/\(name)"
    try file.makeGroup(path)
    try file.setAttribute("split", .string(split), at: path)
    try file.setAttribute("task", .string(task), at: path)
    try file.setAttribute("kind", .string(kind), at: path)
    if !labelNames.isEmpty { try file.setAttribute("labelNames", .strings(labelNames), at: path) }
    try file.makeGroup("\(path)/metrics")
    for entry in metrics { try file.setAttribute(entry.name, .number(entry.value), at: "\(path)/metrics") }
    for (dataset, items) in [("predicted", predicted), ("gold", gold)] {
      let meaning = dataset == "gold" ? "what is right for each item" : "what was predicted for each item"
      switch items {
      case .labels(let values):
        try file.write(
          values, at: "\(path)/\(dataset)", unit: "label", definition: "\(meaning): index into labelNames")
      case .scores(let values):
        try file.write(values, at: "\(path)/\(dataset)", unit: "score", definition: "\(meaning): a score")
      case nil: break
      }
    }
    if let logits {
      try file.write(
        logits.values, shape: [logits.items, logits.classes], at: "\(path)/logits", unit: "1",
        definition: "score of every class for every item, before softmax")
    }
    if let written {
      try file.write(written, at: "\(path)/written")
      try file.describe("\(path)/written", unit: "text", definition: "what the model wrote for each item")
    }
    if let sources {
      try file.write(sources, at: "\(path)/sources")
      try file.describe("\(path)/sources", unit: "name", definition: "where each item came from")
    }
  }
}

extension RunRecord.Sizes {
  fileprivate func write(to file: HDF5File) throws {
    for (name, value) in [
      ("trainable", trainable), ("stored", stored), ("fileBytes", fileBytes), ("head", head),
    ] { try file.writeMeasure([value], shape: [], at: "sizes/\(name)") }
  }
}

extension HDF5File {
  fileprivate func write<Number: HDF5Number>(
    _ values: [Number], shape: [Int]? = nil, at path: String, compressed: Bool = true, unit: String,
    definition: String
  ) throws {
    try write(values, shape: shape, at: path, compressed: compressed)
    try describe(path, unit: unit, definition: definition)
  }

  /// Writes what the catalogue of measures has under this very path, with its definition.
  ///
  /// - Parameter unit: of what another program's record holds beyond the catalogue.
  fileprivate func writeMeasure<Number: HDF5Number>(
    _ values: [Number], shape: [Int]? = nil, at path: String, unit: String = "1"
  ) throws {
    let known = MeasureCatalog.definition(of: path)
    try write(
      values, shape: shape, at: path, unit: known?.unit ?? unit,
      definition: known?.definition ?? "what its name says; not a measure of this program")
  }

  /// Says what a dataset holds; every dataset of our files says so.
  func describe(_ path: String, unit: String, definition: String) throws {
    try setAttribute("unit", .string(unit), at: path)
    try setAttribute("definition", .string(definition), at: path)
  }

  /// Lists the names below `group`, of which some may be paths themselves, in their order.
  fileprivate func writeNames(_ names: [String], at group: String) throws {
    try setAttribute("names", .strings(names), at: group)
  }
}
