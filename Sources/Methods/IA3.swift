import Networks
import Tensors

/// (IA)³: keys, values and the feed-forward's inner activations are rescaled, element by element.
///
/// Liu et al. 2022, arXiv:2205.05638, section 3.3:  k ← l_k ∘ k,  v ← l_v ∘ v,  W_2 (l_ff ∘ f(W_1 x))
///
/// Starts as a no-op: every l is one. Mergeable: l scales rows (k, v) or columns (W_2) of the weights.
/// Deviation: the attention's output projection is rescaled on its input too, as PEFT does when it is given
/// `output.dense`; `targets` leaves it out.
public struct IA3: Method {
  public static let card = MethodCard(
    "ia3", title: "(IA)³", family: .adapter, paper: "arXiv:2205.05638",
    trains: "one scale for each key, value and feed-forward activation",
    options: [
      .list(
        "targets", ["key", "value", "attention.output", "output"], of: LinearSeam.allCases.map(\.rawValue),
        "linear layers that are rescaled: query, key, value on their outputs, the others on their inputs")
    ],
    recipe: Recipe(learningRate: 1e-2, learningRates: [3e-3, 1e-2, 2e-2, 4e-2]), merges: true)

  let targets: [LinearSeam]

  public init(_ options: Options) { targets = options.list("targets").map { LinearSeam(rawValue: $0)! } }

  public func attach(to site: Attachment) throws {
    var scales: [(linear: Linear, scale: Parameter, onInput: Bool)] = []
    for block in site.encoder.blocks {
      for seam in LinearSeam.allCases where targets.contains(seam) {
        let linear = block.linear(at: seam)
        let onInput = ![.query, .key, .value].contains(seam)
        let shape = onInput ? [1, linear.inputs] : [linear.outputs, 1]
        let l = try site.add(linear.name + ".ia3_l", Tensor(shape, filledWith: 1))
        if onInput {
          linear.inputHooks.append { tape, x in tape.multiplyColumns(x, by: l) }
        } else {
          linear.outputHooks.append { tape, _, y in tape.multiplyColumns(y, by: l) }
        }
        scales.append((linear, l, onInput))
      }
    }
    site.merge = {
      for (linear, l, onInput) in scales {
        linear.weight.value.scale(byRows: !onInput, l.value)
        if onInput {
          linear.inputHooks.removeAll()
        } else {
          linear.bias?.value.reshapedColumn.scale(byRows: true, l.value)
          linear.outputHooks.removeAll()
        }
      }
    }
  }
}
