/// Cuts a word greedily into the longest tokens of a vocabulary, from its beginning to its end.
///
/// What does not begin the word is looked up behind the prefix `##`. A word that cannot be cut to its end, or
/// that has too many scalars, is one unknown token. Source: Wu et al. 2016, arXiv:1609.08144, section 4.1, as in
/// BERT's `WordpieceTokenizer` (Devlin et al. 2019, arXiv:1810.04805).
struct WordPiece: Sendable {
  var vocabulary: Vocabulary
  var unknownID: Int32
  var continuingPrefix = Vocabulary.Prefix("##")
  /// Words with more Unicode scalars than this are unknown.
  var maximumScalars = 100

  /// Appends the pieces of one word, UTF-8, not empty.
  ///
  /// - Parameter hashes: scratch space, kept by the caller so that words share it.
  func append(_ word: UnsafeBufferPointer<UInt8>, to pieces: inout [Int32], hashes: inout [UInt64]) {
    var scalars = 0
    for byte in word where byte & 0xc0 != 0x80 { scalars += 1 }
    guard scalars <= maximumScalars else { return pieces.append(unknownID) }

    let firstPiece = pieces.count
    var start = 0
    while start < word.count {
      let prefix = start == 0 ? Vocabulary.Prefix.empty : continuingPrefix
      let longest = max(0, min(word.count - start, vocabulary.longestToken - prefix.bytes.count))
      hashes.removeAll(keepingCapacity: true)
      var hash = prefix.hash
      for offset in 0..<longest {
        hash = Vocabulary.extend(hash, with: word[start + offset])
        hashes.append(hash)
      }
      var length = longest
      var found: Int32?
      while length > 0 {
        let end = start + length
        if end == word.count || word[end] & 0xc0 != 0x80 {  // a token ends where a scalar ends
          found = vocabulary.id(
            of: UnsafeBufferPointer(rebasing: word[start..<end]), hash: hashes[length - 1], prefix: prefix)
          if found != nil { break }
        }
        length -= 1
      }
      guard let found else {
        pieces.removeSubrange(firstPiece...)
        return pieces.append(unknownID)
      }
      pieces.append(found)
      start += length
    }
  }
}
