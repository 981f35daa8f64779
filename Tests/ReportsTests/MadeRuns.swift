import Basics
import Foundation
import Records

/// Records made by hand, so that every number of a table can be worked out on paper.
struct MadeRun {
  var method = "lora"
  var options = "{}"
  var label: String?
  var task = "t"
  var seed = 1
  var status = RunRecord.Status.complete
  var failure: String?
  var metric = "accuracy"
  var test: Double? = 0.5
  var dev: [Double] = []
  var chosen: Int?
  var heldOut: [(String, Double)] = []
  var trainable = 0
  var stored = 0
  var head = 10
  var seconds = 1.0
  var isExclusive = true
  var processor = "Some CPU"
  var openBLAS = ""
  var threads = 2
  var learningRate = 0.001
  var epochs = 2
  var patience: Int?
  var losses: [Double] = []
  /// Milliseconds of each step; its tokens are 100.
  var stepMilliseconds: [Double] = []
  var tensorPeak = 0
  var processPeak = 0
  var suiteText = ""
  /// Further entries of the memory ledger, in bytes.
  var memory: [(String, Int)] = []
  /// Further measures, a list of one being a number.
  var measures: [(String, [Double])] = []

  var record: RunRecord {
    let name = label ?? method
    let configuration =
      #"{"methods":[{"name":"\#(method)","options":\#(options)}],"model":"m","seed":\#(seed),"#
      + #""task":{"name":\#(JSON.string(task).canonical),"rows":null},"#
      + #""train":{"batch":32,"epochs":\#(epochs),"learningRate":\#(learningRate)\#(patience.map { ",\"patience\":\($0)" } ?? "")},"version":1}"#
    // Distinct for distinct runs, and the same in every process.
    let identity = "\(configuration)\(threads)\(processor)\(status.rawValue)".utf8
      .reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    var record = RunRecord(
      identity: String(identity, radix: 16), label: "\(name) · \(task) · seed \(seed)",
      suite: .init(name: "made", text: suiteText), status: status, failure: failure)
    record.configuration.model = "m"
    record.configuration.tasks = [task]
    record.configuration.methods = [.init(name: method, options: options)]
    record.configuration.hyperparameters = [.init("learningRate", .number(learningRate))]
    record.configuration.seed = seed
    record.configuration.canonicalJSON = configuration
    guard status == .complete else { return record }

    if let test {
      record.evaluations.append(
        .init(
          name: "test/\(task)", split: "test", task: task, kind: "classification",
          metrics: [.init(metric, test), .init("macroF1", 0.125)], predicted: .labels([0, 1, 0, 1])))
      record.primary = .init(evaluation: "test/\(task)", metric: metric)
    }
    for (name, value) in heldOut {
      record.evaluations.append(
        .init(
          name: "held-out/\(name)", split: "held-out", task: name, kind: "classification",
          metrics: [.init(metric, value)]))
    }
    record.epochs.devMetrics = dev.isEmpty ? [] : [.init(metric, dev)]
    record.epochs.chosen = chosen
    for (index, loss) in losses.enumerated() {
      let time = stepMilliseconds.indices.contains(index) ? stepMilliseconds[index] / 1000 : 0
      // Phases add up to the step.
      record.steps.append(
        loss: loss, learningRate: learningRate, forward: time / 2, backward: time / 2, tokens: 100,
        samples: 4,
        epoch: 0)
    }
    record.sizes.trainable = trainable
    record.sizes.stored = stored
    record.sizes.head = head
    record.sizes.fileBytes = 4 * (stored + head)
    record.timings = [.init("load", 100), .init("train", seconds), .init("total", 100 + seconds)]
    record.memory = [
      .init("trainPeak/total", tensorPeak), .init("process/peakResident", processPeak),
    ]
    record.memory += memory.map { .init($0, $1) }
    record.measures = measures.map { name, values in
      // A sequence's matrix is the only square one.
      let side = Int(Double(values.count).squareRoot())
      let shape = values.count == 1 ? [] : name == "sequence/R" ? [side, side] : [values.count]
      return .init(name, shape: shape, values: values, unit: "1", definition: "made")
    }
    record.provenance.modelSHA256 = "0123456789abcdef"
    record.provenance.dataFiles = [.init(path: "/home/someone/data/\(task).tsv", sha256: "fedcba9876543210")]
    record.provenance.cpuModel = processor
    record.provenance.coreCount = 4
    record.provenance.threadCount = threads
    record.provenance.openBLASVersion = "0.3"
    record.provenance.openBLASConfiguration = openBLAS
    record.provenance.harnessVersion = "0.1.0"
    record.provenance.gitCommit = "abcdef0123456789"
    record.provenance.operatingSystem = "An OS"
    record.provenance.started = "2026-01-0\(seed)T10:00:00Z"
    record.provenance.ended = "2026-01-0\(seed)T11:00:00Z"
    record.provenance.isExclusive = isExclusive
    return record
  }
}
