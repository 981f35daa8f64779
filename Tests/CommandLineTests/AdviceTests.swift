import Basics
import Foundation
import Testing

/// Advice is there to be followed: whatever the program tells somebody to type exists.
@Suite struct AdviceTests {
  /// Every command with the text of its help.
  private static let helps: [(name: String, text: String)] = {
    guard let overview = try? tunebench("--help").output else { return [] }
    return overview.split(separator: "\n")
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("  tunebench") }
      .map { $0.dropFirst(2).components(separatedBy: "  ")[0] }
      .map { name in
        let words = name.split(separator: " ").map(String.init) + ["--help"]
        return (name, (try? Subprocess.run(executable.path, words).output) ?? "")
      }
  }()

  /// The program's sources and what is written about it.
  private static let texts: [(file: String, text: String)] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let sources = root.appendingPathComponent("Sources")
    let names = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    let files = names.filter { $0.hasSuffix(".swift") }.sorted().map { sources.appendingPathComponent($0) }
    let documents = [
      "README.md", "README.zh.md", "suites/README.md", "results/README.md", "Sources/CKernels/README.md",
    ]
    return (files + documents.map(root.appendingPathComponent)).compactMap { url in
      (try? String(contentsOf: url, encoding: .utf8)).map { (url.lastPathComponent, $0) }
    }
  }()

  /// What other programs that are spoken of take.
  private static let foreign: Set<String> = [
    "--quiet", "--no-deps", "--merge", "--only-binary", "--dest", "--porcelain", "--reinstall", "--llama-", "--rounds",
    "--together",
    "--methods", "--help", "--version", "--local-dir", "--backend-store-uri", "--logdir",
    // The program's own, between a runner and its children.
    "--attached",
  ]

  @Test func everyCommandThatIsSpokenOfExists() throws {
    let names = Self.helps.map(\.name)
    try #require(names.count > 15 && Self.texts.count > 100)
    // Words behind the program's name that are no command: "tunebench is taking times".
    let prose: Set<String> = ["is", "was", "that", "answers", "run-child"]
    var seen = 0
    for (file, text) in Self.texts {
      for match in text.matches(of: /(?:^|["`: ]|[(])tunebench ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?/) {
        let first = String(match.1), second = match.2.map { "\(first) \($0)" }
        guard !prose.contains(first) else { continue }
        seen += 1
        #expect(
          names.contains(first) || second.map(names.contains) ?? false
            || names.contains { $0.hasPrefix(first + " ") && second == nil },
          "\(file): tunebench \(second ?? first)")
      }
    }
    #expect(seen > 80)
  }

  @Test func everyOptionThatIsSpokenOfExists() {
    let options = Set(Self.helps.flatMap { $0.text.matches(of: /--[a-z][a-z-]*/).map { String($0.output) } })
    var seen = 0
    for (file, text) in Self.texts where file != "Makefile" {
      for line in text.split(separator: "\n") where line.contains("\"") || file.hasSuffix(".md") {
        for match in line.matches(of: /(?:^|[ "`(\[|])(--[a-z][a-z-]*)/) {
          let option = String(match.1)
          guard !Self.foreign.contains(option) else { continue }
          seen += 1
          #expect(options.contains(option), "\(file): \(option) in \(line.trimmingCharacters(in: .whitespaces))")
        }
      }
    }
    #expect(seen > 60)
  }

  /// An example of a command's help that the command line takes: what is missing is files, not words.
  @Test func examplesInHelpAreTakenByTheirCommands() throws {
    var tried = 0
    for (name, text) in Self.helps {
      guard let examples = text.components(separatedBy: "\nExamples:\n").dropFirst().first else { continue }
      for line in examples.split(separator: "\n") {
        let words = line.trimmingCharacters(in: .whitespaces).split(separator: " ").map(String.init)
        guard words.first == "tunebench" else { continue }
        for option in words where option.hasPrefix("--") {
          let bare = option.split(separator: "=")[0]
          #expect(text.contains(bare), "\(name): \(line)")
        }
        tried += 1
      }
    }
    #expect(tried > 20)
  }
}
