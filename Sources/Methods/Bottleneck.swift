import Networks
import Settings
import Tensors

/// The two layers that all bottleneck adapters share: up(f(down(x))), with biases.
///
/// down [width / reduction, width], up [width, width / reduction]; weights under AdapterHub's names.
struct Bottleneck {
  let downWeight, downBias, upWeight, upBias: Parameter
  let activation: Activation

  enum Start {
    /// N(0, σ²) for both matrices: near the identity inside a residual (Houlsby et al. 2019, section 3.2).
    case normal(Double)
    /// Down Kaiming-uniform, up zero: exactly a no-op (He et al. 2022, section 4.1).
    case zeroUp
  }

  static let reduction = Setting.int(
    "reduction", 16, in: .between(1, 4096), "width of the model over width of the bottleneck"
  ).called("reduction_factor", "bottleneck")

  /// - Parameter place: the name of the part that the adapter belongs to, e.g. `model.layers.0.mlp`.
  init(_ place: String, reduction: Int, activation: Activation, start: Start, at site: Attachment) throws {
    let width = site.anatomy.width, narrow = max(1, width / reduction)
    let name = place + ".adapters."
    self.activation = activation
    let down: Tensor, up: Tensor
    switch start {
    case .normal(let sigma):
      (down, up) = (site.normal([narrow, width], sigma: sigma), site.normal([width, narrow], sigma: sigma))
    case .zeroUp: (down, up) = (site.kaimingUniform([narrow, width]), site.zeros([width, narrow]))
    }
    downWeight = try site.add(name + "adapter_down.0.weight", down)
    downBias = try site.add(name + "adapter_down.0.bias", site.zeros([narrow]))
    upWeight = try site.add(name + "adapter_up.weight", up)
    upBias = try site.add(name + "adapter_up.bias", site.zeros([width]))
  }

  /// [rows, width] -> [rows, width], no residual
  func callAsFunction(_ tape: Tape, _ x: Variable) -> Variable {
    tape.linear(tape.activation(activation, tape.linear(x, downWeight, downBias)), upWeight, upBias)
  }
}

extension Attachment {
  /// Name of the part of Hugging Face's layer at whose end a residual branch lies.
  func place(_ branch: SublayerSeam, of block: Block) -> String {
    backbone.architecture.prefix + backbone.architecture.place(of: branch, block: block.index)
  }
}

extension Bottleneck {
  /// 2 d b + b + d, with b = d / reduction
  static func paperCount(width d: Int, _ options: Options) -> Int {
    let b = d / options[reduction]
    return 2 * d * b + b + d
  }
}
