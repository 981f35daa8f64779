import Foundation
import Records
import Testing

@testable import Reports

/// What reports say of rewards, from runs made by hand.
@Suite struct RewardReportTests {
  private func text(_ runs: [RunRecord]) throws -> String {
    let text = MarkdownReport.text(ReportDocument(try ReportModel(runs.map { RunResult($0) })))
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Eight steps, two seeds: the sum rises from 0.25 to 0.85 and to 0.65, the gold reward of weight 0 falls from 0.5 to 0.2.
  @Test func theSumRisesWhileTheGoldRewardFalls() throws {
    let runs = [(1, 0.85), (2, 0.65)].map { seed, last -> RunRecord in
      var made = MadeRun(method: "lora", label: "lora · grpo", seed: seed, test: 0.5)
      made.measures = [
        ("steps/reward", [0.2, 0.3, 0.4, 0.5, 0.5, 0.5, last - 0.05, last + 0.05]),
        ("steps/rewards/length/mean", [0.2, 0.3, 0.4, 0.5, 0.5, 0.5, last - 0.05, last + 0.05]),
        ("steps/rewards/exact/mean", [0.5, 0.5, 0.4, 0.4, 0.3, 0.3, 0.2, 0.2]),
        ("steps/kl", [0, 0, 0, 0, 0, 0, 0.1, 0.3]),
      ]
      var record = made.record
      let own =
        #"{"name":"grpo","options":{"rewards":[{"length":{"target":16},"weight":1},{"exact":{},"weight":0}]}}"#
      record.configuration.canonicalJSON = record.configuration.canonicalJSON
        .replacingOccurrences(of: #""model":"m""#, with: #""model":"m","objective":\#(own)"#)
      record.configuration.objective = .init(name: "grpo", options: "{}")
      return record
    }
    let text = try text(runs)
    #expect(
      text.contains("| lora · grpo | the sum | 0.2500 | 0.7500 | 0.5000 | 0.4000 to 0.6000 | 0.2000 |"), "\(text)")
    #expect(text.contains("| lora · grpo | exact, not trained on | 0.5000 | 0.2000 | -0.3000 |"))
    #expect(text.contains("| lora · grpo | length | 0.2500 | 0.7500 |"))
  }

  /// Where all are trained by rewards, rewards rank them; beside others they are a column.
  @Test func rewardsRankWhatIsTrainedByThem() throws {
    func run(_ method: String, _ reward: (Double, Double)?) -> RunRecord {
      var made = MadeRun(method: method, label: method + " · grpo", test: 0.5)
      if let reward { made.measures = [("reward/before", [reward.0]), ("reward/after", [reward.1])] }
      return made.record
    }
    let all = try text([run("lora", (0.25, 0.5)), run("fft", (0.25, 0.75))])
    #expect(
      all.contains(
        "fft · grpo has the highest reward of its answers after training, 0.7500 (one seed: no interval), 0.2500 before; "
          + "then lora · grpo, 0.5000 (one seed: no interval)."), "\(all.prefix(900))")
    #expect(all.contains("Best first by the reward of answers to dev prompts; higher is better."))
    let first = try #require(all.range(of: "| fft · grpo | 0.750 (0.250) | 0.500"))
    #expect(try first.lowerBound < #require(all.range(of: "| lora · grpo | 0.500 (0.250) | 0.500")).lowerBound)
    let some = try text([run("lora", (0.25, 0.5)), run("fft", nil)])
    #expect(!some.contains("Best first by the reward") && !some.contains("has the highest reward"))
    #expect(
      some.contains(/\| lora · grpo \| [^|]* \| 0.500 \(0.250\) \|/) && some.contains(/\| fft · grpo \| [^|]* \| - \|/))
    #expect(try !text([run("fft", nil)]).contains("reward (before)"))
  }

  @Test func calibrationIsSaidByBins() throws {
    var made = MadeRun(method: "lora", label: "lora · reward", seed: 1, test: 0.6)
    made.measures = [
      ("calibration/test/t/pairs", [10, 0, 4, 0, 2]), ("calibration/test/t/accuracy", [0.6, .nan, 0.75, .nan, 1]),
      ("calibration/test/t/error", [0.0625]),
    ]
    let text = try text([made.record])
    #expect(
      text.contains("| lora · reward | 1 | test/t | 0.0625 | 0.60 of 10 | - | 0.75 of 4 | - | 1.00 of 2 |"), "\(text)")
  }
}
