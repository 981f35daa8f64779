/// The part of a report on how far its results can be relied on.
enum CertaintySections {
  static func certainty(_ model: ReportModel) -> [ReportBlock] {
    overAll(model) + tuning(model)
  }

  private static func overAll(_ model: ReportModel) -> [ReportBlock] {
    let figures = model.figures(.profiles) + model.figures(.improvement)
    return figures.isEmpty ? [] : [.heading(3, "All runs beside each other")] + figures
  }

  private static func tuning(_ model: ReportModel) -> [ReportBlock] {
    model.part(
      "Settings that were tried", [.learningRate, .trials],
      text: "A method that is good with one setting only may look bad for want of tuning.")
  }
}
