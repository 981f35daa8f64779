import Foundation
import Records
import Testing

@testable import Reports

/// The results that come with the repository: whole, made by a committed program, and in agreement with common sense.
@Suite struct CommittedResultsTests {
  static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("results/reference")

  static func records(_ name: String) throws -> [RunRecord] {
    let results = ResultsDirectory(directory.appendingPathComponent(name))
    let listing = try results.runs()
    #expect(listing.problems.isEmpty, "\(listing.problems)")
    return try listing.runs.map { try results.record($0.identity) }
  }

  @Test(arguments: [("quick", 32), ("forgetting-wordnet", 28), ("forgetting-sentiment", 52)])
  func everyRunIsWholeAndSaysWhereItIsFrom(name: String, count: Int) throws {
    let records = try Self.records(name)
    #expect(records.count == count)
    for record in records {
      #expect(record.status == .complete && record.provenance.isExclusive, "\(record.label)")
      #expect(record.weights.method.isEmpty && record.weights.head.isEmpty, "\(record.label): weights")
      #expect(!record.provenance.gitDirty && record.provenance.gitCommit.count == 40, "\(record.label)")
      #expect(!record.provenance.dataFiles.isEmpty && record.provenance.modelSHA256.count == 64, "\(record.label)")
      #expect(record.provenance.commandLine.allSatisfy { !$0.contains("=/") && !$0.hasPrefix("/") }, "\(record.label)")
      for file in record.provenance.dataFiles {
        #expect(!file.path.hasPrefix("/") || file.path.hasPrefix("/usr/share/"), "\(file.path)")
      }
    }
  }

  @Test(arguments: ["forgetting-wordnet", "forgetting-sentiment"])
  func aFrozenEncoderLostExactlyNothing(name: String) throws {
    let heads = try Self.records(name).filter { $0.configuration.methods.map(\.name) == ["head"] }
    #expect(heads.count == 3)
    for record in heads {
      let lost = record.measures.filter {
        $0.name.hasSuffix("/lost") && ($0.name.contains("/retention/") || $0.name.contains("/probe"))
      }
      #expect(!lost.isEmpty && lost.allSatisfy { $0.values == [0] }, "\(lost)")
    }
  }

  /// At ten times the recipe's rate full fine-tuning loses more of the base ability than at the recipe's, by every seed.
  @Test func aHighRateLosesMore() throws {
    let records = try Self.records("forgetting-sentiment")
    func lost(_ label: String) -> [Double] {
      records.filter { $0.label.hasPrefix(label + " ·") }.flatMap { record in
        record.measures.filter { $0.name == "forgetting/retention/stsb/lost" }.flatMap(\.values)
      }
    }
    let high = lost("fft, high rate"), recipe = lost("fft")
    #expect(high.count == 3 && recipe.count == 3)
    #expect(high.min() ?? 0 > (recipe.max() ?? 0) && high.min() ?? 0 > 0.1, "\(high) \(recipe)")
  }
}
