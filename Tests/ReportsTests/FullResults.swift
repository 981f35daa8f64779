import Foundation
import Records

@testable import Reports

/// Made runs that hold all that any chart needs: two methods, one with two learning rates, two seeds.
enum FullResults {
  static func write(to directory: URL, _ runs: [MadeRun] = runs) -> URL {
    let results = ResultsDirectory(directory.appendingPathComponent("full results"))
    for run in runs { try! results.write(run.record) }
    return results.url
  }

  /// Three seeds of two tasks.
  static var severalTasks: [MadeRun] {
    enough.filter { $0.seed < 4 }.flatMap { run in
      var other = run
      other.task = "another"
      other.test = run.test.map { $0 - 0.1 }
      return [run, other]
    }
  }

  /// The same with what single charts need more of: a third learning rate, and ten seeds.
  static let enough: [MadeRun] = (1...10).flatMap { seed -> [MadeRun] in
    let shift = seed % 2 == 0 ? 0.02 : 0
    return [
      run("fft", label: "fft", seed: seed, test: 0.8 + shift, lost: 0.1, rate: 0.0001, trainable: 1000),
      run("lora", label: "lora lr=0.001", seed: seed, test: 0.7 + shift, lost: 0.02, rate: 0.001, trainable: 10),
      run("lora", label: "lora lr=0.01", seed: seed, test: 0.75 + shift, lost: 0.04, rate: 0.01, trainable: 10),
      run("lora", label: "lora lr=0.1", seed: seed, test: 0.6 + shift, lost: 0.05, rate: 0.1, trainable: 10),
    ]
  }

  static let runs: [MadeRun] = [(1, 0.0), (2, 0.02)].flatMap { seed, shift in
    [
      run("fft", label: "fft", seed: seed, test: 0.8 + shift, lost: 0.1, rate: 0.0001, trainable: 1000),
      run("lora", label: "lora lr=0.001", seed: seed, test: 0.7 + shift, lost: 0.02, rate: 0.001, trainable: 10),
      run("lora", label: "lora lr=0.01", seed: seed, test: 0.75 + shift, lost: 0.04, rate: 0.01, trainable: 10),
    ]
  }

  private static func run(
    _ method: String, label: String, seed: Int, test: Double, lost: Double, rate: Double, trainable: Int
  ) -> MadeRun {
    var run = MadeRun(method: method, label: label, seed: seed, test: test, dev: [0.5, test - 0.1])
    run.learningRate = rate
    run.heldOut = [("a/near", test - 0.1), ("a/far", test - 0.2)]
    run.trainable = trainable
    run.losses = [9, 9, 9, 9, 9, 2, 1]
    run.stepMilliseconds = [90, 90, 90, 90, 90, 20, 30]
    run.processPeak = 5_000_000
    run.memory = [
      ("trainPeak/baseWeights", 1_000_000), ("trainPeak/trainableWeights", 500_000),
      ("trainPeak/gradients", 500_000), ("trainPeak/optimizerState", 1_000_000),
      ("trainPeak/savedActivations", 250_000), ("trainPeak/workspace", 750_000),
      ("predicted/ledgerPeak", 3_900_000), ("process/beforeModel", 2_000_000), ("predicted/peakResident", 5_100_000),
    ]
    run.measures = [
      ("forgetting/retention/sts/before", [0.8]), ("forgetting/retention/sts/after", [0.8 - lost]),
      ("forgetting/retention/sts/lost", [lost]), ("checkpoints/dev", [0.5, test - 0.1]),
      // Of fewer pairs, on which the base model is a little better.
      ("checkpoints/before/retention/sts", [0.81]), ("checkpoints/retention/sts", [0.81, 0.81 - lost]),
      ("drift/kl/task/baseTuned", [2 * lost]),
      ("sequence/R", [0.9, 0.5, 0.7, 0.8]), ("sequence/averageAccuracy", [0.75]),
      ("sequence/forgetting", [0.2, 0]),
      ("inference/unmerged/16/latencyP50", [0.004]), ("inference/unmerged/16/latencyP95", [0.005]),
      ("inference/unmerged/64/latencyP50", [0.010]), ("inference/merged/16/latencyP50", [0.003]),
      ("inference/unmerged/16/throughput", [500]),
    ]
    return run
  }
}
