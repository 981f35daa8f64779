import Basics
import Foundation
import Tasks
import Testing

struct SplitTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// 200 rows of 100 texts: every text twice, the second time in other case and spacing.
  private var doubled: String {
    var text = "text\tlabel\n"
    for i in 0..<100 { text += "Row  number \(i)\t\(i % 2)\n" }
    for i in 0..<100 { text += "row number \(i) \t\(i % 2)\n" }
    return text
  }

  @Test func missingSplitsAreCutAndKeepRepeatsTogether() throws {
    let task = try folder.load("a.tsv", doubled, split: SplitRule(dev: 0.1, test: 0.2, seed: 3))
    #expect(task.train.count == 140)
    #expect(task.dev.count == 20)
    #expect(task.test.count == 40)
    let texts = Split.allCases.map { split in Set(task[split].map { normalized($0.text) }) }
    #expect(texts.map(\.count) == [70, 10, 20])
    #expect(texts[0].isDisjoint(with: texts[1]))
    #expect(texts[0].isDisjoint(with: texts[2]))
    #expect(texts[1].isDisjoint(with: texts[2]))
    #expect(Set(Split.allCases.flatMap { task[$0].map(\.source) }).count == 200)
  }

  @Test func sameSeedSameSplitOtherSeedOtherSplit() throws {
    func dev(_ seed: UInt64) throws -> [String] {
      try folder.load("a.tsv", doubled, split: SplitRule(dev: 0.1, test: 0.1, seed: seed)).dev.map(\.source)
    }
    #expect(try dev(1) == dev(1))
    #expect(try dev(1) != dev(2))
  }

  @Test func testSplitDoesNotDependOnTheDevFile() throws {
    try folder.write("dev.tsv", "text\tlabel\nelse\t1\n")
    let cut = try folder.load("a.tsv", doubled, split: SplitRule())
    let given = try folder.load("a.tsv", doubled, split: SplitRule()) { $0.files.dev = "dev.tsv" }
    #expect(given.dev.map(\.text) == ["else"])
    #expect(given.test == cut.test)
    #expect(given.train.count == 180)
  }

  @Test func pairsStayTogetherInEitherOrder() throws {
    var text = "sentence1\tsentence2\tlabel\n"
    for i in 0..<20 { text += "a\(i)\tb\(i)\t0\n" }
    for i in 0..<20 { text += "B\(i)\tA\(i)\t1\n" }
    let task = try folder.load("a.tsv", text, split: SplitRule(dev: 0.25, test: 0.25))
    #expect(task.test.count == 10)
    for split in Split.allCases {
      // Both orders of a pair: the numbers come up twice each.
      let numbers = task[split].map { $0.text.dropFirst() }
      #expect(Set(numbers).count * 2 == numbers.count)
    }
  }

  @Test func aSetOfOneFileIsSplitOrHeldOut() throws {
    try folder.write("all.tsv", doubled)
    let spec = DataSpec(name: "set", files: .init(all: "all.tsv"))
    let trained = try spec.load(from: folder.url, as: .training, hash: fakeHash)
    #expect(sizes(trained) == [160, 20, 20])
    let heldOut = try spec.load(from: folder.url, as: .heldOut, hash: fakeHash)
    #expect(sizes(heldOut) == [0, 0, 200])
    // A file given as the test split is one in either role.
    let tested = try DataSpec(name: "set", files: .init(test: "all.tsv")).load(
      from: folder.url, as: .training, hash: fakeHash)
    #expect(sizes(tested) == [0, 0, 200])
    let dev = DataSpec(name: "set", files: .init(dev: "all.tsv"))
    #expect(
      inputError { _ = try dev.load(from: folder.url, as: .heldOut, hash: fakeHash) }?.message
        == "no test split")
  }

  @Test func textIsComparedInLowerCaseWithSingleBlanks() {
    #expect(normalized(" A \t b\r\nC ") == "a b c")
    #expect(normalized("  \u{c9}T\u{c9}\u{a0} X ") == "\u{e9}t\u{e9} x")
    #expect(normalized("e\u{301}") == normalized("\u{c9}"))
    #expect(normalized(" \n") == "")
  }

  @Test func tooFewTextsToSplit() {
    let same = "text\tlabel\n" + String(repeating: "same\t1\n", count: 9) + "other\t0\n"
    let error = inputError { _ = try folder.load("a.tsv", same, split: SplitRule(dev: 0.3, test: 0.3)) }
    #expect(error?.found == "10 rows, 2 different")
  }

  @Test func limitedRowsAreNestedSeededAndInOrder() throws {
    let task = try folder.load("a.tsv", doubled)
    let small = task.limited(train: 20, seed: 1)
    let large = task.limited(train: 50, seed: 1)
    #expect(small.train.count == 20)
    #expect(Set(small.train.map(\.source)).isSubset(of: large.train.map(\.source)))
    #expect(small.train == task.train.filter { row in small.train.contains { $0.source == row.source } })
    #expect(small.train != task.limited(train: 20, seed: 2).train)
    #expect(small.train != Array(task.train.prefix(20)))
    #expect(task.limited(train: 20, seed: 1, order: .file).train == Array(task.train.prefix(20)))
    #expect(task.limited(train: 1000, seed: 1) == task)
    #expect(small.dev == task.dev)
  }

  @Test func labelsAreAlignedByName() throws {
    let task = try folder.load("a.tsv", "text\tlabel\na\tneg\nb\tpos\n")
    let aligned = try task.aligned(to: ["pos", "mixed", "neg"])
    #expect(aligned.train.map(\.label) == [.category(2), .category(0)])
    #expect(aligned.labels == ["pos", "mixed", "neg"])
    #expect(inputError { _ = try task.aligned(to: ["pos", "negative"]) }?.expected == "pos, negative")
  }
}

struct DataSummaryTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func summary() throws -> DataSummary {
    try folder.write("test.tsv", "text\tlabel\nBB\tx\nnew text\ty\nCCC  c\tx\n")
    let task = try folder.load(
      "a.tsv", "text\tlabel\na\tx\nbb\tx\nA\tx\n a\ty\nccc c\ty\n", split: SplitRule(dev: 0, test: 0)
    ) { $0.files.test = "test.tsv" }
    return DataSummary(task) { text, _ in
      let words = text.split(separator: " ")
      return .init(length: words.count + 2, own: words.count, unknown: words.count { $0 == "bb" })
    }
  }

  @Test func countsRepeatsAndOverlaps() throws {
    let summary = try summary()
    let train = summary.parts[0]
    #expect(summary.parts.map(\.split) == [.train, .test])
    #expect(train.count == 5)
    #expect(train.labels == [3, 2])
    #expect(train.repeats == 2)
    #expect(train.contradictions == 1)
    #expect(summary.overlaps.map(\.split) == [.test])
    #expect(summary.overlaps.map(\.earlier) == [.train])
    #expect(summary.overlaps.map(\.rows) == [2])
    #expect(train.characters?.maximum == 5)
    #expect(train.wordPieces?.values == [3, 3, 3, 3, 3, 3.8, 4])
  }

  /// Expected: numpy.quantile([1, 2, 3.5, 7, 20], [0, .05, .25, .5, .75, .95, 1]).
  @Test func quantilesAsNumPy() throws {
    let quantiles = try #require(DataSummary.Quantiles([7, 2, 20, 1, 3.5]))
    for (value, expected) in zip(quantiles.values, [1, 1.2, 2, 3.5, 7, 17.4, 20]) {
      #expect(abs(value - expected) < 1e-12)
    }
    #expect(quantiles.mean == 6.7)
    #expect(DataSummary.Quantiles([]) == nil)
  }

  @Test func table() throws {
    #expect(
      try summary().description == """
        set: 2 classes, scored by accuracy, version 1

        split  rows  repeats  contradicting
        train     5        2              1
        test      3        0              0

        rows a label
        label     train         test
        x      3 (60 %)  2 (66.67 %)
        y      2 (40 %)  1 (33.33 %)

        length in characters
        split  mean  min  5 %  25 %  median  75 %  95 %  max
        train   2.2    1    1     1       2     2   4.4    5
        test   5.33    2  2.4     4       6     7   7.8    8

        length in word pieces
        split  mean  min  5 %  25 %  median  75 %  95 %  max
        train   3.2    3    3     3       3     3   3.8    4
        test   3.67    3  3.1   3.5       4     4     4    4

        unknown word pieces (of those of the texts)
        split    share
        train  16.67 %
        test       0 %

        2 rows of test are in train too
        file a.tsv  sha256 37
        file test.tsv  sha256 36
        warning: 16.67 % of train's word pieces are unknown to this model's tokenizer: it was made for other texts, and the model cannot see what these say
        """)
  }
}
