/// What is wrong with something that came from outside: a file, a suite, a command line, a C library.
///
/// Programming errors are `precondition`s; everything a user can cause is one of these, and says
/// where it is, what was expected, what was found, and what to do next.
public struct InputError: Error, CustomStringConvertible, Equatable, Sendable {
  /// How the process should end: 2 for a wrong command line or suite, 1 for a failure on the way.
  public enum Kind: Int32, Sendable {
    case usage = 2
    case failure = 1
  }

  public var kind: Kind
  /// File, and where possible the line (`suites/a.json5:12`) or the path within it (`train.batch`).
  public var place: String?
  /// One sentence: what is wrong.
  public var message: String
  public var expected: String?
  public var found: String?
  /// What to do, or to type, next.
  public var advice: String?

  public init(
    _ message: String, kind: Kind = .failure, place: String? = nil, expected: String? = nil,
    found: String? = nil, advice: String? = nil
  ) {
    self.kind = kind
    self.place = place
    self.message = message
    self.expected = expected
    self.found = found
    self.advice = advice
  }

  public var description: String {
    var lines = [(place.map { "\($0): " } ?? "") + message]
    if let expected { lines.append("  expected: \(expected)") }
    if let found { lines.append("  found:    \(found)") }
    if let advice { lines.append("  to do:    \(advice)") }
    return lines.joined(separator: "\n")
  }
}
