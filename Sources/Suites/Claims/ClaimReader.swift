import Basics
import Records
import Tasks

/// Reads the keys `claims` and `margin` of a suite.
struct ClaimReader {
  /// Labels and methods' names of the suite; nil where they are not checked.
  var names: [String]?
  var heldOut: [String] = []
  /// Whether the suite reads something that can be forgotten.
  var readsForgetting = true

  init() {}

  init(_ configurations: [MethodConfiguration], heldOut: [String], readsForgetting: Bool) {
    var names = configurations.map(\.label)
    for name in configurations.map(\.name) where !names.contains(name) { names.append(name) }
    self.names = names
    self.heldOut = heldOut
    self.readsForgetting = readsForgetting || !heldOut.isEmpty
  }

  /// Differences that do not matter; nil where the suite does not say.
  static func margin(_ fields: inout Fields) throws -> Double? {
    try fields.optionalDouble("margin", in: .atLeast(0))
  }

  func claims(_ fields: inout Fields) throws -> [Claim] {
    var claims: [Claim] = []
    for (index, value) in try fields.optionalList("claims").enumerated() {
      let path = "claims[\(index)]"
      var claim: Claim
      if value.string != nil {
        claim = Claim(
          statement: try ClaimParser(names: names).parse(value, named: path), subject: .measure("test"),
          place: value.place)
      } else {
        guard value.object != nil else {
          throw value.error(
            "\(path) is of the wrong kind", expected: "a statement, or an object with that, says, from and metric")
        }
        claim = try read(Fields(value, path: path))
      }
      if let twin = claims.first(where: { $0.key == claim.key }) {
        throw value.error("\(path) stands twice", expected: "every claim once", found: "as in \(twin.place.inFile)")
      }
      claims.append(claim)
    }
    return claims
  }

  private func read(_ given: Fields) throws -> Claim {
    var fields = given
    let that = try fields.required("that", expected: ClaimParser.expected)
    let says = try fields.optionalString("says"), from = try fields.optionalString("from")
    for key in ["says", "from"] { try fields.value(key)?.requireReadable(named: fields.name(of: key)) }
    let claim = Claim(
      says: says.flatMap { $0.isEmpty ? nil : $0 }, from: from.flatMap { $0.isEmpty ? nil : $0 },
      statement: try ClaimParser(names: names).parse(that, named: fields.name(of: "that")),
      subject: try subject(&fields), place: fields.value.place)
    try fields.finish()
    return claim
  }

  private func subject(_ fields: inout Fields) throws -> Claim.Subject {
    let metric = fields.value("metric").flatMap { $0.isNull ? nil : $0 }
    let forgotten = try fields.bool("forgotten", default: false)
    let heldOut = fields.value("heldOut").flatMap { $0.isNull || $0.bool == false ? nil : $0 }
    let given = [metric.map { _ in "metric" }, heldOut.map { _ in "heldOut" }, forgotten ? "forgotten" : nil]
      .compactMap { $0 }
    guard given.count < 2 else {
      throw fields.value.error(
        "\(fields.path) has both \(given[0]) and \(given[1])", expected: "one of metric, heldOut and forgotten",
        advice: "make two claims of it")
    }
    if let metric { return .measure(try measure(metric, named: fields.name(of: "metric"))) }
    if forgotten {
      guard readsForgetting else {
        throw fields.value("forgotten")!.error(
          "the suite reads nothing that could be forgotten", expected: "retention, probes or heldOut in the suite")
      }
      return .forgotten
    }
    guard let heldOut else { return .measure("test") }
    let name = heldOut.bool == true ? nil : try heldOut.string(named: fields.name(of: "heldOut"))
    guard names == nil || !self.heldOut.isEmpty else {
      throw heldOut.error("the suite has no held-out data", expected: "heldOut: [...] in the suite")
    }
    if let name, names != nil, !self.heldOut.contains(name) {
      throw heldOut.error(
        "\(fields.name(of: "heldOut")) names \"\(name)\", which the suite does not hold out",
        expected: "true, or one of the suite's heldOut", advice: didYouMean(name, among: self.heldOut))
    }
    return .heldOut(name)
  }

  /// A measure's name in the words of now.
  private func measure(_ value: JSON5Value, named path: String) throws -> String {
    let name = MeasureCatalog.current(try value.string(named: path))
    let places = ["test", "dev"] + heldOut.map { "held-out/\($0)" }
    let metrics = Metric.allCases.map(\.name)
    guard names != nil else { return name }
    if places.contains(name) { return name }
    if let place = places.first(where: { name.hasPrefix($0 + "/") }) {
      let metric = String(name.dropFirst(place.count + 1))
      if metrics.contains(metric) || place == "test" && !metric.isEmpty && metric.contains("/") { return name }
      throw value.error(
        "\(path) names an unknown metric", expected: "a task's metric after \(place)/",
        advice: didYouMean(metric, among: metrics))
    }
    if name == "steps/seconds"
      || ["", "memory/", "timings/"].contains(where: { MeasureCatalog.definition(of: $0 + name) != nil })
    {
      return name
    }
    let known = places + metrics.map { "test/\($0)" } + ["steps/seconds"] + MeasureCatalog.all.map(\.name)
    throw value.error(
      "\(path) names an unknown measure",
      expected: "test, test/METRIC, or a measure (tunebench explain lists them): steps/seconds, process/peakResident",
      advice: nearest(to: name, among: known).map { "did you mean \"\($0)\"?" }
        ?? "compare --list RESULTS names all that runs have")
  }
}

/// What a suite's text says of claims, as far as they can be read: of results, whose suite may be of another version.
public struct SuiteClaims: Sendable {
  public var claims: [Claim] = []
  public var margin: Double?
  /// Why claims could not be read; nil where all is well.
  public var problem: String?

  public init(text: String, name: String) {
    do {
      var fields = try Fields(JSON5Value(parsing: text, source: name))
      margin = try ClaimReader.margin(&fields)
      claims = try ClaimReader().claims(&fields)
    } catch let error as InputError {
      problem = error.place.map { "\($0): \(error.message)" } ?? error.message
    } catch {
      problem = "\(error)"
    }
  }
}
