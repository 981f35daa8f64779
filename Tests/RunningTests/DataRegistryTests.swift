import Basics
import Foundation
import Tasks
import TestSupport
import Testing

@testable import Running
@testable import Suites

/// Descriptions of data sets on disk: kept, read, damaged and removed.
struct DataRegistryTests {
  private let home: URL
  private let registry: DataRegistry

  init() throws {
    home = FileManager.default.temporaryDirectory.appendingPathComponent("registry-\(UUID())")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    registry = DataRegistry(home: home)
  }

  private func write(_ name: String, _ text: String) throws -> String {
    let file = home.appendingPathComponent(name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  /// Twenty rows of two classes.
  private let rows = "text\tlabel\n" + (0..<20).map { "row \($0)\t\($0 % 2)\n" }.joined()

  private func damage(_ name: String, _ text: String) throws {
    try FileManager.default.createDirectory(at: registry.directory, withIntermediateDirectories: true)
    try text.write(
      to: registry.directory.appendingPathComponent(name + ".json"), atomically: true, encoding: .utf8)
  }

  @Test func whatWasDecidedIsWrittenDown() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let reading = try registry.add(
      DataSpec(name: "a", files: .init(all: try write("a.tsv", rows)), split: SplitRule(stratified: true)),
      replaces: false)
    let spec = try registry.spec("a")
    #expect(spec == reading.decided)
    #expect(spec.text == "text" && spec.label == "label" && spec.labels == ["0", "1"])
    #expect(spec.split.stratified && spec.metric == .accuracy && spec.format == .tsv)
    #expect(reading.task.dev.count == 2 && Set(reading.task.dev.map(\.source)).count == 2)
  }

  @Test(arguments: [
    ("", "no value"), ("{", "object"), (#"{"name": "b", "files": {"all": "x"}}"#, "the description of \"b\""),
    (#"{"name": "a", "files": {"all": "x"}, "lable": 2}"#, "unknown key \"lable\""),
    (#"{"name": "a", "name": "a", "files": {"all": "x"}}"#, "stands twice"),
    (#"{"name": "a", "files": {"all": "x"}, "split": {"seeds": 1}}"#, "unknown key \"seeds\""),
    (#"{"name": "a"}"#, "no files"), (#"{"name": "a", "files": {"all": "x"}, "metric": "best"}"#, "metric"),
  ])
  func aDamagedDescriptionIsAnErrorForWhoNamesIt(_ text: String, _ found: String) throws {
    defer { try? FileManager.default.removeItem(at: home) }
    _ = try registry.add(DataSpec(name: "good", files: .init(all: try write("a.tsv", rows))), replaces: false)
    try damage("a", text)
    let contents = try registry.contents()
    #expect(contents.specs.map(\.name) == ["good"] && contents.names == ["a", "good"])
    let catalog = try TaskCatalog(
      specs: contents.specs, damaged: contents.damaged, directory: home, hash: { _ in "" })
    #expect(try catalog.task("good").train.count == 16)
    let error = try #require(throws: InputError.self) { _ = try catalog.task("a") }
    #expect(error.advice?.contains("tunebench data remove a") == true)
    #expect(found == "no value" || error.found?.contains(found) == true, "\(error.found ?? "")")
    try registry.remove("a")
    #expect(try registry.names() == ["good"])
  }

  @Test func onlyDescriptionsAreRemoved() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let error = try #require(throws: InputError.self) { try registry.remove("none") }
    #expect(error.advice == "nothing is registered")
    let file = try write("a.tsv", rows)
    _ = try registry.add(DataSpec(name: "mine", files: .init(all: file)), replaces: false)
    #expect(throws: InputError.self) { try registry.remove("../mine") }
    let near = try #require(throws: InputError.self) { try registry.remove("mini") }
    #expect(near.advice == "did you mean \"mine\"?")
    let folder = registry.directory.appendingPathComponent("folder.json")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    #expect(throws: InputError.self) { try registry.remove("folder") }
    try registry.remove("mine")
    #expect(FileManager.default.fileExists(atPath: file) && FileManager.default.fileExists(atPath: folder.path))
  }

  /// A description that an earlier version wrote.
  @Test func anOldDescriptionMeansWhatItMeant() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let file = try write("a.tsv", rows)
    try damage(
      "old",
      #"{"files":{"all":"\#(file)"},"header":true,"name":"old","split":{"dev":0.1,"seed":0,"test":0.1},"version":1}"#)
    let spec = try registry.spec("old")
    #expect(spec == DataSpec(name: "old", files: .init(all: file)))
    let task = try spec.load(from: home, hash: { _ in "" })
    // The rows of the earlier version, by line.
    #expect(task.test.map(\.source) == ["\(file):4", "\(file):6"])
    #expect(task.dev.map(\.source) == ["\(file):7", "\(file):12"])
  }
}

/// What a suite says about its own data is what a command line says.
struct DataSourceTests {
  private func source(_ text: String) throws -> DataSource {
    try Suites.Suite(
      parsing: suiteText([("data", "{d: \(text)}"), ("tasks", "['wordnet/supersense']")]), name: "s.json5",
      methods: exampleMethods, tasks: exampleTasks
    ).data[0]
  }

  @Test func optionsHaveTheNamesOfTheCommandLine() throws {
    let spec = DataSpec(
      try source(
        """
        {train: 'a.csv', separator: ';', quoting: false, header: false, text: 1, label: 3, pair: 2, labels: [0, '1', true],
         dropLabel: [-1, '-', ''], categories: true, devShare: 0.2, testShare: 0.3, seed: 7, stratified: true,
         metric: 'macroF1'}
        """))
    #expect(
      spec.split == SplitRule(dev: 0.2, test: 0.3, seed: 7, stratified: true) && spec.labelKind == .category)
    #expect(spec.labels == ["0", "1", "true"] && spec.dropLabel == ["-1", "-", ""] && spec.separator == ";")
    #expect(spec.text == 1 && spec.pair == 2 && spec.label == 3 && !spec.header && spec.quoting == false)
    #expect(spec.wording == .suite && spec.metric == .macroF1 && spec.format == .csv)
    #expect(DataSpec(try source("{train: 'a.tsv', numbers: true}")).labelKind == .number)
    #expect(try source("{train: 'a.txt', separator: 'tab'}").format == "tsv")
    #expect(try source("{train: 'a.txt', separator: ';'}").format == "csv")
  }

  @Test func eachChangesTheConfiguration() throws {
    let plain = try source("{train: 'a.tsv'}").configuration
    for option in [
      "separator: ';'", "quoting: true", "labels: ['a', 'b']", "dropLabel: ['-']", "numbers: true", "categories: true",
      "devShare: 0.2", "testShare: 0.2", "seed: 1", "stratified: true", "header: false",
    ] {
      #expect(try source("{train: 'a.tsv', \(option)}").configuration != plain, "\(option)")
    }
    #expect(try source("{train: 'b.tsv', from: 'there'}").configuration == plain)
    #expect(try source("{train: 'a.tsv', quoting: false}").configuration == plain)
  }

  /// The value that the stored results of earlier versions have.
  @Test func aSourceOfDefaultsHasTheConfigurationThatItAlwaysHad() throws {
    let source = try source("{train: 'x/train.csv', test: 'x/test.csv', text: 2, header: false}")
    #expect(
      source.configuration.canonical
        == #"{"format":"csv","header":false,"label":"label","metric":null,"pair":null,"quoting":true,"text":"2"}"#)
  }

  @Test(arguments: [
    ("numbers: true, categories: true", "contradict"), ("labels: [0.5]", "has no label here"),
    ("labels: 'a'", "wrong kind"), ("devShare: 1", "out of range"), ("seed: -1", "out of range"),
    ("droplabel: ['-']", "unknown key \"droplabel\""),
  ])
  func mistakesAreSaid(_ option: String, _ message: String) throws {
    let error = try inputError { _ = try source("{train: 'a.tsv', \(option)}") }
    #expect(error.message.contains(message), "\(error.message)")
    #expect(error.kind == .usage && error.place?.hasPrefix("s.json5:") == true)
  }
}
