import Basics
import Foundation
import Networks
import Tensors
import Testing
import Training

@testable import Benchmarks
@testable import Conformance

/// What the benchmarks say besides seconds: seconds themselves are no matter for tests.
struct BenchmarkTests {
  /// Memory is exactly linear in texts, arithmetic in texts too, and more than linear in their length.
  @Test func growthCountsWhatGrows() throws {
    let tiny = try Conformance.TinyModel()
    var bench = GrowthBenchmark(model: tiny.directory, method: "lora")
    (bench.batches, bench.lengths, bench.steps) = ([4, 8, 16], [8, 16, 32, 512], 3)
    let (batches, lengths) = try bench.run()
    #expect(batches.map(\.tokens) == [128, 256, 512])
    // 512 word pieces are more than the tiny model's 64 positions: left out.
    #expect(lengths.map(\.length) == [8, 16, 32] && lengths.allSatisfy { $0.batch == 16 })
    for row in batches {
      let times = Double(row.batch) / 4
      #expect(abs(row.work / batches[0].work - times) < 1e-9 * times && row.seconds > 0)
      #expect(abs(Double(row.bytes) / Double(batches[0].bytes) - times) < 0.02 * times)
    }
    #expect(lengths[1].work > 2 * lengths[0].work && lengths[2].work > 2 * lengths[1].work)
  }

  @Test func everyKernelIsHeldAgainstItsLimit() throws {
    var bench = KernelBenchmark()
    (bench.rows, bench.sequences, bench.budget) = (64, 8, 0)
    let result = bench.run()
    #expect(Set(result.rows.map { "\($0.name) \($0.shape)" }).count == result.rows.count && result.rows.count > 10)
    for row in result.rows {
      let amount =
        switch row.limit {
        case .arithmetic(let flop): flop
        case .memory(let bytes): bytes
        }
      #expect(row.seconds > 0 && abs(row.rate * row.seconds / amount - 1) < 1e-9, "\(row.name)")
      let peak = row.name.hasSuffix("bf16") ? result.roundedPeak : result.peak
      if case .arithmetic = row.limit { #expect(row.limitRate == peak, "\(row.name)") }
    }
    // Three shapes of the base model's own weights, where the machine has such products.
    #expect(result.rows.count { $0.name.hasSuffix("bf16") } == (Precision.bf16.missing == nil ? 3 : 0))
    let json = try JSON(parsing: result.json, source: "kernels")
    #expect(json["kernels"]?.array?.count == result.rows.count)
  }

  /// Every step's seconds and loss, and an evaluation whose arithmetic is that of its forward passes.
  @Test func aStepBenchmarkSaysWhatItDid() throws {
    let tiny = try Conformance.TinyModel()
    let file = tiny.directory.appendingPathComponent("rows.tsv")
    try "sentence\tlabel\ngood film\t1\nbad film .\t0\nnot bad\t1\nnot good\t0\n".write(
      to: file, atomically: true, encoding: .utf8)
    var bench = StepBenchmark(model: tiny.directory, data: file, method: "lora")
    (bench.batch, bench.steps, bench.evaluation, bench.methodOptions) = (2, 5, file, ["rank=2"])
    let result = try bench.run()
    #expect(result.losses.count == 5 && result.seconds.count == 5 && result.seconds.allSatisfy { $0 > 0 })
    #expect(result.step.median == result.seconds.sorted()[2])
    let read = try #require(result.evaluation)
    // [CLS] and [SEP] with each: 4, 5, 4, 4 word pieces, of which the last block's query, output and feed-forward see the
    // first only, as the head does; LoRA of rank 2 at query and value.
    let n = 17, first = 4, d = 16, wide = 32, pairs = 16 * 3 + 25
    let all = 4 * n * d * d + 2 * n * d * wide + 2 * pairs * d + 2 * 2 * n * 2 * d
    let last = (2 * n + 2 * first) * d * d + 2 * first * d * wide + 2 * n * d + 2 * (n + first) * 2 * d
    let head = first * d * d + first * d * 2
    #expect(read.metric == "accuracy" && read.work == Double(2 * (all + last + head)))
    let json = try JSON(parsing: result.json, source: "step")
    #expect(json["step_seconds"]?.array?.count == 5 && json["eval"]?["flop"] == .number(read.work))
    bench.methodOptions = ["ranks=2"]
    #expect { try bench.run() } throws: { ($0 as? InputError)?.advice == "did you mean \"rank\"?" }
  }
}
