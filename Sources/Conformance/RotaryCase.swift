import Basics
import Foundation
import Networks

/// Frequencies of rotary positions, beside those that transformers computes of the same parameters (format:
/// peers/golden_lm_eval.py).
struct RotaryCase {
  private let url: URL
  private let models: [(name: String, parameters: JSON, frequencies: [Float])]

  /// Of a frequency, relatively: one unit in the last place of a Float.
  static let tolerance = 1.2e-7

  /// - Throws: `InputError` for a file that is no such record.
  init(_ url: URL) throws {
    self.url = url
    guard let text = try? String(contentsOf: url, encoding: .utf8),
      case .object = try JSON(parsing: text, source: url.path)
    else { throw InputError("is no record of rotary frequencies", place: url.path, expected: "{\"MODEL\": ...}") }
    models = try JSON(parsing: text, source: url.path).sortedMembers.compactMap { name, value in
      guard let list = value["inv_freq"] else { return nil }
      guard case .array(let numbers) = list, !numbers.isEmpty, let parameters = value["rope"] else {
        throw InputError("lacks a field", place: "\(url.path): \(name)", expected: "rope, and inv_freq of numbers")
      }
      let frequencies = try numbers.map { number -> Float in
        guard let number = number.double else {
          throw InputError("is no number", place: "\(url.path): \(name).inv_freq")
        }
        return Float(number)
      }
      return (name, parameters, frequencies)
    }
  }

  /// From the parameters alone, and of the model itself where it is in one of the places.
  ///
  /// - Returns: The largest relative difference, and what is wrong.
  /// - Throws: `InputError` for parameters that cannot be run.
  func check(in places: [URL]) throws -> (difference: Double, failures: [String]) {
    var worst = 0.0, failures: [String] = []
    func compare(_ what: String, _ ours: [Float], _ theirs: [Float]) {
      let off =
        ours.count == theirs.count
        ? zip(ours, theirs).reduce(0.0) { worse($0, abs(Double($1.0) - Double($1.1)) / Double($1.1)) } : .infinity
      worst = worse(worst, off)
      if !(off <= Self.tolerance) { failures.append("\(what): \(ours) instead of \(theirs)") }
    }
    for (name, parameters, theirs) in models {
      let place = "\(url.path): \(name).rope", share = parameters["partial_rotary_factor"]?.double ?? 1
      guard let width = Int(exactly: (2 * Double(theirs.count) / share).rounded()), 2...(1 << 20) ~= width else {
        throw InputError("is out of range", place: place, expected: "a share of a head")
      }
      compare(name, try ConfigurationFile.rotaryFrequencies(parameters, headWidth: width, place: place), theirs)
      guard let location = try? LanguageCase.find(name, in: places, for: url) else { continue }
      guard case .rotary(let own) = try Anatomy(directory: location).positions else {
        failures.append("the model \(name) has no rotary positions")
        continue
      }
      compare("the model \(name)", own, theirs)
    }
    return (worst, failures)
  }
}
