import Foundation

/// Mutual exclusion between processes (and threads) by an advisory lock on a file, flock(2).
///
/// The system lets go of the lock when its holder ends, however it ends: there are no stale locks.
package enum FileLock {
  /// Runs `body` while holding the lock on `file`, which is made if it is not there.
  ///
  /// - Parameter waiting: called once if somebody else holds the lock, before waiting for it.
  package static func withLock<Result>(
    on file: URL, waiting: () -> Void = {}, _ body: () throws -> Result
  ) throws -> Result {
    let descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure("cannot be opened", file) }
    defer { close(descriptor) }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { waiting() }
      while flock(descriptor, LOCK_EX) != 0 {
        guard errno == EINTR else { throw failure("cannot be locked", file) }
      }
    }
    return try body()
  }

  private static func failure(_ what: String, _ file: URL) -> InputError {
    InputError("the lock file \(what)", place: file.path, found: String(cString: strerror(errno)))
  }
}
