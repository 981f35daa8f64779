import Basics
import Records
import Suites

/// Sentences below a plan: what the methods do not get to see of the texts.
public enum PlanNotes {
  /// One a group of configurations that read the same sets alike, and one where lengths differ.
  public static func texts(_ runs: [RunSpec], _ forecasts: [Forecast]) -> [String] {
    struct Group {
      var task: String, length: Int, readings: [SetReading]
      var labels: [String] = []
    }
    var groups: [Group] = []
    for (run, forecast) in zip(runs, forecasts) where run.kind != .baseline {
      let index =
        groups.firstIndex {
          $0.task == run.task.name && $0.length == forecast.length && $0.readings == forecast.readings
        }
        ?? {
          groups.append(Group(task: run.task.name, length: forecast.length, readings: forecast.readings))
          return groups.count - 1
        }()
      if !groups[index].labels.contains(run.method.label) { groups[index].labels.append(run.method.label) }
    }
    var notes = groups.compactMap { group in
      TextNotes.text(group.readings, length: group.length).map {
        "\(group.task), \(group.labels.joined(separator: ", ")): \($0)."
      }
    }
    let lengths = Array(Set(groups.map(\.length))).sorted()
    let isCut = groups.contains { $0.readings.contains { $0.share.cutTexts > 0 } }
    if let shortest = lengths.first, lengths.count > 1, isCut {
      notes.append(
        "Methods of this suite do not read equal lengths (\(lengths.map(String.init).joined(separator: ", ")) pieces a "
          + "text); to compare them at equal lengths write maxLength: \(shortest) in train.")
    }
    return notes
  }

  /// That trainings may end before what is foreseen.
  public static func patience(_ runs: [RunSpec]) -> [String] {
    var labels: [String] = []
    for run in runs where run.method.patience != nil && !labels.contains(run.method.label) {
      labels.append(run.method.label)
    }
    guard !labels.isEmpty else { return [] }
    return [
      "With patience a training may end before its last epoch: steps and times are the most that they can be of "
        + labels.joined(separator: ", ") + "."
    ]
  }

  /// What methods have to say of what they train, once for all runs of which it is true.
  public static func methods(_ runs: [RunSpec], _ forecasts: [Forecast]) -> [String] {
    var groups: [(note: String, labels: [String])] = []
    for (run, forecast) in zip(runs, forecasts) {
      for note in forecast.methodNotes {
        guard let index = groups.firstIndex(where: { $0.note == note }) else {
          groups.append((note, [run.method.label]))
          continue
        }
        if !groups[index].labels.contains(run.method.label) { groups[index].labels.append(run.method.label) }
      }
    }
    return groups.map { "\($0.labels.joined(separator: ", ")): \($0.note)." }
  }
}
