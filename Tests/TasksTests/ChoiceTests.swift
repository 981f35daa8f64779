import Basics
import Foundation
import Testing

@testable import Tasks

/// Texts to choose from: metrics, prompts with words for labels, files, and WordNet's sets.
struct ChoiceTests {
  /// By hand: sums -6, -5, -7; characters 6, 2, 8; bytes 6, 4 ("é" has two), 16 ("é" eight times).
  @Test func metricsDivideByCharactersAndByBytes_T30() {
    let texts = ["abcdef", "éé", "éééééééé"]
    let reading = ChoiceReading(sums: [-6, -5, -7], texts: texts, gold: 2)
    #expect(reading.characters == [6, 2, 8] && reading.bytes == [6, 4, 16])
    #expect(reading.chosen(by: .accuracy) == 1)  // -5
    #expect(reading.chosen(by: .accuracyNorm) == 2)  // -1, -2.5, -0.875
    #expect(reading.chosen(by: .accuracyBytes) == 2)  // -1, -1.25, -0.4375
    let other = ChoiceReading(sums: [-6, -5, -8.5], texts: texts, gold: 2)
    // -1, -2.5, -1.0625 by characters, and -1, -1.25, -0.53 by bytes.
    #expect(other.chosen(by: .accuracyNorm) == 0 && other.chosen(by: .accuracyBytes) == 2)
    #expect(Metric.accuracyNorm.value([reading, other]) == 0.5)
    #expect(Metric.accuracy.value([reading, other]) == 0 && Metric.accuracyBytes.value([reading, other]) == 1)
    // The first of equals, as numpy's argmax.
    #expect(ChoiceReading(sums: [-2, -1, -1], texts: ["a", "b", "c"], gold: 2).chosen(by: .accuracy) == 1)
    #expect(Metric.accuracyNorm.value([ChoiceReading]()).isNaN)
  }

  private func task(_ spec: DataSpec, _ files: [String: String]) throws -> TaskData {
    let folder = try Folder()
    for (name, text) in files { try folder.write(name, text) }
    return try spec.load(from: folder.url, hash: fakeHash)
  }

  private static let films =
    "sentence\tlabel\n"
    + (0..<20).map { "film {\($0)}\t\($0 % 2)" }.joined(separator: "\n") + "\n"

  @Test func labelsBecomeWordsInAPrompt() throws {
    let spec = DataSpec(
      name: "films", files: .init(all: "films.tsv"), prompt: "{{a}} {text}\nSentiment:",
      verbalizer: ["0": "negative", "1": "positive"])
    let task = try task(spec, ["films.tsv": Self.films])
    #expect(task.kind == .choice(labels: ["0", "1"]) && task.metric == .accuracy && task.labels == ["0", "1"])
    let example = try #require(task.train.first { $0.text.contains("{7}") })
    // Braces of a row are its own.
    #expect(example.text == "{a} film {7}\nSentiment:")
    #expect(example.label == .choice(1, among: ["negative", "positive"]))
    var other = spec
    other.verbalizer = nil
    #expect(
      try self.task(other, ["films.tsv": Self.films]).test.allSatisfy {
        if case .choice(_, let words) = $0.label { words == ["0", "1"] } else { false }
      })
    other.metric = .accuracyNorm
    #expect(try self.task(other, ["films.tsv": Self.films]).metric == .accuracyNorm)
  }

  @Test(
    arguments: [
      ("{text", nil, "has a brace that nothing closes"), ("text}", nil, "closes a brace that was not opened"),
      ("{pair} {text}", nil, "has a place that no row can fill"), ("{texts}", nil, "has a place that no row can fill"),
      ("no place", nil, "has no place for the text"),
      ("{text}", ["0": "bad", "1": "bad"], "has one word for two labels"),
      ("{text}", ["0": "bad"], "has a label without a word"),
      ("{text}", ["0": "bad", "1": "good", "2": "fair"], "has a word for a label that it has not"),
      (nil, ["0": "bad", "1": "good"], "has words for its labels and no prompt to ask with"),
    ] as [(String?, [String: String]?, String)])
  func promptsThatCannotBeAsked(_ prompt: String?, _ words: [String: String]?, _ message: String) {
    let spec = DataSpec(name: "films", files: .init(all: "films.tsv"), prompt: prompt, verbalizer: words)
    let error = inputError { _ = try task(spec, ["films.tsv": Self.films]) }
    #expect(error?.message.contains(message) == true, "\(String(describing: error))")
    #expect(error?.advice != nil && error?.kind == .usage)
  }

  @Test func numbersHaveNoWords() {
    let spec = DataSpec(
      name: "n", files: .init(all: "n.tsv"), prompt: "{text}", labelKind: .number)
    let error = inputError { _ = try task(spec, ["n.tsv": Self.films]) }
    #expect(error?.message == "has no labels that could be words" && error?.advice == "leave out --prompt")
  }

  @Test func filesOfChoicesAreRead() throws {
    let lines = [
      #"{"question": "Why?", "choices": ["because", "so"], "answer": 1}"#,
      #"{"question": "Who?", "choices": ["he", "she", "it"], "answer": "B"}"#,
      #"{"question": "2 + 2 is", "choices": ["3", "4", "22"], "answer": "22"}"#,
    ]
    let spec = DataSpec(name: "q", files: .init(test: "q.jsonl"), prompt: "Question: {text}\nAnswer:")
    let folder = try Folder()
    try folder.write("q.jsonl", lines.joined(separator: "\n") + "\n")
    let reading = try spec.reading(from: folder.url, as: .heldOut, hash: fakeHash)
    #expect(reading.task.kind == .choice(labels: nil) && reading.decided.form == .choices)
    #expect(reading.task.test[0].text == "Question: Why?\nAnswer:")
    #expect(
      reading.task.test.map(\.label) == [
        .choice(1, among: ["because", "so"]), .choice(1, among: ["he", "she", "it"]),
        .choice(2, among: ["3", "4", "22"]),
      ])
    // What was decided reads the same again.
    #expect(try reading.decided.load(from: folder.url, as: .heldOut, hash: fakeHash) == reading.task)
  }

  @Test(arguments: [
    (#"{"question": "Q", "choices": "a, b", "answer": 0}"#, "has no list of texts"),
    (#"{"question": "Q", "choices": ["a"], "answer": 0}"#, "cannot be chosen from"),
    (#"{"question": "Q", "choices": ["a", "a"], "answer": 0}"#, "cannot be chosen from"),
    (#"{"question": "Q", "choices": ["a", 2], "answer": 0}"#, "cannot be chosen from"),
    (#"{"question": "Q", "choices": ["a", " "], "answer": 0}"#, "cannot be chosen from"),
    (#"{"question": "Q", "choices": ["a", "b"], "answer": 2}"#, "has an answer that is none of its texts"),
    (#"{"question": "Q", "choices": ["a", "b"], "answer": -1}"#, "has an answer that is none of its texts"),
    (#"{"question": "Q", "choices": ["a", "b"], "answer": "C"}"#, "has an answer that is none of its texts"),
    (#"{"question": " ", "choices": ["a", "b"], "answer": 0}"#, "empty question"),
  ])
  func rowsWithoutAChoice(_ line: String, _ message: String) {
    let spec = DataSpec(name: "q", files: .init(train: "q.jsonl"), form: .choices)
    let error = inputError { _ = try task(spec, ["q.jsonl": line + "\n"]) }
    #expect(error?.message.contains(message) == true && error?.place == "q.jsonl:1", "\(String(describing: error))")
  }
}

/// WordNet's sets of choices, by what their definitions promise.
struct WordNetChoiceTests {
  private static let installed: WordNet? = WordNet.isInstalled() ? try? WordNet(hash: fakeHash) : nil

  @Test(.enabled(if: installed != nil, "WordNet is not installed: apt-get install wordnet-base"))
  func whichDefinition() throws {
    let wordNet = Self.installed!
    let task = wordNet.whichDefinition(domain: "food"), define = wordNet.define(domain: "food")
    #expect(task.kind == .choice(labels: nil) && task == wordNet.whichDefinition(domain: "food"))
    for split in Split.allCases {
      let definitions = Set(
        define[split].map { if case .text(let text) = $0.label { text } else { "" } })
      var places = [0, 0, 0, 0]
      for (choice, example) in zip(task[split], define[split]) {
        guard case .choice(let right, let texts) = choice.label, case .text(let definition) = example.label else {
          Issue.record("no choice")
          continue
        }
        #expect(choice.text == example.text && texts[right] == definition)
        #expect(Set(texts).count == 4 && definitions.isSuperset(of: texts))
        places[right] += 1
      }
      // Every place is right for about a fourth: four standard deviations of a binomial.
      let n = Double(task[split].count)
      #expect(places.allSatisfy { abs(Double($0) - n / 4) < 4 * (n * 3 / 16).squareRoot() }, "\(places)")
    }
  }

  @Test(.enabled(if: installed != nil, "WordNet is not installed: apt-get install wordnet-base"))
  func hypernymChoice() throws {
    let wordNet = Self.installed!
    let task = wordNet.hypernymChoice()
    #expect(task.test.count == 500 && task.train.isEmpty && task == wordNet.hypernymChoice())
    #expect(Set(task.test.map(\.source)).count == 500)
    let synsets = Dictionary(uniqueKeysWithValues: wordNet.nouns.map { ($0.id, $0) })
    for example in task.test {
      let synset = try #require(synsets[example.source])
      guard case .choice(let right, let texts) = example.label else {
        Issue.record("no choice")
        continue
      }
      let parents = synset.hypernyms.compactMap { synsets[$0] }
      #expect(texts[right] == parents[0].lemmas[0] && Set(texts).count == 4)
      #expect(example.text.hasSuffix(" \(synset.lemmas[0]) is a kind of") && example.shape == .continued)
      // No other text is the first lemma of a parent or a parent's parent.
      let grandparents = parents.flatMap(\.hypernyms).compactMap { synsets[$0] }
      let above = Set((parents + grandparents).map { $0.lemmas[0] }).subtracting([texts[right]])
      #expect(above.isDisjoint(with: texts))
      #expect(texts.allSatisfy { !sharesWord(synset.lemmas[0], $0) })
    }
  }
}
