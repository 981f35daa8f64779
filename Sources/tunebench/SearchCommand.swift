import Basics
import Foundation
import Reports

/// Prints the searches of a results directory.
enum SearchCommand {
  static let search = Command(
    name: "search", summary: "Show how every method was tuned: trials, what was chosen, what a search was worth.",
    positionals: ["RESULTS"],
    discussion: """
      Scores are on dev, by which the settings are chosen; test is read once, by the final runs. Expected best of n: the \
      mean of the best of n draws from the method's own trials (Dodge et al. 2019, arXiv:1909.03004).
      """,
    examples: ["tunebench search results/fair-wordnet"]
  ) { arguments in
    let directory = URL(fileURLWithPath: arguments.positional(0)!)
    let (search, suites, leftOut) = try Report.search(results: directory)
    complain(leftOut: leftOut)
    guard !search.methods.isEmpty else {
      throw InputError(
        "has no search", kind: .usage, place: directory.relativePath, expected: "results of a suite with search: {...}",
        advice: "suites/fair-wordnet.json5 is one")
    }
    for methods in search.tasks {
      print("\(Escaped.terminal(methods[0].task)), \(methods[0].strategy) search, dev \(methods[0].metricTitle)\n")
      for method in methods { show(method, suites.first { $0.name == method.suite }) }
    }
  }

  private static func show(_ method: SearchedMethod, _ suite: SuiteFacts?) {
    print(Escaped.terminal(method.label) + (method.chosen == nil ? ": nothing chosen yet" : ""))
    let hasRungs = method.rungs > 1
    let best = method.expectedBest
    let rows = method.trials.enumerated().map { index, trial in
      [
        "\(trial.number)", trial.text, trial.score.isFinite ? decimals(trial.score) : "no score",
        duration(trial.seconds),
      ] + (hasRungs ? ["\(trial.rung + 1) of \(method.rungs)"] : [])
        + (best.isEmpty ? [] : [String(format: "%.4f +- %.4f", best[index].mean, best[index].deviation)])
        + [trial.number == method.chosen ? "chosen" : ""]
    }
    print(
      table(
        ["trial", "settings", "dev", "time"] + (hasRungs ? ["rung"] : [])
          + (best.isEmpty ? [] : ["expected best of as many"]) + [""], rows))
    if method.trials.contains(where: \.score.isNaN) {
      print("no score: training diverged, or the metric is undefined on dev; such trials come last")
    }
    if hasRungs { print("a score belongs to the last rung of its trial: those of different rungs do not compare") }
    for (origin, settings) in suite?.notSearched(method.run) ?? [] {
      print(wrapped("not searched, from the \(origin): " + settings.joined(separator: ", "), indent: 2))
    }
    print("")
  }
}
