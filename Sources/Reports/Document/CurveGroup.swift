import Methods

/// Rows whose learning curves go into one picture.
struct CurveGroup {
  /// Empty for the only one.
  var title: String
  var rows: [ResultRow]

  /// All rows together while they are few; otherwise by family, full fine-tuning in each for comparison.
  ///
  /// Families of one method go with the baselines; a family that is too large is cut into parts.
  static func groups(of rows: [ResultRow], atMost limit: Int) -> [CurveGroup] {
    guard rows.count > limit else { return [CurveGroup(title: "", rows: rows)] }
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
      let size = max(1, limit - extra.count)
      let parts = stride(from: 0, to: own.count, by: size).map { Array(own[$0..<min($0 + size, own.count)]) }
      return parts.enumerated().map { number, part in
        CurveGroup(title: group.title + (parts.count > 1 ? " \(number + 1)" : ""), rows: extra + part)
      }
    }
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
