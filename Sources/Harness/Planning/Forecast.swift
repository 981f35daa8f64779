import Basics
import Foundation
import Networks
import Tensors
import Training

/// What a run is expected to cost, before it is run.
public struct Forecast: Sendable {
  public var trainable: Int
  public var head: Int
  public var steps: Int
  public var tokens: Int
  /// Peak of the memory ledger and of the process, in bytes.
  public var ledgerPeak: Int
  public var residentPeak: Int
  public var work: Double
  public var seconds: Double

  /// Share of the measured sgemm peak that a training step reaches, all of its memory traffic included.
  static let efficiency = 0.55
  /// What the process holds besides tensors: the program, its libraries, the tokenizer, thread stacks.
  static let processBytes = 45 << 20

  /// Walks through the run's largest step with kernels that compute nothing: every block of memory is asked for as in
  /// the real step, so the ledger's peak is the real one.
  ///
  /// - Parameter peak: FLOP/s of this machine, `MachineFacts.measuredPeak`.
  public init(_ run: PreparedRun, peak: Double) {
    let model = run.model, options = run.options
    let trained = model.trainable
    trainable = run.attachments.reduce(0) { $0 + $1.trained.reduce(0) { $0 + $1.count } }
    head = trained.filter { !model.isClaimed($0) }.reduce(0) { $0 + $1.count }
    steps = options.totalSteps(examples: run.train.count)

    let batches = Self.batches(of: run, steps: steps)
    tokens = batches.reduce(0) { $0 + $1.rows }
    work = batches.reduce(0) {
      $0 + model.work(rows: $1.rows, sequences: $1.sequences, squaredLengths: $1.squaredLengths).total
    }
    seconds = work / (peak * Self.efficiency)
    let largest = batches.max { $0.rows < $1.rows }?.indices ?? []

    ledgerPeak = Machine.rehearsing {
      MemoryLedger.restartPeak()
      let optimizer = AdamW(trained, options.adam)
      model.encoder.dropoutRate = options.dropout
      let tape = Tape(recording: true, dropout: RandomStream(seed: 0, purpose: "rehearsal"))
      let batch = run.train.batch(largest)
      let loss = model.loss(tape, model(tape, batch), batch.targets)
      tape.backward(from: loss)
      optimizer.step(learningRate: 0)
      for parameter in trained { parameter.forgetGradient() }
      return MemoryLedger.peak.total
    }
    // Of a frozen vocabulary table only the rows that the data names are ever read from the file.
    let table = model.encoder.wordEmbeddings
    let unread = table.isTrainable ? 0 : Self.unreadBytes(of: table, run)
    residentPeak = Self.processBytes + ledgerPeak - unread
  }

  /// Stages one after another, as one run: their sums and their largest peaks.
  ///
  /// - Parameter shareWeights: whether one set of weights is carried on, or each stage trains its own.
  init(stages: [Forecast], shareWeights: Bool) {
    func sum(_ part: (Forecast) -> Int) -> Int { stages.reduce(0) { $0 + part($1) } }
    trainable = shareWeights ? stages[0].trainable : sum(\.trainable)
    head = shareWeights ? stages[0].head : sum(\.head)
    steps = sum(\.steps)
    tokens = sum(\.tokens)
    ledgerPeak = stages.map(\.ledgerPeak).max()!
    residentPeak = stages.map(\.residentPeak).max()!
    work = stages.reduce(0) { $0 + $1.work }
    seconds = stages.reduce(0) { $0 + $1.seconds }
  }

  /// A reading of the base model, which trains nothing: 2 P operations a word piece for P weights of linear layers.
  init(reading encoder: Encoder, tokens: Int, peak: Double) {
    let linears = encoder.linears(at: LinearSeam.allCases).reduce(0) { $0 + $1.weight.count }
    (trainable, head, steps) = (0, 0, 0)
    self.tokens = tokens
    work = 2 * Double(linears) * Double(tokens)
    seconds = work / (peak * Self.efficiency)
    ledgerPeak = 4 * encoder.parameters.reduce(0) { $0 + $1.count }
    residentPeak = Self.processBytes + ledgerPeak
  }

  private struct Batch {
    var indices: [Int]
    var rows: Int
    var sequences: Int
    var squaredLengths: Int
  }

  /// The run's batches, as the trainer will draw them.
  private static func batches(of run: PreparedRun, steps: Int) -> [Batch] {
    let options = run.options
    var order = RandomStream(seed: options.seed, purpose: "order")
    var batches: [Batch] = [], done = 0
    while done < steps {
      var indices = Array(0..<run.train.count)
      if options.order == .shuffled { order.shuffle(&indices) }
      for start in stride(from: 0, to: indices.count, by: options.samplesPerStep) where done < steps {
        let step = indices[start..<min(start + options.samplesPerStep, indices.count)]
        for first in stride(from: step.startIndex, to: step.endIndex, by: options.batch) {
          let part = Array(step[first..<min(first + options.batch, step.endIndex)])
          let lengths = part.map { run.train.items[$0].tokens.count }
          batches.append(
            Batch(
              indices: part, rows: lengths.reduce(0, +), sequences: part.count,
              squaredLengths: lengths.reduce(0) { $0 + $1 * $1 }))
        }
        done += 1
      }
    }
    return batches
  }

  /// Bytes of the pages of a table that hold no row of any of the run's texts.
  private static func unreadBytes(of table: Parameter, _ run: PreparedRun) -> Int {
    let rowBytes = table.shape[1] * 4, page = 4096
    var isRead = [Bool](repeating: false, count: table.count * 4 / page + 1)
    for set in [run.train, run.dev, run.test] + run.heldOut.map(\.data) {
      for item in set.items {
        for token in item.tokens {
          let start = Int(token) * rowBytes
          for p in start / page...(start + rowBytes - 1) / page { isRead[p] = true }
        }
      }
    }
    return isRead.filter { !$0 }.count * page
  }
}
