import Basics
import Foundation
import Synchronization

/// One run in a process of its own: gets its request on standard input, reports events on standard output.
final class ChildProcess: @unchecked Sendable {
  let run: RunSpec
  private let process = Process()
  private let errors = Pipe()
  private let output = Pipe()
  private let errorText = Mutex("")
  private let lastFailure = Mutex<String?>(nil)

  /// Starts the child. `onEvent` and `onEnd` are called on a thread of their own.
  ///
  /// - Throws: whatever starting a process throws.
  init(
    _ run: RunSpec, request: RunRequest, executable: URL, onEvent: @escaping @Sendable (RunEvent) -> Void,
    onEnd: @escaping @Sendable (ChildProcess, Ending) -> Void
  ) throws {
    self.run = run
    let input = Pipe()
    process.executableURL = executable
    process.arguments = ["run-child"]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    input.fileHandleForWriting.write(try JSONEncoder().encode(request))
    try input.fileHandleForWriting.close()

    let errorsRead = DispatchSemaphore(value: 0)
    Thread.detachNewThread { [self] in
      let data = errors.fileHandleForReading.readDataToEndOfFile()
      errorText.withLock { $0 = String(decoding: data, as: UTF8.self) }
      errorsRead.signal()
    }
    Thread.detachNewThread { [self] in
      var pending = Data()
      while true {
        let data = output.fileHandleForReading.availableData
        if data.isEmpty { break }
        pending.append(data)
        while let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
          let line = String(decoding: pending[pending.startIndex..<end], as: UTF8.self)
          pending = Data(pending[(end + 1)...])
          guard let event = RunEvent(line: line) else { continue }
          if event.event == .failed { lastFailure.withLock { $0 = event.message } }
          onEvent(event)
        }
      }
      process.waitUntilExit()
      errorsRead.wait()
      onEnd(self, ending)
    }
  }

  /// How a child ended.
  enum Ending: Equatable, Sendable {
    case finished
    case cancelled
    case failed(String)
  }

  private var ending: Ending {
    if process.terminationReason == .exit, process.terminationStatus == 0 { return .finished }
    if process.terminationReason == .exit, process.terminationStatus == 130 { return .cancelled }
    if let message = lastFailure.withLock({ $0 }) { return .failed(message) }
    let how =
      process.terminationReason == .exit
      ? "exit status \(process.terminationStatus)" : "signal \(process.terminationStatus)"
    let text = errorText.withLock { $0 }.trimmingCharacters(in: .whitespacesAndNewlines)
    return .failed("the run's process ended with \(how)" + (text.isEmpty ? "" : ": " + text.suffix(2000)))
  }

  /// Asks the child to stop at its next step.
  func stop() { process.terminate() }
}
