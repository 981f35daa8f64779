import Basics
import Testing

@testable import Training

/// Rewards against numbers worked by hand, and what they say of settings that they do not understand.
struct RewardTests {
  private func sum(_ text: String) throws -> RewardSum {
    try RewardSum(JSON5Value(parsing: text, source: "rewards.json5"), named: "rewards")
  }

  private func answer(_ text: String, reference: String? = nil, tokens: Int = 5, isTruncated: Bool = false)
    -> SampledAnswer
  {
    SampledAnswer(prompt: "?", text: text, reference: reference, tokens: tokens, isTruncated: isTruncated)
  }

  private func scores(_ text: String, _ answers: [SampledAnswer]) throws -> [Double] {
    try sum(text).scores(answers).total
  }

  /// max(0, 1 - |words - 16| / 16), as a script for TRL has it: words are what stands between blanks.
  @Test func lengths() throws {
    func words(_ count: Int) -> SampledAnswer {
      answer((0..<count).map { "w\($0)," }.joined(separator: " \n"), tokens: 9)
    }
    #expect(try scores("{ length: 16 }", [0, 8, 16, 24, 40].map(words)) == [0, 0.5, 1, 0.5, 0])
    #expect(try scores("[{ length: { target: 10, width: 2 } }]", [8, 9, 10, 12].map(words)) == [0, 0.5, 1, 0])
    #expect(try scores("{ length: { target: 10, width: 4, unit: 'tokens' } }", [words(3)]) == [0.75])
  }

  @Test func textsAndPatterns() throws {
    let answers = [answer("A cat, because it purrs."), answer("a CAT")]
    #expect(try scores("{ contains: 'cat' }", answers) == [1, 0])
    #expect(try scores("{ contains: ['cat', 'because'] }", answers) == [1, 0])
    #expect(try scores("{ contains: { text: ['cat', 'because'], ignoreCase: true } }", answers) == [1, 0.5])
    #expect(try scores(#"{ matches: "^[A-Z].*\\.$" }"#, answers) == [1, 0])
    #expect(
      try scores("{ matches: { pattern: 'a|cat', whole: true, ignoreCase: true } }", [answer("CAT"), answer("a cat")])
        == [1, 0])
  }

  @Test func forms() throws {
    let sentence = answer("It is so."), cut = answer("it is", isTruncated: true)
    #expect(try scores("{ format: 'sentence' }", [sentence, cut, answer("")]) == [1, 0, 0])
    #expect(try scores("{ format: ['ended', 'line'] }", [sentence, cut, answer("a\nb")]) == [1, 0.5, 0.5])
    #expect(try scores("{ format: 'json' }", [answer("{\"a\": [1]}"), answer("{a")]) == [1, 0])
    #expect(
      try scores("{ format: 'list' }", [answer("- one\n\n- two"), answer("1. one\n2) two"), answer("one\n- two")]) == [
        1, 1, 0,
      ])
  }

  @Test func theTasksOwnAnswer() throws {
    let answers = [
      answer(" The  Lute! ", reference: "the lute"), answer("lute", reference: "the lute"), answer("lute"),
    ]
    let found = try scores("['exact']", answers)
    #expect(found[0] == 1 && found[1] == 0 && found[2].isNaN)
    #expect(try scores("{ exact: { normalize: false } }", Array(answers.prefix(1))) == [0])
  }

  /// Rewards that say nothing of an answer are left out of its sum, as TRL leaves out None.
  @Test func sums() throws {
    let rewards = try sum("[{ exact: true, weight: 2 }, { length: 2, weight: 0.5 }, { length: 4 }]")
    let scores = try rewards.scores([answer("one two", reference: "One, two."), answer("one two")])
    #expect(scores.total == [2 + 0.5 + 0.5, 0.5 + 0.5])
    #expect(scores.parts.map(\.name) == ["exact", "length", "length 2"] && scores.parts[0].scores[1].isNaN)
    #expect(try self.scores("['exact']", [answer("x")])[0].isNaN)
  }

  /// What an identity holds can be read again.
  @Test func theirConfigurationIsASuitesForm() throws {
    let text = """
      ['exact', { contains: 'a', weight: -1 }, { matches: 'b+' }, { length: 3 }, { format: ['json', 'ended'] },
       { similarity: 'minilm' }, { classifier: { run: 'r:x', label: 'good' } }, { rewardModel: 'r:y' }]
      """
    let rewards = try sum(text)
    let again = try RewardSum(
      JSON5Value(plain: rewards.configuration, place: JSON5Place(source: "a record", line: 1, column: 1)),
      named: "rewards")
    #expect(again.configuration == rewards.configuration && again.terms.map(\.name) == rewards.terms.map(\.name))
    #expect(rewards.sources == [.model("minilm"), .run("r:x"), .run("r:y")])
    #expect(RewardRegistry.names.count == Set(RewardRegistry.names).count)
    for type in RewardRegistry.rewards { _ = try sum(type.card.example) }
  }

  @Test(arguments: [
    ("{ lenght: 16 }", "did you mean \"length\"?"), ("{ regex: 'a' }", "did you mean \"matches\"?"),
    ("[]", "[{ length: 16 }]"), ("{ length: 16, contains: 'a' }", "give each reward an object of its own in the list"),
    ("{ matches: '([a' }", "look at its brackets"), ("['lenght']", "did you mean \"length\"?"),
    ("{ length: { target: 3, widht: 2 } }", "did you mean \"width\"?"), ("{ length: 0 }", "from 1"),
    ("{ contains: '' }", "a text that an answer may contain"), ("{ length: 3, weight: 0 }", "a weight other than 0"),
    ("{ matches: { pattern: 'a)(b', whole: true } }", "look at its brackets"), ("{ exact: false }", "leave it out"),
  ])
  func whatIsNotUnderstood(text: String, advice: String) throws {
    let error = #expect(throws: InputError.self) { try sum(text) }
    #expect("\(error!)".contains(advice) && "\(error!)".contains("rewards.json5:1"), "\(error!)")
  }
}
