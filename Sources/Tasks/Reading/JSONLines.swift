import Basics
import Foundation

/// Reads JSONL: one object a line, its keys the columns.
///
/// Strings stand as they are, numbers and booleans as JSON writes them, null and missing keys as nothing.
/// A list or an object is no field of a table: it reads as nothing too.
enum JSONLines {
  /// The columns are the keys of all lines in alphabetical order.
  static func read(_ bytes: [UInt8], path: String) throws -> (columns: [String], rows: [Table.Row]) {
    let decoder = JSONDecoder()
    var objects: [(line: Int, object: [String: Cell])] = []
    var keys: Set<String> = []
    var line = 0
    var blank: Int?
    for raw in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      line += 1
      if raw.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }) {
        blank = blank ?? line
        continue
      }
      if let blank {
        throw InputError(
          "a blank line", place: "\(path):\(blank)", expected: "a JSON object", found: "nothing")
      }
      do {
        let object = try decoder.decode([String: Cell].self, from: Data(raw))
        keys.formUnion(object.keys)
        objects.append((line, object))
      } catch {
        throw InputError(
          "not a JSON object", place: "\(path):\(line)", expected: "one JSON object on the line",
          found: "\"\(String(decoding: raw.prefix(40), as: UTF8.self))\"",
          advice: "a file with one JSON array must be written one object a line: jq -c '.[]'")
      }
    }
    let columns = keys.sorted()
    return (
      columns,
      objects.map { line, object in Table.Row(line: line, fields: columns.map { object[$0]?.text ?? "" }) }
    )
  }

  private struct Cell: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      guard let value = try? decoder.singleValueContainer() else {
        text = ""
        return
      }
      if let string = try? value.decode(String.self) {
        text = string
      } else if let truth = try? value.decode(Bool.self) {
        text = truth ? "true" : "false"
      } else if let whole = try? value.decode(Int.self) {
        text = String(whole)
      } else if let number = try? value.decode(Double.self) {
        text = String(number)
      } else {
        text = ""
      }
    }
  }
}
