import Basics
import Foundation

/// The SHA-256 of a file as 64 hexadecimal digits, from the bytes that were read of it: what is named is what was read.
public typealias FileHash = @Sendable (_ content: [UInt8]) throws -> String

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
    try reading(from: directory, as: role, hash: hash).task
  }

  /// As `load`, with what was understood of the files.
  public func reading(from directory: URL, as role: DataRole = .training, hash: FileHash) throws -> DataReading {
    try check()
    var readings: [FileReading] = []
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
      let reading = try read(url, path: path, key: key, hash: hash)
      readings.append(reading)
      files.append(TaskFile(path: path, sha256: reading.sha256, part: key))
    }
    if let odd = readings.first(where: { ($0.columns.pair == nil) != (readings[0].columns.pair == nil) }) {
      throw InputError(
        "some files have pairs of texts and some have single ones", place: self.files.named[0].path,
        expected: "the same columns in all files", found: "no second text in one of \(readings[0].key) and \(odd.key)",
        advice: "name the columns: \(wording.text("text", "COLUMN")) for single texts, "
          + "\(wording.text("pair", "COLUMN")) beside it for pairs")
    }
    func rows(_ key: String) -> [RawExample]? { readings.first { $0.key == key }?.rows }
    let forms = readings.map(\.texts?.form)
    guard forms.allSatisfy({ $0 == forms[0] }) else {
      throw InputError(
        "some files are for language models in another form than others", place: self.files.named[0].path,
        expected: "the same form in all files",
        found: forms.map { $0?.rawValue ?? "labels" }.joined(separator: ", "),
        advice: "say which: " + Form.allCases.map { wording.text("form", $0.rawValue) }.joined(separator: ", "))
    }
    let coding =
      forms[0] == nil
      ? try LabelCoding(spec: self, rows: rows("train") ?? rows("all") ?? readings.flatMap(\.rows)) : nil
    let kind = coding?.kind ?? ([.choices, .preferences].contains(forms[0]) ? .choice(labels: nil) : .continuation)
    func examples(_ key: String) throws -> [Example] {
      guard let coding else { return readings.first { $0.key == key }?.texts?.examples ?? [] }
      return try rows(key)?.map(coding.example) ?? []
    }

    var task = TaskData(
      name: name, kind: kind, metric: metric ?? kind.metrics[0],
      train: try examples("train"), dev: try examples("dev"), test: try examples("test"), files: files,
      version: version)
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
    if task.isJudged || forms[0] == .judgements {
      // What is bad is not to be written: of dev and test the good ones are read.
      for part in [Split.dev, .test] {
        let good = task[part].filter { $0.isGood != false }
        if good.count < task[part].count {
          task.notes.append("\(part.rawValue) without its \(task[part].count - good.count) answers that were found bad")
        }
        task[part] = good
      }
    }
    if let licence { task.notes.append("licence: \(licence)") }
    var reading = DataReading(spec: self, task: task, files: readings)
    reading.task = try prompted(task)
    try check(reading.task.metric, fits: reading.task.kind)
    reading.task.notes += reading.droppedNotes
    reading.task.warnings = reading.warnings
    return reading
  }

  private func cutMissingSplits(of task: inout TaskData) throws {
    // Test before dev, so that a test split does not depend on whether there is a dev file.
    let missing = [(Split.test, split.test), (.dev, split.dev)].filter { task[$0.0].isEmpty && $0.1 > 0 }
    guard !missing.isEmpty else { return }
    let parts = missing.map(\.0.rawValue)
    let (cuts, rest) = try cut(
      missing.map(\.1), from: task.train, seed: split.seed, stratified: split.stratified,
      place: files.train ?? files.all ?? name,
      advice: "give the missing splits as files (" + parts.map { wording.text($0, "FILE") }.joined(separator: ", ")
        + "), or change their shares: " + parts.map { wording.number($0 + "Share", "F") }.joined(separator: ", "))
    for ((part, share), rows) in zip(missing, cuts) {
      task[part] = rows
      task.notes.append(
        "\(part.rawValue) is \(share) of the training rows, seed \(split.seed), grouped by text"
          + (split.stratified && !task.labels.isEmpty ? ", each label by its share" : ""))
    }
    task.train = rest
  }

  /// Correlations want numbers, shares of right answers want classes.
  private func check(_ metric: Metric, fits kind: TaskKind) throws {
    guard !kind.metrics.contains(metric) else { return }
    let advice: String
    if kind == .regression {
      advice = "if labels are classes, say \(wording.truth("categories", true))"
    } else if metric != .rocAUC, case .classification(let labels) = kind,
      labels.allSatisfy({ decimalNumber($0) != nil })
    {
      advice = "if labels are numbers to be predicted, say \(wording.truth("numbers", true))"
    } else {
      advice = "say \(wording.text("metric", kind.metrics[0].name))"
    }
    throw InputError(
      "metric \(metric.name) does not fit the labels", kind: .usage, place: name,
      expected: kind.metrics.map(\.name).joined(separator: ", "), found: metric.name, advice: advice)
  }

  /// What is wrong with a spec whatever its files hold.
  private func check() throws {
    func wrong(_ message: String, expected: String, found: String, advice: String) -> InputError {
      InputError(message, kind: .usage, place: name, expected: expected, found: found, advice: advice)
    }
    let keys = files.named.map(\.key)
    if keys.isEmpty {
      throw wrong(
        "no files", expected: "train, dev, test, or all", found: "none",
        advice: "add it anew: tunebench data add \(name) FILE --replace")
    }
    if keys.contains("all"), keys.count > 1 {
      throw wrong(
        "a set of one file has no others", expected: "all, or some of train, dev, test",
        found: keys.joined(separator: ", "), advice: "call the file train where there are others beside it")
    }
    for (key, share) in [("devShare", split.dev), ("testShare", split.test)] where !(share >= 0 && share < 1) {
      throw wrong(
        "\(wording.option(key)) is a share of the rows", expected: "from 0 to below 1", found: "\(share)",
        advice: "for a tenth of the rows say \(wording.number(key, "0.1"))")
    }
    if split.dev + split.test >= 1 {
      throw wrong(
        "nothing is left to train on", expected: "\(wording.option("devShare")) + \(wording.option("testShare")) < 1",
        found: "\(split.dev) + \(split.test)",
        advice: "say \(wording.number("devShare", "0.1")) and \(wording.number("testShare", "0.1"))")
    }
    if let labels, Set(labels).count != labels.count {
      throw wrong(
        "a label occurs twice", expected: "different labels", found: labels.joined(separator: ", "),
        advice: "name each once: "
          + wording.list(
            "labels", labels.enumerated().filter { !labels[..<$0.offset].contains($0.element) }.map(\.element)))
    }
    if let both = labels?.first(where: dropLabel.contains) {
      throw wrong(
        "a label is both named and dropped",
        expected: "\(wording.option("labels")) or \(wording.option("dropLabel")), not both", found: "\"\(both)\"",
        advice: "take it out of one of the two")
    }
    if labels != nil, labelKind == .number {
      throw wrong(
        "numbers have no list of labels",
        expected: "\(wording.option("labels")) or \(wording.option("numbers")), not both", found: "both",
        advice: "leave out \(wording.option("numbers")) for classes, \(wording.option("labels")) for numbers")
    }
    if let labelNames, labelNames.count != labels?.count || Set(labelNames).count != labelNames.count {
      throw wrong(
        "labelNames go with labels", expected: "as many different names as labels",
        found:
          "\(labelNames.count) names, \(labels.map { "\($0.count)" } ?? "no") labels",
        advice: "add it anew: tunebench data add \(name) FILE --replace")
    }
    for label in (labels ?? []) + (labelNames ?? []) {
      if let scalar = forbiddenScalar(in: label) { throw forbidden(scalar, in: "a label", place: name) }
    }
  }
}
