import Basics
import Foundation
import TestSupport
import Testing

@testable import Suites

/// `--set` on the command line: the same suite as if its file said so, refused by the same code.
struct ChangedSuiteTests {
  private func load(_ changes: String..., text: [(String, String?)] = []) throws -> Suite {
    try withTemporaryDirectory { directory in
      let file = directory.appendingPathComponent("s.json5")
      try Data(suiteText(text).utf8).write(to: file)
      return try Suite.load(
        file: file, changes: try changes.map { try JSON5Change(parsing: $0) }, methods: exampleMethods,
        tasks: exampleTasks)
    }
  }

  @Test func aChangedSuitePlansWhatAFileThatSaysSoPlans() throws {
    let changed = try load("train.epochs=[2, 5]", "methods[0]={name: 'lora', rank: 4}", "seeds=[3]")
    let written = try suite(
      ("train", "{ epochs: [2, 5] }"), ("methods", "[{ name: 'lora', rank: 4 }]"), ("seeds", "[3]"))
    func identities(_ suite: Suite) -> [String] {
      Plan(suite, context: exampleContext(suite)).runs.map(\.identity)
    }
    #expect(identities(changed) == identities(written) && identities(changed).count == 2)
    let plain = try suite()
    #expect(Set(identities(changed)).isDisjoint(with: identities(plain)))
    // What runs store says what was set, and reads as the same suite.
    #expect(changed.text.hasPrefix("// --set train.epochs=[2, 5]\n// --set methods[0]="))
    let again = try Suite(parsing: changed.text, name: "s.json5", methods: exampleMethods, tasks: exampleTasks)
    #expect(identities(again) == identities(changed))
  }

  @Test func theSameCodeRefusesIt() throws {
    for (change, place, message) in [
      ("train.epoch=2", "--set train.epoch", "unknown key \"epoch\" in train"),
      ("epochs=2", "--set epochs", "unknown key \"epochs\""),
      ("train.epochs=0", "--set train.epochs", "train.epochs is out of range"),
      ("seeds=[1, 1]", "--set seeds", "the seed 1 stands twice"),
      ("tasks=['x']", "--set tasks", "unknown task \"x\""),
    ] {
      let error = try inputError { _ = try load(change) }
      #expect(error.kind == .usage && error.place == place && error.message == message, "\(change): \(error)")
    }
    #expect(try inputError { _ = try load("epochs=2") }.advice?.contains("within train") == true)
    // What the file says stays where it was.
    let error = try inputError { _ = try load("train.epochs=2", text: [("seeds", "[]")]) }
    #expect(error.place?.hasSuffix("s.json5:7:8") == true)
  }
}
