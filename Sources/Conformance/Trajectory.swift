import Basics
import Foundation
import Interop
import Methods
import Networks
import Tensors
import Training

/// What this program computes for a golden case, in the order of the case's own records.
struct Trajectory {
  var losses: [Double] = []
  /// Of batch 0 before the first and after the last step.
  var logits: [[Float]] = []
  /// By the recorded name of the weight.
  var gradients: [String: [Float]] = [:]
  var finals: [String: [Float]] = [:]
  var trainableCount = 0
  /// Of the weights that the case names.
  var comparedCount = 0
}

extension GoldenCase {
  /// Trains the case's batches from the case's initial values.
  ///
  /// - Parameter roundingSeed: moves every initial value by one unit in the last place, up or down at random, to see how
  ///   far rounding alone drives the trajectory; nil leaves them as recorded.
  /// - Throws: `InputError` when the case names weights that the method does not have, or has other shapes.
  func compute(model directory: URL, roundingSeed: UInt64? = nil) throws -> Trajectory {
    let (methodName, given) = try method()
    try check(Anatomy(directory: directory))
    let type = try MethodRegistry.method(methodName)
    let model = Model(try Backbone(directory: directory), outputs: classes, seed: 1)
    try model.attach(
      try type.init(try Options(given, for: type.card)), random: RandomStream(seed: 1, purpose: "method"))
    let trained = model.trainable
    let parameters = try matched(trained, methodName)
    try start(parameters, roundingSeed: roundingSeed)

    var trajectory = Trajectory()
    trajectory.trainableCount = trained.reduce(0) { $0 + $1.count }
    trajectory.comparedCount = parameters.reduce(0) { $0 + $1.parameter.count }
    let backbone = model.backbone
    let batches = try (0..<distinctBatches).map {
      try batch($0, backbone.anatomy, room: backbone.anatomy.maximumPositions - backbone.virtualTokens)
    }
    func logits() -> [Float] { model(Tape(recording: false), batches[0]).value.values }
    trajectory.logits.append(logits())
    let optimizer = AdamW(trained, adam)
    for step in 0..<steps {
      let batch = batches[step % distinctBatches]
      let tape = Tape(recording: true)
      let loss = Classification().loss(tape, model, batch).part
      trajectory.losses.append(Double(loss.value.item))
      tape.backward(from: loss)
      if step == 0 {
        for (recorded, parameter) in parameters {
          trajectory.gradients[recorded] = parameter.accumulatedGradient.values
        }
      }
      optimizer.step(learningRate: Float(learningRate))
    }
    for (recorded, parameter) in parameters { trajectory.finals[recorded] = parameter.value.values }
    trajectory.logits.append(logits())
    return trajectory
  }

  /// The model's weight for each name that the case trains.
  private func matched(_ trained: [Parameter], _ method: String) throws -> [(
    recorded: String, parameter: Parameter
  )] {
    let byName = Dictionary(uniqueKeysWithValues: trained.map { ($0.name, $0) })
    return try trainable.keys.sorted().map { recorded in
      let plain = plainWeightName(recorded)
      guard let parameter = byName[plain] else {
        throw InputError(
          "trains a weight that \(method) does not have", place: "\(url.path): \(recorded)",
          advice: didYouMean(plain, among: trained.map(\.name)))
      }
      return (recorded, parameter)
    }
  }

  private func start(_ parameters: [(recorded: String, parameter: Parameter)], roundingSeed: UInt64?) throws {
    var random = roundingSeed.map { RandomStream(seed: $0, purpose: "rounding") }
    for (recorded, parameter) in parameters {
      if tensors.entry("init." + recorded) != nil {
        let start = try tensors.tensor("init." + recorded, category: .workspace)
        guard start.count == parameter.count else {
          throw InputError(
            "has another shape", place: "\(url.path): init.\(recorded)",
            expected: "\(parameter.shape)", found: "\(start.shape)")
        }
        guard start.values.allSatisfy(\.isFinite) else {
          throw InputError(
            "holds values that are no numbers", place: "\(tensors.url.path): init.\(recorded)",
            expected: "finite values",
            advice: "record the case again")
        }
        parameter.assign(start.reshaped(parameter.shape))
      }
      guard random != nil else { continue }
      for i in 0..<parameter.count {
        let value = parameter.value.pointer[i]
        parameter.value.pointer[i] = random!.next() & 1 == 0 ? value.nextUp : value.nextDown
      }
      parameter.valueChanged()
    }
  }
}
