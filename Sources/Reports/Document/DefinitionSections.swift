import Tasks

/// The last part of a report: what each figure is, shortly.
enum DefinitionSections {
  static func definitions(_ model: ReportModel) -> [ReportBlock] {
    let tasks = model.table.tasks
    guard !tasks.isEmpty else { return [] }
    var terms: [ReportTerm] = []
    for metric in Metric.allCases where tasks.contains(where: { $0.knownMetric == metric }) {
      terms.append(ReportTerm(metric.title, metric.definition))
    }
    terms += [
      ReportTerm(
        "mean ± sd",
        "mean over seeds, and the seeds' standard deviation, sqrt(sum (x - mean)^2 / (n - 1)). It is no "
          + "confidence interval. One seed has none."),
      ReportTerm(
        "seed",
        "fixes the order of the rows, the head's start, the method's start and dropout. Methods of one seed see "
          + "the same batches and the same head."),
      ReportTerm(
        "dev",
        "the metric on dev after the epoch whose weights were kept. Where that epoch was chosen by it, it flatters; "
          + "test is read once, at the end."),
    ]
    if tasks.contains(where: { !$0.heldOut.isEmpty }) {
      terms += [
        ReportTerm(
          "domain gap", "test metric - metric on the held-out domain, seed by seed; positive: worse away."),
        ReportTerm(
          "domain forgetting",
          "head-only's metric on the held-out domain - the method's, seed by seed; positive: something was lost."
        ),
      ]
    }
    terms += [
      ReportTerm(
        "trained, kept and head's parameters",
        "what the method trains; what of it has to be kept to use the result, which is less where a part is dropped "
          + "after training; and the head, with the pooler where that trains, which both leave out."),
      ReportTerm("to keep on disk", "bytes of the kept parameters and the head, beside the base model."),
      ReportTerm(
        "tensors at peak",
        "most bytes in tensors at once in training: weights, gradients, optimiser's state, activations, workspace."
      ),
      ReportTerm("process at peak", "largest resident set of the run's own process, all of it."),
      ReportTerm(
        "training",
        "seconds of data, forward, backward, optimiser and the rest of every step, warm-up included; no "
          + "evaluation, no loading."),
      ReportTerm(
        "a step",
        "seconds of one optimiser step, all seeds together, without the first \(Timing.warmup) steps of each run."
      ),
      ReportTerm(
        "tokens/s",
        "word pieces of those steps over their seconds, special ones included; there is no padding."),
      ReportTerm("kB, MB, GB", "1000, 1000^2, 1000^3 bytes."),
    ]
    return [.heading(2, "What the figures mean"), .terms(terms)]
  }
}
