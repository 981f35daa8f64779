import Basics

/// How near an answer is to a length.
///
///     r = max(0, 1 - |n - target| / width)
///
/// with n the words (what stands between blanks) or the tokens of the answer.
struct LengthReward: Reward {
  static let card = RewardCard(
    "length", "max(0, 1 - |n - target| / width) for an answer of n words, or tokens; width: the target",
    example: "{ length: { target: 16, width: 8, unit: \"words\" } }")

  enum Unit: String, CaseIterable { case words, tokens }

  let target, width: Double
  let unit: Unit

  init(_ value: JSON5Value, named name: String) throws {
    let range = Interval.between(1, 1e6)
    guard value.object != nil else {
      target = Double(try value.int(named: name, in: range))
      (width, unit) = (target, .words)
      return
    }
    var fields = try Fields(value, path: name)
    target = Double(try fields.int("target", in: range))
    width = try fields.double("width", default: target, in: .above(0))
    unit = Unit(rawValue: try fields.oneOf("unit", Unit.allCases.map(\.rawValue), default: Unit.words.rawValue))!
    try fields.finish()
  }

  var configuration: JSON {
    ["target": .number(target), "width": .number(width), "unit": .string(unit.rawValue)]
  }

  func scores(_ answers: [SampledAnswer]) -> [Double] {
    answers.map {
      let count = unit == .words ? $0.text.split(whereSeparator: \.isWhitespace).count : $0.tokens
      return max(0, 1 - abs(Double(count) - target) / width)
    }
  }
}
