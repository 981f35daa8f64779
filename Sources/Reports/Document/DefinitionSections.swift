import Harness
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
    ]
    terms += certainty(model)
    terms += [
      ReportTerm(
        Term.parameters,
        "what the method trains; what of it has to be kept to use the result, which is less where a part is dropped "
          + "after training; and the head, with the pooler where that trains, which both leave out."),
      ReportTerm(Term.file, "bytes of the kept parameters and the head, beside the base model."),
      ReportTerm(
        Term.tensorPeak,
        "most bytes in tensors at once in training: weights, gradients, optimiser's state, activations, workspace."
      ),
      ReportTerm(Term.processPeak, "largest resident set of the run's own process, all of it."),
      ReportTerm(
        Term.training,
        "seconds of data, forward, backward, optimiser and the rest of every step, warm-up included; no "
          + "evaluation, no loading."),
      ReportTerm(
        Term.step,
        "seconds of one optimiser step, all seeds together, without the first \(Timing.warmup) steps of each run."
      ),
      ReportTerm(
        Term.tokens,
        "word pieces of those steps over their seconds, special ones included; there is no padding."),
      ReportTerm(Term.bytes, "1000, 1000^2, 1000^3 bytes."),
    ]
    // A link leads to one place.
    var anchors = Set<String>()
    let all = (terms + measures(model)).filter { anchors.insert($0.anchor).inserted }
    return [.heading(2, title), .terms(all)]
  }

  /// Terms of charts that not every report has.
  private static func certainty(_ model: ReportModel) -> [ReportTerm] {
    let terms: [(ChartKind, ReportTerm)] = [
      (
        .profiles,
        ReportTerm(
          Term.profile,
          "the share of a method's runs, over all tasks and seeds, that are better than a threshold, against the threshold "
            + "(Agarwal et al. 2021, arXiv:2108.13264, section 4.2).")
      ),
      (
        .improvement,
        ReportTerm(
          Term.improvement,
          "the share of pairs of a run of one method and a run of the other, on the same task, in which the one is better; "
            + "equal ones count half; mean over tasks (Agarwal et al. 2021, arXiv:2108.13264, section 4.3).")
      ),
      (
        .trials,
        ReportTerm(
          Term.expectedBest,
          "the expected best dev metric of n settings drawn with replacement from those that ran (Dodge et al. 2019, "
            + "arXiv:1909.03004, equation 7).")
      ),
    ]
    return terms.filter { kind, _ in model.figures.contains { $0.kind == kind } }.map(\.1)
  }

  /// The section's heading, to which texts link.
  static let title = "What the figures mean"

  /// The measures that any run stores or tables derive, from the catalogue, each once and in its order.
  private static func measures(_ model: ReportModel) -> [ReportTerm] {
    let names = Set(
      model.runs.flatMap(\.measures).map(\.name)
        + model.table.tasks.flatMap(\.heldOut).flatMap {
          ["forgetting/held-out/\($0)/gap", "forgetting/held-out/\($0)/lost"]
        })
    return MeasureCatalog.all.filter { definition in
      names.contains { MeasureCatalog.definition(of: $0) == definition }
    }.map { definition in ReportTerm(definition.title, texts(definition, model).joined(separator: " ")) }
  }

  /// `bytes`, `tokens/second`; a symbol, `GFLOP/s`, has no plural.
  static func plural(_ unit: String) -> String {
    let parts = unit.split(separator: "/", maxSplits: 1)
    guard parts.count == 2 else { return unit + "s" }
    return parts[0].allSatisfy(\.isUppercase) ? unit : "\(parts[0])s/\(parts[1])"
  }

  /// What the measure is in these runs: as the harness defines it, as another program's results do, or both.
  private static func texts(_ definition: MeasureDefinition, _ model: ReportModel) -> [String] {
    func text(_ d: MeasureDefinition) -> String {
      d.definition + (d.unit == "1" ? "" : " In \(plural(d.unit)).") + (d.source.map { " \($0)." } ?? "")
    }
    let stored = model.runs.flatMap(\.measures).filter { MeasureCatalog.definition(of: $0.name) == definition }
    var imported: [MeasureDefinition] = []
    for measure in stored {
      guard let theirs = MeasureCatalog.importedDefinition(of: measure.name),
        measure.definition.hasPrefix(theirs.definition), !imported.contains(theirs)
      else { continue }
      imported.append(theirs)
    }
    let isOnlyTheirs =
      !stored.isEmpty
      && stored.allSatisfy { measure in
        imported.contains { measure.definition.hasPrefix($0.definition) }
      }
    return (isOnlyTheirs ? [] : [text(definition)]) + imported.map { text($0) }
  }
}
