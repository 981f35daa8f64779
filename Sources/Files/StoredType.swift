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
  public var blockLength: Int {
    switch self {
    case .f32, .f16, .bf16: 1
    case .q40, .q41, .q50, .q51, .q80: 32
    case .q4K, .q5K, .q6K: 256
    }
  }

  /// Bytes of a block.
  public var blockBytes: Int {
    switch self {
    case .f32: 4
    case .f16, .bf16: 2
    case .q40: 18
    case .q41: 20
    case .q50: 22
    case .q51: 24
    case .q80: 34
    case .q4K: 144
    case .q5K: 176
    case .q6K: 210
    }
  }

  public var isQuantised: Bool { blockLength > 1 }

  /// For error messages: `F32, F16 or BF16`.
  static func list(_ types: [StoredType]) -> String {
    let names = types.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + (names.count > 1 ? " or " : "") + (names.last ?? "none")
  }
}
