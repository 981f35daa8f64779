import Basics
import Foundation
import Testing

/// A directory of its own for the length of `body`.
func withTemporaryDirectory<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("tunebench-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(url)
}

/// The `InputError` that `body` throws.
func inputError(from body: () throws -> Void) throws -> InputError {
  var caught: InputError?
  do { try body() } catch let error as InputError { caught = error }
  return try #require(caught, "no InputError was thrown")
}
