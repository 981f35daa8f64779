import Basics
import Foundation
import Running
import Text

/// What a chat template makes of messages, beside jinja2 as transformers sets it up (format: peers/golden_lm_text.py).
struct ChatTemplateCase {
  private let template: ChatTemplate
  private let special: [(name: String, value: JinjaValue)]
  private let cases: [Conversation]
  private let url: URL

  struct Conversation {
    var messages: [JinjaValue]
    var text, asking: String
    /// Of `asking`, by the tokenizer of the model; nil where the record has none.
    var ids: [Int32]?
  }

  /// - Throws: `InputError` for a file that is no such record, and for a template that is not understood.
  init(_ url: URL) throws {
    self.url = url
    let record = try JSON5Value(file: url)
    func member(_ value: JSON5Value, _ key: String) -> JSON5Value? { value.object?.first { $0.key == key }?.value }
    func missing(_ key: String) -> InputError {
      InputError("is no record of a chat template", place: "\(url.path): \(key)", expected: "peers/golden_lm_text.py's")
    }
    guard let source = member(record, "template")?.string else { throw missing("template") }
    template = try ChatTemplate(source, place: "\(url.path): template")
    special = (member(record, "special_tokens")?.object ?? []).map { ($0.key, JinjaValue($0.value)) }
    guard let list = member(record, "cases")?.array, !list.isEmpty else { throw missing("cases") }
    cases = try list.map { item in
      guard let messages = member(item, "messages")?.array else { throw missing("cases.messages") }
      guard let text = member(item, "text")?.string else { throw missing("cases.text") }
      guard let asking = member(item, "text_with_generation_prompt")?.string else {
        throw missing("cases.text_with_generation_prompt")
      }
      let ids = try member(item, "ids_with_generation_prompt")?.array.map { ids in
        try ids.map { id -> Int32 in
          guard let id = id.json.int.flatMap({ Int32(exactly: $0) }) else {
            throw missing("cases.ids_with_generation_prompt")
          }
          return id
        }
      }
      return Conversation(messages: messages.map { JinjaValue($0) }, text: text, asking: asking, ids: ids)
    }
  }

  /// - Returns: How many renderings were compared, and what is wrong, a sentence each. Where ids are recorded, the model of the
  ///   record's name has the template and the tokenizer.
  func check(in places: [URL]) throws -> (count: Int, failures: [String]) {
    var result = try check(template)
    guard cases.contains(where: { $0.ids != nil }) else { return result }
    let name = url.deletingPathExtension().lastPathComponent.replacing(#/^chat-/#, with: "")
    let model = try ModelText(LanguageCase.find(name, in: places, for: url))
    for (index, item) in cases.enumerated() {
      guard let ids = item.ids else { continue }
      result.count += 1
      let own = model.tokenizer.pieces(of: item.asking)
      if own != ids { result.failures.append("conversation \(index): ids \(own) instead of \(ids)") }
    }
    result.count += 1
    if model.chatSource != template.source { result.failures.append("\(name) has another template") }
    return result
  }

  /// The same of any template: each conversation with and without the opening of an answer.
  func check(_ template: ChatTemplate) throws -> (count: Int, failures: [String]) {
    var failures: [String] = []
    for (index, item) in cases.enumerated() {
      for (asks, expected) in [(false, item.text), (true, item.asking)] {
        let text = try template.render(item.messages, addsGenerationPrompt: asks, variables: special).text
        if !text.utf8.elementsEqual(expected.utf8) {
          failures.append(
            "conversation \(index)\(asks ? ", asking" : ""): \(text.debugDescription) instead of "
              + expected.debugDescription)
        }
      }
    }
    return (2 * cases.count, failures)
  }
}
