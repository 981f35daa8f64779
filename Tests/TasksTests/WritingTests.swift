import Testing

@testable import Tasks

/// Exact match and ROUGE-L of what a model writes.
@Suite struct WritingTests {
  /// F of rouge_score 0.1.2, RougeScorer(["rougeL"]).
  @Test(arguments: [
    ("a device for measuring the speed of wind", "an instrument that measures wind speed", 0.14285714285714288),
    ("the cat sat on the mat", "the cat sat on the mat.", 1),
    ("Don't stop: 3 of 4 don't.", "do not stop; 4 of 3 don't", 0.5),
    ("", "something", 0),
    ("wind speed wind speed wind", "wind wind speed", 0.75),
  ])
  func rougeLAsRougeScore(written: String, gold: String, expected: Double) {
    #expect(abs(Writing(written: written, gold: gold).rougeL - expected) < 1e-12)
  }

  /// By hand: 4 of 5 characters of each in one order; two Cyrillic words of three.
  @Test func otherScriptsHaveWords() {
    #expect(abs(Writing(written: "测量风速的", gold: "测风速的器").rougeL - 0.8) < 1e-12)
    #expect(abs(Writing(written: "скорость ветра", gold: "скорость сильного ветра").rougeL - 0.8) < 1e-12)
    #expect(Writing.words("Ünï-code 42, 風x速") == ["ünï", "code", "42", "風", "x", "速"])
  }

  @Test func anExactMatchMindsEverythingButBlanksAround() {
    let pairs = [(" a  b\n", "a  b", true), ("a b", "a  b", false), ("A", "a", false), ("", "  ", true)]
    for (written, gold, isExact) in pairs { #expect(Writing(written: written, gold: gold).isExact == isExact) }
    let writings = pairs.map { Writing(written: $0.0, gold: $0.1) }
    #expect(Metric.exactMatch.value(writings) == 0.5)
    #expect(abs(Metric.rougeL.value(writings) - 0.75) < 1e-12)
  }
}
