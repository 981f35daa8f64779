/// Definitions of what results of other programs bring along, as those programs define it.
package enum ImportedMeasures {
  /// Measures that only imported results have.
  static let all: [MeasureDefinition] = [
    MeasureDefinition(
      "peft/trainTime", title: "PEFT's train time", unit: "second", better: .lower,
      definition:
        "PEFT's train_time: from before the data are read to after test, without the evaluations on dev. It holds reading, "
        + "the test split and the measure of forgetting; timings/train holds training steps alone.",
      source: source),
    MeasureDefinition(
      "peft/totalTime", title: "PEFT's total time", unit: "second", better: .lower,
      definition: "PEFT's total_time: everything, loading the model and every evaluation among it.", source: source),
    MeasureDefinition(
      "peft/parameters", title: "parameters in all", definition: "PEFT's num_total_params: base model and method.",
      source: source),
    MeasureDefinition(
      "checkpoints/trainLoss", title: "training loss at checkpoints", unit: "nat/token", better: .lower,
      definition: "Mean training loss of the steps since the checkpoint before.", source: source),
  ]

  /// Measures that our own runs have, too, under the definition of the program that took them.
  static let theirs: [MeasureDefinition] = [
    MeasureDefinition(
      "forgetting/retention/wikipedia/lost", title: "loss of language modelling", unit: "nat/token", better: .lower,
      definition:
        "PEFT's forgetting: mean cross-entropy per token on rows of Wikipedia, after training - before it; before is with the "
        + "untrained method attached, and each position is scored on its own token, not on the next (both as PEFT's code has it).",
      source: source),
    MeasureDefinition(
      "speed/tokensPerSecond", title: "training throughput", unit: "token/second", better: .higher,
      definition: "All training tokens, padding not counted, over the seconds of all training steps.", source: source),
    MeasureDefinition(
      "checkpoints/step", title: "step", definition: "Training steps done at each checkpoint.", source: source),
    MeasureDefinition(
      "checkpoints/trainingSeconds", title: "training time at checkpoints", unit: "second",
      definition: "Seconds of training steps alone, summed to each checkpoint.", source: source),
    MeasureDefinition(
      "checkpoints/dev", title: "dev accuracy at checkpoints", better: .higher,
      definition: "PEFT's valid accuracy at each checkpoint.", source: source),
  ]

  private static let source = "github.com/huggingface/peft, method_comparison/MetaMathQA/run.py"

  /// - Precondition: it is one of the above.
  package static func measure(_ name: String, shape: [Int] = [], _ values: [Double]) -> RunRecord.Measure {
    let known = (all + theirs).first { $0.name == name }!
    return RunRecord.Measure(
      name, shape: shape, values: values, unit: known.unit, definition: "\(known.definition) \(source)")
  }
}
