import Basics
import Foundation

/// Several rewards, added up with weights: what an answer is worth.
///
///     r = Σ_k w_k r_k   over the rewards that say something of the answer
///
/// Where none does, the answer has no reward (NaN).
public struct RewardSum: Sendable {
  public struct Term: Sendable {
    /// What tables call it; unique in the sum.
    public var name: String
    public var weight: Double
    public var reward: any Reward
  }

  public private(set) var terms: [Term]

  /// - Precondition: at least one.
  public init(_ terms: [Term]) {
    precondition(!terms.isEmpty && Set(terms.map(\.name)).count == terms.count)
    self.terms = terms
  }

  /// Reads a list of rewards, or one: `[{ length: 16 }, { contains: "because", weight: 0.5 }]`; a name alone where a reward needs
  /// nothing said.
  ///
  /// - Throws: `InputError` for an unknown reward and for settings that are not understood.
  public init(_ value: JSON5Value, named path: String) throws {
    let isList = value.array != nil
    let entries = isList ? try value.list(named: path) : [value]
    guard !entries.isEmpty else {
      throw value.error("\(path) is empty", expected: "at least one reward", advice: "[{ length: 16 }]")
    }
    var terms: [Term] = []
    for (index, entry) in entries.enumerated() {
      var term = try Self.term(entry, named: isList ? "\(path)[\(index)]" : path)
      // Two of a kind are told apart.
      if terms.contains(where: { $0.name == term.name }) {
        let first = term.name
        var number = 2
        while terms.contains(where: { $0.name == "\(first) \(number)" }) { number += 1 }
        term.name = "\(first) \(number)"
      }
      terms.append(term)
    }
    guard terms.contains(where: { $0.weight != 0 }) else {
      throw value.error("\(path) adds up nothing", expected: "a weight other than 0")
    }
    self.terms = terms
  }

  private static func term(_ value: JSON5Value, named path: String) throws -> Term {
    if let name = value.string {
      let type = try reward(name, at: value, path)
      return Term(
        name: name, weight: 1, reward: try type.init(JSON5Value(.bool(true), place: value.place), named: path))
    }
    var fields = try Fields(value, path: path)
    let weight = try fields.double("weight", default: 1)
    let given = fields.keys.filter { $0 != "weight" }
    guard given.count == 1 else {
      let unknown = given.first { !RewardRegistry.names.contains($0) }
      throw value.error(
        given.isEmpty ? "\(path) names no reward" : "\(path) has \(given.count) keys beside weight",
        expected: "one of " + RewardRegistry.names.joined(separator: ", ") + "; and weight",
        found: given.isEmpty ? nil : given.joined(separator: ", "),
        advice: unknown.flatMap { didYouMean($0, among: RewardRegistry.names + ["weight"], called: otherNames) }
          ?? (given.count > 1 ? "give each reward an object of its own in the list" : "{ length: 16 }"))
    }
    let setting = fields.value(given[0])!
    let type = try reward(given[0], at: setting, path)
    return Term(
      name: given[0], weight: weight, reward: try type.init(setting, named: fields.name(of: given[0])))
  }

  private static func reward(_ name: String, at value: JSON5Value, _ path: String) throws -> any Reward.Type {
    if let type = RewardRegistry.rewards.first(where: { $0.card.name == name }) { return type }
    throw value.error(
      "\(path) has an unknown reward \"\(name)\"", expected: "one of " + RewardRegistry.names.joined(separator: ", "),
      found: name, advice: didYouMean(name, among: RewardRegistry.names, called: otherNames))
  }

  private static let otherNames = [
    OtherNames(ours: "matches", others: ["regex", "regexp", "pattern"]),
    OtherNames(ours: "exact", others: ["accuracy", "equals", "exact_match"]),
    OtherNames(ours: "contains", others: ["keyword", "includes"]),
    OtherNames(ours: "rewardModel", others: ["reward_model", "model", "score"]),
  ]

  /// What an identity says of them, in the form of a suite.
  public var configuration: JSON {
    .array(
      terms.map { .object([type(of: $0.reward).card.name: $0.reward.configuration, "weight": .number($0.weight)]) })
  }

  public var sources: [RewardSource] { terms.flatMap(\.reward.sources) }

  /// The same with every model loaded.
  public func ready(_ models: any RewardModels) throws -> RewardSum {
    var copy = self
    for index in terms.indices { copy.terms[index].reward = try terms[index].reward.ready(models) }
    return copy
  }

  /// What answers are worth, and each reward's part before its weight.
  public struct Scores: Sendable {
    public var total: [Double]
    public var parts: [(name: String, scores: [Double])]
  }

  public func scores(_ answers: [SampledAnswer]) throws -> Scores {
    let parts = try terms.map { term -> (name: String, scores: [Double]) in
      let scores = try term.reward.scores(answers)
      precondition(scores.count == answers.count, "\(term.name): \(scores.count) scores for \(answers.count) answers")
      return (term.name, scores)
    }
    let total = answers.indices.map { i -> Double in
      let known = zip(terms, parts).filter { $1.scores[i].isFinite }
      return known.isEmpty ? .nan : known.reduce(0) { $0 + $1.0.weight * $1.1.scores[i] }
    }
    return Scores(total: total, parts: parts)
  }
}
