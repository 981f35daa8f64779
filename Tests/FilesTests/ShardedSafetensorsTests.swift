import Basics
import Files
import Foundation
import Tensors
import Testing

@Suite struct ShardedSafetensorsTests {
  static let first = "model-00001-of-00002.safetensors", second = "model-00002-of-00002.safetensors"

  /// A directory with two files and an index, which a test changes before it is opened.
  static func directory(
    map: String? = nil, _ files: [String: [String]] = [first: ["a", "b"], second: ["c"]],
    _ body: (URL) throws -> Void
  ) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")
    defer { try? FileManager.default.removeItem(at: url) }
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (file, names) in files {
      let tensors = names.map { (name: $0, tensor: Tensor([Float($0.utf8.first ?? 0), 1], shape: [2])) }
      try SafetensorsFile.write(tensors, to: url.appendingPathComponent(file))
    }
    let map = map ?? #"{"a": "\#(first)", "b": "\#(first)", "c": "\#(second)"}"#
    try Data(#"{"metadata": {"total_size": 24}, "weight_map": \#(map)}"#.utf8)
      .write(to: url.appendingPathComponent("model.safetensors.index.json"))
    try body(url)
  }

  static func refusal(map: String? = nil, _ files: [String: [String]] = [first: ["a", "b"], second: ["c"]]) throws
    -> InputError
  {
    var found: InputError?
    try directory(map: map, files) { url in
      found = try #require(throws: InputError.self) { try SafetensorsModel(url) }
    }
    return try #require(found)
  }

  @Test func readsAllFiles() throws {
    try Self.directory { url in
      let model = try SafetensorsModel(url)
      #expect(model.names == ["a", "b", "c"] && model.files.count == 2 && model.place == url.path)
      #expect(try model.tensor("b").values == [98, 1] && model.tensor("c").values == [99, 1])
      #expect(model.mapped("d") == nil && model.mapped("c")?.type == .f32)
      let error = try #require(throws: InputError.self) { try model.tensor("d") }
      #expect(error.place == "\(url.path): d")
    }
  }

  /// transformers reads the single file where there is one.
  @Test func theSingleFileComesFirst() throws {
    try Self.directory { url in
      let single = url.appendingPathComponent("model.safetensors")
      try SafetensorsFile.write([("z", Tensor([1], shape: [1]))], to: single)
      let model = try SafetensorsModel(url)
      #expect(model.names == ["z"] && model.place == single.path)
    }
  }

  @Test func whatDoesNotAgreeIsNamed() throws {
    let missing = try Self.refusal([Self.first: ["a", "b"]])
    #expect(missing.message == "is missing" && missing.place?.hasSuffix(Self.second) == true)
    #expect(missing.expected == "1 tensors of model.safetensors.index.json, among them c")
    let lacking = try Self.refusal([Self.first: ["a"], Self.second: ["c"]])
    #expect(lacking.message.hasPrefix("lacks a tensor") && lacking.place?.hasSuffix("\(Self.first): b") == true)
    let unmapped = try Self.refusal([Self.first: ["a", "b", "x"], Self.second: ["c"]])
    #expect(
      unmapped.message.hasPrefix("holds a tensor that model") && unmapped.place?.hasSuffix("\(Self.first): x") == true)
    let doubled = try Self.refusal([Self.first: ["a", "b"], Self.second: ["b", "c"]])
    #expect(
      doubled.message.hasPrefix("holds a tensor that another file")
        && doubled.place?.hasSuffix("\(Self.second): b") == true)
    #expect(doubled.found == "it is in \(Self.first), too")
  }

  @Test(arguments: [
    #"{}"#, #"[]"#, #""x""#, #"{"a": 5}"#, #"{"a": ""}"#, #"{"a": "../\#(first)"}"#, #"{"a": "/\#(first)"}"#,
    #"{"a": "model.bin"}"#, #"{"a": null}"#, #"{"a": "\#(first)", "a": "\#(second)"}"#, #"{"a": "\#(first)""#,
  ])
  func mapsThatAreNone(_ map: String) throws {
    #expect(try Self.refusal(map: map).place?.contains("model.safetensors.index.json") == true)
  }

  @Test func directoriesWithoutWeights() throws {
    let error = try #require(throws: InputError.self) {
      try SafetensorsModel(URL(fileURLWithPath: "/nonexistent"))
    }
    #expect(error.expected == "model.safetensors or model.safetensors.index.json")
  }

  /// Types that are not floats' are refused where they are asked for, by name, and read past otherwise.
  @Test func otherTypesAreRefusedByName() throws {
    let header = """
      {"f":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"e":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[4,8]},\
      "q":{"dtype":"Q8_0","shape":[64],"data_offsets":[8,8]},"d":{"dtype":"F64","shape":[1],"data_offsets":[8,16]}}
      """
    let url = try SafetensorsTests.file(header: header, data: [UInt8](repeating: 0, count: 16))
    defer { try? FileManager.default.removeItem(at: url) }
    let file = try SafetensorsFile(url)
    #expect(try file.tensor("f").values == [0])
    // A name of ggml's is none of this format's.
    for (name, type) in [("e", "F8_E4M3"), ("q", "Q8_0"), ("d", "F64")] {
      let error = try #require(throws: InputError.self) { try file.tensor(name) }
      #expect(error.found == type && error.expected == "F32, F16 or BF16" && error.place == "\(url.path): \(name)")
    }
  }
}
