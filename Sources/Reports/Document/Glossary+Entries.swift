extension Glossary {
  /// In the order of reports. What definitions at a report's end say is said here in the same words.
  public static let entries: [Entry] =
    terms.map { Entry($0.term, text: $0.text) } + tables + texts

  /// The terms that every report defines.
  static let terms = [
    ReportTerm(
      Term.interval,
      "from the 2.5th to the 97.5th percentile of the mean over resamples of the seeds, drawn with replacement; where "
        + "there are two seeds or more. With few seeds it is too narrow: read it as the least that is uncertain."),
    ReportTerm(
      Term.deviation,
      "mean over seeds, and the seeds' standard deviation, sqrt(sum (x - mean)^2 / (n - 1)). It is no "
        + "confidence interval. One seed has none."),
    ReportTerm(
      Term.seed,
      "fixes the order of the rows, the head's start, the method's start and dropout. Methods of one seed see "
        + "the same batches and the same head."),
    ReportTerm(
      Term.dev,
      "the metric on dev after the epoch whose weights were kept. Where that epoch was chosen by it, it flatters; "
        + "test is read once, at the end."),
    ReportTerm(
      Term.parameters,
      "what the method trains; what of it has to be kept to use the result, which is less where a part is dropped "
        + "after training; and the head, with what pools for it where that trains, which both leave out."),
    ReportTerm(Term.file, "bytes of the kept parameters and the head, beside the base model."),
    ReportTerm(
      Term.tensorPeak,
      "most bytes in tensors at once in training: weights, gradients, optimiser's state, activations, workspace."),
    ReportTerm(Term.processPeak, "largest resident set of the run's own process, all of it."),
    ReportTerm(
      Term.training,
      "seconds of data, forward, backward, optimiser and the rest of every step, warm-up included; no "
        + "evaluation, no loading."),
    ReportTerm(
      Term.step,
      "seconds of one optimiser step, all seeds together, without the first \(Timing.warmup) steps of each run."),
    ReportTerm(
      Term.tokens, "word pieces of those steps over their seconds, special ones included; there is no padding."),
    ReportTerm(Term.bytes, "1000, 1000^2, 1000^3 bytes."),
    interquartile, profile, improvement, expectedBest,
  ]

  static let interquartile = ReportTerm(
    Term.interquartile,
    "the mean of the middle half of a method's scores on all tasks and seeds: less moved by outliers than the mean, less "
      + "wasteful than the median (Agarwal et al. 2021, arXiv:2108.13264, section 4.3).")
  static let profile = ReportTerm(
    Term.profile,
    "the share of a method's runs, over all tasks and seeds, that are better than a threshold, against the threshold "
      + "(Agarwal et al. 2021, arXiv:2108.13264, section 4.2).")
  static let improvement = ReportTerm(
    Term.improvement,
    "the share of pairs of a run of one method and a run of the other, on the same task, in which the one is better; "
      + "equal ones count half; mean over tasks (Agarwal et al. 2021, arXiv:2108.13264, section 4.3).")
  static let expectedBest = ReportTerm(
    Term.expectedBest,
    "the expected best dev metric of n settings drawn with replacement from those that ran (Dodge et al. 2019, "
      + "arXiv:1909.03004, equation 7).")

  /// Titles of columns.
  private static let tables = [
    Entry(
      "method",
      text:
        "the way of fine-tuning, with the settings that tell it from others; a row is all seeds of it."),
    Entry(
      "test", "no test",
      text:
        "the task's own metric on its test items, read once, with the weights that were kept. Each task has "
        + "its metric: "
        + "tasks of different ones are in no mean together."),
    Entry(
      "held-out",
      text:
        "the metric on data that was never trained on, of the same labels; over several sets, their mean."),
    Entry(
      "seeds", "seed #",
      text: "runs of a method that differ in nothing but their seed; \"2 of 3\": one has no result that is a number."),
    Entry("mean", text: "the mean over seeds of what is compared."),
    Entry("difference", text: "method - baseline, mean over the seeds that both have, whichever is better."),
    Entry(
      "p (Holm)", "p",
      text:
        "of a difference as large by chance, over seeds and test items, two-sided, corrected by Holm for the number of "
        + "comparisons; with (equal), of a difference as large as the margin."),
    Entry(
      "over items", "95 %",
      text:
        "the difference of these trained models on resampled test items, and its 95 % interval."),
    Entry(
      "p over items (Holm)",
      text:
        "of the paired bootstrap over test items, corrected by Holm: it says nothing of other seeds."),
    Entry(
      "verdict",
      text:
        "better or worse where p (Holm) is below 0.05, else not distinguishable, with about how many seeds more "
        + "would tell."),
    Entry(
      "IQM",
      text:
        "interquartile mean: the mean of the middle half of all seeds' scores on all tasks of one metric "
        + "(Agarwal et al. 2021)."),
    Entry(
      "P(better)",
      text:
        "the chance that a run of the method is better than one of the baseline, mean over tasks, ties counting "
        + "half."),
    Entry(
      "baseline",
      text:
        "the method that all others are held against: --baseline, else full fine-tuning where there is one."),
    Entry("qualifies", text: "whether the method's means keep to all limits."),
    Entry(
      "certainty",
      text:
        "the share of bootstrap resamples of the seeds in which the method's means keep to all limits."),
    Entry(
      "best in",
      text:
        "the share of bootstrap resamples of the seeds in which the method is the best of those that keep to the "
        + "limits."),
    Entry("runs", text: "runs behind the row."),
    Entry(
      "machine",
      text:
        "which of the machines named under \"What was run\"; times of different ones are not averaged."),
    Entry(
      "timing",
      text:
        "exclusive: the run had the machine to itself; shared: others ran beside it, and the time is theirs, too."),
    Entry("training, seconds", text: "seconds of all steps of a run, mean ± sd over runs; no evaluation, no loading."),
    Entry(
      "a step, ms: median (quartiles)",
      text:
        "milliseconds of one optimiser step, all seeds together, without the first \(Timing.warmup) steps of "
        + "each run."),
    Entry(
      "weights",
      text:
        "the weights that were used: as trained, or merged into the base model's; in a sequence, one set carried "
        + "on or one a task."),
    Entry(
      "# tokens: ms, median (p95)",
      text:
        "latency of a single text of so many word pieces: median, and 95th percentile, in milliseconds."),
    Entry("samples/s in batches", text: "throughput at inference: texts a second, in batches."),
    Entry("before", text: "what the untouched base model reaches, read once a suite by the same code."),
    Entry("after", text: "what is reached after training."),
    Entry("lost", text: "before - after in the measure's own direction: positive where something was lost."),
    Entry("probe", text: "another task, read by a linear probe on the encoder's frozen features."),
    Entry(
      "average accuracy",
      text:
        "ACC: the mean over the tasks of a sequence of the metric after its last stage (Lopez-Paz & Ranzato "
        + "2017)."),
    Entry(
      "mean forgetting", "forgetting",
      text:
        "F: by how much the best earlier score on a task is above the last one, mean over all tasks but the last "
        + "(Chaudhry et al. 2018)."),
    Entry("bytes kept", "stored", text: "bytes to keep for all tasks of a sequence, beside the base model."),
    Entry("task #", "stage", text: "a task of a sequence, and the stage after which it is read: R[stage][task]."),
    Entry(
      "CKA",
      text:
        "linear centred kernel alignment of the tuned encoder's embeddings with the base model's: 1, nothing "
        + "moved."),
    Entry("change", text: "the relative change of the embeddings: the norm of the difference over the norm before."),
    Entry("trials", "trial", text: "one setting of a method that the search tried on dev."),
    Entry(
      "without a score", "no score",
      text:
        "trials that diverged or whose dev metric is undefined: they were paid for and count as the worst."),
    Entry(
      "chosen settings", "settings",
      text:
        "what the trial that was best on dev had; only these were trained with every seed and tested."),
    Entry("chosen", text: "the trial that was best on dev."),
    Entry("its", text: "of the chosen trial."),
    Entry("worst trial's", text: "the dev score of the worst trial that came to one."),
    Entry(
      "training of all trials, seconds",
      text:
        "seconds of training alone, summed over the trials: what the search cost."),
    Entry(
      "expected best of as many", "#",
      text:
        "expected best dev metric of so many trials: the mean of the best of n draws from the method's own trials (Dodge et al. 2019)."
    ),
    Entry("by learning rate", text: "a score for each learning rate that was tried."),
    Entry("best - worst", text: "by how much the best and the worst learning rate differ on dev."),
    Entry(
      "rung",
      text:
        "of successive halving: how far a trial was trained before it was stopped; scores of different rungs do "
        + "not compare."),
    Entry(
      "learningRate from",
      text:
        "where the rate came from: the method's entry, the suite's train, the recipe, the defaults or a search."),
    Entry(
      "method's options",
      text:
        "all options of the method, defaults filled in; tunebench methods NAME explains each."),
    Entry("trainable", text: "parameters that the method trains, without the head."),
    Entry(
      "head",
      text:
        "parameters of the classifier, which trains in every method. As a method: the head alone, on the "
        + "untouched encoder."),
    Entry("steps", text: "optimiser steps."),
    Entry(
      "peak memory",
      text:
        "largest resident set that the run's process should have: predicted by walking through its largest step."),
    Entry(
      "time",
      text:
        "seconds of training: in a plan, the counted arithmetic over the machine's matrix-product speed; "
        + "elsewhere as measured."),
    Entry("run", text: "one training of one method on one task with one seed."),
    Entry("there", "to do", text: "whether the run has its result already."),
  ]

  /// Words in cells and sentences.
  private static let texts = [
    Entry(
      "undefined", "NaN",
      text:
        "the metric has no value here, as a correlation has none where one side is constant. Such a value is in "
        + "no mean, and is counted."),
    Entry(
      "not distinguishable",
      text:
        "the test finds no difference at 0.05: it may be chance, or there are too few seeds to see it."),
    Entry("better", "worse", text: "a difference is found at 0.05, over seeds and test items, corrected by Holm."),
    Entry(
      "equivalent",
      text:
        "shown at 0.05 to differ by less than the suite's margin (0.01 where it says nothing), by two one-sided tests "
        + "over seeds and test items, corrected by Holm."),
    Entry("claim", text: "what the suite said beforehand of its results, in words or as a statement."),
    Entry("from", text: "who says so: a paper, a survey."),
    Entry(
      "that",
      text:
        "a claim's statement: entries with > < >= <= or =~ (equal within the margin) between them, * for every entry "
        + "of another method."),
    Entry("of", text: "the measure that a claim is about."),
    Entry("decided by", text: "of a claim's comparisons the one that its verdict hangs on."),
    Entry(
      "effect, sd", "effect size",
      text: "a difference over the standard deviation that it has from seed to seed."),
    Entry("supported", text: "all comparisons of a claim are shown at 0.05, corrected by Holm."),
    Entry(
      "contradicted",
      text:
        "one of a claim's comparisons is shown to be otherwise: the other way round, or smaller than the margin."),
    Entry("cannot be said", text: "an entry, a measure or a second seed is missing."),
    Entry("counted", text: "a number that hangs on no chance, such as parameters: there is nothing to test."),
    Entry("failed", "cancelled", "complete", text: "how a run ended; only complete ones have results."),
    Entry("Suite", text: "the file that says what is trained, and its version."),
    Entry("Model", text: "the base model, with the hash of its weights."),
    Entry("Tasks", text: "what was trained on, with the rows drawn from it."),
    Entry("Data", text: "the files that were read, with their hashes."),
    Entry("Machine *", text: "processor, cores and threads of runs: times hang on them."),
    Entry("System", text: "the operating system."),
    Entry(
      "OpenBLAS", "kernels",
      text:
        "the library that multiplies matrices, and the kernels that it chose for the processor: other kernels "
        + "give other last bits."),
    Entry(
      "Arithmetic",
      text:
        "the class of machines that give the same bits: instruction set of the kernels, OpenBLAS and its kernels, C "
        + "library."),
    Entry(
      "Texts",
      text:
        "whose texts were cut, and how much was lost: to maxLength, or to what positions virtual tokens leave."),
    Entry("Products in bf16", text: "the library that multiplies in bfloat16."),
    Entry("TuneBench", "Program", text: "version and commit of the program that trained, and its compiler."),
    Entry("Date", text: "from the first run's start to the last run's end."),
    Entry("identity", text: "the hash of all that can change a run's numbers; the name of its file."),
    Entry(
      "exclusive", "shared",
      text: "whether other programs left the machine to the run: its times are compared only if they did."),
    Entry("repeats", text: "rows of a data set whose text stands in the same split before."),
    Entry("contradicting", text: "rows whose text stands before with another label."),
    Entry("split", text: "the part of a data set: train to learn from, dev to choose by, test to be read once."),
    Entry("length in characters", text: "of a data set's texts: quartiles, longest and shortest."),
    Entry(
      "unknown word pieces",
      text:
        "the share of word pieces that the model's vocabulary does not have: of such words it sees only that there was one."
    ),
    Entry("directory", text: "where a model's files lie."),
    Entry(
      "width", "heads",
      text: "of a model: numbers a token has in every layer, and parts that its attention is cut into."),
    Entry(
      "rounding",
      text:
        "of conformance: how far a trajectory moves when its start is moved by one unit in the last place."),
  ]
}
