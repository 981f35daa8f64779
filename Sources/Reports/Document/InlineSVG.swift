import Basics
import Charts

/// gnuplot's SVG file as an element of a page that holds others of its kind.
enum InlineSVG {
  /// The element, and whether it needs the width of a page to be read.
  ///
  /// Identifiers, which gnuplot uses again in every file, get the figure's name in front; the size becomes that of the
  /// place where it stands.
  static func element(_ file: String, name: String, text: String) -> (html: String, isWide: Bool) {
    guard let start = file.range(of: "<svg"), let end = file.range(of: "</svg>", options: .backwards) else {
      return ("", false)
    }
    var svg = String(file[start.lowerBound..<end.upperBound])
    let isWide = isWide(svg)
    svg = svg.replacing(/\bid=(["'])([^"']+)["']/) { "id=\($0.1)\(name)-\($0.2)\($0.1)" }
    svg = svg.replacing(/href=(["'])#([^"']+)["']/) { "href=\($0.1)#\(name)-\($0.2)\($0.1)" }
    svg = svg.replacing(/url\(#([^)]+)\)/) { "url(#\(name)-\($0.1))" }
    if let tag = svg.firstMatch(of: /<svg[^>]*>/) {
      let box = tag.0.firstMatch(of: /viewBox="[^"]+"/).map { String($0.0) } ?? ""
      svg.replaceSubrange(
        tag.range,
        with: "<svg \(box) role=\"img\" aria-label=\"\(Escaped.html(text))\" "
          + "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">")
    }
    return (svg, isWide)
  }

  /// Whether it was drawn for both columns of a page.
  static func isWide(_ file: String) -> Bool { size(file, "width") > 2.5 * Chart.Width.column.rawValue }

  /// Whether it has rows for so many that the page shows a part of it at a time.
  static func isTall(_ file: String) -> Bool {
    let width = size(file, "width")
    return width > 0 && size(file, "height") > (isWide(file) ? 1.6 : 3) * width
  }

  private static func size(_ file: String, _ name: String) -> Double {
    guard let tag = file.firstMatch(of: /<svg[^>]*>/)?.0, let value = tag.firstMatch(of: /\bwidth="([0-9]+)"/),
      let other = tag.firstMatch(of: /\bheight="([0-9]+)"/)
    else { return 0 }
    return Double(name == "width" ? value.1 : other.1) ?? 0
  }
}
