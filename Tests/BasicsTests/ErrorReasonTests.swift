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
}
