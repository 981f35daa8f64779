import Foundation
import Synchronization

/// Raised once, read from anywhere.
final class StopFlag: Sendable {
  private let raised = Atomic(false)
  var isSet: Bool { raised.load(ordering: .relaxed) }
  func set() { raised.store(true, ordering: .relaxed) }
}

/// Calls `action` when one of the signals comes, instead of dying of it; hold on to what is returned.
func onSignal(_ signals: [Int32], _ action: @escaping @Sendable () -> Void) -> [any DispatchSourceSignal] {
  signals.map { number in
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler(handler: action)
    source.resume()
    return source
  }
}

/// Ctrl-C and SIGTERM stop once in order; a second one ends the program at once.
///
/// Not one that comes right after the first: timeout(1) and schedulers signal a process and then its group.
func stopOnSignals(_ stop: @escaping @Sendable () -> Void) -> [any DispatchSourceSignal] {
  let first = Mutex<ContinuousClock.Instant?>(nil)
  return onSignal([SIGINT, SIGTERM]) {
    let now = ContinuousClock.now
    let isFirst = first.withLock { first in
      if let first, now - first > .milliseconds(500) { exit(130) }
      defer { first = first ?? now }
      return first == nil
    }
    if isFirst { stop() }
  }
}
