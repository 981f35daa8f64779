import Basics
import Foundation
import Reports
import Running
import Tasks

/// What is there, in one place.
enum ListCommand {
  static let list = Command(
    name: "list", summary: "List results with their state and age, base models, and data sets.",
    options: [
      .init(name: "results", value: "DIR", summary: "where to look for results (default: results)"),
      .init(name: "json", value: nil, summary: "print the same as JSON, for programs"),
    ],
    discussion: """
      Missing are runs that the suite, as it was when its newest run ended, asks for. Results are looked for four levels deep.
      """,
    examples: ["tunebench list", "tunebench list --results ~/experiments --json"]
  ) { arguments in
    let directory = URL(fileURLWithPath: arguments.text("results") ?? "results")
    if arguments.text("results") != nil, !FileManager.default.fileExists(atPath: directory.path) {
      throw InputError("is not there", kind: .usage, place: "--results \(directory.relativePath)")
    }
    let results = ResultsOverview.all(below: directory)
    if arguments.has("json") { return print(try json(results).standard) }
    print(heading("results"))
    if results.isEmpty {
      print("none below \(directory.relativePath): tunebench run suites/quick.json5")
    } else {
      print(
        table(
          ["directory", "suite", "runs", "newest"],
          results.map {
            [
              Escaped.terminal($0.directory.relativePath), Escaped.terminal($0.suites.joined(separator: ", ")),
              state($0),
              age($0.newest),
            ]
          }))
    }
    for (title, command) in [("models", ModelCommands.list), ("data", DataCommands.list)] {
      print("\n" + heading(title))
      try command.run(try Arguments([], for: command))
    }
  }

  private static func heading(_ text: String) -> String { text.uppercased() }

  /// `30 complete, 2 failed, 4 missing`
  private static func state(_ results: ResultsOverview) -> String {
    let counts = [
      ("complete", results.complete), ("failed", results.failed), ("cancelled", results.cancelled),
      ("damaged", results.damaged), ("missing", results.missing ?? 0), ("under way", results.underWay),
    ]
    let shown = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    return shown.isEmpty ? "none" : shown.joined(separator: ", ")
  }

  /// `3 h ago`
  private static func age(_ ended: String) -> String {
    guard let date = try? Date(ended, strategy: .iso8601) else { return "-" }
    let seconds = -date.timeIntervalSinceNow
    switch seconds {
    case ..<0: return String(ended.prefix(10))
    case ..<60: return "just now"
    case ..<3600: return "\(Int(seconds / 60)) min ago"
    case ..<172_800: return "\(Int(seconds / 3600)) h ago"
    default: return "\(Int(seconds / 86400)) days ago"
    }
  }

  private static func json(_ results: [ResultsOverview]) throws -> JSON {
    func number(_ value: Int) -> JSON { .number(Double(value)) }
    let registered = try DataRegistry().contents()
    return [
      "results": .array(
        results.map { results in
          [
            "directory": .string(results.directory.relativePath), "suites": .array(results.suites.map(JSON.string)),
            "complete": number(results.complete), "failed": number(results.failed),
            "cancelled": number(results.cancelled), "damaged": number(results.damaged),
            "missing": results.missing.map(number) ?? .null, "underWay": number(results.underWay),
            "newest": results.newest.isEmpty ? .null : .string(results.newest),
          ]
        }),
      "models": .array(
        ModelRegistry().list().map { model in
          var members: [String: JSON] = ["name": .string(model.name), "directory": .string(model.directory.path)]
          switch model.description {
          case .success(let description):
            members["parameters"] = number(description.parameters)
            members["bytes"] = number(description.bytes)
          case .failure(let error): members["error"] = .string(error.message)
          }
          return .object(members)
        }),
      "data": .array(
        registered.names.map { name in
          let spec = registered.specs.first { $0.name == name }
          let files = spec?.files.named.map { ($0.key, JSON.string($0.path)) } ?? []
          return [
            "name": .string(name), "isDamaged": .bool(spec == nil),
            "files": .object(Dictionary(files, uniquingKeysWith: { $1 })),
          ]
        }),
      "builtIn": .array(WordNet.isInstalled() ? TaskCatalog.builtIn.map(JSON.string) : []),
    ]
  }
}
