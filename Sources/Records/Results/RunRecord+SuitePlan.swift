import Basics
import Foundation

extension RunRecord {
  /// What a suite asked for when one of its runs was made, so that reports know what is missing without planning again.
  public struct SuitePlan: Sendable, Equatable, Codable {
    /// A run that the suite asks for.
    public struct Entry: Sendable, Equatable, Codable {
      public var label: String
      /// ``RunRecord/Configuration/key(_:)`` of its configuration.
      public var key: String

      public init(label: String, key: String) { (self.label, self.key) = (label, key) }
    }

    public var version: Int
    public var question: String
    /// In the suite's order; of a search, its trials.
    public var runs: [Entry]
    /// Labels of the final runs of a search, whatever their settings will be.
    public var finals: [String]
    /// What a search goes over; empty without one.
    public var searched: [String]
    /// Trials a method; 0 without a search.
    public var trials: Int

    public init(
      version: Int, question: String, runs: [Entry], finals: [String] = [], searched: [String] = [], trials: Int = 0
    ) {
      (self.version, self.question, self.runs) = (version, question, runs)
      (self.finals, self.searched, self.trials) = (finals, searched, trials)
    }

    /// - Throws: `InputError` for a text that is no plan.
    init(canonicalJSON text: String, place: String) throws {
      do {
        self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
      } catch {
        throw InputError(
          "what the suite asked for cannot be read", place: place,
          expected: "version, question, runs, finals, searched, trials", found: String(text.prefix(40)))
      }
    }

    /// The same for equal plans.
    var canonicalJSON: String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      // Texts and whole numbers: there is nothing that cannot be encoded.
      return String(decoding: (try? encoder.encode(self)) ?? Data(), as: UTF8.self)
    }
  }
}

extension RunRecord.Configuration {
  /// Equal for two runs that were asked for the same, by whatever name or path they had their model: SHA-256 of the
  /// canonical configuration without it.
  public static func key(_ configuration: JSON) -> String {
    guard case .object(var members) = configuration else { return SHA256.hexDigest(of: configuration.canonical) }
    members["model"] = nil
    return SHA256.hexDigest(of: JSON.object(members).canonical)
  }
}
