import Basics
import CKernels
import Foundation
import Synchronization

/// A part of a run, for which the ledger keeps a peak of its own.
public enum MemoryPhase: Int, CaseIterable, Sendable {
  case load, forward, backward, optimizer, evaluate

  /// The phases of a training step.
  public static let training: [MemoryPhase] = [.forward, .backward, .optimizer]

  /// Name in result files and tables.
  public var name: String { String(describing: self) }
}

/// Counts every byte that tensors hold, by category, with the peak of the total and its make-up in every phase.
///
/// One ledger a process, since one process is one run. Bytes are those asked for, before the allocator's rounding.
public enum MemoryLedger {
  /// Bytes by category.
  public struct Snapshot: Sendable, Equatable {
    private var bytes = SIMD8<Int>()

    public init() {}
    public var total: Int { bytes.wrappedSum() }
    public fileprivate(set) subscript(category: MemoryCategory) -> Int {
      get { bytes[category.rawValue] }
      set { bytes[category.rawValue] = newValue }
    }
  }

  /// What the ledger and the allocator count at one moment.
  public struct Audit: Sendable, Equatable {
    /// Bytes of tensors that came from the allocator.
    public var ledger: Int
    /// Bytes that the allocator has handed out to all of the process.
    public var allocator: Int
  }

  private struct State {
    var now = Snapshot()
    var heap = 0
    var phase = MemoryPhase.load
    var peaks = [Snapshot?](repeating: nil, count: MemoryPhase.allCases.count)
    var audits = [Audit?](repeating: nil, count: MemoryPhase.allCases.count)

    mutating func notePeak() {
      let place = phase.rawValue
      if let peak = peaks[place], peak.total >= now.total { return }
      peaks[place] = now
    }
  }
  private static let state = Mutex(State())

  static func add(_ bytes: Int, to category: MemoryCategory, onHeap: Bool) {
    state.withLock {
      $0.now[category] += bytes
      if onHeap { $0.heap += bytes }
      if bytes > 0 { $0.notePeak() }
    }
  }

  static func move(_ bytes: Int, from old: MemoryCategory, to new: MemoryCategory) {
    state.withLock {
      $0.now[old] -= bytes
      $0.now[new] += bytes
    }
  }

  /// What is held now.
  public static var now: Snapshot { state.withLock { $0.now } }
  /// Bytes that come from the allocator (not mapped).
  public static var heapBytes: Int { state.withLock { $0.heap } }

  /// Bytes that are mapped: files, and zeros that nobody may have written to.
  public static var mappedBytes: Int { state.withLock { $0.now.total - $0.heap } }

  /// Begins a phase, or goes back to it; its peak is over all its stretches.
  ///
  /// The first time, the allocator is asked for its own count: once a phase, since that walks through its free blocks.
  public static func enter(_ phase: MemoryPhase) {
    state.withLock {
      $0.phase = phase
      $0.notePeak()
      if $0.audits[phase.rawValue] == nil {
        $0.audits[phase.rawValue] = Audit(ledger: $0.heap, allocator: Machine.allocatorBytes)
      }
    }
  }

  /// What was held when the total was highest within a phase; nil if it has not been entered.
  public static func peak(of phase: MemoryPhase) -> Snapshot? {
    state.withLock { $0.peaks[phase.rawValue] }
  }

  /// What was held when the total was highest within any of the phases.
  public static func peak(of phases: [MemoryPhase] = MemoryPhase.allCases) -> Snapshot {
    phases.compactMap(peak(of:)).max { $0.total < $1.total } ?? Snapshot()
  }

  /// Both counts at the moment when a phase was first entered.
  public static func audit(at phase: MemoryPhase) -> Audit? { state.withLock { $0.audits[phase.rawValue] } }

  /// Forgets all peaks and counts; what is held now is a first peak of the phase that is entered.
  public static func restart(in phase: MemoryPhase = .load) {
    state.withLock { $0 = State(now: $0.now, heap: $0.heap, phase: phase) }
    enter(phase)
  }
}

/// A file mapped into memory, copy on write: pages that nobody writes to stay the file's own.
public final class MappedFile: @unchecked Sendable {
  public let base: UnsafeMutableRawPointer
  public let length: Int

  /// - Throws: `InputError` naming the file when it cannot be opened or mapped.
  public init(_ url: URL) throws {
    let descriptor = open(url.path, O_RDONLY)
    guard descriptor >= 0 else { throw Self.failure(url, "cannot be opened") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size > 0 else { throw Self.failure(url, "is empty") }
    length = Int(status.st_size)
    guard let pointer = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE, descriptor, 0),
      pointer != MAP_FAILED
    else { throw Self.failure(url, "cannot be mapped into memory") }
    base = pointer
  }

  private static func failure(_ url: URL, _ what: String) -> Error {
    MappingFailure(path: url.path, what: what, reason: String(cString: strerror(errno)))
  }

  /// Gives pages back that lie wholly within the range: they are read again from the file where somebody asks.
  ///
  /// - Precondition: nobody has written to them.
  func forget(offset: Int, bytes: Int) {
    let page = Int(getpagesize()), first = (offset + page - 1) / page * page, end = (offset + bytes) / page * page
    if first < end { madvise(base + first, end - first, MADV_DONTNEED) }
  }

  deinit { munmap(base, length) }
}

struct MappingFailure: Error, CustomStringConvertible {
  var path: String
  var what: String
  var reason: String
  var description: String { "\(path): \(what): \(reason)" }
}

/// A block of float32 memory, counted by the ledger for as long as it lives.
public final class Storage {
  let base: UnsafeMutablePointer<Float>
  public let count: Int
  public private(set) var category: MemoryCategory
  private let origin: Origin

  private enum Origin {
    /// What the allocator handed out: the floats begin at the next cache line.
    case allocator(UnsafeMutableRawPointer)
    case file(MappedFile)
    /// Pages straight from the system, of this many bytes: zero, and in memory only once they are written to.
    case pages(Int)
  }

  /// Bytes that are left free behind every block.
  ///
  /// A compiled loop takes its scalar path where two of its arrays begin closer together than it steps, and sums in
  /// another order there. Between blocks of any size that shall not depend on what the allocator does: the longest step
  /// is 16 lanes of 4 bytes, unrolled up to 8 times.
  private static let separation = 512

  /// Blocks from this many bytes on are the system's own and go back to it when they are freed: `M_MMAP_THRESHOLD`.
  static let fromSystem = 32 << 20

  /// Uninitialised memory from the allocator, aligned to a cache line.
  ///
  /// Aligned here and not by `aligned_alloc`: that asks for more than it keeps, so that a freed block is too small for the
  /// next request of its own size, and the heap grows to twice of what is held.
  init(count: Int, category: MemoryCategory) {
    let bytes = (max(count, 1) * 4 + 63) & ~63
    guard let block = malloc(bytes + 64 + Self.separation) else {
      fatalError("out of memory: \(bytes) bytes for \(category.title)")
    }
    base = block.alignedUp(toMultipleOf: 64).bindMemory(to: Float.self, capacity: count)
    self.count = count
    self.category = category
    origin = .allocator(block)
    MemoryLedger.add(count * 4, to: category, onHeap: true)
  }

  /// Zeros that take no memory where nobody writes.
  init(zeros count: Int, category: MemoryCategory) {
    let bytes = max(1, count * 4)
    guard
      let pointer = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      pointer != MAP_FAILED
    else { fatalError("out of memory: \(bytes) bytes for \(category.title)") }
    base = pointer.bindMemory(to: Float.self, capacity: count)
    self.count = count
    self.category = category
    origin = .pages(bytes)
    MemoryLedger.add(count * 4, to: category, onHeap: false)
  }

  /// Floats of a mapped file; written to only as trainable weights, which copies their pages.
  init(mapping: MappedFile, byteOffset: Int, count: Int, category: MemoryCategory) {
    precondition(byteOffset % 4 == 0 && byteOffset + 4 * count <= mapping.length)
    base = (mapping.base + byteOffset).bindMemory(to: Float.self, capacity: count)
    self.count = count
    self.category = category
    origin = .file(mapping)
    MemoryLedger.add(count * 4, to: category, onHeap: false)
  }

  func recategorize(_ new: MemoryCategory) {
    MemoryLedger.move(count * 4, from: category, to: new)
    category = new
  }

  deinit {
    switch origin {
    case .allocator(let block):
      MemoryLedger.add(-count * 4, to: category, onHeap: true)
      free(block)
    case .file: MemoryLedger.add(-count * 4, to: category, onHeap: false)
    case .pages(let bytes):
      MemoryLedger.add(-count * 4, to: category, onHeap: false)
      munmap(base, bytes)
    }
  }
}
