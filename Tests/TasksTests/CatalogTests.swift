import Basics
import Foundation
import Tasks
import Testing

struct CatalogTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write("similar.tsv", "sentence1\tsentence2\tlabel\na\tb\t1.5\nc\td\t3\ne\tf\t0\n")
    try folder.write("same.tsv", "sentence1\tsentence2\tlabel\na\tb\tno\nc\td\tyes\n")
    try folder.write("single.tsv", "sentence\tlabel\na\t0\nc\t1\n")
  }

  private func catalog() throws -> TaskCatalog {
    try TaskCatalog(
      specs: ["similar", "same", "single"].map { DataSpec(name: $0, files: .init(all: $0 + ".tsv")) },
      directory: folder.url, wordNet: folder.url, hash: fakeHash)
  }

  @Test func unknownNameSuggestsTheNearest() throws {
    let catalog = try catalog()
    let error = inputError { _ = try catalog.task("wordnet/supersence") }
    #expect(error?.advice == "did you mean \"wordnet/supersense\"?")
    #expect(error?.kind == .usage)
    #expect(
      inputError { _ = try catalog.task("wordnet/definition-match/artefact") }?.advice
        == "did you mean \"wordnet/definition-match/artifact\"?")
    #expect(inputError { _ = try catalog.task("singel") }?.advice == "did you mean \"single\"?")
    // The 51 roots are no domain.
    #expect(inputError { _ = try catalog.task("wordnet/definition-match/Tops") }?.kind == .usage)
  }

  @Test func registeredSetsAreTasks() throws {
    let catalog = try catalog()
    #expect(try catalog.task("single", as: .heldOut).test.count == 2)
    #expect(catalog.names.prefix(4) == ["similar", "same", "single", "wordnet/supersense"])
    #expect(inputError { _ = try catalog.task("wordnet/supersense") }?.message == "WordNet is not installed")
  }

  @Test func pairsOfTextsAreSetsOfPairs() throws {
    let catalog = try catalog()
    let similar = try catalog.pairSet("similar")
    #expect(similar.metric == .spearman)
    #expect(similar.pairs.map(\.gold) == [1.5, 3, 0])
    #expect(similar.pairs.map(\.b) == ["b", "d", "f"])
    #expect(similar.value(similarities: [0.2, 0.9, -0.5]) == 1)
    let same = try catalog.pairSet("same")
    #expect(same.metric == .rocAUC)
    #expect(same.pairs.map(\.gold) == [0, 1])
    #expect(inputError { _ = try catalog.pairSet("single") }?.found == "single texts")
  }

  @Test func namesAreTheirOwn() {
    let spec = DataSpec(name: "a", files: .init(all: "a.tsv"))
    #expect(
      inputError { _ = try TaskCatalog(specs: [spec, spec], directory: folder.url, hash: fakeHash) }?.message
        == "two data sets have one name")
    let taken = DataSpec(name: "wordnet/mine", files: .init(all: "a.tsv"))
    #expect(
      inputError { _ = try TaskCatalog(specs: [taken], directory: folder.url, hash: fakeHash) }?.place
        == "wordnet/mine")
  }

  @Test(.enabled(if: WordNet.isInstalled(), "WordNet is not installed (apt-get install wordnet-base)"))
  func wordNetTasksByName() throws {
    let catalog = try TaskCatalog(directory: folder.url, hash: fakeHash)
    #expect(try catalog.task("wordnet/definition-match").name == "wordnet/definition-match/artifact")
    #expect(try catalog.task("wordnet/definition-match/food").name == "wordnet/definition-match/food")
    #expect(try catalog.pairSet("wordnet/relatedness").metric == .rocAUC)
    #expect(inputError { _ = try catalog.task("wordnet/relatedness") }?.kind == .usage)
    #expect(try catalog.pairSet("wordnet/definition-match/food").metric == .rocAUC)
  }
}

/// Row counts and label counts from the data's own SOURCES.md.
@Suite(.enabled(if: sharedData != nil, "no shared data (TUNEBENCH_SHARED, or a directory shared/ nearby)"))
struct SharedDataTests {
  struct Expected: Sendable, CustomTestStringConvertible {
    var name: String
    var files: DataSpec.Files
    /// Train, dev and test rows.
    var rows: [Int]
    /// Rows a label of the test split, or of dev where there is no test file.
    var labels: [String: Int]
    var testDescription: String { name }
  }

  static let expected: [Expected] = [
    Expected(
      name: "sst2_sentences",
      files: .init(
        train: "sst2_sentences/train.tsv", dev: "sst2_sentences/dev.tsv", test: "sst2_sentences/test.tsv"),
      rows: [6920, 872, 1821], labels: ["0": 912, "1": 909]),
    Expected(
      name: "mrpc", files: .init(train: "mrpc/train.tsv", test: "mrpc/test.tsv"), rows: [4076, 0, 1725],
      labels: ["0": 578, "1": 1147]),
    Expected(
      name: "cola", files: .init(train: "cola/train.tsv", dev: "cola/dev.tsv"), rows: [8551, 1043, 0],
      labels: ["0": 324, "1": 719]),
    Expected(
      name: "rte", files: .init(train: "rte/train.tsv", dev: "rte/dev.tsv"), rows: [2490, 277, 0],
      labels: ["entailment": 146, "not_entailment": 131]),
    Expected(
      name: "stsb", files: .init(train: "stsb/train.tsv", dev: "stsb/dev.tsv", test: "stsb/test.tsv"),
      rows: [5749, 1500, 1379], labels: [:]),
    Expected(
      name: "trec6", files: .init(train: "trec6/train.tsv", test: "trec6/test.tsv"), rows: [5452, 0, 500],
      labels: ["ABBR": 9, "DESC": 138, "ENTY": 94, "HUM": 65, "LOC": 81, "NUM": 113]),
    Expected(
      name: "fdu_mtl/books", files: .init(train: "fdu_mtl/books/train.tsv", test: "fdu_mtl/books/test.tsv"),
      rows: [1582, 0, 400], labels: ["0": 198, "1": 202]),
    Expected(
      name: "uci_amazon", files: .init(all: "uci_amazon/all.tsv"), rows: [0, 0, 1000],
      labels: ["0": 500, "1": 500]),
    Expected(
      name: "uci_imdb", files: .init(all: "uci_imdb/all.tsv"), rows: [0, 0, 1000],
      labels: ["0": 500, "1": 500]),
    Expected(
      name: "uci_yelp", files: .init(all: "uci_yelp/all.tsv"), rows: [0, 0, 1000],
      labels: ["0": 500, "1": 500]),
  ]

  @Test(arguments: expected)
  func countsAreThoseOfTheSource(_ expected: Expected) throws {
    let role: DataRole = expected.files.all == nil ? .training : .heldOut
    let spec = DataSpec(name: expected.name, files: expected.files, split: SplitRule(dev: 0, test: 0))
    let task = try spec.load(from: sharedData!, as: role, hash: fakeHash)
    #expect(sizes(task) == expected.rows)
    let part = task.test.isEmpty ? task.dev : task.test
    var labels: [String: Int] = [:]
    for example in part {
      if case .category(let category) = example.label { labels[task.labels[category], default: 0] += 1 }
    }
    #expect(labels == expected.labels)
    #expect((task.kind == .regression) == expected.labels.isEmpty)
  }

  /// Exact repeats inside a file, from SOURCES.md: amazon 10, imdb 3, yelp 4 (normalised repeats can be more).
  @Test(arguments: [("uci_amazon", 10), ("uci_imdb", 3), ("uci_yelp", 4)])
  func repeats(_ name: String, _ least: Int) throws {
    let spec = DataSpec(name: name, files: .init(all: name + "/all.tsv"))
    let summary = DataSummary(try spec.load(from: sharedData!, as: .heldOut, hash: fakeHash))
    #expect(summary.parts[0].repeats >= least && summary.parts[0].repeats < least + 10)
    let cut = DataSummary(try spec.load(from: sharedData!, as: .training, hash: fakeHash))
    #expect(cut.overlaps.isEmpty)
  }

  @Test func stsbHasItsRange() throws {
    let spec = DataSpec(name: "stsb", files: .init(test: "stsb/test.tsv"))
    let catalog = try TaskCatalog(specs: [spec], directory: sharedData!, hash: fakeHash)
    let set = try catalog.pairSet("stsb")
    #expect(set.pairs.count == 1379)
    #expect(set.pairs.map(\.gold).min() == 0 && set.pairs.map(\.gold).max() == 5)
  }
}
