/// Definitions of the measures of what was forgotten; positive: something was lost.
enum ForgettingMeasures {
  static let all: [MeasureDefinition] = []
}
