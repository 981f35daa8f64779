import Basics
import Foundation
import Networks
import Tensors
import TestSupport
import Testing

@testable import Conformance

/// A reference case made here, of a tiny model: whole it passes, damaged it fails with a sentence.
struct GoldenExample {
  let tiny: Conformance.TinyModel
  let directory: URL
  var json: [String: Any]
  /// By name: F32 values with their shape, or I64.
  var floats: [String: (values: [Float], shape: [Int])] = [:]
  var integers: [String: (values: [Int64], shape: [Int])] = [:]

  var url: URL { directory.appendingPathComponent("c.json") }
  var weights: URL { directory.appendingPathComponent("c.safetensors") }

  /// Prompt tuning with three tokens before [CLS], four steps on two batches.
  init(in directory: URL) throws {
    tiny = try Conformance.TinyModel()
    self.directory = directory
    let shapes = [
      "base_model.classifier.modules_to_save.default.weight": [2, 16],
      "base_model.classifier.modules_to_save.default.bias": [2], "prompt_encoder.default.embedding.weight": [3, 16],
    ]
    json = [
      "case": "prompt-prepend", "steps": 4, "distinct_batches": 2, "classes": 2, "options": ["tokens": 3],
      "optimizer": ["lr": 0.01, "betas": [0.9, 0.999], "eps": 1e-8, "weight_decay": 0.01], "trainable": shapes,
      "trainable_count": 82,
    ]
    var random = RandomStream(seed: 7, purpose: "golden")
    for (name, shape) in shapes.sorted(by: { $0.key < $1.key }) {
      floats["init." + name] = ((0..<shape.reduce(1, *)).map { _ in Float(0.3 * random.normal()) }, shape)
    }
    for k in 0..<2 {
      integers["batch.\(k).input_ids"] = ([2, 7, 9, 3, 2, 30, 3, 0], [2, 4])
      integers["batch.\(k).attention_mask"] = ([1, 1, 1, 1, 1, 1, 1, 0], [2, 4])
      integers["batch.\(k).labels"] = ([Int64(k), 1], [2])
    }
    try write()
    let computed = try GoldenCase(url).compute(model: tiny.directory)
    floats["losses"] = (computed.losses.map(Float.init), [4])
    (floats["logits0"], floats["logits_final"]) = ((computed.logits[0], [2, 2]), (computed.logits[1], [2, 2]))
    for (name, shape) in shapes {
      let gradient = computed.gradients[name]!,
        norm = gradient.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
      floats["grad0." + name] = (gradient, shape)
      floats["gradnorm0." + name] = ([Float(norm)], [1])
      floats["final." + name] = (computed.finals[name]!, shape)
    }
    try write()
  }

  func write() throws {
    try JSONSerialization.data(withJSONObject: json, options: [.sortedKeys]).write(to: url)
    var header: [String: Any] = [:], data = Data()
    func add(_ name: String, _ type: String, _ shape: [Int], _ bytes: UnsafeRawBufferPointer) {
      header[name] = ["dtype": type, "shape": shape, "data_offsets": [data.count, data.count + bytes.count]]
      data.append(contentsOf: bytes)
    }
    for (name, (values, shape)) in integers.sorted(by: { $0.key < $1.key }) {
      values.withUnsafeBytes { add(name, "I64", shape, $0) }
    }
    for (name, (values, shape)) in floats.sorted(by: { $0.key < $1.key }) {
      values.withUnsafeBytes { add(name, "F32", shape, $0) }
    }
    let head = try JSONSerialization.data(withJSONObject: header, options: [.sortedKeys])
    var file = Data()
    withUnsafeBytes(of: UInt64(head.count).littleEndian) { file.append(contentsOf: $0) }
    try (file + head + data).write(to: weights)
  }

  func rows() throws -> [ConformanceTable.Row] {
    var rows: [ConformanceTable.Row] = []
    try ConformanceTable(golden: directory, model: tiny.directory, cases: []).run { rows.append($0) }
    return rows
  }
}

@Suite(.serialized) struct GoldenDamageTests {
  @Test func aWholeCasePasses() throws {
    try withTemporaryDirectory { directory in
      let rows = try GoldenExample(in: directory).rows()
      #expect(rows.count == 1 && rows[0].passed, "\(rows)")
    }
  }

  /// Swift's max(x, .nan) is x: each recorded figure in turn, wholly and in its last element only.
  @Test(arguments: [Float.nan, .infinity]) func aFigureThatIsNoNumberFails(_ value: Float) throws {
    try withTemporaryDirectory { directory in
      let whole = try GoldenExample(in: directory)
      for name in whole.floats.keys.sorted() {
        for isWhole in [true, false] {
          var damaged = whole
          let count = whole.floats[name]!.values.count
          for index in (isWhole ? 0 : count - 1)..<count { damaged.floats[name]!.values[index] = value }
          try damaged.write()
          let row = try damaged.rows()[0]
          #expect(!row.passed, "\(name) is \(value) and passes")
          #expect(row.cells.last?.contains("no numbers") == true, "\(row.cells)")
        }
      }
    }
  }

  @Test func everyFigureIsCompared() throws {
    try withTemporaryDirectory { directory in
      let whole = try GoldenExample(in: directory)
      for name in whole.floats.keys.sorted() where !name.hasPrefix("gradnorm0.") && !name.hasPrefix("logits") {
        var damaged = whole
        damaged.floats[name]!.values[damaged.floats[name]!.values.count - 1] += 0.05
        try damaged.write()
        #expect(try !damaged.rows()[0].passed, "a changed \(name) went unnoticed")
      }
    }
  }

  /// The less is there, the less could differ.
  @Test func whatIsMissingIsNamed() throws {
    try withTemporaryDirectory { directory in
      let whole = try GoldenExample(in: directory)
      for name in whole.floats.keys.sorted() {
        var damaged = whole
        damaged.floats[name] = nil
        try damaged.write()
        let row = try damaged.rows()[0]
        // Where no start is recorded a trajectory starts from the model, which here is another start.
        let isNamed = row.cells.last?.contains(name) == true || name.hasPrefix("init.")
        #expect(!row.passed && isNamed, "without \(name): \(row.cells)")
      }
      var shortened = whole
      for name in whole.floats.keys where name.hasPrefix("final.") { shortened.floats[name] = nil }
      try shortened.write()
      #expect(try !shortened.rows()[0].passed)
      shortened = whole
      shortened.json["losses"] = [1.0]
      try shortened.write()
      #expect(try !shortened.rows()[0].passed)
    }
  }

  @Test(arguments: ["", "{\"case\": \"lora\", \"steps\"", "{\"case\": \"prompt-prepend\", \"losses\": [NaN]}"])
  func aDescriptionThatCannotBeReadIsNamed(text: String) throws {
    try withTemporaryDirectory { directory in
      let whole = try GoldenExample(in: directory)
      // Beside one that passes, and one that is another case's.
      for ending in ["json", "safetensors"] {
        try FileManager.default.copyItem(
          at: directory.appendingPathComponent("c.\(ending)"), to: directory.appendingPathComponent("d.\(ending)"))
      }
      try Data(text.utf8).write(to: whole.url)
      let rows = try whole.rows()
      #expect(rows.map(\.passed) == [false, true], "\(rows)")
      #expect(rows.first?.cells.last?.contains("c.json") == true)
    }
  }

  @Test func whatTheModelComputesMustBeNumbersToo() {
    #expect(worse(1, Double.nan).isNaN && worse(Double.nan, 1).isNaN && worse(1, 2) == 2)
    #expect(largestDifference([1, .nan, 3], [1, 2, 3] as [Double]).isNaN)
    #expect(largestDifference([1], [1, 2] as [Double]) == .infinity)
  }

  @Test(arguments: [
    ("steps", "-1"), ("steps", "0"), ("steps", "1000000000"), ("steps", "9007199254740992"), ("steps", "5"),
    ("distinct_batches", "0"), ("distinct_batches", "3"), ("distinct_batches", "9007199254740992"), ("classes", "-1"),
    ("classes", "0"), ("classes", "4611686018427387904"), ("classes", "3"), ("options", "{\"tokens\": 1000000}"),
    ("options", "{\"tokens\": -1}"), ("options", "{\"tokens\": \"3\"}"), ("options", "{\"tokens\": 3, \"future\": 1}"),
    ("options", "[]"), ("trainable", "{}"), ("trainable", "{\"x\": [1]}"), ("trainable_count", "81"),
    ("optimizer", "{\"lr\": 0.01, \"betas\": [0.9], \"eps\": 1e-8, \"weight_decay\": 0}"),
    ("optimizer", "{\"lr\": 0.01, \"betas\": [0.9, 2], \"eps\": 1e-8, \"weight_decay\": 0}"), ("optimizer", "{}"),
  ]) func aDescriptionOutOfRangeFails(_ key: String, _ value: String) throws {
    try withTemporaryDirectory { directory in
      var damaged = try GoldenExample(in: directory)
      damaged.json[key] = try JSONSerialization.jsonObject(with: Data(value.utf8), options: .fragmentsAllowed)
      try damaged.write()
      let row = try damaged.rows()[0]
      let said = row.cells.joined(separator: "\n")
      // Where it is the files beside the description that do not fit, they are named.
      let others = ["trained weights", "batch.2.input_ids", "init.", "does not have", "lacks a field", "the case 81"]
      #expect(!row.passed && ([key] + others).contains { said.contains($0) }, "\(said)")
    }
  }

  @Test(arguments: [
    ("batch.0.input_ids", Int64(64)), ("batch.0.input_ids", -1), ("batch.1.input_ids", 1 << 40), ("batch.1.labels", 2),
    ("batch.0.labels", -1), ("batch.0.labels", 1 << 33),
  ]) func idsBeyondTheirTablesFail(_ name: String, _ value: Int64) throws {
    try withTemporaryDirectory { directory in
      var damaged = try GoldenExample(in: directory)
      damaged.integers[name]!.values[1] = value
      try damaged.write()
      let row = try damaged.rows()[0]
      #expect(!row.passed && row.cells.last?.contains("\(name): is not a batch of the case") == true, "\(row.cells)")
    }
  }

  @Test func batchesThatDoNotFitTogetherFail() throws {
    try withTemporaryDirectory { directory in
      let whole = try GoldenExample(in: directory)
      for (name, values, shape) in [
        ("batch.0.labels", [] as [Int64], [0]), ("batch.0.labels", [0, 1, 0], [3]),
        ("batch.0.attention_mask", [1], [1]),
        ("batch.0.attention_mask", [0, 0, 0, 0, 1, 1, 1, 1], [2, 4]),
        ("batch.0.input_ids", Array(repeating: 2, count: 140), [2, 70]),
      ] {
        var damaged = whole
        damaged.integers[name] = (values, shape)
        if shape == [2, 70] { damaged.integers["batch.0.attention_mask"] = (Array(repeating: 1, count: 140), shape) }
        try damaged.write()
        #expect(try !damaged.rows()[0].passed, "\(name) \(shape)")
      }
    }
  }
}
