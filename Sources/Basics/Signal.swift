import Foundation

/// Signals by their names, with what usually sends them.
package enum Signal {
  private static let known: [(number: Int32, name: String, reason: String?)] = [
    (SIGHUP, "SIGHUP", "as a terminal does that is closed"), (SIGINT, "SIGINT", "as Ctrl-C does"),
    (SIGQUIT, "SIGQUIT", "as Ctrl-\\ does"), (SIGILL, "SIGILL", fault), (SIGTRAP, "SIGTRAP", fault),
    (SIGABRT, "SIGABRT", fault), (SIGBUS, "SIGBUS", "as when a mapped file is cut short or its disk fails"),
    (SIGFPE, "SIGFPE", fault), (SIGKILL, "SIGKILL", "as the kernel does when memory runs out"),
    (SIGUSR1, "SIGUSR1", nil), (SIGSEGV, "SIGSEGV", fault), (SIGUSR2, "SIGUSR2", nil), (SIGPIPE, "SIGPIPE", nil),
    (SIGALRM, "SIGALRM", nil), (SIGTERM, "SIGTERM", "as a scheduler or kill(1) does"),
    (SIGXCPU, "SIGXCPU", "as a limit on processor time does"), (SIGXFSZ, "SIGXFSZ", "as a limit on file sizes does"),
  ]
  private static let fault = "which is a fault of this program"

  /// `signal 9 (SIGKILL)`
  package static func text(_ number: Int32) -> String {
    "signal \(number)" + (known.first { $0.number == number }.map { " (\($0.name))" } ?? "")
  }

  /// `signal 9 (SIGKILL), as the kernel does when memory runs out`
  package static func explained(_ number: Int32) -> String {
    text(number) + (known.first { $0.number == number }?.reason.map { ", " + $0 } ?? "")
  }
}
