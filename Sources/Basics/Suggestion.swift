/// What others call what has another name here: names of transformers, PEFT, TRL and papers.
public struct OtherNames: Sendable, Equatable {
  public var ours: String
  public var others: [String]

  public init(ours: String, others: [String]) {
    self.ours = ours
    self.others = others
  }

  /// Whether `name` is one of the others', but for case, hyphens and underscores.
  public func has(_ name: String) -> Bool {
    let plain = FieldTerms.plain(name)
    return others.contains { FieldTerms.plain($0) == plain }
  }
}

/// The candidate that a mistyped name most likely means, if any is near enough to be worth offering.
///
/// First one that is spelt alike but for case, hyphens and underscores; then what the field's other words for it are
/// called here (`lr`: learningRate), as `others` say and for keys of suites and data ``FieldTerms``; then the nearest by optimal string alignment (insertions, deletions, substitutions,
/// adjacent swaps), ignoring case, at a distance of at most a third of the longer name, at least 1 and at most 3: a long name
/// is mistyped as rarely as a short one. Names of three and more parts between dots, as tensors have, are held against each
/// other part by part, and a part must keep its first letter and its numbers: `layer.4` is not `layer.5` mistyped, and
/// `k_proj` not `q_proj`. Ties go to the earlier candidate.
///
/// - Parameter others: other names that candidates have in the field; what is no candidate is not offered.
public func nearest(to name: String, among candidates: [String], called others: [OtherNames] = []) -> String? {
  let plain = FieldTerms.plain(name)
  let ours = (others.filter { $0.has(name) }.map(\.ours) + FieldTerms.ours(for: name)).map(FieldTerms.plain)
  if let alike = candidates.first(where: { $0 != name && FieldTerms.plain($0) == plain }) { return alike }
  if let term = candidates.first(where: { ours.contains(FieldTerms.plain($0)) }) { return term }
  var best: (String, Int)?
  for candidate in candidates {
    if let distance = slips(from: candidate, to: name), distance < best?.1 ?? .max { best = (candidate, distance) }
  }
  return best?.0
}

/// How many slips of the keyboard make `typed` of `meant`; nil for more than anyone makes.
private func slips(from meant: String, to typed: String) -> Int? {
  let meant = meant.lowercased(), typed = typed.lowercased()
  let limit = min(3, max(1, max(meant.count, typed.count) / 3))
  guard abs(meant.count - typed.count) <= limit else { return nil }
  let ours = meant.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  let theirs = typed.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  guard max(ours.count, theirs.count) > 2 else {
    let distance = editDistance(Array(meant), Array(typed))
    return distance <= limit ? distance : nil
  }
  guard ours.count == theirs.count else { return nil }
  var sum = 0
  for (one, other) in zip(ours, theirs) where one != other {
    let distance = editDistance(Array(one), Array(other))
    guard one.first == other.first, one.filter(\.isNumber) == other.filter(\.isNumber),
      distance <= max(1, max(one.count, other.count) / 3)
    else { return nil }
    sum += distance
  }
  return sum <= limit ? sum : nil
}

/// «did you mean "x"?» or the list of what there is, the first dozen of it, for the end of an error message; nil where there
/// is nothing.
public func didYouMean(_ name: String, among candidates: [String], called others: [OtherNames] = []) -> String? {
  if let near = nearest(to: name, among: candidates, called: others) { return "did you mean \"\(near)\"?" }
  guard !candidates.isEmpty else { return nil }
  let most = 12, rest = candidates.count - most
  return "one of: " + candidates.prefix(most).joined(separator: ", ") + (rest > 0 ? ", and \(rest) more" : "")
}

/// Optimal string alignment distance between `a` and `b`.
func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
  for i in 0...a.count { rows[i][0] = i }
  for j in 0...b.count { rows[0][j] = j }
  for i in 1...a.count {
    for j in 1...b.count {
      let same = a[i - 1] == b[j - 1]
      var d = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (same ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { d = min(d, rows[i - 2][j - 2] + 1) }
      rows[i][j] = d
    }
  }
  return rows[a.count][b.count]
}
