/// How a method looks in every chart of every report: known in colour, in grey and as text.
///
/// No two methods share colour and mark, and the methods most often compared, and those of one family, differ in colour
/// already. Hollow marks go with broken lines.
public struct MethodLook: Sendable, Hashable {
  /// Okabe & Ito's, without their yellow, which cannot be read on white.
  public enum Colour: Sendable { case black, orange, skyBlue, green, blue, vermillion, purple, grey }

  public enum Shape: Sendable { case square, circle, triangle, triangleDown, diamond, pentagon }

  public enum Line: Sendable { case solid, dashed, dotted }

  public var colour: Colour
  public var shape: Shape
  public var isHollow: Bool
  public var line: Line
  /// The mark where there are only characters.
  public var letter: Character

  public init(_ colour: Colour, _ shape: Shape, isHollow: Bool = false, line: Line = .solid, letter: Character) {
    self.colour = colour
    self.shape = shape
    self.isHollow = isHollow
    self.line = line
    self.letter = letter
  }
}
