import Basics

/// A data set with labels as a language model reads it: a prompt, and a word for each label.
extension DataSpec {
  /// Whether its rows are put into a prompt.
  var isPrompted: Bool { prompt != nil || verbalizer != nil }

  /// The task with every text in the prompt, and with labels as words, of which the likeliest is the answer (Schick & Schütze
  /// 2021, "pattern" and "verbalizer").
  ///
  /// - Throws: `InputError` for a prompt without a place for the text, for a label without a word, two labels with one word.
  func prompted(_ task: TaskData) throws -> TaskData {
    guard isPrompted else { return task }
    func wrong(_ message: String, expected: String, found: String, advice: String) -> InputError {
      InputError(message, kind: .usage, place: name, expected: expected, found: found, advice: advice)
    }
    let pattern = try prompt.map { try PromptPattern($0, hasPair: task.isPaired, place: name, wording: wording) }
    guard case .classification(let labels) = task.kind else {
      guard verbalizer == nil, task.kind != .regression else {
        throw wrong(
          "has no labels that could be words", expected: "a data set with categories",
          found: task.kind == .regression ? "numbers" : "texts to be written",
          advice: "leave out " + wording.option(verbalizer == nil ? "prompt" : "verbalizer"))
      }
      return task.mapped { example in
        var other = example
        if case .answer = example.shape, let pattern { other.text = pattern.filled(example) }
        return other
      }
    }
    if let stray = verbalizer?.keys.sorted().first(where: { !labels.contains($0) }) {
      throw wrong(
        "has a word for a label that it has not", expected: labels.joined(separator: ", "), found: "\"\(stray)\"",
        advice: didYouMean(stray, among: labels) ?? "take it out of \(wording.option("verbalizer"))")
    }
    let words = try labels.map { label in
      guard let verbalizer else { return label }
      guard let word = verbalizer[label], !word.allSatisfy(\.isWhitespace) else {
        throw wrong(
          "has a label without a word", expected: "a word for each of " + labels.joined(separator: ", "),
          found: "none for \"\(label)\"", advice: "add it to \(wording.option("verbalizer"))")
      }
      return word
    }
    if let twin = words.indices.first(where: { words[..<$0].contains(words[$0]) }) {
      throw wrong(
        "has one word for two labels, which nobody could tell apart", expected: "a word of its own for each label",
        found: "\"\(words[twin])\"", advice: "say another in \(wording.option("verbalizer"))")
    }
    guard let pattern else {
      throw wrong(
        "has words for its labels and no prompt to ask with", expected: "a prompt with {text} in it", found: "none",
        advice: "say " + wording.text("prompt", "{text}\\nSentiment:"))
    }
    var other = task.mapped { example in
      guard case .category(let category) = example.label else { preconditionFailure("labels are categories") }
      return Example(
        text: pattern.filled(example), label: .choice(category, among: words), source: example.source)
    }
    other.kind = .choice(labels: labels)
    other.notes.append("labels as words: " + zip(labels, words).map { "\($0) \"\($1)\"" }.joined(separator: ", "))
    return other
  }
}

extension TaskData {
  fileprivate func mapped(_ body: (Example) -> Example) -> TaskData {
    var other = self
    for split in Split.allCases { other[split] = self[split].map(body) }
    return other
  }
}

/// A text with places for an example's own, written as Python's `format` has them: `{text}`, `{pair}`, `{{` for a brace.
struct PromptPattern {
  private enum Part {
    case words(String)
    case text
    case pair
  }

  private var parts: [Part] = []

  /// - Throws: `InputError` for a place that no row can fill, for a brace that is none, and where there is no `{text}`.
  init(_ pattern: String, hasPair: Bool, place: String, wording: Wording) throws {
    func wrong(_ message: String, expected: String, found: String) -> InputError {
      InputError(
        message, kind: .usage, place: "\(place): \(wording.option("prompt"))", expected: expected, found: found,
        advice: "write {{ and }} for braces that stand for themselves")
    }
    let names = hasPair ? "{text} and {pair}" : "{text}"
    var words = "", rest = pattern[...]
    func flush() {
      if !words.isEmpty { parts.append(.words(words)) }
      words = ""
    }
    while let next = rest.popFirst() {
      switch next {
      case "{" where rest.first == "{", "}" where rest.first == "}":
        words.append(next)
        rest.removeFirst()
      case "{":
        guard let end = rest.firstIndex(of: "}") else {
          throw wrong("has a brace that nothing closes", expected: names, found: "{" + rest.prefix(20))
        }
        flush()
        switch rest[..<end] {
        case "text": parts.append(.text)
        case "pair" where hasPair: parts.append(.pair)
        default:
          throw wrong("has a place that no row can fill", expected: names, found: "{\(rest[..<end])}")
        }
        rest = rest[rest.index(after: end)...]
      case "}": throw wrong("closes a brace that was not opened", expected: names, found: "}" + rest.prefix(20))
      default: words.append(next)
      }
    }
    flush()
    guard parts.contains(where: { if case .text = $0 { true } else { false } }) else {
      throw wrong("has no place for the text", expected: names, found: "\"\(pattern.prefix(40))\"")
    }
  }

  func filled(_ example: Example) -> String {
    parts.map {
      switch $0 {
      case .words(let words): words
      case .text: example.text
      case .pair: example.pair ?? ""
      }
    }.joined()
  }
}
