import Basics
import Networks
import Records
import Suites
import Tasks
import Tensors
import Text
import Training

/// All that a suite asks to be read of a model whatever it was trained for: retention and probes.
///
/// The base model and tuned ones are read by the same code on the same rows in the same batches.
struct ForgettingSets {
  /// Word pieces a text, special ones included; fewer where positions or virtual tokens leave less room.
  static let maximumLength = MeasureProcedure.embeddingPieces

  /// What a text may have in this encoder with its virtual tokens.
  static func length(_ backbone: Backbone) -> Int {
    min(maximumLength, backbone.textPositions)
  }

  let retention: [RetentionSet]
  let probes: [ProbeSet]

  /// - Throws: `InputError` for whatever is wrong with the data.
  init(_ suite: Suite, library: TaskLibrary, text: ModelText, backbone: Backbone) throws {
    let length = Self.length(backbone), tokenizer = text.tokenizer
    let form = PromptForm(
      tokenizer: tokenizer, template: backbone.anatomy.isDecoder ? try text.template(named: suite.template) : nil)
    retention = try suite.retention.map {
      try RetentionSet(library.retention($0), as: form, maximumLength: length, fitting: backbone)
    }
    probes = try suite.probes.map {
      try ProbeSet(library.probe($0), tokenizer: tokenizer, maximumLength: length, fitting: backbone)
    }
  }

  private init(retention: [RetentionSet], probes: [ProbeSet]) {
    self.retention = retention
    self.probes = probes
  }

  var isEmpty: Bool { retention.isEmpty && probes.isEmpty }
  /// Word pieces that one reading goes through.
  var tokens: Int {
    retention.reduce(0) { $0 + $1.texts.tokens } + probes.reduce(0) { $0 + $1.tokens }
  }

  /// The same with at most `rows` pairs a retention set, drawn the same for every run. Probes stay as they are: a
  /// classifier fitted on fewer rows is another measure, and they have a limit of their own.
  func limited(to rows: Int, backbone: Backbone) throws -> ForgettingSets {
    let length = Self.length(backbone)
    return ForgettingSets(
      retention: try retention.map {
        try RetentionSet($0.limited(to: rows), as: $0.form, maximumLength: length, fitting: backbone)
      }, probes: probes)
  }

  /// Reads the model as it stands; `progress` is told every value with the name of its metric.
  func read(_ model: Model, progress: (String, Metric, Double) -> Void = { _, _, _ in }) -> ForgettingReadings {
    var readings = readRetention(model, progress: progress)
    for set in probes {
      readings.probes.append(.init(set.task.name, set.value(model.backbone)))
      progress("probe/" + set.task.name, set.task.metric, readings.probes.last!.value)
    }
    return readings
  }

  /// The same of the retention sets alone.
  func readRetention(
    _ model: Model, progress: (String, Metric, Double) -> Void = { _, _, _ in }
  ) -> ForgettingReadings {
    var readings = ForgettingReadings()
    for set in retention {
      let value = set.value(model) {
        readings.embeddings += $0
      } keepDocuments: {
        readings.documents.append(.init(set.name, $0))
      }
      readings.retention.append(.init(set.name, value))
      progress("retention/" + set.name, set.metric, readings.retention.last!.value)
    }
    return readings
  }

  /// All texts that one reading goes through.
  var encoded: [EncodedSet] { retention.map(\.texts) + probes.flatMap(\.encoded) }

  /// The texts that are read for one embedding each.
  var pooled: [EncodedSet] { retention.filter(\.hasPairs).map(\.texts) + probes.flatMap(\.encoded) }
  /// Those of which a language model says every token that is asked for.
  var asking: [EncodedSet] { retention.filter { !$0.hasPairs }.map(\.asking) }

  /// FLOP of one reading, rehearsed.
  func rehearsedWork(_ model: Model) -> Double {
    func work(_ set: EncodedSet, _ read: @escaping (PackedBatch) -> Void) -> Double {
      RehearsedWork(set, sharesBeginnings: model.backbone.mayShareBeginnings) { batch in
        _ = Machine.takeCountedFLOP()
        return Machine.rehearsing {
          read(batch)
          return Machine.takeCountedFLOP()
        }
      }.total(set.batches(of: EncodedSet.evaluationBatch).map { ArraySlice($0) })
    }
    return pooled.reduce(0) { $0 + work($1) { _ = model.backbone.meanPooled($0) } }
      + asking.reduce(0) { $0 + work($1) { _ = model.readTokens($0) } }
  }

  /// Bytes of numbers besides tensors that are held at once when they are most: the base model's embeddings; and either
  /// the tuned model's with both centred for CKA, or a probe's features, as they come, in double precision, and
  /// standardised.
  func readingBytes(width: Int) -> Int {
    let texts = retention.filter(\.hasPairs).reduce(0) { $0 + $1.texts.count }
    let features = probes.map { $0.encoded.reduce(0) { $0 + $1.count } }.max() ?? 0
    let float = MemoryLayout<Float>.size, double = MemoryLayout<Double>.size
    return width * (2 * float * texts + max(4 * double * texts, (float + 2 * double) * features))
  }
}

/// What a model's state gave on the sets.
struct ForgettingReadings: Equatable {
  /// The metric of each set, in the suite's order.
  var retention: [RunRecord.Entry<Double>] = []
  /// Of the base model only: the same on the pairs that checkpoints read, which may be fewer.
  var atCheckpoints: [RunRecord.Entry<Double>] = []
  var probes: [RunRecord.Entry<Double>] = []
  /// Of all retention texts, [texts][width]: set after set, every text of a set once.
  var embeddings: [[Float]] = []
  /// Of the passages that are read for their bits a byte: -log p of each, nats, and its bytes, [texts, 2], row by row.
  var documents: [RunRecord.Entry<[Double]>] = []

  /// The same as they are stored.
  var documentMeasures: [RunRecord.Measure] {
    documents.map { .init("forgetting/documents/\($0.name)", shape: [$0.value.count / 2, 2], values: $0.value) }
  }
}
