import Basics

/// How missing dev and test splits are cut from training rows.
public struct SplitRule: Codable, Sendable, Equatable {
  /// Share of the rows for a missing dev split.
  public var dev: Double
  /// Share of the rows for a missing test split.
  public var test: Double
  public var seed: UInt64

  public init(dev: Double = 0.1, test: Double = 0.1, seed: UInt64 = 0) {
    self.dev = dev
    self.test = test
    self.seed = seed
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      dev: try values.decodeIfPresent(Double.self, forKey: .dev) ?? 0.1,
      test: try values.decodeIfPresent(Double.self, forKey: .test) ?? 0.1,
      seed: try values.decodeIfPresent(UInt64.self, forKey: .seed) ?? 0)
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
/// `round(share * rows)` rows, passing over a group that would be too many.
///
/// - Throws: `InputError` if a share comes out empty, or nothing is left.
func cut(
  _ shares: [Double], from examples: [Example], seed: UInt64, place: String
) throws -> (cuts: [[Example]], rest: [Example]) {
  var order = groups(of: examples)
  var random = RandomStream(seed: seed, purpose: "split")
  random.shuffle(&order)
  var taken = [Bool](repeating: false, count: order.count)
  var cuts: [[Example]] = []
  for share in shares {
    let wanted = Int((share * Double(examples.count)).rounded())
    var rows: [Int] = []
    for (g, group) in order.enumerated() where !taken[g] && rows.count + group.count <= wanted {
      taken[g] = true
      rows += group
    }
    cuts.append(rows.sorted().map { examples[$0] })
  }
  let rest = order.indices.filter { !taken[$0] }.flatMap { order[$0] }.sorted().map { examples[$0] }
  if rest.isEmpty || cuts.contains(where: \.isEmpty) {
    throw InputError(
      "too few rows to split", place: place,
      expected: "different texts enough for shares of " + shares.map { "\($0)" }.joined(separator: " and "),
      found: "\(examples.count) rows, \(order.count) different",
      advice: "give the missing splits as files, or change the shares (split: { dev, test })")
  }
  return (cuts, rest)
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
