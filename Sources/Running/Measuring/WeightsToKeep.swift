import Records
import Tensors

/// What must be kept to use a run's result: the methods' stored weights, and the head with what pools for it where that
/// trained.
struct WeightsToKeep {
  typealias Named = (name: String, tensor: Tensor)

  private(set) var method: [Named]
  private(set) var head: [Named]
  private(set) var sizes = RunRecord.Sizes()

  init(of run: PreparedRun) {
    let model = run.model
    method = model.attachments.flatMap { $0.stored() }.map { ($0.name, $0.tensor) }
    head = model.headParameters.filter { $0.isTrainable && !model.isClaimed($0) }.map { ($0.name, $0.value) }
    sizes.trainable = model.attachments.reduce(0) { $0 + $1.trained.reduce(0) { $0 + $1.count } }
    sizes.stored = method.reduce(0) { $0 + $1.tensor.count }
    count()
  }

  /// One more tensor of a head.
  mutating func add(_ named: Named) {
    head.append(named)
    count()
  }

  private mutating func count() {
    sizes.head = head.reduce(0) { $0 + $1.tensor.count }
    sizes.fileBytes = 4 * (sizes.stored + sizes.head)
  }
}

extension RunContext {
  /// Adds the weights with their sizes: to the record where they are few, beside it where they are many, nowhere where the
  /// suite keeps none.
  ///
  /// - Throws: `InputError` for a disk without room for them.
  func keep(_ weights: WeightsToKeep, in record: inout RunRecord) throws {
    record.sizes = weights.sizes
    guard suite.measuring.keepsWeights, spec.trial == nil else { return }
    guard weights.sizes.fileBytes >= RunRecord.Weights.apartFrom else {
      record.weights.method = weights.method.map { RunRecord.NamedTensor($0.name, $0.tensor) }
      record.weights.head = weights.head.map { RunRecord.NamedTensor($0.name, $0.tensor) }
      return
    }
    func sources(_ group: String, _ named: [WeightsToKeep.Named]) -> [StagedWeights.Source] {
      named.map { name, tensor in
        StagedWeights.Source(path: "\(group)/\(name)", shape: tensor.shape) { body in
          try withExtendedLifetime(tensor) {
            try body(UnsafeBufferPointer(start: tensor.pointer, count: tensor.count))
          }
        }
      }
    }
    (record.weights.apart, stagedWeights) = try results.stage(
      sources("method", weights.method) + sources("head", weights.head), of: spec.identity)
  }
}
