import Basics
import Foundation
import Records
import Statistics
import Suites

/// All claims of a directory of results, put to the test together.
public struct Claims: Sendable {
  public var judged: [JudgedClaim] = []
  public var remarks: [String] = []
  /// Of differences, over all links of all claims.
  public var alpha = 0.05

  public var isEmpty: Bool { judged.isEmpty && remarks.isEmpty }

  /// - Parameters:
  ///   - file: name and text of a suite whose claims are put to the test, in the place of those that runs know of.
  ///   - margin: in the place of the suite's.
  public init(_ runs: ComparedRuns, file: (name: String, text: String)? = nil, margin: Double? = nil) {
    var items = RunItems(runs.records)
    var drafts: [(claim: Int, draft: JudgedClaim.Draft)] = []
    for suite in ClaimedSuite.all(of: runs.records, file: file) {
      remarks += suite.remarks
      for (claim, after) in suite.claims {
        for task in runs.table.tasks
        where task.rows.contains(where: { $0.runs.contains { $0.suite.name == suite.name } }) {
          var judged = JudgedClaim(
            suite: suite.name, claim: claim, task: task.comparisonTitle, quantity: .unknown(""),
            margin: margin ?? suite.margin, after: after)
          let own = judged.drafts(task, runs, &items)
          drafts += own.map { (self.judged.count, $0) }
          self.judged.append(judged)
        }
      }
    }
    // Holm over all that is looked at, and over what only limits apart.
    let main = BaselineComparison.judged(drafts.map(\.draft.main), alpha: alpha)
    let others = drafts.indices.filter { drafts[$0].draft.second != nil }
    let second = BaselineComparison.judged(others.map { drafts[$0].draft.second! }, alpha: alpha)
    for (index, (claim, draft)) in drafts.enumerated() {
      let other = others.firstIndex(of: index).map { second[$0] }
      let isCount = judged[claim].quantity.isCount
      let own = isCount ? main[index].counted : main[index]
      judged[claim].links.append(
        .init(
          what: draft.what, relation: draft.relation, comparison: own,
          verdict: isCount ? draft.counted(own.improvement.value) : draft.verdict(own, other)))
    }
    for index in judged.indices {
      judged[index].verdict = JudgedClaim.verdict(judged[index].links)
      judged[index].heedAbsentEntries()
      judged[index].sayWhatIsMissing()
    }
  }

  private init() {}

  /// Several directories' one after another; each was judged by itself.
  public static func joined(_ all: [Claims]) -> Claims {
    var claims = Claims()
    claims.judged = all.flatMap(\.judged)
    claims.remarks = all.flatMap(\.remarks)
    return claims
  }
}

extension JudgedClaim.Draft {
  /// Of what was counted and hangs on no chance.
  func counted(_ value: Double) -> JudgedClaim.Verdict {
    let isTrue =
      switch relation {
      case .above: value > 0
      case .below: value < 0
      case .atLeast: value >= 0
      case .atMost: value <= 0
      case .equal: value == 0
      }
    return isTrue ? .supported : .contradicted
  }
}

extension JudgedClaim {
  /// An entry of the results that a claim means.
  private struct Entry {
    var label: String
    var scores: SeedScores
  }

  /// Finds what the claim speaks of; what is not there is noted.
  fileprivate mutating func drafts(_ task: TaskResults, _ runs: ComparedRuns, _ items: inout RunItems) -> [Draft] {
    let own = runs.quantityNames(of: task)
    let names = quantityNames(task).map { Quantity.known($0, among: own.sorted()) }
    guard !names.isEmpty else {
      remarks.append("no run has what it speaks of")
      return []
    }
    guard names.allSatisfy(own.contains) else {
      remarks.append("no run has \(NumberText.list(names.filter { !own.contains($0) }))")
      return []
    }
    guard let quantity = quantity(names, task, runs) else { return [] }
    self.quantity = quantity
    var scores: [(row: ResultRow, scores: SeedScores?)] = []
    for row in task.rows {
      let each = names.map { name -> ComparedRow in ComparedRow(row, name: name, runs: runs, items: &items) }
      let known = each.compactMap(\.scores)
      scores.append((row, known.count == names.count ? SeedScores.mean(overTasks: known) : nil))
    }
    let entries = scores.compactMap { row, scores in scores.map { (row, Entry(label: row.label, scores: $0)) } }
    let pool = Comparison.pool(entries.map(\.1.scores))

    func meant(_ name: String) -> Entry? {
      if let own = entries.first(where: { $0.0.label == name }) { return own.1 }
      let fitting = entries.filter { $0.0.methods.joined(separator: "+") == name }
      guard fitting.count > 1, let best = task.best(among: fitting.map(\.0)) else {
        if fitting.isEmpty { remarks.append("no result of \(name)") }
        return fitting.first?.1
      }
      remarks.append("\(name): the best of \(fitting.count) by dev, \(best.label)")
      return fitting.first { $0.0.label == best.label }?.1
    }
    let terms = claim.statement.terms
    let chosen = terms.map { $0.name.map(meant) ?? nil }
    let missing = zip(terms, chosen).contains { $0.name != nil && $1 == nil }
    guard !missing else { return [] }
    // Settings of one method stand together: none is another one of it.
    let named = terms.compactMap(\.name)
    let others = entries.filter { row, entry in
      !chosen.contains { $0?.label == entry.label } && !named.contains(row.methods.joined(separator: "+"))
    }.map(\.1)
    let sets = zip(terms, chosen).map { term, entry in term.name == nil ? others : [entry!] }
    if sets.contains(where: \.isEmpty) {
      remarks.append("there is no other entry")
      return []
    }
    if terms.contains(where: { $0.name == nil }) {
      absent = absentEntries(task, runs).filter { label in !entries.contains { $0.1.label == label } }
    }
    var drafts: [Draft] = []
    for (place, relation) in claim.statement.relations.enumerated() {
      let offset = terms[place + 1].offset - terms[place].offset
      for left in sets[place] {
        for right in sets[place + 1] {
          drafts.append(
            Draft(
              left.scores, right.scores, what: "\(left.label) - \(right.label)", relation: relation, offset: offset,
              pool: pool, margin: quantity.margin(margin, beside: right.scores.mean)))
        }
      }
    }
    return drafts
  }

  /// Labels of the suite's entries on a task of which a run is not done.
  private func absentEntries(_ task: TaskResults, _ runs: ComparedRuns) -> [String] {
    let labels = (runs.missing[suite] ?? []).compactMap { label in
      label.range(of: " · \(task.task) · seed ").map { String(label[..<$0.lowerBound]) }
    }
    return ProvenanceSections.distinct(labels)
  }

  /// What is said of all entries is not supported while some have no result; one that speaks against it is enough.
  fileprivate mutating func heedAbsentEntries() {
    guard !absent.isEmpty, verdict != .contradicted else { return }
    if verdict == .supported { verdict = .open }
    remarks.append("* means \(NumberText.list(absent)), too, of which there is no result yet")
  }

  /// The figures whose mean the claim is of.
  private func quantityNames(_ task: TaskResults) -> [String] {
    switch claim.subject {
    case .measure(let name): return [name]
    case .heldOut(let name):
      return task.heldOut.filter { name == nil || $0 == name }.map { "held-out/\($0)" }
    case .forgotten:
      let runs = task.rows.flatMap(\.runs)
      // Bits a byte and scores have no mean: of a language model's sets the texts are meant.
      let retention = (Retention.kinds(runs).first ?? []).map { "forgetting/retention/\($0)/lost" }
      if !retention.isEmpty { return retention }
      let probes = Retention.probes(runs).map { "forgetting/probe/\($0)/lost" }
      return probes.isEmpty ? task.heldOut.map { "forgetting/held-out/\($0)/lost" } : probes
    }
  }

  private mutating func quantity(_ names: [String], _ task: TaskResults, _ runs: ComparedRuns) -> Quantity? {
    var quantity = Quantity.of(task, names[0], in: runs)
    if names.count > 1 {
      quantity.title =
        claim.subject == .forgotten
        ? "forgotten, mean of \(names.count)" : "held-out \(task.metricTitle), mean of \(names.count) domains"
    }
    if quantity.isTiming {
      let records = runs.records(of: task)
      do { try IdentityClass.require(quantity, comparableIn: records) } catch {
        remarks.append("times of runs that were not made alike: " + ((error as? InputError)?.found ?? ""))
        return nil
      }
      if records.contains(where: { !$0.provenance.isExclusive }) {
        remarks.append("times of runs that shared the machine with others")
      }
    }
    return quantity
  }

  fileprivate mutating func sayWhatIsMissing() {
    guard verdict == .open else { return }
    let open = links.filter { $0.verdict == .open }
    if !open.isEmpty { remarks.append("one seed: a second one is needed") }
  }
}

extension TaskResults {
  /// The row that is best on dev; without a dev result, the last.
  func best(among rows: [ResultRow]) -> ResultRow? {
    func score(_ row: ResultRow) -> Double { row.dev.mean.map { higherIsBetter ? $0 : -$0 } ?? -.infinity }
    return rows.reduce(nil as ResultRow?) { best, row in
      guard let best else { return row }
      return score(row) > score(best) ? row : best
    }
  }
}
