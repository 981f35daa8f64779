import Basics
import Foundation
import Records
import Suites
import Testing

@testable import Charts
@testable import Reports

@Suite struct Numbers {
  @Test func text() {
    #expect(NumberText.metric(0.73844) == "0.7384" && NumberText.metric(-0.00001) == "0.0000")
    #expect(NumberText.metric(.nan) == "undefined" && NumberText.metric(123456) == "1.235e+05")
    #expect(NumberText.count(0) == "0" && NumberText.count(999) == "999")
    #expect(NumberText.count(22_713_216) == "22,713,216" && NumberText.count(-1000) == "-1,000")
    #expect(NumberText.bytes(999) == "999 B" && NumberText.bytes(1000) == "1.00 kB")
    #expect(NumberText.bytes(999_600) == "1.00 MB" && NumberText.bytes(91_482_724) == "91.5 MB")
    #expect(NumberText.digits(99.96) == "100" && NumberText.digits(9.996) == "10.0")
    #expect(NumberText.digits(1234.6) == "1,235" && NumberText.digits(0.0123) == "0.0123")
    #expect(NumberText.measured(SeedSummary([10, 12])) == "11.0 ± 1.4")
    #expect(NumberText.measured(SeedSummary([1000, 1200])) == "1,100 ± 141")
    #expect(NumberText.meanAndDeviation(SeedSummary([.nan])) == "undefined")
    #expect(NumberText.meanAndDeviation(SeedSummary([0.5, .nan, 0.5])) == "0.5000 ± 0.0000 (1 of 3 undefined)")
    #expect(NumberText.list(["a", "b", "c"]) == "a, b and c")
  }
}

@Suite struct Markdown {
  @Test func marksOfTheLanguageAreShownAsTheyAre() {
    #expect(
      Escaped.markdown("a|b *c* [d] <e> `f` \\g ~h") == #"a\|b \*c\* \[d\] &lt;e&gt; \`f\` \\g \~h"#)
    #expect(Escaped.markdown("snake_case _x_ a & b &amp; c") == #"snake_case \_x\_ a & b &amp;amp; c"#)
    #expect(Escaped.markdown("two\nlines\t here") == "two lines here")
  }

  @Test func noBrokenLineBeginsABlock() {
    let text = Array(repeating: "word", count: 19).joined(separator: " ") + " abc - 1. # x"
    let lines = MarkdownReport.text(ReportDocument(title: "T", blocks: [.paragraph(text)]))
      .split(separator: "\n").dropFirst()
    #expect(lines.count == 2)
    for line in lines { #expect(!["-", "#", "1"].contains(line.prefix(1))) }
    let first = MarkdownReport.text(ReportDocument(title: "T", blocks: [.paragraph("1. no list")]))
    #expect(first == "# T\n\n1\\. no list\n")
  }

  @Test func tablesAndChartsLeadToDefinitions() {
    let table = DocumentTable([.init("m", term: "a term"), .init("n", term: "undefined")], rows: [["1", "2"]])
    let text = MarkdownReport.text(
      ReportDocument(
        title: "T",
        blocks: [
          .table(table), .figure(name: "f", text: "F", terms: ["b", "b", "a term"]), .figure(name: "g", text: "G"),
          .terms([ReportTerm("a term", "x"), ReportTerm("b", "y")]),
        ]))
    #expect(text.contains("|\n\n*Defined below:* [a term](#term-a-term)\n\n![F]"))
    #expect(text.contains("(figures/f.svg)\n\n*Defined below:* [b](#term-b), [a term](#term-a-term)\n\n![G]"))
    #expect(text.hasSuffix("- <a id=\"term-a-term\"></a>**a term:** x\n- <a id=\"term-b\"></a>**b:** y\n"))
  }

  @Test func tableIsAligned() {
    let table = DocumentTable(
      [.init("name", isNumber: false), .init("n")], rows: [["a", "1,000"], ["long|er", "±"]])
    #expect(
      MarkdownReport.table(table) == """
        | name     |     n |
        |:---------|------:|
        | a        | 1,000 |
        | long\\|er |     ± |
        """)
  }
}

@Suite struct Documents {
  private func model(_ runs: [MadeRun]) throws -> ReportModel {
    try ReportModel(runs.map { RunResult($0.record) })
  }

  private func text(_ runs: [MadeRun]) throws -> String {
    MarkdownReport.text(ReportDocument(try model(runs)))
  }

  @Test func resultTableToTheByte() throws {
    // lora: mean (0.75 + 0.5) / 2 = 0.625, sd 0.25 / sqrt 2 = 0.17678; dev mean 0.5, sd 0.
    let runs = [
      MadeRun(method: "lora", seed: 1, test: 0.75, dev: [0.25, 0.5], chosen: 1, trainable: 73_728),
      MadeRun(method: "lora", seed: 2, test: 0.5, dev: [0.5, 0.25], chosen: 0, trainable: 73_728),
      MadeRun(method: "fft", seed: 1, test: 0.875, dev: [0.75], trainable: 22_713_216),
      MadeRun(method: "fft", seed: 2, status: .failed, failure: "killed"),
      MadeRun(method: "head", seed: 2, test: .nan, dev: [.nan]),
      MadeRun(method: "bitfit", seed: 1, status: .cancelled),
    ]
    let task = try model(runs).table.tasks[0]
    #expect(
      MarkdownReport.table(ResultSections.table(task)) == """
        | method |       test accuracy, mean ± sd |  seeds |    seed 1 |    seed 2 |  dev, mean ± sd | trained parameters |
        |:-------|-------------------------------:|-------:|----------:|----------:|----------------:|-------------------:|
        | fft    | 0.8750 (one seed: no interval) | 1 of 2 |    0.8750 |    failed |          0.7500 |         22,713,216 |
        | lora   |                0.6250 ± 0.1768 |      2 |    0.7500 |    0.5000 | 0.5000 ± 0.0000 |             73,728 |
        | head   |                      undefined | 0 of 1 |   not run | undefined |       undefined |                  0 |
        | bitfit |                              - | 0 of 1 | cancelled |   not run |               - |                  - |
        """)
  }

  @Test func unitsHaveTheirPlurals() {
    #expect(
      ["second", "byte", "token/second", "GFLOP/s"].map(DefinitionSections.plural)
        == ["seconds", "bytes", "tokens/second", "GFLOP/s"])
  }

  @Test func heldOutTablesToTheByte() throws {
    let document = try text([
      MadeRun(method: "head", seed: 1, test: 0.5, heldOut: [("near", 0.5), ("far", 0.25)]),
      MadeRun(method: "fft", seed: 1, test: 0.75, heldOut: [("near", 0.625), ("far", 0.125)]),
    ])
    #expect(
      document.contains(
        """
        | method | seeds |   test |   near |    far |
        |:-------|------:|-------:|-------:|-------:|
        | fft    |     1 | 0.7500 | 0.6250 | 0.1250 |
        | head   |     1 | 0.5000 | 0.5000 | 0.2500 |
        """))
    #expect(
      document.contains(
        """
        | method | seeds |   near |    far |
        |:-------|------:|-------:|-------:|
        | fft    |     1 | 0.1250 | 0.6250 |
        | head   |     1 | 0.0000 | 0.2500 |
        """))
    #expect(
      document.contains(
        """
        | method | seeds |    near |    far |
        |:-------|------:|--------:|-------:|
        | fft    |     1 | -0.1250 | 0.1250 |
        """))
    #expect(document.contains("figures/held-out.svg"))
  }

  @Test func sharedTimesAreMarked() throws {
    let document = try text([
      MadeRun(method: "lora", seed: 1, seconds: 10), MadeRun(method: "lora", seed: 2, seconds: 14),
      MadeRun(method: "lora", seed: 3, seconds: 90, isExclusive: false),
    ])
    #expect(
      document.contains(
        """
        | method | timing    | runs | training, seconds | a step, ms: median (quartiles) | tokens/s |
        |:-------|:----------|-----:|------------------:|-------------------------------:|---------:|
        | lora   | exclusive |    2 |        12.0 ± 2.8 |                              - |        - |
        | lora   | shared    |    1 |              90.0 |                              - |        - |
        """))
    #expect(document.contains("not averaged with exclusive ones"))
    let alone = try text([MadeRun(isExclusive: true)])
    #expect(alone.contains("Every run had the machine to itself.") && !alone.contains("shared"))
    let none = try text([MadeRun(isExclusive: false)])
    #expect(none.contains("no measure of a method's speed"))
  }

  @Test func sizesToTheByte() throws {
    let document = try text([
      MadeRun(
        method: "prefix", trainable: 300_000, stored: 46_080, head: 10, tensorPeak: 123_456_789,
        processPeak: 2_000_000_000)
    ])
    // 4 bytes for each of 46,080 + 10.
    #expect(
      document.contains("|            300,000 |          46,080 |                10 |          184 kB |"))
    #expect(document.contains("|          123 MB |         2.00 GB |"))
  }

  @Test func theTwoBestAreTested() throws {
    func short(_ fft: [Double], _ lora: [Double]) throws -> String {
      try text(
        fft.enumerated().map { MadeRun(method: "fft", seed: $0 + 1, test: $1, trainable: 9) }
          + lora.enumerated().map { MadeRun(method: "lora", seed: $0 + 1, test: $1, trainable: 5) })
    }
    func flat(_ text: String) -> String { text.replacingOccurrences(of: "\n  ", with: " ") }
    // Differences 0 and 0.125: t = 1 with one degree of freedom, p = 0.5 by Cauchy's distribution.
    #expect(
      flat(try short([0.5, 0.75], [0.5, 0.625])).contains(
        "Not distinguishable by 2 seeds (p = 0.500); about"))
    // All differences 0.25: of the four ways to give them signs two are as far away.
    #expect(flat(try short([0.75, 0.875], [0.5, 0.625])).contains("Not distinguishable by 2 seeds (p = 0.500)"))
    // Differences 0.24, 0.25 and 0.26: t = 43.3 with two degrees of freedom, p = 0.0005.
    #expect(
      flat(try short([0.74, 0.75, 0.76], [0.5, 0.5, 0.5])).contains(
        "By 3 seeds the difference is more than chance (p = 0.000533)"))
    // Differences 0.001, 0.002 and 0.003: t = (0.01 - 0.002) / 0.00058 against the margin.
    #expect(
      flat(try short([0.701, 0.702, 0.703], [0.7, 0.7, 0.7])).contains(
        "By 3 seeds they differ by less than 0.01: equivalent for practical purposes."))
    #expect(flat(try short([0.75], [0.5])).contains("One seed gives no interval"))
    #expect(flat(try short([0.5], [0.5])).contains("None is better than the others."))
    // 0.508 and 0.5 are within 0.01, 0.52 and 0.5 are not.
    #expect(
      flat(try short([0.508], [0.5])).contains(
        "Within 0.01 of fft (9 trained parameters) with fewer: lora (5)."))
    #expect(!(try short([0.52], [0.5])).contains("Within 0.01"))
  }

  @Test func twoTasksHaveTheirOwnTables() throws {
    let document = try text([
      MadeRun(task: "b/two", test: 0.25), MadeRun(task: "a/one", test: 0.5),
      MadeRun(method: "fft", task: "a/one", test: 0.75),
    ])
    let one = try #require(document.range(of: "### a/one")),
      two = try #require(document.range(of: "### b/two"))
    #expect(one.lowerBound < two.lowerBound)
    #expect(document.contains("- a/one: fft has the highest mean test accuracy"))
    #expect(document.contains("- b/two: lora has a test accuracy of 0.2500 (one seed: no interval)."))
    // One picture of both.
    #expect(document.components(separatedBy: "(figures/test-accuracy.svg)").count == 2)
  }

  @Test func whatWasRunHoldsNoPathsOfTheMachine() throws {
    let document = try text([MadeRun(seed: 1), MadeRun(seed: 2)])
    #expect(!document.contains("/home/someone"))
    #expect(document.contains("- **Data:** data/t.tsv (SHA-256 fedcba987654)"))
    #expect(document.contains("- **Model:** m (SHA-256 0123456789ab)"))
    #expect(document.contains("- **TuneBench:** 0.1.0, commit abcdef012345"))
    #expect(document.contains("- **Date:** 2026-01-01T10:00:00Z to 2026-01-02T11:00:00Z (UTC)"))
    #expect(document.contains("- **Machine:** Some CPU, 4 cores, 2 threads a run"))
  }

  @Test func aSuiteSaysWhatIsMissingAndWhereSettingsCameFrom() throws {
    let text = """
      { version: 7, question: "Is it so?", model: "m", tasks: ["t"], methods: ["lora", { name: "fft",
        learningRate: 5e-5 }], train: { epochs: 3 }, seeds: [1, 2] }
      """
    let suite = try Suite(parsing: text, name: "made", methods: MethodSchema.registered)
    let plan = Plan(
      suite, context: PlanContext(modelSHA256: "", dataSHA256: ["t": [:]], resultFormat: 1, threads: 1))
    let runs = plan.runs.dropLast().map { spec in
      var record = MadeRun(method: spec.method.name, seed: Int(spec.seed), suiteText: text).record
      record.configuration.canonicalJSON = spec.configuration.canonical
      return RunResult(record)
    }
    let model = try ReportModel(runs)
    #expect(model.missing == ["fft · t · seed 2"])
    let document = MarkdownReport.text(ReportDocument(model))
    #expect(document.contains("> Is it so?") && document.contains("- **Suite:** made, version 7"))
    #expect(document.contains("No search was done"))
    #expect(document.contains("- fft · t · seed 2"))
    let settings = document.split(separator: "\n").filter {
      $0.hasPrefix("| fft ") || $0.hasPrefix("| lora ")
    }
    #expect(settings.contains { $0.contains("0.00005 | method entry") })
    #expect(settings.contains { $0.contains("| recipe") && $0.contains("rank 8, alpha 16") })
    #expect(
      document.replacingOccurrences(of: "\n", with: " ").contains("as suites name it: epochs 3, batch 32"))
  }

  @Test func aSweepIsNoSearch() throws {
    let two = try text([MadeRun(label: "a", learningRate: 0.1), MadeRun(label: "b", learningRate: 0.01)])
    #expect(two.contains("is flattered"))
    #expect(!(try text([MadeRun(), MadeRun(method: "fft")])).contains("is flattered"))
  }

  @Test func manyCurvesAreSplitByFamily() throws {
    let methods = [
      "head", "fft", "bitfit", "adapter-houlsby", "adapter-pfeiffer", "prompt", "prefix", "lora", "dora",
    ]
    let figures = try model(methods.map { MadeRun(method: $0, losses: [2, 1]) }).figures
      .filter { $0.kind == .learningCurves && $0.task == 0 }
    #expect(
      figures.map(\.figure.name) == [
        "learning-curves-baselines-and-others", "learning-curves-adapters", "learning-curves-soft-prompts",
        "learning-curves-reparameterisations",
      ])
    let names = figures.map { figure in
      figure.figure.chart.panels[0].series.filter { $0.form == .lines }.map(\.name)
    }
    #expect(
      names[0] == ["head", "fft", "bitfit"] && names[1] == ["fft", "adapter-houlsby", "adapter-pfeiffer"])
  }
}

@Suite(.enabled(if: Gnuplot.isInstalled, "gnuplot is not installed: apt-get install gnuplot-nox"))
struct WrittenReports {
  private func files(_ directory: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: directory.path)
    where !name.hasSuffix(".h5") {
      files[name] = try? Data(contentsOf: directory.appendingPathComponent(name))
    }
    return files
  }

  @Test func writtenTwiceItIsTheSame() throws {
    try withDirectory { directory in
      let results = ResultsDirectory(directory.appendingPathComponent("made"))
      for seed in 1...2 {
        try results.write(
          MadeRun(seed: seed, test: 0.5, dev: [0.25], heldOut: [("far", 0.5)], trainable: 5, losses: [2, 1])
            .record)
      }
      try results.write(MadeRun(method: "fft", status: .failed, failure: "no").record)
      let report = try Report.write(results: results.url)
      #expect(report.markdown.path == results.url.appendingPathComponent("report.md").path)
      #expect(report.html.path == results.url.appendingPathComponent("report.html").path)
      let first = try files(results.url)
      let names = ["held-out", "learning-curves", "parameters", "run-time", "test-accuracy"]
      #expect(
        first.keys.sorted()
          == (names.flatMap { name in ["dat", "gp", "png", "svg"].map { "figures/\(name).\($0)" } } + [
            "report.html", "report.md",
          ])
      )
      // Every picture that is shown is there.
      let text = String(decoding: first["report.md"]!, as: UTF8.self)
      for match in text.matches(of: /\]\(([^#)]+)\)/) { #expect(first[String(match.1)] != nil) }
      #expect(text.contains("fft · t · seed 1: failed: no"))
      try Report.write(results: results.url)
      #expect(try files(results.url) == first)

      // Elsewhere the same text, without a copy of the results.
      let elsewhere = directory.appendingPathComponent("elsewhere")
      #expect(try Data(contentsOf: Report.write(results: results.url, to: elsewhere).markdown) == first["report.md"])
    }
  }

  @Test func oldChartsGoAndOtherFilesStay() throws {
    try withDirectory { directory in
      let results = ResultsDirectory(directory)
      try results.write(MadeRun().record)
      let figures = directory.appendingPathComponent("figures")
      try FileManager.default.createDirectory(at: figures, withIntermediateDirectories: true)
      for name in [
        "learning-curves-old.gp", "learning-curves-old.dat", "learning-curves-old.svg", "test-mine.svg",
      ] {
        try Data().write(to: figures.appendingPathComponent(name))
      }
      try Report.write(results: directory)
      let names = try FileManager.default.contentsOfDirectory(atPath: figures.path).sorted()
      #expect(!names.contains { $0.hasPrefix("learning-curves-old") } && names.contains("test-mine.svg"))
    }
  }

  @Test func filesThatAreNoRunsAreNamed() throws {
    try withDirectory { directory in
      let results = ResultsDirectory(directory)
      try results.write(MadeRun().record)
      try Data("no run".utf8).write(to: results.runURL("abc"))
      let text = try String(contentsOf: Report.write(results: directory).markdown, encoding: .utf8)
      #expect(text.contains("- runs/abc.h5: "))
      #expect(!text.contains(directory.path))
    }
  }

  @Test func nothingToReportOnIsAnError() throws {
    try withDirectory { directory in
      #expect(throws: InputError.self) { try Report.write(results: directory) }
      #expect(!FileManager.default.fileExists(atPath: directory.appendingPathComponent("report.md").path))
    }
  }

  @Test func aDirectoryWhereAllFailedHasAReportWithoutCharts() throws {
    try withDirectory { directory in
      try ResultsDirectory(directory).write(MadeRun(status: .failed, failure: "no").record)
      let text = try String(contentsOf: Report.write(results: directory).markdown, encoding: .utf8)
      #expect(text.contains("lora · t · seed 1: failed: no") && !text.contains("figures/"))
    }
  }
}
