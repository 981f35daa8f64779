import Basics
import Foundation
import Tensors
import Training

/// What the machine and the program are: the part of provenance that no suite decides.
public enum MachineFacts {
  public static let version = "0.2.0-dev"

  public static var processor: String {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n") {
      let halves = line.split(separator: ":", maxSplits: 1)
      if halves.count == 2, halves[0].trimmingCharacters(in: .whitespaces) == "model name" {
        return halves[1].trimmingCharacters(in: .whitespaces)
      }
    }
    return "unknown"
  }

  public static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

  public static var compiler: String {
    #if compiler(>=6.3)
      "Swift 6.3 or later"
    #elseif compiler(>=6.2)
      "Swift 6.2"
    #else
      "Swift 6.0 or 6.1"
    #endif
  }

  public static var operatingSystem: String { ProcessInfo.processInfo.operatingSystemVersionString }

  /// Peak resident set of this process in bytes, its own and nobody else's.
  public static var peakResident: Int { processStatus("VmHWM") }
  public static var resident: Int { processStatus("VmRSS") }

  /// Resident bytes of this process but for what it has mapped of the files in `directory`.
  static func resident(without directory: URL) -> Int {
    let prefix = directory.resolvingSymlinksInPath().path + "/"
    // To its end: the system gives no length, and reading a whole file at once stops after a page.
    let data = FileHandle(forReadingAtPath: "/proc/self/smaps")?.readDataToEndOfFile() ?? Data()
    let text = String(decoding: data, as: UTF8.self)
    var resident = 0, isCounted = true
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if !words[0].hasSuffix(":") {
        isCounted = !(words.last?.hasPrefix(prefix) ?? false)
      } else if isCounted, words[0] == "Rss:" {
        resident += (Int(words[1]) ?? 0) * 1024
      }
    }
    return resident
  }

  private static func processStatus(_ key: String) -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n") where line.hasPrefix(key + ":") {
      return (Int(line.split(whereSeparator: { !$0.isNumber }).first ?? "0") ?? 0) * 1024
    }
    return 0
  }

  /// The sources' git commit and whether they differ from it; empty outside a checkout.
  ///
  /// Asked of the directory that the program was built in, at run time: a build does not know its commit.
  public static func gitState(near directory: URL) -> (commit: String, dirty: Bool) {
    func git(_ arguments: [String]) -> String? {
      guard let outcome = try? Subprocess.run("git", ["-C", directory.path] + arguments), outcome.succeeded
      else {
        return nil
      }
      return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    guard let commit = git(["rev-parse", "HEAD"]) else { return ("", false) }
    return (commit, !(git(["status", "--porcelain"]) ?? "").isEmpty)
  }

  /// Single-precision products of a layer's shape, the best of many: FLOP/s of this machine.
  ///
  /// The best of three windows with pauses between. About one reading in thirty still comes out at half of the peak,
  /// though the steps after it are as fast as ever; the cause is not known.
  ///
  /// - Parameter precision: of the factors, by a weight that has been rounded before. - Precondition: it is not missing.
  public static func measuredPeak(seconds budget: Double = 0.15, precision: Precision = .fp32) -> Double {
    let windows = 3
    return (0..<windows).map { window in
      if window > 0 { usleep(20_000) }
      return bestProduct(seconds: budget / Double(windows), precision)
    }.max()!
  }

  private static func bestProduct(seconds budget: Double, _ precision: Precision) -> Double {
    var best = 0.0
    let m = 1024, n = 768, k = 384
    let x = Tensor([m, k], filledWith: 0.5, category: .workspace)
    let w = Tensor([n, k], filledWith: 0.25, category: .workspace)
    let y = Tensor([m, n], category: .workspace)
    let rounded = precision == .bf16 ? RoundedProduct(by: w) : nil
    var clock = Stopwatch(), spent = 0.0
    while spent < budget {
      _ = clock.lap()
      if let rounded { rounded.multiply(x, into: y) } else { multiply(x, transposed: w, into: y) }
      let time = clock.lap()
      spent += time
      best = max(best, 2 * Double(m * n * k) / time)
    }
    return best
  }

  /// By how many bytes this process grows as the library of products in bfloat16 is loaded and multiplies for the first
  /// time, which it does when this is asked for. - Precondition: it is not missing.
  static let roundedProductsBytes: Int = {
    let before = resident
    let x = Tensor([64, 384], filledWith: 1, category: .workspace), y = Tensor([64, 384], category: .workspace)
    RoundedProduct(by: Tensor([384, 384], filledWith: 1, category: .workspace)).multiply(x, into: y)
    return max(0, resident - before)
  }()

  /// How much faster matrix products are on `threads` threads than on one, measured now by turns, the best of each.
  public static func speedup(ofThreads threads: Int) -> Double {
    let before = Machine.threads
    defer { Machine.threads = before }
    var one = 0.0, all = 0.0
    for _ in 0..<4 {
      Machine.threads = 1
      one = max(one, measuredPeak(seconds: 0.1))
      Machine.threads = threads
      all = max(all, measuredPeak(seconds: 0.1))
    }
    return all / one
  }

  package static func utc(_ date: Date = Date()) -> String { date.ISO8601Format() }
}
