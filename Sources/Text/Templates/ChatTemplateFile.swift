import Basics
import Foundation

/// Where a model directory keeps its chat template.
enum ChatTemplateFile {
  /// `chat_template.jinja`, else `chat_template` of tokenizer_config.json, which may be a list with names; nil for none.
  static func read(_ settings: TokenizerSettings, _ directory: URL) throws -> String? {
    let file = directory.appendingPathComponent("chat_template.jinja")
    if FileManager.default.fileExists(atPath: file.path) {
      guard let text = String(validating: try TokenizerDescription.read(file), as: UTF8.self) else {
        throw InputError("is not text in UTF-8", place: file.path, expected: "a Jinja template")
      }
      return text
    }
    guard let value = settings.options["chat_template"], value != .null else { return nil }
    if let text = value.string { return text }
    let entries = value.array ?? []
    let names = entries.compactMap { $0["name"]?.string }
    guard let entry = entries.first(where: { $0["name"]?.string == "default" }), let text = entry["template"]?.string
    else {
      throw settings.error(
        "chat_template", "has no default template",
        expected: "a template, or a list with one that is named \"default\"",
        names.isEmpty ? value : .string(names.joined(separator: ", ")))
    }
    return text
  }
}
