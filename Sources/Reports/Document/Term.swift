import Records

/// The names of the terms that a report defines; charts and tables link to them.
enum Term {
  static let deviation = "mean ± sd"
  static let interval = "95 % interval"
  static let seed = "seed"
  static let dev = "dev"
  static let domainGap = measure("forgetting/held-out/*/gap")
  static let domainForgetting = measure("forgetting/held-out/*/lost")
  static let parameters = "trained, kept and head's parameters"
  static let file = "to keep on disk"
  static let tensorPeak = "tensors at peak"
  static let processPeak = "process at peak"
  static let training = "training"
  static let step = "a step"
  static let tokens = "tokens/s"
  static let bytes = "kB, MB, GB"
  static let interquartile = "interquartile mean"
  static let profile = "performance profile"
  static let improvement = "probability of improvement"
  static let expectedBest = "expected best"

  /// A stored measure by its title in the catalogue.
  static func measure(_ name: String) -> String { MeasureCatalog.definition(of: name)?.title ?? name }
}
