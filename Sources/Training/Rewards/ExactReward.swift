import Basics

/// 1 where the answer is the task's own, else 0; nothing where the task has none.
///
/// Both are compared without case and punctuation, and with one blank between words.
struct ExactReward: Reward {
  static let card = RewardCard(
    "exact", "1 where the answer is the task's right one, else 0, without case and punctuation",
    example: "{ exact: true }")

  let isPlain: Bool

  init(_ value: JSON5Value, named name: String) throws {
    guard value.object == nil else {
      var fields = try Fields(value, path: name)
      isPlain = try fields.bool("normalize", default: true)
      try fields.finish()
      return
    }
    guard try value.bool(named: name) else {
      throw value.error("\(name) is false", expected: "true, or { normalize: false }", advice: "leave it out")
    }
    isPlain = true
  }

  var configuration: JSON { ["normalize": .bool(isPlain)] }

  func scores(_ answers: [SampledAnswer]) -> [Double] {
    answers.map { answer in
      guard let reference = answer.reference else { return .nan }
      return compared(answer.text) == compared(reference) ? 1 : 0
    }
  }

  private func compared(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard isPlain else { return words.joined(separator: " ") }
    return words.map { $0.lowercased().filter { !$0.isPunctuation && !$0.isSymbol } }.filter { !$0.isEmpty }
      .joined(separator: " ")
  }
}
