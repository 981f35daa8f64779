import Basics
import Statistics
import Testing

@testable import Reports

private func compared(_ runs: [MadeRun], task: String? = nil) throws -> ComparedRuns {
  try ComparedRuns(StoredRuns(runs.map(\.record)), task: task)
}

/// Three seeds each: fft 0.700 0.702 0.698, lora better by 0.1, bitfit the same but for noise.
private let threeMethods: [MadeRun] = [
  ("fft", [0.700, 0.702, 0.698]), ("lora", [0.800, 0.803, 0.797]), ("bitfit", [0.703, 0.701, 0.700]),
].flatMap { method, scores in
  scores.enumerated().map { MadeRun(method: method, seed: $0.offset + 1, test: $0.element, trainable: 10) }
}

@Suite struct ComparisonTests {
  @Test func differencesTestsAndVerdictsByHand() throws {
    let comparison = try Comparison(compared(threeMethods))
    #expect(comparison.baseline == "fft" && comparison.tasks.count == 1 && comparison.overall.isEmpty)
    let rows = comparison.tasks[0].rows
    #expect(rows.map(\.label) == ["lora", "bitfit", "fft"])
    let lora = try #require(rows[0].comparison)
    #expect(abs(lora.improvement.value - 0.1) < 1e-12 && lora.verdict == .better)
    // t = 0.1 / (0.001 / sqrt 3), two degrees; the smaller of two p values counts twice.
    #expect(abs((lora.adjustedP ?? 1) - 6.665e-5) < 1e-7)
    // 0.0013 ± 0.0012: by t = 7.2 nearer than 0.01, p = 0.0093 on one side, the smaller of two.
    #expect(rows[1].comparison?.verdict == .equivalent)
    #expect(abs((rows[1].comparison?.adjustedEquivalenceP ?? 1) - 0.018693) < 1e-5)
    // Seeds alone are Student's: 0.003 · t_0.975(2) / √3, and a third of that.
    #expect(rows[2].comparison == nil)
    let text = ComparisonText(comparison)
    #expect(
      text.parts[0].table.rows[0] == [
        "lora", "3", "0.8000", "0.7925 to 0.8075", "+0.1000", "+0.0975 to +0.1025", "< 0.001", "better",
      ])
    #expect(Array(text.parts[0].table.rows[1][6...]) == ["0.019 (equal)", "equivalent"])
    #expect(text.notes.contains { $0.hasPrefix("Intervals and p take seeds for draws: no items are stored") })
    #expect(text.notes.contains { $0.contains("0.250") })
    // Where every difference matters.
    var options = Comparison.Options()
    options.margin = 0
    let exact = try Comparison(compared(threeMethods), options).tasks[0].rows[1]
    guard case .notDistinguishable(.more)? = exact.comparison?.verdict else {
      Issue.record("\(exact)")
      return
    }
  }

  @Test func lowerIsBetterTurnsVerdictsAndNotDifferences() throws {
    let runs = threeMethods.map { run in
      var run = run
      run.metric = "meanSquaredError"
      return run
    }
    let comparison = try Comparison(compared(runs))
    let rows = comparison.tasks[0].rows
    #expect(rows.map(\.label) == ["fft", "bitfit", "lora"])
    #expect(rows[2].comparison?.verdict == .worse && (rows[2].comparison?.improvement.value ?? 0) < 0)
    #expect(ComparisonText(comparison).parts[0].table.rows[2][4] == "+0.1000")
  }

  @Test func oneSeedHasNoIntervalAndNoVerdict() throws {
    let comparison = try Comparison(compared(threeMethods.filter { $0.seed == 1 }))
    let text = ComparisonText(comparison)
    #expect(
      text.parts[0].table.rows[0] == [
        "lora", "1", "0.8000", "none: one seed", "+0.1000", "none: one seed", "-", "one seed: cannot be said",
      ])
    #expect(text.notes.contains { $0.hasPrefix("One seed a method: no interval and no test") })
  }

  @Test func seedsArePairedAndOthersNamed() throws {
    let runs = threeMethods + [MadeRun(method: "lora", seed: 4, test: 0.9)]
    let comparison = try Comparison(compared(runs))
    let lora = comparison.tasks[0].rows[0]
    #expect(lora.seeds == [1, 2, 3, 4] && lora.pairedSeeds == [1, 2, 3])
    #expect(abs(lora.comparison!.improvement.value - 0.1) < 1e-12)
    #expect(ComparisonText(comparison).notes.contains { $0.hasPrefix("lora is compared at the seeds") })
  }

  @Test func failedRunsAreNamed() throws {
    let failed = MadeRun(method: "lora", seed: 4, status: .failed, failure: "no memory", test: nil)
    let comparison = try Comparison(compared(threeMethods + [failed]))
    #expect(ComparisonText(comparison).parts[0].table.rows[0][1] == "3 of 4")
    #expect(ComparisonText(comparison).notes.last == "Not counted: lora · t · seed 4: failed: no memory.")
  }

  @Test func severalTasksHaveATableOverAll() throws {
    let second = threeMethods.map { run in
      var run = run
      run.task = "u"
      run.test! -= 0.2
      return run
    }
    let extra = MadeRun(method: "ia3", seed: 1, test: 0.5)
    let comparison = try Comparison(compared(threeMethods + second + [extra]))
    let overall = try #require(comparison.overall.first)
    #expect(overall.tasks == ["t", "u"] && overall.incomplete == ["ia3"])
    let lora = overall.rows[0]
    #expect(lora.label == "lora" && abs(lora.mean.value - 0.7) < 1e-12)
    // 0.597 0.6 0.603 0.797 0.8 0.803: one off each end.
    #expect(abs(lora.interquartileMean.value - 0.7) < 1e-12)
    #expect(lora.probabilityOfImprovement?.value == 1 && lora.comparison?.verdict == .better)
  }

  @Test func quantitiesAreFoundByName() throws {
    var runs = threeMethods
    for index in runs.indices { runs[index].heldOut = [("food", 0.3)] }
    runs.append(MadeRun(method: "head", seed: 1, test: 0.4, heldOut: [("food", 0.5)]))
    let all = try compared(runs)
    for (name, title, direction) in [
      ("test", "test accuracy", MetricDirection.higherIsBetter), ("test/macroF1", "test macro F1", .higherIsBetter),
      ("held-out/food", "held-out/food accuracy", .higherIsBetter), ("timings/train", "training", .lowerIsBetter),
      ("sizes/trainable", "trained parameters", .lowerIsBetter),
    ] {
      let quantity = try Quantity.named(name, in: all)
      #expect(quantity.title == title && quantity.direction == direction, "\(name): \(quantity)")
    }
    // Head-only has 0.5 there at seed 1, the others 0.3.
    let lost = try Comparison(all, with("forgetting/held-out/food/lost")).tasks[0].rows
    #expect(lost.first { $0.label == "lora" }?.values == [0.2])
    let error = #expect(throws: InputError.self) { try Quantity.named("tset", in: all) }
    #expect(error?.kind == .usage && error?.advice == "did you mean \"test\"?")
  }

  private func with(_ metric: String) -> Comparison.Options {
    var options = Comparison.Options()
    options.metric = metric
    return options
  }

  @Test func timesOfDifferentMachinesAreRefusedAndScoresWarned() throws {
    var runs = threeMethods
    runs[0].processor = "Another CPU"
    runs[1].threads = 1
    runs[2].isExclusive = false
    let all = try compared(runs)
    let error = #expect(throws: InputError.self) { try Comparison(all, with("timings/train")) }
    #expect(error?.kind == .usage)
    for part in ["machine: Another CPU; Some CPU", "threads of a run: 1 thread; 2 threads", "use of the machine"] {
      #expect(error?.found?.contains(part) == true, "\(part)")
    }
    let scores = try Comparison(all)
    #expect(scores.differences.map(\.what) == ["machine", "threads of a run"])
    #expect(ComparisonText(scores).notes[0].hasPrefix("These runs are not all of one kind."))
    #expect(try Comparison(compared(threeMethods), with("timings/train")).differences.isEmpty)
  }

  @Test func countsAreNotTested() throws {
    var runs = threeMethods
    for index in runs.indices where runs[index].method == "lora" { runs[index].trainable = 4 }
    let rows = try Comparison(compared(runs), with("sizes/trainable")).tasks[0].rows
    #expect(rows[0].label == "lora" && rows[0].comparison?.verdict == .better && rows[0].comparison?.adjustedP == nil)
    #expect(rows[2].comparison?.verdict == .notDistinguishable(.noDifference))
    let text = ComparisonText(try Comparison(compared(runs), with("sizes/trainable")))
    #expect(text.parts[0].table.rows[0] == ["lora", "3", "4", "counted", "-6", "counted", "-", "better"])
    #expect(text.notes == ["Counted, and hanging on no chance: there is nothing to test."])
  }

  @Test func itemsAreComparedByTheirPredictions() throws {
    var records = threeMethods.filter { $0.seed == 1 && $0.method != "bitfit" }.map(\.record)
    for index in records.indices {
      // 40 items: fft is right on half, lora on all.
      let gold = [Int32](repeating: 1, count: 40)
      let isLora = records[index].label.hasPrefix("lora")
      records[index].evaluations[0].gold = .labels(gold)
      records[index].evaluations[0].predicted = .labels((0..<40).map { isLora || $0 < 20 ? 1 : 0 })
    }
    let comparison = try Comparison(ComparedRuns(StoredRuns(records)))
    let own = try #require(comparison.tasks[0].rows[0].comparison)
    #expect(own.items == 40 && own.verdict == .oneSeed && own.p == nil && own.improvement.interval == nil)
    // The means are what is stored, 0.1 apart; the items' difference has the deviation √(0.5 · 0.5 / 40) = 0.079.
    #expect(abs((own.itemP ?? 1) - 0.2117) < 0.04, "\(own)")
    #expect(ComparisonText(comparison).parts[0].table.rows[0][7].contains("of these two models alone: p = 0.2"))
  }

  @Test func baselinesAreFoundByLabelOrMethod() throws {
    var options = Comparison.Options()
    options.baseline = "bitfit"
    #expect(try Comparison(compared(threeMethods), options).baseline == "bitfit")
    options.baseline = "lroa"
    let error = #expect(throws: InputError.self) { try Comparison(compared(threeMethods), options) }
    #expect(error?.kind == .usage && error?.advice == "did you mean \"lora\"?")
    #expect(throws: InputError.self) { try compared(threeMethods, task: "none") }
  }
}

@Suite struct ComparisonFormatTests {
  @Test func csvAndJSONHoldAllDigits() throws {
    let comparison = try Comparison(compared(threeMethods))
    let lines = comparison.csv.split(separator: "\n").map(String.init)
    #expect(lines.count == 4 && lines[0].hasPrefix("task,method,metric,unit,runs,seeds,mean,low,high,baseline"))
    #expect(lines[1].hasPrefix("t,lora,test,1,3,3,0.8"))
    let json = try JSON(parsing: comparison.json.canonical, source: "json")
    let lora = json["tasks"]?.array?[0]["methods"]?.array?[0]
    #expect(lora?["values"]?.array?.compactMap(\.double) == [0.8, 0.803, 0.797])
    #expect(lora?["comparison"]?["pSignFlip"]?.double == 0.25)
    #expect(lora?["comparison"]?["verdict"]?.string == "better")
  }

  @Test func latexIsBooktabsWithTheBestInBold() throws {
    let latex = ComparisonText(try Comparison(compared(threeMethods))).latex
    #expect(latex.contains("\\begin{tabular}{lrrrrrr}") && latex.contains("\\toprule"))
    #expect(latex.contains("\\textbf{lora} & 3 & \\textbf{0.8000} & 0.7925 to 0.8075 & +0.1000"))
    #expect(latex.contains("95 \\% interval") && latex.contains("$<$ 0.001"))
    #expect(latex.contains("fft & 3 & 0.7000 & 0.6950 to 0.7050 & -- & -- & -- \\\\"))
    #expect(
      Escaped.latex("a_b & 5% #1 {x} ~^\\ $")
        == "a\\_b \\& 5\\% \\#1 \\{x\\} \\textasciitilde{}\\textasciicircum{}\\textbackslash{} \\$")
    #expect(Escaped.latex("---") == "-{}-{}-" && Escaped.latex("a -- b,, c''") == "a -{}- b,{}, c'{}'")
    // A method may be called by a hyphen: that is no empty cell.
    let hyphen = threeMethods.map { run in
      var run = run
      if run.method == "lora" { run.label = "-" }
      return run
    }
    #expect(ComparisonText(try Comparison(compared(hyphen))).latex.contains("\\textbf{-} & 3"))
  }

  /// Nobody knows an imported run's seed, be it called 0 or 1: mean against mean, and no test.
  @Test func importedRunsAreComparedByTheMean() throws {
    let record = MadeRun(method: "lora", label: "imported adapter", seed: 1, test: 0.9).record
    func comparison(_ baseline: String?) throws -> Comparison {
      var imported = record
      imported.identity = "imported"
      imported.configuration.canonicalJSON = imported.configuration.canonicalJSON.replacing(
        "{\"methods\"", with: "{\"imported\":{},\"methods\"")
      let runs = threeMethods.filter { $0.method != "bitfit" }.map(\.record) + [imported]
      var options = Comparison.Options()
      options.baseline = baseline
      return try Comparison(ComparedRuns(StoredRuns(runs)), options)
    }
    let text = ComparisonText(try comparison("fft"))
    let row = try #require(text.parts[0].table.rows.first { $0[0] == "imported adapter" })
    // 0.9 against the mean of 0.700, 0.702 and 0.698.
    #expect(Array(row[4...]) == ["+0.2000", "none: no seeds", "-", "no seeds: cannot be said"])
    #expect(text.notes.contains { $0.hasPrefix("Imported, so that nobody knows their seeds: imported adapter.") })
    #expect(!text.notes.contains { $0.contains("at the seeds that the baseline has, too") })
    #expect(text.parts[0].table.rows.first { $0[0] == "lora" }?[7] == "better")
    // The other way round, too.
    let turned = ComparisonText(try comparison("imported adapter")).parts[0].table.rows
    #expect(
      turned.first { $0[0] == "lora" }.map { Array($0[4...]) } == [
        "-0.1000", "none: no seeds", "-", "no seeds: cannot be said",
      ])
  }

  @Test func markdownNamesTheBest() throws {
    let markdown = ComparisonText(try Comparison(compared(threeMethods))).markdown
    #expect(markdown.hasPrefix("### t: test accuracy, higher is better; baseline fft\n\n| method"))
    #expect(markdown.contains("0.8000 (best)") && markdown.contains("\n- Intervals and p take seeds for draws"))
  }
}
