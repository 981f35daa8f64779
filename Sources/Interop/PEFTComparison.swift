import Basics
import Foundation
import Records

/// The results of Hugging Face PEFT's method comparison (github.com/huggingface/peft, method_comparison/MetaMathQA): a JSON
/// file a run, with `run_info`, `train_info` and `meta_info`.
///
/// A run that was cancelled or failed becomes a record of that status, which tables name and no mean counts. A file
/// that is malformed, or that comes from another branch than PEFT's main one, becomes none and is named.
public struct PEFTComparison: Sendable {
  /// One for each file that tells of a run, by label.
  public var records: [RunRecord] = []
  /// Files of which no record was made, by name.
  public var setApart: [SetApart] = []

  /// A file that was not taken in.
  public struct SetApart: Sendable, Equatable {
    public enum Reason: String, Sendable {
      /// Cannot be read as a result.
      case malformed
      /// Not run from PEFT's main branch, so not what its comparison shows.
      case unclean
      /// Says the same as another file.
      case repeated
    }

    public var file: String
    public var reason: Reason
    /// What is wrong with it.
    public var message: String
  }

  /// Reads every `.json` file of a directory, in the order of their names.
  ///
  /// - Throws: `InputError` if the directory cannot be read or holds no such file.
  public init(reading directory: URL) throws {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: directory.path).filter { $0.hasSuffix(".json") }
        .sorted()
    } catch {
      throw InputError(
        "cannot be read", kind: .usage, place: directory.relativePath, expected: "a directory of result files",
        found: FileManager.default.fileExists(atPath: directory.path) ? "no directory" : "nothing")
    }
    guard !names.isEmpty else {
      throw InputError(
        "holds no result files", kind: .usage, place: directory.relativePath,
        expected: "files such as lora--llama-3.2-3B-rank32.json",
        advice: "name the directory method_comparison/MetaMathQA/results of a checkout of PEFT")
    }
    var origins: [String: String] = [:]
    for name in names {
      func setApart(_ reason: SetApart.Reason, _ message: String) {
        self.setApart.append(SetApart(file: name, reason: reason, message: message))
      }
      do {
        let file = try PEFTResultFile(reading: directory.appendingPathComponent(name), name: name)
        let branch = try file.text("run_info", "peft_branch")
        guard branch == "main" else {
          setApart(.unclean, "was run from PEFT's branch \(branch)")
          continue
        }
        let record = try file.record()
        if let other = origins[record.identity] {
          setApart(.repeated, "is the same as \(other)")
        } else {
          origins[record.identity] = name
          records.append(record)
        }
      } catch let error as InputError {
        setApart(.malformed, error.message + (error.found.map { ": found \($0)" } ?? ""))
      }
    }
    records.sort { ($0.label, $0.identity) < ($1.label, $1.identity) }
  }
}
