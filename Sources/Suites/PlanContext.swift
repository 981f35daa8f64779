import Training

/// What a plan must know besides the suite to name its runs.
public struct PlanContext: Sendable {
  /// Of the model's files.
  public var modelSHA256: String
  /// For each data set that the suite uses, the SHA-256 of its files by the part that each is (`train`, `dev`, `test`,
  /// `all`), its version, and what else its description decides: see ``TaskLibrary/hashes()``.
  public var dataSHA256: [String: [String: String]]
  /// The version of the results' format: raised when the harness would compute or store anything else.
  public var resultFormat: Int
  /// The version of what computes: ``Arithmetic/version``.
  public var arithmetic: Int
  /// Threads where neither suite nor command line names a number.
  public var threads: Int
  /// Threads from the command line, above what the suite says.
  public var forcedThreads: Int?
  /// The model's positions, to which longer texts are cut whatever `maxLength` says; nil: not known, and nothing is cut.
  public var positions: Int?

  public init(
    modelSHA256: String, dataSHA256: [String: [String: String]], resultFormat: Int, threads: Int,
    forcedThreads: Int? = nil, arithmetic: Int = Arithmetic.version, positions: Int? = nil
  ) {
    self.modelSHA256 = modelSHA256
    self.dataSHA256 = dataSHA256
    self.resultFormat = resultFormat
    self.arithmetic = arithmetic
    self.threads = threads
    self.forcedThreads = forcedThreads
    self.positions = positions
  }
}

extension PlanContext {
  /// Of a method's runs.
  func threads(of method: MethodConfiguration) -> Int { forcedThreads ?? method.threads ?? threads }
}

/// Where a run stands in its suite: what a process is told that is to do it.
public struct RunPlace: Codable, Sendable, Equatable {
  /// Index of its task, or beyond them of its sequence's setting; nil for a reading of the base model.
  public var work: Int?
  /// Index of its method, or of the reading of the base model.
  public var method: Int
  /// Index of its seed; of a trial among the search's.
  public var seed: Int
  /// Of a search: index of the settings that it has.
  public var trial: Int?
  /// Of a trial: from 0; nil for a run of the chosen settings.
  public var rung: Int?

  init(work: Int?, method: Int, seed: Int) { (self.work, self.method, self.seed) = (work, method, seed) }
}
