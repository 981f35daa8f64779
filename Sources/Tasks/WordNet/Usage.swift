import Basics
import Foundation

/// Texts on which a language model is read by the bits that it needs for them.
public struct PassageSet: Sendable, Equatable {
  public var name: String
  public var texts: [String]
  public var files: [TaskFile]
  /// Raised when the same files may give other texts.
  public var version: Int
  public var notes: [String]
}

extension WordNet {
  /// `wordnet/usage`: the quoted examples of usage of all glosses, general English: about 48,000 sentences.
  ///
  /// In the order of the files data.noun, data.verb, data.adj and data.adv and of their lines; eight examples a document, one
  /// a line, so that a document gives a model some context.
  ///
  /// - Throws: `InputError` where a file is missing.
  static func usage(in directory: URL, hash: FileHash) throws -> PassageSet {
    var sentences: [String] = [], files: [TaskFile] = []
    for name in ["data.noun", "data.verb", "data.adj", "data.adv"] {
      let file = directory.appendingPathComponent(name)
      guard FileManager.default.fileExists(atPath: file.path) else {
        throw InputError(
          "WordNet is not installed", place: file.path, expected: "WordNet 3.0's databases", found: "no file",
          advice: "apt-get install wordnet-base, or set TUNEBENCH_WORDNET to the directory that has data.noun")
      }
      let (bytes, digest) = try Table.text(of: file, path: name, hash: hash)
      for line in bytes.split(separator: UInt8(ascii: "\n")) where !line.starts(with: [0x20, 0x20]) {
        sentences += examples(in: line)
      }
      files.append(TaskFile(path: "wordnet/" + name, sha256: digest))
    }
    let texts = stride(from: 0, to: sentences.count, by: 8).map {
      sentences[$0..<min($0 + 8, sentences.count)].joined(separator: "\n")
    }
    return PassageSet(
      name: "wordnet/usage", texts: texts, files: files, version: 1,
      notes: ["\(sentences.count) examples of usage, eight a document"])
  }

  /// What stands between pairs of quotation marks behind the definition of a line's gloss.
  static func examples(in line: ArraySlice<UInt8>) -> [String] {
    let quote = UInt8(ascii: "\"")
    guard let bar = line.firstIndex(of: UInt8(ascii: "|")) else { return [] }
    // Outside, inside, outside, ...: a mark without a second one opens nothing.
    let parts = line[bar...].split(separator: quote, omittingEmptySubsequences: false)
    return stride(from: 1, to: parts.count - 1, by: 2).compactMap { index in
      let text = String(decoding: parts[index], as: UTF8.self).trimmingCharacters(in: .whitespaces)
      return text.isEmpty ? nil : text
    }
  }
}
