import Basics

/// What a plan must know besides the suite to name its runs.
public struct PlanContext: Sendable {
  /// Of the model's files.
  public var modelSHA256: String
  /// For each data set that the suite uses, the SHA-256 of its files or splits, by their names.
  public var dataSHA256: [String: [String: String]]
  /// The version of the results' format: raised when the harness would compute or store anything else.
  public var resultFormat: Int
  /// Threads where neither suite nor command line names a number.
  public var threads: Int
  /// Threads from the command line, above what the suite says.
  public var forcedThreads: Int?

  public init(
    modelSHA256: String, dataSHA256: [String: [String: String]], resultFormat: Int, threads: Int,
    forcedThreads: Int? = nil
  ) {
    self.modelSHA256 = modelSHA256
    self.dataSHA256 = dataSHA256
    self.resultFormat = resultFormat
    self.threads = threads
    self.forcedThreads = forcedThreads
  }
}

/// All runs of a suite in their order: tasks outermost, then method configurations, then seeds.
public struct Plan: Sendable {
  public var suite: Suite
  public var runs: [RunSpec]

  /// - Precondition: `context` has the hashes of every data set that the suite names.
  public init(_ suite: Suite, context: PlanContext) {
    self.suite = suite
    var runs: [RunSpec] = []
    for task in suite.tasks {
      for method in suite.methods {
        for seed in suite.seeds {
          runs.append(RunSpec(suite: suite, task: task, method: method, seed: seed, context: context))
        }
      }
    }
    self.runs = runs
  }

  /// A setting's value in labels and filters: `8`, `0.002`, `linear`, `query+value`.
  static func text(_ value: JSON) -> String {
    if let text = value.string { return text }
    if let values = value.array { return values.map(text).joined(separator: "+") }
    return value.canonical
  }
}

/// One training: a task, a method configuration and a seed, with everything resolved.
public struct RunSpec: Sendable {
  /// For people: `lora r=8 · wordnet/supersense · seed 1`.
  public var label: String
  /// For file names: `lora-r8-wordnet-supersense-s1`. Not unique by itself: see ``identity``.
  public var slug: String
  public var task: TaskReference
  public var method: MethodConfiguration
  public var seed: UInt64
  public var threads: Int
  /// Everything that was chosen, resolved, without texts for people.
  public var configuration: JSON
  /// ``configuration`` with the hashes, the result format and the threads: what ``identity`` is the hash of.
  public var identified: JSON
  /// SHA-256 of ``identified`` in canonical form: the same identity is never trained twice.
  public var identity: String

  /// The training settings, typed.
  public var train: TrainSettings { TrainSettings(configuration["train"]!) }

  /// Where each setting came from: `train.batch` to `suite`.
  public var origins: JSON {
    var origins: [String: JSON] = [:]
    for setting in method.train { origins["train.\(setting.name)"] = .string(setting.origin.rawValue) }
    for part in method.parts {
      for option in part.options { origins["\(part.name).\(option.name)"] = .string(option.origin.rawValue) }
    }
    return .object(origins)
  }

  init(suite: Suite, task: TaskReference, method: MethodConfiguration, seed: UInt64, context: PlanContext) {
    self.task = task
    self.method = method
    self.seed = seed
    threads = context.forcedThreads ?? method.threads ?? context.threads

    let isAmbiguous = suite.tasks.filter { $0.name == task.name }.count > 1
    let rows = task.rows.map { "rows=\($0)" } ?? "all rows"
    let taskLabel = isAmbiguous ? "\(task.name) \(rows)" : task.name
    label = "\(method.label) · \(taskLabel) · seed \(seed)"
    slug = RunSpec.slug("\(method.label)-\(taskLabel)-s\(seed)")

    var configuration: [String: JSON] = [
      "version": .number(Double(suite.version)),
      "model": .string(suite.model),
      "task": [
        "name": .string(task.name), "rows": task.rows.map { .number(Double($0)) } ?? .null,
      ],
      "methods": method.configuration["methods"]!,
      "train": method.configuration["train"]!,
      "seed": .number(Double(seed)),
    ]
    // Only what is there is named, so that a measure added to the harness renames no run without it. The order
    // of names that are only measured on changes nothing; that of a sequence does.
    let lists = [
      ("heldOut", suite.heldOut.sorted()), ("retention", suite.retention.sorted()),
      ("probes", suite.probes.sorted()), ("sequence", suite.sequence),
    ]
    for (key, names) in lists where !names.isEmpty { configuration[key] = .array(names.map(JSON.string)) }
    configuration.merge(suite.measuring.configuration) { _, new in new }
    var hashes: [String: JSON] = [:]
    var descriptions: [String: JSON] = [:]
    for name in [task.name] + suite.measured {
      guard let files = context.dataSHA256[name] else {
        preconditionFailure("no hashes of the data set \(name)")
      }
      hashes[name] = .object(files.mapValues(JSON.string))
      descriptions[name] = suite.data.first { $0.name == name }?.configuration
    }
    if !descriptions.isEmpty { configuration["data"] = .object(descriptions) }
    self.configuration = .object(configuration)
    identified = [
      "configuration": self.configuration, "model": .string(context.modelSHA256), "data": .object(hashes),
      "resultFormat": .number(Double(context.resultFormat)), "threads": .number(Double(threads)),
    ]
    identity = SHA256.hexDigest(of: identified.canonical)
  }

  /// Lower-case letters and digits with single hyphens between them; `=` joins.
  static func slug(_ label: String) -> String {
    var slug = ""
    for character in label.lowercased() where character != "=" {
      if character.isASCII, character.isLetter || character.isNumber || character == "." {
        slug.append(character)
      } else if !slug.hasSuffix("-") {
        slug.append("-")
      }
    }
    return slug
  }
}
