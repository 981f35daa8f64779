import Basics
import Foundation
import Methods
import Networks
import Tensors
import TestSupport
import Testing
import Training

@testable import Conformance
@testable import Records
@testable import Running

@Suite(.serialized) struct MemoryLedgerTests {
  /// One phase's peak is no other's, and a phase that is gone back to keeps its highest.
  @Test func everyPhaseHasItsOwnPeak() {
    MemoryLedger.restart(in: .forward)
    let base = MemoryLedger.now[.gradients]
    func hold(_ floats: Int) { withExtendedLifetime(Tensor([floats], category: .gradients)) {} }
    hold(1000)
    MemoryLedger.enter(.backward)
    hold(3000)
    MemoryLedger.enter(.forward)
    hold(500)
    #expect(MemoryLedger.peak(of: .forward)![.gradients] - base == 4000)
    #expect(MemoryLedger.peak(of: .backward)![.gradients] - base == 12000)
    #expect(MemoryLedger.peak(of: [.forward, .backward]) == MemoryLedger.peak(of: .backward))
    #expect(MemoryLedger.peak(of: .evaluate) == nil)
    MemoryLedger.restart()
  }

  /// A model that its own hooks hold on to would stay in memory for good, and in every later forecast.
  @Test(arguments: MethodRegistry.names) func aModelGoesWithItsMethod(_ name: String) throws {
    let tiny = try Conformance.TinyModel(), before = MemoryLedger.now.total
    do {
      let model = Model(try tiny.backbone(), outputs: 2, seed: 1)
      let type = try MethodRegistry.method(name)
      try model.attach(try type.init(try Options(for: type.card)))
      #expect(MemoryLedger.now.total > before)
    }
    #expect(MemoryLedger.now.total == before)
  }

  @Test func aRunHasEveryPhaseAndCategory() throws {
    try withTemporaryDirectory { directory in
      MemoryLedger.restart()
      let run = try InteropModel(in: directory).run("{ name: 'lora' }", in: directory).record
      func value(_ name: String) -> Int { run.memory[name] ?? -1 }
      for phase in ["load", "forward", "backward", "optimizer", "evaluate", "trainPeak"] {
        let parts = MemoryCategory.allCases.map { value("\(phase)/\($0.name)") }
        #expect(parts.allSatisfy { $0 >= 0 } && parts.reduce(0, +) == value("\(phase)/total"), "\(phase)")
      }
      #expect(value("load/optimizerState") == 0 && value("load/gradients") == 0)
      // Two moments of every weight that trains, and one gradient.
      #expect(value("optimizer/optimizerState") == 2 * value("optimizer/trainableWeights"))
      #expect(value("optimizer/gradients") == value("optimizer/trainableWeights"))
      #expect(value("forward/savedActivations") > 0 && value("optimizer/savedActivations") <= 8)
      let peaks = ["forward", "backward", "optimizer"].map { value("\($0)/total") }
      #expect(value("trainPeak/total") == peaks.max())
      #expect(value("process/peakResident") >= value("process/trainPeakResident"))
      // The system counts resident pages by thread and sums them late: to a few of them.
      #expect(value("process/trainPeakResident") + (1 << 20) >= value("process/beforeModel"))
      for entry in run.memory {
        #expect(MeasureCatalog.definition(of: "memory/\(entry.name)") != nil, "\(entry.name)")
      }
      for entry in run.timings { #expect(MeasureCatalog.definition(of: "timings/\(entry.name)") != nil) }
    }
  }
}

@Suite(.enabled(if: Installed.model != nil, "needs tunebench model add minilm"), .serialized)
struct AllocatorTests {
  /// What a real forward pass keeps, by the ledger and by malloc's own count.
  @Test(arguments: ["fft", "lora", "adapter-houlsby", "prefix", "p-tuning"])
  func theLedgerIsTheAllocatorsCount(_ name: String) throws {
    let model = Model(try Backbone(directory: Installed.model!), outputs: 25, seed: 1)
    let type = try MethodRegistry.method(name)
    try model.attach(try type.init(try Options(for: type.card)))
    let items = (0..<16).map { row -> EncodedSet.Item in
      let tokens = (0..<16 + row).map { Int32(1000 + 17 * $0 + row) }
      return EncodedSet.Item(tokens: tokens, types: tokens.map { _ in 0 })
    }
    var options = TrainingOptions()
    (options.batch, options.steps) = (16, 1)
    MemoryLedger.restart()
    _ = try Trainer(model: model, objective: Classification(), options: options).train(
      on: EncodedSet(items: items, targets: .categories(items.indices.map { Int32($0) })))
    let before = try #require(MemoryLedger.audit(at: .forward))
    let after = try #require(MemoryLedger.audit(at: .backward))
    let ledger = Double(after.ledger - before.ledger), held = Double(after.allocator - before.allocator)
    #expect(ledger > 5e6)
    // Each of some hundred blocks has 592 bytes that the ledger leaves out: alignment, separation, malloc's own.
    #expect(abs(held - ledger) < 0.01 * ledger + 592 * 500, "\(name): ledger \(ledger), allocator \(held)")
  }
}
