/// Definitions of the measures of time and speed.
enum SpeedMeasures {
  static let all: [MeasureDefinition] = [
    MeasureDefinition(
      "machine/sgemm_peak", title: "sgemm peak", unit: "GFLOP/s",
      definition:
        "Best of repeated single-precision products 1024 x 384 x 768 at the run's start, with its threads.")
  ]
}
