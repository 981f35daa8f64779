import Basics
import Foundation
import Networks
import Tensors
import Training

extension LanguageCase {
  /// Of losses: this, and a millionth of the loss.
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

  /// Trains the case's batches from its start and judges every recorded figure.
  func replay(in places: [URL]) throws -> ReplayResult {
    let objective = try trainingObjective()
    let (model, weights) = try model(at: find(in: places))
    var result = ReplayResult(name: base.name)
    result.trainableCount = model.trainable.reduce(0) { $0 + $1.count }
    if result.trainableCount != base.trainableCount {
      result.failures.append("trains \(result.trainableCount) weights, the case \(base.trainableCount)")
    }
    let windows = try (0..<base.distinctBatches).map { try window($0, of: model, &result) }
    let losses = try base.recorded("losses")
    guard losses.count == base.steps else {
      throw InputError(
        "has another length than the case has steps", place: "\(base.tensors.url.path): losses",
        expected: "\(base.steps)", found: "\(losses.count)")
    }
    for reading in try readings(model) { try compare(reading.values, reading.key("0"), &result) }
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
      let difference = abs(value - losses[step])
      result.lossDifference = worse(result.lossDifference, difference)
      if !(difference <= Self.lossTolerance + 1e-6 * abs(losses[step])) {
        result.failures.append("loss of step \(step) \(value), recorded \(losses[step])")
      }
      if step == 0 { try compareGradients(weights, &result) }
      optimizer.step(learningRate: Float(base.learningRate))
    }
    try compareFinals(weights, &result)
    for reading in try readings(model) { try compare(reading.values, reading.key("_final"), &result) }
    return result
  }

  private func compare(_ ours: [Double], _ key: String, _ result: inout ReplayResult) throws {
    let difference = largestDifference(ours, try base.recorded(key))
    result.logitDifference = worse(result.logitDifference, difference)
    if !(difference <= Self.logProbabilityTolerance) {
      result.failures.append("\(key) off by \(difference), allowed \(Self.logProbabilityTolerance)")
    }
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

  private func compareFinals(
    _ weights: [(recorded: String, parameter: Parameter)], _ result: inout ReplayResult
  ) throws {
    let gradients = try weights.map { try gradient($0.recorded) }
    let floor = Self.sturdyShare * (gradients.joined().map(abs).max() ?? 0)
    for ((name, parameter), gradient) in zip(weights, gradients) {
      let ours = stored(parameter.value, of: parameter)
      let theirs = try base.recorded(base.tensors.entry("final." + name) != nil ? "final." + name : "finalhead." + name)
      guard theirs.count <= min(ours.count, max(gradient.count, theirs.count)) else {
        throw InputError(
          "has more elements than the weight", place: "\(base.tensors.url.path): final.\(name)",
          expected: "\(ours.count)", found: "\(theirs.count)")
      }
      let ranges = noise[name] ?? []
      for i in theirs.indices where i < gradient.count {
        guard gradient[i] == 0 || abs(gradient[i]) >= floor, !ranges.contains(where: { $0.contains(i) }) else {
          continue
        }
        let error = abs(ours[i] - theirs[i])
        if !result.finalError.isNaN, !(error <= result.finalError) {
          (result.finalError, result.worstFinal) = (error, name)
        }
      }
    }
    let allowed = max(Self.finalTolerance, 10 * spread)
    if !(result.finalError <= allowed) {
      result.failures.append("final \(result.worstFinal) off by \(result.finalError), allowed \(allowed)")
    }
  }
}
