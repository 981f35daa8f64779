import Basics

extension WordNet {
  /// `wordnet/relatedness`: does the cosine of two definitions' embeddings rank a synset's hypernym above a
  /// random synset of the same lexicographer file?
  ///
  /// 1,000 synsets over all noun files, each with two pairs: (its definition, that of its first hypernym, 1)
  /// and (its definition, that of a random synset, 0). ROC AUC over all pairs. The hypernym stands in the same
  /// lexicographer file, so that the file does not tell the two apart; the random synset is no ancestor and no
  /// descendant. Synsets whose definition another noun has too are left out on both sides. Random stream:
  /// "wordnet/relatedness".
  public func relatedness() -> PairSet {
    var uses: [String: Int] = [:]
    for synset in nouns { uses[normalized(synset.definition), default: 0] += 1 }
    let usable = nouns.filter { !$0.definition.isEmpty && uses[normalized($0.definition)] == 1 }
    let byID = Dictionary(uniqueKeysWithValues: nouns.map { ($0.id, $0) })
    let usableIDs = Set(usable.map(\.id))
    var pools = [[Synset]](repeating: [], count: WordNet.lexicographerFiles.count)
    for synset in usable { pools[synset.file].append(synset) }

    func ancestors(of synset: Synset) -> Set<String> {
      var found: Set<String> = []
      var open = synset.hypernyms
      while let id = open.popLast() {
        if found.insert(id).inserted { open += byID[id]?.hypernyms ?? [] }
      }
      return found
    }

    var anchors = usable
    var random = RandomStream(seed: 1, purpose: "wordnet/relatedness")
    random.shuffle(&anchors)
    var pairs: [PairSet.Pair] = []
    for anchor in anchors where pairs.count < 2000 {
      guard let id = anchor.hypernyms.first, let hypernym = byID[id], hypernym.file == anchor.file,
        usableIDs.contains(id)
      else { continue }
      let above = ancestors(of: anchor)
      let pool = pools[anchor.file]
      // A pool of relatives only would never end; a file has hundreds of synsets, of which a few are.
      for _ in 0..<100 {
        let other = pool[random.integer(below: pool.count)]
        if other.id == anchor.id || above.contains(other.id) || ancestors(of: other).contains(anchor.id) {
          continue
        }
        pairs.append(.init(a: anchor.definition, b: hypernym.definition, gold: 1))
        pairs.append(.init(a: anchor.definition, b: other.definition, gold: 0))
        break
      }
    }
    return PairSet(
      name: "wordnet/relatedness", pairs: pairs, metric: .rocAUC, files: files, version: 1,
      notes: ["hypernym's definition against that of a random synset of the same lexicographer file"])
  }
}
