import Basics
import Methods
import Settings
import Training

extension MethodEntryReader {
  /// Reads `objectives`: a name, or an object with a name, options of the objective and keys of train, which stand above the
  /// suite's `train` and below a method's entry.
  ///
  /// `stages` has the same entries, which are trained one after another: each begins with the weights of the one before it
  /// that trained the model's own answers; a reward model hands its weights to nobody.
  func readObjectives(_ fields: inout Fields) throws -> [ObjectiveEntry] {
    let beside = try entries(&fields, key: "objectives"), stages = try entries(&fields, key: "stages")
    guard !stages.isEmpty else { return beside }
    guard beside.isEmpty else {
      throw fields.value("stages")!.error(
        "stages and objectives are both given", expected: "one of the two",
        found: "objectives in \(fields.value("objectives")!.place.inFile)",
        advice: "stages come one after another, objectives stand beside each other")
    }
    return try staged(stages, at: fields.value("stages")!)
  }

  private func staged(_ entries: [ObjectiveEntry], at value: JSON5Value) throws -> [ObjectiveEntry] {
    guard entries.count > 1 else {
      throw value.error(
        "stages names a single one", expected: "at least two", found: "\(entries[0].card.name)",
        advice: "write objectives: [\"\(entries[0].card.name)\"]")
    }
    var staged: [ObjectiveEntry] = [], last: Int?, rewardModel: Int?, label = ""
    for (index, entry) in entries.enumerated() {
      if let sweep = entry.axes.first(where: \.given.isSweep) {
        throw InputError(
          "a stage has one value of every setting", place: "\(entry.place)",
          expected: "one value of \(sweep.option.name)",
          found: sweep.given.values.map(\.canonical).joined(separator: ", "),
          advice: "give each value a suite of its own, or write objectives in the place of stages")
      }
      var entry = entry
      entry.stage = Stage(index: index, begins: last, rewardModel: rewardModel, label: label)
      staged.append(entry)
      if entry.card.output == .score {
        rewardModel = index
      } else {
        (last, label) = (index, label + entry.card.name + " > ")
      }
    }
    return staged
  }

  /// - Throws: `InputError` naming a method that keeps less than it trains, so that no other stage can begin with it.
  func checkStages(_ configurations: [MethodConfiguration]) throws {
    for configuration in configurations where configuration.start != nil {
      for part in configuration.parts {
        guard let card = try? MethodRegistry.method(part.name).card, card.keeps != .trained else { continue }
        throw InputError(
          "\(part.name) keeps the vectors that it computes, and not what it trains", kind: .usage,
          place: "\(configuration.place)", expected: "methods whose weights another stage can begin with",
          found: part.name,
          advice: "leave it out of a suite with stages")
      }
    }
  }

  /// - Throws: `InputError` for a reward that asks a stage which is not there.
  func checkRewardStage(_ configuration: MethodConfiguration, _ objective: ObjectiveEntry?) throws {
    guard configuration.rewardStage == nil, configuration.rewardSources.contains(.stage) else { return }
    throw InputError(
      "asks the reward model of an earlier stage, and there is none", kind: .usage,
      place: "\(objective?.place ?? configuration.place): rewards",
      expected: "a stage reward before it",
      found: objective?.stage == nil ? "no stages" : "no stage reward before it",
      advice:
        "write stages: [\"sft\", \"reward\", { name: \"\(configuration.objective?.name ?? "grpo")\", rewards: [{ rewardModel: "
        + "\"stage\" }] }], or name a finished run: { rewardModel: \"RESULTS:LABEL\" }")
  }

  private func entries(_ fields: inout Fields, key: String) throws -> [ObjectiveEntry] {
    guard let value = fields.value(key), !value.isNull else { return [] }
    guard value.array != nil else {
      throw value.error(
        "\(key) is of the wrong kind", expected: "a list of objectives",
        advice: value.string.map { "write [\"\($0)\"]" })
    }
    return try fields.list(key).enumerated().map { index, value in
      let path = "\(key)[\(index)]"
      if let name = value.string { return ObjectiveEntry(card: try objective(name, at: value), place: value.place) }
      guard value.object != nil else {
        throw value.error(
          "\(path) is of the wrong kind", expected: "an objective's name, or an object with name and options")
      }
      var fields = try Fields(value, path: path)
      let name = try fields.required("name", expected: "an objective's name")
      let card = try objective(try name.string(named: fields.name(of: "name")), at: name)
      var entry = ObjectiveEntry(card: card, place: value.place)
      entry.axes = try axes(fields, options: card.options, owner: .objective, origin: .objective, allowsTrain: true) {
        unknown($0, of: card)
      }
      return entry
    }
  }

  private func objective(_ name: String, at value: JSON5Value) throws -> ObjectiveCard {
    if let card = ObjectiveRegistry.all.first(where: { $0.name == name }) { return card }
    let isMethod = schemas.contains { $0.name == name }
    throw value.error(
      "unknown objective \"\(name)\"", expected: "one of " + ObjectiveRegistry.names.joined(separator: ", "),
      found: "\"\(name)\"",
      advice: isMethod
        ? "\(name) is a method: write it under methods"
        : didYouMean(name, among: ObjectiveRegistry.names, called: ObjectiveRegistry.otherNames))
  }

  private func unknown(_ member: JSON5Member, of card: ObjectiveCard) -> InputError {
    let own = card.options.names, key = member.key
    let plain = key.lowercased().filter { !"_- ".contains($0) }
    return InputError(
      "\(card.name) has no option \"\(key)\"", place: member.place.description,
      expected: "an option of \(card.name) (\(own.joined(separator: ", "))); a key of train; name", found: key,
      advice: card.advice[plain]
        ?? Basics.nearest(
          to: key, among: own + train.names + ["name"], called: card.options.otherNames + train.otherNames
        ).map { "did you mean \"\($0)\"?" } ?? SuiteKeys(methods: schemas).advice(on: key, at: .objective))
  }
}

extension MethodConfiguration {
  /// Methods and objective: whatever has options.
  public var allParts: [Part] { parts + [objective].compactMap { $0 } }

  /// A rate of the method's own as the objective has it.
  func scaled(_ rate: Double) -> Double {
    guard let objective, let factor = objective.options[ObjectiveCard.rateFactorName]?.value.double, factor != 1 else {
      return rate
    }
    // As somebody would write it: 0.0003 and not 0.00030000000000000003.
    return SearchSpaceBuilder.rounded(rate * factor, digits: 6)
  }

  /// Makes what nobody has said fit the objective: a recipe's learning rate, and dropout.
  ///
  /// - Throws: `InputError` for options of the objective that do not go together, and for a dropout that somebody asks for and
  ///   the objective does not take.
  mutating func suit(_ card: ObjectiveCard, at place: JSON5Place) throws {
    do {
      _ = try card.objective(objective!.options.values, for: .choice(labels: nil))
    } catch var error as InputError {
      error.place = "\(place): " + (error.place ?? card.name)
      throw error
    }
    let rate = TrainingSettings.declared.settings.learningRate.name
    if let index = train.firstIndex(where: { $0.name == rate }), train[index].origin == .recipe,
      let value = train[index].value.double
    {
      train[index].value = .number(scaled(value))
    }
    try checkGroups(card)
    guard !card.takesDropout else { return }
    for index in train.indices where train[index].dropsOut && !train[index].isAsked { train[index].value = .number(0) }
    for part in parts.indices {
      for index in parts[part].options.indices
      where parts[part].options[index].dropsOut && !parts[part].options[index].isAsked {
        parts[part].options[index].value = .number(0)
      }
    }
    try checkDropout(card)
  }

  /// - Throws: `InputError` where a step's answers are no whole number of prompts' answers.
  private func checkGroups(_ card: ObjectiveCard) throws {
    guard card.feedback == .rollouts, let settings = RolloutSettings(card.name, objective!.options.values, batch: 1),
      let batch = train["batch"]?.value.int, let accumulate = train["accumulate"]?.value.int
    else { return }
    let (answers, isTooMany) = batch.multipliedReportingOverflow(by: accumulate), group = settings.group
    guard !isTooMany, answers % group == 0 else {
      throw InputError(
        "batch x accumulate counts the answers of a step, and \(card.name) writes \(group) to each prompt",
        kind: .usage,
        place: "\(place): \(label)", expected: "a multiple of \(group)", found: "\(batch) x \(accumulate)",
        advice: "write { name: \"\(card.name)\", batch: \(group) } among the objectives, or batch: \(group) in train")
    }
  }

  /// Runs and base models that the objective's rewards or its judge ask.
  public var rewardSources: [RewardSource] {
    guard let objective else { return [] }
    if let judge = try? JudgeRegistry.judge(in: objective.options.values) { return judge.sources }
    guard let rewards = try? RewardSum(of: objective.name, objective.options.values) else { return [] }
    return rewards.sources
  }

  /// - Throws: `InputError` naming a dropout that is on under an objective that takes none.
  package func checkDropout(_ card: ObjectiveCard) throws {
    guard !card.takesDropout else { return }
    let all = [("train", train)] + parts.map { ($0.name, $0.options) }
    for (owner, settings) in all {
      guard let wrong = settings.first(where: \.dropsOut) else { continue }
      throw InputError(
        "\(card.name) trains without dropout", kind: .usage, place: "\(self.place): \(label)",
        expected: "dropout: 0", found: "\(owner).dropout \(wrong.value.canonical), from the \(wrong.origin.rawValue)",
        advice: owner == "train"
          ? "write dropout: 0 in train; an objective that takes it may have its own: { name: \"sft\", dropout: "
            + "\(wrong.value.canonical) }"
          : "write { name: \"\(owner)\", dropout: 0 }, or leave its dropout out")
    }
  }
}

extension ChosenSetting {
  /// Whether it is a dropout that is on.
  fileprivate var dropsOut: Bool { name == "dropout" && value.double != 0 }

  /// Whether somebody asked for the value.
  fileprivate var isAsked: Bool { origin > .recipe }
}
