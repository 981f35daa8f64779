import Basics
import Records
import Training

/// What a run reads of one of its sets.
public struct SetReading: Sendable, Equatable {
  /// `train`, `dev`, `test`, `held-out/NAME`, `retention/NAME`, `probe/NAME`.
  public var name: String
  public var share: TextShare
}

extension PreparedRun {
  /// What is read of every set that has texts, in the order of their use.
  var readings: [SetReading] {
    let sets =
      [("train", train), ("dev", dev), ("test", test)] + heldOut.map { ("held-out/\($0.task.name)", $0.data) }
    return sets.filter { $0.1.share.texts > 0 }.map { SetReading(name: $0.0, share: $0.1.share) }
  }
}

extension ForgettingSets {
  /// What is read of every set.
  var readings: [SetReading] {
    retention.map { SetReading(name: "retention/\($0.name)", share: $0.texts.share) }
      + probes.map {
        SetReading(name: "probe/\($0.task.name)", share: $0.encoded.reduce(TextShare()) { $0 + $1.share })
      }
  }
}

extension RunRecord {
  /// How long texts could be, and what of each set was cut or not known.
  mutating func addTexts(length: Int, _ readings: [SetReading]) {
    measures.append(Measure("text/length", values: [Double(length)]))
    for reading in readings {
      measures += [
        Measure("text/\(reading.name)/cut", values: [reading.share.cut]),
        Measure("text/\(reading.name)/lost", values: [reading.share.lost]),
        Measure("text/\(reading.name)/unknown", values: [reading.share.unknown]),
      ]
      let first = reading.share.first.map(Double.init)
      if !first.isEmpty {
        measures.append(Measure("text/\(reading.name)/firstTokens", shape: [first.count], values: first))
      }
      if reading.share.droppedTexts > 0 {
        measures.append(Measure("text/\(reading.name)/dropped", values: [Double(reading.share.droppedTexts)]))
      }
      for (name, count) in [
        ("pairs", reading.share.pairs), ("equalPairs", reading.share.equalPairs),
        ("longPairs", reading.share.longPairs),
      ] where count > 0 {
        measures.append(Measure("text/\(reading.name)/\(name)", values: [Double(count)]))
      }
      if reading.share.acrossBoundary > 0 {
        measures.append(Measure("text/\(reading.name)/acrossBoundary", values: [Double(reading.share.acrossBoundary)]))
      }
    }
  }
}

extension TextNotes {
  /// From this share of unknown pieces on the vocabulary does not fit the texts.
  public static let manyUnknown = 0.05

  /// What is cut or not known, in one sentence; nil where there is nothing to say.
  public static func text(_ readings: [SetReading], length: Int) -> String? {
    let cut = readings.filter { $0.share.cutTexts > 0 }, unknown = readings.filter { $0.share.unknown >= manyUnknown }
    var parts: [String] = []
    if !cut.isEmpty {
      parts.append(
        "texts are cut at \(length) pieces: "
          + cut.map { "\(percent($0.share.cut)) of \($0.name) (\(percent($0.share.lost)) of its pieces are lost)" }
          .joined(separator: ", "))
    }
    if !unknown.isEmpty {
      parts.append(
        "the model's vocabulary does not know "
          + unknown.map { "\(percent($0.share.unknown)) of the pieces of \($0.name)" }.joined(separator: ", "))
    }
    let dropped = readings.filter { $0.share.droppedTexts > 0 }
    if !dropped.isEmpty {
      parts.append(
        "left out, as no token of the answer fits: "
          + dropped.map { "\($0.share.droppedTexts) of \($0.name)" }.joined(separator: ", "))
    }
    for (why, count) in [
      ("their answers are equal as far as they fit", \TextShare.equalPairs),
      ("a text of them is too long to be scored as a whole", \TextShare.longPairs),
    ] {
      let found = readings.filter { $0.share[keyPath: count] > 0 }
      guard !found.isEmpty else { continue }
      parts.append(
        "pairs left out, as \(why): "
          + found.map { "\($0.share[keyPath: count]) of \($0.name)" }.joined(separator: ", "))
    }
    let merged = readings.filter { $0.share.acrossBoundary > 0 }
    if !merged.isEmpty {
      parts.append(
        "prompts whose tokens change where the answer follows: "
          + merged.map { "\($0.share.acrossBoundary) of \($0.name)" }.joined(separator: ", "))
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
