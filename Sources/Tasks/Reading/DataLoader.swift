import Basics
import Foundation

/// The SHA-256 of a file as 64 hexadecimal digits.
public typealias FileHash = @Sendable (URL) throws -> String

/// What a data set is read for.
public enum DataRole: Sendable {
  /// A set without splits (`all`) is cut into train, dev and test.
  case training
  /// A set without splits is its own test split.
  case heldOut
}

extension DataSpec {
  /// Reads the files and makes a task of them; dev and test, where missing, are cut from the training rows.
  ///
  /// - Parameters:
  ///   - directory: where relative paths start.
  ///   - role: whether an `all` file is split, or is the test split.
  ///   - hash: names a file's content.
  /// - Throws: `InputError` with `file:line`, what was expected and what was found.
  public func load(from directory: URL, as role: DataRole = .training, hash: FileHash) throws -> TaskData {
    try check()
    var rows: [String: [RawExample]] = [:]
    var files: [TaskFile] = []
    for (key, path) in self.files.named {
      let url =
        path.hasPrefix("/") ? URL(fileURLWithPath: path) : directory.appendingPathComponent(path)
      guard FileManager.default.fileExists(atPath: url.path) else {
        throw InputError(
          "no such file", place: path, expected: "the \(key) file of \(name) under \(directory.path)",
          found: "nothing",
          advice: source.map { "get it from \($0)" } ?? "check the path and the data directory")
      }
      rows[key] = try read(url, path: path)
      files.append(TaskFile(path: path, sha256: try hash(url)))
    }
    let reference = rows["train"] ?? rows["all"] ?? self.files.named.flatMap { rows[$0.key] ?? [] }
    let coding = try LabelCoding(spec: self, rows: reference)
    func examples(_ key: String) throws -> [Example] { try rows[key]?.map(coding.example) ?? [] }

    var task = TaskData(
      name: name, kind: coding.kind, metric: metric ?? (coding.kind == .regression ? .pearson : .accuracy),
      train: try examples("train"), dev: try examples("dev"), test: try examples("test"), files: files,
      version: version)
    guard task.metric.readsCategories == (coding.kind != .regression), task.metric != .rocAUC else {
      throw InputError(
        "metric \(task.metric.name) does not fit the labels", kind: .usage, place: name,
        expected: coding.kind.metrics.map(\.name).joined(separator: ", "), found: task.metric.name)
    }
    let all = try examples("all")
    if !all.isEmpty {
      if role == .heldOut {
        task.test = all
        task.notes.append("all rows are the test split")
      } else {
        task.train = all
      }
    }
    if !task.train.isEmpty { try cutMissingSplits(of: &task) }
    if role == .heldOut, task.test.isEmpty {
      throw InputError(
        "no test split", place: name,
        expected: "a test file, one file for all, or training rows to cut one from",
        found: task.files.map(\.path).joined(separator: ", "))
    }
    if let licence { task.notes.append("licence: \(licence)") }
    return task
  }

  private func cutMissingSplits(of task: inout TaskData) throws {
    // Test before dev, so that a test split does not depend on whether there is a dev file.
    let missing = [(Split.test, split.test), (.dev, split.dev)].filter { task[$0.0].isEmpty && $0.1 > 0 }
    guard !missing.isEmpty else { return }
    let (cuts, rest) = try cut(
      missing.map(\.1), from: task.train, seed: split.seed, place: files.train ?? files.all ?? name)
    for ((part, share), rows) in zip(missing, cuts) {
      task[part] = rows
      task.notes.append(
        "\(part.rawValue) is \(share) of the training rows, seed \(split.seed), grouped by text")
    }
    task.train = rest
  }

  /// What is wrong with a spec whatever its files hold.
  private func check() throws {
    func wrong(_ message: String, expected: String, found: String) -> InputError {
      InputError(message, kind: .usage, place: name, expected: expected, found: found)
    }
    let keys = files.named.map(\.key)
    if keys.isEmpty { throw wrong("no files", expected: "train, dev, test, or all", found: "none") }
    if keys.contains("all"), keys.count > 1 {
      throw wrong(
        "a set of one file has no others", expected: "all, or some of train, dev, test",
        found: keys.joined(separator: ", "))
    }
    for (key, share) in [("dev", split.dev), ("test", split.test)] where !(share >= 0 && share < 1) {
      throw wrong("split.\(key) is a share of the rows", expected: "from 0 to below 1", found: "\(share)")
    }
    if split.dev + split.test >= 1 {
      throw wrong(
        "nothing is left to train on", expected: "split.dev + split.test < 1",
        found: "\(split.dev) + \(split.test)")
    }
    if let labels, Set(labels).count != labels.count {
      throw wrong("a label occurs twice", expected: "different labels", found: labels.joined(separator: ", "))
    }
    if let labelNames, labelNames.count != labels?.count || Set(labelNames).count != labelNames.count {
      throw wrong(
        "labelNames go with labels", expected: "as many different names as labels",
        found:
          "\(labelNames.count) names, \(labels.map { "\($0.count)" } ?? "no") labels")
    }
  }

  private func read(_ url: URL, path: String) throws -> [RawExample] {
    let format = try format ?? inferredFormat(path)
    let table = try Table(
      file: url, path: path, format: format, header: header, quoting: quoting ?? (format == .csv))
    let columns = try ColumnChoice(spec: self, table: table)
    return try table.rows.map { row in
      let example = RawExample(
        text: row.fields[columns.text], pair: columns.pair.map { row.fields[$0] },
        label: row.fields[columns.label].trimmingCharacters(in: .whitespaces), source: "\(path):\(row.line)")
      for (what, value) in [("text", example.text), ("pair", example.pair ?? "-"), ("label", example.label)]
      where value.allSatisfy(\.isWhitespace) {
        throw InputError(
          "empty \(what)", place: example.source, expected: "a \(what)", found: "nothing",
          advice: "take the row out, or fill it in")
      }
      return example
    }
  }

  private func inferredFormat(_ path: String) throws -> Format {
    let ending = (path as NSString).pathExtension.lowercased()
    if let format = Format(rawValue: ending) { return format }
    if ending == "tab" { return .tsv }
    if ending == "ndjson" { return .jsonl }
    throw InputError(
      "cannot tell the format", kind: .usage, place: path, expected: "a name ending in .tsv, .csv or .jsonl",
      found: "\(ending.isEmpty ? "no ending" : "." + ending)", advice: "say format: tsv, csv or jsonl")
  }
}

/// A row before its label has a meaning.
struct RawExample {
  var text: String
  var pair: String?
  var label: String
  var source: String
}

/// From a label as it stands in the file to a category or a number.
struct LabelCoding {
  var kind: TaskKind
  private var indices: [String: Int] = [:]

  /// - Parameter rows: the rows that decide which labels there are: the training rows where there are some.
  init(spec: DataSpec, rows: [RawExample]) throws {
    let numeric =
      spec.labelKind.map { $0 == .number } ?? (spec.labels == nil && LabelCoding.areScores(rows.map(\.label)))
    if numeric {
      kind = .regression
      return
    }
    var labels = spec.labels ?? []
    if labels.isEmpty {
      let distinct = Set(rows.map(\.label))
      labels =
        distinct.allSatisfy { Int($0) != nil }
        ? distinct.sorted { (Int($0)!, $0) < (Int($1)!, $1) }
        : distinct.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    }
    guard labels.count > 1 else {
      throw InputError(
        "only one label", place: spec.name, expected: "at least two different labels",
        found: labels.first ?? "none", advice: "check the label's column, or name all labels (labels: [...])")
    }
    indices = Dictionary(uniqueKeysWithValues: zip(labels, labels.indices))
    kind = .classification(labels: spec.labelNames ?? labels)
  }

  /// Whether labels are numbers of which at least one is not whole.
  static func areScores(_ labels: [String]) -> Bool {
    var fractional = false
    for label in labels {
      guard let value = Double(label), value.isFinite else { return false }
      if value != value.rounded() { fractional = true }
    }
    return fractional
  }

  func example(_ raw: RawExample) throws -> Example {
    let label: Label
    if kind == .regression {
      guard let score = Float(raw.label), score.isFinite else {
        throw InputError(
          "label is not a number", place: raw.source, expected: "a number", found: "\"\(raw.label)\"",
          advice: "if labels are names, say labelKind: category")
      }
      label = .score(score)
    } else {
      guard let index = indices[raw.label] else {
        let known = indices.sorted { $0.value < $1.value }.map(\.key)
        throw InputError(
          "unknown label", place: raw.source, expected: known.joined(separator: ", "),
          found: "\"\(raw.label)\"",
          advice:
            "the labels are those of the training rows; name all of them (labels: [...]) if one is missing there"
        )
      }
      label = .category(index)
    }
    return Example(text: raw.text, pair: raw.pair, label: label, source: raw.source)
  }
}
