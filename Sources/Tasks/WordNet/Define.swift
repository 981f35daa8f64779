import Basics

extension WordNet {
  /// `wordnet/define/DOMAIN`: a language model is to write the definition of a noun.
  ///
  /// Text: `Define the noun "WORD".` with a synset's first lemma; answer: its definition, without the examples. Of synsets
  /// with the same first lemma (normalised) the first counts, as of those with the same definition; no lemma and no
  /// definition is in two splits. At most 2,000 to train, 200 to dev and 400 to test; fewer in the same proportion where
  /// the file is small. Random stream: "wordnet/define/DOMAIN".
  ///
  /// - Parameter domain: one of `domains`; anything else is a programming error.
  public func define(domain: String) -> TaskData {
    let name = "wordnet/define/" + domain
    guard let index = WordNet.domains.firstIndex(of: domain) else { preconditionFailure("no domain \(domain)") }
    let file = WordNet.classes.lowerBound + index
    var synsets = definable(in: file)
    var random = RandomStream(seed: 1, purpose: name)
    random.shuffle(&synsets)
    var task = TaskData(
      name: name, kind: .continuation, metric: .crossEntropy, train: [], dev: [], test: [], files: files, version: 1,
      notes: ["noun of \(WordNet.lexicographerFiles[file]) to its definition"])
    let total = min(synsets.count, 2600)
    for (split, size) in [(Split.test, 400), (.dev, 200), (.train, 2000)] {
      let count = total * size / 2600
      task[split] = synsets.prefix(count).map {
        Example(text: Self.question($0), label: .text($0.definition), source: $0.id)
      }
      synsets.removeFirst(count)
    }
    return task
  }

  /// What is asked for a noun's definition.
  static func question(_ synset: Synset) -> String { "Define the noun \"\(synset.lemmas[0])\"." }

  /// The nouns of a lexicographer file of which no earlier one has the first lemma or the definition, in its order.
  func definable(in file: Int) -> [Synset] {
    var lemmas: Set<String> = [], definitions: Set<String> = []
    return nouns.filter { synset in
      guard synset.file == file, !synset.definition.isEmpty else { return false }
      let lemma = normalized(synset.lemmas[0]), definition = normalized(synset.definition)
      guard !lemmas.contains(lemma), !definitions.contains(definition) else { return false }
      lemmas.insert(lemma)
      definitions.insert(definition)
      return true
    }
  }
}
