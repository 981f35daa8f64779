import Basics
import Foundation
import Synchronization

/// A run that this process has taken upon itself, so that no other one trains it meanwhile.
///
///     runs/<identity>.claim    JSON: who holds it (`ProcessIdentity`), and a number drawn by the holder
///
/// The file is locked (flock(2)) and its time is renewed for as long as its holder works. Where locks reach, a claim
/// ends with its holder, however that ends. Where they do not, as between machines on some network file systems, it
/// ends when nobody has renewed it for `patience`.
public final class RunClaim: @unchecked Sendable {
  public enum Attempt: Sendable {
    case taken(RunClaim)
    /// `process 4711 on node7`
    case held(by: String)
  }

  /// Claims of others that were seen, and since when they have not been renewed.
  ///
  /// By this process's own clock: those of two machines may differ.
  public struct Watch: Sendable {
    fileprivate var seen: [String: (stamp: FileStamp, since: ContinuousClock.Instant)] = [:]
    public init() {}
  }

  static let patience = Duration.seconds(90)
  private static let renewal = 15
  /// No two clocks differ by that many seconds.
  private static let ancient = 3600.0
  static let ending = ".claim"

  private struct Content: Codable, Equatable {
    var holder: ProcessIdentity
    var token: String
  }

  let url: URL
  private let content: Content
  private let descriptor: Mutex<Int32>
  /// Set once, and its methods may be called from anywhere.
  private let timer: any DispatchSourceTimer

  /// Takes the run if nobody holds it, or whoever held it is gone.
  ///
  /// - Throws: `InputError` if the claim can be neither made nor read.
  public static func take(
    _ identity: String, in results: ResultsDirectory, watch: inout Watch
  ) throws -> Attempt {
    let url = results.claimURL(identity)
    try AtomicWrite.makeDirectory(results.runsURL)
    // Each turn more is one in which another took it or let go of it at the same moment.
    for _ in 0..<1000 {
      var isNew = true
      var descriptor = open(url.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor < 0, errno == EEXIST {
        isNew = false
        descriptor = open(url.path, O_RDWR | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT { continue }  // let go of just now
      }
      guard descriptor >= 0 else { throw InputError.system("the run cannot be claimed", place: url.path) }
      var isTaken = false
      defer { if !isTaken { close(descriptor) } }

      let lock = lock(descriptor, waits: isNew)
      let holder = isNew ? nil : content(of: descriptor)?.holder
      if lock == .heldByAnother { return .held(by: holder?.text ?? "another process") }
      // Its holder may have let go of it, and others taken the name, between opening and locking.
      guard let own = FileStamp(descriptor), FileStamp(at: url)?.isSameFile(as: own) == true else { continue }
      if !isNew, !isOver(holder, own, isLocked: lock == .mine, identity, &watch) {
        return .held(by: holder?.text ?? "another process")
      }
      let content = Content(holder: .own, token: UUID().uuidString)
      try write(content, to: descriptor, url)
      if lock == .impossible {
        // Nothing kept another from writing over it at the same moment: the last one has it.
        usleep(200_000)
        guard Self.content(of: descriptor) == content else { continue }
      }
      watch.seen[identity] = nil
      isTaken = true
      return .taken(RunClaim(url, content, descriptor))
    }
    throw InputError(
      "the run cannot be claimed", place: url.path, found: "a name that leads nowhere", advice: "remove it")
  }

  private init(_ url: URL, _ content: Content, _ descriptor: Int32) {
    self.url = url
    self.content = content
    self.descriptor = Mutex(descriptor)
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + .seconds(Self.renewal), repeating: .seconds(Self.renewal))
    self.timer = timer
    timer.setEventHandler { [weak self] in self?.renew() }
    timer.resume()
  }

  deinit { release() }

  private func renew() { descriptor.withLock { if $0 >= 0 { _ = futimens($0, nil) } } }

  /// Whether nobody has taken it over, as others may whose machine saw no renewal for long.
  public var isValid: Bool {
    descriptor.withLock { descriptor in
      guard descriptor >= 0, let own = FileStamp(descriptor) else { return false }
      return FileStamp(at: url)?.isSameFile(as: own) == true && Self.content(of: descriptor) == content
    }
  }

  /// Lets go of the run.
  public func release() {
    let isOurs = isValid
    timer.cancel()
    descriptor.withLock { descriptor in
      guard descriptor >= 0 else { return }
      if isOurs { unlink(url.path) }
      close(descriptor)
      descriptor = -1
    }
  }

  // MARK: Whose it is

  private enum Lock { case mine, heldByAnother, impossible }

  private static func lock(_ descriptor: Int32, waits: Bool) -> Lock {
    while flock(descriptor, LOCK_EX | (waits ? 0 : LOCK_NB)) != 0 {
      if errno == EINTR { continue }
      return errno == EWOULDBLOCK ? .heldByAnother : .impossible
    }
    return .mine
  }

  /// Whether a claim that stands there counts no more.
  private static func isOver(
    _ holder: ProcessIdentity?, _ stamp: FileStamp, isLocked: Bool, _ identity: String, _ watch: inout Watch
  ) -> Bool {
    if let holder {
      // Locks reach all processes of one kernel: it would still be locked.
      if isLocked, holder.isOnThisKernel { return true }
      switch holder.life {
      case .gone: return true
      case .alive: return false
      case .unknown: break
      }
    }
    if Date().timeIntervalSince1970 - stamp.modifiedSeconds > ancient { return true }
    let now = ContinuousClock.now
    if let seen = watch.seen[identity], seen.stamp == stamp { return now - seen.since > patience }
    watch.seen[identity] = (stamp, now)
    return false
  }

  private static func content(of descriptor: Int32) -> Content? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    return count > 0 ? try? JSONDecoder().decode(Content.self, from: Data(buffer[..<count])) : nil
  }

  private static func write(_ content: Content, to descriptor: Int32, _ url: URL) throws {
    let bytes = [UInt8](try JSONEncoder().encode(content))
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, bytes, bytes.count, 0) == bytes.count else {
      let error = InputError.system("the run cannot be claimed", place: url.path)
      unlink(url.path)
      throw error
    }
  }
}
