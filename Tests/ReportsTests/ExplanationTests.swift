import Records
import Testing

@testable import Reports

/// Every name that a report, a comparison, advice or a table prints is explained.
@Suite struct ExplanationTests {
  private func isExplained(_ name: String) -> Bool {
    MeasureCatalog.explanation(of: name) != nil || !Glossary.meanings(of: name).isEmpty
  }

  @Test func everyNameOfReportsIsExplained() throws {
    var runs = FullResults.runs
    for index in runs.indices {
      runs[index].measures += [
        ("drift/cka", [0.9]), ("drift/relativeChange", [0.1]), ("forgetting/probe/other/before", [0.5]),
        ("forgetting/probe/other/after", [0.4]), ("forgetting/probe/other/lost", [0.1]), ("sequence/bwt", [0.1]),
      ]
    }
    runs[0].isExclusive = false
    runs[1].processor = "Another CPU"
    let records = runs.map(\.record)
    var model = try ReportModel(records.map(RunResult.init))
    let compared = try ComparedRuns(StoredRuns(records))
    model.comparison = try Comparison(compared)
    var names: [String] = []
    let data = ["a/near", "a/far"]
    func add(_ table: DocumentTable) { names += table.columns.map(\.title) + table.columns.compactMap(\.term) }
    for block in ReportDocument(model).blocks {
      switch block {
      case .table(let table): add(table)
      case .terms(let terms): names += terms.map(\.term)
      case .figure(_, _, let terms): names += terms
      default: break
      }
    }
    var options = Comparison.Options()
    for metric in compared.quantityNames
    where !metric.hasPrefix("timings/") && !metric.hasPrefix("steps/") && !metric.hasPrefix("speed/")
      && !metric.hasPrefix("inference")
    {
      options.metric = metric
      options.bootstrap.resamples = 20
      let comparison = try Comparison(compared, options)
      ComparisonText(comparison).parts.forEach { add($0.table) }
      names += comparison.quantities.map(\.title) + [metric]
    }
    add(AdviceText(try Advice.all(compared, limits: [])[0]).table)
    names += ChartKind.allCases.map(\.rawValue)
    names += [
      "claim", "from", "that", "of", "verdict", "decided by", "difference", "effect, sd", "suite", "task", "equivalent",
      "supported", "contradicted", "IQM", "P(better)", "trials", "without a score", "chosen settings",
      "its dev accuracy", "worst trial's", "training of all trials, seconds", "dev accuracy by learning rate",
      "best - worst",
      // Of plan, forgetting and search.
      "run", "trainable", "head", "steps", "peak memory", "time", "test", "held-out", "domain gap", "domain forgetting",
      "ACC",
      "F", "BWT", "FWT", "stored", "stsb lost", "stsb before", "CKA", "change", "stage", "task 1", "trial", "settings",
      "rung",
      "expected best of as many", "1", "undefined", "learningRate", "batch", "lora",
    ]
    for name in Set(names).sorted() where !data.contains(name) { #expect(isExplained(name), "\(name)") }
    #expect(Set(names).count > 100)
    #expect(!isExplained("no such thing") && !isExplained("drift/cak") && !isExplained(""))
  }

  @Test func compositeNamesAreTakenApart() {
    #expect(Glossary.meanings(of: "test accuracy, mean ± sd").map(\.term) == ["test", "accuracy", "mean ± sd"])
    #expect(Glossary.meanings(of: "seed 3").map(\.term) == ["seeds"])
    #expect(Glossary.meanings(of: "p (Holm)").map(\.term) == ["p (Holm)"])
  }
}
