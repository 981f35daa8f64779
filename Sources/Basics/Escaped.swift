/// Texts that someone else chose (labels, names, messages), made safe for where they go: one function a language.
///
/// What nobody can see, or what steers a reader instead of being read, is shown as `<U+202E>`; line breaks and tabs are
/// spaces. All functions begin with that (``visible(_:)``), so that a label is the same in every output.
public enum Escaped {
  /// One line of characters that are seen: white space of every kind as single spaces where it breaks a line, control and
  /// format characters, marks that turn the direction of writing, and invisible ones as `<U+XXXX>`.
  ///
  /// Signs that choose between the text and the picture form of a character (U+FE0E, U+FE0F) stay.
  public static func visible(_ text: String) -> String {
    guard !text.unicodeScalars.allSatisfy(isPlain) else { return text }
    var result = String.UnicodeScalarView()
    var isAfterBreak = false
    for scalar in text.unicodeScalars {
      if breaksLine(scalar) {
        if !isAfterBreak { result.append(" ") }
        isAfterBreak = true
        continue
      }
      isAfterBreak = false
      if isSeen(scalar) { result.append(scalar) } else { result += name(of: scalar).unicodeScalars }
    }
    return String(result)
  }

  /// `<U+4E2D>`
  public static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  /// Whether a character is one that a reader sees, or a plain space.
  public static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    if isPlain(scalar) || scalar.value == 0xFE0E || scalar.value == 0xFE0F { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return false
    default: return !scalar.properties.isDefaultIgnorableCodePoint && !scalar.properties.isNoncharacterCodePoint
    }
  }

  /// Whether a character may not stand in a name at all: it steers terminals and readers, and means nothing in a name.
  public static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: scalar.properties.isBidiControl
    }
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool { (0x20..<0x7F).contains(scalar.value) }

  private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
    (0x09...0x0D).contains(scalar.value) || [0x85, 0x2028, 0x2029].contains(scalar.value)
  }
}

// MARK: - Terminals

extension Escaped {
  /// For a terminal: one line.
  public static func terminal(_ text: String) -> String { visible(text) }

  /// For a terminal: a text of several lines, which keeps them.
  public static func terminalLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }.joined(separator: "\n")
  }
}

// MARK: - Pages

extension Escaped {
  /// For HTML and XML, in elements and in quoted attributes.
  public static func html(_ text: String) -> String {
    var result = ""
    for character in visible(text).unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  /// For Markdown (GitHub's flavour), on one line.
  public static func markdown(_ text: String) -> String {
    let words = visible(text).split(separator: " ").joined(separator: " ")
    let characters = Array(words.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, character) in characters.enumerated() {
      func isWord(_ place: Int) -> Bool {
        guard characters.indices.contains(place) else { return false }
        let properties = characters[place].properties
        return properties.isAlphabetic || properties.numericType != nil
      }
      switch character {
      // A dollar begins a formula for some readers.
      case "\\", "`", "*", "[", "]", "|", "~", "$": result += "\\\(character)".unicodeScalars
      // Within a word it is no mark.
      case "_": result += (isWord(index - 1) && isWord(index + 1) ? "_" : "\\_").unicodeScalars
      case "<": result += "&lt;".unicodeScalars
      case ">": result += "&gt;".unicodeScalars
      case "&"
      where isWord(index + 1) || characters.indices.contains(index + 1) && characters[index + 1] == "#":
        result += "&amp;".unicodeScalars
      default: result.append(character)
      }
    }
    return String(result)
  }

  /// For LaTeX, as it is read in a text or in a cell of a table. A number gets a true minus; signs of which LaTeX makes
  /// another where they stand together, as an em dash of `---`, are kept apart.
  public static func latex(_ text: String) -> String {
    let text = visible(text)
    var result = String.UnicodeScalarView()
    let isNumber = text.first.map { "-+".contains($0) } == true && text.dropFirst().first?.isNumber == true
    for character in text.unicodeScalars {
      if "-',".unicodeScalars.contains(character), result.last == character { result += "{}".unicodeScalars }
      switch character {
      case "&", "%", "$", "#", "_", "{", "}": result += "\\\(character)".unicodeScalars
      case "~": result += "\\textasciitilde{}".unicodeScalars
      case "^": result += "\\textasciicircum{}".unicodeScalars
      case "\\": result += "\\textbackslash{}".unicodeScalars
      case "<": result += "$<$".unicodeScalars
      case ">": result += "$>$".unicodeScalars
      case "|": result += "\\textbar{}".unicodeScalars
      case "`": result += "\\textasciigrave{}".unicodeScalars
      // At the start of a row they would be arguments of the line break before it.
      case "[", "]", "*": result += "{\(character)}".unicodeScalars
      case "-" where isNumber: result += "$-$".unicodeScalars
      case "±": result += "$\\pm$".unicodeScalars
      case "·": result += "$\\cdot$".unicodeScalars
      default: result.append(character)
      }
    }
    return String(result)
  }

  /// A line of comment in LaTeX or in a script: nothing in it can end it.
  public static func comment(_ text: String) -> String { visible(text) }
}

// MARK: - Programs

extension Escaped {
  /// A string of gnuplot, quotes and all.
  ///
  /// In single quotes, where gnuplot reads everything as it is. A text with a quote goes in double quotes, as a quote
  /// doubled at the start ends the string in a block; there backslashes, backticks, macros and quotes are octal numbers, as
  /// gnuplot would act on them.
  public static func gnuplot(_ text: String) -> String {
    let text = visible(text)
    guard text.unicodeScalars.contains("'") else { return "'" + text + "'" }
    var result = String.UnicodeScalarView()
    var isAfterOctal = false
    for scalar in text.unicodeScalars {
      // gnuplot reads a fourth octal digit as well: digits after a number are numbers, too.
      isAfterOctal =
        "'\"\\`@#${}".unicodeScalars.contains(scalar) || isAfterOctal && ("0"..."7").contains(scalar)
      if isAfterOctal {
        let digits = String(scalar.value, radix: 8)
        result += ("\\" + String(repeating: "0", count: 3 - digits.count) + digits).unicodeScalars
      } else {
        result.append(scalar)
      }
    }
    return "\"" + String(result) + "\""
  }

  /// A cell of comma-separated values (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe in front,
  /// unless it is a number.
  public static func csv(_ text: String) -> String {
    var cell = visible(text)
    if isFormula(text) || isFormula(cell) { cell = "'" + cell }
    // Scalar by scalar: a comma with an accent above it is still a comma.
    guard cell.unicodeScalars.contains(where: { $0 == "\"" || $0 == "," }) else { return cell }
    var quoted = String.UnicodeScalarView()
    for scalar in cell.unicodeScalars { quoted += (scalar == "\"" ? "\"\"" : String(scalar)).unicodeScalars }
    return "\"" + String(quoted) + "\""
  }

  private static func isFormula(_ text: String) -> Bool {
    // The wide forms are signs to some spreadsheets, too.
    guard let first = text.unicodeScalars.first,
      "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
    else { return false }
    return Double(text) == nil
  }

  /// JSON of any kind, with what is not seen in its strings as `\uXXXX`: the same value, safe to show.
  public static func json(_ text: String) -> String {
    guard !text.unicodeScalars.allSatisfy(isSeen) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      // A line break between values is white space of the format.
      if isSeen(scalar) || scalar == "\n" {
        result.append(scalar)
      } else {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars
        }
      }
    }
    return String(result)
  }

  /// A string literal of Python.
  public static func python(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "\"": result += "\\\(scalar)".unicodeScalars
      case _ where isSeen(scalar): result.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        let (mark, width) = scalar.value < 0x100 ? ("\\x", 2) : scalar.value < 0x10000 ? ("\\u", 4) : ("\\U", 8)
        result += (mark + String(repeating: "0", count: width - digits.count) + digits).unicodeScalars
      }
    }
    return "\"" + String(result) + "\""
  }

  /// Part of a file's name or of a link's: lower-case ASCII letters, digits and single hyphens; `other` where nothing of
  /// the text is left. A long one is cut, with a mark of the whole behind it.
  public static func fileName(_ text: String, other: String) -> String {
    var slug = ""
    for character in text.lowercased() {
      if character.isASCII, character.isLetter || character.isNumber {
        slug.append(character)
      } else if !slug.hasSuffix("-"), !slug.isEmpty {
        slug.append("-")
      }
    }
    while slug.hasSuffix("-") { slug.removeLast() }
    if slug.isEmpty { return other }
    guard slug.count > 100 else { return slug }
    return slug.prefix(88) + "-" + SHA256.hexDigest(of: text).prefix(8)
  }
}
