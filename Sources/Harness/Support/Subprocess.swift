import Basics
import Dispatch
import Foundation

/// A program run to its end, with what it said.
///
/// Both of its outputs are read while it runs, on a thread each: a program that fills one pipe while the
/// other is being read would otherwise wait for ever. Its standard input is empty, so it can ask nothing.
public enum Subprocess {
  /// How a program ended and what it wrote.
  public struct Outcome: Sendable {
    /// The exit status, or the number of the signal that ended it if `endedBySignal`.
    public var status: Int32
    public var endedBySignal: Bool
    public var output: String
    public var errors: String

    /// Whether it ended by itself with status 0.
    public var succeeded: Bool { status == 0 && !endedBySignal }
    /// "exit status 3" or "signal 9", for messages.
    public var ending: String { endedBySignal ? "signal \(status)" : "exit status \(status)" }
  }

  /// Runs `program` with `arguments` and waits for its end.
  ///
  /// - Parameters:
  ///   - program: a path if it holds a slash, else a name looked up on PATH.
  ///   - environment: additions to this process's environment; a PATH among them is searched for `program`.
  ///   - directory: the working directory, this process's own if nil.
  /// - Throws: `InputError` if the program is not there or cannot be started; never for how it ends.
  public static func run(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:], directory: URL? = nil
  ) throws -> Outcome {
    let merged = ProcessInfo.processInfo.environment.merging(environment) { _, added in added }
    let process = Process()
    process.executableURL = try locate(program, path: merged["PATH"] ?? "/usr/bin:/bin")
    process.arguments = arguments
    process.environment = merged
    if let directory { process.currentDirectoryURL = directory }
    process.standardInput = FileHandle.nullDevice
    let output = Drain()
    let errors = Drain()
    process.standardOutput = output.pipe
    process.standardError = errors.pipe
    do {
      try process.run()
    } catch {
      throw InputError("\(program) could not be started", found: "\(error.localizedDescription)")
    }
    output.begin()
    errors.begin()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      endedBySignal: process.terminationReason == .uncaughtSignal,
      output: output.finish(), errors: errors.finish())
  }

  /// The executable file that `program` names.
  static func locate(_ program: String, path: String) throws -> URL {
    let manager = FileManager.default
    let candidates =
      program.contains("/") ? [program] : path.split(separator: ":").map { "\($0)/\(program)" }
    for candidate in candidates {
      var isDirectory: ObjCBool = false
      let exists = manager.fileExists(atPath: candidate, isDirectory: &isDirectory)
      if exists, !isDirectory.boolValue, manager.isExecutableFile(atPath: candidate) {
        return URL(fileURLWithPath: candidate)
      }
    }
    throw InputError(
      "the program \(program) is not there", expected: "an executable file",
      found: program.contains("/") ? "none at that path" : "none of that name on PATH",
      advice: program.contains("/") ? nil : "install it, or put its directory on PATH")
  }
}

/// One pipe read to its end on a thread of its own.
///
/// Unchecked: `data` is written by that thread only, and read after waiting for `done`.
private final class Drain: @unchecked Sendable {
  let pipe = Pipe()
  private var data = Data()
  private let done = DispatchSemaphore(value: 0)

  func begin() {
    Thread.detachNewThread { [self] in
      data = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
      done.signal()
    }
  }

  func finish() -> String {
    done.wait()
    return String(decoding: data, as: UTF8.self)
  }
}
