import Basics

extension WordNet {
  /// `wordnet/supersense`: from a noun's definition to the lexicographer file that it stands in, 25 classes.
  ///
  /// A class gives at most 100 synsets to train, 20 to dev and 40 to test; one that has fewer than 160 gives
  /// them in the same proportion. Of synsets with the same definition (normalised) in one class the first
  /// counts; a definition that occurs in two classes is left out. noun.Tops, the 51 roots, is no class.
  /// Random streams: "wordnet/supersense/CLASS" for the choice, "wordnet/supersense/SPLIT" for the order.
  public func supersense() -> TaskData {
    var classesOf: [String: Set<Int>] = [:]
    for synset in nouns { classesOf[normalized(synset.definition), default: []].insert(synset.file) }

    var task = TaskData(
      name: "wordnet/supersense",
      kind: .classification(labels: WordNet.classes.map { WordNet.lexicographerFiles[$0] }),
      metric: .accuracy,
      train: [], dev: [], test: [], files: files, version: 1,
      notes: ["definition to noun lexicographer file; at most 100, 20 and 40 synsets a class"])
    for (category, file) in WordNet.classes.enumerated() {
      var seen: Set<String> = []
      var synsets = nouns.filter {
        guard $0.file == file else { return false }
        let key = normalized($0.definition)
        return classesOf[key]?.count == 1 && !key.isEmpty && seen.insert(key).inserted
      }
      var random = RandomStream(seed: 1, purpose: "wordnet/supersense/" + WordNet.lexicographerFiles[file])
      random.shuffle(&synsets)
      let total = min(synsets.count, 160)
      let parts: [(Split, Int)] = [
        (.test, total * 40 / 160), (.dev, total * 20 / 160),
        (.train, total - total * 40 / 160 - total * 20 / 160),
      ]
      for (split, count) in parts {
        task[split] += synsets.prefix(count).map {
          Example(text: $0.definition, label: .category(category), source: $0.id)
        }
        synsets.removeFirst(count)
      }
    }
    for split in Split.allCases {
      var random = RandomStream(seed: 1, purpose: "wordnet/supersense/" + split.rawValue)
      random.shuffle(&task[split])
    }
    return task
  }
}
