import Basics
import Foundation
import Testing

@testable import Harness

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
    #expect(found.parameters == 5 * 4 + 4)  // the table of positions is no parameter
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
