import Foundation

/// The colours of pictures on a dark page: each keeps its hue, and what was dark becomes light.
enum DarkColours {
  /// Rules for every colour that the pictures' attributes name; empty without pictures.
  ///
  /// A style sheet goes before an SVG's own attributes, so that the pictures stay as they are in the light and on paper.
  static func sheet(_ pictures: [String]) -> String {
    var rules = Set<String>()
    for picture in pictures {
      for match in picture.matches(of: /\b(fill|stroke|color|flood-color)\s*=\s*(["'])([^"']*)["']/) {
        let written = String(match.3)
        guard let colour = parsed(written) else { continue }
        rules.insert(".picture [\(match.1)=\"\(written)\"] { \(match.1): \(turned(colour)); }")
      }
    }
    guard !rules.isEmpty else { return "" }
    return "@media screen and (prefers-color-scheme: dark) {\n" + rules.sorted().joined(separator: "\n") + "\n}"
  }

  /// Red, green and blue from 0 to 1 of `#RRGGBB`, `rgb(r, g, b)` and the names that gnuplot uses; nil for all else.
  static func parsed(_ text: String) -> [Double]? {
    if text == "black" { return [0, 0, 0] }
    if let match = text.wholeMatch(of: /#([0-9A-Fa-f]{6})/), let value = Int(match.1, radix: 16) {
      return [16, 8, 0].map { Double(value >> $0 & 255) / 255 }
    }
    guard let match = text.wholeMatch(of: /rgb\(\s*([0-9]{1,3}),\s*([0-9]{1,3}),\s*([0-9]{1,3})\)/) else { return nil }
    let parts = [match.1, match.2, match.3].compactMap { Double($0) }
    return parts.count == 3 && parts.allSatisfy { $0 <= 255 } ? parts.map { $0 / 255 } : nil
  }

  /// The same hue and saturation, with white at the lightness of the dark ground and black at that of its text.
  static func turned(_ colour: [Double]) -> String {
    let high = colour.max() ?? 0, low = colour.min() ?? 0
    let lightness = (high + low) / 2, span = high - low
    var hue = 0.0
    if span > 0 {
      let (r, g, b) = (colour[0], colour[1], colour[2])
      hue = high == r ? (g - b) / span : high == g ? (b - r) / span + 2 : (r - g) / span + 4
      if hue < 0 { hue += 6 }
    }
    let saturation = span == 0 ? 0 : span / (1 - abs(2 * lightness - 1))
    let turned = 0.07 + (1 - lightness) * 0.86
    return "hsl(\(Int((60 * hue).rounded())), \(Int((100 * min(1, saturation)).rounded()))%, "
      + "\(Int((100 * turned).rounded()))%)"
  }
}
