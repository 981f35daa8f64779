import Basics

extension WordNet {
  /// `wordnet/which-definition/DOMAIN`: which of four definitions is the noun's?
  ///
  /// The examples of `wordnet/define/DOMAIN`, split by split, each with its own definition and three others of the same split
  /// in an order that is drawn: a model that learnt to write definitions is read by choices whose right ones it has not seen.
  /// Random stream: "wordnet/which-definition/DOMAIN".
  ///
  /// - Parameter domain: one of `domains`; anything else is a programming error.
  public func whichDefinition(domain: String) -> TaskData {
    var task = define(domain: domain)
    task.name = "wordnet/which-definition/" + domain
    (task.kind, task.metric) = (.choice(labels: nil), .accuracy)
    task.notes = task.notes.map { $0.replacing("to its definition", with: "to one of four definitions") }
    var random = RandomStream(seed: 1, purpose: task.name)
    for split in Split.allCases {
      let definitions = task[split].map { example -> String in
        if case .text(let text) = example.label { text } else { preconditionFailure("definitions are texts") }
      }
      task[split] = task[split].enumerated().map { index, example in
        var others = random.distinct(3, below: definitions.count, but: [index])
        let right = random.integer(below: 4)
        others.insert(index, at: min(right, others.count))
        return Example(
          text: example.text, label: .choice(others.firstIndex(of: index)!, among: others.map { definitions[$0] }),
          source: example.source)
      }
    }
    return task
  }

  /// `wordnet/hypernym-choice`: what is the noun a kind of? To read what a model knows, before and after.
  ///
  /// Text: `A WORD is a kind of`, continued as it stands; four texts: the first lemma of the synset's first hypernym, and those of
  /// three other nouns of the same lexicographer file that are no words of any hypernym of it, near or far. Words with capitals are
  /// left out, and nouns that share a word with one of the texts. 500 to test, none to train. Random stream:
  /// "wordnet/hypernym-choice".
  public func hypernymChoice() -> TaskData {
    let name = "wordnet/hypernym-choice"
    let byID = Dictionary(nouns.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    func first(_ synset: Synset) -> String { synset.lemmas[0] }
    func parent(_ synset: Synset) -> Synset? { synset.hypernyms.first.flatMap { byID[$0] } }
    func ancestors(_ synset: Synset) -> Set<String> {
      var seen: Set<String> = [], open = synset.hypernyms
      while let id = open.popLast() {
        if seen.insert(id).inserted { open += byID[id]?.hypernyms ?? [] }
      }
      return seen
    }
    var lemmas: Set<String> = []
    var pools: [Int: [Synset]] = [:]
    var candidates: [Synset] = []
    for synset in nouns where Self.classes.contains(synset.file) {
      guard let parent = parent(synset), first(synset) == first(synset).lowercased(),
        first(parent) == first(parent).lowercased(), !sharesWord(first(synset), first(parent)),
        lemmas.insert(normalized(first(synset))).inserted
      else { continue }
      candidates.append(synset)
      pools[synset.file, default: []].append(parent)
    }
    var random = RandomStream(seed: 1, purpose: name)
    random.shuffle(&candidates)
    var task = TaskData(
      name: name, kind: .choice(labels: nil), metric: .accuracy, train: [], dev: [], test: [], files: files, version: 1,
      notes: ["noun to one of four that it may be a kind of"])
    for synset in candidates where task.test.count < 500 {
      let right = parent(synset)!
      // By their words: another sense of a hypernym's word would read as right.
      let above = Set(ancestors(synset).flatMap { byID[$0]?.lemmas ?? [] }.map(normalized))
      let pool = pools[synset.file]!
      var texts = [first(right)]
      // A pool may have few different texts: after so many draws the noun is left out.
      for _ in 0..<50 where texts.count < 4 {
        let other = pool[random.integer(below: pool.count)]
        guard !above.contains(normalized(first(other))), other.id != synset.id, !texts.contains(first(other)),
          !sharesWord(first(synset), first(other))
        else { continue }
        texts.append(first(other))
      }
      guard texts.count == 4 else { continue }
      let gold = random.integer(below: 4)
      texts.swapAt(0, gold)
      let article = "aeiou".contains(first(synset).first!) ? "An" : "A"
      task.test.append(
        Example(
          text: "\(article) \(first(synset)) is a kind of", label: .choice(gold, among: texts), source: synset.id,
          shape: .continued))
    }
    return task
  }
}

extension RandomStream {
  /// So many different numbers below a bound in the order of their draw, none of `but`; fewer where there are no more.
  fileprivate mutating func distinct(_ count: Int, below bound: Int, but: Set<Int>) -> [Int] {
    var numbers: [Int] = []
    while numbers.count < min(count, bound - but.count) {
      let number = integer(below: bound)
      if !but.contains(number), !numbers.contains(number) { numbers.append(number) }
    }
    return numbers
  }
}
