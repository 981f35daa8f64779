import Basics
import Foundation
import Tasks
import Testing

struct StratifiedSplitTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func counts(_ examples: [Example], _ classes: Int) -> [Int] {
    (0..<classes).map { label in examples.count { $0.label == .category(label) } }
  }

  /// 200 rows of a, 40 of b, 10 of c; every text twice.
  private var uneven: String {
    var text = "text\tlabel\n"
    for (label, texts) in [("a", 100), ("b", 20), ("c", 5)] {
      for i in 0..<texts { text += "\(label) number \(i)\t\(label)\n\(label)  Number \(i)\t\(label)\n" }
    }
    return text
  }

  @Test func eachClassGivesItsShareAndRepeatsStayTogether() throws {
    let task = try folder.load("a.tsv", uneven, split: SplitRule(dev: 0.1, test: 0.2, seed: 1, stratified: true))
    // 0.2 and 0.1 of 200, 40 and 10; of c's single row for dev there is no whole group of two.
    #expect(counts(task.test, 3) == [40, 8, 2])
    #expect(counts(task.dev, 3) == [20, 4, 0])
    #expect(counts(task.train, 3) == [140, 28, 8])
    #expect(task.warnings == ["dev has no row with the label \"c\""])
    let texts = Split.allCases.map { split in Set(task[split].map { normalized($0.text) }) }
    #expect(texts[0].isDisjoint(with: texts[1]) && texts[0].isDisjoint(with: texts[2]))
    #expect(texts[1].isDisjoint(with: texts[2]))
    #expect(task.notes[0] == "test is 0.2 of the training rows, seed 1, grouped by text, each label by its share")
  }

  /// 0.1 of 8 is 0.8, so one row of each of five classes, though 0.1 of all 40 is four.
  @Test func smallClassesGiveTheirShareRounded() throws {
    let text = "text\tlabel\n" + (0..<40).map { "row \($0)\tclass \($0 % 5)\n" }.joined()
    let task = try folder.load("a.tsv", text, split: SplitRule(stratified: true))
    #expect(counts(task.test, 5) == [1, 1, 1, 1, 1] && counts(task.dev, 5) == [1, 1, 1, 1, 1])
    // Three rows of each of ten classes: none of them gives a whole row, so three give one by the remainders.
    let tiny = "text\tlabel\n" + (0..<30).map { "row \($0)\tclass \($0 % 10)\n" }.joined()
    #expect(try sizes(folder.load("a.tsv", tiny, split: SplitRule(stratified: true))) == [24, 3, 3])
  }

  @Test func trainKeepsEveryClass() throws {
    let text = "text\tlabel\n" + (0..<18).map { "row \($0)\t\($0 == 7 ? "rare" : "common")\n" }.joined()
    for seed in 0..<20 as Range<UInt64> {
      let task = try folder.load("a.tsv", text, split: SplitRule(dev: 0.3, test: 0.3, seed: seed, stratified: true))
      #expect(task.train.contains { $0.label == .category(1) })
      #expect(task.warnings.count == 2)
    }
  }

  @Test func aSeedIsASplit() throws {
    func dev(_ seed: UInt64) throws -> [String] {
      try folder.load("a.tsv", uneven, split: SplitRule(seed: seed, stratified: true)).dev.map(\.source)
    }
    #expect(try dev(1) == dev(1))
    #expect(try dev(1) != dev(2))
  }

  /// A description that does not speak of it is cut as it always was: the rows of an earlier version, by line.
  @Test func withoutItTheRowsAreTheOldOnes() throws {
    let text = "text\tlabel\n" + (0..<20).map { "row \($0)\t\($0 % 2)\n" }.joined()
    let task = try folder.load("a.tsv", text, split: SplitRule())
    #expect(task.test.map(\.source) == ["a.tsv:4", "a.tsv:6"])
    #expect(task.dev.map(\.source) == ["a.tsv:7", "a.tsv:12"])
  }

  @Test func numbersHaveNoClassesToBeCutBy() throws {
    let text = "text\tlabel\n" + (0..<40).map { "row \($0)\t\(Double($0) / 4)\n" }.joined()
    let plain = try folder.load("a.tsv", text, split: SplitRule())
    let stratified = try folder.load("a.tsv", text, split: SplitRule(stratified: true))
    #expect(plain.test == stratified.test && plain.dev == stratified.dev && plain.train == stratified.train)
  }
}

/// What `data add` writes down.
struct DecidedTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test func everyGuessIsReplacedByWhatWasDecided() throws {
    try folder.write("a.csv", "Text,score\na,0.5\nb,1.5\n")
    let spec = DataSpec(name: "set", files: .init(train: "a.csv"), split: SplitRule(dev: 0, test: 0))
    let reading = try spec.reading(from: folder.url, hash: fakeHash)
    let decided = reading.decided
    #expect(decided.text == "Text" && decided.label == "score" && decided.pair == nil)
    #expect(decided.format == .csv && decided.quoting == true)
    #expect(decided.labelKind == .number && decided.metric == .pearson)
    #expect(
      reading.understood == [
        "format fields between commas, double quotes enclose fields, a header line", "text   \"Text\", column 1 of 2",
        "label  \"score\", column 2 of 2",
      ])
    // Read again, it is the same task and the same decision.
    let again = try decided.reading(from: folder.url, hash: fakeHash)
    #expect(again.task == reading.task && again.decided == decided)
    let back = try JSONDecoder().decode(DataSpec.self, from: JSONEncoder().encode(decided))
    #expect(back == decided && back.configuration == decided.configuration)
  }

  @Test func classesAreWrittenDownInTheirOrder() throws {
    try folder.write("a.tsv", "a\tb\tyes\nc\td\tno\n")
    let spec = DataSpec(
      name: "set", files: .init(train: "a.tsv"), header: false, split: SplitRule(dev: 0, test: 0))
    let decided = try spec.reading(from: folder.url, hash: fakeHash).decided
    #expect(decided.labels == ["no", "yes"] && decided.labelKind == .category)
    #expect(decided.text == 1 && decided.pair == 2 && decided.label == 3)
  }

  @Test func filesThatNameTheirColumnsDifferentlyAreStillRead() throws {
    try folder.write("a.csv", "text,label\na,x\nb,y\n")
    try folder.write("b.csv", "sentence,label\nc,x\nd,y\n")
    let spec = DataSpec(
      name: "set", files: .init(train: "a.csv", test: "b.csv"), split: SplitRule(dev: 0, test: 0))
    let reading = try spec.reading(from: folder.url, hash: fakeHash)
    #expect(reading.decided.text == 1 && reading.decided.label == "label")
    #expect(try reading.decided.load(from: folder.url, hash: fakeHash) == reading.task)
  }
}
