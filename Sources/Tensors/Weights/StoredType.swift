import CKernels

/// How the values of a tensor are kept in a file, for the types that are read as float32.
///
/// The raw value is the name in safetensors and in ggml. Quantised types keep blocks of values that share their scales; a
/// row is a whole number of blocks.
public enum StoredType: String, Sendable, CaseIterable {
  case f32 = "F32"
  case f16 = "F16"
  case bf16 = "BF16"
  case q40 = "Q4_0"
  case q41 = "Q4_1"
  case q50 = "Q5_0"
  case q51 = "Q5_1"
  case q80 = "Q8_0"
  case q4K = "Q4_K"
  case q5K = "Q5_K"
  case q6K = "Q6_K"

  /// Values in a block; 1 for the types that are not quantised.
  public var blockLength: Int { tb_block_length(kernel) }

  /// Bytes of a block.
  public var blockBytes: Int { tb_block_bytes(kernel) }

  public var isQuantised: Bool { blockLength > 1 }

  /// For error messages: `F32, F16 or BF16`.
  public static func list(_ types: [StoredType]) -> String {
    let names = types.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + (names.count > 1 ? " or " : "") + (names.last ?? "none")
  }

  /// `count` values from `source` as float32, bit for bit as ggml's reference code.
  ///
  /// Products and sums are single operations in float32, in ggml's order; nothing is fused.
  /// - Precondition: `count` is a whole number of blocks, and `source` holds them.
  public func widen(_ source: UnsafeRawPointer, count: Int, to out: UnsafeMutablePointer<Float>) {
    precondition(count % blockLength == 0, "\(count) values in blocks of \(blockLength)")
    tb_widen(kernel, count, source, out)
  }

  var kernel: tb_stored {
    switch self {
    case .f32: tb_f32
    case .f16: tb_f16
    case .bf16: tb_bf16
    case .q40: tb_q4_0
    case .q41: tb_q4_1
    case .q50: tb_q5_0
    case .q51: tb_q5_1
    case .q80: tb_q8_0
    case .q4K: tb_q4_k
    case .q5K: tb_q5_k
    case .q6K: tb_q6_k
    }
  }
}
