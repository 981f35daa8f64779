import Basics
import Foundation
import Records
import Suites
import Tasks
import Tensors
import TestSupport
import Testing

@testable import Running
@testable import Training

/// Whole runs of a tiny language model on pairs that a judge has put in order.
@Suite(.serialized) struct JudgeRunTests {
  private func example(in directory: URL) throws -> LanguageExample {
    let example = try LanguageExample(in: directory)
    try example.write(
      "films.jsonl",
      (0..<40).map { #"{"prompt": "Film \#($0)?", "chosen": "good \#($0 % 5)", "rejected": "bad \#($0 % 7)"}"# })
    return example
  }

  private static let data = "data: { films: { train: 'films.jsonl', form: 'preferences' } },"

  @Test func aSweepOverErrorRates() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      let runs = try example.run(
        example.suite(
          """
          tasks: ['films'], methods: ['lora'], \(Self.data)
          objectives: [{ name: 'dpo', beta: 0.5 }, { name: 'dpo', beta: 0.5, judge: [{ error: 0 }, { error: 0.3 }, { error: 1 }] },
            { name: 'reward', judge: { error: 0.3 } }],
          """))
      #expect(
        runs.map { $0.configuration.methodLabel } == [
          "lora · dpo", "lora · dpo judge=error(0)", "lora · dpo judge=error(0.3)", "lora · dpo judge=error(1)",
          "lora · reward",
        ])
      #expect(Set(runs.map(\.identity)).count == 5)
      // Without mistakes it is the run without a judge, to the bit.
      #expect(runs[0].steps.loss == runs[1].steps.loss && runs[0].values("judge/pairs").isEmpty)
      #expect(runs[1].values("judge/agreement") == [1] && runs[1].values("judge/pairs") == [32])
      #expect(runs[3].values("judge/agreement") == [0] && runs[3].values("judge/ties") == [0])
      // The same pairs under every objective.
      let share = runs[2].values("judge/agreement")
      #expect(share == runs[4].values("judge/agreement") && share[0] > 0.4 && share[0] < 1, "\(share)")
      #expect(runs[2].values("judge/positionBias").isEmpty)
      // Test stays as the data have it: who learns the wrong way round is wrong there.
      #expect(runs[3].values("steps/logps/chosen")[0] == runs[1].values("steps/logps/rejected")[0])
    }
  }

  @Test func theModelItself() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      // A random model may say the same whatever stands first, of which nothing can be learnt: verdicts on which it does not.
      func asked(_ verdicts: (String, String)) throws -> (Plan, TaskLibrary, PreparedRun)? {
        let text = example.suite(
          """
          tasks: ['films'], methods: ['lora', 'fft'], \(Self.data)
          objectives: [{ name: 'dpo', judge: { model: 'self', prompt: '{prompt} {first}/{second}',
            verdicts: ['\(verdicts.0)', '\(verdicts.1)'] } }],
          """)
        let (plan, library) = try example.plan(text)
        do {
          let run = try PreparedRun(plan.runs[0], suite: plan.suite, model: example.directory, library: library)
          return (plan, library, run)
        } catch let error as InputError where error.message == "the judge finds every pair to be a tie" {
          return nil
        }
      }
      let letters = "abcdefghijklmnopqrstuvwxyz0123456789".map(String.init)
      let all = zip(letters, letters.dropFirst())
      let (plan, library, prepared) = try #require(all.lazy.compactMap { try? asked($0) }.first)
      func value(_ run: PreparedRun, _ name: String) -> Double? {
        run.judging.first { $0.name == "judge/" + name }?.values[0]
      }
      let pairs = value(prepared, "pairs")!, ties = value(prepared, "ties")!, bias = value(prepared, "positionBias")!
      #expect(pairs == 32 && prepared.trainingSet.count == Int(pairs - ties) && bias >= 0 && bias <= 1)
      // The model of step 0, whatever the method.
      let other = try PreparedRun(plan.runs[1], suite: plan.suite, model: example.directory, library: library)
      #expect(other.judging.map(\.values) == prepared.judging.map(\.values))
      // A rehearsal, whose kernels compute nothing, goes through every pair.
      let rehearsed = try Machine.rehearsing {
        try PreparedRun(plan.runs[0], suite: plan.suite, model: example.directory, library: library)
      }
      #expect(rehearsed.trainingSet.count == 32)
    }
  }

  /// By hand: of three pairs two are decided, one of them against the data.
  @Test func measuresOfVerdicts() throws {
    struct Fixed: Judge {
      static let card = RewardCard("fixed", "", example: "")
      var configuration: JSON { .null }
      init() {}
      init(_ fields: inout Fields) {}
      func verdicts(_ pairs: [PairToJudge], seed: UInt64, models: any JudgeModels) -> [Verdict] {
        pairs.map {
          switch $0.prompt {
          case "agree": Verdict(prefersFirst: $0.goldIsFirst, firstShare: 0.5)
          case "turn": Verdict(prefersFirst: !$0.goldIsFirst, firstShare: 0.5)
          default: Verdict(prefersFirst: nil, firstShare: 1)
          }
        }
      }
    }
    struct None: JudgeModels {
      func likelihoods(of texts: [String], behind prompts: [String], model: String?) -> [[Double]?] { [] }
      func embeddings(_ model: String, of texts: [String]) -> [[Float]] { [] }
    }
    let given = ["agree", "turn", "tie"].map {
      Example(text: $0, label: .choice(1, among: ["x", "y"]), source: $0, margin: 2)
    }
    let judged = try Judging(given, by: Fixed(), seed: 1, models: None(), task: "t")
    let labels: [Label] = [.choice(1, among: ["x", "y"]), .choice(0, among: ["x", "y"])]
    #expect(judged.rows == [0, 1] && judged.examples.map(\.label) == labels)
    #expect(judged.examples.allSatisfy { $0.margin == nil })
    let names = judged.measures.map(\.name), values = judged.measures.map { $0.values[0] }
    #expect(names == ["judge/pairs", "judge/ties", "judge/agreement", "judge/positionBias"])
    #expect(values == [3, 1, 0.5, 2.0 / 3])
    let error = try inputError { _ = try Judging([given[2]], by: Fixed(), seed: 1, models: None(), task: "t") }
    #expect(error.message == "the judge finds every pair to be a tie")
  }
}
