import Basics
import Foundation

/// A tokenizer.json whose two large parts, the vocabulary and the merges, are read apart from the rest.
struct CutTokenizerFile {
  private let bytes: [UInt8]
  private let place: String
  private var vocabularyStart = -1
  private var mergesStart = -1
  /// Everything else; the two parts are null.
  let rest: JSON5Value

  init(_ bytes: [UInt8], place: String) throws {
    self.bytes = bytes
    self.place = place
    var ranges: [(key: String, range: Range<Int>)] = []
    try bytes.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes, place: place)
      try scanner.object { scanner, key in
        guard key.elementsEqual("model".utf8), scanner.peek() == UInt8(ascii: "{") else {
          return try scanner.skipValue()
        }
        try scanner.object { scanner, key in
          let name = String(decoding: key, as: UTF8.self)
          _ = scanner.peek()
          let start = scanner.position
          try scanner.skipValue()
          if name == "vocab" || name == "merges" { ranges.append((name, start..<scanner.position)) }
        }
      }
    }
    var rest: [UInt8] = []
    var done = 0
    for (key, range) in ranges {
      if key == "vocab" { vocabularyStart = range.lowerBound } else { mergesStart = range.lowerBound }
      rest += bytes[done..<range.lowerBound]
      // Lines keep their numbers.
      rest += Array("null".utf8) + bytes[range].filter { $0 == 0x0a }
      done = range.upperBound
    }
    rest += bytes[done...]
    guard let text = String(validating: rest, as: UTF8.self) else {
      throw InputError("is not text in UTF-8", place: place, expected: "a JSON object")
    }
    self.rest = try JSON5Value(parsing: text, source: place)
    if vocabularyStart < 0 {
      throw InputError("no vocabulary", place: "\(place): model.vocab", expected: "tokens with identifiers")
    }
    if mergesStart < 0 {
      throw InputError("no merges", place: "\(place): model.merges", expected: "a list of pairs of tokens")
    }
  }

  func vocabulary() throws -> Vocabulary {
    try bytes.withUnsafeBufferPointer { bytes in
      var vocabulary = Vocabulary(capacity: bytes.count / 28)
      var scanner = JSONScanner(bytes, place: place, from: vocabularyStart)
      try scanner.object { scanner, token in
        let id = try scanner.integer(atMost: Vocabulary.largestID)
        if let other = vocabulary.token(id), !other.utf8.elementsEqual(token) {
          throw InputError(
            "two tokens have one identifier", place: "\(place): model.vocab", expected: "one token for \(id)",
            found: "\(other) and \(String(decoding: token, as: UTF8.self))")
        }
        vocabulary.insert(token, id: id)
      }
      return vocabulary
    }
  }

  /// Reads merges as `"a b"` or `["a", "b"]`.
  func readMerges(into model: inout MergeModel, _ vocabulary: Vocabulary) throws {
    try bytes.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes, place: place, from: mergesStart)
      var text: [UInt8] = []
      var left: [UInt8] = []
      var rank = 0
      try scanner.array { scanner in
        if scanner.peek() == UInt8(ascii: "[") {
          var parts = 0
          try scanner.array { scanner in
            try scanner.string(into: &text)
            if parts == 0 { left = text }
            parts += 1
          }
          guard parts == 2 else { throw scanner.error(expected: "a pair of tokens") }
          try model.add(left[...], text[...], rank: rank, vocabulary, place: "\(place): model.merges[\(rank)]")
        } else {
          try scanner.string(into: &text)
          try model.add(text, rank: rank, vocabulary, place: "\(place): model.merges[\(rank)]")
        }
        rank += 1
      }
    }
  }
}

extension MergeModel {
  /// Adds the join that a line `a b` names.
  mutating func add(_ line: [UInt8], rank: Int, _ vocabulary: Vocabulary, place: String) throws {
    guard let space = line.firstIndex(of: 0x20), line[(space + 1)...].firstIndex(of: 0x20) == nil else {
      throw InputError(
        "a merge is not a pair", place: place, expected: "two tokens with one space between",
        found: String(decoding: line.prefix(80), as: UTF8.self))
    }
    try add(line[..<space], line[(space + 1)...], rank: rank, vocabulary, place: place)
  }

  mutating func add(
    _ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>, rank: Int, _ vocabulary: Vocabulary, place: String
  ) throws {
    func id(_ token: ArraySlice<UInt8>) throws -> Int32 {
      let found = token.withUnsafeBufferPointer { vocabulary.id(of: $0, hash: Vocabulary.hash($0), prefix: .empty) }
      if let found { return found }
      throw InputError(
        "a merge names a token that the vocabulary lacks", place: place, expected: "tokens of the vocabulary",
        found: String(decoding: token.prefix(80), as: UTF8.self))
    }
    join(try id(left), try id(right), into: try id(left + right), rank: rank)
  }
}
