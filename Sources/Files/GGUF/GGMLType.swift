import Tensors

/// ggml's types of tensors, by their numbers in a GGUF file: name, values in a block, bytes of a block.
struct GGMLType: Sendable {
  let name: String
  let blockLength: Int
  let blockBytes: Int

  private init(_ name: String, _ blockLength: Int, _ blockBytes: Int) {
    self.name = name
    self.blockLength = blockLength
    self.blockBytes = blockBytes
  }

  /// Every type that ggml has now.
  static let all: [UInt32: GGMLType] = [
    0: GGMLType("F32", 1, 4), 1: GGMLType("F16", 1, 2), 2: GGMLType("Q4_0", 32, 18), 3: GGMLType("Q4_1", 32, 20),
    6: GGMLType("Q5_0", 32, 22), 7: GGMLType("Q5_1", 32, 24), 8: GGMLType("Q8_0", 32, 34), 9: GGMLType("Q8_1", 32, 40),
    10: GGMLType("Q2_K", 256, 84), 11: GGMLType("Q3_K", 256, 110), 12: GGMLType("Q4_K", 256, 144),
    13: GGMLType("Q5_K", 256, 176), 14: GGMLType("Q6_K", 256, 210), 15: GGMLType("Q8_K", 256, 292),
    16: GGMLType("IQ2_XXS", 256, 66), 17: GGMLType("IQ2_XS", 256, 74), 18: GGMLType("IQ3_XXS", 256, 98),
    19: GGMLType("IQ1_S", 256, 50), 20: GGMLType("IQ4_NL", 32, 18), 21: GGMLType("IQ3_S", 256, 110),
    22: GGMLType("IQ2_S", 256, 82), 23: GGMLType("IQ4_XS", 256, 136), 24: GGMLType("I8", 1, 1),
    25: GGMLType("I16", 1, 2), 26: GGMLType("I32", 1, 4), 27: GGMLType("I64", 1, 8), 28: GGMLType("F64", 1, 8),
    29: GGMLType("IQ1_M", 256, 56), 30: GGMLType("BF16", 1, 2), 34: GGMLType("TQ1_0", 256, 54),
    35: GGMLType("TQ2_0", 256, 66), 39: GGMLType("MXFP4", 32, 17), 40: GGMLType("NVFP4", 64, 36),
    41: GGMLType("Q1_0", 128, 18),
  ]

  /// Types that ggml had once; llama.cpp no longer opens such files either.
  static let removed: [UInt32: String] = [
    4: "Q4_2", 5: "Q4_3", 31: "Q4_0_4_4", 32: "Q4_0_4_8", 33: "Q4_0_8_8", 36: "IQ4_NL_4_4", 37: "IQ4_NL_4_8",
    38: "IQ4_NL_8_8",
  ]

  /// The number of a type that is written.
  static func number(of type: StoredType) -> UInt32 {
    switch type {
    case .f32: 0
    case .f16: 1
    case .bf16: 30
    case .q40: 2
    case .q41: 3
    case .q50: 6
    case .q51: 7
    case .q80: 8
    case .q4K: 12
    case .q5K: 13
    case .q6K: 14
    }
  }
}
