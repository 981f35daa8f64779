import Basics
import Foundation
import Tasks
import Testing

struct ReadingTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test func tabSeparatedTextTakesQuotesAsTheyStand() throws {
    let task = try folder.load("a.tsv", "sentence\tlabel\nsay \"hi\"\t1\n\"open\t0\nc, d\t1\n")
    #expect(task.train.map(\.text) == ["say \"hi\"", "\"open", "c, d"])
    #expect(task.train.map(\.label) == [.category(1), .category(0), .category(1)])
    #expect(task.train.map(\.source) == ["a.tsv:2", "a.tsv:3", "a.tsv:4"])
    #expect(task.kind == .classification(labels: ["0", "1"]))
    #expect(task.metric == .accuracy)
    #expect(task.files == [TaskFile(path: "a.tsv", sha256: "41", part: "train")])
  }

  @Test func commaSeparatedTextIsQuotedAsInRFC4180() throws {
    let task = try folder.load(
      "a.csv", "text,label\r\n\"a, \"\"b\"\"\",x\r\n\"two\nlines\",y\r\nit's 5\" wide,x\r\n")
    #expect(task.train.map(\.text) == ["a, \"b\"", "two\nlines", "it's 5\" wide"])
    #expect(task.train.map(\.source) == ["a.csv:2", "a.csv:3", "a.csv:5"])
    #expect(task.labels == ["x", "y"])
  }

  @Test func quotingCanBeToldOtherwise() throws {
    let tsv = try folder.load("a.tsv", "text\tlabel\n\"a\tb\"\t1\nc\t0\n") { $0.quoting = true }
    #expect(tsv.train.map(\.text) == ["a\tb", "c"])
    let csv = try folder.load("a.csv", "text,label\n\"a,1\nb,0\n") { $0.quoting = false }
    #expect(csv.train.map(\.text) == ["\"a", "b"])
  }

  @Test func objectsOfLinesAreRows() throws {
    let task = try folder.load(
      "a.jsonl",
      """
      {"text": "tab\\there", "label": 2, "extra": {"a": [1]}}
      {"label": 10, "text": "é"}
      {"label": 2, "text": "c", "other": null}

      """)
    #expect(task.train.map(\.text) == ["tab\there", "é", "c"])
    #expect(task.labels == ["2", "10"])
    #expect(task.train.map(\.label) == [.category(0), .category(1), .category(0)])
    let truth = try folder.load(
      "b.jsonl", "{\"text\":\"a\",\"label\":true}\n{\"text\":\"b\",\"label\":false}\n")
    #expect(truth.labels == ["false", "true"])
    let scores = try folder.load("c.jsonl", "{\"text\":\"a\",\"label\":1.5}\n{\"text\":\"b\",\"label\":2}\n")
    #expect(scores.train.map(\.label) == [.score(1.5), .score(2)])
  }

  @Test func byteOrderMarkLineEndsAndBlankLastLinesAreTaken() throws {
    let task = try folder.load("a.tsv", "\u{feff}sentence\tlabel\r\na\t1\r\nb\t0\r\n\r\n\r\n")
    #expect(task.train.map(\.text) == ["a", "b"])
    #expect(task.labels == ["0", "1"])
    let noLastLineEnd = try folder.load("b.tsv", "sentence\tlabel\na\t1\nb\t0")
    #expect(noLastLineEnd.train.count == 2)
  }

  @Test func pairsAndScoresAreSeen() throws {
    let task = try folder.load("a.tsv", "sentence1\tsentence2\tlabel\na\tb\t5.0\nc\td\t4.75\n")
    #expect(task.train.map(\.pair) == ["b", "d"])
    #expect(task.train.map(\.label) == [.score(5), .score(4.75)])
    #expect(task.kind == .regression)
    #expect(task.metric == .pearson)
  }

  @Test func columnsCanBeNamedOrNumbered() throws {
    let text = "id,phrase,other,gold\n1,a,b,no\n2,c,d,yes\n"
    let named = try folder.load("a.csv", text) {
      $0.text = "phrase"
      $0.label = "gold"
    }
    #expect(named.train.map(\.text) == ["a", "c"])
    #expect(named.train.map(\.pair) == [nil, nil])
    let numbered = try folder.load("a.csv", text) {
      $0.text = 2
      $0.pair = 3
      $0.label = 4
    }
    #expect(numbered.train.map(\.pair) == ["b", "d"])
    let headless = try folder.load("b.tsv", "a\t1\nb\t0\n") { $0.header = false }
    #expect(headless.train.map(\.text) == ["a", "b"])
    let headlessPair = try folder.load("b.tsv", "a\tb\t1\nb\tc\t0\n") { $0.header = false }
    #expect(headlessPair.train.map(\.pair) == ["b", "c"])
  }

  @Test func labelsAreSortedAsNumbersWhereTheyAreWholeElseAsText() throws {
    let whole = try folder.load("a.tsv", "text\tlabel\na\t10\nb\t9\nc\t-1\n")
    #expect(whole.labels == ["-1", "9", "10"])
    let text = try folder.load("a.tsv", "text\tlabel\na\tb\nb\tB\nc\t10\nd\t9\n")
    #expect(text.labels == ["10", "9", "B", "b"])
    let given = try folder.load("a.tsv", "text\tlabel\na\tneg\nb\tpos\n") {
      $0.labels = ["pos", "neg", "neutral"]
      $0.labelNames = ["good", "bad", "so-so"]
    }
    #expect(given.labels == ["good", "bad", "so-so"])
    #expect(given.train.map(\.label) == [.category(1), .category(0)])
  }

  @Test func kindOfLabelsCanBeToldOtherwise() throws {
    let text = "text\tlabel\na\t1.5\nb\t2\n"
    #expect(try folder.load("a.tsv", text).kind == .regression)
    #expect(try folder.load("a.tsv", text) { $0.labelKind = .category }.labels == ["1.5", "2"])
    #expect(
      try folder.load("a.tsv", "text\tlabel\na\t1\nb\t2\n") { $0.labelKind = .number }.kind == .regression)
  }

  @Test func specsSurviveJSON() throws {
    var spec = DataSpec(name: "x", files: .init(all: "x.csv"), text: 2, label: "gold", metric: .macroF1)
    spec.split = SplitRule(dev: 0.2, test: 0, seed: 7)
    let back = try JSONDecoder().decode(DataSpec.self, from: JSONEncoder().encode(spec))
    #expect(back == spec)
    let least = try JSONDecoder().decode(
      DataSpec.self, from: Data(#"{"name": "x", "files": {"train": "a.tsv"}, "split": {"dev": 0.2}}"#.utf8))
    #expect(least == DataSpec(name: "x", files: .init(train: "a.tsv"), split: SplitRule(dev: 0.2)))
  }
}

/// Every error says where, what was expected and what was found.
struct ReadingErrorTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func failure(
    _ name: String, _ text: String, _ change: @escaping (inout DataSpec) -> Void = { _ in }
  ) -> InputError? {
    inputError { _ = try folder.load(name, text, change) }
  }

  @Test func wrongNumberOfColumns() throws {
    let error = try #require(failure("a.tsv", "sentence\tlabel\na\t1\nb\tc\t0\n"))
    #expect(error.place == "a.tsv:3")
    #expect(error.expected == "2 (sentence, label)")
    #expect(error.found == "3")
    #expect(failure("a.tsv", "sentence\tlabel\na\t1\n\nb\t0\n")?.found == "a blank line")
  }

  @Test func lineOfARowAfterAQuotedLineEnd() {
    let error = failure("a.csv", "text,label\n\"a\nb\nc\",1\nd\n")
    #expect(error?.place == "a.csv:5")
  }

  @Test func quotes() {
    let open = failure("a.csv", "text,label\na,1\n\"b,0\nc,1\n")
    #expect(open?.place == "a.csv:3")
    #expect(open?.message == "a quoted field is never closed")
    let after = failure("a.csv", "text,label\n\"a\"b,1\n")
    #expect(after?.place == "a.csv:2")
    #expect(after?.found?.hasPrefix("\"b,1") == true)
  }

  @Test func emptyFields() {
    #expect(failure("a.tsv", "text\tlabel\na\t1\nb\t \n")?.message == "empty label")
    #expect(failure("a.tsv", "text\tlabel\na\t1\n \t0\n")?.message == "empty text")
    #expect(failure("a.tsv", "text\tlabel\na\t1\n \t0\n")?.place == "a.tsv:3")
    #expect(failure("a.jsonl", "{\"text\":\"a\",\"label\":1}\n{\"text\":\"b\"}\n")?.place == "a.jsonl:2")
  }

  @Test func emptyFiles() {
    #expect(failure("a.tsv", "")?.found == "an empty file")
    #expect(failure("a.tsv", "sentence\tlabel\n\n")?.found == "only the header line")
    #expect(failure("a.jsonl", "\n")?.message == "no rows")
  }

  @Test func columnsThatAreNotThere() {
    let renamed = failure("a.tsv", "sentence\tlabel\na\t1\nb\t0\n") { $0.text = "sentense" }
    #expect(renamed?.advice == "did you mean \"sentence\"?")
    #expect(
      failure("a.tsv", "sentence\tlabel\na\t1\nb\t0\n") { $0.label = 3 }?.expected
        == "a number from 1 to 2, or one of sentence, label")
    #expect(failure("a.tsv", "a\t1\nb\t0\n")?.message == "cannot tell which column is the text")
    #expect(failure("a.tsv", "sentence\tgold\na\t1\n")?.found == "sentence, gold")
    #expect(
      failure("a.tsv", "a\t1\nb\t0\n") {
        $0.header = false; $0.label = "x"
      }?.found == "\"x\"")
    #expect(
      failure("a.tsv", "a\t1\nb\t0\n") {
        $0.header = false; $0.text = 2
      }?.message
        == "one column cannot be two things")
  }

  @Test func labels() throws {
    let score = failure("a.tsv", "text\tlabel\na\t1.5\nb\thigh\n") { $0.labelKind = .number }
    #expect(score?.place == "a.tsv:3")
    #expect(score?.found == "\"high\"")
    #expect(failure("a.tsv", "text\tlabel\na\tnan\n") { $0.labelKind = .number }?.found == "\"nan\"")
    #expect(failure("a.tsv", "text\tlabel\na\tx\nb\tx\n")?.message == "only one label")
    try folder.write("dev.tsv", "text\tlabel\nc\tx\nd\tz\n")
    let unknown = failure("a.tsv", "text\tlabel\na\tx\nb\ty\n") { $0.files.dev = "dev.tsv" }
    #expect(unknown?.place == "dev.tsv:3")
    #expect(unknown?.expected == "x, y")
    #expect(unknown?.found == "\"z\"")
  }

  @Test func encodings() throws {
    try folder.write("a.tsv", Array("text\tlabel\na\t1\ncaf".utf8) + [0xe9] + Array("\t0\n".utf8))
    let spec = DataSpec(name: "set", files: .init(train: "a.tsv"))
    #expect(inputError { _ = try spec.load(from: folder.url, hash: fakeHash) }?.place == "a.tsv:3")
    try folder.write("a.tsv", [0xff, 0xfe, 0x61, 0x00])
    #expect(inputError { _ = try spec.load(from: folder.url, hash: fakeHash) }?.found == "UTF-16")
  }

  @Test func objects() {
    #expect(failure("a.jsonl", "{\"text\":\"a\",\"label\":1}\n[1]\n")?.place == "a.jsonl:2")
    #expect(
      failure("a.jsonl", "{\"text\":\"a\",\"label\":1}\n\n{\"text\":\"a\",\"label\":1}")?.place == "a.jsonl:2"
    )
  }

  @Test func missingFileSaysWhereToGetIt() {
    let spec = DataSpec(name: "set", files: .init(train: "no.tsv"), source: "https://example.org/set")
    let error = inputError { _ = try spec.load(from: folder.url, hash: fakeHash) }
    #expect(error?.place == "no.tsv")
    #expect(error?.advice == "get it from https://example.org/set")
  }

  @Test func specsThatCannotBe() {
    let text = "text\tlabel\na\t1\nb\t0\n"
    #expect(failure("a.txt", text)?.message == "cannot tell the format")
    #expect(failure("a.tsv", text) { $0.files.all = "a.tsv" }?.kind == .usage)
    #expect(failure("a.tsv", text) { $0.files = .init() }?.message == "no files")
    #expect(failure("a.tsv", text) { $0.metric = .pearson }?.found == "pearson")
    #expect(failure("a.tsv", text) { $0.metric = .rocAUC }?.kind == .usage)
    #expect(failure("a.tsv", text) { $0.split = SplitRule(dev: 0.5, test: 0.5) }?.kind == .usage)
    #expect(failure("a.tsv", text) { $0.labels = ["1", "1"] }?.message == "a label occurs twice")
    #expect(failure("a.tsv", text) { $0.labels = ["1", "0", "1"] }?.advice == "name each once: --labels 1,0")
    for change in [
      { $0.files = .init() }, { $0.files = .init(train: "a.tsv", all: "a.tsv") },
      { $0.split = SplitRule(dev: 1, test: 0) },
      { $0.split = SplitRule(dev: 0.5, test: 0.5) }, { ($0.labels, $0.dropLabel) = (["0", "1"], ["1"]) },
      { ($0.labels, $0.labelKind) = (["0", "1"], .number) }, { $0.labelNames = ["no"] },
    ] as [(inout DataSpec) -> Void] {
      let error = failure("a.tsv", text, change)
      #expect(error?.kind == .usage && error?.advice != nil, "\(String(describing: error))")
    }
    #expect(failure("a.tsv", text) { $0.labelNames = ["no"] }?.message == "labelNames go with labels")
  }
}
