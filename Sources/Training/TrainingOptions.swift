import Settings

/// How one training is run, every value decided: ``TrainingSettings`` under their names, and the seed.
@dynamicMemberLookup
public struct TrainingOptions: Sendable, Equatable {
  public var choices = Choices<TrainingSettings>()
  public var seed: UInt64 = 1

  /// Every default.
  public init() {}

  /// - Precondition: every setting of training is among the values.
  public init(_ values: SettingValues, seed: UInt64) {
    choices = Choices(values)
    self.seed = seed
  }

  public subscript<Value>(dynamicMember path: KeyPath<TrainingSettings, Setting<Value>>) -> Value {
    get { choices[dynamicMember: path] }
    set { choices[dynamicMember: path] = newValue }
  }
}

extension TrainingOptions {
  /// The optimiser's part.
  public var adam: AdamW.Settings {
    AdamW.Settings(
      beta1: Float(self.beta1), beta2: Float(self.beta2), epsilon: Float(self.epsilon),
      weightDecay: Float(self.weightDecay))
  }

  public func totalSteps(examples: Int) -> Int {
    if let steps = self.steps { return steps }
    let stepsPerEpoch = examples / samplesPerStep + (examples % samplesPerStep == 0 ? 0 : 1)
    let (total, isTooMany) = stepsPerEpoch.multipliedReportingOverflow(by: self.epochs)
    return isTooMany ? .max : total
  }

  /// At most more than any data set has, so that sums with it stay numbers.
  public var samplesPerStep: Int {
    let (samples, isTooMany) = self.batch.multipliedReportingOverflow(by: self.accumulate)
    return isTooMany ? 1 << 31 : min(samples, 1 << 31)
  }

  public func warmupSteps(of total: Int) -> Int {
    let warmup = self.warmup
    return warmup >= 1 ? Int(min(warmup, 0x1p53)) : max(warmup > 0 ? 1 : 0, Int(warmup * Double(total)))
  }
}
