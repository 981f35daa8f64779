import Basics
import Settings
import Suites

/// One subcommand: what it is called, what it takes, and what it does.
struct Command: Sendable {
  struct Option: Sendable {
    var name: String
    /// What stands for the value in help; nil for a switch.
    var value: String?
    var summary: String
    var isRepeatable = false
  }

  /// As typed, e.g. "model add".
  var name: String
  var summary: String
  /// Names of positional arguments; "NAME?" may be left out, a last "NAME?..." stands for any number.
  var positionals: [String] = []
  var options: [Option] = []
  /// Paragraphs below the summary.
  var discussion = ""
  var examples: [String] = []
  /// Not listed in help: for the program's own use.
  var isHidden = false
  var run: @Sendable (Arguments) throws -> Void

  var usage: String {
    (["tunebench", name] + positionals.map(Command.usage)
      + (options.isEmpty ? [] : ["[options]"])).joined(separator: " ")
  }

  private static func usage(_ positional: String) -> String {
    guard let mark = positional.firstIndex(of: "?") else { return positional }
    return "[\(positional[..<mark])\(positional[mark...].dropFirst())]"
  }

  var help: String {
    var text = "\(wrapped(summary, indent: 0))\n\nUsage: \(wrapped(usage, indent: 7))\n"
    if !options.isEmpty {
      let rows = options.map { ("--\($0.name)" + ($0.value.map { " " + $0 } ?? ""), $0.summary) }
      let width = rows.map(\.0.count).max()! + 2
      text += "\nOptions:\n"
      // Beside the names there is room for a few words a line, or else below them.
      let isNarrow = (terminalColumns ?? 100) - width - 2 < 32
      for (left, right) in rows {
        text +=
          isNarrow
          ? "  \(left)\n      \(wrapped(right, indent: 6))\n"
          : "  " + left.padding(to: width) + wrapped(right, indent: width + 2) + "\n"
      }
    }
    if !discussion.isEmpty {
      text +=
        "\n" + discussion.split(separator: "\n", omittingEmptySubsequences: false).map(fitted).joined(separator: "\n")
      text += "\n"
    }
    if !examples.isEmpty {
      text += "\nExamples:\n" + examples.map { "  " + wrapped($0, indent: 6) + "\n" }.joined()
    }
    return text
  }
}

/// A line of a text as it is where the terminal has room for it, else broken at spaces.
private func fitted(_ line: Substring) -> String {
  guard let columns = terminalColumns, TextWidth.columns(of: line) > columns else { return String(line) }
  let indent = line.prefix { $0 == " " }.count
  return String(repeating: " ", count: indent) + wrapped(String(line), indent: indent)
}

/// What was typed after a subcommand, checked against what it takes.
struct Arguments: Sendable {
  let command: Command
  private(set) var positionals: [String] = []
  private var values: [(name: String, value: String)] = []

  /// - Throws: `InputError` of kind usage for an unknown option, a missing value, too many or too few arguments.
  init(_ words: [String], for command: Command) throws {
    self.command = command
    func wrong(_ message: String, _ advice: String?...) -> InputError {
      InputError(
        message, kind: .usage, expected: command.usage,
        advice: advice.lazy.compactMap { $0 }.first ?? "tunebench \(command.name) --help shows what it takes")
    }
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("--"), word != "--" else {
        positionals.append(word)
        continue
      }
      let halves = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      guard let option = command.options.first(where: { $0.name == halves[0] }) else {
        let isSetting = Suite.trainingSettings.names.contains(halves[0])
        throw wrong(
          "unknown option --\(halves[0])",
          isSetting && command.options.contains { $0.name == "set" }
            ? "write --set train.\(halves[0])=\(halves.count == 2 ? halves[1] : "VALUE")" : nil,
          didYouMean(
            "--" + halves[0], among: command.options.map { "--" + $0.name } + ["--help"],
            called: Suite.trainingSettings.otherNames))
      }
      if values.contains(where: { $0.name == option.name }), !option.isRepeatable {
        throw wrong("--\(option.name) is given twice")
      }
      if option.value == nil {
        guard halves.count == 1 else { throw wrong("--\(option.name) takes no value") }
        values.append((option.name, ""))
      } else if halves.count == 2 {
        values.append((option.name, halves[1]))
      } else {
        guard let value = rest.popFirst() else {
          throw wrong("--\(option.name) wants a value: \(option.value!)")
        }
        values.append((option.name, value))
      }
    }
    let required = command.positionals.filter { !$0.contains("?") }.count
    guard positionals.count >= required else {
      throw wrong("\(command.positionals[positionals.count]) is missing")
    }
    guard positionals.count <= command.positionals.count || command.positionals.last?.hasSuffix("...") == true else {
      throw wrong("too many arguments: \(positionals[command.positionals.count])")
    }
  }

  func has(_ name: String) -> Bool { values.contains { $0.name == name } }
  func text(_ name: String) -> String? { values.last { $0.name == name }?.value }
  func texts(_ name: String) -> [String] { values.filter { $0.name == name }.map(\.value) }

  func integer(_ name: String, atLeast low: Int = 1) throws -> Int? {
    guard let text = text(name) else { return nil }
    guard let value = Int(text), value >= low else {
      throw InputError(
        "--\(name) does not fit", kind: .usage, expected: "a whole number of at least \(low)", found: text)
    }
    return value
  }

  func number(_ name: String) throws -> Double? {
    guard let text = text(name) else { return nil }
    guard let value = Double(text), value.isFinite else {
      throw InputError("--\(name) does not fit", kind: .usage, expected: "a number", found: text)
    }
    return value
  }

  func choice(_ name: String, of words: [String]) throws -> String? {
    guard let text = text(name) else { return nil }
    guard words.contains(text) else {
      throw InputError(
        "--\(name) does not fit", kind: .usage, expected: words.joined(separator: ", "), found: text,
        advice: nearest(to: text, among: words).map { "did you mean \"\($0)\"?" })
    }
    return text
  }

  /// The positional argument of that name in the command's usage.
  func positional(_ index: Int) -> String? { positionals.indices.contains(index) ? positionals[index] : nil }
}

extension String {
  func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
  func paddingLeft(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
