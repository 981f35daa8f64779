import Basics

extension JSON5Value {
  /// Refuses a name or label with characters that are not read but obeyed: control characters, which cannot be stored or
  /// move a terminal's cursor, line breaks, and marks that turn the direction of writing around.
  ///
  /// - Parameters:
  ///   - text: the name; nil: this value's own string.
  ///   - allowsBreaks: whether it may be of several lines.
  func requireReadable(_ text: String? = nil, named name: String, allowsBreaks: Bool = false) throws {
    guard let text = text ?? string else { return }
    let wrong = text.unicodeScalars.first {
      Escaped.steers($0) && !(allowsBreaks && "\t\n\r".unicodeScalars.contains($0))
    }
    guard let wrong else { return }
    throw error(
      "\(name) holds \(Escaped.name(of: wrong)), which is no character to be read",
      expected: allowsBreaks ? "a text of letters, digits and signs" : "letters, digits and signs on one line",
      found: "\"\(Escaped.visible(text))\"", advice: "remove it")
  }
}
