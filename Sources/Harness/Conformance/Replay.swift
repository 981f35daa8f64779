import Basics
import Foundation
import Methods
import Networks
import Tensors
import Training

/// How far a replayed trajectory is from the recorded one.
public struct ReplayResult {
  public var name: String
  /// max over steps of |loss - recorded loss|, and over the logits before the first and after the last step.
  public var lossDifference = 0.0
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
  public var failures: [String] = []

  public var passed: Bool { failures.isEmpty }

  public static let lossTolerance = 2e-4
  public static let gradientTolerance = 1e-3
  public static let finalTolerance = 2e-3
}

extension GoldenCase {
  /// Trains the case's batches from the case's initial values and compares every recorded figure.
  ///
  /// - Throws: `InputError` when the case names weights that the method does not have, or has other shapes.
  public func replay(model directory: URL) throws -> ReplayResult {
    let (methodName, given) = try method()
    let type = try MethodRegistry.method(methodName)
    var headStream = RandomStream(seed: 1, purpose: "head")
    let model = Classifier(encoder: try Encoder(directory: directory), outputs: classes, head: &headStream)
    let site = Attachment(model: model, method: methodName, random: RandomStream(seed: 1, purpose: "method"))
    try type.init(try Options(given, for: type.card)).attach(to: site)

    let trained = model.trainable
    let byName = Dictionary(uniqueKeysWithValues: trained.map { ($0.name, $0) })
    var parameters: [(recorded: String, parameter: Parameter)] = []
    for recorded in trainable.keys.sorted() {
      let plain = Self.plainName(recorded)
      guard let parameter = byName[plain] else {
        throw InputError(
          "trains a weight that \(methodName) does not have", place: "\(url.path): \(recorded)",
          advice: didYouMean(plain, among: trained.map(\.name)))
      }
      parameters.append((recorded, parameter))
    }
    var result = ReplayResult(name: name)
    result.trainableCount = trained.reduce(0) { $0 + $1.count }
    if result.trainableCount != trainableCount {
      result.failures.append("trains \(result.trainableCount) weights, the case \(trainableCount)")
    }
    for (recorded, parameter) in parameters where tensors.entry("init." + recorded) != nil {
      let start = try tensors.tensor("init." + recorded, category: .workspace)
      guard start.count == parameter.count else {
        throw InputError(
          "has another shape", place: "\(url.path): init.\(recorded)",
          expected: "\(parameter.shape)", found: "\(start.shape)")
      }
      parameter.assign(start.reshaped(parameter.shape))
    }

    let batches = try (0..<distinctBatches).map(batch)
    func logits() -> [Float] { model(Tape(recording: false), batches[0]).value.values }
    func compareLogits(_ key: String) throws {
      let recorded = try tensors.tensor(key, category: .workspace).values
      let worst = zip(logits(), recorded).reduce(0.0) { max($0, abs(Double($1.0) - Double($1.1))) }
      result.logitDifference = max(result.logitDifference, worst)
    }
    try compareLogits("logits0")
    let optimizer = AdamW(trained, adam)
    let losses = try tensors.tensor("losses", category: .workspace).values
    for step in 0..<steps {
      let batch = batches[step % distinctBatches]
      let tape = Tape(recording: true)
      let loss = model.loss(tape, model(tape, batch), batch.targets)
      result.lossDifference = max(result.lossDifference, abs(Double(loss.value.item) - Double(losses[step])))
      tape.backward(from: loss)
      if step == 0 { try compareGradients(parameters, &result) }
      optimizer.step(learningRate: Float(learningRate))
    }
    try compareFinals(parameters, &result)
    try compareLogits("logits_final")
    judge(&result)
    return result
  }

  private func compareGradients(
    _ parameters: [(recorded: String, parameter: Parameter)], _ result: inout ReplayResult
  )
    throws
  {
    let norms = try parameters.map {
      try Double(tensors.tensor("gradnorm0." + $0.recorded, category: .workspace).item)
    }
    let floor = 1e-6 * (norms.max() ?? 0)
    for ((recorded, parameter), recordedNorm) in zip(parameters, norms) {
      let gradient = parameter.accumulatedGradient.values
      if recordedNorm <= floor {
        // Exactly zero in theory: what stands there is rounding.
        result.withoutGradient.append(parameter.name)
        if norm(gradient) > floor {
          result.failures.append("\(parameter.name): gradient \(norm(gradient)) where it should vanish")
        }
        continue
      }
      let error: Double
      if tensors.entry("grad0." + recorded) != nil {
        error =
          distance(gradient, try tensors.tensor("grad0." + recorded, category: .workspace).values)
          / recordedNorm
      } else {
        error = abs(norm(gradient) - recordedNorm) / recordedNorm
      }
      if !(error <= result.gradientError) {
        (result.gradientError, result.worstGradient) = (error, parameter.name)
      }
    }
  }

  private func compareFinals(
    _ parameters: [(recorded: String, parameter: Parameter)], _ result: inout ReplayResult
  )
    throws
  {
    for (recorded, parameter) in parameters {
      // Rounding noise where a gradient vanishes is blown up to full steps by Adam; an exact zero (LoRA's A while
      // B = 0) is not, and what follows it can be compared.
      let start = try tensors.tensor("gradnorm0." + recorded, category: .workspace).item
      if result.withoutGradient.contains(parameter.name), start != 0 { continue }
      let error: Double
      if tensors.entry("final." + recorded) != nil {
        let final = try tensors.tensor("final." + recorded, category: .workspace).values
        error = distance(parameter.value.values, final) / max(norm(final), 1e-12)
      } else {
        let recordedNorm = try Double(tensors.tensor("finalnorm." + recorded, category: .workspace).item)
        error = abs(norm(parameter.value.values) - recordedNorm) / max(recordedNorm, 1e-12)
      }
      if !(error <= result.finalError) { (result.finalError, result.worstFinal) = (error, parameter.name) }
    }
  }

  private func judge(_ result: inout ReplayResult) {
    func check(_ value: Double, _ limit: Double, _ what: String) {
      if !(value <= limit) { result.failures.append("\(what) \(value), allowed \(limit)") }
    }
    check(result.lossDifference, ReplayResult.lossTolerance, "loss off by")
    check(result.gradientError, ReplayResult.gradientTolerance, "gradient of \(result.worstGradient) off by")
    check(result.finalError, ReplayResult.finalTolerance, "final \(result.worstFinal) off by")
  }
}

private func norm(_ x: [Float]) -> Double { x.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot() }

private func distance(_ x: [Float], _ y: [Float]) -> Double {
  zip(x, y).reduce(0) { $0 + pow(Double($1.0) - Double($1.1), 2) }.squareRoot()
}
