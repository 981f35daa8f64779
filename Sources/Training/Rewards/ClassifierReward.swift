import Basics

/// The probability of a label, by a classifier that another run has trained.
struct ClassifierReward: Reward {
  static let card = RewardCard(
    "classifier", "the probability of a label for the answer, by a classifier that a run has trained",
    example: "{ classifier: { run: \"results/films:fft · seed 1\", label: \"positive\" } }")

  let run: String
  /// nil: the last of the run's labels.
  let label: String?
  private let place: String

  init(_ value: JSON5Value, named name: String) throws {
    place = value.place.description
    guard value.object != nil else {
      run = try value.string(named: name)
      label = nil
      return
    }
    var fields = try Fields(value, path: name)
    run = try fields.string("run")
    label = try fields.optionalString("label")
    try fields.finish()
  }

  var configuration: JSON { ["run": .string(run), "label": label.map(JSON.string) ?? .null] }
  var sources: [RewardSource] { [.run(run)] }

  func ready(_ models: any RewardModels) throws -> any Reward {
    let classify = try models.classifier(run, label: label, place: place)
    return LoadedReward(configuration) { try classify($0.map(\.text)) }
  }

  func scores(_ answers: [SampledAnswer]) -> [Double] { preconditionFailure("a classifier is loaded first") }
}
