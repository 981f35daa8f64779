import Basics

/// Which characters the fonts of this machine have: PNG and PDF show a black bar for any other, an SVG's reader may have more.
enum Fonts {
  /// Code points of all fonts together, ascending; nil where fontconfig cannot be asked, or knows none.
  private static let covered: [ClosedRange<UInt32>]? = {
    guard let outcome = try? Subprocess.run("fc-list", ["--format", "%{charset}\n", ":"]), outcome.succeeded else {
      return nil
    }
    let all = ranges(outcome.output)
    return all.isEmpty ? nil : all
  }()

  /// What fontconfig prints for sets of characters, `20-7e a0 b2-b3`, as one ascending list.
  static func ranges(_ text: String) -> [ClosedRange<UInt32>] {
    let all = text.split(whereSeparator: \.isWhitespace).compactMap { word -> ClosedRange<UInt32>? in
      let ends = word.split(separator: "-").compactMap { UInt32($0, radix: 16) }
      guard let low = ends.first, let high = ends.last, low <= high, ends.count <= 2 else { return nil }
      return low...high
    }.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    return all.reduce(into: []) { merged, range in
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }

  /// Whether no font has the character.
  static func lack(_ scalar: Unicode.Scalar) -> Bool {
    // Signs that choose a form are drawn by no font and need none.
    guard scalar.value >= 0x7F, scalar.value != 0xFE0E, scalar.value != 0xFE0F, let covered else { return false }
    var low = 0, high = covered.count
    while low < high {
      let middle = (low + high) / 2
      if covered[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
    }
    return low == covered.count || !covered[low].contains(scalar.value)
  }

  /// The text with every such character by its number, `<U+4E2D>`.
  static func spelled(_ text: String, lack: (Unicode.Scalar) -> Bool = lack) -> String {
    guard text.unicodeScalars.contains(where: lack) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if lack(scalar) { result += Escaped.name(of: scalar).unicodeScalars } else { result.append(scalar) }
    }
    return String(result)
  }
}

extension Chart {
  /// The chart with the characters that no font has by their numbers, and a sentence that says so; nil where there are none.
  func spelled(lack: (Unicode.Scalar) -> Bool = Fonts.lack) -> Chart? {
    var chart = self
    var hasChanged = false
    func spell(_ text: inout String) {
      let spelled = Fonts.spelled(Escaped.visible(text), lack: lack)
      if spelled != Escaped.visible(text) { hasChanged = true }
      text = spelled
    }
    spell(&chart.title)
    spell(&chart.subtitle)
    for index in chart.caption.indices { spell(&chart.caption[index]) }
    for p in chart.panels.indices {
      spell(&chart.panels[p].title)
      for axis in [\Panel.x, \Panel.y] {
        spell(&chart.panels[p][keyPath: axis].label)
        spell(&chart.panels[p][keyPath: axis].unit)
        for c in chart.panels[p][keyPath: axis].categories.indices {
          spell(&chart.panels[p][keyPath: axis].categories[c].name)
        }
      }
      for index in chart.panels[p].series.indices { spell(&chart.panels[p].series[index].name) }
      for index in chart.panels[p].annotations.indices { spell(&chart.panels[p].annotations[index].text) }
    }
    guard hasChanged else { return nil }
    chart.caption.append("<U+...>: a character that no font of this machine has.")
    return chart
  }
}
