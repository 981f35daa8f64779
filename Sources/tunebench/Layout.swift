import Foundation
import Reports

/// Columns of the terminal that standard output is; nil where it is none.
var terminalColumns: Int? {
  var size = winsize()
  guard isatty(STDOUT_FILENO) != 0, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
    return nil
  }
  return Int(size.ws_col)
}

/// Breaks a text at 100 columns, or at the terminal's where these are fewer; later lines indented.
func wrapped(_ text: String, indent: Int, columns: Int = 100) -> String {
  TerminalTable.wrapped(text, indent: indent, columns: min(columns, terminalColumns ?? columns))
}

/// Rows as aligned columns; numbers to the right; no wider than the terminal.
func table(_ header: [String], _ rows: [[String]]) -> String {
  TerminalTable.text(header, rows, columns: terminalColumns)
}
