/// How wide a text is where every character has a cell of its own.
public enum TextWidth {
  /// Columns that a terminal needs for a text: two for the wide characters of East Asia, none for combining marks.
  public static func columns(of text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0..<0x300: sum + 1
      case 0xFE0E, 0xFE0F: sum
      case 0x1100..<0x1160, 0x2E80..<0xA4D0, 0xAC00..<0xD7A4, 0xF900..<0xFB00, 0xFE30..<0xFE50, 0xFF00..<0xFF61,
        0xFFE0..<0xFFE7, 0x1F300..<0x1F650, 0x1F680..<0x1F700, 0x1F900..<0x1FB00, 0x20000..<0x3FFFE:
        sum + 2
      default:
        [.nonspacingMark, .enclosingMark].contains(scalar.properties.generalCategory) ? sum : sum + 1
      }
    }
  }
}
