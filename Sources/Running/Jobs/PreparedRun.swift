import Basics
import Foundation
import Methods
import Networks
import Records
import Settings
import Suites
import Tasks
import Tensors
import Text
import Training

/// A run with everything in memory: model, methods attached, data cut into word pieces.
public struct PreparedRun {
  public let spec: RunSpec
  public let options: TrainingOptions
  public let model: Model
  /// What the model's files say of text.
  public let text: ModelText
  public var tokenizer: any Tokenizer { text.tokenizer }
  /// How prompts and answers are put together, for a language model.
  let form: PromptForm?
  private let lossOn: LossOn
  /// Weights that the file has in half precision or few bits and that the methods train or look at whole: float32 now.
  let widened: Int
  /// What the methods have to say of what they train of this model.
  var methodNotes: [String] { model.attachments.flatMap(\.notes) + idleSettings }
  /// Settings of training that the suite gives and this model has no use for.
  private var idleSettings: [String] {
    func isGiven<Value>(_ path: KeyPath<TrainingSettings, Setting<Value>>) -> Bool {
      let given = spec.method.train[TrainingSettings.declared.settings[keyPath: path].name]
      return given.map { $0.origin > .recipe && !$0.value.isNull } ?? false
    }
    var notes: [String] = []
    if isGiven(\.headLearningRate), !model.trainable.contains(where: { !model.isClaimed($0) }) {
      notes.append("headLearningRate changes nothing here: nothing trains but what the method trains")
    }
    if isGiven(\.trainPooler), model.pooling == nil {
      notes.append("trainPooler changes nothing here: no layer pools before the head")
    }
    return notes
  }
  public private(set) var task: TaskData
  /// The texts that are trained on; of pairs each answer behind its prompt.
  public private(set) var train: EncodedSet
  /// What the loop goes through: these texts, or pairs of them.
  public private(set) var trainingSet: any TrainingSet
  /// What the judge's verdicts came to; empty where the data's own preferences hold.
  private(set) var judging: [RunRecord.Measure] = []
  private let judges: JudgeSources
  /// Whether it is made to be rehearsed alone, so that no judge is asked.
  private let isForecast: Bool
  /// What is minimised.
  public let objective: any Objective
  /// What is to be known of it, where the suite names one.
  let card: ObjectiveCard?
  public private(set) var dev: EncodedSet
  public private(set) var test: EncodedSet
  public private(set) var heldOut: [(task: TaskData, data: EncodedSet)]
  /// What answers are worth, where the policy is trained on its own; ready.
  private let rewards: RewardSum?
  /// Prompts of dev that are answered before and after training.
  private(set) var devPrompts: [RolloutPrompt] = []
  /// Word pieces that a text may have, special ones included: `maxLength`, or what positions and virtual tokens leave.
  public let length: Int

  /// Loads the model, reads the data and attaches the methods, in this order.
  ///
  /// - Parameters:
  ///   - start: a run of the same methods, with whose weights this one begins; nil: the methods' own start.
  ///   - rewardStage: the run whose reward model the rewards ask; nil where they ask none, and in a forecast.
  ///   - isForecast: whether it is only foreseen what the run takes: judges are not asked, and what the data say stands.
  /// - Throws: `InputError` for what is missing, malformed or does not go together.
  public init(
    _ spec: RunSpec, suite: Suite, model directory: URL, library: TaskLibrary, start: RunRecord? = nil,
    rewardStage: RunRecord? = nil, isForecast: Bool = false
  ) throws {
    self.spec = spec
    self.isForecast = isForecast
    options = spec.train
    lossOn = suite.lossOn
    text = try ModelText(directory)
    let backbone = try Backbone(directory: directory)
    try backbone.compute(in: spec.method.precision, weights: spec.method.weights)
    judges = JudgeSources(spec: spec, template: suite.template, directory: directory, library: library)
    let task = try library.task(spec.task)
    self.task = task
    let tasks = try suite.heldOut.map { try library.heldOut($0, like: task) }

    let card = try spec.method.objective.map { try ObjectiveRegistry.objective($0.name) }
    self.card = card
    try card?.check(fits: task, backbone, at: spec)
    objective =
      try card?.objective(spec.method.objective!.options.values, for: task.kind) ?? task.kind.objective
    let isScored = card?.output == .score
    if task.kind.isForLanguageModel, !isScored {
      model = try Model(languageModel: backbone, seed: spec.seed)
    } else {
      model = Model(backbone, outputs: isScored ? 1 : task.kind.outputs, seed: spec.seed)
    }
    let isPolicy = card?.feedback == .rollouts
    if isPolicy, try RolloutLearning(card!.name, spec.method.objective!.options.values).needsValues {
      model.addValueHead()
    }
    rewards =
      isPolicy
      ? try RewardSum(of: card!.name, spec.method.objective!.options.values).ready(
        RewardSources(
          library: library,
          stage: { [text] in
            if let rewardStage { return try RewardModel(rewardStage, model: directory) }
            precondition(isForecast, "what a run asks was trained before it")
            return try RewardModel(
              untrained: directory, text, template: suite.template, maximumLength: spec.train.maxLength, seed: spec.seed
            )
          })) : nil
    // An encoder reads prompt and answer as a pair of texts.
    form =
      task.kind.isForLanguageModel && backbone.anatomy.isDecoder
      ? PromptForm(tokenizer: text.tokenizer, template: try text.template(named: suite.template)) : nil
    let tokenizer = text.tokenizer
    let labelPieces = try task.labels.map { label in
      let pieces = tokenizer.pieces(of: label)
      try backbone.check(tokens: pieces, of: label, tokenizer)
      return pieces
    }
    let kept = backbone.parameters.filter(\.isKept)
    try model.requireEffect(of: spec.method)
    try model.attach(spec.method, labelPieces: labelPieces.filter { !$0.isEmpty })
    if let start { try model.begin(with: start) }
    guard card == nil || !model.trainable.isEmpty else {
      throw InputError(
        "has no weight to train under \(card!.name)", kind: .usage, place: spec.label,
        expected: "a method that trains weights of the model", found: "none",
        advice: "leave \(spec.method.name) out of methods: it is for tasks with labels")
    }
    widened = kept.filter { !$0.isKept }.reduce(0) { $0 + $1.count }
    if options.trainPooler { model.trainPooling() }

    // Virtual tokens take positions from the text.
    let length = min(options.maxLength, backbone.textPositions)
    guard length >= 3 else {
      throw InputError(
        "leaves no positions for the text", kind: .usage, place: spec.label,
        expected: "fewer virtual tokens than \(backbone.anatomy.maximumPositions - 2)",
        found: "\(backbone.virtualTokens)")
    }
    self.length = length
    (train, dev, test) = (
      EncodedSet(items: [], targets: .none), EncodedSet(items: [], targets: .none),
      EncodedSet(items: [], targets: .none)
    )
    trainingSet = train
    heldOut = []
    try read(task)
    for task in tasks {
      var task = task
      let data = try encode(&task.test)
      heldOut.append((task, data))
    }
    guard trainingSet.count > 0 else {
      throw InputError(
        "has no training rows", kind: .usage, place: task.name,
        advice: "name a task with a train split, or list it under heldOut")
    }
    // Files and tables that were only read from: training would not fit into the holes they leave.
    Machine.returnFreedMemory()
  }

  /// Cuts examples into tokens as the run's own are; those of which nothing is left to learn are taken out.
  ///
  /// - Throws: `InputError` for what the model has no embedding for.
  func encode(_ examples: inout [Example]) throws -> EncodedSet {
    if isScored { return try EncodedSet.scored(examples, reader) }
    guard let form, case .choice? = examples.first?.label else { return try encode(learnt: &examples, on: .answer) }
    return try EncodedSet.choices(examples, as: form, room: length, fitting: model.backbone)
  }

  /// The same for rows to train on: of a choice the right text is what is to be written.
  private func encode(learnt examples: inout [Example], on loss: LossOn) throws -> EncodedSet {
    guard let form else {
      return try EncodedSet(examples, tokenizer: tokenizer, maximumLength: length, fitting: model.backbone)
    }
    let (set, kept) = try EncodedSet.answers(
      examples, as: form, on: loss, room: length, fitting: model.backbone)
    guard !kept.isEmpty || examples.isEmpty else {
      throw InputError(
        "has no row of which a token of the answer fits", kind: .usage, place: task.name,
        expected: "prompts that leave room within \(length) tokens", found: "\(examples.count) rows without any left",
        advice: length < options.maxLength
          ? "the model has no more positions: shorten the prompts" : "raise maxLength, or shorten the prompts")
    }
    examples = kept.map { examples[$0] }
    return set
  }

  /// Takes a task's data in the place of those that are there.
  private mutating func read(_ task: TaskData) throws {
    self.task = task
    switch card?.feedback ?? .texts {
    case .rollouts: try readPrompts()
    case .texts:
      // An answer that was found bad is not what is to be written.
      self.task.train.removeAll { $0.isGood == false }
      train = try encode(learnt: &self.task.train, on: lossOn)
      trainingSet = train
    case .pairs:
      let judged = try judge(task.train)
      let (set, kept) = try PreferenceSet.encoded(judged.examples, reader)
      (train, trainingSet) = (set.texts, set)
      // Several pairs may be of one row.
      let rows = Set(kept.map { judged.rows[$0] })
      try keep(rows.sorted())
    case .judgements:
      let (set, kept) = try JudgedSet.encoded(task.train, reader)
      (train, trainingSet) = (set.texts, set)
      try keep(kept)
    }
    // What a head for one number says is compared as it is.
    if isScored { self.task.metric = .accuracy }
    dev = try encode(&self.task.dev)
    test = try encode(&self.task.test)
  }

  /// Training rows with the judge's verdicts in the place of the data's, and of which row each is.
  private mutating func judge(_ examples: [Example]) throws -> (examples: [Example], rows: [Int]) {
    guard let judge = try spec.method.objective.flatMap({ try JudgeRegistry.judge(in: $0.options.values) }) else {
      judging = []
      return (examples, Array(examples.indices))
    }
    let judged = try Judging(examples, by: judge, seed: spec.seed, models: judges, task: task.name, asks: !isForecast)
    judging = judged.measures
    return (judged.examples, judged.rows)
  }

  /// Dev prompts that are answered for their reward.
  static let rewardedPrompts = 64

  /// Prompts to be answered in training; those that leave no room for an answer are left out and counted.
  private mutating func readPrompts() throws {
    guard let form, let card, let rewards, let own = spec.method.objective?.options.values,
      let settings = RolloutSettings(card.name, own, batch: options.batch)
    else { preconditionFailure("a policy has rewards") }
    let all = task.train
    let (prompts, kept) = try form.prompts(of: all, answer: settings.longest, room: length)
    guard !prompts.isEmpty || all.isEmpty else {
      throw InputError(
        "has no prompt that leaves room for an answer", kind: .usage, place: task.name,
        expected:
          "prompts of at most \(max(0, length - settings.longest)) tokens: \(length) less maxNewTokens \(settings.longest)",
        found: "\(all.count) longer ones",
        advice: length < options.maxLength
          ? "the model has no more positions: lower maxNewTokens" : "raise maxLength, or lower maxNewTokens")
    }
    for prompt in prompts { try model.backbone.check(tokens: prompt.tokens, of: prompt.text, tokenizer) }
    train = EncodedSet(
      items: prompts.map { .init(tokens: $0.tokens, types: $0.tokens.map { _ in 0 }) }, targets: .none)
    train.share.texts = all.count
    train.share.droppedTexts = all.count - prompts.count
    train.share.pieces = prompts.reduce(0) { $0 + $1.tokens.count }
    task.train = kept.map { all[$0] }
    devPrompts = Array(
      try form.prompts(of: task.dev, answer: settings.longest, room: length).prompts.prefix(Self.rewardedPrompts))
    func set(steps: Int) throws -> RolloutSet {
      RolloutSet(
        prompts, form: form, settings: settings, learning: try RolloutLearning(card.name, own), rewards: rewards,
        seed: spec.seed, steps: steps)
    }
    let steps = try set(steps: 1).totalSteps(options)
    trainingSet = try set(steps: max(1, (min(steps, 1 << 40) + settings.iterations - 1) / settings.iterations))
  }

  /// Mean reward of the answers to dev prompts, by the model as it is; nil where none is asked or nothing has a reward.
  func devReward() throws -> Double? {
    guard let set = trainingSet as? RolloutSet, !devPrompts.isEmpty else { return nil }
    let known = try set.reading(of: devPrompts, by: model, named: "dev").total.filter(\.isFinite)
    return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
  }

  /// Whether texts get one number each.
  private var isScored: Bool { card?.output == .score }

  private var reader: AnswerReader {
    AnswerReader(form: form, tokenizer: tokenizer, room: length, backbone: model.backbone, isScored: isScored)
  }

  /// What dev and test are read by, the primary one first.
  var metrics: [Metric] { metrics(of: task) }

  func metrics(of task: TaskData) -> [Metric] {
    isScored ? [.accuracy] : task.kind.metrics(primary: task.metric)
  }

  /// Takes the training rows out of which nothing was made.
  private mutating func keep(_ kept: [Int]) throws {
    let all = task.train
    guard !kept.isEmpty || all.isEmpty else {
      let share = train.share
      throw InputError(
        "has no row of which a pair could be made", kind: .usage, place: task.name,
        expected: "two different answers that fit within \(length) tokens behind their prompts",
        found:
          "\(share.equalPairs) pairs that are equal, \(share.longPairs) too long, \(share.droppedTexts) without room for "
          + "an answer",
        advice: length < options.maxLength
          ? "the model has no more positions: shorten the prompts" : "raise maxLength, or shorten the prompts")
    }
    task.train = kept.map { all[$0] }
  }

  /// The same model, methods and settings with the data of another task; nothing is copied of the model.
  func with(_ task: TaskData) throws -> PreparedRun {
    var other = self
    try other.read(task)
    return other
  }
}

extension Model {
  /// Puts the weights that a run of the same methods has trained in the place of these methods' start.
  ///
  /// What it has trained of a language model's own head is left out where this one has a head for one number.
  ///
  /// - Throws: `InputError` for a run that lacks a weight, and for one whose weights have other shapes.
  func begin(with record: RunRecord) throws {
    let place = "\(record.label): weights"
    for site in attachments {
      for parameter in site.trained {
        guard let stored = record.weights.method.first(where: { $0.name == parameter.name }) else {
          throw InputError(
            "lacks a tensor of \(site.method)", place: place, expected: parameter.name,
            advice: "remove the run's file, and run the suite again")
        }
        try parameter.restore(stored, place: place)
      }
    }
  }

  /// Attaches every part of a configuration, in order.
  ///
  /// - Parameter labelPieces: word pieces of the class labels' names, for methods that start from them.
  @discardableResult
  func attach(_ method: MethodConfiguration, labelPieces: [[Int32]] = []) throws -> [Attachment] {
    try method.parts.map { try attach($0.method(), labelPieces: labelPieces) }
  }

  /// Whether each option that a suite gives a method can change anything on this model.
  ///
  /// - Throws: `InputError` naming the first that cannot.
  func requireEffect(of method: MethodConfiguration) throws {
    for part in method.parts {
      for idle in try MethodRegistry.method(part.name).idle(part.options.values, on: network) {
        guard let option = part.options[idle.name], option.origin >= .entry else { continue }
        throw InputError(
          "changes nothing here: \(idle.reason)", kind: .usage, place: "\(part.name).\(idle.name)",
          found: option.value.string ?? option.value.canonical, advice: idle.advice)
      }
    }
  }
}
