import Basics
import Foundation

/// The share of some properties of form that an answer has.
struct FormatReward: Reward {
  static let card = RewardCard(
    "format",
    "the share of given properties that the answer has: "
      + Property.allCases.map(\.rawValue).joined(separator: ", "),
    example: "{ format: [\"ended\", \"sentence\"] }")

  enum Property: String, CaseIterable {
    /// It was not cut off.
    case ended
    /// It begins with a capital letter and ends with a full stop, a question or an exclamation mark.
    case sentence
    /// It has no line break.
    case line
    /// Every line that is not blank begins with a bullet or a number.
    case list
    /// It is a JSON document.
    case json
  }

  let properties: [Property]

  init(_ value: JSON5Value, named name: String) throws {
    let words = Property.allCases.map(\.rawValue)
    let given = try value.array?.map { try $0.oneOf(words, named: name) } ?? [value.oneOf(words, named: name)]
    guard !given.isEmpty, Set(given).count == given.count else {
      throw value.error(
        given.isEmpty ? "\(name) is empty" : "\(name) says a property twice", expected: JSON5Value.describe(words))
    }
    properties = given.compactMap(Property.init)
  }

  var configuration: JSON { .array(properties.map { .string($0.rawValue) }) }

  func scores(_ answers: [SampledAnswer]) -> [Double] {
    answers.map { answer in Double(properties.count { Self.has(answer, $0) }) / Double(properties.count) }
  }

  private static func has(_ answer: SampledAnswer, _ property: Property) -> Bool {
    let text = answer.text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty else { return property == .ended && !answer.isTruncated }
    return switch property {
    case .ended: !answer.isTruncated
    case .sentence: text.first!.isUppercase && ".?!".contains(text.last!)
    case .line: !text.contains(where: \.isNewline)
    case .list:
      text.split(whereSeparator: \.isNewline).allSatisfy { line in
        let line = line.drop(while: \.isWhitespace)
        if line.isEmpty { return true }
        if let first = line.first, "-*•".contains(first) { return line.dropFirst().first?.isWhitespace ?? false }
        let rest = line.drop(while: \.isNumber)
        return rest.count < line.count && ".)".contains(rest.first ?? " ")
      }
    case .json: (try? JSON(parsing: text, source: "an answer")) != nil
    }
  }
}
