import Basics
import Foundation
import Records
import Suites
import Training

/// What a child process is told to do: one run of a suite, and where everything is.
public struct RunRequest: Codable, Sendable {
  public var suiteName: String
  public var suiteText: String
  public var identity: String
  /// Where the run stands in the suite.
  public var place: RunPlace
  public var modelDirectory: String
  /// ``ModelFiles/identity`` of the model: what the run's identity was made from.
  public var modelSHA256: String
  /// What that is the digest of, to name a file that has changed since.
  public var modelFiles: ModelFiles?
  /// SHA-256 of every file, by data set: what the identity was made from.
  public var dataSHA256: [String: [String: String]]
  public var dataDirectory: String?
  public var resultsDirectory: String
  public var threads: Int
  /// Threads from the command line, above what the suite says.
  public var forcedThreads: Int?
  /// ``PlanContext/positions``
  public var positions: Int?
  /// Whether the model is a decoder, which has an arithmetic of its own: ``Arithmetic/version(isDecoder:)``.
  public var isDecoder: Bool
  /// Whether the run has the machine to itself.
  public var isExclusive: Bool
  public var commandLine: [String]
  /// What the plan expects of the run, to be kept beside what it measures.
  public var predictedMemory: MemoryPrediction?
  /// What the suite asks for, to be kept with the run.
  public var suitePlan: RunRecord.SuitePlan?

  package init(
    suiteName: String, suiteText: String, run: RunSpec, modelDirectory: String, modelSHA256: String,
    modelFiles: ModelFiles? = nil, dataSHA256: [String: [String: String]], dataDirectory: String? = nil,
    resultsDirectory: String, threads: Int, forcedThreads: Int? = nil, positions: Int? = nil, isDecoder: Bool = false,
    isExclusive: Bool, commandLine: [String], predictedMemory: MemoryPrediction? = nil,
    suitePlan: RunRecord.SuitePlan? = nil
  ) {
    precondition(run.place != nil, "a run of a suite has a place in it")
    (self.suiteName, self.suiteText, self.identity, place) = (suiteName, suiteText, run.identity, run.place!)
    (self.modelDirectory, self.modelSHA256, self.modelFiles) = (modelDirectory, modelSHA256, modelFiles)
    (self.dataSHA256, self.dataDirectory, self.resultsDirectory) = (dataSHA256, dataDirectory, resultsDirectory)
    (self.threads, self.forcedThreads, self.positions) = (threads, forcedThreads, positions)
    (self.isExclusive, self.commandLine, self.predictedMemory) = (isExclusive, commandLine, predictedMemory)
    (self.isDecoder, self.suitePlan) = (isDecoder, suitePlan)
  }

  public var context: PlanContext {
    PlanContext(
      modelSHA256: modelSHA256, dataSHA256: dataSHA256, resultFormat: RunRecord.currentFormatVersion,
      threads: threads, forcedThreads: forcedThreads, arithmetic: Arithmetic.version(isDecoder: isDecoder),
      positions: positions)
  }

  /// The suite and the run that stands at the place, no other planned.
  ///
  /// - Throws: `InputError` when that run is another one: the program or the request has changed.
  public func plannedRun() throws -> (suite: Suite, run: RunSpec) {
    let suite = try Suite(parsing: suiteText, name: suiteName, methods: MethodSchema.registered)
    guard let run = suite.run(at: place, context: context), run.identity == identity else {
      throw InputError(
        "has no run of the identity that was asked for", place: suiteName, found: identity,
        advice: "start the suite again with tunebench run")
    }
    return (run.trial == nil ? suite : suite.forTrials, run)
  }
}
