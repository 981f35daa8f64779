import Foundation
import Records

/// Runs of one identity in several directories: the same numbers are taken once; other numbers, which come from other kernels or
/// another program, are named with how far they are apart.
struct RepeatedRuns {
  /// Where each run was met first.
  var first: [String: URL] = [:]
  private var pairs: [Pair] = []

  /// Two directories that share runs.
  private struct Pair {
    var taken: URL
    var other: URL
    var same = 0
    /// Runs that have a result in one of the two only.
    var unlike: [String] = []
    var apart: [Apart] = []
  }

  private struct Apart {
    var label: String
    /// The primary metric and its two values.
    var metric: String
    var values: (Double, Double)
    var classes: (String, String)

    /// NaN beside a number is as far as can be.
    var distance: Double {
      let distance = abs(values.0 - values.1)
      return distance.isNaN ? (values.0.isNaN && values.1.isNaN ? 0 : .infinity) : distance
    }
  }

  /// Compares a run with the one of its identity that was read before; keeps the earlier one unless only this is complete.
  mutating func meet(_ record: RunRecord, of directory: URL, earlier: inout RunRecord) {
    let home = first[record.identity] ?? directory
    let index =
      pairs.firstIndex { $0.taken == home && $0.other == directory }
      ?? {
        pairs.append(Pair(taken: home, other: directory))
        return pairs.count - 1
      }()
    if record.status != earlier.status {
      let isBetter = record.status == .complete
      let (kept, left) = isBetter ? (record, earlier) : (earlier, record)
      pairs[index].unlike.append(
        "\(record.label): \(kept.status.rawValue) in \(name(isBetter ? directory : home)), which is taken, "
          + "\(left.status.rawValue) in \(name(isBetter ? home : directory))")
      if isBetter {
        earlier = record
        first[record.identity] = directory
      }
      return
    }
    if RepeatedRuns.haveSameNumbers(earlier, record) {
      pairs[index].same += 1
    } else {
      pairs[index].apart.append(
        Apart(
          label: record.label, metric: record.primary?.metric ?? "the result",
          values: (earlier.primaryValue ?? .nan, record.primaryValue ?? .nan),
          classes: (earlier.provenance.arithmeticClass, record.provenance.arithmeticClass)))
    }
  }

  /// Whether two records hold the same results, bit for bit, times and bytes apart.
  static func haveSameNumbers(_ a: RunRecord, _ b: RunRecord) -> Bool {
    func isOfMachine(_ measure: RunRecord.Measure) -> Bool {
      ["speed/", "inference/", "machine/", "process/", "accelerator/", "timings/"].contains {
        measure.name.hasPrefix($0)
      }
        || measure.unit == "second" || measure.unit == "byte" || measure.unit.hasSuffix("/second")
    }
    func results(_ record: RunRecord) -> [RunRecord.Entry<Double>] {
      var entries: [RunRecord.Entry<Double>] = []
      for evaluation in record.evaluations {
        entries += evaluation.metrics.map { .init("\(evaluation.name)/\($0.name)", $0.value) }
      }
      for metric in record.epochs.devMetrics { entries += metric.value.map { .init("dev/\(metric.name)", $0) } }
      for measure in record.measures where !isOfMachine(measure) {
        entries += measure.values.map { .init(measure.name, $0) }
      }
      return entries + record.steps.loss.map { .init("loss", $0) }
    }
    // Entries take NaN for equal to NaN.
    return results(a) == results(b)
  }

  private func name(_ url: URL) -> String { url.relativePath }

  /// What a reader has to know, a sentence or two for each pair of directories.
  var sentences: [String] { pairs.flatMap(sentences) }

  private func sentences(of pair: Pair) -> [String] {
    let (taken, other) = (name(pair.taken), name(pair.other))
    var sentences: [String] = []
    if pair.same > 0 {
      sentences.append(
        "\(NumberText.plural(pair.same, "run")) of \(other) \(pair.same == 1 ? "is" : "are") in \(taken), too, with the "
          + "same numbers: taken once.")
    }
    if let farthest = pair.apart.max(by: { $0.distance < $1.distance }) {
      let count = pair.apart.count
      let ours = ProvenanceSections.distinct(pair.apart.map(\.classes.0)).sorted()
      let theirs = ProvenanceSections.distinct(pair.apart.map(\.classes.1)).sorted()
      let from =
        ours == theirs
        ? "Both say \(NumberText.list(ours)): programs or libraries differ."
        : "Those taken are of \(NumberText.list(ours)), the others of \(NumberText.list(theirs))."
      sentences.append(
        "\(NumberText.plural(count, "run")) of \(other) \(count == 1 ? "is" : "are") in \(taken), too, with other numbers: "
          + "taken from \(taken). Farthest apart is \(farthest.label): \(farthest.metric) "
          + "\(NumberText.metric(farthest.values.0)) there, \(NumberText.metric(farthest.values.1)) in "
          + "\(other). \(from) "
          + "Compare each directory by itself to see both.")
    }
    return sentences + pair.unlike.map { $0 + "." }
  }
}
