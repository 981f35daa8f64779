import Foundation

/// What other programs took of the processors during a time: whoever takes times must know.
///
/// Two readings of the system's own counters, so that nothing runs in between: the time that all programs had of the
/// processors that this one may use, less its own (`/proc/stat`, getrusage(2)), with what a virtual machine's host gave to
/// others; and how long this program's threads were ready and waited for a processor (`/proc/self/task/*/schedstat`), which
/// also shows where the counters of the whole machine cannot be seen.
public struct MachineLoad: Sendable {
  /// From so many processors taken by others, on average, times are not this program's alone.
  public static let limit = 0.1

  private let start = Reading()

  public init() {}

  /// Processors that others kept busy since the beginning, on average; nil where the system does not tell, and after
  /// less than a tenth of a second, which its clock of hundredths cannot tell.
  public var others: Double? {
    let end = Reading(), seconds = end.time - start.time
    guard seconds >= 0.1 else { return nil }
    var shares: [Double] = []
    if let all = end.all, let before = start.all { shares.append((all - before - (end.own - start.own)) / seconds) }
    if let waited = end.waited, let before = start.waited { shares.append((waited - before) / seconds) }
    return shares.max().map { max(0, $0) }
  }

  /// Whether others took so much that times are not this program's alone.
  public var isShared: Bool { (others ?? 0) >= Self.limit }

  /// `0.8 of 2 processors`.
  public static func text(_ others: Double) -> String {
    "\((others * 10).rounded() / 10) of \(ProcessInfo.processInfo.activeProcessorCount) processors"
  }

  /// The counters at a moment, in seconds.
  private struct Reading: Sendable {
    /// By the monotonic clock.
    let time: Double
    /// Time that programs had of the processors that this one may use; nil where it cannot be read.
    let all: Double?
    /// Time that this program and its ended children had.
    let own: Double
    /// Time that this program's threads waited for a processor; nil where it cannot be read.
    let waited: Double?

    init() {
      time = Double(DispatchTime.now().uptimeNanoseconds) * 1e-9
      all = Self.processorSeconds()
      own = Self.usage(0) + Self.usage(-1)
      waited = Self.waitedSeconds()
    }

    /// Of this process (RUSAGE_SELF, 0) or its ended children (RUSAGE_CHILDREN, -1).
    private static func usage(_ who: __rusage_who_t) -> Double {
      var usage = rusage()
      guard getrusage(who, &usage) == 0 else { return 0 }
      func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
      return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    /// user, nice, system, irq, softirq and steal of the processors in this process's set, from lines `cpu0 user nice
    /// system idle iowait irq softirq steal ...` in clock ticks.
    private static func processorSeconds() -> Double? {
      guard let text = contents("/proc/stat") else { return nil }
      let allowed = allowedProcessors()
      let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
      guard ticks > 0 else { return nil }
      var seconds = 0.0, found = false
      for line in text.split(separator: "\n") where line.hasPrefix("cpu") && !line.hasPrefix("cpu ") {
        let words = line.split(separator: " ")
        guard words.count >= 8, let index = Int(words[0].dropFirst(3)) else { continue }
        guard allowed?.contains(where: { $0.contains(index) }) ?? true else { continue }
        found = true
        for column in [1, 2, 3, 6, 7, 8] where column < words.count { seconds += (Double(words[column]) ?? 0) / ticks }
      }
      return found ? seconds : nil
    }

    /// From the line `Cpus_allowed_list: 0-3,8`.
    private static func allowedProcessors() -> [ClosedRange<Int>]? {
      guard let text = contents("/proc/self/status"),
        let line = text.split(separator: "\n").first(where: { $0.hasPrefix("Cpus_allowed_list:") })
      else { return nil }
      return line.dropFirst("Cpus_allowed_list:".count).split(separator: ",").compactMap { range in
        let ends = range.split(separator: "-").compactMap { Int($0.trimmingCharacters(in: .whitespaces)) }
        guard let first = ends.first, let last = ends.last, first <= last else { return nil }
        return first...last
      }
    }

    /// The second number of each thread's schedstat, in nanoseconds.
    private static func waitedSeconds() -> Double? {
      guard let tasks = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task") else { return nil }
      var total = 0.0, found = false
      for task in tasks {
        guard let words = contents("/proc/self/task/\(task)/schedstat")?.split(separator: " "), words.count > 1,
          let waited = Double(words[1])
        else { continue }
        found = true
        total += waited
      }
      return found ? total * 1e-9 : nil
    }

    /// To its end: the system gives such files no length.
    private static func contents(_ path: String) -> String? {
      guard let data = FileHandle(forReadingAtPath: path)?.readDataToEndOfFile(), !data.isEmpty else { return nil }
      return String(decoding: data, as: UTF8.self)
    }
  }
}
