import Records
import Training

/// Seconds of a run by what they were spent on.
///
/// Every moment belongs to one phase, so that the phases sum to the wall time since the clock was made.
struct RunClock {
  enum Phase: String, CaseIterable { case load, train, evaluate, checkpoint }

  private var laps = Stopwatch()
  private var whole = Stopwatch()
  /// By phase; nil for one that the run does not have.
  private var seconds = [Double?](repeating: nil, count: Phase.allCases.count)

  private subscript(phase: Phase) -> Double {
    get { seconds[Phase.allCases.firstIndex(of: phase)!] ?? 0 }
    set { seconds[Phase.allCases.firstIndex(of: phase)!] = newValue }
  }

  /// Gives the time since the last call to a phase.
  mutating func charge(_ phase: Phase) { self[phase] += laps.lap() }

  /// Gives the time since the last call to training, but for the evaluations, readings and checkpoints in between.
  mutating func charge(_ training: TrainingRecord) {
    charge(.train)
    let others = [
      (training.evaluationSeconds + training.measuringSeconds, Phase.evaluate),
      (training.checkpointSeconds, .checkpoint),
    ]
    for (part, phase) in others {
      self[.train] -= part
      self[phase] += part
    }
  }

  /// The phases that the run had, and the wall time by a reading of its own.
  mutating func entries() -> [RunRecord.Entry<Double>] {
    zip(Phase.allCases, seconds).compactMap { phase, seconds in seconds.map { .init(phase.rawValue, $0) } }
      + [.init("total", whole.lap())]
  }
}

extension TrainingRecord {
  /// Seconds that evaluating dev took after all epochs.
  var evaluationSeconds: Double { epochs.reduce(0) { $0 + $1.evaluationSeconds } }
}
