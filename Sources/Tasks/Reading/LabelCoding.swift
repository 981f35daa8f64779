import Basics
import Foundation

/// A decimal number as people write it: digits with an optional sign, point and exponent. No hexadecimal, no NaN and
/// no infinity, which `Double` would take.
func decimalNumber(_ text: String) -> Double? {
  guard isDecimal(text), let value = Double(text), value.isFinite else { return nil }
  return value
}

/// Whether it has a digit, and nothing but what decimal numbers are written with.
private func isDecimal(_ text: String) -> Bool {
  text.utf8.contains { (0x30...0x39).contains($0) }
    && text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
}

/// Whether it is an integer, of any length.
private func isInteger(_ text: String) -> Bool {
  let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
  return !digits.isEmpty && text.utf8.count - digits.count < 2 && digits.allSatisfy { (0x30...0x39).contains($0) }
}

/// Integers by their value, however long; equal ones by their text.
private func precedesAsInteger(_ a: String, _ b: String) -> Bool {
  func parts(_ text: String) -> (isNegative: Bool, digits: Substring) {
    let digits = text.drop { "+-".contains($0) }.drop { $0 == "0" }
    return (text.hasPrefix("-") && !digits.isEmpty, digits)
  }
  let (x, y) = (parts(a), parts(b))
  if x.isNegative != y.isNegative { return x.isNegative }
  if x.digits == y.digits { return a < b }
  let isSmaller = x.digits.count == y.digits.count ? x.digits < y.digits : x.digits.count < y.digits.count
  return isSmaller != x.isNegative
}

/// From a label as it stands in the file to a category or a number.
struct LabelCoding {
  var kind: TaskKind
  private let spec: DataSpec
  private var indices: [String: Int] = [:]

  /// - Parameter rows: the rows that decide which labels there are: the training rows where there are some.
  /// - Throws: `InputError` where the labels do not say what they are: see ``LabelGuess``.
  init(spec: DataSpec, rows: [RawExample]) throws {
    self.spec = spec
    let guess = LabelGuess(spec: spec, rows: rows)
    if try spec.labelKind ?? guess.kind() == .number {
      kind = .regression
      return
    }
    var labels = spec.labels ?? []
    if spec.labels == nil {
      try guess.checkUnlabelled()
      labels = LabelCoding.sorted(guess.distinct)
    }
    guard labels.count > 1 else {
      throw InputError(
        "only one label", place: spec.name, expected: "at least two different labels",
        found: labels.first.map { "\"\($0)\"" + (spec.labels == nil ? " in all rows" : "") } ?? "none",
        advice:
          "check the label's column (\(spec.wording.text("label", "COLUMN"))), or, if other rows have others, name "
          + "all labels: " + spec.wording.list("labels", labels.first.map { [$0, "OTHER"] } ?? ["ONE", "OTHER"]))
    }
    indices = Dictionary(zip(labels, labels.indices), uniquingKeysWith: { a, _ in a })
    kind = .classification(labels: spec.labelNames ?? labels)
  }

  /// As numbers if all are whole, else by their Unicode scalars.
  static func sorted(_ labels: [String]) -> [String] {
    labels.allSatisfy(isInteger)
      ? labels.sorted(by: precedesAsInteger)
      : labels.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
  }

  func example(_ raw: RawExample) throws -> Example {
    let label: Label
    if kind == .regression {
      guard let number = decimalNumber(raw.label) else {
        throw LabelGuess.notANumber(raw, spec: spec)
      }
      guard Float(number).isFinite else {
        throw LabelGuess.tooLarge(raw, spec: spec)
      }
      label = .score(Float(raw.label) ?? Float(number))
    } else {
      guard let index = indices[raw.label] else {
        let known = indices.sorted { $0.value < $1.value }.map(\.key)
        let named = LabelGuess.listable(known + [raw.label])
        throw InputError(
          "unknown label", place: raw.source,
          expected: known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", ..." : ""),
          found: "\"\(raw.label)\"",
          advice: (spec.labels == nil ? "the labels are those of the training rows; " : "")
            + "leave such rows out with \(spec.wording.list("dropLabel", spec.dropLabel + [raw.label]))"
            + ", or name all labels: \(spec.wording.list("labels", named))"
            + (decimalNumber(raw.label) != nil && known.allSatisfy { decimalNumber($0) != nil } && spec.labels == nil
              ? "; if labels are numbers to be predicted, say \(spec.wording.truth("numbers", true))" : ""))
      }
      label = .category(index)
    }
    return Example(text: raw.text, pair: raw.pair, label: label, source: raw.source)
  }
}

/// What the labels of some rows are, and whether they say so themselves.
///
/// Numbers, if every label is one and some label is not whole. Categories, if they are words, or whole numbers that
/// are few. What could be either, or could be rows that nobody labelled, is asked for: a guess would be wrong in
/// silence.
struct LabelGuess {
  let spec: DataSpec
  /// In the order of their first rows.
  private(set) var distinct: [String] = []
  private var first: [String: RawExample] = [:]
  private let rows: Int

  /// What programs and people write where there is no label.
  private static let missing = ["", "-", "--", "?", ".", "na", "n/a", "#n/a", "<na>", "nan", "null"]
  /// The same, which among words could be a class.
  private static let missingAmongNumbers = ["none", "nil", "inf", "+inf", "-inf", "infinity", "-infinity", "missing"]
  /// More different whole numbers than these are asked about.
  private static let most = 20

  init(spec: DataSpec, rows: [RawExample]) {
    self.spec = spec
    self.rows = rows.count
    for row in rows where first[row.label] == nil {
      first[row.label] = row
      distinct.append(row.label)
    }
  }

  private var numbers: [String] { distinct.filter { decimalNumber($0) != nil } }
  private var others: [String] { distinct.filter { decimalNumber($0) == nil } }

  /// - Throws: `InputError` for numbers that could be classes, and for a label among numbers that is none.
  func kind() throws -> DataSpec.LabelKind {
    if spec.labels != nil { return .category }
    let (numbers, others) = (numbers, others)
    let areFractional = numbers.contains { decimalNumber($0).map { $0 != $0.rounded() } ?? false }
    let areMany =
      numbers.count > LabelGuess.most || (numbers.count > 4 && numbers.count * 2 > rows)
    let strange = others.first { !isDecimalComma($0) && !isMissing($0, amongNumbers: true) }
    if let other = others.first,
      others.contains(where: isDecimalComma) && strange == nil
        || !numbers.isEmpty && (areFractional || areMany || strange == nil)
    {
      throw LabelGuess.notANumber(
        first[strange ?? other]!, spec: spec, labels: areFractional || areMany ? nil : LabelCoding.sorted(distinct))
    }
    guard others.isEmpty, !numbers.isEmpty else {
      try checkAreClasses()
      return .category
    }
    if areFractional {
      let negative = numbers.filter { decimalNumber($0) ?? 0 < 0 }
      guard negative.count != 1 || decimalNumber(negative[0]) != -1 else {
        throw InputError(
          "rows without a label?", place: first[negative[0]]?.source,
          expected: "a number of the same kind as the others, none of which is negative", found: "\"\(negative[0])\"",
          advice: "leave such rows out with \(spec.wording.list("dropLabel", spec.dropLabel + negative)); if it is a "
            + "number like the others, say \(spec.wording.truth("numbers", true))")
      }
      return .number
    }
    if areMany {
      let shown = numbers.prefix(5).joined(separator: ", ")
      throw InputError(
        "labels are \(numbers.count) different whole numbers", kind: .usage, place: first[numbers[0]]?.source,
        expected: "to be told whether they are classes or numbers", found: shown + (numbers.count > 5 ? ", ..." : ""),
        advice: "numbers to be predicted: \(spec.wording.truth("numbers", true)); classes: "
          + spec.wording.truth("categories", true))
    }
    return .category
  }

  /// - Throws: `InputError` for labels of which hardly one stands twice, and for many amounts with a unit.
  private func checkAreClasses() throws {
    let areAmounts =
      distinct.count > LabelGuess.most
      && distinct.allSatisfy { decimalNumber($0.trimmingCharacters(in: CharacterSet(charactersIn: "$€£¥%° "))) != nil }
    guard areAmounts || distinct.count > 4 && distinct.count * 2 > rows else { return }
    throw InputError(
      areAmounts ? "labels look like amounts" : "hardly a label stands twice", place: first[distinct[0]]?.source,
      expected: areAmounts ? "plain numbers, or classes" : "classes that many rows have",
      found: "\(distinct.count) different labels in \(rows) rows: "
        + distinct.prefix(3).map { String($0.prefix(40)) }.joined(separator: ", ")
        + ", ...",
      advice: (areAmounts
        ? "write them as plain numbers, without a unit"
        : "choose the label's column: \(spec.wording.text("label", "COLUMN"))")
        + "; if they are classes, say \(spec.wording.truth("categories", true))")
  }

  /// - Throws: `InputError` for a label that stands for none, and for -1 beside 0, as GLUE marks rows without labels.
  func checkUnlabelled() throws {
    let suspect = distinct.first { isMissing($0, amongNumbers: false) } ?? (isMinusOneStrange ? "-1" : nil)
    guard let suspect, let row = first[suspect] else { return }
    let isOnly = distinct.count == 1
    throw InputError(
      "rows without a label?", place: row.source, expected: "a label, or to be told that \"\(suspect)\" is one",
      found: "\"\(suspect)\"" + (isOnly ? " in all rows" : ""),
      advice: isOnly
        ? "a file without labels can neither be trained nor tested on"
        : "leave such rows out with \(spec.wording.list("dropLabel", spec.dropLabel + [suspect])); if it is a class, name "
          + "all: \(spec.wording.list("labels", LabelGuess.listable(LabelCoding.sorted(distinct))))")
  }

  /// Whether -1 stands among words, or is the only negative beside numbers that count from 0, or from 1 to more.
  private var isMinusOneStrange: Bool {
    guard distinct.contains("-1") else { return false }
    if numbers == ["-1"] { return true }
    return others.isEmpty
      && (distinct.count > 2 && distinct.contains("1") || distinct.contains("0") || distinct.count == 1)
      && numbers.allSatisfy { $0 == "-1" || !$0.hasPrefix("-") }
  }

  private func isMissing(_ label: String, amongNumbers: Bool) -> Bool {
    let label = label.lowercased()
    return LabelGuess.missing.contains(label) || amongNumbers && LabelGuess.missingAmongNumbers.contains(label)
  }

  static func tooLarge(_ row: RawExample, spec: DataSpec) -> InputError {
    let most = Float.greatestFiniteMagnitude
    return InputError(
      "the number is too large", place: row.source, expected: "from -\(most) to \(most), as numbers of 32 bits are",
      found: row.label,
      advice: "mend the row, divide all labels by one number, or leave such rows out with "
        + spec.wording.list("dropLabel", spec.dropLabel + [row.label]))
  }

  static func notANumber(_ row: RawExample, spec: DataSpec, labels: [String]? = nil) -> InputError {
    if isDecimal(row.label), Double(row.label)?.isInfinite == true { return tooLarge(row, spec: spec) }
    let drop = spec.wording.list("dropLabel", spec.dropLabel + [row.label])
    // Few whole numbers may be classes with one more beside them; where numbers were asked for, or are many, the
    // question is only what to do about this row.
    var classes = ""
    if let labels {
      classes = "; if labels are classes, name them all: " + spec.wording.list("labels", listable(labels))
    } else if spec.labelKind == .number {
      classes = "; if labels are classes, say \(spec.wording.truth("categories", true)) in place of numbers"
    }
    return InputError(
      "label is not a number", place: row.source, expected: "a number, as in other rows", found: "\"\(row.label)\"",
      advice: (isDecimalComma(row.label)
        ? "write numbers with a decimal point, and without a comma between thousands"
        : "mend the row, or leave such rows out with \(drop)") + classes)
  }

  /// Labels as an option can list them: all, unless they are more than a message can hold.
  static func listable(_ labels: [String]) -> [String] {
    labels.count <= 60 ? labels : Array(labels.prefix(3)) + ["AND-SO-ON"]
  }
}

/// Whether it is a number but for a comma in place of the point: `0,37`.
private func isDecimalComma(_ label: String) -> Bool {
  decimalNumber(label) == nil && label.contains(",") && decimalNumber(label.replacing(",", with: ".")) != nil
}
