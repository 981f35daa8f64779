import Foundation
import Testing

@testable import Basics

/// What is read, against Foundation's own JSON5 reader and against the values that the specification gives.
struct JSON5ParserTests {
  /// Documents that both readers take; Foundation's is the oracle. (Its NaN differs from itself; see below.)
  static let documents = [
    "{}", "[]", "null", "true", "'text'", "12", "[1,2,3,]", "{a:1,}", "{'a':1,\"b\":2,c:3}",
    "// before\n{a: 1} // after", "/* one */ {a /* two */ : /* three */ 1 /* four\n*/ }",
    "{a: 1,\n\n  b: [ ], }",
    "[0, -0, +0, 1, -1, +1]", "[.5, 5., -.5, +.25, 0.125, 5.e3]", "[1e3, 1E3, 1e+3, 1e-3, 2.5e-4, -1e-10]",
    "[0x0, 0xff, 0XFF, 0xdecaf, -0x10, +0x1F]", "[Infinity, -Infinity, +Infinity]",
    "[1e308, 5e-324, 0.1, 123456789012345680]",
    #"['single', "double", 'it"s', "it's", '\'', "\""]"#,
    #"['a\nb', 'tab\t', 'back\\slash', 'slash\/', '\b\f\r']"#,
    #"['\u00e9', '\u0041', '\uD83D\uDE00', '\x41\x7e']"#, "['é', '日本', '😀']",
    "{$a: 1, _b: 2, c3: 3, été: 4, 名: 5}",
    "{a: {b: {c: [1, {d: [[]]}]}}}", "\u{FEFF}{a: 1}",
    "{version: 1, methods: ['head', {name: 'lora', rank: [1, 2, 4]}], train: {learningRate: 2e-3}, seeds: [1, 2]}",
    #"{"null": null, "true": true, "false": [false]}"#, "{null: 1, true: 2, Infinity: 3}",
  ]

  @Test(arguments: documents)
  func readsWhatFoundationReads(document: String) throws {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    let oracle = try decoder.decode(FoundationValue.self, from: Data(document.utf8))
    #expect(try JSON(parsing: document, source: "test") == oracle.json)
  }

  @Test func notANumberIsRead() throws {
    let value = try JSON(parsing: "[NaN, -NaN]", source: "test")
    #expect(value.array?.allSatisfy { $0.double?.isNaN == true } == true)
  }

  /// What Foundation reads wrongly or not at all. Oracle: the same texts as ECMAScript, JSON.stringify(eval(…)).
  @Test(arguments: [
    ("['one \\\ntwo', 'one \\\r\ntwo', 'one \\\u{2028}two']", #"["one two","one two","one two"]"#),
    (#"{\u0061bc: 1}"#, #"{"abc":1}"#),
    ("{\u{00A0}a\u{2003}:\u{2028}\u{0B}\u{0C}1\t}", #"{"a":1}"#),
    (#"['\v\0\a\'\q']"#, #"["\u000b\u0000a'q"]"#),
  ])
  func readsWhatECMAScriptReads(document: String, canonical: String) throws {
    #expect(try JSON(parsing: document, source: "test").canonical == canonical)
  }

  @Test func everyValueKnowsItsPlace() throws {
    let value = try JSON5Value(
      parsing: "{\n  a: 1, // one\r\n  'b': [true,\n    {c: 'd'}],\r}", source: "x.json5")
    #expect(value.place.description == "x.json5:1:1")
    #expect(value.object?.map(\.place.description) == ["x.json5:2:3", "x.json5:3:3"])
    #expect(value["a"]?.place.description == "x.json5:2:6")
    #expect(value["b"]?.array?.map(\.place.description) == ["x.json5:3:9", "x.json5:4:5"])
    #expect(value["b"]?.array?[1]["c"]?.place.description == "x.json5:4:9")
  }

  @Test func membersKeepTheOrderOfTheFile() throws {
    let value = try JSON5Value(parsing: "{z: 1, a: 2, m: 3}", source: "test")
    #expect(value.object?.map(\.key) == ["z", "a", "m"])
  }

  @Test func wholeNumbersAreExactOrNot() throws {
    let values = try JSON5Value(
      parsing: "[3, 3.0, -2e3, 3.5, 9007199254740991, 9007199254740992, 1e300, NaN, 'a']", source: "test")
    #expect(values.array?.map(\.int) == [3, 3, -2000, nil, 9_007_199_254_740_991, nil, nil, nil, nil])
  }

  static let wrong: [(String, String, String, String, String)] = [
    ("", "1:1", "the text ends where a value is due", valueForms, "the end of the text"),
    ("{a: }", "1:5", "a value is due here", valueForms, "}"),
    ("{a: 1\n b: 2}", "2:2", "the object does not go on here", "a comma or }", "b"),
    ("{a 1}", "1:4", "no colon after the key \"a\"", "a colon", "1"),
    ("{,}", "1:2", "a key is due here", "a key or }", ","),
    ("{a: 1", "1:6", "the object does not go on here", "a comma or }", "the end of the text"),
    ("{a: 1,", "1:7", "the text ends inside an object", "a key or }", "the end of the text"),
    ("[1 2]", "1:4", "the list does not go on here", "a comma or ]", "2"),
    ("[1,,2]", "1:4", "a value is due here", valueForms, ","),
    ("{} {}", "1:4", "something follows the document's value", "the end of the text", "{"),
    (
      "{\n  a: 1,\n  'a': 2}", "3:3", "the key \"a\" stands twice in one object", "every key once",
      "\"a\" in line 2 already"
    ),
    ("[minilm]", "1:2", "a value cannot be a bare word", valueForms, "minilm"),
    ("['abc\n']", "1:6", "the string does not end on its line", "a closing '", "the end of the line"),
    ("['abc", "1:2", "the string does not end", "a closing '", "the end of the text"),
    (#"['\1']"#, "1:3", "a digit cannot be escaped", "an escape such as \\n or \\u00e9", "\\1"),
    (#"['\u12g4']"#, "1:3", "a wrong escape", "4 hexadecimal digits", "g"),
    (
      #"['\ud83d']"#, "1:3", "half of a surrogate pair is no character", "a pair such as \\ud83d\\ude00",
      "\\ud83d"
    ),
    (#"{\u0020: 1}"#, "1:2", "a name cannot hold this character", "a letter, digit, $ or _", " "),
    ("[012]", "1:2", "not a number", numberForms, "012"),
    ("[1.2.3]", "1:2", "not a number", numberForms, "1.2.3"),
    ("[32px]", "1:2", "not a number", numberForms, "32px"), ("[-]", "1:2", "not a number", numberForms, "-"),
    ("[0x]", "1:2", "not a number", numberForms, "0x"), ("[1e]", "1:2", "not a number", numberForms, "1e"),
    ("[.]", "1:2", "not a number", numberForms, "."),
    ("[-infinity]", "1:2", "not a number", numberForms, "-infinity"),
    ("[1e999]", "1:2", "the number is too large", "at most 1.7976931348623157e+308", "1e999"),
    ("{} /* x", "1:4", "the comment does not end", "*/", "the end of the text"),
    ("{} / x", "1:4", "a single / means nothing", "// or /*", " "),
    (
      String(repeating: "[", count: 300), "1:257", "the nesting is too deep", "at most 256 levels", "one more"
    ),
  ]
  static let valueForms = "a value: text in quotes, a number, true, false, null, [list] or {object}"
  static let numberForms = "a number such as 32, 0.1, 2e-3 or 0x1f"

  @Test(arguments: wrong)
  func namesTheFirstWrongCharacter(
    document: String, place: String, message: String, expected: String, found: String
  ) throws {
    let error = #expect(throws: InputError.self) { try JSON5Value(parsing: document, source: "x.json5") }
    #expect(error?.place == "x.json5:" + place)
    #expect(error?.message == message)
    #expect(error?.expected == expected)
    #expect(error?.found == found)
  }

  @Test(arguments: [
    ("[minilm]", "for the text, write \"minilm\""), ("{a: 1, a: 2}", "remove one of the two"),
    ("['abc\n']", "to go on in the next line, end this one with \\"),
    ("[32px]", "for text, put it in quotes"),
    (#"{\u0020: 1}"#, "put the key in quotes"),
  ])
  func advises(document: String, advice: String) throws {
    let error = #expect(throws: InputError.self) { try JSON5Value(parsing: document, source: "x.json5") }
    #expect(error?.advice == advice)
  }

  @Test func filesAreReadAndTheirErrorsNamed() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("json5-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("{a: 1}".utf8).write(to: file)
    #expect(try JSON5Value(file: file).json == ["a": 1])

    try Data("{\n a: '".utf8 + [0xff, 0x0a]).write(to: file)
    #expect(
      throws: InputError(
        "the file is not UTF-8", place: "short:2", expected: "text in UTF-8",
        found: "bytes that are no character", advice: "save it as UTF-8")
    ) { try JSON5Value(file: file, name: "short") }

    #expect(
      throws: InputError(
        "cannot read the file", place: "/nowhere.json5", expected: "a readable JSON5 file",
        found: "no such file")
    ) { try JSON5Value(file: URL(fileURLWithPath: "/nowhere.json5")) }
  }
}

/// Whatever Foundation's JSON5 decoder finds, as our tree.
private struct FoundationValue: Decodable {
  var json: JSON

  init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: Key.self) {
      json = .object(
        Dictionary(
          uniqueKeysWithValues: try members.allKeys.map {
            ($0.stringValue, try members.decode(FoundationValue.self, forKey: $0).json)
          }))
      return
    }
    if var elements = try? decoder.unkeyedContainer() {
      var values: [JSON] = []
      while !elements.isAtEnd { values.append(try elements.decode(FoundationValue.self).json) }
      json = .array(values)
      return
    }
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      json = .null
    } else if let bool = try? value.decode(Bool.self) {
      json = .bool(bool)
    } else if let number = try? value.decode(Double.self) {
      json = .number(number)
    } else {
      json = .string(try value.decode(String.self))
    }
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
