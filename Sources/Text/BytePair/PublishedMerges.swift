import Basics
import Foundation

/// Byte-level BPE as GPT-2 and RoBERTa were published, `vocab.json` and `merges.txt`, in the form of the tokenizer.json that
/// transformers' class of the family makes of them.
struct PublishedMerges {
  /// Of a tokenizer.json.
  let bytes: [UInt8]
  /// Where vocabulary and merges stand, for messages.
  let place: String
  /// The tokens that stand in front of a text and behind it, by their names.
  private let start, end: String?
  private let isRoberta: Bool

  /// The files' names.
  static let names = ["vocab.json", "merges.txt"]

  /// Whether a directory has them, and no newer form.
  static func areAll(in directory: URL) -> Bool {
    func exists(_ name: String) -> Bool {
      FileManager.default.fileExists(atPath: directory.appendingPathComponent(name).path)
    }
    return names.allSatisfy(exists) && !exists("tokenizer.json")
  }

  /// - Parameter usual: the special tokens of the class that no file names.
  /// - Throws: `InputError` for malformed files, and a class whose tokenizer these files do not say.
  init(
    directory: URL, _ settings: TokenizerSettings, className: String?, usual: [(key: String, content: String)]
  ) throws {
    let files = Self.names.map(directory.appendingPathComponent)
    place = "\(files[0].path) and \(files[1].lastPathComponent)"
    let vocabulary = try TokenizerDescription.read(files[0])
    try vocabulary.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes, place: files[0].path)
      try scanner.object { scanner, _ in _ = try scanner.integer(atMost: Vocabulary.largestID) }
      guard scanner.peek() == nil else { throw scanner.error(expected: "the end of the file") }
    }
    let form = try Self.form(settings, className, usual, place: directory.path)
    (start, end, isRoberta) = (form.start, form.end, className == "RobertaTokenizer")
    let merges = try Self.merges(TokenizerDescription.read(files[1]), place: files[1].path)
    var bytes = Array(#"{"added_tokens":"#.utf8)
    bytes += Array(form.added.canonical.utf8)
    for (key, value) in [
      ("normalizer", form.normalizer), ("pre_tokenizer", form.preTokenizer), ("decoder", ["type": "ByteLevel"]),
    ] as [(String, JSON)] {
      bytes += Array(",\"\(key)\":\(value.canonical)".utf8)
    }
    bytes += Array(#","model":{"type":"BPE","fuse_unk":false,"vocab":"#.utf8) + vocabulary
    bytes += Array(#","merges":["#.utf8) + merges + Array("]}}".utf8)
    self.bytes = bytes
  }

  /// What is put around texts, by the identifiers of tokens.
  ///
  /// - Throws: `InputError` for a token that is not there.
  func template(_ id: (String) -> Int32?) throws -> Template {
    func known(_ token: String?) throws -> Int32? {
      guard let token else { return nil }
      guard let id = id(token) else {
        throw InputError(
          "a special token is missing", place: place, expected: "\(token), which stands around texts", found: "none")
      }
      return id
    }
    let (start, end) = (try known(start), try known(end))
    if isRoberta, let start, let end { return .roberta(start: start, end: end) }
    return start == nil && end == nil ? .bare : .sequence(start: start, end: end)
  }

  /// The joins as a list of JSON strings; a line that begins with #version is none.
  private static func merges(_ text: [UInt8], place: String) throws -> [UInt8] {
    var merges: [UInt8] = []
    merges.reserveCapacity(text.count + text.count / 4)
    var lines = text.split(separator: 0x0a, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for (index, line) in lines.enumerated() {
      let line = line.last == 0x0d ? line.dropLast() : line
      if line.starts(with: Array("#version".utf8)) { continue }
      guard line.split(separator: 0x20, omittingEmptySubsequences: false).count == 2 else {
        throw InputError(
          "a merge is not a pair", place: "\(place):\(index + 1)", expected: "two tokens with one space between",
          found: String(decoding: line.prefix(80), as: UTF8.self))
      }
      merges += merges.isEmpty ? [0x22] : [0x2c, 0x22]
      for byte in line {
        guard byte >= 0x20 else {
          throw InputError(
            "a merge holds a control character", place: "\(place):\(index + 1)",
            expected: "GPT-2's characters for bytes", found: "byte \(byte)")
        }
        if byte == 0x22 || byte == 0x5c { merges.append(0x5c) }
        merges.append(byte)
      }
      merges.append(0x22)
    }
    return merges
  }

  private struct Form {
    var added: JSON, normalizer = JSON.null, preTokenizer: JSON
    var start, end: String?
  }

  /// What transformers 5 builds around the two files.
  private static func form(
    _ settings: TokenizerSettings, _ className: String?, _ usual: [(key: String, content: String)], place: String
  ) throws -> Form {
    let addsSpace = settings.options["add_prefix_space"]?.bool ?? false
    func byteLevel(cutsWords: Bool) -> JSON {
      [
        "type": "ByteLevel", "add_prefix_space": .bool(addsSpace), "trim_offsets": true, "use_regex": .bool(cutsWords),
      ]
    }
    // Those that a file names are added by the settings.
    let unnamed = usual.filter { own in
      settings.options[own.key] == nil && !settings.roles.contains { $0.key == own.key }
    }
    var added: [JSON] = []
    for (_, content) in unnamed where !added.contains(where: { $0["content"]?.string == content }) {
      added.append(["content": .string(content), "special": true, "normalized": false])
    }
    func role(_ key: String) -> String? {
      settings.roles.first { $0.key == key }?.content ?? unnamed.first { $0.key == key }?.content
    }
    func token(_ flag: String, _ key: String) -> String? { settings.options[flag]?.bool == true ? role(key) : nil }
    var form = Form(
      added: .array(added), preTokenizer: byteLevel(cutsWords: true), start: token("add_bos_token", "bos_token"),
      end: token("add_eos_token", "eos_token"))
    switch className {
    case "GPT2Tokenizer": break
    case "GPTNeoXTokenizer": form.normalizer = ["type": "NFC"]
    case "Qwen2Tokenizer":
      form.normalizer = ["type": "NFC"]
      let words: JSON = [
        "type": "Split", "pattern": ["Regex": .string(qwenWords)], "behavior": "Isolated", "invert": false,
      ]
      form.preTokenizer = ["type": "Sequence", "pretokenizers": [words, byteLevel(cutsWords: false)]]
    case "RobertaTokenizer": (form.start, form.end) = (role("cls_token") ?? "<s>", role("sep_token") ?? "</s>")
    default:
      throw InputError(
        "has vocab.json and merges.txt, which do not say how texts are cut into words", place: place,
        expected: "tokenizer_class GPT2Tokenizer, RobertaTokenizer, Qwen2Tokenizer or GPTNeoXTokenizer in "
          + "tokenizer_config.json, or a model_type that has one of these",
        found: className ?? "none",
        advice: "write tokenizer.json with transformers: AutoTokenizer.from_pretrained(DIR).save_pretrained(DIR)")
    }
    return form
  }

  private static let qwenWords =
    #"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"#
}
