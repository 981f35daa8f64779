import Basics
import Foundation
import Methods
import Networks
import Running
import Statistics
import Tensors
import Text
import Training

/// Training steps of one method on a language model, timed, as `Tests/peers/peer_bench_lm.py` does them: rows of JSON lines
/// in file order, loss on the completion, AdamW at a constant rate, clipping at norm 1, no dropout.
public struct LanguageStepBenchmark {
  public let model: URL
  public let data: URL
  public let method: String
  public var batch = 8
  public var steps = 20
  public var maximumLength = 256
  public var usesChat = false
  public var threads = 1
  public var learningRate = 1e-4
  public var precision = Precision.fp32
  /// Whether backward computes each block once more.
  public var recomputes = false
  public var methodOptions: [String] = []
  /// A file to read before and after, and how many of its rows.
  public var evaluation: URL?
  public var evaluationRows = 32
  /// Tokens to generate for `batch` prompts afterwards.
  public var generated = 0

  public init(model: URL, data: URL, method: String) {
    self.model = model
    self.data = data
    self.method = method
  }

  /// With the keys of the peer's script.
  public struct Result: Sendable {
    public var members: [String: JSON] = [:]
    public var json: String { JSON.object(members).canonical }
    public var step = Quartiles([0])
    public var tokensPerSecond = 0.0
    public var peakResident = 0
    public var losses: [Double] = []
  }

  /// - Throws: `InputError` for whatever is wrong with model, data or method.
  public func run() throws -> Result {
    Machine.threads = threads
    Machine.keepFreedMemory()
    var clock = Stopwatch()
    let text = try ModelText(model)
    let form = PromptForm(tokenizer: text.tokenizer, template: usesChat ? try text.chatTemplate() : nil)
    let model = try Model(languageModel: Backbone(directory: model), seed: 1)
    try model.backbone.compute(in: precision)
    model.backbone.recomputes = recomputes
    let type = try MethodRegistry.method(method)
    try model.attach(try type.init(Options(words: methodOptions, for: type.card)))
    let loadSeconds = clock.lap()

    let room = min(maximumLength, model.backbone.textPositions)
    let rows = try PromptRows(data).encoded(form, room: room, fitting: model.backbone)
    let held = try evaluation.map {
      try PromptRows($0, limit: evaluationRows).encoded(form, room: room, fitting: model.backbone)
    }
    var result = Result()
    result.members = [
      "method": .string(method), "precision": .string(precision.rawValue), "batch": .number(Double(batch)),
      "trainable": .number(Double(model.trainable.reduce(0) { $0 + $1.count })), "load_seconds": .number(loadSeconds),
    ]
    if let held {
      clock = Stopwatch()
      result.members["eval_before"] = .number(model.crossEntropy(of: held))
      result.members["eval_seconds"] = .number(clock.lap())
    }
    try train(model, rows, &result)
    if let held { result.members["eval_after"] = .number(model.crossEntropy(of: held)) }
    if generated > 0 {
      let prompt = Array(rows.items[0].tokens.prefix(32))
      var streams: [RandomStream] = []
      clock = Stopwatch()
      let written = model.network.generate(
        Array(repeating: prompt, count: batch), limit: generated, stops: [], streams: &streams)
      let tokens = written.reduce(0) { $0 + $1.tokens.count }
      result.members["generated_tokens_per_second"] = .number(Double(tokens) / clock.lap())
    }
    return result
  }

  private func train(_ model: Model, _ rows: EncodedSet, _ result: inout Result) throws {
    let trained = model.trainable
    let optimizer = AdamW(trained, AdamW.Settings(weightDecay: 0.01))
    let objective = LanguageModeling()
    var seconds: [Double] = [], tokens = 0, targets = 0.0
    for step in 0..<steps {
      let batch = rows.batch((0..<self.batch).map { (step * self.batch + $0) % rows.count })
      var clock = Stopwatch()
      MemoryLedger.enter(.forward)
      let tape = Tape(recording: true), weight = objective.weight(of: batch)
      let loss = objective.loss(tape, model, batch, window: weight)
      MemoryLedger.enter(.backward)
      tape.backward(from: loss.part)
      MemoryLedger.enter(.optimizer)
      let norm = optimizer.gradientNorm()
      optimizer.step(learningRate: Float(learningRate), gradientScale: Float(min(1, 1 / (norm + 1e-6))))
      seconds.append(clock.lap())
      result.losses.append(loss.sum / weight)
      tokens += batch.rows
      targets += weight
    }
    let warm = min(3, steps - 1), total = seconds.reduce(0, +)
    result.step = Quartiles(Array(seconds[warm...]))
    result.tokensPerSecond = Double(tokens) / total
    result.peakResident = MachineFacts.peakResident
    result.members.merge([
      "steps": .number(Double(steps)), "median_step_seconds": .number(result.step.median),
      "total_step_seconds": .number(total), "tokens": .number(Double(tokens)), "target_tokens": .number(targets),
      "tokens_per_second": .number(result.tokensPerSecond),
      "peak_rss_mb": .number(Double(result.peakResident) / 1_048_576), "losses": .array(result.losses.map(JSON.number)),
    ]) { $1 }
  }
}

/// JSON lines with `prompt` and `completion`.
struct PromptRows {
  var rows: [(prompt: String, completion: String)] = []

  init(_ file: URL, limit: Int = .max) throws {
    let text = try String(file: file, expected: "JSON lines with prompt and completion")
    for (index, line) in text.split(separator: "\n").prefix(limit).enumerated() {
      let place = "\(file.path):\(index + 1)"
      let json = try JSON(parsing: String(line), source: place)
      guard let prompt = json["prompt"]?.string, let completion = json["completion"]?.string else {
        throw InputError(
          "lacks prompt or completion", place: place, expected: "{\"prompt\": \"...\", \"completion\": \"...\"}")
      }
      rows.append((prompt, completion))
    }
  }

  /// - Throws: `InputError` where no row has a target left.
  func encoded(_ form: PromptForm, room: Int, fitting backbone: Backbone) throws -> EncodedSet {
    var items: [EncodedSet.Item] = [], next: [Int32] = []
    for row in rows {
      let encoded = try form.encode(prompt: row.prompt, answer: row.completion, room: room)
      try backbone.check(tokens: encoded.tokens, of: row.prompt, form.tokenizer)
      guard encoded.targets > 0 else { continue }
      items.append(.init(tokens: encoded.tokens, types: [Int32](repeating: 0, count: encoded.tokens.count)))
      next += encoded.next
    }
    guard !items.isEmpty else { throw InputError("have no target within \(room) tokens", place: "the rows") }
    return EncodedSet(items: items, targets: .next(next))
  }
}

extension Model {
  /// Mean -log p of all tokens that are asked for, nats.
  public func crossEntropy(of data: EncodedSet, batch size: Int = EncodedSet.evaluationBatch) -> Double {
    var sum = 0.0, count = 0
    for range in data.batches(of: size) {
      let read = readTokens(data.batch(range)).logProbabilities
      sum -= read.reduce(0) { $0 + Double($1) }
      count += read.count
    }
    return sum / Double(count)
  }
}
