/// A value that is put into a document from outside: `train.epochs=2`, `methods[0].rank=[4, 8]`.
public struct JSON5Change: Sendable {
  private enum Step {
    case key(String)
    /// From 0.
    case index(Int)
  }

  /// As typed.
  public let text: String
  /// `--set train.epochs`: where its parts stand, in errors.
  let place: JSON5Place
  private let steps: [Step]
  private let value: JSON5Value

  /// - Parameters:
  ///   - text: a path of keys parted by dots, with `[0]` for a place in a list; an equals sign; a value of JSON5.
  ///   - option: what the command line calls it.
  /// - Throws: `InputError` of kind `usage` for another form.
  public init(parsing text: String, option: String = "--set") throws {
    func wrong(_ message: String, _ advice: String? = nil) -> InputError {
      InputError(
        message, kind: .usage, place: option, expected: "PATH=VALUE, such as train.epochs=2 or methods[0].rank=[4,8]",
        found: text, advice: advice)
    }
    guard let equals = text.firstIndex(of: "=") else { throw wrong("has no value") }
    let path = String(text[..<equals]).trimmingCharacters(in: .whitespaces)
    guard let steps = Self.steps(path) else { throw wrong("has no path that can be followed") }
    let name = "\(option) \(path)", rest = String(text[text.index(after: equals)...])
    self.text = text
    self.steps = steps
    place = JSON5Place(source: name, line: 0, column: 0)
    do {
      value = JSON5Value(try JSON5Value(parsing: rest, source: name), at: place)
    } catch var error as InputError {
      error.kind = .usage
      let word = rest.trimmingCharacters(in: .whitespaces)
      if error.advice != nil, !word.isEmpty, word.allSatisfy({ $0.isLetter || $0.isNumber || "-_/.".contains($0) }) {
        error.advice = "for a text, quotes within quotes: \(option) '\(path)=\"\(word)\"'"
      }
      throw error
    }
  }

  private static func steps(_ path: String) -> [Step]? {
    var steps: [Step] = []
    for part in path.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      guard !pieces[0].isEmpty, !pieces[0].contains("]") else { return nil }
      steps.append(.key(String(pieces[0])))
      for piece in pieces.dropFirst() {
        guard piece.hasSuffix("]"), let index = Int(piece.dropLast()), index >= 0 else { return nil }
        steps.append(.index(index))
      }
    }
    return steps
  }

  /// Puts values into a document, one after another.
  ///
  /// - Returns: the document, whose changed parts have their change for a place, and the text that says the same: as it was but
  ///   for these values, with a comment at its head that names them.
  /// - Throws: `InputError` of kind `usage` where the text is no JSON5, or a path leads into something that is no object and
  ///   no list.
  public static func apply(_ changes: [JSON5Change], to text: String, source: String) throws -> (JSON5Value, String) {
    var document = try JSON5Value(parsing: text, source: source), text = text, remarks: [String] = []
    for change in changes {
      let former = try change.former(in: document)
      text = try change.written(into: text, source: source)
      document = change.put(into: document, change.steps[...])
      remarks.append("// \(Escaped.comment("\(change.place.source.split(separator: " ")[0]) \(change.text)"))")
      remarks[remarks.count - 1] += former.map { " (the file says \(Escaped.comment($0.json.canonical)))" } ?? ""
    }
    let again = try JSON5Value(parsing: text, source: source)
    precondition(again.json.canonical == document.json.canonical, "the changed text says something else")
    let mark = text.unicodeScalars.first == "\u{FEFF}" ? "\u{FEFF}" : ""
    if !mark.isEmpty { text.unicodeScalars.removeFirst() }
    return (document, changes.isEmpty ? mark + text : mark + remarks.joined(separator: "\n") + "\n" + text)
  }

  /// What is at its path; nil where nothing is.
  private func former(in document: JSON5Value) throws -> JSON5Value? {
    var value = document, path = ""
    for (number, step) in steps.enumerated() {
      func wrong(_ expected: String, _ advice: String? = nil) -> InputError {
        InputError(
          "\(path.isEmpty ? "the document" : path) \(expected.hasPrefix("an") ? "is no object" : "has no such place")",
          kind: .usage, place: place.source, expected: expected, found: value.summary,
          advice: advice ?? (path.isEmpty ? nil : "set \(path) as a whole"))
      }
      switch step {
      case .key(let key):
        guard value.object != nil else { throw wrong("an object with the key \(key)") }
        path += (path.isEmpty ? "" : ".") + key
        guard let next = value[key] else {
          guard steps[(number + 1)...].allSatisfy({ if case .key = $0 { true } else { false } }) else {
            throw InputError(
              "\(path) is not in the document", kind: .usage, place: place.source, expected: "a list",
              found: "nothing", advice: "set \(path) as a whole: \(path)=[...]")
          }
          return nil
        }
        value = next
      case .index(let index):
        guard let elements = value.array, elements.indices.contains(index) else {
          throw wrong("a list with more than \(index) elements, counted from 0")
        }
        path += "[\(index)]"
        value = elements[index]
      }
    }
    return value
  }

  /// The document with this value; the path has been followed before.
  private func put(into document: JSON5Value, _ rest: ArraySlice<Step>) -> JSON5Value {
    guard let step = rest.first else { return value }
    var result = document
    switch (step, document.content) {
    case (.key(let key), .object(var members)):
      if let index = members.firstIndex(where: { $0.key == key }) {
        members[index].value = put(into: members[index].value, rest.dropFirst())
        if rest.count == 1 { members[index].place = place }
      } else {
        members.append(JSON5Member(key: key, value: nested(rest.dropFirst()), place: place))
      }
      result.content = .object(members)
    case (.index(let index), .array(var elements)):
      elements[index] = put(into: elements[index], rest.dropFirst())
      result.content = .array(elements)
    default: preconditionFailure("a path that was not followed")
    }
    return result
  }

  /// The value within objects of the keys that are left.
  private func nested(_ keys: ArraySlice<Step>) -> JSON5Value {
    guard case .key(let key)? = keys.first else { return value }
    return JSON5Value(
      .object([JSON5Member(key: key, value: nested(keys.dropFirst()), place: place)]), place: place)
  }

  /// The text with this value, everything else as it was.
  private func written(into text: String, source: String) throws -> String {
    var target = try JSON5Value(parsing: text, source: source), rest = steps[...]
    while let step = rest.first {
      switch step {
      case .key(let key):
        guard let next = target[key] else { return text.inserting(key, nested(rest.dropFirst()), in: target) }
        target = next
      case .index(let index): target = target.array![index]
      }
      rest = rest.dropFirst()
    }
    return text.replacing(target, with: value.json.canonical)
  }
}

extension JSON5Value {
  /// The same value, all of it at one place.
  fileprivate init(_ value: JSON5Value, at place: JSON5Place) {
    self.place = place
    content =
      switch value.content {
      case .array(let elements): .array(elements.map { JSON5Value($0, at: place) })
      case .object(let members):
        .object(members.map { JSON5Member(key: $0.key, value: JSON5Value($0.value, at: place), place: place) })
      default: value.content
      }
  }
}

extension String {
  fileprivate func replacing(_ value: JSON5Value, with text: String) -> String {
    let span = JSON5Parser.span(of: value, in: self), scalars = Array(unicodeScalars)
    return String(scalars[..<span.lowerBound]) + text + String(scalars[span.upperBound...])
  }

  /// With a member more at the end of an object: behind its last value, whatever follows that.
  fileprivate func inserting(_ key: String, _ value: JSON5Value, in object: JSON5Value) -> String {
    let member = "\(JSON.string(key).canonical): \(value.json.canonical)"
    let scalars = Array(unicodeScalars)
    let isEmpty = object.object?.isEmpty ?? true
    let place =
      object.object?.last.map { JSON5Parser.span(of: $0.value, in: self).upperBound }
      ?? JSON5Parser.span(of: object, in: self).lowerBound + 1
    return String(scalars[..<place]) + (isEmpty ? " \(member) " : ", \(member)") + String(scalars[place...])
  }

  fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
