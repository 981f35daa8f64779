import Basics
import Foundation
import Networks
import Tensors
import Training

extension LanguageCase {
  /// Of losses: this and a millionth of the loss, or twice what exact arithmetic differs by, where a clipping bound may lie
  /// between; of log-probabilities alike.
  static let lossTolerance = 1e-5
  static let logProbabilityTolerance = 1e-4
  /// Of gradients, relative to the case's largest; of their norms, to each and a tenth of the largest,
  /// or ten times what exact arithmetic differs by.
  static let gradientTolerance = 1e-5
  /// Of final values that are sturdy, absolutely; or ten times what exact arithmetic differs by.
  static let finalTolerance = 1e-5
  /// Adam makes a full step of a gradient that is nothing but rounding: final values are compared where the first gradient
  /// is zero, or at least this share of the case's largest.
  static let sturdyShare = 1e-5

  /// What a training of the case's batches went through.
  private struct Trace {
    var trainableCount = 0
    var losses: [Double] = []
    var readings: (first: [Reading], last: [Reading]) = ([], [])
    /// Of each weight, in the order of the case's names.
    var finals: [(name: String, values: [Double])] = []
  }

  /// What late figures may be off by; see ``ReplayResult/roundingSpread``.
  private struct Limits {
    var loss: Double, logProbability: Double, final: Double
  }

  /// Trains the case's batches from its start and judges every recorded figure.
  ///
  /// Adam makes of a gradient that passes through zero a step whose sign is rounding. Where figures after the first steps miss
  /// their tolerance, the case is trained from starts that are moved by one unit in the last place, and passes only if the
  /// recorded run lies as near as those do, as ``GoldenCase/replay(model:)`` has it.
  func replay(in places: [URL]) throws -> ReplayResult {
    let place = try find(in: places), losses = try base.recorded("losses")
    guard losses.count == base.steps else {
      throw InputError(
        "has another length than the case has steps", place: "\(base.tensors.url.path): losses",
        expected: "\(base.steps)", found: "\(losses.count)")
    }
    var early = ReplayResult(name: base.name)
    let ours = try trace(place, &early)
    early.trainableCount = ours.trainableCount
    if ours.trainableCount != base.trainableCount {
      early.failures.append("trains \(ours.trainableCount) weights, the case \(base.trainableCount)")
    }
    for reading in ours.readings.first {
      try compare(reading, "0", Self.logProbabilityTolerance, &early)
    }
    var limits = Limits(
      loss: max(Self.lossTolerance, 2 * lossSpread),
      logProbability: max(Self.logProbabilityTolerance, 2 * logProbabilitySpread),
      final: max(Self.finalTolerance, 10 * spread))
    compare(ours.losses, losses, 0..<min(ReplayResult.firmSteps, losses.count), limits.loss, &early)
    func judged() throws -> ReplayResult {
      var result = early
      compare(ours.losses, losses, min(ReplayResult.firmSteps, losses.count)..<losses.count, limits.loss, &result)
      try compareFinals(ours.finals, limits.final, &result)
      for reading in ours.readings.last { try compare(reading, "_final", limits.logProbability, &result) }
      return result
    }
    let result = try judged()
    guard early.passed, !result.passed else { return result }
    var far = (loss: 0.0, logProbability: 0.0, final: 0.0)
    let floor = try sturdyFloor()
    for seed in 1...4 {
      var unused = early
      let moved = try trace(place, roundingSeed: UInt64(seed), &unused)
      far.loss = worse(far.loss, largestDifference(moved.losses, ours.losses))
      for (a, b) in zip(moved.readings.last, ours.readings.last) {
        far.logProbability = worse(far.logProbability, largestDifference(a.values, b.values))
      }
      for (a, b) in zip(moved.finals, ours.finals) {
        for i in try compared(a.name, a.values.count, floor: floor) {
          far.final = worse(far.final, abs(a.values[i] - b.values[i]))
        }
      }
    }
    early.roundingSpread = (far.loss, far.final)
    limits.loss = worse(limits.loss, 2 * far.loss)
    limits.logProbability = worse(limits.logProbability, 2 * far.logProbability)
    limits.final = worse(limits.final, 2 * far.final)
    return try judged()
  }

  /// - Parameter roundingSeed: moves every initial value by one unit in the last place, up or down at random; nil leaves them.
  private func trace(_ place: URL, roundingSeed: UInt64? = nil, _ result: inout ReplayResult) throws -> Trace {
    let objective = try trainingObjective(), (model, weights) = try model(at: place)
    if let roundingSeed {
      var random = RandomStream(seed: roundingSeed, purpose: "rounding")
      for parameter in model.trainable {
        let values = parameter.value.values.map { random.integer(below: 2) == 0 ? $0.nextUp : $0.nextDown }
        parameter.assign(Tensor(values, shape: parameter.shape))
      }
    }
    var trace = Trace()
    trace.trainableCount = model.trainable.reduce(0) { $0 + $1.count }
    let windows = try (0..<base.distinctBatches).map { try window($0, of: model, &result) }
    trace.readings.first = try readings(model)
    let optimizer = AdamW(model.trainable, base.adam)
    for step in 0..<base.steps {
      let batches = windows[step % windows.count], weight = batches.reduce(0) { $0 + objective.weight(of: $1) }
      var value = 0.0
      for batch in objective.prepared(batches, by: model) {
        let tape = Tape(recording: true)
        let loss = objective.loss(tape, model, batch, window: weight)
        value += Double(loss.part.value.item)
        tape.backward(from: loss.part)
      }
      trace.losses.append(value)
      if step == 0, roundingSeed == nil { try compareGradients(weights, &result) }
      optimizer.step(learningRate: Float(base.learningRate))
    }
    trace.finals = weights.map { ($0.recorded, stored($0.parameter.value, of: $0.parameter)) }
    trace.readings.last = try readings(model)
    return trace
  }

  private func compare(
    _ ours: [Double], _ recorded: [Double], _ steps: Range<Int>, _ tolerance: Double, _ result: inout ReplayResult
  ) {
    for step in steps {
      let difference = abs(ours[step] - recorded[step])
      result.lossDifference = worse(result.lossDifference, difference)
      if !(difference <= tolerance + 1e-6 * abs(recorded[step])) {
        result.failures.append("loss of step \(step) \(ours[step]), recorded \(recorded[step])")
      }
    }
  }

  private func compare(_ reading: Reading, _ when: String, _ tolerance: Double, _ result: inout ReplayResult) throws {
    let key = reading.key(when), difference = largestDifference(reading.values, try base.recorded(key))
    result.logitDifference = worse(result.logitDifference, difference)
    if !(difference <= tolerance) { result.failures.append("\(key) off by \(difference), allowed \(tolerance)") }
  }

  /// Values in the order in which Hugging Face's files hold them.
  private func stored(_ tensor: Tensor, of parameter: Parameter) -> [Double] {
    (parameter.isStoredTransposed ? tensor.transposed(category: .workspace) : tensor).values.map(Double.init)
  }

  /// The recorded first gradient of a weight: whole, or its first elements.
  private func gradient(_ name: String) throws -> [Double] {
    try base.recorded(base.tensors.entry("grad0." + name) != nil ? "grad0." + name : "grad0head." + name)
  }

  private func compareGradients(
    _ weights: [(recorded: String, parameter: Parameter)], _ result: inout ReplayResult
  ) throws {
    let norms = try weights.map { try base.recordedNumber("gradnorm0." + $0.recorded) }
    let largest = norms.max() ?? 0
    for ((name, parameter), norm) in zip(weights, norms) {
      let ours = stored(parameter.accumulatedGradient, of: parameter), theirs = try gradient(name)
      guard theirs.count <= ours.count else {
        throw InputError(
          "has more elements than the weight", place: "\(base.tensors.url.path): grad0.\(name)",
          expected: "\(ours.count)", found: "\(theirs.count)")
      }
      var error = largestDifference(Array(ours[..<theirs.count]), theirs) / max(largest, .leastNormalMagnitude)
      let ownNorm = ours.reduce(0) { $0 + $1 * $1 }.squareRoot()
      if norm <= 1e-6 * largest {
        result.withoutGradient.append(name)
      } else {
        // Of a small gradient what rounding leaves hangs on the larger ones that it was computed beside.
        let scale = max(norm + 0.1 * largest, 10 * (gradientSpread[name] ?? 0) / Self.gradientTolerance)
        error = worse(error, abs(ownNorm - norm) / scale)
      }
      if !result.gradientError.isNaN, !(error <= result.gradientError) {
        (result.gradientError, result.worstGradient) = (error, name)
      }
    }
    if !(result.gradientError <= Self.gradientTolerance) {
      result.failures.append(
        "gradient of \(result.worstGradient) off by \(result.gradientError), allowed \(Self.gradientTolerance)")
    }
  }

  /// Elements of a weight's final values that are compared: of those that are recorded the sturdy ones that are no noise.
  private func compared(_ name: String, _ count: Int, floor: Double) throws -> [Int] {
    let gradient = try gradient(name), ranges = noise[name] ?? []
    return gradient.indices.filter { i in
      i < count && (gradient[i] == 0 || abs(gradient[i]) >= floor) && !ranges.contains { $0.contains(i) }
    }
  }

  /// The least first gradient of an element that is sturdy.
  private func sturdyFloor() throws -> Double {
    try Self.sturdyShare
      * base.trainable.keys.sorted().reduce(0) { largest, name in
        try gradient(name).reduce(largest) { max($0, abs($1)) }
      }
  }

  private func compareFinals(
    _ finals: [(name: String, values: [Double])], _ allowed: Double, _ result: inout ReplayResult
  ) throws {
    let floor = try sturdyFloor()
    for (name, ours) in finals {
      let theirs = try base.recorded(base.tensors.entry("final." + name) != nil ? "final." + name : "finalhead." + name)
      guard theirs.count <= ours.count else {
        throw InputError(
          "has more elements than the weight", place: "\(base.tensors.url.path): final.\(name)",
          expected: "\(ours.count)", found: "\(theirs.count)")
      }
      for i in try compared(name, theirs.count, floor: floor) {
        let error = abs(ours[i] - theirs[i])
        if !result.finalError.isNaN, !(error <= result.finalError) {
          (result.finalError, result.worstFinal) = (error, name)
        }
      }
    }
    if !(result.finalError <= allowed) {
      result.failures.append("final \(result.worstFinal) off by \(result.finalError), allowed \(allowed)")
    }
  }
}
