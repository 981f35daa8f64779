import Basics
import Suites
import Training

extension RunContext {
  /// Trains; of a trial whose numbers ceased to be finite gives the steps until then: to try settings that do not learn
  /// is what trials are for, so that one is done, without a score.
  func settingAsideDivergence(_ train: () throws -> TrainingRecord) throws -> TrainingRecord {
    do {
      return try train()
    } catch let divergence as Divergence where spec.trial != nil {
      var record = divergence.record
      // Earlier readings of dev are no score of these settings.
      (record.epochs, record.chosenEpoch) = ([], nil)
      notice("diverged, so that this trial has no score: \(divergence.error.message)")
      return record
    }
  }
}

extension TaskLibrary {
  /// - Throws: `InputError` if one of the tasks has no dev rows, by which a search chooses.
  func checkHaveDev(_ tasks: [TaskReference]) throws {
    for reference in tasks where try task(reference).dev.isEmpty {
      throw InputError(
        "has no dev rows, by which the search chooses", kind: .usage, place: "\(reference.place): \(reference.name)",
        advice: "give the data set a dev file, or a share of its training rows: tunebench data add --dev-share")
    }
  }
}
