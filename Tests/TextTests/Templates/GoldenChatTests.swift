import Basics
import Foundation
import Testing

@testable import Text

/// Against jinja2 as transformers sets it up (shared/golden_lm/text/chat-*.json).
@Suite struct GoldenChatTests {
  @Test(
    .enabled(if: sharedFile("golden_lm/text/chat-smollm2.json") != nil, "needs shared/golden_lm"),
    arguments: ["smollm2", "llama3-style", "qwen25-style"])
  func renders(name: String) throws {
    let file = try #require(sharedFile("golden_lm/text/chat-\(name).json"))
    let golden = try JSON5Value(file: file)
    let members = Dictionary(uniqueKeysWithValues: try #require(golden.object).map { ($0.key, $0.value) })
    let source = try #require(members["template"]?.string)
    let template = try ChatTemplate(source, place: name)
    let special = try #require(members["special_tokens"]?.object).map { (name: $0.key, value: JinjaValue($0.value)) }
    let cases = try #require(members["cases"]?.array)
    #expect(cases.count == 20)
    for c in cases {
      let fields = Dictionary(uniqueKeysWithValues: try #require(c.object).map { ($0.key, $0.value) })
      let messages = try #require(fields["messages"]?.array).map { JinjaValue($0) }
      for (key, adds) in [("text", false), ("text_with_generation_prompt", true)] {
        let text = try template.render(messages, addsGenerationPrompt: adds, variables: special).text
        #expect(text.utf8.elementsEqual(try #require(fields[key]?.string).utf8))
      }
      // The built-in template renders Llama 3's turns in the same way.
      if name == "llama3-style" {
        let text = try ChatTemplate(named: "llama3").render(messages, addsGenerationPrompt: true, variables: special)
          .text
        #expect(text == fields["text_with_generation_prompt"]?.string)
      }
    }
  }
}
