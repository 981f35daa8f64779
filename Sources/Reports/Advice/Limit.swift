import Basics

/// What a method has to keep to: `timings/train <= 60`.
public struct Limit: Sendable, Equatable {
  public var quantity: Quantity
  public var bound: Double
  /// Whether the bound is the most, or the least, that is allowed.
  public var isMost: Bool

  public init(_ quantity: Quantity, atMost bound: Double) { self.init(quantity, bound, isMost: true) }
  public init(_ quantity: Quantity, atLeast bound: Double) { self.init(quantity, bound, isMost: false) }

  private init(_ quantity: Quantity, _ bound: Double, isMost: Bool) {
    self.quantity = quantity
    self.bound = bound
    self.isMost = isMost
  }

  public func isMet(by value: Double) -> Bool { isMost ? value <= bound : value >= bound }

  /// The same bound for the quantity as another task has it; of a task that has none, which no run can keep to, as it is.
  func on(_ quantity: Quantity?) -> Limit { Limit(quantity ?? self.quantity, bound, isMost: isMost) }

  /// By how much a value is on the wrong side; 0 where it is met.
  public func miss(_ value: Double) -> Double { max(0, isMost ? value - bound : bound - value) }

  /// The same as a share of the bound, so that misses of different measures can be set beside each other; of a bound
  /// of 0, as it is.
  public func relativeMiss(_ value: Double) -> Double { miss(value) / (bound == 0 ? 1 : abs(bound)) }

  /// `train time at most 60.0 s`.
  public var text: String { "\(quantity.title) at \(isMost ? "most" : "least") \(quantity.text(bound))" }
}

extension Limit {
  /// A limit as it is typed: `NAME<=VALUE` or `NAME>=VALUE`, in the measure's own unit or with one (`400MB`, `60s`).
  ///
  /// - Throws: `InputError` of kind usage.
  public init(parsing text: String, in runs: ComparedRuns) throws {
    for (sign, isMost) in [("<=", true), (">=", false)] {
      guard let range = text.range(of: sign) else { continue }
      let name = text[..<range.lowerBound].split(separator: " ").joined()
      let quantity = try Quantity.named(name, in: runs)
      let bound = try Limit.number(String(text[range.upperBound...]), for: quantity, option: "limit")
      self.init(quantity, bound, isMost: isMost)
      return
    }
    throw InputError(
      "--limit does not fit", kind: .usage, expected: "NAME<=VALUE or NAME>=VALUE", found: text,
      advice: "for instance --limit \"timings/train<=60s\"")
  }

  private static let byteUnits = [
    "b": 1.0, "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12, "kib": 1024, "mib": 0x1p20, "gib": 0x1p30,
  ]
  private static let secondUnits = ["us": 1e-6, "ms": 1e-3, "s": 1.0, "min": 60, "m": 60, "h": 3600]
  private static let countUnits = ["": 1.0, "k": 1e3, "m": 1e6, "g": 1e9]

  /// A number with the unit that goes with a quantity; without one it is in the quantity's own.
  ///
  /// - Throws: `InputError` of kind usage that shows how to write it.
  public static func number(_ text: String, for quantity: Quantity, option: String) throws -> Double {
    let trimmed = text.filter { !$0.isWhitespace && $0 != "," }
    var digits = trimmed.prefix { $0.isNumber || ".-+".contains($0) }
    // The e of an exponent, where digits follow it.
    let rest = trimmed[digits.endIndex...]
    if let e = rest.first, e == "e" || e == "E", Double(trimmed) != nil { digits = trimmed[...] }
    let unit = trimmed[digits.endIndex...].lowercased()
    let (units, example): ([String: Double], String) =
      switch quantity.unit {
      case "byte": (byteUnits, "400MB, 1.5GB or a number of bytes")
      case "second": (secondUnits, "60s, 2min, 20ms or a number of seconds")
      default: (quantity.isCount ? countUnits : [:], quantity.isCount ? "100000, 100k or 1M" : "a number")
      }
    guard let value = Double(digits), value.isFinite, let factor = unit.isEmpty ? 1 : units[unit] else {
      throw InputError("--\(option) does not fit", kind: .usage, expected: example, found: text)
    }
    return value * factor
  }
}

extension Quantity {
  /// The first of several names that the runs have, e.g. the ways to measure one thing.
  ///
  /// - Throws: `InputError` of kind usage where they have none.
  public static func first(of names: [String], in runs: ComparedRuns, option: String, what: String) throws -> Quantity {
    guard let name = names.first(where: runs.quantityNames.contains) else {
      throw InputError(
        "no run measured \(what)", kind: .usage, place: "--\(option)", expected: names.joined(separator: " or "),
        advice: "tunebench compare RESULTS --list names what there is")
    }
    return try named(name, in: runs)
  }

  /// What was forgotten, as the runs have it: on retention sets, else by probes, else on held-out domains; all of that kind.
  ///
  /// - Throws: `InputError` of kind usage where they have none.
  public static func forgetting(in runs: ComparedRuns) throws -> [Quantity] {
    for kind in ["retention", "probe", "held-out"] {
      let names = runs.quantityNames.filter { $0.hasPrefix("forgetting/\(kind)/") && $0.hasSuffix("/lost") }
      if !names.isEmpty { return try names.map { try named($0, in: runs) } }
    }
    throw InputError(
      "no run measured what was forgotten", kind: .usage, place: "--max-forgetting",
      expected: "a suite with retention, probes, or held-out domains and the method head")
  }

  /// Latency of one text with the weights unmerged, of the longest texts that were timed.
  ///
  /// - Throws: `InputError` of kind usage where no run measured it.
  public static func latency(in runs: ComparedRuns) throws -> Quantity {
    let names = runs.quantityNames.compactMap { name -> (Int, String)? in
      let parts = name.split(separator: "/")
      guard parts.count == 4, parts[0] == "inference", parts[1] == "unmerged", parts[3] == "latencyP95",
        let length = Int(parts[2])
      else { return nil }
      return (length, name)
    }
    return try first(
      of: [names.max { $0.0 < $1.0 }?.1 ?? "inference/unmerged/LENGTH/latencyP95"], in: runs, option: "max-latency",
      what: "latency")
  }
}
