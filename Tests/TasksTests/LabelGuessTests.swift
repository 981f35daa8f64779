import Basics
import Foundation
import Tasks
import Testing

/// What labels are, where nobody says it, and what is asked instead of guessed.
struct LabelGuessTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func load(_ labels: [String], _ change: (inout DataSpec) -> Void = { _ in }) throws -> TaskData {
    let rows = labels.enumerated().map { "text number \($0)\t\($1)\n" }.joined()
    return try folder.load("a.tsv", "text\tlabel\n" + rows, change)
  }

  private func failure(_ labels: [String], _ change: @escaping (inout DataSpec) -> Void = { _ in }) -> InputError? {
    inputError { _ = try load(labels, change) }
  }

  private let scores = ["0.5", "1.25", "2", "3.75"]

  @Test(arguments: ["NA", "nan", "inf", "-inf", "n/a", "-", "?", "None", "0x1p3", "1,5", "high"])
  func oneThatIsNoNumberAmongNumbersIsAnErrorOfItsRow(_ label: String) {
    let error = failure(scores + [label])
    #expect(error?.place == "a.tsv:6")
    #expect(error?.found == "\"\(label)\"")
    #expect(error?.message == "label is not a number")
  }

  /// The advice as it stands, followed.
  @Test func suchRowsCanBeLeftOut() throws {
    #expect(failure(scores + ["NA"])?.advice?.contains("--drop-label NA") == true)
    let task = try load(scores + ["NA"]) { $0.dropLabel = ["NA"] }
    #expect(task.kind == .regression && task.train.count == 4)
    #expect(task.notes == ["left out, as they have the label \"NA\": 1 rows"])
    #expect(failure(scores + ["NA"]) { $0.wording = .suite }?.advice?.contains("dropLabel: [\"NA\"]") == true)
  }

  @Test func numbersWithDecimalCommas() throws {
    #expect(failure(["0,5", "1,25", "2"])?.message == "label is not a number")
    #expect(failure(["0,5", "1,25", "2,0"])?.place == "a.tsv:2")
    #expect(try load(["0,5", "1,5", "0,5"]) { $0.labels = ["0,5", "1,5"] }.train.count == 3)
  }

  @Test func fewWholeNumbersAreClassesAndManyAreAskedAbout() throws {
    let few = (0..<40).map { "\($0 % 20)" }
    #expect(try load(few).labels.count == 20)
    let many = (0..<63).map { "\($0 % 21)" }
    let error = failure(many)
    #expect(error?.message == "labels are 21 different whole numbers")
    #expect(error?.kind == .usage)
    #expect(error?.advice == "numbers to be predicted: --numbers; classes: --categories")
    #expect(
      failure(many) { $0.wording = .suite }?.advice
        == "numbers to be predicted: numbers: true; classes: categories: true")
    #expect(try load(many) { $0.labelKind = .number }.kind == .regression)
    #expect(try load(many) { $0.labelKind = .category }.labels.count == 21)
    // Five numbers of which hardly one stands twice.
    #expect(failure(["1", "2", "3", "4", "5", "1"])?.message == "labels are 5 different whole numbers")
  }

  @Test func aClassAValueIsAskedAbout() throws {
    let dates = (1..<30).map { "2024-01-\($0)" }
    #expect(failure(dates)?.message == "hardly a label stands twice")
    #expect(
      failure(dates)?.advice == "choose the label's column: --label COLUMN; if they are classes, say --categories")
    #expect(try load(dates) { $0.labelKind = .category }.labels.count == 29)
    let prices = (0..<90).map { "$\($0 % 30).50" }
    #expect(failure(prices)?.message == "labels look like amounts")
    #expect(failure(prices)?.found == "30 different labels in 90 rows: $0.50, $1.50, $2.50, ...")
  }

  /// GLUE marks rows without labels by -1, SNLI by a hyphen.
  @Test func rowsThatNobodyLabelledAreNamedWithTheFlag() throws {
    let glue = failure(["0", "1", "-1", "1"])
    #expect(glue?.place == "a.tsv:4")
    #expect(glue?.advice == "leave such rows out with --drop-label -1; if it is a class, name all: --labels -1,0,1")
    #expect(try load(["0", "1", "-1", "1"]) { $0.dropLabel = ["-1"] }.labels == ["0", "1"])
    #expect(try load(["0", "1", "-1", "1"]) { $0.labels = ["-1", "0", "1"] }.labels == ["-1", "0", "1"])
    #expect(failure(["yes", "no", "-"])?.advice?.contains("--drop-label -;") == true)
    #expect(failure(["yes", "no", "-1"])?.message == "rows without a label?")
    #expect(failure(["yes", "no", "N/A"])?.message == "rows without a label?")
    #expect(failure(["yes", "no", ""])?.advice?.contains("--drop-label ''") == true)
    #expect(try load(["yes", "no", ""]) { $0.dropLabel = [""] }.train.count == 2)
    #expect(failure(["0.5", "1.5", "-1"])?.message == "rows without a label?")
    // Classes of their own: two signs, and a scale around 0.
    #expect(try load(["-1", "1", "1"]).labels == ["-1", "1"])
    #expect(try load(["-2", "-1", "0", "1"]).labels == ["-2", "-1", "0", "1"])
    #expect(try load(["favor", "against", "none"]).labels.count == 3)
  }

  @Test func integersKeepTheirDigits() throws {
    let labels = ["12345678901234567891", "9", "-12345678901234567890", "12345678901234567890"]
    #expect(try load(labels).labels == ["-12345678901234567890", "9", "12345678901234567890", "12345678901234567891"])
  }

  @Test func metricsMustFit() {
    let error = failure(["0", "1", "0"]) { $0.metric = .spearman }
    #expect(error?.advice == "if labels are numbers to be predicted, say --numbers")
    #expect(failure(["a", "b"]) { $0.metric = .pearson }?.advice == "say --metric accuracy")
    #expect(failure(scores) { $0.metric = .accuracy }?.advice == "if labels are classes, say --categories")
  }

  @Test(arguments: ["a\u{0}b", "a\u{1b}[31m", "a\u{202e}b", "a\u{2028}b", "a\u{85}b"])
  func controlCharactersInALabelAreRefusedWithTheirRow(_ label: String) {
    let error = failure(["x", label])
    #expect(error?.place == "a.tsv:3")
    #expect(error?.message == "the label holds a control character")
  }

  @Test func oneLabelAsksForTheOthersInWordsThatExist() throws {
    #expect(failure(["1", "1"])?.advice?.hasSuffix("--labels 1,OTHER") == true)
    #expect(failure(["1", "1"]) { $0.wording = .suite }?.advice?.hasSuffix("labels: [\"1\", \"OTHER\"]") == true)
    let task = try load(["1", "1"]) { $0.labels = ["0", "1"] }
    #expect(task.train.map(\.label) == [.category(1), .category(1)])
    #expect(task.warnings == ["train has no row with the label \"0\""])
  }

  @Test func hugeNumbersAreShownAndTooLargeOnesRefused() throws {
    let task = try load(["1e38", "2.5", "-3e38"])
    #expect(DataSummary(task).description.contains("1e+38"))
    for number in ["1e39", "-3.5e38", "1e999", "-1e999", "9" + String(repeating: "0", count: 400)] {
      let error = failure([number, "2.5"])
      #expect(error?.message == "the number is too large" && error?.found?.contains(number.prefix(50)) == true)
      #expect(error?.advice?.contains("--drop-label") == true && error?.place != nil)
    }
  }

  @Test func contradictionsAreRefused() {
    #expect(
      failure(["a", "b"]) {
        $0.labels = ["a", "b"]; $0.dropLabel = ["b"]
      }?.kind == .usage)
    #expect(
      failure(["1", "2"]) {
        $0.labels = ["1", "2"]; $0.labelKind = .number
      }?.kind == .usage)
    #expect(failure(["a", "a"]) { $0.dropLabel = ["a"] }?.message == "no rows are left")
  }

  @Test func optionsListValuesAsALineOfCSV() throws {
    #expect(try listed("a,b c,", option: "--labels") == ["a", "b c", ""])
    #expect(try listed("\"a, b\",\"say \"\"x\"\"\"", option: "--labels") == ["a, b", "say \"x\""])
    #expect(try listed("", option: "--drop-label") == [""])
    // What advice says is read back as it was meant.
    let labels = ["a, b", "it's", "say \"x\"", "", "c"]
    #expect(
      failure((labels + labels).map { $0.isEmpty ? "-" : $0 })?.advice?.contains(#"'-,"a, b",c,it'\''s,"say ""x"""'"#)
        == true)
  }
}

/// Labels that are one thing to people and two to a program, or the other way round; a test on what was trained on.
@Suite struct LookalikeTests {
  private func rows(_ labels: [String], from first: Int = 0) -> String {
    "text\tlabel\n" + (0..<12).map { "row \(first + $0)\t\(labels[$0 % labels.count])\n" }.joined()
  }

  @Test(arguments: [
    (["1", "1.0", "0"], ["the labels \"1\" and \"1.0\" are one number in two spellings and are two classes"]),
    (
      ["\u{E1}", "a\u{301}", "b"],
      ["the label \"\u{E1}\" is written in two ways in Unicode, which are taken for one class"]
    ),
    (["1", "2", "0"], []), (["\u{E1}", "a", "b"], []), (["12345678901234567890", "12345678901234567891"], []),
  ])
  func lookalikesAreNamed(labels: [String], warnings: [String]) throws {
    #expect(try Folder().load("t.tsv", rows(labels)).warnings == warnings)
  }

  @Test func aTestThatRepeatsTheTrainingFileIsNamed() throws {
    let folder = try Folder()
    try folder.write("same.tsv", rows(["a", "b"]))
    try folder.write("other.tsv", rows(["a", "b"], from: 12))
    func warnings(_ test: String) throws -> [String] {
      try folder.load("t.tsv", rows(["a", "b"])) { $0.files.test = test }.warnings
    }
    #expect(
      try warnings("same.tsv")
        == ["12 of 12 texts of test are in train as well, letter by letter: a test on them measures memory"])
    #expect(try warnings("other.tsv") == [])
  }
}
