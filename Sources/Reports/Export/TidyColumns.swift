/// The columns of exported tables and what each holds: their headers, and what `tunebench explain` says of them.
enum TidyColumns {
  typealias Column = (name: String, meaning: String)

  /// A row a run.
  static let runs: [Column] = [
    ("identity", "hash of all that can change the run's numbers; the name of its file."),
    ("label", "what people call the run: method, task, seed."), ("method", "the run's method with what sets it apart."),
    ("task", "the task that was trained."), ("trainingRows", "rows that were trained on; empty: all of them."),
    ("seed", "the seed of head, order and dropout."), ("status", "complete, failed or cancelled."),
    ("failure", "why a run failed or was cancelled."), ("model", "the base model, as the suite names it."),
    ("learningRate", "the peak learning rate."), ("metric", "the metric of the columns test and dev."),
    ("test", "that metric on test, of the chosen weights."),
    ("dev", "that metric on dev after the epoch that was kept."),
    ("trainableParameters", "parameters of the method that were trained, head apart."),
    ("storedParameters", "parameters of the method that are kept, head apart."),
    ("headParameters", "parameters of the head, and of what trains with it."),
    ("fileBytes", "bytes to be kept beside the base model, head included."),
    ("trainingSeconds", "seconds of training alone: no evaluation, no reading."),
    ("tensorPeakBytes", "bytes of all tensors at the peak of training."),
    ("processPeakBytes", "peak resident set of the run's own process."),
    ("isExclusive", "whether no other program kept the machine busy meanwhile: only such times are compared."),
    ("processor", "the machine's processor."), ("threads", "threads of the run."),
    ("started", "when the run began, in UTC."), ("searchRole", "trial or final, of a search; else empty."),
    ("trial", "the number of the trial, or of the trial that was chosen."),
    ("configuration", "every setting, as canonical JSON."),
  ]

  /// A row a step.
  static let steps: [Column] = [
    ("identity", "the run."), ("step", "counted from 1."), ("epoch", "counted from 1."),
    ("loss", "mean loss over the step's samples."), ("learningRate", "the step's learning rate."),
    ("gradientNorm", "norm of all gradients before clipping; NaN: not computed."),
    ("tokens", "real tokens, special ones among them."), ("samples", "the step's samples."),
    ("dataSeconds", "seconds of choosing and packing samples."), ("forwardSeconds", "seconds of the forward pass."),
    ("backwardSeconds", "seconds of the backward pass."), ("optimizerSeconds", "seconds of norm, clipping and update."),
    ("otherSeconds", "seconds of recording and reporting."),
  ]

  /// A row an evaluation and metric.
  static let evaluations: [Column] = [
    ("identity", "the run."), ("evaluation", "test/TASK, dev, or held-out/NAME."), ("split", "test, dev or held-out."),
    ("task", "the data set that was read."), ("epoch", "counted from 1, for dev; else empty."), ("metric", "its name."),
    ("value", "its value; NaN: undefined."),
  ]

  /// A row a figure.
  static let measures: [Column] = [
    ("identity", "the run."), ("group", "memory, timings or measures."), ("measure", "its name in that group."),
    ("index", "the place in a measure of several values, from 0."), ("value", "the figure."), ("unit", "its unit."),
  ]

  /// A row a value, of everything.
  static let values: [Column] = [
    ("suite", "the suite's name."), ("run", "the run's identity."),
    ("method", "the run's method with what sets it apart."),
    ("objective", "what was minimised, where the suite says so; else empty."), ("task", "the data set that was read."),
    ("seed", "the seed of head, order and dropout."), ("metric", "a metric's name, or a measure's."),
    ("split", "test, dev or held-out; of measures empty."), ("value", "its value; NaN: undefined."),
    ("unit", "its unit; 1 for a pure number."),
  ]

  /// What a column of that name holds, table by table; none where no table has one.
  static func meanings(of name: String) -> [String] {
    [("runs", runs), ("steps", steps), ("evaluations", evaluations), ("measures", measures), ("tidy", values)]
      .compactMap {
        table, columns in
        columns.first { $0.name.lowercased() == name.lowercased() }.map { "in \(table).csv: \($0.meaning)" }
      }
  }
}
