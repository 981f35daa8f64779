import Basics
import Tasks

/// The keys of a suite that say what is read beside the task: `retention`, `probes`, `sequence`, `checkpoints`.
extension SuiteReader {
  func retention(_ fields: inout Fields, data: [DataSource]) throws -> [RetentionReference] {
    var references: [RetentionReference] = []
    for (index, value) in try fields.optionalList("retention").enumerated() {
      let path = "retention[\(index)]"
      var reference = RetentionReference(name: "")
      if let name = value.string {
        reference.name = name
      } else {
        var entry = try object(value, path: path, expected: "a name, or an object with name, split and rows")
        reference.name = try entry.string("name")
        let split = try entry.oneOf("split", ["dev", "test"], default: "test")
        reference.split = Split(rawValue: split)!
        reference.rows = try entry.optionalInt("rows", in: .atLeast(2))
        try entry.finish()
      }
      try checkKnown(reference.name, at: value, data: data)
      try checkOnce(reference.name, among: references.map(\.name), key: "retention", at: value)
      if let source = data.first(where: { $0.name == reference.name }) {
        let split = reference.split.rawValue
        // Whether the model is one that can read it is seen with the model.
        let isChoice =
          source.prompt != nil
          || [DataSpec.Form.choices, .preferences].map(\.rawValue).contains(source.form)
        guard source.pair != nil || isChoice else {
          throw value.error(
            "\"\(reference.name)\" has neither pairs of texts nor texts to choose from",
            expected: "a pair column in data.\(reference.name), or for a language model a prompt or form: \"choices\"",
            found: "text and label only")
        }
        guard source.files.contains(where: { $0.split == split }) else {
          throw value.error(
            "\"\(reference.name)\" has no \(split) file", expected: "\(split) in data.\(reference.name)",
            found: "only " + source.files.map(\.split).joined(separator: " and "))
        }
      }
      references.append(reference)
    }
    return references
  }

  func probes(_ fields: inout Fields, data: [DataSource]) throws -> [ProbeReference] {
    var references: [ProbeReference] = []
    for (index, value) in try fields.optionalList("probes").enumerated() {
      var reference = ProbeReference(name: "")
      if let name = value.string {
        reference.name = name
      } else {
        var entry = try object(value, path: "probes[\(index)]", expected: "a name, or an object with name and rows")
        reference.name = try entry.string("name")
        reference.rows = try entry.optionalInt("rows", in: .atLeast(10))
        try entry.finish()
      }
      try checkKnown(reference.name, at: value, data: data)
      try checkOnce(reference.name, among: references.map(\.name), key: "probes", at: value)
      try checkTrains(reference.name, at: value, data: data)
      references.append(reference)
    }
    return references
  }

  /// A list of tasks, or an object with `tasks` and `setting`.
  func sequence(_ fields: inout Fields, data: [DataSource]) throws -> SequenceReference? {
    guard let value = fields.value("sequence"), !value.isNull else { return nil }
    if value.array?.isEmpty == true { return nil }
    var reference = SequenceReference(tasks: [], settings: [.shared])
    if value.array != nil {
      reference.tasks = try taskReferences(&fields, key: "sequence", data: data)
    } else {
      var entry = try object(
        value, path: "sequence", expected: "a list of tasks, or an object with tasks and setting")
      reference.tasks = try taskReferences(&entry, key: "tasks", data: data)
      reference.settings = try settings(&entry)
      reference.testRows = try entry.optionalInt("testRows", in: .atLeast(1))
      try entry.finish()
    }
    guard reference.tasks.count >= 2 else {
      throw value.error("sequence is too short", expected: "at least two tasks", found: "\(reference.tasks.count)")
    }
    return reference
  }

  private func settings(_ fields: inout Fields) throws -> [SequenceReference.Setting] {
    let words = SequenceReference.Setting.allCases.map(\.rawValue)
    guard let value = fields.value("setting"), !value.isNull else { return [.shared] }
    let name = fields.name(of: "setting")
    guard let elements = value.array else {
      return [SequenceReference.Setting(rawValue: try value.oneOf(words, named: name))!]
    }
    var settings: [SequenceReference.Setting] = []
    for (index, element) in elements.enumerated() {
      let setting = SequenceReference.Setting(rawValue: try element.oneOf(words, named: "\(name)[\(index)]"))!
      guard !settings.contains(setting) else {
        throw element.error("\(name) names \"\(setting.rawValue)\" twice", expected: "every setting once")
      }
      settings.append(setting)
    }
    guard !settings.isEmpty else { throw value.error("\(name) is empty", expected: JSON5Value.describe(words)) }
    return settings
  }

  /// A count, or an object with `count` and `rows`.
  func checkpoints(_ fields: inout Fields) throws -> CheckpointReference? {
    guard let value = fields.value("checkpoints"), !value.isNull else { return nil }
    if value.object == nil {
      return CheckpointReference(count: try value.int(named: "checkpoints", in: .between(0, 1000)))
    }
    var entry = try Fields(value, path: "checkpoints")
    let reference = CheckpointReference(
      count: try entry.int("count", in: .between(0, 1000)), rows: try entry.optionalInt("rows", in: .atLeast(10)))
    try entry.finish()
    return reference
  }

  private func object(_ value: JSON5Value, path: String, expected: String) throws -> Fields {
    guard value.object != nil else { throw value.error("\(path) is of the wrong kind", expected: expected) }
    return try Fields(value, path: path)
  }

  private func checkOnce(_ name: String, among others: [String], key: String, at value: JSON5Value) throws {
    if others.contains(name) {
      throw value.error("\(key) names \"\(name)\" twice", expected: "every name once")
    }
  }
}
