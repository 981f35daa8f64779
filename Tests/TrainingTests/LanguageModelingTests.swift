import Basics
import Files
import Foundation
import Methods
import Networks
import Tasks
import Tensors
import Testing
import Text

@testable import Training

/// Known mistakes of other programs in training language models, by the numbers of their reports.
struct LanguageModelingTests {
  /// A llama of one layer, random, in a directory that lives as long.
  private final class Tiny {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("tunebench-\(UUID())")

    init() throws {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      try Data(
        """
        {"model_type": "llama", "vocab_size": 32, "hidden_size": 8, "num_attention_heads": 2, "num_hidden_layers": 1,
         "intermediate_size": 12, "max_position_embeddings": 40, "tie_word_embeddings": true}
        """.utf8
      ).write(to: directory.appendingPathComponent("config.json"))
      let layer = "model.layers.0."
      let shapes: [(String, [Int])] = [
        ("model.embed_tokens.weight", [32, 8]), (layer + "self_attn.q_proj.weight", [8, 8]),
        (layer + "self_attn.k_proj.weight", [8, 8]), (layer + "self_attn.v_proj.weight", [8, 8]),
        (layer + "self_attn.o_proj.weight", [8, 8]), (layer + "mlp.gate_proj.weight", [12, 8]),
        (layer + "mlp.up_proj.weight", [12, 8]), (layer + "mlp.down_proj.weight", [8, 12]),
        (layer + "input_layernorm.weight", [8]), (layer + "post_attention_layernorm.weight", [8]),
        ("model.norm.weight", [8]),
      ]
      var random = RandomStream(seed: 4, purpose: "weights")
      let tensors = shapes.map { name, shape in
        (name, Tensor((0..<shape.reduce(1, *)).map { _ in Float(random.normal()) * 0.4 }, shape: shape))
      }
      try SafetensorsFile.write(tensors, to: directory.appendingPathComponent("model.safetensors"))
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    func model(_ method: String) throws -> Model {
      let model = try Model(languageModel: Backbone(directory: directory), seed: 1)
      let type = try MethodRegistry.method(method)
      try model.attach(try type.init(Options(for: type.card)))
      return model
    }
  }

  private func batch(_ rows: [(length: Int, prompt: Int)]) -> PackedBatch {
    var batch = PackedBatch(), next: [Int32] = []
    var random = RandomStream(seed: 9, purpose: "rows \(rows.map(\.length))")
    for row in rows {
      let tokens = (0..<row.length).map { _ in Int32(random.integer(below: 32)) }
      batch.append(tokens: tokens, types: tokens.map { _ in 0 })
      next += tokens.indices.map { $0 + 1 >= row.prompt && $0 + 1 < row.length ? tokens[$0 + 1] : -1 }
    }
    batch.targets = .next(next)
    return batch
  }

  private func joined(_ batches: [PackedBatch]) -> PackedBatch {
    var all = PackedBatch(), next: [Int32] = []
    for batch in batches {
      for s in 0..<batch.sequences {
        let rows = Int(batch.offsets[s])..<Int(batch.offsets[s + 1])
        all.append(tokens: Array(batch.tokens[rows]), types: Array(batch.types[rows]))
      }
      if case .next(let own) = batch.targets { next += own }
    }
    all.targets = .next(next)
    return all
  }

  private func gradients(_ model: Model, _ batches: [PackedBatch]) -> (loss: Double, gradients: [Float]) {
    let trainer = Trainer(model: model, objective: LanguageModeling(), options: TrainingOptions())
    for parameter in model.trainable { parameter.zeroGradient() }
    var dropout = RandomStream(seed: 1, purpose: "dropout"), times = StepTimes(), clock = Stopwatch()
    model.backbone.dropoutRate = 0
    let loss = trainer.accumulate(batches, dropout: &dropout, &times, &clock)
    return (loss, model.trainable.flatMap { $0.accumulatedGradient.values })
  }

  /// A step whose blocks are computed once more has the loss and the gradients, to the bit, of one that keeps them, in less
  /// memory; dropout draws the same masks twice.
  @Test(arguments: ["fft", "lora", "adapter-houlsby", "prompt", "prefix", "p-tuning-v2", "ia3", "dora"], [0, 0.2])
  func recomputedBlocksAreTheSame(method: String, dropout: Float) throws {
    let tiny = try TinyLanguageModel(layers: 4), model = try tiny.model(method, moved: 0.05)
    model.backbone.dropoutRate = dropout
    let answers = try TinyLanguageModel.answers([9, 4, 12, 7])
    var batch = answers.batch
    batch.targets = .next(answers.next)
    func step() -> (loss: Double, gradients: [Float], activations: Int) {
      for parameter in model.trainable { parameter.zeroGradient() }
      let tape = Tape(recording: true, dropout: RandomStream(seed: 3, purpose: "dropout")),
        before = MemoryLedger.now.total
      let loss = LanguageModeling().loss(tape, model, batch, window: 32)
      let activations = MemoryLedger.now.total - before
      tape.backward(from: loss.part)
      return (loss.sum, model.trainable.flatMap { $0.accumulatedGradient.values }, activations)
    }
    let kept = step()
    model.backbone.recomputes = true
    let again = step()
    #expect(kept.loss == again.loss && kept.gradients == again.gradients && kept.gradients.contains { $0 != 0 })
    #expect(again.activations < kept.activations * 3 / 4, "\(again.activations) of \(kept.activations)")
  }

  /// T-01, I-01, I-02, I-03, I-06: unequal micro-batches are the one large batch, in whatever order they come.
  @Test(arguments: ["fft", "lora", "bitfit", "prompt", "prefix"]) func accumulationIsTheLargeBatch(method: String)
    throws
  {
    let tiny = try Tiny(), model = try tiny.model(method)
    let parts = [batch([(12, 3)]), batch([(4, 3), (9, 8)]), batch([(3, 1)])]
    let large = gradients(model, [joined(parts)])
    let scale = large.gradients.map(abs).max()!
    for order in [parts, parts.reversed()] {
      let small = gradients(model, order)
      #expect(abs(small.loss - large.loss) < 1e-6)
      #expect(zip(small.gradients, large.gradients).allSatisfy { abs($0 - $1) < 1e-6 * max(1, scale) })
    }
  }

  /// T-02, I-07: a micro-batch without targets adds nothing, and no NaN.
  @Test func noTargetsAddNothing() throws {
    let tiny = try Tiny(), model = try tiny.model("lora")
    let with = batch([(8, 4)]), without = batch([(6, 6)])
    #expect(LanguageModeling().weight(of: without) == 0)
    let both = gradients(model, [without, with]), one = gradients(model, [with])
    #expect(both.loss == one.loss && both.gradients == one.gradients)
  }

  /// T-06, I-08, I-57: a reading does not hang on how many texts go through the network together, nor on which.
  @Test func readingsDoNotHangOnTheBatch() throws {
    let tiny = try Tiny(), model = try tiny.model("lora")
    let rows = (0..<9).map { (length: 3 + $0 * 2, prompt: 1 + $0 % 3) }
    let items = rows.map { batch([$0]) }
    let set = EncodedSet(
      items: items.map { .init(tokens: $0.tokens, types: $0.types) },
      targets: .next(items.flatMap { item -> [Int32] in if case .next(let next) = item.targets { next } else { [] } }))
    func read(_ size: Int) -> [Float] {
      set.batches(of: size).flatMap { model.readTokens(set.batch($0)).logProbabilities }
    }
    let one = read(1)
    for size in [3, 7, 64] {
      #expect(zip(read(size), one).allSatisfy { abs($0 - $1) < 1e-6 }, "\(size)")
    }
  }

  /// T-21, I-56: an untrained LoRA is the base model, a model without its methods, too, whatever they gave it.
  @Test(arguments: ["fft", "bitfit", "lora", "prefix", "prompt", "ia3", "adapter-houlsby"])
  func withoutMethodsIsTheBaseModel(method: String) throws {
    let tiny = try Tiny(), model = try tiny.model(method), text = batch([(10, 1)])
    let base = try Model(languageModel: Backbone(directory: tiny.directory), seed: 1).readTokens(text).logProbabilities
    for parameter in model.trainable { parameter.change { $0.pointer[0] += 0.5 } }
    let tuned = model.readTokens(text).logProbabilities
    #expect(tuned != base)
    #expect(try model.withoutMethods { model.readTokens(text).logProbabilities } == base)
    #expect(model.readTokens(text).logProbabilities == tuned)
  }

  /// I-43, I-45: a tied table is one weight: training it changes what reads and what writes.
  @Test func aTiedTableIsOneWeight() throws {
    let tiny = try Tiny(), model = try tiny.model("fft")
    #expect(model.trainable.count { $0.shape == [32, 8] } == 1)
    #expect(
      model.network.vocabularyHead.isTied && model.network.vocabularyHead.weight === model.backbone.tokenEmbeddings)
  }
}

/// How prompts and answers become tokens.
struct PromptFormTests {
  /// A letter a token, but that "xy" is one: what merges across the border of prompt and answer. 1 ends, 2 begins.
  struct Letters: Tokenizer {
    var hasStart = false
    let vocabularySize = 1001
    let unknownID: Int32? = nil
    let notes: [String] = []

    var special: SpecialTokens {
      var special = SpecialTokens()
      special.end = 1
      special.start = hasStart ? 2 : nil
      return special
    }

    func pieces(of text: String, recognizingSpecial: Bool) -> [Int32] {
      var ids: [Int32] = []
      for scalar in text.unicodeScalars {
        if scalar == "y", ids.last == 120 {
          ids[ids.count - 1] = 1000
        } else {
          ids.append(scalar == "$" ? 1 : Int32(scalar.value))
        }
      }
      return ids
    }
    func encode(_ text: String, pair: String?, maxLength: Int) -> Encoding {
      let ids = (hasStart ? [2] : []) + pieces(of: text)
      return Encoding(ids: ids, typeIDs: ids.map { _ in 0 })
    }
    func token(_ id: Int32) -> String? { nil }
    func id(of token: String) -> Int32? { nil }
    func decode(_ ids: [Int32], skippingSpecial: Bool) -> String { "" }
    func stream(skippingSpecial: Bool) -> TextStream { fatalError("nothing is streamed") }
  }

  private func letters(_ text: String) -> [Int32] { text.unicodeScalars.map { $0 == "$" ? 1 : Int32($0.value) } }

  /// T-03, I-10, I-11: the end of the answer is a target, also where the end token pads; n tokens have n - 1 targets at most
  /// (I-04), and less by the prompt's.
  @Test func theEndIsLearnt() throws {
    let form = PromptForm(tokenizer: Letters(), template: nil)
    let encoded = try form.encode(prompt: "ab ", answer: "cd", room: 99)
    #expect(encoded.tokens == letters("ab cd$"))
    #expect(encoded.next == [-1, -1] + letters("cd$") + [-1])
    #expect(encoded.targets == 3 && !encoded.isAcrossBoundary && encoded.lost == 0)
    #expect(try form.encode(prompt: "", answer: "cd", room: 99).next == letters("d$") + [-1])
  }

  /// I-14: one beginning token where the tokenizer has one, none where a template writes its own.
  @Test func oneBeginning() throws {
    let form = PromptForm(tokenizer: Letters(hasStart: true), template: nil)
    #expect(try form.encode(prompt: "a", answer: "b", room: 9).tokens == [2] + letters("ab$"))
    let template = try ChatTemplate(
      "{% for m in messages %}<{{ m.role[0] }}{{ m.content }}${% endfor %}{% if add_generation_prompt %}<a{% endif %}",
      place: "test")
    let chat = PromptForm(tokenizer: Letters(hasStart: true), template: template)
    let encoded = try chat.encode(prompt: "p", answer: "cd", room: 99)
    #expect(encoded.tokens == letters("<up$<acd$"))
    // The turn's end is a target (I-12).
    #expect(encoded.next == [-1, -1, -1, -1, -1] + letters("cd$") + [-1])
  }

  /// I-60: a token across the border is learnt, and the example counted.
  @Test func mergesAcrossTheBorderAreCounted() throws {
    let encoded = try PromptForm(tokenizer: Letters(), template: nil).encode(prompt: "ax", answer: "yb", room: 99)
    #expect(encoded.tokens == [97, 1000, 98, 1] && encoded.isAcrossBoundary)
    #expect(encoded.next == [1000, 98, 1, -1])
  }

  /// Of a chat every answer is learnt with the end of its turn, or the last alone, or everything.
  @Test func whichTurnsAreLearnt() throws {
    let template = try ChatTemplate(
      "{% for m in messages %}<{{ m.role[0] }}{{ m.content }}${% endfor %}{% if add_generation_prompt %}<a{% endif %}",
      place: "test")
    let chat = PromptForm(tokenizer: Letters(), template: template)
    let turns = [("user", "p"), ("assistant", "cd"), ("user", "q"), ("assistant", "e")].map {
      TextShape.Turn(role: $0.0, content: $0.1)
    }
    let example = Example(text: "p\nq", label: .text("cd\ne"), source: "test", shape: .conversation(turns))
    func next(_ loss: LossOn, room: Int = 99) throws -> [Int32] { try chat.encode(example, on: loss, room: room).next }
    //                 <    u   p   $   <   a  c d $ <   u   q   $   <   a  e $
    let none: Int32 = -1
    #expect(try chat.encode(example, on: .answer, room: 99).tokens == letters("<up$<acd$<uq$<ae$"))
    #expect(
      try next(.answer) == [none, none, none, none, none] + letters("cd$") + [Int32](repeating: none, count: 6)
        + letters("e$") + [none])
    #expect(try next(.lastAnswer) == [Int32](repeating: none, count: 14) + letters("e$") + [none])
    #expect(try next(.all) == letters("up$<acd$<uq$<ae$") + [none])
    // Cut in the first answer.
    #expect(try next(.answer, room: 8) == [none, none, none, none, none] + letters("cd") + [none])
    #expect(throws: InputError.self) {
      try PromptForm(tokenizer: Letters(), template: nil).encode(example, on: .answer, room: 99)
    }
    // A template that forgets earlier answers gives them no tokens of their own.
    let forgetful = try ChatTemplate(
      "{% for m in messages %}<{{ m.role[0] }}{% if loop.last or m.role == 'user' %}{{ m.content }}{% endif %}${% endfor %}"
        + "{% if add_generation_prompt %}<a{% endif %}", place: "test")
    let form = PromptForm(tokenizer: Letters(), template: forgetful)
    #expect(throws: InputError.self) { try form.encode(example, on: .answer, room: 99) }
    #expect(try form.encode(example, on: .lastAnswer, room: 99).targets == 2)
  }

  @Test func aWholeTextIsLearntToItsEnd() throws {
    let example = Example(text: "abc", label: .text("abc"), source: "test", shape: .whole)
    let plain = try PromptForm(tokenizer: Letters(), template: nil).encode(example, on: .answer, room: 99)
    #expect(plain.tokens == letters("abc$") && plain.next == letters("bc$") + [-1])
    let begun = try PromptForm(tokenizer: Letters(hasStart: true), template: nil).encode(example, on: .answer, room: 3)
    #expect(begun.tokens == [2] + letters("ab") && begun.next == letters("ab") + [-1] && begun.lost == 2)
    let answer = Example(text: "a", label: .text("b"), source: "test")
    #expect(
      try PromptForm(tokenizer: Letters(), template: nil).encode(answer, on: .all, room: 99).next == letters("b$") + [
        -1
      ])
  }

  /// I-17, I-18: an answer of which nothing fits has no target left, and is left out for that.
  @Test func whatDoesNotFitIsCutAtTheEnd() throws {
    let form = PromptForm(tokenizer: Letters(), template: nil)
    let cut = try form.encode(prompt: "abc", answer: "defg", room: 5)
    #expect(cut.tokens == letters("abcde") && cut.lost == 3 && cut.targets == 2)
    #expect(try form.encode(prompt: "abcdef", answer: "g", room: 5).targets == 0)
  }
}

/// Figures over documents, by hand.
struct DocumentFiguresTests {
  /// T-35, I-65: bits a byte with their error, and perplexities by token, word and byte, each by its own name.
  @Test func bitsAndTheirError() {
    let figures = DocumentFigures([
      .init(sum: -20, tokens: 5, words: 4, bytes: 10), .init(sum: -60, tokens: 15, words: 10, bytes: 20),
      .init(sum: -40, tokens: 10, words: 6, bytes: 20),
    ])
    #expect(abs(figures.bitsPerByte - 120 / 50 / 0.6931471805599453) < 1e-12)
    #expect(
      figures.crossEntropy == 4 && abs(figures.wordPerplexity - exp(6)) < 1e-9
        && abs(figures.bytePerplexity - exp(2.4)) < 1e-12)
    // Residuals of nats on 2.4 a byte: -4, 12, -8; sqrt(3 / 2 (16 + 144 + 64)) / 50 nats a byte.
    #expect(abs(figures.standardError - (1.5 * 224.0).squareRoot() / 50 / 0.6931471805599453) < 1e-12)
    #expect(DocumentFigures([.init(sum: -1, tokens: 1, words: 1, bytes: 1)]).standardError.isNaN)
  }

  /// T-35: of a difference before and after, document by document: what makes one hard for both models cancels.
  @Test func theErrorOfADifferenceIsPaired() {
    // Changes of 2, 3 and 0 nats, 0.1 a byte: residuals 1, 1, -2; sqrt(3 / 2 (1 + 1 + 4)) / 50.
    let paired = DocumentFigures.errorOfDifference([20, 60, 40], [22, 63, 40], bytes: [10, 20, 20])
    #expect(abs(paired - 3.0 / 50 / 0.6931471805599453) < 1e-12)
    #expect(DocumentFigures.errorOfDifference([20, 60, 40], [20, 60, 40], bytes: [10, 20, 20]) == 0)
    #expect(DocumentFigures.errorOfDifference([20], [21], bytes: [10]).isNaN)
  }

  /// T-32, I-61: every token once; the last window keeps its length and so sees more context (lm-evaluation-harness).
  @Test func windowsPredictEveryTokenOnce() {
    let windows = LanguageReading.windows([1, 2, 3, 4, 5, 6, 7], prefix: 0, size: 3)
    #expect(windows.map(\.context) == [[0], [3], [4, 5, 6]])
    #expect(windows.map(\.continuation) == [[1, 2, 3], [4, 5, 6], [7]])
    // Its own example: ten tokens, four inputs a window.
    let ten = LanguageReading.windows(Array(0..<10), prefix: 99, size: 4)
    #expect(ten.map(\.context) == [[99], [3], [5, 6, 7]])
    #expect(ten.map(\.continuation) == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]])
    for size in 1...12 {
      let windows = LanguageReading.windows(Array(0..<10), prefix: 99, size: size)
      #expect(windows.flatMap(\.continuation) == Array(0..<10))
      #expect(windows.allSatisfy { $0.context.count + $0.continuation.count - 1 <= size && !$0.context.isEmpty })
    }
  }
}

/// KL to and from the base model.
extension LanguageModelingTests {
  @Test func divergences() {
    let a: [Float] = [1, -2, 0.5, 3, 0, 0, 0, 0], b: [Float] = [0, 0, 0, 0, 2, -1, 0.25, 7]
    func slow(_ x: ArraySlice<Float>, _ y: ArraySlice<Float>) -> Double {
      func logs(_ x: ArraySlice<Float>) -> [Double] {
        let total = log(x.reduce(0) { $0 + exp(Double($1)) })
        return x.map { Double($0) - total }
      }
      return zip(logs(x), logs(y)).reduce(0) { $0 + exp($1.0) * ($1.0 - $1.1) }
    }
    let found = Tape.divergences(Tensor(a, shape: [2, 4]), Tensor(b, shape: [2, 4]))
    for (row, range) in [0..<4, 4..<8].enumerated() {
      #expect(abs(found.forward[row] - slow(a[range], b[range])) < 1e-6)
      #expect(abs(found.reverse[row] - slow(b[range], a[range])) < 1e-6)
    }
  }

  /// T-21, I-56: untrained LoRA forgets nothing, exactly; an untrained prefix does; a moved weight does.
  @Test func untrainedLoRAHasNone() throws {
    let tiny = try Tiny(), text = batch([(12, 2), (7, 1)])
    let lora = try tiny.model("lora"), start = try lora.divergence(on: text)
    #expect(start.forward == 0 && start.reverse == 0 && start.tokens == 16)
    for parameter in lora.trainable { parameter.change { $0.pointer[0] += 0.5 } }
    let moved = try lora.divergence(on: text)
    #expect(moved.forward > 0 && moved.reverse > 0 && moved.forward != moved.reverse)
    #expect(try tiny.model("prefix").divergence(on: text).forward > 0)
  }
}
