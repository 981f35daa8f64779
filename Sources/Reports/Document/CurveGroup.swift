import Foundation
import Methods

/// Rows whose learning curves go into one picture.
struct CurveGroup {
  /// Empty for the only one.
  var title: String
  var rows: [ResultRow]
  /// Where all its rows have one objective, what ends their labels: ` · grpo`.
  var ending = ""

  /// A row's label in this picture, whose title says the objective.
  func label(_ label: String) -> String { label.hasSuffix(ending) ? String(label.dropLast(ending.count)) : label }

  /// All rows together while they are few; otherwise by objective where several are compared, each with a loss of its own;
  /// otherwise by family, full fine-tuning in each for comparison.
  ///
  /// Families of one method go with the baselines; a family that is too large is cut into parts.
  static func groups(of rows: [ResultRow], atMost limit: Int) -> [CurveGroup] {
    guard rows.count > limit else { return [CurveGroup(title: "", rows: rows)] }
    let objectives = ProvenanceSections.distinct(rows.compactMap(objective(of:)))
    if objectives.count > 1, rows.allSatisfy({ objective(of: $0) != nil }) {
      return objectives.flatMap { name in
        parts(of: rows.filter { objective(of: $0) == name }, titled: name, atMost: limit).map {
          CurveGroup(title: $0.title, rows: $0.rows, ending: " · " + name)
        }
      }
    }
    let reference = rows.first { $0.methods == [MethodRegistry.name(reaching: .everything)] }
    var groups: [CurveGroup] = []
    for row in rows {
      let title = self.title(of: row)
      if let index = groups.firstIndex(where: { $0.title == title }) {
        groups[index].rows.append(row)
      } else {
        groups.append(CurveGroup(title: title, rows: [row]))
      }
    }
    // Without baselines, families of one stay alone.
    if let home = groups.first(where: { $0.title == baselines }) {
      let small = groups.filter { $0.title != baselines && $0.rows.count == 1 }
      let large = groups.filter { $0.title != baselines && $0.rows.count > 1 }
      let title = baselines + (small.isEmpty ? "" : " and others")
      groups = [CurveGroup(title: title, rows: home.rows + small.flatMap(\.rows))] + large
    }
    return groups.flatMap { group in
      let own = group.rows.filter { $0.label != reference?.label || group.title.hasPrefix(baselines) }
      let extra = group.title.hasPrefix(baselines) ? [] : [reference].compactMap { $0 }
      return parts(of: own, titled: group.title, atMost: max(1, limit - extra.count)).map {
        CurveGroup(title: $0.title, rows: extra + $0.rows)
      }
    }
  }

  private static func parts(of rows: [ResultRow], titled title: String, atMost size: Int) -> [CurveGroup] {
    let parts = stride(from: 0, to: rows.count, by: size).map { Array(rows[$0..<min($0 + size, rows.count)]) }
    return parts.enumerated().map { number, part in
      CurveGroup(title: title + (parts.count > 1 ? " \(number + 1)" : ""), rows: part)
    }
  }

  /// The objective as the row's label has it, with what is set of it: `dpo judge=error(0.1)`; nil where the label has none.
  private static func objective(of row: ResultRow) -> String? {
    guard let name = row.objective, let last = row.label.components(separatedBy: " · ").last, last != row.label,
      last.hasPrefix(name)
    else { return nil }
    return last
  }

  private static let baselines = "baselines"

  private static func title(of row: ResultRow) -> String {
    guard row.methods.count == 1, let method = try? MethodRegistry.method(row.methods[0]) else {
      return row.methods.count > 1 ? "combinations" : "other methods"
    }
    return switch method.card.family {
    case .baseline: baselines
    case .adapter: "adapters"
    case .softPrompt: "soft prompts"
    case .selective: "selective methods"
    case .reparameterization: "reparameterisations"
    }
  }
}
