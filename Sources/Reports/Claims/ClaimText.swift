import Basics
import Statistics
import Suites

/// Claims as a table and sentences.
public struct ClaimText: Sendable {
  public var table: DocumentTable
  /// The same in fewer columns, for the first screen of a report: what is claimed and of what in one cell, a difference and
  /// its interval in one.
  let short: DocumentTable
  public var notes: [String]
  /// Among the notes what the verdicts go by; nil without claims.
  let rule: String?

  /// - Parameter showsSuites: with a column for the suite.
  public init(_ claims: Claims, showsSuites: Bool = false) {
    let tasks = Set(claims.judged.map(\.task))
    let showsTasks = tasks.count > 1
    // What all have in common is said once, below.
    let sources = Set(claims.judged.map(\.claim.from))
    let hasSources = sources.count > 1
    let areAllLate = claims.judged.allSatisfy { $0.after > 0 }
    table = DocumentTable(
      (showsSuites ? [.init("suite", isNumber: false)] : []) + (showsTasks ? [.init("task", isNumber: false)] : [])
        + [.init("claim", isNumber: false)] + (hasSources ? [.init("from", isNumber: false)] : [])
        + [
          .init("that", isNumber: false), .init("of", isNumber: false), .init("verdict", isNumber: false),
          .init("decided by", isNumber: false), .init("difference"), .init("95 % interval", term: Term.interval),
          .init("effect, sd"),
        ])
    for judged in claims.judged {
      let link = judged.deciding
      let quantity = judged.quantity
      table.append(
        (showsSuites ? [judged.suite] : []) + (showsTasks ? [judged.task] : [])
          + [judged.claim.title + (judged.after > 0 && !areAllLate ? " (added after the runs)" : "")]
          + (hasSources ? [judged.claim.from ?? "-"] : [])
          + [
            judged.claim.statement.text, quantity.title.isEmpty ? "-" : quantity.title, ClaimText.verdict(judged),
            link.map { $0.what } ?? "-", link.map { quantity.differenceText($0.comparison.improvement.value) } ?? "-",
            link.map {
              quantity.isCount
                ? "counted" : ComparisonText.interval($0.comparison.improvement, quantity.differenceText)
            } ?? "-",
            link?.comparison.effectSize.map { NumberText.digits($0) } ?? "-",
          ])
    }
    short = ClaimText.short(claims, showsSuites: showsSuites, showsTasks: showsTasks, marksLate: !areAllLate)
    rule = ClaimText.rule(claims)
    notes = ClaimText.notes(claims, showsSuites: showsSuites, areAllLate: areAllLate)
    if sources.count == 1, let source = sources.first ?? nil { notes.insert("From: \(source).", at: 0) }
    if let rule { notes.append(rule) }
  }

  private static func short(_ claims: Claims, showsSuites: Bool, showsTasks: Bool, marksLate: Bool) -> DocumentTable {
    var table = DocumentTable([
      .init("claim", isNumber: false), .init("verdict", isNumber: false), .init("decided by", isNumber: false),
      .init("difference (95 % interval)", term: Term.interval), .init("effect, sd"),
    ])
    for judged in claims.judged {
      let quantity = judged.quantity
      let statement = judged.claim.statement.text
      let place = (showsSuites ? [judged.suite] : []) + (showsTasks ? [judged.task] : [])
      let details =
        (judged.claim.title == statement ? [] : [statement]) + (quantity.title.isEmpty ? [] : [quantity.title])
        + (place.isEmpty ? [] : ["on " + place.joined(separator: ", ")])
      let link = judged.deciding
      table.append([
        DocumentTable.cell(
          judged.claim.title + (judged.after > 0 && marksLate ? " (added after the runs)" : ""),
          detail: details.joined(separator: ", ")),
        DocumentTable.cell(judged.verdict.rawValue, detail: detail(of: judged)),
        link.map { $0.what } ?? "-",
        link.map { difference($0.comparison.improvement, quantity) } ?? "-",
        link?.comparison.effectSize.map { NumberText.digits($0) } ?? "-",
      ])
    }
    return table
  }

  /// `-0.0180 (-0.0304 to -0.0056)`
  private static func difference(_ estimate: Estimate, _ quantity: Quantity) -> String {
    let value = quantity.differenceText(estimate.value)
    return quantity.isCount ? value : value + " (\(ComparisonText.interval(estimate, quantity.differenceText)))"
  }

  static func verdict(_ judged: JudgedClaim) -> String {
    let detail = detail(of: judged)
    return judged.verdict.rawValue
      + (detail.isEmpty ? "" : detail.hasPrefix("equivalent") ? ": " + detail : ", " + detail)
  }

  /// What a verdict is of, or what would tell; empty where there is nothing to add.
  private static func detail(of judged: JudgedClaim) -> String {
    if let needed = judged.seedsNeeded { return String(needed.text.trimmingPrefix(", ")) }
    let count = judged.links.count { $0.verdict == judged.verdict }
    let share =
      judged.verdict == .contradicted && judged.links.count > 1
      ? ["in \(count) of \(judged.links.count) comparisons"] : []
    let equal =
      judged.verdict == .contradicted && judged.deciding?.comparison.verdict == .equivalent ? ["equivalent"] : []
    return (equal + share).joined(separator: ", ")
  }

  private static func rule(_ claims: Claims) -> String? {
    guard !claims.judged.isEmpty else { return nil }
    let margins = Array(Set(claims.judged.map(\.margin))).sorted().map { NumberText.digits($0) }
    return
      "Signs are of numbers as they were measured, whichever is better. A claim is supported where all its comparisons "
      + "are shown at 0.05, over seeds and test items, corrected by Holm for all comparisons of the claims; contradicted "
      + "where one is shown to be otherwise: by a difference the other way, or for > and < by one smaller than the margin "
      + "(\(NumberText.list(margins)); of what has a unit a share). >= without a number lets the margin pass. A claim's "
      + "number is taken off the difference. * is every entry of a method that the claim does not name."
  }

  private static func notes(_ claims: Claims, showsSuites: Bool, areAllLate: Bool) -> [String] {
    var notes: [String] = []
    for judged in claims.judged {
      let place = showsSuites ? "\(judged.suite), " : ""
      for remark in judged.remarks { notes.append("\(place)\(judged.claim.statement.text): \(remark).") }
    }
    notes = notes.reduce(into: []) { all, note in if !all.contains(note) { all.append(note) } }
    let late = claims.judged.filter { $0.after > 0 }
    if !late.isEmpty {
      notes.append(
        (areAllLate ? "All were added" : "Added")
          + " after the runs: the suite did not state \(areAllLate ? "the" : "these") claims yet when results were made, so that they "
          + "may have been written to fit them.")
    }
    return notes + claims.remarks
  }
}

extension ClaimText {
  /// Table and notes for a repository (GitHub's Markdown).
  public var markdown: String {
    let notes = notes.map { "- \(Escaped.markdown($0))" }.joined(separator: "\n")
    return MarkdownReport.table(table) + (notes.isEmpty ? "" : "\n\n" + notes) + "\n"
  }

  /// A table for a paper, notes as comments.
  public var latex: String {
    ([LaTeX.table(table, caption: "Claims", boldRows: [], leavesOut: [])] + notes.map { "% \(Escaped.comment($0))" })
      .joined(separator: "\n") + "\n"
  }
}

extension Claims {
  /// One line of JSON; what is not known is null.
  public var json: JSON {
    [
      "claims": .array(judged.map(\.json)), "notes": .array(ClaimText(self, showsSuites: true).notes.map(JSON.string)),
    ]
  }

  /// A row a comparison of a claim; what is not known is empty.
  public var csv: String {
    var table = CSV([
      "suite", "task", "claim", "from", "that", "measure", "unit", "addedAfter", "verdict", "comparison", "relation",
      "difference", "low", "high", "pHolm", "effectSize", "comparisonVerdict",
    ])
    func text(_ value: Double?) -> String { value.map(JSON.canonical) ?? "" }
    for claim in judged {
      let own = [
        claim.suite, claim.task, claim.claim.title, claim.claim.from ?? "", claim.claim.statement.text,
        claim.quantity.name, claim.quantity.unit, claim.after > 0 ? "true" : "false", claim.verdict.rawValue,
      ]
      let rows =
        claim.links.isEmpty
        ? [[String](repeating: "", count: 8)]
        : claim.links.map { link in
          let comparison = link.comparison
          return [
            link.what, link.relation.rawValue, text(comparison.improvement.value),
            text(comparison.improvement.interval?.low), text(comparison.improvement.interval?.high),
            text(comparison.adjustedP), text(comparison.effectSize), link.verdict.rawValue,
          ]
        }
      for row in rows { table.append((own + row).map(CSV.Field.text)) }
    }
    return table.text
  }
}

extension JudgedClaim {
  fileprivate var json: JSON {
    func number(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }
    let needed: JSON = if case .more(let count)? = seedsNeeded { .number(Double(count)) } else { .null }
    return [
      "suite": .string(suite), "task": .string(task), "says": claim.says.map(JSON.string) ?? .null,
      "from": claim.from.map(JSON.string) ?? .null, "that": .string(claim.statement.text),
      "measure": .string(quantity.name), "unit": .string(quantity.unit), "margin": .number(margin),
      "runsBeforeTheClaim": .number(Double(after)), "verdict": .string(verdict.rawValue), "moreSeedsNeeded": needed,
      "remarks": .array(remarks.map(JSON.string)),
      "comparisons": .array(
        links.map { link in
          let comparison = link.comparison
          return [
            "what": .string(link.what), "relation": .string(link.relation.rawValue),
            "difference": .number(comparison.improvement.value), "low": number(comparison.improvement.interval?.low),
            "high": number(comparison.improvement.interval?.high), "pHolm": number(comparison.adjustedP),
            "pEquivalentHolm": number(comparison.adjustedEquivalenceP), "effectSize": number(comparison.effectSize),
            "verdict": .string(link.verdict.rawValue),
          ]
        }),
    ]
  }
}
