import Foundation

/// What tells one state of a file from another without reading it: device, inode, size, and both of its times.
///
/// The time of modification can be set to anything by anybody (`touch`, wheels, archives); the time of change cannot.
package struct FileStamp: Codable, Sendable, Equatable {
  package var device: UInt64
  package var inode: UInt64
  package var size: Int64
  /// Seconds and nanoseconds since 1970.
  package var modified: [Int64]
  package var changed: [Int64]

  /// Of the file that `url` leads to, through links; nil where there is none or it cannot be asked for: errno says why.
  package init?(at url: URL) {
    var status = stat()
    guard stat(url.path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Of an open file.
  package init?(_ descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    modified = [Int64(status.st_mtim.tv_sec), Int64(status.st_mtim.tv_nsec)]
    changed = [Int64(status.st_ctim.tv_sec), Int64(status.st_ctim.tv_nsec)]
  }

  /// When it was last written, in seconds since 1970.
  package var modifiedSeconds: Double { Double(modified[0]) + Double(modified[1]) * 1e-9 }

  package func isSameFile(as other: FileStamp) -> Bool { device == other.device && inode == other.inode }

  /// Seconds for which a file must have been left alone before its stamp is trusted: file systems' clocks are coarse
  /// (2 s on FAT), and what is written twice within one tick looks the same.
  package static let settling = 2.0

  /// Whether the file has not been changed for long enough that any later change gives another stamp.
  ///
  /// - Parameter now: seconds since 1970, from before the file was read.
  package func isSettled(at now: Double) -> Bool {
    func seconds(_ time: [Int64]) -> Double { Double(time[0]) + Double(time[1]) * 1e-9 }
    return now - max(seconds(changed), seconds(modified)) > Self.settling
  }
}
