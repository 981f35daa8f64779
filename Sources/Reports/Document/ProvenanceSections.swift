import Basics
import Methods
import Records
import Settings
import Suites

/// The parts of a report that say what was run, and how.
enum ProvenanceSections {
  // MARK: - What was run

  static func whatWasRun(_ model: ReportModel) -> [ReportBlock] {
    let runs = model.completeRuns
    var terms: [ReportTerm] = []
    for suite in model.suites {
      var text = suite.name.isEmpty ? "without a name" : suite.name
      if let version = suite.version { text += ", version \(version)" }
      if suite.textCount > 1 {
        text += "; its file changed between runs (\(suite.textCount) texts), the newest is quoted"
      }
      terms.append(ReportTerm("Suite", text))
    }
    func add(_ term: String, _ texts: [String]) {
      let texts = distinct(texts.filter { !$0.isEmpty })
      if !texts.isEmpty { terms.append(ReportTerm(term, texts.joined(separator: "; "))) }
    }
    let counts = RunRecord.Status.allCases.map { status in
      (status, model.runs.filter { $0.status == status }.count)
    }
    add(
      "Runs",
      [
        counts.filter { $0.1 > 0 }.map { "\(NumberText.count($0.1)) \($0.0.rawValue)" }.joined(
          separator: ", ")
          + (model.missing.isEmpty ? "" : ", \(model.missing.count) not done")
      ])
    add(
      "Model",
      runs.map {
        $0.model
          + ($0.provenance.modelSHA256.isEmpty ? "" : " (SHA-256 \($0.provenance.modelSHA256.prefix(12)))")
      })
    add("Tasks", model.table.tasks.map(taskText))
    add(
      "Data",
      runs.flatMap { $0.provenance.dataFiles }.map {
        shortPath($0.path) + ($0.sha256.isEmpty ? "" : " (SHA-256 \($0.sha256.prefix(12)))")
      })
    let seeds = Array(Set(model.runs.map(\.seed))).sorted().map(String.init)
    add("Seeds", [seeds.joined(separator: ", ")])
    let machines = Array(Set(model.table.tasks.flatMap(\.machines))).sorted {
      ($0.processor, $0.cores, $0.threads) < ($1.processor, $1.cores, $1.threads)
    }
    for (index, machine) in machines.enumerated() {
      terms.append(
        ReportTerm(
          machines.count > 1 ? "Machine \(letter(index))" : "Machine",
          (machine.processor.isEmpty ? "unknown processor" : machine.processor)
            // Results of other programs do not say.
            + (machine.cores == 0 ? "" : ", " + NumberText.plural(machine.cores, "core"))
            + (machine.threads == 0 ? "" : ", \(NumberText.plural(machine.threads, "thread")) a run")
        ))
    }
    add("System", runs.map(\.provenance.operatingSystem))
    add(
      "OpenBLAS",
      runs.map {
        $0.provenance.openBLASConfiguration.isEmpty
          ? $0.provenance.openBLASVersion : $0.provenance.openBLASConfiguration
      })
    add("Arithmetic", runs.map(\.provenance.kernels))
    add("Texts", TextLengths.sentences(model.runs))
    add("Products in bf16", runs.map(\.provenance.roundedProductsLibrary))
    // Imported runs name their program themselves.
    func isOurs(_ run: RunResult) -> Bool { run.provenance.harnessVersion.first?.isNumber ?? true }
    add("TuneBench", runs.filter(isOurs).map { harness($0.provenance) })
    add("Program", runs.filter { !isOurs($0) }.map { harness($0.provenance) })
    let started = runs.map(\.provenance.started).filter { !$0.isEmpty }.min()
    let ended = runs.map(\.provenance.ended).filter { !$0.isEmpty }.max()
    if let started, let ended { terms.append(ReportTerm("Date", "\(started) to \(ended) (UTC)")) }
    return terms.isEmpty ? [] : [.heading(3, "What was run"), .terms(terms)]
  }

  private static func taskText(_ task: TaskResults) -> String {
    task.task
      + (task.trainingRows.map { " (\(NumberText.count($0)) training rows drawn)" } ?? " (all training rows)")
  }

  private static func harness(_ p: RunRecord.Provenance) -> String {
    guard !p.harnessVersion.isEmpty else { return "" }
    let commit =
      p.gitCommit.isEmpty
      ? "" : ", commit \(p.gitCommit.prefix(12))" + (p.gitDirty ? " with changes not committed" : "")
    return p.harnessVersion + commit + (p.compiler.isEmpty ? "" : ", \(p.compiler)")
  }

  /// A path's last two parts: what is above them is this machine's business.
  private static func shortPath(_ path: String) -> String {
    path.split(separator: "/").suffix(2).joined(separator: "/")
  }

  /// A, B, ..., Z, then numbers.
  static func letter(_ index: Int) -> String {
    index < 26 ? String(UnicodeScalar(UInt8(65 + index))) : String(index + 1)
  }

  /// Each once, as they first occur.
  static func distinct(_ texts: [String]) -> [String] {
    var seen = Set<String>()
    return texts.filter { seen.insert($0).inserted }
  }

  // MARK: - How it was done

  static func howItWasDone(_ model: ReportModel) -> [ReportBlock] {
    guard !model.table.tasks.isEmpty else { return [] }
    let blocks = model.eachTask(level: 4) { _, task in
      let (table, common) = settings(task, model)
      let shared = "The same for every method, as suites name it: \(common.joined(separator: ", "))."
      return [.table(table)] + (common.isEmpty ? [] : [.paragraph(shared)])
    }
    return [.heading(3, "Settings"), .paragraph(searchText(model))] + blocks
  }

  // MARK: - What is not here

  /// A line for every chart that these results do not give, with what would.
  static func notMeasured(_ model: ReportModel) -> [ReportBlock] {
    guard !model.completeRuns.isEmpty else { return [] }
    let isOfOneTask = model.table.tasks.count == 1
    let absent = ChartKind.allCases.filter { kind in
      // Several tasks have the one in the place of the other.
      kind != (isOfOneTask ? .aggregate : .profiles) && !model.figures.contains { $0.kind == kind }
    }
    var blocks: [ReportBlock] = []
    if !model.undrawn.isEmpty {
      blocks += [
        .paragraph("These charts could not be made of the runs' numbers:"), .list(model.undrawn.map { $0 + "." }),
      ]
    }
    let needed = absent.filter { kind in !model.undrawn.contains { $0.contains("(\(kind.rawValue)):") } }
    if !needed.isEmpty {
      blocks += [
        .paragraph("These charts need what the suite did not ask for:"),
        .list(needed.map { "\($0.title) (\($0.rawValue)): \($0.needs)." }),
      ]
    }
    return blocks.isEmpty ? [] : [.heading(3, "What is not here")] + blocks
  }

  private static func searchText(_ model: ReportModel) -> String {
    if let search = model.suites.lazy.compactMap(\.search).first {
      return "Searched, with \(NumberText.plural(search.trials, "trial")) a method, chosen on dev: "
        + NumberText.list(search.settings) + ". No other setting was searched."
    }
    var text =
      "No search was done: every setting is as the suite or the method's recipe gives it, and none was "
      + "chosen by its score. A recipe's learning rate may suit one method better than another here, and so may "
      + "be the reason of a difference: before relying on a ranking, try several for each method."
    let hasSweep = model.table.tasks.contains { Set($0.rows.map(\.methods)).count < $0.rows.count }
    if hasSweep {
      text +=
        " Some methods are here with several settings: the best of them by its test score is flattered, "
        + "the more so the more there are; choose by dev."
    }
    return text
  }

  /// A row a method with the settings that are its own, and the settings that all share.
  private static func settings(_ task: TaskResults, _ model: ReportModel) -> (DocumentTable, [String]) {
    let known = Suite.trainingSettings.names
    let trains = task.rows.map { $0.runs[0].setup["train"] ?? .null }
    let names = known.filter { name in trains.contains { $0[name] != nil } }
    func text(_ row: Int, _ name: String) -> String { trains[row][name].map(SettingText.text) ?? "-" }
    let isOwn: (String) -> Bool = { name in
      name == "learningRate" || Set(task.rows.indices.map { text($0, name) }).count > 1
    }
    let own = names.filter(isOwn)
    var table = DocumentTable(
      [.init("method", isNumber: false)] + own.map { .init($0) }
        + [.init("learningRate from", isNumber: false), .init("method's options", isNumber: false)])
    for (index, row) in task.rows.enumerated() {
      table.append(
        [row.label] + own.map { text(index, $0) }
          + [origin("train.learningRate", row, model) ?? "-", options(row.runs[0])])
    }
    // Steps that nobody gave are counted in epochs.
    let common = names.filter { !isOwn($0) && !($0 == "steps" && text(0, $0) == "null") }.map {
      "\($0) \(text(0, $0))"
    }
    return (table, common)
  }

  private static func origin(_ setting: String, _ row: ResultRow, _ model: ReportModel) -> String? {
    let run = row.runs[0]
    return model.suites.first { $0.name == run.suite.name }?.origin(of: setting, in: run)
  }

  /// `rank 8, alpha 16`; of a combination each method's, with its name.
  private static func options(_ run: RunResult) -> String {
    let parts = run.setup["methods"]?.array ?? []
    let texts = parts.compactMap { part -> String? in
      let name = part["name"]?.string ?? ""
      let order = (try? MethodRegistry.method(name))?.card.options.map(\.name) ?? []
      let members = (part["options"] ?? .null).sortedMembers.enumerated().sorted { one, two in
        let a = order.firstIndex(of: one.element.key) ?? order.count
        let b = order.firstIndex(of: two.element.key) ?? order.count
        return (a, one.offset) < (b, two.offset)
      }
      let options = members.map { "\($0.element.key) \(SettingText.text($0.element.value))" }
      guard !options.isEmpty else { return nil }
      return (parts.count > 1 ? name + ": " : "") + options.joined(separator: ", ")
    }
    return texts.isEmpty ? "none" : texts.joined(separator: "; ")
  }
}
