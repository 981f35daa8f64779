import Basics
import Foundation

/// The nouns of WordNet 3.0 (Miller 1995; Fellbaum 1998), read from its database files.
///
/// Debian's package wordnet-base has them in `/usr/share/wordnet`; the environment variable
/// `TUNEBENCH_WORDNET` names another directory.
public struct WordNet: Sendable {
  /// One sense: words that mean the same, with a gloss.
  public struct Synset: Sendable, Equatable {
    /// Byte offset in the data file and part of speech, e.g. `02084071-n`.
    public var id: String
    /// Position in `LexicographerFile.all`.
    public var file: Int
    /// The words, underscores as blanks, the most usual first.
    public var lemmas: [String]
    /// The gloss before its first quoted example (`; "`), ends stripped.
    public var definition: String
    /// Ids of what this is a kind of (pointer `@`); an individual's class (`@i`) is not among them.
    public var hypernyms: [String]

    public var lexicographerFile: String { WordNet.lexicographerFiles[file] }
  }

  /// The lexicographer files by number (lexnames(5WN)); nouns are 3 to 28.
  public static let lexicographerFiles: [String] = [
    "adj.all", "adj.pert", "adv.all", "noun.Tops", "noun.act", "noun.animal", "noun.artifact",
    "noun.attribute", "noun.body", "noun.cognition", "noun.communication", "noun.event", "noun.feeling",
    "noun.food", "noun.group", "noun.location", "noun.motive", "noun.object", "noun.person",
    "noun.phenomenon", "noun.plant", "noun.possession", "noun.process", "noun.quantity", "noun.relation",
    "noun.shape", "noun.state", "noun.substance", "noun.time", "verb.body", "verb.change", "verb.cognition",
    "verb.communication", "verb.competition", "verb.consumption", "verb.contact", "verb.creation",
    "verb.emotion", "verb.motion", "verb.perception", "verb.possession", "verb.social", "verb.stative",
    "verb.weather", "adj.ppl",
  ]

  /// Numbers of the noun files without noun.Tops, the 51 roots: 25 classes.
  static let classes = 4...28

  /// The names of `classes` without "noun.": act, animal, artifact, ...
  public static let domains = classes.map { String(lexicographerFiles[$0].dropFirst(5)) }

  /// In the order of the file, which is that of the offsets.
  public var nouns: [Synset]
  public var files: [TaskFile]

  /// `TUNEBENCH_WORDNET`, or where Debian puts it.
  public static var directory: URL {
    let path = ProcessInfo.processInfo.environment["TUNEBENCH_WORDNET"] ?? "/usr/share/wordnet"
    return URL(fileURLWithPath: path, isDirectory: true)
  }

  public static func isInstalled(in directory: URL = WordNet.directory) -> Bool {
    FileManager.default.fileExists(atPath: directory.appendingPathComponent("data.noun").path)
  }

  /// Reads `data.noun`, about 82,000 synsets.
  ///
  /// - Throws: `InputError` where the file is missing or not as wndb(5WN) describes it.
  public init(directory: URL = WordNet.directory, hash: FileHash) throws {
    let file = directory.appendingPathComponent("data.noun")
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw InputError(
        "WordNet is not installed", place: file.path, expected: "WordNet 3.0's noun database",
        found: "no file",
        advice: "apt-get install wordnet-base, or set TUNEBENCH_WORDNET to the directory that has data.noun")
    }
    nouns = []
    let (bytes, sha256) = try Table.text(of: file, path: "data.noun", hash: hash)
    var line = 0
    for raw in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true) {
      line += 1
      if raw.starts(with: [0x20, 0x20]) { continue }  // the licence
      guard let synset = Synset(dataLine: Array(raw)) else {
        throw InputError(
          "not a synset", place: "data.noun:\(line)", expected: "a line of wndb(5WN)",
          found: "\"\(String(decoding: raw.prefix(60), as: UTF8.self))\"", advice: "reinstall wordnet-base")
      }
      nouns.append(synset)
    }
    files = [TaskFile(path: "wordnet/data.noun", sha256: sha256)]
  }

  init(nouns: [Synset], files: [TaskFile]) {
    self.nouns = nouns
    self.files = files
  }
}

extension WordNet.Synset {
  /// Parses a line of a data file; nil if it is not one.
  ///
  /// `offset lex_filenum ss_type w_cnt word lex_id [word lex_id...] p_cnt [pointer offset pos source/target...]
  /// [frames] | gloss`, with w_cnt in hexadecimal.
  package init?(dataLine: [UInt8]) {
    guard let bar = position(of: " | ", in: dataLine[...]) else { return nil }
    let fields = dataLine[..<bar].split(separator: 0x20)
    func text(_ i: Int) -> String { String(decoding: fields[i], as: UTF8.self) }
    guard fields.count > 4, fields[0].count == 8, let file = Int(text(1)),
      WordNet.lexicographerFiles.indices.contains(file), let words = Int(text(3), radix: 16), words > 0,
      fields.count > 4 + 2 * words, let pointers = Int(text(4 + 2 * words)),
      fields.count >= 5 + 2 * words + 4 * pointers
    else { return nil }
    let type = text(2) == "s" ? "a" : text(2)
    let hypernyms = (0..<pointers).map { 5 + 2 * words + 4 * $0 }.filter {
      fields[$0].elementsEqual("@".utf8)
    }
    let gloss = dataLine[(bar + 3)...]
    var definition = gloss[..<(position(of: "; \"", in: gloss) ?? gloss.endIndex)]
    while definition.first == 0x20 { definition.removeFirst() }
    while definition.last == 0x20 { definition.removeLast() }
    self.init(
      id: "\(text(0))-\(type)", file: file,
      lemmas: (0..<words).map { word in
        String(decoding: fields[4 + 2 * word].map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }, as: UTF8.self)
      },
      definition: String(decoding: definition, as: UTF8.self),
      hypernyms: hypernyms.map { "\(text($0 + 1))-\(text($0 + 2))" })
  }
}

/// Where `pattern`, three bytes of ASCII, first stands in `bytes`.
private func position(of pattern: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
  precondition(pattern.utf8CodeUnitCount == 3)
  let (a, b, c) = (pattern.utf8Start[0], pattern.utf8Start[1], pattern.utf8Start[2])
  var i = bytes.startIndex
  while i + 2 < bytes.endIndex {
    if bytes[i] == a, bytes[i + 1] == b, bytes[i + 2] == c { return i }
    i += 1
  }
  return nil
}
