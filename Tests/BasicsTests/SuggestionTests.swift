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

  /// Another layer's tensor, or another of the same layer, is no slip; a part spelt wrongly is one.
  @Test(
    arguments: [
      ("encoder.layer.5.output.dense.weight", nil), ("encoder.layer.4.output.dense.bias", nil),
      ("encoder.layer.4.attention.self.query.weight", nil), ("bert.encoder.layer.4.output.dense.weight", nil),
      ("encoder.layer.4.output.dense.wieght", "encoder.layer.4.output.dense.weight"),
      ("encoder.layer.4.ouput.dense.weight", "encoder.layer.4.output.dense.weight"),
      ("model.layers.0.self_attn.q_proj.weight", nil),
      ("model.layers.0.self_atn.k_proj.weight", "model.layers.0.self_attn.k_proj.weight"),
      ("a_name_that_is_long_and_has_its_own_meaning", nil), ("embeddings", nil),
    ] as [(String, String?)])
  func namesOfTensorsAreNearOnlyWhereTheyMeanTheSame(name: String, ours: String?) {
    let tensors = [
      "embeddings.word_embeddings.weight", "encoder.layer.4.attention.self.key.weight",
      "encoder.layer.4.output.dense.weight",
      "model.layers.0.self_attn.k_proj.weight", "another_name_that_is_long_and_has_other_meanings",
    ]
    #expect(nearest(to: name, among: tensors) == ours)
  }

  @Test func nothingToChooseFromIsNoAdvice() {
    #expect(didYouMean("x", among: []) == nil)
    #expect(didYouMean("xyz", among: ["abc", "def"]) == "one of: abc, def")
    #expect(didYouMean("abd", among: ["abc", "def"]) == "did you mean \"abc\"?")
  }
}
