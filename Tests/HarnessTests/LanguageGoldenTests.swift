import Foundation
import Tensors
import Testing

@testable import Harness

/// What transformers, PEFT and AdapterHub computed of language models: trajectories and readings.
@Suite(.enabled(if: LanguageGoldenTests.golden != nil, "shared/golden_lm is not beside the checkout"))
struct LanguageGoldenTests {
  static let golden = sharedDirectory("golden_lm")

  private static func sharedDirectory(_ name: String) -> URL? {
    var directory = URL(fileURLWithPath: #filePath)
    while directory.path != "/" {
      directory.deleteLastPathComponent()
      let found = directory.appendingPathComponent("shared/\(name)")
      if FileManager.default.fileExists(atPath: found.path) { return found }
    }
    return nil
  }

  private static let models = golden.map { $0.deletingLastPathComponent().appendingPathComponent("models") }

  /// Decoders' supervised cases; those of the large model and of encoder-decoders are others.
  static let cases: [String] = {
    let names = golden.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0.path) } ?? []
    return names.filter {
      $0.hasPrefix("sft.") && $0.hasSuffix(".json") && !$0.contains("t5") && !$0.contains("smollm2")
    }
    .map { String($0.dropLast(5)) }.sorted()
  }()

  @Test(arguments: cases) func trajectory(name: String) throws {
    let golden = try #require(Self.golden), models = try #require(Self.models)
    let table = try ConformanceTable(golden: golden, model: nil, places: [models], cases: [name])
    try table.run { row in #expect(row.passed, "\(row.cells)") }
  }

  @Test func everyCaseIsThere() { #expect(Self.cases.count == 64) }

  @Test func readingsOfStories() throws {
    let golden = try #require(Self.golden), models = try #require(Self.models)
    let table = try ConformanceTable(golden: golden, model: nil, places: [models], cases: ["eval/stories260k"])
    try table.run { row in #expect(row.passed, "\(row.cells)") }
  }

  /// A case is held against the weights that it was computed from.
  @Test func anotherModelIsRefused() throws {
    let golden = try #require(Self.golden), models = try #require(Self.models)
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("tunebench-\(UUID())")
    defer { try? FileManager.default.removeItem(at: directory) }
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let other = directory.appendingPathComponent("tiny-llama")
    try FileManager.default.copyItem(at: models.appendingPathComponent("tiny-qwen2"), to: other)
    let table = try ConformanceTable(golden: golden, model: nil, places: [directory], cases: ["sft.tiny-llama.lora"])
    try table.run { row in
      #expect(!row.passed && row.cells.contains { $0.contains("SHA-256") })
    }
  }
}
