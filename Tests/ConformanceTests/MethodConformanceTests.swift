import Basics
import Methods
import Networks
import Tensors
import TestSupport
import Testing

@testable import Conformance

/// Every registered method passes every check; and every check finds what it is there to find.
@Suite struct MethodConformanceTests {
  static let tiny = try! Conformance.TinyModel()

  @Test(arguments: MethodRegistry.names) func everyRegisteredMethodConforms(name: String) throws {
    var variants = 0
    try MethodConformanceTable(methods: [name]).run { report in
      variants += 1
      for outcome in report.outcomes {
        #expect(outcome.passed, "\(name) \(report.variant) \(outcome.check): \(outcome.detail)")
      }
      #expect(report.outcomes.map(\.check) == MethodConformance.Check.allCases)
    }
    #expect(variants >= 1)
  }

  /// Counts on MiniLM-L6 as METHODS gives them: d 384, L 6, f 1536, V 30522, P 512, T 2.
  @Test(
    .enabled(if: Installed.model != nil, "needs tunebench model add minilm"),
    arguments: [
      ("head", 0), ("fft", 22_713_216), ("bitfit", 26_112), ("adapter-houlsby", 226_080),
      ("adapter-pfeiffer", 113_040), ("lora", 73_728), ("prompt", 20 * 384), ("p-tuning-v2", 20 * 6 * 2 * 384),
    ]) func formulasGiveThePublishedCounts(name: String, count: Int) throws
  {
    let c = try Anatomy(directory: try #require(Installed.model))
    let type = try MethodRegistry.method(name)
    #expect(try type.paperCount?.trained(c, Options(for: type.card)) == count)
  }

  // ---- checks that must fail ----

  private func outcome(_ type: any Method.Type, _ check: MethodConformance.Check) throws -> MethodConformance.Outcome {
    // One scale for each of the model's 2 x 16 query outputs is what these methods are to train.
    let conformance = try MethodConformance(
      type, count: PaperCount("L d") { c, _ in c.layers * c.width }, on: Self.tiny)
    return conformance.run().outcome(check)
  }

  @Test func aSoundMethodPasses() throws {
    for check in MethodConformance.Check.allCases where check != .file {
      let outcome = try outcome(QueryScale.self, check)
      #expect(outcome.passed, "\(check): \(outcome.detail)")
    }
  }

  @Test func eachCheckFindsItsFault() throws {
    let faults: [(any Method.Type, MethodConformance.Check, String)] = [
      (StartsElsewhere.self, .start, "logits move"), (CutsGradients.self, .gradients, "by differences"),
      (ChangesFrozen.self, .frozen, "is frozen and changes"), (TrainsNothing.self, .frozen, "does not move"),
      (TrainsMore.self, .count, "instead of"), (MergesWrongly.self, .merge, "off"),
      (LeavesATrace.self, .merge, "has other bits"), (PromisesToMerge.self, .merge, "cannot be merged"),
      (DrawsAnew.self, .restore, "off"),
      (PosesAsIA3.self, .file, "off"), (TouchesTheHead.self, .fairness, "classifier"),
      (KeepsTooLittle.self, .stored, "keeps"),
    ]
    for (type, check, detail) in faults {
      let outcome = try outcome(type, check)
      #expect(!outcome.passed && outcome.detail.contains(detail), "\(type) \(check): \(outcome.detail)")
    }
    let found = Set(faults.map(\.1))
    #expect(MethodConformance.Check.allCases.allSatisfy(found.contains), "a check without a fault to find")
  }
}
