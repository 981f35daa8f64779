import Foundation
import Methods
import Networks
import Tensors

/// By how much training has changed the weights of each layer.
enum WeightDrift {
  /// ‖W - W0‖ / ‖W0‖ of each layer, all of its weights together, methods merged for the time of the comparison.
  ///
  /// W0 is read anew from the model's directory, since methods may have changed weights as they were attached. Nil where
  /// a method has no merged form, or several stand in one another's way. Merging and taking back rounds the weights:
  /// measure whatever must have the run's own bits before.
  ///
  /// - Throws: `InputError` when the model cannot be read.
  static func perLayer(_ encoder: Encoder, _ sites: [Attachment], base directory: URL) throws -> [Double]? {
    let folding = sites.filter { $0.merge != nil }
    let hasUnmergeable = sites.contains { site in
      site.merge == nil && site.trained.contains { $0.role == .method }
    }
    guard !hasUnmergeable, folding.allSatisfy({ $0.canMerge() && $0.unmerge != nil }) else { return nil }
    let base = try Encoder(directory: directory)
    for site in folding { site.merge!() }
    defer { for site in folding.reversed() { site.unmerge!() } }
    return zip(encoder.blocks, base.blocks).map { relativeChange($0.parameters, from: $1.parameters) }
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
