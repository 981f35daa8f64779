import Basics
import Testing

@testable import Settings

/// Settings of something that is neither a method nor a training: as an objective would declare them, beside its code.
private struct PairSettings: SettingGroup {
  static let declared = Declared(PairSettings())

  let beta = Setting.real("beta", 0.1, in: .above(0), "how far the model may move from its reference")
    .called("kl_coef", "dpo_beta")
  let loss = Setting.choice("loss", Loss.sigmoid, "what a pair costs")
  let mask = Setting.choice("mask", "answer", of: ["answer", "all"], "which tokens count").unnamed(at: "all")
  let pairs = Setting.optionalInt("pairs", nil, in: .between(1, 1000), "pairs that are read; null: all").symbol("n")
  let batches = Setting.optionalReal("batches", nil, in: .between(0, 1e3), "batches that are read, instead of pairs")
    .insteadOf("pairs")
  let layers = Setting.list("layers", ["first"], of: ["first", "last"], "which layers are read")
  let logs = Setting.flag("logs", false, "whether margins are kept").identifiedElsewhere()

  enum Loss: String, CaseIterable, Sendable { case sigmoid, hinge }
}

struct SettingsTests {
  private func read(_ text: String) throws -> SettingValues {
    try Fields(JSON5Value(parsing: "{\npairs: {\n\(text)}}", source: "s.json5")["pairs"]!, path: "pairs")
      .read(PairSettings.schemas)
  }

  private func failure(_ text: String) throws -> InputError {
    try #require(#expect(throws: InputError.self) { _ = try read(text) })
  }

  // MARK: Reading

  @Test func aBlockIsReadByItsDeclaration() throws {
    var choices = Choices<PairSettings>(try read("beta: 0.5, loss: 'hinge', layers: ['last', 'first'], pairs: 7"))
    #expect(choices.beta == 0.5 && choices.loss == .hinge && choices.layers == ["last", "first"] && choices.pairs == 7)
    #expect(choices.mask == "answer" && choices.batches == nil && !choices.logs)
    choices.pairs = nil
    choices.logs = true
    #expect(choices.values["pairs"] == .null && choices.values["logs"] == true && choices.values["none"] == nil)
  }

  @Test(arguments: [
    ("beta: 0", "s.json5:3:7", "pairs.beta is out of range", "a number above 0", "0", nil),
    ("beta: '1'", "s.json5:3:7", "pairs.beta is of the wrong kind", "a number above 0", "\"1\"", nil),
    ("beta: null", "s.json5:3:7", "pairs.beta is of the wrong kind", "a number above 0", "null", nil),
    ("pairs: 1001", "s.json5:3:8", "pairs.pairs is out of range", "a whole number from 1 to 1000", "1001", nil),
    (
      "loss: 'hing'", "s.json5:3:7", "pairs.loss has an unknown value", "\"sigmoid\" or \"hinge\"", "\"hing\"",
      "did you mean \"hinge\"?"
    ),
    (
      "layers: ['frist']", "s.json5:3:10", "pairs.layers[0] has an unknown value", "\"first\" or \"last\"", "\"frist\"",
      "did you mean \"first\"?"
    ),
    (
      "logs: false,\n kl_coef: 1", "s.json5:4:2", "unknown key \"kl_coef\" in pairs",
      "one of beta, loss, mask, pairs, batches, layers, logs", "kl_coef", "did you mean \"beta\"?"
    ),
    (
      "pairs: 3,\n batches: 0.5", "s.json5:4:2", "pairs gives both pairs and batches", "one of the two",
      "pairs and batches",
      "remove one: batches are a length instead of pairs"
    ),
  ])
  func whatDoesNotFitIsRefusedWithItsLine(
    text: String, place: String, message: String, expected: String, found: String, advice: String?
  ) throws {
    #expect(
      try failure(text)
        == InputError(message, place: place, expected: expected, found: found, advice: advice))
  }

  @Test func nullEndsTheOtherUnitAndIsNoDouble() throws {
    let choices = Choices<PairSettings>(try read("pairs: null, batches: 0.5"))
    #expect(choices.batches == 0.5 && choices.pairs == nil)
  }

  @Test func aListIsASweepUnlessItIsTheValue() throws {
    func given(_ name: String, _ text: String) throws -> SettingSchema.Given {
      try #require(PairSettings.schemas[name]).read(JSON5Value(parsing: text, source: "s"), named: name)
    }
    #expect(try given("beta", "[0.1, 0.5]").values == [0.1, 0.5] && given("beta", "[0.1]").isSweep)
    #expect(try !given("layers", "['first', 'last']").isSweep)
    #expect(try given("layers", "[['first'], ['first', 'last']]").values == [["first"], ["first", "last"]])
    #expect(throws: InputError.self) { try given("beta", "[0.1, 0.1]") }
    #expect(throws: InputError.self) { try given("beta", "[0.1, 0]") }
    #expect(throws: InputError.self) { try given("beta", "[]") }
  }

  @Test func wordsOfACommandLineAreReadByTheirKind() throws {
    let values = try SettingValues(
      PairSettings.schemas, words: ["beta=1e-2", "layers=first,last", "pairs=null", "logs=true", "loss=hinge"],
      of: "dpo")
    #expect(
      values.json == [
        "beta": 0.01, "loss": "hinge", "mask": "answer", "pairs": nil, "batches": nil, "layers": ["first", "last"],
        "logs": true,
      ])
    for word in ["beta", "beta=", "beta=much", "beta=-1", "betas=1", "pairs=1.5", "layers=none", "logs=1"] {
      let error = #expect(throws: InputError.self) {
        try SettingValues(PairSettings.schemas, words: [word], of: "dpo")
      }
      #expect(error?.kind == .usage && error?.place?.hasPrefix("dpo") == true, "\(word)")
    }
  }

  // MARK: Identity

  @Test func anIdentityNamesWhatItsDeclarationSays() throws {
    // Whether margins are kept is said elsewhere; the mask came later, when "all" was what everyone had.
    #expect(
      SettingValues(PairSettings.schemas).identified.canonical
        == #"{"batches":null,"beta":0.1,"layers":["first"],"loss":"sigmoid","mask":"answer","pairs":null}"#)
    #expect(
      try read("mask: 'all', logs: true").identified.canonical
        == #"{"batches":null,"beta":0.1,"layers":["first"],"loss":"sigmoid","pairs":null}"#)
  }

  @Test func whatIsStoredIsReadBack() throws {
    let values = try read("mask: 'all', beta: 2, loss: 'hinge'")
    #expect(try SettingValues(PairSettings.schemas, stored: values.json, of: "dpo") == values)
    // An identity that does not name the mask is of a run before there was one: not of today's default.
    #expect(try SettingValues(PairSettings.schemas, stored: values.identified, of: "dpo")["mask"] == "all")
    for wrong: JSON in [["beta": "x"], ["beta": 0], ["betas": 1], .array([]), .null] {
      let error = #expect(throws: InputError.self) {
        try SettingValues(PairSettings.schemas, stored: wrong, of: "dpo")
      }
      #expect(error?.kind == .failure && error?.place == "options of dpo")
    }
  }

  // MARK: Help

  @Test func helpIsMadeOfTheDeclaration() {
    #expect(
      PairSettings.schemas.help(indent: 2) == """
          beta     how far the model may move from its reference (a number above 0; default 0.1)
          loss     what a pair costs ("sigmoid" or "hinge"; default "sigmoid")
          mask     which tokens count ("answer" or "all"; default "answer")
          pairs    pairs that are read; null: all (a whole number from 1 to 1000, or null; default null)
          batches  batches that are read, instead of pairs (a number from 0 to 1000, or null; default null)
          layers   which layers are read (a list of first, last; default ["first"])
          logs     whether margins are kept (true or false; default false)
        """)
  }

  @Test func labelsUseTheSymbol() { #expect(PairSettings.schemas.map(\.symbol).contains("n")) }
}
