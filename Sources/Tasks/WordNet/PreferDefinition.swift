import Basics

extension WordNet {
  /// `wordnet/prefer-definition/DOMAIN`: which of two definitions is the noun's? Pairs for preferences, without a download.
  ///
  /// Text: `Define the noun "WORD".`, as in `wordnet/define`; the right text is the noun's definition, the other one that of a
  /// sister: a noun with the same first hypernym. Sisters are taken in a circle, each the next one's, so that nearly every
  /// definition is right once and wrong once, and none is told by its words. A circle has at most nine nouns and lies in one
  /// split, so that no definition is in two. A noun without a sister, or whose only sisters are senses of its word, is left out and
  /// counted in the notes.
  ///
  /// Nouns are those of `wordnet/define`: of one first lemma and of one definition (normalised) the first. At most 2,000 to
  /// train, 200 to dev and 400 to test; fewer in the same proportion where the file is small. The right text is the second one:
  /// of two that a model finds equal it counts as having chosen the first. Random stream: "wordnet/prefer-definition/DOMAIN".
  ///
  /// - Parameter domain: one of `domains`; anything else is a programming error.
  public func preferDefinition(domain: String) -> TaskData {
    let name = "wordnet/prefer-definition/" + domain
    guard let index = WordNet.domains.firstIndex(of: domain) else { preconditionFailure("no domain \(domain)") }
    let file = WordNet.classes.lowerBound + index
    let all = definable(in: file)
    var order: [String] = [], sisters: [String: [Synset]] = [:]
    for synset in all {
      guard let parent = synset.hypernyms.first else { continue }
      if sisters[parent] == nil { order.append(parent) }
      sisters[parent, default: []].append(synset)
    }
    var circles = order.flatMap { Self.circles(sisters[$0]!) }.map { circle in
      circle.indices.compactMap { Self.pair(at: $0, in: circle) }
    }
    let found = circles.reduce(0) { $0 + $1.count }
    var random = RandomStream(seed: 1, purpose: name)
    random.shuffle(&circles)
    var task = TaskData(
      name: name, kind: .choice(labels: nil), metric: .accuracy, train: [], dev: [], test: [], files: files, version: 1,
      notes: [
        "noun of \(WordNet.lexicographerFiles[file]) to its definition or a sister's",
        "left out, as they have no sister: \(all.count - found) of \(all.count) nouns",
      ])
    let total = min(found, 2600)
    for (split, size) in [(Split.test, 400), (.dev, 200), (.train, 2000)] {
      let count = total * size / 2600
      while task[split].count < count, let circle = circles.popLast() { task[split] += circle }
      task[split] = Array(task[split].prefix(count))
    }
    return task
  }

  /// Sisters in circles of two to nine, in their order.
  private static func circles(_ sisters: [Synset]) -> [[Synset]] {
    guard sisters.count > 1 else { return [] }
    var circles = stride(from: 0, to: sisters.count, by: 8).map { Array(sisters[$0..<min($0 + 8, sisters.count)]) }
    if circles.last!.count == 1 {
      let one = circles.removeLast()
      circles[circles.count - 1] += one
    }
    return circles
  }

  /// A noun with the definition of the next one in its circle that is no sense of the same word; nil where there is none.
  private static func pair(at place: Int, in circle: [Synset]) -> Example? {
    let own = circle[place], lemma = normalized(own.lemmas[0])
    let others = (1..<circle.count).map { circle[(place + $0) % circle.count] }
    guard let sister = others.first(where: { !$0.lemmas.map(normalized).contains(lemma) }) else { return nil }
    return Example(
      text: Self.question(own), label: .choice(1, among: [sister.definition, own.definition]),
      source: own.id + " " + sister.id)
  }
}
