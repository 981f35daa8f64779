import Basics
import Foundation
import Tasks
import Testing

/// WordNet as installed, read once for all tests.
private let installed: WordNet? = WordNet.isInstalled() ? try? WordNet(hash: fakeHash) : nil

struct WordNetParsingTests {
  /// A line as wndb(5WN) describes it: word count in hexadecimal, pointers of four fields each.
  @Test func dataLine() throws {
    let line =
      "02084071 05 n 03 dog 0 domestic_dog 0 Canis_familiaris 0 003 @ 02083346 n 0000 @i 01317541 n 0000 "
      + "%p 02158846 n 0000 | a member of the genus Canis; domesticated; \"the dog barked\"; \"a | b\"  "
    let synset = try #require(WordNet.Synset(dataLine: Array(line.utf8)))
    #expect(synset.id == "02084071-n")
    #expect(synset.lexicographerFile == "noun.animal")
    #expect(synset.lemmas == ["dog", "domestic dog", "Canis familiaris"])
    #expect(synset.hypernyms == ["02083346-n"])
    #expect(synset.definition == "a member of the genus Canis; domesticated")
  }

  @Test func wordCountIsHexadecimal() throws {
    let words = (1...16).map { "w\($0) 0" }.joined(separator: " ")
    let synset = try #require(WordNet.Synset(dataLine: "00000001 04 n 10 \(words) 000 | x".utf8.map { $0 }))
    #expect(synset.lemmas.count == 16)
    #expect(synset.hypernyms.isEmpty)
  }

  @Test(arguments: [
    "", "no gloss", "00000001 04 n 02 one 0 000 | x", "00000001 99 n 01 one 0 000 | x",
    "00000001 04 n 01 one 0 001 @ 0000002 n | x", "1 04 n 01 one 0 000 | x",
  ])
  func otherLines(_ line: String) {
    #expect(WordNet.Synset(dataLine: Array(line.utf8)) == nil)
  }

  @Test func brokenFileSaysTheLine() throws {
    let folder = try Folder()
    try folder.write("data.noun", "  1 licence\n00000001 04 n 01 one 0 000 | x\n00000002 04 n one\n")
    #expect(inputError { _ = try WordNet(directory: folder.url, hash: fakeHash) }?.place == "data.noun:3")
  }

  @Test func missingWordNetSaysHowToGetIt() throws {
    let folder = try Folder()
    let error = inputError { _ = try WordNet(directory: folder.url, hash: fakeHash) }
    #expect(error?.advice?.contains("apt-get install wordnet-base") == true)
    #expect(!WordNet.isInstalled(in: folder.url))
  }

  @Test func wordsThatComeBack() {
    #expect(sharesWord("steam engine", "an engine driven by steam"))
    #expect(sharesWord("Painter", "one who paints: a painting artist"))
    #expect(sharesWord("x-ray", "RAY of light"))
    #expect(!sharesWord("cat", "a category of scatter"))
    #expect(!sharesWord("man of war", "of a kind"))
    #expect(!sharesWord("seal", "sealed with wax"))
  }
}

private let nouns = Dictionary(uniqueKeysWithValues: (installed?.nouns ?? []).map { ($0.id, $0) })

@Suite(.enabled(if: installed != nil, "WordNet is not installed (apt-get install wordnet-base)"))
struct WordNetTaskTests {
  private let wordNet = installed!

  /// 82,115 noun synsets with 146,347 words: wnstats(7WN). The counts a file: `cut -d' ' -f2 data.noun | sort |
  /// uniq -c`. Hypernyms and the definitions' length: ten lines of Python that split at " | " and "; \"".
  @Test func everyNounIsThere() {
    #expect(wordNet.nouns.count == 82115)
    #expect(wordNet.nouns.reduce(0) { $0 + $1.lemmas.count } == 146_347)
    #expect(wordNet.nouns.reduce(0) { $0 + $1.hypernyms.count } == 75_850)
    #expect(wordNet.nouns.reduce(0) { $0 + $1.definition.utf8.count } == 5_639_168)
    var counts: [String: Int] = [:]
    for synset in wordNet.nouns { counts[synset.lexicographerFile, default: 0] += 1 }
    #expect(counts.count == 26)
    #expect(counts["noun.Tops"] == 51)
    #expect(counts["noun.artifact"] == 11587)
    #expect(counts["noun.motive"] == 42)
    #expect(counts["noun.time"] == 1028)
    #expect(wordNet.nouns.allSatisfy { !$0.definition.isEmpty && !$0.definition.contains("; \"") })
  }

  @Test func secondReadingGivesTheSame() throws {
    let again = try WordNet(hash: fakeHash)
    #expect(again.supersense() == wordNet.supersense())
    #expect(try again.definitionMatch(domain: "food") == wordNet.definitionMatch(domain: "food"))
    #expect(again.relatedness() == wordNet.relatedness())
  }

  @Test func supersenseHasItsCountsAClass() {
    let task = wordNet.supersense()
    #expect(task.labels.count == 25)
    #expect(task.labels.first == "noun.act")
    #expect(task.labels.last == "noun.time")
    for (split, most) in [(Split.train, 100), (.dev, 20), (.test, 40)] {
      var counts = [Int](repeating: 0, count: 25)
      for example in task[split] {
        if case .category(let category) = example.label { counts[category] += 1 }
      }
      for (label, count) in zip(task.labels, counts) {
        // noun.motive has 42 synsets, of which all definitions differ: 27, 5 and 10.
        #expect(
          count == (label == "noun.motive" ? [100: 27, 20: 5, 40: 10][most]! : most), "\(label) \(split)")
      }
      // Classes are mixed, so that a task cut short has them all.
      #expect(Set(task[split].prefix(100).map(\.label).map(String.init(describing:))).count > 15)
    }
  }

  @Test func supersenseIsRightAndNoDefinitionStraddles() {
    let task = wordNet.supersense()
    var seen: Set<String> = []
    for example in Split.allCases.flatMap({ task[$0] }) {
      let synset = nouns[example.source]!
      #expect(example.text == synset.definition)
      #expect(example.label == .category(task.labels.firstIndex(of: synset.lexicographerFile)!))
      #expect(seen.insert(normalized(example.text)).inserted, "\(example.text) twice")
    }
    // No definition of two classes is in it.
    let elsewhere = wordNet.nouns.filter { seen.contains(normalized($0.definition)) }
    let byText = Dictionary(grouping: elsewhere) { normalized($0.definition) }
    #expect(byText.values.allSatisfy { Set($0.map(\.file)).count == 1 })
  }

  @Test(arguments: WordNet.domains)
  func definitionMatch(_ domain: String) throws {
    let task = try wordNet.definitionMatch(domain: domain)
    if domain == "artifact" { #expect(sizes(task) == [2000, 400, 800]) }
    var lemmas: Set<String> = []
    var definitions: Set<String> = []
    // Collected, because an expectation a pair and a property takes seconds.
    var wrong: [String] = []
    for split in Split.allCases {
      let matches = task[split].count { $0.label == .category(1) }
      #expect(matches * 2 == task[split].count && matches > 0)
      for example in task[split] {
        func check(_ holds: Bool, _ what: String) {
          if !holds { wrong.append("\(what): \(example)") }
        }
        let pair = try #require(example.pair)
        // No other split has the lemma or the definition, nor has this one twice.
        check(lemmas.insert(normalized(example.text)).inserted, "lemma twice")
        check(definitions.insert(normalized(pair)).inserted, "definition twice")
        check(!sharesWord(example.text, pair), "trivial")
        let ids = example.source.split(separator: " ").map(String.init)
        let synset = nouns[ids[0]]!
        let defining = nouns[ids.last!]!
        check(synset.lemmas[0] == example.text, "lemma")
        check(defining.definition == pair, "definition")
        check(
          synset.lexicographerFile == "noun." + domain && defining.file == synset.file, "lexicographer file")
        check((example.label == .category(1)) == (ids.count == 1), "label")
        if ids.count == 2 {
          check(ids[0] != ids[1], "own definition")
          check(
            !defining.lemmas.contains { normalized($0) == normalized(example.text) },
            "definition of the lemma")
        }
      }
    }
    #expect(wrong == [])
  }

  @Test func relatednessPairsAreWhatTheySay() {
    let set = wordNet.relatedness()
    #expect(set.metric == .rocAUC)
    #expect(set.pairs.count == 2000)
    let byDefinition = Dictionary(grouping: wordNet.nouns, by: \.definition)
    func ancestors(_ synset: WordNet.Synset) -> Set<String> {
      synset.hypernyms.reduce(into: []) { $0.formUnion(ancestors(nouns[$1]!).union([$1])) }
    }
    for (positive, negative) in zip(
      stride(from: 0, to: 2000, by: 2).map { set.pairs[$0] },
      stride(from: 1, to: 2000, by: 2).map { set.pairs[$0] })
    {
      #expect(positive.gold == 1 && negative.gold == 0 && positive.a == negative.a)
      // Every definition is that of one synset only.
      let anchor = byDefinition[positive.a]!
      let hypernym = byDefinition[positive.b]!
      let other = byDefinition[negative.b]!
      #expect(anchor.count == 1 && hypernym.count == 1 && other.count == 1)
      #expect(anchor[0].hypernyms.first == hypernym[0].id)
      #expect(anchor[0].file == hypernym[0].file && anchor[0].file == other[0].file)
      #expect(anchor[0].id != other[0].id)
      #expect(!ancestors(anchor[0]).contains(other[0].id) && !ancestors(other[0]).contains(anchor[0].id))
    }
    #expect(Set(set.pairs.map(\.a)).count == 1000)
    #expect(set.value(similarities: set.pairs.map(\.gold)) == 1)
  }
}
