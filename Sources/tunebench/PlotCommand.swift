import Basics
import Charts
import Foundation
import Reports

enum PlotCommand {
  static let plot = Command(
    name: "plot", summary: "Draw one chart of results, as a picture or as text.", positionals: ["RESULTS"],
    options: [
      .init(name: "chart", value: "NAME", summary: "which one; --list shows what there is"),
      .init(name: "list", value: nil, summary: "list the charts, and what the missing ones need"),
      .init(
        name: "format", value: "svg|png|pdf|ascii",
        summary: "default: ascii in a terminal or pipe, or as the ending of --out says"),
      .init(name: "out", value: "FILE", summary: "the picture (default: RESULTS/figures/NAME.FORMAT)"),
      .init(name: "x", value: "NAME", summary: "of pareto: any measure (default process/peakResident)"),
      .init(name: "y", value: "NAME", summary: "of pareto: any measure (default test); compare --list names them"),
      .init(name: "methods", value: "NAMES", summary: "of pareto: only these labels or methods, with commas between"),
      .init(name: "columns", value: "N", summary: "width of text (default: the terminal's, else 80)"),
    ],
    discussion: """
      The script (.gp) and the data (.dat) are written beside a picture: change them and draw again with gnuplot.
      """,
    examples: [
      "tunebench plot results/quick --list", "tunebench plot results/quick --chart parameters",
      "tunebench plot results/quick --chart test --format pdf --out paper/accuracy.pdf",
      "tunebench plot results/quick --chart pareto --x timings/train --y test/macroF1 --methods lora,fft,bitfit",
    ]
  ) { arguments in
    let results = URL(fileURLWithPath: arguments.positional(0)!)
    guard let name = arguments.text("chart") ?? (arguments.has("list") ? "" : nil) else {
      throw InputError(
        "--chart or --list is needed", kind: .usage, expected: arguments.command.usage,
        advice: "tunebench plot \(results.relativePath) --list")
    }
    if !arguments.has("list") { try Plot.check(name) }
    let axes = try axes(arguments, chart: name)
    let runs = try StoredRuns(reading: [results])
    complain(leftOut: runs.leftOut)
    if arguments.has("list") { return print(list(try Plot.list(runs), results: results)) }
    let out = arguments.text("out").map { URL(fileURLWithPath: $0) }
    let formats = Figure.Format.allCases.map(\.rawValue) + ["ascii"]
    let ending = out.map(\.pathExtension).flatMap { formats.contains($0) ? $0 : nil }
    let format = try arguments.choice("format", of: formats) ?? ending ?? (out == nil ? "ascii" : "svg")
    let figures =
      try axes.map { try Plot.pareto(runs, results: results, $0) }
      ?? Plot.figures(runs, results: results, chart: name)
    guard let picture = Figure.Format(rawValue: format) else {
      return try write(figures, columns: try columns(arguments), to: out)
    }
    guard out == nil || figures.count == 1 else {
      throw InputError(
        "\"\(name)\" is \(figures.count) charts, and --out one file", kind: .usage,
        advice: "choose one of: " + figures.map(\.figure.name).joined(separator: ", "))
    }
    for figure in figures {
      let file = out ?? results.appendingPathComponent("figures/\(figure.figure.name).\(format)")
      print("wrote \(try Plot.draw(figure, as: picture, to: file).relativePath)")
    }
  }

  /// What a Pareto chart is to be of; nil where nothing of it is said.
  private static func axes(_ arguments: Arguments, chart: String) throws -> ParetoAxes? {
    let given = ["x", "y", "methods"].filter(arguments.has)
    guard let first = given.first else { return nil }
    guard chart == "pareto" else {
      throw InputError(
        "--\(first) goes with --chart pareto alone", kind: .usage, found: chart.isEmpty ? "--list" : chart)
    }
    var axes = ParetoAxes()
    axes.x = arguments.text("x") ?? axes.x
    axes.y = arguments.text("y") ?? axes.y
    axes.methods = arguments.text("methods")?.split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }.filter { !$0.isEmpty }
    return axes
  }

  private static func list(_ charts: [(kind: ChartKind, figures: [String])], results: URL) -> String {
    var lines: [String] = []
    let there = charts.filter { !$0.figures.isEmpty }
    let rows = there.map { [$0.kind.rawValue, $0.kind.title, "\($0.figures.count)"] }
    lines.append(rows.isEmpty ? "no charts" : table(["chart", "shows", "pictures"], rows))
    let several = there.filter { $0.figures.count > 1 }
    for (kind, figures) in several {
      lines.append("\n\(kind.rawValue): " + wrapped(figures.joined(separator: ", "), indent: 2))
    }
    let missing = charts.filter(\.figures.isEmpty)
    if !missing.isEmpty {
      lines.append("\nNot here, and what would give it:")
      lines += missing.map { "  \($0.kind.rawValue.padding(to: 16))\(wrapped($0.kind.needs, indent: 18))" }
    }
    return lines.joined(separator: "\n")
  }

  private static func write(_ figures: [ReportFigure], columns: Int, to out: URL?) throws {
    let text = try figures.map { try $0.figure.text(columns: columns) }.joined(separator: "\n")
    guard let out else { return print(text, terminator: "") }
    do {
      try text.write(to: out, atomically: true, encoding: .utf8)
    } catch {
      throw InputError("the text cannot be written", place: out.relativePath, found: InputError.reason(of: error))
    }
    print("wrote \(out.relativePath)")
  }

  /// Characters in a line: as asked for, as the terminal has, as COLUMNS says, or 80.
  private static func columns(_ arguments: Arguments) throws -> Int {
    if let asked = try arguments.integer("columns", atLeast: Figure.fewestColumns) { return asked }
    var size = winsize()
    let isTerminal = isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
    let found =
      isTerminal && size.ws_col > 0
      ? Int(size.ws_col) : ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80
    guard found >= Figure.fewestColumns else {
      throw InputError(
        "the terminal is too narrow for a chart", expected: "at least \(Figure.fewestColumns) columns",
        found: "\(found)", advice: "widen it, or draw a picture: --format svg")
    }
    return found
  }
}
