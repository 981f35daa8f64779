/// Text that comes piece by piece: all parts together are what decoding all pieces at once gives.
///
/// What may still change (half a character, bytes that another byte may spoil) is held back until it cannot.
public struct TextStream: Sendable {
  enum Kind: Sendable {
    /// The bytes of each piece; they are text in UTF-8.
    case bytes(@Sendable (Int32) -> [UInt8])
    /// The token of each piece, nil for none; runs of byte tokens (`<0x41>`) stay together.
    case tokens(@Sendable (Int32) -> [UInt8]?, decoder: TokenDecoder)
    /// Only the whole can be decoded.
    case whole(@Sendable ([Int32]) -> String)
  }

  private let kind: Kind
  private var bytes: [UInt8] = []
  private var tokens: [[UInt8]] = []
  private var ids: [Int32] = []
  /// Spaces that the decoder still takes away at the beginning.
  private var leading: Int
  private var isFirst = true

  init(_ kind: Kind) {
    self.kind = kind
    leading = 0
    if case .tokens(_, let decoder) = kind, case .strip(_, let start, _) = decoder.steps.last { leading = start }
  }

  /// The text that is certain with one piece more; often empty.
  public mutating func append(_ id: Int32) -> String {
    switch kind {
    case .bytes(let of):
      bytes.append(contentsOf: of(id))
      let whole = bytes.count - Self.unfinished(bytes)
      defer { bytes.removeFirst(whole) }
      return String(decoding: bytes[..<whole], as: UTF8.self)
    case .tokens(let of, let decoder):
      guard let token = of(id) else { return "" }
      tokens.append(token)
      return DecoderStep.byte(token) == nil ? take(decoder) : ""
    case .whole:
      ids.append(id)
      return ""
    }
  }

  /// What was held back.
  public mutating func finish() -> String {
    switch kind {
    case .bytes:
      defer { bytes = [] }
      return String(decoding: bytes, as: UTF8.self)
    case .tokens(_, let decoder): return take(decoder)
    case .whole(let decode):
      defer { ids = [] }
      return decode(ids)
    }
  }

  private mutating func take(_ decoder: TokenDecoder) -> String {
    if tokens.isEmpty { return "" }
    var parts = tokens
    tokens = []
    for step in decoder.steps {
      switch step {
      case .strip: break
      case .metaspace(let mark, let vanishes):
        parts = DecoderStep.metaspace(mark, vanishesFirst: vanishes && isFirst).apply(parts)
      default: parts = step.apply(parts)
      }
    }
    isFirst = false
    var text = Array(parts.joined())[...]
    if case .strip(let character, _, _) = decoder.steps.last {
      while leading > 0, text.first == character {
        text.removeFirst()
        leading -= 1
      }
      if !text.isEmpty { leading = 0 }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// How many bytes at the end are the beginning of a character that is not complete.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for count in 1...3 where count <= bytes.count {
      let byte = bytes[bytes.count - count]
      if byte & 0xc0 == 0x80 { continue }
      let length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1
      return byte < 0xf5 && length > count ? count : 0
    }
    return 0
  }
}
