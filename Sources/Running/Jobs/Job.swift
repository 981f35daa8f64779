import Records
import Suites

/// What one kind of run does between its request and its results file.
///
/// ``RunExecutor`` is the frame around it, the same for every kind: it verifies the model, watches time, memory and the
/// machine's load, and keeps the record. A job says in ``RunContext`` when everything is loaded, trains through it, and
/// fills the record.
protocol Job {
  /// - Throws: `InputError` for what went wrong, `Cancellation` when told to stop.
  func perform(_ context: RunContext, into record: inout RunRecord) throws
}

extension RunSpec {
  /// What does a run of this kind.
  var job: any Job {
    switch kind {
    case .training: TrainingJob()
    case .sequence(let sequence, let setting): SequenceJob(sequence: sequence, setting: setting)
    case .baseline: BaseReadingJob()
    }
  }
}
