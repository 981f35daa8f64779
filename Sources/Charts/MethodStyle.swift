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

/// A fine-tuning method as charts know it: its name, and its look if it has one of its own.
public struct ChartedMethod: Sendable, Hashable, ExpressibleByStringInterpolation {
  public var name: String
  public var mark: Mark?

  public init(_ name: String, mark: Mark? = nil) {
    self.name = name
    self.mark = mark
  }

  public init(stringLiteral name: String) { self.init(name) }
}

/// One look a fine-tuning method, the same in every chart of every report.
public enum MethodStyle {
  /// The look of a method: its own, or one that depends on its name alone, the same in every run and on every machine; that
  /// may be the look of another method.
  public static func style(for method: ChartedMethod) -> Mark {
    if let own = method.mark { return own }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    for byte in method.name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let colours = [
      Palette.blue, Palette.vermillion, Palette.green, Palette.orange, Palette.purple, Palette.skyBlue,
    ]
    let pointTypes = [14, 10, 8, 12, 6, 4]
    let dashTypes = [4, 3, 2]
    hash ^= hash >> 29
    return Mark(
      colour: colours[Int(hash % 6)], pointType: pointTypes[Int(hash / 6 % 6)],
      dashType: dashTypes[Int(hash / 36 % 3)],
      letter: method.name.first(where: { $0.isLetter && $0.isASCII }) ?? "o")
  }

  /// The look of one of several settings of a method: its colour, with marks and dashes that tell them apart where
  /// they are lines in one picture.
  ///
  /// - Parameter variant: counts the settings from 0, which has the method's own look; ten have marks of their own.
  public static func style(for method: ChartedMethod, variant: Int) -> Mark {
    var mark = style(for: method)
    guard variant > 0 else { return mark }
    let others = [5, 8, 13, 6, 11, 4, 9, 12, 15, 10, 7].filter { $0 != mark.pointType }
    mark.pointType = others[(variant - 1) % others.count]
    mark.dashType = 1 + (mark.dashType - 1 + variant) % 4
    mark.letter = variant < 10 ? Character(String(variant)) : mark.letter
    return mark
  }

  /// The looks of a picture's labels, each once, in order; a method's further labels are variants of its look.
  static func looks(
    _ pairs: [(method: ChartedMethod, label: String)]
  ) -> [(label: String, method: ChartedMethod, mark: Mark)] {
    var looks: [(label: String, method: ChartedMethod, mark: Mark)] = []
    for (method, label) in pairs where !looks.contains(where: { $0.label == label }) {
      let variant = looks.filter { $0.method == method }.count
      looks.append((label, method, style(for: method, variant: variant)))
    }
    return looks
  }
}
