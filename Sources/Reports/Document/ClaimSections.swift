/// The first part of a report: what the suite expected, and whether it came so.
enum ClaimSections {
  static let title = "Do the claims hold?"

  static func claims(_ model: ReportModel) -> [ReportBlock] {
    guard let claims = model.claims else { return [] }
    let text = ClaimText(claims, showsSuites: model.suites.count > 1)
    return [.heading(2, title)] + (text.table.rows.isEmpty ? [] : [.table(text.table)])
      + (text.notes.isEmpty ? [] : [.list(text.notes)])
  }
}
