import Basics
import Foundation
import Records

/// A run as trackers of experiments (MLflow, TensorBoard) want it: figures with values at steps, and settings as texts.
struct TrackedFigures {
  struct Point {
    /// From 1; 0 where nothing was trained.
    var step: Int
    /// Seconds since 1970: the run's start and the training's own time up to there, so that evaluations take none.
    var time: Double
    var value: Double
  }

  struct Figure {
    var name: String
    var points: [Point]
  }

  /// Steps, then dev by epoch, then checkpoints, then what is known at the end, at the last step; no name is twice, and none
  /// is the folder of another.
  private(set) var figures: [Figure] = []
  /// Every setting as a text, by its path in the run's configuration: `train.learningRate`.
  let settings: [(name: String, text: String)]
  /// Seconds since 1970; 0 where the record does not say.
  let started: Double
  let ended: Double

  /// By step, from 0 before the first: seconds since 1970.
  private let times: [Double]

  init(_ record: RunRecord) {
    started = Self.seconds(record.provenance.started) ?? 0
    ended = max(started, Self.seconds(record.provenance.ended) ?? started)
    let steps = record.steps, phases = steps.seconds
    var times = [started]
    for step in 0..<steps.count {
      let spent = [phases.data, phases.forward, phases.backward, phases.optimizer, phases.other].reduce(0) {
        $0 + ($1[step].isFinite ? $1[step] : 0)
      }
      times.append(times[step] + spent)
    }
    self.times = times
    let json = (try? JSON(parsing: record.configuration.canonicalJSON, source: record.label)) ?? [:]
    settings = Self.flat(json, "")
    addSteps(record)
    addEpochs(record)
    addCheckpoints(record)
    addEnd(record)
    partFoldersFromFigures()
  }

  private mutating func add(_ name: String, _ points: [Point]) {
    if !points.isEmpty, !figures.contains(where: { $0.name == name }) {
      figures.append(Figure(name: name, points: points))
    }
  }

  private func point(_ step: Int, _ value: Double) -> Point {
    Point(step: step, time: times[min(max(step, 0), times.count - 1)], value: value)
  }

  private mutating func addSteps(_ record: RunRecord) {
    let steps = record.steps
    func points(_ values: [Double]) -> [Point] { values.enumerated().map { point($0 + 1, $1) } }
    add("steps/loss", points(steps.loss))
    add("steps/learningRate", points(steps.learningRate))
    // NaN says that it was not computed.
    add("steps/gradientNorm", points(steps.gradientNorm).filter { !$0.value.isNaN })
    add("steps/tokens", points(steps.tokens.map(Double.init)))
    add("steps/samples", points(steps.samples.map(Double.init)))
    let phases = steps.seconds
    for (name, values) in [
      ("data", phases.data), ("forward", phases.forward), ("backward", phases.backward),
      ("optimizer", phases.optimizer), ("other", phases.other),
    ] { add("steps/seconds/\(name)", points(values)) }
    for measure in record.measures where isOfSteps(measure, record) { add(measure.name, points(measure.values)) }
  }

  private func isOfSteps(_ measure: RunRecord.Measure, _ record: RunRecord) -> Bool {
    measure.name.hasPrefix("steps/") && measure.shape == [record.steps.count]
  }

  private mutating func addEpochs(_ record: RunRecord) {
    for metric in record.epochs.devMetrics {
      add(
        "dev/\(metric.name)",
        metric.value.enumerated().map { epoch, value in
          // In results without steps, as other programs' are, an epoch is all there is to count by.
          point(record.steps.epoch.lastIndex(of: epoch).map { $0 + 1 } ?? epoch + 1, value)
        })
    }
  }

  private static let checkpoints = "checkpoints/"

  private mutating func addCheckpoints(_ record: RunRecord) {
    guard let steps = Self.checkpointSteps(record) else { return }
    for measure in record.measures where Self.isOfCheckpoints(measure, steps) {
      add(measure.name, zip(steps, measure.values).map { point($0, $1) })
    }
  }

  private static func checkpointSteps(_ record: RunRecord) -> [Int]? {
    record.measures.first { $0.name == checkpoints + "steps" }?.values.map { Int(exactly: $0) ?? 0 }
  }

  private static func isOfCheckpoints(_ measure: RunRecord.Measure, _ steps: [Int]) -> Bool {
    measure.name.hasPrefix(checkpoints) && measure.name != checkpoints + "steps" && measure.shape == [steps.count]
  }

  private mutating func addEnd(_ record: RunRecord) {
    let last = record.steps.count
    for evaluation in record.evaluations {
      for metric in evaluation.metrics { add("\(evaluation.name)/\(metric.name)", [point(last, metric.value)]) }
    }
    for figure in RunFigures.besidesScores(record) { add(figure.name, [point(last, figure.value)]) }
    let steps = Self.checkpointSteps(record)
    for measure in record.measures where measure.values.count > 1 {
      guard !isOfSteps(measure, record), measure.name != Self.checkpoints + "steps",
        steps.map({ !Self.isOfCheckpoints(measure, $0) }) ?? true
      else { continue }
      for (index, value) in measure.values.enumerated() {
        add("\(measure.name)/\(Self.place(index, in: measure.shape))", [point(last, value)])
      }
    }
  }

  /// `1/2` for the sixth of [2, 3] values.
  private static func place(_ index: Int, in shape: [Int]) -> String {
    var (rest, places) = (index, [String]())
    for size in shape.reversed() where size > 0 {
      places.append("\(rest % size)")
      rest /= size
    }
    return places.reversed().joined(separator: "/")
  }

  /// Figures are files in MLflow's store: `steps/seconds`, the median, becomes `steps/seconds/value` beside its phases.
  private mutating func partFoldersFromFigures() {
    let names = Set(figures.map(\.name))
    var folders: Set<String> = []
    for name in names {
      var parts = name.split(separator: "/", omittingEmptySubsequences: false)
      while parts.count > 1 {
        parts.removeLast()
        folders.insert(parts.joined(separator: "/"))
      }
    }
    for index in figures.indices where folders.contains(figures[index].name) {
      figures[index].name += "/value"
      while names.contains(figures[index].name) || folders.contains(figures[index].name) { figures[index].name += "-" }
    }
  }

  private static func seconds(_ text: String) -> Double? {
    (try? Date(text, strategy: .iso8601))?.timeIntervalSince1970
  }

  /// Members by their paths, in the order of their names; a list as its canonical form.
  private static func flat(_ json: JSON, _ path: String) -> [(name: String, text: String)] {
    guard case .object = json else { return [(path, json.string ?? json.canonical)] }
    return json.sortedMembers.flatMap { flat($0.value, path.isEmpty ? $0.key : "\(path).\($0.key)") }
  }
}
