import Basics
import Statistics

/// Advice as a table and sentences.
public struct AdviceText: Sendable {
  public var title: String
  public var table: DocumentTable
  public var sentences: [String]

  public init(_ advice: Advice) {
    title =
      "\(advice.task): which method"
      + (advice.limits.isEmpty ? "?" : ", with " + NumberText.list(advice.limits.map(\.text)) + "?")
    table = AdviceText.table(advice)
    sentences = AdviceText.sentences(advice)
  }

  private static func table(_ advice: Advice) -> DocumentTable {
    // A limit on the metric itself is marked at the metric.
    let limits = advice.limits.indices.filter { advice.limits[$0].quantity.name != advice.metric.name }
    var table = DocumentTable(
      [.init("method", isNumber: false), .init("seeds"), .init(advice.metric.title), .init("95 % interval")]
        + limits.map { .init(advice.limits[$0].quantity.title) } + advice.costs.map { .init($0.title) }
        + [.init("qualifies", isNumber: false), .init("certainty"), .init("best in")])
    for row in advice.rows {
      func cell(_ value: Double, _ quantity: Quantity) -> String {
        let isMet = advice.limits.filter { $0.quantity.name == quantity.name }.allSatisfy { $0.isMet(by: value) }
        return quantity.text(value) + (isMet ? "" : " !")
      }
      table.append(
        [
          row.label, "\(row.seeds.count)", row.score.map { cell($0.value, advice.metric) } ?? "-",
          ComparisonText.interval(row.score, advice.metric.text),
        ]
          + limits.map {
            row.limited.indices.contains($0) ? cell(row.limited[$0], advice.limits[$0].quantity) : "-"
          } + zip(advice.costs, row.costs).map { cost, value in value.map(cost.text) ?? "-" }
          + [
            row.qualifies ? "yes" : row.score == nil ? "not measured" : "no", row.certainty.map(percent) ?? "-",
            row.bestShare.map(percent) ?? "-",
          ])
    }
    return table
  }

  private static func percent(_ share: Double) -> String { NumberText.fixed(100 * share, 0) + " %" }

  private static func sentences(_ advice: Advice) -> [String] {
    let count = advice.rows.count { $0.qualifies }
    var sentences: [String] = []
    if let best = advice.best {
      sentences.append(
        "\(count) of \(NumberText.plural(advice.rows.count, "method")) \(count == 1 ? "qualifies" : "qualify").")
      sentences += self.best(best, advice)
    } else if let nearest = advice.nearest {
      sentences.append("No method qualifies. Nearest is \(nearest.label): it misses \(misses(nearest, advice)).")
      sentences.append("Its \(advice.metric.title) is \(score(nearest, advice)).")
    } else {
      sentences.append("No method has all that the limits ask about.")
    }
    if advice.rows.contains(where: { $0.score != nil }) { sentences += certainty(advice) }
    sentences += advice.repeated
    if !advice.differences.isEmpty {
      sentences.append(
        "These runs are not all of one kind. They differ in "
          + advice.differences.map(\.text).joined(separator: "; in ") + ".")
    }
    return sentences + advice.remarks.map { "Not counted: \($0.run): \($0.remark)." }
  }

  private static func score(_ row: Advice.Row, _ advice: Advice) -> String {
    let interval =
      row.score?.interval.map { "95 % interval " + ComparisonText.range($0, advice.metric.text) } ?? "no interval"
    return (row.score.map { advice.metric.text($0.value) } ?? "unknown")
      + " (\(interval), \(NumberText.plural(row.seeds.count, "seed")))"
  }

  private static func best(_ best: Advice.Row, _ advice: Advice) -> [String] {
    let bill =
      zip(advice.limits, best.limited).filter { $0.0.quantity.name != advice.metric.name }
      .map { "\($0.quantity.title) \($0.quantity.text($1))" }
      + zip(advice.costs, best.costs).compactMap { cost, value in value.map { "\(cost.title) \(cost.text($0))" } }
    let equals = advice.rows.filter { $0.qualifies && $0.label != best.label && $0.score?.value == best.score?.value }
    let title = advice.metric.title
    var sentences = [
      equals.isEmpty
        ? "Best of them is \(best.label): \(title) \(score(best, advice))."
        : "\(equals.count + 1) are equally good, by a \(title) of \(score(best, advice)): "
          + "\(NumberText.list([best.label] + equals.map(\.label))). What follows is of the first."
    ]
    if let share = best.bestShare, let certainty = best.certainty {
      sentences[0] +=
        " It qualifies in \(percent(certainty)) of resamples of the seeds, and is the best that does in "
        + "\(percent(share))."
    }
    if !bill.isEmpty { sentences.append("It costs: \(bill.joined(separator: "; ")).") }
    let rivals = advice.rows.filter { row in
      switch row.comparison?.verdict {
      case .notDistinguishable?, .equivalent?: return true
      default: return false
      }
    }
    let unknown = advice.rows.filter { $0.comparison?.verdict == .oneSeed }
    if !rivals.isEmpty {
      sentences.append(
        "Not distinguishable from it, and qualifying: "
          + rivals.map { "\($0.label) (\(advice.metric.text($0.score!.value)))" }.joined(separator: ", ")
          + ". Choose among these by what they cost.")
    }
    if !unknown.isEmpty {
      sentences.append(
        "With one seed it cannot be said whether it is really better than "
          + (unknown.count > 5
            ? "the other \(unknown.count) that qualify." : NumberText.list(unknown.map(\.label)) + "."))
    }
    return sentences
  }

  private static func misses(_ row: Advice.Row, _ advice: Advice) -> String {
    let parts = zip(advice.limits, row.limited).filter { !$0.isMet(by: $1) }.map { limit, value in
      "\(limit.text) by \(limit.quantity.text(limit.miss(value)))"
        + (limit.bound == 0 ? "" : " (\(NumberText.fixed(100 * limit.relativeMiss(value), 0)) %)")
    }
    return NumberText.list(parts)
  }

  private static func certainty(_ advice: Advice) -> [String] {
    var sentences: [String] = []
    if advice.rows.contains(where: { $0.certainty != nil }) {
      sentences.append(
        "Certainty: share of bootstrap resamples of the seeds in which the means keep to the limits; best in: in which the method "
          + "is the best of those that do. ! marks a limit that is not kept.")
    }
    for count in Array(Set(advice.rows.map(\.seeds.count))).sorted() where count > 0 {
      guard let caveat = Bootstrap.caveat(runs: count) else { continue }
      sentences.append(
        count == 1
          ? "One seed a method, or for some: no interval, and no certainty can be given for those."
          : caveat.prefix(1).uppercased() + caveat.dropFirst() + "; certainty is overstated likewise.")
    }
    return sentences
  }
}

extension Advice {
  /// For programs; what is not known is null.
  public var json: JSON {
    [
      "task": .string(task), "metric": .string(metric.name), "title": .string(metric.title),
      "direction": metric.direction.map { .string($0.rawValue) } ?? .null,
      "limits": .array(
        limits.map {
          [
            "measure": .string($0.quantity.name), "unit": .string($0.quantity.unit), "bound": .number($0.bound),
            "is": .string($0.isMost ? "at most" : "at least"),
          ]
        }),
      "best": best.map { .string($0.label) } ?? .null,
      "nearest": best == nil ? nearest.map { .string($0.label) } ?? .null : .null,
      "methods": .array(rows.map(json)), "notes": .array(AdviceText(self).sentences.map(JSON.string)),
    ]
  }

  private func json(_ row: Row) -> JSON {
    func number(_ value: Double?) -> JSON { value.map(JSON.number) ?? .null }
    let measures =
      zip(limits.map(\.quantity.name), row.limited.map(Optional.some)).map { ($0, $1) }
      + zip(costs.map(\.name), row.costs).map { ($0, $1) }
    return [
      "method": .string(row.label), "seeds": .array(row.seeds.map { .number(Double($0)) }),
      "score": number(row.score?.value), "low": number(row.score?.interval?.low),
      "high": number(row.score?.interval?.high), "qualifies": .bool(row.qualifies),
      "certainty": number(row.certainty), "bestShare": number(row.bestShare),
      "measures": .object(Dictionary(measures.map { ($0.0, number($0.1)) }, uniquingKeysWith: { first, _ in first })),
      "misses": .array(
        zip(limits, row.limited).filter { !$0.isMet(by: $1) }.map { limit, value in
          ["measure": .string(limit.quantity.name), "by": .number(limit.miss(value))]
        }), "pHolmAgainstBest": number(row.comparison?.adjustedP),
    ]
  }
}
