import Basics
import Settings
import Training

extension SuiteReader {
  /// Reads `search`, and makes the trials of every method.
  ///
  /// - Parameters:
  ///   - configurations: the suite's methods, sweeps expanded.
  ///   - suiteSeeds: the suite's seeds; trials use the first unless `search.seeds` names others.
  func search(_ fields: inout Fields, configurations: [MethodConfiguration], suiteSeeds: [UInt64]) throws -> Search? {
    guard var block = try fields.optionalFields("search") else { return nil }
    let trials = try block.int("trials", in: .between(1, 100_000))
    let place = block.value("trials")!.place
    let strategy = try block.oneOf("strategy", Search.Strategy.allCases.map(\.rawValue), default: "grid")
    var search = Search(
      strategy: Search.Strategy(rawValue: strategy)!, trials: trials, over: [], seeds: [], halving: nil, spaces: [])
    search.over = try axes(&block)
    search.seeds = try block.value("seeds").map { _ in try seeds(&block) } ?? [suiteSeeds[0]]
    search.halving = try halving(&block, configurations, search)
    try block.finish()
    try checkIsNoSequence(&fields)
    if !search.over.contains(where: { $0.name == SearchSpaceBuilder.learningRate }) {
      search.over.insert(
        Search.Axis(name: SearchSpaceBuilder.learningRate, range: .declared, place: place, isImplied: true), at: 0)
    }
    let builder = SearchSpaceBuilder(
      strategy: search.strategy, trials: trials, over: search.over, seed: search.seeds[0], place: place)
    search.spaces = try configurations.map { try builder.space(of: $0, schemas: methods) }
    if let axis = search.over.first(where: { axis in
      !axis.isImplied && !search.spaces.contains { $0.names.contains(axis.name) }
    }) {
      throw InputError(
        "no method of this suite has \"\(axis.name)\" to search", place: axis.place.description,
        expected: "a key of train, or an option of one of its methods", found: axis.name)
    }
    try checkDiffer(configurations, search, place)
    return search
  }

  /// Methods that differ only in a setting that is searched would have the same trials twice.
  private func checkDiffer(
    _ configurations: [MethodConfiguration], _ search: Search, _ place: JSON5Place
  ) throws {
    let first = zip(configurations, search.spaces).map { method, space in
      method.with(Array(zip(space.names, space.points[0]).map { (name: $0, value: $1) })).configuration
    }
    for (index, one) in first.enumerated() {
      guard let twin = first[..<index].firstIndex(of: one) else { continue }
      throw InputError(
        "\(configurations[twin].label) and \(configurations[index].label) differ only in what is searched",
        place: place.description, expected: "a sweep or a search over a setting, not both",
        found: search.spaces[index].names.joined(separator: ", "))
    }
  }

  private func axes(_ block: inout Fields) throws -> [Search.Axis] {
    guard let over = try block.optionalFields("over") else { return [] }
    guard let members = over.value.object, !members.isEmpty else {
      throw over.value.error(
        "search.over is empty", expected: "at least one list of values", found: "{}",
        advice: "without search.over every method searches its own declared learning rates")
    }
    return try members.map { try axis($0) }
  }

  private func axis(_ member: JSON5Member) throws -> Search.Axis {
    let (key, value, path) = (member.key, member.value, "search.over.\(member.key)")
    let options = train + methods.flatMap(\.options) + ObjectiveRegistry.all.flatMap(\.options)
    guard let option = options[key], option.notSearched == nil else {
      throw InputError(
        "search.over cannot go over \"\(key)\"", place: member.place.description,
        expected: "a key of train or an option of a method", found: key,
        advice: options[key]?.notSearched ?? didYouMean(key, among: options.names, called: options.otherNames))
    }
    if key == SearchSpaceBuilder.learningRate, value.string == "declared" {
      return Search.Axis(name: key, range: .declared, place: member.place)
    }
    if value.object != nil {
      return Search.Axis(name: key, range: try interval(value, of: option, path: path), place: member.place)
    }
    let given = try option.read(value, named: path)
    guard given.isSweep else {
      throw value.error(
        "\(path) is of the wrong kind",
        expected: "a list of values" + (option.isNumber ? ", or {from, to, log}" : "")
          + (key == SearchSpaceBuilder.learningRate ? ", or \"declared\"" : ""))
    }
    return Search.Axis(name: key, range: .values(given.values), place: member.place)
  }

  private func interval(_ value: JSON5Value, of option: SettingSchema, path: String) throws -> Search.Range {
    guard option.isNumber else {
      throw value.error("\(path) is of the wrong kind", expected: "a list of values: it is no number")
    }
    var fields = try Fields(value, path: path)
    func end(_ key: String) throws -> Double {
      try option.read(one: fields.required(key, expected: "a number"), named: fields.name(of: key)).double!
    }
    let (from, to) = (try end("from"), try end("to"))
    let isLogarithmic = try fields.bool("log", default: false)
    try fields.finish()
    guard from < to, !isLogarithmic || from > 0 else {
      throw value.error(
        "\(path) is no interval", expected: isLogarithmic ? "0 < from < to" : "from < to",
        found: "from \(JSON.canonical(from)) to \(JSON.canonical(to))")
    }
    return .interval(from: from, to: to, isLogarithmic: isLogarithmic)
  }

  /// A sequence of tasks has no dev score of its own to choose by.
  private func checkIsNoSequence(_ fields: inout Fields) throws {
    guard let sequence = fields.value("sequence"), !sequence.isNull, sequence.array?.isEmpty != true else { return }
    throw sequence.error(
      "a search does not go with a sequence of tasks", expected: "one of the two",
      advice: "search on the tasks by themselves first, and write what was chosen into the methods' entries")
  }
}

// MARK: - Halving

extension SuiteReader {
  private func halving(
    _ block: inout Fields, _ configurations: [MethodConfiguration], _ search: Search
  ) throws -> Halving? {
    guard var fields = try block.optionalFields("halving") else { return nil }
    let eta = try fields.int("eta", default: 3, in: .between(2, 1000))
    var first = try Fields(
      fields.required("first", expected: "{epochs: N} or {steps: N}"), path: fields.name(of: "first"))
    let lengths = [
      (Halving.Unit.epochs, try first.optionalInt("epochs", in: .atLeast(1))),
      (Halving.Unit.steps, try first.optionalInt("steps", in: .atLeast(1))),
    ].filter { $0.1 != nil }
    try first.finish()
    try fields.finish()
    guard lengths.count == 1, let (unit, start) = lengths.first else {
      throw first.value.error("\(first.path) is no length", expected: "{epochs: N} or {steps: N}")
    }
    if let axis = search.over.first(where: { Halving.Unit(rawValue: $0.name) != nil }) {
      throw InputError(
        "the length of training is halved and searched over", place: axis.place.description,
        expected: "one of the two", found: axis.name)
    }
    let wholes = try configurations.map { try whole($0, in: unit, first.value) }
    if let other = wholes.indices.first(where: { wholes[$0] != wholes[0] }) {
      throw fields.value.error(
        "halving wants the same rungs for every method, and they train for different lengths",
        expected: "the same \(unit.rawValue) for all",
        found: "\(wholes[0]) for \(configurations[0].label), \(wholes[other]) for \(configurations[other].label)")
    }
    guard start! < wholes[0] else {
      throw first.value.error(
        "the first rung of halving is no shorter than the training", expected: "fewer than \(wholes[0])",
        found: "\(start!)")
    }
    return Halving(eta: eta, first: start!, whole: wholes[0], unit: unit)
  }

  private func whole(_ method: MethodConfiguration, in unit: Halving.Unit, _ value: JSON5Value) throws -> Int {
    let steps = method.training(\.steps) ?? nil
    guard (steps != nil) == (unit == .steps) else {
      throw value.error(
        "halving counts in another unit than the training of \(method.label)",
        expected: steps == nil ? "{epochs: N}" : "{steps: N}", found: unit.rawValue)
    }
    return steps ?? method.training(\.epochs)!
  }
}

extension MethodConfiguration {
  /// The setting under a name: an option of the first part, or of the objective, that has it, or else a key of train.
  func setting(_ name: String) -> ChosenSetting? {
    allParts.lazy.compactMap { part in part.options.first { $0.name == name } }.first ?? train.first { $0.name == name }
  }

  /// The configuration with searched values in place, in every part that has the option.
  func with(_ values: [(name: String, value: JSON)]) -> MethodConfiguration {
    var copy = self
    for (name, value) in values {
      func searched(_ setting: ChosenSetting) -> ChosenSetting {
        ChosenSetting(schema: setting.schema, value: value, origin: .search)
      }
      var isOption = false
      for part in copy.parts.indices {
        guard let option = copy.parts[part].options[name] else { continue }
        copy.parts[part].options.replace(searched(option))
        isOption = true
      }
      if copy.objective?.options[name] != nil {
        copy.objective!.options.replace(searched(copy.objective!.options[name]!))
        isOption = true
      }
      // Epochs that are tried end what the suite says in steps.
      if !isOption, let setting = copy.train[name] { copy.train.replace(searched(setting)) }
    }
    return copy
  }
}
