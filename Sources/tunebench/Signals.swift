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
func stopOnSignals(_ stop: @escaping @Sendable () -> Void) -> [any DispatchSourceSignal] {
  let flag = StopFlag()
  return onSignal([SIGINT, SIGTERM]) {
    if flag.isSet { exit(130) }
    flag.set()
    stop()
  }
}
