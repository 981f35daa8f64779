import Basics
import Methods
import Networks
import Tensors
import Testing

@testable import Training

/// Every method of the registry that a language model takes, under an objective of pairs and one of roll-outs.
struct MethodsUnderObjectivesTests {
  typealias Tiny = TinyLanguageModel

  /// All but the head for labels alone, which is none of a language model's.
  static let methods: [String] = MethodRegistry.names.filter { $0 != HeadOnly.card.name }

  @Test(arguments: methods) func derivatives(method: String) throws {
    let tiny = try Tiny(), type = try MethodRegistry.method(method), answers = try Tiny.answers([4, 6, 2, 5])
    let model = try tiny.model(method, moved: 0.05, hasValues: true)
    // The head for values alone is no method's.
    #expect(model.trainable.count > 2, "nothing of \(method) trains")
    let options = try Options(for: type.card), hold = type.constants(among: model.parameters, options) ?? { _ in }
    for parameter in model.trainable { hold(parameter) }
    var batch = answers.batch
    let now = model.answerLogProbabilities(batch, next: answers.next)
    let sums = model.answerSums(batch, next: answers.next)
    batch.targets = .preferences(
      Preferences(next: answers.next, reference: zip(sums, Tiny.noise(4, 1)).map(+)))
    let pairs = Tiny.gradientError(model, try PreferenceOptimization(beta: 0.5), batch, holding: hold)
    #expect(pairs < 3e-3, "\(pairs)")
    let values = model.answerValues(batch, next: answers.next).values
    func moved(_ x: [Float], _ sigma: Double, _ seed: UInt64) -> [Float] {
      zip(x, Tiny.noise(x.count, sigma, seed: seed)).map { $0 + Float($1) }
    }
    batch.targets = .rollouts(
      Rollouts(
        next: answers.next, sampled: moved(now, 0.25, 1), advantages: moved(now.map { _ in 0 }, 1, 2),
        values: moved(values, 0.1, 3), returns: moved(values, 1, 4)))
    let policy = Tiny.gradientError(model, try ProximalPolicy(valueWeight: 0.5), batch, holding: hold)
    #expect(policy < 3e-3, "\(policy)")
  }
}
