import Basics
import Foundation
import Records
import Testing

@testable import Reports

@Suite struct ExportTests {
  /// A Python with all that a notebook needs: the one named in TUNEBENCH_PYTHON, else `python3` in the path.
  static let python: String? = {
    let name = ProcessInfo.processInfo.environment["TUNEBENCH_PYTHON"] ?? "python3"
    let check = try? Subprocess.run(name, ["-c", "import h5py, nbconvert, nbformat, ipykernel, pandas"])
    return check?.succeeded == true ? name : nil
  }()

  @Test func tablesHoldEveryNumberOnce() throws {
    var run = MadeRun(label: "a, \"b\"", test: 0.75, dev: [0.5, .nan], losses: [2, 1], stepMilliseconds: [10, 20])
    run.measures = [("m/x", [1, 2])]
    var tables = TidyTables()
    tables.append(run.record)
    let files = Dictionary(uniqueKeysWithValues: tables.files.map { ($0.name, $0.text) })
    let id = run.record.identity
    let runs = try #require(files["runs.csv"]).split(separator: "\n")
    #expect(
      runs.count == 2
        && runs[1].hasPrefix("\(id),\"a, \"\"b\"\" · t · seed 1\",\"a, \"\"b\"\"\",t,,1,complete,,m,0.001,"))
    #expect(runs[1].contains(",accuracy,0.75,NaN,"))
    #expect(
      files["steps.csv"]?.split(separator: "\n").dropFirst().map(String.init) == [
        "\(id),1,1,2.0,0.001,NaN,100,4,0.0,0.005,0.005,0.0,0.0", "\(id),2,1,1.0,0.001,NaN,100,4,0.0,0.01,0.01,0.0,0.0",
      ])
    #expect(
      files["evaluations.csv"]?.split(separator: "\n").dropFirst().map(String.init) == [
        "\(id),dev,dev,t,1,accuracy,0.5", "\(id),dev,dev,t,2,accuracy,NaN", "\(id),test/t,test,t,,accuracy,0.75",
        "\(id),test/t,test,t,,macroF1,0.125",
      ])
    let measures = try #require(files["measures.csv"])
    for line in ["memory,trainPeak/total,0,0,byte", "timings,load,0,100.0,second", "measures,m/x,1,2.0,1"] {
      #expect(measures.contains("\n\(id),\(line)\n"), "\(line)")
    }
  }

  @Test func theWayToTheResultsIsRelative() {
    func way(_ from: String, _ to: String) -> String {
      Export.relativePath(from: URL(fileURLWithPath: from), to: URL(fileURLWithPath: to))
    }
    #expect(way("/x/notebooks-export/quick", "/x/results/quick") == "../../results/quick")
    #expect(way("/x", "/x/results") == "results" && way("/x/y", "/x/y") == "." && way("/x/y/", "/x") == "..")
  }

  @Test func textsAreLiteralsOfPython() {
    #expect(Escaped.python("a\"b\\c\nü\u{202E}") == #""a\"b\\c\x0aü\u202e""#)
  }

  @Test func cellsHaveDistinctNamesAndEveryQuestionOneOfCode() throws {
    let text = Notebook.text(name: "n", results: "../r")
    let json = try JSON(parsing: text, source: "notebook")
    let cells = try #require(json["cells"]?.array)
    let ids = cells.compactMap { $0["id"]?.string }
    #expect(ids.count == cells.count && Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[a-z0-9-]{1,64}/) != nil })
    #expect(cells[1]["source"]?.strings == ["RESULTS = \"../r\""])
    #expect(
      ids == ["title", "results", "read", "runs"]
        + [
          "reached", "better", "learning", "cost", "latency", "forgotten", "held-out", "sequence", "learning-rate",
        ].flatMap { [$0, $0 + "-table"] })
    #expect(!text.contains("matplotlib") && !text.contains("plt."), "charts are the report's")
    #expect(
      cells[2]["source"]?.strings?.first
        == "LESS_IS_BETTER = [\"meanSquaredError\", \"crossEntropy\", \"bitsPerByte\"]\n")
    #expect(Notebook.text(name: "n", results: "../r") == text)
  }

  @Test(
    .enabled(
      if: python != nil, "no Python with jupyter's nbconvert, h5py, pandas (name one in TUNEBENCH_PYTHON)"))
  func theNotebookRunsWhereItWasWritten() throws {
    try withDirectory { directory in
      let results = FullResults.write(to: directory)
      let out = directory.appendingPathComponent("export/full")
      let files = try Export.write(results: results, to: out, notebook: true)
      #expect(
        files.map(\.lastPathComponent) == [
          "runs.csv", "steps.csv", "evaluations.csv", "measures.csv", "full results.ipynb",
        ])
      let notebook = files[4]
      let script = """
        import sys, nbformat, pandas, warnings
        from nbconvert.preprocessors import ExecutePreprocessor
        warnings.simplefilter("error", nbformat.warnings.MissingIDFieldWarning)
        notebook = nbformat.read(sys.argv[1], as_version=4)
        nbformat.validate(notebook)
        notebook.cells.append(nbformat.v4.new_code_cell(sys.argv[3], id="check"))
        ExecutePreprocessor(timeout=300).preprocess(notebook, {"metadata": {"path": sys.argv[2]}})
        tables = set()
        for cell in notebook.cells:
            for output in cell.get("outputs", []):
                assert output.get("name") != "stderr", (cell.id, output.text)
                if "text/html" in output.get("data", {}):
                    tables.add(cell.id)
        print(sorted(tables))
        print(notebook.cells[-1].outputs[0].text, end="")
        print(pandas.read_csv(sys.argv[2] + "/steps.csv").loss.sum(), len(pandas.read_csv(sys.argv[2] + "/runs.csv")))
        """
      let check = """
        def say(*values): print(*[f"{float(value):.4g}" for value in values])
        fft = reached[reached.method == "fft"].iloc[0]
        say(*fft[["seeds", "test", "low", "high", "dev"]])
        say(probability(scores["lora lr=0.01"], scores["fft"]), probability(scores["fft"], scores["lora lr=0.01"]))
        first = steps[(steps.method == "fft") & (steps.seed == 2)]
        say(*first.loss, *first.seconds.tail(2), *first.tenth)
        say(costs.loc[("t", "fft"), "forward"], costs.loc[("t", "fft"), "predicted/ledgerPeak"], *latencies[latencies.method == "fft"].ms.unique())
        say(*lost.groupby("method").lost.mean(), *held_out[held_out.method == "fft"].mean(numeric_only=True))
        say(*left.to_numpy().ravel(), *swept.groupby("learning_rate").dev.mean())
        """
      let outcome = try Subprocess.run(Self.python!, ["-c", script, notebook.path, out.path, check])
      #expect(outcome.succeeded, "\(outcome.errors)")
      let shown = (NotebookCode.questions.map { "'\($0.id)-table'" } + ["'runs'"]).sorted().joined(separator: ", ")
      #expect(
        outcome.output == """
          [\(shown)]
          2 0.81 0.8 0.82 0.71
          0 1
          9 9 9 9 9 2 1 0.47 0.5 1 2 3 5 6 8 9
          12.5 3.9 4 10 3
          0.1 0.02 0.04 0.81 0.71 0.61
          0.9 0.5 0.7 0.8 0.61 0.66
          288.0 6

          """, "\(outcome.output)")
    }
  }

  @Test func copiedRunsLackNothingButWeights() throws {
    try withDirectory { directory in
      let results = directory.appendingPathComponent("from"), copy = directory.appendingPathComponent("to")
      var record = MadeRun(label: "a", test: 0.75, dev: [0.5]).record
      record.weights.head = [.init(name: "classifier.bias", shape: [2], values: [1, 2])]
      try ResultsDirectory(results).write(record)
      #expect(try Export.copyRuns(of: results, to: copy) == 1)
      let copied = try ResultsDirectory(copy).record(record.identity)
      #expect(copied.weights.head.isEmpty && copied.weights.method.isEmpty)
      record.weights = .init()
      #expect(copied == record)
      #expect(FileManager.default.fileExists(atPath: ResultsDirectory(copy).indexURL.path))
      // Again over an earlier copy, but not among other runs.
      #expect(try Export.copyRuns(of: results, to: copy) == 1)
      try ResultsDirectory(copy).write(MadeRun(label: "b", seed: 2, test: 0.5, dev: [0.5]).record)
      #expect(throws: InputError.self) { try Export.copyRuns(of: results, to: copy) }
      // Onto itself, also by another way: the weights would be gone.
      try FileManager.default.createSymbolicLink(
        at: directory.appendingPathComponent("link"), withDestinationURL: results)
      for place in ["from", "link"] {
        #expect(throws: InputError.self) {
          try Export.copyRuns(of: results, to: directory.appendingPathComponent(place))
        }
      }
      #expect(try !ResultsDirectory(results).record(record.identity).weights.head.isEmpty)
    }
  }

  @Test func directoriesOfAMachineAreLeftOut() {
    for (word, left) in [
      ("/home/me/data", ".../data"), ("/home/me/data/", ".../data"), ("--data=/home/me/data", "--data=.../data"),
      ("suites/quick.json5", "suites/quick.json5"), ("--only", "--only"), ("method=/x", "method=/x"), ("", ""),
      ("/", ".../"),
    ] { #expect(Export.withoutDirectories(word) == left) }
  }

  @Test func nothingToExportIsAnError() throws {
    try withDirectory { directory in
      #expect(throws: InputError.self) { try Export.write(results: directory, to: directory, notebook: true) }
      #expect(!FileManager.default.fileExists(atPath: directory.appendingPathComponent("runs.csv").path))
    }
  }
}
