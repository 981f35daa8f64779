import Records
import Tensors

extension RunRecord.NamedTensor {
  package init(_ name: String, _ tensor: Tensor) {
    self.init(name: name, shape: tensor.shape, values: tensor.values)
  }

  package var tensor: Tensor { Tensor(values, shape: shape) }
}
