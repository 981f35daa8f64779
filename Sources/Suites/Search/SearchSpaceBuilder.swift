import Basics
import Foundation
import Settings
import Training

/// Makes one method's trials out of what `search` says: the same number for every method.
struct SearchSpaceBuilder {
  var strategy: Search.Strategy
  var trials: Int
  var over: [Search.Axis]
  /// Of the random draws.
  var seed: UInt64
  /// Where errors about the number of trials point to.
  var place: JSON5Place

  /// An axis that the method has, with the values it may take.
  private struct Axis {
    var option: SettingSchema
    var place: JSON5Place
    /// Nil for an interval.
    var values: [JSON]?
    var interval: (from: Double, to: Double, isLogarithmic: Bool)?
    var isDeclared = false

    var isWhole: Bool { option.kind == .int }
    /// Points of the axis; nil: more than anyone asks for.
    var count: Int? {
      if let values { return values.count }
      return isWhole ? Int(interval!.to) - Int(interval!.from) + 1 : nil
    }
  }

  /// - Throws: `InputError` with the line where the method has no space, or one that does not give the trials.
  func space(of method: MethodConfiguration, schemas: [MethodSchema]) throws -> SearchSpace {
    var axes = try axes(of: method, schemas: schemas)
    guard !axes.isEmpty else {
      throw InputError(
        "there is nothing to search for \(method.label)", place: place.description,
        expected: "an axis of search.over that it has, or a learning rate that is not fixed",
        found: "learningRate fixed, and none of " + over.map(\.name).joined(separator: ", "),
        advice: "leave out its learningRate, or give it a suite of its own")
    }
    let note = strategy == .grid ? try fitGrid(&axes, method) : try fitDraws(&axes, method)
    let points = strategy == .grid ? grid(axes) : try draws(axes, method)
    precondition(points.count == trials)
    return SearchSpace(
      names: axes.map(\.option.name), symbols: axes.map(\.option.symbol), points: points, note: note)
  }

  private func axes(of method: MethodConfiguration, schemas: [MethodSchema]) throws -> [Axis] {
    let parts = method.parts.map { part in schemas.first { $0.name == part.name }! }
    return try over.compactMap { axis in
      // As in an entry, a method's own option goes before the training setting of the same name.
      guard let chosen = method.setting(axis.name) else { return nil }
      let option = chosen.schema
      if !axis.isImplied, [.entry, .objective].contains(chosen.origin) {
        throw InputError(
          "\(axis.name) is fixed for \(method.label) and searched over", place: axis.place.description,
          expected: "one of the two", found: "\(axis.name) in the entry in \(method.place.inFile)",
          advice: "leave it out of the entry, or out of search.over")
      }
      var found = Axis(option: option, place: axis.place)
      switch axis.range {
      case .declared:
        // A value that somebody fixed is no space; of a combination the method named first has the first word.
        if axis.isImplied, [.entry, .objective, .suite].contains(chosen.origin) { return nil }
        let rates = parts.lazy.map(\.learningRates).first { !$0.isEmpty }
        found.values = (rates ?? []).map { .number(method.scaled($0)) }
        found.isDeclared = true
        guard !found.values!.isEmpty else {
          throw InputError(
            "\(method.label) declares no learning rates to search", place: axis.place.description,
            expected: "learningRate: a list of values under search.over")
        }
      case .values(let values):
        found.values = values
      case .interval(let from, let to, let isLogarithmic):
        found.interval = (from, to, isLogarithmic)
      }
      let ends = found.values ?? [.number(found.interval!.from), .number(found.interval!.to)]
      if let wrong = ends.first(where: { !option.accepts($0) }) {
        throw InputError(
          "\(axis.name) of \(method.label) cannot be \(wrong.canonical)", place: axis.place.description,
          expected: "values that \(option.name) of \(method.name) takes", found: wrong.canonical)
      }
      return found
    }
  }
}

// MARK: - Grids

extension SearchSpaceBuilder {
  /// Gives the one axis that may be divided as finely as needed its values: an interval, or else the learning rate.
  ///
  /// - Returns: what was done to the learning rates, if anything.
  private func fitGrid(_ axes: inout [Axis], _ method: MethodConfiguration) throws -> String? {
    let intervals = axes.indices.filter { axes[$0].interval != nil }
    guard intervals.count < 2 else {
      throw InputError(
        "a grid can divide one interval", place: axes[intervals[1]].place.description,
        expected: "lists for all other settings",
        found: intervals.map { axes[$0].option.name }.joined(separator: " and "),
        advice: "write strategy: \"random\"")
    }
    let elastic = intervals.first ?? axes.firstIndex { $0.option.name == Self.learningRate }
    let fixed = axes.indices.filter { $0 != elastic }.reduce(1) { $0 * axes[$1].values!.count }
    let own = elastic.map { axes[$0].count ?? trials } ?? 1
    func misfit(_ advice: String) -> InputError {
      InputError(
        "the grid of \(method.label) does not come to \(trials) trials", place: place.description,
        expected: elastic == nil ? "trials: \(fixed)" : "a multiple of \(fixed)",
        found: axes.map { "\($0.count.map(String.init) ?? "any number of") of \($0.option.name)" }
          .joined(separator: " x "), advice: advice)
    }
    guard let elastic else {
      if fixed == trials { return nil }
      throw misfit("change trials, or the lists; strategy: \"random\" draws from a larger space")
    }
    let wanted = trials / fixed
    guard wanted > 0, wanted * fixed == trials else {
      throw misfit("change trials, or write strategy: \"random\"")
    }
    if axes[elastic].interval != nil {
      axes[elastic].values = try divided(axes[elastic], into: wanted, method)
      return nil
    }
    if wanted < own, !axes[elastic].isDeclared {
      throw misfit("trials: \(own * fixed) tries all; strategy: \"random\" draws from them")
    }
    return try resize(&axes[elastic], to: wanted, method)
  }

  /// Evenly spread values with both ends; the middle if there is to be one.
  private func divided(_ axis: Axis, into count: Int, _ method: MethodConfiguration) throws -> [JSON] {
    var values: [JSON] = []
    for index in 0..<count {
      let share = count == 1 ? 0.5 : Double(index) / Double(count - 1)
      values.append(.number(Self.value(axis.interval!, isWhole: axis.isWhole, at: share)))
    }
    if let twice = values.indices.first(where: { values[..<$0].contains(values[$0]) }) {
      throw InputError(
        "the interval of \(axis.option.name) has fewer than \(count) values for \(method.label)",
        place: axis.place.description, expected: "a wider interval, or fewer trials",
        found: "\(values[twice].canonical) twice")
    }
    return values
  }

  /// All combinations, the first axis varying slowest.
  private func grid(_ axes: [Axis]) -> [[JSON]] {
    axes.reduce([[]]) { points, axis in points.flatMap { point in axis.values!.map { point + [$0] } } }
  }
}

// MARK: - Random draws

extension SearchSpaceBuilder {
  /// Adds learning rates where all lists together have fewer points than there are trials.
  private func fitDraws(_ axes: inout [Axis], _ method: MethodConfiguration) throws -> String? {
    func points(_ indices: [Int]) -> Int? {
      indices.reduce(1 as Int?) { product, index in
        guard let product, let count = axes[index].count else { return nil }
        return product.multipliedReportingOverflow(by: count).overflow ? nil : product * count
      }
    }
    guard let all = points(Array(axes.indices)), all < trials else { return nil }
    guard let rate = axes.firstIndex(where: { $0.option.name == Self.learningRate && $0.values != nil }) else {
      throw InputError(
        "the space of \(method.label) has fewer points than there are trials", place: place.description,
        expected: "at least \(trials) points, so that every method gets as many trials", found: "\(all)",
        advice: "lower trials, or give more values")
    }
    let others = points(axes.indices.filter { $0 != rate })!
    return try resize(&axes[rate], to: (trials + others - 1) / others, method)
  }

  /// Each trial draws every axis uniformly (intervals: over their logarithm, if they are logarithmic), anew until it is
  /// a point that no earlier trial has. The stream depends on the seed and the method's name only.
  private func draws(_ axes: [Axis], _ method: MethodConfiguration) throws -> [[JSON]] {
    var random = RandomStream(seed: seed, purpose: "search/\(method.name)")
    var points: [[JSON]] = []
    for _ in 0..<(trials * 10_000) {
      let point = axes.map { axis -> JSON in
        if let values = axis.values { return values[random.integer(below: values.count)] }
        return .number(Self.value(axis.interval!, isWhole: axis.isWhole, at: random.uniform()))
      }
      if !points.contains(point) { points.append(point) }
      if points.count == trials { return points }
    }
    throw InputError(
      "the space of \(method.label) has fewer points than there are trials", place: place.description,
      expected: "\(trials) different points", found: "\(points.count)", advice: "widen an interval, or lower trials")
  }
}

// MARK: - Values

extension SearchSpaceBuilder {
  static let learningRate = TrainingSettings.declared.settings.learningRate.name

  /// The value at a share of an interval, in three significant digits so that it can be written down, or whole.
  private static func value(
    _ interval: (from: Double, to: Double, isLogarithmic: Bool), isWhole: Bool, at share: Double
  ) -> Double {
    let (from, to, isLogarithmic) = interval
    let exact = isLogarithmic ? from * pow(to / from, share) : from + (to - from) * share
    let rounded = isWhole ? exact.rounded() : Self.rounded(exact, digits: 3)
    return min(max(rounded, from), to)
  }

  private func resize(_ axis: inout Axis, to count: Int, _ method: MethodConfiguration) throws -> String? {
    let rates = axis.values!.map { $0.double! }
    if count == rates.count { return nil }
    if count < rates.count {
      axis.values = Self.thinned(rates, to: count).map(JSON.number)
      return "\(count) of its \(rates.count) declared learning rates"
    }
    guard rates.count > 1 else {
      throw InputError(
        "the space of \(method.label) has fewer points than there are trials", place: axis.place.description,
        expected: "at least two learning rates, between which others can be put", found: axis.values![0].canonical)
    }
    let filled = Self.filled(rates, to: count)
    axis.values = filled.map(JSON.number)
    let added = filled.filter { !rates.contains($0) }.map { JSON.canonical($0) }
    return "learning rates added between the \(rates.count) that there are: " + added.joined(separator: ", ")
  }

  /// `count` of the values, evenly spread: those at (i + 1/2) n / count.
  static func thinned(_ values: [Double], to count: Int) -> [Double] {
    (0..<count).map { values[(2 * $0 + 1) * values.count / (2 * count)] }
  }

  /// The values, ascending, with geometric means put into the widest gaps (by ratio; the lowest of equal ones) until
  /// there are `count`, in as few significant digits, from two on, as keep them inside.
  ///
  /// - Precondition: at least two different positive values.
  static func filled(_ given: [Double], to count: Int) -> [Double] {
    var values = given.sorted()
    while values.count < count {
      var widest = 1
      for index in 1..<values.count
      where values[index] / values[index - 1] > values[widest] / values[widest - 1] { widest = index }
      let (low, high) = (values[widest - 1], values[widest])
      let middle = (low * high).squareRoot()
      let fitting = (2...17).lazy.map { rounded(middle, digits: $0) }.first { $0 > low && $0 < high }
      values.insert(fitting ?? middle, at: widest)
    }
    return values
  }

  static func rounded(_ value: Double, digits: Int) -> Double {
    Double(String(format: "%.\(digits - 1)e", value))!
  }
}
