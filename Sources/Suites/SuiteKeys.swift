import Basics
import Settings
import Training

/// What to do about a key that stands in a place of a suite where it is not known: where else it belongs, or how what it
/// means elsewhere is done here.
struct SuiteKeys {
  /// Where a key stands.
  enum Level: Equatable {
    case suite
    case train
    /// An entry of `methods`, or a part of a combination.
    case entry
    /// An entry of `objectives`.
    case objective
  }

  /// The keys of a suite itself.
  static let ofSuite = [
    "version", "question", "model", "template", "lossOn", "data", "tasks", "heldOut", "retention", "probes", "sequence",
    "checkpoints",
    "train", "objectives", "stages", "methods", "seeds", "search", "target", "inference", "generate", "keepWeights",
    "margin", "claims",
  ]

  var methods: [MethodSchema]

  /// A sentence that can be followed; nil where nothing is known of such a key.
  func advice(on key: String, at level: Level) -> String? {
    if let practice = practice(key) { return practice }
    let owners = ObjectiveRegistry.all.filter { $0.options[key] != nil }.map(\.name)
    if !owners.isEmpty, level != .objective, !Suite.trainingSettings.names.contains(key) {
      return
        "\(key) is an option of \(owners.joined(separator: ", ")): write { name: \"\(owners[0])\", \(key): ... } among "
        + "the objectives"
    }
    if level != .train, let name = nearest(key, Suite.trainingSettings.names) {
      return level == .suite ? "write \(name) within train, or in a method's entry" : "write \(name) beside combine"
    }
    // An objective is named in the suite alone, and its options in its entry.
    if level != .objective, let name = Self.objective(called: key) {
      return "\(name) is an objective: write objectives: [\"\(name)\"] in the suite itself, beside methods"
    }
    if level != .suite, let name = nearest(key, SuiteKeys.ofSuite) {
      return "write \(name) in the suite itself, beside methods"
        + (name == "seeds" ? ": seeds: [1, 2, 3]" : "")
    }
    // By the first method that has such an option: several may call different things by one term.
    let options = methods.flatMap { method in method.options.map(\.name) }
    if let name = nearest(key, options) {
      let owners = methods.filter { $0.options[name] != nil }.map(\.name)
      return
        "\(name) is an option of \(owners.joined(separator: ", ")): write { name: \"\(owners[0])\", \(name): ... } among "
        + "the methods"
    }
    if let name = nearest(key, methods.map(\.name)) {
      return "\(name) is a method of its own: methods: [\"\(name)\"]"
    }
    return nil
  }

  /// The objective of that name, or that the field calls so.
  static func objective(called name: String) -> String? {
    ObjectiveRegistry.names.first { $0 == name }
      ?? ObjectiveRegistry.otherNames.first { $0.has(name) }?.ours
  }

  /// What the field calls settings, options and methods.
  private var otherNames: [OtherNames] {
    Suite.trainingSettings.otherNames + methods.flatMap(\.options).otherNames
      + methods.map { OtherNames(ours: $0.name, others: $0.otherNames) }
  }

  private func nearest(_ key: String, _ names: [String]) -> String? {
    names.contains(key) ? key : Basics.nearest(to: key, among: names, called: otherNames)
  }

  /// What other libraries have a setting for and this program does otherwise.
  private func practice(_ key: String) -> String? {
    let plain = key.lowercased().filter { !"_- ".contains($0) }
    if let advice = methods.lazy.compactMap({ $0.advice[plain] }).first { return advice }
    switch plain {
    case "device", "cuda", "gpu", "usecuda", "usecpu", "nogpu", "ngpu":
      return "leave it out: everything is computed on the processor, by as many threads as threads in train says"
    case "completiononlyloss", "assistantonlyloss", "trainoninputs", "trainonprompt", "maskprompt", "losstype":
      return "say which tokens are learnt in the suite itself, beside methods: lossOn: "
        + LossOn.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    case "outputdir", "out", "output", "results":
      return "leave it out: the command line says where results go, with --out DIR"
    default: return nil
    }
  }
}
