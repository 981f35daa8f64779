import Basics
import Foundation

extension DataSpec.Form {
  /// Names that are taken for a prompt, an input beside it and an answer, best first.
  var columns: (text: [String], input: [String], answer: [String]) {
    switch self {
    case .messages: (["messages"], [], [])
    case .completion: (["prompt", "question", "text"], [], ["completion", "answer", "response"])
    case .instruction: (["instruction"], ["input"], ["output"])
    case .text: (["text"], [], [])
    case .choices:
      (["question", "prompt", "ctx", "goal", "text"], ["choices", "options", "endings"], ["answer", "label"])
    case .preferences: (["prompt", "question", "instruction", "conversations"], ["rejected"], ["chosen"])
    case .judgements: (["prompt", "question", "text"], ["label"], ["completion", "answer", "response"])
    }
  }

  /// What columns of these names are; nil where they do not tell.
  init?(columns: [String], _ format: DataSpec.Format) {
    func has(_ names: String...) -> Bool { names.allSatisfy(columns.contains) }
    if has("chosen", "rejected") {
      self = .preferences
    } else if has("messages"), format == .jsonl {
      self = .messages
    } else if has("question", "choices", "answer"), format == .jsonl {
      self = .choices
    } else if has("prompt", "completion") {
      self = has("label") ? .judgements : .completion
    } else if has("instruction", "output") {
      self = .instruction
    } else if columns == ["text"] {
      self = .text
    } else {
      return nil
    }
  }

  /// One line a decision, for `data add`.
  func understood(_ columns: ColumnChoice, names: [String]?) -> [String] {
    func name(_ index: Int) -> String { names.map { "\"\($0[index])\"" } ?? "column \(index + 1)" }
    switch self {
    case .messages: return ["form   chats in \(name(columns.text)); the assistant's turns are the answers"]
    case .choices:
      return [
        "form   questions in \(name(columns.text)), texts to choose from in \(columns.pair.map(name) ?? ""), which is right in "
          + name(columns.label)
      ]
    case .preferences:
      let answers = "better answers in \(name(columns.label)), worse ones in \(columns.pair.map(name) ?? "")"
      return [
        columns.text == columns.label
          ? "form   \(answers); the prompt is what both begin with"
          : "form   prompts in \(name(columns.text)), \(answers)"
      ] + (columns.margin.map { ["margin " + name($0)] } ?? [])
    case .judgements:
      return [
        "form   prompts in \(name(columns.text)), answers in \(name(columns.label)), whether they are good in "
          + (columns.pair.map(name) ?? "")
      ]
    case .text: return ["form   texts in \(name(columns.text)), learnt as a whole"]
    case .completion, .instruction:
      let input = columns.pair.map { ", with \(name($0)) below it where there is one" } ?? ""
      return ["form   prompts in \(name(columns.text))\(input), answers in \(name(columns.label))"]
    }
  }
}

extension DataSpec {
  /// How a file has texts for a language model; nil for one with labels. Where the description names neither a form nor an
  /// answer nor anything of labels, the names of the columns tell.
  ///
  /// - Throws: `InputError` for a description that says both.
  func form(of table: Table, _ format: Format) throws -> Form? {
    let labelled = [
      ("label", label != nil), ("numbers", labelKind == .number), ("categories", labelKind == .category),
      ("labels", labels != nil), ("dropLabel", !dropLabel.isEmpty),
    ].first { $0.1 }?.0
    if form != nil || answer != nil {
      if let labelled {
        throw InputError(
          "is both for a language model and labelled", kind: .usage, place: name,
          expected: "\(wording.option(form == nil ? "answer" : "form")) or \(wording.option(labelled)), not both",
          found: "both", advice: "leave out \(wording.option(labelled)) where a text is to be written")
      }
      let chosen = form ?? .completion
      if answer != nil, chosen.columns.answer.isEmpty {
        throw InputError(
          "has no column of answers in the form \(chosen.rawValue)", kind: .usage, place: name,
          expected: "\(wording.option("answer")) with \(wording.text("form", "completion"))", found: "both",
          advice: "leave \(wording.option("answer")) out")
      }
      if [.messages, .choices].contains(chosen), format != .jsonl {
        throw InputError(
          "has lists in JSON lines only", kind: .usage, place: table.path, expected: "a file ending in .jsonl",
          found: format.rawValue, advice: "write one object a line, {\"\(chosen.rawValue)\": [...], ...}")
      }
      return chosen
    }
    guard labelled == nil, pair == nil, text == nil, let columns = table.columns else { return nil }
    return Form(columns: columns, format)
  }

  /// The rows of a file for language models.
  ///
  /// - Throws: `InputError` with the line for a row without a prompt or an answer, and for a chat that is none.
  func texts(_ table: Table, _ form: Form, _ format: Format, path: String) throws -> (
    ColumnChoice, [Example], warnings: [String]
  ) {
    let columns = try ColumnChoice(form: form, spec: self, table: table, format: format)
    var equal = 0, empty = 0
    let examples = try table.rows.compactMap { row -> Example? in
      let source = "\(path):\(row.line)"
      func field(_ index: Int, _ what: String) throws -> String {
        if let fault = row.faults[index] {
          throw InputError(
            "the \(what) is no text", place: source, expected: "a string", found: fault.description,
            advice: Self.isList(fault)
              ? "where prompt and completion are chats, join them: "
                + "jq -c '{messages: (.prompt + .completion)}' FILE > NEW.jsonl"
              : "mend the file: " + fault.advice(table.columns?[index] ?? what))
        }
        return row.fields[index]
      }
      func filled(_ index: Int, _ what: String) throws -> String {
        let text = try field(index, what)
        guard !text.allSatisfy(\.isWhitespace) else {
          throw InputError(
            "empty \(what)", place: source, expected: "a \(what)", found: "nothing",
            advice: "take the row out, or fill it in")
        }
        return text
      }
      switch form {
      case .messages:
        let turns = try Self.turns(row, columns.text, name: table.columns?[columns.text] ?? "messages", source: source)
        func contents(ofAssistant: Bool) -> String {
          turns.filter { ($0.role == "assistant") == ofAssistant }.map(\.content).joined(separator: "\n")
        }
        return Example(
          text: contents(ofAssistant: false), label: .text(contents(ofAssistant: true)), source: source,
          shape: .conversation(turns))
      case .choices:
        guard let choices = columns.pair else { preconditionFailure("choices have a column") }
        return try Self.choice(
          row, question: filled(columns.text, "question"), choices: choices, answer: filled(columns.label, "answer"),
          name: table.columns?[choices] ?? "choices", source: source)
      case .preferences:
        switch try Self.preference(row, columns, names: table.columns, source: source) {
        case .pair(let example): return example
        case .equal: equal += 1
        case .empty: empty += 1
        }
        return nil
      case .judgements:
        guard let verdict = columns.pair else { preconditionFailure("judgements have a column") }
        return Example(
          text: try filled(columns.text, "text"), label: .text(try filled(columns.label, "answer")), source: source,
          isGood: try Self.isGood(try field(verdict, "label"), source))
      case .text:
        let text = try filled(columns.text, "text")
        return Example(text: text, label: .text(text), source: source, shape: .whole)
      case .completion, .instruction:
        var prompt = try filled(columns.text, "text")
        if let input = try columns.pair.map({ try field($0, "input") }), !input.isEmpty { prompt += "\n" + input }
        return Example(text: prompt, label: .text(try filled(columns.label, "answer")), source: source)
      }
    }
    let left = [("both answers are the same", equal), ("an answer is empty", empty)].filter { $0.1 > 0 }
    let warnings = left.map { "left out of \(path), as \($0): \($1) of \(table.rows.count) rows" }
    guard !examples.isEmpty || table.rows.isEmpty else {
      throw InputError(
        "no rows are left", place: path, expected: "rows with two different answers",
        found: warnings.joined(separator: "; "), advice: "mend the file: a pair has a better and a worse answer")
    }
    return (columns, examples, warnings)
  }

  private static func isGood(_ text: String, _ source: String) throws -> Bool {
    switch text.trimmingCharacters(in: .whitespaces).lowercased() {
    case "true", "1": return true
    case "false", "0": return false
    default:
      throw InputError(
        "has a label that is no judgement", place: source, expected: "true for a good answer, false for a bad one",
        found: "\"\(text.prefix(20))\"", advice: "where label is a class, name another form: completion leaves it out")
    }
  }

  private static func isList(_ fault: JSONFault) -> Bool { if case .list = fault { true } else { false } }

  /// The turns of a chat as a row has them.
  private static func turns(_ row: Table.Row, _ index: Int, name: String, source: String) throws -> [TextShape.Turn] {
    func wrong(_ expected: String, _ found: String) -> InputError {
      InputError(
        "has no chat in \(name)", place: source, expected: expected, found: found,
        advice:
          "write a chat as [{\"role\": \"user\", \"content\": \"...\"}, {\"role\": \"assistant\", \"content\": \"...\"}]"
      )
    }
    guard case .list(let text)? = row.faults[index] else {
      throw wrong("a list of objects with role and content", row.faults[index]?.description ?? "no list")
    }
    guard let list = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Any] else {
      throw wrong("a list of objects with role and content", String(text.prefix(60)))
    }
    let turns = try list.enumerated().map { number, turn -> TextShape.Turn in
      guard let turn = turn as? [String: Any], let role = turn["role"] as? String else {
        throw wrong("a role in every turn", "turn \(number + 1) without one")
      }
      guard let content = turn["content"] as? String else {
        throw wrong("text as the content of every turn", "turn \(number + 1), \(role), with other content")
      }
      if let other = turn.keys.sorted().first(where: { !["role", "content"].contains($0) }) {
        throw wrong("role and content in every turn, and nothing else", "turn \(number + 1) with \(other)")
      }
      return TextShape.Turn(role: role, content: content)
    }
    guard turns.contains(where: { $0.role == "assistant" && !$0.content.isEmpty }) else {
      throw wrong(
        "a turn of the assistant, which is what is learnt", turns.isEmpty ? "no turn" : "none in \(turns.count)")
    }
    return turns
  }
}
