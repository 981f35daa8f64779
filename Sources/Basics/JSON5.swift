import Foundation

/// A value of a JSON5 document (spec.json5.org, 1.0.0) that knows where it stands.
///
/// Foundation reads JSON5 too, but forgets places, ignores unknown keys and keeps one of two equal ones; a
/// suite that is silently misread costs hours of training. This reader refuses duplicate keys and, through
/// ``Fields``, unknown ones, and every error names its line.
public struct JSON5Value: Sendable {
  public enum Content: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON5Value])
    /// In the order of the file; no key twice.
    case object([JSON5Member])
  }

  public var content: Content
  /// Where its first character stands.
  public var place: JSON5Place

  public init(_ content: Content, place: JSON5Place) {
    self.content = content
    self.place = place
  }

  /// A value that never stood in a file, at a place that stands for it.
  public init(plain json: JSON, place: JSON5Place) {
    self.place = place
    content =
      switch json {
      case .null: .null
      case .bool(let value): .bool(value)
      case .number(let value): .number(value)
      case .string(let value): .string(value)
      case .array(let values): .array(values.map { JSON5Value(plain: $0, place: place) })
      case .object:
        .object(
          json.sortedMembers.map {
            JSON5Member(key: $0.key, value: JSON5Value(plain: $0.value, place: place), place: place)
          })
      }
  }

  /// Reads one document.
  ///
  /// - Parameter source: the name that errors give it, usually the file's path.
  /// - Throws: `InputError` with `source:line:column` at the first character that is wrong.
  public init(parsing text: String, source: String) throws {
    var parser = JSON5Parser(text, source: source)
    self = try parser.document()
  }

  /// Reads a file in UTF-8.
  ///
  /// - Parameter name: what errors call it; the path as given by default.
  /// - Throws: `InputError` if it cannot be read, is not UTF-8 or is not JSON5.
  public init(file: URL, name: String? = nil) throws {
    let name = name ?? file.relativePath
    let bytes: Data
    do { bytes = try Data(contentsOf: file) } catch {
      throw InputError(
        "cannot read the file", place: name, expected: "a readable JSON5 file",
        found: FileManager.default.fileExists(atPath: file.path) ? InputError.reason(of: error) : "no such file")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      var before = bytes.startIndex
      var line = 1
      while before < bytes.endIndex, let end = bytes[before...].firstIndex(of: 10),
        String(validating: bytes[before...end], as: UTF8.self) != nil
      {
        before = end + 1
        line += 1
      }
      throw InputError(
        "the file is not UTF-8", place: "\(name):\(line)", expected: "text in UTF-8",
        found: "bytes that are no character", advice: "save it as UTF-8")
    }
    try self.init(parsing: text, source: name)
  }

  public var isNull: Bool { if case .null = content { true } else { false } }

  public var bool: Bool? { if case .bool(let value) = content { value } else { nil } }

  public var double: Double? { if case .number(let value) = content { value } else { nil } }

  /// The number as an integer, if it is one and a Double holds it exactly: |x| < 2⁵³.
  public var int: Int? { double.flatMap(exactInteger) }

  public var string: String? { if case .string(let value) = content { value } else { nil } }

  public var array: [JSON5Value]? { if case .array(let values) = content { values } else { nil } }

  public var object: [JSON5Member]? { if case .object(let members) = content { members } else { nil } }

  /// The member of an object, nil if there is none or this is no object.
  public subscript(key: String) -> JSON5Value? { object?.first { $0.key == key }?.value }

  /// The value without places.
  public var json: JSON {
    switch content {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let value): .number(value)
    case .string(let value): .string(value)
    case .array(let values): .array(values.map(\.json))
    case .object(let members):
      .object(Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value.json) }))
    }
  }

  /// What it is, for the "found" of an error: `"abc"`, `0.5`, `true`, `a list of 3`, `an object`.
  public var summary: String {
    switch content {
    case .array(let values): "a list of \(values.count)"
    case .object: "an object"
    default: json.canonical
    }
  }
}

/// One key and its value in an object, in the order of the file.
public struct JSON5Member: Sendable {
  public var key: String
  public var value: JSON5Value
  /// Where the key stands.
  public var place: JSON5Place
}

/// Where something stands in a document: counted from 1, columns in Unicode scalars; in line 0 where it stands in none.
public struct JSON5Place: Sendable, Equatable, CustomStringConvertible {
  public var source: String
  public var line: Int
  public var column: Int

  public init(source: String, line: Int, column: Int) {
    self.source = source
    self.line = line
    self.column = column
  }

  /// `source:line:column`, the form editors jump to; of a value that stood in no file what gave it.
  public var description: String { line > 0 ? "\(source):\(line):\(column)" : source }

  /// For a sentence that has named the file already.
  public var inFile: String { line > 0 ? "line \(line)" : source }
}
