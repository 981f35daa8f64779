import Basics

/// The group `search` of a run's file; only runs of a search have it.
///
///     search       role, method, strategy, metric, rungs, [chosen]; one value a trial: number, rung, score, seconds,
///                  settings; identities, `seeds` of them a trial
extension RunRecord.SearchPlace {
  static let group = "search"

  func write(to file: HDF5File) throws {
    let path = Self.group
    try file.makeGroup(path)
    var attributes: [(String, HDF5Attribute)] = [
      ("role", .string(role.rawValue)), ("method", .string(method)), ("strategy", .string(strategy)),
      ("metric", .string(metric)), ("rungs", .integer(rungs)),
      ("number", .integers(trials.map(\.number))), ("rung", .integers(trials.map(\.rung))),
      ("score", .numbers(trials.map(\.score))), ("seconds", .numbers(trials.map(\.seconds))),
      ("settings", .strings(trials.map(\.settings))),
      ("seeds", .integer(trials.first?.identities.count ?? 0)),
      ("identities", .strings(trials.flatMap(\.identities))),
    ]
    if let chosen { attributes.append(("chosen", .integer(chosen))) }
    for (name, value) in attributes { try file.setAttribute(name, value, at: path) }
    try file.setAttribute(
      "definition",
      .string(
        "score: the metric on dev by which a trial is compared, mean over its seeds, NaN where training diverged; "
          + "rung: how far halving let it come, from 0; seconds: of training alone"), at: path)
  }

  /// Nil where the file's run belongs to no search.
  static func read(from file: HDF5File) throws -> RunRecord.SearchPlace? {
    let path = Self.group
    guard try file.exists(path) else { return nil }
    let name = try file.string("role", at: path)
    guard let role = Role(rawValue: name) else {
      throw InputError(
        "unknown role in a search", place: file.place(path),
        expected: Role.allCases.map(\.rawValue).joined(separator: ", "), found: name)
    }
    let numbers = try file.integers("number", at: path), rungs = try file.integers("rung", at: path)
    let scores = try file.numbers("score", at: path), seconds = try file.numbers("seconds", at: path)
    let settings = try file.strings("settings", at: path), seeds = try file.integer("seeds", at: path)
    let identities = try file.strings("identities", at: path)
    guard [rungs.count, scores.count, seconds.count, settings.count].allSatisfy({ $0 == numbers.count }),
      !numbers.isEmpty, seeds >= 0, identities.count == seeds * numbers.count
    else {
      throw InputError(
        "the search's columns differ in length", place: file.place(path),
        expected: "one value a trial, at least one", found: "\(numbers.count) numbers, \(scores.count) scores")
    }
    return RunRecord.SearchPlace(
      role: role, method: try file.string("method", at: path), strategy: try file.string("strategy", at: path),
      metric: try file.string("metric", at: path), rungs: try file.integer("rungs", at: path),
      trials: numbers.indices.map {
        RunRecord.Trial(
          number: numbers[$0], rung: rungs[$0], score: scores[$0], seconds: seconds[$0], settings: settings[$0],
          identities: Array(identities[($0 * seeds)..<(($0 + 1) * seeds)]))
      },
      chosen: try file.hasAttribute("chosen", at: path) ? file.integer("chosen", at: path) : nil)
  }
}
