import Networks
import Tensors
import Training

/// By how much training has changed the weights of each layer.
enum WeightDrift {
  /// ‖W - W0‖ / ‖W0‖ of each layer, all of its weights together, methods merged for the time of the comparison.
  ///
  /// W0 is read anew from the model's directory, since methods may have changed weights as they were attached. Nil where
  /// a method has no merged form, or several stand in one another's way.
  ///
  /// - Throws: `InputError` when the model cannot be read.
  static func perLayer(_ model: Model) throws -> [Double]? {
    let base = try Backbone(directory: model.backbone.directory)
    return try? model.merged {
      zip(model.backbone.blocks, base.blocks).map {
        // Biases that a method has given to a model without any have no counterpart.
        relativeChange($0.parameters.filter { $0.role == .base }, from: $1.parameters)
      }
    }
  }

  /// sqrt(Σ (w - w0)²) / sqrt(Σ w0²) over all elements.
  private static func relativeChange(_ weights: [Parameter], from base: [Parameter]) -> Double {
    var difference = 0.0, norm = 0.0
    for (w, w0) in zip(weights, base) {
      for (a, b) in zip(w.value.values, w0.value.values) {
        difference += (Double(a) - Double(b)) * (Double(a) - Double(b))
        norm += Double(b) * Double(b)
      }
    }
    return (difference / norm).squareRoot()
  }
}
