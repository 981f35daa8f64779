import Basics
import CKernels
import Foundation
import Running
import Statistics
import Tensors
import Training

/// Each kernel of a training step against what limits it on this machine.
///
/// A kernel that computes is held against the matrix products' peak; one that moves memory against copying as many bytes,
/// measured at the same size, since arrays of a step's size lie partly in cache.
public struct KernelBenchmark {
  public enum Limit: Sendable {
    /// FLOP of one call.
    case arithmetic(Double)
    /// Bytes that one call has to read and write at least.
    case memory(Double)
  }

  /// A kernel with arguments to be called on.
  struct Subject {
    var name: String
    var shape: String
    var limit: Limit
    var precision = Precision.fp32
    var call: () -> Void
  }

  public struct Row: Sendable {
    public var name: String
    public var shape: String
    public var limit: Limit
    /// Median of the calls.
    public var seconds: Double
    /// FLOP/s or bytes/s, of the kernel and of its limit.
    public var rate: Double
    public var limitRate: Double
    public var share: Double { rate / limitRate }
  }

  public struct Result: Sendable {
    public var rows: [Row]
    public var threads: Int
    /// FLOP/s, in float32 and, where there are such products, in bfloat16.
    public var peak: Double
    public var roundedPeak: Double?

    public var json: String {
      let rows = rows.map { row -> JSON in
        let (kind, amount): (String, Double) =
          switch row.limit {
          case .arithmetic(let flop): ("flop", flop)
          case .memory(let bytes): ("bytes", bytes)
          }
        return [
          "kernel": .string(row.name), "shape": .string(row.shape), "seconds": .number(row.seconds),
          kind: .number(amount), "rate": .number(row.rate), "limit_rate": .number(row.limitRate),
          "share": .number(row.share),
        ]
      }
      let object: JSON = [
        "threads": .number(Double(threads)), "blas": .string(Arithmetic.openBLASConfiguration),
        "sgemm_peak_flops": .number(peak), "bf16_peak_flops": roundedPeak.map(JSON.number) ?? .null,
        "kernels": .array(rows),
      ]
      return object.canonical
    }
  }

  /// Packed rows, and sequences of equal length that they make.
  public var rows = 800
  public var sequences = 32
  public var threads = 1
  /// Seconds that each kernel is called for.
  public var budget = 0.1

  public init() {}

  public func run() -> Result {
    Machine.threads = threads
    Machine.keepFreedMemory()
    let peak = MachineFacts.measuredPeak(seconds: 0.5)
    let roundedPeak = Precision.bf16.missing == nil ? MachineFacts.measuredPeak(seconds: 0.5, precision: .bf16) : nil
    var copies: [Int: Double] = [:]
    func copyRate(_ bytes: Double) -> Double {
      let count = max(1, Int(bytes) / 8)
      if let known = copies[count] { return known }
      let from = Tensor([count], filledWith: 1, category: .workspace), to = Tensor([count], category: .workspace)
      let seconds = self.seconds { tb_axpby(count, 1, from.pointer, 0, to.pointer) }
      copies[count] = Double(8 * count) / seconds
      return copies[count]!
    }
    let rows = subjects().map { subject -> Row in
      let seconds = self.seconds(subject.call)
      switch subject.limit {
      case .arithmetic(let flop):
        return Row(
          name: subject.name, shape: subject.shape, limit: subject.limit, seconds: seconds, rate: flop / seconds,
          limitRate: subject.precision == .bf16 ? roundedPeak! : peak)
      case .memory(let bytes):
        return Row(
          name: subject.name, shape: subject.shape, limit: subject.limit, seconds: seconds, rate: bytes / seconds,
          limitRate: copyRate(bytes))
      }
    }
    return Result(rows: rows, threads: threads, peak: peak, roundedPeak: roundedPeak)
  }

  /// Median seconds of a call, after one that does not count.
  private func seconds(_ call: () -> Void) -> Double {
    call()
    var times: [Double] = [], spent = 0.0, clock = Stopwatch()
    while spent < budget || times.count < 5 {
      _ = clock.lap()
      call()
      times.append(clock.lap())
      spent += times.last!
    }
    return Quartiles(times).median
  }
}
