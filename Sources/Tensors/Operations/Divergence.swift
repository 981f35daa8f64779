import CKernels

extension Tape {
  /// Σ p (log p - log q) and Σ q (log q - log p) by row, nats, of the distributions softmax(a) and softmax(b).
  ///
  /// a, b [rows, width] -> [rows] each; exactly 0 where the logits are the same.
  public static func divergences(_ a: Tensor, _ b: Tensor) -> (forward: [Double], reverse: [Double]) {
    precondition(a.shape == b.shape)
    var forward = [Double](repeating: 0, count: a.rows), reverse = forward
    withExtendedLifetime((a, b)) {
      forward.withUnsafeMutableBufferPointer { forward in
        reverse.withUnsafeMutableBufferPointer { reverse in
          guard let f = forward.baseAddress, let r = reverse.baseAddress else { return }
          tb_divergence(a.rows, a.columns, a.pointer, b.pointer, f, r)
        }
      }
    }
    return (forward, reverse)
  }
}
