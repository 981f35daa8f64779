import Basics
import Tasks

/// A set of pairs on which the base ability is read, as a suite's `retention` names it.
public struct RetentionReference: Sendable, Equatable {
  public var name: String
  /// Which part of a data set; WordNet's pairs have one only.
  public var split = Split.test
  /// How many pairs to draw, the same for every run; nil: all.
  public var rows: Int?

  /// In a configuration: the name alone where that says all.
  var json: JSON {
    if split == .test, rows == nil { return .string(name) }
    return ["name": .string(name), "split": .string(split.rawValue), "rows": JSON(rows)]
  }
}

/// A task that linear probes read from frozen features, as a suite's `probes` names it.
public struct ProbeReference: Sendable, Equatable {
  public var name: String
  /// At most so many rows of train, of dev and of test, drawn the same for every run; nil: all.
  public var rows: Int?

  var json: JSON { rows == nil ? .string(name) : ["name": .string(name), "rows": JSON(rows)] }
}

/// Tasks that are trained one after another, as a suite's `sequence` describes them.
public struct SequenceReference: Sendable, Equatable {
  public enum Setting: String, CaseIterable, Sendable {
    /// One set of method weights, carried on from task to task.
    case shared
    /// A set of its own for each task, from the base model: forgets nothing, at the cost of its bytes.
    case perTask = "per-task"
  }

  public var tasks: [TaskReference]
  public var settings: [Setting]
  /// At most so many test rows a task, drawn the same for every run; nil: all.
  public var testRows: Int?

  /// `books, dvd, music`
  var title: String { tasks.map(\.name).joined(separator: ", ") }

  func json(_ setting: Setting) -> JSON {
    [
      "tasks": .array(tasks.map { ["name": .string($0.name), "rows": JSON($0.rows)] }),
      "setting": .string(setting.rawValue), "testRows": JSON(testRows),
    ]
  }
}

/// Moments of the training at which forgetting is read, as a suite's `checkpoints` gives them.
public struct CheckpointReference: Sendable, Equatable {
  /// Between the start and the end, which are read too.
  public var count: Int
  /// At most so many rows of dev, of each held-out domain and of each retention set, drawn the same for every run;
  /// nil: all. Probes are read on the rows that `probes` gives them.
  public var rows: Int?

  var json: JSON { ["count": .number(Double(count)), "rows": JSON(rows)] }

  /// Steps after which is read, of `total`: 0, then evenly spread, then `total`; each once.
  package func steps(of total: Int) -> [Int] {
    var steps: [Int] = []
    for i in 0...(count + 1) {
      let step = (2 * total * i + count + 1) / (2 * (count + 1))
      if steps.last != step { steps.append(step) }
    }
    return steps
  }
}

extension JSON {
  /// A whole number, or null.
  fileprivate init(_ value: Int?) { self = value.map { .number(Double($0)) } ?? .null }
}
