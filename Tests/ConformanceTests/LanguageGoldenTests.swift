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

  /// A recorded loss that lies off is a failure, unless the case says that exact arithmetic lies half as far off itself.
  @Test(arguments: [(0.0, false), (1e-6, false), (4e-5, true)]) func aLossMayLieAsFarOffAsTwiceTheCaseItself(
    spread: Double, passes: Bool
  ) throws {
    let golden = try #require(Installed.languageGolden), models = try #require(Installed.languageModels)
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("tunebench-\(UUID())")
    defer { try? FileManager.default.removeItem(at: directory) }
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let name = "sft.tiny-llama.lora"
    func original(_ ending: String) throws -> Data {
      try Data(contentsOf: golden.appendingPathComponent("\(name).\(ending)"))
    }
    var bytes = try original("safetensors")
    let length = Int(bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) })
    let header = try #require(try JSONSerialization.jsonObject(with: bytes[8..<8 + length]) as? [String: [String: Any]])
    let offsets = try #require(header["losses"]?["data_offsets"] as? [Int])
    // The second step's, which no rounding drives far.
    let at = 8 + length + offsets[0] + 4
    let loss = bytes[at..<at + 4].withUnsafeBytes { $0.loadUnaligned(as: Float.self) } + 6e-5
    withUnsafeBytes(of: loss) { bytes.replaceSubrange(at..<at + 4, with: $0) }
    try bytes.write(to: directory.appendingPathComponent("\(name).safetensors"))
    var json = try #require(try JSONSerialization.jsonObject(with: original("json")) as? [String: Any])
    var spreads = try #require(json["spread"] as? [String: Any])
    var exact = try #require(spreads["exact_float64"] as? [String: Any])
    exact["losses"] = spread
    spreads["exact_float64"] = exact
    json["spread"] = spreads
    try JSONSerialization.data(withJSONObject: json).write(to: directory.appendingPathComponent("\(name).json"))
    let table = try ConformanceTable(golden: directory, model: nil, places: [models], cases: [name])
    var rows = 0
    try table.run { row in
      rows += 1
      #expect(row.passed == passes, "\(row.cells)")
    }
    #expect(rows == 1)
  }

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
