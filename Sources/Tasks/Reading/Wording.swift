import Basics
import Foundation

/// How a user says what a data set is, so that advice can be followed as it stands: as options of
/// `tunebench data add`, or as keys of a suite's `data`.
///
/// Keys are named as in a suite (`dropLabel`); a command line has them in its own spelling (`--drop-label`).
public enum Wording: Sendable, Equatable {
  case commandLine
  case suite

  /// `--label COLUMN`, or `label: "COLUMN"`.
  func text(_ key: String, _ value: String) -> String {
    switch self {
    case .commandLine: "\(option(key)) \(shellQuoted(value))"
    case .suite: "\(key): \(quoted(value))"
    }
  }

  /// `--labels no,yes`, or `labels: ["no", "yes"]`.
  func list(_ key: String, _ values: [String]) -> String {
    switch self {
    case .commandLine: "\(option(key)) \(shellQuoted(values.map(field).joined(separator: ",")))"
    case .suite: "\(key): [\(values.map(quoted).joined(separator: ", "))]"
    }
  }

  /// `--dev-share F`, or `devShare: F`.
  func number(_ key: String, _ value: String) -> String {
    switch self {
    case .commandLine: "\(option(key)) \(value)"
    case .suite: "\(key): \(value)"
    }
  }

  /// `--numbers`, `--quoting no`, `--no-header`, or `numbers: true`.
  func truth(_ key: String, _ value: Bool) -> String {
    switch self {
    case .commandLine where key == "header": value ? "no --no-header" : "--no-header"
    case .commandLine where key == "quoting": "--quoting \(value ? "yes" : "no")"
    case .commandLine: option(key)
    case .suite: "\(key): \(value)"
    }
  }

  /// The name alone: `--drop-label`, or `dropLabel`.
  func option(_ key: String) -> String {
    guard self == .commandLine else { return key }
    return "--" + key.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
  }

  /// A value of a list of values with commas between them, which is read as a line of CSV is.
  private func field(_ value: String) -> String {
    guard value.contains(where: { ",\"".contains($0) }) else { return value }
    return "\"" + value.replacing("\"", with: "\"\"") + "\""
  }

  private func quoted(_ value: String) -> String {
    "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// As a POSIX shell takes it for one word.
  private func shellQuoted(_ value: String) -> String {
    let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,._-+=:/@%"
    if !value.isEmpty, value.allSatisfy(plain.contains) { return value }
    return "'" + value.replacing("'", with: "'\\''") + "'"
  }
}

/// The values of an option such as `--labels no,yes`: one line of CSV, so that a value with a comma stands in double
/// quotes; blanks around a value are not part of it.
///
/// - Throws: `InputError` for a quote that is not closed.
public func listed(_ text: String, option: String) throws -> [String] {
  var reader = DelimitedText(bytes: Array(text.utf8), separator: UInt8(ascii: ","), quoting: true, path: option)
  let rows = try reader.rows()
  return (rows.first?.fields ?? [""]).map { $0.trimmingCharacters(in: .whitespaces) }
}
