import Basics
import Foundation
import Records
import Tensors

extension RunRecord {
  /// The memory ledger as it stands, the process's figures so far, and what had been expected of them.
  ///
  /// - Parameters:
  ///   - beforeModel: resident bytes before model and data were read.
  ///   - training: peak resident bytes at the end of training; nil where nothing was trained.
  mutating func addMemory(beforeModel: Int, training: Int?, predicted: MemoryPrediction?) {
    func add(_ place: String, _ snapshot: MemoryLedger.Snapshot) {
      memory += MemoryCategory.allCases.map { .init("\(place)/\($0.name)", snapshot[$0]) }
      memory.append(.init("\(place)/total", snapshot.total))
    }
    for phase in MemoryPhase.allCases {
      if let peak = MemoryLedger.peak(of: phase) { add(phase.name, peak) }
    }
    memory.append(.init("process/beforeModel", beforeModel))
    if let training {
      add("trainPeak", MemoryLedger.peak(of: MemoryPhase.training))
      memory.append(.init("process/trainPeakResident", training))
    }
    memory.append(.init("process/peakResident", MachineFacts.peakResident))
    if let before = MemoryLedger.audit(at: .forward), let after = MemoryLedger.audit(at: .backward) {
      memory += [
        .init("allocator/ledger", after.ledger - before.ledger),
        .init("allocator/held", after.allocator - before.allocator),
      ]
    }
    if let predicted {
      memory += [
        .init("predicted/ledgerPeak", predicted.ledgerPeak),
        .init("predicted/peakResident", predicted.residentPeak),
      ]
    }
  }

  /// What the base model takes on disk, beside which every result is kept.
  mutating func addBaseModel(_ directory: URL) {
    let sizes = ModelFiles.weights(at: directory).map {
      (try? $0.resolvingSymlinksInPath().resourceValues(forKeys: [.fileSizeKey]).fileSize).map(Double.init) ?? .nan
    }
    measures.append(Measure("disk/baseModel", shape: [], values: [sizes.isEmpty ? .nan : sizes.reduce(0, +)]))
  }
}
