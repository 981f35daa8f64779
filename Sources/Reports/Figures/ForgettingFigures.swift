import Charts

/// Charts of what was forgotten.
enum ForgettingFigures {
  // MARK: Frontier

  /// Learning against retention lost: a picture a retention set. Where there are too many methods for all their seeds and
  /// ways in one, it holds the means alone, and a picture a family holds the rest. Where one has lost so much that the
  /// others lie on one line beside it, a second picture has these from closer.
  ///
  /// Learning is read on dev where runs have checkpoints, so that a way and its end are the same measure.
  static func frontiers(_ subject: ReportFigure.Subject) throws -> [ReportFigure] {
    let task = subject.task
    let runs = task.rows.flatMap(\.runs)
    return try Retention.sets(runs).flatMap { name -> [ReportFigure] in
      let hasWay = runs.contains { $0.array("checkpoints/retention/\(name)") != nil }
      let rows = task.rows.filter { point($0, name: name, onDev: hasWay) != nil }
      guard !rows.isEmpty else { return [] }
      let groups = CurveGroup.groups(of: rows, atMost: CurveFigures.curvesInOnePicture)
      let far = farAway(rows.compactMap { point($0, name: name, onDev: hasWay) })
      let labels = far.map(\.label)
      var pictures: [(group: CurveGroup, remarks: [String], names: [String]?)] = []
      if far.isEmpty {
        pictures.append((CurveGroup(title: "", rows: rows), [], nil))
      } else {
        let values = far.map { "\($0.label) (\(NumberText.digits($0.y)))" }.joined(separator: ", ")
        pictures = [
          (
            CurveGroup(title: "", rows: rows),
            rows.count > namesInWidePicture ? ["Named are those far off; the closer picture names the others."] : [],
            rows.count > namesInWidePicture ? labels : nil
          ),
          (
            CurveGroup(title: closer, rows: rows.filter { !labels.contains($0.label) }),
            ["Not in this picture, having lost far more: \(values)."], nil
          ),
        ]
      }
      // Where the wide picture and the closer one name all, those of families would say it again.
      if groups.count > 1, far.isEmpty || rows.count > namesInWidePicture { pictures += groups.map { ($0, [], nil) } }
      return try pictures.map { group, remarks, names in
        func point(_ row: ResultRow) -> MethodPoint? {
          var point = Self.point(row, name: name, onDev: hasWay)
          point?.label = group.label(row.label)
          return point
        }
        let points = group.rows.compactMap(point)
        return try frontier(
          subject, name: name, group: group.title,
          points: group.rows.count > CurveFigures.curvesInOnePicture ? points.map(\.meanAlone) : points,
          all: rows.compactMap(point), undefined: undefined(group.rows, name: name, onDev: hasWay),
          remarks: remarks, names: names, split: hasWay ? "Dev" : "Test",
          isSmall: groups.contains { $0.title == group.title } && groups.count > 1,
          frontBelow: group.title == closer ? points.flatMap { [$0.y, $0.yInterval?.upperBound ?? $0.y] }.max() : nil)
      }
    }
  }

  private static let closer = "closer"

  /// With more than so many, those that lie close together are named in the closer picture alone.
  private static let namesInWidePicture = 10

  /// The few that lost so much more than all others that without them the axis of what was lost is a third as long.
  static func farAway(_ points: [MethodPoint]) -> [MethodPoint] {
    func length(_ points: some Collection<MethodPoint>) -> Double {
      let ends = points.flatMap { [$0.y, $0.yInterval?.lowerBound ?? $0.y, $0.yInterval?.upperBound ?? $0.y] }
      return (ends.max() ?? 0) - min(0, ends.min() ?? 0)
    }
    let sorted = points.sorted { $0.y > $1.y }
    let count = (0...points.count / 4).first { 3 * length(sorted.dropFirst($0)) < length(sorted) } ?? 0
    return Array(sorted.prefix(count))
  }

  private static func frontier(
    _ subject: ReportFigure.Subject, name: String, group: String, points: [MethodPoint], all: [MethodPoint],
    undefined: Int, remarks: [String], names: [String]?, split: String, isSmall: Bool,
    frontBelow limit: Double?
  ) throws -> ReportFigure {
    let task = subject.task
    let title = "Learning and forgetting: \(name)" + (group.isEmpty ? "" : ", \(group)")
    let chart = try Charts.frontier(
      title: title, subtitle: "trained on \(task.task)", points: points, among: all,
      learning: Axis("\(split) \(task.metricTitle)"),
      forgetting: Axis("Retention lost on \(name)", unit: "more is worse"),
      higherIsBetter: task.higherIsBetter, intervalName: SeedInterval.name(points.map(\.seeds)),
      remarks: remarks + Caption.leftOut(undefined),
      named: names, isSmall: isSmall, frontBelow: limit)
    return subject.figure(
      chart, part: group.isEmpty ? name : "\(name) \(group)",
      text: "\(title), trained on \(task.task): " + extremes(points),
      terms: [task.metricTitle, Term.measure("forgetting/retention/\(name)/lost"), Term.interval])
  }

  /// `least lost by lora, 0.0012; most by fft, 0.1240`
  private static func extremes(_ points: [MethodPoint]) -> String {
    guard let least = points.min(by: { $0.y < $1.y }), let most = points.max(by: { $0.y < $1.y }) else { return "none" }
    let first = "least lost by \(least.label), \(NumberText.metric(least.y))"
    return points.count == 1 ? first : first + "; most by \(most.label), \(NumberText.metric(most.y))"
  }

  /// The best method on each domain.
  private static func domains(_ task: TaskResults) -> String {
    task.heldOut.prefix(3).compactMap { name -> String? in
      let rows = task.rows.compactMap { row in row.heldOut(name).mean.map { (row.label, $0) } }
      return rows.max { task.higherIsBetter ? $0.1 < $1.1 : $0.1 > $1.1 }.map {
        "best on \(name) is \($0.0), \(NumberText.metric($0.1))"
      }
    }.joined(separator: "; ")
  }

  /// Runs of the rows that were read and have no number to be drawn.
  private static func undefined(_ group: [ResultRow], name: String, onDev: Bool) -> Int {
    group.flatMap(\.runs).count { run in
      guard run.status == .complete, let learned = onDev ? run.dev : run.test, let lost = Retention.lost(run, name)
      else {
        return false
      }
      return !Point(learned, lost).isFinite
    }
  }

  private static func point(_ row: ResultRow, name: String, onDev: Bool) -> MethodPoint? {
    let pairs = row.runs.filter { $0.status == .complete }.compactMap { run -> Point? in
      guard let learned = onDev ? run.dev : run.test, let lost = Retention.lost(run, name) else { return nil }
      let point = Point(learned, lost, name: "seed \(run.seed)")
      return point.isFinite ? point : nil
    }
    guard let x = Summaries.mean(pairs.map(\.x)), let y = Summaries.mean(pairs.map(\.y)) else { return nil }
    return MethodPoint(
      method: MethodLooks.of(row), label: row.label, x: x, y: y, xInterval: SeedInterval.interval(pairs.map(\.x)),
      yInterval: SeedInterval.interval(pairs.map(\.y)), seeds: pairs.count,
      seedPoints: pairs.count > 1 ? pairs : [], path: onDev ? Retention.path(row, name) : [])
  }

  // MARK: Held-out domains

  static func heldOut(_ subject: ReportFigure.Subject) throws -> [ReportFigure] {
    let task = subject.task
    let rows = task.rows.filter { row in task.heldOut.contains { row.heldOut($0).mean != nil } }
    guard !rows.isEmpty else { return [] }
    let metric = task.metricTitle.prefix(1).uppercased() + task.metricTitle.dropFirst()
    let title = "\(metric) on held-out domains"
    let names = ShortNames(task.heldOut)
    let chart = try Charts.heatMap(
      title: title, subtitle: "trained on \(task.task)", rows: rows.map(\.label),
      columns: ["test"] + names.names,
      values: rows.map { row in
        [row.test.mean ?? .nan] + task.heldOut.map { row.heldOut($0).mean ?? .nan }
      }, quantity: "\(task.metricTitle), mean over seeds", decimals: 3,
      remarks: names.group.map { ["Held-out domains are of \($0)."] } ?? [])
    return [
      subject.figure(
        chart, text: "\(title), trained on \(task.task): " + domains(task), terms: [task.metricTitle, Term.domainGap])
    ]
  }

  // MARK: Sequences

  /// R[i][j]: the metric on task j after stage i; a table a method.
  static func sequence(_ subject: ReportFigure.Subject) throws -> [ReportFigure] {
    let task = subject.task
    let rows = task.rows.compactMap { row -> Charts.Matrix? in
      guard let matrix = SequenceResults(row) else { return nil }
      let names = ShortNames(matrix.tasks).names
      return Charts.Matrix(
        title: row.label, rows: names.map { "after \($0)" }, columns: names, values: matrix.mean)
    }
    guard !rows.isEmpty else { return [] }
    let title = "\(task.metricTitle.prefix(1).uppercased() + task.metricTitle.dropFirst()) along the sequence"
    let chart = try Charts.heatMaps(
      title: title, subtitle: task.task, matrices: rows,
      quantity: "\(task.metricTitle) on the column's task after the row's, mean over seeds", decimals: 2,
      remarks: ["Read down a column: what falls is forgotten."])
    let averages = task.rows.compactMap { row in row.measure("sequence/averageAccuracy").mean.map { (row.label, $0) } }
    let best = averages.max { $0.1 < $1.1 }.map { "best average is \($0.0), \(NumberText.metric($0.1))" }
    return [subject.figure(chart, text: "\(title): \(best ?? "a table a method")", terms: [Term.measure("sequence/R")])]
  }
}
