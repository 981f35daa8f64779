import Basics

extension WordNet {
  /// `wordnet/definition-match/DOMAIN`: does the definition define the lemma?
  ///
  /// Text: a synset's first lemma. Pair: for label 1 ("match") its own definition, for label 0 ("no match")
  /// the definition of another synset of the same lexicographer file and the same split that does not have the
  /// lemma. Half of every split is of each label. Every synset gives one lemma and one definition, each used
  /// once, so that neither by itself tells the label; no lemma and no definition is in two splits.
  ///
  /// So that comparing letters is not enough, no pair of either label shares a word (see `sharesWord`):
  /// synsets whose definition shares one with their lemma are left out, as are repeats of a lemma or of a
  /// definition (normalised; the first counts). At most 2,000 pairs to train, 400 to dev and 800 to test;
  /// fewer in the same proportion where the file is small. Random stream: "wordnet/definition-match/DOMAIN".
  ///
  /// - Parameter domain: one of `domains`; anything else is a programming error.
  /// - Throws: `InputError` where the file has too few synsets; none of WordNet 3.0's has.
  public func definitionMatch(domain: String) throws -> TaskData {
    let name = "wordnet/definition-match/" + domain
    guard let index = WordNet.domains.firstIndex(of: domain) else {
      preconditionFailure("no domain \(domain)")
    }
    var lemmas: Set<String> = []
    var definitions: Set<String> = []
    var synsets: [Synset] = []
    for synset in nouns where synset.file == WordNet.classes.lowerBound + index {
      let (lemma, definition) = (synset.lemmas[0], synset.definition)
      if definition.isEmpty || sharesWord(lemma, definition) { continue }
      if lemmas.contains(normalized(lemma)) || definitions.contains(normalized(definition)) { continue }
      lemmas.insert(normalized(lemma))
      definitions.insert(normalized(definition))
      synsets.append(synset)
    }
    var random = RandomStream(seed: 1, purpose: name)
    random.shuffle(&synsets)

    var task = TaskData(
      name: name, kind: .classification(labels: ["no match", "match"]), metric: .accuracy, train: [], dev: [],
      test: [], files: files, version: 1,
      notes: ["lemma and definition of \(WordNet.lexicographerFiles[index + WordNet.classes.lowerBound])"])
    let total = min(synsets.count, 3200)
    for (split, size) in [(Split.test, 800), (.dev, 400), (.train, 2000)] {
      let half = total * size / 3200 / 2
      let matching = Array(synsets.prefix(half))
      let others = Array(synsets.dropFirst(half).prefix(half))
      synsets.removeFirst(2 * half)
      var examples = matching.map { match in
        Example(text: match.lemmas[0], pair: match.definition, label: .category(1), source: match.id)
      }
      for (synset, other) in zip(others, try exchanged(others)) {
        examples.append(
          Example(
            text: synset.lemmas[0], pair: other.definition, label: .category(0),
            source: synset.id + " " + other.id))
      }
      random.shuffle(&examples)
      task[split] = examples
    }
    return task
  }

  /// `synsets` in an order in which each one's definition is wrong for the lemma that stood in its place.
  ///
  /// Turned by one, then, in ascending order, each that still does not fit exchanged with the first one with
  /// which both fit.
  private func exchanged(_ synsets: [Synset]) throws -> [Synset] {
    func fits(_ lemmaOf: Synset, _ other: Synset) -> Bool {
      let lemma = normalized(lemmaOf.lemmas[0])
      return lemmaOf.id != other.id && !other.lemmas.contains { normalized($0) == lemma }
        && !sharesWord(lemma, other.definition)
    }
    var order = Array(synsets.dropFirst()) + synsets.prefix(1)
    for i in order.indices where !fits(synsets[i], order[i]) {
      let partner = order.indices.first {
        $0 != i && fits(synsets[i], order[$0]) && fits(synsets[$0], order[i])
      }
      guard let partner else {
        throw InputError(
          "too few synsets to draw wrong definitions from", place: synsets[i].lexicographerFile,
          expected: "WordNet 3.0", found: "\(synsets.count) synsets")
      }
      order.swapAt(i, partner)
    }
    return order
  }
}

/// Whether a word of `lemma` comes back in `definition`, by its spelling.
///
/// Words are runs of letters and digits in lower case; those of the lemma shorter than three letters do not
/// count. Two words are the same if they are equal, or both have five letters or more and the same first five
/// ("painter", "painting").
package func sharesWord(_ lemma: String, _ definition: String) -> Bool {
  func words(_ text: String) -> [Substring] {
    text.split { !$0.isLetter && !$0.isNumber }
  }
  let there = Set(words(definition.lowercased()))
  let stems = Set(there.filter { $0.count >= 5 }.map { $0.prefix(5) })
  return words(lemma.lowercased()).contains { word in
    word.count >= 3 && (there.contains(word) || (word.count >= 5 && stems.contains(word.prefix(5))))
  }
}
