/// Everything that one run produces: what it was, where it ran, what it measured, what it learned.
///
/// A plain tree of values; the store writes it to one HDF5 file (`write(to:)`) and reads an equal one back
/// (`init(reading:)`). Lists of named values keep their order, so that a file is the same however often it
/// is written. Two records are equal when all their values are, NaN being equal to NaN.
///
/// What the values mean: MEASURES, "Provenance", "Accuracy", "Speed", "Memory".
public struct RunRecord: Sendable, Equatable {
  /// The version of the layout that this program writes; it reads this and older ones.
  ///
  /// 2: names of measures in camelCase (`MeasureCatalog.current`), as all others.
  public static let currentFormatVersion = 2

  /// Hash of all that can change the run's numbers, in hexadecimal; also the name of its file.
  public var identity: String
  /// What people call the run, e.g. `lora, rank 8, seed 1`.
  public var label: String
  public var suite: Suite
  public var status: Status
  /// Why a run failed or was cancelled.
  public var failure: String?
  public var formatVersion = RunRecord.currentFormatVersion
  public var configuration = Configuration()
  public var provenance = Provenance()
  public var steps = Steps()
  public var epochs = Epochs()
  public var evaluations: [Evaluation] = []
  /// Which of the evaluations' metrics is the run's result, by which runs are compared.
  public var primary: PrimaryMetric?
  /// What the run is in a search; nil without one.
  public var search: SearchPlace?
  public var weights = Weights()
  public var sizes = Sizes()
  /// Bytes by part of the ledger or by process figure, e.g. `peak/activations`, `process/peakResident`.
  public var memory: [Entry<Int>] = []
  /// Seconds by part of the run: load, train, evaluate, checkpoint.
  public var timings: [Entry<Double>] = []
  /// Further measures, scalars and arrays: forgetting, probes, latencies, sgemm peak.
  public var measures: [Measure] = []
  /// A few answers that the model wrote while it was trained; none where it wrote none.
  public var completions: [Completion] = []

  public init(identity: String, label: String, suite: Suite, status: Status, failure: String? = nil) {
    self.identity = identity
    self.label = label
    self.suite = suite
    self.status = status
    self.failure = failure
  }

  /// The value of the primary metric, if the run got that far.
  public var primaryValue: Double? {
    guard let primary else { return nil }
    return evaluations.first { $0.name == primary.evaluation }?.metrics[primary.metric]
  }

  /// An answer of the model to one of the training prompts.
  public struct Completion: Sendable, Equatable {
    /// From 0.
    public var step: Int
    public var prompt: String
    public var answer: String
    /// NaN where it had none.
    public var reward: Double

    public init(step: Int, prompt: String, answer: String, reward: Double) {
      (self.step, self.prompt, self.answer, self.reward) = (step, prompt, answer, reward)
    }

    public static func == (a: Completion, b: Completion) -> Bool {
      a.step == b.step && a.prompt == b.prompt && a.answer == b.answer && sameValues(a.reward, b.reward)
    }
  }

  /// How a run ended.
  public enum Status: String, Sendable, CaseIterable {
    case complete, failed, cancelled
  }

  /// The suite that a run belongs to, as it was when the run was made.
  public struct Suite: Sendable, Equatable {
    public var name: String
    /// The suite file's text, comments and all.
    public var text: String
    /// What it asked for; nil in results of earlier versions, and where nothing was planned.
    public var plan: SuitePlan?

    public init(name: String, text: String, plan: SuitePlan? = nil) {
      (self.name, self.text, self.plan) = (name, text, plan)
    }
  }

  /// A value with its name.
  public struct Entry<Value: Sendable & Equatable>: Sendable, Equatable {
    public var name: String
    public var value: Value

    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }

    public static func == (a: Entry, b: Entry) -> Bool { a.name == b.name && sameValues(a.value, b.value) }
  }

  /// The metric by which runs are compared.
  public struct PrimaryMetric: Sendable, Equatable {
    /// Name of the evaluation, e.g. `test/wordnet/supersense`.
    public var evaluation: String
    /// Name of one of its metrics, e.g. `accuracy`.
    public var metric: String

    public init(evaluation: String, metric: String) {
      self.evaluation = evaluation
      self.metric = metric
    }
  }

  /// What was asked for: model, tasks, methods, hyper-parameters, seed.
  public struct Configuration: Sendable, Equatable {
    public var model = ""
    public var tasks: [String] = []
    public var methods: [MethodEntry] = []
    /// What was minimised, where the suite says so; nil: what the task's kind asks for.
    public var objective: MethodEntry?
    /// Learning rate, epochs, batch and so on, under the suite's names (`learningRate`).
    public var hyperparameters: [Entry<Setting>] = []
    public var seed = 0
    /// The run's canonical suite entry as JSON: all of the above, and what it was hashed from.
    public var canonicalJSON = "{}"
    /// What people call its methods with what distinguishes them in the suite, by which reports group runs (`lora r=8`); nil in
    /// results of earlier versions, whose label has it, and of other programs.
    public var methodLabel: String?
    /// Where each setting came from as canonical JSON: `train.batch` to `suite`; nil where nobody noted it.
    public var origins: String?

    public init() {}

    /// The hyper-parameter `learningRate`, if it is there.
    public var learningRate: Double? {
      switch hyperparameters["learningRate"] {
      case .number(let value): value
      case .integer(let value): Double(value)
      default: nil
      }
    }
  }

  /// One of the run's methods, or its objective.
  public struct MethodEntry: Sendable, Equatable {
    public var name: String
    /// Its options, defaults filled in, as canonical JSON.
    public var options: String

    public init(name: String, options: String) {
      self.name = name
      self.options = options
    }
  }

  /// The value of a hyper-parameter.
  public enum Setting: Sendable, Equatable {
    case number(Double)
    case numbers([Double])
    case integer(Int)
    case text(String)
    case texts([String])
    case flag(Bool)

    public static func == (a: Setting, b: Setting) -> Bool {
      switch (a, b) {
      case (.number(let a), .number(let b)): sameValues(a, b)
      case (.numbers(let a), .numbers(let b)): sameValues(a, b)
      case (.integer(let a), .integer(let b)): a == b
      case (.text(let a), .text(let b)): a == b
      case (.texts(let a), .texts(let b)): a == b
      case (.flag(let a), .flag(let b)): a == b
      default: false
      }
    }
  }

  /// What the numbers came from: program, inputs, machine, time.
  public struct Provenance: Sendable, Equatable {
    public var harnessVersion = ""
    public var gitCommit = ""
    /// Whether the sources differed from that commit.
    public var gitDirty = false
    /// Of model.safetensors alone.
    public var modelSHA256 = ""
    /// ``ModelFiles/identity``: of all files that were read of the model; empty in results of older programs.
    public var modelIdentity = ""
    public var dataFiles: [DataFile] = []
    /// Every seed that the run drew from.
    public var seeds: [Int] = []
    public var cpuModel = ""
    public var coreCount = 0
    public var threadCount = 0
    public var openBLASVersion = ""
    /// OpenBLAS's configuration string; it names the kernel.
    public var openBLASConfiguration = ""
    /// The class of machines that give the same bits (``Arithmetic/kernels``); empty in results of older programs.
    public var kernels = ""
    /// What multiplied in another precision than fp32, and with which instructions, since they give other bits:
    /// `oneDNN 2.6.3 AMX`; empty where nothing did.
    public var roundedProductsLibrary = ""
    public var compiler = ""
    public var operatingSystem = ""
    /// UTC, ISO 8601: `2026-03-14T15:09:26Z`.
    public var started = ""
    public var ended = ""
    /// Whether the run had the machine to itself; times of shared runs are never mixed with exclusive ones.
    public var isExclusive = true
    public var commandLine: [String] = []

    public init() {}
  }

  /// A file that the run read, with the hash of its content.
  public struct DataFile: Sendable, Equatable {
    public var path: String
    public var sha256: String

    public init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }
}

extension Array {
  /// The value of the first entry of that name.
  public subscript<Value>(name: String) -> Value? where Element == RunRecord.Entry<Value> {
    first { $0.name == name }?.value
  }
}

/// Whether two values are equal, taking NaN for equal to NaN, which a record's reader wants and IEEE does not.
func sameValues<Value: Equatable>(_ a: Value, _ b: Value) -> Bool {
  if a == b { return true }
  func same<Number: FloatingPoint>(_ a: [Number], _ b: [Number]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
  }
  return switch (a, b) {
  case let (a as Double, b as Double): a.isNaN && b.isNaN
  case let (a as [Double], b as [Double]): same(a, b)
  case let (a as [Float], b as [Float]): same(a, b)
  default: false
  }
}
