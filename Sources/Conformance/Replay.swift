import Basics
import Foundation
import Networks
import Tensors

/// How far a replayed trajectory is from the recorded one.
public struct ReplayResult: Sendable {
  public var name: String
  /// max over steps of |loss - recorded loss|.
  public var lossDifference = 0.0
  /// max over the logits of batch 0 before the first and after the last step.
  public var logitDifference = 0.0
  /// max over tensors of ‖g - g'‖ / ‖g'‖ at step 0, and the tensor where it is.
  public var gradientError = 0.0
  public var worstGradient = ""
  /// The same for the values after the last step.
  public var finalError = 0.0
  public var worstFinal = ""
  /// Tensors whose exact gradient is zero: compared by absolute gradient, their final values not at all.
  public var withoutGradient: [String] = []
  public var trainableCount = 0
  /// How far the trajectory moves when every initial value is moved by one unit in the last place: computed only when
  /// a figure of a later step misses its tolerance.
  public var roundingSpread: (loss: Double, final: Double)?
  public var failures: [String] = []

  public var passed: Bool { failures.isEmpty }

  public static let lossTolerance = 2e-4
  public static let gradientTolerance = 1e-3
  public static let finalTolerance = 2e-3
  /// Steps whose losses no rounding can have driven far apart yet: they are held to the tolerance whatever the spread.
  public static let firmSteps = 3
}

extension GoldenCase {
  /// Replays the case and judges every recorded figure.
  ///
  /// Trajectories of large steps amplify rounding: where losses or final values miss the tolerance, the case is replayed
  /// from initial values moved by one unit in the last place, and passes only if the recorded trajectory lies as near
  /// as those do. First gradients and first losses get no such allowance.
  public func replay(model directory: URL) throws -> ReplayResult {
    let losses = try recorded("losses")
    guard losses.count == steps else {
      throw InputError(
        "has another length than the case has steps", place: "\(tensors.url.path): losses", expected: "\(steps)",
        found: "\(losses.count)")
    }
    let ours = try compute(model: directory)
    let missing = missing
    guard missing.isEmpty else {
      throw InputError(
        "lacks what is to be compared", place: tensors.url.path,
        expected: missing.prefix(6).joined(separator: ", ")
          + (missing.count > 6 ? " and \(missing.count - 6) more" : ""),
        found: "none of these",
        advice: "record the case again")
    }
    var result = ReplayResult(name: name)
    result.trainableCount = ours.trainableCount
    result.lossDifference = largestDifference(ours.losses, losses)
    for (key, logits) in zip(["logits0", "logits_final"], ours.logits) {
      result.logitDifference = worse(
        result.logitDifference, largestDifference(logits.map(Double.init), try recorded(key)))
    }
    try compareGradients(ours, &result)
    let compared = try compareFinals(ours, &result)

    if ours.comparedCount != ours.trainableCount {
      result.failures.append(
        "names \(ours.comparedCount) of \(ours.trainableCount) trained weights: the others are not compared")
    }
    if ours.trainableCount != trainableCount {
      result.failures.append("trains \(ours.trainableCount) weights, the case \(trainableCount)")
    }
    func check(_ value: Double, _ limit: Double, _ what: String) {
      if !(value <= limit) { result.failures.append("\(what) \(value), allowed \(limit)") }
    }
    check(result.gradientError, ReplayResult.gradientTolerance, "gradient of \(result.worstGradient) off by")
    let firm = min(ReplayResult.firmSteps, steps)
    check(
      largestDifference(Array(ours.losses[..<firm]), Array(losses[..<firm])), ReplayResult.lossTolerance,
      "a loss of the first \(firm) off by")
    var limits = (loss: ReplayResult.lossTolerance, final: ReplayResult.finalTolerance)
    if result.failures.isEmpty, !(result.lossDifference <= limits.loss && result.finalError <= limits.final) {
      let spread = try roundingSpread(ours, compared, model: directory)
      result.roundingSpread = spread
      limits = (worse(limits.loss, 2 * spread.loss), worse(limits.final, 2 * spread.final))
    }
    check(result.lossDifference, limits.loss, "loss off by")
    check(result.finalError, limits.final, "final \(result.worstFinal) off by")
    return result
  }

  /// - Throws: `InputError` for values that are no numbers: nothing can agree with them.
  func recorded(_ key: String) throws -> [Double] {
    let values = try tensors.tensor(key, category: .workspace).values
    let broken = values.reduce(0) { $1.isFinite ? $0 : $0 + 1 }
    guard broken == 0 else {
      throw InputError(
        "holds values that are no numbers", place: "\(tensors.url.path): \(key)", expected: "finite values",
        found: "\(broken) of \(values.count) are NaN or infinite", advice: "record the case again")
    }
    return values.map(Double.init)
  }

  func recordedNumber(_ key: String) throws -> Double {
    let values = try recorded(key)
    guard values.count == 1 else {
      throw InputError(
        "has another shape", place: "\(tensors.url.path): \(key)", expected: "one number",
        found: "\(values.count)")
    }
    return values[0]
  }

  private func compareGradients(_ ours: Trajectory, _ result: inout ReplayResult) throws {
    let names = ours.gradients.keys.sorted()
    let norms = try names.map { try recordedNumber("gradnorm0." + $0) }
    let floor = 1e-6 * (norms.max() ?? 0)
    for (name, recordedNorm) in zip(names, norms) {
      let gradient = ours.gradients[name]!.map(Double.init)
      if recordedNorm <= floor {
        // Exactly zero in theory: what stands there is rounding.
        result.withoutGradient.append(name)
        if !(norm(gradient) <= floor) {
          result.failures.append("\(name): gradient \(norm(gradient)) where it should vanish")
        }
        continue
      }
      let error =
        tensors.entry("grad0." + name) != nil
        ? distance(gradient, try recorded("grad0." + name)) / recordedNorm
        : abs(norm(gradient) - recordedNorm) / recordedNorm
      if !result.gradientError.isNaN, !(error <= result.gradientError) {
        (result.gradientError, result.worstGradient) = (error, name)
      }
    }
  }

  /// Compares final values; returns the names that were compared.
  private func compareFinals(_ ours: Trajectory, _ result: inout ReplayResult) throws -> [String] {
    var compared: [String] = []
    for name in ours.finals.keys.sorted() {
      // Adam blows the rounding noise of a vanishing gradient up to full steps. An exact zero (LoRA's A while B = 0)
      // is none, and what follows it can be compared.
      if result.withoutGradient.contains(name), try recordedNumber("gradnorm0." + name) != 0 { continue }
      compared.append(name)
      let values = ours.finals[name]!.map(Double.init)
      let error: Double
      if tensors.entry("final." + name) != nil {
        let final = try recorded("final." + name)
        error = distance(values, final) / max(norm(final), 1e-12)
      } else {
        let recordedNorm = try recordedNumber("finalnorm." + name)
        error = abs(norm(values) - recordedNorm) / max(recordedNorm, 1e-12)
      }
      if !result.finalError.isNaN, !(error <= result.finalError) {
        (result.finalError, result.worstFinal) = (error, name)
      }
    }
    return compared
  }

  /// The largest movement of losses and final values over four replays from moved initial values.
  private func roundingSpread(_ ours: Trajectory, _ compared: [String], model: URL) throws -> (
    loss: Double, final: Double
  ) {
    var spread = (loss: 0.0, final: 0.0)
    for seed in 1...4 {
      let moved = try compute(model: model, roundingSeed: UInt64(seed))
      spread.loss = worse(spread.loss, largestDifference(moved.losses, ours.losses))
      for name in compared {
        let values = ours.finals[name]!.map(Double.init)
        let error = distance(moved.finals[name]!.map(Double.init), values) / max(norm(values), 1e-12)
        spread.final = worse(spread.final, error)
      }
    }
    return spread
  }
}

private func norm(_ x: [Double]) -> Double { x.reduce(0) { $0 + $1 * $1 }.squareRoot() }

private func distance(_ x: [Double], _ y: [Double]) -> Double {
  x.count == y.count ? zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot() : .infinity
}
