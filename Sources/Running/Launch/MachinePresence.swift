import Basics
import Foundation

/// Says that this process takes times on this machine, and finds out whether others did so meanwhile.
///
/// A directory holds one file a process, locked by its owner (flock(2)) for as long as it works: the lock ends with its
/// holder, so what a crash leaves behind counts for nothing. Whoever comes marks the files of those who are there, so
/// that both know of each other, whichever ends first. Processes that see different `/tmp`s (containers) do not meet.
public final class MachinePresence {
  /// Where the processes of all users of this machine meet.
  public static let meetingPlace = URL(fileURLWithPath: "/tmp/tunebench-running", isDirectory: true)

  private let file: URL
  private var descriptor: Int32 = -1
  private var metOthers = false

  /// Enters. Where the directory cannot be used nobody can know: the machine then counts as shared.
  public init(at directory: URL = MachinePresence.meetingPlace) {
    file = directory.appendingPathComponent("\(getpid())-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      chmod(directory.path, 0o777)
      let gate = directory.appendingPathComponent("gate")
      try FileLock.withLock(on: gate) {
        chmod(gate.path, 0o666)
        try enter(directory)
      }
    } catch {
      metOthers = true
    }
  }

  deinit { leave() }

  /// Whether another process took times since this one entered.
  public var isShared: Bool {
    var status = stat()
    return metOthers || descriptor >= 0 && fstat(descriptor, &status) == 0 && status.st_size > 0
  }

  /// Ends the time that is watched. - Returns: `isShared` over all of it.
  @discardableResult
  public func leave() -> Bool {
    let wasShared = isShared
    if descriptor >= 0 {
      unlink(file.path)
      close(descriptor)
      descriptor = -1
    }
    metOthers = wasShared
    return wasShared
  }

  private func enter(_ directory: URL) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: directory.path) where name != "gate" {
      meet(directory.appendingPathComponent(name))
    }
    descriptor = open(file.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw InputError("cannot be locked", place: file.path, found: String(cString: strerror(errno)))
    }
    fchmod(descriptor, 0o666)
  }

  /// Marks the file of somebody who is there; takes away one whose owner is gone.
  private func meet(_ other: URL) {
    let theirs = open(other.path, O_RDWR | O_APPEND | O_CLOEXEC)
    guard theirs >= 0 else {
      // Gone meanwhile, or another user's who let nobody write.
      metOthers = metOthers || errno != ENOENT
      return
    }
    defer { close(theirs) }
    if flock(theirs, LOCK_EX | LOCK_NB) == 0 {
      unlink(other.path)
    } else {
      metOthers = true
      _ = write(theirs, "+", 1)
    }
  }
}
