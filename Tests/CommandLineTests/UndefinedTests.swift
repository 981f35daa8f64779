import Foundation
import Records
import Running
import Testing

/// Metrics that are undefined are values; weights and logits that are not finite are failures.
@Suite(.serialized) struct UndefinedTests {
  private let tiny: TinySuite
  init() throws { tiny = try TinySuite() }

  private func onlyRun() throws -> RunRecord {
    let results = tiny.results()
    let runs = try results.runs().runs
    try #require(runs.count == 1)
    return try results.record(runs[0].identity)
  }

  @Test func anUndefinedTestMetricIsStoredAndShown() throws {
    defer { tiny.remove() }
    let outcome = try tiny.run(try tiny.numbers(dev: "numbers.tsv", test: "same.tsv"))
    #expect(outcome.succeeded, "\(outcome.errors)")
    #expect(outcome.output.contains("test/reg spearman undefined"))
    let record = try onlyRun()
    #expect(record.status == .complete && record.primaryValue?.isNaN == true)
    #expect(record.evaluations[0].metrics["meanSquaredError"]?.isFinite == true)
    #expect(record.evaluations[0].logits?.values.allSatisfy(\.isFinite) == true)
  }

  @Test func undefinedOnDevKeepsTheLastEpochAndSaysSo() throws {
    defer { tiny.remove() }
    let outcome = try tiny.run(try tiny.numbers(dev: "same.tsv", test: "numbers.tsv"))
    #expect(outcome.succeeded, "\(outcome.errors)")
    #expect(outcome.output.contains("dev spearman is undefined after every epoch"))
    let record = try onlyRun()
    #expect(record.epochs.chosen == 1)
    #expect(record.epochs.devMetrics[0].value.allSatisfy(\.isNaN) && record.epochs.devMetrics[0].value.count == 2)
  }

  @Test func aSearchWithoutAnyScoreEndsInASentence() throws {
    defer { tiny.remove() }
    let suite = try tiny.numbers(dev: "same.tsv", test: "numbers.tsv", "search: { trials: 2 },")
    let outcome = try tiny.run(suite)
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.contains(
        "nothing was chosen, none of its 2 trials has a score: the metric is undefined on dev in 2"),
      "\(outcome.errors)")
    #expect(try tiny.results().runs().runs.filter { $0.status == .complete }.count == 2)
  }

  @Test func aSearchInWhichAllDivergedEndsInASentence() throws {
    defer { tiny.remove() }
    let suite = try tiny.suite(
      "search",
      "tasks: ['toy'], methods: ['fft'], search: { trials: 2, over: { learningRate: [1e37, 1e38] } }, seeds: [1],",
      train: "epochs: 2, batch: 8, warmup: 0, clip: null")
    let outcome = try tiny.run(suite)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("none of its 2 trials has a score: training diverged in 2"), "\(outcome.errors)")
    #expect(outcome.errors.contains("search lower learning rates"))
    // A trial keeps what it did.
    let results = tiny.results()
    for run in try results.runs().runs { #expect(try results.record(run.identity).steps.count >= 1) }
  }

  @Test func divergenceFailsWithItsStepsAndASentence() throws {
    defer { tiny.remove() }
    let suite = try tiny.suite(
      "bad", "tasks: ['toy'], methods: [{ name: 'fft', learningRate: 1e38 }], seeds: [1],",
      train: "epochs: 2, batch: 8, warmup: 0, clip: null")
    let outcome = try tiny.run(suite)
    #expect(outcome.status == 1)
    let record = try onlyRun()
    #expect(record.status == .failed && record.steps.count == 1 && record.steps.loss[0].isFinite)
    let failure = try #require(record.failure)
    #expect(failure.contains("the loss is not finite"), "\(failure)")
    #expect(failure.contains("the loss was last finite at step 1"), "\(failure)")
  }

  /// One step is all there is: the loss was finite, what it left is not.
  @Test(arguments: ["fft", "head", "bitfit", "lora"]) func weightsThatBreakInTheLastStepFail(method: String) throws {
    defer { tiny.remove() }
    let suite = try tiny.suite(
      "last", "tasks: ['toy'], methods: [{ name: '\(method)', learningRate: 1e38, weightDecay: 0 }], seeds: [1],",
      train: "steps: 1, batch: 32, warmup: 0, clip: null, schedule: 'constant'")
    let outcome = try tiny.run(suite)
    #expect(outcome.status == 1, "\(outcome.output)")
    let record = try onlyRun()
    #expect(record.status == .failed && record.steps.count == 1 && record.evaluations.isEmpty)
    #expect(record.failure?.contains("are not finite") == true, "\(record.failure ?? "")")
  }

  @Test func aBatchThatNobodyCanFillIsNoTrap() throws {
    defer { tiny.remove() }
    let suite = try tiny.suite(
      "large", "tasks: ['toy'], methods: ['head'], seeds: [1],",
      train: "epochs: 1, batch: 1099511627776, accumulate: 1099511627776")
    let outcome = try tiny.run(suite)
    #expect(!outcome.endedBySignal)
    #expect(outcome.status == 2 && outcome.errors.contains("train.batch is out of range"), "\(outcome.errors)")
  }

  @Test func eventsCarryWhatIsNoNumber() {
    var event = RunEvent(.evaluated, identity: "ab", label: "l")
    (event.value, event.loss, event.seconds) = (.nan, .infinity, -.infinity)
    let read = RunEvent(line: event.line)
    #expect(read?.value?.isNaN == true && read?.loss == .infinity && read?.seconds == -.infinity)
    #expect(event.line.contains("\"value\":\"NaN\""))
  }
}
