import Basics

/// How missing dev and test splits are cut from training rows.
public struct SplitRule: Codable, Sendable, Equatable {
  /// Share of the rows for a missing dev split.
  public var dev: Double
  /// Share of the rows for a missing test split.
  public var test: Double
  public var seed: UInt64
  /// Whether each class gives its share by itself. False unless said, as before there was a choice: a description
  /// that does not name it means the same rows for good.
  public var stratified: Bool

  public init(dev: Double = 0.1, test: Double = 0.1, seed: UInt64 = 0, stratified: Bool = false) {
    self.dev = dev
    self.test = test
    self.seed = seed
    self.stratified = stratified
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      dev: try values.decodeIfPresent(Double.self, forKey: .dev) ?? 0.1,
      test: try values.decodeIfPresent(Double.self, forKey: .test) ?? 0.1,
      seed: try values.decodeIfPresent(UInt64.self, forKey: .seed) ?? 0,
      stratified: try values.decodeIfPresent(Bool.self, forKey: .stratified) ?? false)
  }
}

/// A text as it is compared with others: lower case, every run of white space one blank, ends stripped.
///
/// Strings compare by canonical equivalence, so composed and decomposed letters are the same.
public func normalized(_ text: String) -> String {
  guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
    return text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
  // The same for ASCII, byte by byte: most text is, and WordNet is 82,000 glosses.
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  var blank = false
  for byte in text.utf8 {
    if byte == 0x20 || (0x09...0x0d).contains(byte) {
      blank = !bytes.isEmpty
    } else {
      if blank { bytes.append(0x20) }
      blank = false
      bytes.append((0x41...0x5a).contains(byte) ? byte | 0x20 : byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

extension Example {
  /// What makes two examples repeats of each other: their texts, normalised, in order.
  var repeatKey: String {
    pair.map { normalized(text) + "\u{1f}" + normalized($0) } ?? normalized(text)
  }

  /// What must stay on one side of a split: the texts, normalised, of a pair in either order.
  var groupKey: String {
    guard let pair else { return normalized(text) }
    let (a, b) = (normalized(text), normalized(pair))
    return a < b ? a + "\u{1f}" + b : b + "\u{1f}" + a
  }
}

/// Indices of `examples` by group, groups in the order of their first member.
func groups(of examples: [Example]) -> [[Int]] {
  var positions: [String: Int] = [:]
  var groups: [[Int]] = []
  for (i, example) in examples.enumerated() {
    let key = example.groupKey
    if let position = positions[key] {
      groups[position].append(i)
    } else {
      positions[key] = groups.count
      groups.append([i])
    }
  }
  return groups
}

/// Cuts seeded shares from `examples`, rows with the same text staying together; the rest is left in order.
///
/// The groups are shuffled (random stream "split"); each share takes whole groups until it has
/// `round(share * rows)` rows, passing over a group that would be too many. Stratified, each class gives its
/// own share (see `quotas`) and keeps at least one group; a group counts for the class of its first row.
///
/// - Parameter advice: what to do when there are too few rows.
/// - Throws: `InputError` if a share comes out empty, or nothing is left.
func cut(
  _ shares: [Double], from examples: [Example], seed: UInt64, stratified: Bool, place: String, advice: String
) throws -> (cuts: [[Example]], rest: [Example]) {
  var order = groups(of: examples)
  var random = RandomStream(seed: seed, purpose: "split")
  random.shuffle(&order)
  let strata = stratified ? strata(of: order, examples) : [Array(order.indices)]
  let sizes = strata.map { $0.reduce(0) { $0 + order[$1].count } }
  var left = strata.map(\.count)
  var taken = [Bool](repeating: false, count: order.count)
  var cuts: [[Example]] = []
  for share in shares {
    let wanted = quotas(share, of: sizes)
    var rows: [Int] = []
    for (s, stratum) in strata.enumerated() {
      var count = 0
      for g in stratum where !taken[g] && count + order[g].count <= wanted[s] && !(stratified && left[s] == 1) {
        taken[g] = true
        left[s] -= 1
        count += order[g].count
        rows += order[g]
      }
    }
    cuts.append(rows.sorted().map { examples[$0] })
  }
  let rest = order.indices.filter { !taken[$0] }.flatMap { order[$0] }.sorted().map { examples[$0] }
  if rest.isEmpty || cuts.contains(where: \.isEmpty) {
    throw InputError(
      "too few rows to split", place: place,
      expected: "different texts enough for shares of " + shares.map { "\($0)" }.joined(separator: " and "),
      found: "\(examples.count) rows, \(order.count) different"
        + (stratified && strata.count > 1 ? ", in \(strata.count) classes" : ""),
      advice: advice)
  }
  return (cuts, rest)
}

/// Positions in `groups` by the class of each group's first row, classes in their order; numbers are one class.
private func strata(of groups: [[Int]], _ examples: [Example]) -> [[Int]] {
  var strata: [[Int]] = []
  for (g, group) in groups.enumerated() {
    let stratum = if case .category(let category) = examples[group[0]].label { category } else { 0 }
    while strata.count <= stratum { strata.append([]) }
    strata[stratum].append(g)
  }
  return strata
}

/// The rows that each class gives to a share: its own share rounded; where that is less than `round(share * rows)` in
/// all, one row more for the largest remainders.
private func quotas(_ share: Double, of sizes: [Int]) -> [Int] {
  let exact = sizes.map { share * Double($0) }
  var quotas = exact.map { Int($0.rounded()) }
  let missing = Int((share * Double(sizes.reduce(0, +))).rounded()) - quotas.reduce(0, +)
  let order = sizes.indices.filter { Double(quotas[$0]) < exact[$0] }.sorted {
    let (a, b) = (exact[$0] - Double(quotas[$0]), exact[$1] - Double(quotas[$1]))
    return (b, $0) < (a, $1)
  }
  for stratum in order.prefix(max(0, missing)) { quotas[stratum] += 1 }
  return quotas
}

/// Which rows `limited` takes.
public enum RowOrder: String, Codable, Sendable, CaseIterable {
  /// The first of a seeded shuffle, so that more rows with the same seed are a superset.
  case shuffled
  /// The first of the file.
  case file
}

extension Array {
  /// At most `count` elements: the first of a seeded shuffle, so that more are a superset, in their own order.
  ///
  /// Random stream: "rows".
  public func drawn(_ count: Int, seed: UInt64 = 0) -> [Element] {
    guard count < self.count else { return self }
    var chosen = Array<Int>(indices)
    var random = RandomStream(seed: seed, purpose: "rows")
    random.shuffle(&chosen)
    return chosen.prefix(count).sorted().map { self[$0] }
  }
}

extension TaskData {
  /// The same task with at most `rows` training rows; dev and test stay as they are.
  ///
  /// The rows taken keep the file's order. Random stream: "rows".
  public func limited(train rows: Int, seed: UInt64, order: RowOrder = .shuffled) -> TaskData {
    precondition(rows >= 0)
    var limited = self
    limited.train = order == .shuffled ? train.drawn(rows, seed: seed) : Array(train.prefix(rows))
    return limited
  }

  /// The same examples with their categories numbered as in `labels`: a held-out domain under the labels of
  /// the task that a model was trained on.
  ///
  /// - Throws: `InputError` if this task has a label that is not in `labels`.
  public func aligned(to labels: [String]) throws -> TaskData {
    guard case .classification(let own) = kind else {
      throw InputError(
        "labels do not match", place: name, expected: "categories: " + labels.joined(separator: ", "),
        found: "numbers")
    }
    if own == labels { return self }
    let indices = try own.map { label in
      guard let index = labels.firstIndex(of: label) else {
        throw InputError(
          "label \"\(label)\" is not one of the trained task's", place: name,
          expected: labels.joined(separator: ", "), found: own.joined(separator: ", "),
          advice: didYouMean(label, among: labels))
      }
      return index
    }
    var aligned = self
    aligned.kind = .classification(labels: labels)
    for split in Split.allCases {
      for i in aligned[split].indices {
        if case .category(let c) = aligned[split][i].label { aligned[split][i].label = .category(indices[c]) }
      }
    }
    return aligned
  }
}
