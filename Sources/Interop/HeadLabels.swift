import Basics
import Foundation
import Tasks

extension AdapterImport {
  /// Names of the head's outputs as a configuration has them: `id2label`, else `label2id`; none where it has neither.
  ///
  /// - Throws: `InputError` where they do not number the outputs from 0.
  func labels(of configuration: JSON, place: String, notes: inout [String]) throws -> [String] {
    func wrong(_ key: String, _ found: JSON) -> InputError {
      InputError(
        "does not number the head's outputs", place: "\(place): \(key)",
        expected: key == "id2label" ? "{\"0\": \"first name\", \"1\": ...}" : "{\"first name\": 0, ...}",
        found: String(found.canonical.prefix(120)))
    }
    func ordered(_ pairs: [(Int?, String)], _ key: String, _ value: JSON) throws -> [String] {
      let sorted = pairs.sorted { ($0.0 ?? -1, $0.1) < ($1.0 ?? -1, $1.1) }
      guard sorted.enumerated().allSatisfy({ $0.offset == $0.element.0 }) else { throw wrong(key, value) }
      return sorted.map(\.1)
    }
    var byID: [String] = [], byLabel: [String] = []
    if let value = configuration["id2label"], !value.isNull {
      guard case .object = value else { throw wrong("id2label", value) }
      byID = try ordered(
        value.sortedMembers.map { (Int($0.key), $0.value.string ?? $0.value.canonical) }, "id2label", value)
    }
    if let value = configuration["label2id"], !value.isNull {
      guard case .object = value else { throw wrong("label2id", value) }
      if byID.isEmpty {
        byLabel = try ordered(value.sortedMembers.map { ($0.value.int, $0.key) }, "label2id", value)
      } else if value.sortedMembers.contains(where: { name, id in
        id.int.map { byID.indices.contains($0) && byID[$0] == name } != true
      }) {
        notes.append("\(place): label2id contradicts id2label, which is taken")
      }
    }
    return byID.isEmpty ? byLabel : byID
  }

  /// `LABEL_0`, `LABEL_1`, ...: what transformers writes where nobody gave names.
  static func isGeneric(_ labels: [String]) -> Bool {
    labels.enumerated().allSatisfy { $0.element == "LABEL_\($0.offset)" }
  }

  /// For each category of the task the output of the head that means it.
  ///
  /// By name where the outputs have names; by position where they have none, which the notes say.
  ///
  /// - Throws: `InputError` where names are there and do not match.
  static func outputs(for labels: [String], in head: [String], task: String, notes: inout [String]) throws -> [Int] {
    func indices(_ key: (String) -> String) -> [Int]? {
      let keys = head.map(key)
      guard Set(keys).count == keys.count, Set(labels.map(key)).count == labels.count else { return nil }
      let found = labels.compactMap { keys.firstIndex(of: key($0)) }
      return found.count == labels.count ? found : nil
    }
    func listed(_ names: [String]) -> String {
      names.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ") + (names.count > 12 ? ", ..." : "")
    }
    guard head.count == labels.count else {
      throw InputError(
        "has another number of classes than the adapter's head", place: task,
        expected: "\(head.count): \(listed(head))", found: "\(labels.count): \(listed(labels))")
    }
    if let exact = indices({ $0 }) { return exact }
    if isGeneric(head) {
      notes.append(
        "the head's outputs have no names: matched by position, "
          + zip(head.indices, labels).prefix(12).map { "\($0) is \"\($1)\"" }.joined(separator: ", ")
          + (labels.count > 12 ? ", ..." : "") + "; --labels A,B,... names them")
      return Array(labels.indices)
    }
    if let folded = indices({ $0.lowercased() }) {
      notes.append("labels matched by name without regard to case: \(listed(head)) and \(listed(labels))")
      return folded
    }
    throw InputError(
      "has other labels than the adapter's head", place: task, expected: "the head's: \(listed(head))",
      found: "the task's: \(listed(labels))", advice: renaming(head, to: labels))
  }
}

extension AdapterImport {
  /// What to type where a head's outputs and a task's labels have other names: whoever has the same name keeps its place,
  /// one that is left over on each side is one pair, and of more nobody but the user knows which is which.
  private static func renaming(_ head: [String], to labels: [String]) -> String {
    func isSame(_ a: String, _ b: String) -> Bool { a.lowercased() == b.lowercased() }
    let freeLabels = labels.filter { label in !head.contains { isSame($0, label) } }
    let freeOutputs = head.filter { output in !labels.contains { isSame($0, output) } }
    func quoted(_ names: [String]) -> String {
      "'" + names.joined(separator: ",").replacing("'", with: "'\\''") + "'"
    }
    if freeOutputs.count == 1, freeLabels.count == 1 {
      let names = head.map { output in labels.first { isSame($0, output) } ?? freeLabels[0] }
      return "if \"\(freeOutputs[0])\" means \"\(freeLabels[0])\", say --labels \(quoted(names))"
    }
    let names = head.map { output in labels.first { isSame($0, output) } ?? "?" }
    return "say by --labels what the head's outputs mean, in the head's order: \(quoted(names)) with "
      + freeLabels.map { "\"\($0)\"" }.joined(separator: ", ") + " in the places of ?"
  }
}

extension TaskData {
  /// The same task with its categories numbered as a head numbers its outputs: category k becomes `outputs[k]`.
  func renumbered(_ outputs: [Int]) -> TaskData {
    guard case .classification(let labels) = kind, outputs != Array(labels.indices) else { return self }
    var task = self
    var names = labels
    for (category, output) in outputs.enumerated() { names[output] = labels[category] }
    task.kind = .classification(labels: names)
    for split in Split.allCases {
      task[split] = self[split].map { example in
        var example = example
        if case .category(let category) = example.label { example.label = .category(outputs[category]) }
        return example
      }
    }
    return task
  }
}

extension String {
  /// Line ends, NUL, terminal escapes: what neither a results file nor a table can hold in a name.
  var hasControlCharacters: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}
