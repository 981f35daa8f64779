import Basics
import Foundation

/// The tokenizer of a model directory, whichever kind it is.
public enum ModelTokenizer {
  /// Reads the tokenizer that `tokenizer.json` describes, or without that file the WordPiece vocabulary
  /// `vocab.txt` or the byte-level BPE of `vocab.json` and `merges.txt`.
  ///
  /// - Throws: `InputError` for missing or malformed files, and for a kind that cannot be run, by name.
  public static func read(directory: URL) throws -> any Tokenizer {
    let file = directory.appendingPathComponent("tokenizer.json")
    func exists(_ name: String) -> Bool {
      FileManager.default.fileExists(atPath: directory.appendingPathComponent(name).path)
    }
    guard exists("tokenizer.json") else {
      // Byte-level BPE in the older form.
      if PublishedMerges.areAll(in: directory), !exists("vocab.txt") {
        return try BytePairTokenizer(directory: directory)
      }
      return try WordPieceTokenizer(directory: directory)
    }
    switch try type(of: TokenizerDescription.read(file), place: file.path) {
    case "BPE": return try BytePairTokenizer(directory: directory)
    // The oldest files name no type.
    case "WordPiece", nil: return try WordPieceTokenizer(directory: directory)
    case let other?:
      throw InputError(
        "this tokenizer is not supported", place: "\(file.path): model.type", expected: "BPE or WordPiece",
        found: other,
        advice: "choose a model with one of these")
    }
  }

  private static func type(of bytes: [UInt8], place: String) throws -> String? {
    try bytes.withUnsafeBufferPointer { bytes in
      var type: [UInt8]?
      var scanner = JSONScanner(bytes, place: place)
      try scanner.object { scanner, key in
        guard key.elementsEqual("model".utf8), scanner.peek() == UInt8(ascii: "{") else {
          return try scanner.skipValue()
        }
        try scanner.object { scanner, key in
          guard key.elementsEqual("type".utf8), scanner.peek() == UInt8(ascii: "\"") else {
            return try scanner.skipValue()
          }
          var text: [UInt8] = []
          try scanner.string(into: &text)
          type = text
        }
      }
      return type.map { String(decoding: $0, as: UTF8.self) }
    }
  }
}
