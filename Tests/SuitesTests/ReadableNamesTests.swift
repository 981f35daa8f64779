import Basics
import Testing

@testable import Suites

/// Labels and names with characters that are obeyed and not read are refused where they stand.
@Suite struct ReadableNamesTests {
  private func read(label: String = "a", data: String = "d", question: String = "q") throws -> Suite {
    let text = """
      { version: 1, question: \(JSON.string(question).canonical), model: "m",
        data: { \(JSON.string(data).canonical): { train: "t.tsv", dev: "t.tsv", test: "t.tsv" } },
        tasks: [\(JSON.string(data).canonical)],
        methods: [{ name: "head", label: \(JSON.string(label).canonical) }], train: { epochs: 1 }, seeds: [1] }
      """
    return try Suite(parsing: text, name: "s.json5", methods: MethodSchema.registered)
  }

  @Test(arguments: [
    "a\0b", "a\nb", "a\u{1B}[31m", "a\u{202E}b", "a\u{2028}b", "a\u{85}b", "\u{7F}", "a\tb", "\u{2066}x",
  ])
  func whatSteersIsRefusedWithItsPlace(text: String) throws {
    let label = try #require(throws: InputError.self) { try read(label: text) }
    #expect(label.kind == .usage && label.message.contains("methods[0].label") && label.place?.contains(":4:") == true)
    #expect(label.advice == "remove it")
    let data = try #require(throws: InputError.self) { try read(data: text) }
    #expect(data.message.hasPrefix("a name in data holds <U+"))
  }

  @Test func otherTextsAreTaken() throws {
    for text in ["'tuned' head", "\u{4E2D}\u{6587}", "<b>", "$x$", "=1", "e\u{301}"] {
      #expect(try read(label: text, data: text).methods.count == 1)
    }
    // A question may have several lines.
    #expect(try read(question: "one\ntwo").question == "one\ntwo")
    #expect(throws: InputError.self) { try read(question: "\u{1B}[2J") }
  }
}
