import Basics
import Foundation
import Testing

@testable import Text

/// The interpreter of chat templates, against jinja2.
@Suite struct JinjaTemplateTests {
  private func member(_ value: JSON5Value, _ key: String) -> JSON5Value? {
    value.object?.first { $0.key == key }?.value
  }

  /// What jinja2 refuses is refused, with the line and column; everything else is the same, character by character.
  @Test func rendersAsJinja() throws {
    let fixture = try JSON5Value(parsing: jinjaFixture, source: "fixture")
    let messages = try #require(member(fixture, "messages")?.array).map { JinjaValue($0) }
    let variables = try #require(member(fixture, "variables")?.object).map {
      (name: $0.key, value: JinjaValue($0.value))
    }
    let cases = try #require(member(fixture, "cases")?.array)
    #expect(cases.count > 100)
    for c in cases {
      let source = try #require(member(c, "template")?.string)
      do {
        let text = try ChatTemplate(source, place: "t").render(
          messages, addsGenerationPrompt: false, variables: variables
        ).text
        let wanted = member(c, "text")?.string
        #expect(
          wanted != nil && text.utf8.elementsEqual((wanted ?? "").utf8),
          "\(source): \(text.debugDescription) is not \(wanted.debugDescription)")
      } catch let error as InputError {
        #expect(member(c, "error") != nil, "\(source): \(error)")
        #expect(error.place?.hasPrefix("t:1:") == true, "\(source): \(error)")
      }
    }
  }

  private func error(_ source: String, _ limits: (inout JinjaEvaluator.Limits) -> Void = { _ in }) throws -> InputError
  {
    try #require(throws: InputError.self) {
      var template = try ChatTemplate(source, place: "t")
      limits(&template.limits)
      _ = try template.render([], addsGenerationPrompt: false)
    }
  }

  @Test func saysWhatIsNotSupported() throws {
    let tag = try error("line\n  {% include 'x' %}")
    #expect(tag.place == "t:2:6" && tag.message.contains("{% include %}") && tag.found == "include")
    let filter = try error("{{ messages | lenght }}")
    #expect(
      filter.place == "t:1:15" && filter.message.contains("\"lenght\"") && filter.advice == "did you mean \"length\"?")
    let test = try error("{{ x is defind }}")
    #expect(test.place == "t:1:9" && test.advice == "did you mean \"defined\"?")
    #expect(try error("{% for x in messages recursive %}{% endfor %}").message == "recursive loops are not supported")
    #expect(try error("{{ '%s' % 1 }}").message == "formatting with % is not supported")
    let raised = try error("{{ raise_exception('roles must alternate') }}")
    #expect(raised.message == "the template refuses these messages" && raised.found == "roles must alternate")
    #expect(try error("{% if x %}").expected == "{% elif %} or {% else %} or {% endif %}")
    #expect(try error("{{ x.y }}").message == "x is undefined")
  }

  /// None of these may trap, or take long.
  @Test(arguments: [
    "{% for i in range(100000) %}{% for j in range(100000) %}{{ i }}{% endfor %}{% endfor %}",
    "{% set ns = namespace(s='abcdefgh') %}{% for i in range(100) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
    "{% set ns = namespace(s=[1]) %}{% for i in range(100) %}{% set ns.s = ns.s + ns.s %}{% endfor %}",
    "{% set ns = namespace(s=[1]) %}{% for i in range(1000) %}{% set ns.s = [ns.s] %}{% endfor %}",
    "{% macro f(x) %}{{ f(x) }}{% endmacro %}{{ f(1) }}", "{{ 'a' * 9999999999999 }}",
    "{{ [0] * 9223372036854775807 }}",
    "{{ 9223372036854775807 + 1 }}", "{{ -9223372036854775807 - 2 }}", "{{ 99999999999999999999 }}", "{{ 10 ** 100 }}",
    "{{ range(9223372036854775807) }}", "{{ range(-9223372036854775807, 9223372036854775807) }}", "{{ 1 % 0 }}",
    "{{ 'x' | indent(999999999) }}", "{{ 1 | round(99) }}", "{{ [1] | batch(9223372036854775807, 1) }}",
    "{{ 'a' | tojson(indent=-5) }}",
    "{% set ns = namespace() %}{% set ns.a = ns %}", "{{ namespace(a=namespace()) }}", "{{ [1, 2][::0] }}",
    "{{ 'a'.split('') }}",
    "{{ strftime_now('%c' * 100) }}", "{{ (-9223372036854775807 - 1) // -1 }}",
    "{{ (-9223372036854775807 - 1) | abs }}",
    "{% set x = 'a' * 60000000 %}{% for i in range(100) %}{{ x }}{% endfor %}",
  ])
  func hostileTemplatesEnd(source: String) throws {
    let start = Date()
    #expect(try error(source).place?.hasPrefix("t:") == true)
    #expect(Date().timeIntervalSince(start) < 20)
  }

  @Test func theEndsOfNumbers() throws {
    let source =
      "{{ range(9223372036854775800, 9223372036854775807, 5) | list }} {{ [1, 2][-9223372036854775807:9223372036854775807] }}"
      + "{{ [1, 2][9223372036854775807] }} {{ 'ab'[::9223372036854775807] }} {{ 'ab'[::-9223372036854775807] }}"
    // By Python.
    #expect(
      try ChatTemplate(source, place: "t").render([], addsGenerationPrompt: false).text
        == "[9223372036854775800, 9223372036854775805] [1, 2] a b")
  }

  @Test func deepTemplatesAreRefused() throws {
    for (open, close) in [("(", ")"), ("[", "]"), ("not ", ""), ("-", ""), ("{'a': ", "}"), ("x[", "]"), ("f(", ")")] {
      let source = "{{ " + String(repeating: open, count: 5000) + "1" + String(repeating: close, count: 5000) + " }}"
      #expect(try error(source).message.contains("too deeply"), "\(open)")
    }
    for part in ["+ 1 ", "| upper ", ".a ", "[0]", "()", "is defined ", "if 1 else 1 ", "** 2 ", "and 1 ", "or 0 "] {
      #expect(
        try error("{{ 1 " + String(repeating: part, count: 5000) + "}}").message.contains("too deeply"), "\(part)")
    }
    let blocks = String(repeating: "{% if 1 %}", count: 5000) + String(repeating: "{% endif %}", count: 5000)
    #expect(try error(blocks).message.contains("too deeply"))
    // As deep as is allowed still runs.
    let deep = "{{ " + String(repeating: "(", count: 40) + "1" + String(repeating: ")", count: 40) + " }}"
    #expect(try ChatTemplate(deep, place: "t").render([], addsGenerationPrompt: false).text == "1")
  }

  /// Texts that are no templates, and halves of templates: an error or a text, nothing else.
  @Test func noiseDoesNotTrap() throws {
    let parts = [
      "{{", "}}", "{%", "%}", "{#", "#}", "-", "+", " ", "\n", "x", "'", "\"", "\\", "(", ")", "[", "]", "{", "}", "|",
      ".", ",",
      "if", "endif", "for", "in", "endfor", "set", "=", "1", "1e", "is", "not", "raw", "endraw", "macro", "endmacro",
      "\u{e9}", ":",
      "loop", "messages", "~", "**", "//", "0", "else", "\u{1f600}",
    ]
    var state: UInt64 = 7
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    for _ in 0..<20_000 {
      let source = (0..<(1 + next(14))).map { _ in parts[next(parts.count)] }.joined(separator: next(2) == 0 ? "" : " ")
      do {
        _ = try ChatTemplate(source, place: "t").render([], addsGenerationPrompt: true)
      } catch is InputError {}
    }
  }

  @Test func marksWhatTheAssistantWrote() throws {
    let template = try ChatTemplate(
      "{% for m in messages %}{{ m.role }}: {% if m.role == 'assistant' %}{% generation %}{{ m.content }}\n{% endgeneration %}"
        + "{% else %}{{ m.content }}\n{% endif %}{% endfor %}", place: "t")
    #expect(template.marksGeneration)
    let chat = [("user", "\u{e9}"), ("assistant", "yes"), ("user", "b"), ("assistant", "no")]
    let result = try template.render(
      chat.map { ChatMessage(role: $0.0, content: $0.1) }, addsGenerationPrompt: false, tokenizer: nil)
    #expect(result.text == "user: \u{e9}\nassistant: yes\nuser: b\nassistant: no\n")
    #expect(result.generated == [20..<24, 43..<46])
  }

  @Test func builtInTemplates() throws {
    let chat = [
      ChatMessage(role: "system", content: "S"), ChatMessage(role: "user", content: " U "),
      ChatMessage(role: "assistant", content: "A"),
    ]
    func text(_ name: String, _ variables: [(name: String, value: JinjaValue)] = []) throws -> String {
      try ChatTemplate(named: name).render(chat.map(\.value), addsGenerationPrompt: true, variables: variables).text
    }
    #expect(
      try text("chatml")
        == "<|im_start|>system\nS<|im_end|>\n<|im_start|>user\n U <|im_end|>\n<|im_start|>assistant\nA<|im_end|>\n"
        + "<|im_start|>assistant\n")
    #expect(
      try text("llama3", [("bos_token", .string("<b>"))])
        == "<b><|start_header_id|>system<|end_header_id|>\n\nS<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nU<|eot_id|>"
        + "<|start_header_id|>assistant<|end_header_id|>\n\nA<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n"
    )
    #expect(
      try text("zephyr", [("eos_token", .string("</s>"))])
        == "<|system|>\nS</s>\n<|user|>\n U </s>\n<|assistant|>\nA</s>\n<|assistant|>\n")
    #expect(try text("none") == "S U A")
    let error = try #require(throws: InputError.self) { try ChatTemplate(named: "chatlm") }
    #expect(error.kind == .usage && error.advice == "did you mean \"chatml\"?")
    // I-16: runs are known by a built-in template's name, so that its text stays; another text takes another name.
    let pinned = [
      "chatml": "66edfb854931c933d3ac94f507626dd4fa2d5ca0a9b1036b11729d296a7392ac",
      "llama3": "24896292168c5071dafd4b82e8174fce3e7033f294e1924c954436cb6cb50a08",
      "zephyr": "112b5754d363f314556a289b38a494f98c33af7d7afc2a88c9e15d0b3ee041fc",
      "none": "c4123e078b4bdc0f5f63fa38eca171496c1d7ee48987353469d9d611d0428e66",
    ]
    #expect(Set(pinned.keys) == Set(ChatTemplate.builtInNames))
    for (name, hash) in pinned { #expect(try ChatTemplate(named: name).hash == hash, "\(name)") }
  }

  @Test func datesAreThoseThatAreGiven() throws {
    let template = try ChatTemplate("{{ strftime_now('%Y') }}", place: "t")
    #expect(template.usesDate)
    let now = Date(timeIntervalSince1970: 1_000_000_000)
    #expect(try template.render([], addsGenerationPrompt: false, now: now).text == "2001")
  }
}
