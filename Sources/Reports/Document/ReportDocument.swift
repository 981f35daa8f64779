import Charts
import Foundation

/// A report as its parts, whatever it will be written as. All texts are plain: no marks of any language.
public struct ReportDocument: Sendable, Equatable {
  public var title: String
  public var blocks: [ReportBlock]

  public init(title: String, blocks: [ReportBlock] = []) {
    self.title = title
    self.blocks = blocks
  }
}

extension [ReportBlock] {
  /// In reading order, without columns.
  var flat: [ReportBlock] {
    flatMap { block -> [ReportBlock] in
      if case .columns(let columns) = block { columns.flatMap(\.flat) } else { [block] }
    }
  }
}

public enum ReportBlock: Sendable, Equatable {
  /// Level 2 is a section, 3 a part of one.
  case heading(Int, String)
  case paragraph(String)
  /// Someone else's words.
  case quotation(String)
  case list([String])
  /// What each thing is.
  case terms([ReportTerm])
  case table(DocumentTable)
  /// Blocks beside each other where there is room, else one below the other.
  case columns([[ReportBlock]])
  /// A chart; `name` without ending, `text` for those who cannot see it, the terms that it needs.
  case figure(name: String, text: String, terms: [String] = [])
}

public struct ReportTerm: Sendable, Equatable {
  public var term: String
  public var text: String

  /// What a link to the term leads to: ASCII letters, digits and hyphens.
  public var anchor: String { ReportTerm.anchor(of: term) }

  public static func anchor(of term: String) -> String { "term-" + ReportFigure.slug(term) }

  public init(_ term: String, _ text: String) {
    self.term = term
    self.text = text
  }
}

/// Rows and columns of text.
public struct DocumentTable: Sendable, Equatable {
  public struct Column: Sendable, Equatable {
    public var title: String
    /// Numbers stand to the right.
    public var isNumber: Bool
    /// The term among the report's definitions that says what stands here.
    public var term: String?

    public init(_ title: String, isNumber: Bool = true, term: String? = nil) {
      self.title = title
      self.isNumber = isNumber
      self.term = term
    }
  }

  public var columns: [Column]
  public var rows: [[String]]

  public init(_ columns: [Column], rows: [[String]] = []) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row that does not fill its columns")
    self.columns = columns
    self.rows = rows
  }

  /// A cell with something after its text that matters less: smaller on a page, behind a colon elsewhere.
  static func cell(_ text: String, detail: String) -> String { detail.isEmpty ? text : text + "\u{1F}" + detail }

  /// A cell's text and its detail.
  static func parts(of cell: String) -> (text: String, detail: String?) {
    let parts = cell.split(separator: "\u{1F}", maxSplits: 1).map(String.init)
    return (parts.first ?? "", parts.count > 1 ? parts[1] : nil)
  }

  /// Appends a row; a programming error if it does not fill the columns.
  public mutating func append(_ row: [String]) {
    precondition(row.count == columns.count, "a row that does not fill its columns")
    rows.append(row)
  }
}
