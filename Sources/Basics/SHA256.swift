import Foundation

/// SHA-256, the 256-bit secure hash (FIPS 180-4, §6.2): the name of a run, a model and a data file.
///
/// Its own code, because Foundation on Linux has none and a C library for one function is a dependency more.
///
/// ```swift
/// var hash = SHA256()
/// hash.update(bytes)
/// let digest = hash.finalize()  // 32 bytes
/// ```
public struct SHA256: Sendable {
  /// H₀…H₇ (§5.3.3).
  private var state: SIMD8<UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// Bytes that do not fill a block of 64 yet.
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  public init() { pending.reserveCapacity(128) }

  /// Hashes `bytes` after everything hashed so far.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    length += UInt64(bytes.count)
    var rest = bytes[...]
    if !pending.isEmpty {
      let taken = rest.prefix(64 - pending.count)
      pending.append(contentsOf: taken)
      rest = rest.dropFirst(taken.count)
      guard pending.count == 64 else { return }
      pending.withUnsafeBytes { SHA256.compress($0, into: &state) }
      pending.removeAll(keepingCapacity: true)
    }
    let whole = rest.count & ~63
    SHA256.compress(UnsafeRawBufferPointer(rebasing: rest.prefix(whole)), into: &state)
    pending.append(contentsOf: rest.dropFirst(whole))
  }

  /// Hashes `bytes` after everything hashed so far.
  public mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// The digest: 32 bytes, big-endian words. Padding: a 1 bit, zeros, the length in bits (§5.1.1).
  public consuming func finalize() -> [UInt8] {
    let bits = length &* 8
    var padding: [UInt8] = [0x80]
    padding += [UInt8](repeating: 0, count: (119 - pending.count) % 64)
    padding += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
    update(padding)
    return (0..<8).flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: state[word] >> (24 - 8 * UInt32($0))) }
    }
  }

  /// The digest as 64 lower-case hexadecimal digits.
  public consuming func hexDigest() -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The digest of the UTF-8 form of `text`, as 64 hexadecimal digits.
  public static func hexDigest(of text: String) -> String { hexDigest(of: Array(text.utf8)) }

  /// The digest of `bytes`, as 64 hexadecimal digits.
  public static func hexDigest(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hexDigest()
  }

  /// The digest of the bytes of a file, read a mebibyte at a time, as 64 hexadecimal digits.
  ///
  /// - Throws: `InputError` with the file's path and the system's reason if it cannot be opened or read.
  public static func hexDigest(ofFile file: URL) throws -> String {
    func failure(_ code: Int32) -> InputError {
      InputError(
        "cannot read the file", place: file.path, expected: "a readable file",
        found: String(cString: strerror(code)))
    }
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { buffer.deallocate() }
    var hash = SHA256()
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(errno)
      }
      if count == 0 { return hash.hexDigest() }
      hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}

extension SHA256 {
  /// The compression function over whole blocks of 64 bytes (§6.2.2).
  private static func compress(_ blocks: UnsafeRawBufferPointer, into state: inout SIMD8<UInt32>) {
    precondition(blocks.count % 64 == 0)
    guard var block = blocks.baseAddress, blocks.count > 0 else { return }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
      roundConstants.withUnsafeBufferPointer { constants in
        let w = schedule.baseAddress!
        let k = constants.baseAddress!
        for _ in 0..<(blocks.count / 64) {
          expand(block, into: w)
          var (a, b, c, d) = (state[0], state[1], state[2], state[3])
          var (e, f, g, h) = (state[4], state[5], state[6], state[7])
          for i in stride(from: 0, to: 64, by: 8) {
            // The eight variables change roles instead of places: eight rounds bring each home.
            round(a, b, c, &d, e, f, g, &h, k[i] &+ w[i])
            round(h, a, b, &c, d, e, f, &g, k[i &+ 1] &+ w[i &+ 1])
            round(g, h, a, &b, c, d, e, &f, k[i &+ 2] &+ w[i &+ 2])
            round(f, g, h, &a, b, c, d, &e, k[i &+ 3] &+ w[i &+ 3])
            round(e, f, g, &h, a, b, c, &d, k[i &+ 4] &+ w[i &+ 4])
            round(d, e, f, &g, h, a, b, &c, k[i &+ 5] &+ w[i &+ 5])
            round(c, d, e, &f, g, h, a, &b, k[i &+ 6] &+ w[i &+ 6])
            round(b, c, d, &e, f, g, h, &a, k[i &+ 7] &+ w[i &+ 7])
          }
          state = state &+ SIMD8(a, b, c, d, e, f, g, h)
          block += 64
        }
      }
    }
  }

  /// The message schedule W₀…W₆₃ of one block.
  @inline(__always)
  private static func expand(_ block: UnsafeRawPointer, into w: UnsafeMutablePointer<UInt32>) {
    for i in 0..<16 {
      w[i] = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: 4 &* i, as: UInt32.self))
    }
    for i in 16..<64 {
      let (x, y) = (w[i &- 15], w[i &- 2])
      let low = rotated(x, 7) ^ rotated(x, 18) ^ (x &>> 3)
      let high = rotated(y, 17) ^ rotated(y, 19) ^ (y &>> 10)
      w[i] = w[i &- 16] &+ low &+ w[i &- 7] &+ high
    }
  }

  /// One round: T₁ = h + Σ₁(e) + Ch(e, f, g) + K + W, T₂ = Σ₀(a) + Maj(a, b, c); d += T₁, h = T₁ + T₂.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ keyAndWord: UInt32
  ) {
    let t1 =
      h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ (g ^ (e & (f ^ g))) &+ keyAndWord
    let t2 = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ ((a & b) | (c & (a | b)))
    d = d &+ t1
    h = t1 &+ t2
  }

  @inline(__always)
  private static func rotated(_ x: UInt32, _ count: UInt32) -> UInt32 {
    (x &>> count) | (x &<< (32 &- count))
  }

  /// K₀…K₆₃: the first 32 bits of the fractional parts of the cube roots of the first 64 primes (§4.2.2).
  private static let roundConstants: [UInt32] = {
    var primes: [UInt64] = []
    var candidate: UInt64 = 2
    while primes.count < 64 {
      if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes.map { prime in
      // ⌊2³² ∛p⌋ by bisection on exact integers: x ≤ 2³² ∛p ⇔ x³ ≤ 2⁹⁶ p, compared as x² · x / 2⁹⁶.
      var (low, high): (UInt64, UInt64) = (1 << 32, 7 << 32)
      while high - low > 1 {
        let middle = (low + high) / 2
        let square = middle.multipliedFullWidth(by: middle)
        let lower = square.low.multipliedFullWidth(by: middle)
        let upper = square.high * middle + lower.high  // (x³) >> 64; square.high < 49
        if upper < prime << 32 { low = middle } else { high = middle }
      }
      return UInt32(truncatingIfNeeded: low)
    }
  }()
}
