import Basics
import Foundation
import Methods
import Networks
import Records
import Suites
import Tasks
import Tensors
import TestSupport
import Testing

@testable import Running
@testable import Training

/// Whole runs of a tiny language model under the objectives of pairs and judgements.
@Suite(.serialized) struct PreferenceRunTests {
  /// Whoever writes "good" is preferred.
  private static func row(_ index: Int) -> String {
    #"{"prompt": "Film \#(index)?", "chosen": "good \#(index % 5)", "rejected": "bad \#(index % 7)"}"#
  }

  private func example(in directory: URL) throws -> LanguageExample {
    let example = try LanguageExample(in: directory)
    try example.write("films.jsonl", (0..<40).map(Self.row))
    try example.write(
      "books.jsonl",
      (50..<62).map { #"{"prompt": "Book \#($0)?", "chosen": "good \#($0 % 3)", "rejected": "bad \#($0 % 4)"}"# })
    return example
  }

  private static let data =
    "data: { films: { train: 'films.jsonl', form: 'preferences' }, books: { test: 'books.jsonl', form: 'preferences' } },"

  /// I-42 among others: how often a reward model is right stands in its run with an interval, on held-out pairs, too.
  @Test func everyObjectiveUnderTwoMethods() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      var told: [String: [RunEvent]] = [:]
      let runs = try example.run(
        example.suite(
          """
          tasks: ['films'], heldOut: ['books'], methods: ['lora', 'fft'], checkpoints: 1, \(Self.data)
          objectives: ['sft', 'reward', { name: 'dpo', beta: 0.5, epochs: 6 }, 'kto'],
          """)
      ) { event in told[event.label, default: []].append(event) }
      #expect(
        runs.map { $0.configuration.methodLabel } == [
          "lora · sft", "lora · reward", "lora · dpo", "lora · kto", "fft · sft", "fft · reward", "fft · dpo",
          "fft · kto",
        ])
      for run in runs {
        let name = run.configuration.objective!.name, label = run.label
        #expect(run.evaluations.map(\.name) == ["test/films", "held-out/books"], "\(label)")
        #expect(
          run.evaluations[0].metrics.map(\.name)
            == (name == "reward" ? ["accuracy"] : ["accuracy", "accuracyNorm", "accuracyBytes"]), "\(label)")
        #expect(run.primary?.metric == "accuracy" && run.evaluations[0].kind == "choice")
        let share = run.primaryValue!, low = run.values("interval/accuracy/test/films/low")
        #expect(
          low.count == 1 && low[0] < share && run.values("interval/accuracy/held-out/books/high")[0] > 0, "\(label)")
        // The right one is the second: that it is chosen is no accident of equal values.
        if case .labels(let gold)? = run.evaluations[0].gold { #expect(gold.allSatisfy { $0 == 1 }) }
        let steps = run.steps.count
        func measured(_ name: String) -> [Double] { run.values("steps/" + name) }
        switch name {
        case "sft":
          #expect(run.measures.allSatisfy { !$0.name.hasPrefix("steps/") })
          #expect(run.weights.head.isEmpty)
        case "reward":
          #expect(["accuracy", "margin", "meanReward"].allSatisfy { measured($0).count == steps }, "\(label)")
          #expect(measured("margin").last! > measured("margin")[0], "\(label)")
          #expect(run.weights.head.map(\.name) == ["score.weight"] && run.weights.head[0].shape == [1, 16])
          #expect(run.primaryValue! > 0.9, "\(label) \(run.primaryValue!)")
        case "dpo":
          // T-07, I-30, I-31: the reference is the model as it was.
          #expect(run.steps.loss[0] == Double(Float(log(2.0))), "\(label)")
          #expect(measured("rewards/chosen")[0] == 0 && measured("rewards/rejected")[0] == 0, "\(label)")
          #expect(measured("rewards/accuracies")[0] == 0, "equal ones are not in order")
          #expect(run.steps.gradientNorm[0] > 0 && measured("logps/chosen")[0] < -1, "\(label)")
          #expect(measured("rewards/margins").last! > 0 && measured("rewards/accuracies").last! > 0.5, "\(label)")
          let margins = zip(measured("rewards/chosen"), measured("rewards/rejected")).map { $0 - $1 }
          #expect(zip(margins, measured("rewards/margins")).allSatisfy { abs($0 - $1) < 1e-9 }, "\(label)")
        default:
          #expect(run.steps.loss[0] == 0.5 && measured("kl")[0] == 0, "\(label)")
          #expect(measured("rewards/chosen").count == steps)
        }
        // Pairs are the samples: 40 rows less test and dev, two texts each, and half of the judgements are of good ones.
        let pairs = run.values("text/train/pairs").first
        #expect(["reward", "dpo"].contains(name) ? pairs == 32 : pairs == nil, "\(label) \(pairs ?? .nan)")
        #expect(run.steps.samples[..<4].reduce(0, +) == 32)
      }
      let event = told["fft · dpo · films · seed 3"]!.first { $0.event == .step }!
      #expect(event.measures?["rewards/margins"] == 0 && event.measures?.count == 6)
      // T-08: checkpoints read dev by likelihood, with nothing of the reference in it: at the start as the base model.
      let before = runs.map { $0.values("checkpoints/dev")[0] }
      #expect(before[0] == before[2] && before[2] == before[3] && before[4] == before[6])
      #expect(runs[2].values("checkpoints/kl/task/baseTuned")[0] == 0)
      #expect(runs[2].values("checkpoints/kl/task/baseTuned").last! > 0)
    }
  }

  /// TRL's unpaired form: kto learns from good and bad ones, sft from the good ones; both are tested on good ones.
  @Test func judgedAnswers() throws {
    try withTemporaryDirectory { directory in
      let example = try LanguageExample(in: directory)
      try example.write(
        "judged.jsonl",
        (0..<60).map {
          #"{"prompt": "Film \#($0)?", "completion": "\#($0 % 2 == 0 ? "good" : "bad") \#($0 % 5)", "label": \#($0 % 2 == 0)}"#
        })
      let runs = try example.run(
        example.suite(
          "tasks: ['judged'], methods: ['fft'], objectives: ['sft', 'kto'], "
            + "data: { judged: { train: 'judged.jsonl', form: 'judgements' } },"))
      #expect(runs.map { $0.primary?.metric } == ["crossEntropy", "crossEntropy"])
      let samples = runs.map { $0.steps.samples.reduce(0, +) }
      #expect(samples[1] > 3 * samples[0] / 2 && runs[1].steps.loss[0] == 0.5, "\(samples)")
      #expect(runs[1].values("steps/rewards/chosen").last! > runs[1].values("steps/rewards/rejected").last!)
      let error = try inputError {
        let (plan, library) = try example.plan(
          example.suite(
            "tasks: ['judged'], methods: ['fft'], objectives: ['dpo'], "
              + "data: { judged: { train: 'judged.jsonl', form: 'judgements' } },"))
        _ = try PreparedRun(plan.runs[0], suite: plan.suite, model: example.directory, library: library)
      }
      #expect(error.message == "dpo learns from better and worse answers, and judged has none")
    }
  }

  @Test func thePlanForeseesPairs() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      let text = example.suite(
        "tasks: ['films'], methods: ['lora'], objectives: ['sft', 'reward', 'dpo', 'kto'], \(Self.data)")
      let (plan, library) = try example.plan(text)
      var work: [String: Double] = [:]
      for run in plan.runs {
        let prepared = try PreparedRun(run, suite: plan.suite, model: example.directory, library: library)
        let forecast = Forecast(
          prepared,
          forgetting: try ForgettingSets(
            plan.suite, library: library, text: prepared.text, backbone: prepared.model.backbone),
          model: example.directory, peak: 1e9, surplus: 0)
        let name = run.method.objective!.name
        work[name] = forecast.work
        #expect(forecast.steps == (name == "kto" ? 16 : 8) && forecast.memory.ledgerPeak > 0, "\(name)")
        #expect(forecast.tokens > 0 && forecast.seconds > 0)
      }
      #expect(work["dpo"]! > 2 * work["sft"]!, "two texts a pair, read once before: \(work)")
      #expect(work["kto"]! > work["dpo"]!, "\(work)")
    }
  }

  @Test func whatDoesNotFitIsRefusedByName() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      try example.write("plain.jsonl", (0..<30).map { #"{"prompt": "a\#($0)", "completion": "b"}"# })
      try example.write(
        "long.jsonl",
        (0..<30).map {
          #"{"prompt": "a\#($0) \#(String(repeating: "x", count: 120))", "chosen": "b", "rejected": "c"}"#
        })
      let data =
        "data: { plain: { train: 'plain.jsonl', form: 'completion' }, long: { train: 'long.jsonl', form: 'preferences' } },"
      func prepare(_ keys: String) throws {
        let (plan, library) = try example.plan(example.suite("\(keys), \(data)"))
        for run in plan.runs { _ = try PreparedRun(run, suite: plan.suite, model: example.directory, library: library) }
      }
      let none = try inputError { try prepare("tasks: ['plain'], methods: ['lora'], objectives: ['dpo']") }
      #expect(none.message == "dpo learns from better and worse answers, and plain has none" && none.kind == .usage)
      for objective in ["dpo", "reward", "kto"] {
        let long = try inputError { try prepare("tasks: ['long'], methods: ['lora'], objectives: ['\(objective)']") }
        #expect(
          long.message == "has no row of which a pair could be made" && long.advice?.contains("maxLength") == true)
      }
      // T-25, I-39: nothing to train is no training.
      let head = try inputError {
        try prepare("tasks: ['long'], methods: ['head'], objectives: ['dpo']")
      }
      #expect(head.message == "has no weight to train under dpo" && head.kind == .usage)
    }
  }

  /// I-25: a reward model comes back with its head, and scores what it has scored.
  @Test func aRewardModelComesBack_I25() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      let runs = try example.run(
        example.suite("tasks: ['films'], methods: ['lora'], objectives: ['reward', 'dpo'], \(Self.data)"))
      let model = try RewardModel(runs[0], model: example.directory)
      let logits = runs[0].evaluations[0].logits!
      let (plan, library) = try example.plan(
        example.suite("tasks: ['films'], methods: ['lora'], objectives: ['reward', 'dpo'], \(Self.data)"))
      let test = try library.task(plan.suite.tasks[0]).test
      let scores = try model.scores(
        test.flatMap { item -> [(prompt: String, answer: String)] in
          guard case .choice(_, let texts) = item.label else { return [] }
          return texts.map { (item.text, $0) }
        })
      #expect(scores.map { Float($0) } == logits.values, "to the bit")
      let error = try inputError { _ = try RewardModel(runs[1], model: example.directory) }
      #expect(error.message == "is no reward model" && error.found == "a run of dpo")
    }
  }

  /// Two pairs by hand: their log-probabilities, and what the loss makes of them after the model has moved.
  @Test func twoPairsByHand() throws {
    try withTemporaryDirectory { directory in
      let example = try example(in: directory)
      let text = try ModelText(example.directory)
      let model = try Model(languageModel: Backbone(directory: example.directory), seed: 1)
      try model.attach(try MethodRegistry.method("lora").init(Options(MethodRegistry.method("lora").card.options)))
      let reader = AnswerReader(
        form: PromptForm(tokenizer: text.tokenizer, template: nil), tokenizer: text.tokenizer, room: 60,
        backbone: model.backbone, isScored: false)
      let examples = [("a?", ["no", "yes"]), ("b?", ["never", "ever so"])].map {
        Example(text: $0.0, label: .choice(1, among: $0.1), source: "")
      }
      var (set, kept) = try PreferenceSet.encoded(examples, reader)
      #expect(kept == [0, 1] && set.count == 2 && set.pairs[1].chosen == 2 && set.pairs[1].rejected == 3)
      set.begin(with: model)
      // A text's log-probability is the sum over its answer's bytes and the end, by the slower door.
      func sum(_ prompt: String, _ answer: String) -> Double {
        let head = text.tokenizer.pieces(of: prompt), whole = text.tokenizer.pieces(of: prompt + answer) + [256]
        let likelihoods = LanguageReading(model, text.tokenizer).likelihoods([
          .init(context: head, continuation: Array(whole.dropFirst(head.count)))
        ])
        return likelihoods[0].sum
      }
      let start = [sum("a?", " yes"), sum("a?", " no"), sum("b?", " ever so"), sum("b?", " never")]
      #expect(zip(set.reference, start).allSatisfy { abs($0 - $1) < 1e-4 }, "\(set.reference) \(start)")
      for parameter in model.trainable {
        var random = RandomStream(seed: 2, purpose: parameter.name)
        let moved = parameter.value.values.map { $0 + 0.1 * Float(random.normal()) }
        parameter.assign(.init(moved, shape: parameter.shape))
      }
      let now = [sum("a?", " yes"), sum("a?", " no"), sum("b?", " ever so"), sum("b?", " never")]
      let rises: [Double] = zip(now, start).map { $0 - $1 }
      let margins = [rises[0] - rises[1], rises[2] - rises[3]]
      let losses: [Double] = margins.map { log(1 + exp(-0.3 * $0)) }
      let expected = (losses[0] + losses[1]) / 2
      let loss = try PreferenceOptimization(beta: 0.3).loss(.init(recording: false), model, set.batch([0, 1]))
      #expect(abs(loss.sum / loss.weight - expected) < 1e-4 && abs(margins[0]) > 1e-2)
      // Another order is another batch of the same values (I-28, T-08).
      let turned = try PreferenceOptimization(beta: 0.3).loss(
        .init(recording: false), model, set.selected([1, 0]).batch([0, 1]))
      #expect(abs(turned.sum - loss.sum) < 1e-12)
    }
  }
}
