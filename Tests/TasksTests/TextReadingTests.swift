import Basics
import Foundation
import Tasks
import Testing

/// Files for language models, in the forms that others write them in.
struct TextReadingTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func answers(_ task: TaskData) -> [String] {
    task.train.map { if case .text(let answer) = $0.label { answer } else { "no text" } }
  }

  @Test func promptsAndCompletions() throws {
    let task = try folder.load(
      "a.jsonl",
      """
      {"prompt": "Say hi.\\n", "completion": " hi"}
      {"prompt": "And?", "completion": "and so on ", "id": 3}

      """)
    #expect(task.kind == .continuation && task.metric == .crossEntropy && task.version == 1)
    // Blanks and line ends are the texts' own.
    #expect(task.train.map(\.text) == ["Say hi.\n", "And?"] && answers(task) == [" hi", "and so on "])
    #expect(task.train.allSatisfy { $0.shape == .answer } && task.train[1].source == "a.jsonl:2")
    // Columns of a table, by their names, by number, and by the usual ones.
    let named = try folder.load("b.tsv", "id\tquestion\treply\n1\tWhy?\tSo.\n") {
      ($0.text, $0.answer) = ("question", "reply")
    }
    #expect(named.train.map(\.text) == ["Why?"] && answers(named) == ["So."])
    let numbered = try folder.load("c.tsv", "Why?\tSo.\n") {
      ($0.header, $0.text, $0.answer) = (false, 1, 2)
    }
    #expect(numbered.train.map(\.text) == ["Why?"] && answers(numbered) == ["So."])
    let usual = try folder.load("d.csv", "prompt,completion\n\"a, b\",c\n")
    #expect(usual.train.map(\.text) == ["a, b"] && answers(usual) == ["c"])
  }

  @Test func alpacasColumns() throws {
    let task = try folder.load(
      "a.jsonl",
      """
      {"instruction": "Add.", "input": "1 and 2", "output": "3"}
      {"instruction": "Greet.", "input": "", "output": "Hello"}

      """)
    #expect(task.train.map(\.text) == ["Add.\n1 and 2", "Greet."] && answers(task) == ["3", "Hello"])
  }

  @Test func chats() throws {
    let task = try folder.load(
      "a.jsonl",
      """
      {"messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hi, \\"you\\""}, \
      {"role": "assistant", "content": "Hi"}, {"role": "user", "content": "Bye"}, {"role": "assistant", "content": "Bye!"}]}

      """)
    #expect(answers(task) == ["Hi\nBye!"])
    guard case .conversation(let turns) = task.train[0].shape else {
      Issue.record("no chat")
      return
    }
    #expect(turns.map(\.role) == ["system", "user", "assistant", "user", "assistant"])
    #expect(turns[1].content == "Hi, \"you\"")
  }

  @Test func textsAsAWhole() throws {
    let task = try folder.load("a.jsonl", "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n")
    #expect(task.train.map(\.shape) == [.whole, .whole] && answers(task) == ["One.", "Two."])
    // With other columns beside it that has to be said: it might be a file with labels.
    let said = try folder.load("b.tsv", "source\ttext\nx\tOne.\n") { $0.form = .text }
    #expect(answers(said) == ["One."])
    #expect(throws: InputError.self) { try folder.load("b.tsv", "source\ttext\nx\tOne.\n") }
  }

  /// A file with labels stays one, whatever else it has.
  @Test func labelsStayLabels() throws {
    let task = try folder.load("a.jsonl", "{\"text\": \"a\", \"label\": 1}\n{\"text\": \"b\", \"label\": 0}\n")
    #expect(task.labels == ["0", "1"])
    let chosen = try folder.load(
      "b.jsonl", "{\"prompt\": \"a\", \"completion\": \"x\"}\n{\"prompt\": \"b\", \"completion\": \"y\"}\n"
    ) { ($0.text, $0.label) = ("prompt", "completion") }
    #expect(chosen.labels == ["x", "y"])
  }

  @Test(arguments: [
    ("a.jsonl", #"{"messages": [{"role": "user", "content": "x"}]}"#, "assistant"),
    ("a.jsonl", #"{"messages": [{"role": "assistant", "content": [{"type": "text"}]}]}"#, "content"),
    ("a.jsonl", #"{"messages": [{"role": "assistant", "content": "x", "tool_calls": []}]}"#, "tool_calls"),
    ("a.jsonl", #"{"messages": [{"from": "human", "value": "x"}]}"#, "role"),
    ("a.jsonl", #"{"messages": "x"}"#, "list"),
    ("a.jsonl", #"{"prompt": "x", "completion": "  "}"#, "answer"),
    ("a.jsonl", #"{"prompt": [{"role": "user", "content": "x"}], "completion": []}"#, "jq"),
  ])
  func whatIsNoneIsRefusedWithItsLine(_ name: String, _ line: String, _ word: String) throws {
    let error = inputError { _ = try folder.load(name, line + "\n") }
    #expect(error?.place == "a.jsonl:1" && "\(error!)".contains(word), "\(error!)")
  }

  @Test func contradictionsAreRefused() throws {
    for change: (inout DataSpec) -> Void in [
      { ($0.answer, $0.label) = ("completion", "label") }, { ($0.form, $0.labelKind) = (.text, .number) },
      { ($0.form, $0.answer) = (.messages, "completion") }, { ($0.answer, $0.text) = ("prompt", "prompt") },
    ] {
      let error = inputError {
        _ = try folder.load("a.jsonl", "{\"prompt\": \"a\", \"completion\": \"b\"}\n", change)
      }
      #expect(error != nil)
    }
  }

  /// A suite's data have labels unless it says otherwise: advice that names another column of such a file would lead nowhere.
  @Test func rowsOfALanguageModelTakenForLabelledOnesAreNamed() throws {
    let rows = "{\"prompt\": \"Why?\", \"completion\": \"So.\"}\n"
    func advice(_ change: (inout DataSpec) -> Void) -> String? {
      let error = #expect(throws: InputError.self) { try folder.load("a.jsonl", rows, change) }
      return error?.advice
    }
    let labelled = advice { ($0.text, $0.label) = ("sentence", "label") }
    #expect(labelled?.contains("--form completion") == true)
    // Followed, it reads the file.
    #expect(answers(try folder.load("b.jsonl", rows) { $0.form = .completion }) == ["So."])
    // Where the form is said, it is not advised.
    #expect(advice { ($0.form, $0.text) = (.completion, "zzz") }?.contains("form") == false)
  }

  /// What was understood is written down, so that it is read alike for good; splits are cut by prompt.
  @Test func whatIsDecidedIsWrittenDown() throws {
    let rows = (0..<20).map { "{\"instruction\": \"\($0 / 2)\", \"output\": \"\($0)\"}\n" }.joined()
    try folder.write("a.jsonl", rows)
    let reading = try DataSpec(name: "set", files: .init(all: "a.jsonl")).reading(from: folder.url, hash: fakeHash)
    #expect(reading.decided.form == .instruction && reading.decided.answer == "output" && reading.decided.label == nil)
    #expect(sizes(reading.task) == [16, 2, 2])
    let train = Set(reading.task.train.map(\.text))
    #expect((reading.task.dev + reading.task.test).allSatisfy { !train.contains($0.text) })
    let again = try reading.decided.load(from: folder.url, hash: fakeHash)
    #expect(again.train == reading.task.train && again.test == reading.task.test)
    #expect(reading.decided.configuration.canonical.contains("\"form\":\"instruction\""))
  }
}
