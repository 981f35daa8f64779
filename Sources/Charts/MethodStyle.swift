/// How one series looks: colour, mark and dash, so that it is known in colour, in grey and as text.
public struct Mark: Sendable, Equatable, Hashable {
  /// `#rrggbb`.
  public var colour: String
  /// gnuplot's point type: 4/5 square, 6/7 circle, 8/9 triangle, 10/11 triangle down, 12/13 diamond, 14/15
  /// pentagon; even ones hollow, odd ones filled.
  public var pointType: Int
  /// gnuplot's dash type: 1 solid, 2 dashed, 3 dotted, 4 dash-dot.
  public var dashType: Int
  /// The mark where there are only characters.
  public var letter: Character

  public init(colour: String, pointType: Int, dashType: Int = 1, letter: Character = "o") {
    self.colour = colour
    self.pointType = pointType
    self.dashType = dashType
    self.letter = letter
  }
}

/// The colours of all charts: Okabe & Ito 2008, told apart by people with any common colour blindness.
///
/// Their yellow is left out for lines and marks, as it cannot be read on white.
public enum Palette {
  public static let black = "#000000"
  public static let orange = "#E69F00"
  public static let skyBlue = "#56B4E9"
  public static let green = "#009E73"
  public static let yellow = "#F0E442"
  public static let blue = "#0072B2"
  public static let vermillion = "#D55E00"
  public static let purple = "#CC79A7"
  public static let grey = "#7F7F7F"

  /// In the order in which parts of a whole (bars) take them.
  public static let parts = [blue, orange, green, skyBlue, vermillion, purple, yellow, grey]
}

/// One look a fine-tuning method, the same in every chart of every report.
public enum MethodStyle {
  /// The methods with a look of their own. Hollow marks go with broken lines. No two share colour and mark, and
  /// the methods most often compared, and those of one family, differ in colour already.
  package static let table: [(name: String, mark: Mark)] = [
    ("head", Mark(colour: Palette.grey, pointType: 6, dashType: 3, letter: "h")),
    ("fft", Mark(colour: Palette.black, pointType: 5, letter: "F")),
    ("bitfit", Mark(colour: Palette.purple, pointType: 9, letter: "B")),
    ("adapter-houlsby", Mark(colour: Palette.green, pointType: 7, letter: "A")),
    ("adapter-pfeiffer", Mark(colour: Palette.orange, pointType: 6, dashType: 2, letter: "a")),
    ("adapter-parallel", Mark(colour: Palette.skyBlue, pointType: 9, letter: "P")),
    ("prefix", Mark(colour: Palette.orange, pointType: 13, letter: "X")),
    ("prompt", Mark(colour: Palette.vermillion, pointType: 11, letter: "T")),
    ("p-tuning", Mark(colour: Palette.skyBlue, pointType: 12, dashType: 2, letter: "p")),
    ("p-tuning-v2", Mark(colour: Palette.purple, pointType: 4, dashType: 2, letter: "v")),
    ("lora", Mark(colour: Palette.blue, pointType: 7, letter: "L")),
    ("dora", Mark(colour: Palette.skyBlue, pointType: 5, letter: "D")),
    ("rslora", Mark(colour: Palette.vermillion, pointType: 8, dashType: 2, letter: "R")),
    ("lora-plus", Mark(colour: Palette.green, pointType: 4, dashType: 2, letter: "+")),
    ("pissa", Mark(colour: Palette.orange, pointType: 9, letter: "S")),
    ("ia3", Mark(colour: Palette.vermillion, pointType: 15, letter: "I")),
  ]

  /// The look of a method.
  ///
  /// - Parameter method: the registry's name. One unknown here gets a look that depends on its name alone, the same
  ///   in every run and on every machine; it may be the look of another method.
  public static func style(for method: String) -> Mark {
    if let known = table.first(where: { $0.name == method }) { return known.mark }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    for byte in method.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let colours = [
      Palette.blue, Palette.vermillion, Palette.green, Palette.orange, Palette.purple, Palette.skyBlue,
    ]
    let pointTypes = [14, 10, 8, 12, 6, 4]
    let dashTypes = [4, 3, 2]
    hash ^= hash >> 29
    return Mark(
      colour: colours[Int(hash % 6)], pointType: pointTypes[Int(hash / 6 % 6)],
      dashType: dashTypes[Int(hash / 36 % 3)],
      letter: method.first(where: { $0.isLetter && $0.isASCII }) ?? "o")
  }

  /// The look of one of several settings of a method: its colour, with marks and dashes that tell them apart where
  /// they are lines in one picture.
  ///
  /// - Parameter variant: counts the settings from 0, which has the method's own look; ten have marks of their own.
  public static func style(for method: String, variant: Int) -> Mark {
    var mark = style(for: method)
    guard variant > 0 else { return mark }
    let others = [5, 8, 13, 6, 11, 4, 9, 12, 15, 10, 7].filter { $0 != mark.pointType }
    mark.pointType = others[(variant - 1) % others.count]
    mark.dashType = 1 + (mark.dashType - 1 + variant) % 4
    mark.letter = variant < 10 ? Character(String(variant)) : mark.letter
    return mark
  }

  /// The looks of a picture's labels, each once, in order; a method's further labels are variants of its look.
  static func looks(_ pairs: [(method: String, label: String)]) -> [(label: String, method: String, mark: Mark)] {
    var looks: [(label: String, method: String, mark: Mark)] = []
    for (method, label) in pairs where !looks.contains(where: { $0.label == label }) {
      let variant = looks.filter { $0.method == method }.count
      looks.append((label, method, style(for: method, variant: variant)))
    }
    return looks
  }
}
