import Records

/// What the methods of a comparison could read of their texts, in sentences: who reads less is at a disadvantage that is
/// not its own.
enum TextLengths {
  /// What a set of runs had: the length that texts were cut at, and the sets of which texts were.
  private struct Group {
    var task: String
    var length: Int
    var cuts: [String]
    var methods: [String]
  }

  /// One sentence a group of methods of which texts were cut; one more where lengths differ; none where all texts fit, or
  /// where results do not say.
  static func sentences(_ runs: [RunResult]) -> [String] {
    var groups: [Group] = []
    for run in runs where run.status == .complete {
      guard let length = run.measure("text/length"), let whole = Int(exactly: length) else { continue }
      let cuts = run.measured("text/", "/cut").compactMap { set -> String? in
        guard let cut = run.measure("text/\(set)/cut"), cut > 0 else { return nil }
        let lost = run.measure("text/\(set)/lost") ?? .nan
        return "\(TextNotes.percent(cut)) of \(set) (\(TextNotes.percent(lost)) of its pieces)"
      }
      if let index = groups.firstIndex(where: { $0.task == run.task && $0.length == whole && $0.cuts == cuts }) {
        if !groups[index].methods.contains(run.method) { groups[index].methods.append(run.method) }
      } else {
        groups.append(Group(task: run.task, length: whole, cuts: cuts, methods: [run.method]))
      }
    }
    let cut = groups.filter { !$0.cuts.isEmpty }
    guard !cut.isEmpty else { return [] }
    var sentences = cut.map { group in
      "\(group.task): \(NumberText.list(group.methods)) read texts cut at \(group.length) pieces: "
        + NumberText.list(group.cuts) + "."
    }
    for task in RunResult.distinctTasks(groups.map(\.task)) {
      let lengths = Array(Set(groups.filter { $0.task == task }.map(\.length))).sorted()
      guard lengths.count > 1, cut.contains(where: { $0.task == task }) else { continue }
      sentences.append(
        "On \(task) methods did not read equal lengths of text (\(NumberText.list(lengths.map { "\($0)" })) pieces): part of "
          + "a difference may be that. With maxLength: \(lengths[0]) in train all would read the same.")
    }
    return sentences
  }
}

extension RunResult {
  /// Each once, as they first occur.
  fileprivate static func distinctTasks(_ names: [String]) -> [String] {
    names.reduce(into: []) { all, name in if !all.contains(name) { all.append(name) } }
  }
}
