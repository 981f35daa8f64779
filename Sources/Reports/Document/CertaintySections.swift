/// The part of a report on how far its results can be relied on.
enum CertaintySections {
  static func certainty(_ model: ReportModel) -> [ReportBlock] {
    comparison(model) + ClaimSections.rule(model) + PreferenceSections.accuracy(model)
      + PreferenceSections.calibration(model)
      + PreferenceSections.judges(model) + overAll(model)
      + tuning(model)
  }

  /// What `tunebench compare` says of the results.
  private static func comparison(_ model: ReportModel) -> [ReportBlock] {
    guard let comparison = model.comparison else { return [] }
    let text = ComparisonText(comparison)
    // Runs without a result have a part of their own.
    let notes = text.notes.filter { !$0.hasPrefix("Not counted: ") }
    return [
      .heading(3, "Methods beside a baseline"),
      .paragraph(
        "As tunebench compare gives it, which takes other baselines and measures, too. The baseline here is full "
          + "fine-tuning, or else the head alone; of several settings the one that is best on dev."),
    ] + text.parts.flatMap { [.heading(4, $0.title), .table($0.table)] } + (notes.isEmpty ? [] : [.list(notes)])
  }

  private static func overAll(_ model: ReportModel) -> [ReportBlock] {
    let figures = model.figures(.aggregate) + model.figures(.profiles) + model.figures(.improvement)
    return figures.isEmpty ? [] : [.heading(3, "All runs beside each other")] + figures
  }

  private static func tuning(_ model: ReportModel) -> [ReportBlock] {
    model.part(
      "Settings that were tried", [.learningRate, .trials],
      text: "A method that is good with one setting only may look bad for want of tuning.")
  }
}
