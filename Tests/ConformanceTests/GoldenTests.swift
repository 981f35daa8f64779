import Conformance
import Foundation
import TestSupport
import Testing

@Suite(
  .enabled(
    if: Installed.model != nil && Installed.golden != nil,
    "needs the base model (tunebench model add minilm) and reference trajectories (TUNEBENCH_SHARED)"))
struct GoldenTests {
  /// Every trajectory of PEFT and AdapterHub, the word pieces and the sentence embeddings.
  @Test func everyReferenceCasePasses() throws {
    let table = try ConformanceTable(golden: Installed.golden!, model: Installed.model!, cases: [])
    var rows = 0
    try table.run { row in
      rows += 1
      #expect(row.passed, "\(row.cells.joined(separator: "  "))")
    }
    #expect(rows >= 18)
  }

  /// A trajectory with one recorded gradient or loss changed must fail: the comparison compares.
  @Test(arguments: ["losses", "grad0.", "final."]) func changedRecordsFail(key: String) throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    for ending in ["json", "safetensors"] {
      try FileManager.default.copyItem(
        at: Installed.golden!.appendingPathComponent("lora.\(ending)"),
        to: directory.appendingPathComponent("lora.\(ending)"))
    }
    let url = directory.appendingPathComponent("lora.safetensors")
    var bytes = try Data(contentsOf: url)
    let length = Int(bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) })
    let header = try JSONSerialization.jsonObject(with: bytes[8..<8 + length]) as! [String: Any]
    let name = header.keys.filter {
      $0.hasPrefix(key) && ($0 == "losses" || $0.contains("classifier") && $0.hasSuffix("weight"))
    }.sorted()[0]
    let offsets = (header[name] as! [String: Any])["data_offsets"] as! [Int]
    let at = 8 + length + offsets[0]
    var value = bytes[at..<at + 4].withUnsafeBytes { $0.loadUnaligned(as: Float.self) }
    value += 0.01
    withUnsafeBytes(of: value) { bytes.replaceSubrange(at..<at + 4, with: $0) }
    try FileManager.default.removeItem(at: url)
    try bytes.write(to: url)
    let table = try ConformanceTable(golden: directory, model: Installed.model!, cases: ["lora"])
    try table.run { #expect(!$0.passed, "a changed \(name) went unnoticed") }
  }
}
