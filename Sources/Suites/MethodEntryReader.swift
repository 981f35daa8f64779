import Basics
import Settings
import Training

/// Reads `methods` and `objectives`: entries, combinations and sweeps, down to one configuration for each row of the comparison,
/// which is the product of the two.
struct MethodEntryReader {
  /// The keys of an entry that are neither options nor training settings.
  static let ownKeys = ["name", "label", "combine"]

  /// One setting as given, perhaps several values that the plan goes through.
  struct Axis: Sendable {
    enum Owner: Sendable, Equatable {
      case training
      /// A method, by its place in a combination.
      case method(Int)
      case objective
    }

    var option: SettingSchema
    var owner: Owner
    var given: SettingSchema.Given
    var origin: ChosenSetting.Origin
  }

  /// An entry of the suite before its sweeps are expanded.
  private struct Entry {
    var place: JSON5Place
    var methods: [MethodSchema] = []
    var axes: [Axis] = []
    var label: JSON5Value?
    /// nil where the suite names none.
    var objective: ObjectiveEntry?
  }

  /// An entry of `objectives`.
  struct ObjectiveEntry: Sendable {
    var card: ObjectiveCard
    var place: JSON5Place
    var axes: [Axis] = []
    /// Which of the suite's stages it is; nil where objectives stand beside each other.
    var stage: Stage?
  }

  /// One training that begins where another ended.
  struct Stage: Sendable {
    var index: Int
    /// The stage whose weights it begins with; nil for the first one.
    var begins: Int?
    /// The reward model's stage before it; nil where there is none.
    var rewardModel: Int?
    /// What it comes after, for labels: `sft > `.
    var label = ""
  }

  var schemas: [MethodSchema]
  /// What `train` and entries may say about training, in the order in which it is shown.
  var train: [SettingSchema]
  /// The suite's `train`, in the order of the file.
  var suite: [Axis]
  /// The suite's `objectives`; none: every task trains as its kind does.
  var objectives: [ObjectiveEntry] = []

  func read(_ fields: inout Fields) throws -> [MethodConfiguration] {
    let value = try fields.required("methods", expected: "a list of methods, or \"all\"")
    var entries: [Entry] = []
    if value.string == "all" {
      entries = schemas.map { Entry(place: value.place, methods: [$0]) }
    } else if value.array == nil {
      throw value.error(
        "methods is of the wrong kind", expected: "a list of methods, or \"all\"",
        advice: value.string.map { "write [\"\($0)\"]" })
    } else {
      entries = try fields.list("methods").enumerated().flatMap { index, value in
        value.string == "all"
          ? schemas.map { Entry(place: value.place, methods: [$0]) } : [try entry(value, path: "methods[\(index)]")]
      }
    }
    if !objectives.isEmpty {
      entries = entries.flatMap { entry in
        objectives.map { objective in
          var both = entry
          both.objective = objective
          return both
        }
      }
    }
    return try configurations(entries)
  }
}

// MARK: - Entries

extension MethodEntryReader {
  private func entry(_ value: JSON5Value, path: String) throws -> Entry {
    var entry = Entry(place: value.place)
    if let name = value.string {
      entry.methods = [try method(name, at: value)]
      return entry
    }
    guard value.object != nil else {
      throw value.error(
        "\(path) is of the wrong kind", expected: "a method's name, or an object with name and options")
    }
    var fields = try Fields(value, path: path)
    if let parts = fields.value("combine") {
      if let name = fields.value("name") {
        throw name.error(
          "\(path) has both name and combine", expected: "one of the two",
          advice: "to name a combination, use label")
      }
      try combine(parts, path: fields.name(of: "combine"), into: &entry)
    } else {
      let name = try fields.required("name", expected: "a method's name")
      entry.methods = [try method(try name.string(named: fields.name(of: "name")), at: name)]
    }
    entry.label = try label(&fields)
    let own = value["combine"] == nil ? entry.methods[0].options : []
    entry.axes += try axes(
      fields, options: own, owner: .method(0), origin: .entry, allowsTrain: true
    ) { unknown($0, options: own, allowsTrain: true, method: entry.methods[0].name) }
    return entry
  }

  private func combine(_ value: JSON5Value, path: String, into entry: inout Entry) throws {
    let parts = try value.list(named: path)
    guard parts.count >= 2 else {
      throw value.error("\(path) combines nothing", expected: "a list of at least two methods")
    }
    for (index, part) in parts.enumerated() {
      let partPath = "\(path)[\(index)]"
      let named = part.string == nil ? part : nil
      var name = part
      if let named {
        var fields = try Fields(named, path: partPath)
        name = try fields.required("name", expected: "a method's name")
      }
      let schema = try method(try name.string(named: partPath), at: name)
      if entry.methods.contains(where: { $0.name == schema.name }) {
        throw name.error("\(path) names \"\(schema.name)\" twice", expected: "every method once")
      }
      entry.methods.append(schema)
      if let named {
        entry.axes += try axes(
          Fields(named, path: partPath), options: schema.options, owner: .method(index), origin: .entry,
          allowsTrain: false
        ) { unknown($0, options: schema.options, allowsTrain: false, method: schema.name) }
      }
    }
  }

  /// The options and training settings of an object in the order written.
  ///
  /// - Parameter unknown: the error for a key that is neither.
  func axes(
    _ given: Fields, options: [SettingSchema], owner: Axis.Owner, origin: ChosenSetting.Origin, allowsTrain: Bool,
    unknown: (JSON5Member) -> InputError
  ) throws -> [Axis] {
    var fields = given
    var axes: [Axis] = []
    for member in fields.value.object! where !MethodEntryReader.ownKeys.contains(member.key) {
      let name = fields.name(of: member.key)
      if let option = options.first(where: { $0.name == member.key }) {
        let given = try option.read(fields.value(member.key)!, named: name)
        axes.append(Axis(option: option, owner: owner, given: given, origin: origin))
      } else if let option = train[member.key], allowsTrain {
        axes.append(
          Axis(
            option: option, owner: .training, given: try option.read(member.value, named: name), origin: origin))
      } else {
        throw unknown(member)
      }
    }
    try MethodEntryReader.checkUnits(axes.filter { $0.owner == .training }, in: fields)
    return axes
  }

  private func unknown(_ member: JSON5Member, options: [SettingSchema], allowsTrain: Bool, method: String)
    -> InputError
  {
    let place = member.place.description
    if !allowsTrain, train[member.key] != nil {
      return InputError(
        "\(member.key) is a setting of the whole combination", place: place,
        expected: "an option of \(method)", found: member.key, advice: "write it beside combine")
    }
    let isCombination =
      allowsTrain && options.isEmpty && !schemas.contains { $0.name == method && $0.options.isEmpty }
    let own = options.map(\.name)
    var expected =
      own.isEmpty
      ? (isCombination ? "" : "no option: \(method) has none; ")
      : "an option of \(method) (\(own.joined(separator: ", "))); "
    expected += allowsTrain ? "a key of train; label" : "name"
    let known = own + (allowsTrain ? train.names + ["label"] : []) + ["name"]
    return InputError(
      isCombination
        ? "a combination has no setting \"\(member.key)\"" : "\(method) has no option \"\(member.key)\"",
      place: place, expected: expected, found: member.key,
      advice: nearest(to: member.key, among: known, called: options.otherNames + train.otherNames)
        .map { "did you mean \"\($0)\"?" } ?? SuiteKeys(methods: schemas).advice(on: member.key, at: .entry))
  }

  private func method(_ name: String, at value: JSON5Value) throws -> MethodSchema {
    if let schema = schemas.first(where: { $0.name == name }) { return schema }
    throw value.error(
      "unknown method \"\(name)\"", expected: "a registered method", found: "\"\(name)\"",
      advice: SuiteKeys.objective(called: name).map {
        "\($0) is an objective: write objectives: [\"\($0)\"] beside methods"
      }
        ?? didYouMean(
          name, among: schemas.map(\.name),
          called: schemas.map { OtherNames(ours: $0.name, others: $0.otherNames) }))
  }

  private func label(_ fields: inout Fields) throws -> JSON5Value? {
    guard let value = fields.value("label") else { return nil }
    guard !(try value.string(named: fields.name(of: "label"))).isEmpty else {
      throw value.error(
        "\(fields.name(of: "label")) is empty", expected: "a text that names the configuration")
    }
    try value.requireReadable(named: fields.name(of: "label"))
    return value
  }

  /// Epochs and steps say the same thing twice: one block may give only one of them.
  static func checkUnits(_ axes: [Axis], in fields: Fields) throws {
    try axes.map(\.option).checkUnits(given: axes.filter { $0.given.values != [.null] }.map(\.option.name), in: fields)
  }
}

// MARK: - Configurations

extension MethodEntryReader {
  /// A configuration with what its label may be made of.
  private struct Draft {
    var configuration: MethodConfiguration
    var short: String
    var long: String
    var isNamed: Bool
  }

  private func configurations(_ entries: [Entry]) throws -> [MethodConfiguration] {
    var drafts: [Draft] = [], stages: [Range<Int>] = []
    for entry in entries {
      var own = try self.drafts(entry)
      if let stage = entry.objective?.stage {
        if stage.index == 0 { stages = [] }
        stages.append(drafts.count..<drafts.count + own.count)
        guard own.count == stages[0].count else {
          throw InputError(
            "\(entry.objective!.card.name) says what the suite tries several values of",
            place: "\(entry.objective!.place)",
            expected: "the same \(stages[0].count) settings in every stage", found: "\(own.count)",
            advice: "leave it out of the stage, or give train one value")
        }
        for (index, before) in zip(own.indices, stage.begins.map { Array(stages[$0]) } ?? []) {
          own[index].configuration.start = .init(
            index: before, configuration: drafts[before].configuration.configuration)
        }
        for (index, before) in zip(own.indices, stage.rewardModel.map { Array(stages[$0]) } ?? [])
        where own[index].configuration.rewardSources.contains(.stage) {
          own[index].configuration.rewardStage = .init(
            index: before, configuration: drafts[before].configuration.configuration)
        }
      }
      for draft in own { try checkRewardStage(draft.configuration, entry.objective) }
      drafts += own
    }
    let repeated = repeats(drafts.map(\.short))
    for index in drafts.indices {
      let draft = drafts[index]
      drafts[index].configuration.label =
        repeated.contains(draft.short) && !draft.isNamed ? draft.long : draft.short
    }
    let configurations = drafts.map(\.configuration)
    for (index, one) in configurations.enumerated() {
      for other in configurations[..<index] {
        if one.configuration == other.configuration && one.threads == other.threads {
          throw InputError(
            "one configuration of \(one.name) stands twice", place: one.place.description,
            expected: "every configuration once", found: "\(one.label), as in \(other.place.inFile)")
        }
        if one.label == other.label {
          throw InputError(
            "two configurations have the label \"\(one.label)\"", place: one.place.description,
            expected: "a label of its own for each",
            found: "\"\(one.label)\", as in \(other.place.inFile)",
            advice: "give each its label, with a % for every swept value")
        }
      }
    }
    return configurations
  }

  private func repeats(_ labels: [String]) -> [String] {
    labels.enumerated().filter { labels[..<$0.offset].contains($0.element) }.map(\.element)
  }

  /// The configurations of one entry: the product of its sweeps, the first written varying slowest, and within
  /// them those of its objective and of the suite's `train`.
  private func drafts(_ entry: Entry) throws -> [Draft] {
    var axes = entry.axes
    for farther in [entry.objective?.axes ?? [], suite] {
      let overridden = axes.filter { $0.owner == .training }.map(\.option.name)
      axes += farther.filter { $0.owner != .training || !overridden.contains($0.option.name) }
    }
    var choices: [[JSON]] = [[]]
    for axis in axes { choices = choices.flatMap { chosen in axis.given.values.map { chosen + [$0] } } }
    return try choices.map { try draft(entry, axes, values: $0) }
  }

  private func draft(_ entry: Entry, _ axes: [Axis], values: [JSON]) throws -> Draft {
    func chosen(_ owner: Axis.Owner, _ name: String) -> ChosenSetting? {
      axes.indices.first { axes[$0].owner == owner && axes[$0].option.name == name }.map {
        ChosenSetting(schema: axes[$0].option, value: values[$0], origin: axes[$0].origin)
      }
    }
    func part(_ name: String, _ options: [SettingSchema], _ owner: Axis.Owner) -> MethodConfiguration.Part {
      MethodConfiguration.Part(
        name: name,
        options: options.map {
          chosen(owner, $0.name) ?? ChosenSetting(schema: $0, value: $0.defaultValue, origin: .standard)
        })
    }
    let parts = entry.methods.enumerated().map { part($1.name, $1.options, .method($0)) }
    let objective = entry.objective.map { part($0.card.name, $0.card.options, .objective) }
    var train = self.train.map { option in
      if let setting = chosen(.training, option.name) { return setting }
      // Of a combination the method named first has the first word.
      if let value = entry.methods.lazy.compactMap({ $0.recipe[option.name] }).first {
        return ChosenSetting(schema: option, value: value, origin: .recipe)
      }
      return ChosenSetting(schema: option, value: option.defaultValue, origin: .standard)
    }
    // Epochs of a nearer level end what a farther one says in steps.
    for index in train.indices {
      guard let other = train[index].schema.insteadOf.flatMap({ train[$0] }) else { continue }
      if other.origin > train[index].origin { train[index].value = .null }
    }

    func label(_ name: String, where isShown: (Axis) -> Bool) -> String {
      let shown = axes.indices.filter { isShown(axes[$0]) }
      return ([name] + shown.map { "\(axes[$0].option.symbol)=\(Plan.text(values[$0]))" }).joined(
        separator: " ")
    }
    let name = entry.methods.map(\.name).joined(separator: "+")
    func isMethods(_ axis: Axis) -> Bool { axis.origin != .objective }
    let swept = axes.indices.filter { axes[$0].given.isSweep && isMethods(axes[$0]) }.map { Plan.text(values[$0]) }
    var short = try entry.label.map { try filled($0, swept) } ?? label(name) { $0.given.isSweep && isMethods($0) }
    var long = label(name) { ($0.given.isSweep || $0.origin == .entry) && isMethods($0) }
    var isNamed = entry.label != nil
    if let objective {
      let before = entry.objective?.stage?.label ?? ""
      long = (isNamed ? short : long) + " · " + before + label(objective.name) { !isMethods($0) }
      short += " · " + before + label(objective.name) { $0.given.isSweep && !isMethods($0) }
      isNamed = false
    }
    var configuration = MethodConfiguration(
      parts: parts, train: train, objective: objective, label: short, place: entry.place)
    if let given = entry.objective { try configuration.suit(given.card, at: given.place) }
    return Draft(configuration: configuration, short: short, long: long, isNamed: isNamed)
  }

  /// The label with each % replaced by a swept value in turn, or a single % by all of them.
  private func filled(_ label: JSON5Value, _ swept: [String]) throws -> String {
    let pieces = label.string!.split(separator: "%", omittingEmptySubsequences: false).map(String.init)
    let holes = pieces.count - 1
    if holes == 0 { return pieces[0] }
    if holes == 1, !swept.isEmpty { return pieces[0] + swept.joined(separator: ", ") + pieces[1] }
    guard holes == swept.count else {
      throw label.error(
        "the label has \(holes) % for \(swept.count) swept values",
        expected: swept.isEmpty ? "no %" : "one % for each, or one for all",
        advice: swept.isEmpty
          ? "take every % out: each stands for a value of a list, and no setting of this entry has one"
          : "write \(swept.count) % in the label, or one")
    }
    return zip(pieces, swept + [""]).map { $0 + $1 }.joined()
  }
}
