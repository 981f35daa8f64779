import Networks
import Records
import Statistics
import Tasks
import Training

/// How fast training steps were.
public struct TrainingSpeed: Sendable, Equatable {
  /// Steps at the beginning that count in no median and no rate: caches, pages and threads warm up.
  public static let warmUp = MeasureProcedure.warmUpSteps

  public var medianStepSeconds: Double
  public var tokensPerSecond: Double
  public var samplesPerSecond: Double
  /// Mean of the counted arithmetic of a step, FLOP.
  public var workPerStep: Double

  /// - Parameter counted: steps after the warm-up; at least one.
  public init(of counted: [StepRecord]) {
    precondition(!counted.isEmpty)
    let seconds = counted.map(\.times.total), total = seconds.reduce(0, +)
    let tokens = counted.reduce(0) { $0 + $1.tokens }, samples = counted.reduce(0) { $0 + $1.samples }
    medianStepSeconds = Quartiles(seconds).median
    tokensPerSecond = Double(tokens) / total
    samplesPerSecond = Double(samples) / total
    workPerStep = counted.reduce(0) { $0 + $1.work } / Double(counted.count)
  }

  /// Share of `peak`, in FLOP/s, that a median step reaches.
  public func peakShare(_ peak: Double) -> Double { workPerStep / medianStepSeconds / peak }
}

extension RunRecord {
  /// The measures of speed of the run's training; to be called once epochs and checkpoints are in the record.
  ///
  /// - Parameters:
  ///   - stages: the run's training, or those of a sequence one after another; each warms up again.
  ///   - peak: FLOP/s of this machine's matrix products.
  ///   - target: the value of `metric` on dev whose first reaching is asked for, in each stage by itself.
  mutating func addSpeed(
    of stages: [TrainingRecord], peak: Double, target: Double?, metric: Metric
  ) {
    measures.append(Measure("machine/sgemmPeak", shape: [], values: [peak / 1e9]))
    let counted = stages.flatMap { $0.steps.dropFirst(TrainingSpeed.warmUp) }
    if !counted.isEmpty {
      let speed = TrainingSpeed(of: counted)
      for (name, value) in [
        ("speed/tokensPerSecond", speed.tokensPerSecond), ("speed/samplesPerSecond", speed.samplesPerSecond),
        ("speed/peakShare", speed.peakShare(peak)),
      ] { measures.append(Measure(name, shape: [], values: [value])) }
    }
    guard let target else { return }
    if stages.count == 1 {
      let seconds = timeToTarget(target, metric: metric.name, higherIsBetter: metric.higherIsBetter)
      measures.append(Measure("speed/timeToTarget", shape: [], values: [seconds]))
    } else {
      let seconds = stages.map {
        $0.timeToTarget(target, metric: metric.name, higherIsBetter: metric.higherIsBetter)
      }
      measures.append(Measure("speed/timeToTarget", shape: [seconds.count], values: seconds))
    }
  }

  /// The first training second at which a reading of dev reached `target`; NaN if none did.
  ///
  /// Readings are those after epochs and those at checkpoints through training, where the run has some.
  func timeToTarget(_ target: Double, metric: String, higherIsBetter: Bool) -> Double {
    func measured(_ name: String) -> [Double] { measures.first { $0.name == name }?.values ?? [] }
    let readings: [(seconds: Double, value: Double)] =
      Array(zip(epochs.trainingSeconds, epochs.devMetrics[metric] ?? []))
      + Array(zip(measured("checkpoints/trainingSeconds"), measured("checkpoints/dev")))
    return firstReached(target, readings, higherIsBetter: higherIsBetter)
  }
}

extension TrainingRecord {
  /// The first training second at which dev reached `target` after an epoch; NaN if it never did.
  func timeToTarget(_ target: Double, metric: String, higherIsBetter: Bool) -> Double {
    let readings = epochs.compactMap { epoch in
      epoch.metrics.first { $0.name == metric }.map { (epoch.trainingSeconds, $0.value) }
    }
    return firstReached(target, readings, higherIsBetter: higherIsBetter)
  }
}

private func firstReached(
  _ target: Double, _ readings: [(seconds: Double, value: Double)], higherIsBetter: Bool
) -> Double {
  readings.filter { higherIsBetter ? $0.value >= target : $0.value <= target }.map(\.seconds).min() ?? .nan
}
