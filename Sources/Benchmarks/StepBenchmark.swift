import Basics
import Foundation
import Methods
import Networks
import Running
import Statistics
import Tasks
import Tensors
import Text
import Training

/// Training steps of one method on a file's rows, timed.
public struct StepBenchmark {
  public let model: URL
  public let data: URL
  public let method: String
  public var batch = 32
  public var steps = 40
  public var isShuffled = false
  public var dropout: Float = 0
  public var seed: UInt64 = 1
  public var threads = 1
  public var learningRate: Double?
  public var precision = Precision.fp32
  /// Of the method, KEY=VALUE.
  public var methodOptions: [String] = []
  /// A file to evaluate afterwards, timed from its texts to its logits.
  public var evaluation: URL?

  public init(model: URL, data: URL, method: String) {
    self.model = model
    self.data = data
    self.method = method
  }

  public struct Result: Sendable {
    public var method: String
    public var precision: Precision
    public var step: Quartiles
    public var phases: [(name: String, seconds: Quartiles)]
    public var tokensPerSecond: Double
    /// Mean FLOP of a step, and the share of the peak that they reach.
    public var work: Double
    public var peak: Double
    public var peakShare: Double
    public var peakResident: Int
    public var startSeconds: Double
    public var trainable: Int
    public var losses: [Double]
    /// Seconds of every step, those of the warm-up too.
    public var seconds: [Double]
    public var evaluation: Evaluation?

    public struct Evaluation: Sendable {
      /// The task's primary metric.
      public var metric: String
      public var value: Double
      public var seconds: Double
      /// FLOP of all its forward passes.
      public var work: Double
    }

    /// With the keys of the peers' script.
    public var json: String {
      let phases = Dictionary(uniqueKeysWithValues: phases.map { ($0.name, JSON.number($0.seconds.median)) })
      let evaluation: JSON =
        evaluation.map {
          .object([$0.metric: .number($0.value), "seconds": .number($0.seconds), "flop": .number($0.work)])
        } ?? nil
      let object: JSON = [
        "method": .string(method), "precision": .string(precision.rawValue),
        "median_step_seconds": .number(step.median),
        "step_seconds_quartiles": [.number(step.lower), .number(step.upper)],
        "phase_seconds": .object(phases),
        "tokens_per_second": .number(tokensPerSecond), "peak_rss_mb": .number(Double(peakResident) / 1048576),
        "flop_per_step": .number(work), "sgemm_peak_flops": .number(peak), "peak_share": .number(peakShare),
        "start_to_first_step_seconds": .number(startSeconds), "trainable": .number(Double(trainable)),
        "steps": .number(Double(losses.count)), "losses": .array(losses.map(JSON.number)),
        "step_seconds": .array(seconds.map(JSON.number)),
        "eval": evaluation,
      ]
      return object.canonical
    }
  }

  /// - Throws: `InputError` for whatever is wrong with model, data or method.
  public func run() throws -> Result {
    Machine.threads = threads
    Machine.keepFreedMemory()
    var clock = Stopwatch()
    let task = try Self.task(data)
    let tokenizer = try WordPieceTokenizer(directory: model)
    let classifier = try Model(
      starting: method, options: methodOptions, on: model, outputs: task.kind.outputs, seed: seed)
    let backbone = classifier.backbone
    try backbone.compute(in: precision)

    var options = TrainingOptions()
    options.batch = batch
    options.steps = steps
    options.learningRate = try learningRate ?? MethodRegistry.method(method).card.recipe.learningRate
    options.dropout = Double(dropout)
    options.order = isShuffled ? .shuffled : .file
    options.seed = seed
    options.keep = .last
    let needed = isShuffled ? task.train.count : min(task.train.count, batch * steps)
    let length = min(options.maxLength, backbone.textPositions)
    let rows = try EncodedSet(
      Array(task.train.prefix(needed)), tokenizer: tokenizer, maximumLength: length, fitting: backbone)

    var firstStep = 0.0
    let record = try Trainer(model: classifier, objective: task.kind.objective, options: options).train(
      on: rows,
      progress: { event in
        if case .step(0, _, let step) = event { firstStep = clock.lap() - step.times.total }
      })
    let evaluation = try evaluation.map { file -> Result.Evaluation in
      let task = try Self.task(file)
      clock = Stopwatch()
      let data = try EncodedSet(task.train, tokenizer: tokenizer, maximumLength: length, fitting: backbone)
      _ = Machine.takeCountedFLOP()
      let logits = classifier.logits(of: data)
      let (seconds, work) = (clock.lap(), Machine.takeCountedFLOP())
      let value = Scores(logits, task.train, task.kind).value(task.metric)
      return .init(metric: task.metric.name, value: value, seconds: seconds, work: work)
    }
    let resident = MachineFacts.peakResident
    let peak = MachineFacts.measuredPeak(seconds: 0.5)

    let counted =
      record.steps.count > TrainingSpeed.warmUp * 2
      ? Array(record.steps.dropFirst(TrainingSpeed.warmUp)) : record.steps
    let speed = TrainingSpeed(of: counted)
    func phase(_ name: String, _ value: (StepTimes) -> Double) -> (name: String, seconds: Quartiles) {
      (name, Quartiles(counted.map { value($0.times) }))
    }
    let phases = [
      phase("data", { $0.data }), phase("forward", { $0.forward }), phase("backward", { $0.backward }),
      phase("optimizer", { $0.optimizer }), phase("other", { $0.other }),
    ]
    return Result(
      method: method, precision: precision, step: Quartiles(counted.map { $0.times.total }),
      phases: phases, tokensPerSecond: speed.tokensPerSecond, work: speed.workPerStep, peak: peak,
      peakShare: speed.peakShare(peak), peakResident: resident,
      startSeconds: firstStep, trainable: classifier.trainable.reduce(0) { $0 + $1.count },
      losses: record.steps.map(\.loss), seconds: record.steps.map(\.times.total), evaluation: evaluation)
  }

  /// All rows of a file, as training rows.
  private static func task(_ file: URL) throws -> TaskData {
    try DataSpec(name: "bench", files: .init(train: file.path), split: SplitRule(dev: 0, test: 0))
      .load(from: URL(fileURLWithPath: "/"), hash: { _ in "" })
  }
}

extension Model {
  /// A base model with one method as it starts, the head trained with what pools for it, as in a run.
  ///
  /// - Parameter options: of the method, KEY=VALUE.
  /// - Throws: `InputError` for whatever is wrong with model, method or options.
  public convenience init(
    starting method: String, options: [String] = [], on directory: URL, outputs: Int, seed: UInt64
  ) throws {
    self.init(try Backbone(directory: directory), outputs: outputs, seed: seed)
    let type = try MethodRegistry.method(method)
    try attach(try type.init(try Options(words: options, for: type.card)))
    trainPooling()
  }
}
