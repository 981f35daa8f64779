import Basics

/// Reads what a claim states.
struct ClaimParser {
  /// Labels and methods' names; nil: any name is taken for one.
  var names: [String]?

  static let expected =
    "entries with > < >= <= or =~ (equal within the margin) between them, * for every other entry: \"lora > *\", "
    + "\"p-tuning < prefix < fft\", \"lora >= fft - 0.01\""

  func parse(_ value: JSON5Value, named path: String) throws -> ClaimStatement {
    let text = try value.string(named: path)
    try value.requireReadable(named: path)
    let (pieces, relations) = try pieces(text, value, path)
    let terms = try pieces.map { try term($0, value, path) }
    try check(terms, relations, value, path)
    return ClaimStatement(terms: terms, relations: relations)
  }

  /// What stands between relations. A name with one of their signs in it stands between single quotes or backquotes.
  private func pieces(_ text: String, _ value: JSON5Value, _ path: String) throws -> (
    [String], [ClaimStatement.Relation]
  ) {
    var pieces = [""], relations: [ClaimStatement.Relation] = []
    var rest = text.replacing("≥", with: ">=").replacing("≤", with: "<=").replacing("≈", with: "=~")[...]
    while let first = rest.first {
      if first == "'" || first == "`", pieces[pieces.count - 1].allSatisfy(\.isWhitespace),
        let end = rest.dropFirst().firstIndex(of: first)
      {
        pieces[pieces.count - 1] += rest[...end]
        rest = rest[rest.index(after: end)...]
        continue
      }
      if let relation = ClaimStatement.Relation.allCases.first(where: { rest.hasPrefix($0.rawValue) }) {
        relations.append(relation)
        pieces.append("")
        rest = rest.dropFirst(relation.rawValue.count)
        continue
      }
      pieces[pieces.count - 1].append(first)
      rest = rest.dropFirst()
    }
    guard !relations.isEmpty else {
      throw value.error(
        "\(path) compares nothing", expected: ClaimParser.expected,
        advice: text.contains("==") ? "write =~: two measured numbers are equal within a margin" : nil)
    }
    return (pieces.map { trimmed($0) }, relations)
  }

  private func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  private func term(_ piece: String, _ value: JSON5Value, _ path: String) throws -> ClaimStatement.Term {
    guard !piece.isEmpty else {
      throw value.error("\(path) has a sign with nothing beside it", expected: ClaimParser.expected)
    }
    if piece == "*" { return .init(name: nil) }
    // A label may end in what looks like a number that is taken away: the label first.
    if let name = try name(piece, isWhole: true, value, path) { return .init(name: name) }
    guard
      let match = piece.wholeMatch(
        of: /(.*?\S)(\s*)([-+−])\s*([0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?)/.dotMatchesNewlines()),
      let number = Double(match.4), number.isFinite,
      names == nil ? !match.2.isEmpty : true
    else { return .init(name: try name(piece, isWhole: false, value, path)) }
    let before = String(match.1)
    let offset = match.3 == "+" ? number : -number
    if before == "*" { return .init(name: nil, offset: offset) }
    return .init(name: try name(before, isWhole: false, value, path), offset: offset)
  }

  /// The entry that is meant; nil where it is none and may be more than a name.
  ///
  /// - Throws: `InputError` with the nearest for a name that no entry has.
  private func name(_ text: String, isWhole: Bool, _ value: JSON5Value, _ path: String) throws -> String? {
    var name = text
    if let quote = text.first, quote == "'" || quote == "`", text.count > 2, text.last == quote {
      name = String(text.dropFirst().dropLast())
    }
    guard let names else {
      return isWhole && name.contains(where: { "-+−".contains($0) }) && looksLikeSum(name) ? nil : name
    }
    if names.contains(name) { return name }
    if isWhole { return nil }
    let near = nearest(to: name, among: names)
    throw value.error(
      "\(path) names \"\(name)\", which is no entry of methods", expected: "a label or a method's name, or *",
      advice: near.map { "did you mean \"\($0)\"?" } ?? didYouMean(name, among: names))
  }

  /// Where entries are not known, a number after a sign with spaces is one that is added.
  private func looksLikeSum(_ text: String) -> Bool {
    text.contains(/\s[-+−]\s*[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?$/)
  }

  private func check(
    _ terms: [ClaimStatement.Term], _ relations: [ClaimStatement.Relation], _ value: JSON5Value, _ path: String
  ) throws {
    let directions = Set(relations.compactMap(\.isDownward))
    guard directions.count < 2 else {
      throw value.error(
        "\(path) goes up and down", expected: "a chain that goes one way", advice: "make two claims of it")
    }
    let names = terms.compactMap(\.name)
    if let twice = names.enumerated().first(where: { names[..<$0.offset].contains($0.element) })?.element {
      throw value.error("\(path) names \"\(twice)\" twice", expected: "every entry once")
    }
    guard terms.count - names.count < 2, !names.isEmpty else {
      throw value.error(
        names.isEmpty ? "\(path) names no entry" : "\(path) has * twice",
        expected: "at least one entry, and * at most once")
    }
  }
}
