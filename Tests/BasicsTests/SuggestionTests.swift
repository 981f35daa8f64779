import Testing

@testable import Basics

struct SuggestionTests {
  private let keys = [
    "epochs", "steps", "batch", "learningRate", "headLearningRate", "warmup", "weightDecay", "clip", "maxLength",
    "accumulate", "rank", "alpha", "targets",
  ]

  private let others = [
    OtherNames(ours: "learningRate", others: ["lr", "peak_lr"]), OtherNames(ours: "batch", others: ["batch_size"]),
    OtherNames(ours: "rank", others: ["r"]), OtherNames(ours: "sweep", others: ["grid"]),
  ]

  @Test(arguments: [
    ("lr", "learningRate"), ("PeakLR", "learningRate"), ("learning_rate", "learningRate"),
    ("LearningRate", "learningRate"), ("batchSize", "batch"), ("batch-size", "batch"), ("r", "rank"),
    ("max_length", "maxLength"), ("weight-decay", "weightDecay"), ("bacth", "batch"), ("learningrat", "learningRate"),
    // What is called so is no key here.
    ("grid", nil),
  ])
  func otherNamesAndSlipsFindOurs(name: String, ours: String?) {
    #expect(nearest(to: name, among: keys, called: others) == ours)
  }

  @Test func aTermIsOnlyOfferedWhereItMayStand() {
    #expect(nearest(to: "lr", among: ["rank", "alpha", "targets"], called: others) == nil)
    #expect(nearest(to: "something", among: keys) == nil)
  }

  @Test func nothingToChooseFromIsNoAdvice() {
    #expect(didYouMean("x", among: []) == nil)
    #expect(didYouMean("xyz", among: ["abc", "def"]) == "one of: abc, def")
    #expect(didYouMean("abd", among: ["abc", "def"]) == "did you mean \"abc\"?")
  }
}
