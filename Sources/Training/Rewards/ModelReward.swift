import Basics

/// What a reward model says that another run has trained under the objective `reward`: a finished run of any suite, or the
/// stage `reward` before this one among the suite's stages, of the same method, task and seed.
struct ModelReward: Reward {
  static let card = RewardCard(
    "rewardModel",
    "what a run's reward model says of prompt and answer; \"stage\": that of the stage reward before this one",
    example: "{ rewardModel: \"results/preferences:lora · reward · seed 1\" }")

  let run: String
  private let place: String

  init(_ value: JSON5Value, named name: String) throws {
    place = value.place.description
    guard value.object != nil else {
      run = try value.string(named: name)
      return
    }
    var fields = try Fields(value, path: name)
    run = try fields.string("run")
    try fields.finish()
  }

  var configuration: JSON { ["run": .string(run)] }
  var sources: [RewardSource] { [run == RewardSource.stageName ? .stage : .run(run)] }

  func ready(_ models: any RewardModels) throws -> any Reward {
    LoadedReward(configuration, try models.rewardModel(run, place: place))
  }

  func scores(_ answers: [SampledAnswer]) -> [Double] { preconditionFailure("a reward model is loaded first") }
}
