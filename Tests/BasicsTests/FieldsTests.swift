import Testing

@testable import Basics

struct FieldsTests {
  private func fields(_ text: String, path: String = "") throws -> Fields {
    try Fields(JSON5Value(parsing: text, source: "s.json5"), path: path)
  }

  @Test func takesValuesAndDefaults() throws {
    var f = try fields(
      "{i: 3, d: 0.5, b: true, s: 'x', o: 'b', l: [1, 2], n: null, f: {k: 1}}", path: "train")
    #expect(try f.int("i") == 3)
    #expect(try f.double("d", in: .from(0, below: 1)) == 0.5)
    #expect(try f.bool("b"))
    #expect(try f.string("s") == "x")
    #expect(try f.oneOf("o", ["a", "b"]) == "b")
    #expect(try f.list("l").map(\.int) == [1, 2])
    #expect(try f.optionalInt("n") == nil)
    #expect(try f.int("absent", default: 7) == 7)
    #expect(try f.double("absent", default: 0.25) == 0.25)
    #expect(try f.bool("absent", default: true))
    #expect(try f.string("absent", default: "y") == "y")
    #expect(try f.oneOf("absent", ["a"], default: "a") == "a")
    #expect(try f.optionalDouble("absent") == nil)
    #expect(try f.optionalBool("absent") == nil)
    #expect(try f.optionalString("absent") == nil)
    #expect(try f.optionalOneOf("absent", ["a"]) == nil)
    #expect(try f.optionalList("absent").isEmpty)
    var nested = try #require(try f.optionalFields("f"))
    #expect(nested.path == "train.f")
    #expect(try nested.int("k") == 1)
    try nested.finish()
    try f.finish()
  }

  @Test func unknownKeysAreAnError() throws {
    var f = try fields("{\n  batch: 16,\n  bacth: 8,\n}", path: "train")
    #expect(try f.int("batch", default: 32) == 16)
    #expect(try f.int("epochs", default: 2) == 2)
    #expect(
      throws: InputError(
        "unknown key \"bacth\" in train", place: "s.json5:3:3", expected: "one of batch, epochs",
        found: "bacth",
        advice: "did you mean \"batch\"?")
    ) { try f.finish() }
  }

  @Test func aMissingKeyIsNamedWithItsObject() throws {
    var f = try fields("{ a: 1, b: 2 }")
    #expect(
      throws: InputError(
        "model is missing", place: "s.json5:1:1", expected: "model: text in quotes", found: "only a, b")
    ) { try f.string("model") }
  }

  @Test func wrongKindsAndRanges() throws {
    func error(_ value: String, _ take: (inout Fields) throws -> Void) throws -> InputError? {
      var f = try fields("{k: \(value)}", path: "train")
      return #expect(throws: InputError.self) { try take(&f) }
    }
    let kind = "train.k is of the wrong kind"
    func wrong(_ message: String, _ expected: String, _ found: String, _ advice: String? = nil) -> InputError {
      InputError(message, place: "s.json5:1:5", expected: expected, found: found, advice: advice)
    }
    #expect(
      try error("'32'") { _ = try $0.int("k", in: .atLeast(1)) }
        == wrong(kind, "a whole number of at least 1", "\"32\""))
    #expect(
      try error("0") { _ = try $0.int("k", in: .atLeast(1)) }
        == wrong("train.k is out of range", "a whole number of at least 1", "0"))
    #expect(
      try error("1.5") { _ = try $0.int("k", default: 1) }
        == wrong("train.k is not a whole number", "a whole number", "1.5"))
    #expect(
      try error("1") { _ = try $0.double("k", in: .from(0, below: 1)) }
        == wrong("train.k is out of range", "a number from 0 to below 1", "1"))
    #expect(
      try error("0") { _ = try $0.double("k", in: .above(0)) }
        == wrong("train.k is out of range", "a number above 0", "0"))
    #expect(
      try error("NaN") { _ = try $0.optionalDouble("k") }
        == wrong("train.k is out of range", "a number", "NaN"))
    #expect(try error("null") { _ = try $0.int("k", default: 1) } == wrong(kind, "a whole number", "null"))
    #expect(try error("1") { _ = try $0.bool("k") } == wrong(kind, "true or false", "1"))
    #expect(try error("[1]") { _ = try $0.string("k") } == wrong(kind, "text in quotes", "a list of 1"))
    #expect(
      try error("'cosin'") { _ = try $0.oneOf("k", ["linear", "cosine", "constant"]) }
        == wrong(
          "train.k has an unknown value", "\"linear\", \"cosine\" or \"constant\"", "\"cosin\"",
          "did you mean \"cosine\"?"))
    #expect(try error("3") { _ = try $0.oneOf("k", ["a", "b"]) } == wrong(kind, "\"a\" or \"b\"", "3"))
    #expect(try error("1") { _ = try $0.list("k") } == wrong(kind, "a list", "1", "write [1]"))
    #expect(
      try error("[]") { _ = try $0.list("k") } == wrong("train.k is empty", "a list of at least one", "[]"))
    #expect(try error("2") { _ = try $0.optionalFields("k") } == wrong(kind, "an object", "2"))
  }

  @Test func theDocumentItselfMustBeAnObject() throws {
    #expect(
      throws: InputError(
        "the document is of the wrong kind", place: "s.json5:1:1", expected: "an object", found: "a list of 1"
      )
    ) { try fields("[1]") }
  }
}
