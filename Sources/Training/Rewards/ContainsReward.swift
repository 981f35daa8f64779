import Basics
import Foundation

/// The share of some texts that an answer holds: 1 or 0 where it is one text.
struct ContainsReward: Reward {
  static let card = RewardCard(
    "contains", "the share of given texts that the answer contains", example: "{ contains: \"because\" }")

  let texts: [String]
  let ignoresCase: Bool

  init(_ value: JSON5Value, named name: String) throws {
    if value.object == nil {
      texts = try Self.texts(value, named: name)
      ignoresCase = false
    } else {
      var fields = try Fields(value, path: name)
      texts = try Self.texts(
        fields.required("text", expected: "a text, or a list of texts"), named: fields.name(of: "text"))
      ignoresCase = try fields.bool("ignoreCase", default: false)
      try fields.finish()
    }
  }

  private static func texts(_ value: JSON5Value, named name: String) throws -> [String] {
    let texts = try value.array?.map { try $0.string(named: name) } ?? [value.string(named: name)]
    guard !texts.isEmpty, texts.allSatisfy({ !$0.isEmpty }) else {
      throw value.error("\(name) is empty", expected: "a text that an answer may contain")
    }
    return texts
  }

  var configuration: JSON { ["text": .array(texts.map(JSON.string)), "ignoreCase": .bool(ignoresCase)] }

  func scores(_ answers: [SampledAnswer]) -> [Double] {
    answers.map { answer in
      let found = texts.count { answer.text.range(of: $0, options: ignoresCase ? .caseInsensitive : []) != nil }
      return Double(found) / Double(texts.count)
    }
  }
}
