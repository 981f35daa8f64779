import Foundation
import Networks
import Tensors
import Training

/// What a run's memory should come to, in bytes.
public struct MemoryPrediction: Codable, Sendable, Equatable {
  /// Peak of the memory ledger in training: all tensors held at once.
  public var ledgerPeak: Int
  /// Peak resident set of the run's process.
  public var residentPeak: Int
}

extension MemoryPrediction {
  /// Goes through the run with kernels that compute nothing: the same code asks for the same tensors, so that the ledger
  /// counts what it will count in the run.
  ///
  ///     resident = this process, with the run loaded + tensors that are added at the peak + the model's pages
  ///
  /// This process is of the same program and has read the same data; the model's pages in it are not counted, since those
  /// that a run needs have not all been touched. Of the training the largest step is rehearsed, of an evaluation the
  /// largest batch.
  ///
  /// - Parameters:
  ///   - order: the samples of every step.
  ///   - forgetting: what is read besides of the encoder, loaded as in the run.
  ///   - hasCheckpoints: whether it is read between steps as well, beside gradients and what the optimiser keeps.
  ///   - directory: the base model's.
  ///   - surplus: what this process has loaded that the run's will not.
  init(
    rehearsing run: PreparedRun, order: [ArraySlice<Int>], forgetting: ForgettingSets, hasCheckpoints: Bool,
    model directory: URL, surplus: Int
  ) {
    // What reading the data has left free here will hold tensors in the run: it does not come on top of them.
    Machine.returnFreedMemory()
    let loaded = MachineFacts.resident(without: directory) - surplus, tensors = MemoryLedger.now.total
    // Of a language model this holds most of all that is read: all logits of some hundred places, of the base model as well.
    let asked = run.divergenceBatches(forgetting).map(\.batch)
    MemoryLedger.restart()
    Machine.rehearsing {
      Self.train(run, order, readingBetween: hasCheckpoints ? asked : [])
      MemoryLedger.enter(.evaluate)
      for data in [run.test] + run.heldOut.map(\.data) { Self.evaluate(run, data) }
      for batch in asked { _ = try? run.model.divergence(on: batch) }
      if let set = run.trainingSet as? RolloutSet {
        let prompts = Array(run.devPrompts.prefix(EncodedSet.evaluationBatch))
        _ = try? set.reading(of: prompts, by: run.model, named: "dev")
      }
      Self.read(forgetting, run.model)
    }
    for parameter in run.model.trainable { parameter.forgetGradient() }
    ledgerPeak = MemoryLedger.peak(of: MemoryPhase.training).total
    residentPeak =
      loaded + MemoryLedger.peak().total - tensors
      + forgetting.readingBytes(width: run.model.backbone.anatomy.width)
      + Self.modelBytes(
        run.model, [run.train, run.dev, run.test] + run.heldOut.map(\.data) + forgetting.encoded)
      - Self.unwrittenBytes(run)
  }

  /// The same of a run that reads a model and trains nothing.
  ///
  /// - Parameter sets: what is read.
  init(rehearsingReadingOf model: Model, sets: ForgettingSets, model directory: URL, surplus: Int) {
    Machine.returnFreedMemory()
    let loaded = MachineFacts.resident(without: directory) - surplus, tensors = MemoryLedger.now.total
    MemoryLedger.restart()
    Machine.rehearsing { Self.read(sets, model) }
    ledgerPeak = MemoryLedger.peak().total
    residentPeak =
      loaded + ledgerPeak - tensors + sets.readingBytes(width: model.backbone.anatomy.width)
      + Self.modelBytes(model, sets.encoded)
  }

  private static func train(_ run: PreparedRun, _ order: [ArraySlice<Int>], readingBetween asked: [PackedBatch]) {
    var options = run.options
    let batch = options.batch
    func largestBatch(_ step: ArraySlice<Int>) -> Int {
      stride(from: step.startIndex, to: step.endIndex, by: batch).map { start in
        step[start..<min(start + batch, step.endIndex)].reduce(0) { $0 + run.trainingSet.tokens(of: $1) }
      }.max() ?? 0
    }
    let largest = order.max { largestBatch($0) < largestBatch($1) } ?? []
    let chosen = run.trainingSet.selected(Array(largest))
    // Keeping the best weights of three epochs holds the copies that more would hold.
    let each = run.trainingSet.examplesPerStep(options)
    options.epochs = min(3, (order.count * each + run.trainingSet.count - 1) / run.trainingSet.count)
    (options.steps, options.order) = (nil, .file)
    if run.spec.method.precision != .fp32, options.epochs == 1, order.count > 1 {
      // A second step holds what the first one's backward pass has rounded; it keeps no best weights.
      (options.epochs, options.keep) = (2, .last)
    }
    var score = 0.0
    _ = try? Trainer(model: run.model, objective: run.objective, options: options).train(
      on: chosen, evaluatesEveryEpoch: run.spec.train.evaluate == .epoch && options.keep == .best,
      evaluate: run.dev.count == 0
        ? nil
        : {
          evaluate(run, run.dev)
          score += 1
          return DevReading(score: score, metrics: [])
        },
      measure: { step, _ in
        guard step > 0 else { return }
        MemoryLedger.enter(.evaluate)
        for batch in asked { _ = try run.model.divergence(on: batch) }
      })
  }

  private static func evaluate(_ run: PreparedRun, _ data: EncodedSet) {
    guard let batch = largestBatch(data) else { return }
    if run.model.isLanguageModel, case .next = batch.targets {
      read(asking: batch, run.model)
    } else {
      _ = run.model.logits(of: batch)
    }
  }

  private static func read(_ sets: ForgettingSets, _ model: Model) {
    for batch in sets.pooled.compactMap(largestBatch) { _ = model.backbone.embeddings(of: batch) }
    for batch in sets.asking.compactMap(largestBatch) { read(asking: batch, model) }
  }

  private static func read(asking data: EncodedSet, _ model: Model) { _ = model.readTokens(data.batch(0..<data.count)) }

  private static func largestBatch(_ data: EncodedSet) -> EncodedSet? {
    data.batches(of: EncodedSet.evaluationBatch).max { data.tokens(in: $0) < data.tokens(in: $1) }.map {
      data.selected(Array($0))
    }
  }

  /// What of the model's file is in memory: all weights but the rows of a frozen vocabulary table that no text names.
  private static func modelBytes(_ model: Model, _ sets: [EncodedSet]) -> Int {
    let all = MemoryLedger.mappedBytes
    // The system reads ahead around the page that is touched: as many bytes as it maps at once, aligned.
    let table = model.backbone.tokenEmbeddings
    return isReadWhole(model) ? all : all - bytes(of: table, withoutRowsOf: sets, window: 65536)
  }

  /// Whether all of the vocabulary table is read: by a head that shares it, or since it is trained.
  private static func isReadWhole(_ model: Model) -> Bool {
    model.backbone.tokenEmbeddings.isTrainable || isShared(model)
  }

  /// Whether a head over the vocabulary has the table for its weights.
  private static func isShared(_ model: Model) -> Bool { model.isLanguageModel && model.network.vocabularyHead.isTied }

  /// Both moments of the rows of a trained vocabulary table that no training text names: zeros that nobody writes.
  private static func unwrittenBytes(_ run: PreparedRun) -> Int {
    let table = run.model.backbone.tokenEmbeddings
    guard table.isTrainable, !isShared(run.model) else { return 0 }
    return 2 * bytes(of: table, withoutRowsOf: [run.train], window: 4096)
  }

  private static func bytes(of table: Parameter, withoutRowsOf sets: [EncodedSet], window: Int) -> Int {
    let rowBytes = table.shape[1] * 4
    var isRead = [Bool](repeating: false, count: table.count * 4 / window + 1)
    for set in sets {
      for item in set.items {
        for token in item.tokens {
          let start = Int(token) * rowBytes
          for place in start / window...(start + rowBytes - 1) / window { isRead[place] = true }
        }
      }
    }
    return isRead.filter { !$0 }.count * window
  }
}
