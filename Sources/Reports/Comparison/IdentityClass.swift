import Basics
import Records

/// What runs have to share before their figures may stand beside each other.
///
/// Times hang on the machine, the threads, the program and on whether others ran beside. Scores hang on the suite's version,
/// the model and the data wholly, and on the kernels that multiply by their last bits, which a training makes larger: runs of
/// one identity and other kernels are not the same runs.
public enum IdentityClass {
  /// One thing in which runs differ, with every value that they have, in alphabetical order.
  public struct Difference: Sendable, Equatable {
    public var what: String
    public var values: [String]
    /// Whether times of such runs may not stand beside each other.
    public var barsTimes: Bool

    public var text: String { "\(what): \(values.joined(separator: "; "))" }
  }

  /// All that complete runs differ in, of what bears on the quantity.
  public static func differences(_ records: [RunRecord], for quantity: Quantity) -> [Difference] {
    let complete = records.filter { $0.status == .complete }
    func difference(_ what: String, barsTimes: Bool = true, _ value: (RunRecord) -> String?) -> Difference? {
      let values = Array(Set(complete.compactMap(value))).sorted()
      return values.count > 1 ? Difference(what: what, values: values, barsTimes: barsTimes) : nil
    }
    func counted(_ count: Int, _ what: String) -> String { count == 0 ? "unknown" : NumberText.plural(count, what) }
    let suites = Array(Set(complete.map(\.suite.name))).sorted().map { name in
      difference("version of the suite \(name)") { $0.suite.name == name ? version($0) : nil }
    }
    let all: [Difference?] =
      [
        difference("machine") { $0.provenance.cpuModel.isEmpty ? "unknown" : $0.provenance.cpuModel },
        difference("cores") { counted($0.provenance.coreCount, "core") },
        difference("threads of a run") { counted($0.provenance.threadCount, "thread") },
        difference("kernels") { $0.provenance.arithmetic },
        difference("format of the results") { "version \($0.formatVersion)" },
      ] + suites + [
        difference("model") { run in
          run.configuration.model
            + (run.provenance.modelSHA256.isEmpty ? "" : " (SHA-256 \(run.provenance.modelSHA256.prefix(12)))")
        }, difference("program", barsTimes: false) { $0.provenance.harnessVersion },
      ]
      + (quantity.isTiming
        ? [difference("use of the machine") { $0.provenance.isExclusive ? "exclusive" : "shared with other runs" }]
        : [])
    return all.compactMap { $0 } + data(complete)
  }

  private static func version(_ record: RunRecord) -> String? {
    (try? JSON(parsing: record.configuration.canonicalJSON, source: record.label))?["version"]?.int.map(String.init)
  }

  /// Files of one name and different content.
  private static func data(_ records: [RunRecord]) -> [Difference] {
    func name(_ file: RunRecord.DataFile) -> String {
      file.path.split(separator: "/").suffix(2).joined(separator: "/")
    }
    let files = records.flatMap(\.provenance.dataFiles)
    return Array(Set(files.map(name))).sorted().compactMap { one in
      let hashes = Array(Set(files.filter { name($0) == one }.map { "SHA-256 \($0.sha256.prefix(12))" })).sorted()
      return hashes.count > 1 ? Difference(what: "data \(one)", values: hashes, barsTimes: false) : nil
    }
  }

  /// Refuses to compare times that are not of one kind.
  ///
  /// - Throws: `InputError` of kind usage that lists what differs.
  public static func require(_ quantity: Quantity, comparableIn records: [RunRecord]) throws {
    let differences = differences(records, for: quantity).filter(\.barsTimes)
    guard quantity.isTiming, !differences.isEmpty else { return }
    throw InputError(
      "\(quantity.name) of these runs cannot be compared", kind: .usage,
      expected: "runs of one machine, thread count, model and suite version, all alone or all sharing it",
      found: differences.map(\.text).joined(separator: "\n            "),
      advice: "compare results directories that were made alike, or one --task of them")
  }
}
