import Basics
import Files
import Foundation
import Methods
import Networks
import Running
import Tensors
import Training

/// A reference trajectory: what another library computed for a method, step by step (format: peers/golden.py).
public struct GoldenCase {
  public let name: String
  public let url: URL
  /// `case` of the description: which method and form.
  let kind: String
  let steps: Int
  let distinctBatches: Int
  let classes: Int
  let learningRate: Double
  let adam: AdamW.Settings
  let options: [String: Any]
  let trainable: [String: [Int]]
  let trainableCount: Int
  let tensors: SafetensorsFile
  /// The description as it stands.
  let json: [String: Any]

  /// All cases of a directory: every JSON that describes a trajectory, or that cannot be read and has a safetensors of its
  /// name beside it: whoever reads it next says what is wrong with it.
  public static func all(in directory: URL) throws -> [URL] {
    guard
      let files = try? FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
    else {
      throw InputError(
        "cannot be read", place: directory.path, expected: "a directory of reference trajectories")
    }
    return files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }.filter {
      guard let json = (try? Data(contentsOf: $0)).flatMap({ try? JSONSerialization.jsonObject(with: $0) }) else {
        let name = $0.deletingPathExtension().lastPathComponent
        let isOther = ["tokenizer", "embeddings"].contains(name)
        let tensors = $0.deletingPathExtension().appendingPathExtension("safetensors").path
        return !isOther && FileManager.default.fileExists(atPath: tensors)
      }
      return (json as? [String: Any])?["case"] is String
    }
  }

  public init(_ url: URL) throws {
    self.url = url
    name = url.deletingPathExtension().lastPathComponent
    guard let data = try? Data(contentsOf: url),
      let json = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    else {
      throw InputError(
        "cannot be read as JSON", place: url.path, expected: "the description of a case, without NaN and whole",
        advice: "record the case again")
    }
    self.json = json
    func field<T>(_ key: String, in object: [String: Any]? = nil) throws -> T {
      guard let value = (object ?? json)[key] as? T else {
        throw InputError(
          "lacks a field", place: "\(url.path): \(key)", expected: "\(T.self)",
          found: (object ?? json)[key].map { "\($0)" } ?? "nothing")
      }
      return value
    }
    func count(_ key: String, _ range: ClosedRange<Int>) throws -> Int {
      let value: Int = try field(key)
      guard range.contains(value) else {
        throw InputError(
          "is out of range", place: "\(url.path): \(key)", expected: "\(range.lowerBound) to \(range.upperBound)",
          found: "\(value)")
      }
      return value
    }
    kind = try field("case")
    steps = try count("steps", 1...100_000)
    distinctBatches = try count("distinct_batches", 1...steps)
    // A language model's case has none.
    classes = json["objective"] == nil ? try count("classes", 1...10_000) : 0
    let optimizer: [String: Any] = try field("optimizer")
    let schedule = optimizer["schedule"] as? String ?? "constant"
    guard schedule == "constant" else {
      throw InputError(
        "has a schedule that is not replayed", place: "\(url.path): optimizer.schedule",
        expected: "constant", found: schedule)
    }
    learningRate = try field("lr", in: optimizer)
    let betas: [Double] = try field("betas", in: optimizer)
    let (epsilon, decay): (Double, Double) = (try field("eps", in: optimizer), try field("weight_decay", in: optimizer))
    guard betas.count == 2, betas.allSatisfy({ (0..<1).contains($0) }), epsilon > 0, epsilon.isFinite, decay.isFinite,
      learningRate.isFinite
    else {
      throw InputError(
        "is not an optimizer's", place: "\(url.path): optimizer",
        expected: "finite lr, eps and weight_decay, betas of two numbers from 0 to below 1",
        found: "lr \(learningRate), betas \(betas), eps \(epsilon), weight_decay \(decay)")
    }
    adam = AdamW.Settings(
      beta1: Float(betas[0]), beta2: Float(betas[1]), epsilon: Float(epsilon), weightDecay: Float(decay))
    options = json["options"] == nil ? [:] : try field("options")
    trainable = try field("trainable")
    trainableCount = try field("trainable_count")
    // Said twice; who shortened the one has not shortened the other.
    if let losses = json["losses"] as? [Any], losses.count != steps {
      throw InputError(
        "has another length than the case has steps", place: "\(url.path): losses", expected: "\(steps)",
        found: "\(losses.count)", advice: "record the case again")
    }
    tensors = try SafetensorsFile(url.deletingPathExtension().appendingPathExtension("safetensors"))
  }

  /// What the case should hold and does not: its result would look the better the more is missing.
  ///
  /// Large weights are recorded as norms only (peers/golden.py), from a size on that the case does not say: every weight
  /// that is no larger than the largest one recorded whole has to be recorded whole, gradient and last value.
  var missing: [String] {
    let names = trainable.keys.sorted()
    func size(_ name: String) -> Int { trainable[name]!.reduce(1, *) }
    func isThere(_ name: String) -> Bool { tensors.entry(name) != nil }
    let whole =
      names.filter { isThere("grad0." + $0) || isThere("final." + $0) }.map(size).max() ?? names.map(size).min() ?? 0
    var wanted = ["losses", "logits0", "logits_final"]
    for name in names {
      wanted += ["gradnorm0." + name]
      wanted += size(name) <= whole ? ["grad0." + name, "final." + name] : ["finalnorm." + name]
    }
    return wanted.filter { !isThere($0) }
  }

  /// Batch k of the trajectory, padding removed.
  ///
  /// - Parameter room: positions that the method leaves for a text.
  /// - Throws: `InputError` for shapes that do not fit each other, and for ids beyond the model's tables or the classes.
  func batch(_ k: Int, _ model: Anatomy, room: Int) throws -> PackedBatch {
    func wrong(_ part: String, _ expected: String, _ found: String) -> InputError {
      InputError(
        "is not a batch of the case", place: "\(tensors.url.path): batch.\(k).\(part)", expected: expected,
        found: found)
    }
    let ids = try tensors.integers("batch.\(k).input_ids")
    let mask = try tensors.integers("batch.\(k).attention_mask")
    let labels = try tensors.integers("batch.\(k).labels")
    guard !labels.isEmpty, !ids.isEmpty, ids.count % labels.count == 0 else {
      throw wrong("input_ids", "as many rows as labels", "\(ids.count) ids, \(labels.count) labels")
    }
    guard mask.count == ids.count else { throw wrong("attention_mask", "\(ids.count) values", "\(mask.count)") }
    if let label = labels.first(where: { !(0..<classes).contains($0) }) {
      throw wrong("labels", "0 to \(classes - 1)", "\(label)")
    }
    if let id = ids.first(where: { !(0..<model.vocabulary).contains($0) }) {
      throw wrong("input_ids", "0 to \(model.vocabulary - 1), the rows of the model's table", "\(id)")
    }
    let time = ids.count / labels.count
    var batch = PackedBatch()
    for s in 0..<labels.count {
      let kept = (0..<time).filter { mask[s * time + $0] != 0 }.map { Int32(ids[s * time + $0]) }
      guard (1...max(1, room)).contains(kept.count), room > 0 else {
        throw wrong("attention_mask", "1 to \(room) tokens a text", "\(kept.count) in row \(s)")
      }
      batch.append(tokens: kept, types: [Int32](repeating: 0, count: kept.count))
    }
    batch.targets = .categories(labels.map { Int32($0) })
    return batch
  }

  /// Options that change what is computed: whole numbers, within what any recorded case has.
  private func checkOptions() throws {
    var largest: [String: Int] = [:]
    for option in MethodRegistry.recordedOptions { largest[option.name] = option.limit }
    for key in options.keys.sorted() {
      let value = options[key]!
      if ["seed", "perturb"].contains(key) { continue }
      let isFitting =
        largest[key].map { limit in (value as? Int).map { (0...limit).contains($0) } ?? false }
        ?? (key == "targets" && value as? String == "all")
      guard isFitting else {
        throw InputError(
          "is an option that is not replayed", place: "\(url.path): options.\(key)",
          expected: largest[key].map { "a whole number from 0 to \($0)" } ?? "targets \"all\", or one of "
            + largest.keys.sorted().joined(separator: ", "),
          found: "\(value)")
      }
    }
  }

  /// Whether the model is large enough for the options.
  func check(_ model: Anatomy) throws {
    for (key, limit) in [("tokens", model.maximumPositions - 1), ("r", 4 * model.width), ("reduction", model.width)] {
      guard let value = options[key] as? Int, !(1...max(1, limit)).contains(value) else { continue }
      throw InputError(
        "does not fit the model", place: "\(url.path): options.\(key)", expected: "1 to \(limit)", found: "\(value)")
    }
  }

  /// The method and options, in this program's words, that the case was computed with.
  func method() throws -> (name: String, options: [(name: String, value: JSON)]) {
    try checkOptions()
    let recorded = RecordedCase(kind: kind, isOfLanguageModel: false) {
      options[$0] as? Int
    } targets: { usual in
      options["targets"] as? String == "all" ? ["all-linear"] : .array(usual.map(JSON.string))
    }
    guard let found = try MethodRegistry.recorded(recorded) else {
      throw InputError("is of a kind that is not known", place: "\(url.path): case", found: kind)
    }
    return (found.type.card.name, found.options)
  }
}
