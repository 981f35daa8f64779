import Networks
import Tasks
import Training

/// How fast training steps were.
public struct TrainingSpeed: Sendable, Equatable {
  /// Steps at the beginning that count in no median and no rate: caches, pages and threads warm up.
  public static let warmUp = 5

  public var medianStepSeconds: Double
  public var tokensPerSecond: Double
  public var samplesPerSecond: Double
  /// Mean of the counted arithmetic of a step, FLOP.
  public var workPerStep: Double

  /// - Parameter counted: steps after the warm-up; at least one.
  public init(of counted: [StepRecord], _ model: Classifier) {
    precondition(!counted.isEmpty)
    let seconds = counted.map(\.times.total), total = seconds.reduce(0, +)
    let tokens = counted.reduce(0) { $0 + $1.tokens }, samples = counted.reduce(0) { $0 + $1.samples }
    medianStepSeconds = Quartiles(seconds).median
    tokensPerSecond = Double(tokens) / total
    samplesPerSecond = Double(samples) / total
    let work = model.work(
      rows: tokens, sequences: samples, squaredLengths: counted.reduce(0) { $0 + $1.squaredLengths })
    workPerStep = work.total / Double(counted.count)
  }

  /// Share of `peak`, in FLOP/s, that a median step reaches.
  public func peakShare(_ peak: Double) -> Double { workPerStep / medianStepSeconds / peak }
}

extension RunRecord {
  /// The measures of speed of the run's training; to be called once epochs and checkpoints are in the record.
  ///
  /// - Parameters:
  ///   - peak: FLOP/s of this machine's matrix products.
  ///   - target: the value of `metric` on dev whose first reaching is asked for.
  mutating func addSpeed(
    of training: TrainingRecord, model: Classifier, peak: Double, target: Double?, metric: Metric
  ) {
    measures.append(Measure("machine/sgemmPeak", shape: [], values: [peak / 1e9]))
    let counted = Array(training.steps.dropFirst(TrainingSpeed.warmUp))
    if !counted.isEmpty {
      let speed = TrainingSpeed(of: counted, model)
      for (name, value) in [
        ("speed/tokensPerSecond", speed.tokensPerSecond), ("speed/samplesPerSecond", speed.samplesPerSecond),
        ("speed/peakShare", speed.peakShare(peak)),
      ] { measures.append(Measure(name, shape: [], values: [value])) }
    }
    if let target {
      let seconds = timeToTarget(target, metric: metric.name, higherIsBetter: metric.higherIsBetter)
      measures.append(Measure("speed/timeToTarget", shape: [], values: [seconds]))
    }
  }

  /// The first training second at which a reading of dev reached `target`; NaN if none did.
  ///
  /// Readings are those after epochs and those at checkpoints through training, where the run has some.
  func timeToTarget(_ target: Double, metric: String, higherIsBetter: Bool) -> Double {
    func measured(_ name: String) -> [Double] { measures.first { $0.name == name }?.values ?? [] }
    let readings =
      Array(zip(epochs.trainingSeconds, epochs.devMetrics[metric] ?? []))
      + Array(zip(measured("checkpoints/trainingSeconds"), measured("checkpoints/dev")))
    let reached = readings.filter { higherIsBetter ? $0.1 >= target : $0.1 <= target }
    return reached.map(\.0).min() ?? .nan
  }
}
