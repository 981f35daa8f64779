import Basics
import Foundation
import Testing

@testable import Training

/// What judges say of pairs, and how suites name them.
struct JudgeTests {
  private func judge(_ text: String) throws -> any Judge {
    try JudgeRegistry.judge(try JSON5Value(parsing: text, source: "s.json5"), named: "judge")
  }

  /// Says what a test tells it to.
  private struct Models: JudgeModels {
    var sums: [[Double]?] = []
    var vectors: [String: [Float]] = [:]
    func likelihoods(of texts: [String], behind prompts: [String], model: String?) -> [[Double]?] {
      precondition(prompts.count == sums.count)
      return sums
    }
    func embeddings(_ model: String, of texts: [String]) -> [[Float]] { texts.map { vectors[$0]! } }
  }

  private let pairs = (0..<2000).map {
    PairToJudge(prompt: "p\($0)", first: "a\($0)", second: "b\($0)", goldIsFirst: $0 % 3 == 0)
  }

  private func turned(_ rate: String, _ pairs: [PairToJudge], seed: UInt64 = 1) throws -> Set<String> {
    let verdicts = try judge("{ error: \(rate) }").verdicts(pairs, seed: seed, models: Models())
    return Set(zip(pairs, verdicts).filter { $1.prefersFirst != $0.goldIsFirst }.map { $0.0.prompt })
  }

  @Test func errorsAreNested() throws {
    let some = try ["0", "0.1", "0.2", "0.3", "1"].map { try turned($0, pairs) }
    #expect(some[0].isEmpty && some[4].count == 2000)
    for (a, b) in zip(some, some.dropFirst()) { #expect(a.isStrictSubset(of: b)) }
    // Four standard deviations of a binomial count: 4 sqrt(2000 p (1 - p)).
    #expect(abs(some[1].count - 200) < 54 && abs(some[2].count - 400) < 72 && abs(some[3].count - 600) < 82)
    // Neither the order of the pairs nor which others there are matters, nor which answer stands first.
    let few = pairs.reversed().filter { $0.prompt.hasSuffix("7") }.map {
      PairToJudge(prompt: $0.prompt, first: $0.second, second: $0.first, goldIsFirst: !$0.goldIsFirst)
    }
    #expect(try turned("0.2", few) == some[2].filter { $0.hasSuffix("7") })
    #expect(try turned("0.2", pairs, seed: 2) != some[2])
  }

  @Test func bothOrdersAreAsked() throws {
    let own = try judge("{ model: 'self', orders: 'agree' }"), pairs = Array(pairs.prefix(6))
    // First better; second better; always A; always B; no number; one does not fit.
    let sums: [[Double]?] = [
      [-1, -2], [-2, -1], [-2, -1], [-1, -2], [-1, -2], [-1, -2], [-3, -1], [-3, -1], [.nan, .nan], [-1, -1], [-1, -2],
      nil,
    ]
    let verdicts = try own.verdicts(pairs, seed: 1, models: Models(sums: sums))
    #expect(verdicts.map(\.prefersFirst) == [true, false, nil, nil, nil, nil])
    #expect(verdicts.map(\.firstShare) == [0.5, 0.5, 1, 0, 0.5, nil])
  }

  @Test func theMeanOverBothOrdersCancelsALikingForWhatStandsFirst() throws {
    let own = try judge("{ model: 'self' }"), pairs = Array(pairs.prefix(5))
    // Log odds of the first answer, as it stands and turned: 2 - 0.5, 0.5 - 2, 1 - 1, no number, does not fit.
    let sums: [[Double]?] = [
      [-1, -3], [-1, -1.5], [-1, -1.5], [-1, -3], [-1, -2], [-1, -2], [.nan, .nan], [-1, -1], [-1, -2], nil,
    ]
    let verdicts = try own.verdicts(pairs, seed: 1, models: Models(sums: sums))
    #expect(verdicts.map(\.prefersFirst) == [true, false, nil, nil, nil])
    #expect(verdicts.map(\.firstShare) == [1, 1, 1, 0.5, nil], "the bias is said all the same")
  }

  @Test func holesAreFilledOnce() throws {
    let own = try #require(try judge("{ model: 'self', prompt: '{second}|{first}|{prompt}|{first}' }") as? ModelJudge)
    #expect(own.text("{first}", "{second}", "x {prompt}") == "x {prompt}|{second}|{first}|{second}")
  }

  @Test func theNearerAnswerIsTheBetterOne() throws {
    let vectors: [String: [Float]] = ["p": [1, 0], "near": [2, 1], "far": [0, 3], "twin": [4, 2]]
    func verdict(_ first: String, _ second: String) throws -> Bool? {
      try judge("{ similarity: 'minilm' }").verdicts(
        [PairToJudge(prompt: "p", first: first, second: second, goldIsFirst: true)], seed: 1,
        models: Models(vectors: vectors))[0].prefersFirst
    }
    #expect(try verdict("near", "far") == true && verdict("far", "near") == false)
    #expect(try verdict("near", "near") == nil && verdict("near", "") == nil)
  }

  @Test func configurationsComeBack() throws {
    for text in ["{ error: 0.2 }", "{ model: 'self' }", "{ similarity: { model: 'minilm' } }"] {
      let first = try judge(text), second = try judge(first.configuration.canonical)
      #expect(first.configuration == second.configuration && first.sources == second.sources)
    }
    #expect(try judge("{ model: 'self' }").sources.isEmpty)
    #expect(try judge("{ model: 'smollm2' }").sources == [.model("smollm2")])
    #expect(try judge("{ similarity: 'minilm' }").sources == [.model("minilm")])
  }

  @Test(arguments: [
    ("0.1", "judge is of the wrong kind"), ("{}", "judge names no judge"), ("{ errror: 0.1 }", "judge names no judge"),
    ("{ error: 0.1, model: 'self' }", "judge names 2 judges"), ("{ error: 1.5 }", "judge.error is out of range"),
    ("{ error: 0.1, prompt: 'x' }", "prompt"),
    ("{ model: 'self', prompt: '{prompt} {first}' }", "judge.prompt does not show both answers"),
    ("{ model: 'self', orders: 'both' }", "judge.orders has an unknown value"),
    ("{ model: 'self', verdicts: ['A', 'A'] }", "judge.verdicts are not two different texts"),
    ("{ similarity: { model: 'minilm', to: 'reference' } }", "judge.similarity.to asks for what is judged"),
  ])
  func mistakes(_ text: String, _ message: String) throws {
    let error = #expect(throws: InputError.self) { _ = try judge(text) }
    #expect(error?.message.contains(message) == true, "\(String(describing: error))")
  }
}
