import Foundation
import Tensors
import TestSupport
import Testing

@testable import Conformance

/// What transformers, PEFT and AdapterHub computed of language models: trajectories and readings.
@Suite(
  .enabled(
    if: Installed.languageGolden != nil && Installed.languageModels != nil,
    "needs reference trajectories of language models (TUNEBENCH_SHARED)"))
struct LanguageGoldenTests {
  /// Decoders' cases of every objective; those of the large model and of encoder-decoders are others.
  static let cases: [String] = {
    let names = Installed.languageGolden.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0.path) } ?? []
    return names.filter {
      $0.hasSuffix(".json") && !$0.contains("t5") && !$0.contains("smollm2")
    }
    .map { String($0.dropLast(5)) }.sorted()
  }()

  @Test(arguments: cases) func trajectory(name: String) throws {
    let golden = try #require(Installed.languageGolden), models = try #require(Installed.languageModels)
    let table = try ConformanceTable(golden: golden, model: nil, places: [models], cases: [name])
    try table.run { row in #expect(row.passed, "\(row.cells)") }
  }

  @Test func everyCaseIsThere() { #expect(Self.cases.count == 114) }

  /// A case is held against the weights that it was computed from.
  @Test func anotherModelIsRefused() throws {
    let golden = try #require(Installed.languageGolden), models = try #require(Installed.languageModels)
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
