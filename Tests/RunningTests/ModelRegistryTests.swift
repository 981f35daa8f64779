import Basics
import Foundation
import TestSupport
import Testing

@testable import Running

/// A registry in a temporary home whose digests are file sizes.
private final class Bench: Sendable {
  let root: TemporaryDirectory

  init() throws { root = try TemporaryDirectory() }

  func registry() -> ModelRegistry {
    ModelRegistry(environment: ["TUNEBENCH_HOME": root.url.appendingPathComponent("home").path]) { file in
      "size-\(try Data(contentsOf: file).count)"
    }
  }

  func model(_ name: String, _ model: TinyModel = TinyModel()) throws -> URL {
    try model.write(to: root.url.appendingPathComponent(name))
  }
}

@Suite struct ModelRegistryTests {
  @Test func homeFollowsTheEnvironment() {
    #expect(ModelRegistry.home(["TUNEBENCH_HOME": "/a/b", "HOME": "/h"]).path == "/a/b")
    #expect(ModelRegistry.home(["TUNEBENCH_HOME": "", "HOME": "/h"]).path == "/h/.cache/tunebench")
  }

  @Test func addedDirectoryIsListedDescribedAndResolved() throws {
    let bench = try Bench()
    let registry = bench.registry()
    var tiny = TinyModel()
    tiny.files["README.md"] = "---\nlanguage: en\nlicense: apache-2.0\n---\n# Tiny\n"
    let directory = try bench.model("tiny", tiny)
    #expect(try registry.add("mine", directory: directory))
    let information = try registry.information("mine")
    #expect(information.isLink)
    #expect(information.reference.name == "mine")
    #expect(information.reference.directory.path == directory.path)
    let bytes = try tiny.weights().count
    #expect(information.reference.sha256 == "size-\(bytes)")
    let found = information.description
    #expect(found.layers == 2 && found.width == 4 && found.heads == 2 && found.vocabulary == 5)
    // Tables and their norm, and two layers: four maps of width 4, the feed-forward's two, two norms. No positions' ids.
    #expect(found.parameters == (5 + 8 + 2) * 4 + 8 + 2 * (4 * 20 + 40 + 36 + 16))
    #expect(found.precision == "F32" && found.bytes == bytes && found.positions == 8)
    #expect(found.licence == "apache-2.0")
    #expect(registry.list().map(\.name) == ["mine"])
    #expect(try registry.list()[0].description.get() == found)
  }

  @Test func addingAgainIsSilentAndAnotherDirectoryClashes() throws {
    let bench = try Bench()
    let registry = bench.registry()
    #expect(try registry.add("mine", directory: bench.model("one")))
    #expect(try !registry.add("mine", directory: bench.model("one")))
    #expect(try !registry.add("mine"))
    let two = try bench.model("two")
    let error = #expect(throws: InputError.self) { try registry.add("mine", directory: two) }
    #expect(error?.found?.hasSuffix("/one") == true)
    #expect(try registry.resolve("mine").directory.lastPathComponent == "one")
  }

  @Test(arguments: ["", "a/b", ".hidden", "-x", "a b", "a.json", "é"])
  func impossibleNames(_ name: String) throws {
    let bench = try Bench()
    let directory = try bench.model("tiny")
    #expect(throws: InputError.self) { try bench.registry().add(name, directory: directory) }
    #expect(bench.registry().list().isEmpty)
  }

  @Test func pathsResolveWithoutBeingRegistered() throws {
    let bench = try Bench()
    let directory = try bench.model("loose")
    let reference = try bench.registry().resolve(directory.path)
    #expect(reference.name == "loose" && reference.directory.path == directory.path)
    #expect(bench.registry().list().isEmpty)
  }

  @Test func unknownNamesSayWhatToType() throws {
    let bench = try Bench()
    func complaint(_ name: String) throws -> InputError {
      try #require(throws: InputError.self) { try bench.registry().resolve(name) }
    }
    #expect(try complaint("minilm").advice == "tunebench model add minilm")
    let mistyped = try complaint("minlim")
    #expect(
      mistyped.expected == "did you mean \"minilm\"?" && mistyped.advice == "tunebench model add minilm")
    #expect(mistyped.kind == .usage)
    #expect(
      try complaint("something-else").advice?.hasPrefix("tunebench model add something-else DIR") == true)
    #expect(try complaint("/no/such").place == "/no/such")
    let undownloadable = #expect(throws: InputError.self) { try bench.registry().add("minlim") }
    #expect(undownloadable?.expected == "did you mean \"minilm\"?")
  }

  @Test func removingForgetsALinkAndDeletesADownload() throws {
    let bench = try Bench()
    let registry = bench.registry(), manager = FileManager.default
    let mine = try bench.model("mine")
    try registry.add("mine", directory: mine)
    let link = try registry.remove("mine")
    #expect(link.removed.lastPathComponent == "mine.json" && link.staying?.path == mine.path)
    #expect(manager.fileExists(atPath: mine.appendingPathComponent("config.json").path))
    #expect(registry.list().isEmpty)
    // As a download lies there.
    let models = registry.home.appendingPathComponent("models")
    try TinyModel().write(to: models.appendingPathComponent("fetched"))
    #expect(try registry.resolve("fetched").name == "fetched")
    let download = try registry.remove("fetched")
    #expect(download.staying == nil && download.removed.lastPathComponent == "fetched")
    #expect(!manager.fileExists(atPath: download.removed.path))
    // A record that cannot be read is one that somebody wants to be rid of.
    try Data("{".utf8).write(to: models.appendingPathComponent("bad.json"))
    #expect(try registry.remove("bad").staying == nil)
    for name in ["mine", "../models", "", "."] {
      let error = #expect(throws: InputError.self) { try registry.remove(name) }
      #expect(error?.kind == .usage)
    }
  }

  @Test func whatARunWouldRefuseIsNotRegistered() throws {
    let bench = try Bench()
    let registry = bench.registry()
    var bad = TinyModel()
    bad.configuration["is_decoder"] = true
    let decoder = try bench.model("decoder", bad)
    #expect(throws: InputError.self) { try registry.add("decoder", directory: decoder) }
    // A weight that is no number, where a run would read it, and where it would not.
    func poisoned(_ name: String, from tensor: String) throws -> URL {
      var model = TinyModel()
      model.tensors.append(("cls.predictions.bias", "F32", 4, [5]))
      let directory = try bench.model(name, model)
      let file = directory.appendingPathComponent("model.safetensors")
      var bytes = try Data(contentsOf: file)
      let offset = model.tensors.prefix { $0.0 != tensor }.reduce(0) { $0 + $1.3.reduce($1.2, *) }
      let all = model.tensors.reduce(0) { $0 + $1.3.reduce($1.2, *) }
      let place = bytes.count - all + offset + 8
      bytes.replaceSubrange(place..<place + 4, with: [0, 0, 0xc0, 0x7f])
      try bytes.write(to: file)
      return directory
    }
    let nan = try poisoned("nan", from: "encoder.layer.1.output.dense.weight")
    let error = #expect(throws: InputError.self) { try registry.add("nan", directory: nan) }
    #expect(error?.place?.hasSuffix("model.safetensors: encoder.layer.1.output.dense.weight") == true)
    #expect(error?.found == "nan as value 3 of 32")
    #expect(throws: InputError.self) { try registry.resolve(nan.path) }
    #expect(registry.list().isEmpty)
    try registry.add("head", directory: poisoned("head", from: "cls.predictions.bias"))
  }

  @Test func brokenRecordsAreListedWithTheirFault() throws {
    let bench = try Bench()
    let registry = bench.registry()
    let gone = try bench.model("gone")
    try registry.add("b-gone", directory: gone)
    try registry.add("c-good", directory: bench.model("good"))
    try FileManager.default.removeItem(at: gone)
    try Data("{".utf8).write(to: registry.home.appendingPathComponent("models/a-bad.json"))
    let list = registry.list()
    #expect(list.map(\.name) == ["a-bad", "b-gone", "c-good"])
    #expect(list.map { (try? $0.description.get()) != nil } == [false, false, true])
    #expect(throws: InputError.self) { try registry.resolve("b-gone") }
  }
}
