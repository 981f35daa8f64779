import Basics
import Statistics
import Testing

@testable import Reports

/// Seeds 1 to 3; seconds of training and score of each.
private func runs(_ method: String, _ scores: [Double], _ seconds: [Double], memory: Int, trainable: Int) -> [MadeRun] {
  scores.indices.map {
    MadeRun(
      method: method, seed: $0 + 1, test: scores[$0], trainable: trainable, seconds: seconds[$0], processPeak: memory)
  }
}

private let all =
  runs("fft", [0.90, 0.91, 0.92], [60, 60, 60], memory: 500_000_000, trainable: 1_000_000)
  + runs("lora", [0.80, 0.81, 0.82], [10, 20, 30], memory: 300_000_000, trainable: 1000)
  + runs("bitfit", [0.70, 0.71, 0.72], [10, 10, 10], memory: 200_000_000, trainable: 100)

private func advice(_ limits: [(String, String)], of made: [MadeRun] = all) throws -> Advice {
  let compared = try ComparedRuns(StoredRuns(made.map(\.record)))
  return try Advice.all(
    compared, limits: limits.map { try Limit(parsing: $0.0 + $0.1, in: compared) })[0]
}

@Suite struct AdviceTests {
  @Test func theBestOfThoseThatQualify() throws {
    let result = try advice([("process/peakResident", "<=400MB"), ("timings/train", "<=25s")])
    #expect(result.rows.map(\.label) == ["lora", "bitfit", "fft"])
    #expect(result.rows.map(\.qualifies) == [true, true, false])
    let lora = result.rows[0]
    #expect(lora.limited == [300_000_000, 20] && result.best?.label == "lora")
    // Means of 3 of {10, 20, 30} above 25: 80/3 (3 ways) and 30 (1 way) of 27.
    #expect(abs((lora.certainty ?? 0) - 23.0 / 27) < 0.02)
    #expect(lora.bestShare == lora.certainty)
    #expect(result.rows[1].certainty == 1 && abs((result.rows[1].bestShare ?? 0) - 4.0 / 27) < 0.02)
    #expect(result.rows[2].certainty == 0)
    let text = AdviceText(result)
    #expect(text.sentences[0] == "2 of 3 methods qualify.")
    #expect(text.sentences[1].hasPrefix("Best of them is lora: test accuracy 0.8100 (95 % interval"))
    #expect(
      text.sentences[2]
        == "It costs: process at peak 300 MB; training 20.0 s; trained parameters 1,000; bytes to keep 40 B.")
    #expect(text.table.rows[2].contains("500 MB !") && text.table.rows[2].contains("60.0 s !"))
  }

  @Test func whereNoneQualifiesTheNearestIsNamedWithWhatItMisses() throws {
    // bitfit misses 0.8 by an eighth, lora 5 s by 300 %, fft by 1,100 %.
    let result = try advice([("test", ">=0.8"), ("timings/train", "<=10s")])
    #expect(result.best == nil && result.nearest?.label == "bitfit")
    let text = AdviceText(result)
    #expect(text.table.columns.map(\.title).filter { $0 == "test accuracy" }.count == 1)
    #expect(text.table.rows.first { $0[0] == "bitfit" }?[2] == "0.7100 !")
    #expect(
      text.sentences[0]
        == "No method qualifies. Nearest is bitfit: it misses test accuracy at least 0.8000 by 0.0900 (11 %).")
  }

  @Test func oneSeedGivesNoCertainty() throws {
    let result = try advice([("timings/train", "<=25s")], of: all.filter { $0.seed == 1 })
    #expect(result.best?.label == "lora" && result.rows.allSatisfy { $0.certainty == nil && $0.bestShare == nil })
    let text = AdviceText(result)
    #expect(text.sentences.contains { $0.hasPrefix("With one seed it cannot be said") })
    #expect(text.sentences.contains { $0.hasPrefix("One seed a method") })
    #expect(result.json["methods"]?.array?[0]["certainty"] == .null)
  }

  @Test func aMethodWithoutTheMeasureDoesNotQualify() throws {
    let failed = MadeRun(method: "ia3", status: .failed, failure: "no memory")
    let result = try advice([("timings/train", "<=100s")], of: all + [failed])
    #expect(result.rows.last?.label == "ia3" && result.rows.last?.qualifies == false)
    #expect(AdviceText(result).table.rows.last?.contains("not measured") == true)
    #expect(AdviceText(result).sentences.contains { $0.hasPrefix("Not counted: ia3") })
  }

  @Test func limitsAreReadWithTheirUnits() throws {
    let compared = try ComparedRuns(StoredRuns(all.map(\.record)))
    func number(_ text: String, _ name: String) throws -> Double {
      try Limit.number(text, for: try Quantity.named(name, in: compared), option: "limit")
    }
    #expect(try number("400MB", "process/peakResident") == 4e8)
    #expect(try number("1.5 GiB", "process/peakResident") == 1.5 * 0x1p30)
    #expect(try number("1000", "process/peakResident") == 1000)
    #expect(try number("2min", "timings/train") == 120 && number("20ms", "timings/train") == 0.02)
    #expect(try number("100k", "sizes/trainable") == 1e5 && number("1M", "sizes/trainable") == 1e6)
    #expect(try number("1e-3", "test") == 1e-3 && number("1e6", "sizes/trainable") == 1e6)
    for (text, name) in [("60MB", "timings/train"), ("3x", "process/peakResident"), ("", "test"), ("5k", "test")] {
      let error = #expect(throws: InputError.self) { try number(text, name) }
      #expect(error?.kind == .usage)
    }
    #expect(throws: InputError.self) { try Limit(parsing: "timings/train=5", in: compared) }
    #expect(throws: InputError.self) { try Quantity.forgetting(in: compared) }
    #expect(throws: InputError.self) { try Quantity.latency(in: compared) }
  }
}
