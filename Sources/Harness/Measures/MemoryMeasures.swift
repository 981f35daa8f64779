/// Definitions of the measures of memory.
enum MemoryMeasures {
  static let all: [MeasureDefinition] = []
}
