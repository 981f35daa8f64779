import Basics
import Foundation
import Interop
import Methods
import Records
import Running
import Tensors

/// Whether what is kept of a trained method is the method.
extension MethodConformance {
  func checkRestore() throws -> (Bool, String) {
    let first = try trained(), second = try subject(methodSeed: Self.seed + 1)
    let names = first.model.trainable.map(\.name)
    guard names == second.model.trainable.map(\.name) else { return (false, "names depend on the seed") }
    for (p, q) in zip(first.model.trainable, second.model.trainable) { q.assign(p.value) }
    let (a, b) = (Self.logits(first.model), Self.logits(second.model))
    return a == b ? (true, "same bits") : (false, "predictions are \(short(relativeDistance(b, a))) off")
  }

  func checkFile() throws -> (Bool, String) {
    let subject = try trained(), model = subject.model
    var record = RunRecord(
      identity: SHA256.hexDigest(of: card.name), label: card.name,
      suite: RunRecord.Suite(name: "conformance", text: ""), status: .complete)
    record.configuration.methods = [
      RunRecord.MethodEntry(name: card.name, options: options.json.canonical)
    ]
    record.configuration.seed = Int(Self.seed)
    record.weights.method = subject.site.stored().map { RunRecord.NamedTensor($0.name, $0.tensor) }
    record.weights.head = model.headParameters.filter { $0.isTrainable && !model.isClaimed($0) }.map {
      RunRecord.NamedTensor($0.name, $0.value)
    }
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "tunebench-conformance-\(UUID().uuidString).h5")
    defer { try? FileManager.default.removeItem(at: url) }
    try record.write(to: url)
    let restored = try Restoration(try RunRecord(reading: url), model: tiny.directory)
    let (a, b) = (Self.logits(model), Self.logits(restored.model))
    return a == b ? (true, "same bits") : (false, "predictions are \(short(relativeDistance(b, a))) off")
  }

  func checkStored() throws -> (Bool, String) {
    guard let count else { return (false, "no formula for \(card.name)") }
    let subject = try trained(), stored = subject.site.stored()
    for (name, tensor) in stored where !tensor.values.allSatisfy(\.isFinite) {
      return (false, "\(name) is not finite")
    }
    let c = subject.model.backbone.anatomy
    let actual = stored.reduce(0) { $0 + $1.tensor.count }
    let expected = count.kept?.count(c, options) ?? count.trained(c, options)
    guard actual == expected else {
      return (
        false, "keeps \(actual) weights instead of \(expected) = \(count.kept?.formula ?? count.formula)"
      )
    }
    guard let kept = count.kept else { return (true, "\(actual)") }

    // What is kept has to do without the encoder: as the plain method's own weights.
    let plain = kept.plainForm
    let shared = options.members.filter { o in plain.card.options.contains { $0.name == o.name } }
    let other = try MethodConformance(plain, shared, on: tiny).subject()
    guard other.site.trained.map(\.shape) == stored.map(\.tensor.shape) else {
      return (false, "keeps shapes \(stored.map(\.tensor.shape)) that \(kept.plainForm.card.name) does not take")
    }
    for (p, item) in zip(other.site.trained, stored) { p.assign(item.tensor) }
    for (p, q) in zip(subject.model.headParameters, other.model.headParameters) { q.assign(p.value) }
    let same = Self.logits(other.model) == Self.logits(subject.model)
    return (same, same ? "\(actual)" : "what is kept predicts something else as \(kept.plainForm.card.name)")
  }
}
