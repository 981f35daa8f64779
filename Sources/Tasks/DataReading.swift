import Basics

/// A data set as it was understood: what was chosen, decided and left out, to be shown before anything is trained.
public struct DataReading: Sendable {
  public var task: TaskData
  /// The description with every guess replaced by what was decided, so that another rule of guessing changes nothing.
  public var decided: DataSpec
  /// One line a decision: how the files are read, which columns were taken.
  public var understood: [String]
  /// Labels whose rows were left out, with their rows.
  public var dropped: [(label: String, rows: Int)]
  /// What a user should look at before believing a score.
  public var warnings: [String]

  init(spec: DataSpec, task: TaskData, files: [FileReading]) {
    self.task = task
    var decided = spec
    let formats = Set(files.map(\.format))
    if formats.count == 1 { decided.format = files[0].format }
    if Set(files.map(\.quoting)).count == 1 { decided.quoting = files[0].quoting }
    decided.text = FileReading.common(\.text, of: files) ?? spec.text
    decided.label = FileReading.common(\.label, of: files) ?? spec.label
    if files[0].columns.pair != nil {
      decided.pair = FileReading.common(\.pair!, of: files) ?? spec.pair
    }
    decided.metric = task.metric
    switch task.kind {
    case .classification(let labels):
      decided.labelKind = .category
      decided.labels = spec.labels ?? labels
    case .regression: decided.labelKind = .number
    case .continuation:
      decided.form = files[0].texts?.form
      decided.answer = decided.form?.columns.answer.isEmpty == false ? decided.label : nil
      decided.label = nil
    case .choice:
      decided.form = files[0].texts?.form ?? .choices
      decided.answer = decided.label
      decided.label = nil
    }
    self.decided = decided
    understood = DataReading.understood(files)
    dropped = spec.dropLabel.map { label in
      (label, files.reduce(0) { sum, file in sum + (file.dropped[label] ?? 0) })
    }
    warnings = DataReading.warnings(spec, task, files, dropped: dropped.map { $0.rows })
  }

  /// How many rows each dropped label took.
  var droppedNotes: [String] {
    dropped.filter { $0.rows > 0 }.map { "left out, as they have the label \"\($0.label)\": \($0.rows) rows" }
  }

  private static func understood(_ files: [FileReading]) -> [String] {
    var lines: [String] = []
    for (index, file) in files.enumerated() where index == 0 || file.understood != files[0].understood {
      let prefix = files.allSatisfy { $0.understood == files[0].understood } ? "" : "\(file.key): "
      lines += file.understood.map { prefix + $0 }
    }
    return lines
  }

  private static func warnings(
    _ spec: DataSpec, _ task: TaskData, _ files: [FileReading], dropped: [Int]
  ) -> [String] {
    var warnings = files.flatMap(\.warnings)
    for (label, rows) in zip(spec.dropLabel, dropped) where rows == 0 {
      warnings.append("no row has the label \"\(label)\" that was to be left out")
    }
    for part in Split.allCases where !task[part].isEmpty {
      var counts = [Int](repeating: 0, count: task.labels.count)
      for example in task[part] {
        if case .category(let category) = example.label { counts[category] += 1 }
      }
      let lacking = task.labels.indices.filter { counts[$0] == 0 }.map { "\"\(task.labels[$0])\"" }
      if !lacking.isEmpty {
        let shown =
          lacking.prefix(10).joined(separator: ", ") + (lacking.count > 10 ? " and \(lacking.count - 10) more" : "")
        warnings.append("\(part.rawValue) has no row with the label \(shown)")
      }
    }
    warnings += twins(files)
    if let (train, test) = leak(task) {
      warnings.append(
        "\(train) of \(test) texts of test are in train as well, letter by letter: a test on them measures memory")
    }
    var numbers: [Double: String] = [:]
    for label in task.labels {
      // Beyond 2⁵³ different whole numbers are one Double.
      guard let number = Double(label), number.magnitude < 0x1p53 else { continue }
      if let twin = numbers[number] {
        warnings.append("the labels \"\(twin)\" and \"\(label)\" are one number in two spellings and are two classes")
      } else {
        numbers[number] = label
      }
    }
    var spelt: [String: String] = [:]
    for label in task.labels {
      if let twin = spelt[label.lowercased()] {
        warnings.append("the labels \"\(twin)\" and \"\(label)\" differ in case only and are two classes")
      } else {
        spelt[label.lowercased()] = label
      }
    }
    return warnings
  }

  /// Labels that look and mean the same but are other characters (an accent of its own, or one with its letter): one class.
  private static func twins(_ files: [FileReading]) -> [String] {
    var first: [String: String] = [:], told: Set<String> = []
    var warnings: [String] = []
    for row in files.lazy.flatMap(\.rows) {
      guard let known = first[row.label] else {
        first[row.label] = row.label
        continue
      }
      if !known.unicodeScalars.elementsEqual(row.label.unicodeScalars), told.insert(known).inserted {
        warnings.append("the label \"\(known)\" is written in two ways in Unicode, which are taken for one class")
      }
    }
    return warnings
  }

  /// How many of test's texts are in train, where that are more than one in ten.
  private static func leak(_ task: TaskData) -> (found: Int, of: Int)? {
    struct Text: Hashable { var text: String, pair: String? }
    guard !task.test.isEmpty, !task.train.isEmpty else { return nil }
    let train = Set(task.train.map { Text(text: $0.text, pair: $0.pair) })
    let found = task.test.count { train.contains(Text(text: $0.text, pair: $0.pair)) }
    return found * 10 > task.test.count ? (found, task.test.count) : nil
  }
}
