import Basics
import Foundation

/// 1 where a regular expression is found in the answer, else 0.
struct MatchesReward: Reward {
  static let card = RewardCard(
    "matches", "1 where a regular expression is found in the answer, else 0", example: "{ matches: \"^[A-Z].*\\\\.$\" }"
  )

  let pattern: String
  let ignoresCase: Bool
  /// Whether nothing may stand before and after it.
  let isWhole: Bool
  private let expression: NSRegularExpression

  init(_ value: JSON5Value, named name: String) throws {
    var place = value
    if value.object == nil {
      pattern = try value.string(named: name)
      (ignoresCase, isWhole) = (false, false)
    } else {
      var fields = try Fields(value, path: name)
      place = try fields.required("pattern", expected: "a regular expression")
      pattern = try place.string(named: fields.name(of: "pattern"))
      ignoresCase = try fields.bool("ignoreCase", default: false)
      isWhole = try fields.bool("whole", default: false)
      try fields.finish()
    }
    do {
      expression = try NSRegularExpression(
        pattern: isWhole ? "\\A(?:\(pattern))\\z" : pattern, options: ignoresCase ? .caseInsensitive : [])
      // Of the pattern alone: brackets that close what stands around it would be taken.
      _ = try NSRegularExpression(pattern: pattern)
    } catch {
      throw place.error(
        "\(name) is no regular expression", expected: "one of ICU's syntax, as \"[0-9]+\"", found: pattern,
        advice: "look at its brackets; a backslash is written \\\\ in a suite")
    }
  }

  var configuration: JSON {
    ["pattern": .string(pattern), "ignoreCase": .bool(ignoresCase), "whole": .bool(isWhole)]
  }

  func scores(_ answers: [SampledAnswer]) -> [Double] {
    answers.map {
      let text = NSRange($0.text.startIndex..., in: $0.text)
      return expression.firstMatch(in: $0.text, range: text) == nil ? 0 : 1
    }
  }
}
