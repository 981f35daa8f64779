import Foundation

/// Writing a file so that nobody ever sees half of it: aside, synced, renamed.
public enum AtomicWrite {
  /// Lets `body` write a file aside, then makes it durable and gives it its name.
  ///
  /// On success `url` holds what `body` wrote, whole, and survives a power cut (file and directory are
  /// synced). On failure `url` is as it was before and the partial file is gone. A crash leaves at most
  /// a file under a name of its own (`PartialFile`), which nothing takes for a result. Missing directories are made.
  ///
  /// - Parameters:
  ///   - mayReplace: asked last of all; where it says no, `url` stays as it is and what was written is thrown away.
  ///   - body: writes the file at the URL it is given; two threads must not write one `url` at once.
  /// - Returns: whether `url` is now what `body` wrote.
  /// - Throws: what `body` throws, or an `InputError` with the system's reason.
  package static func file(
    at url: URL, mayReplace: () throws -> Bool, _ body: (URL) throws -> Void
  ) throws -> Bool {
    let staged = try StagedFile(for: url, body)
    guard try mayReplace() else { return false }
    try staged.commit()
    return true
  }

  /// The same, whatever is there.
  public static func file(at url: URL, _ body: (URL) throws -> Void) throws {
    _ = try file(at: url, mayReplace: { true }, body)
  }

  /// Makes a directory with those above it. - Throws: `InputError` with the system's reason.
  package static func makeDirectory(_ directory: URL) throws {
    do {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    } catch {
      throw InputError("cannot make the directory", place: directory.path, found: InputError.reason(of: error))
    }
  }

  /// Writes bytes to `url`, as `file(at:mayReplace:_:)` does.
  package static func bytes(
    _ bytes: UnsafeRawBufferPointer, at url: URL, mayReplace: () throws -> Bool
  ) throws -> Bool {
    try file(at: url, mayReplace: mayReplace) { try Self.bytes(bytes, in: $0, of: url) }
  }

  /// Fills a partial file, and takes at once what room it will need besides.
  ///
  /// - Parameter reserved: bytes that are to follow; a disk without room for them is an error here, and none later.
  package static func bytes(
    _ bytes: UnsafeRawBufferPointer, in partial: URL, of url: URL, reserving reserved: Int = 0
  ) throws {
    let descriptor = open(partial.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw systemError("open", url) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress!, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw systemError("write", url) }
      rest = rest.dropFirst(count)
    }
    guard reserved > 0 else { return }
    let code = posix_fallocate(descriptor, off_t(bytes.count), off_t(reserved))
    guard code == 0 else {
      errno = code
      throw systemError("posix_fallocate", url)
    }
  }

  /// Writes bytes to `url`, as `file(at:_:)` does.
  public static func bytes(_ bytes: UnsafeRawBufferPointer, at url: URL) throws {
    _ = try Self.bytes(bytes, at: url, mayReplace: { true })
  }

  /// Waits until the content of a file, or the names in a directory, are on the disk.
  package static func sync(_ url: URL) throws {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError("open", url) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw systemError("fsync", url) }
  }

  fileprivate static func systemError(_ call: String, _ url: URL) -> InputError {
    let reason = String(cString: strerror(errno))
    return InputError("cannot write: \(call) failed", place: url.path, found: reason)
  }
}

/// A file that is written, aside and durable, and gets its name when it is told to; let go of before, it is gone.
package final class StagedFile {
  private let url: URL
  private var partial: URL?

  /// - Parameter body: writes the file at the URL it is given; two threads must not write one `url` at once.
  /// - Throws: what `body` throws, or an `InputError` with the system's reason; nothing is left then.
  package init(for url: URL, _ body: (URL) throws -> Void) throws {
    self.url = url
    try AtomicWrite.makeDirectory(url.deletingLastPathComponent())
    let partial = PartialFile.own(of: url)
    unlink(partial.path)  // left by a write of this process that was cut off
    self.partial = partial
    try body(partial)
    try AtomicWrite.sync(partial)
  }

  /// Gives the file its name, in the place of what has it; a second call does nothing.
  package func commit() throws {
    guard let partial else { return }
    guard rename(partial.path, url.path) == 0 else { throw AtomicWrite.systemError("rename", url) }
    self.partial = nil
    try AtomicWrite.sync(url.deletingLastPathComponent())
  }

  deinit { if let partial { unlink(partial.path) } }
}
