import Basics
import Foundation

extension ConfigurationFile {
  /// θ^(-2 j / d) for j < d / 2 with d the turned elements of a head, computed in single precision as transformers does, and
  /// scaled as `rope_scaling` (or, from transformers 5 on, `rope_parameters`) says.
  ///
  /// - Parameter share: how much of a head is turned where the file does not say.
  /// - Throws: `InputError` for a kind of scaling that is not computed here.
  func rotaryFrequencies(headWidth: Int, share: Double = 1) throws -> [Float] {
    let key = members["rope_parameters"].map { $0 == .null } ?? true ? "rope_scaling" : "rope_parameters"
    let scaling = members[key] ?? .null
    if scaling != .null {
      guard case .object = scaling else { throw error(key, "is no object", expected: "{\"rope_type\": ...}") }
    }
    func number(_ name: String) throws -> Double? {
      guard let value = scaling[name], value != .null else { return nil }
      guard let number = value.double, number.isFinite, number > 0 else {
        throw error("\(key).\(name)", "is out of range", expected: "a number above 0")
      }
      return number
    }
    let theta =
      try number("rope_theta") ?? positive("rope_theta") ?? positive("rotary_emb_base") ?? 10_000
    let part =
      try number("partial_rotary_factor") ?? positive("partial_rotary_factor") ?? positive("rotary_pct") ?? share
    let turned = Int(Double(headWidth) * part)
    guard turned >= 2, turned <= headWidth, turned % 2 == 0 else {
      throw InputError(
        "turns a share of each head that is no even number of elements", place: place,
        expected: "2 to \(headWidth) of \(headWidth)", found: "\(turned)")
    }
    var frequencies = (0..<turned / 2).map { j -> Float in
      1 / Float(pow(Double(Float(theta)), Double(Float(2 * j) / Float(turned))))
    }
    let type = scaling["rope_type"]?.string ?? scaling["type"]?.string ?? "default"
    switch type {
    case "default": break
    case "linear":
      guard let factor = try number("factor") else { throw lacking("factor", key) }
      frequencies = frequencies.map { $0 / Float(factor) }
    case "llama3":
      guard let factor = try number("factor") else { throw lacking("factor", key) }
      guard let low = try number("low_freq_factor") else { throw lacking("low_freq_factor", key) }
      guard let high = try number("high_freq_factor") else { throw lacking("high_freq_factor", key) }
      guard let original = try number("original_max_position_embeddings") else {
        throw lacking("original_max_position_embeddings", key)
      }
      frequencies = frequencies.map { Self.llama3($0, factor, low, high, original) }
    default:
      throw error(
        key, "scales rotary positions in a way that is not computed here", expected: "default, linear or llama3",
        advice: "choose a model with one of these, or the same model before its context was extended")
    }
    return frequencies
  }

  /// Long wavelengths are stretched by `factor`, short ones kept, those between blended (Llama 3.1's model card).
  private static func llama3(_ f: Float, _ factor: Double, _ low: Double, _ high: Double, _ original: Double) -> Float {
    // Float.pi is rounded towards zero, 2π in single precision to the nearest; the difference below loses digits.
    let wavelength = Float(2 * Double.pi) / f
    if wavelength > Float(original / low) { return f / Float(factor) }
    if wavelength < Float(original / high) { return f }
    let smooth = (Float(original) / wavelength - Float(low)) / Float(high - low)
    return (1 - smooth) * f / Float(factor) + smooth * f
  }

  /// The same of what transformers calls rope_parameters alone.
  ///
  /// - Throws: `InputError` as ``rotaryFrequencies(headWidth:share:)``.
  package static func rotaryFrequencies(_ parameters: JSON, headWidth: Int, place: String) throws -> [Float] {
    try ConfigurationFile(place: place, members: ["rope_parameters": parameters])
      .rotaryFrequencies(headWidth: headWidth)
  }

  private func positive(_ key: String) throws -> Double? {
    guard let value = members[key], value != .null else { return nil }
    guard let number = value.double, number.isFinite, number > 0 else {
      throw error(key, "is out of range", expected: "a number above 0")
    }
    return number
  }

  private func lacking(_ name: String, _ key: String) -> InputError {
    InputError("lacks \(name)", place: "\(place): \(key)", expected: "a number above 0", found: "nothing")
  }
}
