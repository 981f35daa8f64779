import Basics

/// Where a chart is drawn: a picture, measured in points (1/72 inch), or a page of characters.
struct Medium: Equatable {
  /// Whole width of the chart.
  var width: Double
  var isText: Bool

  static func picture(_ width: Chart.Width) -> Medium { Medium(width: width.rawValue, isText: false) }
  static func text(columns: Int) -> Medium { Medium(width: Double(columns), isText: true) }

  /// All text but the title, in points.
  static let fontSize = 9.0
  static let titleSize = 10.5

  /// From one line of text to the next.
  var line: Double { isText ? 1 : 11.5 }
  var titleLine: Double { isText ? 1 : 13.5 }
  /// Between neighbouring things.
  var gap: Double { isText ? 1 : 5 }
  /// From an axis to the text beside it.
  var tickGap: Double { isText ? 1 : 4.5 }
  /// Free edge of the picture.
  var margin: Double { isText ? 0 : 5 }

  /// Estimated width of a line of text.
  func width(of text: String, size: Double = Medium.fontSize) -> Double {
    isText ? Double(TextWidth.columns(of: text)) : size * text.unicodeScalars.reduce(0) { $0 + advance($1) }
  }

  /// Advance of a character of DejaVu Sans, the widest of the fonts that are asked for, in units of the font size.
  private func advance(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 32..<127: return Double(Medium.advances[Int(scalar.value) - 32]) / 1000
    case 0x0300..<0x0370: return 0  // combining marks
    case 0x1100..<0x1160, 0x2E80..<0xA4D0, 0xAC00..<0xD7A4, 0xF900..<0xFB00, 0xFE30..<0xFE50,
      0xFF00..<0xFF61, 0x1F300..<0x1FB00:
      return 1.05
    default: return 0.65
    }
  }

  /// Of the printable ASCII characters, in thousandths.
  private static let advances: [Int] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636,
    636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295,
    295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838,
    500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,
    392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  ]

  /// `text` in lines no wider than `limit`: broken at spaces, else after `-_/,=`, else anywhere.
  func wrapped(_ text: String, to limit: Double, size: Double = Medium.fontSize) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in pieces(of: Escaped.visible(text)) {
      if width(of: trimmed(line + word), size: size) <= limit || line.isEmpty {
        line += word
      } else {
        lines.append(trimmed(line))
        line = word
      }
      while width(of: trimmed(line), size: size) > limit, line.count > 1 {
        var head = line
        while width(of: head, size: size) > limit, head.count > 1 { head.removeLast() }
        lines.append(head)
        line = String(line.dropFirst(head.count))
      }
    }
    lines.append(trimmed(line))
    return lines.filter { !$0.isEmpty }
  }

  /// Words with the space or the sign after them.
  func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for character in text {
      piece.append(character)
      if " -_/,=".contains(character) {
        pieces.append(piece)
        piece = ""
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }

  private func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    while text.first == " " { text.removeFirst() }
    return String(text)
  }
}
