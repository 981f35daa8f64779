import Basics
import Networks
import Records
import Statistics
import Tensors
import Training

/// Latency and throughput of a classifier on texts of given lengths, with its methods attached and folded in.
///
/// Batches are of word pieces drawn at random, the same for every method. The virtual tokens of soft prompts are
/// computed once, beforehand, as they are when a result is used.
public struct InferenceBenchmark {
  /// How the method's weights enter: beside the model's own, or folded into them.
  public enum Form: String, CaseIterable, Sendable { case unmerged, merged }

  /// What was measured of texts of one length in one form.
  public struct Cell: Sendable {
    public var form: Form
    /// Word pieces a text, special ones included.
    public var length: Int
    /// Seconds of single texts, ascending.
    public var latencies: [Double]
    /// Samples a second in batches.
    public var throughput: Double

    public func latency(_ share: Double) -> Double { quantile(share, ofSorted: latencies) }
  }

  /// Word pieces a text.
  public static let lengths = [16, 64, 128]
  public static let batch = MeasureProcedure.inferenceBatch
  /// Single texts that are timed, after a tenth as many that are not: the 99th percentile lies between the two
  /// slowest.
  public static let texts = MeasureProcedure.inferenceTexts
  /// Batches that are timed, after one that is not.
  public static let batches = MeasureProcedure.inferenceBatches

  let model: Model
  let seed: UInt64

  public init(_ model: Model, seed: UInt64) {
    self.model = model
    self.seed = seed
  }

  /// Measures every length unmerged, then merged where the methods can be; the model is as before afterwards, bit
  /// by bit.
  public func run() -> [Cell] {
    withVirtualTokens {
      let lengths = Self.lengths(room: model.backbone.anatomy.maximumPositions - model.backbone.virtualTokens)
      let unmerged = lengths.map { cell(.unmerged, length: $0) }
      // Not at all where there is nothing to fold in or it cannot be.
      guard model.hasWeightsToMerge else { return unmerged }
      let merged = try? model.merged { lengths.map { cell(.merged, length: $0) } }
      return unmerged + (merged ?? [])
    }
  }

  /// The lengths, cut to the positions there are; each once.
  static func lengths(room: Int) -> [Int] {
    lengths.map { min($0, room) }.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  private func cell(_ form: Form, length: Int) -> Cell {
    var random = RandomStream(seed: seed, purpose: "inference/\(length)")
    func batch(_ sequences: Int) -> PackedBatch {
      var batch = PackedBatch()
      for _ in 0..<sequences {
        let tokens = (0..<length).map { _ in Int32(random.integer(below: model.backbone.anatomy.vocabulary)) }
        batch.append(tokens: tokens, types: [Int32](repeating: 0, count: length))
      }
      return batch
    }
    let latencies = Self.seconds(of: (0..<Self.texts + Self.texts / 10).map { _ in batch(1) }, model)
    let batches = Self.seconds(of: (0...Self.batches).map { _ in batch(Self.batch) }, model)
    return Cell(
      form: form, length: length, latencies: latencies.suffix(Self.texts).sorted(),
      throughput: Double(Self.batch) / Quartiles(Array(batches.dropFirst())).median)
  }

  private static func seconds(of batches: [PackedBatch], _ model: Model) -> [Double] {
    var clock = Stopwatch()
    return batches.map { batch in
      _ = clock.lap()
      _ = model(Tape(recording: false), batch)
      return clock.lap()
    }
  }

  /// Computes prompts and prefixes once instead of in every pass, as long as `body` runs.
  private func withVirtualTokens<Result>(_ body: () -> Result) -> Result {
    let seams = model.backbone.seams, (prompt, prefix) = (seams.prompt, seams.prefix)
    defer { (seams.prompt, seams.prefix) = (prompt, prefix) }
    if let fixed = prompt?(Tape(recording: false)) { seams.prompt = { _ in fixed } }
    if let fixed = prefix?(Tape(recording: false)) { seams.prefix = { _ in fixed } }
    return body()
  }
}

extension RunRecord {
  mutating func add(_ cells: [InferenceBenchmark.Cell]) {
    for cell in cells {
      let place = "inference/\(cell.form.rawValue)/\(cell.length)"
      for percent in [50, 95, 99] {
        measures.append(
          Measure("\(place)/latencyP\(percent)", shape: [], values: [cell.latency(Double(percent) / 100)]))
      }
      measures.append(Measure("\(place)/throughput", shape: [], values: [cell.throughput]))
    }
  }
}
