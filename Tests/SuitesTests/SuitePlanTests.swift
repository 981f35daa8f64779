import Basics
import Foundation
import TestSupport
import Testing
import Training

@testable import Suites

struct SuitePlanTests {
  @Test func runsAreTasksThenMethodsThenSeeds() throws {
    let plan = try plan(
      ("tasks", "['wordnet/supersense', 'wordnet/definition-match']"),
      ("methods", "['head', {name: 'lora', rank: [8]}]"), ("seeds", "[1, 2]"))
    #expect(
      plan.runs.map(\.label) == [
        "head · wordnet/supersense · seed 1", "head · wordnet/supersense · seed 2",
        "lora r=8 · wordnet/supersense · seed 1", "lora r=8 · wordnet/supersense · seed 2",
        "head · wordnet/definition-match · seed 1", "head · wordnet/definition-match · seed 2",
        "lora r=8 · wordnet/definition-match · seed 1", "lora r=8 · wordnet/definition-match · seed 2",
      ])
    #expect(plan.runs[2].slug == "lora-r8-wordnet-supersense-s1")
    #expect(Set(plan.runs.map(\.identity)).count == 8)
    #expect(plan.runs.allSatisfy { $0.identity.count == 64 })
  }

  /// What a child is told: where its run stands. It finds the same one there without the others; readings of the base
  /// model, of which there are two here, and sequences too.
  @Test func everyRunIsFoundAtItsPlace() throws {
    let suite = try Suites.Suite(
      parsing: suiteText([
        ("tasks", "['wordnet/supersense', 'wordnet/definition-match']"), ("seeds", "[1, 2]"),
        ("retention", "['wordnet/relatedness']"), ("methods", "['bitfit', { name: 'lora', rank: [2, 4], threads: 3 }]"),
        ("sequence", "['wordnet/definition-match/food', 'wordnet/definition-match/plant']"),
      ]), name: "s.json5", methods: exampleMethods)
    let context = exampleContext(suite), plan = Plan(suite, context: context)
    #expect(plan.baselines.count == 2 && plan.runs.count >= 3 * 3 * 2)
    for run in plan.baselines + plan.runs {
      let place = try #require(run.place)
      let found = try #require(suite.run(at: place, context: context))
      #expect(found.identity == run.identity && found.label == run.label && found.place == run.place)
      #expect(found.baseline == run.baseline && found.kind == run.kind)
    }
    var nowhere = try #require(plan.runs[0].place)
    nowhere.seed = 2
    #expect(suite.run(at: nowhere, context: context) == nil)
  }

  @Test func slugsAreSafeInFileNames() {
    #expect(RunSpec.slug("LoRA r=4 lr=0.002-a/b c_d · é-s1") == "lora-r4-lr0.002-a-b-c-d-s1")
  }

  @Test func oneTaskWithOtherRowsIsToldApart() throws {
    let plan = try plan(("tasks", "[{name: 'wordnet/supersense', rows: 100}, 'wordnet/supersense']"))
    #expect(
      plan.runs.map(\.label) == [
        "lora · wordnet/supersense rows=100 · seed 1", "lora · wordnet/supersense all rows · seed 1",
      ])
    #expect(plan.runs[0].identity != plan.runs[1].identity)
  }

  @Test func theConfigurationIsResolvedAndCanonical() throws {
    let run = try plan(("methods", "[{name: 'lora', rank: 4}]"), ("train", "{batch: 16}")).runs[0]
    #expect(
      run.configuration.canonical
        == #"{"methods":[{"name":"lora","options":{"alpha":16,"decompose":false,"rank":4,"scaling":"standard","#
        + #""targets":["query","value"]}}],"model":"minilm","seed":1,"task":{"name":"wordnet/supersense","rows":null},"#
        + #""train":{"accumulate":1,"batch":16,"beta1":0.9,"beta2":0.999,"clip":1,"dropout":0.1,"epochs":2,"#
        + #""epsilon":1e-8,"evaluate":"epoch","keep":"best","learningRate":0.0005,"maxLength":128,"optimizer":"adamw","#
        + #""order":"shuffled","schedule":"linear","steps":null,"trainPooler":true,"warmup":0.06,"weightDecay":0.1},"#
        + #""version":1}"#)
    #expect(run.origins["train.batch"] == "suite")
    #expect(run.origins["train.learningRate"] == "recipe")
    #expect(run.origins["train.epochs"] == "default")
    #expect(run.origins["lora.rank"] == "method entry")
    #expect(run.origins["lora.alpha"] == "default")
  }

  /// An identity that moves would train everything anew: it may only do so with the versions of the
  /// results' format and of the arithmetic.
  /// Oracle: hashlib's SHA-256 of the same document written by Python's json.dumps(sort_keys=True,
  /// separators=(",", ":")), with its 1e-08 as 1e-8.
  @Test func theIdentityIsTheHashOfTheIdentifiedDocument() throws {
    let run = try plan().runs[0]
    #expect(SHA256.hexDigest(of: run.identified.canonical) == run.identity)
    #expect(run.identity == "c5c1e1bda2d8e3b21ad4190f30652ede928f2b49993ba4002f44ec225e00e2df")
  }

  // MARK: What leaves an identity alone

  private func identity(_ text: String) throws -> String {
    let suite = try Suites.Suite(
      parsing: text, name: "s.json5", methods: exampleMethods, tasks: exampleTasks)
    return Plan(suite, context: exampleContext(suite)).runs[0].identity
  }

  @Test(
    arguments: [
      [("question", "'Another?'")], [("methods", "[{name: 'lora', label: 'mine'}]")],
      [("methods", "['lora', 'head']")], [("methods", "[{name: 'lora', rank: [8, 4]}]")],
      [("seeds", "[1, 2]")], [("tasks", "['wordnet/supersense', 'wordnet/relatedness']")],
      [("train", "{}")], [("train", "{epochs: 2, batch: 32}")], [("train", "{batch: 32.0, threads: null}")],
      [("train", "{threads: 2}")], [("methods", "[{name: 'lora', rank: 8, learningRate: 5e-4}]")],
      // What the model is called: its files count, which the context names.
      [("model", "'./elsewhere'")],
      [("lossOn", "'answer'")], [("train", "{weights: 'kept'}")],
      [("data", "{unused: {train: 'x.tsv'}}")], [("search", "{trials: 4, over: {rank: [1, 2]}}")],
    ] as [[(String, String)]])
  func staysTheSame(changes: [(String, String)]) throws {
    #expect(try identity(suiteText(changes.map { ($0.0, $0.1) })) == identity(suiteText()))
  }

  @Test func commentsAndFormDoNotMatter() throws {
    let text =
      "// hello\n"
      + suiteText().replacingOccurrences(of: "'", with: "\"").replacingOccurrences(of: "\n", with: " ")
    #expect(try identity(text) == identity(suiteText()))
  }

  @Test func theOrderOfHeldOutNamesDoesNotMatter() throws {
    #expect(
      try identity(suiteText([("heldOut", "['wordnet/relatedness', 'wordnet/definition-match']")]))
        == identity(suiteText([("heldOut", "['wordnet/definition-match', 'wordnet/relatedness']")])))
  }

  @Test func pathsAndOriginsOfDataDoNotMatter() throws {
    func text(_ source: String) -> String { suiteText([("data", "{a: \(source)}"), ("tasks", "['a']")]) }
    #expect(try identity(text("{train: 'x/a.tsv'}")) == identity(text("{train: 'b.tsv', from: 'there'}")))
    #expect(try identity(text("{train: 'x/a.tsv'}")) != identity(text("{train: 'x/a.tsv', label: 'y'}")))
  }

  // MARK: What changes it

  @Test func whatALanguageModelReadsAndLearnsIsInTheIdentity() throws {
    func text(_ source: String) -> String { suiteText([("data", "{a: \(source)}"), ("tasks", "['a']")]) }
    let sources = [
      "{train: 'a.jsonl'}", "{train: 'a.jsonl', form: 'messages'}", "{train: 'a.jsonl', form: 'text'}",
      "{train: 'a.jsonl', answer: 'reply'}", "{train: 'a.jsonl', answer: 'reply', text: 'question'}",
    ]
    #expect(Set(try sources.map { try identity(text($0)) }).count == sources.count)
    let losses = [suiteText(), suiteText([("lossOn", "'all'")]), suiteText([("lossOn", "'lastAnswer'")])]
    #expect(Set(try losses.map(identity)).count == 3)
  }

  /// Every setting of `train` and every option, by a value other than its default.
  @Test(arguments: [
    ("epochs", "3"), ("steps", "50"), ("batch", "16"), ("learningRate", "0.001"), ("schedule", "'cosine'"),
    ("warmup", "10"), ("weightDecay", "0"), ("clip", "null"), ("dropout", "0"), ("maxLength", "64"),
    ("accumulate", "2"),
    ("beta1", "0.8"), ("beta2", "0.99"), ("epsilon", "1e-6"), ("trainPooler", "false"), ("evaluate", "'end'"),
    ("keep", "'last'"), ("threads", "1"), ("order", "'file'"), ("rank", "4"), ("alpha", "8"),
    ("targets", "['query']"),
    ("scaling", "'rankStabilised'"), ("decompose", "true"), ("headLearningRate", "1e-3"),
    ("precision", "'bf16'"), ("weights", "'fp32'"), ("recompute", "true"), ("patience", "2"),
  ])
  func everySettingChangesIt(key: String, value: String) throws {
    let changed = suiteText([("methods", "[{name: 'lora', \(key): \(value)}]")])
    #expect(try identity(changed) != identity(suiteText()))
  }

  /// What came later than the first results renames no run that does without it.
  @Test(arguments: [
    ("headLearningRate", "null"), ("precision", "'fp32'"), ("weights", "'kept'"), ("recompute", "false"),
    ("patience", "null"),
  ])
  func sayingWhatWasMeantAllAlongDoesNot(key: String, value: String) throws {
    let said = suiteText([("methods", "[{name: 'lora', \(key): \(value)}]")])
    #expect(try identity(said) == identity(suiteText()))
  }

  /// So that a key added to `train` is added above too; only AdamW is there to choose.
  @Test func noSettingWasForgotten() { #expect(TrainingSettings.schemas.count == 24 + 1) }

  @Test(arguments: [
    ("version", "2"), ("seeds", "[2]"), ("tasks", "['wordnet/definition-match']"),
    ("tasks", "[{name: 'wordnet/supersense', rows: 50}]"), ("heldOut", "['wordnet/relatedness']"),
    ("retention", "['wordnet/relatedness']"), ("methods", "['bitfit']"),
    ("methods", "[{combine: ['lora', 'bitfit']}]"),
  ])
  func everythingElseThatCountsChangesIt(key: String, value: String) throws {
    #expect(try identity(suiteText([(key, value)])) != identity(suiteText()))
  }

  @Test func theSurroundingsChangeIt() throws {
    let suite = try suite()
    func identity(_ context: PlanContext) -> String { Plan(suite, context: context).runs[0].identity }
    let identities = [
      exampleContext(suite), exampleContext(suite, model: "n"), exampleContext(suite, salt: "x"),
      exampleContext(suite, resultFormat: 2), exampleContext(suite, threads: 3),
    ].map(identity)
    #expect(Set(identities).count == 5)
    #expect(identity(exampleContext(suite, threads: 8, forced: 2)) == identities[0])
  }

  @Test func theCommandLineHasTheLastWordOnThreads() throws {
    let suite = try suite(("train", "{threads: 4}"))
    #expect(Plan(suite, context: exampleContext(suite)).runs[0].threads == 4)
    #expect(Plan(suite, context: exampleContext(suite, forced: 1)).runs[0].threads == 1)
  }
}
