import Basics
import Foundation
import Methods
import Networks
import Tensors
import Training

/// What every method has to fulfil, checked on a tiny random BERT: a method that is registered is checked.
///
/// Each check starts from fresh pretrained weights. One with dropout draws the same masks in every pass.
public struct MethodConformance {
  public enum Check: String, CaseIterable, Sendable {
    /// The logits right after attaching are the base model's, or differ where the card says so.
    case start
    /// Gradients of every trained tensor against central differences.
    case gradients
    /// Frozen tensors keep every bit through training; trained ones move.
    case frozen
    /// As many trained weights as the paper's formula says.
    case count
    /// Merged = unmerged output, and every bit back afterwards; or no merging where the card promises none.
    case merge
    /// Trained weights in a freshly attached model of another method seed predict the same, bit for bit.
    case restore
    /// Written to a results file, read back and put on the base model again: the same predictions, bit for bit.
    case file
    /// The same head and the same batches for the same seed as without a method.
    case fairness
    /// What is kept is finite, of the size the formula says, and enough to predict the same.
    case stored
  }

  public struct Outcome: Sendable {
    public var check: Check
    public var passed: Bool
    /// The figure, short; what went wrong on failure.
    public var detail: String
  }

  public struct Report: Sendable {
    public var method: String
    /// Options that are not the defaults; empty for the defaults.
    public var variant: String
    public var formula: String
    public var outcomes: [Outcome]

    public var passed: Bool { outcomes.allSatisfy(\.passed) }
    public func outcome(_ check: Check) -> Outcome { outcomes.first { $0.check == check }! }
  }

  /// Logits of merged and unmerged weights may differ by this, relative to their norm.
  public static let mergeTolerance = 1e-5
  /// Logits before and after attaching may differ by this, relative to the largest; with a documented rounding of the
  /// weights ten times as much.
  public static let startTolerance = 1e-6

  let type: any Method.Type
  let options: Options
  let variant: String
  let count: PaperCount?
  let tiny: TinyModel

  /// - Parameter count: the paper's formula; what the method states by default.
  /// - Throws: `InputError` for options that the method does not have.
  public init(
    _ type: any Method.Type, _ changed: [(name: String, value: JSON)] = [], count: PaperCount? = nil,
    on tiny: TinyModel
  ) throws {
    self.type = type
    options = try Options(changed, for: type.card)
    variant = changed.map { "\($0.name) \($0.value.canonical)" }.joined(separator: ", ")
    self.count = count ?? type.paperCount
    self.tiny = tiny
  }

  var card: MethodCard { type.card }

  /// The defaults, one set with every other option changed, and every other word of each choice.
  public static func variants(of card: MethodCard) -> [[(name: String, value: JSON)]] {
    var variants: [[(name: String, value: JSON)]] = [[]]
    var changed: [(name: String, value: JSON)] = []
    // The tiny model is an encoder.
    for option in card.options where !MethodRegistry.optionsOfLanguageModels.contains(option.name) {
      let (fallback, range) = (option.defaultValue, option.range)
      let number = fallback.double ?? 0
      switch option.kind {
      case .int:
        changed.append((option.name, .number(number == 0 ? 12 : max(range.low, (number / 3).rounded(.down)))))
      case .real, .shareOrCount:
        changed.append((option.name, .number(number == 0 ? min(0.25, range.high) : max(range.low, number / 2))))
      case .bool: changed.append((option.name, .bool(fallback != true)))
      case .stringList(let words):
        let words = words ?? []
        // Words for linear layers are those of every family; the tiny model is a BERT.
        let own = BERT.words.map(\.word).filter(words.contains)
        let all = words.contains("all-linear") ? ["all-linear"] : own.isEmpty ? words : own
        changed.append((option.name, .array(all.map(JSON.string))))
      case .document: break
      case .string(let words):
        for word in words ?? [] where .string(word) != fallback { variants.append([(option.name, .string(word))]) }
      }
    }
    return changed.isEmpty ? variants : [variants[0], changed] + variants.dropFirst()
  }

  /// All checks, in order; one that throws has failed.
  public func run() -> Report {
    let outcomes = Check.allCases.map { check -> Outcome in
      do {
        let (passed, detail) = try run(check)
        return Outcome(check: check, passed: passed, detail: detail)
      } catch { return Outcome(check: check, passed: false, detail: "\(error)") }
    }
    return Report(
      method: card.name, variant: variant, formula: count?.formula ?? "none", outcomes: outcomes)
  }

  func run(_ check: Check) throws -> (Bool, String) {
    switch check {
    case .start: try checkStart()
    case .gradients: try checkGradients()
    case .frozen: try checkFrozen()
    case .count: try checkCount()
    case .merge: try checkMerge()
    case .restore: try checkRestore()
    case .file: try checkFile()
    case .fairness: try checkFairness()
    case .stored: try checkStored()
    }
  }
}

extension MethodConformance {
  /// A model with the method attached, as a run prepares it.
  struct Subject {
    let model: Model
    let site: Attachment

    /// All weights in order, each as its bits.
    func bits(where wanted: (Parameter) -> Bool) -> [(name: String, bits: [UInt32])] {
      model.parameters.filter(wanted).map { ($0.name, $0.value.values.map(\.bitPattern)) }
    }
  }

  static let seed: UInt64 = 5

  static func freshModel(_ tiny: TinyModel) throws -> Model {
    Model(try tiny.backbone(), outputs: 3, seed: seed)
  }

  func subject(methodSeed: UInt64 = seed, trainsPooler: Bool = true) throws -> Subject {
    let model = try Self.freshModel(tiny)
    let site = try model.attach(
      try type.init(options), labelPieces: Self.labelPieces,
      random: RandomStream(seed: methodSeed, purpose: "method/\(card.name)"))
    if trainsPooler { model.trainPooling() }
    return Subject(model: model, site: site)
  }

  /// Eight texts of eight lengths: the tokens of a batch of one say which it is.
  static let data: EncodedSet = {
    var random = RandomStream(seed: 3, purpose: "conformance-data")
    let items = (0..<8).map { i -> EncodedSet.Item in
      let tokens = [2] + (0..<i + 2).map { _ in Int32(5 + random.integer(below: 59)) } + [3]
      return EncodedSet.Item(tokens: tokens, types: tokens.indices.map { $0 > 3 ? 1 : 0 })
    }
    return EncodedSet(items: items, targets: .categories([0, 1, 2, 0, 1, 2, 0, 1]))
  }()

  /// Labels of one and of several pieces, as a task's would be.
  static let labelPieces: [[Int32]] = [[57, 58], [60], [59, 61, 62]]

  static func logits(_ model: Model) -> [Double] {
    model.logits(of: data).flatMap { $0 }.map(Double.init)
  }

  @discardableResult
  static func train(_ model: Model, steps: Int, batch: Int = 4, rate: Double = 1e-2) throws
    -> TrainingRecord
  {
    var options = TrainingOptions()
    (options.steps, options.batch, options.learningRate, options.seed) = (steps, batch, rate, seed)
    (options.schedule, options.warmup, options.keep) = (.constant, 0, .last)
    // As the checkpoint says.
    options.dropout = nil
    return try Trainer(model: model, objective: Classification(), options: options).train(on: data)
  }

  func trained() throws -> Subject {
    let subject = try subject()
    try Self.train(subject.model, steps: 4)
    return subject
  }

  // ---- the checks ----

  func checkStart() throws -> (Bool, String) {
    let before = Self.logits(try Self.freshModel(tiny)), after = Self.logits(try subject().model)
    let largest = before.reduce(0) { worse($0, abs($1)) }
    let difference = largestDifference(before, after) / largest
    let tolerance = Self.startTolerance * (card.startNote == nil ? 1 : 10)
    guard difference.isFinite else { return (false, "logits are not finite") }
    if card.startsAsIdentity {
      return difference <= tolerance
        ? (true, difference == 0 ? "same bits" : "same to \(short(difference))")
        : (
          false,
          "logits move by \(short(difference)) of the largest, though the card says that nothing changes"
        )
    }
    return difference > tolerance
      ? (true, "moves \(short(difference))")
      : (false, "logits move by \(short(difference)) only, though the card says it is not a no-op")
  }

  func checkFrozen() throws -> (Bool, String) {
    let subject = try subject(), model = subject.model
    let frozen = subject.bits { !$0.isTrainable }, trained = subject.bits { $0.isTrainable }
    try Self.train(model, steps: 4)
    for (old, new) in zip(frozen, subject.bits { !$0.isTrainable }) where old.bits != new.bits {
      return (false, "\(old.name) is frozen and changes")
    }
    for (old, new) in zip(trained, subject.bits { $0.isTrainable }) where old.bits == new.bits {
      return (false, "\(old.name) trains and does not move")
    }
    return (true, "\(frozen.count) tensors")
  }

  func checkCount() throws -> (Bool, String) {
    guard let count else { return (false, "no formula for \(card.name): state the paper's as its paperCount") }
    let subject = try subject()
    let expected = count.trained(subject.model.backbone.anatomy, options)
    // What trains besides the task's head is the method's, whoever made it trainable.
    let head = Set(
      subject.model.headParameters.filter { !subject.model.isClaimed($0) }.map(ObjectIdentifier.init))
    let actual = subject.model.trainable.filter { !head.contains(ObjectIdentifier($0)) }.reduce(0) {
      $0 + $1.count
    }
    let declared = subject.site.trained.reduce(0) { $0 + $1.count }
    guard declared == actual else {
      return (false, "says that it trains \(declared) weights, trains \(actual)")
    }
    return (
      actual == expected,
      actual == expected ? "\(actual)" : "\(actual) instead of \(expected) = \(count.formula)"
    )
  }

  func checkMerge() throws -> (Bool, String) {
    let subject = try trained(), site = subject.site, model = subject.model
    guard card.merges else {
      return (
        site.merge == nil,
        site.merge == nil ? "refused" : "can be merged, though the card says that it cannot"
      )
    }
    guard site.merge != nil else { return (false, "cannot be merged, though the card says that it can") }
    let own = site.trained.filter { $0.role == .method }
    let (unmerged, weights) = (Self.logits(model), subject.bits { _ in true })
    let merging = try model.merged { () -> (Bool, String) in
      let merged = Self.logits(model), error = relativeDistance(merged, unmerged)
      guard error <= Self.mergeTolerance else { return (false, "merged output is \(short(error)) off") }
      let values = own.map { $0.value.copy() }
      defer { for (p, value) in zip(own, values) { p.assign(value) } }
      for p in own { p.assign(Tensor(p.shape, filledWith: 0.5)) }
      guard Self.logits(model) == merged else { return (false, "still reads its own weights after merging") }
      return (true, short(error))
    }
    guard merging.0 else { return merging }
    for (before, after) in zip(weights, subject.bits { _ in true }) where before.bits != after.bits {
      return (false, "\(before.name) has other bits once merging is taken back")
    }
    guard Self.logits(model) == unmerged else { return (false, "predicts something else once merging is taken back") }
    return merging
  }

  func checkFairness() throws -> (Bool, String) {
    let bare = try Self.freshModel(tiny), subject = try subject(trainsPooler: false)
    for (p, q) in zip(bare.headParameters, subject.model.headParameters)
    where p.value.values.map(\.bitPattern) != q.value.values.map(\.bitPattern) {
      return (false, "starts with another \(q.name)")
    }
    func order(_ model: Model) throws -> [Int] {
      try Self.train(model, steps: 2 * Self.data.count, batch: 1, rate: 0).steps.map(\.tokens)
    }
    let (expected, seen) = (try order(bare), try order(subject.model))
    return (seen == expected, seen == expected ? "\(seen.count) batches" : "sees other batches: \(seen)")
  }
}

func short(_ x: Double) -> String { String(format: "%.0e", x) }

/// ‖x - y‖ / ‖y‖
func relativeDistance(_ x: [Double], _ y: [Double]) -> Double {
  let norm = y.reduce(0) { $0 + $1 * $1 }.squareRoot()
  return zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot() / norm
}
