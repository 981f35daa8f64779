/// Definitions of what is recorded of training step by step and epoch by epoch, its times apart.
enum TrainingMeasures {
  static let all = [
    MeasureDefinition(
      "steps/loss", title: "loss", better: .lower, definition: "Mean loss over the step's samples."),
    MeasureDefinition("steps/learningRate", title: "learning rate", definition: "Learning rate of the step."),
    MeasureDefinition(
      "steps/gradientNorm", title: "gradient norm",
      definition: "Norm of all gradients before clipping. NaN: not computed."),
    MeasureDefinition(
      "steps/tokens", title: "tokens", unit: "token",
      definition: "Real tokens of the step, special ones among them, no padding."),
    MeasureDefinition("steps/samples", title: "samples", unit: "sample", definition: "Samples of the step."),
    MeasureDefinition(
      "steps/epoch", title: "epoch", definition: "Epoch that the step belongs to, from 0."),
    MeasureDefinition(
      "weights/parted", title: "embeddings and head parted",
      definition: """
        1: token embeddings and head, one matrix in the base model, are two in the tuned one, of which what is named in the \
        method's options trained; 0: they stayed one. Only where a method trains either as a place of its own.
        """),
    MeasureDefinition(
      "epochs/trainingSeconds", title: "training time", unit: "second", better: .lower,
      definition: "Time of training alone, summed to the end of each epoch."),
    MeasureDefinition(
      "epochs/dev/*", title: "dev metric", definition: "Metric on dev after each epoch; NaN: not read."),
  ]
}
