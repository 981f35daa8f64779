/// The first part of a report: what the suite expected, and whether it came so.
enum ClaimSections {
  static let title = "Do the claims hold?"

  static func claims(_ model: ReportModel) -> [ReportBlock] {
    guard let claims = model.claims else { return [] }
    let text = text(claims, model)
    // By what the verdicts go stands with what else is said of certainty: here are the answers.
    let notes = text.notes.filter { $0 != text.rule }
    return [.heading(2, title)] + (text.table.rows.isEmpty ? [] : [.table(text.short)])
      + (notes.isEmpty ? [] : [.list(notes)])
  }

  /// How claims are decided.
  static func rule(_ model: ReportModel) -> [ReportBlock] {
    guard let claims = model.claims, let rule = text(claims, model).rule else { return [] }
    return [.heading(3, "How claims are decided"), .paragraph(rule)]
  }

  private static func text(_ claims: Claims, _ model: ReportModel) -> ClaimText {
    ClaimText(claims, showsSuites: model.suites.count > 1)
  }
}
