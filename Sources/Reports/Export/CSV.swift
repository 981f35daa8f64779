import Basics

/// Rows as comma-separated values (RFC 4180, but for lines ending in LF).
struct CSV {
  enum Field {
    case text(String)
    case number(Double)
    /// Signs of numbers alone, as they are.
    case verbatim(String)
    case missing

    var csv: String {
      switch self {
      case .missing: return ""
      case .number(let value): return value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-inf" : "inf") : "\(value)"
      case .text(let text): return Escaped.csv(text)
      case .verbatim(let text): return text
      }
    }
  }

  private let width: Int
  private(set) var text: String

  init(_ columns: [String]) {
    width = columns.count
    text = columns.map(Escaped.csv).joined(separator: ",") + "\n"
  }

  mutating func append(_ row: [Field]) {
    precondition(row.count == width, "a row that does not fill its columns")
    text += row.map(\.csv).joined(separator: ",") + "\n"
  }
}
