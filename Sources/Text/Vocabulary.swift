/// A map from tokens to identifiers and back, on UTF-8 bytes.
///
/// Open addressing with linear probing over one block of bytes: looking a slice up makes no `String`. The hash
/// (64-bit FNV-1a) grows byte by byte, so that WordPiece gets the hashes of all beginnings of a word in one pass.
struct Vocabulary: Sendable {
  /// The largest identifier read from a file; what is above is a damaged file, not a vocabulary.
  static let largestID: Int32 = (1 << 24) - 1

  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]  // [entries + 1], entry e is bytes[starts[e]..<starts[e + 1]]
  private var hashes: [UInt64] = []  // [entries]
  private var ids: [Int32] = []  // [entries]
  private var entries: [Int32] = []  // [largest id + 1], -1 where no token has the identifier
  private var slots: [Int32]  // [power of two], -1 where free

  /// Bytes of the longest token.
  private(set) var longestToken = 0

  init(capacity: Int = 0) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
  }

  /// Number of tokens.
  var count: Int { ids.count }

  /// One more than the largest identifier.
  var idLimit: Int { entries.count }

  /// Adds a token; one that is there already gets the new identifier, as in Hugging Face's maps.
  mutating func insert(_ token: UnsafeBufferPointer<UInt8>, id: Int32) {
    precondition((0...Self.largestID).contains(id))
    let hash = Self.hash(token)
    var entry = Int32(count)
    if let known = find(hash, prefix: .empty, token) {
      entry = known
      if entries[Int(ids[Int(known)])] == known { entries[Int(ids[Int(known)])] = -1 }
      ids[Int(known)] = id
    } else {
      bytes.append(contentsOf: token)
      starts.append(Int32(bytes.count))
      hashes.append(hash)
      ids.append(id)
      longestToken = max(longestToken, token.count)
      if 2 * count > slots.count { grow() } else { place(entry) }
    }
    while entries.count <= Int(id) { entries.append(-1) }
    entries[Int(id)] = entry
  }

  func id(of token: String) -> Int32? {
    var token = token
    return token.withUTF8 { id(of: $0, hash: Self.hash($0), prefix: .empty) }
  }

  func token(_ id: Int32) -> String? {
    guard id >= 0, Int(id) < entries.count, entries[Int(id)] >= 0 else { return nil }
    let entry = Int(entries[Int(id)])
    return String(decoding: bytes[Int(starts[entry])..<Int(starts[entry + 1])], as: UTF8.self)
  }

  /// The identifier of `prefix + token`, where `hash` is the hash of both together.
  @inline(__always)
  func id(of token: UnsafeBufferPointer<UInt8>, hash: UInt64, prefix: Prefix) -> Int32? {
    find(hash, prefix: prefix, token).map { ids[Int($0)] }
  }

  // MARK: Hashing

  /// Bytes that stand before every slice that is looked up, with their hash.
  struct Prefix: Sendable {
    var bytes: [UInt8]
    var hash: UInt64
    static let empty = Prefix("")

    init(_ text: String) {
      bytes = Array(text.utf8)
      hash = bytes.reduce(Vocabulary.emptyHash) { Vocabulary.extend($0, with: $1) }
    }
  }

  static let emptyHash: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  static func extend(_ hash: UInt64, with byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  static func hash(_ token: UnsafeBufferPointer<UInt8>) -> UInt64 {
    token.reduce(emptyHash) { extend($0, with: $1) }
  }

  @inline(__always)
  private func firstSlot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (slots.count - 1)
  }

  @inline(__always)
  private func find(_ hash: UInt64, prefix: Prefix, _ token: UnsafeBufferPointer<UInt8>) -> Int32? {
    var slot = firstSlot(hash)
    while slots[slot] >= 0 {
      let entry = slots[slot]
      if hashes[Int(entry)] == hash, equals(entry, prefix, token) { return entry }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func equals(_ entry: Int32, _ prefix: Prefix, _ token: UnsafeBufferPointer<UInt8>) -> Bool {
    let stored = bytes[Int(starts[Int(entry)])..<Int(starts[Int(entry) + 1])]
    return stored.count == prefix.bytes.count + token.count && stored.starts(with: prefix.bytes)
      && stored.dropFirst(prefix.bytes.count).elementsEqual(token)
  }

  private mutating func place(_ entry: Int32) {
    var slot = firstSlot(hashes[Int(entry)])
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = entry
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    for entry in 0..<Int32(count) { place(entry) }
  }
}
