import CKernels
import Foundation
import Synchronization

/// What a block of memory is for: the rows of the memory ledger.
public enum MemoryCategory: Int, CaseIterable, Sendable {
  case baseWeights, trainableWeights, gradients, optimizerState, activations, workspace

  /// Name in result files and tables.
  public var name: String {
    switch self {
    case .baseWeights: "base_weights"
    case .trainableWeights: "trainable_weights"
    case .gradients: "gradients"
    case .optimizerState: "optimizer_state"
    case .activations: "saved_activations"
    case .workspace: "workspace"
    }
  }
}

/// Counts every byte that tensors hold, by category, with the peak of the total and its make-up.
///
/// One ledger a process, since one process is one run. Bytes are those asked for, before the allocator's rounding.
public enum MemoryLedger {
  /// Bytes by category, indexed by `MemoryCategory.rawValue`.
  public struct Snapshot: Sendable, Equatable {
    public var bytes = [Int](repeating: 0, count: MemoryCategory.allCases.count)
    public var total: Int { bytes.reduce(0, +) }
    public subscript(category: MemoryCategory) -> Int { bytes[category.rawValue] }
  }

  private struct State {
    var now = Snapshot()
    var peak = Snapshot()
    var heap = 0
  }
  private static let state = Mutex(State())

  static func add(_ bytes: Int, to category: MemoryCategory, onHeap: Bool) {
    state.withLock {
      $0.now.bytes[category.rawValue] += bytes
      if onHeap { $0.heap += bytes }
      if bytes > 0, $0.now.total > $0.peak.total { $0.peak = $0.now }
    }
  }

  static func move(_ bytes: Int, from old: MemoryCategory, to new: MemoryCategory) {
    state.withLock {
      $0.now.bytes[old.rawValue] -= bytes
      $0.now.bytes[new.rawValue] += bytes
    }
  }

  /// What is held now.
  public static var now: Snapshot { state.withLock { $0.now } }
  /// What was held when the total was highest since `restartPeak`.
  public static var peak: Snapshot { state.withLock { $0.peak } }
  /// Bytes that come from the allocator (not mapped).
  public static var heapBytes: Int { state.withLock { $0.heap } }
  /// Begins a new phase: the peak starts at what is held now.
  public static func restartPeak() { state.withLock { $0.peak = $0.now } }
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
    case allocator
    case file(MappedFile)
    /// Pages straight from the system, of this many bytes: zero, and in memory only once they are written to.
    case pages(Int)
  }

  /// Uninitialised memory from the allocator, aligned to a cache line.
  init(count: Int, category: MemoryCategory) {
    let bytes = max(64, (count * 4 + 63) & ~63)
    guard let pointer = aligned_alloc(64, bytes) else {
      fatalError("out of memory: \(bytes) bytes for \(category.name)")
    }
    base = pointer.bindMemory(to: Float.self, capacity: count)
    self.count = count
    self.category = category
    origin = .allocator
    MemoryLedger.add(count * 4, to: category, onHeap: true)
  }

  /// Zeros that take no memory where nobody writes.
  init(zeros count: Int, category: MemoryCategory) {
    let bytes = max(1, count * 4)
    guard
      let pointer = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      pointer != MAP_FAILED
    else { fatalError("out of memory: \(bytes) bytes for \(category.name)") }
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
    if case .allocator = origin {
      MemoryLedger.add(-count * 4, to: category, onHeap: true)
      free(base)
    } else {
      MemoryLedger.add(-count * 4, to: category, onHeap: false)
      if case .pages(let bytes) = origin { munmap(base, bytes) }
    }
  }
}
