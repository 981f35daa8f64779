import Basics
import Foundation

extension DataSpec {
  /// Everything of the description that can change a number: how the files are read, what their labels mean, how
  /// missing splits are cut and what scores.
  ///
  /// Names and paths are left out: the contents of files are hashed apart, by the part that each is. What cannot have
  /// been set when the first results were stored stands in it only where it is set, so that the same description has the
  /// same value for good.
  public var configuration: JSON {
    func column(_ column: Column?) -> JSON {
      switch column {
      case .name(let name)?: .string(name)
      case .number(let number)?: .string(String(number))
      case nil: .null
      }
    }
    let formats = files.named.map { file in format ?? Format(ending: (file.path as NSString).pathExtension) }
    // One value where all files have it, else one a file in reading order.
    func common(_ values: [JSON]) -> JSON {
      values.allSatisfy { $0 == values[0] } ? values.first ?? .null : .array(values)
    }
    var members: [String: JSON] = [
      "text": column(text), "pair": column(pair), "label": column(label),
      "format": common(formats.map { $0.map { .string($0.rawValue) } ?? .null }), "header": .bool(header),
      "quoting": common(formats.map { .bool(quoting ?? ($0 == .csv)) }),
      "metric": metric.map { .string($0.rawValue) } ?? .null,
    ]
    if let form { members["form"] = .string(form.rawValue) }
    if answer != nil { members["answer"] = column(answer) }
    if let prompt { members["prompt"] = .string(prompt) }
    if let verbalizer { members["verbalizer"] = .object(verbalizer.mapValues(JSON.string)) }
    if let separator { members["separator"] = .string(separator) }
    if !dropLabel.isEmpty { members["dropLabel"] = .array(dropLabel.map(JSON.string)) }
    if let labelKind { members["labelKind"] = .string(labelKind.rawValue) }
    if let labels { members["labels"] = .array(labels.map(JSON.string)) }
    if let labelNames { members["labelNames"] = .array(labelNames.map(JSON.string)) }
    if split != SplitRule() { members["split"] = split.configuration }
    if version != 1 { members["version"] = .number(Double(version)) }
    return .object(members)
  }

  /// The fields that cannot change a number, and the files, whose contents are hashed apart.
  static let fieldsWithoutEffect = ["name", "files", "source", "licence", "wording"]
}

extension SplitRule {
  /// All of the rule. The seed is text: a number of JSON holds 53 bits.
  var configuration: JSON {
    ["dev": .number(dev), "test": .number(test), "seed": .string(String(seed)), "stratified": .bool(stratified)]
  }
}

extension DataSpec.Format {
  /// By the ending of a file's name, without its dot; nil for one that says nothing.
  public init?(ending: String) {
    switch ending.lowercased() {
    case "tsv", "tab": self = .tsv
    case "csv": self = .csv
    case "jsonl", "ndjson": self = .jsonl
    default: return nil
    }
  }
}
