import Basics
import TestSupport
import Testing

@testable import Suites

@Suite struct ClaimReadingTests {
  private let methods =
    "['lora', 'fft', { name: 'bitfit', label: 'bitfit, 9 > 8' }, { name: 'lora', rank: 2, label: 'lora - 2' }]"

  private func suite(_ claims: String, _ more: [(String, String?)] = []) throws -> Suite {
    try Suite(
      parsing: suiteText([("methods", methods), ("claims", claims)] + more), name: "s.json5", methods: exampleMethods,
      tasks: exampleTasks)
  }

  private func texts(_ claims: String) throws -> [String] { try suite(claims).claims.map(\.statement.text) }

  @Test func statementsAreReadWithAndWithoutSpaces() throws {
    #expect(
      try texts("['lora>*', 'bitfit < lora<fft', { that: 'lora >= fft - 0.01' }, 'fft=~lora', 'lora ≥ fft+1e-3']") == [
        "lora > *", "bitfit < lora < fft", "lora >= fft - 0.01", "fft =~ lora", "lora >= fft + 0.001",
      ])
    let claim = try suite("[{ says: 'LoRA is best', from: 'survey', that: 'lora > * - 0.5', metric: 'steps/seconds' }]")
      .claims[0]
    #expect(claim.title == "LoRA is best" && claim.from == "survey" && claim.subject == .measure("steps/seconds"))
    #expect(claim.statement.terms == [.init(name: "lora"), .init(name: nil, offset: -0.5)])
    #expect(claim.statement.relations == [.above])
  }

  /// A label that ends like a number taken away is a label; one with a sign of the grammar stands in quotes.
  @Test func labelsMayLookLikeSums() throws {
    #expect(try texts("['lora - 2 > fft - 2']") == ["lora - 2 > fft - 2"])
    let claim = try suite("[\"lora - 2 > 'bitfit, 9 > 8' + 1\"]").claims[0].statement
    #expect(claim.terms == [.init(name: "lora - 2"), .init(name: "bitfit, 9 > 8", offset: 1)])
  }

  @Test func subjects() throws {
    let more: [(String, String?)] = [
      ("heldOut", "['wordnet/definition-match']"), ("retention", "['wordnet/relatedness']"),
    ]
    let claims = try suite(
      """
      [{ that: 'lora > fft', heldOut: true }, { that: 'lora > fft', heldOut: 'wordnet/definition-match' },
       { that: 'fft > *', forgotten: true }, { that: 'fft > *', metric: 'memory/process/peak_resident' },
       { that: 'fft > *', metric: 'test/macroF1' }, { that: 'fft > *', metric: 'train' }, 'fft > *']
      """, more
    ).claims
    #expect(
      claims.map(\.subject) == [
        .heldOut(nil), .heldOut("wordnet/definition-match"), .forgotten, .measure("memory/process/peakResident"),
        .measure("test/macroF1"), .measure("train"), .measure("test"),
      ])
    #expect(Set(claims.map(\.key)).count == claims.count)
  }

  @Test(arguments: [
    ("'lora > *'", "claims is of the wrong kind", "a list", "write ["),
    ("['lora']", "claims[0] compares nothing", "lora > *", ""),
    ("['lora == fft']", "claims[0] compares nothing", "=~", "write =~"),
    ("['lroa > fft']", "claims[0] names \"lroa\", which is no entry of methods", "a label", "did you mean \"lora\"?"),
    ("[{ that: 'lora >' }]", "claims[0].that has a sign with nothing beside it", "lora > *", ""),
    ("['lora > fft < bitfit']", "claims[0] goes up and down", "one way", "make two claims"),
    ("['lora > lora']", "claims[0] names \"lora\" twice", "every entry once", ""),
    ("['* > *']", "claims[0] names no entry", "at least one entry", ""),
    ("['* > lora > *']", "claims[0] has * twice", "* at most once", ""),
    ("['lora > fft', { says: 'x', that: 'lora>fft' }]", "claims[1] stands twice", "every claim once", ""),
    ("[3]", "claims[0] is of the wrong kind", "a statement", ""),
    ("[{ says: 'x' }]", "claims[0].that is missing", "lora > *", ""),
    ("[{ that: 'lora > fft', metrik: 'test' }]", "unknown key \"metrik\" in claims[0]", "metric", "\"metric\""),
    (
      "[{ that: 'lora > fft', metric: 'test/acuracy' }]", "claims[0].metric names an unknown metric", "after test/",
      "did you mean \"accuracy\"?"
    ),
    (
      "[{ that: 'lora > fft', metric: 'steps/second' }]", "claims[0].metric names an unknown measure", "steps/seconds",
      "did you mean \"steps/seconds\"?"
    ),
    ("[{ that: 'lora > fft', heldOut: true }]", "the suite has no held-out data", "heldOut", ""),
    ("[{ that: 'lora > fft', forgotten: true }]", "the suite reads nothing that could be forgotten", "retention", ""),
    (
      "[{ that: 'lora > fft', metric: 'test', forgotten: true }]", "claims[0] has both metric and forgotten",
      "one of metric", "two claims"
    ),
  ])
  func mistakesAreNamed(claims: String, message: String, expected: String, advice: String) throws {
    let error = #expect(throws: InputError.self) { try suite(claims) }
    #expect(error?.message == message && error?.kind == .usage, "\(String(describing: error))")
    #expect(error?.expected?.contains(expected) == true, "\(String(describing: error))")
    #expect(advice.isEmpty || error?.advice?.contains(advice) == true, "\(String(describing: error))")
    #expect(error?.place?.hasPrefix("s.json5:") == true)
  }

  @Test func claimsAndMarginChangeNoIdentity() throws {
    let plain = try Suite(
      parsing: suiteText([("methods", methods)]), name: "s.json5", methods: exampleMethods, tasks: exampleTasks)
    let claimed = try suite("['lora > *']", [("margin", "0.02")])
    #expect(claimed.margin == 0.02 && plain.margin == nil && plain.claims.isEmpty)
    let one = Plan(plain, context: exampleContext(plain)), two = Plan(claimed, context: exampleContext(claimed))
    #expect(one.runs.map(\.identity) == two.runs.map(\.identity))
    #expect(throws: InputError.self) { try suite("[]", [("margin", "-1")]) }
  }

  /// Of results whose suite nobody has any more, as far as it can be read.
  @Test func claimsAreReadFromATextAlone() {
    let said = SuiteClaims(
      text: suiteText([("claims", "['anything at all > * - 0.5']"), ("margin", "0.1")]), name: "s")
    #expect(said.claims.map(\.statement.terms) == [[.init(name: "anything at all"), .init(name: nil, offset: -0.5)]])
    #expect(said.margin == 0.1 && said.problem == nil)
    #expect(SuiteClaims(text: "{ claims: 3 }", name: "s").problem != nil)
    #expect(SuiteClaims(text: "", name: "s").claims.isEmpty)
  }
}
