import Basics
import Foundation

extension RunRecord {
  /// Which trained weights a reader of a record wants.
  public enum WantedWeights: Sendable {
    case none
    /// Those that stand in the record itself: what must be read to write the record again.
    case own
    case all
  }

  /// Reads a run's file; groups that it does not know are left alone.
  ///
  /// - Parameter weights: which of the trained weights to read.
  /// - Throws: `InputError` with file and path for a file that is none, is not whole, is of a newer format,
  ///   or lacks something: what was expected there and what was found.
  public init(reading url: URL, weights wanted: WantedWeights = .all) throws {
    let file = try HDF5File(reading: url)
    try self.init(outlineOf: file)
    configuration = try Configuration(reading: file)
    provenance = try Provenance(reading: file)
    steps = try Steps(reading: file)
    epochs = try Epochs(reading: file)
    evaluations = try file.strings("names", at: RunLayout.evaluations).map { name in
      var evaluation = try Evaluation(outlineOf: name, in: file)
      try evaluation.readItems(from: file)
      return evaluation
    }
    if try file.hasAttribute("file", at: "weights") { weights.apart = try file.string("file", at: "weights") }
    if let apart = weights.apart {
      if wanted == .all { try weights.readApart(apart, from: file, identity: identity) }
    } else if wanted != .none {
      weights.method = try file.tensors(at: RunLayout.weights[0])
      weights.head = try file.tensors(at: RunLayout.weights[1])
    }
    sizes.trainable = try file.scalar(at: "sizes/trainable")
    sizes.stored = try file.scalar(at: "sizes/stored")
    sizes.fileBytes = try file.scalar(at: "sizes/fileBytes")
    sizes.head = try file.scalar(at: "sizes/head")
    // Format 1 had underscores in the names of measures; those of times never had any.
    let isOld = formatVersion == 1
    func current(_ name: String) -> String { isOld ? MeasureCatalog.current(name) : name }
    memory = try file.strings("names", at: "memory").map {
      try Entry(current($0), file.scalar(at: "memory/\($0)"))
    }
    timings = try file.strings("names", at: "timings").map { try Entry($0, file.scalar(at: "timings/\($0)")) }
    measures = try file.strings("names", at: "measures").map { name in
      let path = "measures/\(name)"
      let array = try file.read(Double.self, at: path)
      return try Measure(
        current(name), shape: array.shape, values: array.values, unit: file.string("unit", at: path),
        definition: file.string("definition", at: path))
    }
    let path = RunLayout.completions
    if try file.exists(path) {
      let steps = try file.read(Double.self, at: "\(path)/step").values
      let rewards = try file.read(Double.self, at: "\(path)/reward").values
      let prompts = try file.read(String.self, at: "\(path)/prompt").values
      let answers = try file.read(String.self, at: "\(path)/answer").values
      for index in 0..<[steps.count, rewards.count, prompts.count, answers.count].min()! {
        completions.append(
          Completion(
            step: Int(exactly: steps[index]) ?? 0, prompt: prompts[index], answer: answers[index],
            reward: rewards[index]))
      }
    }
    try file.close()
  }

  /// The message about a file whose format this program cannot know.
  static let isNewer = "was written by a newer TuneBench"

  /// Everything but arrays: what the root, the suite and the configuration say, with all groups in place.
  init(outlineOf file: HDF5File) throws {
    guard case .string(RunLayout.format) = try file.attribute("format") else {
      throw InputError(
        "is not a run of TuneBench", place: file.place("/"),
        expected: "the attribute format = \"\(RunLayout.format)\"",
        found: try file.hasAttribute("format") ? "another format" : "none")
    }
    let version = try file.integer("formatVersion")
    guard version <= RunRecord.currentFormatVersion else {
      throw InputError(
        RunRecord.isNewer, place: file.place("/"),
        expected: "format version \(RunRecord.currentFormatVersion) or older", found: "version \(version)",
        advice: "update tunebench, or write the results anew with this one")
    }
    let hasApart = try file.kind(of: "weights") == .group && file.hasAttribute("file", at: "weights")
    for group in RunLayout.groups + (hasApart ? [] : RunLayout.weights) {
      let kind = try file.kind(of: group)
      guard kind == .group else {
        throw InputError(
          "the run's file is not whole", place: file.place(group), expected: "a group",
          found: kind == nil ? "nothing" : "a dataset")
      }
    }
    let statusName = try file.string("status")
    guard let status = Status(rawValue: statusName) else {
      throw InputError(
        "unknown status", place: file.place("/"),
        expected: Status.allCases.map(\.rawValue).joined(separator: ", "), found: statusName)
    }
    self.init(
      identity: try file.string("identity"), label: try file.string("label"),
      suite: try Suite(
        name: file.string("name", at: "suite"), text: file.string("text", at: "suite"),
        plan: file.hasAttribute("plan", at: "suite")
          ? SuitePlan(canonicalJSON: file.string("plan", at: "suite"), place: file.place("suite")) : nil),
      status: status, failure: try file.hasAttribute("failure") ? file.string("failure") : nil)
    formatVersion = version
    if try file.hasAttribute("primaryEvaluation") {
      primary = try PrimaryMetric(
        evaluation: file.string("primaryEvaluation"), metric: file.string("primaryMetric"))
    }
    search = try SearchPlace.read(from: file)
  }
}

extension RunRecord.Configuration {
  init(reading file: HDF5File) throws {
    let path = "configuration"
    model = try file.string("model", at: path)
    tasks = try file.strings("tasks", at: path)
    let options = try file.strings("methodOptions", at: path)
    let names = try file.strings("methods", at: path)
    guard options.count == names.count else {
      throw InputError(
        "methods and methodOptions differ in length", place: file.place(path),
        expected: "\(names.count) options", found: "\(options.count)")
    }
    methods = zip(names, options).map { RunRecord.MethodEntry(name: $0, options: $1) }
    if try file.hasAttribute("objective", at: path) {
      objective = try RunRecord.MethodEntry(
        name: file.string("objective", at: path), options: file.string("objectiveOptions", at: path))
    }
    seed = try file.integer("seed", at: path)
    canonicalJSON = try file.string("canonicalJSON", at: path)
    methodLabel = try file.hasAttribute("methodLabel", at: path) ? file.string("methodLabel", at: path) : nil
    origins = try file.hasAttribute("origins", at: path) ? file.string("origins", at: path) : nil
    let group = "configuration/hyperparameters"
    hyperparameters = try file.attributeNames(at: group).map { name in
      let setting: RunRecord.Setting =
        switch try file.attribute(name, at: group)! {
        case .number(let value): .number(value)
        case .numbers(let values): .numbers(values)
        case .integer(let value): .integer(value)
        case .integers(let values): .numbers(values.map { Double($0) })
        case .string(let value): .text(value)
        case .strings(let values): .texts(values)
        case .flag(let value): .flag(value)
        }
      return RunRecord.Entry(name, setting)
    }
  }
}

extension RunRecord.Provenance {
  fileprivate init(reading file: HDF5File) throws {
    let path = "provenance"
    harnessVersion = try file.string("harnessVersion", at: path)
    gitCommit = try file.string("gitCommit", at: path)
    gitDirty = try file.flag("gitDirty", at: path)
    modelSHA256 = try file.string("modelSHA256", at: path)
    if try file.hasAttribute("modelIdentity", at: path) {
      modelIdentity = try file.string("modelIdentity", at: path)
    }
    let paths = try file.strings("dataFiles", at: path)
    let hashes = try file.strings("dataFileSHA256", at: path)
    guard paths.count == hashes.count else {
      throw InputError(
        "dataFiles and dataFileSHA256 differ in length", place: file.place(path),
        expected: "\(paths.count) hashes", found: "\(hashes.count)")
    }
    dataFiles = zip(paths, hashes).map { RunRecord.DataFile(path: $0, sha256: $1) }
    seeds = try file.integers("seeds", at: path)
    cpuModel = try file.string("cpuModel", at: path)
    coreCount = try file.integer("coreCount", at: path)
    threadCount = try file.integer("threadCount", at: path)
    openBLASVersion = try file.string("openBLASVersion", at: path)
    openBLASConfiguration = try file.string("openBLASConfiguration", at: path)
    if try file.hasAttribute("kernels", at: path) { kernels = try file.string("kernels", at: path) }
    if try file.hasAttribute("roundedProductsLibrary", at: path) {
      roundedProductsLibrary = try file.string("roundedProductsLibrary", at: path)
    }
    compiler = try file.string("compiler", at: path)
    operatingSystem = try file.string("operatingSystem", at: path)
    started = try file.string("started", at: path)
    ended = try file.string("ended", at: path)
    isExclusive = try file.flag("isExclusive", at: path)
    commandLine = try file.strings("commandLine", at: path)
  }
}

extension RunRecord.Steps {
  fileprivate init(reading file: HDF5File) throws {
    loss = try file.vector(at: "steps/loss")
    let count = loss.count
    func read<Number: HDF5Number>(_ name: String) throws -> [Number] {
      try file.vector(at: "steps/\(name)", count: count)
    }
    learningRate = try read("learningRate")
    gradientNorm = try read("gradientNorm")
    tokens = try read("tokens")
    samples = try read("samples")
    epoch = try read("epoch")
    seconds.data = try read("seconds/data")
    seconds.forward = try read("seconds/forward")
    seconds.backward = try read("seconds/backward")
    seconds.optimizer = try read("seconds/optimizer")
    seconds.other = try read("seconds/other")
  }
}

extension RunRecord.Epochs {
  fileprivate init(reading file: HDF5File) throws {
    chosen = try file.hasAttribute("chosen", at: "epochs") ? file.integer("chosen", at: "epochs") : nil
    trainingSeconds = try file.vector(at: "epochs/trainingSeconds")
    devMetrics = try file.strings("names", at: "epochs/dev").map { name in
      try RunRecord.Entry(name, file.vector(at: "epochs/dev/\(name)"))
    }
  }
}

extension RunRecord.Evaluation {
  /// Everything but the items' values.
  init(outlineOf name: String, in file: HDF5File) throws {
    let path = "\(RunLayout.evaluations)/\(name)"
    let metrics = "\(path)/metrics"
    self.init(
      name: name, split: try file.string("split", at: path), task: try file.string("task", at: path),
      kind: try file.string("kind", at: path),
      metrics: try file.attributeNames(at: metrics).map {
        try RunRecord.Entry($0, file.number($0, at: metrics))
      },
      labelNames: try file.hasAttribute("labelNames", at: path) ? file.strings("labelNames", at: path) : [])
  }

  fileprivate mutating func readItems(from file: HDF5File) throws {
    let path = "\(RunLayout.evaluations)/\(name)"
    func items(_ dataset: String) throws -> RunRecord.ItemValues? {
      let path = "\(path)/\(dataset)"
      guard try file.exists(path) else { return nil }
      let areScores = try file.holdsFloatingPoint(path)
      return areScores ? .scores(try file.vector(at: path)) : .labels(try file.vector(at: path))
    }
    predicted = try items("predicted")
    gold = try items("gold")
    if try file.exists("\(path)/logits") {
      let array = try file.read(Float.self, at: "\(path)/logits")
      guard array.shape.count == 2, array.shape[1] > 0 else {
        throw InputError(
          "has another shape", place: file.place("\(path)/logits"), expected: "[items, classes]",
          found: "\(array.shape)")
      }
      logits = RunRecord.Logits(array.values, classes: array.shape[1])
    }
    if try file.exists("\(path)/written") {
      written = try file.read(String.self, at: "\(path)/written").values
    }
    if try file.exists("\(path)/sources") {
      sources = try file.read(String.self, at: "\(path)/sources").values
    }
  }
}

extension HDF5File {
  /// A dataset of one dimension, of `count` values if that is given.
  fileprivate func vector<Number: HDF5Number>(at path: String, count: Int? = nil) throws -> [Number] {
    let array = try read(Number.self, at: path)
    guard array.shape.count == 1, count == nil || array.shape[0] == count else {
      throw InputError(
        "has another shape", place: place(path), expected: "[\(count.map(String.init) ?? "any number")]",
        found: "\(array.shape)")
    }
    return array.values
  }

  fileprivate func scalar<Number: HDF5Number>(at path: String) throws -> Number {
    let array = try read(Number.self, at: path)
    guard array.values.count == 1 else {
      throw InputError(
        "has another shape", place: place(path), expected: "[] (one number)", found: "\(array.shape)")
    }
    return array.values[0]
  }

  /// The tensors of a group, in the order in which they were written.
  func tensors(at group: String) throws -> [RunRecord.NamedTensor] {
    try children(of: group, order: .creation).map { name in
      let array = try read(Float.self, at: "\(group)/\(name)")
      return RunRecord.NamedTensor(name: name, shape: array.shape, values: array.values)
    }
  }
}
