import Basics
import Testing

@testable import Reports

@Suite struct TerminalTableTests {
  private let header = ["method", "seeds", "mean", "95 % interval", "verdict"]
  private let rows = [
    ["adapter-houlsby", "3", "0.5108", "0.4979 to 0.5237", "not distinguishable, about 142 more seeds"],
    ["lora r=8, \u{4E2D}\u{6587}", "3", "undefined", "-", "better"],
  ]

  @Test func wideTerminalsShowItAsItIs() {
    let lines = TerminalTable.text(header, rows, columns: nil).split(separator: "\n")
    #expect(
      lines.count == 4
        && lines[2]
          == "adapter-houlsby      3     0.5108  0.4979 to 0.5237  not distinguishable, about 142 more seeds"
    )
    #expect(lines[3].hasPrefix("lora r=8, \u{4E2D}\u{6587}       3  undefined"))
    #expect(TerminalTable.text(header, rows, columns: 200) == TerminalTable.text(header, rows, columns: nil))
  }

  @Test(arguments: [20, 30, 40, 60, 80, 90])
  func noLineIsWiderAndNoWordIsBroken(columns: Int) {
    let text = TerminalTable.text(header, rows, columns: columns)
    for line in text.split(separator: "\n") { #expect(TextWidth.columns(of: line) <= columns, "\(line)") }
    let words = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    if columns >= 40 {
      for word in (header + rows.joined()).flatMap({ $0.split(separator: " ") }) {
        #expect(words.contains(String(word)), "\(word)")
      }
    }
    // A number stays with its unit or its other end.
    if columns >= 40 { #expect(text.contains("0.4979 to 0.5237")) }
  }

  @Test func wordsLongerThanTheTerminalAreCutWithAnEllipsis() {
    let text = TerminalTable.text(["method", "n"], [[String(repeating: "x", count: 90), "1"]], columns: 40)
    #expect(text.contains("…") && text.split(separator: "\n").allSatisfy { $0.count <= 40 })
    #expect(
      TerminalTable.wrapped("a \u{1B}[2J bb ccc dddd", indent: 2, columns: 12) == "a\n  <U+001B>[2J\n  bb ccc\n  dddd")
  }
}
