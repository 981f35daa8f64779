/// What there is to know of a task's data before training on it: counts, balance, lengths and repeats.
public struct DataSummary: Sendable, Equatable {
  /// Least, 5th, 25th, 50th, 75th and 95th percentile, and greatest of some numbers.
  public struct Quantiles: Sendable, Equatable {
    public static let shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]
    /// One a share.
    public var values: [Double]
    public var mean: Double

    /// Percentiles by linear interpolation between the two nearest values (Hyndman & Fan 1996, type 7, the
    /// default of NumPy and R); nil for no values.
    public init?(_ values: [Double]) {
      guard !values.isEmpty else { return nil }
      let sorted = values.sorted()
      self.values = Quantiles.shares.map { share in
        let position = share * Double(sorted.count - 1)
        let low = Int(position)
        let high = min(low + 1, sorted.count - 1)
        return sorted[low] + (position - Double(low)) * (sorted[high] - sorted[low])
      }
      mean = values.reduce(0, +) / Double(values.count)
    }

    public var minimum: Double { values[0] }
    public var median: Double { values[3] }
    public var maximum: Double { values[6] }
  }

  /// One split's figures.
  public struct Part: Sendable, Equatable {
    public var split: Split
    public var count: Int
    /// Rows a label, in the order of the categories; empty for a regression.
    public var labels: [Int]
    /// The scores of a regression.
    public var scores: Quantiles?
    /// Characters of the text, both texts of a pair together.
    public var characters: Quantiles?
    /// Lengths as a model reads them, if they were asked for.
    public var wordPieces: Quantiles?
    /// Share of the word pieces, special tokens apart, that stand for words which the tokenizer does not know.
    public var unknown: Double?
    /// Rows whose texts (normalised) stand in an earlier row of this split.
    public var repeats: Int
    /// Of these, the ones whose label is not the earlier row's.
    public var contradictions: Int
  }

  /// How a model reads one text or pair.
  public struct Pieces: Sendable {
    /// Word pieces, special tokens and all.
    public var length: Int
    /// Word pieces of the texts themselves.
    public var own: Int
    /// Of these, the ones that stand for a word which the tokenizer does not know.
    public var unknown: Int

    public init(length: Int, own: Int, unknown: Int) {
      self.length = length
      self.own = own
      self.unknown = unknown
    }
  }

  /// The share of unknown pieces from which on a tokenizer is hardly one for the language of the texts.
  public static let manyUnknown = 0.05

  /// Rows of one split whose texts (normalised) are in another one.
  public struct Overlap: Sendable, Equatable {
    public var split: Split
    public var earlier: Split
    /// Rows of `split` that are in `earlier`.
    public var rows: Int
  }

  public var name: String
  public var kind: TaskKind
  public var metric: Metric
  public var version: Int
  /// The splits that have rows.
  public var parts: [Part]
  /// Every pair of splits that share texts.
  public var overlaps: [Overlap]
  public var files: [TaskFile]
  public var notes: [String]
  public var warnings: [String]

  /// - Parameter pieces: a text or a pair as a model reads it.
  public init(_ task: TaskData, pieces: ((String, String?) -> Pieces)? = nil) {
    name = task.name
    kind = task.kind
    metric = task.metric
    version = task.version
    files = task.files
    notes = task.notes
    warnings = task.warnings
    parts = []
    overlaps = []
    var keys: [(split: Split, texts: Set<String>)] = []
    for split in Split.allCases where !task[split].isEmpty {
      let examples = task[split]
      let texts = examples.map(\.repeatKey)
      var first: [String: Label] = [:]
      let cut = pieces.map { pieces in examples.map { pieces($0.text, $0.pair) } }
      var part = Part(
        split: split, count: examples.count, labels: [Int](repeating: 0, count: task.labels.count),
        scores: nil,
        characters: Quantiles(examples.map { Double($0.text.count + ($0.pair?.count ?? 0)) }),
        wordPieces: cut.flatMap { Quantiles($0.map { Double($0.length) }) },
        unknown: cut.flatMap(DataSummary.unknown),
        repeats: 0, contradictions: 0)
      var scores: [Double] = []
      for (example, text) in zip(examples, texts) {
        switch example.label {
        case .category(let category): part.labels[category] += 1
        case .score(let score): scores.append(Double(score))
        case .choice(let right, _): if part.labels.indices.contains(right) { part.labels[right] += 1 }
        case .text: break
        }
        if let earlier = first[text] {
          part.repeats += 1
          if earlier != example.label { part.contradictions += 1 }
        } else {
          first[text] = example.label
        }
      }
      part.scores = Quantiles(scores)
      parts.append(part)
      for earlier in keys {
        let rows = texts.count { earlier.texts.contains($0) }
        if rows > 0 { overlaps.append(Overlap(split: split, earlier: earlier.split, rows: rows)) }
      }
      keys.append((split, Set(texts)))
    }
    warnings += parts.compactMap { part in
      guard let unknown = part.unknown, unknown >= DataSummary.manyUnknown else { return nil }
      return
        "\(decimal(100 * unknown)) % of \(part.split.rawValue)'s word pieces are unknown to this model's tokenizer: "
        + "it was made for other texts, and the model cannot see what these say"
    }
  }

  private static func unknown(_ pieces: [Pieces]) -> Double? {
    let own = pieces.reduce(0) { $0 + $1.own }
    return own == 0 ? nil : Double(pieces.reduce(0) { $0 + $1.unknown }) / Double(own)
  }
}

extension DataSummary {
  private var kindText: String {
    switch kind {
    case .classification(let labels): "\(labels.count) classes"
    case .regression: "numbers to be predicted"
    case .continuation: "text to be written"
    case .choice(let labels?): "\(labels.count) classes, as words to choose from"
    case .choice(nil): "texts to choose from"
    }
  }

  private var labelTable: [String] {
    let labels: [String]
    switch kind {
    case .classification(let own), .choice(let own?): labels = own
    default: return []
    }
    return ["rows a label"]
      + table(
        [["label"] + parts.map(\.split.rawValue)]
          + labels.enumerated().map { k, label in
            [label]
              + parts.map { "\($0.labels[k]) (\(decimal(100 * Double($0.labels[k]) / Double($0.count))) %)" }
          })
  }

  /// What a reading understood, line by line: how the files were read, what the labels are, how many rows of each a
  /// split has, what was left out and what to look at.
  public func understood(_ reading: DataReading) -> [String] {
    var lines = reading.understood
    lines.append("labels \(kindText), scored by \(metric.title)")
    if case .regression = kind {
      lines += table(
        [["split", "rows", "least", "mean", "greatest"]]
          + parts.map { part in
            [part.split.rawValue, "\(part.count)"]
              + (part.scores.map { [$0.minimum, $0.mean, $0.maximum].map(decimal) } ?? ["-", "-", "-"])
          })
    } else {
      lines += labelTable
    }
    return lines + notes + warnings.map { "warning: " + $0 }
  }
}

extension DataSummary: CustomStringConvertible {
  /// The figures as plain-text tables, for a terminal.
  public var description: String {
    let kindText = kind == .regression ? "regression" : kindText
    var lines = ["\(name): \(kindText), scored by \(metric.title), version \(version)", ""]
    lines += table(
      [["split", "rows", "repeats", "contradicting"]]
        + parts.map { [$0.split.rawValue, "\($0.count)", "\($0.repeats)", "\($0.contradictions)"] })
    if case .classification = kind { lines += [""] + labelTable }
    let header = ["mean", "min", "5 %", "25 %", "median", "75 %", "95 %", "max"]
    for (title, path) in [
      ("score", \Part.scores), ("length in characters", \Part.characters),
      ("length in word pieces", \Part.wordPieces),
    ] where parts.contains(where: { $0[keyPath: path] != nil }) {
      lines += ["", title]
      lines += table(
        [["split"] + header]
          + parts.compactMap { part in
            part[keyPath: path].map { [part.split.rawValue] + ([$0.mean] + $0.values).map(decimal) }
          })
    }
    if parts.contains(where: { $0.unknown != nil }) {
      lines += ["", "unknown word pieces (of those of the texts)"]
      lines += table(
        [["split", "share"]] + parts.map { [$0.split.rawValue, $0.unknown.map { decimal(100 * $0) + " %" } ?? "-"] })
    }
    lines += [""]
    if overlaps.isEmpty { lines.append("no text is in two splits") }
    for overlap in overlaps {
      lines.append("\(overlap.rows) rows of \(overlap.split.rawValue) are in \(overlap.earlier.rawValue) too")
    }
    lines += files.map { "file \($0.path)  sha256 \($0.sha256)" }
    lines += notes
    lines += warnings.map { "warning: " + $0 }
    return lines.joined(separator: "\n")
  }
}

/// At most two decimals, none for a whole number.
private func decimal(_ value: Double) -> String {
  // Beyond that a Double has no hundredths, and an Int may be too small.
  guard value.magnitude < 1e13 else { return "\(Float(value))" }
  let hundredths = (value * 100).rounded()
  if hundredths.truncatingRemainder(dividingBy: 100) == 0 { return "\(Int(value.rounded()))" }
  return "\(hundredths / 100)"
}

/// Rows as columns of equal width: the first to the left, the others to the right.
private func table(_ rows: [[String]]) -> [String] {
  let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
  return rows.map { row in
    row.enumerated().map { column, cell in
      let blanks = String(repeating: " ", count: widths[column] - cell.count)
      return column == 0 ? cell + blanks : blanks + cell
    }.joined(separator: "  ")
  }
}
