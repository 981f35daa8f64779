import Testing

@testable import Reports

@Suite struct TrainingEndTests {
  /// The report's text on one line.
  private func text(_ runs: [MadeRun]) throws -> String {
    try MarkdownReport.text(ReportDocument(ReportModel(runs.map { RunResult($0.record) })))
      .replacingOccurrences(of: "\n", with: " ")
  }

  /// Of three allowed epochs; one seed of lora was still better at the last.
  @Test func trainingsThatEndByThemselvesSayWhen() throws {
    func said(_ dev: [[Double]]) throws -> String {
      try text(
        zip(["lora", "lora", "fft"], zip([1, 2, 1], dev)).map { method, run in
          MadeRun(method: method, seed: run.0, dev: run.1, chosen: 0, epochs: 3, patience: 1)
        }
      )
    }
    let two = "Training ended once 1 epoch was no better on dev, after 2"
    #expect(
      try said([[0.2, 0.1], [0.1, 0.2, 0.3], [0.3, 0.3]]).contains(
        two + " to 3 epochs; on to the last went lora (1 of 2 seeds)."))
    #expect(
      try said([[0.2, 0.1], [0.2, 0.1], [0.3, 0.3]]).contains(two + " epochs, always before the last that was allowed.")
    )
    #expect(try !text([MadeRun(dev: [0.2, 0.1])]).contains("Training ended"))
  }

  /// By hand: lora .03 and .01 above the best before, .02 on average; fft .05 below, though .05 above the epoch before.
  @Test func whatStillRoseInTheLastEpochIsNamed() throws {
    let lora = [MadeRun(seed: 1, dev: [0.50, 0.60, 0.63]), MadeRun(seed: 2, dev: [0.60, 0.50, 0.61])]
    let fft = MadeRun(method: "fft", dev: [0.9, 0.8, 0.85])
    #expect(
      try text(lora + [fft]).contains(
        "In the last epoch dev still rose above the best epoch before by more than 0.01, on average, under lora "
          + "(0.0200): more epochs may change their places."))
    #expect(
      try text([fft]).contains(
        "In the last epoch dev was, on average, no more than 0.01 better than in the best epoch before, whatever the"))
    // One epoch says nothing of it, and an undefined score neither.
    #expect(try !text([MadeRun(dev: [0.5])]).contains("In the last epoch"))
    #expect(try !text([MadeRun(dev: [0.5, .nan])]).contains("In the last epoch"))
    // Squared errors have no size that is small in itself.
    #expect(try !text([MadeRun(metric: "meanSquaredError", dev: [0.5, 0.1])]).contains("In the last epoch"))
  }

  @Test func aLossFalls() throws {
    let run = MadeRun(metric: "crossEntropy", dev: [3.0, 2.8, 2.7])
    #expect(
      try text([run]).contains(
        "In the last epoch dev still fell below the best epoch before by more than 0.01, on average, under lora (0.1000)"
      ))
    #expect(
      TrainingEnds.gain(try #require(ResultRow.rows(of: [RunResult(run.record)]).first), higherIsBetter: true)
        .map { $0 < 0 } == true)
  }
}
