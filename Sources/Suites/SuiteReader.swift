import Basics
import Foundation
import Settings
import Tasks
import Training

/// Reads a suite's document strictly: any key, kind, range or name that is wrong is an error with its line.
struct SuiteReader {
  var methods: [MethodSchema]
  /// What may be said about training, in the order in which it is shown.
  var train = Suite.trainingSettings
  var tasks: [String]?
  var metrics: [String]

  func read(_ document: JSON5Value, name: String, text: String) throws -> Suite {
    for method in methods { method.checkRecipe(self.train) }
    var fields = try Fields(document)
    let version = try fields.int("version", in: .atLeast(1))
    let question = try fields.string("question")
    try fields.value("question")?.requireReadable(named: "question", allowsBreaks: true)
    let model = try fields.string("model")
    let template = try fields.oneOf("template", Suite.templates, default: Suite.templates[0])
    let lossOn = LossOn(rawValue: try fields.oneOf("lossOn", LossOn.allCases.map(\.rawValue), default: "answer"))!
    let data = try dataSources(&fields)
    // A suite whose tasks come one after another need name no others.
    let hasSequence = document["sequence"].map { !$0.isNull && $0.array?.isEmpty != true } ?? false
    let tasks = try taskReferences(&fields, key: "tasks", isOptional: hasSequence, data: data)
    let heldOut = try names("heldOut", &fields, data: data)
    let retention = try retention(&fields, data: data)
    let probes = try probes(&fields, data: data)
    let sequence = try sequence(&fields, data: data)
    let checkpoints = try checkpoints(&fields)
    let train = try trainBlock(&fields)
    var entries = MethodEntryReader(schemas: methods, train: self.train, suite: train)
    entries.objectives = try entries.readObjectives(&fields)
    try checkSequence(fields, trains: entries.objectives)
    let configurations = try entries.read(&fields)
    try entries.checkStages(configurations)
    try checkPatience(fields, configurations)
    let seeds = try seeds(&fields)
    let search = try search(&fields, configurations: configurations, suiteSeeds: seeds)
    let measuring = try Measuring(&fields)
    try checkStages(fields, configurations, measuring, search)
    let margin = try ClaimReader.margin(&fields)
    let claims = try ClaimReader(
      configurations, heldOut: heldOut, readsForgetting: !retention.isEmpty || !probes.isEmpty
    ).claims(&fields)
    try fields.finish { SuiteKeys(methods: methods).advice(on: $0, at: .suite) }
    try checkHeldOut(fields, tasks: tasks, data: data)
    var suite = Suite(
      name: name, text: text, version: version, question: question, model: model, data: data, tasks: tasks,
      heldOut: heldOut, retention: retention, probes: probes, sequence: sequence, checkpoints: checkpoints,
      methods: configurations, search: search, seeds: seeds, measuring: measuring)
    suite.template = template
    suite.lossOn = lossOn
    (suite.margin, suite.claims) = (margin, claims)
    return suite
  }
}

// MARK: - Data and tasks

extension SuiteReader {
  private func dataSources(_ fields: inout Fields) throws -> [DataSource] {
    guard var block = try fields.optionalFields("data") else { return [] }
    return try block.keys.map { name in
      try block.value(name)!.requireReadable(name, named: "a name in data")
      return try dataSource(name, Fields(block.value(name)!, path: "data.\(name)"))
    }
  }

  private func dataSource(_ name: String, _ given: Fields) throws -> DataSource {
    var fields = given
    let (train, dev, test) = (try path("train", &fields), try path("dev", &fields), try path("test", &fields))
    guard let first = train ?? dev ?? test else {
      throw fields.value.error(
        "\(fields.path) names no file", expected: "a path as train, dev or test",
        found: fields.keys.isEmpty ? "an empty object" : "only " + fields.keys.joined(separator: ", "),
        advice: "name them by their paths below the directory of --data: \(name): { train: \"train.tsv\", test: "
          + "\"test.tsv\" }")
    }
    let separator = try self.separator(&fields)
    let ending = DataSpec.Format(ending: String(first.split(separator: ".").last ?? ""))
    let format = try fields.oneOf(
      "format", DataSpec.Format.allCases.map(\.rawValue),
      default: (ending ?? (separator == nil || separator == "\t" ? .tsv : .csv)).rawValue)
    let form = try fields.optionalOneOf("form", DataSpec.Form.allCases.map(\.rawValue))
    let answer = try column("answer", &fields)
    let prompt = try fields.optionalString("prompt")
    let verbalizer = try self.verbalizer(&fields)
    // A file for language models has usual names of its own, and no labels.
    let isLabelled = form == nil && answer == nil
    let source = DataSource(
      name: name, train: train, dev: dev, test: test,
      text: try column("text", &fields) ?? (isLabelled ? "sentence" : nil), pair: try column("pair", &fields),
      label: try column("label", &fields) ?? (isLabelled ? "label" : nil), form: form, answer: answer,
      prompt: prompt, verbalizer: verbalizer, format: format,
      separator: separator, header: try fields.bool("header", default: true),
      quoting: try fields.optionalBool("quoting"), dropLabel: try labels("dropLabel", &fields) ?? [],
      numbers: try numbers(&fields), labels: try labels("labels", &fields), split: try split(&fields),
      from: try fields.optionalString("from"), metric: try fields.optionalOneOf("metric", metrics),
      place: fields.value.place)
    try fields.finish()
    return source
  }

  /// A word for each label, labels as files have them.
  private func verbalizer(_ fields: inout Fields) throws -> [String: String]? {
    guard let value = fields.value("verbalizer"), !value.isNull else { return nil }
    let path = fields.name(of: "verbalizer")
    guard let members = value.object else {
      throw value.error(
        "\(path) is of the wrong kind", expected: "an object with a word for each label",
        advice: "write { \"0\": \"negative\", \"1\": \"positive\" }")
    }
    var words: [String: String] = [:]
    for member in members {
      guard let word = member.value.string else {
        throw member.value.error("\(path).\(member.key) is no word", expected: "a text")
      }
      words[member.key] = word
    }
    return words
  }

  /// The separator is checked with the file; a tab may be written as the word.
  private func separator(_ fields: inout Fields) throws -> String? {
    let separator = try fields.optionalString("separator")
    return separator.map { ["tab", "\\t"].contains($0) ? "\t" : $0 }
  }

  /// Labels as text; numbers and truth values are the text that files have for them.
  private func labels(_ key: String, _ fields: inout Fields) throws -> [String]? {
    guard let value = fields.value(key), !value.isNull else { return nil }
    let name = fields.name(of: key)
    return try value.list(named: name).map { label in
      if let text = label.string { return text.trimmingCharacters(in: .whitespaces) }
      if let number = label.int { return String(number) }
      if let truth = label.bool { return truth ? "true" : "false" }
      throw label.error(
        "\(name) has no label here", expected: "a label in quotes, as it stands in the file")
    }
  }

  /// True for `numbers`, false for `categories`, nil where neither is said.
  private func numbers(_ fields: inout Fields) throws -> Bool? {
    let numbers = try fields.optionalBool("numbers")
    let categories = try fields.optionalBool("categories")
    guard let numbers, let categories else { return numbers ?? categories.map { !$0 } }
    guard numbers != categories else {
      throw fields.value("numbers")!.error(
        "\(fields.name(of: "numbers")) and categories contradict each other", expected: "one of the two")
    }
    return numbers
  }

  /// How missing splits are cut, under the names that `data add` has for it.
  private func split(_ fields: inout Fields) throws -> SplitRule {
    var split = SplitRule()
    if let share = try fields.optionalDouble("devShare", in: .from(0, below: 1)) { split.dev = share }
    if let share = try fields.optionalDouble("testShare", in: .from(0, below: 1)) { split.test = share }
    if let seed = try fields.optionalInt("seed", in: .atLeast(0)) { split.seed = UInt64(seed) }
    split.stratified = try fields.bool("stratified", default: false)
    return split
  }

  private func path(_ key: String, _ fields: inout Fields) throws -> String? {
    guard let path = try fields.optionalString(key) else { return nil }
    guard !path.isEmpty, !path.hasPrefix("/"), !path.hasPrefix("~") else {
      throw fields.value(key)!.error(
        "\(fields.name(of: key)) is no path under the data directory", expected: "a relative path",
        advice: "give the directory with --data, and here the path within it")
    }
    return path
  }

  /// A column by name, or by number from 1.
  private func column(_ key: String, _ fields: inout Fields) throws -> String? {
    guard let value = fields.value(key), !value.isNull else { return nil }
    if let number = value.int, number >= 1 { return String(number) }
    guard let name = value.string, !name.isEmpty else {
      throw value.error(
        "\(fields.name(of: key)) is no column", expected: "a column's name, or its number from 1")
    }
    return name
  }

  func taskReferences(
    _ fields: inout Fields, key: String, isOptional: Bool = false, data: [DataSource]
  ) throws -> [TaskReference] {
    var tasks: [TaskReference] = []
    let path = fields.name(of: key)
    let values = isOptional ? try fields.optionalList(key) : try fields.list(key)
    for (index, value) in values.enumerated() {
      var task = TaskReference(name: "", rows: nil, place: value.place)
      if let name = value.string {
        task.name = name
      } else {
        guard value.object != nil else {
          throw value.error(
            "\(path)[\(index)] is of the wrong kind", expected: "a task's name, or an object with name and rows"
          )
        }
        var entry = try Fields(value, path: "\(path)[\(index)]")
        task.name = try entry.string("name")
        task.rows = try entry.optionalInt("rows", in: .atLeast(1))
        try entry.finish()
      }
      try checkKnown(task.name, at: value, data: data)
      try checkTrains(task.name, at: value, data: data)
      if let twin = tasks.first(where: { $0.name == task.name && $0.rows == task.rows }) {
        throw value.error(
          "the task \"\(task.name)\" stands twice", expected: "every task once",
          found: "\"\(task.name)\" in \(twin.place.inFile) already")
      }
      tasks.append(task)
    }
    return tasks
  }

  private func names(_ key: String, _ fields: inout Fields, data: [DataSource]) throws -> [String] {
    var names: [String] = []
    for (index, value) in try fields.optionalList(key).enumerated() {
      let name = try value.string(named: "\(key)[\(index)]")
      try checkKnown(name, at: value, data: data)
      if names.contains(name) {
        throw value.error("\(key) names \"\(name)\" twice", expected: "every name once")
      }
      names.append(name)
    }
    return names
  }

  func checkTrains(_ name: String, at value: JSON5Value, data: [DataSource]) throws {
    if let source = data.first(where: { $0.name == name }), source.train == nil {
      throw value.error(
        "\"\(name)\" has nothing to train on", expected: "a train file in data.\(name)",
        found: "only " + source.files.map(\.split).joined(separator: " and "))
    }
  }

  func checkKnown(_ name: String, at value: JSON5Value, data: [DataSource]) throws {
    guard let tasks else { return }
    let known = data.map(\.name) + tasks
    if !known.contains(name) {
      throw value.error(
        "unknown task \"\(name)\"",
        expected: "a task of the harness, a data set that was added, or a key of data",
        found: "\"\(name)\"", advice: didYouMean(name, among: known))
    }
  }

  /// Stages hand weights on, which must be there, and are not what a search tries.
  private func checkStages(
    _ fields: Fields, _ configurations: [MethodConfiguration], _ measuring: Measuring, _ search: Search?
  ) throws {
    guard configurations.contains(where: { $0.start != nil }), let stages = fields.value["stages"] else { return }
    if let search = fields.value["search"], !search.isNull {
      throw search.error(
        "a search does not go with stages", expected: "one of the two",
        advice: "search on an objective by itself first, and write what was chosen into the stages' entries")
    }
    guard measuring.keepsWeights else {
      throw stages.error(
        "stages begin with weights that keepWeights: false throws away", expected: "keepWeights: true", found: "false",
        advice: "leave keepWeights out")
    }
    if let sequence = fields.value["sequence"], !sequence.isNull, sequence.array?.isEmpty != true {
      throw stages.error(
        "stages do not go with a sequence of tasks", expected: "one of the two",
        found: "sequence in \(sequence.place.inFile)", advice: "give the sequence a suite of its own")
    }
  }

  /// Tasks one after another are trained on what is right of their texts.
  private func checkSequence(_ fields: Fields, trains objectives: [MethodEntryReader.ObjectiveEntry]) throws {
    guard let sequence = fields.value["sequence"], !sequence.isNull, sequence.array?.isEmpty != true,
      let other = objectives.first(where: { $0.card.feedback != .texts })
    else { return }
    throw InputError(
      "\(other.card.name) does not go with a sequence of tasks", place: other.place.description,
      expected: "tasks without sequence, or objectives: [\"sft\"]", found: "sequence in \(sequence.place.inFile)",
      advice: "give the sequence a suite of its own")
  }

  /// What is to end by dev must see dev; and moments are shares of all steps: a training that may end before has none to compare.
  private func checkPatience(_ fields: Fields, _ configurations: [MethodConfiguration]) throws {
    let patient = configurations.filter { $0.patience != nil }
    if let blind = patient.first(where: { $0.training(\.evaluate) == .end }) {
      throw InputError(
        "patience counts epochs by dev, which is not read after them", place: blind.place.description,
        expected: "evaluate: \"epoch\" beside patience", found: "evaluate: \"end\"", advice: "take one of the two out")
    }
    guard let first = patient.first, let checkpoints = fields.value["checkpoints"], !checkpoints.isNull else { return }
    throw checkpoints.error(
      "checkpoints do not go with patience",
      expected: "trainings of one length: checkpoints are at shares of all steps",
      found: "patience in the training of \(first.label)", advice: "take checkpoints or patience out")
  }

  private func checkHeldOut(_ given: Fields, tasks: [TaskReference], data: [DataSource]) throws {
    var fields = given
    for key in ["heldOut", "checkpoints"] where tasks.isEmpty {
      guard let value = fields.value(key), !value.isNull else { continue }
      throw value.error(
        "\(key) belongs to tasks that are trained by themselves", expected: "tasks beside sequence", found: "no tasks")
    }
    for value in try fields.optionalList("heldOut") {
      let name = value.string!
      if let task = tasks.first(where: { $0.name == name }) {
        throw value.error(
          "\"\(name)\" is trained on and held out", expected: "a data set that is no task of this suite",
          found: "\"\(name)\", a task in \(task.place.inFile)")
      }
      if let source = data.first(where: { $0.name == name }), source.test == nil {
        throw value.error(
          "\"\(name)\" has nothing to test on", expected: "a test file in data.\(name)",
          found: "only " + source.files.map(\.split).joined(separator: " and "))
      }
    }
  }
}

// MARK: - Training and seeds

extension SuiteReader {
  private func trainBlock(_ fields: inout Fields) throws -> [MethodEntryReader.Axis] {
    guard var block = try fields.optionalFields("train") else { return [] }
    let keys = block.keys
    for option in train { _ = block.value(option.name) }
    try block.finish(called: train.otherNames) { SuiteKeys(methods: methods).advice(on: $0, at: .train) }
    let axes = try keys.map { key in
      let option = train[key]!
      let given = try option.read(block.value(key)!, named: block.name(of: key))
      return MethodEntryReader.Axis(option: option, owner: .training, given: given, origin: .suite)
    }
    try MethodEntryReader.checkUnits(axes, in: block)
    return axes
  }

  func seeds(_ fields: inout Fields) throws -> [UInt64] {
    var seeds: [UInt64] = []
    for (index, value) in try fields.list("seeds").enumerated() {
      let seed = UInt64(try value.int(named: "\(fields.name(of: "seeds"))[\(index)]", in: .atLeast(0)))
      if seeds.contains(seed) {
        throw value.error("the seed \(seed) stands twice", expected: "every seed once")
      }
      seeds.append(seed)
    }
    return seeds
  }
}
