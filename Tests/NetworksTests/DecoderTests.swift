import Basics
import Foundation
import Tensors
import Testing

@testable import Networks

struct DecoderTests {
  private func hidden(_ network: Network, _ sequences: [[Int32]], wanted: Rows = .all) -> [Float] {
    network.backbone(Tape(recording: false), PackedBatch(sequences), wanted: wanted).0.value.values
  }

  private func worst(_ a: [Float], _ b: [Float]) -> Float {
    a.count == b.count ? zip(a, b).map { abs($0 - $1) }.max() ?? 0 : .infinity
  }

  /// A token's hidden state does not hang on those after it, nor on the other sequences of its batch.
  @Test(arguments: TinyDecoder.kinds) func seesOnlyWhatCameBefore(kind: String) throws {
    let tiny = try TinyDecoder(kind), network = try tiny.network(), tokens = tiny.tokens([9, 4])
    let both = hidden(network, tokens), width = 16
    #expect(worst(Array(both[..<(9 * width)]), hidden(network, [tokens[0]])) < 1e-5)
    let shorter = hidden(network, [Array(tokens[0].prefix(6))])
    #expect(worst(Array(both[..<(6 * width)]), shorter) < 1e-5)
    var changed = tokens[0]
    changed[8] = (changed[8] + 1) % 48
    let other = hidden(network, [changed])
    #expect(worst(Array(both[..<(8 * width)]), Array(other[..<(8 * width)])) < 1e-5)
    #expect(worst(Array(both[(8 * width)..<(9 * width)]), Array(other[(8 * width)...])) > 1e-4)
  }

  /// The last block computes the wanted rows alone, and the same numbers.
  @Test(arguments: TinyDecoder.kinds) func wantedRowsAreThoseOfAll(kind: String) throws {
    let tiny = try TinyDecoder(kind), network = try tiny.network(), tokens = tiny.tokens([9, 4, 6]), width = 16
    let all = hidden(network, tokens)
    let rows: [Int32] = [0, 3, 8, 12, 13, 18]
    let picked = hidden(network, tokens, wanted: .tokens(rows, opening: []))
    #expect(worst(picked, rows.flatMap { all[(Int($0) * width)..<(Int($0) * width + width)] }) < 1e-5)
    let last = hidden(network, tokens, wanted: .last)
    #expect(worst(last, [8, 12, 18].flatMap { all[($0 * width)..<($0 * width + width)] }) < 1e-5)
  }

  /// With kept keys and values a model writes what it writes when it reads everything anew for each token.
  @Test(arguments: TinyDecoder.kinds) func cacheChangesNothing(kind: String) throws {
    let tiny = try TinyDecoder(kind), network = try tiny.network(), prompts = tiny.tokens([7, 1, 4])
    var streams: [RandomStream] = []
    let written = network.generate(prompts, limit: 12, stops: [], streams: &streams)
    for (prompt, continuation) in zip(prompts, written) {
      var tokens = prompt
      for token in continuation.tokens {
        let state = network.backbone(Tape(recording: false), PackedBatch([tokens]), wanted: .last).0.value
        #expect(network.vocabularyHead.read(state).best == [token])
        tokens.append(token)
      }
      #expect(continuation.tokens.count == 12 && !continuation.stopped)
    }
  }

  /// What a sequence is continued by does not hang on the others, greedy or drawn.
  @Test(arguments: [0, 0.9]) func sequencesAreContinuedAsIfAlone(temperature: Double) throws {
    let tiny = try TinyDecoder("llama"), network = try tiny.network(), prompts = tiny.tokens([3, 8, 5, 2, 7])
    let sampling = Sampling(temperature: temperature, topP: temperature > 0 ? 0.9 : 1)
    func streams() -> [RandomStream] { prompts.indices.map { RandomStream(seed: 5, purpose: "generate/\($0)") } }
    var all = streams()
    let together = network.generate(prompts, limit: 10, stops: [7], sampling: sampling, streams: &all)
    for index in prompts.indices {
      var own = [streams()[index]]
      let alone = network.generate([prompts[index]], limit: 10, stops: [7], sampling: sampling, streams: &own)
      #expect(alone[0] == together[index])
      #expect(alone[0].stopped == (alone[0].tokens.last == 7))
    }
  }

  /// Several answers to a prompt, which is read once for them, are those of as many prompts, greedy or drawn, bit by bit.
  @Test(arguments: TinyDecoder.kinds, [0, 0.9]) func answersShareTheirPrompt(kind: String, temperature: Double) throws {
    let tiny = try TinyDecoder(kind), network = try tiny.network(), prompts = tiny.tokens([3, 1, 5])
    func streams() -> [RandomStream] { (0..<9).map { RandomStream(seed: 5, purpose: "generate/\($0)") } }
    var (shared, own) = (streams(), streams())
    let sampling = Sampling(temperature: temperature)
    let answers = network.generate(
      prompts, answers: 3, limit: 8, stops: [7], sampling: sampling, streams: &shared)
    let alone = network.generate(
      prompts.flatMap { [$0, $0, $0] }, limit: 8, stops: [7], sampling: sampling, streams: &own)
    #expect(answers == alone && answers.count == 9)
    #expect(Set(answers.prefix(3).map(\.tokens)).count == (temperature == 0 ? 1 : 3))
  }

  /// Entropies of what was drawn from, by the definition in double precision.
  @Test func entropiesAreThoseOfTheDistribution() throws {
    let tiny = try TinyDecoder("llama"), network = try tiny.network(), prompt = tiny.tokens([4])[0]
    var streams = [RandomStream(seed: 2, purpose: "generate/0")]
    let written = network.generate(
      [prompt], limit: 5, stops: [], sampling: Sampling(temperature: 0.7), streams: &streams)[0]
    var tokens = prompt
    for (token, entropy) in zip(written.tokens, written.entropies) {
      let state = network.backbone(Tape(recording: false), PackedBatch([tokens]), wanted: .last).0.value
      let weights = network.vocabularyHead.logits(state).values.map { exp(Double($0) / 0.7) },
        sum = weights.reduce(0, +)
      #expect(abs(entropy + weights.reduce(0) { $0 + $1 / sum * log($1 / sum) }) < 1e-4)
      tokens.append(token)
    }
    #expect(written.entropies.count == 5 && written.entropies.allSatisfy { $0 > 0.1 })
  }

  @Test func positionsEndAContinuation() throws {
    let tiny = try TinyDecoder("llama"), network = try tiny.network()
    var streams: [RandomStream] = []
    let written = network.generate(tiny.tokens([60, 64]), limit: 20, stops: [], streams: &streams)
    // The last token needs no position of its own: nothing is predicted from it.
    #expect(written.map(\.tokens.count) == [5, 1])
  }

  /// Draws follow the probabilities of the allowed tokens.
  @Test func drawsAreThoseOfTheDistribution() {
    let logits: [Float] = [1, 3, 2, 0].map { Float(log($0 + 1e-30)) }
    var random = RandomStream(seed: 3, purpose: "draws"), counts = [0, 0, 0, 0]
    logits.withUnsafeBufferPointer { logits in
      for _ in 0..<6000 { counts[Int(Sampling(temperature: 1).draw(logits, uniform: random.uniform()))] += 1 }
      // Of six parts three and two are the fewest that hold 0.8: what is left is never drawn.
      for _ in 0..<500 { #expect(Sampling(temperature: 1, topP: 0.8).draw(logits, uniform: random.uniform()) != 0) }
    }
    #expect(abs(counts[0] - 1000) < 130 && abs(counts[1] - 3000) < 190 && abs(counts[2] - 2000) < 170 && counts[3] == 0)
  }

  /// Gradients of every trained weight of every family by central differences.
  @Test(arguments: TinyDecoder.kinds, [false, true]) func gradients(kind: String, isTied: Bool) throws {
    let tiny = try TinyDecoder(kind, isTied: isTied), network = try tiny.network(), tokens = tiny.tokens([5, 3])
    let batch = PackedBatch(tokens), rows: [Int32] = [0, 2, 3, 5, 6]
    let targets: [Int32] = rows.map { batch.tokens[Int($0) + 1] }
    for parameter in network.parameters { parameter.isTrainable = true }
    func loss(_ tape: Tape) -> Variable {
      let state = network.hidden(tape, batch, at: .tokens(rows, opening: []))
      return network.vocabularyHead.crossEntropy(tape, state, targets: targets)
    }
    let tape = Tape(recording: true)
    tape.backward(from: loss(tape))
    var random = RandomStream(seed: 8, purpose: "elements")
    for parameter in network.parameters {
      let gradient = parameter.accumulatedGradient.values
      for _ in 0..<3 {
        let i = random.integer(below: parameter.count), kept = parameter.value.pointer[i], h: Float = 5e-3
        func value(_ x: Float) -> Double {
          parameter.value.pointer[i] = x
          return Double(loss(Tape(recording: false)).value.item)
        }
        let numeric = (value(kept + h) - value(kept - h)) / Double(2 * h)
        parameter.value.pointer[i] = kept
        #expect(
          abs(numeric - Double(gradient[i])) < 4e-3 * max(1, abs(numeric)),
          "\(parameter.name)[\(i)] \(numeric) \(gradient[i])")
      }
    }
  }

  @Test func refusals() throws {
    func refused(_ config: [String: JSON]) throws -> InputError {
      try #require(throws: InputError.self) {
        let file = ConfigurationFile(place: "config.json", members: config)
        _ = try Architectures.architecture(file).anatomy(file)
      }
    }
    var llama: [String: JSON] = [
      "model_type": "llama", "vocab_size": 8, "hidden_size": 16, "num_attention_heads": 4, "num_hidden_layers": 2,
      "intermediate_size": 24,
    ]
    llama["rope_scaling"] = ["rope_type": "yarn", "factor": 4]
    #expect(try refused(llama).expected == "default, linear or llama3")
    llama["rope_scaling"] = ["rope_type": "llama3", "factor": 4]
    #expect(try refused(llama).message == "lacks low_freq_factor")
    llama["rope_scaling"] = nil
    llama["num_key_value_heads"] = 3
    #expect(try refused(llama).found == "4 and 3")
    #expect(try refused(["model_type": "mamba"]).expected?.contains("gpt_neox") == true)
    let tiny = try TinyDecoder("gpt2"), backbone = try Backbone(directory: tiny.directory)
    let error = try #require(throws: InputError.self) { try backbone.roles(named: ["query"], place: "lora.targets") }
    #expect(
      error.message.contains("one layer makes queries, keys and values") && error.expected?.contains("c_attn") == true)
    #expect(try backbone.roles(named: ["c_attn", "mlp.c_proj"], place: "") == [.queryKeyValue, .down])
  }
}
