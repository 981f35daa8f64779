import Basics
import Foundation

/// A directory of its own for the length of `body`.
package func withTemporaryDirectory<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("tunebench-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(url)
}

/// The `InputError` that `body` throws.
package func inputError(from body: () throws -> Void) throws -> InputError {
  var caught: InputError?
  do { try body() } catch let error as InputError { caught = error }
  guard let caught else { throw NothingThrown() }
  return caught
}

private struct NothingThrown: Error, CustomStringConvertible {
  let description = "no InputError was thrown"
}

/// Whether a child of this process has ended and was not waited for.
///
/// Before a test whose body is a process of its own, there may be none: Swift Testing waits for whichever child ends
/// first, and would look at one that somebody else ought to have waited for again and again, for ever.
package func hasChildNobodyWaitsFor() -> Bool {
  var info = siginfo_t()
  guard waitid(P_ALL, 0, &info, WEXITED | WNOWAIT | WNOHANG) == 0 else { return false }
  // Filled in only if there is one; the signal's number is its first field.
  return info.si_signo == SIGCHLD
}

/// A reading of the clock that other work on the machine can only make larger, as often as it takes to be small.
///
/// What a program leaves between two readings is the least of a few tries; one try also holds what the machine did
/// in between, and a test of it fails now and then.
/// - Returns: the first trial whose reading is below `limit`, or the last one.
package func calm<Trial>(
  below limit: Double, tries: Int = 6, _ trial: () throws -> Trial, reading: (Trial) -> Double
) rethrows -> Trial {
  for _ in 1..<tries {
    let value = try trial()
    if reading(value) < limit { return value }
  }
  return try trial()
}
