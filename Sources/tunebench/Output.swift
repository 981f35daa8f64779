import Basics
import Foundation
import Synchronization

/// Standard output and error, the one way to both: what cannot be written is noticed, and never ends the program.
enum Output {
  private static let failure = Mutex<Int32?>(nil)

  /// To be called before anything else: nothing that is opened later may become a standard stream that was closed, and a
  /// reader that goes away is an error like a full disk.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
      // For reading alone, so that writing there fails as before; the lowest free number is this one.
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// Writes to standard output. Once that has failed, nothing more is tried.
  static func write(_ text: String) {
    failure.withLock { failure in
      if failure == nil { failure = put(text, STDOUT_FILENO) }
    }
  }

  /// Writes to standard error, or not.
  static func writeError(_ text: String) { _ = put(text, STDERR_FILENO) }

  /// Whether all of it has been written; says so where it has not.
  ///
  /// - Parameter isQuiet: whether a reader that has seen enough, as head(1) has, is nothing to speak of.
  static func finish(isQuiet: Bool) -> Bool {
    let number = failure.withLock { failure -> Int32? in
      // Network file systems and quotas may tell only now.
      if failure == nil, close(STDOUT_FILENO) != 0, errno != EBADF { failure = errno }
      return failure
    }
    guard let number else { return true }
    if number != EPIPE || !isQuiet {
      writeError(
        InputError.system("what was to be printed could not all be written", number, place: "standard output")
          .prefixed + "\n")
    }
    return false
  }

  /// - Returns: the number of the error, if there was one.
  private static func put(_ text: String, _ stream: Int32) -> Int32? {
    var text = text
    return text.withUTF8 { bytes -> Int32? in
      var done = 0
      while done < bytes.count {
        let count = Foundation.write(stream, bytes.baseAddress! + done, bytes.count - done)
        if count > 0 {
          done += count
        } else if count < 0, errno == EAGAIN {
          var ready = pollfd(fd: stream, events: Int16(POLLOUT), revents: 0)
          poll(&ready, 1, 1000)
        } else if count == 0 || errno != EINTR {
          return count == 0 ? EIO : errno
        }
      }
      return nil
    }
  }
}

extension InputError {
  /// The error as the program says it.
  var prefixed: String { "tunebench: " + description }
}

/// Prints to standard output; what cannot be written is told at the program's end, whose status is then not 0.
///
/// Takes the place of the library's print, which says nothing of a full disk.
func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {
  Output.write(items.map { "\($0)" }.joined(separator: separator) + terminator)
}

/// Says what is wrong or left out, on standard error.
func complain(_ text: String) { Output.writeError(Escaped.terminalLines(text) + "\n") }
