import Basics
import CKernels
import Tensors

extension KernelBenchmark {
  /// The kernels of a step of a small BERT: width 384, 12 heads, feed-forward 1536.
  func subjects() -> [Subject] { products() + attentions() + passes() + tables() }

  private static let width = 384, wide = 1536, heads = 12, rank = 8

  private func values(_ name: String, _ shape: [Int]) -> Tensor {
    var random = RandomStream(seed: 1, purpose: "kernels/" + name)
    return Tensor((0..<shape.reduce(1, *)).map { _ in random.uniform(-1, 1) }, shape: shape, category: .workspace)
  }

  private func products() -> [Subject] {
    let (d, f, r) = (Self.width, Self.wide, Self.rank), m = rows
    return [(d, d), (f, d), (d, f), (r, d), (d, r)].flatMap { n, k -> [Subject] in
      let x = values("x", [m, k]), w = values("w", [n, k]), y = values("y", [m, n]), bias = values("b", [n])
      let dx = values("dx", [m, k]), dw = values("dw", [n, k])
      let flop = 2 * Double(m * n * k)
      return rounded(x, w, bias, y, flop) + [
        Subject(name: "linear", shape: "[\(m), \(k)] x [\(n), \(k)]", limit: .arithmetic(flop)) {
          tb_linear(m, n, k, x.pointer, w.pointer, bias.pointer, y.pointer)
        },
        Subject(name: "linear, gradient of x", shape: "[\(m), \(n)] x [\(n), \(k)]", limit: .arithmetic(flop)) {
          tb_gemm_nn(m, k, n, 1, y.pointer, n, w.pointer, k, 0, dx.pointer, k)
        },
        Subject(name: "linear, gradient of W", shape: "[\(m), \(n)] x [\(m), \(k)]", limit: .arithmetic(flop)) {
          tb_gemm_tn(n, k, m, 1, y.pointer, n, x.pointer, k, 0, dw.pointer, k)
        },
      ]
    }
  }

  /// The same product in bfloat16, where there is one, of what base models have: method's weights stay in float32.
  private func rounded(_ x: Tensor, _ w: Tensor, _ bias: Tensor, _ y: Tensor, _ flop: Double) -> [Subject] {
    guard Precision.bf16.missing == nil, w.rows != Self.rank, w.columns != Self.rank else { return [] }
    let product = RoundedProduct(by: w)
    return [
      Subject(
        name: "linear in bf16", shape: "[\(x.rows), \(x.columns)] x \(w.shape)", limit: .arithmetic(flop),
        precision: .bf16
      ) { product.multiply(x, bias: bias, into: y) }
    ]
  }

  /// Four products forward, two of each again and the two of the weights backward: q kᵀ, dy vᵀ, dq, dk, dv.
  private func attentions() -> [Subject] {
    let d = Self.width, length = rows / sequences, m = length * sequences
    let parts = ["q", "k", "v", "y", "dy", "dq", "dk", "dv"].map { values($0, [m, d]) }
    let logSums = values("sums", [Self.heads, m]), offsets = (0...sequences).map { Int32($0 * length) }
    func call(_ body: (UnsafePointer<tb_attention>) -> Void) {
      offsets.withUnsafeBufferPointer { offsets in
        var arguments = tb_attention(
          sequences: sequences, offsets: offsets.baseAddress!, key_counts: nil, query_offsets: offsets.baseAddress!,
          positions: nil, heads: Self.heads, key_heads: Self.heads, head_width: d / Self.heads, query_stride: d,
          key_stride: d, scale: 1 / Float(d / Self.heads).squareRoot(), causal: false, window: 0, prefix: 0,
          prefix_keys: nil, prefix_values: nil, bias: nil, bias_head: 0, bias_row: 0, bias_by_position: false,
          dropout: 0, dropout_key: 0)
        body(&arguments)
      }
    }
    let pairs = Double(sequences * length * length), shape = "\(sequences) x \(length) rows, \(Self.heads) heads"
    return [
      Subject(name: "attention", shape: shape, limit: .arithmetic(4 * pairs * Double(d))) {
        call {
          tb_attention_forward(
            $0, parts[0].pointer, parts[1].pointer, parts[2].pointer, parts[3].pointer, logSums.pointer)
        }
      },
      Subject(name: "attention, gradients", shape: shape, limit: .arithmetic(10 * pairs * Double(d))) {
        call {
          tb_attention_backward(
            $0, parts[0].pointer, parts[1].pointer, parts[2].pointer, logSums.pointer, parts[4].pointer,
            parts[5].pointer, parts[6].pointer, parts[7].pointer, nil, nil, nil)
        }
      },
    ]
  }

  /// One pass over activations: what is read and written once each.
  private func passes() -> [Subject] {
    let (d, f, m) = (Self.width, Self.wide, rows)
    let wide = values("wide", [m, f]), wideResult = values("wide result", [m, f])
    let a = values("a", [m, d]), b = values("b", [m, d]), y = values("y", [m, d]), normal = values("n", [m, d])
    let inverse = values("inverse", [m]), gain = values("gain", [d]), bias = values("bias", [d])
    let sums = values("sums", [f])
    // Where the slope is 1: a gradient in place, over and over, is to stay as it is and not die away to slow numbers.
    let steep = Tensor([m, f], filledWith: 8, category: .workspace)
    func memory(_ name: String, _ count: Int, _ arrays: Int, _ shape: [Int], _ call: @escaping () -> Void) -> Subject {
      Subject(name: name, shape: "\(shape)", limit: .memory(Double(4 * arrays * count)), call: call)
    }
    return [
      memory("GELU", m * f, 2, [m, f]) {
        tb_activation_forward(tb_gelu, m * f, wide.pointer, wideResult.pointer)
      },
      memory("GELU, gradient in place", m * f, 3, [m, f]) {
        tb_activation_backward(tb_gelu, m * f, steep.pointer, wideResult.pointer, wideResult.pointer)
      },
      memory("layer norm of a sum", m * d, 4, [m, d]) {
        tb_layer_norm_forward(
          m, d, 1e-12, a.pointer, b.pointer, gain.pointer, bias.pointer, y.pointer, normal.pointer, inverse.pointer)
      },
      memory("layer norm, gradient in place", m * d, 3, [m, d]) {
        tb_layer_norm_backward(m, d, a.pointer, normal.pointer, inverse.pointer, gain.pointer, a.pointer)
      },
      memory("column sums", m * f, 1, [m, f]) { tb_column_sums(m, f, wide.pointer, sums.pointer) },
      memory("column dots", m * d, 2, [m, d]) { tb_column_dots(m, d, a.pointer, b.pointer, sums.pointer) },
      memory("addition", m * d, 3, [m, d]) { tb_axpby(m * d, 1, b.pointer, 1, y.pointer) },
      memory("dropout in place", m * d, 2, [m, d]) { tb_dropout(m * d, 0.1, 7, y.pointer, y.pointer) },
    ]
  }

  /// Lookups, and the optimiser over a table as large as the vocabulary's.
  private func tables() -> [Subject] {
    let (d, m) = (Self.width, rows), vocabulary = 30522
    var random = RandomStream(seed: 1, purpose: "kernels/index")
    let index = (0..<m).map { _ in Int32(random.integer(below: vocabulary)) }
    let table = values("table", [vocabulary, d]), g = values("g", [vocabulary, d]), y = values("rows", [m, d])
    let first = Tensor([vocabulary, d], filledWith: 0, category: .workspace)
    let second = Tensor([vocabulary, d], filledWith: 0, category: .workspace)
    let count = vocabulary * d
    return [
      Subject(name: "rows of a table", shape: "[\(m), \(d)]", limit: .memory(Double(8 * m * d))) {
        tb_gather_rows(m, d, table.pointer, index, false, y.pointer)
      },
      Subject(name: "rows added to a table", shape: "[\(m), \(d)]", limit: .memory(Double(12 * m * d))) {
        tb_scatter_add_rows(m, d, y.pointer, index, g.pointer)
      },
      Subject(name: "sum of squares", shape: "[\(vocabulary), \(d)]", limit: .memory(Double(4 * count))) {
        _ = tb_sum_of_squares(count, table.pointer)
      },
      Subject(name: "AdamW", shape: "[\(vocabulary), \(d)]", limit: .memory(Double(28 * count))) {
        tb_adamw(
          count, table.pointer, g.pointer, first.pointer, second.pointer, 1e-9, 0.9, 0.999, 1e-8, 0.01, 0.1, 0.001, 1)
      },
    ]
  }
}
