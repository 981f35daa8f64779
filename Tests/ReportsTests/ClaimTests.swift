import Basics
import Records
import Statistics
import Testing

@testable import Reports

@Suite struct ClaimTests {
  /// Three seeds: lora .8, fft .7, bitfit about as fft but for noise; and what each costs.
  private static func runs(claims: String, seeds: Int = 3) -> [RunRecord] {
    let scores: [(String, [Double], Double)] = [
      ("fft", [0.700, 0.702, 0.698], 9), ("lora", [0.800, 0.803, 0.797], 4), ("bitfit", [0.703, 0.701, 0.700], 2),
    ]
    return scores.flatMap { method, scores, seconds in
      scores.prefix(seeds).enumerated().map { seed, score in
        var run = MadeRun(method: method, seed: seed + 1, test: score, trainable: method == "fft" ? 100 : 10)
        run.suiteText = "{ claims: \(claims) }"
        run.seconds = seconds * (1 + 0.01 * Double(seed))
        return run.record
      }
    }
  }

  private func judged(_ claims: String, seeds: Int = 3, _ change: (inout [RunRecord]) -> Void = { _ in }) throws
    -> [JudgedClaim]
  {
    var records = Self.runs(claims: claims, seeds: seeds)
    change(&records)
    return Claims(try ComparedRuns(StoredRuns(records))).judged
  }

  @Test func signsAndTheirVerdicts() throws {
    for (claim, verdict) in [
      ("lora > *", JudgedClaim.Verdict.supported), ("fft < lora", .supported), ("fft > lora", .contradicted),
      ("* > lora", .contradicted), ("lora > fft + 0.05", .supported), ("lora > fft + 0.2", .contradicted),
      ("lora > fft + 0.1", .notDistinguishable), ("lora >= fft", .supported), ("fft >= lora", .contradicted),
      // They differ by 0.0013 ± 0.0012: less than 0.01.
      ("bitfit =~ fft", .supported), ("bitfit > fft", .contradicted), ("bitfit >= fft", .supported),
      ("bitfit >= fft - 0.01", .supported), ("lora =~ fft", .contradicted), ("lora > bitfit > fft", .contradicted),
      ("fft <= bitfit <= lora", .supported), ("nothing > fft", .open),
    ] {
      let own = try #require(try judged("['\(claim)']").first)
      #expect(own.verdict == verdict, "\(claim): \(own.verdict) \(own.links)")
    }
  }

  @Test func costsAndCounts() throws {
    let all = try judged(
      """
      [{ that: 'bitfit < lora < fft', metric: 'timings/train' }, { that: 'fft > *', metric: 'sizes/trainable' },
       { that: 'lora < *', metric: 'sizes/trainable' }, { that: 'fft > *', metric: 'speed/timeToTarget' }]
      """)
    #expect(all.map(\.verdict) == [.supported, .supported, .contradicted, .open])
    #expect(all[0].quantity.unit == "second" && all[0].links.count == 2)
    #expect(all[3].remarks == ["no run has speed/timeToTarget"])
    // Shared times are said.
    let shared = try judged("[{ that: 'fft > *', metric: 'timings/train' }]") { records in
      for index in records.indices { records[index].provenance.isExclusive = false }
    }
    #expect(shared[0].verdict == .supported && shared[0].remarks.contains { $0.contains("shared the machine") })
    let mixed = try judged("[{ that: 'fft > *', metric: 'timings/train' }]") { $0[0].provenance.isExclusive = false }
    #expect(mixed[0].verdict == .open && mixed[0].remarks[0].contains("not made alike"))
  }

  /// While a planned method has no result, nothing is supported of all; what speaks against it is enough.
  @Test func whatIsSaidOfAllWaitsForAll() throws {
    let plan = RunRecord.SuitePlan(
      version: 1, question: "", runs: [],
      finals: ["lora · t · seed 1", "prefix · t · seed 1", "prefix · t · seed 2", "prompt · other · seed 1"])
    func judged(_ claim: String) throws -> JudgedClaim {
      try #require(try self.judged("['\(claim)']") { for index in $0.indices { $0[index].suite.plan = plan } }.first)
    }
    let supported = try judged("lora > *")
    #expect(supported.verdict == .open && supported.absent == ["prefix"] && supported.deciding == nil)
    #expect(supported.remarks == ["* means prefix, too, of which there is no result yet"])
    // Final runs are marked as such when the last is done: those that are there do not count as missing before.
    var records = Self.runs(claims: "[]")
    for index in records.indices { records[index].suite.plan = plan }
    let missing = try ComparedRuns(StoredRuns(records)).missing["made"]
    #expect(
      missing?.map { $0.prefix { $0 != "," } } == [
        "prefix · t · seed 1", "prefix · t · seed 2", "prompt · other · seed 1",
      ])
    let contradicted = try judged("fft > *")
    #expect(contradicted.verdict == .contradicted && contradicted.remarks.isEmpty)
    // Of those that are named all are there.
    #expect(try judged("lora > fft").verdict == .supported)
  }

  @Test func oneSeedSaysNothing() throws {
    let own = try judged("['lora > *']", seeds: 1)[0]
    #expect(own.verdict == .open && own.remarks == ["one seed: a second one is needed"])
  }

  /// A method's name with two entries is the better on dev; its others are not among `*`.
  @Test func aMethodIsItsBestEntryByDev() throws {
    let own = try judged("['lora > *']") { records in
      let others = records.filter { $0.label.hasPrefix("lora") }.map { record -> RunRecord in
        var other = record
        other.identity += "x"
        other.label = other.label.replacing("lora", with: "lora r=1")
        other.configuration.canonicalJSON = other.configuration.canonicalJSON.replacing(
          "\"batch\":32", with: "\"batch\":16")
        other.evaluations[0].metrics[0].value = 0.1
        other.epochs.devMetrics = [.init("accuracy", [0.4])]
        return other
      }
      for index in records.indices { records[index].epochs.devMetrics = [.init("accuracy", [0.5])] }
      records += others
    }[0]
    #expect(own.verdict == .supported && own.links.count == 2)
    // By label it would be one of them.
    #expect(own.links.map(\.what) == ["lora - fft", "lora - bitfit"])
  }

  @Test func aClaimThatCameLaterIsMarked() throws {
    let own = try judged("['lora > *']") { records in
      for index in 0..<4 { records[index].suite.text = "{ claims: ['fft > *'] }" }
      records[8].provenance.started = "2027-01-01T00:00:00Z"
    }
    #expect(own.count == 1 && own[0].after == 4)
    let fromFile = Claims(
      try ComparedRuns(StoredRuns(Self.runs(claims: "['lora > *']"))), file: ("s", "{ claims: ['lora>*', 'fft < *'] }"))
    #expect(fromFile.judged.map(\.after) == [0, 9])
    let text = ClaimText(fromFile)
    #expect(text.table.rows[1][0] == "fft < * (added after the runs)" && text.table.rows[0][0] == "lora > *")
    #expect(text.notes.contains { $0.hasPrefix("Added after the runs") })
    // A report's first screen has it in fewer columns.
    let short = text.short.rows[1].map { DocumentTable.parts(of: $0) }
    #expect(short.map(\.text).first == "fft < * (added after the runs)" && text.short.columns.count == 5)
    #expect(short[0].detail == "test accuracy" && short[1].text == fromFile.judged[1].verdict.rawValue)
    #expect(text.markdown.hasPrefix("| claim") && text.latex.contains("supported"))
    let lines = fromFile.csv.split(separator: "\n")
    #expect(lines.count == 5 && lines[1].contains("lora > *,test,1,false,supported,lora - fft,>,0.1"))
    #expect(fromFile.json["claims"]?.array?[0]["verdict"]?.string == "supported")
  }

  /// On 200 items fft is right on half, lora on all but a few, the same ones at both seeds.
  @Test func itemsSettleWhatTwoSeedsCannot() throws {
    func records(items: Bool) -> [RunRecord] {
      Self.runs(claims: "['lora > fft']", seeds: 2).filter { !$0.label.hasPrefix("bitfit") }.map { record in
        var record = record
        let isLora = record.label.hasPrefix("lora"), seed = record.configuration.seed
        let predicted = (0..<200).map { item in
          Int32(isLora ? (item < 10 + seed ? 0 : 1) : (item % 2 == 0 || item < 2 * seed ? 1 : 0))
        }
        record.evaluations[0].metrics[0].value = Double(predicted.count { $0 == 1 }) / 200
        record.evaluations[0].predicted = items ? .labels(predicted) : nil
        record.evaluations[0].gold = items ? .labels([Int32](repeating: 1, count: 200)) : nil
        return record
      }
    }
    let own = Claims(try ComparedRuns(StoredRuns(records(items: true)))).judged[0]
    #expect(own.links[0].comparison.items == 200 && own.verdict == .supported)
    // Items add what they are worth: the interval is wider than by the seeds alone.
    let seeds = Claims(try ComparedRuns(StoredRuns(records(items: false)))).judged[0].links[0].comparison
    let both = own.links[0].comparison
    #expect(try #require(both.uncertainty).itemVariance > 0 && #require(seeds.uncertainty).itemVariance == 0)
    #expect(both.improvement.value == seeds.improvement.value)
  }

  @Test func theFirstTableOfAReport() throws {
    var model = try ReportModel(Self.runs(claims: "['lora > *']").map(RunResult.init))
    model.claims = Claims(try ComparedRuns(StoredRuns(Self.runs(claims: "['lora > *']"))))
    let document = ReportDocument(model)
    let first = try #require(
      document.blocks.lazy.compactMap { if case .table(let table) = $0 { table } else { nil } }.first)
    #expect(first.columns[0].title == "claim" && first.rows[0].contains("supported"))
  }
}
