import Foundation
import Methods
import Testing

/// No source outside Methods names a method or its type: what the floors above have to know of one it states itself.
///
/// Comments may, and help texts in their examples: a name stands there among other words.
struct MethodNamesTests {
  /// Words that are names of methods, too, where they mean something else.
  private static let homonyms: [(file: String, word: String, meaning: String)] = [
    ("LanguageStepBenchmark.swift", "prompt", "a key of its data"),
    ("TextReading.swift", "prompt", "a column of its data"),
    ("Answers.swift", "prompt", "what an error says is empty"),
    ("Prompting.swift", "prompt", "a key of a data set"),
    ("DataSpec+Configuration.swift", "prompt", "a key of a data set"),
    ("SuiteReader.swift", "prompt", "a key of a data set"),
    ("DataCommands.swift", "prompt", "an option of a data set"),
    ("LanguageCase+Method.swift", "prompt", "an option of the recorder: what batches are made of"),
    ("RunRecord+Writing.swift", "head", "a field of the results' files"),
    ("ConfigurationFile.swift", "prefix", "a key of config.json"),
    ("Glossary+Entries.swift", "head", "a column"),
    ("JinjaMethods.swift", "prefix", "a parameter of Python's startswith"),
    ("Model.swift", "head", "the purpose of a random stream"),
    ("GenerateCommand.swift", "prompt", "a key of its output"),
    ("PlanJSON.swift", "head", "a key of its output"),
    ("RunCommands.swift", "head", "a column"),
    ("SearchingRun.swift", "head", "a column"),
    ("RolloutBenchmark.swift", "prompt", "a key of its data"),
    ("RunRecord+Writing.swift", "prompt", "a field of the results' files"),
    ("StagedWeights.swift", "head", "a group of the results' files"),
    ("WeightsToKeep.swift", "head", "a group of the results' files"),
    ("CompletionSections.swift", "prompt", "a column"),
    ("ModelJudge.swift", "prompt", "a key of a judge"),
    ("SimilarityJudge.swift", "prompt", "what answers are near to"),
    ("SimilarityReward.swift", "prompt", "what answers are near to"),
  ]

  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources")

  /// Every file outside Methods by its name, with what it names.
  private static let found: [(file: String, words: [String])] = {
    let files = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    return files.sorted().filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Methods/") }.map { file in
      let text = try? String(contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
      return ((file as NSString).lastPathComponent, methods(in: text ?? ""))
    }
  }()

  /// Names in quotes of their own, and types, in the order of the text.
  private static func methods(in text: String) -> [String] {
    let types = MethodRegistry.all.map { "\($0)" }, names = MethodRegistry.names
    return SwiftWords(text).all.compactMap { word in
      switch word {
      case .literal(let text): names.contains(text) ? text : nil
      case .identifier(let text): types.contains(text) ? text : nil
      }
    }
  }

  @Test func noMethodIsNamedOutsideMethods() {
    #expect(Self.found.count > 200, "the sources are not where this test looks for them")
    for (file, words) in Self.found {
      let others = words.filter { word in !Self.homonyms.contains { $0.file == file && $0.word == word } }
      #expect(others.isEmpty, "\(file) names \(others.joined(separator: ", ")): the method has to state it")
    }
  }

  @Test func everyHomonymIsThere() {
    for (file, word, meaning) in Self.homonyms {
      #expect(Self.found.contains { $0.file == file && $0.words.contains(word) }, "\(file): \(word), \(meaning)")
    }
  }

  @Test func aNameThatIsPutInIsFound() {
    let text = #"""
      /// LoRA, as "lora" has it. /* "fft" */
      let a = "lora" // "ia3"
      let b = ["x lora", "lora\"", #"dora"#, "\(c ? "pissa" : d("head"))", "\\"]; /* IA3 /* LoRA */ PiSSA */ BitFit.self
      let help = """
        tunebench methods "lora" \(name("fft"))
        """
      case .lora, LoRAs, prefix: MyDoRA(IA3())
      """#
    #expect(Self.methods(in: text) == ["lora", "dora", "pissa", "head", "BitFit", "fft", "IA3"])
  }
}

/// The string literals and identifiers of a Swift source outside comments.
private struct SwiftWords {
  enum Word {
    /// A literal without interpolations, as it stands between its quotes.
    case literal(String)
    case identifier(String)
  }

  private(set) var all: [Word] = []
  private let text: [Character]
  private var at = 0

  init(_ source: String) {
    text = Array(source)
    code(untilParenthesis: false)
  }

  private func sees(_ word: String) -> Bool { text[at...].starts(with: word) }

  private mutating func code(untilParenthesis: Bool) {
    var depth = 0
    while at < text.count {
      let character = text[at]
      if sees("//") {
        while at < text.count, !text[at].isNewline { at += 1 }
      } else if sees("/*") {
        comment()
      } else if character == "\"" || character == "#" {
        literal()
      } else if character.isLetter || character == "_" {
        let start = at
        while at < text.count, text[at].isLetter || text[at].isNumber || text[at] == "_" { at += 1 }
        all.append(.identifier(String(text[start..<at])))
      } else {
        if character == "(" { depth += 1 }
        if character == ")" {
          if untilParenthesis, depth == 0 { return }
          depth -= 1
        }
        at += 1
      }
    }
  }

  private mutating func comment() {
    var depth = 0
    repeat {
      if sees("/*") {
        depth += 1
        at += 2
      } else if sees("*/") {
        depth -= 1
        at += 2
      } else {
        at += 1
      }
    } while depth > 0 && at < text.count
  }

  /// A string with its marks: `#` before the quotes stand after them, too, and in escapes.
  private mutating func literal() {
    let start = at
    while at < text.count, text[at] == "#" { at += 1 }
    let marks = String(repeating: "#", count: at - start)
    guard at < text.count, text[at] == "\"" else { return }  // #filePath, #expect
    let quotes = sees("\"\"\"") ? "\"\"\"" : "\""
    at += quotes.count
    var content = "", isPlain = true
    while at < text.count, !sees(quotes + marks) {
      if sees("\\" + marks + "(") {
        isPlain = false
        at += 2 + marks.count
        code(untilParenthesis: true)
        at += 1
      } else if sees("\\" + marks), marks.isEmpty {
        content += String(text[at..<min(text.count, at + 2)])
        at += 2
      } else {
        content.append(text[at])
        at += 1
      }
    }
    at += quotes.count + marks.count
    if isPlain { all.append(.literal(content)) }
  }
}
