import Basics
import Harness

enum ExplainCommand {
  static let explain = Command(
    name: "explain", summary: "Define a measure: its unit, where better lies, equation, source.",
    positionals: ["MEASURE?"],
    discussion: "Names are those of results files and reports; * stands for a data set, a method or a length.",
    examples: ["tunebench explain", "tunebench explain drift/cka", "tunebench explain forgetting/retention/stsb/lost"]
  ) { arguments in
    guard let name = arguments.positional(0) else {
      return print(
        table(["measure", "unit", "better"], MeasureCatalog.explained.map { [$0.name, $0.unit, $0.better.rawValue] }))
    }
    guard let measure = MeasureCatalog.explanation(of: name) else {
      throw InputError(
        "there is no measure \"\(name)\"", kind: .usage,
        advice: didYouMean(name, among: MeasureCatalog.explained.map(\.name)))
    }
    print("\(name): \(measure.title)\n")
    print("  unit        \(measure.unit)")
    print("  better      \(measure.better.rawValue)")
    print("  definition  " + wrapped(measure.definition, indent: 14))
    if let source = measure.source { print("  source      " + wrapped(source, indent: 14)) }
    if let theirs = MeasureCatalog.importedDefinition(of: name) {
      print("\nIn imported results, \(theirs.unit), better \(theirs.better.rawValue): \(theirs.title)\n")
      print("  definition  " + wrapped(theirs.definition, indent: 14))
      if let source = theirs.source { print("  source      " + wrapped(source, indent: 14)) }
    }
  }
}
