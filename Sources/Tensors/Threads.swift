import CKernels

/// The machine's side of a process: threads of the kernels, the allocator's habits, rehearsals.
public enum Machine {
  /// Threads that kernels use; OpenBLAS is kept at one, called by each of them.
  public static var threads: Int {
    get { Int(tb_threads()) }
    set { tb_set_threads(Int32(newValue)) }
  }

  /// Keeps freed memory in the process, for training loops that ask for the same blocks again and again.
  public static func keepFreedMemory() { tb_keep_freed_memory() }

  /// Gives all of that freed memory back to the system.
  public static func returnFreedMemory() { tb_return_freed_memory() }

  /// Bytes that the allocator has handed out.
  public static var allocatorBytes: Int { Int(tb_allocator_bytes()) }

  /// Runs `body` with kernels that compute nothing: what it allocates is what the real thing would.
  public static func rehearsing<T>(_ body: () throws -> T) rethrows -> T {
    tb_set_rehearsal(true)
    defer { tb_set_rehearsal(false) }
    return try body()
  }
}

extension Machine {
  /// Calls `body` with 0 ..< count, by the kernels' threads.
  public static func parallel(_ count: Int, _ body: @Sendable (Int) -> Void) {
    guard count > 0 else { return }
    withoutActuallyEscaping(body) { body in
      var body = body
      withUnsafeMutablePointer(to: &body) { context in
        tb_parallel(
          count,
          { context, first, last, _ in
            let body = context.assumingMemoryBound(to: (@Sendable (Int) -> Void).self).pointee
            for index in first..<last { body(index) }
          }, context)
      }
    }
  }

  /// Whether the environment asks for plain ways, to compare fast ones with: `TUNEBENCH_KERNELS=plain`.
  public static let isPlain = tb_is_plain()

  /// Whether kernels compute nothing at present.
  public static var isRehearsing: Bool { tb_rehearsal() }

  /// FLOP of the matrix products, attention and wide heads that this thread has computed or rehearsed since the last call: a
  /// multiplication and an addition are two. What is computed a second time to save memory is not counted, nor are passes
  /// over memory.
  public static func takeCountedFLOP() -> Double { tb_take_counted_flop() }
}
