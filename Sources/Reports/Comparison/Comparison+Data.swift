import Basics
import Foundation
import Statistics

/// A comparison as numbers, for programs.
extension Comparison {
  /// One line of JSON; what is not known is null.
  public var json: JSON {
    var members: [String: JSON] = [
      "metric": .string(metric), "title": shared(\.title, JSON.string), "unit": shared(\.unit, JSON.string),
      "direction": shared(\.direction) { $0.map { .string($0.rawValue) } ?? .null },
      "baseline": baseline.map(JSON.string) ?? .null, "margin": .number(margin),
      "tasks": .array(
        tasks.map { task in
          json(
            task.quantity, ["task": .string(task.title), "methods": .array(task.rows.map { json($0, task.quantity) })])
        }),
      "differences": .array(
        differences.map { ["what": .string($0.what), "values": .array($0.values.map(JSON.string))] }),
      "notCounted": .array(remarks.map { ["run": .string($0.run), "reason": .string($0.remark)] }),
      "notes": .array(ComparisonNotes.all(self).map(JSON.string)),
    ]
    // One table where all tasks share the quantity; a list of them where they do not.
    let tables = overall.map(json)
    if tables.count == 1, overall[0].tasks.count == tasks.count {
      members["overall"] = tables[0]
    } else if !tables.isEmpty {
      members["overall"] = .array(tables)
    }
    return .object(members)
  }

  /// What all tasks have in common; null where they differ: each task says its own.
  private func shared<Value: Equatable>(_ path: KeyPath<Quantity, Value>, _ json: (Value) -> JSON) -> JSON {
    let measured = tasks.filter { task in task.rows.contains { $0.mean != nil || !$0.undefined.isEmpty } }
    let all = (measured.isEmpty ? tasks : measured).map { $0.quantity[keyPath: path] }
    return all.allSatisfy { $0 == all[0] } ? json(all[0]) : .null
  }

  private func json(_ quantity: Quantity, _ members: [String: JSON]) -> JSON {
    let own: [String: JSON] = [
      "title": .string(quantity.title), "unit": .string(quantity.unit),
      "direction": quantity.direction.map { .string($0.rawValue) } ?? .null,
    ]
    return .object(members.merging(own) { one, _ in one })
  }

  private func json(_ overall: OverallComparison) -> JSON {
    json(
      overall.quantity,
      [
        "tasks": .array(overall.tasks.map(JSON.string)),
        "methods": .array(
          overall.rows.map { row in
            [
              "method": .string(row.label), "seeds": numbers(row.seeds.map(Double.init)), "mean": json(row.mean),
              "interquartileMean": json(row.interquartileMean), "median": json(row.median),
              "comparison": row.comparison.map { json($0, overall.quantity) } ?? .null,
              "probabilityOfImprovement": row.probabilityOfImprovement.map(json) ?? .null,
            ]
          }), "incomplete": .array(overall.incomplete.map(JSON.string)),
      ])
  }

  private func json(_ row: ComparedRow, _ quantity: Quantity) -> JSON {
    [
      "method": .string(row.label), "runs": .number(Double(row.runCount)), "seeds": numbers(row.seeds.map(Double.init)),
      "values": numbers(row.values), "undefined": .number(Double(row.undefined.count)),
      "undefinedSeeds": numbers(row.undefined.map(Double.init)),
      "mean": row.mean.map { json($0, isBootstrap: false) } ?? .null,
      "comparison": row.comparison.map { json($0, quantity) } ?? .null,
      "pairedSeeds": numbers(row.pairedSeeds.map(Double.init)),
    ]
  }

  private func json(_ comparison: BaselineComparison, _ quantity: Quantity) -> JSON {
    let needed: JSON =
      if case .notDistinguishable(.more(let count)) = comparison.verdict { .number(Double(count)) } else { .null }
    return [
      "difference": json(comparison.difference(quantity), isBootstrap: false),
      "differences": numbers(comparison.differences),
      "p": comparison.p.map(JSON.number) ?? .null, "pHolm": comparison.adjustedP.map(JSON.number) ?? .null,
      "pSignFlip": comparison.signFlipP.map(JSON.number) ?? .null,
      "pEquivalentHolm": comparison.adjustedEquivalenceP.map(JSON.number) ?? .null,
      "pOverItemsAlone": comparison.itemP.map(JSON.number) ?? .null,
      "items": .number(Double(comparison.items)), "effectSize": comparison.effectSize.map(JSON.number) ?? .null,
      "verdict": .string(ComparisonText.verdict(comparison, quantity)), "moreSeedsNeeded": needed,
    ]
  }

  /// - Parameter isBootstrap: over seeds alone, of which few give too narrow an interval.
  private func json(_ estimate: Estimate) -> JSON { json(estimate, isBootstrap: true) }

  private func json(_ estimate: Estimate, isBootstrap: Bool) -> JSON {
    [
      "value": .number(estimate.value), "low": estimate.interval.map { .number($0.low) } ?? .null,
      "high": estimate.interval.map { .number($0.high) } ?? .null, "seeds": .number(Double(estimate.runs)),
      "caveat": (isBootstrap || estimate.runs < 2 ? estimate.caveat : nil).map(JSON.string) ?? .null,
    ]
  }

  private func numbers(_ values: [Double]) -> JSON { .array(values.map(JSON.number)) }

  /// A row a method and task; what is not known is empty.
  public var csv: String {
    var table = CSV([
      "task", "method", "metric", "unit", "runs", "seeds", "mean", "low", "high", "baseline", "pairedSeeds",
      "difference", "differenceLow", "differenceHigh", "p", "pHolm", "pSignFlip", "verdict", "undefined", "better",
    ])
    for task in tasks {
      let quantity = task.quantity
      for row in task.rows {
        let difference = row.comparison?.difference(quantity)
        let cells = [
          task.title, row.label, quantity.name, quantity.unit, "\(row.runCount)", "\(row.values.count)",
          text(row.mean?.value), text(row.mean?.interval?.low), text(row.mean?.interval?.high), baseline ?? "",
          "\(row.pairedSeeds.count)", text(difference?.value), text(difference?.interval?.low),
          text(difference?.interval?.high), text(row.comparison?.p), text(row.comparison?.adjustedP),
          text(row.comparison?.signFlipP), row.comparison.map { ComparisonText.verdict($0, quantity) } ?? "",
          "\(row.undefined.count)", quantity.direction.map { $0 == .higherIsBetter ? "higher" : "lower" } ?? "",
        ]
        table.append(cells.map(CSV.Field.text))
      }
    }
    return table.text
  }

  private func text(_ value: Double?) -> String { value.map(JSON.canonical) ?? "" }
}
