import Basics
import Foundation

/// Rows with a prompt, a better and a worse answer, in the forms of TRL and ShareGPT.
extension DataSpec {
  /// What a row comes to.
  enum PreferenceRow {
    case pair(Example)
    /// Both answers are the same.
    case equal
    /// An answer holds nothing.
    case empty
  }

  /// What stands in a cell: a text, or turns of a chat.
  private enum Said {
    case text(String)
    case turns([TextShape.Turn])
  }

  /// A row of the form `preferences`.
  ///
  /// Answers are texts, or a chat's last turn; `{"from": "gpt", "value": ...}` is one of the assistant's. Where there is no prompt, or
  /// one as a text beside answers that are whole chats, the prompt is what both answers begin with, as TRL has it: whole
  /// turns of chats, characters of texts. Blanks at an answer's beginning are the prompt's and are left out.
  ///
  /// - Throws: `InputError` for a cell that is neither, for an empty prompt, and for answers of more than one turn.
  static func preference(_ row: Table.Row, _ columns: ColumnChoice, names: [String]?, source: String) throws
    -> PreferenceRow
  {
    guard let worse = columns.pair else { preconditionFailure("a pair has two answers") }
    func name(_ index: Int) -> String { names?[index] ?? "column \(index + 1)" }
    let (chosen, rejected) = (
      try said(row, columns.label, name(columns.label), source), try said(row, worse, name(worse), source)
    )
    let given = columns.text == columns.label ? nil : try said(row, columns.text, name(columns.text), source)
    var prompt: [TextShape.Turn] = [], text: String?
    let better: String, other: String
    switch (chosen, rejected) {
    case (.text(let a), .text(let b)):
      switch given {
      case .text(let words)?: (text, better, other) = (words, a, b)
      case .turns(let turns)?: (prompt, better, other) = (turns, a, b)
      case nil:
        if a == b { return .equal }
        let common = commonBeginning(a, b)
        (text, better, other) = (common, String(a.dropFirst(common.count)), String(b.dropFirst(common.count)))
      }
    case (.turns(var a), .turns(var b)):
      if a == b { return .equal }
      if case .turns(let turns)? = given {
        prompt = turns
      } else {
        let common = zip(a, b).prefix { $0 == $1 }.count
        prompt = Array(a.prefix(min(common, a.count - 1, b.count - 1)))
        if prompt.isEmpty, case .text(let words)? = given { prompt = [.init(role: "user", content: words)] }
      }
      if !prompt.isEmpty, a.starts(with: prompt), b.starts(with: prompt) {
        (a, b) = (Array(a.dropFirst(prompt.count)), Array(b.dropFirst(prompt.count)))
      }
      better = try answer(a, name(columns.label), source)
      other = try answer(b, name(worse), source)
    default:
      throw InputError(
        "has a text beside a chat", place: source,
        expected: "the same form in \(name(columns.label)) and \(name(worse))",
        found: "one of each", advice: "write both answers as texts, or both as lists of turns")
    }
    if let last = prompt.last, last.role == "assistant" {
      throw InputError(
        "has a prompt that ends with the assistant's own turn", place: source,
        expected: "a turn of the user before the answers",
        found: last.content.prefix(40) + "", advice: "move that turn into both answers, or take the row out")
    }
    let asked = text ?? prompt.map(\.content).joined(separator: "\n")
    guard !asked.allSatisfy(\.isWhitespace) else {
      throw InputError(
        "empty prompt", place: source, expected: "a prompt, or answers that begin alike", found: "nothing",
        advice: "take the row out, or fill in a prompt")
    }
    let answers = [other, better].map { String($0.drop(while: \.isWhitespace)) }
    if answers.contains("") { return .empty }
    if answers[0] == answers[1] { return .equal }
    // A single turn of the user's is what a template makes of a prompt anyway.
    let isPlain = text != nil || prompt.count == 1 && prompt[0].role == "user"
    return .pair(
      Example(
        text: asked, label: .choice(1, among: answers), source: source,
        shape: isPlain ? .answer : .conversation(prompt),
        margin: try margin(row, columns, source)))
  }

  private static func margin(_ row: Table.Row, _ columns: ColumnChoice, _ source: String) throws -> Double? {
    guard let index = columns.margin, row.faults[index] != nil || !row.fields[index].isEmpty else { return nil }
    guard row.faults[index] == nil, let margin = Double(row.fields[index]), margin.isFinite else {
      throw InputError(
        "has a margin that is no number", place: source, expected: "a number, or nothing",
        found: row.faults[index]?.description ?? "\"\(row.fields[index].prefix(20))\"",
        advice: "say by how much the better answer's reward should be the larger, or leave the column out")
    }
    return margin
  }

  /// The common characters of two texts, without a blank at their end, which is the answers'.
  private static func commonBeginning(_ a: String, _ b: String) -> String {
    var common = zip(a, b).prefix { $0 == $1 }.map(\.0)
    // One answer is the beginning of the other: the last word is an answer's.
    if common.count == a.count || common.count == b.count {
      while let last = common.last, !last.isWhitespace { common.removeLast() }
    }
    if common.last == " " { common.removeLast() }
    return String(common)
  }

  /// The one turn of the assistant's that an answer is.
  private static func answer(_ turns: [TextShape.Turn], _ name: String, _ source: String) throws -> String {
    guard turns.count == 1, turns[0].role == "assistant" else {
      throw InputError(
        "has an answer that is not one turn of the assistant", place: source,
        expected: "in \(name) one turn of the assistant after the prompt",
        found: turns.isEmpty ? "no turn" : turns.map(\.role).joined(separator: ", "),
        advice: "put all turns before the last one into prompt, the same for both answers")
    }
    return turns[0].content
  }

  /// A cell as a text, or as turns: an object or a list of objects with role and content, or ShareGPT's from and value.
  private static func said(_ row: Table.Row, _ index: Int, _ name: String, _ source: String) throws -> Said {
    func wrong(_ expected: String, _ found: String) -> InputError {
      InputError(
        "has neither a text nor a chat in \(name)", place: source, expected: expected, found: found,
        advice: "write a text, or a chat as [{\"role\": \"user\", \"content\": \"...\"}, ...]")
    }
    let json: String
    switch row.faults[index] {
    case nil: return .text(row.fields[index])
    case .list(let text)?: json = text
    case .object(_, let text)?: json = text
    case .half?: throw wrong("whole characters", row.faults[index]!.description)
    }
    guard let value = try? JSONSerialization.jsonObject(with: Data(json.utf8)) else {
      throw wrong("a text, or turns of a chat", String(json.prefix(40)))
    }
    let list = value as? [Any] ?? [value]
    guard !list.isEmpty else { throw wrong("at least one turn", "an empty list") }
    return .turns(
      try list.enumerated().map { number, turn in
        guard let turn = turn as? [String: Any] else {
          throw wrong("turns with role and content", "turn \(number + 1) is none")
        }
        for (role, content) in [("role", "content"), ("from", "value")] {
          guard let who = turn[role] as? String, let what = turn[content] as? String else { continue }
          if let other = turn.keys.sorted().first(where: { ![role, content].contains($0) }) {
            throw wrong("\(role) and \(content) in every turn, and nothing else", "turn \(number + 1) with \(other)")
          }
          return TextShape.Turn(role: ["human": "user", "gpt": "assistant"][who] ?? who, content: what)
        }
        throw wrong(
          "role and content, or from and value, in every turn",
          "turn \(number + 1) with " + turn.keys.sorted().joined(separator: ", "))
      })
  }
}
