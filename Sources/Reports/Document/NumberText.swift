import Basics
import Foundation

/// Numbers as they stand in reports, the same on every machine and in every language.
enum NumberText {
  /// What NaN is called: a value that a metric can have, as a correlation with something constant does.
  static let undefined = "undefined"

  /// A metric's value: four decimals, or four digits where it is large; `undefined` and `infinite` by name.
  static func metric(_ value: Double) -> String {
    if value.isNaN { return undefined }
    if value.isInfinite { return value < 0 ? "-infinite" : "infinite" }
    return abs(value) < 1000 ? fixed(value, 4) : String(format: "%.4g", value)
  }

  /// `0.7384 ± 0.0042`; the value alone where one value has no spread; `-` without any. What is in no mean is counted:
  /// `0.7384 ± 0.0042 (1 of 3 undefined)`.
  static func meanAndDeviation(_ summary: SeedSummary, _ text: (Double) -> String = metric) -> String {
    guard let mean = summary.mean else { return nothing(in: summary) }
    return text(mean) + (summary.standardDeviation.map { " ± " + text($0) } ?? "") + leftOut(of: summary)
  }

  /// What stands for a mean where no value is a finite number.
  private static func nothing(in summary: SeedSummary) -> String {
    guard let first = summary.values.first else { return "-" }
    return summary.values.contains(where: \.isNaN) ? undefined : metric(first)
  }

  /// ` (1 of 3 undefined)`; empty where all are in the mean.
  static func leftOut(of summary: SeedSummary) -> String {
    let count = summary.values.count - summary.count
    guard count > 0 else { return "" }
    let isInfinite = summary.values.contains(where: \.isInfinite)
    let what = !isInfinite ? undefined : summary.values.contains(where: \.isNaN) ? "not finite" : "infinite"
    return " (\(count) of \(summary.values.count) \(what))"
  }

  /// `12.3 ± 0.2`: the mean in three digits, the deviation with as many decimals.
  static func measured(_ summary: SeedSummary) -> String {
    guard let mean = summary.mean else { return nothing(in: summary) }
    let text = digits(mean)
    guard let deviation = summary.standardDeviation else { return text + leftOut(of: summary) }
    let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
    let spread =
      text.contains("e") || !deviation.isFinite
      ? digits(deviation) : decimals == 0 ? whole(deviation) : fixed(deviation, decimals)
    return text + " ± " + spread + leftOut(of: summary)
  }

  /// `1,234,567`.
  static func count(_ value: Int) -> String {
    var digits = String(value.magnitude)
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return (value < 0 ? "-" : "") + digits
  }

  /// The nearest whole number as `1,234,567`; with an exponent from 1e15 on, where its digits would be made up.
  static func whole(_ value: Double) -> String {
    guard value.isFinite else { return metric(value) }
    return abs(value) < 1e15 ? count(Int(value.rounded())) : String(format: "%.3g", value)
  }

  /// Bytes that may be a mean, or anything that a file holds.
  static func bytes(_ value: Double) -> String {
    guard value.isFinite else { return metric(value) }
    guard abs(value) < 1e18 else { return String(format: "%.3g", value) + " B" }
    return (value < 0 ? "-" : "") + bytes(Int(abs(value).rounded()))
  }

  /// `950 B`, `1.23 kB`, `123 MB`: three digits, powers of 1000.
  static func bytes(_ value: Int) -> String {
    var scaled = Double(value)
    for unit in ["B", "kB", "MB", "GB"] {
      // 999.5 would be written as 1000.
      if scaled < 999.5 { return (unit == "B" ? String(value) : digits(scaled)) + " " + unit }
      scaled /= 1000
    }
    return digits(scaled) + " TB"
  }

  /// Three digits where there are fewer before the point, all before the point otherwise: `0.0123`, `12.3`,
  /// `1,235`.
  static func digits(_ value: Double) -> String {
    guard value.isFinite else { return metric(value) }
    let size = abs(value)
    if size >= 99.95 { return whole(value) }
    if size >= 9.995 { return fixed(value, 1) }
    if size >= 0.9995 { return fixed(value, 2) }
    if size >= 0.09995 || size == 0 { return fixed(value, 3) }
    return size >= 0.009995 ? fixed(value, 4) : String(format: "%.3g", value)
  }

  static func fixed(_ value: Double, _ decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", value)
    // A loss of -0.00001 is no loss.
    return text.hasPrefix("-") && !text.contains(where: { ("1"..."9").contains($0) })
      ? String(text.dropFirst()) : text
  }

  /// `1 seed`, `3 seeds`.
  static func plural(_ count: Int, _ word: String) -> String {
    "\(NumberText.count(count)) \(word)\(count == 1 ? "" : "s")"
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ words: [String]) -> String {
    words.count < 2
      ? words.joined() : words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
  }
}

/// A setting's value as people write it: `8`, `0.002`, `query+value`, `null`.
enum SettingText {
  static func text(_ value: JSON) -> String {
    if let text = value.string { return text }
    if let values = value.array { return values.map(text).joined(separator: "+") }
    return value.canonical
  }
}
