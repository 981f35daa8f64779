import CKernels
import COpenBLAS
import Foundation
import Tensors

/// What computes a run's numbers besides its settings and data.
public enum Arithmetic {
  /// The version of the program's arithmetic, part of every identity.
  ///
  /// Raised whenever the same settings, data and threads give other bits on one machine: by a kernel, the order of a sum,
  /// a random stream, a method's or an optimiser's equation. `ArithmeticTests` notices when they do.
  ///
  /// 2: a step over several accumulated batches divides by all that they count at once, not batch by batch; only such
  /// runs have other bits.
  /// 3: rotary frequencies that are scaled as Llama 3 does, and KL on general texts, whose windows began with their own first
  /// token; only models and measures of these have other bits.
  public static let version = 3

  /// The same of what only decoders compute; ``version(isDecoder:)`` says which one stands in an identity.
  ///
  /// 4: rows that several sequences of a batch have in common are computed once, and their gradients summed in another order.
  public static let decoderVersion = 4

  /// The same of what only products in bfloat16 compute.
  ///
  /// 5: a weight's gradient dyᵀ x has its factors rounded, too.
  /// 7: so have the products of a head over a vocabulary, and what rounds up to the smallest normal number is 0.
  public static let roundedVersion = 7

  /// The version in the identity of a run in this precision, of a model's own. - Parameter method: that of its methods.
  public static func version(_ own: Int, precision: Precision, method: Int = 0) -> Int {
    max(own, precision == .bf16 ? roundedVersion : 0, method)
  }

  /// The version in the identities of a model's runs: what changes decoders' bits alone leaves those of encoders as they were.
  public static func version(isDecoder: Bool) -> Int { isDecoder ? max(version, decoderVersion) : version }

  /// The class of machines that give the same bits: the instruction set of the kernels, the library of the other matrix
  /// products with the kernels it has chosen, and the library of mathematical functions.
  ///
  /// `AVX-512 kernels, OpenBLAS 0.3.21 SkylakeX, glibc 2.36`. Runs of one identity and of two classes differ in their last
  /// bits, and after many steps in more: comparisons name the classes that they mix.
  public static var kernels: String {
    let own =
      switch Machine.isPlain ? -1 : tb_kernel_level() {
      case -1: "plain"
      case 4: "AVX-512"
      case 3: "AVX2"
      case 1: "SSE2"
      default: "portable"
      }
    // Others than SkylakeX's leave small products to the program.
    let core = String(cString: tb_blas_core()) + (tb_blas_is_row_by_row() ? "" : " but for small products")
    return "\(own) kernels, OpenBLAS \(openBLASVersion) \(core), \(mathLibrary)"
  }

  public static var openBLASConfiguration: String { String(cString: openblas_get_config()) }

  public static var openBLASVersion: String {
    let words = openBLASConfiguration.split(separator: " ")
    return words.count > 1 ? String(words[1]) : "unknown"
  }

  private static var mathLibrary: String {
    let version = String(cString: tb_math_library())
    return version.isEmpty ? "another C library" : "glibc \(version)"
  }
}
