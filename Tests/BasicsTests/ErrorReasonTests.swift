import Basics
import Foundation
import Testing

/// What the system and Foundation say, in words for people.
@Suite struct ErrorReasonTests {
  private func error(_ body: () throws -> Void) -> InputError {
    do {
      try body()
      return InputError("nothing was thrown")
    } catch {
      return InputError(error)
    }
  }

  @Test func filesAreNamedWithTheSystemsReason() {
    let missing = error { _ = try String(contentsOfFile: "/no/such/file", encoding: .utf8) }
    #expect(missing.place == "/no/such/file" && missing.found == "No such file or directory")
    let directory = error { _ = try Data(contentsOf: URL(fileURLWithPath: "/tmp")) }
    #expect(directory.found == "Is a directory", "\(directory)")
    let full = error { try Data([1]).write(to: URL(fileURLWithPath: "/dev/full")) }
    #expect(full.found == "No space left on device", "\(full)")
    let place = error {
      try FileManager.default.createDirectory(atPath: "/dev/null/x", withIntermediateDirectories: true)
    }
    #expect(place.found == "Not a directory", "\(place)")
    for error in [missing, directory, full, place] {
      for word in ["NSError", "Domain", "Code=", "UserInfo", "could not be completed"] {
        #expect(!error.description.contains(word), "\(error)")
      }
    }
  }

  @Test func jsonIsNamedByItsKey() {
    struct Outer: Codable {
      struct Inner: Codable { var number: Int }
      var inner: [Inner]
    }
    func read(_ text: String) -> String {
      error { _ = try JSONDecoder().decode(Outer.self, from: Data(text.utf8)) }.message
    }
    #expect(read("{\"inner\": [{}]}") == "inner.[0].number is missing")
    #expect(read("{\"inner\": [{\"number\": \"x\"}]}") == "inner.[0].number is not a value of type Int")
    #expect(read("{") == "it is not JSON")
  }

  @Test func ownErrorsStayAsTheyAre() {
    let own = InputError("wrong", kind: .usage, place: "here", advice: "do")
    #expect(InputError(own) == own)
    #expect(InputError.system("cannot be read", ENOENT, place: "f").found == "No such file or directory")
  }

  @Test func aTextThatCannotBeReadSaysWhy() throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let file = directory.appendingPathComponent("a")
    try Data([0x61, 0xff]).write(to: file)
    for (url, reason) in [
      (directory.appendingPathComponent("b"), "No such file or directory"), (file, "it is not UTF-8 text"),
    ] {
      let error = #expect(throws: InputError.self) { try String(file: url, expected: "rows") }
      #expect(error?.found == reason && error?.place == url.path && error?.expected == "rows", "\(url.path)")
    }
  }
}
