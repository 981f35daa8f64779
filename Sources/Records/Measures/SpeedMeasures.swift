import Basics

/// Definitions of the measures of time and speed; times are of the monotonic clock.
enum SpeedMeasures {
  static let all: [MeasureDefinition] = run + steps + rates + inference

  /// The time ledger of the run.
  private static let run = [
    phase(
      "load", "loading",
      """
      Seconds of reading suite, model and data, cutting texts into word pieces, attaching methods and measuring the \
      machine's sgemm peak.
      """),
    phase(
      "train", "training",
      "Seconds of training alone: the sum of all steps' times, warm-up among them; no evaluation, no keeping of weights."
    ),
    phase(
      "evaluate", "evaluation",
      "Seconds of evaluating on dev, test and held-out data and of taking the measures that the suite asks for."),
    phase(
      "checkpoint", "checkpoints",
      """
      Seconds of keeping the best epoch's weights, going back to them, and gathering what the results file keeps. \
      Writing that file is not in it: the file holds this figure.
      """),
    phase(
      "total", "wall time",
      """
      Seconds from the run's request to its results file, by a reading of the clock of its own: load + train + \
      evaluate + checkpoint.
      """),
    phase(
      "other", "other time",
      """
      Seconds of a sequence of tasks beside training and evaluation, as earlier versions took them: preparing the stages, \
      keeping weights and reporting. This one gives them to load, evaluate and checkpoint.
      """),
  ]

  /// The time ledger of a step.
  private static let steps = [
    MeasureDefinition(
      "steps/seconds", title: "time of a step", unit: "second", better: .lower,
      definition: "All phases of a step; of a run the median over its steps after the first 5, which are warm-up."),
    stepPhase("data", "Choosing and packing the step's samples; at an epoch's first step drawing its order too."),
    stepPhase("forward", "The forward pass and the loss, over all of the step's batches."),
    stepPhase("backward", "The backward pass, over all of the step's batches."),
    stepPhase("optimizer", "The gradient's norm, clipping and the update."),
    stepPhase("other", "Recording and reporting the step; at the first one making the optimiser's state too."),
  ]

  private static let rates = [
    MeasureDefinition(
      "machine/sgemmPeak", title: "sgemm peak", unit: "GFLOP/s", better: .higher,
      definition:
        "Best of repeated single-precision products 1024 x 384 x 768 at the run's start, with its threads."),
    MeasureDefinition(
      "machine/others", title: "processors taken by others", unit: "processor", better: .lower,
      definition:
        """
        Processors that other programs kept busy during the run, on average: their time of the processors that the run \
        may use, or the time that the run's threads waited for one, whichever is more. From \(MachineLoad.limit) on the \
        run's times count as shared.
        """),
    MeasureDefinition(
      "speed/tokensPerSecond", title: "tokens per second", unit: "token/second", better: .higher,
      definition:
        """
        Real tokens (special ones among them, no padding) over seconds, of all training steps but the first \
        \(MeasureProcedure.warmUpSteps).
        """),
    MeasureDefinition(
      "speed/samplesPerSecond", title: "samples per second", unit: "sample/second", better: .higher,
      definition: "Samples over seconds, of all training steps but the first \(MeasureProcedure.warmUpSteps)."),
    MeasureDefinition(
      "speed/peakShare", title: "share of the sgemm peak", better: .higher,
      definition:
        """
        FLOP of a step (of matrix products and attention, heads among them, counted as they ran; mean of the steps) over \
        the median step's seconds and the machine's sgemm peak, which is one of single precision: a run with precision \
        bf16 can exceed 1. The first \(MeasureProcedure.warmUpSteps) steps are left out.
        """),
    MeasureDefinition(
      "speed/timeToTarget", title: "time to target", unit: "second", better: .lower,
      definition:
        """
        Training seconds (no evaluation) until a reading of dev first reached the suite's target; dev is read after \
        epochs and at checkpoints. NaN: never reached. Of a sequence of tasks one value a stage, counted from its start.
        """),
  ]

  private static let inference =
    [(50, "median"), (95, "95th percentile"), (99, "99th percentile")].map { percent, title in
      MeasureDefinition(
        "inference/*/*/latencyP\(percent)", title: "latency, \(title)", unit: "second", better: .lower,
        definition:
          """
          Of the seconds from word pieces to logits of a single text of so many word pieces, drawn at random, over \
          \(MeasureProcedure.inferenceTexts) texts after \(MeasureProcedure.inferenceTexts / 10) that are not counted; quantiles \
          linear between neighbours. Unmerged: methods attached, virtual tokens computed beforehand; merged: folded in.
          """)
    } + [
      MeasureDefinition(
        "inference/*/*/throughput", title: "throughput", unit: "sample/second", better: .higher,
        definition:
          """
          \(MeasureProcedure.inferenceBatch) texts of so many word pieces over the median seconds of a batch of them, over \
          \(MeasureProcedure.inferenceBatches) batches after one that is not counted. Unmerged: methods attached, virtual \
          tokens computed beforehand; merged: folded in.
          """)
    ]

  private static func phase(_ name: String, _ title: String, _ definition: String) -> MeasureDefinition {
    MeasureDefinition("timings/\(name)", title: title, unit: "second", better: .lower, definition: definition)
  }

  private static func stepPhase(_ name: String, _ definition: String) -> MeasureDefinition {
    MeasureDefinition(
      "steps/seconds/\(name)", title: name, unit: "second", better: .lower,
      definition: definition + " The five phases of a step sum to its wall time.")
  }
}
