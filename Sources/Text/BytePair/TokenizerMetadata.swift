/// What the metadata of a GGUF file say of a tokenizer, as plain values (keys `tokenizer.ggml.*`).
public struct TokenizerMetadata: Sendable {
  /// The file, for messages.
  public var place: String
  /// `model`: "gpt2" for byte-level BPE, "llama" for SentencePiece's.
  public var model: String
  /// `pre`: which words byte-level BPE cuts.
  public var pre: String?
  public var tokens: [String]
  /// `token_type`: 1 normal, 2 unknown, 3 control, 4 user-defined, 5 unused, 6 byte; empty where the file has none.
  public var types: [Int]
  /// Of "llama".
  public var scores: [Float]
  /// Of "gpt2": two tokens with a space between, the earlier the better.
  public var merges: [String]
  /// `bos_token_id`, `eos_token_id`, `unknown_token_id`, `padding_token_id`.
  public var start: Int?
  public var end: Int?
  public var unknown: Int?
  public var padding: Int?
  /// `add_bos_token`, `add_eos_token`.
  public var addsStart: Bool?
  public var addsEnd: Bool?
  /// `add_space_prefix`, of "llama": U+2581 in front of every text.
  public var addsSpace: Bool?
  /// `tokenizer.chat_template`.
  public var chatTemplate: String?

  public init(
    place: String, model: String, pre: String? = nil, tokens: [String], types: [Int] = [], scores: [Float] = [],
    merges: [String] = [], start: Int? = nil, end: Int? = nil, unknown: Int? = nil, padding: Int? = nil,
    addsStart: Bool? = nil, addsEnd: Bool? = nil, addsSpace: Bool? = nil, chatTemplate: String? = nil
  ) {
    self.place = place
    self.model = model
    self.pre = pre
    self.tokens = tokens
    self.types = types
    self.scores = scores
    self.merges = merges
    self.start = start
    self.end = end
    self.unknown = unknown
    self.padding = padding
    self.addsStart = addsStart
    self.addsEnd = addsEnd
    self.addsSpace = addsSpace
    self.chatTemplate = chatTemplate
  }
}
