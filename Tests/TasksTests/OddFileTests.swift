import Basics
import Foundation
import Tasks
import Testing

/// Files that people have: odd line ends, separators, quotes and headers, and JSON that other programs write.
struct OddFileTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func failure(
    _ name: String, _ text: String, _ change: @escaping (inout DataSpec) -> Void = { _ in }
  ) -> InputError? {
    inputError { _ = try folder.load(name, text, change) }
  }

  @Test func linesThatEndWithACarriageReturnAlone() throws {
    let task = try folder.load("a.csv", "text,label\ra,1\r\"b\nc\",0\r")
    #expect(task.train.map(\.text) == ["a", "b\nc"])
    #expect(task.train.map(\.source) == ["a.csv:2", "a.csv:3"])
    #expect(failure("a.csv", "text,label\ra,1\rb\r")?.place == "a.csv:3")
    // In a file of LF it is a character like others, as it always was.
    #expect(try folder.load("a.tsv", "text\tlabel\na\rb\t1\nc\t0\n").train[0].text == "a\rb")
    let lines = try folder.load("a.jsonl", "{\"text\":\"a\",\"label\":1}\r{\"text\":\"b\",\"label\":0}\r")
    #expect(lines.train.count == 2)
  }

  @Test func otherSeparators() throws {
    let text = "text;label\na, b;1\nc;0\n"
    let error = failure("a.csv", text)
    #expect(error?.advice == "the fields seem to stand between \";\": say --separator ';'")
    #expect(failure("a.csv", text) { $0.wording = .suite }?.advice?.hasSuffix("say separator: \";\"") == true)
    #expect(try folder.load("a.csv", text) { $0.separator = ";" }.train[0].text == "a, b")
    #expect(failure("a.csv", text.replacing(";", with: "\t"))?.advice?.hasSuffix("say --format tsv") == true)
    #expect(
      failure("a.csv", "\"text\";\"label\"\n\"a\";\"1\"\n")?.advice?.hasPrefix(
        "if \";\" separates the fields, say --separator ';'")
        == true)
    #expect(failure("a.csv", "text,label\na, b,1\n")?.advice?.contains("within double quotes") == true)
    // With a separator the ending need say nothing.
    #expect(try folder.load("a.txt", text) { $0.separator = ";" }.train.count == 2)
    #expect(failure("a.csv", text) { $0.separator = ";;" }?.message == "no separator")
    let several = failure("a.csv", text) { $0.separator = ":/:" }
    #expect(several?.place == "set: --separator" && several?.kind == .usage)
    #expect(several?.advice?.hasSuffix("sed 's/:\\/:/\\t/g' FILE > NEW.tsv") == true)
    for separator in ["", "\"", "\n", "\r\n", "\u{FF1B}", "ab\n"] {
      let error = failure("a.csv", text) { $0.separator = separator }
      #expect(error?.message == "no separator" && error?.advice != nil, "\(separator.debugDescription)")
    }
    #expect(failure("a.jsonl", "{}") { $0.separator = ";" }?.kind == .usage)
  }

  @Test func quotesThatAreNotToldAreAskedAboutWhereTheyMustBeQuotes() throws {
    let doubled = "text\tlabel\n\"say \"\"hi\"\"\"\t1\nb\t0\n"
    #expect(failure("a.tsv", doubled)?.place == "a.tsv:2")
    #expect(failure("a.tsv", doubled)?.advice?.contains("--quoting yes") == true)
    #expect(try folder.load("a.tsv", doubled) { $0.quoting = true }.train[0].text == "say \"hi\"")
    #expect(try folder.load("a.tsv", doubled) { $0.quoting = false }.train[0].text == "\"say \"\"hi\"\"\"")
    #expect(failure("a.tsv", "text\tlabel\n\"a\"\t1\n\"b\"\t0\n")?.message == "do double quotes enclose fields?")
    #expect(failure("a.tsv", "\"text\"\t\"label\"\n\"a\"\t\"1\"\n")?.advice?.hasSuffix("say --quoting yes") == true)
    let one = try folder.load("a.tsv", "text\tlabel\n\"a\"\t1\nb\t0\n")
    #expect(one.train[0].text == "\"a\"")
    #expect(one.warnings.count == 1)
    #expect(failure("a.tsv", "text\tlabel\n\"a\tb\"\t1\n")?.advice?.hasSuffix("say --quoting yes") == true)
  }

  @Test func headerNamesGoBeforePositions() throws {
    // As pandas writes a table without names.
    let text = ",0,1\n0,a,x\n1,b,y\n"
    let task = try folder.load("a.csv", text) {
      $0.text = Column("0")
      $0.label = Column("1")
    }
    #expect(task.train.map(\.text) == ["a", "b"])
    #expect(task.labels == ["x", "y"])
    #expect(failure("a.csv", text) { $0.text = 9 }?.expected == "a number from 1 to 3, or one of 0, 1")
    #expect(Column("01") == .name("01"))
  }

  @Test func aRowIsNotTakenForTheHeader() throws {
    // The second column is called "1" as well.
    for (text, message) in [
      ("good\tx\nbad\ty\nfine\tx\n", "the header line looks like a row"),
      ("good\t1\nbad\t0\nfine\t1\n", "one column cannot be two things"),
    ] {
      let error = failure("a.tsv", text) {
        $0.text = 1; $0.label = 2
      }
      #expect(error?.message == message)
      #expect(error?.advice?.contains("--no-header") == true)
      #expect(
        try folder.load("a.tsv", text) {
          $0.text = 1; $0.label = 2; $0.header = false
        }.train.count == 3)
    }
  }

  @Test func doubledNamesAreErrorsAndMissingOnesAreNot() throws {
    #expect(failure("a.csv", "label,text,label\n0,a,1\n")?.found == "\"label\" as columns 1 and 3")
    #expect(failure("a.csv", "Text,TEXT,label\na,b,1\n")?.message == "two columns could be the text")
    #expect(try folder.load("a.csv", "text, label,,\na,0,,\nb,1,,\n").train.count == 2)
    #expect(failure("a.csv", "sep=;\ntext;label\na;1\n")?.message == "the first line is a note of a spreadsheet")
    #expect(
      failure("a.jsonl", #"{"text":"a","label":0,"l\u0061bel":1}"#)?.message
        == "the key \"label\" stands twice in one object")
  }

  @Test func whatNobodyReadsIsNobodysBusiness() throws {
    let task = try folder.load(
      "a.jsonl",
      #"""
      {"text":"a","label":1,"score":NaN,"more":{"x":[1,{"x":-Infinity}]},"half":"\ud83d"}
      {"text":"b\ud83d\ude00","label":0,"score":1e400}
      """#)
    #expect(task.train.map(\.text) == ["a", "b\u{1f600}"])
    #expect(task.labels == ["0", "1"])
  }

  @Test func whatIsReadMustBeAField() {
    func found(_ line: String) -> InputError? { failure("a.jsonl", line + "\n" + line) }
    #expect(found(#"{"text":"a\ud83d","label":1}"#)?.found == #"half of a surrogate pair (\ud83d)"#)
    #expect(found(#"{"text":"a\ude00\ud83d","label":1}"#)?.place == "a.jsonl:1")
    let object = found(#"{"text":"a","label":{"id":1}}"#)
    #expect(object?.found == "an object with \"id\"")
    #expect(object?.advice?.contains(#"jq -c '."label" = ."label"."id"'"#) == true)
    #expect(found(#"{"text":["a"],"label":1}"#)?.found == "a list")
    #expect(found(#"{"text":"a","label":NaN}"#)?.message == "rows without a label?")
  }

  @Test(arguments: [
    #"{"text":"a","label":01}"#, #"{"text":"a","label":1,}"#, #"{"text":"a" "label":1}"#, #"{'text':'a'}"#,
    #"{"text":"a","label":1"#, #"{"text":"a","label":1} x"#, #"{"text":"\x","label":1}"#, #"{"text":"\u12","label":1}"#,
    #"{"text":"a"#, #"{"text":"#, "{", #"{"text":"a\"#, #"{"text":"a","label":+1}"#, "[1]", "1", "nonsense",
    "{\"text\":\"a\u{1}\",\"label\":1}",
  ])
  func whatIsNoJSONIsAnErrorOfItsLine(_ line: String) {
    let error = failure("a.jsonl", "{\"text\":\"a\",\"label\":1}\n" + line)
    #expect(error?.place == "a.jsonl:2")
    #expect(error?.message == "not a JSON object")
  }

  @Test func whatIsNoFileIsSaid() throws {
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("d.tsv"), withIntermediateDirectories: true)
    for (path, found) in [("d.tsv", "a directory"), ("/dev/null", "a pipe or a device")] {
      let spec = DataSpec(name: "set", files: .init(all: path), format: .tsv)
      #expect(inputError { _ = try spec.load(from: folder.url, hash: fakeHash) }?.found == found)
    }
    #expect(failure("a.csv", "text,label\na,1\r\r\nb,0\r\r\n")?.advice?.contains("tr -d '\\r'") == true)
  }

  @Test func nestingHasAnEnd() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(failure("a.jsonl", "{\"text\":\(deep)")?.place == "a.jsonl:1")
  }

  @Test func numbersOfJSONAreTheTextThatTheyWere() throws {
    let task = try folder.load(
      "a.jsonl",
      """
      {"text":"a","label":1234567890123456789}
      {"text":"b","label":12345678901234567890}
      {"text":"c","label":1.0}
      {"text":"d","label":1}
      {"text":"e","label":-0}
      """)
    #expect(task.labels == ["0", "1", "1234567890123456789", "12345678901234567890"])
  }

  /// Cutting or changing any byte of a good file gives rows or an `InputError`, and no trap.
  @Test(arguments: [
    ("a.jsonl", "{\"text\":\"a\\u00e9\\ud83d\\ude00\",\"label\":1.5e0}\n{\"text\":\"b\",\"label\":2,\"x\":[{}]}\n"),
    ("a.csv", "text,label\r\n\"a, \"\"b\"\"\",1\r\nc,0\r\nd,-1\r\n"),
    ("a.tsv", "sentence1\tsentence2\tlabel\na\tb\t5.0\nc\td\t4.75\n"),
  ])
  func noDamageIsATrap(_ name: String, _ text: String) throws {
    let spec = DataSpec(name: "set", files: .init(all: name))
    let good = Array(text.utf8)
    for position in good.indices {
      for byte: UInt8? in [nil, 0, 0x22, 0x0d, 0x0a, 0x2d, 0x39, 0x5c, 0x7b, 0xff] {
        var bytes = good
        if let byte { bytes[position] = byte } else { bytes.removeSubrange(position...) }
        try folder.write(name, bytes)
        do { _ = try spec.load(from: folder.url, as: .heldOut, hash: fakeHash) } catch is InputError {}
      }
    }
  }
}
